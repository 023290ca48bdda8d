#include "service/staff/site_file.h"

#include "base/words.h"
#include "service/desk/category.h"
#include "service/staff/own_page.h"
#include "service/staff/set_up.h"
#include "text/kit/json_read.h"
#include "text/kit/nearest.h"
#include "text/kit/storable.h"

enum { NAMES_MAX = SETTINGS_GROUP_COUNT * SETTING_ITEMS_MAX };

struct applying {
    struct ctx *ctx; /* its site is renewed after each change, so that the next is read against it */
    const struct viewer *viewer;
    const struct site_file *file;
    struct buf *changes;
    struct site *renewed; /* ours; NULL: nothing was changed yet */
    bool steps[SET_UP_COUNT];
};

/* ---- the site as it becomes ---- */

static enum err renew_site(struct applying *applying)
{
    struct site *before = applying->renewed;
    enum err err = site_load(applying->ctx->db, &applying->renewed, &applying->ctx->failure);
    if (err)
        applying->renewed = before;
    else if (before)
        site_drop(before);
    if (applying->renewed)
        applying->ctx->site = applying->renewed;
    return err;
}

static void note_change(struct applying *applying, struct str english, struct word_places places)
{
    struct ctx *ctx = applying->ctx;
    struct str line = arena_say(ctx->arena, ctx->failure.language, english, places);
    buf_put(applying->changes, line);
    buf_put_char(applying->changes, '\n');
}

/* ---- settings ---- */

static enum err unknown_setting(struct ctx *ctx, struct str name)
{
    struct str names[NAMES_MAX];
    size_t count = 0;
    for (int group = 0; group < SETTINGS_GROUP_COUNT; group++) {
        struct setting_items items;
        settings_items(ctx->site, ctx->arena, (enum settings_group)group, &items);
        for (size_t i = 0; i < items.count; i++)
            names[count++] = items.at[i].name;
    }
    struct str near = nearest_name(name, names, count);
    if (near.len)
        return fail(&ctx->failure, ERR_INPUT, "the site has no setting \"{name}\"; did you mean \"{near}\"?",
                    PLACE("name", name), PLACE("near", near));
    return fail(&ctx->failure, ERR_INPUT, "the site has no setting \"{name}\"; recourse site show lists them",
                PLACE("name", name));
}

static enum err read_value(struct applying *applying, const struct json_value *member, struct str *value)
{
    struct ctx *ctx = applying->ctx;
    if (member->kind != JSON_KIND_STR && member->kind != JSON_KIND_INT)
        return fail(&ctx->failure, ERR_INPUT, "the setting {name} takes a text or a whole number",
                    PLACE("name", member->name));
    *value = member->kind == JSON_KIND_STR ? str_trim(member->text)
                                           : arena_printf(ctx->arena, "%lld", (long long)member->integer);
    return OK;
}

static enum err check_value(struct applying *applying, const struct setting_item *item, struct str value)
{
    struct ctx *ctx = applying->ctx;
    struct str wrong = setting_wrong(ctx->arena, ctx->failure.language, item, value, &applying->file->names);
    return wrong.len ? fail(&ctx->failure, ERR_INPUT, "{name}: {why}", PLACE("name", item->name),
                            PLACE("why", wrong))
                     : OK;
}

/* What the pages of the set-up ask for is no more asked for where a file has said it. */
static void note_step(struct applying *applying, const struct setting_item *item, struct str value)
{
    bool *steps = applying->steps;
    steps[SET_UP_NAME] |= str_eq(item->name, setting_row(SETTING_BASE_URL)->name);
    steps[SET_UP_PLACE] |= item->kind == KIND_ZONE || item->kind == KIND_LANGUAGE;
    steps[SET_UP_PAGES] |= item->kind == KIND_PAGE && value.len && !own_page_open(value).len;
}

static enum err apply_setting(struct applying *applying, const struct json_value *member)
{
    struct ctx *ctx = applying->ctx;
    struct str value;
    struct setting_items one = {.count = 1};
    enum err err = read_value(applying, member, &value);
    if (err)
        return err;
    if (!settings_find(ctx->site, ctx->arena, member->name, &one.at[0], NULL))
        return unknown_setting(ctx, member->name);
    value = one.at[0].kind == KIND_PAGE ? value : storable_line(ctx->arena, value);
    err = check_value(applying, &one.at[0], value);
    if (err)
        return err;
    note_step(applying, &one.at[0], value);
    if (str_eq(one.at[0].value, value))
        return OK;
    err = settings_save(ctx, applying->viewer, &one, &value);
    if (err)
        return err;
    if (one.at[0].kind == KIND_HIDDEN || str_find_char(value, '\n') < value.len || value.len > 200)
        note_change(applying, STR(N_("{name} is another one")), PLACES(PLACE("name", member->name)));
    else
        note_change(applying, STR(N_("{name} is \"{value}\"")),
                    PLACES(PLACE("name", member->name), PLACE("value", value)));
    return renew_site(applying);
}

/* The preset first: what differs from it is told apart by it. */
static enum err apply_settings(struct applying *applying, const struct json_value *settings)
{
    struct str preset = setting_row(SETTING_POINT_PRESET)->name;
    const struct json_value *chosen = json_find(settings, preset);
    enum err err = chosen ? apply_setting(applying, chosen) : OK;
    if (settings->kind != JSON_KIND_OBJECT)
        return fail(&applying->ctx->failure, ERR_INPUT, "\"settings\" is an object of names and values");
    for (size_t i = 0; !err && i < settings->count; i++)
        if (!str_eq(settings->list[i].name, preset))
            err = apply_setting(applying, &settings->list[i]);
    return err;
}

