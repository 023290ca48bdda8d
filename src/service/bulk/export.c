#include "service/bulk/export.h"

#include "base/check.h"
#include "base/why.h"
#include "service/bulk/bulk.h"
#include "service/bulk/import.h"
#include "store/bulk/export.h"
#include "text/clock/iso_time.h"
#include "text/kit/json_write.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PAGE = 1000, PATH_ROOM = 4096, PAGE_BYTES_MAX = 1 << 30, LINE_BYTES_MAX = 4 << 20 };

/* The file that is being written. */
struct writing {
    struct ctx *ctx;
    struct export *export;
    struct arena arena; /* of a page of rows */
    struct buf line;
    struct json json;
    FILE *file;
    int64_t after;          /* the id of the last row */
    struct bulk_vote voted; /* the last vote */
};

/* ---- lines ---- */

static void line_begin(struct writing *writing)
{
    buf_clear(&writing->line);
    json_begin(&writing->json, &writing->line);
    json_object_begin(&writing->json);
}

static void put_time(struct writing *writing, struct str name, struct instant at)
{
    struct buf text;
    buf_init(&text, 64);
    iso_time_put(&text, at);
    json_put(&writing->json, name, buf_str(&text));
    buf_free(&text);
}

/* An id, or null for none. */
static void put_id(struct writing *writing, struct str name, int64_t id)
{
    json_name(&writing->json, name);
    if (id)
        json_value_int(&writing->json, id);
    else
        json_value_null(&writing->json);
}

static enum err line_end(struct writing *writing)
{
    json_object_end(&writing->json);
    check(json_is_whole(&writing->json));
    buf_put_char(&writing->line, '\n');
    struct str line = buf_str(&writing->line);
    writing->export->rows++;
    if (fwrite(line.at, 1, line.len, writing->file) == line.len)
        return OK;
    return fail(&writing->ctx->failure, ERR_IO, "the export cannot be written: {why}",
                PLACE_ERRNO("why", errno));
}

static void put_parent(struct writing *writing, const char *prefix, const struct post_ref *ref)
{
    struct arena *arena = &writing->arena;
    json_put(&writing->json, arena_printf(arena, "%s_type", prefix), post_kind_name(ref->kind));
    json_put(&writing->json, arena_printf(arena, "%s_id", prefix), ref->id);
}

/* ---- rows: each writes one and remembers where it stands ---- */

static enum err write_person(struct writing *writing, struct query *q)
{
    struct person person;
    export_read_person(q, &writing->arena, &person);
    writing->after = person.id;
    line_begin(writing);
    json_put(&writing->json, STR("id"), person.id);
    json_put(&writing->json, STR("handle"), person.handle);
    if (person.title.len)
        json_put(&writing->json, STR("title"), person.title);
    put_time(writing, STR("created_at"), person.created_at);
    json_put(&writing->json, STR("points"), person.points);
    return line_end(writing);
}

static void put_closed(struct writing *writing, const struct question *question)
{
    struct str reason = question->close_reason;
    if (question->closed_at.ms == 0)
        return;
    if (question->duplicate_of)
        reason = arena_printf(&writing->arena, "duplicate of %lld", (long long)question->duplicate_of);
    if (reason.len)
        json_put(&writing->json, STR("closed"), reason);
    else
        json_put_bool(&writing->json, STR("closed"), true);
    put_time(writing, STR("closed_at"), question->closed_at);
}

static void put_tags(struct writing *writing, struct str tags)
{
    json_name(&writing->json, STR("tags"));
    json_array_begin(&writing->json);
    while (tags.len)
        json_value_str(&writing->json, str_cut(&tags, ' '));
    json_array_end(&writing->json);
}

