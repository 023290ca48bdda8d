#include "service/bulk/q2a.h"

#include "base/check.h"
#include "base/password_old.h"
#include "service/bulk/dump.h"
#include "service/bulk/foreign.h"
#include "service/bulk/import.h"
#include "text/clock/iso_time.h"
#include "text/desk/markdown_make.h"
#include "text/kit/storable.h"

#include <stdio.h>

/* qa-include/app/users.php: levels and flags of users. */
enum { LEVEL_EXPERT = 20, LEVEL_EDITOR = 50, FLAG_CONFIRMED = 1, FLAG_BLOCKED = 2 };
enum { REASON_CHARS = 200, NOTES_BYTES_MAX = 64 << 20, TELL_EVERY = 1000, BLOCK_DAYS = 36500 };

struct q2a {
    struct import_q2a *import;
    struct ctx *ctx;
    struct foreign foreign;
    struct dump dump;
    struct str prefix;
    int pass;
    struct arena keep;
    struct map notes; /* why questions are closed: places in reasons */
    struct str *reasons;
    size_t reason_count, reason_room;
};

/* ---- values ---- */

/* What columns say, until the first that does not fit. */
struct row {
    struct q2a *q2a;
    enum err err;
};

static struct str text_in(struct row *row, const char *column)
{
    struct dump_value value = dump_value(&row->q2a->dump, str_from(column));
    if (row->err || value.nil)
        return STR_NONE;
    if (str_is_utf8(value.text))
        return storable(&row->q2a->foreign.row, value.text);
    row->err =
        fail_field(&row->q2a->ctx->failure, ERR_INPUT, column,
                   "the column \"{column}\" is not UTF-8; make the dump with --default-character-set=utf8mb4",
                   PLACE("column", str_from(column)));
    return STR_NONE;
}

static int64_t number_in(struct row *row, const char *column)
{
    int64_t number = 0;
    struct dump_value value = dump_value(&row->q2a->dump, str_from(column));
    if (!row->err && !value.nil && !str_to_int(value.text, &number))
        row->err =
            fail_field(&row->q2a->ctx->failure, ERR_INPUT, column,
                       "the column \"{column}\" is no whole number", PLACE("column", str_from(column)));
    return number;
}

/* "2016-06-16 12:00:00", taken as UTC. */
static struct instant time_in(struct row *row, const char *column)
{
    struct instant at = {0};
    struct str text = text_in(row, column);
    struct str day = str_slice(text, 0, 10), time = str_slice(text, 11, text.len);
    struct str iso = arena_printf(&row->q2a->foreign.row, "%.*sT%.*sZ", STR_ARG(day), STR_ARG(time));
    if (!row->err && !iso_time_read(iso, &at))
        row->err = fail_field(&row->q2a->ctx->failure, ERR_INPUT, column,
                              "the column \"{column}\" is no time", PLACE("column", str_from(column)));
    return at;
}

static struct str body_in(struct row *row)
{
    struct arena *arena = &row->q2a->foreign.row;
    struct str content = text_in(row, "content"), format = text_in(row, "format");
    if (str_eq(format, STR("html")))
        return markdown_of_html(arena, content);
    return str_eq(format, STR("markdown")) ? content : markdown_of_text(arena, content);
}

/* ---- rows ---- */

/* bcrypt of newer versions, SHA-1 of older ones; who came by Facebook or the like has neither. */
static struct str password_in(struct row *row)
{
    struct q2a *q2a = row->q2a;
    char text[OLD_HASH_TEXT + 1] = "";
    struct str hash = text_in(row, "passhash");
    if (password_old_is_bcrypt(hash))
        return hash;
    if (!password_old_text(dump_value(&q2a->dump, STR("passsalt")).text,
                           dump_value(&q2a->dump, STR("passcheck")).text, text))
        return STR_NONE;
    return arena_copy(&q2a->foreign.row, str_from(text));
}

static enum err take_user(struct q2a *q2a)
{
    struct row row = {q2a, OK};
    int64_t level = number_in(&row, "level"), flags = number_in(&row, "flags");
    struct foreign_user given = {
        .user = {.id = number_in(&row, "userid"),
                 .handle = text_in(&row, "handle"),
                 .password = password_in(&row),
                 .email = text_in(&row, "email"),
                 .role = level == LEVEL_EXPERT ? ROLE_EXPERT : ROLE_MEMBER,
                 .created_at = time_in(&row, "created")},
        .staff = level >= LEVEL_EDITOR,
        .unconfirmed = !(flags & FLAG_CONFIRMED),
    };
    given.old = given.user.handle;
    if (flags & FLAG_BLOCKED) {
        given.user.blocked_until = instant_add(q2a->ctx->now, SPAN_DAYS(BLOCK_DAYS));
        given.user.blocked_for = STR("blocked on the help desk before");
    }
    return row.err ? row.err : foreign_user(&q2a->foreign, &given);
}

