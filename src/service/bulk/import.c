#include "service/bulk/import.h"

#include "base/check.h"
#include "service/bulk/bulk.h"
#include "service/bulk/lines.h"
#include "text/kit/json_row.h"

#include <string.h>

enum { TELL_EVERY = 1000 };

/* ---- users: name, kind, needed, characters ---- */

enum { USER_ID, USER_HANDLE, USER_TITLE, USER_CREATED_AT, USER_POINTS, USER_FIELDS };
static const struct row_field user_fields[] = {
    [USER_ID] = {STR_INIT("id"), ROW_ID, true, 0},
    [USER_HANDLE] = {STR_INIT("handle"), ROW_TEXT, true, BULK_NAME_CHARS},
    [USER_TITLE] = {STR_INIT("title"), ROW_TEXT, false, BULK_NAME_CHARS},
    [USER_CREATED_AT] = {STR_INIT("created_at"), ROW_TIME, true, 0},
    [USER_POINTS] = {STR_INIT("points"), ROW_NUMBER, false, 0},
};

static enum err take_user(struct bulk *bulk, const struct row_value *values)
{
    struct bulk_user user = {
        .id = values[USER_ID].number,
        .handle = values[USER_HANDLE].text,
        .title = values[USER_TITLE].text,
        .created_at = {values[USER_CREATED_AT].number},
        .has_points = values[USER_POINTS].given,
        .points = values[USER_POINTS].number,
    };
    return bulk_add_user(bulk, &user);
}

/* ---- categories ---- */

enum { CATEGORY_ID, CATEGORY_PARENT, CATEGORY_SLUG, CATEGORY_NAME, CATEGORY_RETIRED, CATEGORY_FIELDS };
static const struct row_field category_fields[] = {
    [CATEGORY_ID] = {STR_INIT("id"), ROW_ID, true, 0},
    [CATEGORY_PARENT] = {STR_INIT("parent_id"), ROW_ID, false, 0},
    [CATEGORY_SLUG] = {STR_INIT("slug"), ROW_TEXT, true, BULK_NAME_CHARS},
    [CATEGORY_NAME] = {STR_INIT("name"), ROW_TEXT, true, BULK_NAME_CHARS},
    [CATEGORY_RETIRED] = {STR_INIT("retired"), ROW_REASON, false, BULK_NAME_CHARS},
};

static enum err take_category(struct bulk *bulk, const struct row_value *values)
{
    struct category_row category = {
        .id = values[CATEGORY_ID].number,
        .parent_id = values[CATEGORY_PARENT].number,
        .slug = values[CATEGORY_SLUG].text,
        .name = values[CATEGORY_NAME].text,
        .retired = values[CATEGORY_RETIRED].given,
    };
    return bulk_add_category(bulk, &category);
}

/* ---- questions ---- */

enum {
    QUESTION_ID,
    QUESTION_USER,
    QUESTION_NAME,
    QUESTION_CATEGORY,
    QUESTION_TITLE,
    QUESTION_BODY,
    QUESTION_TAGS,
    QUESTION_CREATED_AT,
    QUESTION_VIEWS,
    QUESTION_SELECTED,
    QUESTION_CLOSED,
    QUESTION_CLOSED_AT,
    QUESTION_FIELDS
};
static const struct row_field question_fields[] = {
    [QUESTION_ID] = {STR_INIT("id"), ROW_ID, true, 0},
    [QUESTION_USER] = {STR_INIT("user_id"), ROW_ID, false, 0},
    [QUESTION_NAME] = {STR_INIT("name"), ROW_TEXT, false, BULK_NAME_CHARS},
    [QUESTION_CATEGORY] = {STR_INIT("category_id"), ROW_ID, true, 0},
    [QUESTION_TITLE] = {STR_INIT("title"), ROW_TEXT, true, BULK_TITLE_CHARS},
    [QUESTION_BODY] = {STR_INIT("body"), ROW_TEXT, false, BULK_BODY_CHARS},
    [QUESTION_TAGS] = {STR_INIT("tags"), ROW_TAGS, false, 0},
    [QUESTION_CREATED_AT] = {STR_INIT("created_at"), ROW_TIME, true, 0},
    [QUESTION_VIEWS] = {STR_INIT("views"), ROW_NUMBER, false, 0},
    [QUESTION_SELECTED] = {STR_INIT("selected_answer_id"), ROW_ID, false, 0},
    [QUESTION_CLOSED] = {STR_INIT("closed"), ROW_REASON, false, BULK_REASON_CHARS},
    [QUESTION_CLOSED_AT] = {STR_INIT("closed_at"), ROW_TIME, false, 0},
};

static enum err take_question(struct bulk *bulk, const struct row_value *values)
{
    struct bulk_question question = {
        .id = values[QUESTION_ID].number,
        .person_id = values[QUESTION_USER].number,
        .category_id = values[QUESTION_CATEGORY].number,
        .name = values[QUESTION_NAME].text,
        .title = values[QUESTION_TITLE].text,
        .body = values[QUESTION_BODY].text,
        .tags = values[QUESTION_TAGS].text,
        .created_at = {values[QUESTION_CREATED_AT].number},
        .views = values[QUESTION_VIEWS].number,
        .selected_answer_id = values[QUESTION_SELECTED].number,
        .closed = values[QUESTION_CLOSED].given,
        .close_reason = values[QUESTION_CLOSED].text,
        .closed_at = {values[QUESTION_CLOSED_AT].number},
    };
    return bulk_add_question(bulk, &question);
}

