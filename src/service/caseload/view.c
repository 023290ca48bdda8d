#include "service/caseload/view.h"

#include "service/order/market.h"
#include "text/kit/collate.h"

enum err view_all(struct ctx *ctx, const struct viewer *viewer, const struct market *market,
                  struct staff_views *views)
{
    enum err err = market_require(ctx, viewer, market->id, RIGHT_LOOK);
    if (!err)
        err = view_list(ctx->db, ctx->arena, market->id, viewer->person_id, views);
    if (!err)
        COLLATE(ctx->arena, ctx->failure.language, views->at, views->count, name);
    return err;
}

enum err view_keep(struct ctx *ctx, const struct view_wish *wish)
{
    struct staff_views views = {0};
    struct staff_view view = {.market_id = wish->market->id,
                              .person_id = wish->viewer.person_id,
                              .shared = wish->shared,
                              .name = str_trim(wish->name),
                              .address = wish->address};
    size_t chars = str_char_count(view.name);
    enum err err = view.person_id ? view_all(ctx, &wish->viewer, wish->market, &views) : market_none(ctx);
    if (!err && wish->shared)
        err = market_require(ctx, &wish->viewer, view.market_id, RIGHT_LEAD);
    if (err)
        return err;
    if (chars == 0 || chars > VIEW_NAME_MAX || view.address.len > VIEW_ADDRESS_MAX)
        return fail_field(&ctx->failure, ERR_INPUT, "name", "Give it a name of at most {most} characters.",
                          PLACE_INT("most", VIEW_NAME_MAX));
    if (views.count == STAFF_VIEWS_MAX)
        return fail(&ctx->failure, ERR_LIMIT, "There are {most} views already. Remove one first.",
                    PLACE_INT("most", STAFF_VIEWS_MAX));
    return view_insert(ctx->db, &view);
}

enum err view_drop(struct ctx *ctx, const struct viewer *viewer, const struct market *market, int64_t id)
{
    bool gone = false, rights[STAFF_RIGHT_COUNT];
    struct staff_view view = {.id = id, .market_id = market->id, .person_id = viewer->person_id};
    enum err err = market_require(ctx, viewer, market->id, RIGHT_LOOK);
    if (!err)
        err = market_may(ctx, viewer, market->id, rights);
    if (!err && viewer->person_id)
        err = view_delete(ctx->db, &view, &gone);
    view.person_id = 0;
    if (!err && !gone && rights[RIGHT_LEAD])
        err = view_delete(ctx->db, &view, &gone);
    return err || gone ? err : fail(&ctx->failure, ERR_NOT_FOUND, "There is no such view of yours.");
}
