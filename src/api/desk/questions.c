/* Questions and answers for programs: lists, one, similar ones, search; asking and answering. */
#include "api/desk/handlers.h"
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "base/check.h"
#include "http/door/pictures.h"
#include "http/door/writer.h"
#include "service/desk/answer.h"
#include "service/desk/search.h"

/* ---- shapes ---- */

static struct str url_of(struct call *call, int64_t id, struct str slug)
{
    struct buf buf;
    buf_init(&buf, 4096);
    form_encode(&buf, slug);
    struct str url =
        arena_printf(arena_of(call), "/questions/%lld/%.*s", (long long)id, STR_ARG(buf_str(&buf)));
    buf_free(&buf);
    return url;
}

void api_put_author(struct json *json, const struct author *author)
{
    json_name(json, STR("author"));
    json_object_begin(json);
    json_put_str(json, STR("kind"),
                 author->deleted     ? STR("deleted")
                 : author->person_id ? STR("member")
                                     : STR("guest"));
    if (author->person_id && !author->deleted) {
        json_put_str(json, STR("handle"), author->handle);
        api_put_text(json, STR("title"), author->title.len ? author->title : role_title(author->role));
        json_put_int(json, STR("points"), author->points);
    } else if (!author->deleted) {
        api_put_text(json, STR("name"), author->name);
    }
    json_object_end(json);
}

static void put_tags(struct json *json, struct str tags)
{
    json_name(json, STR("tags"));
    json_array_begin(json);
    while (tags.len)
        json_value_str(json, str_cut(&tags, ' '));
    json_array_end(json);
}

static void put_line(struct call *call, struct json *json, const struct question_line *line)
{
    const struct category *category = site_category(call->ctx->site, line->category_id);
    json_object_begin(json);
    json_put_int(json, STR("id"), line->id);
    json_put_str(json, STR("title"), line->title);
    json_put_str(json, STR("url"), url_of(call, line->id, line->slug));
    api_put_text(json, STR("category"), category ? category->slug : STR_NONE);
    put_tags(json, line->tags);
    api_put_time(call, json, STR("created_at"), line->created_at);
    json_put_int(json, STR("votes"), line->votes);
    json_put_int(json, STR("answers"), line->answer_count);
    json_put_int(json, STR("views"), line->view_count);
    json_put_bool(json, STR("accepted"), line->selected_answer_id != 0);
    json_put_bool(json, STR("closed"), line->closed);
    api_put_author(json, &line->author);
    json_object_end(json);
}

static void put_lines(struct call *call, struct json *json, const struct question_lines *lines)
{
    json_name(json, STR("items"));
    json_array_begin(json);
    for (size_t i = 0; i < lines->count; i++)
        put_line(call, json, &lines->at[i]);
    json_array_end(json);
}

/* ---- reading ---- */

static bool read_scope(struct call *call, struct list_wanted *wanted, enum list_scope *scope)
{
    struct tag tag;
    struct str category = form_get(&call->query, STR("category")), name = form_get(&call->query, STR("tag"));
    *scope = category.len ? LIST_CATEGORY : name.len ? LIST_TAG : LIST_ALL;
    if (category.len)
        return (wanted->category = site_category_by_slug(call->ctx->site, category)) != NULL;
    if (name.len && tag_find(call->ctx, name, &tag))
        return false;
    wanted->tag_id = name.len ? tag.id : 0;
    return true;
}

static enum err read_wanted(struct call *call, struct list_wanted *wanted)
{
    struct failure *failure = &call->ctx->failure;
    enum list_scope scope;
    struct str sort = form_get(&call->query, STR("sort"));
    if (!read_scope(call, wanted, &scope))
        return fail_field(failure, ERR_INPUT, form_has(&call->query, STR("category")) ? "category" : "tag",
                          "There is no such category or tag.");
    if (sort.len && (!list_sort_from(sort, &wanted->sort) || !list_has(scope, wanted->sort)))
        return fail_field(failure, ERR_INPUT, "sort", "This list has no such order.");
    struct str after = form_get(&call->query, STR("after")), value = str_cut(&after, '.');
    bool whole = str_to_int(value, &wanted->after.value) && str_to_int(after, &wanted->after.id);
    if (form_has(&call->query, STR("after")) && !whole)
        return fail_field(failure, ERR_INPUT, "after", "Take the address of the next page from \"next\".");
    return OK;
}

/* The same query with another cursor, in "next" and as a Link header. */
static void put_next(struct call *call, struct json *json, struct list_cursor cursor)
{
    struct arena *arena = arena_of(call);
    struct buf query;
    buf_init(&query, 4096);
    static const char *const names[] = {"sort", "category", "tag"};
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (form_has(&call->query, str_from(names[i])))
            form_put(&query, str_from(names[i]), form_get(&call->query, str_from(names[i])));
    form_put(&query, STR("after"),
             arena_printf(arena, "%lld.%lld", (long long)cursor.value, (long long)cursor.id));
    struct str next =
        cursor.id ? arena_printf(arena, "/api/v1/questions?%.*s", STR_ARG(buf_str(&query))) : STR_NONE;
    buf_free(&query);
    api_put_next(call, json, next);
}

