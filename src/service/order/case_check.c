/* Proving a case file: nothing here trusts what it reads before the signature fits, and little of it afterwards. */
#include "base/check.h"
#include "base/secret.h"
#include "core/order/time.h"
#include "service/order/case_file.h"
#include "service/order/event_fields.h"
#include "service/order/fold.h"
#include "service/order/parts.h"
#include "text/kit/html.h"
#include "text/kit/json_canonical.h"

#include <string.h>

struct proving {
    struct arena *arena;
    struct failure *failure;
    struct json_value root;
    const struct json_value *told; /* the state that the file tells */
    struct str key, signature, page_hash, page_signature;
    struct order *order;
    struct str rules;
};

/* ---- the block of a page ---- */

static bool take_entity(struct str *rest, struct buf *out)
{
    static const struct {
        struct str entity;
        char stands_for;
    } entities[] = {{STR_INIT("&amp;"), '&'},
                    {STR_INIT("&lt;"), '<'},
                    {STR_INIT("&gt;"), '>'},
                    {STR_INIT("&quot;"), '"'},
                    {STR_INIT("&#39;"), '\''}};
    for (size_t i = 0; i < COUNT_OF(entities); i++)
        if (str_starts(*rest, entities[i].entity)) {
            buf_put_char(out, entities[i].stands_for);
            *rest = str_slice(*rest, entities[i].entity.len, rest->len);
            return true;
        }
    return false;
}

static enum err unescape(struct proving *proving, struct str block, struct str *json)
{
    struct buf out, again;
    bool fits = true;
    struct str rest = block;
    buf_init(&out, block.len + 1);
    buf_init(&again, block.len + 1);
    while (fits && rest.len) {
        size_t plain = str_find_char(rest, '&');
        buf_put(&out, str_slice(rest, 0, plain));
        rest = str_slice(rest, plain, rest.len);
        fits = rest.len == 0 || take_entity(&rest, &out);
    }
    /* There is one way to write it, so that no byte of it is free. */
    html_str(&(struct html){&again}, buf_str(&out));
    fits = fits && !again.overflow && str_eq(buf_str(&again), block);
    *json = arena_copy(proving->arena, buf_str(&out));
    buf_free(&out);
    buf_free(&again);
    return fits ? OK
                : fail(proving->failure, ERR_INPUT, "the case file in the page is not written as it was");
}

static enum err take_out(struct proving *proving, struct str page, struct str *json, struct str *around)
{
    size_t at = str_find(page, STR(CASE_BLOCK_BEGIN));
    struct str behind = str_slice(page, at + sizeof CASE_BLOCK_BEGIN - 1, page.len);
    size_t end = str_find(behind, STR(CASE_BLOCK_END));
    if (at == page.len || end == behind.len)
        return fail(proving->failure, ERR_INPUT, "this is no case file: there is none in the page");
    *around = arena_printf(proving->arena, "%.*s%.*s", (int)(at + sizeof CASE_BLOCK_BEGIN - 1), page.at,
                           STR_ARG(str_slice(behind, end, behind.len)));
    return unescape(proving, str_slice(behind, 0, end), json);
}

/* ---- form and signature ---- */

static enum err canonical(struct proving *proving, const struct json_value *value, struct str *text)
{
    struct buf out;
    buf_init(&out, CASE_FILE_BYTES);
    bool fits = json_canonical_put(proving->arena, value, &out) && !out.overflow;
    *text = arena_copy(proving->arena, buf_str(&out));
    buf_free(&out);
    return fits ? OK
                : fail(proving->failure, ERR_INPUT, "the file has numbers or names that a case file has not");
}

static enum err read_outside(struct proving *proving, struct str json)
{
    struct str text;
    enum err err = json_read(proving->arena, json, &proving->root, proving->failure);
    if (!err)
        err = canonical(proving, &proving->root, &text);
    if (err)
        return err;
    if (!str_eq(text, json))
        return fail(proving->failure, ERR_INPUT,
                    "the file is not in its canonical form: it was written over");
    struct json_fields fields = json_fields_of(&proving->root, "case file", proving->failure);
    json_take_object(&fields, STR("case"));
    proving->key = json_take_str(&fields, STR("key"));
    proving->signature = json_take_str(&fields, STR("signature"));
    if (json_has(&fields, STR("page_hash")) || json_has(&fields, STR("page_signature"))) {
        proving->page_hash = json_take_str(&fields, STR("page_hash"));
        proving->page_signature = json_take_str(&fields, STR("page_signature"));
    }
    return json_fields_end(&fields);
}

