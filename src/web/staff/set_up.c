/* The set-up: five short pages, each of which can be left, skipped and opened again. */
#include "service/staff/set_up.h"
#include "pages.h"
#include "service/desk/category.h"
#include "service/staff/own_page.h"
#include "text/reach/address.h"
#include "web/staff/admin_view.h"
#include "web/staff/handlers.h"
#include "web/staff/inputs.h"

#include "http/door/own.h"
#include "http/door/writer.h"

const struct input set_up_inputs[SET_UP_INPUTS] = {
    {STR_INIT("turn"), STR_INIT(N_("Enter what to do.")), INPUT_LINE, 1, 20},
    {STR_INIT("other"), MAY_MISS, INPUT_LINE, 0, CATEGORY_NAME_MAX},
    {STR_INIT("email"), MAY_MISS, INPUT_LINE, 0, EMAIL_MAX},
};

enum { STEP_SETTINGS_MAX = 5 };
static const struct step {
    struct str code, label, about;
    enum setting settings[STEP_SETTINGS_MAX];
    size_t count;
} steps[SET_UP_COUNT] = {
    [SET_UP_NAME] = {STR_INIT("name"),
                     STR_INIT(N_("Name and address")),
                     STR_INIT(N_("What the help desk is called, and where people find it.")),
                     {SETTING_SITE_NAME, SETTING_BASE_URL},
                     2},
    [SET_UP_PLACE] =
        {STR_INIT("place"),
         STR_INIT(N_("Language and time zone")),
         STR_INIT(N_("For people who have chosen nothing else. Everybody can change both for themselves.")),
         {SETTING_LANGUAGE, SETTING_ZONE},
         2},
    [SET_UP_CATEGORIES] = {STR_INIT("categories"),
                           STR_INIT(N_("Categories")),
                           STR_INIT(
                               N_("Every question stands in one. Few are enough; you can rename, move and "
                                  "retire them later.")),
                           {0},
                           0},
    [SET_UP_MAIL] = {STR_INIT("mail"),
                     STR_INIT(N_("Mail")),
                     STR_INIT(N_("With mail people hear of answers and deadlines, and get a new password by "
                                 "themselves.")),
                     {0},
                     0},
    [SET_UP_PAGES] = {STR_INIT("pages"),
                      STR_INIT(N_("Rules and legal pages")),
                      STR_INIT(
                          N_("Texts to begin with. Write what only you know where [[double brackets]] "
                             "stand: a page is shown, at the foot of every page, once none is left in it. "
                             "An empty page is not shown. They are no legal advice.")),
                      {SETTING_RULES_PAGE, SETTING_IMPRINT_PAGE, SETTING_PRIVACY_PAGE, SETTING_TERMS_PAGE,
                       SETTING_ACCESSIBILITY_PAGE},
                      5},
};

/* What buyers ask about. */
static const struct str starters[STARTERS] = {
    STR_INIT(N_("Delivery and tracking")),  STR_INIT(N_("Customs and taxes")),
    STR_INIT(N_("Refunds and returns")),    STR_INIT(N_("Disputes and protection")),
    STR_INIT(N_("Damaged or wrong goods")), STR_INIT(N_("Payments")),
    STR_INIT(N_("Shops and sellers")),      STR_INIT(N_("Fraud")),
};

/* ---- the page ---- */

static struct url step_url(struct call *call, int step)
{
    return url_printf(call, "/admin/set-up/%.*s", STR_ARG(steps[step].code));
}

static void add_items(struct call *call, struct set_up_page *page, int chosen)
{
    enum set_up_state states[SET_UP_COUNT];
    set_up_states(call->ctx->site, states);
    page->count = SET_UP_COUNT;
    for (int i = 0; i < SET_UP_COUNT; i++) {
        bool done = states[i] == SET_UP_DONE;
        page->items[i] = (struct set_up_item){
            .number = grouped(call, i + 1),
            .label = say(call->language, steps[i].label),
            .state = done                          ? call_say(call, "Done")
                     : states[i] == SET_UP_SKIPPED ? call_say(call, "Skipped")
                                                   : call_say(call, "To do"),
            .url = step_url(call, i),
            .done = done,
            .chosen = i == chosen,
        };
        if (states[i] == SET_UP_TO_DO && page->first.text.len == 0)
            page->first = page->items[i].url;
    }
}

