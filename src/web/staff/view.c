#include "web/staff/view.h"

#include "base/check.h"

/* The pages of the staff, in the order of their tabs, and the right that each takes. */
static const struct {
    struct str label, path;
    enum act act;
} pages[STAFF_PAGE_COUNT] = {
    [STAFF_QUEUE] = {STR_INIT(N_("Queue")), STR_INIT("/moderation"), ACT_APPROVE},
    [STAFF_FIGURES] = {STR_INIT(N_("Figures")), STR_INIT("/moderation/figures"), ACT_APPROVE},
    [STAFF_NETWORKS] = {STR_INIT(N_("Networks")), STR_INIT("/moderation/networks"), ACT_BLOCK},
    [STAFF_CATEGORIES] = {STR_INIT(N_("Categories")), STR_INIT("/admin/categories"), ACT_EDIT_CATEGORIES},
    [STAFF_TAGS] = {STR_INIT(N_("Tags")), STR_INIT("/admin/tags"), ACT_EDIT_CATEGORIES},
    [STAFF_AUDIT] = {STR_INIT(N_("Audit")), STR_INIT("/admin/audit"), ACT_AUDIT},
    [STAFF_PEOPLE] = {STR_INIT(N_("People")), STR_INIT("/admin/people"), ACT_PEOPLE},
    [STAFF_MARKETS] = {STR_INIT(N_("Marketplaces")), STR_INIT("/admin/markets"), ACT_MARKETS},
    [STAFF_SIMULATE] = {STR_INIT(N_("Try rules out")), STR_INIT("/admin/simulate"), ACT_MARKETS},
    [STAFF_HOOKS] = {STR_INIT(N_("Webhooks")), STR_INIT("/admin/webhooks"), ACT_SETTINGS},
    [STAFF_OUTBOX] = {STR_INIT(N_("Outbox")), STR_INIT("/admin/outbox"), ACT_SETTINGS},
    [STAFF_SERVICES] = {STR_INIT(N_("Tracking")), STR_INIT("/admin/services"), ACT_SETTINGS},
    [STAFF_SET_UP] = {STR_INIT(N_("Set-up")), STR_INIT("/admin/set-up"), ACT_SETTINGS},
    [STAFF_SETTINGS] = {STR_INIT(N_("Settings")), STR_INIT("/admin"), ACT_SETTINGS},
};

struct staff_nav staff_nav_of(struct call *call, enum staff_page chosen)
{
    struct staff_nav nav = {.count = 0};
    for (size_t i = 0; i < STAFF_PAGE_COUNT; i++)
        if (permit(&call->viewer, pages[i].act, (struct subject){0}, call->ctx->now) == PERMIT_YES)
            nav.tabs[nav.count++] =
                (struct tab){say(call->language, pages[i].label), url_own(pages[i].path), i == chosen};
    return nav;
}

struct select_view act_select(struct call *call, const struct str *acts, size_t count, struct str all,
                              struct str chosen)
{
    struct select_view view = {.name = STR("act"), .label = STR(N_("What")), .count = count + 1};
    view.choices = ARENA_ARRAY(arena_of(call), struct choice_view, view.count);
    view.choices[0] = (struct choice_view){STR_NONE, all, chosen.len == 0};
    for (size_t i = 0; i < count; i++)
        view.choices[i + 1] =
            (struct choice_view){acts[i], say(call->language, acts[i]), str_eq(acts[i], chosen)};
    return view;
}
