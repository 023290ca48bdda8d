/* Signing in with a passkey: a challenge for this browser, and what the device makes of it. */
#include "web/people/arrive.h"
#include "web/people/handlers.h"
#include "web/people/passkey_view.h"
#include "web/people/sessions.h"

#include "http/door/visitor.h"
#include "http/door/writer.h"
#include "text/kit/json_write.h"

const struct input passkey_ask_inputs[PASSKEY_ASK_INPUTS] = {
    {STR_INIT("handle"), MAY_MISS, INPUT_LINE, 0, 100},
};
const struct input passkey_show_inputs[PASSKEY_SHOW_INPUTS] = {
    {STR_INIT("client"), MAY_MISS, INPUT_TEXT, 0, PASSKEY_SENT_MAX},
    {STR_INIT("credential"), MAY_MISS, INPUT_LINE, 0, PASSKEY_ID_MAX},
    {STR_INIT("data"), MAY_MISS, INPUT_TEXT, 0, PASSKEY_SENT_MAX},
    {STR_INIT("signature"), MAY_MISS, INPUT_TEXT, 0, PASSKEY_SENT_MAX},
    {STR_INIT("user"), MAY_MISS, INPUT_LINE, 0, 200},
    {STR_INIT("handle"), MAY_MISS, INPUT_LINE, 0, 100},
};
enum { OPTIONS_MAX = 64 * 1024, FROM_DEVICE = 5 };

/* ---- the page ---- */

/* at_once: the device is asked without another button. */
static struct str options_of(struct call *call, struct str challenge, const struct passkey_names *names,
                             bool at_once)
{
    struct buf out;
    struct json json;
    struct passkey_place place = passkey_site(call);
    buf_init(&out, OPTIONS_MAX);
    json_begin(&json, &out);
    json_object_begin(&json);
    json_put(&json, STR("make"), false);
    json_put(&json, STR("atOnce"), at_once);
    json_put(&json, STR("challenge"), challenge);
    json_put(&json, STR("site"), place.site);
    json_name(&json, STR("ids"));
    json_array_begin(&json);
    for (size_t i = 0; i < names->count; i++)
        json_value_str(&json, names->ids[i]);
    json_array_end(&json);
    json_object_end(&json);
    struct str options = arena_copy(arena_of(call), buf_str(&out));
    buf_free(&out);
    return options;
}

static struct credentials_page page_of(struct call *call)
{
    struct credentials_page page = {
        .layout = narrow_layout_of(call, STR(N_("Sign in with a passkey"))),
        .heading = call_say(call, "Sign in with a passkey"),
        .lead = call_say(call,
                         "Your device asks for your finger, your face or its PIN. A code is not asked for."),
        .action = url_own(STR("/sign-in/passkey/shown")),
        .button = call_say(call, "Sign in with a passkey"),
    };
    credentials_carry(call, &page);
    if (claimed_guest(call))
        credentials_hide(&page, STR("along"), STR("1"));
    credentials_hide(&page, STR("handle"), call_value(call, STR("handle")));
    return page;
}

/* The cookie by which the browser that was asked is known again. */
static struct str bound_anew(struct call *call)
{
    struct token token = token_new();
    struct str kept = arena_copy(arena_of(call), str_from(token.text));
    call_cookie(call, STR("passkey"), kept, (int64_t)PASSKEY_MINUTES * 60);
    return passkey_bound(call->ctx, "door", kept);
}

static enum err refused(struct call *call, enum err err)
{
    if (err != ERR_LIMIT)
        return err;
    struct credentials_page page = page_of(call);
    note_refusal(call, "limit");
    page.error = first_error(call);
    enum err shown = credentials_show(call, &page, 429);
    say_retry_after(call);
    return shown ? shown : err;
}

static enum err ask(struct call *call, struct str error, int status)
{
    struct str challenge;
    struct passkey_names names;
    enum err err = passkey_names_of(call->ctx, str_trim(call_value(call, STR("handle"))), &names);
    struct passkey_asking asking = {bound_anew(call), names.person_id, network_of(call),
                                    visitor_device(&call->exchange->request)};
    if (!err)
        err = passkey_ask(call->ctx, &asking, &challenge);
    if (err)
        return refused(call, err);
    struct credentials_page page = page_of(call);
    struct str options = options_of(call, challenge, &names, status < 400);
    passkey_ceremony(call, &page, options, passkey_show_inputs, FROM_DEVICE);
    page.error = error;
    return credentials_show(call, &page, status);
}

enum err passkey_ask_show(struct call *call)
{
    call_redirect(call, 303, STR("/sign-in"));
    return OK;
}

/* What does not fit comes back on the page of the unit, with a new challenge. */
enum err passkey_ask_prepare(struct call *call)
{
    (void)call;
    return OK;
}

enum err passkey_ask_post(struct call *call)
{
    forget_errors(call);
    return ask(call, STR_NONE, 200);
}

/* ---- what the device made ---- */

static enum err not_taken(struct call *call, enum passkey_wrong wrong)
{
    const struct passkey_words *words = passkey_words_of(wrong);
    note_refusal(call, arena_printf(arena_of(call), "passkey/%s", words->noted).at);
    enum err err = ask(call, say(call->language, str_from(words->sentence)), words->status);
    return err == ERR_LIMIT ? OK : err; /* what was counted, and the challenge that was used up, are kept */
}

enum err passkey_show_post(struct call *call)
{
    int64_t person_id = 0;
    struct signed_in signed_in;
    enum passkey_wrong wrong = PASSKEY_MALFORMED;
    struct str kept = visitor_choice(&call->exchange->request, STR("passkey"));
    struct passkey_try attempt = {
        .bound = passkey_bound(call->ctx, "door", kept),
        .place = passkey_site(call),
        .shown = {call_value(call, STR("client")), call_value(call, STR("data")),
                  call_value(call, STR("signature"))},
        .credential = call_value(call, STR("credential")),
        .user = call_value(call, STR("user")),
        .network = network_of(call),
        .device = visitor_device(&call->exchange->request),
    };
    call->noted = STR_NONE;
    enum err err = call->has_errors ? OK : passkey_sign_in(call->ctx, &attempt, &wrong, &person_id);
    if (err)
        return refused(call, err);
    if (!person_id)
        return not_taken(call, wrong);
    err = account_sign_in_passkey(call->ctx, person_id, attempt.network, claimed_guest(call), &signed_in);
    call_cookie(call, STR("passkey"), STR_NONE, 0);
    return err ? err : arrived(call, &signed_in);
}
