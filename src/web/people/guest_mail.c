/* Answers by mail for whoever asked without an account: confirming the address, and no more of it. */
#include "service/reach/guest_mail.h"
#include "pages.h"
#include "web/people/arrive.h"
#include "web/people/handlers.h"
#include "web/people/mailbox.h"
#include "web/people/view.h"

/* Pages with a button, because programs open the links of mails before people do. */
enum err guest_mail_show(struct call *call)
{
    int64_t question_id;
    enum err err = guest_mail_known(call->ctx, key_of(call), &question_id);
    if (err)
        return err;
    struct credentials_page page = {
        .layout = narrow_layout_of(call, STR(N_("Confirm this address"))),
        .heading = call_say(call, "Confirm this address"),
        .lead =
            call_say(call, "You then get a mail when somebody answers your question. The address is shown to "
                           "nobody, and goes with the question."),
        .action = url_own(STR("/answers-by-mail")),
        .button = call_say(call, "Confirm"),
        .hidden = {{STR("key"), key_of(call)}},
        .hidden_count = 1,
    };
    struct html h = html_of(call);
    page_credentials(&h, &page);
    return send_page(call, 200);
}

static void lead_to(struct call *call, int64_t question_id)
{
    call_redirect(call, 303, url_printf(call, "/questions/%lld?said=changed", (long long)question_id).text);
}

enum err guest_mail_post(struct call *call)
{
    int64_t question_id;
    enum err err = guest_mail_confirm(call->ctx, key_of(call), &question_id);
    if (!err)
        lead_to(call, question_id);
    return err;
}

static enum err stopped_question(struct call *call, int64_t *question_id)
{
    return guest_mail_stop_known(call->ctx, form_get(&call->query, STR("question")),
                                 form_get(&call->query, STR("code")), question_id);
}

enum err guest_mail_stop_show(struct call *call)
{
    int64_t question_id;
    enum err err = stopped_question(call, &question_id);
    if (err)
        return err;
    return stop_mails_show(
        call, call_say(call, "The address is removed from your question, and nothing more is mailed there."));
}

enum err guest_mail_stop_post(struct call *call)
{
    int64_t question_id;
    enum err err = stopped_question(call, &question_id);
    if (!err)
        err = guest_mail_end(call->ctx, question_id);
    if (!err)
        lead_to(call, question_id);
    return err;
}
