#include "service/bulk/phpbb.h"

#include "base/check.h"
#include "base/password_old.h"
#include "service/bulk/dump_rows.h"
#include "text/desk/markdown_phpbb.h"

/* Its constants: kinds of users and forums, states of topics and posts. */
enum { USER_INACTIVE = 1, USER_IGNORED = 2, USER_FOUNDER = 3, FORUM_LINK = 2, NOBODY = 1 };
enum { TOPIC_LOCKED = 1, TOPIC_MOVED = 2, SEEN = 1, DELETED = 2 };
enum { TOPICS_BYTES_MAX = 1 << 30 };

/* What is known of a topic before its first post comes. */
struct topic {
    int64_t id, forum_id, views, visibility;
    struct str title;
    bool closed;
};

struct phpbb {
    const struct import_dump *import;
    struct arena keep;
    struct map firsts, topics; /* places in `at`, by first post and by topic */
    struct topic *at;
    size_t count, room;
};

static bool is_among(struct str numbers, int64_t number)
{
    int64_t one;
    while (numbers.len)
        if (str_to_int(str_cut(&numbers, ' '), &one) && one == number)
            return true;
    return false;
}

static bool takes_forum(const struct phpbb *phpbb, int64_t forum_id)
{
    return str_eq(phpbb->import->forums, STR("all")) || is_among(phpbb->import->forums, forum_id);
}

/* ---- people ---- */

static struct str password_in(struct dump_row *row)
{
    struct str hash = dump_text(row, "user_password");
    bool known = password_old_is_bcrypt(hash) || password_old_is_phpass(hash) || password_old_is_argon(hash);
    return known ? hash : STR_NONE;
}

/* Robots, and the one who stands for guests, are nobody. */
static enum err take_user(struct dump_reading *reading)
{
    struct dump_row row = {reading, OK};
    struct arena *arena = &reading->foreign.row;
    int64_t type = dump_number(&row, "user_type"), id = dump_number(&row, "user_id");
    struct foreign_user given = {.user = {.id = id,
                                          .handle = phpbb_plain(arena, dump_text(&row, "username")),
                                          .password = password_in(&row),
                                          .email = dump_text(&row, "user_email"),
                                          .role = ROLE_MEMBER},
                                 .staff = type == USER_FOUNDER,
                                 .unconfirmed = type == USER_INACTIVE};
    if (row.err || type == USER_IGNORED || id == NOBODY)
        return row.err;
    given.user.created_at = dump_seconds(&row, "user_regdate");
    return row.err ? row.err : foreign_user(&reading->foreign, &given);
}

/* ---- forums and topics ---- */

static enum err take_forum(struct dump_reading *reading)
{
    struct dump_row row = {reading, OK};
    struct category_row category = {.id = dump_number(&row, "forum_id"),
                                    .parent_id = dump_number(&row, "parent_id"),
                                    .name =
                                        phpbb_plain(&reading->foreign.row, dump_text(&row, "forum_name"))};
    int64_t type = dump_number(&row, "forum_type");
    const struct phpbb *phpbb = reading->own;
    if (row.err || type == FORUM_LINK || !takes_forum(phpbb, category.id))
        return row.err;
    if (!takes_forum(phpbb, category.parent_id))
        category.parent_id = 0;
    return foreign_category(&reading->foreign, &category);
}

static void keep_topic(struct phpbb *phpbb, const struct topic *topic, int64_t first_post)
{
    phpbb->at = arena_grow(&phpbb->keep, phpbb->at, phpbb->count, &phpbb->room, sizeof *phpbb->at);
    map_add_id(&phpbb->firsts, first_post, (int64_t)phpbb->count);
    map_add_id(&phpbb->topics, topic->id, (int64_t)phpbb->count);
    phpbb->at[phpbb->count] = *topic;
    phpbb->at[phpbb->count++].title = arena_copy(&phpbb->keep, topic->title);
}

/* Before 3.1 there was an approval, and nothing was only marked as deleted. */
static int64_t visibility_in(struct dump_row *row, const char *column, const char *before)
{
    return dump_value(&row->reading->dump, str_from(column)).text.len ? dump_number(row, column)
                                                                      : dump_number(row, before);
}

