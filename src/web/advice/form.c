/* The seven questions that advice is given for. */
#include "base/check.h"
#include "pages.h"
#include "text/kit/collate.h"
#include "web/advice/view.h"
#include "web/kit/paid.h"
#include "web/kit/show.h"

#include <string.h>

struct label {
    struct str value, label;
};

static const struct label problems[] = {
    {STR_INIT("unknown"), STR_INIT(N_("I do not know, or nothing"))},
    {STR_INIT("not-received"), STR_INIT(N_("It has not come"))},
    {STR_INIT("incomplete"), STR_INIT(N_("A part of it is missing"))},
    {STR_INIT("wrong-item"), STR_INIT(N_("Something else came"))},
    {STR_INIT("not-as-described"), STR_INIT(N_("It is not what was described"))},
    {STR_INIT("damaged"), STR_INIT(N_("It is damaged"))},
    {STR_INIT("empty"), STR_INIT(N_("The parcel was empty"))},
    {STR_INIT("counterfeit"), STR_INIT(N_("It is a counterfeit"))},
    {STR_INIT("refund-missing"), STR_INIT(N_("I cancelled it or sent it back, and get no money"))},
    {STR_INIT("digital"), STR_INIT(N_("A ticket, a code or a service has not come"))},
    {STR_INIT("subscription"), STR_INIT(N_("They charge me again and again"))},
    {STR_INIT("customs"), STR_INIT(N_("I am asked to pay for the parcel"))},
    {STR_INIT("bankrupt"), STR_INIT(N_("The shop is bankrupt or closed"))},
    {STR_INIT("fake-shop"), STR_INIT(N_("The shop looks fake"))},
};
/* Behind the marketplaces: shops that no marketplace's rules bind. */
static const struct label shops[] = {
    {STR_INIT("eu-shop"), STR_INIT(N_("A shop in the EU"))},
    {STR_INIT("uk-shop"), STR_INIT(N_("A shop in the UK"))},
    {STR_INIT("us-shop"), STR_INIT(N_("A shop in the US"))},
    {STR_INIT("private-seller"), STR_INIT(N_("A private person"))},
    {STR_INIT("recourse-default"), STR_INIT(N_("Anywhere else"))},
};
static const struct label events[] = {
    {STR_INIT(""), STR_INIT(N_("I do not know"))},
    {STR_INIT("not_handed_over"), STR_INIT(N_("Announced only: label or data, not handed over"))},
    {STR_INIT("accepted"), STR_INIT(N_("Accepted by the carrier"))},
    {STR_INIT("in_transit"), STR_INIT(N_("In transit"))},
    {STR_INIT("departed"), STR_INIT(N_("Departed, left for the destination country"))},
    {STR_INIT("arrived"), STR_INIT(N_("Arrived in my country"))},
    {STR_INIT("customs"), STR_INIT(N_("With customs"))},
    {STR_INIT("held_by_customs"), STR_INIT(N_("Held by customs"))},
    {STR_INIT("out_for_delivery"), STR_INIT(N_("Out for delivery"))},
    {STR_INIT("attempt_failed"), STR_INIT(N_("A delivery was tried in vain"))},
    {STR_INIT("waiting_for_pickup"), STR_INIT(N_("Waiting for pickup"))},
    {STR_INIT("delivered"), STR_INIT(N_("Delivered, as it says"))},
    {STR_INIT("returning"), STR_INIT(N_("On its way back to the sender"))},
    {STR_INIT("returned"), STR_INIT(N_("Returned to the sender"))},
    {STR_INIT("lost"), STR_INIT(N_("Lost"))},
    {STR_INIT("destroyed"), STR_INIT(N_("Destroyed"))},
};
static const struct label extensions[] = {
    {STR_INIT(""), STR_INIT(N_("No, or I do not know"))},
    {STR_INIT("asked"), STR_INIT(N_("Asked, the answer is still to come"))},
    {STR_INIT("granted"), STR_INIT(N_("Granted"))},
    {STR_INIT("refused"), STR_INIT(N_("Refused"))},
    {STR_INIT("ignored"), STR_INIT(N_("Ignored"))},
};
static const struct label disputes[] = {
    {STR_INIT(""), STR_INIT(N_("No, or I do not know"))},
    {STR_INIT("opened"), STR_INIT(N_("Opened, the seller has not answered"))},
    {STR_INIT("answered"), STR_INIT(N_("The seller has answered"))},
    {STR_INIT("refused"), STR_INIT(N_("The seller has refused"))},
    {STR_INIT("offered"), STR_INIT(N_("The seller offers something"))},
    {STR_INIT("escalated"), STR_INIT(N_("Escalated to the marketplace"))},
    {STR_INIT("decided-for"), STR_INIT(N_("Decided for me"))},
    {STR_INIT("decided-against"), STR_INIT(N_("Decided against me"))},
    {STR_INIT("cancelled"), STR_INIT(N_("I cancelled it"))},
    {STR_INIT("closed"), STR_INIT(N_("It was closed"))},
};

/* A select with these labels, one of them chosen. */
static struct select_view choices_of(struct call *call, struct str name, const struct label *labels,
                                     size_t count, struct str chosen)
{
    struct select_view choices = {
        .name = name, .choices = ARENA_ARRAY(arena_of(call), struct choice_view, count), .count = count};
    for (size_t i = 0; i < count; i++)
        choices.choices[i] = (struct choice_view){labels[i].value, say(call->language, labels[i].label),
                                                  str_eq(labels[i].value, chosen)};
    return choices;
}

