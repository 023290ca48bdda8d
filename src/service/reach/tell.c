#include "service/reach/tell.h"

#include "service/reach/follow.h"
#include "service/reach/guest_mail.h"
#include "service/reach/notices.h"
#include "service/unit/site.h"
#include "store/desk/find.h"
#include "text/desk/mention.h"
#include "text/desk/tags.h"
#include "text/people/handle.h"

/* What happened, and to which post. */
static struct new_notice notice_about(struct ctx *ctx, const struct post *post)
{
    bool comment = post->ref.kind == POST_COMMENT;
    return (struct new_notice){
        .event = arena_printf(ctx->arena, "new %.*s %lld", STR_ARG(post_kind_name(post->ref.kind)),
                              (long long)post->ref.id),
        .actor_id = post->nameless ? 0 : post->person_id,
        .silent_id = post->person_id,
        .question_id = post->question_id,
        .answer_id = post->answer_id,
        .comment_id = comment ? post->ref.id : 0,
        .made_at = ctx->now,
    };
}

static struct notice_habit name_kind(struct new_notice *notice, enum notice_kind kind)
{
    const struct notice_kind_row *row = &notice_kind_rows[kind];
    notice->kind = row->name;
    notice->own = row->own;
    return notice_habit(row->choice);
}

static enum err tell_one(struct ctx *ctx, const struct new_notice *about, enum notice_kind kind,
                         int64_t person_id)
{
    struct new_notice notice = *about;
    struct notice_habit habit = name_kind(&notice, kind);
    if (!person_id || person_id == notice.silent_id)
        return OK;
    return notice_insert(ctx->db, &notice, &habit, person_id);
}

static enum err tell_followers(struct ctx *ctx, const struct new_notice *about, enum notice_kind kind,
                               struct followed what)
{
    struct new_notice notice = *about;
    struct notice_habit habit = name_kind(&notice, kind);
    struct notice_followed of = {what.kind, what.subject_id, about->silent_id};
    return what.subject_id ? notice_insert_followers(ctx->db, &notice, &habit, &of) : OK;
}

/* ---- mentions ---- */

/* The longest name that stands there. */
static enum err tell_mentioned(struct ctx *ctx, const struct new_notice *about, struct str mention)
{
    size_t tried = 0;
    struct str text;
    struct person person;
    while (mention_next(mention, HANDLE_MAX, &tried, &text)) {
        enum err err = person_load_by_handle(ctx->db, ctx->arena, handle_key(ctx->arena, text), &person);
        if (err != ERR_NOT_FOUND)
            return err ? err : tell_one(ctx, about, NOTICE_MENTION, person.id);
    }
    return OK;
}

static enum err tell_mentions(struct ctx *ctx, const struct new_notice *about, struct str body)
{
    struct mentions mentions;
    enum err err = OK;
    mentions_find(body, &mentions);
    for (size_t i = 0; !err && i < mentions.count; i++)
        err = tell_mentioned(ctx, about, mentions.at[i]);
    return err;
}

/* ---- what is new ---- */

static enum err tell_tags(struct ctx *ctx, const struct new_notice *about, struct str names)
{
    struct tag tag;
    struct tags tags = tags_stored(names);
    for (size_t i = 0; i < tags.count; i++) {
        enum err err = tag_load(ctx->db, ctx->arena, tags.at[i], &tag);
        if (err == ERR_NOT_FOUND)
            continue;
        if (!err)
            err = tell_followers(ctx, about, NOTICE_FOLLOWED_TAG, (struct followed){FOLLOW_TAG, tag.id});
        if (err)
            return err;
    }
    return OK;
}

/* Who follows a category follows what is below it. */
static enum err tell_categories(struct ctx *ctx, const struct new_notice *about, int64_t id)
{
    enum err err = OK;
    const struct category *category = site_category(ctx->site, id);
    for (; !err && category; category = site_category(ctx->site, category->parent_id))
        err = tell_followers(ctx, about, NOTICE_FOLLOWED_CATEGORY,
                             (struct followed){FOLLOW_CATEGORY, category->id});
    return err;
}

static enum err tell_question(struct ctx *ctx, const struct new_notice *about, const struct post *post)
{
    enum err err = tell_mentions(ctx, about, post->body);
    if (!err)
        err = tell_followers(ctx, about, NOTICE_FOLLOWED_ASKED,
                             (struct followed){FOLLOW_PERSON, about->actor_id});
    if (!err)
        err = tell_tags(ctx, about, post->tags);
    return err ? err : tell_categories(ctx, about, post->category_id);
}

/* Who asked hears of answers without ever having said so, until the question is followed no more. */
static enum err tell_asker(struct ctx *ctx, const struct new_notice *about, int64_t asker)
{
    bool follows;
    struct followed what = {FOLLOW_QUESTION, about->question_id};
    enum err err = follow_read(ctx, asker, &what, true, &follows);
    return err || !follows ? err : tell_one(ctx, about, NOTICE_ANSWER, asker);
}

