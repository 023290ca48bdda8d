/* Evidence for programs: what both sides have given, one file of it, and giving files (multipart/form-data). */
#include "service/order/evidence.h"
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/order/handlers.h"
#include "api/order/order_fields.h"
#include "http/door/finish.h"
#include "http/door/ordered.h"

/* ---- what was given ---- */

static void put_row(struct call *call, struct json *json, const struct order *order,
                    const struct evidence_row *row)
{
    bool told = row->event_number >= 1 && row->event_number <= (int64_t)order->rows.count;
    /* What a side called its file may name that side: members of the commission do not read it. */
    bool of_order = order_is(order, PARTY_BUYER) || order_is(order, PARTY_SELLER) ||
                    order_is(order, PARTY_MARKET) || order_is(order, PARTY_STAFF);
    json_object_begin(json);
    json_put_int(json, STR("id"), row->id);
    json_put_int(json, STR("event"), row->event_number);
    json_put_str(json, STR("kind"), row->kind);
    json_put_str(json, STR("by"), row->party);
    api_put_text(json, STR("name"), of_order ? row->name : STR_NONE);
    api_put_text(json, STR("words"),
                 told ? evidence_words(order->rows.at[row->event_number - 1].note) : STR_NONE);
    json_put_str(json, STR("type"), row->mime);
    json_put_int(json, STR("size"), row->size);
    json_put_str(json, STR("sha256"), row->hash);
    api_put_time(call, json, STR("given_at"), row->created_at);
    json_put_str(json, STR("url"),
                 arena_printf(arena_of(call), "/api/v1/orders/%.*s/evidence/%lld", STR_ARG(order->head.ref),
                              (long long)row->id));
    json_object_end(json);
}

enum err api_evidence(struct call *call)
{
    struct order *order;
    struct evidence_rows rows;
    enum err err = call_order_seated(call, &order);
    if (!err)
        err = evidence_list(call->ctx, order, &rows);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < rows.count; i++)
        put_row(call, &json, order, &rows.at[i]);
    return api_send_items(call, &json);
}

/* The bytes are what somebody sent: whoever opens the address in a browser gets them as a file, and nothing runs. */
enum err api_evidence_file(struct call *call)
{
    struct order *order;
    struct evidence_row row;
    struct str bytes;
    int64_t id;
    struct reply *reply = &call->exchange->reply;
    enum err err = call_order_seated(call, &order);
    if (!err && !str_to_int(call->parameters[1], &id))
        err = fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no file at this address.");
    if (!err)
        err = evidence_read(call->ctx, order, id, &row, &bytes);
    if (err)
        return err;
    reply->status = 200;
    reply->type = STR("application/octet-stream");
    reply->shared = shared_body_new(bytes, GZIP_NEVER);
    reply_header(reply, STR("Content-Disposition"),
                 arena_printf(arena_of(call), "attachment; filename=\"evidence-%lld\"", (long long)id));
    reply_header(reply, STR("Content-Security-Policy"), POLICY_OF_FILES);
    call->answered = true;
    return OK;
}

/* ---- giving ---- */

/* A notebook's owner says whose it is; of a hosted order who sends it gives it. */
static enum err read_gift(struct call *call, const struct order *order, struct evidence_gift *gift)
{
    struct str by = call_value(call, STR("by"));
    int party = by.len ? names_find(&party_names, by) : (int)PARTY_BUYER;
    int kind = names_find(&evidence_names, call_value(call, STR("kind")));
    bool by_header;
    *gift = (struct evidence_gift){.viewer = call->viewer,
                                   .ref = call->parameters[0],
                                   .words = call_value(call, STR("words")),
                                   .appeals = call_value(call, STR("appeals")).len > 0};
    if (kind < 0)
        return fail_field(&call->ctx->failure, ERR_INPUT, "kind", "Choose what kind of evidence it is.");
    if (party != PARTY_BUYER && party != PARTY_SELLER)
        return fail_field(&call->ctx->failure, ERR_INPUT, "by", "There is no such party.");
    gift->kind = (enum evidence_kind)kind;
    gift->by = (enum party)party;
    return api_order_version(call, order, &gift->version, &by_header);
}

static enum party giver_of(const struct order *order)
{
    return order->state.external || order_is(order, PARTY_BUYER) ? PARTY_BUYER : PARTY_SELLER;
}

/* Decoding costs: it is done for those alone whose files could be taken now. */
static enum err may_give(struct call *call, const struct order *order, const struct evidence_gift *gift)
{
    struct order_action actions[ORDER_ACTIONS_MAX];
    enum order_event_kind wanted = gift->appeals ? EVENT_APPEALED : EVENT_EVIDENCE_GIVEN;
    bool side = order->state.external || order_is(order, PARTY_BUYER) || order_is(order, PARTY_SELLER);
    if (!side)
        return fail_row(&call->ctx->failure, ERR_REFUSED, NULL,
                        order_refusal_row(REFUSAL_NOT_YOURS)->sentence);
    int count = order_actions(order->policy, &order->state, giver_of(order), call->ctx->now, actions);
    for (int i = 0; i < count; i++)
        if (actions[i].act == wanted && !instant_before(call->ctx->now, actions[i].from))
            return evidence_room(call->ctx, order, gift);
    return fail(&call->ctx->failure, ERR_CONFLICT,
                "Evidence belongs to a dispute: it can be given while one is open and not yet decided. "
                "Until then "
                "keep your photos and screenshots.");
}

enum err api_evidence_prepare(struct call *call)
{
    struct evidence_gift gift;
    struct order *order = ARENA_NEW(arena_of(call), struct order);
    enum err err = order_read(call->ctx, &call->app->policies, &call->viewer, call->parameters[0], order);
    if (!err)
        err = api_require_input(call);
    if (!err && call->files.count == 0)
        err = fail_field(&call->ctx->failure, ERR_INPUT, "file", "Choose at least one file.");
    if (!err)
        err = read_gift(call, order, &gift);
    if (!err)
        gift.file.name = call->files.at[0].name;
    if (!err)
        err = may_give(call, order, &gift);
    for (size_t i = 0; !err && i < call->files.count; i++)
        err = call_look_limit(call, LIMIT_FILE);
    return err;
}

/* All of them or none: the unit of work is undone when one is refused. */
static enum err give_all(struct call *call, struct evidence_gift *gift)
{
    for (size_t i = 0; i < call->clean_count; i++)
        if (call->clean[i].error.len)
            return fail_said(&call->ctx->failure, ERR_INPUT, "file", call->clean[i].error);
    enum err err = OK;
    for (size_t i = 0; !err && i < call->clean_count; i++) {
        const struct clean_file *file = &call->clean[i];
        gift->file = (struct evidence_file){file->name, file->mime, file->width, file->height, file->bytes};
        err = evidence_give(call->ctx, &call->app->policies, gift, &gift->version);
        gift->appeals = false; /* the first brought the others along */
    }
    return err;
}

static enum err give_now(struct call *call)
{
    struct evidence_gift gift;
    struct order *order = ARENA_NEW(arena_of(call), struct order);
    enum err err = order_read(call->ctx, &call->app->policies, &call->viewer, call->parameters[0], order);
    if (!err)
        err = read_gift(call, order, &gift);
    if (!err)
        err =
            api_order_seen(call, order, gift.appeals ? EVENT_APPEALED : EVENT_EVIDENCE_GIVEN, &gift.version);
    if (!err)
        err = give_all(call, &gift);
    return err ? err : api_order_send(call, call->parameters[0], 201);
}

enum err api_evidence_give(struct call *call)
{
    return api_once(call, give_now);
}
