/* One's email address: asked for, confirmed, removed; and the way back for a forgotten password. */
#include "web/people/mailbox.h"
#include "pages.h"
#include "service/people/mailbox.h"
#include "web/people/arrive.h"
#include "web/people/handlers.h"

#include "service/reach/stop.h"
#include "text/reach/address.h"
#include "web/kit/writing.h"
#include "web/people/view.h"

static struct input_view email_input(struct call *call)
{
    struct input_view view = input_view_of(call, STR("email"), STR(N_("Address")));
    view.type = STR("email");
    view.autocomplete = STR("email");
    return view;
}

/* Where no server for mail is set, nothing that needs it is offered. */
static enum err require_mail(struct call *call)
{
    if (call->app->options.mails)
        return OK;
    return fail(&call->ctx->failure, ERR_NOT_FOUND, "This help desk sends no mail.");
}

/* ---- one's own address ---- */

const struct input mailbox_inputs[MAILBOX_INPUTS] = {
    {STR_INIT("email"), STR_INIT(N_("Enter an address.")), INPUT_LINE, 1, EMAIL_MAX},
    {STR_INIT("password_now"), MAY_MISS, INPUT_SECRET, 0, PASSWORD_MAX},
};
const struct input mailbox_remove_inputs[MAILBOX_REMOVE_INPUTS] = {
    {STR_INIT("password_to_remove"), MAY_MISS, INPUT_SECRET, 0, PASSWORD_MAX},
};

static enum err show_mailbox(struct call *call, int status)
{
    struct mailbox mailbox;
    enum err err = mailbox_read(call->ctx, call->viewer.person_id, &mailbox);
    if (err)
        return err;
    bool posted = call->route->method == METHOD_POST && call->route->input_count == MAILBOX_INPUTS;
    struct mailbox_page page = {
        .layout = narrow_layout_of(call, STR(N_("Mail to you"))),
        .email = mailbox.email,
        .asked = mailbox.asked,
        .paused = mailbox.paused_at.ms > 0,
        .stopped = mailbox.stopped_at.ms > 0,
        .input = posted ? email_input(call)
                        : (struct input_view){.name = STR("email"),
                                              .label = STR(N_("Address")),
                                              .type = STR("email"),
                                              .autocomplete = STR("email")},
        .password = proof_input(call, STR("password_now")),
        .password_to_remove = proof_input(call, STR("password_to_remove")),
    };
    err = proving_way_of(call, &page.proving);
    if (!err)
        err = sign_again_of(call, STR("/account/email"), &page.again);
    if (err)
        return err;
    page.input.max = EMAIL_MAX;
    if (status >= 400) {
        page.error = first_error(call);
        page.error_at = first_error_at(call);
    } else
        page.layout.notice = said(call);
    struct html h = html_of(call);
    page_mailbox(&h, &page);
    return send_page(call, status);
}

enum err mailbox_show(struct call *call)
{
    enum err err = require_mail(call);
    return err ? err : show_mailbox(call, 200);
}

/* Whoever has the mail has the account: they prove who they are, whatever they do with the address. */
enum err mailbox_prepare(struct call *call)
{
    enum err err = require_mail(call);
    return err ? err : proving_prepare(call, STR("password_now"), show_mailbox);
}

enum err mailbox_post(struct call *call)
{
    struct mailbox_asking asking = {.person_id = call->viewer.person_id,
                                    .handle = call->handle,
                                    .email = str_trim(call_value(call, STR("email"))),
                                    .network = network_of(call)};
    bool right = false;
    enum err err = proving_answer(call, &right);
    if (err || !right)
        return err;
    err = mailbox_ask(call->ctx, &asking);
    if (err)
        return form_again(call, err, show_mailbox);
    call_redirect(call, 303, STR("/account/email?said=mailed"));
    return OK;
}

enum err mailbox_remove_prepare(struct call *call)
{
    return proving_prepare(call, STR("password_to_remove"), show_mailbox);
}

enum err mailbox_remove_post(struct call *call)
{
    bool right = false;
    enum err err = proving_answer(call, &right);
    if (err || !right)
        return err;
    err = mailbox_remove(call->ctx, call->viewer.person_id);
    if (!err)
        call_redirect(call, 303, STR("/account/email?said=saved"));
    return err;
}

/* ---- whose it is ---- */

