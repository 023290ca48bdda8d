#include "service/order/look.h"

#include "core/reach/kind.h"
#include "service/order/following.h"
#include "service/reach/notices.h"
#include "store/order/following.h"
#include "store/order/order.h"
#include "store/order/parcel.h"
#include "store/reach/notice.h"

static struct instant before_of(const struct ctx *ctx)
{
    return instant_add(ctx->now, SPAN_DAYS(-LOOK_DAYS));
}

static enum err tell(struct ctx *ctx, const struct order_head *head)
{
    struct notice_habit habit = notice_habit(CHOICE_ORDERS);
    struct new_notice notice = {.kind = NOTICE_LOOK,
                                .order_id = head->id,
                                .own = 1,
                                .remind_at = ctx->now,
                                .made_at = ctx->now,
                                .event = arena_printf(ctx->arena, "order %lld look %lld", (long long)head->id,
                                                      (long long)ctx->now.ms)};
    return notice_insert(ctx->db, &notice, &habit, head->buyer_id);
}

static enum err remind_of(struct ctx *ctx, int64_t order_id)
{
    struct order_head head;
    struct instant noted;
    enum err err = order_load_by_id(ctx->db, ctx->arena, order_id, &head);
    struct instant last = instant_add(ctx->now, SPAN_DAYS(-FOLLOWING_LAST_DAYS));
    if (!err)
        err = following_noted(ctx->db, order_id, &noted);
    bool wanted = !err && head.external && !head.over && !instant_before(head.created_at, last) &&
                  !instant_before(before_of(ctx), noted);
    return wanted ? tell(ctx, &head) : err;
}

bool look_is_due(struct ctx *ctx)
{
    size_t count = 0;
    struct str *numbers = ARENA_ARRAY(ctx->arena, struct str, LOOKS_MAX);
    return !following_load_look(ctx->db, ctx->arena, before_of(ctx), numbers, &count) && count > 0;
}

enum err look_remind(struct ctx *ctx)
{
    size_t count = 0;
    struct str *numbers = ARENA_ARRAY(ctx->arena, struct str, LOOKS_MAX);
    enum err err = following_load_look(ctx->db, ctx->arena, before_of(ctx), numbers, &count);
    for (size_t i = 0; !err && i < count; i++) {
        size_t orders = 0;
        int64_t ids[PARCEL_ORDERS_MAX];
        err = parcel_orders_of(ctx->db, numbers[i], ids, &orders);
        for (size_t k = 0; !err && k < orders; k++)
            err = remind_of(ctx, ids[k]);
        if (!err)
            err = following_set_looked(ctx->db, numbers[i], ctx->now);
    }
    return err;
}
