#include "service/clock/round.h"

#include "base/memory.h"
#include "service/clock/forget.h"
#include "service/clock/handing.h"
#include "service/clock/outage.h"
#include "service/desk/saved_search.h"
#include "service/order/caseload.h"
#include "service/order/freeze.h"
#include "service/order/look.h"
#include "service/order/notice.h"
#include "service/order/strike.h"
#include "service/panel/panel.h"
#include "store/order/remind.h"
#include "store/panel/panel.h"

#include <stdlib.h>

enum { BATCH = 200, ORDERS_BATCH = 500, GATHERED = 20000 };

/* ---- deadlines and panels ---- */

struct batch {
    const struct round_base *place;
    struct instant now;
    size_t most, done;
};

struct ctx *round_time(struct ctx *ctx, struct instant now)
{
    if (now.ms)
        ctx->now = now;
    return ctx;
}

static enum err tick_panels(struct ctx *ctx, void *arg)
{
    struct batch *batch = arg;
    return panel_tick(round_time(ctx, batch->now), batch->place->policies, batch->most, &batch->done);
}

static enum err tick_reminders(struct ctx *ctx, void *arg)
{
    struct batch *batch = arg;
    return notice_tick(round_time(ctx, batch->now), batch->place->policies, batch->most, &batch->done);
}

/* In batches, each a unit of its own, so that others who write are held up for a moment only. */
static enum err run_batches(struct batch *batch, enum err (*work)(struct ctx *ctx, void *arg), int64_t *total)
{
    const struct round_base *place = batch->place;
    enum err err;
    do {
        batch->done = 0;
        err = place->run(place->arg, work, batch);
        *total += err ? 0 : (int64_t)batch->done;
    } while (!err && batch->done == batch->most);
    return err;
}

/* Orders that are due: found by reading, and then struck in the order of their ids. */
struct striking {
    const struct round_base *place;
    struct instant now;
    int64_t *ids;
    size_t most, count, at;
    struct order_strike batch;
};

static enum err gather(struct ctx *ctx, void *arg)
{
    struct striking *striking = arg;
    return order_gather_due(round_time(ctx, striking->now), striking->place->policies, striking->ids,
                            striking->most, &striking->count);
}

static enum err strike(struct ctx *ctx, void *arg)
{
    struct striking *striking = arg;
    size_t left = striking->count - striking->at;
    striking->batch.ids =
        (struct due_ids){striking->ids + striking->at, left < ORDERS_BATCH ? left : ORDERS_BATCH};
    return order_strike(round_time(ctx, striking->now), striking->place->policies, &striking->batch);
}

static enum err strike_gathered(struct striking *striking, struct round_done *done)
{
    const struct round_base *place = striking->place;
    enum err err = OK,
             (*run)(void *, enum err (*)(struct ctx *, void *), void *) =
                 place->run_by_rows ? place->run_by_rows : place->run; /* it takes what it strikes */
    for (striking->at = 0; !err && striking->at < striking->count;) {
        err = run(place->arg, strike, striking);
        if (!err) {
            striking->at += striking->batch.looked_at;
            done->orders += (int64_t)striking->batch.struck;
            done->unreadable += (int64_t)striking->batch.unreadable;
        }
    }
    return err;
}

enum err round_strike(const struct round_base *place, struct instant now, int64_t most,
                      struct round_done *done)
{
    struct striking striking = {
        .place = place, .now = now, .ids = memory_new(GATHERED * sizeof *striking.ids)};
    enum err err;
    int64_t before;
    do {
        before = done->orders;
        done->unreadable = 0; /* those that were gathered now */
        striking.most = most - before < GATHERED ? (size_t)(most - before) : GATHERED;
        err = (place->read ? place->read : place->run)(place->arg, gather, &striking);
        if (!err)
            err = strike_gathered(&striking, done);
    } while (!err && striking.count == striking.most && done->orders > before && done->orders < most);
    free(striking.ids);
    return err;
}

static enum err sort_in(struct ctx *ctx, void *arg)
{
    struct batch *batch = arg;
    return caseload_sort_in(round_time(ctx, batch->now), batch->place->policies, BATCH, &batch->done);
}

/* One batch a round: an order that cannot be reached keeps nobody busy. */
static enum err reach_frozen(struct ctx *ctx, void *arg)
{
    struct batch *batch = arg;
    return freeze_round(round_time(ctx, batch->now), batch->place->policies, BATCH, &batch->done);
}

/* ---- the round ---- */

enum err round_run(const struct round_base *place, struct instant now, struct round_done *done)
{
    struct batch batch = {.place = place, .now = now, .most = BATCH};
    *done = (struct round_done){0};
    enum err err = place->run(place->arg, reach_frozen, &batch);
    if (!err)
        err = round_strike(place, now, INT64_MAX, done);
    if (!err)
        err = run_batches(&batch, tick_panels, &done->panels);
    if (!err)
        err = run_batches(&batch, tick_reminders, &done->reminders);
    if (!err)
        err = run_batches(&batch, sort_in, &done->sorted);
    if (!err && place->provider.move)
        err = handing_run(place, now, &done->effects);
    return err;
}

