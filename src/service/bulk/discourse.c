#include "service/bulk/discourse.h"

#include "base/check.h"
#include "base/map.h"
#include "service/bulk/foreign.h"
#include "text/clock/iso_time.h"
#include "text/desk/markdown_make.h"
#include "text/kit/json_read.h"

static const size_t file_bytes_max = (size_t)4 << 30;

struct talk_site {
    struct import_discourse *import;
    struct ctx *ctx;
    struct foreign foreign;
    struct json_value root;
};

/* What members of an object say, until the first that does not fit. */
struct piece {
    struct talk_site *site;
    const struct json_value *object;
    enum err err;
};

static enum err wrong(struct piece *piece, const char *name)
{
    return piece->err =
               fail_field(&piece->site->ctx->failure, ERR_INPUT, name,
                          "the member \"{name}\" is not as it should be", PLACE("name", str_from(name)));
}

/* NULL for what is not there, and for null. */
static const struct json_value *member(struct piece *piece, const char *name, enum json_kind kind)
{
    const struct json_value *value = json_find(piece->object, str_from(name));
    if (piece->err || !value || value->kind == JSON_KIND_NULL)
        return NULL;
    if (value->kind == kind)
        return value;
    wrong(piece, name);
    return NULL;
}

static struct str text_in(struct piece *piece, const char *name)
{
    const struct json_value *value = member(piece, name, JSON_KIND_STR);
    return value ? value->text : STR_NONE;
}

static int64_t number_in(struct piece *piece, const char *name)
{
    const struct json_value *value = member(piece, name, JSON_KIND_INT);
    return value ? value->integer : 0;
}

static bool is_in(struct piece *piece, const char *name)
{
    const struct json_value *value = member(piece, name, JSON_KIND_BOOL);
    return value && value->integer;
}

static int64_t id_in(struct piece *piece)
{
    int64_t id = number_in(piece, "id");
    if (!piece->err && id <= 0)
        wrong(piece, "id");
    return id;
}

/* The system's own number lies below zero. */
static int64_t person_in(struct piece *piece, const char *name)
{
    int64_t id = number_in(piece, name);
    return id > 0 ? id : 0;
}

static struct instant time_in(struct piece *piece, const char *name)
{
    struct instant at = {0};
    struct str text = text_in(piece, name);
    if (!piece->err && !iso_time_read(text, &at))
        wrong(piece, name);
    return at;
}

static struct str body_in(struct piece *piece)
{
    struct foreign *foreign = &piece->site->foreign;
    int64_t pictures = 0;
    struct str body = markdown_of_discourse(&foreign->row, text_in(piece, "raw"), &pictures);
    for (int64_t i = 0; i < pictures; i++)
        import_note(foreign->report, IMPORT_PICTURES, STR_NONE);
    return body;
}

/* ---- people and categories ---- */

static enum err take_user(struct piece *piece)
{
    const struct json_value *active = json_find(piece->object, STR("active"));
    struct foreign_user given = {.user = {.id = id_in(piece),
                                          .handle = text_in(piece, "username"),
                                          .email = text_in(piece, "email"),
                                          .created_at = time_in(piece, "created_at")},
                                 .old = text_in(piece, "username"),
                                 .unconfirmed = active && !active->integer};
    return piece->err ? piece->err : foreign_user(&piece->site->foreign, &given);
}

/* A category may be exported without the one that it is in; then it stands at the top. */
static int64_t parent_in(struct piece *piece)
{
    int64_t parent = number_in(piece, "parent_category_id");
    const struct json_value *all = json_find(&piece->site->root, STR("categories"));
    for (size_t i = 0; parent && i < all->count; i++) {
        struct piece other = {.site = piece->site, .object = &all->list[i]};
        if (number_in(&other, "id") == parent)
            return parent;
    }
    return 0;
}

static enum err take_category(struct piece *piece)
{
    struct category_row category = {.id = id_in(piece),
                                    .parent_id = parent_in(piece),
                                    .slug = text_in(piece, "slug"),
                                    .name = text_in(piece, "name")};
    return piece->err ? piece->err : foreign_category(&piece->site->foreign, &category);
}

