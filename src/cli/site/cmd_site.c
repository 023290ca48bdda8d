/* recourse site: what the site itself is, by file: for who keeps machines by files, and for the first start without a browser. */
#include "base/check.h"
#include "base/why.h"
#include "cli/kit/commands.h"
#include "cli/kit/tongue.h"
#include "cli/kit/unit.h"
#include "http/site/zones.h"
#include "service/people/account.h"
#include "service/staff/site_file.h"
#include "text/kit/json_write.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { OPTION_JSON, OPTION_DRY_RUN, OPTION_COUNT };

static const struct option options[OPTION_COUNT] = {
    [OPTION_JSON] = {STR_INIT("json"), true},
    [OPTION_DRY_RUN] = {STR_INIT("dry-run"), true},
};

enum { FILE_MAX = 1 << 20, SHOW_MAX = 4 << 20 };

struct site_work {
    struct run *run;
    struct str text; /* of the file */
    struct buf out;  /* what is printed once all is committed */
    bool rehearsed;
};

/* ---- the file ---- */

/* "-": standard input. */
static enum err read_text(struct run *run, struct str path, struct str *text)
{
    bool own = !str_eq(path, STR("-"));
    FILE *in = own ? fopen(arena_cstr(&run->arena, path), "rb") : stdin;
    char *bytes = arena_take(&run->arena, FILE_MAX);
    size_t len = in ? fread(bytes, 1, FILE_MAX, in) : 0;
    bool read = in && !ferror(in);
    int why = errno;
    if (in && own)
        fclose(in);
    if (!read)
        return fail(&run->failure, ERR_IO, "cannot read {path}: {why}", PLACE("path", path),
                    PLACE_ERRNO("why", why));
    if (len == FILE_MAX)
        return fail(&run->failure, ERR_LIMIT, "{path} is larger than {most} bytes", PLACE("path", path),
                    PLACE_INT("most", FILE_MAX));
    *text = (struct str){bytes, len};
    if (!str_is_utf8(*text))
        return fail(&run->failure, ERR_INPUT, "{path} is not UTF-8", PLACE("path", path));
    return OK;
}

static enum err apply(struct ctx *ctx, void *arg)
{
    struct site_work *work = arg;
    struct site_file file = {.json = work->text,
                             .names = {zones_finder(zones_load(&work->run->arena)), true}};
    enum err err = site_file_apply(ctx, &viewer_system, &file, &work->out);
    work->rehearsed = !err && work->run->given.options[OPTION_DRY_RUN].len > 0;
    return work->rehearsed ? fail(&ctx->failure, ERR_REFUSED, "a dry run keeps nothing") : err;
}

/* ---- showing ---- */

static struct str shown(const struct setting_item *item)
{
    return item->kind == KIND_HIDDEN && item->value.len ? STR("***") : item->value;
}

static void put_settings(struct ctx *ctx, struct json *json)
{
    json_name(json, STR("settings"));
    json_object_begin(json);
    for (int group = 0; group < SETTINGS_GROUP_COUNT; group++) {
        struct setting_items items;
        settings_items(ctx->site, ctx->arena, (enum settings_group)group, &items);
        for (size_t i = 0; i < items.count; i++)
            if (items.at[i].kind != KIND_HIDDEN) /* so that the file can be applied elsewhere */
                json_put(json, items.at[i].name, items.at[i].value);
    }
    json_object_end(json);
}

static void put_categories(struct ctx *ctx, struct json *json)
{
    const struct site *site = ctx->site;
    json_name(json, STR("categories"));
    json_array_begin(json);
    for (size_t i = 0; i < site->category_count; i++) {
        const struct category *category = &site->categories[i],
                              *parent = site_category(site, category->parent_id);
        json_object_begin(json);
        json_put(json, STR("name"), category->name);
        if (parent)
            json_put(json, STR("below"), parent->name);
        json_put(json, STR("position"), category->position);
        json_put_bool(json, STR("retired"), category->retired);
        json_object_end(json);
    }
    json_array_end(json);
}

