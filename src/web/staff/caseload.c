/* What an address asks of a marketplace's caseload, and the form that shows it again. */
#include "base/check.h"
#include "core/value/money.h"
#include "service/order/list.h"
#include "service/order/market.h"
#include "text/people/handle.h"
#include "web/order/show.h"
#include "web/staff/caseload_view.h"

enum { OPEN = ~0 & (STAGE_BIT(STAGE_OVER) - 1), WORDS_LOOKED_FOR = 100, NOBODY_AT_ALL = -2 };

static const struct {
    struct str name, label;
    uint32_t stages;
} shows[] = {
    {STR_INIT("open"), STR_INIT(N_("All that run")), OPEN},
    {STR_INIT("dispute"), STR_INIT(N_("In dispute")), STAGE_BIT(STAGE_DISPUTE) | STAGE_BIT(STAGE_COMMISSION)},
    {STR_INIT("commission"), STR_INIT(N_("At the commission")), STAGE_BIT(STAGE_COMMISSION)},
    {STR_INIT("unsent"), STR_INIT(N_("Not sent yet")), STAGE_BIT(STAGE_UNSENT)},
    {STR_INIT("way"), STR_INIT(N_("On their way")), STAGE_BIT(STAGE_WAY)},
    {STR_INIT("arrived"), STR_INIT(N_("Arrived")), STAGE_BIT(STAGE_ARRIVED)},
    {STR_INIT("over"), STR_INIT(N_("Over")), STAGE_BIT(STAGE_OVER)},
    {STR_INIT("all"), STR_INIT(N_("All")), OPEN | STAGE_BIT(STAGE_OVER)},
};
static const struct {
    struct str name, label;
} sorts[CASE_SORTS] = {
    [CASE_BY_DUE] = {STR_INIT("due"), STR_INIT(N_("What is due first"))},
    [CASE_BY_AGE] = {STR_INIT("age"), STR_INIT(N_("The oldest first"))},
    [CASE_BY_AMOUNT] = {STR_INIT("amount"), STR_INIT(N_("The largest first"))},
};
static const struct str kept_names[] = {
    STR_INIT("q"),        STR_INIT("show"),   STR_INIT("sort"),  STR_INIT("reason"), STR_INIT("assigned"),
    STR_INIT("currency"), STR_INIT("seller"), STR_INIT("least"), STR_INIT("days"),   STR_INIT("due"),
};

/* ---- the address ---- */

static struct str value_of(const struct form *form, struct str name)
{
    return str_char_prefix(str_trim(form_get(form, name)), WORDS_LOOKED_FOR);
}

struct str caseload_address(struct call *call, const struct form *form)
{
    struct arena *arena = arena_of(call);
    struct str address = STR_NONE;
    for (size_t i = 0; i < COUNT_OF(kept_names); i++) {
        struct str value = value_of(form, kept_names[i]);
        if (value.len)
            address = arena_printf(arena, "%.*s%s%.*s=%.*s", STR_ARG(address), address.len ? "&" : "?",
                                   STR_ARG(kept_names[i]), STR_ARG(encoded(call, value)));
    }
    return address;
}

static size_t show_at(const struct form *form)
{
    for (size_t i = 0; i < COUNT_OF(shows); i++)
        if (str_eq(shows[i].name, value_of(form, STR("show"))))
            return i;
    return 0;
}

/* Who asks from an amount, an age or a time on is shown a list that stands by it: an index leads to its beginning. */
static enum case_sort sort_at(const struct form *form)
{
    if (value_of(form, STR("least")).len)
        return CASE_BY_AMOUNT;
    if (value_of(form, STR("due")).len)
        return CASE_BY_DUE;
    if (value_of(form, STR("days")).len)
        return CASE_BY_AGE;
    for (int i = 0; i < CASE_SORTS; i++)
        if (str_eq(sorts[i].name, value_of(form, STR("sort"))))
            return (enum case_sort)i;
    return CASE_BY_DUE;
}

/* A number of days in the form, from now; CLOCK_NEVER when there is none. */
static struct instant days_from_now(struct call *call, struct str value, int64_t direction)
{
    int64_t days;
    if (!str_to_int(value, &days) || days < 0 || days > 36500)
        return CLOCK_NEVER;
    return instant_add(call->ctx->now, (struct span){direction * days * SPAN_DAYS(1).ms});
}

static int64_t assigned_id(const struct caseload_form *read, struct str who)
{
    for (size_t i = 0; i < read->members.count; i++)
        if (str_eq(read->members.at[i].handle, who))
            return read->members.at[i].person_id;
    return str_eq(who, STR("none")) ? CASE_NOBODY : who.len ? NOBODY_AT_ALL : CASE_ANYBODY;
}

/* Amounts are compared within a currency: who names none means the marketplace's. */
static void read_amount(const struct form *form, struct caseload_form *read)
{
    struct case_filter *filter = &read->question.filter;
    struct currency currency;
    struct str least = value_of(form, STR("least"));
    filter->currency = value_of(form, STR("currency"));
    if (filter->currency.len == 0 && (least.len || filter->sort == CASE_BY_AMOUNT))
        filter->currency = read->market.currency;
    if (!least.len || !currency_from(filter->currency, &currency))
        return;
    if (money_read(least, currency, &filter->least))
        filter->least = INT64_MAX;
}

enum err caseload_form_read(struct call *call, const struct form *form, struct caseload_form *read)
{
    struct case_filter *filter = &read->question.filter;
    struct str seller = value_of(form, STR("seller"));
    enum err err = market_list_members(call->ctx->db, call->ctx->arena, read->market.id, &read->members);
    if (!err && seller.len)
        err = order_person(call->ctx, seller, &filter->seller_id);
    if (seller.len && !filter->seller_id)
        filter->seller_id = NOBODY_AT_ALL;
    read->policy = order_policy(&call->app->policies, read->market.policy);
    read->question.stages = shows[show_at(form)].stages;
    filter->sort = sort_at(form);
    filter->words = value_of(form, STR("q"));
    filter->handle_key = handle_key(arena_of(call), filter->words);
    filter->reason = value_of(form, STR("reason"));
    filter->assigned_id = assigned_id(read, value_of(form, STR("assigned")));
    read_amount(form, read);
    filter->since = days_from_now(call, value_of(form, STR("days")), -1);
    filter->due = days_from_now(call, value_of(form, STR("due")), 1);
    return err;
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
    struct select_view view = select_new(call, "show", N_("Which"), COUNT_OF(shows));
    for (size_t i = 0; i < COUNT_OF(shows); i++)
        add_choice(&view, shows[i].name, say(call->language, shows[i].label))->chosen =
            i == show_at(&call->query);
    return view;
}

static struct select_view sort_select(struct call *call)
{
    struct select_view view = select_new(call, "sort", N_("Order"), CASE_SORTS);
    for (int i = 0; i < CASE_SORTS; i++)
        add_choice(&view, sorts[i].name, say(call->language, sorts[i].label))->chosen =
            i == (int)sort_at(&call->query);
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
    choose(&view, value_of(&call->query, STR("assigned")));
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
                               .field = {.value = value_of(&call->query, str_from(name))},
                               .max = WORDS_LOOKED_FOR,
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
        struct str value = value_of(&call->query, kept_names[i]);
        page->narrowed |= i > 2 && value.len > 0;
        if (value.len)
            page->kept[page->kept_count++] = (struct hidden_view){kept_names[i], value};
    }
}
