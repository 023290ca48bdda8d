#include "web/staff/setting_form.h"

#include "base/check.h"
#include "http/door/own.h"
#include "http/site/zones.h"
#include "service/staff/own_page.h"

/* What the choices of settings are called; a program's own name is said as it is. */
static const struct {
    struct str choice, label;
} choice_words[] = {
    {STR_INIT("open"), STR_INIT(N_("open"))},
    {STR_INIT("closed"), STR_INIT(N_("closed"))},
    {STR_INIT("none"), STR_INIT(N_("none"))},
    {STR_INIT("simulated"), STR_INIT(N_("simulated"))},
    {STR_INIT("offered"), STR_INIT(N_("offered"))},
    {STR_INIT("staff"), STR_INIT(N_("staff"))},
    {STR_INIT("question2answer"), STR_INIT("Question2Answer")},
    {STR_INIT("stack_overflow"), STR_INIT("Stack Overflow")},
};

static struct str choice_word(const struct call *call, struct str choice)
{
    for (size_t i = 0; i < COUNT_OF(choice_words); i++)
        if (str_eq(choice_words[i].choice, choice))
            return say(call->language, choice_words[i].label);
    check(false); /* a new choice brings its words */
    return STR_NONE;
}

/* ---- choices ---- */

static void add_choice(struct setting_view *view, struct choice_view choice)
{
    choice.chosen = str_eq(choice.value, view->value);
    view->choices[view->choice_count++] = choice;
}

static void add_choices(struct call *call, const struct setting_item *item, struct setting_view *view)
{
    struct str rest = item->choices;
    view->choices = ARENA_ARRAY(arena_of(call), struct choice_view, item->choices.len + 1);
    while (rest.len) {
        struct str choice = str_cut(&rest, ' ');
        add_choice(view, (struct choice_view){choice, choice_word(call, choice), false, false});
    }
}

static void add_zones(struct call *call, struct setting_view *view)
{
    size_t count = 0;
    while (zones_name(call->app->zones, count).len)
        count++;
    view->choices = ARENA_ARRAY(arena_of(call), struct choice_view, count + 1);
    for (size_t i = 0; i < count; i++) {
        struct str name = zones_name(call->app->zones, i);
        add_choice(view, (struct choice_view){name, name, false, false});
    }
}

static bool spoken(const struct call *call, const struct language *language)
{
    return !language->made_up || call->app->options.made_up_languages;
}

static void add_languages(struct call *call, struct setting_view *view)
{
    const struct catalogue *catalogue = &catalogue_recourse;
    view->choices = ARENA_ARRAY(arena_of(call), struct choice_view, catalogue->language_count + 2);
    add_choice(view, (struct choice_view){.label = call_say(call, "As the program was started")});
    add_choice(view, (struct choice_view){STR("en"), STR("English"), false, true});
    for (size_t i = 0; i < catalogue->language_count; i++) {
        const struct language *language = &catalogue->languages[i];
        if (spoken(call, language))
            add_choice(view, (struct choice_view){language->tag, language->name, false, true});
    }
}

static void offer(struct call *call, const struct setting_item *item, struct setting_view *view)
{
    if (item->kind == KIND_CHOICE)
        add_choices(call, item, view);
    if (item->kind == KIND_ZONE)
        add_zones(call, view);
    if (item->kind == KIND_LANGUAGE)
        add_languages(call, view);
}

/* ---- the fields ---- */

static struct str limit_hint(struct call *call, int64_t minutes)
{
    static const struct str forms[2] = FORMS_("In {n} minute. 0: no limit.", "In {n} minutes. 0: no limit.");
    return arena_say_n(arena_of(call), call->language, forms, minutes, (struct word_places){0});
}

static void hide(struct call *call, const struct setting_item *item, struct setting_view *view)
{
    view->value = STR_NONE;
    view->hidden = true;
    view->was = item->value.len
                    ? call_say(call, "It is set. Leave this empty to keep it; a single - takes it away.")
                    : call_say(call, "It is not set.");
}

static void fill_setting(struct call *call, const struct setting_item *item, struct setting_view *view)
{
    enum { TEXT_ROWS = 5, PAGE_ROWS = 14 };
    view->name = item->name;
    view->label = say(call->language, item->label);
    view->hint = item->minutes ? limit_hint(call, item->minutes) : say(call->language, item->hint);
    view->rows = item->kind == KIND_TEXT ? TEXT_ROWS : item->kind == KIND_PAGE ? PAGE_ROWS : 0;
    view->max = item->max_chars;
    if (!view->rows && item->standard.len)
        view->was =
            call_fill(call, "Default: {value}",
                      PLACES(PLACE("value", item->kind == KIND_CHOICE ? choice_word(call, item->standard)
                                                                      : item->standard)));
    if (item->kind == KIND_HIDDEN)
        hide(call, item, view);
    offer(call, item, view);
}

void setting_fields_fill(struct call *call, const struct setting_items *items, const struct str *values,
                         const struct str *errors, struct setting_fields *fields)
{
    *fields = (struct setting_fields){.count = items->count};
    for (size_t i = 0; i < items->count; i++) {
        struct setting_view *view = &fields->at[i];
        view->value = values[i];
        view->error = errors ? errors[i] : STR_NONE;
        fill_setting(call, &items->at[i], view);
        if (view->error.len && fields->problem.text.len == 0)
            fields->problem =
                (struct problem_view){view->error, url_printf(call, "#%.*s", STR_ARG(view->name))};
    }
}

/* ---- the values ---- */

static struct str value_to_show(struct call *call, const struct setting_item *item)
{
    const struct request *request = &call->exchange->request;
    struct str host = request_header(request, STR("Host"));
    if (item->kind == KIND_PAGE && item->value.len == 0)
        return say(call->language, own_page_of(item->name)->beginning);
    if (item->kind != KIND_URL || item->value.len || host.len == 0)
        return item->value;
    return arena_printf(arena_of(call), "%s://%.*s", request->secure ? "https" : "http", STR_ARG(host));
}

void setting_values_now(struct call *call, const struct setting_items *items, struct str *values)
{
    for (size_t i = 0; i < items->count; i++)
        values[i] = value_to_show(call, &items->at[i]);
}

void setting_values_sent(struct call *call, const struct setting_items *items, struct str *values)
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
    const struct setting_names names = {zones_finder(call->app->zones), call->app->options.made_up_languages};
    struct str wrong = setting_wrong(arena_of(call), call->language, item, value, &names);
    if (wrong.len)
        return wrong;
    if (item->kind != KIND_URL || own_host_under(call, value))
        return STR_NONE;
    return call_say(
        call,
        "You opened this page under another name, which would then be refused. Open it under this address "
        "first, and set it there.");
}

bool setting_values_wrong(struct call *call, const struct setting_items *items, const struct str *values,
                          struct str *errors)
{
    bool wrong = false;
    for (size_t i = 0; i < items->count; i++) {
        errors[i] = wrong_with(call, &items->at[i], values[i]);
        wrong |= errors[i].len > 0;
    }
    return wrong;
}