enum err api_questions(struct call *call)
{
    struct list_wanted wanted = {0};
    struct list list;
    enum err err = api_require_input(call);
    if (!err)
        err = read_wanted(call, &wanted);
    if (!err)
        err = find_list(call->ctx, &wanted, &list);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    put_lines(call, &json, &list.lines);
    put_next(call, &json, list.next);
    json_object_end(&json);
    return api_send(call, 200);
}

/* What fits best. */
static enum err send_lines(struct call *call, const struct question_lines *lines)
{
    struct json json = api_json(call);
    json_object_begin(&json);
    put_lines(call, &json, lines);
    if (app_words_stale(call->app))
        json_put_bool(&json, STR("incomplete"), true);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_similar(struct call *call)
{
    struct question_lines lines;
    struct str title = str_char_prefix(form_get(&call->query, STR("title")), TITLE_MAX);
    enum err err = api_require_input(call);
    if (!err)
        err = find_similar(call->ctx, title, form_get(&call->query, STR("tags")), 0, &lines);
    return err ? err : send_lines(call, &lines);
}

enum err api_search(struct call *call)
{
    struct search_found found;
    struct search_wanted wanted = {
        .query = search_query_read(arena_of(call), str_char_prefix(form_get(&call->query, STR("q")), 300))};
    enum err err = api_require_input(call);
    if (!err)
        err = call_look_limit(call, LIMIT_SEARCH);
    if (!err)
        err = find_search(call->ctx, &wanted, &found);
    return err ? err : send_lines(call, &found.lines);
}

static void put_pictures(struct call *call, struct json *json, const struct question_read *read,
                         struct post_ref on)
{
    json_name(json, STR("pictures"));
    json_array_begin(json);
    for (size_t i = 0; i < read->pictures.count; i++) {
        const struct picture_row *row = &read->pictures.at[i];
        if (row->on.kind != on.kind || row->on.id != on.id || row->removed_at.ms)
            continue;
        struct str url = arena_printf(arena_of(call), "/pictures/%lld", (long long)row->id);
        json_object_begin(json);
        json_put_int(json, STR("id"), row->id);
        json_put_str(json, STR("url"), url);
        json_put_str(json, STR("small_url"), arena_printf(arena_of(call), "%.*s/small", STR_ARG(url)));
        json_put_int(json, STR("width"), row->width);
        json_put_int(json, STR("height"), row->height);
        api_put_text(json, STR("shows"), row->words);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_comments(struct call *call, struct json *json, const struct question_read *read,
                         int64_t answer_id)
{
    json_name(json, STR("comments"));
    json_array_begin(json);
    for (size_t i = 0; i < read->comments.count; i++) {
        const struct comment *comment = &read->comments.at[i];
        if (comment->answer_id != answer_id)
            continue;
        json_object_begin(json);
        json_put_int(json, STR("id"), comment->id);
        json_put_int(json, STR("version"), comment->version);
        json_put_str(json, STR("body"), comment->body);
        put_pictures(call, json, read, (struct post_ref){POST_COMMENT, comment->id});
        api_put_time(call, json, STR("created_at"), comment->created_at);
        api_put_author(json, &comment->author);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_answers(struct call *call, struct json *json, const struct question_read *read)
{
    json_name(json, STR("answers"));
    json_array_begin(json);
    for (size_t i = 0; i < read->answers.count; i++) {
        const struct answer *answer = &read->answers.at[i];
        json_object_begin(json);
        json_put_int(json, STR("id"), answer->id);
        json_put_str(json, STR("body"), answer->body);
        put_pictures(call, json, read, (struct post_ref){POST_ANSWER, answer->id});
        api_put_time(call, json, STR("created_at"), answer->created_at);
        api_put_time(call, json, STR("edited_at"), answer->edited_at);
        json_put_int(json, STR("version"), answer->version);
        json_put_int(json, STR("votes"), answer->votes);
        json_put_bool(json, STR("accepted"), answer->id == read->question.selected_answer_id);
        api_put_author(json, &answer->author);
        put_comments(call, json, read, answer->id);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_question(struct call *call, struct json *json, const struct question_read *read)
{
    const struct question *question = &read->question;
    const struct category *category = site_category(call->ctx->site, question->category_id);
    json_put_int(json, STR("id"), question->id);
    json_put_str(json, STR("title"), question->title);
    json_put_str(json, STR("url"), url_of(call, question->id, question->slug));
    json_put_str(json, STR("body"), question->body);
    api_put_text(json, STR("category"), category ? category->slug : STR_NONE);
    put_tags(json, question->tags);
    api_put_time(call, json, STR("created_at"), question->created_at);
    api_put_time(call, json, STR("edited_at"), question->edited_at);
    api_put_time(call, json, STR("closed_at"), question->closed_at);
    api_put_text(json, STR("close_reason"), question->close_reason);
    if (read->repeats.count)
        json_put_int(json, STR("duplicate_of"), question->duplicate_of);
    json_put_int(json, STR("votes"), question->votes);
    json_put_int(json, STR("views"), question->view_count);
    json_put_int(json, STR("version"), question->version);
    api_put_author(json, &question->author);
}

static enum err answers_wanted(struct call *call, struct answer_range *range)
{
    int64_t from = 0;
    struct str sort = call_value(call, STR("sort"));
    bool told = str_to_int(call_value(call, STR("from")), &from);
    *range = (struct answer_range){ANSWERS_BEST, told && from > 0 && from < ANSWERS_MAX ? (size_t)from : 0};
    if (sort.len && !answer_sort_from(sort, &range->sort))
        return fail_field(&call->ctx->failure, ERR_INPUT, "sort", "Answers have no such order.");
    return OK;
}

/* Where the answers go on that are too much for one reply. */
static void put_further(struct call *call, struct json *json, const struct question_read *read,
                        enum answer_sort sort)
{
    struct str next = STR_NONE;
    if (read->answers.next)
        next =
            arena_printf(arena_of(call), "/api/v1/questions/%lld?from=%zu&sort=%.*s",
                         (long long)read->question.id, read->answers.next, STR_ARG(answer_sort_name(sort)));
    api_put_text(json, STR("next_answers"), next);
}

enum err api_question(struct call *call)
{
    int64_t id;
    struct answer_range range;
    struct question_read *read = ARENA_NEW(arena_of(call), struct question_read);
    enum err err = call_id(call, STR(N_("There is no question with this id.")), &id);
    if (!err)
        err = answers_wanted(call, &range);
    if (!err)
        err = question_read_from(call->ctx, &call->viewer, id, range, read);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    put_question(call, &json, read);
    put_pictures(call, &json, read, (struct post_ref){POST_QUESTION, id});
    put_comments(call, &json, read, 0);
    put_answers(call, &json, read);
    put_further(call, &json, read, range.sort);
    json_object_end(&json);
    return api_send(call, 200);
}

/* ---- writing ---- */

enum err api_send_written(struct call *call, const struct writing *writing, int64_t id, struct str held_for)
{
    writing_keep(call, writing);
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_int(&json, STR("id"), id);
    json_put_bool(&json, STR("held"), held_for.len > 0);
    if (writing->guest_token.len)
        json_put_str(&json, STR("guest_key"), writing->guest_token);
    json_object_end(&json);
    return api_send(call, 201);
}

enum err api_ask_prepare(struct call *call)
{
    enum err err = api_require_input(call);
    return err ? err : pictures_prepare(call, ACT_ASK, (struct subject){0});
}

static enum err ask_now(struct call *call)
{
    struct asked asked;
    struct given_pictures given;
    struct writing writing = writing_of(call);
    const struct category *category =
        site_category_by_slug(call->ctx->site, call_value(call, STR("category")));
    struct ask ask = {
        .writer = writing.writer,
        .category_id = category ? category->id : 0,
        .title = call_value(call, STR("title")),
        .body = call_value(call, STR("body")),
        .tags = call_value(call, STR("tags")),
        .nameless = call_value(call, STR("nameless")).len > 0,
    };
    ask.writer.pictures = &given;
    enum err err = pictures_given(call, &given);
    if (!err)
        err = question_ask(call->ctx, &ask, &asked);
    if (err)
        return err;
    reply_header(&call->exchange->reply, STR("Location"),
                 arena_printf(arena_of(call), "/api/v1/questions/%lld", (long long)asked.id));
    return api_send_written(call, &writing, asked.id, asked.held_for);
}

enum err api_ask(struct call *call)
{
    return api_once(call, ask_now);
}

enum err api_answer_prepare(struct call *call)
{
    enum err err = api_require_input(call);
    return err ? err : pictures_prepare(call, ACT_ANSWER, (struct subject){0});
}

static enum err answer_now(struct call *call)
{
    struct posted posted;
    struct given_pictures given;
    struct writing writing = writing_of(call);
    struct answer_draft draft = {.writer = writing.writer, .body = call_value(call, STR("body"))};
    draft.writer.pictures = &given;
    enum err err = call_id(call, STR(N_("There is no question with this id.")), &draft.question_id);
    if (!err)
        err = pictures_given(call, &given);
    if (!err)
        err = answer_post(call->ctx, &draft, &posted);
    return err ? err : api_send_written(call, &writing, posted.id, posted.held_for);
}

enum err api_answer(struct call *call)
{
    return api_once(call, answer_now);
}
