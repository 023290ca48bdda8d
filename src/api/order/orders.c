/* Orders for programs: the viewer's, one, a new one. */
#include "api/order/order_json.h"

#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/order/handlers.h"
#include "api/order/order_fields.h"
#include "base/check.h"
#include "http/door/look.h"
#include "http/door/writer.h"
#include "service/order/list.h"
#include "service/order/market.h"
#include "service/people/buyer.h"
#include "text/kit/json_read.h"
#include "text/kit/storable.h"

/* ---- the list ---- */

static enum err read_buyer_of(struct call *call, struct order_list_page *page)
{
    struct buyer buyer;
    struct str number = call_value(call, STR("buyer_number"));
    if (number.len == 0)
        return OK;
    if (page->side != SIDE_MARKET)
        return fail_field(&call->ctx->failure, ERR_INPUT, "buyer_number",
                          "Numbers are a marketplace's: ask with side=market.");
    enum err err = buyer_find(call->ctx, &call->viewer, number, &buyer);
    page->buyer_id = buyer.person_id;
    return err;
}

static enum err read_page(struct call *call, struct order_list_page *page)
{
    static const struct {
        struct str name;
        enum order_side side;
    } sides[] = {
        {STR_INIT("bought"), SIDE_BUYER}, {STR_INIT("sold"), SIDE_SELLER}, {STR_INIT("market"), SIDE_MARKET}};
    struct str side = call_value(call, STR("side")), after = call_value(call, STR("after"));
    *page = (struct order_list_page){.side = call->viewer.market_id ? SIDE_MARKET : SIDE_BUYER,
                                     .market = call_value(call, STR("market"))};
    bool known = side.len == 0;
    for (size_t i = 0; i < COUNT_OF(sides); i++)
        if (str_eq(sides[i].name, side)) {
            page->side = sides[i].side;
            known = true;
        }
    if (!known)
        return fail_field(&call->ctx->failure, ERR_INPUT, "side",
                          "Ask for \"bought\", \"sold\" or \"market\".");
    struct str state = call_value(call, STR("state"));
    page->number = call_value(call, STR("number"));
    enum err err = read_buyer_of(call, page);
    if (err)
        return err;
    page->over = str_eq(state, STR("open")) ? NOT_OVER : str_eq(state, STR("over")) ? IS_OVER : OVER_OR_NOT;
    if (state.len && page->over == OVER_OR_NOT)
        return fail_field(&call->ctx->failure, ERR_INPUT, "state",
                          "Ask for \"open\", for \"over\", or for no state.");
    if (after.len && (!str_to_int(after, &page->before) || page->before < 1))
        return fail_field(&call->ctx->failure, ERR_INPUT, "after",
                          "Take the address of the next page as it came.");
    return OK;
}

static void put_next(struct call *call, struct json *json, const struct order_list_page *page)
{
    struct arena *arena = arena_of(call);
    struct buf query;
    buf_init(&query, 4096);
    if (call_value(call, STR("side")).len)
        form_put(&query, STR("side"), call_value(call, STR("side")));
    if (page->market.len)
        form_put(&query, STR("market"), page->market);
    if (call_value(call, STR("state")).len)
        form_put(&query, STR("state"), call_value(call, STR("state")));
    if (call_value(call, STR("buyer_number")).len)
        form_put(&query, STR("buyer_number"), call_value(call, STR("buyer_number")));
    form_put(&query, STR("after"), arena_printf(arena, "%lld", (long long)page->next));
    struct str next =
        page->next ? arena_printf(arena, "/api/v1/orders?%.*s", STR_ARG(buf_str(&query))) : STR_NONE;
    buf_free(&query);
    api_put_next(call, json, next);
}

enum err api_orders(struct call *call)
{
    struct order_list_page page;
    enum err err = read_page(call, &page);
    if (!err)
        err = order_list_page(call->ctx, &call->viewer, &page);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < page.heads.count; i++) {
        json_object_begin(&json);
        order_put_head(call, &json, &page.heads.at[i]);
        json_object_end(&json);
    }
    json_array_end(&json);
    put_next(call, &json, &page);
    json_object_end(&json);
    return api_send(call, 200);
}

/* ---- one ---- */

enum err api_order_send(struct call *call, struct str ref, int status)
{
    struct order *order = ARENA_NEW(arena_of(call), struct order);
    enum err err = order_read(call->ctx, &call->app->policies, &call->viewer, ref, order);
    if (!err && call->route->method == METHOD_GET)
        err = call_note_look(call, order);
    return err ? err : api_order_send_read(call, order, status);
}

