#include "service/bulk/q2a.h"

#include "base/check.h"
#include "base/password_old.h"
#include "service/bulk/dump_rows.h"
#include "text/desk/markdown_make.h"

#include <stdio.h>

/* qa-include/app/users.php: levels and flags of users. */
enum { LEVEL_EXPERT = 20, LEVEL_EDITOR = 50, FLAG_CONFIRMED = 1, FLAG_BLOCKED = 2 };
enum { NOTES_BYTES_MAX = 64 << 20, BLOCK_DAYS = 36500 };

/* What is kept from one pass to the next. */
struct q2a {
    struct arena keep;
    struct map notes; /* why questions are closed: places in reasons */
    struct str *reasons;
    size_t reason_count, reason_room;
};

static struct str body_in(struct dump_row *row)
{
    struct arena *arena = &row->reading->foreign.row;
    struct str content = dump_text(row, "content"), format = dump_text(row, "format");
    if (str_eq(format, STR("html")))
        return markdown_of_html(arena, content);
    return str_eq(format, STR("markdown")) ? content : markdown_of_text(arena, content);
}

/* ---- rows ---- */

/* bcrypt of newer versions, SHA-1 of older ones; who came by Facebook or the like has neither. */
static struct str password_in(struct dump_row *row)
{
    struct dump_reading *reading = row->reading;
    char text[OLD_HASH_TEXT + 1] = "";
    struct str hash = dump_text(row, "passhash");
    if (password_old_is_bcrypt(hash))
        return hash;
    if (!password_old_text(dump_value(&reading->dump, STR("passsalt")).text,
                           dump_value(&reading->dump, STR("passcheck")).text, text))
        return STR_NONE;
    return arena_copy(&reading->foreign.row, str_from(text));
}

static enum err take_user(struct dump_reading *reading)
{
    struct dump_row row = {reading, OK};
    int64_t level = dump_number(&row, "level"), flags = dump_number(&row, "flags");
    struct foreign_user given = {
        .user = {.id = dump_number(&row, "userid"),
                 .handle = dump_text(&row, "handle"),
                 .password = password_in(&row),
                 .email = dump_text(&row, "email"),
                 .role = level == LEVEL_EXPERT ? ROLE_EXPERT : ROLE_MEMBER,
                 .created_at = dump_time(&row, "created")},
        .staff = level >= LEVEL_EDITOR,
        .unconfirmed = !(flags & FLAG_CONFIRMED),
    };
    given.old = given.user.handle;
    if (flags & FLAG_BLOCKED) {
        given.user.blocked_until = instant_add(reading->ctx->now, SPAN_DAYS(BLOCK_DAYS));
        given.user.blocked_for = STR("blocked on the help desk before");
    }
    return row.err ? row.err : foreign_user(&reading->foreign, &given);
}

static enum err take_points(struct dump_reading *reading)
{
    struct dump_row row = {reading, OK};
    int64_t id = dump_number(&row, "userid"), points = dump_number(&row, "points");
    if (!row.err)
        foreign_points(&reading->foreign, id, points);
    return row.err;
}

static enum err take_category(struct dump_reading *reading)
{
    struct dump_row row = {reading, OK};
    struct category_row category = {.id = dump_number(&row, "categoryid"),
                                    .parent_id = dump_number(&row, "parentid"),
                                    .slug = dump_text(&row, "tags"),
                                    .name = dump_text(&row, "title")};
    return row.err ? row.err : foreign_category(&reading->foreign, &category);
}

static enum err take_note(struct dump_reading *reading)
{
    struct dump_row row = {reading, OK};
    struct q2a *q2a = reading->own;
    if (!str_eq(dump_text(&row, "type"), STR("NOTE")))
        return row.err;
    int64_t id = dump_number(&row, "postid");
    struct str reason = str_char_prefix(str_trim(body_in(&row)), BULK_REASON_CHARS);
    q2a->reasons =
        arena_grow(&q2a->keep, q2a->reasons, q2a->reason_count, &q2a->reason_room, sizeof *q2a->reasons);
    map_add_id(&q2a->notes, id, (int64_t)q2a->reason_count);
    q2a->reasons[q2a->reason_count++] = arena_copy(&q2a->keep, reason);
    return row.err;
}

/* Of other versions and plugins. */
static bool is_known_kind(struct str type)
{
    static const struct str suffixes[] = {STR_INIT(""), STR_INIT("_HIDDEN"), STR_INIT("_QUEUED")};
    struct str suffix = str_slice(type, 1, type.len);
    bool known = str_eq(type, STR("NOTE"));
    for (size_t i = 0; i < COUNT_OF(suffixes) && type.len; i++)
        known |= str_find_char(STR("QAC"), type.at[0]) < 3 && str_eq(suffix, suffixes[i]);
    return known;
}