static enum err write_question(struct writing *writing, struct query *q)
{
    struct question question;
    export_read_question(q, &writing->arena, &question);
    writing->after = question.id;
    line_begin(writing);
    json_put(&writing->json, STR("id"), question.id);
    put_id(writing, STR("user_id"), question.author.person_id);
    if (question.author.name.len)
        json_put(&writing->json, STR("name"), question.author.name);
    json_put(&writing->json, STR("category_id"), question.category_id);
    json_put(&writing->json, STR("title"), question.title);
    json_put(&writing->json, STR("body"), question.body);
    put_tags(writing, question.tags);
    put_time(writing, STR("created_at"), question.created_at);
    json_put(&writing->json, STR("views"), question.view_count);
    put_id(writing, STR("selected_answer_id"), question.selected_answer_id);
    put_closed(writing, &question);
    return line_end(writing);
}

static enum err write_answer(struct writing *writing, struct query *q)
{
    struct bulk_reply answer;
    export_read_answer(q, &writing->arena, &answer);
    writing->after = answer.id;
    line_begin(writing);
    json_put(&writing->json, STR("id"), answer.id);
    json_put(&writing->json, STR("question_id"), answer.question_id);
    put_id(writing, STR("user_id"), answer.person_id);
    if (answer.name.len)
        json_put(&writing->json, STR("name"), answer.name);
    json_put(&writing->json, STR("body"), answer.body);
    put_time(writing, STR("created_at"), answer.created_at);
    return line_end(writing);
}

static enum err write_comment(struct writing *writing, struct query *q)
{
    struct bulk_reply comment;
    export_read_comment(q, &writing->arena, &comment);
    struct post_ref parent = {POST_QUESTION, comment.question_id};
    if (comment.answer_id)
        parent = (struct post_ref){POST_ANSWER, comment.answer_id};
    writing->after = comment.id;
    line_begin(writing);
    json_put(&writing->json, STR("id"), comment.id);
    put_parent(writing, "parent", &parent);
    put_id(writing, STR("user_id"), comment.person_id);
    if (comment.name.len)
        json_put(&writing->json, STR("name"), comment.name);
    json_put(&writing->json, STR("body"), comment.body);
    put_time(writing, STR("created_at"), comment.created_at);
    return line_end(writing);
}

static enum err write_vote(struct writing *writing, struct query *q)
{
    struct bulk_vote *vote = &writing->voted;
    export_read_vote(q, vote);
    line_begin(writing);
    put_parent(writing, "post", &vote->ref);
    json_put(&writing->json, STR("user_id"), vote->person_id);
    json_put(&writing->json, STR("vote"), vote->vote);
    put_time(writing, STR("created_at"), vote->created_at);
    return line_end(writing);
}

/* ---- kinds ---- */

/* All at once: there are few, and their order is their own. */
static enum err write_categories(struct writing *writing)
{
    struct category_rows rows;
    enum err err = category_load_all(writing->ctx->db, &writing->arena, &rows);
    for (size_t i = 0; !err && i < rows.count; i++) {
        line_begin(writing);
        json_put(&writing->json, STR("id"), rows.at[i].id);
        put_id(writing, STR("parent_id"), rows.at[i].parent_id);
        json_put(&writing->json, STR("slug"), rows.at[i].slug);
        json_put(&writing->json, STR("name"), rows.at[i].name);
        if (rows.at[i].retired)
            json_put_bool(&writing->json, STR("retired"), true);
        err = line_end(writing);
    }
    return err;
}

/* start, one row; votes are paged by another key, categories not at all */
static const struct {
    void (*start)(struct query *q, struct db *db, int64_t after, int64_t count);
    enum err (*write)(struct writing *writing, struct query *q);
} kinds[BULK_KINDS] = {
    [BULK_USERS] = {export_people, write_person},
    [BULK_QUESTIONS] = {export_questions, write_question},
    [BULK_ANSWERS] = {export_answers, write_answer},
    [BULK_COMMENTS] = {export_comments, write_comment},
    [BULK_VOTES] = {NULL, write_vote},
};