static enum err take_points(struct q2a *q2a)
{
    struct row row = {q2a, OK};
    int64_t id = number_in(&row, "userid"), points = number_in(&row, "points");
    if (!row.err)
        foreign_points(&q2a->foreign, id, points);
    return row.err;
}

static enum err take_category(struct q2a *q2a)
{
    struct row row = {q2a, OK};
    struct category_row category = {.id = number_in(&row, "categoryid"),
                                    .parent_id = number_in(&row, "parentid"),
                                    .slug = text_in(&row, "tags"),
                                    .name = text_in(&row, "title")};
    return row.err ? row.err : foreign_category(&q2a->foreign, &category);
}

static enum err take_note(struct q2a *q2a)
{
    struct row row = {q2a, OK};
    if (!str_eq(text_in(&row, "type"), STR("NOTE")))
        return row.err;
    int64_t id = number_in(&row, "postid");
    struct str reason = str_char_prefix(str_trim(body_in(&row)), REASON_CHARS);
    if (q2a->reason_count == q2a->reason_room) {
        size_t room = q2a->reason_room ? q2a->reason_room * 2 : 64;
        struct str *more = ARENA_ARRAY(&q2a->keep, struct str, room);
        for (size_t i = 0; i < q2a->reason_count; i++)
            more[i] = q2a->reasons[i];
        q2a->reasons = more;
        q2a->reason_room = room;
    }
    map_add_id(&q2a->notes, id, (int64_t)q2a->reason_count);
    q2a->reasons[q2a->reason_count++] = arena_copy(&q2a->keep, reason);
    return row.err;
}

/* "Q", "Q_HIDDEN" and "Q_QUEUED" are questions; false for what is none of the kind. */
static bool state_in(struct row *row, char kind, enum post_state *state)
{
    struct str type = text_in(row, "type"), suffix = str_slice(type, 1, type.len);
    *state = str_eq(suffix, STR("_HIDDEN"))   ? POST_HIDDEN
             : str_eq(suffix, STR("_QUEUED")) ? POST_HELD
                                              : POST_LIVE;
    return type.len && type.at[0] == kind && (*state != POST_LIVE || !suffix.len);
}

/* Closed by another question, by a note with a reason, or by the choice of an answer. */
static void read_closing(struct row *row, struct bulk_question *question, int64_t *duplicate_of)
{
    int64_t closer = number_in(row, "closedbyid"), place;
    *duplicate_of = 0;
    question->closed = closer != 0;
    if (map_find_id(&row->q2a->notes, closer, &place))
        question->close_reason = row->q2a->reasons[place];
    else if (closer != question->selected_answer_id)
        *duplicate_of = closer;
}

static enum err take_question(struct q2a *q2a)
{
    struct row row = {q2a, OK};
    enum post_state state;
    int64_t duplicate_of;
    if (!state_in(&row, 'Q', &state))
        return row.err;
    struct bulk_question question = {.id = number_in(&row, "postid"),
                                     .person_id = number_in(&row, "userid"),
                                     .category_id = number_in(&row, "categoryid"),
                                     .name = text_in(&row, "name"),
                                     .title = text_in(&row, "title"),
                                     .body = body_in(&row),
                                     .tags = text_in(&row, "tags"),
                                     .created_at = time_in(&row, "created"),
                                     .views = number_in(&row, "views"),
                                     .selected_answer_id = number_in(&row, "selchildid"),
                                     .state = state};
    read_closing(&row, &question, &duplicate_of);
    return row.err ? row.err : foreign_question(&q2a->foreign, &question, duplicate_of);
}

static enum err take_reply(struct q2a *q2a, char kind,
                           enum err (*add)(struct foreign *foreign, struct bulk_reply *reply))
{
    struct row row = {q2a, OK};
    enum post_state state;
    if (!state_in(&row, kind, &state))
        return row.err;
    struct bulk_reply reply = {.id = number_in(&row, "postid"),
                               .question_id = number_in(&row, "parentid"),
                               .person_id = number_in(&row, "userid"),
                               .name = text_in(&row, "name"),
                               .body = body_in(&row),
                               .state = state,
                               .created_at = time_in(&row, "created")};
    return row.err ? row.err : add(&q2a->foreign, &reply);
}

static enum err take_answer(struct q2a *q2a)
{
    return take_reply(q2a, 'A', foreign_answer);
}

static enum err take_comment(struct q2a *q2a)
{
    return take_reply(q2a, 'C', foreign_comment);
}

