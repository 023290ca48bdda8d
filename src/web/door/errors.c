/* What went wrong, in words, and the way out. */
#include "web/door/errors.h"

#include "base/check.h"
#include "http/door/input.h"
#include "http/door/own.h"
#include "http/door/visitor.h"
#include "pages.h"
#include "web/kit/show.h"
#include "web/people/arrive.h"

static const struct {
    int status;
    struct str heading;
} headings[] = {
    {400, STR_INIT(N_("This was not understood"))},  {401, STR_INIT(N_("Sign in to go on"))},
    {403, STR_INIT(N_("This is not possible"))},     {404, STR_INIT(N_("Nothing is here"))},
    {405, STR_INIT(N_("This is not possible"))},     {409, STR_INIT(N_("Somebody was faster"))},
    {411, STR_INIT(N_("This was not understood"))},  {413, STR_INIT(N_("This is too large"))},
    {414, STR_INIT(N_("This is too large"))},        {415, STR_INIT(N_("This was not understood"))},
    {417, STR_INIT(N_("This was not understood"))},  {421, STR_INIT(N_("Another site is meant"))},
    {422, STR_INIT(N_("Something needs a change"))}, {429, STR_INIT(N_("A moment, please"))},
    {431, STR_INIT(N_("This is too large"))},        {501, STR_INIT(N_("This was not understood"))},
    {503, STR_INIT(N_("Not possible just now"))},    {505, STR_INIT(N_("This was not understood"))},
    {507, STR_INIT(N_("No space is left"))},
};

static struct str heading_of(const struct call *call, int status)
{
    for (size_t i = 0; i < COUNT_OF(headings); i++)
        if (headings[i].status == status)
            return say(call->language, headings[i].heading);
    return call_say(call, "Something went wrong here");
}

/* What the world's failures say to people; the log has the rest. */
static struct str sentence_of(struct call *call, int status)
{
    bool ours = status >= 500 && status != 503 && status != 507;
    if (ours && call->ctx->failure.err != ERR_UNSURE)
        return call_say(call, "The help desk could not do this. Nothing was changed. Try again in a moment; "
                              "when it happens again, tell the help desk's staff.");
    return arena_copy(arena_of(call), str_from(call->ctx->failure.text));
}

static bool may_send_again(const struct call *call, int status)
{
    return call->form.count && (status == 403 || status == 429 || status >= 500);
}

/* A guest where a member should be, or a form whose session has ended since it was opened. */
static bool wants_sign_in(const struct call *call, int status)
{
    if (status == 401 || (call->ctx->failure.signed_in_may && call->route))
        return true;
    bool code = call->form.count && call->route && call->route->method == METHOD_POST;
    return status == 403 && code && visitor_session_ended(call) && own_origin(call);
}

/* Who may is asked before the body is read: what was typed is still to be taken from it. */
static void take_what_was_typed(struct call *call)
{
    struct failure failure = call->ctx->failure;
    bool of_staff =
        call->route->role > ROLE_MEMBER; /* no form of theirs waits for a button of somebody who signs in */
    if (call->route->method == METHOD_POST && call->form.count == 0 && !of_staff && input_read(call))
        call->form.count = 0;
    call->ctx->failure = failure;
}

/* Nothing that was typed on another site comes back on a page of this one. */
static void forget_what_is_not_from_here(struct call *call)
{
    if (call->form.count && !visitor_sent_from_here(call))
        call->form.count = 0;
}

void web_refuse(struct call *call, int status)
{
    if (call->owes && call->route->method == METHOD_GET) {
        call_redirect(call, 303, STR("/account/second-step?said=owed"));
        return;
    }
    if (wants_sign_in(call, status)) {
        take_what_was_typed(call);
        forget_what_is_not_from_here(call);
        sign_in_instead(call, status);
        return;
    }
    forget_what_is_not_from_here(call);
    struct str heading = heading_of(call, status);
    struct error_page page = {
        .layout = layout_of(call, heading),
        .status = status,
        .heading = heading,
        .sentence = sentence_of(call, status),
        .form = call->form.count ? &call->form : NULL,
        /* A form from before signing in, a full queue, a limit: the same once more, with a code that fits
           now. */
        .send_again = may_send_again(call, status),
        .action = url_own(call->exchange->request.path),
    };
    struct html h = html_of(call);
    page_error(&h, &page);
    if (send_page(call, status))
        call->exchange->reply.status = 500;
    say_retry_after(call);
}
