/* The list of what moderators and operators have done. */
#include "service/unit/audit.h"
#include "pages.h"
#include "web/staff/handlers.h"

#include "base/check.h"
#include "text/clock/when.h"
#include "web/staff/view.h"

/* The acts that are written down, as they stand in the list. */
static const struct str acts[] = {
    STR_INIT(N_("approve")),        STR_INIT(N_("reject")),         STR_INIT(N_("hide")),
    STR_INIT(N_("show")),           STR_INIT(N_("delete")),         STR_INIT(N_("undelete")),
    STR_INIT(N_("edit")),           STR_INIT(N_("close")),          STR_INIT(N_("reopen")),
    STR_INIT(N_("convert")),        STR_INIT(N_("block")),          STR_INIT(N_("unblock")),
    STR_INIT(N_("purge")),          STR_INIT(N_("role")),           STR_INIT(N_("password")),
    STR_INIT(N_("setting")),        STR_INIT(N_("category")),       STR_INIT(N_("tag")),
    STR_INIT(N_("market")),         STR_INIT(N_("sign-in")),        STR_INIT(N_("try again")),
    STR_INIT(N_("wrong password")), STR_INIT(N_("wrong code")),     STR_INIT(N_("second step")),
    STR_INIT(N_("passkey")),        STR_INIT(N_("provider")),       STR_INIT(N_("assign")),
    STR_INIT(N_("look")),           STR_INIT(N_("freeze")),         STR_INIT(N_("thaw")),
    STR_INIT(N_("bulk")),           STR_INIT(N_("note")),           STR_INIT(N_("webhook")),
    STR_INIT(N_("token")),          STR_INIT(N_("remove-picture")), STR_INIT(N_("add person")),
    STR_INIT(N_("own data")),       STR_INIT(N_("erase person")),   STR_INIT(N_("see writer")),
    STR_INIT(N_("ready-answer")),   STR_INIT(N_("undo-purge")),     STR_INIT(N_("wiki")),
    STR_INIT(N_("no-wiki")),
};

/* "question 12" and "market bazaar" have a page; other subjects have their name only. */
static struct url subject_url(struct call *call, struct str subject)
{
    int64_t id;
    struct str rest = subject, what = str_cut(&rest, ' ');
    if (str_eq(what, STR("question")) && str_to_int(rest, &id))
        return url_printf(call, "/questions/%lld", (long long)id);
    /* By its number it has none, and its page is the operators'. */
    if (str_eq(what, STR("market")) && !str_to_int(rest, &id) && call->viewer.role >= ROLE_OPERATOR)
        return url_printf(call, "/admin/markets/%.*s", STR_ARG(encoded(call, rest)));
    return url_own(STR_NONE);
}

static struct audit_item audit_item_of(struct call *call, const struct audit_line *line)
{
    return (struct audit_item){
        .iso = when_iso(arena_of(call), line->at),
        .when = minute_text(call, line->at),
        .act = say(call->language, line->act),
        .subject = audit_subject_said(arena_of(call), call->language, line->subject),
        .note = audit_note_said(arena_of(call), call->language, line),
        .author = author_view_of(call, &line->author),
        .subject_url = subject_url(call, line->subject),
    };
}

/* "?act=block&by=ann&before=120": an act alone or a person alone; the act counts when both are given. */
static enum err filter_of(struct call *call, struct audit_filter *filter)
{
    struct person person;
    struct str by = str_trim(form_get(&call->query, STR("by")));
    *filter = (struct audit_filter){.act = form_get(&call->query, STR("act"))};
    if (!str_to_int(form_get(&call->query, STR("before")), &filter->before) || filter->before < 0)
        filter->before = 0;
    if (by.len == 0 || filter->act.len)
        return OK;
    enum err err = profile_read(call->ctx, by, &person);
    filter->person_id = person.id;
    return err;
}

enum err audit_show(struct call *call)
{
    struct audit_filter filter;
    struct audit_found found;
    enum err err = filter_of(call, &filter);
    if (!err)
        err = audit_read(call->ctx, &call->viewer, &filter, &found);
    if (err)
        return err;
    struct audit_page page = {
        .layout = wide_layout_of(call, STR(N_("Audit"))),
        .nav = staff_nav_of(call, STAFF_AUDIT),
        .list.items = ARENA_ARRAY(arena_of(call), struct audit_item, found.lines.count),
        .list.count = found.lines.count,
        .act = act_select(call, acts, COUNT_OF(acts),
                          call_say(call, "Everything but sign-ins and looks at orders"), filter.act),
        .by = filter.act.len ? STR_NONE : form_get(&call->query, STR("by")),
    };
    for (size_t i = 0; i < page.list.count; i++)
        page.list.items[i] = audit_item_of(call, &found.lines.at[i]);
    page.csv = url_printf(call, "/admin/audit.csv?act=%.*s&by=%.*s", STR_ARG(encoded(call, filter.act)),
                          STR_ARG(encoded(call, page.by)));
    if (found.next)
        page.list.next =
            url_printf(call, "/admin/audit?act=%.*s&by=%.*s&before=%lld", STR_ARG(encoded(call, filter.act)),
                       STR_ARG(encoded(call, page.by)), (long long)found.next);
    struct html h = html_of(call);
    page_audit(&h, &page);
    return send_page(call, 200);
}
