/* The settings: what a page shows, checks and saves comes from the rows of service/staff/settings. */
#include "pages.h"
#include "service/staff/set_up.h"
#include "web/staff/handlers.h"

#include "base/check.h"
#include "web/staff/admin_view.h"

static const struct str labels[SETTINGS_GROUP_COUNT] = {
    [SETTINGS_SITE] = STR_INIT(N_("Site and moderation")),
    [SETTINGS_LOOK] = STR_INIT(N_("Look")),
    [SETTINGS_PAGES] = STR_INIT(N_("Rules and legal pages")),
    [SETTINGS_LIMITS] = STR_INIT(N_("Limits")),
    [SETTINGS_POINTS] = STR_INIT(N_("Points")),
    [SETTINGS_TRACKING] = STR_INIT(N_("Tracking services")),
};

static struct url group_url(struct call *call, enum settings_group group)
{
    return url_printf(call, "/admin/settings/%.*s", STR_ARG(settings_group_code(group)));
}

/* "/admin/settings/{group}"; "/admin" is the first. */
static enum err group_of(struct call *call, enum settings_group *group)
{
    *group = SETTINGS_SITE;
    if (call->parameters[0].len == 0)
        return OK;
    for (int i = 0; i < SETTINGS_GROUP_COUNT; i++)
        if (str_eq(settings_group_code((enum settings_group)i), call->parameters[0])) {
            *group = (enum settings_group)i;
            return OK;
        }
    return fail(&call->ctx->failure, ERR_NOT_FOUND, "There are no settings of this name.");
}

/* The page with these values; *errors has a message for each that is wrong, or is NULL. */
static enum err show(struct call *call, enum settings_group group, const struct setting_items *items,
                     const struct str *values, const struct str *errors)
{
    struct settings_page *page = ARENA_NEW(arena_of(call), struct settings_page);
    page->layout = wide_layout_of(call, STR(N_("Settings")));
    page->layout.notice = said(call);
    page->nav = staff_nav_of(call, STAFF_SETTINGS);
    page->action = group_url(call, group);
    for (int i = 0; i < SETTINGS_GROUP_COUNT; i++)
        page->groups[i] = (struct tab){say(call->language, labels[i]),
                                       i ? group_url(call, (enum settings_group)i) : url_own(STR("/admin")),
                                       i == (int)group};
    setting_fields_fill(call, items, values, errors, &page->fields);
    page->look = group == SETTINGS_LOOK;
    page->left = set_up_left(call->ctx->site);
    struct html h = html_of(call);
    page_settings(&h, page);
    return send_page(call, errors ? 422 : 200);
}

enum err settings_show(struct call *call)
{
    enum settings_group group;
    struct str values[SETTING_ITEMS_MAX];
    struct setting_items *items = ARENA_NEW(arena_of(call), struct setting_items);
    enum err err = group_of(call, &group);
    if (err)
        return err;
    settings_items(call->ctx->site, arena_of(call), group, items);
    setting_values_now(call, items, values);
    return show(call, group, items, values, NULL);
}

enum err settings_post(struct call *call)
{
    enum settings_group group;
    struct str values[SETTING_ITEMS_MAX] = {0}, errors[SETTING_ITEMS_MAX];
    struct setting_items *items = ARENA_NEW(arena_of(call), struct setting_items);
    enum err err = group_of(call, &group);
    if (err)
        return err;
    settings_items(call->ctx->site, arena_of(call), group, items);
    setting_values_sent(call, items, values);
    if (setting_values_wrong(call, items, values, errors))
        return show(call, group, items, values, errors);
    err = settings_save(call->ctx, &call->viewer, items, values);
    if (!err)
        call_redirect(
            call, 303,
            url_printf(call, "/admin/settings/%.*s?said=saved", STR_ARG(settings_group_code(group))).text);
    return err;
}