enum err api_order_send_read(struct call *call, const struct order *order, int status)
{
    enum err err;
    struct known_buyer buyer;
    bool knows = !order->head.external && (order_is(order, PARTY_MARKET) || order_is(order, PARTY_STAFF));
    if (knows && (err = buyer_known(call->ctx, order->head.market_id, order->head.buyer_id, &buyer)))
        return err;
    struct str etag = order_etag(call, order, knows ? &buyer : NULL);
    reply_header(&call->exchange->reply, STR("ETag"), etag);
    if (status == 200 && call->route->method == METHOD_GET &&
        str_eq(request_header(&call->exchange->request, STR("If-None-Match")), etag)) {
        call->exchange->reply.status = 304;
        call->answered = true;
        return OK;
    }
    struct json json = api_json(call);
    order_put(call, &json, order, knows ? &buyer : NULL);
    return api_send(call, status);
}

enum err api_order(struct call *call)
{
    return api_order_send(call, call->parameters[0], 200);
}

/* ---- a new one of a marketplace that is hosted here ---- */

static enum err read_line(struct call *call, const struct json_value *value, struct currency currency,
                          struct order_line *line)
{
    struct failure *failure = &call->ctx->failure;
    struct json_fields fields = json_fields_of(value, "lines", failure);
    line->title = text_one_line(arena_of(call), json_take_str(&fields, STR("title")));
    line->quantity =
        json_has(&fields, STR("quantity")) ? json_take_int(&fields, STR("quantity"), 1, 1000000) : 1;
    json_leave(&fields, STR("quantity"));
    line->kind = json_has(&fields, STR("kind")) ? json_take_str(&fields, STR("kind")) : STR_NONE;
    json_leave(&fields, STR("kind"));
    struct str amount = json_take_str(&fields, STR("amount"));
    if (json_fields_end(&fields)) {
        failure->field = "lines";
        return ERR_INPUT;
    }
    enum money_fault fault = money_read_exact(amount, currency, &line->amount_minor);
    if (fault)
        return fail_field(failure, ERR_INPUT, "lines", "Write each amount as \"12.50\": {why}.",
                          PLACE("why", say(failure->language, money_fault_text(fault))));
    return OK;
}

static enum err read_lines(struct call *call, struct order_placement *placement)
{
    const struct json_value *list = json_find(call->json, STR("lines"));
    for (size_t i = 0; list && i < list->count && i < ORDER_LINES_MAX; i++) {
        enum err err = read_line(call, &list->list[i], placement->currency,
                                 &placement->lines.at[placement->lines.count++]);
        if (err)
            return order_line_wrong(&call->ctx->failure, arena_of(call), i, list->count);
    }
    return OK;
}

/* By the name here, or by the shop's own number. */
static enum err read_buyer(struct call *call, int64_t *person_id)
{
    struct buyer buyer;
    struct str number = call_value(call, STR("buyer_number"));
    if (number.len == 0)
        return order_person(call->ctx, call_value(call, STR("buyer")), person_id);
    if (call_value(call, STR("buyer")).len)
        return fail_field(&call->ctx->failure, ERR_INPUT, "buyer_number",
                          "Say the buyer's name or number, not both.");
    enum err err = buyer_find(call->ctx, &call->viewer, number, &buyer);
    *person_id = buyer.person_id;
    if (err == ERR_NOT_FOUND)
        return fail_field(&call->ctx->failure, ERR_INPUT, "buyer_number",
                          "This marketplace has made no buyer of this number.");
    return err;
}

static enum err read_people(struct call *call, struct order_placement *placement)
{
    struct str seller = call_value(call, STR("seller"));
    enum err err = read_buyer(call, &placement->buyer_id);
    placement->seller_id = call->viewer.person_id;
    if (!err && (seller.len || call->viewer.market_id))
        err = order_person(call->ctx, seller, &placement->seller_id);
    return err;
}

static enum err read_currency(struct call *call, struct currency *currency)
{
    if (currency_from(call_value(call, STR("currency")), currency))
        return OK;
    return fail_field(&call->ctx->failure, ERR_INPUT, "currency", "This is no currency of ISO 4217.");
}

/* Fields of the other kind of order are not passed over in silence. */
static enum err refuse_fields(struct call *call, const char *const *names, size_t count, const char *why)
{
    for (size_t i = 0; i < count; i++)
        if (json_find(call->json, str_from(names[i])))
            return fail_row(&call->ctx->failure, ERR_INPUT, names[i], str_from(why));
    return OK;
}

