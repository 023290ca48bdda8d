/* Atom feeds (RFC 4287): of the newest questions, of a category, of a tag, of a question's answers. */
#include "web/desk/feeds.h"
#include "web/desk/handlers.h"

#include "base/secret.h"
#include "service/desk/question.h"
#include "text/clock/when.h"
#include "text/desk/markup.h"
#include "text/kit/storable.h"
#include "web/desk/lists.h"
#include "web/kit/show.h"

#define PUT(h, literal) html_raw((h), "" literal, sizeof(literal) - 1)

struct feed {
    struct str title;
    struct str path; /* of the page that it follows, encoded */
    struct instant updated;
};

static void put_link(struct call *call, struct html *h, const char *relation, struct str path)
{
    PUT(h, "<link rel=\"");
    html_str(h, str_from(relation));
    PUT(h, "\" href=\"");
    html_str(h, base_url(call));
    html_str(h, path);
    PUT(h, "\"/>\n");
}

/* What was kept before it was looked at may have what no XML may have. */
static void put_text(struct call *call, struct html *h, struct str text)
{
    html_str(h, storable(arena_of(call), text));
}

static void put_element(struct call *call, struct html *h, const char *name, struct str text)
{
    PUT(h, "<");
    html_str(h, str_from(name));
    PUT(h, ">");
    put_text(call, h, text);
    PUT(h, "</");
    html_str(h, str_from(name));
    PUT(h, ">\n");
}

/*
 * A name for ever (RFC 4287, 4.2.6), as a UUID (RFC 9562, version 8) of this site: neither its address nor a title is in
 * it, because both may change.
 */
static struct str feed_id(struct call *call, struct str what)
{
    struct arena *arena = arena_of(call);
    struct str message = arena_printf(arena, "feed/%.*s", STR_ARG(what));
    struct hash hash = hash_keyed(call->ctx->site->settings[SETTING_SECRET], message);
    return arena_printf(arena, "urn:uuid:%.8s-%.4s-8%.3s-8%.3s-%.12s", hash.text, hash.text + 8,
                        hash.text + 12, hash.text + 15, hash.text + 18);
}

static struct str entry_id(struct call *call, const char *kind, int64_t number)
{
    return feed_id(call, arena_printf(arena_of(call), "%s/%lld", kind, (long long)number));
}

/* Points are not part of a name: they change every day. */
static struct str author_name(struct call *call, const struct author *author)
{
    return author->person_id && !author->deleted ? author->handle : author_text(call, author);
}

