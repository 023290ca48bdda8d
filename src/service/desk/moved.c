#include "service/desk/moved.h"

#include "store/desk/old_address.h"

enum err moved_question(struct ctx *ctx, struct str old, struct question *question)
{
    int64_t id;
    enum err err = old_address_find(ctx->db, OLD_QUESTION, old, &id);
    if (!err)
        err = question_load(ctx->db, ctx->arena, id, question);
    return !err && question->state != POST_LIVE ? ERR_NOT_FOUND : err;
}

enum err moved_person(struct ctx *ctx, struct str old, struct person *person)
{
    int64_t id;
    enum err err = old_address_find(ctx->db, OLD_PERSON, old, &id);
    if (!err)
        err = person_load(ctx->db, ctx->arena, id, person);
    return !err && person->deleted_at.ms ? ERR_NOT_FOUND : err;
}
