/* Everything of one's own as one file: asked for with a proof of who it is, fetched by an address that is good for minutes. */
#include "service/people/own_data.h"
#include "pages.h"
#include "service/people/identity.h"
#include "web/people/handlers.h"
#include "web/people/view.h"

const struct input own_data_inputs[OWN_DATA_INPUTS] = {
    {STR_INIT("password_now"), MAY_MISS, INPUT_SECRET, 0, PASSWORD_MAX},
};

static enum err show(struct call *call, int status)
{
    struct own_data_page page = {.layout = narrow_layout_of(call, STR(N_("Take your data along"))),
                                 .password = proof_input(call, STR("password_now"))};
    enum err err = proving_way_of(call, &page.proving);
    if (!err)
        err = sign_again_of(call, STR("/account/data"), &page.again);
    if (err)
        return err;
    if (status >= 400)
        page.problem = problem_of(call);
    struct html h = html_of(call);
    page_own_data(&h, &page);
    return send_page(call, status);
}

enum err own_data_show(struct call *call)
{
    return show(call, 200);
}

enum err own_data_prepare(struct call *call)
{
    return proving_prepare(call, STR("password_now"), show);
}

enum err own_data_post(struct call *call)
{
    bool right = false;
    enum err err = proving_answer(call, &right);
    if (err || !right)
        return err;
    struct str leave = identity_leave(call->ctx, LEAVE_DATA, call->session_hash);
    call_redirect(call, 303, url_printf(call, "/account/data.json?leave=%.*s", STR_ARG(leave)).text);
    return OK;
}

enum err own_data_json(struct call *call)
{
    struct reply *reply = &call->exchange->reply;
    struct str leave = form_get(&call->query, STR("leave"));
    if (!identity_leave_fits(call->ctx, LEAVE_DATA, call->session_hash, leave)) {
        call_redirect(call, 303, STR("/account/data"));
        return OK;
    }
    buf_clear(&reply->body);
    enum err err = own_data_write(call->ctx, call->viewer.person_id, &reply->body);
    if (err)
        return err;
    reply->status = 200;
    reply->type = STR("application/json");
    reply_header(reply, STR("Content-Disposition"), STR("attachment; filename=\"my-data.json\""));
    call->answered = true;
    return OK;
}
