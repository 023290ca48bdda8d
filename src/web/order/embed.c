/*
 * "You are protected until ..." for a frame on the marketplace's own pages. A browser sends no cookies there, so it is
 * shown to whoever has the order's name, which cannot be guessed: this one sentence and nothing else, of hosted orders
 * alone, and only framed by the sites that the operator has named.
 */
#include "pages.h"
#include "text/clock/when.h"
#include "web/order/embed_view.h"
#include "web/order/handlers.h"
#include "web/order/show.h"

static struct str sentence_of(struct call *call, const struct order_state *state, struct instant *told)
{
    struct word_places until = PLACES(PLACE(
                           "date", when_until(arena_of(call), call_reading(call), state->protection_ends))),
                       ended = PLACES(PLACE(
                           "date", when_long(arena_of(call), call_reading(call), state->protection_ends)));
    *told = CLOCK_UNSET;
    if (state->shipment == SHIPMENT_CANCELLED)
        return call_say(call, "The order was cancelled: there is nothing to protect.");
    if (order_is_settled(state))
        return call_say(call, "This order is settled: every part of it has had its outcome.");
    if (state->protection == PROTECTION_NONE)
        return call_say(call, "Your protection begins later.");
    *told = state->protection_ends;
    if (state->protection == PROTECTION_RUNNING)
        return call_fill(call, "You are protected until {date}.", until);
    return call_fill(call, "Your protection ended on {date}.", ended);
}

/* What finish() would say of framing is said here instead; the rest stays as strict. */
static void let_frame(struct call *call, struct str origins)
{
    struct buf policy;
    buf_init(&policy, 4096);
    buf_put(&policy, STR("default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; "
                         "frame-ancestors"));
    while (origins.len) {
        struct str origin = str_trim(str_cut(&origins, '\n'));
        if (origin.len)
            buf_printf(&policy, " %.*s", STR_ARG(origin));
    }
    reply_header(&call->exchange->reply, STR("Content-Security-Policy"),
                 arena_copy(arena_of(call), buf_str(&policy)));
    buf_free(&policy);
}

/* A line of the setting becomes a part of a header: what is no origin does not get there. */
static bool are_origins(struct str text)
{
    bool any = false;
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] == ';' || text.at[i] == ',' || text.at[i] == '\'' || text.at[i] == '*')
            return false;
    while (text.len) {
        struct str line = str_trim(str_cut(&text, '\n'));
        any |= line.len > 0;
        if (line.len && (!(str_starts(line, STR("https://")) || str_starts(line, STR("http://"))) ||
                         str_find_char(line, ' ') < line.len))
            return false;
    }
    return any;
}

enum err order_embed_show(struct call *call)
{
    struct instant told;
    struct order *order = ARENA_NEW(arena_of(call), struct order);
    struct str origins = call->ctx->site->settings[SETTING_API_ORIGINS];
    enum err err = order_read_shown(call->ctx, &call->app->policies, call->parameters[0], order);
    if (!err && !are_origins(origins))
        err = fail(&call->ctx->failure, ERR_NOT_FOUND,
                   "There is no order at this address, or it is not yours.");
    if (err)
        return err;
    struct embed_page page = {
        .layout = narrow_layout_of(call, STR(N_("Your protection"))),
        .order = url_printf(call, "%.*s/orders/%.*s", STR_ARG(base_url(call)),
                            STR_ARG(encoded(call, order->head.ref))),
    };
    page.sentence = sentence_of(call, &order->state, &told);
    if (told.ms > 0 && told.ms < CLOCK_LAST.ms)
        page.iso = when_iso(arena_of(call), told);
    let_frame(call, origins);
    struct html h = html_of(call);
    page_embed(&h, &page);
    return send_page(call, 200);
}
