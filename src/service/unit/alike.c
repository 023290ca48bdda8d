#include "service/unit/alike.h"

#include "base/check.h"
#include "core/people/permit.h"
#include "service/unit/site.h"
#include "store/people/person.h"
#include "text/people/alike.h"

enum { TRUSTED_MAX = 2000 };

static bool looks_like(struct ctx *ctx, struct str skeleton, const struct person *person)
{
    struct str titles[] = {STR_NONE, role_title(person->role), person->title};
    bool alike = false;
    for (size_t i = 0; i < COUNT_OF(titles); i++) {
        struct str shown = arena_printf(ctx->arena, "%.*s%.*s", STR_ARG(titles[i]), STR_ARG(person->handle));
        alike |= str_eq(skeleton, name_skeleton(ctx->arena, shown));
    }
    return alike;
}

static bool is_a_role(struct ctx *ctx, struct str name)
{
    static const struct str words[] = {STR_INIT("expert"),   STR_INIT("moderator"),     STR_INIT("operator"),
                                       STR_INIT("admin"),    STR_INIT("administrator"), STR_INIT("staff"),
                                       STR_INIT("official"), STR_INIT("support")};
    struct str skeleton = name_skeleton(ctx->arena, name);
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq(skeleton, name_skeleton(ctx->arena, words[i])))
            return true;
    return false;
}

/* The name, or a word of it, says what only the site may say: "Expert Ryan", "Ann (staff)", "Ad min". */
static bool claims_a_role(struct ctx *ctx, struct str name)
{
    bool claims = is_a_role(ctx, name);
    for (struct str word; !claims && (word = name_next_word(&name)).len;)
        claims = is_a_role(ctx, word);
    return claims;
}

enum err require_unlike(struct ctx *ctx, const char *field, struct str name, int64_t own_id)
{
    size_t count = TRUSTED_MAX;
    struct person *people = ARENA_ARRAY(ctx->arena, struct person, TRUSTED_MAX);
    struct str skeleton = name_skeleton(ctx->arena, name);
    if (!skeleton.len)
        return OK;
    enum err err = person_list_trusted(ctx->db, ctx->arena, people, &count);
    bool alike = claims_a_role(ctx, name) ||
                 str_eq(skeleton, name_skeleton(ctx->arena, ctx->site->settings[SETTING_SITE_NAME]));
    for (size_t i = 0; !err && i < count; i++) {
        if (people[i].id == own_id)
            return OK;
        alike |= looks_like(ctx, skeleton, &people[i]);
    }
    if (err || !alike)
        return err;
    return fail_field(&ctx->failure, ERR_CONFLICT, field,
                      "This name looks like that of an expert or of the staff. Choose another.");
}
