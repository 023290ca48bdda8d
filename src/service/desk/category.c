#include "service/desk/category.h"

#include "service/unit/audit.h"
#include "service/unit/right.h"
#include "service/unit/site.h"
#include "store/site/setting.h"
#include "text/desk/slug.h"
#include "text/desk/words.h"

/* How many stand above, counting itself; more than CATEGORY_DEPTH_MAX when the tree is that deep. */
static int depth_of(const struct site *site, int64_t id)
{
    int depth = 0;
    while (id && depth <= CATEGORY_DEPTH_MAX) {
        const struct category *category = site_category(site, id);
        id = category ? category->parent_id : 0;
        depth++;
    }
    return depth;
}

/* Levels from the category down to its deepest descendant. */
static int height_of(const struct site *site, const struct category *category)
{
    int deepest = category->depth;
    size_t index = (size_t)(category - site->categories);
    for (size_t i = index; i < category->tree_end; i++)
        if (site->categories[i].depth > deepest)
            deepest = site->categories[i].depth;
    return deepest - category->depth + 1;
}

static bool is_below(const struct site *site, int64_t id, int64_t above)
{
    for (int steps = 0; id && steps <= CATEGORY_DEPTH_MAX; steps++) {
        if (id == above)
            return true;
        const struct category *category = site_category(site, id);
        id = category ? category->parent_id : 0;
    }
    return false;
}

static enum err check_place(struct ctx *ctx, const struct category_change *change)
{
    const struct site *site = ctx->site;
    const struct category *own = change->id ? site_category(site, change->id) : NULL;
    if (change->id && !own)
        return fail(&ctx->failure, ERR_NOT_FOUND, "There is no such category.");
    if (change->parent_id && !site_category(site, change->parent_id))
        return fail_field(&ctx->failure, ERR_INPUT, "parent", "Choose a category from the list.");
    if (own && is_below(site, change->parent_id, change->id))
        return fail_field(&ctx->failure, ERR_INPUT, "parent", "A category cannot stand below itself.");
    if (depth_of(site, change->parent_id) + (own ? height_of(site, own) : 1) > CATEGORY_DEPTH_MAX)
        return fail_field(&ctx->failure, ERR_INPUT, "parent", "At most {most} levels: choose a higher place.",
                          PLACE_INT("most", CATEGORY_DEPTH_MAX));
    return OK;
}

static enum err check_name(struct ctx *ctx, const struct category_change *change)
{
    struct str key = text_fold(ctx->arena, change->name);
    for (size_t i = 0; i < ctx->site->category_count; i++) {
        const struct category *other = &ctx->site->categories[i];
        bool sibling = other->parent_id == change->parent_id && other->id != change->id;
        if (sibling && str_eq(text_fold(ctx->arena, other->name), key))
            return fail_field(&ctx->failure, ERR_CONFLICT, "name",
                              "There is a category of this name at this place.");
    }
    return require_length(ctx, "name", change->name, 1, CATEGORY_NAME_MAX);
}

/* The name as an address; numbered when another category has it. */
static struct str free_slug(struct ctx *ctx, struct str name)
{
    struct str slug = slug_of(ctx->arena, name), free = slug;
    for (int number = 2; site_category_by_slug(ctx->site, free); number++)
        free = arena_printf(ctx->arena, "%.*s-%d", STR_ARG(slug), number);
    return free;
}

static struct str note_of(struct ctx *ctx, const struct category_change *change)
{
    const struct category *parent = site_category(ctx->site, change->parent_id);
    return audit_note(ctx->arena, change->retired ? NOTE_CATEGORY_RETIRED : NOTE_CATEGORY,
                      PLACES(PLACE("name", change->name), PLACE("parent", parent ? parent->name : STR("-")),
                             PLACE_ID("position", change->position)));
}

/* The site's list is a moment old: what was added meanwhile has the address. */
static enum err not_the_first(struct ctx *ctx, enum err err)
{
    return err == ERR_CONFLICT ? fail_field(&ctx->failure, ERR_CONFLICT, "name",
                                            "A category of this name was just added. Look at the list again.")
                               : err;
}

enum err category_put(struct ctx *ctx, const struct viewer *viewer, const struct category_change *change,
                      struct category *put)
{
    const struct category *own = site_category(ctx->site, change->id);
    struct category_row row = {.id = change->id,
                               .parent_id = change->parent_id,
                               .name = change->name,
                               .position = change->position,
                               .retired = change->retired};
    enum err err = require(ctx, viewer, ACT_EDIT_CATEGORIES, (struct subject){0});
    if (!err)
        err = check_place(ctx, change);
    if (!err)
        err = check_name(ctx, change);
    if (err)
        return err;
    row.slug = own ? own->slug : free_slug(ctx, change->name);
    err = change->id ? category_save(ctx->db, &row) : category_insert(ctx->db, &row);
    *put = (struct category){.id = row.id,
                             .parent_id = row.parent_id,
                             .slug = row.slug,
                             .name = row.name,
                             .position = row.position,
                             .retired = row.retired,
                             .question_count = own ? own->question_count : 0};
    struct str subject = arena_printf(ctx->arena, "category %lld", (long long)row.id);
    return err ? not_the_first(ctx, err)
               : audit_about(ctx, viewer, STR("category"), subject, note_of(ctx, change));
}

enum err category_begin(struct ctx *ctx)
{
    struct category_row row = {.name = STR("General"), .slug = STR("general")};
    if (ctx->site->category_count > 0)
        return OK;
    enum err err = category_insert(ctx->db, &row);
    return err ? not_the_first(ctx, err) : site_touch(ctx->db);
}
