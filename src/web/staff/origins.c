/* Where each setting comes from, the program's and the site's, for operators. What signs in somewhere is not shown. */
#include "pages.h"
#include "service/staff/settings.h"
#include "web/staff/handlers.h"
#include "web/staff/origins_view.h"
#include "web/staff/setting_form.h"

enum { VALUE_CHARS = 120 };

static void fill_program(struct call *call, struct origin_list *list)
{
    const struct app_options *options = &call->app->options;
    list->at = ARENA_ARRAY(arena_of(call), struct origin_item, options->told_count + 1);
    for (size_t i = 0; i < options->told_count; i++) {
        const struct told_setting *told = &options->told[i];
        list->at[list->count++] =
            (struct origin_item){.name = told->name,
                                 .value = told->value,
                                 .meaning = say(call->language, told->meaning),
                                 .origin = told->origin.len ? told->origin : call_say(call, "Standard")};
    }
}

/* The first line of it, when it is long. */
static struct str value_of(struct call *call, const struct setting_item *item)
{
    struct str rest = item->value, line = str_char_prefix(str_cut(&rest, '\n'), VALUE_CHARS);
    if (item->kind == KIND_HIDDEN)
        return item->value.len ? STR("***") : STR_NONE;
    return line.len < item->value.len ? arena_printf(arena_of(call), "%.*s …", STR_ARG(line)) : line;
}

static struct url page_of(struct call *call, enum settings_group group)
{
    return url_printf(call, "/admin/settings/%.*s", STR_ARG(settings_group_code(group)));
}

static void add_group(struct call *call, enum settings_group group, struct origin_list *list)
{
    struct setting_items items;
    settings_items(call->ctx->site, arena_of(call), group, &items);
    for (size_t i = 0; i < items.count; i++) {
        const struct setting_item *item = &items.at[i];
        bool standard = str_eq(item->value, item->standard);
        list->at[list->count++] = (struct origin_item){
            .name = item->name,
            .value = value_of(call, item),
            .meaning = say(call->language, item->label),
            .origin = standard ? call_say(call, "Standard") : call_say(call, "Set in the database"),
            .page = page_of(call, group)};
    }
}

enum err origins_show(struct call *call)
{
    struct origins_page page = {.layout = wide_layout_of(call, STR(N_("Where the settings come from"))),
                                .nav = staff_nav_of(call, STAFF_SETTINGS)};
    fill_program(call, &page.program);
    page.site.at =
        ARENA_ARRAY(arena_of(call), struct origin_item, SETTINGS_GROUP_COUNT * (size_t)SETTING_ITEMS_MAX);
    for (int group = 0; group < SETTINGS_GROUP_COUNT; group++)
        add_group(call, (enum settings_group)group, &page.site);
    struct html h = html_of(call);
    page_origins(&h, &page);
    return send_page(call, 200);
}
