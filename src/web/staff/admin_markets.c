/* Marketplaces as operators set them up: what they are, who works there, the key of their own system. */
#include "base/check.h"
#include "core/value/money.h"
#include "pages.h"
#include "text/clock/when.h"
#include "text/kit/collate.h"
#include "text/people/handle.h"
#include "web/order/show.h"
#include "web/staff/handlers.h"
#include "web/staff/market_view.h"

const struct input market_inputs[MARKET_INPUTS] = {
    {STR_INIT("name"), STR_INIT(N_("Enter a name.")), INPUT_LINE, 1, MARKET_NAME_MAX},
    {STR_INIT("slug"), MAY_MISS, INPUT_LINE, 0, MARKET_SLUG_MAX},
    {STR_INIT("kind"), STR_INIT(N_("Enter where its parties act.")), INPUT_LINE, 1, 10},
    {STR_INIT("policy"), STR_INIT(N_("Enter the rules.")), INPUT_LINE, 1, 32},
    {STR_INIT("currency"), STR_INIT(N_("Enter the currency.")), INPUT_LINE, 1, 3},
    {STR_INIT("fee"), STR_INIT(N_("Enter the fee.")), INPUT_LINE, 1, MARKET_FEE_MAX},
    {STR_INIT("second_above"), MAY_MISS, INPUT_LINE, 0, 20},
};

static struct url market_url(struct call *call, struct str slug)
{
    return url_printf(call, "/admin/markets/%.*s", STR_ARG(encoded(call, slug)));
}

static struct str fee_text(struct call *call, const struct market *market)
{
    char text[MONEY_TEXT];
    return arena_copy(arena_of(call), percent_write(market ? market->fee_basis_points : 0, text));
}

static struct str limit_text(struct call *call, const struct market *market)
{
    struct currency currency;
    char text[MONEY_TEXT];
    if (!market || !market->second_above_minor || !currency_from(market->currency, &currency))
        return STR_NONE;
    return arena_copy(arena_of(call), money_write(market->second_above_minor, currency, text));
}

/* ---- the form ---- */

/* What was sent, or what stands now. */
static struct str shown(struct call *call, const char *name, struct str now)
{
    bool sent = call->route->method == METHOD_POST && form_has(&call->form, str_from(name));
    return sent ? form_get(&call->form, str_from(name)) : now;
}

static struct input_view text_input(struct call *call, const char *name, const char *label, struct str now)
{
    return (struct input_view){.name = str_from(name),
                               .label = str_from(label),
                               .type = STR("text"),
                               .field = {shown(call, name, now), call_error_of(call, str_from(name))},
                               .max = MARKET_NAME_MAX};
}

static struct select_view kind_select(struct call *call, struct str chosen)
{
    static const struct choice_view kinds[] = {
        {STR_INIT("hosted"), STR_INIT(N_("Hosted here: its buyers, sellers and commission act here")), false},
        {STR_INIT("external"), STR_INIT(N_("Elsewhere: buyers note their orders here")), false},
    };
    struct select_view view = {.name = STR("kind"),
                               .label = STR(N_("Where do its parties act?")),
                               .error = call_error_of(call, STR("kind")),
                               .count = COUNT_OF(kinds)};
    view.choices = ARENA_ARRAY(arena_of(call), struct choice_view, view.count);
    for (size_t i = 0; i < view.count; i++) {
        view.choices[i] = kinds[i];
        view.choices[i].label = say(call->language, kinds[i].label);
        view.choices[i].chosen = str_eq(kinds[i].value, chosen);
    }
    return view;
}

static struct select_view policy_select(struct call *call, struct str chosen)
{
    const struct policy_set *set = &call->app->policies;
    struct select_view view = {
        .name = STR("policy"),
        .label = STR(N_("Rules")),
        .hint = STR(N_("For orders to come: an order keeps the rules it was placed under.")),
        .error = call_error_of(call, STR("policy")),
        .choices = ARENA_ARRAY(arena_of(call), struct choice_view, set->count)};
    for (size_t i = 0; i < set->count; i++) {
        struct str id = str_from(set->at[i]->id);
        if (!policy_set_offers(set, set->at[i], 1u << KIND_MARKETPLACE))
            continue;
        view.choices[view.count++] =
            (struct choice_view){id, say(call->language, str_from(set->at[i]->title)), str_eq(id, chosen)};
    }
    COLLATE(arena_of(call), call->language, view.choices, view.count, label);
    return view;
}

