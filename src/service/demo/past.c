#include "service/demo/past.h"

#include "base/check.h"
#include "store/people/person.h"
#include "text/people/handle.h"

struct ctx demo_earlier(const struct ctx *ctx, int64_t hours)
{
    struct ctx then = *ctx;
    then.now.ms -= hours * DEMO_HOUR_MS;
    return then;
}

enum err demo_find_person(struct ctx *ctx, struct str handle, int64_t *id)
{
    struct person person;
    enum err err = person_load_by_handle(ctx->db, ctx->arena, handle_key(ctx->arena, handle), &person);
    check(err != ERR_NOT_FOUND);
    *id = err ? 0 : person.id;
    return err;
}
