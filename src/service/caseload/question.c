/* What an address, or a program, asks of a marketplace's caseload. */
#include "service/caseload/question.h"

#include "base/check.h"
#include "base/words.h"
#include "core/value/money.h"
#include "service/order/list.h"
#include "text/people/handle.h"

enum { OPEN = ~0 & (STAGE_BIT(STAGE_OVER) - 1), NOBODY_AT_ALL = -2, DAYS_MOST = 36500 };

const struct caseload_show caseload_shows[] = {
    {STR_INIT("open"), STR_INIT(N_("All that run")), OPEN},
    {STR_INIT("dispute"), STR_INIT(N_("In dispute")), STAGE_BIT(STAGE_DISPUTE) | STAGE_BIT(STAGE_COMMISSION)},
    {STR_INIT("commission"), STR_INIT(N_("At the commission")), STAGE_BIT(STAGE_COMMISSION)},
    {STR_INIT("unsent"), STR_INIT(N_("Not sent yet")), STAGE_BIT(STAGE_UNSENT)},
    {STR_INIT("way"), STR_INIT(N_("On their way")), STAGE_BIT(STAGE_WAY)},
    {STR_INIT("arrived"), STR_INIT(N_("Arrived")), STAGE_BIT(STAGE_ARRIVED)},
    {STR_INIT("over"), STR_INIT(N_("Over")), STAGE_BIT(STAGE_OVER)},
    {STR_INIT("all"), STR_INIT(N_("All")), OPEN | STAGE_BIT(STAGE_OVER)},
};
const size_t caseload_show_count = COUNT_OF(caseload_shows);
const struct caseload_order caseload_sorts[CASE_SORTS] = {
    [CASE_BY_DUE] = {STR_INIT("due"), STR_INIT(N_("What is due first"))},
    [CASE_BY_AGE] = {STR_INIT("age"), STR_INIT(N_("The oldest first"))},
    [CASE_BY_AMOUNT] = {STR_INIT("amount"), STR_INIT(N_("The largest first"))},
};

struct str caseload_value(const struct form *form, struct str name)
{
    return str_char_prefix(str_trim(form_get(form, name)), CASELOAD_WORDS_MAX);
}

/* caseload_show_count: there is no such list. */
static size_t find_show(struct str name)
{
    size_t i = 0;
    while (i < caseload_show_count && !str_eq(caseload_shows[i].name, name))
        i++;
    return i;
}

/* CASE_SORTS: there is no such order. */
static enum case_sort find_sort(struct str name)
{
    int i = 0;
    while (i < CASE_SORTS && !str_eq(caseload_sorts[i].name, name))
        i++;
    return (enum case_sort)i;
}

size_t caseload_show_at(const struct form *form)
{
    size_t at = find_show(caseload_value(form, STR("show")));
    return at < caseload_show_count ? at : 0;
}

/* Who asks from an amount, an age or a time on is shown a list that stands by it: an index leads to its beginning. */
enum case_sort caseload_sort_at(const struct form *form)
{
    if (caseload_value(form, STR("least")).len)
        return CASE_BY_AMOUNT;
    if (caseload_value(form, STR("due")).len)
        return CASE_BY_DUE;
    if (caseload_value(form, STR("days")).len)
        return CASE_BY_AGE;
    enum case_sort sort = find_sort(caseload_value(form, STR("sort")));
    return sort < CASE_SORTS ? sort : CASE_BY_DUE;
}

static bool is_days(struct str value)
{
    int64_t days;
    return str_to_int(value, &days) && days >= 0 && days <= DAYS_MOST;
}

/* What does not narrow as it was meant is refused: the list may be what something is done with. */
static enum err check_form(struct ctx *ctx, const struct form *form)
{
    static const char *const in_days[] = {"days", "due"};
    struct str show = caseload_value(form, STR("show")), sort = caseload_value(form, STR("sort"));
    if (show.len && find_show(show) == caseload_show_count)
        return fail_field(&ctx->failure, ERR_INPUT, "show", "Choose from the list.");
    if (sort.len && find_sort(sort) == CASE_SORTS)
        return fail_field(&ctx->failure, ERR_INPUT, "sort", "Choose from the list.");
    for (size_t i = 0; i < COUNT_OF(in_days); i++) {
        struct str value = caseload_value(form, str_from(in_days[i]));
        if (value.len && !is_days(value))
            return fail_field(&ctx->failure, ERR_INPUT, in_days[i],
                              "Days are a whole number, from 0 to {most}.", PLACE_INT("most", DAYS_MOST));
    }
    return OK;
}

/* A number of days in the form, from now; CLOCK_NEVER when there is none. */
static struct instant days_from_now(struct ctx *ctx, struct str value, int64_t direction)
{
    int64_t days;
    if (!str_to_int(value, &days))
        return CLOCK_NEVER;
    return instant_add(ctx->now, (struct span){direction * days * SPAN_DAYS(1).ms});
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
    struct str least = caseload_value(form, STR("least"));
    filter->currency = caseload_value(form, STR("currency"));
    if (filter->currency.len == 0 && (least.len || filter->sort == CASE_BY_AMOUNT))
        filter->currency = read->market.currency;
    if (!least.len || !currency_from(filter->currency, &currency))
        return;
    if (money_read(least, currency, &filter->least))
        filter->least = INT64_MAX;
}

enum err caseload_form_read(struct ctx *ctx, const struct policy_set *policies, const struct form *form,
                            struct caseload_form *read)
{
    struct case_filter *filter = &read->question.filter;
    struct str seller = caseload_value(form, STR("seller"));
    enum err err = check_form(ctx, form);
    if (err)
        return err;
    err = market_list_members(ctx->db, ctx->arena, read->market.id, &read->members);
    if (!err && seller.len)
        err = order_person(ctx, seller, &filter->seller_id);
    if (seller.len && !filter->seller_id)
        filter->seller_id = NOBODY_AT_ALL;
    read->policy = order_policy(policies, read->market.policy);
    read->question.stages = caseload_shows[caseload_show_at(form)].stages;
    filter->sort = caseload_sort_at(form);
    filter->words = caseload_value(form, STR("q"));
    filter->handle_key = handle_key(ctx->arena, filter->words);
    filter->reason = caseload_value(form, STR("reason"));
    filter->assigned_id = assigned_id(read, caseload_value(form, STR("assigned")));
    read_amount(form, read);
    filter->since = days_from_now(ctx, caseload_value(form, STR("days")), -1);
    filter->due = days_from_now(ctx, caseload_value(form, STR("due")), 1);
    return err;
}