/* ---- answers ---- */

enum { ANSWER_ID, ANSWER_QUESTION, ANSWER_USER, ANSWER_NAME, ANSWER_BODY, ANSWER_CREATED_AT, ANSWER_FIELDS };
static const struct row_field answer_fields[] = {
    [ANSWER_ID] = {STR_INIT("id"), ROW_ID, true, 0},
    [ANSWER_QUESTION] = {STR_INIT("question_id"), ROW_ID, true, 0},
    [ANSWER_USER] = {STR_INIT("user_id"), ROW_ID, false, 0},
    [ANSWER_NAME] = {STR_INIT("name"), ROW_TEXT, false, BULK_NAME_CHARS},
    [ANSWER_BODY] = {STR_INIT("body"), ROW_TEXT, true, BULK_BODY_CHARS},
    [ANSWER_CREATED_AT] = {STR_INIT("created_at"), ROW_TIME, true, 0},
};

static enum err take_answer(struct bulk *bulk, const struct row_value *values)
{
    struct bulk_reply answer = {
        .id = values[ANSWER_ID].number,
        .question_id = values[ANSWER_QUESTION].number,
        .person_id = values[ANSWER_USER].number,
        .name = values[ANSWER_NAME].text,
        .body = values[ANSWER_BODY].text,
        .created_at = {values[ANSWER_CREATED_AT].number},
    };
    return bulk_add_answer(bulk, &answer);
}

/* ---- comments ---- */

enum {
    COMMENT_ID,
    COMMENT_PARENT_TYPE,
    COMMENT_PARENT,
    COMMENT_USER,
    COMMENT_NAME,
    COMMENT_BODY,
    COMMENT_CREATED_AT,
    COMMENT_FIELDS
};
static const struct row_field comment_fields[] = {
    [COMMENT_ID] = {STR_INIT("id"), ROW_ID, true, 0},
    [COMMENT_PARENT_TYPE] = {STR_INIT("parent_type"), ROW_TEXT, true, BULK_NAME_CHARS},
    [COMMENT_PARENT] = {STR_INIT("parent_id"), ROW_ID, true, 0},
    [COMMENT_USER] = {STR_INIT("user_id"), ROW_ID, false, 0},
    [COMMENT_NAME] = {STR_INIT("name"), ROW_TEXT, false, BULK_NAME_CHARS},
    [COMMENT_BODY] = {STR_INIT("body"), ROW_TEXT, true, BULK_BODY_CHARS},
    [COMMENT_CREATED_AT] = {STR_INIT("created_at"), ROW_TIME, true, 0},
};

/* "question" or "answer". */
static enum err read_kind(struct bulk *bulk, const char *field, struct str text, enum post_kind *kind)
{
    if (post_kind_from(text, kind) && *kind != POST_COMMENT)
        return OK;
    return fail_field(&bulk->ctx->failure, ERR_INPUT, field,
                      "the field \"{field}\" is \"question\" or \"answer\"", PLACE("field", str_from(field)));
}

static enum err take_comment(struct bulk *bulk, const struct row_value *values)
{
    enum post_kind parent;
    enum err err = read_kind(bulk, "parent_type", values[COMMENT_PARENT_TYPE].text, &parent);
    if (err)
        return err;
    struct bulk_reply comment = {
        .id = values[COMMENT_ID].number,
        .question_id = parent == POST_QUESTION ? values[COMMENT_PARENT].number : 0,
        .answer_id = parent == POST_ANSWER ? values[COMMENT_PARENT].number : 0,
        .person_id = values[COMMENT_USER].number,
        .name = values[COMMENT_NAME].text,
        .body = values[COMMENT_BODY].text,
        .created_at = {values[COMMENT_CREATED_AT].number},
    };
    return bulk_add_comment(bulk, &comment);
}

/* ---- votes ---- */

enum { VOTE_POST_TYPE, VOTE_POST, VOTE_USER, VOTE_VOTE, VOTE_CREATED_AT, VOTE_FIELDS };
static const struct row_field vote_fields[] = {
    [VOTE_POST_TYPE] = {STR_INIT("post_type"), ROW_TEXT, true, BULK_NAME_CHARS},
    [VOTE_POST] = {STR_INIT("post_id"), ROW_ID, true, 0},
    [VOTE_USER] = {STR_INIT("user_id"), ROW_ID, true, 0},
    [VOTE_VOTE] = {STR_INIT("vote"), ROW_NUMBER, true, 0},
    [VOTE_CREATED_AT] = {STR_INIT("created_at"), ROW_TIME, true, 0},
};

