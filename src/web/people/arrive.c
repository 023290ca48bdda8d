/* Signing in, up and out. A form that was posted without a session waits in the sign-in form until it can go.
 */
#include "web/people/arrive.h"
#include "pages.h"
#include "web/people/code.h"
#include "web/people/handlers.h"
#include "web/people/provider.h"
#include "web/people/sessions.h"
#include "web/people/waiting.h"

#include "http/door/visitor.h"
#include "http/site/zones.h"
#include "text/people/handle.h"
#include "web/kit/writing.h"

/* ---- the pages ---- */

void credentials_hide(struct credentials_page *page, struct str name, struct str value)
{
    if (value.len)
        page->hidden[page->hidden_count++] = (struct hidden_view){name, value};
}

static const struct form *back_from(const struct call *call)
{
    bool posted = call->route && call->route->method == METHOD_POST;
    return posted ? &call->form : &call->query;
}

/* What both forms carry: where to go afterwards, and the form that waits. */
void credentials_carry(struct call *call, struct credentials_page *page)
{
    credentials_hide(page, STR("back"), form_get(back_from(call), STR("back")));
    struct str send_to = waiting_for(call);
    credentials_hide(page, STR("send_to"), send_to);
    if (send_to.len)
        page->typed = typed_views_of(call, &call->form, STR(KEPT_PREFIX), STR(KEPT_PREFIX));
}

static struct input_view handle_input(struct call *call)
{
    struct input_view view = input_view_of(call, STR("handle"), STR(N_("Name")));
    view.autocomplete = STR("username");
    return view;
}

static struct credentials_page sign_in_page(struct call *call)
{
    struct credentials_page page = {
        .layout = narrow_layout_of(call, STR(N_("Sign in"))),
        .heading = call_say(call, "Sign in"),
        .action = url_own(STR("/sign-in")),
        .button = call_say(call, "Sign in"),
        .offers_sign_up = true,
        .offers_passkey = true,
        .asks_along = call->viewer.guest_id != 0,
        .mails = call->app->options.mails,
    };
    credentials_carry(call, &page);
    provider_offer(call, &page, form_get(back_from(call), STR("back")));
    return page;
}

static void add_sign_in_inputs(struct call *call, struct credentials_page *page)
{
    page->inputs[0] = handle_input(call);
    page->inputs[1] = input_view_of(call, STR("password"), STR(N_("Password")));
    page->inputs[1].autocomplete = STR("current-password");
    page->input_count = 2;
}

static struct credentials_page sign_up_page(struct call *call)
{
    struct credentials_page page = {
        .layout = narrow_layout_of(call, STR(N_("Sign up"))),
        .heading = call_say(call, "Sign up"),
        .lead = call_say(
            call, "An account keeps your questions together and lets you vote. No e-mail address is needed."),
        .action = url_own(STR("/sign-up")),
        .button = call_say(call, "Sign up"),
        .offers_sign_in = true,
        .asks_along = call->viewer.guest_id != 0,
        .with_trap = true,
        .asks_zone = true,
    };
    credentials_carry(call, &page);
    provider_offer(call, &page, form_get(back_from(call), STR("back")));
    return page;
}

static void add_new_password_input(struct call *call, struct credentials_page *page)
{
    struct input_view *view = &page->inputs[page->input_count++];
    *view = input_view_of(call, STR("password"), STR(N_("Password")));
    view->hint = arena_say(arena_of(call), call->language,
                           STR(N_("At least {n} characters. Three or four words are easy to keep.")),
                           PLACES(PLACE_INT("n", PASSWORD_MIN)));
    view->autocomplete = STR("new-password");
}

static void add_sign_up_inputs(struct call *call, struct credentials_page *page)
{
    page->inputs[0] = handle_input(call);
    page->inputs[0].hint = STR(N_("Everybody sees it beside what you write. It need not be your real name."));
    page->input_count = 1;
    add_new_password_input(call, page);
}

enum err credentials_show(struct call *call, struct credentials_page *page, int status)
{
    struct html h = html_of(call);
    page->error_at = url_printf(call, "#%.*s", STR_ARG(page->inputs[0].name));
    if (status >= 400 && !is_sent_back(call))
        page->layout.title = call_fill(call, "Error: {title}", PLACES(PLACE("title", page->layout.title)));
    page_credentials(&h, page);
    return send_page(call, status);
}

/* A form that is only opened has no mistakes yet. */
/* ---- signing in ---- */

