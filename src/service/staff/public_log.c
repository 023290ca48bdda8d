#include "service/staff/public_log.h"

#include "base/check.h"
#include "base/words.h"
#include "core/desk/post.h"
#include "service/desk/close.h"
#include "store/staff/moderation.h"

#define POSTS(question, answer, comment)                                                                     \
    {                                                                                                        \
        STR_INIT(question), STR_INIT(answer), STR_INIT(comment)                                              \
    }
#define ONE(sentence) POSTS(sentence, sentence, sentence)

/* What each act is called, of questions, answers and comments. */
static const struct {
    struct str act, sentences[3];
} rows[] = {
    {STR_INIT("approve"),
     POSTS(N_("A question was looked at, and stands."), N_("An answer was looked at, and stands."),
           N_("A comment was looked at, and stands."))},
    {STR_INIT("reject"), POSTS(N_("A question was taken down."), N_("An answer was taken down."),
                               N_("A comment was taken down."))},
    {STR_INIT("hide"), POSTS(N_("A question was taken down."), N_("An answer was taken down."),
                             N_("A comment was taken down."))},
    {STR_INIT("delete"), POSTS(N_("A question was taken down."), N_("An answer was taken down."),
                               N_("A comment was taken down."))},
    {STR_INIT("show"), POSTS(N_("A question was shown again."), N_("An answer was shown again."),
                             N_("A comment was shown again."))},
    {STR_INIT("undelete"), POSTS(N_("A question was shown again."), N_("An answer was shown again."),
                                 N_("A comment was shown again."))},
    {STR_INIT("edit"),
     POSTS(N_("A question was edited."), N_("An answer was edited."), N_("A comment was edited."))},
    {STR_INIT("close"), ONE(N_("A question was closed."))},
    {STR_INIT("reopen"), ONE(N_("A question was opened again."))},
    {STR_INIT("convert"), ONE(N_("An answer became a comment, or a comment an answer."))},
    {STR_INIT("remove-picture"), ONE(N_("A picture was removed."))},
    {STR_INIT("purge"), ONE(N_("All that one author wrote was taken down."))},
    {STR_INIT("undo-purge"), ONE(N_("All that one author wrote was put back."))},
};

/* "answer 12"; what is no post is told as a question, whose sentences say no kind then. */
static struct post_ref subject_of(struct str subject)
{
    struct post_ref ref = {POST_QUESTION, 0};
    struct str rest = subject, what = str_cut(&rest, ' ');
    if (!post_kind_from(what, &ref.kind) || !str_to_int(rest, &ref.id))
        return (struct post_ref){POST_QUESTION, 0};
    return ref;
}

static struct str sentence_of(const struct public_act *act, struct post_ref ref)
{
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (str_eq(rows[i].act, act->act))
            return rows[i].sentences[ref.kind - POST_QUESTION];
    return STR_NONE;
}

static struct str label_in(const struct flag_reason *reasons, size_t count, struct str code)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(reasons[i].code, code))
            return reasons[i].label;
    return STR_NONE;
}

/* A purge is for spam alone: its page says so. What was reported was judged by the report's reason. */
static enum err reason_of(struct ctx *ctx, const struct public_act *act, struct post_ref ref,
                          struct str *reason)
{
    size_t count;
    struct str code = STR("spam");
    enum err err = OK;
    *reason = close_sentence(act->note);
    if (str_eq(act->act, STR("close")))
        return OK;
    if (!str_eq(act->act, STR("purge")))
        err = flag_settled_reason(ctx->db, ctx->arena, ref, act->at, &code);
    const struct flag_reason *reasons = flag_reasons(&count);
    *reason = label_in(reasons, count, code);
    return err;
}

enum err public_log_read(struct ctx *ctx, int64_t before, struct public_log *log)
{
    struct public_acts acts;
    enum err err = public_acts_load(ctx->db, ctx->arena, before, &acts);
    *log = (struct public_log){.at = ARENA_ARRAY(ctx->arena, struct public_line, PUBLIC_LOG_PAGE)};
    for (size_t i = 0; !err && i < acts.count && i < PUBLIC_LOG_PAGE; i++) {
        const struct public_act *act = &acts.at[i];
        struct post_ref ref = subject_of(act->subject);
        struct public_line *line = &log->at[log->count++];
        *line = (struct public_line){.at = act->at, .sentence = sentence_of(act, ref)};
        err = reason_of(ctx, act, ref, &line->reason);
    }
    if (!err && acts.count > PUBLIC_LOG_PAGE)
        log->next = acts.at[PUBLIC_LOG_PAGE - 1].id;
    return err;
}