static enum err write_page(struct writing *writing, enum bulk_kind kind, int64_t *rows)
{
    QUERY q;
    enum err err = OK;
    *rows = 0;
    arena_reset(&writing->arena);
    if (kinds[kind].start)
        kinds[kind].start(&q, writing->ctx->db, writing->after, PAGE);
    else
        export_votes(&q, writing->ctx->db, &writing->voted, PAGE);
    for (; !err && query_next(&q); ++*rows)
        err = kinds[kind].write(writing, &q);
    return err ? err : query_end(&q);
}

static enum err write_rows(struct writing *writing, enum bulk_kind kind)
{
    int64_t rows = PAGE, written = 0;
    enum err err = OK;
    if (kind == BULK_CATEGORIES)
        return write_categories(writing);
    while (!err && rows == PAGE) {
        err = write_page(writing, kind, &rows);
        written += rows;
        progress_tell(writing->export->progress, import_file(kind), written, 0);
    }
    return err;
}

/* ---- files ---- */

static const char *path_of(struct ctx *ctx, const struct export *export, int kind, const char *ending)
{
    return arena_printf(ctx->arena, "%.*s/%.*s%s", STR_ARG(export->folder), STR_ARG(import_file(kind)),
                        ending)
        .at;
}

/* On disk before it gets its name. */
static enum err close_file(struct writing *writing)
{
    bool written = fflush(writing->file) == 0 && fsync(fileno(writing->file)) == 0;
    int code = errno;
    fclose(writing->file);
    if (written)
        return OK;
    return fail(&writing->ctx->failure, ERR_IO, "the export cannot be written: {why}",
                PLACE_ERRNO("why", code));
}

static enum err write_file(struct ctx *ctx, struct export *export, enum bulk_kind kind)
{
    const char *path = path_of(ctx, export, kind, ".part");
    struct writing writing = {.ctx = ctx, .export = export, .file = fopen(path, "wb")};
    if (!writing.file)
        return fail(&ctx->failure, ERR_IO, "{path} cannot be written: {why}", PLACE("path", str_from(path)),
                    PLACE_ERRNO("why", errno));
    arena_init(&writing.arena, PAGE_BYTES_MAX);
    buf_init(&writing.line, LINE_BYTES_MAX);
    enum err err = write_rows(&writing, kind);
    if (err)
        fclose(writing.file);
    else
        err = close_file(&writing);
    buf_free(&writing.line);
    arena_free(&writing.arena);
    return err;
}

static enum err make_folder(struct ctx *ctx, const struct export *export)
{
    const char *folder = arena_cstr(ctx->arena, export->folder);
    if (mkdir(folder, 0777) != 0 && errno != EEXIST)
        return fail(&ctx->failure, ERR_IO, "{path} cannot be made: {why}", PLACE("path", str_from(folder)),
                    PLACE_ERRNO("why", errno));
    for (int kind = 0; kind < BULK_KINDS; kind++) {
        const char *path = path_of(ctx, export, kind, "");
        if (access(path, F_OK) == 0)
            return fail(&ctx->failure, ERR_INPUT, "{path} already exists; an export goes into a new folder",
                        PLACE("path", str_from(path)));
    }
    return OK;
}

static enum err name_files(struct ctx *ctx, const struct export *export)
{
    for (int kind = 0; kind < BULK_KINDS; kind++) {
        const char *path = path_of(ctx, export, kind, "");
        if (rename(path_of(ctx, export, kind, ".part"), path) != 0)
            return fail(&ctx->failure, ERR_IO, "{path} cannot be made: {why}", PLACE("path", str_from(path)),
                        PLACE_ERRNO("why", errno));
    }
    return OK;
}

enum err export_run(struct ctx *ctx, struct export *export)
{
    export->rows = 0;
    enum err err = make_folder(ctx, export);
    if (err)
        return err;
    for (int kind = 0; !err && kind < BULK_KINDS; kind++)
        err = write_file(ctx, export, (enum bulk_kind)kind);
    if (!err)
        err = name_files(ctx, export);
    for (int kind = 0; err && kind < BULK_KINDS; kind++)
        unlink(path_of(ctx, export, kind, ".part"));
    return err;
}