static enum err read_placement(struct call *call, struct order_placement *placement)
{
    static const char *const others[] = {"policy", "title", "price", "protection_ends"};
    struct str paid = form_get(&call->form, STR("paid"));
    placement->viewer = call->viewer;
    placement->number = call_value(call, STR("number"));
    placement->country = call_value(call, STR("country"));
    placement->tracking =
        track_entered(call->app->tracking, arena_of(call), call_value(call, STR("tracking")));
    placement->paid = paid.len > 0;
    enum err err =
        refuse_fields(call, others, COUNT_OF(others), N_("An order of a marketplace here does not take it."));
    if (!err)
        err = read_currency(call, &placement->currency);
    if (!err)
        err = wish_instant(call, "ordered", &placement->ordered);
    if (!err)
        err = wish_instant(call, "promised", &placement->promised);
    if (!err)
        err = wish_instant(call, "shipped", &placement->shipped);
    if (!err)
        err = wish_instant(call, "delivered", &placement->delivered);
    if (!err)
        err = read_lines(call, placement);
    return err ? err : read_people(call, placement);
}

static enum err place(struct call *call, const struct market *market, struct str *ref, int *status)
{
    struct order_placement placement = {.market = market};
    enum err err = read_placement(call, &placement);
    if (!err)
        err = order_place(call->ctx, &call->app->policies, &placement, ref);
    if (err != ERR_CONFLICT || !call->ctx->failure.field)
        return err;
    struct failure failure = call->ctx->failure;
    enum err looked = order_placed_alike(call->ctx, &placement, ref);
    if (looked)
        return looked;
    call->ctx->failure = failure;
    *status = 200;
    return ref->len ? OK : ERR_CONFLICT;
}

/* ---- a new one in the buyer's notebook ---- */

static enum err read_note(struct call *call, struct order_note *note)
{
    static const char *const others[] = {"buyer", "buyer_number", "lines", "country", "paid", "delivered"};
    enum err err =
        refuse_fields(call, others, COUNT_OF(others), N_("An order made elsewhere does not take it."));
    note->viewer = call->viewer;
    note->network = network_of(call);
    note->number = call_value(call, STR("number"));
    note->seller = call_value(call, STR("seller"));
    note->title = call_value(call, STR("title"));
    note->tracking = track_entered(call->app->tracking, arena_of(call), call_value(call, STR("tracking")));
    note->paid_by = call_value(call, STR("paid_by"));
    if (!err)
        err = read_currency(call, &note->currency);
    if (!err)
        err = wish_amount(call, "price", note->currency, &note->amount_minor);
    if (!err)
        err = wish_instant(call, "ordered", &note->ordered);
    if (!err && note->ordered.ms == 0)
        err = fail_field(&call->ctx->failure, ERR_INPUT, "ordered", "Say when it was ordered.");
    if (!err)
        err = wish_instant(call, "shipped", &note->shipped);
    if (!err)
        err = wish_instant(call, "promised", &note->promised);
    return err;
}

static enum err note(struct call *call, const struct market *market, struct str *ref)
{
    struct order_note noted = {.policy = NULL};
    struct str policy = market ? market->policy : call_value(call, STR("policy"));
    enum err err = read_note(call, &noted);
    if (err)
        return err;
    noted.policy = order_policy(&call->app->policies, policy);
    if (!noted.policy)
        return fail_field(&call->ctx->failure, ERR_INPUT, "policy",
                          "There are no rules of this name: aliexpress, ebay, ... or recourse-default.");
    err = wish_last_day(call, "protection_ends", noted.policy, &noted.protection_ends);
    if (err)
        return err;
    noted.marketplace = market ? market->name : str_from(noted.policy->title);
    return order_note_external(call->ctx, &noted, ref);
}

/* ---- */

static enum err create(struct call *call)
{
    struct str ref = STR_NONE, slug = call_value(call, STR("market"));
    struct market market;
    int status = 201;
    bool listed = slug.len || call->viewer.market_id;
    enum err err = listed ? order_market(call->ctx, &call->viewer, slug, &market) : OK;
    if (err)
        return err;
    err = listed && (!market.external || call->viewer.market_id) ? place(call, &market, &ref, &status)
                                                                 : note(call, listed ? &market : NULL, &ref);
    if (err)
        return err;
    reply_header(&call->exchange->reply, STR("Location"),
                 arena_printf(arena_of(call), "/api/v1/orders/%.*s", STR_ARG(ref)));
    return api_order_send(call, ref, status);
}

enum err api_order_prepare(struct call *call)
{
    return api_require_input(call);
}

/* The seller of a placed order may not be the one who tells of it: it is read as its teller. */
enum err api_order_create(struct call *call)
{
    return api_once(call, create);
}
