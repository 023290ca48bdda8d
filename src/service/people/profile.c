#include "service/people/profile.h"

#include "text/people/handle.h"

static struct list_cursor behind(const struct person_line *line, enum people_sort sort)
{
    return (struct list_cursor){sort == PEOPLE_BY_POINTS ? line->points : line->created_at.ms, line->id};
}

enum err people_list(struct ctx *ctx, const struct people_wanted *wanted, struct people *people)
{
    struct str key = handle_key(ctx->arena, wanted->name);
    *people = (struct people){0};
    enum err err = key.len ? people_load_by_name(ctx->db, ctx->arena, key, &people->lines)
                           : people_load(ctx->db, ctx->arena, wanted->sort, wanted->after, &people->lines);
    if (err || people->lines.count <= PEOPLE_PAGE)
        return err;
    people->lines.count = PEOPLE_PAGE;
    people->cut = key.len > 0;
    if (!people->cut)
        people->next = behind(&people->lines.at[PEOPLE_PAGE - 1], wanted->sort);
    return OK;
}

enum err profile_read(struct ctx *ctx, struct str handle, struct person *person)
{
    enum err err = person_load_by_handle(ctx->db, ctx->arena, handle_key(ctx->arena, handle), person);
    if (err == ERR_NOT_FOUND)
        return fail(&ctx->failure, ERR_NOT_FOUND, "Nobody here has this name.");
    return err;
}

static enum err read_questions(struct ctx *ctx, const struct written_wanted *wanted, struct written *written)
{
    struct question_lines *lines = &written->questions;
    enum err err = wanted->kind == WRITTEN_FAVOURITES
                       ? person_favourites(ctx->db, ctx->arena, wanted->person_id, wanted->after, lines)
                       : person_questions(ctx->db, ctx->arena, wanted->person_id, wanted->after, lines);
    if (err || lines->count <= WRITTEN_PAGE)
        return err;
    lines->count = WRITTEN_PAGE;
    const struct question_line *last = &lines->at[WRITTEN_PAGE - 1];
    written->next = (struct list_cursor){last->created_at.ms, last->id};
    return OK;
}

static enum err read_answers(struct ctx *ctx, const struct written_wanted *wanted, struct written *written)
{
    struct answer_lines *lines = &written->answers;
    enum err err = person_answers(ctx->db, ctx->arena, wanted->person_id, wanted->after, lines);
    if (err || lines->count <= WRITTEN_PAGE)
        return err;
    lines->count = WRITTEN_PAGE;
    const struct answer_line *last = &lines->at[WRITTEN_PAGE - 1];
    written->next = (struct list_cursor){last->created_at.ms, last->id};
    return OK;
}

enum err profile_written(struct ctx *ctx, const struct written_wanted *wanted, struct written *written)
{
    *written = (struct written){0};
    return wanted->kind == WRITTEN_ANSWERS ? read_answers(ctx, wanted, written)
                                           : read_questions(ctx, wanted, written);
}

enum err guest_written(struct ctx *ctx, int64_t guest_id, struct written *written)
{
    *written = (struct written){0};
    if (!guest_id)
        return OK;
    enum err err = guest_questions(ctx->db, ctx->arena, guest_id, &written->questions);
    return err ? err : guest_answers(ctx->db, ctx->arena, guest_id, &written->answers);
}