static struct market_form form_of(struct call *call, const struct market *market)
{
    struct market_form form = {
        .csrf = call->csrf,
        .is_new = market == NULL,
        .action = market ? market_url(call, market->slug) : url_own(STR("/admin/markets")),
        .button = market ? call_say(call, "Save") : call_say(call, "Add the marketplace"),
        .name = text_input(call, "name", N_("Name"), market ? market->name : STR_NONE),
        .slug = text_input(call, "slug", N_("Address"), STR_NONE),
        .kind = kind_select(
            call, shown(call, "kind", market && market->external ? STR("external") : STR("hosted"))),
        .policy =
            policy_select(call, shown(call, "policy", market ? market->policy : STR("recourse-default"))),
        .currency = currencies_of(call, shown(call, "currency", market ? market->currency : STR("EUR"))),
        .fee = text_input(call, "fee", N_("Fee, in percent"), fee_text(call, market)),
        .second_above =
            text_input(call, "second_above", N_("Sums that take two people"), limit_text(call, market)),
    };
    form.slug.hint =
        STR(N_("As it stands in links, such as harbour-bazaar; it never changes. Empty: from the name."));
    form.slug.max = MARKET_SLUG_MAX;
    form.slug.optional = true;
    form.fee.hint =
        STR(N_("Kept of what sellers get for orders to come, such as 2.50. Only of orders hosted here."));
    form.fee.max = MARKET_FEE_MAX;
    form.second_above.hint = STR(
        N_("What the staff gives back of an order above it, as goodwill, by cancelling it or by decisions, "
           "waits for a second person, such as 500.00. Empty: none does. Sums of another currency always do, "
           "then."));
    form.second_above.max = 20;
    form.second_above.optional = true;
    form.currency.error = call_error_of(call, STR("currency"));
    return form;
}

static struct market_change change_of(struct call *call, struct str slug)
{
    return (struct market_change){.slug = slug,
                                  .name = call_value(call, STR("name")),
                                  .policy = call_value(call, STR("policy")),
                                  .currency = call_value(call, STR("currency")),
                                  .fee = call_value(call, STR("fee")),
                                  .second_above = call_value(call, STR("second_above")),
                                  .external = str_eq(call_value(call, STR("kind")), STR("external"))};
}

/* ---- the list ---- */

static struct market_line market_line_of(struct call *call, const struct market *market)
{
    struct str fee = call_fill(call, "{number} %", PLACES(PLACE("number", fee_text(call, market))));
    return (struct market_line){market->name,
                                market->external ? call_say(call, "elsewhere")
                                                 : call_say(call, "hosted here"),
                                market->policy,
                                market->currency,
                                market->external ? STR_NONE : fee,
                                market_url(call, market->slug)};
}

static enum err show_markets(struct call *call, int status)
{
    struct markets markets;
    enum err err = market_all(call->ctx, &call->viewer, &markets);
    if (err)
        return err;
    struct markets_page page = {.layout = wide_layout_of(call, STR(N_("Marketplaces"))),
                                .count = markets.count};
    page.layout.notice = said(call);
    page.rules_missing = call->app->rules_missing;
    page.rules_refused = call->app->rules_refused;
    page.nav = staff_nav_of(call, STAFF_MARKETS);
    page.lines = ARENA_ARRAY(arena_of(call), struct market_line, markets.count + 1);
    for (size_t i = 0; i < markets.count; i++)
        page.lines[i] = market_line_of(call, &markets.at[i]);
    page.form = form_of(call, NULL);
    if (status >= 400)
        page.problem = problem_of(call);
    struct html h = html_of(call);
    page_admin_markets(&h, &page);
    return send_page(call, status);
}

enum err markets_edit_show(struct call *call)
{
    return show_markets(call, 200);
}

enum err markets_edit_prepare(struct call *call)
{
    return call->has_errors ? show_markets(call, 422) : OK;
}

enum err markets_edit_post(struct call *call)
{
    struct market market;
    struct market_change change = change_of(call, call_value(call, STR("slug")));
    enum err err = market_add(call->ctx, &call->app->policies, &call->viewer, &change, &market);
    if (!err) {
        struct url url = market_url(call, market.slug);
        call_redirect(call, 303, url_printf(call, "%.*s?said=saved", STR_ARG(url.text)).text);
        return OK;
    }
    return form_again(call, err, show_markets);
}

/* ---- one of them ---- */

static struct select_view duty_select(struct call *call)
{
    struct str chosen = shown(call, "duty", STR_NONE);
    struct select_view view = {
        .name = STR("duty"), .label = STR(N_("Works as")), .count = STAFF_ROLE_COUNT + 1};
    view.choices = ARENA_ARRAY(arena_of(call), struct choice_view, view.count);
    view.choices[0] = (struct choice_view){STR("seller"), call_say(call, "Seller: acts on own sales"),
                                           str_eq(chosen, STR("seller"))};
    for (int role = 0; role < STAFF_ROLE_COUNT; role++) {
        struct str name = staff_role_rows[role].name;
        view.choices[role + 1] = (struct choice_view){name, say(call->language, staff_role_rows[role].label),
                                                      str_eq(chosen, name)};
    }
    return view;
}

static struct str duty_text(struct call *call, const struct market_member *member)
{
    if (member->duty != DUTY_STAFF)
        return call_say(call, "seller");
    return say(call->language, staff_role_rows[staff_role_from(member->role)].label);
}