static enum err check_page(struct proving *proving, struct str case_text, struct str around)
{
    struct arena *arena = proving->arena;
    if (around.len == 0)
        return proving->page_hash.len ? fail(proving->failure, ERR_INPUT,
                                             "the file was taken out of its page; check the page itself")
                                      : OK;
    struct str file = arena_printf(arena, "{\"case\":%.*s,\"key\":\"%.*s\",\"signature\":\"%.*s\"}",
                                   STR_ARG(case_text), STR_ARG(proving->key), STR_ARG(proving->signature));
    struct str message =
        arena_printf(arena, "recourse-case-page/1\n%.*s\n%.*s", STR_ARG(proving->page_hash), STR_ARG(file));
    if (!str_eq(proving->page_hash, str_from(hash_of(around).text)))
        return fail(proving->failure, ERR_INPUT, "the page around the case file was changed");
    if (!sign_fits(proving->key, message, proving->page_signature))
        return fail(proving->failure, ERR_INPUT, "the signature of the page does not fit");
    return OK;
}

static enum err check_signature(struct proving *proving, struct str key, struct str around)
{
    struct str text;
    enum err err = canonical(proving, json_find(&proving->root, STR("case")), &text);
    if (err)
        return err;
    if (key.len && !str_eq(key, proving->key))
        return fail(proving->failure, ERR_INPUT, "another key has signed this file: {key}",
                    PLACE("key", str_char_prefix(proving->key, TOKEN_TEXT)));
    if (!sign_fits(proving->key, text, proving->signature))
        return fail(proving->failure, ERR_INPUT,
                    "the signature does not fit: the case was changed after it was signed");
    return check_page(proving, text, around);
}

/* ---- the case ---- */

static void read_order(struct json_fields *fields, struct order_head *head)
{
    head->ref = json_take_str(fields, STR("ref"));
    head->marketplace = json_take_str(fields, STR("marketplace"));
    head->number = json_take_str(fields, STR("number"));
    head->seller = json_take_str(fields, STR("seller"));
    head->country = json_take_str(fields, STR("country"));
    head->tracking = json_take_str(fields, STR("tracking"));
    head->currency = json_take_str(fields, STR("currency"));
    head->external = json_take_bool(fields, STR("external"));
    head->buyer_id = json_take_int(fields, STR("buyer_id"), 0, INT64_MAX);
    head->seller_id = json_take_int(fields, STR("seller_id"), 0, INT64_MAX);
    head->market_id = json_take_int(fields, STR("market_id"), 0, INT64_MAX);
    head->fee_basis_points = json_take_int(fields, STR("fee_basis_points"), 0, MONEY_WHOLE);
    head->ordered_at.ms = json_take_int(fields, STR("ordered_at_ms"), CLOCK_FIRST.ms, CLOCK_LAST_MS);
    head->promised_at.ms = json_take_int(fields, STR("promised_at_ms"), 0, CLOCK_LAST_MS);
    head->created_at.ms = json_take_int(fields, STR("created_at_ms"), 0, CLOCK_LAST_MS);
}

static enum err read_lines(struct proving *proving, const struct json_value *list)
{
    struct order_lines *lines = &proving->order->lines;
    int64_t sum = 0;
    if (list->count == 0 || list->count > ORDER_LINES_MAX)
        return fail(proving->failure, ERR_INPUT, "lines: there are {count}; an order has 1 to {most}",
                    PLACE_INT("count", (int64_t)list->count), PLACE_INT("most", ORDER_LINES_MAX));
    for (size_t i = 0; i < list->count; i++) {
        struct json_fields fields = json_fields_of(&list->list[i], "lines", proving->failure);
        struct order_line *line = &lines->at[lines->count++];
        line->title = json_take_str(&fields, STR("title"));
        line->quantity = json_take_int(&fields, STR("quantity"), 1, INT32_MAX);
        line->amount_minor = json_take_int(&fields, STR("amount_minor"), 1, MONEY_MAX);
        line->kind = json_has(&fields, STR("kind")) ? json_take_str(&fields, STR("kind")) : STR_NONE;
        enum err err = json_fields_end(&fields);
        if (!err && line->kind.len && order_line_kind_of(line) == LINE_GOODS)
            err = fail(proving->failure, ERR_INPUT, "lines: a kind of line is not known");
        if (err)
            return err;
        sum += line->amount_minor;
    }
    return sum <= MONEY_MAX ? OK : fail(proving->failure, ERR_INPUT, "lines: together they are too much");
}