static enum err tell_answer(struct ctx *ctx, const struct new_notice *about, const struct post *post)
{
    struct post question;
    struct post_ref ref = {POST_QUESTION, post->question_id};
    enum err err = post_load(ctx->db, ctx->arena, ref, &question);
    if (!err)
        err = tell_asker(ctx, about, question.person_id);
    if (!err)
        err = tell_mentions(ctx, about, post->body);
    if (!err)
        err = tell_followers(ctx, about, NOTICE_FOLLOWED_QUESTION,
                             (struct followed){FOLLOW_QUESTION, post->question_id});
    if (!err)
        err = tell_followers(ctx, about, NOTICE_FOLLOWED_ANSWERED,
                             (struct followed){FOLLOW_PERSON, about->actor_id});
    return err ? err : guest_mail_tell(ctx, post);
}

static enum err tell_comment(struct ctx *ctx, const struct new_notice *about, const struct post *post)
{
    struct post on;
    struct new_notice after = *about;
    struct notice_habit habit = name_kind(&after, NOTICE_COMMENT_AFTER);
    struct notice_commented before = {post->ref.id, post->question_id, post->answer_id, post->person_id};
    struct post_ref ref = post->answer_id ? (struct post_ref){POST_ANSWER, post->answer_id}
                                          : (struct post_ref){POST_QUESTION, post->question_id};
    enum err err = post_load(ctx->db, ctx->arena, ref, &on);
    if (!err)
        err = tell_one(ctx, about, post->answer_id ? NOTICE_COMMENT_ANSWER : NOTICE_COMMENT_QUESTION,
                       on.person_id);
    if (!err)
        err = tell_mentions(ctx, about, post->body);
    if (!err && !post->answer_id)
        err = guest_mail_tell(ctx, post);
    return err ? err : notice_insert_commenters(ctx->db, &after, &habit, &before);
}

enum err tell_posted(struct ctx *ctx, struct post_ref ref, struct str held_for)
{
    struct post post;
    enum err err = post_load(ctx->db, ctx->arena, ref, &post);
    if (err)
        return err;
    if (post.state == POST_HELD)
        return tell_author(
            ctx, &(struct act_told){
                     .post = &post, .kind = NOTICE_HELD, .reason = held_for, .occurrence = ctx->now.ms});
    if (post.state != POST_LIVE)
        return OK;
    struct new_notice about = notice_about(ctx, &post);
    switch (ref.kind) {
    case POST_QUESTION:
        return tell_question(ctx, &about, &post);
    case POST_ANSWER:
        return tell_answer(ctx, &about, &post);
    case POST_COMMENT:
        return tell_comment(ctx, &about, &post);
    }
    return OK;
}

/* ---- acts on a post ---- */

static struct new_notice notice_of_act(struct ctx *ctx, const struct act_told *act)
{
    const struct post *post = act->post;
    struct new_notice notice = notice_about(ctx, post);
    notice.event = arena_printf(ctx->arena, "%.*s %.*s %lld %lld", STR_ARG(notice_kind_rows[act->kind].name),
                                STR_ARG(post_kind_name(post->ref.kind)), (long long)post->ref.id,
                                (long long)act->occurrence);
    notice.actor_id = act->named && act->viewer ? act->viewer->person_id : 0;
    notice.silent_id = notice.actor_id;
    notice.reason = act->reason;
    return notice;
}

enum err tell_author(struct ctx *ctx, const struct act_told *act)
{
    struct new_notice notice = notice_of_act(ctx, act);
    if (act->viewer && act->viewer->person_id == act->post->person_id)
        return OK;
    return tell_one(ctx, &notice, act->kind, act->post->person_id);
}

enum err tell_person(struct ctx *ctx, const struct act_told *act, int64_t person_id)
{
    struct new_notice notice = notice_of_act(ctx, act);
    notice.silent_id = act->viewer ? act->viewer->person_id : 0;
    return tell_one(ctx, &notice, act->kind, person_id);
}

enum err tell_reporters(struct ctx *ctx, const struct act_told *act)
{
    struct new_notice notice = notice_of_act(ctx, act);
    struct notice_habit habit = name_kind(&notice, act->kind);
    int64_t settler = act->viewer ? act->viewer->person_id : 0;
    return notice_insert_reporters(ctx->db, &notice, &habit, act->post->ref, settler);
}

/* ---- what is told together ---- */

/* The numbers stand in front of the reason; words.c makes a sentence of them. */
enum err tell_search(struct ctx *ctx, const struct search_told *told)
{
    struct new_notice notice = {
        .event =
            arena_printf(ctx->arena, "search %lld %lld", (long long)told->search_id, (long long)told->newest),
        .reason = arena_printf(ctx->arena, "%lld %lld %.*s", (long long)told->search_id,
                               (long long)told->questions, STR_ARG(told->typed)),
        .made_at = ctx->now};
    return tell_one(ctx, &notice, NOTICE_SEARCH, told->person_id);
}

enum err tell_votes(struct ctx *ctx, const struct votes_told *told)
{
    struct new_notice notice = {
        .event = arena_printf(ctx->arena, "votes %lld", (long long)told->day),
        .question_id = told->question_id,
        .answer_id = told->answer_id,
        .reason = arena_printf(ctx->arena, "%lld %lld", (long long)told->votes, (long long)told->posts),
        .made_at = ctx->now};
    return tell_one(ctx, &notice, NOTICE_VOTES, told->person_id);
}
