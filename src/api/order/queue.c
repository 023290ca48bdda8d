/* A marketplace's queue and the notes of its staff, for programs of the staff and of the marketplace. */
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/order/handlers.h"
#include "core/value/money.h"
#include "http/door/look.h"
#include "service/caseload/question.h"
#include "service/order/list.h"

static void put_line(struct call *call, struct json *json, const struct case_row *row)
{
    char text[MONEY_TEXT];
    struct currency currency;
    json_object_begin(json);
    json_put_str(json, STR("ref"), row->ref);
    api_put_text(json, STR("number"), row->number);
    json_put_str(json, STR("title"), row->title);
    json_put_str(json, STR("stage"), row->stage);
    api_put_text(json, STR("reason"), row->reason);
    if (currency_from(row->currency, &currency))
        json_put_str(json, STR("amount"), money_write(row->amount_minor, currency, text));
    json_put_str(json, STR("currency"), row->currency);
    api_put_text(json, STR("seller"), row->seller);
    api_put_text(json, STR("assigned"), row->assigned);
    api_put_time(call, json, STR("since"), row->since_at);
    api_put_time(call, json, STR("due"), row->due_at);
    json_object_end(json);
}

static enum err read_after(struct call *call, struct list_cursor *after)
{
    struct str text = call_value(call, STR("after")), value = str_cut(&text, '.');
    *after = (struct list_cursor){0};
    if (value.len == 0 || (str_to_int(value, &after->value) && str_to_int(text, &after->id) && after->id > 0))
        return OK;
    return fail_field(&call->ctx->failure, ERR_INPUT, "after",
                      "Take the address of the next page as it came.");
}

/* What was asked for, with another place to go on from. */
static void put_next(struct call *call, struct json *json, struct list_cursor next)
{
    struct str place = arena_printf(arena_of(call), "%lld.%lld", (long long)next.value, (long long)next.id);
    api_put_next(call, json, next.id ? api_next_address(call, STR("after"), place) : STR_NONE);
}

enum err api_queue(struct call *call)
{
    struct caseload caseload;
    struct caseload_form form = {.question.page.most = CASELOAD_PAGE};
    enum err err =
        order_market_of_staff(call->ctx, &call->viewer, call_value(call, STR("market")), &form.market);
    if (!err)
        err = read_after(call, &form.question.page.after);
    if (!err)
        err = caseload_form_read(call->ctx, &call->app->policies, &call->query, &form);
    if (!err)
        err = caseload_list(call->ctx, &call->viewer, &form.market, &form.question, &caseload);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < caseload.rows.count; i++)
        put_line(call, &json, &caseload.rows.at[i]);
    json_array_end(&json);
    json_put_int(&json, STR("total"), caseload.total > CASELOAD_COUNTED ? CASELOAD_COUNTED : caseload.total);
    json_put_bool(&json, STR("more"), caseload.total > CASELOAD_COUNTED);
    put_next(call, &json, caseload.next);
    json_object_end(&json);
    return api_send(call, 200);
}

/* ---- notes ---- */

static enum err send_notes(struct call *call, const struct staff_notes *notes, int status)
{
    struct json json = api_items(call);
    for (size_t i = 0; i < notes->count; i++) {
        const struct staff_note *note = &notes->at[i];
        json_object_begin(&json);
        json_put_int(&json, STR("id"), note->id);
        api_put_text(&json, STR("author"), note->author);
        api_put_time(call, &json, STR("at"), note->written_at);
        json_put_str(&json, STR("words"), note->words);
        json_object_end(&json);
    }
    json_array_end(&json);
    json_object_end(&json);
    return api_send(call, status);
}

enum err api_notes(struct call *call)
{
    struct order_notes found;
    enum err err = note_of_order(call->ctx, &call->viewer, call->parameters[0], &found);
    if (!err)
        err = call_note_notes_look(call, found.head.market_id, &found.notes);
    return err ? err : send_notes(call, &found.notes, 200);
}

static enum err write(struct call *call)
{
    struct note_wish wish = {call->viewer, call->parameters[0], call_value(call, STR("words"))};
    struct order_notes found;
    enum err err = note_write(call->ctx, &wish);
    if (!err)
        err = note_of_order(call->ctx, &call->viewer, call->parameters[0], &found);
    return err ? err : send_notes(call, &found.notes, 201);
}

enum err api_note_add(struct call *call)
{
    return api_once(call, write);
}