/* A page with a button, because programs open the links of mails before people do. */
static enum err show_confirm(struct call *call, int status)
{
    struct str asked;
    enum err err = mailbox_known(call->ctx, key_of(call), &asked);
    if (err)
        return err;
    struct credentials_page page = {
        .layout = narrow_layout_of(call, STR(N_("Confirm this address"))),
        .heading = call_say(call, "Confirm this address"),
        .lead =
            arena_say(arena_of(call), call->language, STR(N_("Mail of your account then goes to {email}.")),
                      PLACES(PLACE("email", asked))),
        .action = url_own(STR("/account/email/confirm")),
        .button = call_say(call, "Confirm"),
        .hidden = {{STR("key"), key_of(call)}},
        .hidden_count = 1,
        .error_at = url_own(STR("#main")),
        .error = status < 400 ? STR_NONE : first_error(call),
    };
    struct html h = html_of(call);
    page_credentials(&h, &page);
    return send_page(call, status);
}

enum err mailbox_confirm_show(struct call *call)
{
    return show_confirm(call, 200);
}

enum err mailbox_confirm_post(struct call *call)
{
    enum err err = mailbox_confirm_asked(call->ctx, key_of(call));
    if (err)
        return form_again(call, err, show_confirm);
    call_redirect(call, 303,
                  call->viewer.person_id ? STR("/account/email?said=saved") : STR("/sign-in?said=saved"));
    return OK;
}

/* ---- no more of it ---- */

enum err mailbox_resume_post(struct call *call)
{
    enum err err = mailbox_stop(call->ctx, call->viewer.person_id, false);
    if (!err)
        call_redirect(call, 303, STR("/account/email?said=saved"));
    return err;
}

enum err stop_mails_show(struct call *call, struct str lead)
{
    const struct request *request = &call->exchange->request;
    struct credentials_page page = {
        .layout = narrow_layout_of(call, STR(N_("No more such mails"))),
        .heading = call_say(call, "No more such mails"),
        .lead = lead,
        .action = url_own(
            arena_printf(arena_of(call), "%.*s?%.*s", STR_ARG(request->path), STR_ARG(request->query))),
        .button = call_say(call, "Stop these mails"),
    };
    struct html h = html_of(call);
    page_credentials(&h, &page);
    return send_page(call, 200);
}

enum err unsubscribe_show(struct call *call)
{
    int64_t person_id;
    struct str who = form_get(&call->query, STR("who")), code = form_get(&call->query, STR("code"));
    enum err err = stop_known(call->ctx, who, code, &person_id);
    if (err)
        return err;
    return stop_mails_show(call,
                           call_say(call, "Nothing that happens here is mailed to you any more. What you "
                                          "ask for, such as a new password, still is."));
}

enum err unsubscribe_post(struct call *call)
{
    int64_t person_id;
    struct str who = form_get(&call->query, STR("who")), code = form_get(&call->query, STR("code"));
    enum err err = stop_known(call->ctx, who, code, &person_id);
    if (!err)
        err = mailbox_stop(call->ctx, person_id, true);
    if (!err)
        call_redirect(call, 303, STR("/sign-in?said=unsubscribed"));
    return err;
}

/* ---- a forgotten password ---- */

static enum err show_forgotten(struct call *call, int status)
{
    struct credentials_page page = {
        .layout = narrow_layout_of(call, STR(N_("Forgotten password"))),
        .heading = call_say(call, "Forgotten password"),
        .lead = call_say(call,
                         "If your account has this address, you get a mail with a link. The link sets a new "
                         "password."),
        .action = url_own(STR("/forgotten")),
        .button = call_say(call, "Send the link"),
        .inputs = {email_input(call)},
        .input_count = 1,
        .error_at = url_own(STR("#email")),
        .error = status < 400 ? STR_NONE : first_error(call),
    };
    page.inputs[0].max = EMAIL_MAX;
    struct html h = html_of(call);
    page_credentials(&h, &page);
    return send_page(call, status);
}

enum err forgotten_show(struct call *call)
{
    forget_errors(call);
    enum err err = require_mail(call);
    return err ? err : show_forgotten(call, 200);
}

enum err forgotten_prepare(struct call *call)
{
    enum err err = require_mail(call);
    if (err)
        return err;
    return call->has_errors ? show_forgotten(call, 422) : OK;
}

enum err forgotten_post(struct call *call)
{
    struct forgotten forgotten = {str_trim(call_value(call, STR("email"))), network_of(call), false};
    enum err err = mailbox_forgot(call->ctx, &forgotten);
    if (err)
        return form_again(call, err, show_forgotten);
    call_redirect(call, 303, STR("/sign-in?said=forgotten"));
    return OK;
}
