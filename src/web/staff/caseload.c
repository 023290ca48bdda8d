/* What an address asks of a marketplace's caseload, and the form that shows it again. */
#include "base/check.h"
#include "text/kit/collate.h"
#include "web/order/show.h"
#include "web/staff/caseload_view.h"

static const struct str kept_names[] = {
    STR_INIT("q"),        STR_INIT("show"),   STR_INIT("sort"),  STR_INIT("reason"), STR_INIT("assigned"),
    STR_INIT("currency"), STR_INIT("seller"), STR_INIT("least"), STR_INIT("days"),   STR_INIT("due"),
};

/* ---- the address ---- */

struct str caseload_address(struct call *call, const struct form *form)
{
    struct arena *arena = arena_of(call);
    struct str address = STR_NONE;
    for (size_t i = 0; i < COUNT_OF(kept_names); i++) {
        struct str value = caseload_value(form, kept_names[i]);
        if (value.len)
            address = arena_printf(arena, "%.*s%s%.*s=%.*s", STR_ARG(address), address.len ? "&" : "?",
                                   STR_ARG(kept_names[i]), STR_ARG(encoded(call, value)));
    }
    return address;
}

/* ---- words ---- */

struct str caseload_stage_words(const struct call *call, struct str stage)
{
    static const struct str words[STAGE_COUNT] = {
        [STAGE_UNREAD] = STR_INIT(N_("Running")),     [STAGE_UNSENT] = STR_INIT(N_("Not sent yet")),
        [STAGE_WAY] = STR_INIT(N_("On its way")),     [STAGE_ARRIVED] = STR_INIT(N_("Arrived")),
        [STAGE_DISPUTE] = STR_INIT(N_("In dispute")), [STAGE_COMMISSION] = STR_INIT(N_("At the commission")),
        [STAGE_OVER] = STR_INIT(N_("Over")),
    };
    int at = names_find(&caseload_stage_names, stage);
    return at < 0 ? stage : say(call->language, words[at]);
}

struct str caseload_reason_words(const struct call *call, const struct policy *policy, struct str id)
{
    for (int32_t i = 0; policy && i < policy->reason_count; i++)
        if (str_eq(str_from(policy->reasons[i].id), id))
            return say(call->language, str_from(policy->reasons[i].title));
    return id;
}

/* ---- the form ---- */

static struct select_view select_new(struct call *call, const char *name, const char *label, size_t most)
{
    struct select_view view = {.name = str_from(name), .label = str_from(label)};
    view.choices = ARENA_ARRAY(arena_of(call), struct choice_view, most + 1);
    return view;
}

static struct choice_view *add_choice(struct select_view *view, struct str value, struct str label)
{
    struct choice_view *choice = &view->choices[view->count++];
    *choice = (struct choice_view){.value = value, .label = label};
    return choice;
}

static void choose(struct select_view *view, struct str value)
{
    for (size_t i = 0; i < view->count; i++)
        view->choices[i].chosen = str_eq(view->choices[i].value, value);
}

static struct select_view show_select(struct call *call)
{
    struct select_view view = select_new(call, "show", N_("Which"), caseload_show_count);
    for (size_t i = 0; i < caseload_show_count; i++)
        add_choice(&view, caseload_shows[i].name, say(call->language, caseload_shows[i].label))->chosen =
            i == caseload_show_at(&call->query);
    return view;
}

static struct select_view sort_select(struct call *call)
{
    struct select_view view = select_new(call, "sort", N_("Order of the list"), CASE_SORTS);
    for (int i = 0; i < CASE_SORTS; i++)
        add_choice(&view, caseload_sorts[i].name, say(call->language, caseload_sorts[i].label))->chosen =
            i == (int)caseload_sort_at(&call->query);
    return view;
}

static struct select_view reason_select(struct call *call, const struct caseload_form *read)
{
    const struct policy *policy = read->policy;
    size_t count = policy ? (size_t)policy->reason_count : 0;
    struct select_view view = select_new(call, "reason", N_("Reason"), count + 1);
    add_choice(&view, STR_NONE, call_say(call, "All"));
    for (size_t i = 0; i < count; i++)
        add_choice(&view, str_from(policy->reasons[i].id),
                   say(call->language, str_from(policy->reasons[i].title)));
    choose(&view, read->question.filter.reason);
    return view;
}

/* Only staff have cases. */
static struct select_view staff_select(struct call *call, const struct caseload_form *read, const char *name,
                                       const char *label)
{
    struct select_view view = select_new(call, name, label, read->members.count + 2);
    for (size_t i = 0; i < read->members.count; i++)
        if (read->members.at[i].duty == DUTY_STAFF)
            add_choice(&view, read->members.at[i].handle, read->members.at[i].handle)->own = true;
    COLLATE(arena_of(call), call->language, view.choices, view.count, label);
    return view;
}

static struct select_view assigned_select(struct call *call, const struct caseload_form *read)
{
    struct select_view staff = staff_select(call, read, "assigned", N_("Looked after by"));
    struct select_view view = select_new(call, "assigned", N_("Looked after by"), staff.count + 2);
    add_choice(&view, STR_NONE, call_say(call, "Anybody"));
    add_choice(&view, STR("none"), call_say(call, "Nobody yet"));
    for (size_t i = 0; i < staff.count; i++)
        view.choices[view.count++] = staff.choices[i];
    choose(&view, caseload_value(&call->query, STR("assigned")));
    return view;
}

static struct select_view currency_select(struct call *call, const struct caseload_form *read)
{
    struct select_view all = currencies_of(call, read->question.filter.currency);
    struct select_view view = select_new(call, "currency", N_("Currency"), all.count + 1);
    add_choice(&view, STR_NONE, call_say(call, "All"));
    for (size_t i = 0; i < all.count; i++)
        view.choices[view.count++] = all.choices[i];
    choose(&view, read->question.filter.currency);
    return view;
}

static struct input_view text_input(struct call *call, const char *name, const char *label)
{
    return (struct input_view){.name = str_from(name),
                               .label = str_from(label),
                               .type = STR("text"),
                               .field = {.value = caseload_value(&call->query, str_from(name))},
                               .max = CASELOAD_WORDS_MAX,
                               .optional = true};
}

void caseload_form_show(struct call *call, const struct caseload_form *read, struct market_page *page)
{
    static const struct {
        const char *name, *label;
    } rows[CASELOAD_INPUTS] = {
        {"seller", N_("Seller")},
        {"least", N_("Amount from")},
        {"days", N_("Older than so many days")},
        {"due", N_("Due within so many days")},
    };
    page->words = text_input(call, "q", N_("Order number, reference or name"));
    page->show = show_select(call);
    page->sort = sort_select(call);
    page->selects[0] = reason_select(call, read);
    page->selects[1] = assigned_select(call, read);
    page->selects[2] = currency_select(call, read);
    page->give = staff_select(call, read, "handle", N_("Give to"));
    add_choice(&page->give, STR_NONE, call_say(call, "Nobody"));
    for (size_t i = 0; i < CASELOAD_INPUTS; i++)
        page->inputs[i] = text_input(call, rows[i].name, rows[i].label);
    for (size_t i = 0; i < COUNT_OF(kept_names); i++) {
        struct str value = caseload_value(&call->query, kept_names[i]);
        page->narrowed |= i > 2 && value.len > 0;
        if (value.len)
            page->kept[page->kept_count++] = (struct hidden_view){kept_names[i], value};
    }
}