/* ---- categories ---- */

static const struct category *category_named(const struct site *site, struct str name)
{
    for (size_t i = 0; i < site->category_count; i++)
        if (str_eq_nocase(site->categories[i].name, name))
            return &site->categories[i];
    return NULL;
}

static enum err find_parent(struct ctx *ctx, struct str below, int64_t *parent_id)
{
    const struct category *parent = below.len ? category_named(ctx->site, below) : NULL;
    *parent_id = parent ? parent->id : 0;
    if (!below.len || parent)
        return OK;
    return fail(&ctx->failure, ERR_INPUT,
                "no category has the name \"{name}\"; name it before what is below it", PLACE("name", below));
}

/* `standard`: where it stands in the file. What the file does not say of one that is there stays. */
static enum err read_category(struct applying *applying, const struct json_value *value, int64_t standard,
                              struct category_change *change)
{
    struct ctx *ctx = applying->ctx;
    struct json_fields fields = json_fields_of(value, "category", &ctx->failure);
    change->name = str_trim(storable_line(ctx->arena, json_take_str(&fields, STR("name"))));
    const struct category *there = category_named(ctx->site, change->name);
    bool moves = json_has(&fields, STR("below"));
    struct str below = moves ? str_trim(json_take_str(&fields, STR("below"))) : STR_NONE;
    change->id = there ? there->id : 0;
    change->position = json_has(&fields, STR("position"))
                           ? json_take_int(&fields, STR("position"), 0, CATEGORY_POSITION_MAX)
                       : there ? there->position
                               : standard;
    change->retired =
        json_has(&fields, STR("retired")) ? json_take_bool(&fields, STR("retired")) : there && there->retired;
    enum err err = json_fields_end(&fields);
    if (!err && (moves || !there))
        return find_parent(ctx, below, &change->parent_id);
    change->parent_id = there ? there->parent_id : 0;
    return err;
}

static bool stands_so(const struct site *site, const struct category_change *change)
{
    const struct category *there = site_category(site, change->id);
    return there && str_eq(there->name, change->name) && there->parent_id == change->parent_id &&
           there->position == change->position && there->retired == change->retired;
}

static enum err apply_category(struct applying *applying, const struct json_value *value, int64_t number)
{
    struct ctx *ctx = applying->ctx;
    struct category_change change = {0};
    struct category put;
    enum err err = read_category(applying, value, number, &change);
    if (err || stands_so(ctx->site, &change))
        return err;
    err = category_put(ctx, applying->viewer, &change, &put);
    if (err)
        return err;
    note_change(applying,
                change.id ? STR(N_("the category \"{name}\" is changed"))
                          : STR(N_("the category \"{name}\" is new")),
                PLACES(PLACE("name", change.name)));
    return renew_site(applying);
}

static enum err apply_categories(struct applying *applying, const struct json_value *categories)
{
    enum err err = OK;
    applying->steps[SET_UP_CATEGORIES] = true;
    for (size_t i = 0; !err && i < categories->count; i++)
        err = apply_category(applying, &categories->list[i], (int64_t)i + 1);
    return err;
}

/* ---- the whole ---- */

static enum err apply_parts(struct applying *applying, const struct json_value *whole)
{
    struct json_fields fields = json_fields_of(whole, "site", &applying->ctx->failure);
    const struct json_value *settings =
        json_has(&fields, STR("settings")) ? json_take_object(&fields, STR("settings")) : NULL;
    const struct json_value *categories =
        json_has(&fields, STR("categories")) ? json_take_array(&fields, STR("categories")) : NULL;
    enum err err = json_fields_end(&fields);
    if (!err && settings)
        err = apply_settings(applying, settings);
    if (!err && categories)
        err = apply_categories(applying, categories);
    return err;
}

static enum err mark_steps(struct applying *applying)
{
    struct ctx *ctx = applying->ctx;
    enum set_up_state states[SET_UP_COUNT];
    enum err err = OK;
    for (int i = 0; !err && i < SET_UP_COUNT; i++) {
        set_up_states(ctx->site, states);
        if (!applying->steps[i] || states[i] == SET_UP_DONE)
            continue;
        err = set_up_mark(ctx, applying->viewer, (enum set_up_step)i, SET_UP_DONE);
        if (!err)
            err = renew_site(applying);
    }
    return err;
}

enum err site_file_apply(struct ctx *ctx, const struct viewer *viewer, const struct site_file *file,
                         struct buf *changes)
{
    struct site *before = ctx->site;
    struct applying applying = {.ctx = ctx, .viewer = viewer, .file = file, .changes = changes};
    struct json_value whole;
    buf_clear(changes);
    enum err err = json_read_sent(ctx->arena, file->json, &whole, &ctx->failure);
    if (!err)
        err = apply_parts(&applying, &whole);
    if (!err)
        err = mark_steps(&applying);
    if (!err && applying.renewed)
        err = site_touch(ctx->db);
    ctx->site = before;
    if (applying.renewed)
        site_drop(applying.renewed);
    return err;
}