static void show_json(struct ctx *ctx, struct buf *out)
{
    struct json json;
    json_begin(&json, out);
    json_object_begin(&json);
    put_settings(ctx, &json);
    put_categories(ctx, &json);
    json_object_end(&json);
    check(json_is_whole(&json));
    buf_put_char(out, '\n');
}

/* "*" stands before what is not the standard. */
static enum err show(struct ctx *ctx, void *arg)
{
    struct site_work *work = arg;
    buf_clear(&work->out);
    if (work->run->given.options[OPTION_JSON].len) {
        show_json(ctx, &work->out);
        return OK;
    }
    for (int group = 0; group < SETTINGS_GROUP_COUNT; group++) {
        struct setting_items items;
        settings_items(ctx->site, ctx->arena, (enum settings_group)group, &items);
        for (size_t i = 0; i < items.count; i++) {
            struct str value = shown(&items.at[i]), line = str_cut(&value, '\n');
            buf_printf(&work->out, "%s %-26.*s %.*s%s\n",
                       str_eq(items.at[i].value, items.at[i].standard) ? " " : "*", STR_ARG(items.at[i].name),
                       STR_ARG(line), value.len ? " ..." : "");
        }
    }
    for (size_t i = 0; i < ctx->site->category_count; i++)
        buf_printf(&work->out, "  %-26s %*s%.*s\n", i ? "" : "categories", ctx->site->categories[i].depth * 2,
                   "", STR_ARG(ctx->site->categories[i].name));
    return OK;
}

/* ---- the link ---- */

static enum err make_link(struct ctx *ctx, void *arg)
{
    struct site_work *work = arg;
    struct str path, address = ctx->site->settings[SETTING_BASE_URL];
    enum err err = account_set_up_link(ctx, &path);
    if (err)
        return err;
    if (!path.len)
        return fail(&ctx->failure, ERR_REFUSED,
                    "there is an operator already; recourse user password NAME lets one in again");
    buf_clear(&work->out);
    buf_printf(&work->out, "%.*s%.*s\n", STR_ARG(address), STR_ARG(path));
    return OK;
}

/* ---- the command ---- */

static const struct subcommand {
    struct str name;
    size_t operands;
    enum err (*work)(struct ctx *ctx, void *arg);
} subcommands[] = {
    {STR_INIT("show"), 0, show},
    {STR_INIT("apply"), 1, apply},
    {STR_INIT("link"), 0, make_link},
};

static const struct subcommand *chosen(const struct run *run)
{
    for (size_t i = 0; i < COUNT_OF(subcommands); i++)
        if (run->given.operand_count == subcommands[i].operands + 1 &&
            str_eq(run->given.operands[0], subcommands[i].name))
            return &subcommands[i];
    return NULL;
}

static enum err do_it(struct run *run, const struct subcommand *subcommand, struct site_work *work)
{
    struct workplace place;
    bool file = subcommand->work == apply;
    enum err err = file ? read_text(run, run->given.operands[1], &work->text) : OK;
    if (!err)
        err = workplace_open(run, &place);
    if (err)
        return err;
    err = workplace_do(run, &place, subcommand->work, work);
    workplace_close(&place);
    if (err && !work->rehearsed)
        return err;
    struct str text = buf_str(&work->out);
    printf("%.*s", STR_ARG(text));
    if (file && !text.len)
        tell(&run->arena, STR(N_("nothing is to be changed")), (struct word_places){0});
    if (work->rehearsed)
        tell(&run->arena, STR(N_("a dry run: nothing was kept")), (struct word_places){0});
    return OK;
}

int cmd_site(int argc, char **argv)
{
    struct run run;
    struct site_work work = {.run = &run};
    int status = run_begin(&run, &(struct command_line){argc, argv, options, OPTION_COUNT});
    if (status)
        return status;
    const struct subcommand *subcommand = chosen(&run);
    if (!subcommand)
        return run_misused(&run);
    buf_init(&work.out, SHOW_MAX);
    enum err err = do_it(&run, subcommand, &work);
    buf_free(&work.out);
    return err ? run_failed(&run) : run_end(&run, EXIT_DONE);
}
