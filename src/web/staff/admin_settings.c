/* The settings: what a page shows, checks and saves comes from the rows of service/staff/settings. */
#include "http/door/own.h"
#include "pages.h"
#include "service/staff/settings.h"
#include "web/staff/handlers.h"

#include "base/check.h"
#include "web/staff/admin_view.h"

static const struct {
    struct str code, label;
} groups[SETTINGS_GROUP_COUNT] = {
    [SETTINGS_SITE] = {STR_INIT("site"), STR_INIT(N_("Site and moderation"))},
    [SETTINGS_LIMITS] = {STR_INIT("limits"), STR_INIT(N_("Limits"))},
    [SETTINGS_POINTS] = {STR_INIT("points"), STR_INIT(N_("Points"))},
    [SETTINGS_TRACKING] = {STR_INIT("tracking"), STR_INIT(N_("Tracking services"))},
};

/* "/admin/settings/{group}"; "/admin" is the first. */
static enum err group_of(struct call *call, enum settings_group *group)
{
    *group = SETTINGS_SITE;
    if (call->parameters[0].len == 0)
        return OK;
    for (size_t i = 0; i < SETTINGS_GROUP_COUNT; i++)
        if (str_eq(groups[i].code, call->parameters[0])) {
            *group = (enum settings_group)i;
            return OK;
        }
    return fail(&call->ctx->failure, ERR_NOT_FOUND, "There are no settings of this name.");
}

/* What the choices of settings are called. */
static const struct str choice_words[] = {
    STR_INIT(N_("open")),
    STR_INIT(N_("closed")),
    STR_INIT(N_("none")),
    STR_INIT(N_("simulated")),
};

static struct str choice_word(const struct call *call, struct str choice)
{
    for (size_t i = 0; i < COUNT_OF(choice_words); i++)
        if (str_eq(choice_words[i], choice))
            return say(call->language, choice_words[i]);
    return choice;
}

static void add_choices(struct call *call, const struct setting_item *item, struct setting_view *view)
{
    struct str rest = item->choices;
    view->choices = ARENA_ARRAY(arena_of(call), struct choice_view, item->choices.len + 1);
    while (rest.len) {
        struct str choice = str_cut(&rest, ' ');
        view->choices[view->choice_count++] =
            (struct choice_view){choice, choice_word(call, choice), str_eq(choice, view->value)};
    }
}

static struct str limit_hint(struct call *call, int64_t minutes)
{
    static const struct str forms[2] = FORMS_("In {n} minute. 0: no limit.", "In {n} minutes. 0: no limit.");
    return arena_say_n(arena_of(call), call->language, forms, minutes, (struct word_places){0});
}

static void fill_setting(struct call *call, const struct setting_item *item, struct setting_view *view)
{
    bool words = item->kind == KIND_TEXT;
    view->name = item->name;
    view->label = say(call->language, item->label);
    view->hint = item->minutes ? limit_hint(call, item->minutes) : say(call->language, item->hint);
    view->lines = words;
    view->max = item->max_chars;
    if (!words && item->standard.len)
        view->was =
            call_fill(call, "Default: {value}",
                      PLACES(PLACE("value", item->kind == KIND_CHOICE ? choice_word(call, item->standard)
                                                                      : item->standard)));
    if (item->kind == KIND_HIDDEN) {
        view->value = STR_NONE;
        view->hidden = true;
        view->was = item->value.len
                        ? call_say(call, "It is set. Leave this empty to keep it; a single - takes it away.")
                        : call_say(call, "It is not set.");
    }
    if (item->kind == KIND_CHOICE)
        add_choices(call, item, view);
}

/* The page with these values; *errors has a message for each that is wrong, or is NULL. */
static enum err show(struct call *call, enum settings_group group, const struct setting_items *items,
                     const struct str *values, const struct str *errors)
{
    struct settings_page *page = ARENA_NEW(arena_of(call), struct settings_page);
    page->layout = wide_layout_of(call, STR(N_("Settings")));
    page->layout.notice = said(call);
    page->nav = staff_nav_of(call, STAFF_SETTINGS);
    page->action = url_printf(call, "/admin/settings/%.*s", STR_ARG(groups[group].code));
    for (size_t i = 0; i < SETTINGS_GROUP_COUNT; i++)
        page->groups[i] = (struct tab){say(call->language, groups[i].label),
                                       i ? url_printf(call, "/admin/settings/%.*s", STR_ARG(groups[i].code))
                                         : url_own(STR("/admin")),
                                       i == group};
    page->count = items->count;
    for (size_t i = 0; i < items->count; i++) {
        struct setting_view *view = &page->settings[i];
        view->value = values[i];
        view->error = errors ? errors[i] : STR_NONE;
        fill_setting(call, &items->at[i], view);
        if (view->error.len && page->problem.text.len == 0)
            page->problem =
                (struct problem_view){view->error, url_printf(call, "#%.*s", STR_ARG(view->name))};
    }
    struct html h = html_of(call);
    page_settings(&h, page);
    return send_page(call, errors ? 422 : 200);
}

/* While the site has no address, the one under which its operator has opened this page is offered. */
static struct str value_to_show(struct call *call, const struct setting_item *item)
{
    const struct request *request = &call->exchange->request;
    struct str host = request_header(request, STR("Host"));
    if (item->kind != KIND_URL || item->value.len || host.len == 0)
        return item->value;
    return arena_printf(arena_of(call), "%s://%.*s", request->secure ? "https" : "http", STR_ARG(host));
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
    for (size_t i = 0; i < items->count; i++)
        values[i] = value_to_show(call, &items->at[i]);
    return show(call, group, items, values, NULL);
}

/* What was sent for each item; an item that was not sent keeps its value. */
static void read_values(struct call *call, const struct setting_items *items, struct str *values)
{
    for (size_t i = 0; i < items->count; i++) {
        const struct setting_item *item = &items->at[i];
        bool sent = form_has(&call->form, item->name);
        struct str value = form_get(&call->form, item->name);
        values[i] = !sent ? item->value : item->kind == KIND_TEXT ? value : str_trim(value);
        if (item->kind == KIND_HIDDEN)
            values[i] = values[i].len == 0 ? item->value : str_eq(values[i], STR("-")) ? STR_NONE : values[i];
    }
}

/* What does not fit in itself, and an address under which this very page could not be opened any more. */
static struct str wrong_with(struct call *call, const struct setting_item *item, struct str value)
{
    struct str wrong = setting_wrong(arena_of(call), call->language, item, value);
    if (wrong.len || item->kind != KIND_URL || own_host_under(call, value))
        return wrong;
    return call_say(
        call,
        "You opened this page under another name, which would then be refused. Open it under this address "
        "first, and set it there.");
}

enum err settings_post(struct call *call)
{
    enum settings_group group;
    struct str values[SETTING_ITEMS_MAX] = {0}, errors[SETTING_ITEMS_MAX];
    struct setting_items *items = ARENA_NEW(arena_of(call), struct setting_items);
    bool wrong = false;
    enum err err = group_of(call, &group);
    if (err)
        return err;
    settings_items(call->ctx->site, arena_of(call), group, items);
    read_values(call, items, values);
    for (size_t i = 0; i < items->count; i++) {
        errors[i] = wrong_with(call, &items->at[i], values[i]);
        wrong |= errors[i].len > 0;
    }
    if (wrong)
        return show(call, group, items, values, errors);
    err = settings_save(call->ctx, &call->viewer, items, values);
    if (!err)
        call_redirect(call, 303,
                      url_printf(call, "/admin/settings/%.*s?said=saved", STR_ARG(groups[group].code)).text);
    return err;
}