/*
 * By their titles, then the shops; the rules for any other marketplace are no marketplace's. Before one is chosen none is:
 * whoever overlooks the question would get the plan of the first.
 */
static struct select_view marketplaces_of(struct call *call, struct str chosen)
{
    const struct policy_set *policies = &call->app->policies;
    struct arena *arena = arena_of(call);
    struct select_view choices = {
        .name = STR("marketplace"),
        .choices = ARENA_ARRAY(arena, struct choice_view, 1 + policies->count + COUNT_OF(shops))};
    for (size_t i = 0; i < policies->count; i++) {
        const struct policy *policy = policies->at[i];
        struct str id = str_from(policy->id);
        bool offered = policy_set_offers(policies, policy, 1u << KIND_MARKETPLACE);
        if (offered && !str_eq(id, STR("recourse-default")))
            choices.choices[choices.count++] = (struct choice_view){
                id, say(call->language, str_from(policy->title)), str_eq_nocase(id, chosen)};
    }
    COLLATE(arena, call->language, choices.choices, choices.count, label);
    memmove(choices.choices + 1, choices.choices, choices.count * sizeof choices.choices[0]);
    choices.choices[0] = (struct choice_view){STR_NONE, call_say(call, "Please choose"), chosen.len == 0};
    choices.count++;
    for (size_t i = 0; i < COUNT_OF(shops); i++)
        choices.choices[choices.count++] = (struct choice_view){
            shops[i].value, say(call->language, shops[i].label), str_eq_nocase(shops[i].value, chosen)};
    return choices;
}

struct select_view advice_choices(struct call *call, struct str name, struct str chosen)
{
    static const struct {
        struct str name, label;
        const struct label *labels;
        size_t count;
    } selects[] = {
        {STR_INIT("problem"), STR_INIT(N_("What is wrong with it?")), problems, COUNT_OF(problems)},
        {STR_INIT("event"), STR_INIT(N_("What does the tracking show last?")), events, COUNT_OF(events)},
        {STR_INIT("extension"), STR_INIT(N_("Have you asked for more time (an extension of protection)?")),
         extensions, COUNT_OF(extensions)},
        {STR_INIT("dispute"), STR_INIT(N_("How does it stand?")), disputes, COUNT_OF(disputes)},
    };
    struct select_view view = {0};
    if (str_eq(name, STR("paid")))
        return paid_choices(call, name, chosen);
    if (str_eq(name, STR("marketplace"))) {
        view = marketplaces_of(call, chosen);
        view.label = STR(N_("Where did you buy?"));
    }
    for (size_t i = 0; i < COUNT_OF(selects); i++)
        if (str_eq(name, selects[i].name)) {
            view = choices_of(call, name, selects[i].labels, selects[i].count, chosen);
            view.label = selects[i].label;
        }
    return view;
}

/* As it was sent, with what is wrong about it. */
static struct select_view sent_choices(struct call *call, struct str name)
{
    struct field field = field_of(call, name);
    struct select_view view = advice_choices(call, name, field.value);
    view.error = field.error;
    return view;
}

static struct advice_date_view date_of(struct call *call, const char *name, const char *label,
                                       const char *hint)
{
    return (struct advice_date_view){str_from(name), str_from(label), str_from(hint), STR_NONE,
                                     field_of(call, str_from(name))};
}

static void fill_dates(struct call *call, struct advice_form_page *page)
{
    page->ordered = date_of(call, "ordered", N_("When did you order?"),
                            N_("Of a subscription: the day of the last payment."));
    page->protection_ends = date_of(
        call, "protection_ends", N_("Until when are you protected?"),
        N_("The order's page shows it: a day such as 2026-11-30, or a time such as \"2 days 4 hours\"."));
    page->protection_ends.type = STR("text");
    page->shipped = date_of(call, "shipped", N_("When was it sent?"), N_("Empty: not known."));
    page->promised = date_of(call, "promised", N_("Latest day that delivery was promised for"), "");
    page->received = date_of(call, "received", N_("If it has come: when?"), "");
    page->event_on = date_of(call, "event_on", N_("When was that?"), "");
    page->contacted =
        date_of(call, "contacted", N_("When did you write to the seller?"),
                N_("Empty: not yet. Of a refund: the day on which you cancelled it or sent it back."));
    page->extension_on = date_of(call, "extension_on", N_("When did you ask?"), "");
    page->dispute_opened = date_of(call, "dispute_opened", N_("When did you open it?"), "");
    page->dispute_on = date_of(call, "dispute_on", N_("Since when does it stand like this?"), "");
}

enum err advice_form_show(struct call *call, int status)
{
    struct advice_form_page *page = ARENA_NEW(arena_of(call), struct advice_form_page);
    page->layout = narrow_layout_of(call, STR(N_("What should I do?")));
    page->paid = sent_choices(call, STR("paid"));
    page->marketplace = sent_choices(call, STR("marketplace"));
    page->problem = sent_choices(call, STR("problem"));
    page->event = sent_choices(call, STR("event"));
    page->extension = sent_choices(call, STR("extension"));
    page->dispute = sent_choices(call, STR("dispute"));
    page->tracking = field_of(call, STR("tracking"));
    fill_dates(call, page);
    if (status >= 400) {
        page->error = first_error(call);
        page->error_at = first_error_at(call);
    } else if (!call->exchange->request.query.len)
        page->layout.canonical = url_printf(call, "%.*s/advice", STR_ARG(base_url(call)));
    struct html h = html_of(call);
    page_advice_form(&h, page);
    return send_page(call, status);
}
