#include "store/order/caseload.h"

#include "base/check.h"
#include "core/clock/clock.h"
#include "row_readers.h"
#include "store/engine/ahead.h"

enum err case_put(struct db *db, const struct case_state *state)
{
    return db_run(db, SQL_case_put, NULL, INT(state->order_id), INT(state->market_id), TEXT(state->stage),
                  TEXT(state->reason), INT(state->amount_minor), TEXT(state->currency),
                  INT(state->since_at.ms), INT(state->due_at.ms), INT_OR_NIL(state->seller_id),
                  INT(state->frozen), INT(state->thawed_at.ms));
}

enum err case_load(struct db *db, struct arena *arena, int64_t order_id, struct case_state *state)
{
    QUERY q;
    db_query(&q, db, SQL_case_load, INT(order_id));
    bool found = query_next(&q);
    if (found)
        row_case_state(&q, arena, state);
    return query_end_one(&q, found);
}

enum err case_list_unread(struct db *db, struct str known, int64_t *ids, size_t most, size_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_case_unread, TEXT(known), INT((int64_t)most));
    return query_end_ids(&q, ids, most, count);
}

int64_t case_key(enum case_sort sort, const struct case_row *row)
{
    return sort == CASE_BY_DUE ? row->due_at.ms : sort == CASE_BY_AGE ? row->since_at.ms : row->amount_minor;
}

/* What leaves only few orders, the narrowest first. */
enum narrowing { NARROW_WORDS, NARROW_SELLER, NARROW_ASSIGNED, NARROW_REASON, NARROW_NONE };

static enum narrowing narrowing_of(const struct case_filter *filter)
{
    return filter->words.len         ? NARROW_WORDS
           : filter->seller_id       ? NARROW_SELLER
           : filter->assigned_id > 0 ? NARROW_ASSIGNED
           : filter->reason.len      ? NARROW_REASON
                                     : NARROW_NONE;
}

/* A list that stands by what is due and is read in the order of its narrowing's index. */
static bool is_due_of_few(const struct case_filter *filter)
{
    enum narrowing narrowing = narrowing_of(filter);
    return filter->sort == CASE_BY_DUE && narrowing != NARROW_WORDS && narrowing != NARROW_NONE;
}

enum { ARGUMENTS_MAX = 20 };
struct arguments {
    struct value at[ARGUMENTS_MAX];
    size_t count;
};

static void add(struct arguments *arguments, struct value value)
{
    check(arguments->count < ARGUMENTS_MAX);
    arguments->at[arguments->count++] = value;
}

static int64_t person_of(const struct case_filter *filter)
{
    return filter->seller_id ? filter->seller_id : filter->assigned_id;
}

static void add_narrowing(struct arguments *all, const struct case_filter *filter)
{
    static const struct str words[] = {[NARROW_WORDS] = STR_INIT("words"),
                                       [NARROW_SELLER] = STR_INIT("seller"),
                                       [NARROW_ASSIGNED] = STR_INIT("assigned"),
                                       [NARROW_REASON] = STR_INIT("reason")};
    add(all, TEXT(words[narrowing_of(filter)]));
    add(all, INT(filter->market_id));
    add(all, INT(person_of(filter)));
    add(all, TEXT(filter->stage));
    add(all, TEXT(filter->reason));
    add(all, TEXT(filter->words));
    add(all, TEXT(filter->handle_key));
}

static void add_filter(struct arguments *all, const struct case_filter *filter)
{
    add(all, TEXT(filter->currency));
    add(all, INT(filter->least));
    add(all, INT(filter->since.ms));
    add(all, INT(filter->due.ms));
    add(all, INT(filter->seller_id));
    add(all, INT(filter->assigned_id));
}

/* Of a whole stage. */
static struct arguments arguments_of_whole(const struct case_filter *filter)
{
    struct arguments all = {0};
    add(&all, INT(filter->market_id));
    add(&all, TEXT(filter->stage));
    add(&all, INT(filter->least));
    add(&all, INT(filter->since.ms));
    add(&all, INT(filter->due.ms));
    add(&all, INT(filter->assigned_id));
    if (filter->currency.len)
        add(&all, TEXT(filter->currency));
    return all;
}

/* In the order in which the statements name them. */
static struct arguments arguments_of_few(const struct case_filter *filter)
{
    struct arguments all = {0};
    add_narrowing(&all, filter);
    add_filter(&all, filter);
    return all;
}