/* "Q", "Q_HIDDEN" and "Q_QUEUED" are questions; false for what is none of the kind. */
static bool state_in(struct dump_row *row, char kind, enum post_state *state)
{
    struct str type = dump_text(row, "type"), suffix = str_slice(type, 1, type.len);
    *state = str_eq(suffix, STR("_HIDDEN"))   ? POST_HIDDEN
             : str_eq(suffix, STR("_QUEUED")) ? POST_HELD
                                              : POST_LIVE;
    return type.len && type.at[0] == kind && (*state != POST_LIVE || !suffix.len);
}

/* Closed by another question, by a note with a reason, or by the choice of an answer. */
static void read_closing(struct dump_row *row, struct bulk_question *question, int64_t *duplicate_of)
{
    const struct q2a *q2a = row->reading->own;
    int64_t closer = dump_number(row, "closedbyid"), place;
    *duplicate_of = 0;
    question->closed = closer != 0;
    if (map_find_id(&q2a->notes, closer, &place))
        question->close_reason = q2a->reasons[place];
    else if (closer != question->selected_answer_id)
        *duplicate_of = closer;
}

static enum err take_question(struct dump_reading *reading)
{
    struct dump_row row = {reading, OK};
    enum post_state state;
    int64_t duplicate_of;
    bool question_here = state_in(&row, 'Q', &state);
    struct str type = dump_text(&row, "type");
    if (!row.err && !is_known_kind(type))
        import_note(reading->foreign.report, IMPORT_OTHER_KINDS,
                    arena_printf(&reading->foreign.row, "%lld: %.*s", (long long)dump_number(&row, "postid"),
                                 STR_ARG(type)));
    if (!question_here)
        return row.err;
    struct bulk_question question = {.id = dump_number(&row, "postid"),
                                     .person_id = dump_number(&row, "userid"),
                                     .category_id = dump_number(&row, "categoryid"),
                                     .name = dump_text(&row, "name"),
                                     .title = dump_text(&row, "title"),
                                     .body = body_in(&row),
                                     .tags = dump_text(&row, "tags"),
                                     .created_at = dump_time(&row, "created"),
                                     .views = dump_number(&row, "views"),
                                     .selected_answer_id = dump_number(&row, "selchildid"),
                                     .state = state};
    read_closing(&row, &question, &duplicate_of);
    return row.err ? row.err : foreign_question(&reading->foreign, &question, duplicate_of);
}

static enum err take_reply(struct dump_reading *reading, char kind,
                           enum err (*add)(struct foreign *foreign, struct bulk_reply *reply))
{
    struct dump_row row = {reading, OK};
    enum post_state state;
    if (!state_in(&row, kind, &state))
        return row.err;
    struct bulk_reply reply = {.id = dump_number(&row, "postid"),
                               .question_id = dump_number(&row, "parentid"),
                               .person_id = dump_number(&row, "userid"),
                               .name = dump_text(&row, "name"),
                               .body = body_in(&row),
                               .state = state,
                               .created_at = dump_time(&row, "created")};
    return row.err ? row.err : add(&reading->foreign, &reply);
}

static enum err take_answer(struct dump_reading *reading)
{
    return take_reply(reading, 'A', foreign_answer);
}

static enum err take_comment(struct dump_reading *reading)
{
    return take_reply(reading, 'C', foreign_comment);
}

/* Rows without a vote are flags. Newer versions keep when it was. */
static enum err take_vote(struct dump_reading *reading)
{
    struct dump_row row = {reading, OK};
    struct bulk_vote vote = {.ref.id = dump_number(&row, "postid"),
                             .person_id = dump_number(&row, "userid"),
                             .vote = dump_number(&row, "vote"),
                             .created_at = reading->ctx->now};
    if (dump_value(&reading->dump, STR("votecreated")).text.len)
        vote.created_at = dump_time(&row, "votecreated");
    if (row.err || vote.vote == 0)
        return row.err;
    return foreign_vote(&reading->foreign, &vote);
}

/* ---- passes ---- */

/* kind of rows, tables and what is made of their rows */
static const struct dump_pass passes[] = {
    {BULK_USERS, {{STR_INIT("users"), take_user}}},
    {BULK_CATEGORIES,
     {{STR_INIT("categories"), take_category},
      {STR_INIT("userpoints"), take_points},
      {STR_INIT("posts"), take_note}}},
    {BULK_QUESTIONS, {{STR_INIT("posts"), take_question}}},
    {BULK_ANSWERS, {{STR_INIT("posts"), take_answer}}},
    {BULK_COMMENTS, {{STR_INIT("posts"), take_comment}}},
    {BULK_VOTES, {{STR_INIT("uservotes"), take_vote}}},
};

/* Other programs in the same database have posts and users, too. */
static const struct dump_program program = {.table = STR_INIT("uservotes"),
                                            .name = STR_INIT("Question2Answer"),
                                            .passes = passes,
                                            .pass_count = COUNT_OF(passes)};

enum err import_q2a(struct ctx *ctx, struct import_dump *import)
{
    struct q2a q2a = {.reason_count = 0};
    arena_init(&q2a.keep, NOTES_BYTES_MAX);
    enum err err = dump_rows_take(ctx, &program, import, &q2a);
    map_free(&q2a.notes);
    arena_free(&q2a.keep);
    return err;
}