static void add_people(struct call *call, const struct market_members *members, struct market_edit_page *page)
{
    page->people = ARENA_ARRAY(arena_of(call), struct market_person, members->count + 1);
    page->people_count = members->count;
    for (size_t i = 0; i < members->count; i++)
        page->people[i] = (struct market_person){
            members->at[i].handle, duty_text(call, &members->at[i]), date_text(call, members->at[i].since),
            url_printf(call, "/users/%.*s", STR_ARG(encoded(call, members->at[i].handle)))};
}

/* `key`: a fresh one, or empty. */
static enum err show_market(struct call *call, struct str key, int status)
{
    struct market_staff staff;
    enum err err = market_open(call->ctx, &call->viewer, call->parameters[0], &staff);
    if (err)
        return err;
    struct url url = market_url(call, staff.market.slug);
    struct market_edit_page *page = ARENA_NEW(arena_of(call), struct market_edit_page);
    page->layout = wide_layout_of(call, staff.market.name);
    page->layout.notice = said(call);
    page->nav = staff_nav_of(call, STAFF_MARKETS);
    page->name = staff.market.name;
    page->slug = staff.market.slug;
    page->back = url_own(STR("/admin/markets"));
    page->people_action = url_printf(call, "%.*s/people", STR_ARG(url.text));
    page->payouts = url_printf(call, "/markets/%.*s/payouts", STR_ARG(encoded(call, staff.market.slug)));
    page->form = form_of(call, &staff.market);
    page->handle = text_input(call, "handle", N_("Name of the person"), STR_NONE);
    page->handle.max = HANDLE_MAX;
    page->duty = duty_select(call);
    page->hosted = !staff.market.external;
    struct str keys = arena_printf(arena_of(call), "%.*s/keys", STR_ARG(url.text));
    err = token_list_view(call, staff.market.id, keys, url.text, &page->keys);
    if (err)
        return err;
    page->keys.fresh = key;
    add_people(call, &staff.members, page);
    if (status >= 400)
        page->problem = problem_of(call);
    struct html h = html_of(call);
    page_admin_market(&h, page);
    return send_page(call, status);
}

static enum err show_market_form(struct call *call, int status)
{
    return show_market(call, STR_NONE, status);
}

static enum err come_back(struct call *call, enum err err)
{
    if (!err) {
        struct url url = market_url(call, call->parameters[0]);
        call_redirect(call, 303, url_printf(call, "%.*s?said=saved", STR_ARG(url.text)).text);
        return OK;
    }
    return form_again(call, err, show_market_form);
}

enum err market_edit_show(struct call *call)
{
    return show_market_form(call, 200);
}

enum err market_edit_prepare(struct call *call)
{
    return call->has_errors ? show_market_form(call, 422) : OK;
}

enum err market_edit_post(struct call *call)
{
    struct market market;
    struct market_change change = change_of(call, call->parameters[0]);
    return come_back(call, market_edit(call->ctx, &call->app->policies, &call->viewer, &change, &market));
}

enum err market_people_prepare(struct call *call)
{
    return call->has_errors ? show_market_form(call, 422) : OK;
}

enum err market_people_post(struct call *call)
{
    struct str duty = call_value(call, STR("duty"));
    struct market_duty_change change = {
        .slug = call->parameters[0],
        .handle = call_value(call, STR("handle")),
        .duty = staff_role_is(duty)           ? DUTY_STAFF
                : str_eq(duty, STR("seller")) ? DUTY_SELLER
                                              : DUTY_NONE,
        .role = staff_role_from(duty),
    };
    return come_back(call, market_put_person(call->ctx, &call->viewer, &change));
}

/* The marketplace of the address, for its operator. */
static enum err open_keys(struct call *call, int64_t *market_id)
{
    struct market_staff staff;
    enum err err = market_open(call->ctx, &call->viewer, call->parameters[0], &staff);
    *market_id = err ? 0 : staff.market.id;
    return err;
}

enum err market_key_prepare(struct call *call)
{
    return proving_prepare(call, STR("password_now"), show_market_form);
}

enum err market_key_post(struct call *call)
{
    int64_t market_id;
    struct token_text key;
    bool right = false;
    enum err err = open_keys(call, &market_id);
    if (!err)
        err = proving_answer(call, &right);
    if (err || !right)
        return err;
    struct token_wish wish = token_wish_of(call, market_id);
    err = token_make(call->ctx, &wish, &key);
    if (!err)
        return show_market(call, arena_copy(arena_of(call), str_from(key.text)), 200);
    token_rename_field(&call->ctx->failure);
    return come_back(call, err);
}

enum err market_key_revoke_post(struct call *call)
{
    int64_t market_id, id = 0;
    bool number = str_to_int(call->parameters[1], &id);
    enum err err = open_keys(call, &market_id);
    struct token_owner owner = token_owner_of(&call->viewer, market_id);
    if (!err)
        err = token_revoke(call->ctx, &owner, number ? id : 0);
    return come_back(call, err);
}