/* ---- absence ---- */

struct excusing {
    const struct policy_set *policies;
    struct outage outage;
    int64_t after; /* of the batch before: a unit may run again */
    bool more;
};

static enum err find_outage(struct ctx *ctx, void *arg)
{
    struct excusing *excusing = arg;
    return outage_find(ctx, &excusing->outage.since);
}

static enum err excuse_batch(struct ctx *ctx, void *arg)
{
    struct excusing *excusing = arg;
    excusing->outage.after = excusing->after;
    excusing->outage.moved = 0;
    return outage_excuse(ctx, excusing->policies, &excusing->outage);
}

enum err round_excuse(const struct round_base *place, struct round_outage *outage)
{
    struct excusing excusing = {.policies = place->policies, .outage = {.most = BATCH}};
    enum err err = place->run(place->arg, find_outage, &excusing);
    *outage = (struct round_outage){.since = excusing.outage.since};
    if (err || !excusing.outage.since.ms)
        return err;
    do {
        excusing.after = excusing.outage.after;
        err = place->run(place->arg, excuse_batch, &excusing);
        outage->orders += err ? 0 : (int64_t)excusing.outage.moved;
    } while (!err && excusing.outage.seen == BATCH);
    return err;
}

static enum err note_rules(struct ctx *ctx, void *arg)
{
    struct excusing *excusing = arg;
    return outage_note_rules(ctx, excusing->policies);
}

static enum err excuse_rules(struct ctx *ctx, void *arg)
{
    struct excusing *excusing = arg;
    excusing->outage.after = excusing->after;
    excusing->outage.moved = 0;
    return outage_excuse_rules(ctx, excusing->policies, &excusing->outage, &excusing->more);
}

enum err round_excuse_rules(const struct round_base *place, bool serves, int64_t *orders)
{
    struct excusing excusing = {.policies = place->policies, .outage = {.most = BATCH}, .more = true};
    enum err err = serves ? place->run(place->arg, note_rules, &excusing) : OK;
    *orders = 0;
    while (!err && excusing.more) {
        excusing.after = excusing.outage.after;
        err = place->run(place->arg, excuse_rules, &excusing);
        *orders += err ? 0 : (int64_t)excusing.outage.moved;
    }
    return err;
}

static enum err beat(struct ctx *ctx, void *arg)
{
    (void)arg;
    return outage_beat(ctx);
}

static enum err forget(struct ctx *ctx, void *arg)
{
    (void)arg;
    enum err err = look_is_due(ctx) ? look_remind(ctx) : OK;
    return err ? err : forget_old(ctx);
}

enum err round_beat(const struct round_base *place)
{
    return place->run(place->arg, beat, NULL);
}

static enum err look_at_searches(struct ctx *ctx, void *arg)
{
    return saved_search_look(ctx, arg);
}

static enum err tell_of_searches(struct ctx *ctx, void *arg)
{
    return saved_search_tell(ctx, arg);
}

/* Of more than these the rest has its turn a minute later. */
static enum err follow_searches(const struct round_base *place)
{
    enum { LOOKS_MAX = 5 };
    struct saved_look look = {.count = SAVED_ROUND};
    enum err err = OK;
    for (int i = 0; !err && look.count == SAVED_ROUND && i < LOOKS_MAX; i++) {
        err = (place->read ? place->read : place->run)(place->arg, look_at_searches, &look);
        if (!err && look.count)
            err = place->run(place->arg, tell_of_searches, &look);
    }
    return err;
}

enum err round_forget(const struct round_base *place)
{
    enum err err = place->run(place->arg, forget, NULL);
    return err ? err : follow_searches(place);
}

enum err round_is_due(struct ctx *ctx, const struct round_base *place, bool *due)
{
    int64_t id;
    struct order_to_remind order;
    size_t orders = 0, panels = 0, reminders = 0, unread = 0, frozen = 0;
    struct effects effects = {0};
    struct due_by by = {ctx->now, policy_set_known(ctx->arena, place->policies)};
    enum err err = order_list_due(ctx->db, by, &id, 1, &orders);
    if (!err)
        err = panel_list_due(ctx->db, by, &id, 1, &panels);
    if (!err)
        err = orders_to_remind(ctx->db, by, &order, 1, &reminders);
    if (!err)
        err = case_list_unread(ctx->db, by.known, &id, 1, &unread);
    if (!err)
        err = freeze_unreached(ctx->db, by.known, &id, 1, &frozen);
    if (!err && place->provider.move)
        err = effects_load_due(ctx->db, ctx->arena, ctx->now, 1, &effects);
    *due = frozen > 0 || orders > 0 || panels > 0 || reminders > 0 || unread > 0 || effects.count > 0;
    return err;
}
