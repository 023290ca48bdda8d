/* People: the list of everybody, and one person with what was written. */
#include "pages.h"
#include "service/reach/follow.h"
#include "web/people/handlers.h"
#include "web/people/view.h"

#include "text/clock/when.h"
#include "text/desk/markup.h"

/* ---- the list ---- */

static const struct {
    struct str code, label;
} sorts[PEOPLE_SORT_COUNT] = {
    [PEOPLE_BY_POINTS] = {STR_INIT("points"), STR_INIT(N_("Most points"))},
    [PEOPLE_BY_AGE] = {STR_INIT("newest"), STR_INIT(N_("Newest"))},
};

static enum people_sort sort_of(const struct call *call)
{
    struct str wanted = form_get(&call->query, STR("sort"));
    for (size_t i = 0; i < PEOPLE_SORT_COUNT; i++)
        if (str_eq(sorts[i].code, wanted))
            return (enum people_sort)i;
    return PEOPLE_BY_POINTS;
}

struct person_item person_item_of(struct call *call, const struct person_line *line)
{
    struct author author = {.person_id = line->id,
                            .handle = line->handle,
                            .title = say(call->language, line->title),
                            .role = line->role,
                            .points = line->points};
    return (struct person_item){
        .author = author_view_of(call, &author),
        .facts = call_fill(
            call, "{questions}, {answers}",
            PLACES(
                PLACE("questions", count_text(call, line->question_count, "{n} question", "{n} questions")),
                PLACE("answers", count_text(call, line->answer_count, "{n} answer", "{n} answers")))),
        .since_iso = when_iso(arena_of(call), line->created_at),
        .since = date_text(call, line->created_at),
    };
}

enum err users_show(struct call *call)
{
    struct people people;
    struct people_wanted wanted = {sort_of(call), cursor_of(call),
                                   str_char_prefix(form_get(&call->query, STR("name")), HANDLE_MAX)};
    enum err err = people_list(call->ctx, &wanted, &people);
    if (err)
        return err;
    struct users_page page = {
        .layout = layout_of(call, STR(N_("People"))),
        .name = wanted.name,
        .people = ARENA_ARRAY(arena_of(call), struct person_item, people.lines.count),
        .count = people.lines.count,
        .cut = people.cut,
    };
    for (size_t i = 0; i < people.lines.count; i++)
        page.people[i] = person_item_of(call, &people.lines.at[i]);
    for (size_t i = 0; i < PEOPLE_SORT_COUNT; i++)
        page.tabs[i] =
            (struct tab){say(call->language, sorts[i].label),
                         url_printf(call, "/users?sort=%.*s", STR_ARG(sorts[i].code)), i == wanted.sort};
    if (people.next.id)
        page.next = url_printf(call, "/users?sort=%.*s&after=%lld.%lld", STR_ARG(sorts[wanted.sort].code),
                               (long long)people.next.value, (long long)people.next.id);
    struct html h = html_of(call);
    page_users(&h, &page);
    return send_page(call, 200);
}

/* ---- one person ---- */

static struct answer_item answer_item_of(struct call *call, const struct answer_line *line)
{
    enum { EXCERPT_CHARS = 180 };
    struct url url = question_url(call, line->question_id, line->slug);
    return (struct answer_item){
        .url = url_printf(call, "%.*s#answer-%lld", STR_ARG(url.text), (long long)line->id),
        .title = say(call->language, line->title),
        .excerpt = markup_plain(arena_of(call), line->body, EXCERPT_CHARS),
        .iso = when_iso(arena_of(call), line->created_at),
        .when = date_text(call, line->created_at),
        .votes = votes_text(call, line->votes),
        .selected = line->selected,
        .held = line->state == POST_HELD,
    };
}

struct answer_items answer_items_of(struct call *call, const struct answer_lines *lines)
{
    struct answer_items items = {ARENA_ARRAY(arena_of(call), struct answer_item, lines->count), lines->count};
    for (size_t i = 0; i < lines->count; i++)
        items.at[i] = answer_item_of(call, &lines->at[i]);
    return items;
}

