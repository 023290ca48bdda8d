/* The tracking services that are asked: how much, what went wrong, which numbers nobody takes. For operators. */
#include "pages.h"
#include "service/order/following.h"
#include "service/reach/cause.h"
#include "web/staff/handlers.h"

#include "text/clock/when.h"
#include "web/staff/services_view.h"

static struct service_item service_of(struct call *call, const struct service_standing *standing)
{
    int64_t quota = call->app->options.services.quota;
    struct str today = grouped(call, standing->today);
    if (quota)
        today = call_fill(call, "{part} of {whole}",
                          PLACES(PLACE_INT("part", standing->today), PLACE_INT("whole", quota)));
    return (struct service_item){.title = standing->service == WEBHOOK_OWN
                                              ? call_say(call, "This site's own tracking service")
                                              : service_title(standing->service),
                                 .today = today,
                                 .followed = standing->followed,
                                 .month = standing->month};
}

static void fill_lists(struct call *call, const struct following_report *report, struct services_page *page)
{
    page->troubles = ARENA_ARRAY(arena_of(call), struct trouble_item, report->troubles.count + 1);
    for (size_t i = 0; i < report->troubles.count; i++) {
        const struct service_trouble *trouble = &report->troubles.at[i];
        page->troubles[page->trouble_count++] = (struct trouble_item){
            trouble->service, cause_said(arena_of(call), call->language, trouble->cause),
            date_text(call, trouble->last_at), when_iso(arena_of(call), trouble->last_at), trouble->times};
    }
    page->refused = ARENA_ARRAY(arena_of(call), struct refused_item, report->refused.count + 1);
    for (size_t i = 0; i < report->refused.count; i++) {
        const struct following *following = &report->refused.at[i];
        page->refused[page->refused_count++] = (struct refused_item){
            following->number, cause_said(arena_of(call), call->language, following->said),
            date_text(call, following->since), when_iso(arena_of(call), following->since)};
    }
}

enum err services_show(struct call *call)
{
    struct following_report report;
    enum err err = following_report(call->ctx, &call->viewer, &call->app->options.services, &report);
    if (err)
        return err;
    struct services_page page = {
        .layout = wide_layout_of(call, STR(N_("Tracking services"))),
        .nav = staff_nav_of(call, STAFF_SERVICES),
        .services = ARENA_ARRAY(arena_of(call), struct service_item, report.service_count + 1),
        .count = report.service_count,
        .waiting = report.waiting,
    };
    for (size_t i = 0; i < report.service_count; i++)
        page.services[i] = service_of(call, &report.services[i]);
    fill_lists(call, &report, &page);
    struct html h = html_of(call);
    page_services(&h, &page);
    return send_page(call, 200);
}
