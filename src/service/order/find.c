#include "service/order/find.h"

#include "store/people/person.h"
#include "text/people/handle.h"

enum err order_find(struct ctx *ctx, const struct viewer *viewer, const struct market *market,
                    const struct order_market_search *search, struct order_heads *heads)
{
    /* The list of all also says whether the viewer may see it. */
    enum err err = order_list_market(ctx, viewer, market, heads);
    if (err)
        return err;
    if (search->words.len) {
        struct order_search named = {market->id, search->words, handle_key(ctx->arena, search->words),
                                     ORDERS_MAX};
        return order_list_named(ctx->db, ctx->arena, &named, heads);
    }
    if (search->over)
        err = order_list(ctx->db, ctx->arena, (struct order_list){SIDE_MARKET_OVER, market->id, ORDERS_MAX},
                         heads);
    return err;
}

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
