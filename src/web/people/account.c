/* One's own account: profile, password, leaving. Each form comes back with what is wrong in it. */
#include "service/people/account.h"
#include "pages.h"
#include "web/people/handlers.h"

#include "http/site/zones.h"
#include "service/desk/ready.h"
#include "service/order/leaving.h"
#include "service/people/mailbox.h"
#include "service/people/passkey.h"
#include "text/people/handle.h"
#include "web/kit/writing.h"
#include "web/people/provider.h"
#include "web/people/proving.h"
#include "web/people/sessions.h"
#include "web/people/view.h"

/* ---- the page ---- */

/* An input as the page first shows it; the form that was sent puts its own in its place. */
static struct input_view secret_input(struct str name, struct str label, struct str autocomplete)
{
    return (struct input_view){.name = name,
                               .label = label,
                               .type = STR("password"),
                               .autocomplete = autocomplete,
                               .max = PASSWORD_MAX};
}

static struct select_view zone_select(struct call *call, struct str chosen)
{
    size_t count = 0;
    const struct zones *zones = call->app->zones;
    while (zones_name(zones, count).len)
        count++;
    struct select_view view = {
        .name = STR("zone"),
        .label = STR(N_("Time zone")),
        .hint = STR(N_("Dates and deadlines are shown in it.")),
        .choices = ARENA_ARRAY(arena_of(call), struct choice_view, count),
    };
    for (; view.count < count; view.count++) {
        struct str name = zones_name(zones, view.count);
        view.choices[view.count] = (struct choice_view){name, name, str_eq(name, chosen)};
    }
    return view;
}

/* What the browser asks for, English, and those that are packed. */
static struct select_view language_select(struct call *call, struct str chosen)
{
    const struct catalogue *catalogue = &catalogue_recourse;
    struct select_view view = {
        .name = STR("language"),
        .label = STR(N_("Language")),
        .hint = STR(N_("Pages are shown in it, wherever you sign in.")),
        .choices = ARENA_ARRAY(arena_of(call), struct choice_view, catalogue->language_count + 2),
    };
    view.choices[view.count++] =
        (struct choice_view){.label = call_say(call, "What the browser asks for"), .chosen = chosen.len == 0};
    view.choices[view.count++] = (struct choice_view){
        .value = STR("en"), .label = STR("English"), .chosen = str_eq(chosen, STR("en")), .own = true};
    for (size_t i = 0; i < catalogue->language_count; i++) {
        const struct language *language = &catalogue->languages[i];
        if (!language->made_up || call->app->options.made_up_languages)
            view.choices[view.count++] = (struct choice_view){.value = language->tag,
                                                              .label = language->name,
                                                              .chosen = str_eq(chosen, language->tag),
                                                              .own = true};
    }
    return view;
}

static struct account_page fresh_page(struct call *call, const struct person *person)
{
    struct account_page page = {
        .layout = narrow_layout_of(call, STR(N_("Your account"))),
        .handle = {.name = STR("handle"),
                   .label = STR(N_("Name")),
                   .hint = STR(N_("It stands beside everything you have written, also in the past.")),
                   .type = STR("text"),
                   .autocomplete = STR("username"),
                   .field = {.value = person->handle},
                   .max = HANDLE_MAX},
        .about = {.value = person->about},
        .zone = zone_select(call, person->zone),
        .language = language_select(call, person->language),
        .password_now = secret_input(STR("password_now"), STR(N_("Password now")), STR("current-password")),
        .password = secret_input(STR("password"), STR(N_("New password")), STR("new-password")),
        .password_to_leave =
            secret_input(STR("password_to_leave"), STR(N_("Password")), STR("current-password")),
        .blocked = blocked_text(call, person->blocked_until, person->blocked_for),
    };
    page.password.hint = arena_say(arena_of(call), call->language, STR(N_("At least {n} characters.")),
                                   PLACES(PLACE_INT("n", PASSWORD_MIN)));
    return page;
}

static bool declares(const struct call *call, struct str name)
{
    for (size_t i = 0; i < call->route->input_count; i++)
        if (str_eq(call->route->inputs[i].name, name))
            return true;
    return false;
}

/* What was sent, where this form has the input; passwords come back empty. */
static void take_sent(struct call *call, struct input_view *view)
{
    if (!declares(call, view->name))
        return;
    struct field field = field_of(call, view->name);
    if (str_eq(view->type, STR("password")))
        field.value = STR_NONE;
    view->field = field;
}

static void take_form(struct call *call, struct account_page *page)
{
    take_sent(call, &page->handle);
    take_sent(call, &page->password_now);
    take_sent(call, &page->password);
    take_sent(call, &page->password_to_leave);
    if (declares(call, STR("about"))) {
        page->about = field_of(call, STR("about"));
        page->zone = zone_select(call, call_value(call, STR("zone")));
        page->zone.error = field_of(call, STR("zone")).error;
        page->language = language_select(call, call_value(call, STR("language")));
        page->language.error = field_of(call, STR("language")).error;
    }
    page->error = first_error(call);
    page->error_at = first_error_at(call);
}