/* ---- topics ---- */

/* Messages between some people, and the banner, are no questions. */
static bool is_public(struct piece *topic)
{
    struct str kind = text_in(topic, "archetype");
    return kind.len == 0 || str_eq(kind, STR("regular"));
}

static const struct json_value *posts_of(struct piece *topic)
{
    return member(topic, "posts", JSON_KIND_ARRAY);
}

static enum post_state state_in(struct piece *post)
{
    return is_in(post, "hidden") ? POST_HIDDEN : POST_LIVE;
}

static enum err take_question(struct piece *topic)
{
    const struct json_value *posts = posts_of(topic);
    if (!is_public(topic)) {
        import_note(topic->site->foreign.report, IMPORT_PRIVATE, STR_NONE);
        return topic->err;
    }
    if (!topic->err && (!posts || posts->count == 0))
        return wrong(topic, "posts");
    if (topic->err)
        return topic->err;
    struct piece first = {.site = topic->site, .object = &posts->list[0]};
    struct bulk_question question = {.id = id_in(topic),
                                     .person_id = person_in(&first, "user_id"),
                                     .category_id = number_in(topic, "category_id"),
                                     .title = text_in(topic, "title"),
                                     .body = body_in(&first),
                                     .created_at = time_in(topic, "created_at"),
                                     .views = number_in(topic, "views"),
                                     .closed = is_in(topic, "closed") || is_in(topic, "archived"),
                                     .state = state_in(&first)};
    if (topic->err || first.err)
        return topic->err ? topic->err : first.err;
    return foreign_question(&topic->site->foreign, &question, 0);
}

/* The posts of a topic, by their places in it. */
struct replies {
    struct map places; /* by number */
    size_t *answers;   /* of each post the one that it belongs to: itself when it is an answer; 0: none */
};

/*
 * The answer that a reply belongs to: itself when it is one to the topic. Small acts ("closed this") have no words and are not taken:
 * what answers one of them belongs where it would have.
 */
static size_t answer_of(struct piece *post, size_t index, struct replies *replies)
{
    int64_t to = number_in(post, "reply_to_post_number"), place = 0;
    bool has_words = text_in(post, "raw").len > 0;
    (void)map_add_id(&replies->places, number_in(post, "post_number"), (int64_t)index);
    if (to > 1 && map_find_id(&replies->places, to, &place) && replies->answers[place])
        return replies->answers[place];
    return has_words ? index : 0;
}

static enum err take_reply(struct piece *post, const struct json_value *answer, int64_t topic_id)
{
    struct piece of = {.site = post->site, .object = answer};
    bool comments = answer != post->object;
    struct bulk_reply reply = {.id = id_in(post),
                               .question_id = comments ? id_in(&of) : topic_id,
                               .person_id = person_in(post, "user_id"),
                               .body = body_in(post),
                               .created_at = time_in(post, "created_at"),
                               .state = state_in(post)};
    if (post->err || of.err)
        return post->err ? post->err : of.err;
    return comments ? foreign_comment(&post->site->foreign, &reply)
                    : foreign_answer(&post->site->foreign, &reply);
}

static enum err take_each(struct piece *topic, int64_t line, bool comments, struct replies *replies)
{
    const struct json_value *posts = posts_of(topic);
    int64_t topic_id = id_in(topic);
    for (size_t i = 1; i < posts->count; i++) {
        struct piece post = {.site = topic->site, .object = &posts->list[i]};
        foreign_at(&topic->site->foreign, line, (int64_t)i + 1);
        size_t answer = replies->answers[i] = answer_of(&post, i, replies);
        if (!post.err && text_in(&post, "raw").len == 0)
            continue;
        enum err err = post.err;
        if (!err && (answer != i) == comments)
            err = take_reply(&post, &posts->list[answer], topic_id);
        if (err)
            return err;
    }
    return OK;
}