/* A category of this name, anywhere in the tree. */
static bool is_there(const struct site *site, struct str name)
{
    for (size_t i = 0; i < site->category_count; i++)
        if (str_eq_nocase(site->categories[i].name, name))
            return true;
    return false;
}

static struct str starter_name(struct call *call, size_t i)
{
    return arena_printf(arena_of(call), "starter%zu", i + 1);
}

static struct input_view typed_input(struct call *call, struct str name, struct str label, struct str type)
{
    struct input_view view = {.name = name, .label = label, .type = type, .max = EMAIL_MAX, .optional = true};
    if (call->route->method == METHOD_POST)
        view.field = field_of(call, name);
    return view;
}

static void add_starters(struct call *call, struct set_up_page *page)
{
    for (size_t i = 0; i < STARTERS; i++) {
        struct str label = say(call->language, starters[i]), name = starter_name(call, i);
        page->starters[i] = (struct starter_view){.name = name,
                                                  .label = label,
                                                  .there = is_there(call->ctx->site, label),
                                                  .chosen = form_has(&call->form, name)};
    }
    page->other = typed_input(call, STR("other"), STR(N_("Another one")), STR("text"));
    page->other.max = CATEGORY_NAME_MAX;
}

static void add_step(struct call *call, struct set_up_page *page, int step)
{
    page->action = step_url(call, step);
    page->heading = say(call->language, steps[step].label);
    page->about = say(call->language, steps[step].about);
    page->categories = step == SET_UP_CATEGORIES;
    page->mail = step == SET_UP_MAIL;
    page->mails = call->app->options.mails;
    if (page->categories)
        add_starters(call, page);
    if (page->mail)
        page->email = typed_input(call, STR("email"), STR(N_("Address for a mail to try it")), STR("email"));
}

/* step -1: the list alone. */
static struct set_up_page *page_of(struct call *call, int step)
{
    struct set_up_page *page = ARENA_NEW(arena_of(call), struct set_up_page);
    page->layout = wide_layout_of(call, STR(N_("Set up the help desk")));
    page->layout.notice = said(call);
    page->nav = staff_nav_of(call, STAFF_SET_UP);
    add_items(call, page, step);
    struct str from = call->exchange->request.address;
    if (own_proxy_unknown(call))
        page->proxy = str_eq(from, STR("local")) ? STR("unix") : from;
    if (step >= 0)
        add_step(call, page, step);
    return page;
}

static enum err send(struct call *call, const struct set_up_page *page, int status)
{
    struct html h = html_of(call);
    page_set_up(&h, page);
    return send_page(call, status);
}

/* The step of the path; -1: none is named. */
static enum err step_of(struct call *call, int *step)
{
    *step = -1;
    if (call->parameters[0].len == 0)
        return OK;
    for (int i = 0; i < SET_UP_COUNT; i++)
        if (str_eq(steps[i].code, call->parameters[0]))
            *step = i;
    return *step >= 0 ? OK : fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no page at this address.");
}

static void items_of(struct call *call, int step, struct setting_items *items)
{
    settings_items_of(call->ctx->site, steps[step].settings, steps[step].count, items);
}

enum err begin_show(struct call *call)
{
    int step;
    struct str values[SETTING_ITEMS_MAX] = {0};
    struct setting_items *items = ARENA_NEW(arena_of(call), struct setting_items);
    enum err err = step_of(call, &step);
    if (err)
        return err;
    struct set_up_page *page = page_of(call, step);
    if (step >= 0) {
        items_of(call, step, items);
        setting_values_now(call, items, values);
        setting_fields_fill(call, items, values, NULL, &page->fields);
    }
    return send(call, page, 200);
}

/* ---- what was sent ---- */

/* The form comes back as it was sent. */
static enum err show_sent(struct call *call, int status)
{
    int step;
    struct str values[SETTING_ITEMS_MAX] = {0}, errors[SETTING_ITEMS_MAX] = {0};
    struct setting_items *items = ARENA_NEW(arena_of(call), struct setting_items);
    enum err err = step_of(call, &step);
    if (err)
        return err;
    struct set_up_page *page = page_of(call, step);
    items_of(call, step, items);
    setting_values_sent(call, items, values);
    setting_values_wrong(call, items, values, errors);
    setting_fields_fill(call, items, values, errors, &page->fields);
    page->problem = page->fields.problem.text.len ? page->fields.problem : problem_of(call);
    return send(call, page, status);
}