static enum err sign_in_show_again(struct call *call, int status, struct str error)
{
    struct credentials_page page = sign_in_page(call);
    add_sign_in_inputs(call, &page);
    page.error = error;
    return credentials_show(call, &page, status);
}

enum err sign_in_show(struct call *call)
{
    struct credentials_page page = sign_in_page(call);
    bool left = str_eq(form_get(&call->query, STR("said")), STR("signed-out"));
    if (left)
        provider_offer_end(call, &page);
    forget_errors(call);
    add_sign_in_inputs(call, &page);
    page.layout.notice = said(call);
    bool gone = left || str_eq(form_get(&call->query, STR("said")), STR("deleted"));
    page.layout.draft_done = gone ? STR("*") : STR("none"); /* what waits for signing in is sent later */
    return credentials_show(call, &page, 200);
}

static struct attempt attempt_of(struct call *call)
{
    return (struct attempt){
        .handle = str_trim(call_value(call, STR("handle"))),
        .password = call_value(call, STR("password")),
        .network = network_of(call),
        .neighbourhood = visitor_neighbourhood(arena_of(call), call->exchange->request.address),
        .device = visitor_device(&call->exchange->request),
    };
}

void note_refusal(struct call *call, const char *reason)
{
    /* the reason is last: it reaches to the end of its line, see base/log.h */
    call->noted =
        arena_printf(arena_of(call), "refused=1 network=%.*s reason=%s", STR_ARG(network_of(call)), reason);
}

/* Says no on the form itself, with when to try again. */
static enum err sign_in_refused(struct call *call, enum err err)
{
    if (err != ERR_LIMIT)
        return err;
    note_refusal(call, "limit");
    enum err shown = sign_in_show_again(call, 429, first_error(call));
    say_retry_after(call);
    return shown ? shown : err;
}

/* The button of the other form leads here without any input. */
static bool only_opened(struct call *call)
{
    return str_eq(form_get(&call->form, STR("button")), STR("open"));
}

static enum err sign_in_slowly(struct call *call)
{
    struct attempt attempt = attempt_of(call);
    account_compare(&attempt, call->prepared);
    return OK;
}

enum err sign_in_prepare(struct call *call)
{
    if (only_opened(call)) {
        forget_errors(call);
        return sign_in_show_again(call, 200, STR_NONE);
    }
    if (call->has_errors)
        return sign_in_show_again(call, 422, first_error(call));
    struct proof *proof = ARENA_NEW(arena_of(call), struct proof);
    struct attempt attempt = attempt_of(call);
    call->prepared = proof;
    call->slowly = sign_in_slowly;
    return sign_in_refused(call, account_look(call->ctx, &attempt, proof));
}

enum err arrived(struct call *call, const struct signed_in *signed_in)
{
    if (signed_in->ticket.len)
        return code_ask(call, signed_in->ticket, STR_NONE);
    enum err err = keep_session(call, signed_in);
    if (err)
        return err;
    struct str send_to = waiting_for(call);
    if (send_to.len == 0) {
        call_redirect(call, 303, way_back(form_get(&call->form, STR("back"))));
        return OK;
    }
    struct resume_page page = {
        .layout = narrow_layout_of(call, STR(N_("You are signed in"))),
        .action = url_own(way_back(send_to)),
        .goes_to = way_back(send_to),
        .typed = typed_views_of(call, &call->form, STR(KEPT_PREFIX), STR_NONE),
    };
    page.layout.handle = form_get(&call->form, STR("handle"));
    page.layout.initial = str_char_prefix(page.layout.handle, 1);
    page.layout.csrf = visitor_code(call, arena_copy(arena_of(call), str_from(signed_in->token_hash.text)));
    struct html h = html_of(call);
    page_resume(&h, &page);
    return send_page(call, 200);
}

enum err sign_in_post(struct call *call)
{
    struct signed_in signed_in;
    call->noted = STR_NONE;
    enum err err = account_sign_in(call->ctx, call->prepared, claimed_guest(call), &signed_in);
    if (err)
        return sign_in_refused(call, err);
    if (!signed_in.person_id)
        note_refusal(call, "password");
    if (!signed_in.person_id)
        return sign_in_show_again(
            call, 422, call_say(call, "This name and this password do not belong together. Try again."));
    return arrived(call, &signed_in);
}

