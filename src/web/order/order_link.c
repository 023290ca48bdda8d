/*
 * "See your order": a link that the marketplace's own system made. Its key is in the address once; from there it goes into
 * a cookie, and the page stands at an address that says nothing, so that no history, log or Referer keeps it. Whoever
 * came by it sees the order as its buyer; acts and files ask who it is first.
 */
#include "service/order/order_link.h"

#include "http/door/visitor.h"
#include "http/door/writer.h"
#include "service/people/buyer.h"
#include "service/people/mailbox.h"
#include "web/order/handlers.h"
#include "web/order/show.h"

#define COOKIE STR("order_link")

static enum err read_link(struct call *call, struct str key, struct order_linked *linked)
{
    return order_link_read(call->ctx, key, linked);
}

static enum err keep_key(struct call *call, struct str key)
{
    struct order_linked linked;
    enum err err = read_link(call, key, &linked);
    if (err)
        return err;
    int64_t left = instant_since(linked.ends, call->ctx->now).ms / 1000;
    call_cookie(call, COOKIE, key, left > 0 ? left : 1);
    reply_header(&call->exchange->reply, STR("Referrer-Policy"), STR("no-referrer"));
    call_redirect(call, 303, STR("/see-order"));
    return OK;
}

/* "m...@example.org": enough to know it by. For a marketplace that made the buyer; others learn nothing of it. */
static struct str hinted(struct call *call, struct str email)
{
    struct str first = str_char_prefix(email, 1);
    size_t at = str_find_char(email, '@');
    return arena_printf(arena_of(call), "%.*s...%.*s", STR_ARG(first),
                        STR_ARG(str_slice(email, at, email.len)));
}

static enum err card_of(struct call *call, const struct order_linked *linked, struct link_card *card)
{
    struct mailbox mailbox = {0};
    enum err err = mailbox_read(call->ctx, linked->buyer_id, &mailbox);
    *card = (struct link_card){
        .shown = true,
        .market = linked->marketplace,
        .until = time_view_of(call, linked->ends),
        .sign_in = url_printf(call, "/sign-in?back=%%2Forders%%2F%.*s", STR_ARG(encoded(call, linked->ref))),
        .action = url_own(STR("/see-order")),
        .csrf = call->csrf,
    };
    card->mails = mailbox.email.len && call->app->options.mails;
    struct known_buyer known = {0};
    if (!err && card->mails)
        err = buyer_known(call->ctx, linked->market_id, linked->buyer_id, &known);
    if (!err && known.number.len)
        card->address = hinted(call, mailbox.email);
    return err;
}

enum err order_link_show(struct call *call)
{
    struct order_linked linked;
    struct link_card card;
    struct order *order = ARENA_NEW(arena_of(call), struct order);
    struct str key = form_get(&call->query, STR("key"));
    if (key.len)
        return keep_key(call, key);
    enum err err = read_link(call, visitor_choice(&call->exchange->request, COOKIE), &linked);
    if (err)
        return err;
    if (call->viewer.person_id == linked.buyer_id) {
        call_redirect(call, 303, url_printf(call, "/orders/%.*s", STR_ARG(encoded(call, linked.ref))).text);
        return OK;
    }
    struct viewer buyer = {.person_id = linked.buyer_id, .role = ROLE_MEMBER};
    err = order_read(call->ctx, &call->app->policies, &buyer, linked.ref, order);
    if (!err)
        err = card_of(call, &linked, &card);
    return err ? err : order_page_send(call, order, &card);
}

/* Whoever reads the buyer's mail is the buyer. */
enum err order_link_post(struct call *call)
{
    struct order_linked linked;
    struct mailbox mailbox = {0};
    enum err err = read_link(call, visitor_choice(&call->exchange->request, COOKIE), &linked);
    if (!err)
        err = mailbox_read(call->ctx, linked.buyer_id, &mailbox);
    if (!err && (!mailbox.email.len || !call->app->options.mails))
        err = fail(&call->ctx->failure, ERR_REFUSED,
                   "No address of the buyer is known here. Sign in, or ask the marketplace.");
    struct forgotten forgotten = {mailbox.email, network_of(call), true};
    if (!err)
        err = mailbox_forgot(call->ctx, &forgotten);
    if (!err)
        call_redirect(call, 303, STR("/see-order?said=prove"));
    return err;
}