static enum err show(struct call *call, int status)
{
    struct person person;
    struct mailbox mailbox;
    enum err err = account_read(call->ctx, call->viewer.person_id, &person);
    if (!err)
        err = mailbox_read(call->ctx, call->viewer.person_id, &mailbox);
    if (err)
        return err;
    struct account_page page = fresh_page(call, &person);
    struct second_standing second = {0};
    struct ready_rights ready = {0};
    struct passkeys passkeys = {0};
    err = sessions_of(call, &page.sessions);
    if (!err)
        err = second_read(call->ctx, call->viewer.person_id, &second);
    if (!err)
        err = ready_rights(call->ctx, &call->viewer, &ready);
    if (!err)
        err = passkey_list(call->ctx, call->viewer.person_id, &passkeys);
    if (err)
        return err;
    err = proving_way_of(call, &page.proving);
    if (!err)
        err = sign_again_of(call, STR("/account"), &page.again);
    if (err)
        return err;
    page.take_away = str_eq(form_get(&call->form, STR("posts")), STR("take"));
    page.ends_programs = form_get(&call->form, STR("tokens")).len > 0;
    page.was_guest = call->viewer.guest_id != 0;
    page.mails = call->app->options.mails;
    page.keeps_ready = ready.own;
    page.email = mailbox.email;
    page.second = second.on;
    page.passkeys = (int64_t)passkeys.count;
    page.provider = provider_name(call);
    page.recovery_codes = second.codes;
    if (status >= 400)
        take_form(call, &page);
    else
        page.layout.notice = said(call);
    struct html h = html_of(call);
    page_account(&h, &page);
    return send_page(call, status);
}

enum err account_show(struct call *call)
{
    return show(call, 200);
}

/* ---- the profile ---- */

enum err profile_prepare(struct call *call)
{
    return call->has_errors ? show(call, 422) : OK;
}

/* A zone and a language of the lists. */
static enum err require_known(struct call *call, const struct profile_change *change)
{
    bool spoken = true;
    if (change->language.len)
        language_find(&catalogue_recourse, change->language, call->app->options.made_up_languages, &spoken);
    if (!spoken)
        return fail_field(&call->ctx->failure, ERR_INPUT, "language", "Choose a language from the list.");
    return zones_find(call->app->zones, change->zone)
               ? OK
               : fail_field(&call->ctx->failure, ERR_INPUT, "zone", "Choose a time zone from the list.");
}

enum err profile_post(struct call *call)
{
    struct str zone = call_value(call, STR("zone"));
    struct profile_change change = {.person_id = call->viewer.person_id,
                                    .handle = call_value(call, STR("handle")),
                                    .about = call_value(call, STR("about")),
                                    .zone = zone.len ? zone : call->zone,
                                    .language = call_value(call, STR("language"))};
    enum err err = require_known(call, &change);
    if (!err)
        err = account_change_profile(call->ctx, &change);
    if (err)
        return form_again(call, err, show);
    /* What was chosen in this browser before would go on where the account says nothing. */
    if (!change.language.len)
        call_cookie(call, STR("language"), STR_NONE, 0);
    call_redirect(call, 303, STR("/account?said=saved"));
    return OK;
}

/* ---- what the password is asked for ---- */

/* What the slow part finds out for the unit. */
struct prepared {
    struct proof proof;
    char new_hash[PASSWORD_HASH_MAX];
};

/* What was wrong is counted whatever comes of it; *right is false when the page says that it was. */
static enum err prove(struct call *call, struct str input, bool *right)
{
    const struct prepared *prepared = call->prepared;
    return proving_take(call, &prepared->proof, input, show, right);
}

static enum err look(struct call *call, struct str input)
{
    struct prepared *prepared = ARENA_NEW(arena_of(call), struct prepared);
    call->prepared = prepared;
    return proving_look(call, input, &prepared->proof);
}

static void compare(struct call *call, struct str input)
{
    struct prepared *prepared = call->prepared;
    proving_compare(call, input, &prepared->proof);
}

static enum err password_slowly(struct call *call)
{
    struct prepared *prepared = call->prepared;
    compare(call, STR("password_now"));
    return account_hash(call->ctx, call->handle, call_value(call, STR("password")), prepared->new_hash);
}

enum err password_prepare(struct call *call)
{
    if (call->has_errors)
        return show(call, 422);
    call->slowly = password_slowly;
    enum err err = look(call, STR("password_now"));
    if (!err)
        err = account_require_password(call->ctx, call->handle, call_value(call, STR("password")));
    return err ? form_again(call, err, show) : OK;
}

enum err password_post(struct call *call)
{
    bool right = false;
    const struct prepared *prepared = call->prepared;
    enum err err = prove(call, STR("password_now"), &right);
    if (err || !right)
        return err;
    struct password_change change = {call->viewer.person_id, prepared->new_hash, call->session_hash,
                                     call_value(call, STR("tokens")).len > 0};
    err = account_change_password(call->ctx, &change);
    if (!err)
        err = renew_session(call);
    if (err)
        return err;
    call_redirect(call, 303, STR("/account?said=password"));
    return OK;
}

enum err leave_prepare(struct call *call)
{
    return proving_prepare(call, STR("password_to_leave"), show);
}

enum err leave_post(struct call *call)
{
    bool right = false;
    enum err err = proving_answer(call, &right);
    if (err || !right)
        return err;
    bool take_away = str_eq(call_value(call, STR("posts")), STR("take"));
    err = order_end_unpaid(call->ctx, &call->app->policies, call->viewer.person_id);
    if (!err)
        err = account_delete(call->ctx, &(struct account_leaving){call->viewer.person_id, take_away});
    if (err)
        return form_again(call, err, show);
    leave_browser(call);
    call_redirect(call, 303, STR("/sign-in?said=deleted"));
    return OK;
}