/* The answers of a topic, or the comments on them. */
static enum err take_replies(struct piece *topic, int64_t line, bool comments)
{
    const struct json_value *posts = posts_of(topic);
    struct replies replies = {0};
    (void)id_in(topic);
    if (topic->err || !posts || !is_public(topic))
        return topic->err;
    replies.answers = ARENA_ARRAY(topic->site->ctx->arena, size_t, posts->count + 1);
    enum err err = take_each(topic, line, comments, &replies);
    map_free(&replies.places);
    return err;
}

static enum err take_answers(struct piece *topic, int64_t line)
{
    return take_replies(topic, line, false);
}

static enum err take_comments(struct piece *topic, int64_t line)
{
    return take_replies(topic, line, true);
}

/* ---- the file ---- */

static const struct pass {
    enum bulk_kind kind;
    struct str list;
    enum err (*take)(struct piece *piece);
    enum err (*take_posts)(struct piece *piece, int64_t line);
} passes[] = {
    {BULK_USERS, STR_INIT("users"), take_user, NULL},
    {BULK_CATEGORIES, STR_INIT("categories"), take_category, NULL},
    {BULK_QUESTIONS, STR_INIT("topics"), take_question, NULL},
    {BULK_ANSWERS, STR_INIT("topics"), NULL, take_answers},
    {BULK_COMMENTS, STR_INIT("topics"), NULL, take_comments},
};

static enum err take_list(struct talk_site *site, const struct pass *pass)
{
    const struct json_value *list = json_find(&site->root, pass->list);
    enum err err = bulk_turn_to(&site->foreign.bulk, pass->kind);
    if (!err && (!list || list->kind != JSON_KIND_ARRAY))
        return fail(&site->ctx->failure, ERR_INPUT,
                    "there is no list \"{name}\" in it: is it an export of categories?",
                    PLACE("name", pass->list));
    for (size_t i = 0; !err && i < list->count; i++) {
        struct piece piece = {.site = site, .object = &list->list[i]};
        int64_t line = (int64_t)i + 1;
        foreign_at(&site->foreign, line, 0);
        progress_tell(site->import->progress, pass->list, line, (int64_t)list->count);
        err = pass->take ? pass->take(&piece) : pass->take_posts(&piece, line);
    }
    return err;
}

/* "export.json: topics[2].posts[0]: " before the sentence of what failed. */
static enum err say_where(struct talk_site *site, const struct pass *pass, enum err err)
{
    int64_t line, column;
    struct failure inner = site->ctx->failure;
    bool known = foreign_place(&site->foreign, &line, &column);
    struct str place =
        known ? arena_printf(site->ctx->arena, "%.*s[%lld]", STR_ARG(pass->list), (long long)line - 1)
              : pass->list;
    if (column > 0)
        place = arena_printf(site->ctx->arena, "%.*s.posts[%lld]", STR_ARG(place), (long long)column - 1);
    return fail_field(&site->ctx->failure, err, inner.field, "{file}: {place}: {wrong}",
                      PLACE("file", site->import->name), PLACE("place", place),
                      PLACE("wrong", str_from(inner.text)));
}

static enum err take_all(struct talk_site *site)
{
    for (size_t i = 0; i < COUNT_OF(passes); i++) {
        enum err err = take_list(site, &passes[i]);
        if (err)
            return say_where(site, &passes[i], err);
    }
    if (site->import->report.rows[BULK_QUESTIONS] == 0)
        return fail(&site->ctx->failure, ERR_INPUT, "{file}: there is no question in it",
                    PLACE("file", site->import->name));
    return foreign_finish(&site->foreign);
}

enum err import_discourse(struct ctx *ctx, struct import_discourse *import)
{
    struct arena whole;
    struct talk_site site = {.import = import, .ctx = ctx};
    arena_init(&whole, file_bytes_max);
    enum err err = foreign_begin(&site.foreign, ctx, import->progress, &import->report);
    site.foreign.numbered_apart = true;
    if (!err)
        err = json_read_file(&whole, import->text, &site.root, &ctx->failure);
    if (!err)
        err = take_all(&site);
    foreign_free(&site.foreign);
    arena_free(&whole);
    return err;
}
