/* What is to leave the house and does not: for operators, who may let it be tried again. */
#include "service/reach/outbox.h"
#include "pages.h"
#include "service/reach/cause.h"
#include "service/reach/mail.h"
#include "web/staff/handlers.h"

#include "text/clock/when.h"
#include "text/reach/address.h"
#include "web/kit/form_view.h"
#include "web/staff/view.h"

static struct str to_of(struct call *call, const struct outgoing *outgoing)
{
    if (str_eq(outgoing->kind, STR(OUTGOING_MAIL)))
        return email_veiled(arena_of(call), outgoing->destination);
    return arena_printf(arena_of(call), "%.*s: %.*s", STR_ARG(outgoing->kind),
                        STR_ARG(outgoing->destination));
}

static struct outbox_item item_of(struct call *call, const struct outgoing *outgoing)
{
    struct outbox_item item = {
        .try_again = url_printf(call, "/admin/outbox/%lld/again", (long long)outgoing->id),
        .to = to_of(call, outgoing),
        .said = cause_said(arena_of(call), call->language, outgoing->said),
        .made = date_text(call, outgoing->made_at),
        .made_iso = when_iso(arena_of(call), outgoing->made_at),
        .given_up = outgoing->state == OUTGOING_GIVEN_UP,
    };
    if (outgoing->next_try_at.ms) {
        item.again = when_minute(arena_of(call), call_reading(call), outgoing->next_try_at);
        item.again_iso = when_iso(arena_of(call), outgoing->next_try_at);
    }
    return item;
}

enum err outbox_show(struct call *call)
{
    struct outgoings stuck;
    enum err err = outbox_stuck(call->ctx, &call->viewer, &stuck);
    if (err)
        return err;
    struct outbox_page page = {
        .layout = wide_layout_of(call, STR(N_("Outbox"))),
        .nav = staff_nav_of(call, STAFF_OUTBOX),
        .items = ARENA_ARRAY(arena_of(call), struct outbox_item, stuck.count + 1),
        .count = stuck.count,
        .cut = stuck.count == OUTBOX_STUCK_MAX,
        .mails = call->app->options.mails,
    };
    for (size_t i = 0; i < stuck.count; i++)
        page.items[i] = item_of(call, &stuck.at[i]);
    page.layout.notice = said(call);
    struct html h = html_of(call);
    page_outbox(&h, &page);
    return send_page(call, 200);
}

enum err outbox_again_post(struct call *call)
{
    int64_t id;
    if (!str_to_int(call->parameters[0], &id))
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "This message is not in the outbox any more.");
    enum err err = outbox_again(call->ctx, &call->viewer, id);
    if (!err)
        call_redirect(call, 303, STR("/admin/outbox?said=again"));
    return err;
}
