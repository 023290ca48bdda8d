#include "service/order/fold.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/secret.h"
#include "service/order/event_fields.h"
#include "service/order/parts.h"

/* The first word of a list stands for "not used" and is stored as nothing. */
static struct str word_of(const struct names *names, int member)
{
    return member ? names_at(names, member) : STR_NONE;
}

static bool member_of(const struct names *names, struct str word, int *member)
{
    *member = word.len ? names_find(names, word) : 0;
    return *member >= 0;
}

struct order_row order_row_of(const struct policy *policy, const struct order_event *event)
{
    bool about = event->kind == EVENT_DISPUTE_OPENED;
    bool decides = event->kind == EVENT_DECIDED;
    bool gives = event->kind == EVENT_EVIDENCE_GIVEN || (event->kind == EVENT_APPEALED && event->bytes > 0);
    bool ends = event->kind == EVENT_CHARGEBACK_ENDED || event->kind == EVENT_BANK_TOLD_LATE;
    return (struct order_row){
        .kind = names_at(&order_event_names, (int)event->kind),
        .by = word_of(&party_names, (int)event->by),
        .at = event->at,
        .until_ms = event->until.ms,
        .lines = (int64_t)event->lines,
        .pieces = event->pieces,
        .amount_minor = event->amount_minor,
        .currency = event->amount_minor ? currency_code(&event->currency) : STR_NONE,
        .days = event->days,
        .reason = about ? str_from(policy->reasons[event->reason].id) : STR_NONE,
        .code = decides && policy->code_count ? str_from(policy->codes[event->code].id) : STR_NONE,
        .remedy = word_of(&remedy_names, (int)event->remedy),
        .evidence = gives ? names_at(&evidence_names, (int)event->evidence) : STR_NONE,
        .bytes = event->bytes,
        .favour = ends ? names_at(&favour_names, (int)event->favour) : STR_NONE,
        .deadline =
            event->kind == EVENT_DEADLINE ? names_at(&deadline_names, (int)event->deadline) : STR_NONE,
        .person_id = event->person,
    };
}

bool order_event_of(const struct policy *policy, const struct order_row *row, struct order_event *event)
{
    int kind = names_find(&order_event_names, row->kind), by, remedy, evidence, favour, deadline;
    bool known =
        kind >= 0 && member_of(&party_names, row->by, &by) && member_of(&remedy_names, row->remedy, &remedy);
    known = known && member_of(&evidence_names, row->evidence, &evidence);
    known = known && member_of(&favour_names, row->favour, &favour);
    if (!known || !member_of(&deadline_names, row->deadline, &deadline))
        return false;
    *event = (struct order_event){
        .kind = (enum order_event_kind)kind,
        .by = (enum party)by,
        .at = row->at,
        .until = {row->until_ms},
        .lines = (uint64_t)row->lines,
        .pieces = (int32_t)row->pieces,
        .amount_minor = row->amount_minor,
        .days = (int32_t)row->days,
        .reason = row->reason.len ? policy_reason(policy, row->reason) : 0,
        .code = row->code.len ? policy_code(policy, row->code) : 0,
        .remedy = (enum remedy)remedy,
        .evidence = (enum evidence_kind)evidence,
        .bytes = row->bytes,
        .favour = (enum favour)favour,
        .deadline = (enum deadline)deadline,
        .person = row->person_id,
    };
    return event->reason >= 0 && event->code >= 0 &&
           (row->currency.len == 0 || currency_from(row->currency, &event->currency));
}

/* Each number and word once, every word with its length: nothing can be moved from one into the next. */
static void put_numbers(struct buf *out, const int64_t *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buf_put_int(out, numbers[i]);
        buf_put_char(out, '\n');
    }
}

static void put_words(struct buf *out, const struct str *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buf_put_int(out, (int64_t)words[i].len);
        buf_put_char(out, ':');
        buf_put(out, words[i]);
        buf_put_char(out, '\n');
    }
}

static struct str end_hash(struct arena *arena, struct buf *out)
{
    struct str hash = arena_copy(arena, str_from(hash_of(buf_str(out)).text));
    buf_free(out);
    return hash;
}

#define COUNTED(array) (array), sizeof(array) / sizeof((array)[0])

enum line_kind order_line_kind_of(const struct order_line *line)
{
    int kind = names_find(&line_kind_names, line->kind);
    return kind < 0 ? LINE_GOODS : (enum line_kind)kind;
}

struct str order_line_kind(const struct order_line *line)
{
    return names_at(&line_kind_names, (int)order_line_kind_of(line));
}

