#include "service/clock/forget.h"

#include "base/check.h"
#include "service/desk/once_form.h"
#include "service/desk/vote.h"
#include "service/desk/vote_day.h"
#include "service/order/dispute_draft.h"
#include "service/order/feed.h"
#include "service/people/account.h"
#include "service/people/by_mail.h"
#include "service/reach/guest_mail.h"
#include "service/reach/hook.h"
#include "service/reach/notices.h"
#include "service/reach/outbox.h"
#include "service/staff/purge.h"
#include "service/unit/audit.h"
#include "service/unit/once.h"
#include "store/site/limit.h"
#include "store/site/once_form.h"

/* Longer than the slowest limit takes to fill again (core/value/bucket.c). */
static const struct span limit_rest = SPAN_DAYS(2);

static enum err forget_by_age(struct ctx *ctx)
{
    enum err err = once_forget(ctx->db, instant_add(ctx->now, SPAN_MS(-ONCE_MS)));
    if (!err)
        err = once_form_forget(ctx->db, instant_add(ctx->now, SPAN_MS(-ONCE_FORM_MS)));
    if (!err)
        err = audit_forget(ctx->db, instant_add(ctx->now, SPAN_DAYS(-AUDIT_SIGN_IN_DAYS)));
    return err ? err : bucket_forget(ctx->db, instant_add(ctx->now, SPAN_MS(-limit_rest.ms)));
}

enum err forget_old(struct ctx *ctx)
{
    enum err (*const rooms[])(struct ctx * ctx) = {
        forget_by_age, outbox_forget,  purge_round,    vote_day_round,   flag_forget,         feed_forget,
        hook_forget,   by_mail_forget, account_forget, guest_mail_round, dispute_draft_round, notice_forget,
    };
    enum err err = OK;
    for (size_t i = 0; !err && i < COUNT_OF(rooms); i++)
        err = rooms[i](ctx);
    return err;
}
