#include "service/order/list.h"

#include "service/order/market.h"
#include "store/people/person.h"
#include "text/people/handle.h"

enum err order_market(struct ctx *ctx, const struct viewer *viewer, struct str slug, struct market *market)
{
    enum err err = slug.len == 0 && viewer->market_id
                       ? market_load_by_id(ctx->db, ctx->arena, viewer->market_id, market)
                       : market_load(ctx->db, ctx->arena, slug, market);
    if (err == ERR_NOT_FOUND)
        return fail_field(&ctx->failure, ERR_INPUT, "market", "There is no marketplace of this name.");
    return err;
}

enum err order_market_of_staff(struct ctx *ctx, const struct viewer *viewer, struct str slug,
                               struct market *market)
{
    enum err err = order_market(ctx, viewer, slug, market);
    if (err)
        return err == ERR_INPUT ? market_none(ctx) : err;
    return market_require_staff(ctx, viewer, market->id);
}

/* ---- pages ---- */

static enum err side_id(struct ctx *ctx, const struct viewer *viewer, const struct order_list_page *page,
                        int64_t *id)
{
    struct market market;
    *id = viewer->person_id;
    if (page->side != SIDE_MARKET)
        return OK;
    enum err err = order_market_of_staff(ctx, viewer, page->market, &market);
    *id = err ? 0 : market.id;
    return err;
}

enum err order_list_by_due(struct ctx *ctx, const struct viewer *viewer, struct order_own_page *page)
{
    struct order_list list = {.side = page->sold ? SIDE_SELLER : SIDE_BUYER,
                              .id = viewer->person_id,
                              .most = ORDER_OWN_PAGE + 1,
                              .after = page->after};
    enum err err = order_list(ctx->db, ctx->arena, list, &page->heads);
    page->next = (struct order_place){0};
    if (err || page->heads.count <= ORDER_OWN_PAGE)
        return err;
    page->heads.count = ORDER_OWN_PAGE;
    page->next = order_place_of(&page->heads.at[ORDER_OWN_PAGE - 1]);
    return OK;
}

static enum err load_numbered(struct ctx *ctx, int64_t market_id, struct order_list_page *page)
{
    page->heads = (struct order_heads){.at = ARENA_NEW(ctx->arena, struct order_head), .count = 1};
    if (page->side != SIDE_MARKET)
        return fail_field(&ctx->failure, ERR_INPUT, "number",
                          "Numbers are a marketplace's: ask with side=market.");
    enum err err = order_load_by_number(ctx->db, ctx->arena, market_id, page->number, page->heads.at);
    if (err == ERR_NOT_FOUND)
        page->heads.count = 0;
    return err == ERR_NOT_FOUND ? OK : err;
}

enum err order_list_page(struct ctx *ctx, const struct viewer *viewer, struct order_list_page *page)
{
    struct order_list list = {
        .side = page->side, .most = ORDER_PAGE_MAX + 1, .over = page->over, .buyer_id = page->buyer_id};
    enum err err = side_id(ctx, viewer, page, &list.id);
    page->next = 0;
    if (!err && page->number.len)
        return load_numbered(ctx, list.id, page);
    if (!err)
        err = order_list_before(ctx->db, ctx->arena, list, page->before ? page->before : INT64_MAX,
                                &page->heads);
    if (!err && page->heads.count > ORDER_PAGE_MAX) {
        page->heads.count = ORDER_PAGE_MAX;
        page->next = page->heads.at[ORDER_PAGE_MAX - 1].id;
    }
    return err;
}

/* ---- told twice ---- */

static bool lines_alike(const struct order_lines *a, const struct order_lines *b)
{
    bool alike = a->count == b->count;
    for (size_t i = 0; alike && i < a->count; i++)
        alike = str_eq(a->at[i].title, b->at[i].title) && a->at[i].quantity == b->at[i].quantity &&
                a->at[i].amount_minor == b->at[i].amount_minor &&
                order_line_kind_of(&a->at[i]) == order_line_kind_of(&b->at[i]);
    return alike;
}

/* An order told without its time was told as of then. */
static bool heads_alike(const struct order_head *head, const struct order_placement *placement)
{
    return head->buyer_id == placement->buyer_id && head->seller_id == placement->seller_id &&
           str_eq(head->currency, currency_code(&placement->currency)) &&
           str_eq(head->country, placement->country) && str_eq(head->tracking, placement->tracking) &&
           head->promised_at.ms == placement->promised.ms &&
           (placement->ordered.ms == 0 || head->ordered_at.ms == placement->ordered.ms);
}

/* Whether it was told as paid at once; a payment that came later is another act. */
static bool paid_at_once(const struct order_head *head, const struct order_rows *rows)
{
    return rows->count && str_eq(rows->at[0].kind, names_at(&order_event_names, EVENT_PAID)) &&
           rows->at[0].at.ms == head->ordered_at.ms;
}

enum err order_placed_alike(struct ctx *ctx, const struct order_placement *placement, struct str *ref)
{
    struct order_head head;
    struct order_lines lines;
    struct order_rows rows;
    *ref = STR_NONE;
    enum err err = order_load_by_number(ctx->db, ctx->arena, placement->market->id, placement->number, &head);
    if (!err)
        err = order_lines_load(ctx->db, ctx->arena, head.id, &lines);
    if (!err)
        err = order_rows_load(ctx->db, ctx->arena, head.id, &rows);
    if (!err && heads_alike(&head, placement) && lines_alike(&lines, &placement->lines) &&
        paid_at_once(&head, &rows) == placement->paid)
        *ref = head.ref;
    return err;
}

/* ---- people ---- */

enum err order_buyer(struct ctx *ctx, const struct order_head *head, struct str *handle)
{
    struct person person;
    *handle = STR_NONE;
    enum err err = person_load(ctx->db, ctx->arena, head->buyer_id, &person);
    if (err == ERR_NOT_FOUND)
        return OK;
    if (!err && person.deleted_at.ms == 0)
        *handle = person.handle;
    return err;
}

enum err order_person(struct ctx *ctx, struct str handle, int64_t *person_id)
{
    struct person person;
    *person_id = 0;
    enum err err = person_load_by_handle(ctx->db, ctx->arena, handle_key(ctx->arena, handle), &person);
    if (err == ERR_NOT_FOUND)
        return OK;
    if (!err)
        *person_id = person.id;
    return err;
}
