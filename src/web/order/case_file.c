/* The case file of an order: to read and print, and to take along. */
#include "web/order/case_file.h"
#include "web/order/handlers.h"

#include "base/packed.h"
#include "http/door/look.h"
#include "pages.h"
#include "service/order/case_file.h"
#include "service/order/list.h"

enum { EXPORT_BYTES = 14 * 1024 * 1024 };

struct opened {
    struct order order;
    struct case_people people;
};

static enum err open_case(struct call *call, struct opened **opened)
{
    *opened = ARENA_NEW(arena_of(call), struct opened);
    struct order *order = &(*opened)->order;
    enum err err = case_file_read(call->ctx, &call->app->policies, &call->viewer, call->parameters[0], order);
    if (!err)
        err = call_note_look(call, order);
    if (!err)
        err = order_buyer(call->ctx, &order->head, &(*opened)->people.buyer);
    if (!err)
        (*opened)->people.seller = order->head.seller;
    return err;
}

enum err case_file_show(struct call *call)
{
    struct opened *opened;
    enum err err = open_case(call, &opened);
    if (err)
        return err;
    struct str ref = encoded(call, opened->order.head.ref);
    struct case_file_page *page = ARENA_NEW(arena_of(call), struct case_file_page);
    page->layout = wide_layout_of(call, STR(N_("Case file")));
    page->back = url_printf(call, "/orders/%.*s", STR_ARG(ref));
    page->json = url_printf(call, "/orders/%.*s/case-file.json", STR_ARG(ref));
    page->html = url_printf(call, "/orders/%.*s/case-file.html", STR_ARG(ref));
    page->key = url_own(STR("/case-file-key"));
    err = case_body_fill(call, &opened->order, opened->people.buyer, &page->body);
    if (!err)
        err = case_file_key(call->ctx, &page->body.key);
    if (err)
        return err;
    struct html h = html_of(call);
    page_case_file(&h, page);
    return send_page(call, 200);
}

/* ---- to be kept ---- */

static enum err send_file(struct call *call, struct str type, const char *ending)
{
    struct reply *reply = &call->exchange->reply;
    if (reply->body.overflow)
        return fail(&call->ctx->failure, ERR_LIMIT, "This case has become too long for one file.");
    reply->status = 200;
    reply->type = type;
    reply_header(reply, STR("Content-Disposition"),
                 arena_printf(arena_of(call), "attachment; filename=\"case-%.*s.%s\"",
                              STR_ARG(encoded(call, call->parameters[0])), ending));
    call->answered = true;
    return OK;
}

enum err case_file_json(struct call *call)
{
    struct opened *opened;
    struct str file;
    enum err err = open_case(call, &opened);
    if (!err)
        err = case_file_make(call->ctx, &call->app->policies, &opened->order, &opened->people, &file);
    if (err)
        return err;
    buf_clear(&call->exchange->reply.body);
    buf_put(&call->exchange->reply.body, file);
    buf_put_char(&call->exchange->reply.body, '\n');
    return send_file(call, STR("application/json"), "json");
}

/* A page that needs nothing from elsewhere: its style stands in it, and nothing runs. */
static struct str page_before(struct call *call, const struct case_body *body)
{
    const struct packed_file *style = packed_find(&packed_assets, STR("case_file.css"));
    struct buf out;
    struct html h = html_of(call);
    h.out = &out;
    buf_init(&out, EXPORT_BYTES);
    buf_printf(&out,
               "<!doctype html>\n<html lang=\"%.*s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
               "name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
               STR_ARG(language_tag(call->language)),
               call->language && call->language->right_to_left ? "rtl" : "ltr");
    html_str(&h, call_say(call, "Case file"));
    buf_put(&out, STR("</title>\n<style>\n"));
    if (style)
        buf_put(&out, style->bytes);
    buf_put(&out, STR("</style>\n</head>\n<body>\n<main class=\"case-file\">\n"));
    page_case_body(&h, body);
    buf_put(&out, STR("<section><h2>"));
    html_str(&h, call_say(call, "The signed case file"));
    buf_put(&out, STR("</h2><p>"));
    html_str(&h,
             call_say(call,
                      "What follows is the whole case. This command proves it with this page, without any "
                      "server:"));
    buf_put(&out, STR(" <code translate=\"no\">recourse check --case</code></p>" CASE_BLOCK_BEGIN));
    struct str text = arena_copy(arena_of(call), buf_str(&out));
    bool whole = !out.overflow;
    buf_free(&out);
    return whole ? text : STR_NONE;
}

enum err case_file_html(struct call *call)
{
    struct opened *opened;
    struct str file, block;
    struct case_body *body = ARENA_NEW(arena_of(call), struct case_body);
    struct buf *out = &call->exchange->reply.body;
    enum err err = open_case(call, &opened);
    if (!err)
        err = case_file_make(call->ctx, &call->app->policies, &opened->order, &opened->people, &file);
    if (err)
        return err;
    err = case_body_fill(call, &opened->order, opened->people.buyer, body);
    if (!err)
        err = case_file_key(call->ctx, &body->key);
    if (err)
        return err;
    struct str before = page_before(call, body),
               behind = STR(CASE_BLOCK_END "</section>\n</main>\n</body></html>\n");
    if (before.len == 0)
        return fail(&call->ctx->failure, ERR_LIMIT, "This case has become too long for one file.");
    err = case_file_for_page(call->ctx, file, before, behind, &block);
    if (err)
        return err;
    buf_clear(out);
    buf_put(out, before);
    buf_put(out, block);
    buf_put(out, behind);
    return send_file(call, STR("text/html; charset=utf-8"), "html");
}

enum err case_key_show(struct call *call)
{
    struct str key;
    struct reply *reply = &call->exchange->reply;
    enum err err = case_file_key(call->ctx, &key);
    if (err)
        return err;
    buf_clear(&reply->body);
    buf_put(&reply->body, key);
    buf_put_char(&reply->body, '\n');
    reply->status = 200;
    reply->type = STR("text/plain; charset=utf-8");
    call->answered = true;
    return OK;
}