static void read_event(struct json_fields *fields, size_t lines, struct order_row *row)
{
    for (size_t i = 0; i < event_field_count; i++) {
        const struct event_field *field = &event_fields[i];
        if (field->hashed == HASHED_IF_SET && !json_has(fields, field->name))
            continue;
        if (field->kind == EVENT_FIELD_WORD)
            *event_word(field, row) = json_take_str(fields, field->name);
        else
            *event_number(field, row) =
                json_take_int(fields, field->name, field->least, event_most(field, lines));
    }
}

static enum err read_events(struct proving *proving, const struct json_value *list)
{
    struct order_rows *rows = &proving->order->rows;
    if (list->count > ORDER_ROWS_MAX)
        return fail(proving->failure, ERR_INPUT, "events: there are more than an order can have");
    for (size_t i = 0; i < list->count; i++) {
        struct json_fields fields = json_fields_of(&list->list[i], "events", proving->failure);
        read_event(&fields, proving->order->lines.count, order_rows_add(rows, proving->arena));
        enum err err = json_fields_end(&fields);
        if (err)
            return err;
    }
    return OK;
}

static enum err read_policy(struct proving *proving, const struct json_value *value)
{
    struct order_head *head = &proving->order->head;
    struct json_fields fields = json_fields_of(value, "policy", proving->failure);
    struct policy *policy = ARENA_NEW(proving->arena, struct policy);
    struct policy_problems *problems = ARENA_NEW(proving->arena, struct policy_problems);
    head->policy = json_take_str(&fields, STR("id"));
    head->policy_version = json_take_int(&fields, STR("version"), 1, INT32_MAX);
    head->policy_hash = json_take_str(&fields, STR("hash"));
    proving->rules = json_take_str(&fields, STR("text"));
    enum err err = json_fields_end(&fields);
    if (err)
        return err;
    if (policy_file_read(proving->arena, proving->rules, policy, problems))
        return fail(proving->failure, ERR_INPUT, "policy: the rules in the file cannot be read");
    if (!str_eq(str_from(policy->id), head->policy) || policy->version != head->policy_version)
        return fail(proving->failure, ERR_INPUT,
                    "policy: the rules in the file are those of {policy}, version {version}",
                    PLACE("policy", str_from(policy->id)), PLACE_ID("version", policy->version));
    if (head->policy_hash.len && !str_eq(str_from(policy->hash), head->policy_hash))
        return fail(proving->failure, ERR_INPUT,
                    "policy: the rules in the file are not those that the order was placed under");
    proving->order->policy = policy;
    return OK;
}

static enum err read_case(struct proving *proving)
{
    struct currency currency;
    struct failure *failure = proving->failure;
    struct json_fields fields = json_fields_of(json_find(&proving->root, STR("case")), "case", failure);
    struct str format = json_take_str(&fields, STR("format"));
    json_take_str(&fields, STR("site"));
    json_take_str(&fields, STR("made_at"));
    json_take_object(&fields, STR("people"));
    const struct json_value *order = json_take_object(&fields, STR("order"));
    const struct json_value *lines = json_take_array(&fields, STR("lines"));
    const struct json_value *policy = json_take_object(&fields, STR("policy"));
    const struct json_value *events = json_take_array(&fields, STR("events"));
    proving->told = json_take_object(&fields, STR("state"));
    /* Beside the history: files of before have none. */
    static const struct str beside[] = {STR_INIT("scans"), STR_INIT("payments")};
    for (size_t i = 0; i < COUNT_OF(beside); i++)
        if (json_has(&fields, beside[i]))
            json_take_array(&fields, beside[i]);
    enum err err = json_fields_end(&fields);
    if (err)
        return err;
    if (!str_eq(format, STR("recourse-case-file/1")))
        return fail(failure, ERR_INPUT, "format: this is not recourse-case-file/1");
    struct json_fields head = json_fields_of(order, "order", failure);
    read_order(&head, &proving->order->head);
    err = json_fields_end(&head);
    if (!err && !currency_from(proving->order->head.currency, &currency))
        return fail(failure, ERR_INPUT, "order: its currency is not known");
    if (!err)
        err = read_lines(proving, lines);
    if (!err)
        err = read_policy(proving, policy);
    return err ? err : read_events(proving, events);
}

/* ---- chain and replay ---- */

static enum err check_chain(struct proving *proving)
{
    struct str before = order_head_hash(proving->arena, proving->order);
    for (size_t i = 0; i < proving->order->rows.count; i++) {
        const struct order_row *row = &proving->order->rows.at[i];
        if (row->number != (int64_t)i + 1)
            return fail(proving->failure, ERR_INPUT, "events: number {number} is missing",
                        PLACE_ID("number", (int64_t)(i + 1)));
        if (!str_eq(order_hash(proving->arena, before, row), row->hash))
            return fail(
                proving->failure, ERR_INPUT,
                "events: the hash of event {number} is not that of what it says and of what was before",
                PLACE_ID("number", (int64_t)(i + 1)));
        before = row->hash;
    }
    return OK;
}

