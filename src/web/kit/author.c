#include "web/kit/author.h"

#include "pages.h"
#include "web/kit/show.h"

/* The title of a person is given by the operator; a role has one of its own. */
static struct badge_view badge_of(struct call *call, const struct author *author)
{
    bool staff = author->role >= ROLE_MODERATOR;
    struct str text = author->title.len ? author->title : say(call->language, role_title(author->role));
    return (struct badge_view){.text = text,
                               .kind = staff ? STR("staff") : STR("expert"),
                               .says = staff ? call_say(call, "Staff of this help desk")
                                             : call_say(call, "Title given by this help desk"),
                               .icon = icon_url(staff ? STR("shield") : STR("seal"))};
}

/* Without a name there is nothing that could be taken for somebody's. */
static struct author_view guest_said(struct call *call, struct str name)
{
    if (name.len == 0)
        return (struct author_view){.name = call_say(call, "anonymous")};
    return (struct author_view){.name = name,
                                .badge = {.text = call_say(call, "guest"),
                                          .kind = STR("without"),
                                          .says = call_say(call, "Wrote without an account"),
                                          .icon = icon_url(STR("person"))}};
}

struct author_view author_said(struct call *call, const struct author *author)
{
    struct author_view view = {.name = call_say(call, "deleted user")};
    if (!author->deleted && author->person_id == 0)
        view = guest_said(call, author->name);
    else if (!author->deleted)
        view = (struct author_view){.badge = badge_of(call, author),
                                    .name = author->handle,
                                    .points = points_text(call, author->points)};
    view.url = author_url(call, author);
    view.initial = str_char_prefix(view.name, 1);
    return view;
}

struct safe_html author_html(struct call *call, const struct author *author)
{
    struct author_view view = author_said(call, author);
    struct buf out;
    struct html h = {&out};
    buf_init(&out, SIZE_MAX);
    page_author(&h, &view);
    struct safe_html html = {arena_copy(arena_of(call), buf_str(&out))};
    buf_free(&out);
    return html;
}

struct str author_text(struct call *call, const struct author *author)
{
    if (author->deleted)
        return call_say(call, "deleted user");
    if (author->person_id == 0)
        return author->name.len ? call_fill(call, "{name} (guest)", PLACES(PLACE("name", author->name)))
                                : call_say(call, "anonymous");
    struct str title = author->title.len ? author->title : say(call->language, role_title(author->role));
    struct word_places places = PLACES(PLACE("title", title), PLACE("name", author->handle),
                                       PLACE("points", points_text(call, author->points)));
    return title.len ? call_fill(call, "{title} {name} ({points})", places)
                     : call_fill(call, "{name} ({points})", places);
}

struct url author_url(struct call *call, const struct author *author)
{
    if (author->deleted || author->person_id == 0)
        return url_own(STR_NONE);
    return url_printf(call, "/users/%.*s", STR_ARG(encoded(call, author->handle)));
}
