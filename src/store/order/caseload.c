#include "store/order/caseload.h"

#include "base/check.h"
#include "row_readers.h"

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

/* What leaves only few orders; empty: nothing does. */
static struct str narrow_of(const struct case_filter *filter)
{
    return filter->words.len         ? STR("words")
           : filter->seller_id       ? STR("seller")
           : filter->assigned_id > 0 ? STR("assigned")
           : filter->reason.len      ? STR("reason")
                                     : STR_NONE;
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

/* In the order in which the statements name them. */
static struct arguments arguments_of(const struct case_filter *filter)
{
    struct arguments all = {0};
    struct str narrow = narrow_of(filter);
    if (narrow.len) {
        add(&all, TEXT(narrow));
        add(&all, INT(filter->market_id));
        add(&all, INT(filter->seller_id ? filter->seller_id : filter->assigned_id));
        add(&all, TEXT(filter->stage));
        add(&all, TEXT(filter->reason));
        add(&all, TEXT(filter->words));
        add(&all, TEXT(filter->handle_key));
    } else {
        add(&all, INT(filter->market_id));
        add(&all, TEXT(filter->stage));
        add(&all, TEXT(filter->reason));
    }
    add(&all, TEXT(filter->currency));
    add(&all, INT(filter->least));
    add(&all, INT(filter->since.ms));
    add(&all, INT(filter->due.ms));
    add(&all, INT(filter->seller_id));
    add(&all, INT(filter->assigned_id));
    return all;
}

/* The few are sorted by one expression for all, which goes up: amounts count down in it. */
static void add_place(struct arguments *all, const struct case_filter *filter, struct list_cursor after)
{
    static const struct str words[CASE_SORTS] = {STR_INIT("due"), STR_INIT("age"), STR_INIT("amount")};
    bool few = narrow_of(filter).len > 0, down = filter->sort == CASE_BY_AMOUNT;
    if (after.id == 0)
        after = down ? (struct list_cursor){INT64_MAX, INT64_MAX} : (struct list_cursor){-1, -1};
    if (few)
        add(all, TEXT(words[filter->sort]));
    add(all, INT(few && down ? -after.value : after.value));
    add(all, INT(few && down ? -after.id : after.id));
}

enum err case_list(struct db *db, struct arena *arena, const struct case_filter *filter,
                   struct case_page page, struct case_rows *rows)
{
    static const enum statement statements[CASE_SORTS] = {SQL_case_by_due, SQL_case_by_age,
                                                          SQL_case_by_amount};
    QUERY q;
    struct arguments all = arguments_of(filter);
    add_place(&all, filter, page.after);
    add(&all, INT((int64_t)page.most));
    *rows = (struct case_rows){.at = ARENA_ARRAY(arena, struct case_row, page.most)};
    query_start(&q, db, narrow_of(filter).len ? SQL_case_of_few : statements[filter->sort], all.at,
                all.count);
    while (rows->count < page.most && query_next(&q))
        row_case_row(&q, arena, &rows->at[rows->count++]);
    return query_end(&q);
}

enum err case_count(struct db *db, const struct case_filter *filter, int64_t most, int64_t *count)
{
    static const enum statement statements[CASE_SORTS] = {SQL_case_count_by_due, SQL_case_count_by_age,
                                                          SQL_case_count_by_amount};
    QUERY q;
    struct arguments all = arguments_of(filter);
    add(&all, INT(most));
    query_start(&q, db, narrow_of(filter).len ? SQL_case_count_few : statements[filter->sort], all.at,
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

enum err case_claim(struct db *db, struct arena *arena, struct case_assignment assignment, struct str *ref)
{
    QUERY q;
    *ref = STR_NONE;
    db_query(&q, db, SQL_case_claim, INT(assignment.person_id), INT(assignment.at.ms),
             INT(assignment.market_id));
    if (query_next(&q))
        *ref = query_text(&q, arena);
    return query_end(&q);
}