/* What no history of the law has, and its fold relies on. */
static bool is_possible(const struct order_state *state, const struct order_event *event)
{
    /* what is noted of elsewhere may have happened before a clock struck on a guess */
    bool later = event->at.ms >= (state->external ? state->told.ms : state->last.ms);
    if (event->kind <= EVENT_NONE || event->kind >= EVENT_KIND_COUNT || !later)
        return false;
    if (event->kind == EVENT_REFUNDED || event->kind == EVENT_CHARGED_BACK)
        return event->amount_minor >= 0 && event->amount_minor <= state->held_minor + state->seller_minor;
    if (event->kind == EVENT_RELEASED)
        return event->amount_minor == state->held_minor;
    return true;
}

static enum err replay(struct proving *proving)
{
    struct order *order = proving->order;
    struct order_rows rows = order->rows;
    struct ctx ctx = {.arena = proving->arena};
    order->rows.count = 0;
    enum err err = order_fold(&ctx, order);
    order->rows = rows;
    for (size_t i = 0; !err && i < rows.count; i++) {
        struct order_event event;
        if (!order_event_of(order->policy, &rows.at[i], &event) || !is_possible(&order->state, &event))
            return fail(proving->failure, ERR_INPUT,
                        "events: number {number} cannot follow under these rules",
                        PLACE_ID("number", (int64_t)(i + 1)));
        order_evolve(order->policy, &order->state, &event);
    }
    return err;
}

static struct str told_text(struct proving *proving, const struct json_value *value)
{
    struct str text = STR_NONE;
    return value && canonical(proving, value, &text) == OK
               ? text
               : say(proving->failure->language, STR(N_("nothing")));
}

/* The state of the replay, written as the file writes it. */
static enum err state_again(struct proving *proving, struct json_value *state)
{
    struct buf out;
    struct json json;
    buf_init(&out, 1 << 20);
    json_begin(&json, &out);
    case_put_state(&json, proving->order, case_chain_end(proving->arena, proving->order));
    enum err err =
        json_read(proving->arena, arena_copy(proving->arena, buf_str(&out)), state, proving->failure);
    buf_free(&out);
    return err;
}

static enum err compare_state(struct proving *proving)
{
    struct json_value again;
    enum err err = state_again(proving, &again);
    for (size_t i = 0; !err && i < again.count; i++) {
        struct str is = told_text(proving, &again.list[i]);
        struct str told = told_text(proving, json_find(proving->told, again.list[i].name));
        bool guess = /* versions before wrote one */
            order_end_is_guessed(&proving->order->state) && str_eq(again.list[i].name, STR("deadlines"));
        if (!guess && !str_eq(is, told))
            return fail(proving->failure, ERR_INPUT,
                        "state: {field} is {told} in the file, but the events lead to {is}",
                        PLACE("field", again.list[i].name), PLACE("told", str_char_prefix(told, 100)),
                        PLACE("is", str_char_prefix(is, 100)));
    }
    if (!err && proving->told->count != again.count)
        return fail(proving->failure, ERR_INPUT, "state: the file tells more than the events lead to");
    return err;
}

enum err case_file_check(struct arena *arena, struct str file, struct str key, struct case_report *report,
                         struct failure *failure)
{
    struct proving proving = {.arena = arena, .failure = failure, .order = ARENA_NEW(arena, struct order)};
    struct str json = file, around = STR_NONE;
    if (file.len && file.at[file.len - 1] == '\n' && file.at[0] == '{')
        json = str_slice(file, 0, file.len - 1);
    enum err err = OK;
    if (!str_is_utf8(file))
        return fail(failure, ERR_INPUT, "this is no case file: it is not a text in UTF-8");
    if (!str_starts(file, STR("{")))
        err = take_out(&proving, file, &json, &around);
    if (!err)
        err = read_outside(&proving, json);
    if (!err)
        err = check_signature(&proving, key, around);
    if (!err)
        err = read_case(&proving);
    if (!err)
        err = check_chain(&proving);
    if (!err)
        err = replay(&proving);
    if (!err)
        err = compare_state(&proving);
    if (!err)
        *report = (struct case_report){proving.order->head.ref, proving.key,
                                       (int64_t)proving.order->rows.count, around.len > 0};
    return err;
}
