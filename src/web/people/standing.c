/* What one's points come from, and one's votes: for oneself alone. */
#include "service/people/standing.h"
#include "pages.h"
#include "text/clock/when.h"
#include "web/kit/show.h"
#include "web/people/handlers.h"
#include "web/people/standing_view.h"

static struct url post_at(struct call *call, const struct post_ref *ref, int64_t question_id, struct str slug)
{
    struct url page = question_url(call, question_id, slug);
    return ref->kind == POST_QUESTION
               ? page
               : url_printf(call, "%.*s#answer-%lld", STR_ARG(page.text), (long long)ref->id);
}

static struct url profile_url(struct call *call)
{
    struct author author = {.person_id = call->viewer.person_id, .handle = call->handle};
    return author_url(call, &author);
}

static struct url older_url(struct call *call, struct list_cursor next)
{
    return next.id ? url_printf(call, "%.*s?after=%lld.%lld", STR_ARG(call->exchange->request.path),
                                (long long)next.value, (long long)next.id)
                   : url_own(STR_NONE);
}

static struct point_line point_line_of(struct call *call, const struct post_points *points)
{
    const struct point_post *post = &points->post;
    bool question = post->ref.kind == POST_QUESTION;
    return (struct point_line){
        .url = post_at(call, &post->ref, post->question_id, post->slug),
        .title = post->title,
        .kind = question ? call_say(call, "asked") : call_say(call, "answered"),
        .iso = when_iso(arena_of(call), post->created_at),
        .when = date_text(call, post->created_at),
        .written = signed_number(call, points->written),
        .votes = signed_number(call, points->votes),
        .chosen = points->chosen ? signed_number(call, points->chosen) : STR_NONE,
        .sum = signed_number(call, points->sum),
    };
}

enum err points_show(struct call *call)
{
    struct points_read read;
    enum err err = points_read(call->ctx, call->viewer.person_id, cursor_of(call), &read);
    if (err)
        return err;
    struct points_page page = {
        .layout = narrow_layout_of(call, STR(N_("Where your points come from"))),
        .profile = profile_url(call),
        .older = older_url(call, read.next),
        .points = points_text(call, read.points),
        .begun = signed_number(call, read.begun),
        .posts = signed_number(call, read.posts),
        .cast = signed_number(call, read.cast),
        .other = read.other ? signed_number(call, read.other) : STR_NONE,
        .lines = ARENA_ARRAY(arena_of(call), struct point_line, read.count + 1),
        .count = read.count,
    };
    for (size_t i = 0; i < read.count; i++)
        page.lines[i] = point_line_of(call, &read.at[i]);
    struct html h = html_of(call);
    page_points(&h, &page);
    return send_page(call, 200);
}

static struct vote_line vote_line_of(struct call *call, const struct given_vote *vote)
{
    bool question = vote->ref.kind == POST_QUESTION, up = vote->vote > 0;
    return (struct vote_line){
        .url = post_at(call, &vote->ref, vote->question_id, vote->slug),
        .title = vote->title,
        .what = question
                    ? up ? call_say(call, "The question: useful") : call_say(call, "The question: not useful")
                : up ? call_say(call, "An answer: useful")
                     : call_say(call, "An answer: not useful"),
        .iso = when_iso(arena_of(call), vote->voted_at),
        .when = date_text(call, vote->voted_at),
    };
}

enum err own_votes_show(struct call *call)
{
    struct votes_read read;
    enum err err = votes_read(call->ctx, call->viewer.person_id, cursor_of(call), &read);
    if (err)
        return err;
    struct own_votes_page page = {
        .layout = narrow_layout_of(call, STR(N_("Your votes"))),
        .profile = profile_url(call),
        .older = older_url(call, read.next),
        .lines = ARENA_ARRAY(arena_of(call), struct vote_line, read.votes.count + 1),
        .count = read.votes.count,
    };
    for (size_t i = 0; i < page.count; i++)
        page.lines[i] = vote_line_of(call, &read.votes.at[i]);
    struct html h = html_of(call);
    page_own_votes(&h, &page);
    return send_page(call, 200);
}
