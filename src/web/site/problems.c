/* A page for each kind of problem that programs are told of: its address is the problem's type and never changes. */
#include "base/check.h"
#include "core/order/refusal.h"
#include "pages.h"
#include "web/kit/form_view.h"
#include "web/site/handlers.h"
#include "web/site/view.h"

/* Of the doors and the world; those of the law follow (core/order/refusal.c). */
static const struct {
    struct str code, sentence;
} problems[] = {
    {STR_INIT("input"),
     STR_INIT(N_("Something that was sent does not fit. The message names the field and says what fits."))},
    {STR_INIT("unknown_name"),
     STR_INIT(N_("The address has a name behind its question mark that is not known there."))},
    {STR_INIT("not_found"),
     STR_INIT(N_("There is none, or it is not for whoever asked: both are told alike."))},
    {STR_INIT("refused"), STR_INIT(N_("It is for others to do, or nobody is signed in."))},
    {STR_INIT("scope"), STR_INIT(N_("The token is not good for that. Make one that is."))},
    {STR_INIT("conflict"), STR_INIT(N_("Something else came first. Look again, then decide."))},
    {STR_INIT("limit"),
     STR_INIT(N_("It was done too often. The header Retry-After says when it can be done again."))},
    {STR_INIT("busy"),
     STR_INIT(N_("Very much is asked for at this moment. Nothing was done; send it again a little later."))},
    {STR_INIT("method"),
     STR_INIT(N_("The address does not take this method. The header Allow has those that it takes."))},
    {STR_INIT("full"), STR_INIT(N_("There is no space left for it. The operator has to make some."))},
    {STR_INIT("io"), STR_INIT(N_("The program could not read or write. Nothing was changed; the operator "
                                 "finds the cause in the log."))},
    {STR_INIT("database"),
     STR_INIT(
         N_("The database did not do it. Nothing was changed; the operator finds the cause in the log."))},
    {STR_INIT("unsure"),
     STR_INIT(N_(
         "The connection to the database was lost while this was being saved, so that it may have been done. "
         "Look before it is sent again; with its Idempotency-Key it is done once."))},
};

static struct problem_item item_of(struct call *call, struct str code, struct str sentence)
{
    return (struct problem_item){code, say(call->language, sentence),
                                 url_printf(call, "/problems/%.*s", STR_ARG(code))};
}

static struct problem_item *all_of(struct call *call, size_t *count)
{
    size_t most = COUNT_OF(problems) + REFUSAL_COUNT;
    struct problem_item *items = ARENA_ARRAY(arena_of(call), struct problem_item, most);
    *count = 0;
    for (size_t i = 0; i < COUNT_OF(problems); i++)
        items[(*count)++] = item_of(call, problems[i].code, problems[i].sentence);
    for (enum order_refusal refusal = REFUSAL_NONE + 1; refusal < REFUSAL_COUNT; refusal++)
        items[(*count)++] =
            item_of(call, order_refusal_row(refusal)->code, order_refusal_row(refusal)->sentence);
    return items;
}

enum err problems_show(struct call *call)
{
    struct problems_page page = {.layout = layout_of(call, STR(N_("Problems that programs are told of")))};
    page.items = all_of(call, &page.count);
    page.layout.canonical = url_printf(call, "%.*s/problems", STR_ARG(base_url(call)));
    struct html h = html_of(call);
    page_problems(&h, &page);
    return send_page(call, 200);
}

enum err problem_show(struct call *call)
{
    size_t count;
    struct problem_item *items = all_of(call, &count);
    struct problems_page page = {.layout = narrow_layout_of(call, call->parameters[0]), .one = true};
    for (size_t i = 0; i < count && !page.count; i++)
        if (str_eq(items[i].code, call->parameters[0])) {
            page.items = &items[i];
            page.count = 1;
        }
    if (!page.count)
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no problem of this name.");
    struct html h = html_of(call);
    page_problems(&h, &page);
    return send_page(call, 200);
}