static enum err take_topic(struct dump_reading *reading)
{
    struct dump_row row = {reading, OK};
    struct phpbb *phpbb = reading->own;
    int64_t status = dump_number(&row, "topic_status"), first = dump_number(&row, "topic_first_post_id");
    struct topic topic = {.id = dump_number(&row, "topic_id"),
                          .forum_id = dump_number(&row, "forum_id"),
                          .views = dump_number(&row, "topic_views"),
                          .visibility = visibility_in(&row, "topic_visibility", "topic_approved"),
                          .title = phpbb_plain(&reading->foreign.row, dump_text(&row, "topic_title")),
                          .closed = status == TOPIC_LOCKED};
    if (row.err || status == TOPIC_MOVED)
        return row.err;
    if (first == 0) { /* its posts were taken away */
        import_note(&reading->import->report, IMPORT_NO_POST, STR_NONE);
        return OK;
    }
    if (map_find_id(&phpbb->topics, topic.id, NULL) || map_find_id(&phpbb->firsts, first, NULL))
        return fail_field(&reading->ctx->failure, ERR_INPUT, "topic_id", "the topic {id} is there twice",
                          PLACE_ID("id", topic.id));
    if (takes_forum(phpbb, topic.forum_id))
        keep_topic(phpbb, &topic, first);
    else
        import_note(&reading->import->report, IMPORT_PRIVATE, STR_NONE);
    return OK;
}

/* ---- posts ---- */

static enum post_state state_of(int64_t visibility)
{
    return visibility == SEEN ? POST_LIVE : visibility == DELETED ? POST_HIDDEN : POST_HELD;
}

static struct str body_in(struct dump_row *row)
{
    return markdown_of_phpbb(&row->reading->foreign.row, dump_text(row, "post_text"),
                             dump_text(row, "bbcode_uid"));
}

static int64_t author_in(struct dump_row *row)
{
    int64_t id = dump_number(row, "poster_id");
    return id == NOBODY ? 0 : id;
}

static struct str name_in(struct dump_row *row)
{
    return phpbb_plain(&row->reading->foreign.row, dump_text(row, "post_username"));
}

static enum err take_question(struct dump_reading *reading)
{
    struct dump_row row = {reading, OK};
    const struct phpbb *phpbb = reading->own;
    int64_t id = dump_number(&row, "post_id"), place;
    if (row.err || !map_find_id(&phpbb->firsts, id, &place))
        return row.err;
    const struct topic *topic = &phpbb->at[place];
    struct bulk_question question = {.id = topic->id,
                                     .person_id = author_in(&row),
                                     .category_id = topic->forum_id,
                                     .name = name_in(&row),
                                     .title = topic->title,
                                     .body = body_in(&row),
                                     .created_at = dump_seconds(&row, "post_time"),
                                     .views = topic->views,
                                     .closed = topic->closed,
                                     .state = state_of(topic->visibility)};
    return row.err ? row.err : foreign_question(&reading->foreign, &question, 0);
}

static enum err take_answer(struct dump_reading *reading)
{
    struct dump_row row = {reading, OK};
    const struct phpbb *phpbb = reading->own;
    int64_t id = dump_number(&row, "post_id"), topic_id = dump_number(&row, "topic_id");
    if (row.err || map_find_id(&phpbb->firsts, id, NULL) ||
        !takes_forum(phpbb, dump_number(&row, "forum_id")))
        return row.err;
    struct bulk_reply answer = {.id = id,
                                .question_id = topic_id,
                                .person_id = author_in(&row),
                                .name = name_in(&row),
                                .body = body_in(&row),
                                .state = state_of(visibility_in(&row, "post_visibility", "post_approved")),
                                .created_at = dump_seconds(&row, "post_time")};
    return row.err ? row.err : foreign_answer(&reading->foreign, &answer);
}

/* kind of rows, tables and what is made of their rows */
static const struct dump_pass passes[] = {
    {BULK_USERS, {{STR_INIT("users"), take_user}}},
    {BULK_CATEGORIES, {{STR_INIT("forums"), take_forum}, {STR_INIT("topics"), take_topic}}},
    {BULK_QUESTIONS, {{STR_INIT("posts"), take_question}}},
    {BULK_ANSWERS, {{STR_INIT("posts"), take_answer}}},
};

static const struct dump_program program = {.table = STR_INIT("topics_posted"),
                                            .name = STR_INIT("phpBB"),
                                            .passes = passes,
                                            .pass_count = COUNT_OF(passes),
                                            .apart = true};

static enum err require_forums(struct ctx *ctx, struct str forums)
{
    int64_t one;
    bool fine = forums.len > 0;
    for (struct str rest = forums; fine && rest.len && !str_eq(forums, STR("all"));)
        fine = str_to_int(str_cut(&rest, ' '), &one);
    return fine ? OK
                : fail(&ctx->failure, ERR_INPUT,
                       "--forums takes the numbers of the forums that everybody may read, such as \"2 5 7\", "
                       "or "
                       "\"all\": here everybody may read what is taken over");
}

enum err import_phpbb(struct ctx *ctx, struct import_dump *import)
{
    struct phpbb phpbb = {.import = import};
    enum err err = require_forums(ctx, import->forums);
    if (err)
        return err;
    arena_init(&phpbb.keep, TOPICS_BYTES_MAX);
    err = dump_rows_take(ctx, &program, import, &phpbb);
    map_free(&phpbb.firsts);
    map_free(&phpbb.topics);
    arena_free(&phpbb.keep);
    return err;
}