struct str blocked_text(struct call *call, struct instant until, struct str why)
{
    if (!instant_before(call->ctx->now, until))
        return STR_NONE;
    struct word_place date = PLACE("date", date_text(call, until));
    return why.len ? call_fill(call, "A moderator has paused posting from this account until {date}: {why}",
                               PLACES(date, PLACE("why", why)))
                   : call_fill(call, "A moderator has paused posting from this account until {date}.",
                               PLACES(date));
}

static bool may(struct call *call, enum act act)
{
    return permit(&call->viewer, act, (struct subject){0}, call->ctx->now) == PERMIT_YES;
}

static void fill_head(struct call *call, const struct person *person, struct profile_page *page)
{
    struct author author = {.person_id = person->id,
                            .handle = person->handle,
                            .title = say(call->language, person->title),
                            .role = person->role,
                            .points = person->points};
    struct str handle = encoded(call, person->handle);
    bool staff = may(call, ACT_BLOCK);
    page->author = author_view_of(call, &author);
    page->about = person->about;
    page->points = points_text(call, person->points);
    page->since_iso = when_iso(arena_of(call), person->created_at);
    page->since = date_text(call, person->created_at);
    page->own = call->viewer.person_id == person->id;
    if (page->own || staff)
        page->blocked = blocked_text(call, person->blocked_until, person->blocked_for);
    if (staff && !page->own)
        page->block = url_printf(call, "/moderation/users/%.*s", STR_ARG(handle));
    if (may(call, ACT_PEOPLE))
        page->manage = url_printf(call, "/admin/people/%.*s", STR_ARG(handle));
    page->tabs[page->tab_count++] = (struct tab){
        count_text(call, person->question_count, "{n} question", "{n} questions"),
        url_printf(call, "/users/%.*s?tab=questions", STR_ARG(handle)), page->shows == WRITTEN_QUESTIONS};
    page->tabs[page->tab_count++] = (struct tab){
        count_text(call, person->answer_count, "{n} answer", "{n} answers"),
        url_printf(call, "/users/%.*s?tab=answers", STR_ARG(handle)), page->shows == WRITTEN_ANSWERS};
    if (page->own)
        page->tabs[page->tab_count++] = (struct tab){
            call_say(call, "Favourites"), url_printf(call, "/users/%.*s?tab=favourites", STR_ARG(handle)),
            page->shows == WRITTEN_FAVOURITES};
}

static const struct str tab_names[] = {[WRITTEN_QUESTIONS] = STR_INIT("questions"),
                                       [WRITTEN_ANSWERS] = STR_INIT("answers"),
                                       [WRITTEN_FAVOURITES] = STR_INIT("favourites")};

/* Which tab the address asks for, else what there is; favourites are for the person alone. */
static enum written_kind kind_wanted(const struct call *call, const struct person *person)
{
    struct str name = form_get(&call->query, STR("tab"));
    bool answers_alone = !name.len && !person->question_count && person->answer_count;
    if (answers_alone || str_eq(name, tab_names[WRITTEN_ANSWERS]))
        return WRITTEN_ANSWERS;
    bool own = person->id && call->viewer.person_id == person->id;
    return own && str_eq(name, tab_names[WRITTEN_FAVOURITES]) ? WRITTEN_FAVOURITES : WRITTEN_QUESTIONS;
}

enum err user_show(struct call *call)
{
    struct person person;
    struct written written;
    enum err err = profile_read(call->ctx, call->parameters[0], &person);
    if (err)
        return err;
    struct written_wanted wanted = {person.id, kind_wanted(call, &person), cursor_of(call)};
    err = profile_written(call->ctx, &wanted, &written);
    if (err)
        return err;
    struct profile_page page = {
        .layout = layout_of(call, person.handle),
        .shows = wanted.kind,
        .question_items = question_items_of(call, &written.questions),
        .answer_items = answer_items_of(call, &written.answers),
    };
    fill_head(call, &person, &page);
    err = follow_view_of(call, FOLLOW_PERSON, person.id, false, &page.follow);
    if (err)
        return err;
    if (written.next.id)
        page.next = url_printf(call, "/users/%.*s?tab=%.*s&after=%lld.%lld",
                               STR_ARG(encoded(call, person.handle)), STR_ARG(tab_names[wanted.kind]),
                               (long long)written.next.value, (long long)written.next.id);
    struct html h = html_of(call);
    page_profile(&h, &page);
    return send_page(call, 200);
}
