#include "service/unit/alike.h"

#include "base/check.h"
#include "core/people/permit.h"
#include "service/unit/site.h"
#include "store/order/market.h"
#include "store/people/person.h"
#include "text/kit/storable.h"
#include "text/people/alike.h"

/* A marketplace of fewer letters may be part of a name: "Otto". */
enum {
    TRUSTED_MAX = 2000,
    MARKET_WITHIN_MIN = 6,
    NAME_WORDS_MAX = 8,
    NAME_PARTS_MAX = NAME_WORDS_MAX * (NAME_WORDS_MAX + 1) / 2
};

/* How a name looks. It is made once, for it costs far more than comparing, and there are many to compare with. */
struct look {
    struct str skeleton, shape;
};

static struct look look_of(struct ctx *ctx, struct str name)
{
    return (struct look){name_skeleton(ctx->arena, name), name_shape(ctx->arena, name)};
}

static bool look_alike(struct look one, struct look other)
{
    return str_eq(one.skeleton, other.skeleton) || str_eq(one.shape, other.shape);
}

static bool looks_like(struct ctx *ctx, struct look name, const struct person *person)
{
    struct str titles[] = {STR_NONE, role_title(person->role), person->title};
    bool alike = false;
    for (size_t i = 0; i < COUNT_OF(titles); i++) {
        struct str shown = arena_printf(ctx->arena, "%.*s%.*s", STR_ARG(titles[i]), STR_ARG(person->handle));
        alike |= look_alike(name, look_of(ctx, shown));
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

/* ---- experts and the staff ---- */

static enum err look_at_trusted(struct ctx *ctx, struct look name, int64_t own_id, bool *alike)
{
    size_t count = TRUSTED_MAX;
    struct person *people = ARENA_ARRAY(ctx->arena, struct person, TRUSTED_MAX);
    enum err err = person_list_trusted(ctx->db, ctx->arena, people, &count);
    for (size_t i = 0; !err && i < count; i++)
        *alike |= people[i].id != own_id && looks_like(ctx, name, &people[i]);
    return err;
}

/* Whoever has the title may say so. */
static enum err may_claim(struct ctx *ctx, int64_t own_id, bool *may)
{
    struct person person;
    enum err err = own_id ? person_load(ctx->db, ctx->arena, own_id, &person) : ERR_NOT_FOUND;
    *may = !err && person.role > ROLE_MEMBER;
    return err == ERR_NOT_FOUND ? OK : err;
}

/* ---- marketplaces ---- */

static bool works_there(const struct market_names *names, int64_t market_id, int64_t own_id)
{
    for (size_t i = 0; own_id && i < names->count; i++)
        if (names->at[i].market_id == market_id && names->at[i].person_id == own_id)
            return true;
    return false;
}

/* A name and its words, one behind the other in every way. */
struct parts {
    struct look whole, at[NAME_PARTS_MAX];
    size_t count;
};

static struct parts *parts_of(struct ctx *ctx, struct str name, struct look whole)
{
    struct str words[NAME_WORDS_MAX];
    struct parts *parts = ARENA_NEW(ctx->arena, struct parts);
    size_t count = 0;
    *parts = (struct parts){.whole = whole};
    for (struct str word; count < NAME_WORDS_MAX && (word = name_next_word(&name)).len;)
        words[count++] = word;
    for (size_t i = 0; i < count; i++)
        for (size_t k = i; k < count; k++) {
            struct str part = {words[i].at, (size_t)(words[k].at + words[k].len - words[i].at)};
            parts->at[parts->count++] = look_of(ctx, part);
        }
    return parts;
}

static bool passes_for(struct ctx *ctx, const struct parts *name, const struct market_name *of)
{
    struct look other = look_of(ctx, of->name);
    bool within = of->person_id == 0 && text_characters(of->name) >= MARKET_WITHIN_MIN;
    bool passes = look_alike(name->whole, other);
    for (size_t i = 0; within && i < name->count && !passes; i++)
        passes = look_alike(name->at[i], other);
    return passes;
}

static enum err look_at_markets(struct ctx *ctx, const struct parts *name, int64_t own_id, bool *alike)
{
    struct market_names names;
    enum err err = market_names_load(ctx->db, ctx->arena, &names);
    for (size_t i = 0; !err && i < names.count && !*alike; i++) {
        const struct market_name *of = &names.at[i];
        bool own = of->person_id ? of->person_id == own_id : works_there(&names, of->market_id, own_id);
        *alike = !own && passes_for(ctx, name, of);
    }
    return err;
}

enum err require_unlike(struct ctx *ctx, const char *field, struct str name, int64_t own_id)
{
    bool may, of_staff = false, of_market = false;
    struct look look = look_of(ctx, name);
    if (!look.skeleton.len)
        return OK;
    enum err err = may_claim(ctx, own_id, &may);
    if (!err && !may)
        err = look_at_trusted(ctx, look, own_id, &of_staff);
    if (!err)
        err = look_at_markets(ctx, parts_of(ctx, name, look), own_id, &of_market);
    if (!may)
        of_staff |= claims_a_role(ctx, name) ||
                    str_eq(look.skeleton, name_skeleton(ctx->arena, ctx->site->settings[SETTING_SITE_NAME]));
    if (!err && of_staff)
        return fail_field(&ctx->failure, ERR_CONFLICT, field,
                          "This name looks like that of an expert or of the staff. Choose another.");
    if (!err && of_market)
        return fail_field(&ctx->failure, ERR_CONFLICT, field,
                          "This name looks like that of a marketplace or of a seller. Choose another.");
    return err;
}
