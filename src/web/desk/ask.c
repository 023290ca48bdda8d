/* Asking a question: the form, similar questions, the preview, and the act. */
#include "pages.h"
#include "text/desk/markup.h"
#include "web/desk/ask_view.h"
#include "web/desk/handlers.h"
#include "web/desk/question_order_view.h"
#include "web/kit/form_view.h"
#include "web/kit/writing.h"

/* "/ask?category=2&title=..." opens the form filled in; what is too long is cut, never refused. */
enum err ask_show(struct call *call)
{
    struct select_view order;
    enum err err = question_order_select(call, form_get(&call->query, STR("order")), &order);
    if (err)
        return err;
    struct ask_page page = {
        .order = &order,
        .layout = narrow_layout_of(call, STR(N_("Ask a question"))),
        .tools = text_tools_of(call),
        .title = {.value = str_char_prefix(form_get(&call->query, STR("title")), TITLE_MAX)},
        .body = {.value = form_get(&call->query, STR("body"))},
        .tags = {.value = form_get(&call->query, STR("tags"))},
        .categories = category_options_of(call, form_get(&call->query, STR("category"))),
        .pictures = picture_form_empty(call, STR_NONE, PICTURES_OF_POST_MAX),
        .guest = call->viewer.person_id == 0,
        .mails = call->app->options.mails,
        .opened_at = call->ctx->now.ms,
    };
    if (!call->exchange->request.query.len)
        page.layout.canonical = url_printf(call, "%.*s/ask", STR_ARG(base_url(call)));
    struct html h = html_of(call);
    page_ask(&h, &page);
    return send_page(call, 200);
}

/* The form as it was sent, with what is wrong, what is similar, or how it will look. */
static enum err ask_show_again(struct call *call, int status, struct str button)
{
    struct select_view order;
    enum err err = question_order_select(call, call_value(call, STR("order")), &order);
    if (err)
        return err;
    order.error = call->errors[call_input(call, STR("order"))];
    struct ask_page page = {
        .order = &order,
        .layout = narrow_layout_of(call, STR(N_("Ask a question"))),
        .tools = text_tools_of(call),
        .title = field_of(call, STR("title")),
        .body = field_of(call, STR("body")),
        .tags = field_of(call, STR("tags")),
        .name = field_of(call, STR("name")),
        .email = field_of(call, STR("email")),
        .pictures = picture_form_sent(call, STR_NONE, PICTURES_OF_POST_MAX),
        .category = field_of(call, STR("category")),
        .nameless = str_eq(call_value(call, STR("nameless")), STR("1")),
        .categories = category_options_of(call, call_value(call, STR("category"))),
        .guest = call->viewer.person_id == 0,
        .mails = call->app->options.mails,
    };
    if (!str_to_int(call_value(call, STR("opened_at")), &page.opened_at))
        page.opened_at = call->ctx->now.ms;
    if (str_eq(button, STR("preview")))
        page.preview = markup_render(arena_of(call), page.body.value);
    if (str_eq(button, STR("similar"))) {
        struct question_lines lines;
        err = find_similar(call->ctx, page.title.value, page.tags.value, 0, &lines);
        if (err)
            return err;
        page.similar = related_items_of(call, &lines);
        page.similar_asked = true;
    }
    if (status >= 400) {
        page.error = first_error(call);
        page.error_at = first_error_at(call);
    }
    struct html h = html_of(call);
    page_ask(&h, &page);
    return send_page(call, status);
}

static enum err ask_refused(struct call *call, enum err err)
{
    failure_beside_field(call);
    enum err shown = ask_show_again(call, status_of(call, err), STR_NONE);
    return shown ? shown : err;
}

/* Preview and similar questions need no writer: they answer here. So does input that does not fit. */
enum err ask_prepare(struct call *call)
{
    struct str button = form_get(&call->form, STR("button"));
    if (str_eq(button, STR("preview")) || str_eq(button, STR("similar")))
        return ask_show_again(call, 200, button);
    if (call->has_errors)
        return ask_show_again(call, 422, button);
    enum err err = pictures_prepare(call, ACT_ASK, (struct subject){0});
    return comes_back(err) ? ask_refused(call, err) : err;
}

static struct ask ask_of(struct call *call, const struct writing *writing)
{
    int64_t category = 0;
    if (!str_to_int(call_value(call, STR("category")), &category))
        category = 0;
    return (struct ask){
        .writer = writing->writer,
        .category_id = category,
        .title = call_value(call, STR("title")),
        .body = call_value(call, STR("body")),
        .tags = call_value(call, STR("tags")),
        .nameless = str_eq(call_value(call, STR("nameless")), STR("1")),
        .email =
            call->viewer.person_id || !call->app->options.mails ? STR_NONE : call_value(call, STR("email")),
    };
}

enum err ask_post(struct call *call)
{
    struct asked asked;
    struct given_pictures pictures;
    struct writing writing = writing_of(call);
    struct ask ask = ask_of(call, &writing);
    struct str order = call->viewer.person_id ? call_value(call, STR("order")) : STR_NONE;
    ask.writer.pictures = &pictures;
    enum err err = pictures_given(call, &pictures);
    if (!err)
        err = question_ask(call->ctx, &ask, &asked);
    if (!err && order.len)
        err = question_order_link(call->ctx, &call->viewer, asked.id, order);
    if (err)
        return err != ERR_DATABASE && err != ERR_UNSURE && err != ERR_BUSY ? ask_refused(call, err) : err;
    writing_keep(call, &writing);
    struct post_spot spot = {asked.id, asked.slug, 0};
    redirect_to_post(call, &spot, asked.held_for.len ? "held" : "asked");
    return OK;
}
