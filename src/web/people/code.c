/* The second step of signing in. What waits for the session waits on. */
#include "web/people/code.h"
#include "web/people/arrive.h"
#include "web/people/handlers.h"
#include "web/people/sessions.h"

#include "http/door/visitor.h"
#include "http/door/writer.h"

static struct credentials_page page_of(struct call *call, struct str ticket)
{
    struct credentials_page page = {
        .layout = narrow_layout_of(call, STR(N_("Sign in"))),
        .heading = call_say(call, "Enter your code"),
        .lead = call_say(call, "Your app shows it. Without the app, enter one of your recovery codes."),
        .action = url_own(STR("/sign-in/code")),
        .button = call_say(call, "Sign in"),
        .inputs = {{.name = STR("code"),
                    .label = STR(N_("Code")),
                    .type = STR("text"),
                    .autocomplete = STR("one-time-code"),
                    .max = CODE_MAX}},
        .input_count = 1,
    };
    credentials_hide(&page, STR("ticket"), ticket);
    if (claimed_guest(call))
        credentials_hide(&page, STR("along"), STR("1"));
    credentials_hide(&page, STR("handle"), form_get(&call->form, STR("handle")));
    return page;
}

enum err code_ask(struct call *call, struct str ticket, struct str back)
{
    struct credentials_page page = page_of(call, ticket);
    if (back.len)
        credentials_hide(&page, STR("back"), back);
    else
        credentials_carry(call, &page);
    return credentials_show(call, &page, 200);
}

static enum err again(struct call *call, int status)
{
    struct credentials_page page = page_of(call, form_get(&call->form, STR("ticket")));
    credentials_carry(call, &page);
    page.inputs[0].field.error = call->errors[call_input(call, STR("code"))];
    page.error = first_error(call);
    enum err err = credentials_show(call, &page, status);
    say_retry_after(call);
    return err;
}

/* A page that was left is begun anew. */
enum err sign_in_code_show(struct call *call)
{
    call_redirect(call, 303, STR("/sign-in"));
    return OK;
}

enum err sign_in_code_prepare(struct call *call)
{
    return call->has_errors ? again(call, 422) : OK;
}

static enum err refused(struct call *call, enum err err)
{
    if (err == ERR_NOT_FOUND) {
        call_redirect(call, 303, STR("/sign-in?said=too-late"));
        return OK;
    }
    if (err != ERR_LIMIT)
        return err;
    note_refusal(call, "limit");
    enum err shown = again(call, 429);
    return shown ? shown : err;
}

enum err sign_in_code_post(struct call *call)
{
    struct signed_in signed_in;
    struct second_try attempt = {.ticket = form_get(&call->form, STR("ticket")),
                                 .code = call_value(call, STR("code")),
                                 .network = network_of(call),
                                 .device = visitor_device(&call->exchange->request)};
    call->noted = STR_NONE;
    enum err err = account_sign_in_code(call->ctx, &attempt, claimed_guest(call), &signed_in);
    if (err)
        return refused(call, err);
    if (!signed_in.person_id) {
        note_refusal(call, "code");
        call_error(call, STR("code"),
                   call_say(call, "This code does not fit, or was used already. Wait for the next one."));
        return again(call, 422);
    }
    return arrived(call, &signed_in);
}
