#include "service/reach/quiet.h"

const struct zone *zone_of_name(const struct zone_finder *zones, struct str name)
{
    const struct zone *zone = zones ? zones->find(zones->arg, name) : NULL;
    return zone ? zone : &zone_utc;
}

enum err quiet_read(struct ctx *ctx, int64_t person_id, struct quiet_hours *hours, bool *set)
{
    enum err err = quiet_hours_load(ctx->db, ctx->arena, person_id, hours);
    *set = !err;
    return err == ERR_NOT_FOUND ? OK : err;
}

static enum err require_hours(struct ctx *ctx, const struct quiet_hours *hours)
{
    if (hours->from < 0)
        return fail_field(&ctx->failure, ERR_INPUT, "quiet_from", "Enter a time, such as 22:00.");
    if (hours->until < 0)
        return fail_field(&ctx->failure, ERR_INPUT, "quiet_until", "Enter a time, such as 07:00.");
    if (hours->from == hours->until)
        return fail_field(&ctx->failure, ERR_INPUT, "quiet_until",
                          "Enter another time than the one at which they begin.");
    return OK;
}

enum err quiet_choose(struct ctx *ctx, int64_t person_id, struct str from, struct str until)
{
    struct quiet_hours hours = {.from = quiet_minute(from), .until = quiet_minute(until)};
    enum err err;
    if (!from.len && !until.len)
        err = quiet_hours_erase(ctx->db, person_id);
    else {
        err = require_hours(ctx, &hours);
        if (!err)
            err = quiet_hours_put(ctx->db, person_id, &hours);
    }
    return err ? err : notice_wait_no_more(ctx->db, person_id, ctx->now);
}

enum err quiet_until(struct ctx *ctx, const struct zone_finder *zones, const struct notice *notice,
                     struct instant *until)
{
    bool set;
    struct quiet_hours hours;
    *until = CLOCK_UNSET;
    enum err err = quiet_read(ctx, notice->person_id, &hours, &set);
    if (err || !set)
        return err;
    struct instant end = quiet_end(&hours, zone_of_name(zones, hours.zone), ctx->now);
    struct instant margin = instant_add(end, SPAN_MINUTES(QUIET_MARGIN_MINUTES));
    if (end.ms && (!notice->deadline_at.ms || instant_before(margin, notice->deadline_at)))
        *until = end;
    return OK;
}

bool quiet_is_over(struct ctx *ctx)
{
    struct notice_ids ids;
    return !notice_waited(ctx->db, ctx->arena, ctx->now, 1, &ids) && ids.count > 0;
}

enum err quiet_wake(struct ctx *ctx, size_t *done)
{
    struct notice_ids ids;
    enum err err = notice_waited(ctx->db, ctx->arena, ctx->now, QUIET_BATCH, &ids);
    for (size_t i = 0; !err && i < ids.count; i++)
        err = notice_wake(ctx->db, ids.at[i]);
    *done = err ? 0 : ids.count;
    return err;
}
