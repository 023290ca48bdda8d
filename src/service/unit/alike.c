#include "service/unit/alike.h"

#include "base/check.h"
#include "base/words.h"
#include "core/people/permit.h"
#include "service/unit/site.h"
#include "store/order/market.h"
#include "store/people/person.h"
#include "text/kit/storable.h"
#include "text/people/alike.h"

/* A marketplace or a site of fewer letters may be part of a name: "Otto". */
enum {
    TRUSTED_MAX = 2000,
    WITHIN_MIN = 6,
    NAME_WORDS_MAX = 20,
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

static bool has_part(const struct parts *name, struct look other)
{
    bool has = look_alike(name->whole, other);
    for (size_t i = 0; i < name->count && !has; i++)
        has = look_alike(name->at[i], other);
    return has;
}

/*
 * The name, or words of it, say in some language what only the site may say: "Expert Ryan", "Ann (staff)", "Ad min",
 * "Kundendienst".
 */
static bool claims_a_role(struct ctx *ctx, const struct parts *name)
{
    static const struct str words[] = {
        STR_INIT(N_("Expert")), STR_INIT(N_("Moderator")), STR_INIT(N_("Operator")),
        STR_INIT("admin"),      STR_INIT("administrator"), STR_INIT(N_("staff")),
        STR_INIT("support"),    STR_INIT(N_("official")),  STR_INIT(N_("customer service")),
    };
    const struct catalogue *catalogue = &catalogue_recourse;
    bool claims = false;
    for (size_t i = 0; i < COUNT_OF(words) && !claims; i++) {
        claims = has_part(name, look_of(ctx, words[i]));
        for (size_t k = 0; k < catalogue->language_count && !claims; k++)
            claims = has_part(name, look_of(ctx, say(&catalogue->languages[k], words[i])));
    }
    return claims;
}

/* The site's own name, or words of the name that are it. */
static bool passes_for_site(struct ctx *ctx, const struct parts *name)
{
    struct str own = ctx->site->settings[SETTING_SITE_NAME];
    struct look look = look_of(ctx, own);
    return text_characters(own) >= WITHIN_MIN ? has_part(name, look) : look_alike(name->whole, look);
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

static bool passes_for(struct ctx *ctx, const struct parts *name, const struct market_name *of)
{
    struct look other = look_of(ctx, of->name);
    bool within = of->person_id == 0 && text_characters(of->name) >= WITHIN_MIN;
    return within ? has_part(name, other) : look_alike(name->whole, other);
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
    const struct parts *parts = parts_of(ctx, name, look);
    enum err err = may_claim(ctx, own_id, &may);
    if (!err && !may)
        err = look_at_trusted(ctx, look, own_id, &of_staff);
    if (!err)
        err = look_at_markets(ctx, parts, own_id, &of_market);
    if (!may)
        of_staff |= claims_a_role(ctx, parts) || passes_for_site(ctx, parts);
    if (!err && of_staff)
        return fail_field(&ctx->failure, ERR_CONFLICT, field,
                          "This name looks like that of an expert or of the staff. Choose another.");
    if (!err && of_market)
        return fail_field(&ctx->failure, ERR_CONFLICT, field,
                          "This name looks like that of a marketplace or of a seller. Choose another.");
    return err;
}
