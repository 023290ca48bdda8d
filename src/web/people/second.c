/* The second step of signing in: turned on, with a first code, and off, each time with the password. */
#include "service/people/second.h"
#include "base/check.h"
#include "pages.h"
#include "web/people/handlers.h"
#include "web/people/proving.h"
#include "web/people/second_view.h"
#include "web/people/sessions.h"

#include "text/people/code.h"
#include "text/people/qr.h"

const struct input code_inputs[CODE_INPUTS] = {
    {STR_INIT("code"), STR_INIT(N_("Enter the code.")), INPUT_LINE, 1, CODE_MAX},
};
const struct input second_inputs[SECOND_INPUTS] = {
    {STR_INIT("turn"), STR_INIT(N_("Enter what to do.")), INPUT_LINE, 1, 20},
    {STR_INIT("password_now"), STR_INIT(N_("Enter your password.")), INPUT_SECRET, 1, PASSWORD_MAX},
};

/* ---- the page ---- */

static struct second_page page_begin(struct call *call)
{
    struct second_page page = {
        .layout = narrow_layout_of(call, STR(N_("Second step of signing in"))),
        .password = proof_input(call, STR("password_now")),
        .code = {.name = STR("code"),
                 .label = STR(N_("Code")),
                 .hint = STR(N_("The six digits that the app shows now.")),
                 .type = STR("text"),
                 .autocomplete = STR("one-time-code"),
                 .max = CODE_MAX},
    };
    return page;
}

/* The secret is on the page only after the password, until the first code. */
static void show_secret(struct call *call, const struct second_standing *standing, struct second_page *page)
{
    struct str site = call->ctx->site->settings[SETTING_SITE_NAME];
    struct str link = secret_link(arena_of(call), site, call->handle, standing->secret);
    struct qr qr = qr_of(arena_of(call), link);
    page->secret = secret_grouped(arena_of(call), standing->secret);
    page->link = url_own(link);
    page->qr_size = qr.size;
    page->qr_path = qr.path;
}

static enum err show(struct call *call, const struct recovery_codes *codes, int status, bool waits)
{
    struct person person;
    struct second_standing standing;
    enum err err = second_read(call->ctx, call->viewer.person_id, &standing);
    if (!err)
        err = account_read(call->ctx, call->viewer.person_id, &person);
    if (err)
        return err;
    struct second_page page = page_begin(call);
    page.on = standing.on;
    page.without = person.password.len == 0;
    page.codes_left = standing.codes;
    if (codes)
        page.codes = *codes;
    if (waits && standing.secret.len)
        show_secret(call, &standing, &page);
    page.layout.notice = said(call);
    if (status >= 400) {
        page.code.field.error = call_error_of(call, page.code.name);
        page.problem = problem_of(call);
    }
    struct html h = html_of(call);
    page_second(&h, &page);
    return send_page(call, status);
}

enum err second_show(struct call *call)
{
    return show(call, NULL, 200, false);
}

static enum err show_standing(struct call *call, int status)
{
    return show(call, NULL, status, false);
}

/* With the secret that waits for its first code. */
static enum err show_waiting(struct call *call, int status)
{
    return show(call, NULL, status, true);
}

/* ---- with the password ---- */

static enum err begin(struct call *call)
{
    enum err err = second_begin(call->ctx, call->viewer.person_id);
    return err ? form_again(call, err, show_standing) : show_waiting(call, 200);
}

static enum err make_codes(struct call *call)
{
    struct recovery_codes codes;
    enum err err = second_codes_anew(call->ctx, call->viewer.person_id, &codes);
    return err ? form_again(call, err, show_standing) : show(call, &codes, 200, false);
}

static enum err end(struct call *call)
{
    enum err err = second_end(call->ctx, call->viewer.person_id);
    if (err)
        return form_again(call, err, show_standing);
    call_redirect(call, 303, STR("/account/second-step?said=second-off"));
    return OK;
}

static const struct turn {
    struct str name;
    enum err (*take)(struct call *call);
} turns[] = {
    {STR_INIT("begin"), begin},
    {STR_INIT("codes"), make_codes},
    {STR_INIT("end"), end},
};

enum err second_prepare(struct call *call)
{
    return proving_ask_for(call, show_standing);
}

enum err second_post(struct call *call)
{
    bool right = false;
    enum err err = proving_take(call, call->prepared, STR("password_now"), show_standing, &right);
    if (err || !right)
        return err;
    for (size_t i = 0; i < COUNT_OF(turns); i++)
        if (str_eq(call_value(call, STR("turn")), turns[i].name))
            return turns[i].take(call);
    return fail(&call->ctx->failure, ERR_INPUT, "This form is not from this page.");
}

/* ---- the first code ---- */

enum err second_first_prepare(struct call *call)
{
    return call->has_errors ? show_waiting(call, 422) : OK;
}

enum err second_first_post(struct call *call)
{
    bool fits = false;
    struct recovery_codes codes;
    struct second_first first = {call->viewer.person_id, call_value(call, STR("code")), call->session_hash};
    enum err err = second_confirm(call->ctx, &first, &fits, &codes);
    if (!err && fits)
        err = renew_session(call);
    if (err)
        return form_again(call, err, show_waiting);
    if (fits)
        return show(call, &codes, 200, false);
    call_error(call, STR("code"),
               call_say(call, "This code does not fit. Is the clock of your device right?"));
    return show_waiting(call, 422);
}