struct str order_head_hash(struct arena *arena, const struct order *order)
{
    const struct order_head *head = &order->head;
    const int64_t numbers[] = {head->buyer_id,         head->seller_id,
                               head->market_id,        head->policy_version,
                               head->external,         head->ordered_at.ms,
                               head->promised_at.ms,   head->created_at.ms,
                               head->fee_basis_points, (int64_t)order->lines.count};
    const struct str words[] = {head->ref,    head->policy,  head->policy_hash, head->marketplace,
                                head->number, head->country, head->currency};
    struct buf out;
    buf_init(&out, 64 * 1024);
    put_numbers(&out, COUNTED(numbers));
    put_words(&out, COUNTED(words));
    for (size_t i = 0; i < order->lines.count; i++) {
        const struct order_line *line = &order->lines.at[i];
        put_numbers(&out, (int64_t[]){line->quantity, line->amount_minor}, 2);
        put_words(&out, &line->title, 1);
        if (order_line_kind_of(line) != LINE_GOODS) /* older lines have none */
            put_words(&out, &line->kind, 1);
    }
    return end_hash(arena, &out);
}

static void put_event_numbers(struct buf *out, struct order_row *row, int hashed)
{
    for (size_t i = 0; i < event_field_count; i++)
        if (event_fields[i].kind != EVENT_FIELD_WORD && (int)event_fields[i].hashed == hashed &&
            (hashed != HASHED_IF_SET || *event_number(&event_fields[i], row)))
            put_numbers(out, event_number(&event_fields[i], row), 1);
}

struct str order_hash(struct arena *arena, struct str before, const struct order_row *row)
{
    struct order_row copy = *row;
    struct buf out;
    buf_init(&out, 64 * 1024);
    put_event_numbers(&out, &copy, HASHED);
    put_event_numbers(&out, &copy, HASHED_LAST);
    put_event_numbers(&out, &copy, HASHED_IF_SET);
    put_words(&out, &before, 1);
    for (size_t i = 0; i < event_field_count; i++)
        if (event_fields[i].kind == EVENT_FIELD_WORD && event_fields[i].hashed == HASHED)
            put_words(&out, event_word(&event_fields[i], &copy), 1);
    return end_hash(arena, &out);
}

/* ---- from the rows to the state ---- */

struct order_terms order_terms_of(const struct order *order)
{
    struct str country = order->head.country;
    struct order_terms placement = {
        .external = order->head.external,
        .at = order->head.ordered_at,
        .promised = order->head.promised_at,
        .country = {country.len == 2 ? country.at[0] : 0, country.len == 2 ? country.at[1] : 0},
        .fee_basis_points = (int32_t)order->head.fee_basis_points,
        .line_count = (int32_t)order->lines.count};
    check(currency_from(order->head.currency, &placement.currency));
    for (size_t i = 0; i < order->lines.count; i++) {
        const struct order_line *line = &order->lines.at[i];
        placement.line_minor[i] = line->amount_minor;
        placement.line_quantity[i] = (int32_t)(line->quantity < INT32_MAX ? line->quantity : INT32_MAX);
        placement.line_kind[i] = (uint8_t)order_line_kind_of(line);
    }
    return placement;
}

enum err order_fold(struct ctx *ctx, struct order *order)
{
    struct order_terms placement = order_terms_of(order);
    order->state = order_begin(order->policy, &placement);
    for (size_t i = 0; i < order->rows.count; i++) {
        struct order_event event;
        order->unreadable = !order_event_of(order->policy, &order->rows.at[i], &event);
        if (order->unreadable)
            return fail(&ctx->failure, ERR_DATABASE,
                        "order {order}: event {number} is not known to this version",
                        PLACE("order", order->head.ref), PLACE_ID("number", order->rows.at[i].number));
        order_evolve(order->policy, &order->state, &event);
    }
    return OK;
}

bool order_has_rules(const struct policy_set *policies, const struct order_head *head)
{
    return policy_set_find(policies, head->policy, head->policy_version, head->policy_hash) != NULL;
}

enum err order_find_rules(struct ctx *ctx, const struct policy_set *policies, struct order *order)
{
    const struct order_head *head = &order->head;
    order->policy = policy_set_find(policies, head->policy, head->policy_version, head->policy_hash);
    if (order->policy)
        return OK;
    return fail_until(
        &ctx->failure, ERR_BUSY, SPAN_MINUTES(5).ms,
        "Order {order} waits: its rules, {policy} version {version}, are not on this server. Nothing is "
        "done to it until the site's operator has put them back.",
        PLACE("order", head->ref), PLACE("policy", head->policy), PLACE_ID("version", head->policy_version));
}

enum err order_find_state(struct ctx *ctx, const struct policy_set *policies, struct order *order)
{
    enum err err = order_find_rules(ctx, policies, order);
    return err ? err : order_fold(ctx, order);
}

enum err order_load_rest(struct ctx *ctx, const struct policy_set *policies, struct order *order)
{
    order_ahead(ctx->db, order->head.id);
    enum err err = order_lines_load(ctx->db, ctx->arena, order->head.id, &order->lines);
    if (!err)
        err = order_rows_load(ctx->db, ctx->arena, order->head.id, &order->rows);
    return err ? err : order_find_state(ctx, policies, order);
}