/* The form that waits is sent on by the one that signs in; without an account, when its row lets guests in. */
static void keep_form(struct call *call, struct credentials_page *page)
{
    credentials_hide(page, STR("send_to"), call->exchange->request.path);
    page->typed = typed_views_of(call, &call->form, STR_NONE, STR(KEPT_PREFIX));
    if (call->route->role != ROLE_GUEST)
        return;
    page->without = url_own(call->exchange->request.path);
    page->bare = typed_views_of(call, &call->form, STR_NONE, STR_NONE);
    for (size_t i = 0; i < page->bare.count; i++)
        page->bare.at[i].unseen = true;
}

void sign_in_instead(struct call *call, int status)
{
    static const struct input_view name = {.name = STR_INIT("handle"),
                                           .label = STR_INIT(N_("Name")),
                                           .type = STR_INIT("text"),
                                           .autocomplete = STR_INIT("username"),
                                           .max = 100};
    static const struct input_view password = {.name = STR_INIT("password"),
                                               .label = STR_INIT(N_("Password")),
                                               .type = STR_INIT("password"),
                                               .autocomplete = STR_INIT("current-password"),
                                               .max = PASSWORD_MAX};
    bool waits = call->form.count && waiting_may(call->route);
    struct credentials_page page = {
        .layout = narrow_layout_of(call, STR(N_("Sign in"))),
        .heading = visitor_session_ended(call) ? call_say(call, "You are not signed in any more")
                                               : call_say(call, "Sign in to go on"),
        .lead = waits ? call_say(call, "What you wrote is kept below. Sign in, and then send it.")
                      : call_say(call, "This page is for people with an account."),
        .action = url_own(STR("/sign-in")),
        .button = call_say(call, "Sign in"),
        .inputs = {name, password},
        .input_count = 2,
        .offers_sign_up = true,
        .offers_passkey = true,
        .asks_along = call->viewer.guest_id != 0,
        .mails = call->app->options.mails,
    };
    if (waits) {
        keep_form(call, &page);
    } else {
        credentials_hide(&page, STR("back"), page.layout.here.text);
        provider_offer(call, &page, page.layout.here.text);
    }
    if (credentials_show(call, &page, status))
        call->exchange->reply.status = 500;
}

/* ---- signing up ---- */

static enum err sign_up_show_again(struct call *call, int status)
{
    struct credentials_page page = sign_up_page(call);
    add_sign_up_inputs(call, &page);
    page.error = status < 400 ? STR_NONE : first_error(call);
    return credentials_show(call, &page, status);
}

enum err sign_up_show(struct call *call)
{
    forget_errors(call);
    return sign_up_show_again(call, 200);
}

/* What people and not programs get wrong comes back on the form. */
static enum err show_refusal(struct call *call, enum err err,
                             enum err (*again)(struct call *call, int status))
{
    return form_again(call, err, again);
}

/* A new password on its way to the unit. */
struct chosen {
    struct str handle; /* whose it will be */
    char hash[PASSWORD_HASH_MAX];
};

static enum err hash_slowly(struct call *call)
{
    struct chosen *chosen = call->prepared;
    return account_hash(call->ctx, chosen->handle, call_value(call, STR("password")), chosen->hash);
}

/* Whatever can be said about the password before it is hashed. */
static enum err choose(struct call *call, struct str handle)
{
    struct chosen *chosen = ARENA_NEW(arena_of(call), struct chosen);
    chosen->handle = handle;
    call->prepared = chosen;
    call->slowly = hash_slowly;
    return account_require_password(call->ctx, handle, call_value(call, STR("password")));
}

static struct newcomer newcomer_of(struct call *call)
{
    const struct chosen *chosen = call->prepared;
    /* The browser says where it is (or, without JavaScript, nothing): what is not known here is the site's zone. */
    struct str zone = zones_named(call->app->zones, call_value(call, STR("zone")));
    return (struct newcomer){call_value(call, STR("handle")), chosen->hash, network_of(call),
                             claimed_guest(call), zone.len ? zone : call->zone};
}

static enum err look_before_sign_up(struct call *call)
{
    struct str handle = call_value(call, STR("handle"));
    enum err err = choose(call, handle);
    struct newcomer newcomer = newcomer_of(call);
    return err ? err : account_sign_up_look(call->ctx, &newcomer);
}

enum err sign_up_prepare(struct call *call)
{
    if (only_opened(call)) {
        forget_errors(call);
        return sign_up_show_again(call, 200);
    }
    if (call->has_errors)
        return sign_up_show_again(call, 422);
    if (form_get(&call->form, STR("website")).len)
        return fail(&call->ctx->failure, ERR_REFUSED, "Leave the last field of the form empty.");
    return show_refusal(call, look_before_sign_up(call), sign_up_show_again);
}