static void feed_begin(struct call *call, struct html *h, const struct feed *feed)
{
    struct arena *arena = arena_of(call);
    PUT(h, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    put_element(call, h, "title",
                arena_printf(arena, "%.*s - %.*s", STR_ARG(feed->title),
                             STR_ARG(call->ctx->site->settings[SETTING_SITE_NAME])));
    put_element(call, h, "id", feed_id(call, call->exchange->request.path));
    put_element(call, h, "updated", when_iso(arena, feed->updated));
    put_link(call, h, "alternate", feed->path);
    put_link(call, h, "self", call->exchange->request.path);
}

struct entry {
    const char *kind; /* with its number: what it is, whatever its title and the site's address become */
    int64_t number;
    struct str title, path, author, body; /* body: Markdown */
    struct instant created_at, updated_at;
};

/* A feed is read by programs at every turn: a long text begins there and goes on at its own place. */
static void put_beginning(struct call *call, struct html *h, const struct entry *entry)
{
    enum { FEED_BYTES = 8 * 1024 };
    bool whole;
    struct arena *arena = arena_of(call);
    struct str text = markup_beginning(entry->body, FEED_BYTES, &whole);
    put_text(call, h, markup_render(arena, text).text);
    if (!whole)
        html_str(h, arena_printf(arena, "<p><a href=\"%.*s%.*s\">%.*s</a></p>", STR_ARG(base_url(call)),
                                 STR_ARG(entry->path), STR_ARG(call_say(call, "Read on"))));
}

static void put_entry(struct call *call, struct html *h, const struct entry *entry)
{
    struct arena *arena = arena_of(call);
    PUT(h, "<entry>\n");
    put_element(call, h, "title", entry->title);
    put_element(call, h, "id", entry_id(call, entry->kind, entry->number));
    put_element(call, h, "published", when_iso(arena, entry->created_at));
    put_element(call, h, "updated", when_iso(arena, entry->updated_at));
    put_link(call, h, "alternate", entry->path);
    PUT(h, "<author>");
    put_element(call, h, "name", entry->author);
    PUT(h, "</author>\n<content type=\"html\">");
    put_beginning(call, h, entry);
    PUT(h, "</content>\n</entry>\n");
}

static enum err feed_end(struct call *call, struct html *h)
{
    PUT(h, "</feed>\n");
    enum err err = send_page(call, 200);
    call->exchange->reply.type = STR("application/atom+xml; charset=utf-8");
    return err;
}

static enum err send_questions(struct call *call, struct list_wanted *wanted, struct feed *feed)
{
    struct list list;
    enum err err = find_list(call->ctx, wanted, &list);
    if (err)
        return err;
    /* An empty feed is as old as the day it is asked for. */
    feed->updated = list.lines.count ? list.lines.at[0].created_at : call->ctx->now;
    struct html h = html_of(call);
    feed_begin(call, &h, feed);
    for (size_t i = 0; i < list.lines.count; i++) {
        const struct question_line *line = &list.lines.at[i];
        struct entry entry = {.kind = "question",
                              .number = line->id,
                              .title = line->title,
                              .path = question_url(call, line->id, line->slug).text,
                              .author = author_name(call, &line->author),
                              .body = line->body,
                              .created_at = line->created_at,
                              .updated_at = line->created_at};
        put_entry(call, &h, &entry);
    }
    return feed_end(call, &h);
}

enum err feed_questions(struct call *call)
{
    struct list_wanted wanted = {.sort = SORT_RECENT};
    struct feed feed = {.title = call_say(call, "New questions"), .path = STR("/questions")};
    return send_questions(call, &wanted, &feed);
}

enum err feed_category(struct call *call)
{
    const struct category *category;
    enum err err = category_of(call, &category);
    if (err)
        return err;
    struct list_wanted wanted = {.sort = SORT_RECENT, .category = category};
    struct feed feed = {
        .title = category->name,
        .path = url_printf(call, "/categories/%.*s", STR_ARG(encoded(call, category->slug))).text};
    return send_questions(call, &wanted, &feed);
}

enum err feed_tag(struct call *call)
{
    struct tag tag;
    enum err err = tag_of(call, &tag);
    if (err)
        return err;
    struct list_wanted wanted = {.sort = SORT_RECENT, .tag_id = tag.id};
    struct feed feed = {.title = tag.name, .path = tag_url(call, tag.name).text};
    return send_questions(call, &wanted, &feed);
}

static void put_answer(struct call *call, struct html *h, const struct question *question,
                       const struct answer *answer)
{
    struct arena *arena = arena_of(call);
    struct str path = question_url(call, question->id, question->slug).text;
    struct entry entry = {
        .kind = "answer",
        .number = answer->id,
        .title = call_fill(call, "Answer to: {title}", PLACES(PLACE("title", question->title))),
        .path = arena_printf(arena, "%.*s#answer-%lld", STR_ARG(path), (long long)answer->id),
        .author = author_name(call, &answer->author),
        .body = answer->body,
        .created_at = answer->created_at,
        .updated_at = answer->edited_at.ms ? answer->edited_at : answer->created_at,
    };
    put_entry(call, h, &entry);
}

enum err feed_question(struct call *call)
{
    int64_t id;
    struct viewer anybody = {0};
    struct answer_range newest = {.sort = ANSWERS_NEWEST};
    struct question_read *read = ARENA_NEW(arena_of(call), struct question_read);
    if (!str_to_int(call->parameters[0], &id))
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no question at this address.");
    enum err err = question_read_from(call->ctx, &anybody, id, newest, read);
    if (err)
        return err;
    const struct question *question = &read->question;
    struct feed feed = {.title = question->title,
                        .path = question_url(call, question->id, question->slug).text,
                        .updated = question->active_at};
    struct html h = html_of(call);
    feed_begin(call, &h, &feed);
    for (size_t i = 0; i < read->answers.count; i++)
        put_answer(call, &h, question, &read->answers.at[i]);
    return feed_end(call, &h);
}
