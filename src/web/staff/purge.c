/* Purging from pages: the question before it, what it took down, and taking it back. */
#include "service/staff/purge.h"
#include "pages.h"
#include "service/people/profile.h"
#include "text/clock/when.h"
#include "text/desk/markup.h"
#include "web/kit/writing.h"
#include "web/staff/handlers.h"
#include "web/staff/purge_view.h"

/* ---- before ---- */

static struct purge_page purge_page_of(struct call *call, const struct purge_outlook *outlook)
{
    return (struct purge_page){
        .layout = narrow_layout_of(call, STR(N_("Purge the author"))),
        .action = url_own(call->exchange->request.path),
        .back = url_own(STR("/moderation")),
        .title = outlook->post.title,
        .posts = outlook->posts,
        .more = outlook->more,
        .member = outlook->post.person_id != 0,
        .network = outlook->network,
        .others = outlook->others,
        .days = PURGED_NETWORK_DAYS,
        .hours = PURGE_UNDO_HOURS,
    };
}

static enum err send_purge(struct call *call, const struct purge_page *page)
{
    struct html h = html_of(call);
    page_purge(&h, page);
    return send_page(call, 200);
}

/* What it removes, and who else is touched, before anything is done. */
enum err purge_show(struct call *call)
{
    struct post_ref ref;
    struct purge_outlook outlook;
    enum err err = post_of(call, &ref);
    if (!err)
        err = purge_look(call->ctx, &call->viewer, ref, &outlook);
    if (err)
        return err;
    struct purge_page page = purge_page_of(call, &outlook);
    return send_purge(call, &page);
}

enum err purge_person_show(struct call *call)
{
    struct person person;
    struct purge_outlook outlook;
    enum err err = profile_read(call->ctx, call->parameters[0], &person);
    if (!err)
        err = purge_look_person(call->ctx, &call->viewer, person.id, &outlook);
    if (err)
        return err;
    struct purge_page page = purge_page_of(call, &outlook);
    page.person = person.handle;
    page.member = true;
    page.back = url_printf(call, "/moderation/users/%.*s", STR_ARG(encoded(call, person.handle)));
    return send_purge(call, &page);
}

static void say_purged(struct call *call, const struct purged *purged)
{
    call_redirect(call, 303,
                  purged->more ? STR("/moderation/purges?said=purged-more")
                               : STR("/moderation/purges?said=purged"));
}

enum err purge_create(struct call *call)
{
    struct purged purged;
    struct purge_wanted wanted = {.viewer = call->viewer,
                                  .with_network = str_eq(call_value(call, STR("network")), STR("1"))};
    enum err err = post_of(call, &wanted.ref);
    if (!err)
        err = purge_author_of(call->ctx, &wanted, &purged);
    if (!err)
        say_purged(call, &purged);
    return err;
}

enum err purge_person_create(struct call *call)
{
    struct person person;
    struct purged purged;
    enum err err = profile_read(call->ctx, call->parameters[0], &person);
    if (!err)
        err = purge_person(call->ctx, &call->viewer, person.id, &purged);
    if (!err)
        say_purged(call, &purged);
    return err;
}

/* ---- after ---- */

static struct purge_view purge_view_of(struct call *call, const struct purge *purge)
{
    long long id = (long long)purge->id;
    return (struct purge_view){
        .page = url_printf(call, "/moderation/purges/%lld", id),
        .undo = url_printf(call, "/moderation/purges/%lld/undo", id),
        .author = purge->handle.len ? purge->handle
                  : purge->guest_id ? call_fill(call, "Guest {id}", PLACES(PLACE_ID("id", purge->guest_id)))
                                    : call_say(call, "deleted user"),
        .by = purge->by,
        .iso = when_iso(arena_of(call), purge->at),
        .when = minute_text(call, purge->at),
        .gone_iso = when_iso(arena_of(call), purge->gone_at),
        .gone = minute_text(call, purge->gone_at),
        .posts = purge->posts,
    };
}

enum err purges_show(struct call *call)
{
    struct purges purges;
    enum err err = purges_read(call->ctx, &call->viewer, &purges);
    if (err)
        return err;
    struct purges_page page = {
        .layout = wide_layout_of(call, STR(N_("Purges"))),
        .nav = staff_nav_of(call, STAFF_QUEUE),
        .purges = ARENA_ARRAY(arena_of(call), struct purge_view, purges.count),
        .count = purges.count,
    };
    page.layout.notice = said(call);
    for (size_t i = 0; i < purges.count; i++)
        page.purges[i] = purge_view_of(call, &purges.at[i]);
    struct html h = html_of(call);
    page_purges(&h, &page);
    return send_page(call, 200);
}

enum { PURGED_BEGINNING_BYTES = 2 * 1024 };

static struct purged_view purged_view_of(struct call *call, const struct post *post)
{
    bool whole;
    struct url page = question_url(call, post->question_id, post->slug);
    struct str kind = post_kind_name(post->ref.kind);
    if (post->ref.kind != POST_QUESTION)
        page = url_printf(call, "%.*s#%.*s-%lld", STR_ARG(page.text), STR_ARG(kind), (long long)post->ref.id);
    return (struct purged_view){
        .kind = say(call->language, kind),
        .title = post->title,
        .body = markup_render(arena_of(call), markup_beginning(post->body, PURGED_BEGINNING_BYTES, &whole)),
        .url = page,
        .shown = post->state != POST_HIDDEN,
    };
}

enum err purged_show(struct call *call)
{
    int64_t id;
    struct purge_kept kept;
    enum err err = call_id(call, STR(N_("There is no such purge.")), &id);
    if (!err)
        err = purge_read(call->ctx, &call->viewer, id, &kept);
    if (err)
        return err;
    struct purged_page page = {
        .layout = narrow_layout_of(call, STR(N_("Purges"))),
        .purge = purge_view_of(call, &kept.purge),
        .posts = ARENA_ARRAY(arena_of(call), struct purged_view, kept.count),
        .count = kept.count,
        .hidden = kept.purge.posts - (int64_t)kept.count,
    };
    for (size_t i = 0; i < kept.count; i++)
        page.posts[i] = purged_view_of(call, &kept.posts[i]);
    struct html h = html_of(call);
    page_purged(&h, &page);
    return send_page(call, 200);
}

enum err purge_undo_post(struct call *call)
{
    int64_t id;
    struct purge purge;
    enum err err = call_id(call, STR(N_("There is no such purge.")), &id);
    if (!err)
        err = purge_undo(call->ctx, &call->viewer, id, &purge);
    if (!err)
        call_redirect(call, 303, STR("/moderation/purges?said=purge-undone"));
    return err;
}