enum err begin_prepare(struct call *call)
{
    return call->has_errors ? show_sent(call, 422) : OK;
}

/* *state receives what the page then is. */
static enum err save_settings(struct call *call, int step, enum set_up_state *state)
{
    struct str values[SETTING_ITEMS_MAX] = {0}, errors[SETTING_ITEMS_MAX];
    struct setting_items *items = ARENA_NEW(arena_of(call), struct setting_items);
    items_of(call, step, items);
    setting_values_sent(call, items, values);
    if (setting_values_wrong(call, items, values, errors)) {
        *state = SET_UP_TO_DO;
        return show_sent(call, 422);
    }
    *state = SET_UP_DONE;
    for (size_t i = 0; step == SET_UP_PAGES && i < items->count; i++)
        if (own_page_open(values[i]).len)
            *state = SET_UP_TO_DO;
    return settings_save(call->ctx, &call->viewer, items, values);
}

static enum err add_category(struct call *call, struct str name, size_t *added)
{
    struct category put;
    struct category_change change = {.name = name, .position = 100 + (int64_t)*added};
    if (is_there(call->ctx->site, name))
        return OK;
    ++*added;
    return category_put(call->ctx, &call->viewer, &change, &put);
}

static enum err save_categories(struct call *call, enum set_up_state *state)
{
    size_t added = 0;
    struct str other = call_value(call, STR("other"));
    enum err err = OK;
    for (size_t i = 0; !err && i < STARTERS; i++)
        if (form_has(&call->form, starter_name(call, i)))
            err = add_category(call, say(call->language, starters[i]), &added);
    if (!err && other.len)
        err = add_category(call, other, &added);
    if (err == ERR_INPUT || err == ERR_CONFLICT)
        call->ctx->failure.field = "other";
    if (!err && added == 0 && call->ctx->site->category_count == 0)
        return fail_field(&call->ctx->failure, ERR_INPUT, "other", "Choose at least one category.");
    *state = SET_UP_DONE;
    return err;
}

static enum err try_mail(struct call *call)
{
    struct set_up_mail trial = {call_value(call, STR("email")), network_of(call)};
    enum err err = set_up_try_mail(call->ctx, &call->viewer, &trial);
    if (!err)
        call_redirect(call, 303, STR("/admin/set-up/mail?said=trial"));
    return err;
}

static struct str next_url(struct call *call, int step, enum set_up_state state)
{
    const char *saying = state == SET_UP_SKIPPED ? "skipped" : state == SET_UP_DONE ? "saved" : "brackets";
    if (state == SET_UP_TO_DO)
        return url_printf(call, "%.*s?said=%s", STR_ARG(step_url(call, step).text), saying).text;
    if (step + 1 < SET_UP_COUNT)
        return url_printf(call, "%.*s?said=%s", STR_ARG(step_url(call, step + 1).text), saying).text;
    return url_printf(call, "/admin/set-up?said=%s", saying).text;
}

/* Saves what the page asks for, and says what the page then is. */
static enum err save(struct call *call, int step, enum set_up_state *state)
{
    *state = SET_UP_DONE;
    if (step == SET_UP_CATEGORIES)
        return save_categories(call, state);
    if (step == SET_UP_MAIL && !call->app->options.mails)
        return fail(&call->ctx->failure, ERR_REFUSED, "No mail server is set yet.");
    return steps[step].count ? save_settings(call, step, state) : OK;
}

enum err begin_post(struct call *call)
{
    int step;
    enum set_up_state state = SET_UP_SKIPPED;
    struct str turn = call_value(call, STR("turn"));
    enum err err = step_of(call, &step);
    if (!err && str_eq(turn, STR("try")) && step == SET_UP_MAIL)
        err = try_mail(call);
    else if (!err && !str_eq(turn, STR("skip")))
        err = save(call, step, &state);
    if (!err && !call->answered)
        err = set_up_mark(call->ctx, &call->viewer, (enum set_up_step)step, state);
    if (err)
        return form_again(call, err, show_sent);
    if (!call->answered)
        call_redirect(call, 303, next_url(call, step, state));
    return OK;
}