enum err sign_up_post(struct call *call)
{
    struct signed_in signed_in;
    struct newcomer newcomer = newcomer_of(call);
    enum err err = account_sign_up(call->ctx, &newcomer, &signed_in);
    return err ? show_refusal(call, err, sign_up_show_again) : arrived(call, &signed_in);
}

/* ---- one-time links: the first operator, a forgotten password ---- */

struct str key_of(const struct call *call)
{
    bool posted = call->route->method == METHOD_POST;
    return form_get(posted ? &call->form : &call->query, STR("key"));
}

static enum err set_up_show_again(struct call *call, int status)
{
    struct credentials_page page = {
        .layout = narrow_layout_of(call, STR(N_("Set up the help desk"))),
        .heading = call_say(call, "Set up the help desk"),
        .lead = call_say(call, "This makes the first operator's account. The link works once."),
        .action = url_own(STR("/set-up")),
        .button = call_say(call, "Make the account"),
        .error = status < 400 ? STR_NONE : first_error(call),
    };
    credentials_hide(&page, STR("key"), key_of(call));
    add_sign_up_inputs(call, &page);
    return credentials_show(call, &page, status);
}

enum err set_up_show(struct call *call)
{
    forget_errors(call);
    enum err err = account_set_up_known(call->ctx, key_of(call));
    return err ? err : set_up_show_again(call, 200);
}

enum err set_up_prepare(struct call *call)
{
    if (call->has_errors)
        return set_up_show_again(call, 422);
    struct str handle = call_value(call, STR("handle"));
    enum err err = account_set_up_look(call->ctx, key_of(call), handle);
    if (!err)
        err = choose(call, handle);
    return show_refusal(call, err, set_up_show_again);
}

enum err set_up_post(struct call *call)
{
    struct signed_in signed_in;
    struct newcomer newcomer = newcomer_of(call);
    enum err err = account_set_up(call->ctx, key_of(call), &newcomer, &signed_in);
    if (err)
        return show_refusal(call, err, set_up_show_again);
    err = keep_session(call, &signed_in);
    if (!err)
        call_redirect(call, 303, STR("/admin/set-up?said=begin"));
    return err;
}

static enum err new_password_show_again(struct call *call, int status)
{
    struct credentials_page page = {
        .layout = narrow_layout_of(call, STR(N_("New password"))),
        .heading = call_say(call, "Choose a new password"),
        .lead =
            call_say(call, "Everybody who is signed in as you is signed out, and tokens for programs and the "
                           "address of your calendar end: make new ones where you need them."),
        .action = url_own(STR("/new-password")),
        .button = call_say(call, "Save the password"),
        .error = status < 400 ? STR_NONE : first_error(call),
    };
    credentials_hide(&page, STR("key"), key_of(call));
    add_new_password_input(call, &page);
    return credentials_show(call, &page, status);
}

enum err new_password_show(struct call *call)
{
    int64_t person_id;
    forget_errors(call);
    enum err err = account_password_known(call->ctx, key_of(call), &person_id);
    return err ? err : new_password_show_again(call, 200);
}

enum err new_password_prepare(struct call *call)
{
    if (call->has_errors)
        return new_password_show_again(call, 422);
    int64_t person_id;
    struct person person;
    enum err err = account_password_known(call->ctx, key_of(call), &person_id);
    if (!err)
        err = account_read(call->ctx, person_id, &person);
    if (!err)
        err = choose(call, person.handle);
    return show_refusal(call, err, new_password_show_again);
}

/* Who came by a link to an order and has shown who it is goes back to it. */
static struct str behind_password(struct call *call)
{
    bool of_order = visitor_choice(&call->exchange->request, STR("order_link")).len > 0;
    return of_order ? STR("/see-order") : STR("/account?said=password");
}

enum err new_password_post(struct call *call)
{
    struct signed_in signed_in;
    const struct chosen *chosen = call->prepared;
    enum err err =
        account_reset_password(call->ctx, key_of(call), chosen->hash, network_of(call), &signed_in);
    if (err)
        return err;
    if (signed_in.ticket.len)
        return code_ask(call, signed_in.ticket, behind_password(call));
    err = keep_session(call, &signed_in);
    if (!err)
        call_redirect(call, 303, behind_password(call));
    return err;
}