static struct arguments arguments_of_due(const struct case_filter *filter)
{
    struct arguments all = {0};
    bool reason = narrowing_of(filter) == NARROW_REASON;
    add(&all, reason ? TEXT(filter->reason) : INT(person_of(filter)));
    add(&all, INT(filter->market_id));
    add(&all, TEXT(filter->stage));
    if (!reason)
        add(&all, TEXT(filter->reason));
    add_filter(&all, filter);
    return all;
}

/* Those that are sorted are so by one expression for all, which goes up: amounts count down in it. */
static void add_place(struct arguments *all, const struct case_filter *filter, struct list_cursor after,
                      bool few)
{
    static const struct str words[CASE_SORTS] = {STR_INIT("due"), STR_INIT("age"), STR_INIT("amount")};
    bool down = filter->sort == CASE_BY_AMOUNT;
    if (after.id == 0)
        after = down ? (struct list_cursor){INT64_MAX, INT64_MAX} : (struct list_cursor){-1, -1};
    if (few)
        add(all, TEXT(words[filter->sort]));
    add(all, INT(few && down ? -after.value : after.value));
    add(all, INT(few && down ? -after.id : after.id));
}

/* One for all currencies, one for a single one. */
static const enum statement whole_lists[CASE_SORTS][2] = {
    [CASE_BY_DUE] = {SQL_case_by_due, SQL_case_by_due_in_currency},
    [CASE_BY_AGE] = {SQL_case_by_age, SQL_case_by_age_in_currency},
    [CASE_BY_AMOUNT] = {SQL_case_by_amount, SQL_case_by_amount},
};
static const enum statement whole_counts[CASE_SORTS][2] = {
    [CASE_BY_DUE] = {SQL_case_count_by_due, SQL_case_count_by_due_in_currency},
    [CASE_BY_AGE] = {SQL_case_count_by_age, SQL_case_count_by_age_in_currency},
    [CASE_BY_AMOUNT] = {SQL_case_count_by_amount, SQL_case_count_by_amount},
};

static enum statement list_of(const struct case_filter *filter)
{
    static const enum statement due[] = {[NARROW_SELLER] = SQL_case_by_due_of_seller,
                                         [NARROW_ASSIGNED] = SQL_case_by_due_of_assigned,
                                         [NARROW_REASON] = SQL_case_by_due_of_reason};
    enum narrowing narrowing = narrowing_of(filter);
    return is_due_of_few(filter)      ? due[narrowing]
           : narrowing == NARROW_NONE ? whole_lists[filter->sort][filter->currency.len > 0]
                                      : SQL_case_of_few;
}

static struct arguments arguments_of_list(const struct case_filter *filter, struct case_page page)
{
    bool whole = narrowing_of(filter) == NARROW_NONE;
    struct arguments all = is_due_of_few(filter) ? arguments_of_due(filter)
                           : whole               ? arguments_of_whole(filter)
                                                 : arguments_of_few(filter);
    if (whole && filter->sort == CASE_BY_AMOUNT && filter->currency.len == 0)
        add(&all, TEXT(STR_NONE)); /* sums of several currencies have no order: none is found */
    add_place(&all, filter, page.after, !whole && !is_due_of_few(filter));
    add(&all, INT((int64_t)page.most));
    return all;
}

/* ---- within a day or a sum ---- */

/* So few that all of them are read and sorted, where the list stands by something else. */
enum { WITHIN_FEW = 2000 };

static const enum statement within[CASE_SORTS][2] = {
    [CASE_BY_DUE] = {SQL_case_within_due, SQL_case_within_due_in_currency},
    [CASE_BY_AGE] = {SQL_case_within_age, SQL_case_within_age_in_currency},
    [CASE_BY_AMOUNT] = {SQL_case_within_amount, SQL_case_within_amount},
};

/* A list of a whole stage that this bounds, and that does not stand by it. */
static bool is_bound_by(const struct case_filter *filter, enum case_sort by)
{
    bool in_order = filter->sort != CASE_BY_AMOUNT || filter->currency.len; /* sums of several have none */
    if (by == filter->sort || !in_order || narrowing_of(filter) != NARROW_NONE)
        return false;
    if (by == CASE_BY_AMOUNT)
        return filter->least > 0 && filter->currency.len;
    return instant_before(by == CASE_BY_AGE ? filter->since : filter->due, CLOCK_NEVER);
}

static bool is_bound(const struct case_filter *filter)
{
    return is_bound_by(filter, CASE_BY_DUE) || is_bound_by(filter, CASE_BY_AGE) ||
           is_bound_by(filter, CASE_BY_AMOUNT);
}

