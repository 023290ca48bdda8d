/* The rules of protection as pages: the list of policies, and each as a person reads it. */
#include "pages.h"
#include "web/kit/show.h"
#include "web/policy/handlers.h"
#include "web/policy/view.h"

static struct arena *arena_of(struct call *call)
{
    return &call->exchange->arena;
}

struct url policy_link(struct call *call, const struct policy *policy)
{
    const struct policy *newest = policy_set_newest(&call->app->policies, str_from(policy->id));
    struct str id = encoded(call, str_from(policy->id));
    if (newest == policy)
        return url_printf(call, "/policies/%.*s", STR_ARG(id));
    return url_printf(call, "/policies/%.*s?version=%d", STR_ARG(id), (int)policy->version);
}

/* ---- the list ---- */

static struct str span_words(struct call *call, struct duration duration)
{
    char text[DURATION_TEXT];
    return arena_copy(arena_of(call), duration_words(duration, text));
}

static struct policy_line line_of(struct call *call, const struct policy *policy)
{
    const struct protection_rules *rules = &policy->protection;
    struct str grace = STR("");
    if (rules->grace.count)
        grace = arena_printf(arena_of(call), ", and %.*s of grace", STR_ARG(span_words(call, rules->grace)));
    return (struct policy_line){
        .title = str_from(policy->title),
        .protection = arena_printf(arena_of(call), "%.*s%.*s", STR_ARG(span_words(call, rules->length)),
                                   STR_ARG(grace)),
        .decides = policy->panel.mode == PANEL_PEERS ? STR("members, drawn at random") : STR("the staff"),
        .link = policy_link(call, policy)};
}

enum err policies_show(struct call *call)
{
    const struct policy_set *set = &call->app->policies;
    struct policies_page page = {.layout = layout_of(call, STR(N_("Rules of protection"))),
                                 .lines = ARENA_ARRAY(arena_of(call), struct policy_line, set->count + 1)};
    for (size_t i = 0; i < set->count; i++)
        if (policy_set_newest(set, str_from(set->at[i]->id)) == set->at[i])
            page.lines[page.count++] = line_of(call, set->at[i]);
    page.layout.canonical = url_printf(call, "%.*s/policies", STR_ARG(base_url(call)));
    struct html h = html_of(call);
    page_policies(&h, &page);
    return send_page(call, 200);
}

/* ---- one policy ---- */

static struct str evidence_of(struct call *call, const struct reason *reason)
{
    struct str all = STR("");
    for (int32_t i = 0; i < reason->need_count; i++) {
        const struct evidence_need *need = &reason->needs[i];
        struct str any = STR("");
        for (int kind = 0; kind < EVIDENCE_KIND_COUNT; kind++)
            if (need->any_of & (1u << kind))
                any = arena_printf(arena_of(call), "%.*s%s%.*s", STR_ARG(any), any.len ? " or " : "",
                                   STR_ARG(evidence_need_words((enum evidence_kind)kind)));
        all = arena_printf(arena_of(call), "%.*s%s%.*s%s", STR_ARG(all), all.len ? "; " : "", STR_ARG(any),
                           need->optional ? " (it helps)" : "");
    }
    return all;
}

static struct policy_reason_view reason_view_of(struct call *call, const struct reason *reason)
{
    struct str remedies = STR("");
    for (int i = 1; i < REMEDY_COUNT; i++)
        if (reason->remedies & (1u << i))
            remedies = arena_printf(arena_of(call), "%.*s%s%.*s", STR_ARG(remedies), remedies.len ? "; " : "",
                                    STR_ARG(remedy_title((enum remedy)i)));
    return (struct policy_reason_view){.title = str_from(reason->title),
                                       .window = reason_window(arena_of(call), reason),
                                       .remedies = remedies,
                                       .evidence = evidence_of(call, reason)};
}

static void fill_reasons(struct call *call, const struct policy *policy, struct policy_page *page)
{
    for (int family = 0; family < FAMILY_COUNT; family++) {
        struct policy_reason_group *group = &page->groups[page->group_count];
        group->heading = family_title((enum family)family);
        for (int32_t i = 0; i < policy->reason_count; i++)
            if ((int)policy->reasons[i].family == family)
                group->reasons[group->count++] = reason_view_of(call, &policy->reasons[i]);
        page->group_count += group->count > 0;
    }
}

static void fill_steps(struct call *call, const struct policy *policy, struct policy_page *page)
{
    struct policy_step steps[POLICY_STEPS_MAX];
    page->step_count = policy_steps(arena_of(call), policy, steps);
    for (int i = 0; i < page->step_count; i++)
        page->steps[i] =
            (struct policy_step_view){steps[i].what, party_list_words(arena_of(call), steps[i].who),
                                      steps[i].until, steps[i].otherwise};
}

enum err policy_show(struct call *call)
{
    const struct policy *policy =
        policy_set_named(&call->app->policies, call->parameters[0], call_value(call, STR("version")));
    if (!policy)
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There are no rules of this name and version.");
    const struct policy *newest = policy_set_newest(&call->app->policies, call->parameters[0]);
    struct policy_page *page = ARENA_NEW(arena_of(call), struct policy_page);
    page->layout = layout_of(call, arena_printf(arena_of(call), "Rules of protection: %s", policy->title));
    page->title = str_from(policy->title);
    page->id = str_from(policy->id);
    page->version = arena_printf(arena_of(call), "%d", (int)policy->version);
    page->hash = str_from(policy->hash);
    page->newest = newest == policy;
    page->newest_link = policy_link(call, newest);
    page->file = url_printf(call, "/api/v1/policies/%.*s?version=%d", STR_ARG(encoded(call, page->id)),
                            (int)policy->version);
    fill_steps(call, policy, page);
    page->term_count = policy_terms(arena_of(call), policy, page->terms);
    fill_reasons(call, policy, page);
    page->note_count =
        policy_notes(arena_of(call), policy_set_text(&call->app->policies, policy), page->notes);
    for (; page->code_count < policy->code_count; page->code_count++)
        page->codes[page->code_count] = str_from(policy->codes[page->code_count].title);
    page->layout.canonical =
        url_printf(call, "%.*s%.*s", STR_ARG(base_url(call)), STR_ARG(policy_link(call, policy).text));
    struct html h = html_of(call);
    page_policy(&h, page);
    return send_page(call, 200);
}