/* Rows without a vote are flags. Newer versions keep when it was. */
static enum err take_vote(struct q2a *q2a)
{
    struct row row = {q2a, OK};
    struct bulk_vote vote = {.ref.id = number_in(&row, "postid"),
                             .person_id = number_in(&row, "userid"),
                             .vote = number_in(&row, "vote"),
                             .created_at = q2a->ctx->now};
    if (dump_value(&q2a->dump, STR("votecreated")).text.len)
        vote.created_at = time_in(&row, "votecreated");
    if (row.err || vote.vote == 0)
        return row.err;
    return foreign_vote(&q2a->foreign, &vote);
}

/* ---- passes ---- */

/* kind of rows, tables and what is made of their rows */
static const struct {
    enum bulk_kind kind;
    struct {
        struct str table;
        enum err (*take)(struct q2a *q2a);
    } of[3];
} passes[] = {
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

/* What the pass makes of rows of this table; NULL: nothing. */
static enum err (*taker(const struct q2a *q2a, struct str table))(struct q2a *q2a)
{
    struct str name = str_slice(table, q2a->prefix.len, table.len);
    if (!str_starts(table, q2a->prefix))
        return NULL;
    for (size_t i = 0; i < COUNT_OF(passes[0].of); i++)
        if (name.len && str_eq(passes[q2a->pass].of[i].table, name))
            return passes[q2a->pass].of[i].take;
    return NULL;
}

static bool is_wanted(void *arg, struct str table)
{
    return taker(arg, table) != NULL;
}

static bool is_none(void *arg, struct str table)
{
    (void)arg;
    (void)table;
    return false;
}

static enum err take_rows(struct q2a *q2a)
{
    struct dump *dump = &q2a->dump;
    enum err err = dump_rewind(dump, &q2a->ctx->failure);
    for (int64_t rows = 1; !err; rows++) {
        err = dump_next(dump, is_wanted, q2a, &q2a->ctx->failure);
        if (err)
            foreign_at(&q2a->foreign, dump->at_line, dump->at_column);
        if (err || !dump->open)
            return err;
        foreign_at(&q2a->foreign, dump->at_line, dump->at_column);
        err = taker(q2a, dump->open->name)(q2a);
        if (rows % TELL_EVERY == 0)
            progress_tell(q2a->import->progress, import_file(passes[q2a->pass].kind), dump->done, dump->size);
    }
    return err;
}

/* Other programs in the same database have posts and users, too; only Question2Answer has uservotes. */
static enum err find_prefix(struct q2a *q2a)
{
    struct dump *dump = &q2a->dump;
    struct str table = STR("uservotes");
    size_t found = 0;
    q2a->prefix = q2a->import->prefix;
    if (q2a->prefix.len)
        return OK;
    enum err err = dump_next(dump, is_none, NULL, &q2a->ctx->failure);
    if (err) {
        foreign_at(&q2a->foreign, dump->at_line, dump->at_column);
        return err;
    }
    for (size_t i = 0; i < dump->table_count; i++) {
        struct str name = dump->tables[i].name;
        if (!str_ends(name, table))
            continue;
        q2a->prefix = str_slice(name, 0, name.len - table.len);
        found++;
    }
    if (found == 1)
        return OK;
    return fail(
        &q2a->ctx->failure, ERR_INPUT,
        "{file}: {count} tables have a name that ends with \"uservotes\", and a dump of Question2Answer has "
        "one; say with --prefix how its tables begin",
        PLACE("file", dump->name), PLACE_INT("count", (int64_t)found));
}

static enum err take_all(struct q2a *q2a)
{
    enum err err = find_prefix(q2a);
    for (q2a->pass = 0; !err && q2a->pass < (int)COUNT_OF(passes); q2a->pass++) {
        err = bulk_turn_to(&q2a->foreign.bulk, passes[q2a->pass].kind);
        if (!err)
            err = take_rows(q2a);
    }
    if (!err && q2a->import->report.rows[BULK_QUESTIONS] == 0)
        return fail(&q2a->ctx->failure, ERR_INPUT, "{file}: there is no question in it",
                    PLACE("file", q2a->dump.name));
    return err ? err : foreign_finish(&q2a->foreign);
}

enum err import_q2a(struct ctx *ctx, struct import_q2a *import)
{
    struct q2a q2a = {.import = import, .ctx = ctx};
    arena_init(&q2a.keep, NOTES_BYTES_MAX);
    enum err err = foreign_begin(&q2a.foreign, ctx, import->progress, &import->report);
    if (!err)
        err = dump_open(&q2a.dump, import->file, &ctx->failure);
    if (!err)
        err = take_all(&q2a);
    if (err)
        err = foreign_say_where(&q2a.foreign, q2a.dump.name, err);
    dump_close(&q2a.dump);
    foreign_free(&q2a.foreign);
    map_free(&q2a.notes);
    arena_free(&q2a.keep);
    return err;
}