/* How many stand within the bound, whatever else is asked: the index alone tells. */
static enum err are_few_within(struct db *db, const struct case_filter *filter, enum case_sort by, bool *few)
{
    QUERY q;
    int64_t count = 0;
    struct case_filter bound = {.market_id = filter->market_id,
                                .stage = filter->stage,
                                .currency = filter->currency,
                                .least = by == CASE_BY_AMOUNT ? filter->least : 0,
                                .since = by == CASE_BY_AGE ? filter->since : CLOCK_NEVER,
                                .due = by == CASE_BY_DUE ? filter->due : CLOCK_NEVER};
    struct arguments all = arguments_of_whole(&bound);
    add(&all, INT(WITHIN_FEW + 1));
    query_start(&q, db, whole_counts[by][filter->currency.len > 0], all.at, all.count);
    enum err err = query_end_id(&q, &count);
    *few = count <= WITHIN_FEW;
    return err;
}

/* The bound that leaves few; CASE_SORTS: none does. */
static enum err bound_of(struct db *db, const struct case_filter *filter, enum case_sort *by)
{
    enum err err = OK;
    bool few = false;
    for (*by = 0; !err && *by < CASE_SORTS; ++*by) {
        if (is_bound_by(filter, *by))
            err = are_few_within(db, filter, *by, &few);
        if (few)
            break;
    }
    return err;
}

static enum err start_list(struct query *q, struct db *db, const struct case_filter *filter,
                           struct case_page page)
{
    enum case_sort by;
    enum err err = bound_of(db, filter, &by);
    bool sorted = !err && by < CASE_SORTS;
    struct arguments all = sorted ? arguments_of_whole(filter) : arguments_of_list(filter, page);
    if (sorted) {
        add_place(&all, filter, page.after, true);
        add(&all, INT((int64_t)page.most));
    }
    if (!err)
        query_start(q, db, sorted ? within[by][filter->currency.len > 0] : list_of(filter), all.at,
                    all.count);
    return err;
}

/* ---- lists and counts ---- */

void case_list_ahead(struct db *db, const struct case_filter *filter, struct case_page page)
{
    if (is_bound(filter)) /* what is asked then depends on an answer */
        return;
    struct arguments all = arguments_of_list(filter, page);
    db_ahead_values(db, list_of(filter), all.at, all.count);
}

enum err case_list(struct db *db, struct arena *arena, const struct case_filter *filter,
                   struct case_page page, struct case_rows *rows)
{
    QUERY q = {.db = db};
    *rows = (struct case_rows){.at = ARENA_ARRAY(arena, struct case_row, page.most)};
    enum err err = start_list(&q, db, filter, page);
    if (err)
        return err;
    while (rows->count < page.most && query_next(&q))
        row_case_row(&q, arena, &rows->at[rows->count++]);
    return query_end(&q);
}

/* A count has no order: it goes by what leaves the fewest. */
static enum case_sort counted_by(const struct case_filter *filter)
{
    return filter->least && filter->currency.len        ? CASE_BY_AMOUNT
           : instant_before(filter->since, CLOCK_NEVER) ? CASE_BY_AGE
                                                        : CASE_BY_DUE;
}

enum err case_count(struct db *db, const struct case_filter *filter, int64_t most, int64_t *count)
{
    QUERY q;
    bool few = narrowing_of(filter) != NARROW_NONE;
    enum case_sort by = counted_by(filter);
    struct arguments all = few ? arguments_of_few(filter) : arguments_of_whole(filter);
    add(&all, INT(most));
    query_start(&q, db, few ? SQL_case_count_few : whole_counts[by][filter->currency.len > 0], all.at,
                all.count);
    return query_end_id(&q, count);
}

enum err case_assign(struct db *db, struct str ref, struct case_assignment assignment)
{
    int64_t changed;
    enum err err = db_run(db, SQL_case_assign, &changed, INT_OR_NIL(assignment.person_id),
                          INT(assignment.at.ms), INT(assignment.market_id), TEXT(ref));
    return !err && changed == 0 ? ERR_NOT_FOUND : err;
}

void case_assigned_ahead(struct db *db, int64_t order_id)
{
    db_ahead(db, SQL_case_assigned, INT(order_id));
}

enum err case_assigned(struct db *db, struct arena *arena, int64_t order_id, struct str *handle)
{
    QUERY q;
    db_query(&q, db, SQL_case_assigned, INT(order_id));
    return query_end_word(&q, arena, handle);
}

enum err case_claim(struct db *db, struct arena *arena, struct case_assignment assignment, struct str *ref)
{
    QUERY q;
    db_query(&q, db, SQL_case_claim, INT(assignment.person_id), INT(assignment.at.ms),
             INT(assignment.market_id));
    return query_end_word(&q, arena, ref);
}
