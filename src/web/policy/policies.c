/* The rules of protection as pages: the list of policies, and each as a person reads it. */
#include "pages.h"
#include "text/clock/locale.h"
#include "text/kit/collate.h"
#include "web/kit/show.h"
#include "web/policy/handlers.h"
#include "web/policy/view.h"

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
    return arena_copy(arena_of(call), duration_words(call->language, duration, text));
}

static struct guide_reader reader_of(struct call *call)
{
    return (struct guide_reader){arena_of(call), call->language};
}

static struct policy_line line_of(struct call *call, const struct policy *policy)
{
    const struct protection_rules *rules = &policy->protection;
    struct word_places spans = PLACES(PLACE("length", span_words(call, rules->length)),
                                      PLACE("grace", span_words(call, rules->grace)));
    return (struct policy_line){
        .title = say(call->language, str_from(policy->title)),
        .protection = rules->grace.count ? call_fill(call, "{length}, and {grace} of grace", spans)
                      : duration_is_set(rules->length) ? span_words(call, rules->length)
                                                       : call_say(call, "no last day is known"),
        .decides = policy->panel.mode == PANEL_PEERS  ? call_say(call, "members, drawn at random")
                   : policy->panel.mode == PANEL_NONE ? call_say(call, "nobody")
                                                      : call_say(call, "the staff"),
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
    COLLATE(arena_of(call), call->language, page.lines, page.count, title);
    page.layout.canonical = url_printf(call, "%.*s/policies", STR_ARG(base_url(call)));
    struct html h = html_of(call);
    page_policies(&h, &page);
    return send_page(call, 200);
}

/* ---- one policy ---- */

static struct str evidence_of(struct call *call, const struct reason *reason)
{
    struct str all[REASON_NEEDS_MAX];
    for (int32_t i = 0; i < reason->need_count; i++)
        all[i] = evidence_any_words(reader_of(call), &reason->needs[i]);
    return locale_list(arena_of(call), call->language, LIST_AND, all, (size_t)reason->need_count);
}

/* A step or window that rests on a weak value says so. */
static struct str with_doubt(struct call *call, struct str words, struct str doubt)
{
    return doubt.len
               ? call_fill(call, "{words} ({doubt})", PLACES(PLACE("words", words), PLACE("doubt", doubt)))
               : words;
}

static struct policy_reason_view reason_view_of(struct call *call, const struct policy *policy,
                                                const struct reason *reason)
{
    return (struct policy_reason_view){.title = say(call->language, str_from(reason->title)),
                                       .window = with_doubt(call, reason_window(reader_of(call), reason),
                                                            reason_doubt(reader_of(call), policy, reason)),
                                       .remedies = remedy_titles(reader_of(call), reason->remedies),
                                       .evidence = evidence_of(call, reason)};
}

static void fill_reasons(struct call *call, const struct policy *policy, struct policy_page *page)
{
    for (int family = 0; family < FAMILY_COUNT; family++) {
        struct policy_reason_group *group = &page->groups[page->group_count];
        group->heading = family_title(call->language, (enum family)family);
        for (int32_t i = 0; i < policy->reason_count; i++)
            if ((int)policy->reasons[i].family == family)
                group->reasons[group->count++] = reason_view_of(call, policy, &policy->reasons[i]);
        page->group_count += group->count > 0;
    }
}

static void fill_steps(struct call *call, const struct policy *policy, struct policy_page *page)
{
    struct policy_step steps[POLICY_STEPS_MAX];
    page->step_count = policy_steps(reader_of(call), policy, steps);
    for (int i = 0; i < page->step_count; i++)
        page->steps[i] =
            (struct policy_step_view){steps[i].what, party_list_words(reader_of(call), steps[i].who),
                                      with_doubt(call, steps[i].until, steps[i].doubt), steps[i].otherwise};
}

enum err policy_show(struct call *call)
{
    const struct policy *policy =
        policy_set_named(&call->app->policies, call->parameters[0], call_value(call, STR("version")));
    if (!policy)
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There are no rules of this name and version.");
    const struct policy *newest = policy_set_newest(&call->app->policies, call->parameters[0]);
    struct policy_page *page = ARENA_NEW(arena_of(call), struct policy_page);
    page->title = say(call->language, str_from(policy->title));
    page->layout = layout_of(
        call, call_fill(call, "Rules of protection: {policy}", PLACES(PLACE("policy", page->title))));
    page->id = str_from(policy->id);
    page->version = arena_printf(arena_of(call), "%d", (int)policy->version);
    page->hash = str_from(policy->hash);
    page->newest = newest == policy;
    page->newest_link = policy_link(call, newest);
    page->file = url_printf(call, "/api/v1/policies/%.*s?version=%d", STR_ARG(encoded(call, page->id)),
                            (int)policy->version);
    fill_steps(call, policy, page);
    page->term_count = policy_terms(reader_of(call), policy, page->terms);
    fill_reasons(call, policy, page);
    page->note_count =
        policy_notes(reader_of(call), policy_set_text(&call->app->policies, policy), page->notes);
    page->source_count = policy_sources(reader_of(call), policy, page->sources);
    for (; page->code_count < policy->code_count; page->code_count++)
        page->codes[page->code_count] = say(call->language, str_from(policy->codes[page->code_count].title));
    page->layout.canonical =
        url_printf(call, "%.*s%.*s", STR_ARG(base_url(call)), STR_ARG(policy_link(call, policy).text));
    struct html h = html_of(call);
    page_policy(&h, page);
    return send_page(call, 200);
}
