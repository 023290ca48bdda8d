#include "service/desk/close.h"

#include "base/check.h"
#include "base/words.h"
#include "service/desk/appear.h"
#include "service/desk/change.h"
#include "service/desk/find.h"
#include "service/desk/question.h"
#include "service/reach/tell.h"
#include "store/people/person.h"
#include "text/desk/slug.h"
#include "text/desk/tags.h"

const struct flag_reason *close_reasons(size_t *count)
{
    static const struct flag_reason reasons[] = {
        {STR_INIT("duplicate"), STR_INIT(N_("It was asked before (name the other question)"))},
        {STR_INIT("off-topic"), STR_INIT(N_("It is not about buying, parcels or disputes"))},
        {STR_INIT("unclear"), STR_INIT(N_("It needs details before anybody can answer"))},
        {STR_INIT("too-broad"), STR_INIT(N_("It asks too much at once"))},
        {STR_INIT("solved"), STR_INIT(N_("It is solved and needs no further answers"))},
    };
    *count = COUNT_OF(reasons);
    return reasons;
}

/* Whether the way from one question to what it repeats, and so on, leads to another. */
static enum err leads_to(struct ctx *ctx, int64_t from, int64_t to, bool *leads)
{
    enum { STEPS_MAX = 20 };
    enum err err = OK;
    *leads = from == to;
    for (int i = 0; !err && !*leads && i < STEPS_MAX; i++) {
        err = question_duplicate_of(ctx->db, from, &from);
        *leads = !err && from == to;
    }
    return err == ERR_NOT_FOUND ? OK : err;
}

/* The reason as it is told: the label of the form asks the closer for more. */
struct str close_sentence(struct str code)
{
    size_t count;
    const struct flag_reason *reasons = close_reasons(&count);
    if (str_eq(code, STR("duplicate")))
        return STR(N_("It was asked before"));
    for (size_t i = 0; i < count; i++)
        if (str_eq(reasons[i].code, code))
            return reasons[i].label;
    return STR_NONE;
}

static enum err check_closing(struct ctx *ctx, const struct viewer *viewer, const struct closing *closing)
{
    size_t count;
    bool known = false;
    struct post other;
    const struct flag_reason *reasons = close_reasons(&count);
    for (size_t i = 0; i < count; i++)
        known |= str_eq(reasons[i].code, closing->reason);
    if (!known)
        return fail_field(&ctx->failure, ERR_INPUT, "reason", "Choose a reason from the list.");
    if (!str_eq(closing->reason, STR("duplicate")))
        return OK;
    bool circle = false;
    enum err err =
        post_load_seen(ctx, viewer, (struct post_ref){POST_QUESTION, closing->duplicate_of}, &other);
    if (err && err != ERR_NOT_FOUND)
        return err;
    if (err || closing->duplicate_of == closing->question_id || other.state != POST_LIVE)
        return fail_field(&ctx->failure, ERR_INPUT, "duplicate_of",
                          "Enter the number of the question that this repeats: it stands in its address.");
    err = leads_to(ctx, closing->duplicate_of, closing->question_id, &circle);
    if (!err && circle)
        err = fail_field(
            &ctx->failure, ERR_INPUT, "duplicate_of",
            "That question is closed itself, as one that repeats this. Reopen it first, or leave this open.");
    return err;
}

enum err question_shut(struct ctx *ctx, const struct viewer *viewer, const struct closing *closing,
                       struct post_spot *spot)
{
    struct post post;
    struct post_ref ref = {POST_QUESTION, closing->question_id};
    enum err err = post_load_seen(ctx, viewer, ref, &post);
    if (!err)
        err = require(ctx, viewer, ACT_CLOSE, post_subject(&post, viewer));
    if (!err)
        err = check_closing(ctx, viewer, closing);
    if (err)
        return err;
    *spot = post_spot_of(ctx, &post);
    int64_t duplicate_of = str_eq(closing->reason, STR("duplicate")) ? closing->duplicate_of : 0;
    err = question_close(ctx->db, ref.id, ctx->now, closing->reason, duplicate_of);
    if (!err)
        err = tell_author(ctx, &(struct act_told){.viewer = viewer,
                                                  .post = &post,
                                                  .kind = NOTICE_CLOSED,
                                                  .reason = close_sentence(closing->reason),
                                                  .occurrence = ctx->now.ms});
    return err ? err : audit(ctx, viewer, STR("close"), ref, closing->reason);
}

enum err question_reopen(struct ctx *ctx, const struct viewer *viewer, int64_t question_id,
                         struct post_spot *spot)
{
    struct post post;
    struct post_ref ref = {POST_QUESTION, question_id};
    enum err err = post_load_seen(ctx, viewer, ref, &post);
    if (!err)
        err = require(ctx, viewer, ACT_REOPEN, post_subject(&post, viewer));
    if (err)
        return err;
    *spot = post_spot_of(ctx, &post);
    err = question_close(ctx->db, question_id, (struct instant){0}, STR_NONE, 0);
    if (!err)
        err = tell_author(
            ctx, &(struct act_told){
                     .viewer = viewer, .post = &post, .kind = NOTICE_REOPENED, .occurrence = ctx->now.ms});
    return err ? err : audit(ctx, viewer, STR("reopen"), ref, STR_NONE);
}