static enum err take_vote(struct bulk *bulk, const struct row_value *values)
{
    struct bulk_vote vote = {
        .ref.id = values[VOTE_POST].number,
        .person_id = values[VOTE_USER].number,
        .vote = values[VOTE_VOTE].number,
        .created_at = {values[VOTE_CREATED_AT].number},
    };
    enum err err = read_kind(bulk, "post_type", values[VOTE_POST_TYPE].text, &vote.ref.kind);
    return err ? err : bulk_add_vote(bulk, &vote);
}

/* ---- files ---- */

static const struct {
    struct str file;
    const struct row_field *fields;
    size_t count;
    enum err (*take)(struct bulk *bulk, const struct row_value *values);
} kinds[BULK_KINDS] = {
    [BULK_USERS] = {STR_INIT("users.jsonl"), user_fields, USER_FIELDS, take_user},
    [BULK_CATEGORIES] = {STR_INIT("categories.jsonl"), category_fields, CATEGORY_FIELDS, take_category},
    [BULK_QUESTIONS] = {STR_INIT("questions.jsonl"), question_fields, QUESTION_FIELDS, take_question},
    [BULK_ANSWERS] = {STR_INIT("answers.jsonl"), answer_fields, ANSWER_FIELDS, take_answer},
    [BULK_COMMENTS] = {STR_INIT("comments.jsonl"), comment_fields, COMMENT_FIELDS, take_comment},
    [BULK_VOTES] = {STR_INIT("votes.jsonl"), vote_fields, VOTE_FIELDS, take_vote},
};

struct str import_file(int kind)
{
    check(kind >= 0 && kind < BULK_KINDS);
    return kinds[kind].file;
}

static enum err take_line(struct bulk *bulk, struct str line, const struct row_shape *shape,
                          struct arena *arena)
{
    struct row_value values[ROW_FIELDS_MAX];
    struct failure *failure = &bulk->ctx->failure;
    arena_reset(arena);
    if (!str_is_utf8(line))
        return fail(failure, ERR_INPUT, "the line is not UTF-8");
    enum err err = json_row_read(arena, line, shape, values, failure);
    return err ? err : kinds[bulk->where.kind].take(bulk, values);
}

static enum err take_lines(struct bulk *bulk, struct import *import, struct lines *lines, struct arena *arena)
{
    enum bulk_kind kind = bulk->where.kind;
    struct row_shape shape = {kinds[kind].fields, kinds[kind].count, import->lenient};
    struct str line;
    bool more = true;
    enum err err = OK;
    while (!err && more) {
        err = lines_next(lines, &line, &more, &bulk->ctx->failure);
        bulk_at_line(bulk, lines->number);
        if (err || str_trim(line).len == 0)
            continue;
        err = take_line(bulk, line, &shape, arena);
        import->rows++;
        if (lines->number % TELL_EVERY == 0)
            progress_tell(import->progress, kinds[kind].file, lines_done(lines), lines->file_size);
    }
    return err;
}

/* Not all kinds have to be there. */
static enum err take_kind(struct bulk *bulk, struct import *import, struct arena *arena)
{
    struct lines lines;
    struct str file = kinds[bulk->where.kind].file;
    const struct packed_file *packed = import->folder.len ? NULL : packed_find(import->packed, file);
    bool found = packed != NULL;
    enum err err = OK;
    if (packed)
        lines_of_bytes(&lines, file, packed->bytes);
    else if (import->folder.len)
        err = lines_open(&lines, import->folder, file, &found, &bulk->ctx->failure);
    if (err || !found)
        return err;
    err = take_lines(bulk, import, &lines, arena);
    lines_close(&lines);
    return err;
}

/* "questions.jsonl:12: " before the sentence. The database's own sentence gets it too. */
static enum err say_where(struct bulk *bulk, enum err err)
{
    struct failure inner = bulk->ctx->failure;
    if (bulk->where.line == 0)
        return err;
    return fail_field(&bulk->ctx->failure, err, inner.field, "{file}:{line}: {wrong}",
                      PLACE("file", kinds[bulk->where.kind].file), PLACE_ID("line", bulk->where.line),
                      PLACE("wrong", str_from(inner.text)));
}

static enum err take_all(struct bulk *bulk, struct import *import)
{
    struct arena arena;
    enum err err = OK;
    arena_init(&arena, 8 * (size_t)LINE_MAX_BYTES);
    for (int kind = 0; !err && kind < BULK_KINDS; kind++) {
        err = bulk_turn_to(bulk, (enum bulk_kind)kind);
        if (!err)
            err = take_kind(bulk, import, &arena);
    }
    arena_free(&arena);
    if (!err && import->rows == 0)
        return fail(&bulk->ctx->failure, ERR_INPUT,
                    "there is nothing to import: none of the files ({file}, ...) has a row",
                    PLACE("file", kinds[0].file));
    return err ? err : bulk_finish(bulk);
}

enum err import_run(struct ctx *ctx, struct import *import)
{
    struct bulk bulk;
    import->rows = 0;
    enum err err = bulk_begin(&bulk, ctx, import->progress);
    if (!err)
        err = take_all(&bulk, import);
    if (err)
        err = say_where(&bulk, err);
    bulk_free(&bulk);
    return err;
}
