#include "service/unit/days.h"

#include "core/clock/clock.h"
#include "text/clock/iso_time.h"

/* Its midnight; what `day` was for an empty text. */
static enum err read_day(struct ctx *ctx, const char *field, struct str text, struct instant *day)
{
    struct civil civil;
    if (text.len == 0)
        return OK;
    if (!civil_read_date(text, &civil))
        return fail_field(&ctx->failure, ERR_INPUT, field,
                          "This is not a day that exists. Write it as 2026-11-26.");
    *day = civil_to_instant(civil, 0);
    return OK;
}

enum err days_read(struct ctx *ctx, const struct days_asked *asked, struct days *days)
{
    struct instant last = {ctx->now.ms - ctx->now.ms % SPAN_DAYS(1).ms};
    enum err err = read_day(ctx, "until", asked->until, &last);
    days->from = instant_add(last, SPAN_DAYS(1 - asked->usual));
    if (!err)
        err = read_day(ctx, "from", asked->from, &days->from);
    days->until = instant_add(last, SPAN_DAYS(1));
    if (err)
        return err;
    if (instant_before(last, days->from))
        return fail_field(&ctx->failure, ERR_INPUT, "until", "The last day comes before the first.");
    if (instant_since(days->until, days->from).ms > SPAN_DAYS(asked->most).ms)
        return fail_field(&ctx->failure, ERR_INPUT, "until", "Ask for {n} days at most.",
                          PLACE_INT("n", asked->most));
    return OK;
}
