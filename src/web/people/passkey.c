/* Passkeys in the account: the list, a new one, and one less. The password, or a session that has just begun, goes first. */
#include "base/check.h"
#include "pages.h"
#include "web/people/arrive.h"
#include "web/people/handlers.h"
#include "web/people/passkey_view.h"
#include "web/people/proving.h"

#include "http/door/visitor.h"
#include "http/door/writer.h"
#include "service/people/session.h"
#include "text/clock/when.h"
#include "text/kit/json_write.h"
#include "text/people/browser.h"

const struct input passkey_turn_inputs[PASSKEY_TURN_INPUTS] = {
    {STR_INIT("turn"), STR_INIT(N_("Enter what to do.")), INPUT_LINE, 1, 40},
    {STR_INIT("password_now"), MAY_MISS, INPUT_SECRET, 0, PASSWORD_MAX},
};
const struct input passkey_new_inputs[PASSKEY_NEW_INPUTS] = {
    {STR_INIT("client"), MAY_MISS, INPUT_TEXT, 0, PASSKEY_SENT_MAX},
    {STR_INIT("object"), MAY_MISS, INPUT_TEXT, 0, PASSKEY_SENT_MAX},
    {STR_INIT("name"), MAY_MISS, INPUT_LINE, 0, PASSKEY_NAME_MAX},
};
enum { OPTIONS_MAX = 64 * 1024, FROM_DEVICE = 2 };

/* ---- the list ---- */

static struct passkey_view view_of(struct call *call, const struct passkey *passkey)
{
    struct arena *arena = arena_of(call);
    struct str made = when_relative(arena, call->language, passkey->made_at, call->ctx->now);
    struct str used = when_relative(arena, call->language, passkey->used_at, call->ctx->now);
    return (struct passkey_view){
        .name = passkey->name,
        .made = call_fill(call, "Made {when}", PLACES(PLACE("when", made))),
        .used = passkey->used_at.ms ? call_fill(call, "Last used {when}", PLACES(PLACE("when", used)))
                                    : call_say(call, "Never used yet"),
        .shut = passkey->doubted_at.ms != 0,
        .turn = arena_printf(arena, "remove-%lld", (long long)passkey->id),
        .removes = call_fill(call, "Remove the passkey {name}", PLACES(PLACE("name", passkey->name))),
    };
}

static enum err fill_list(struct call *call, struct passkeys_page *page)
{
    struct passkeys passkeys;
    enum err err = passkey_list(call->ctx, call->viewer.person_id, &passkeys);
    if (err)
        return err;
    page->at = ARENA_ARRAY(arena_of(call), struct passkey_view, passkeys.count + 1);
    while (page->count < passkeys.count) {
        page->at[page->count] = view_of(call, &passkeys.at[page->count]);
        page->count++;
    }
    return OK;
}

/* What is asked first: nothing, the password, or to sign in again. */
static enum err fill_asking(struct call *call, struct passkeys_page *page)
{
    bool fresh;
    struct person person;
    enum err err = session_is_fresh(call->ctx, call->viewer.person_id, call->session_hash, &fresh);
    if (!err)
        err = account_read(call->ctx, call->viewer.person_id, &person);
    if (err)
        return err;
    page->asks_password = !fresh && person.password.len;
    page->asks_sign_in = !fresh && !person.password.len;
    return OK;
}

static enum err show(struct call *call, int status)
{
    struct passkeys_page page = {.layout = narrow_layout_of(call, STR(N_("Passkeys"))),
                                 .password = proof_input(call, STR("password_now"))};
    enum err err = fill_list(call, &page);
    if (!err)
        err = fill_asking(call, &page);
    if (err)
        return err;
    page.layout.notice = said(call);
    if (status >= 400)
        page.problem = problem_of(call);
    struct html h = html_of(call);
    page_passkeys(&h, &page);
    return send_page(call, status);
}

enum err passkeys_show(struct call *call)
{
    return show(call, 200);
}

static enum err refused(struct call *call, enum err err)
{
    return err == ERR_NOT_FOUND ? form_refused(call, err, show) : form_again(call, err, show);
}

/* ---- the device makes one ---- */

static struct str options_of(struct call *call, struct str challenge, const struct passkeys *passkeys)
{
    struct buf out;
    struct json json;
    struct passkey_place place = passkey_site(call);
    buf_init(&out, OPTIONS_MAX);
    json_begin(&json, &out);
    json_object_begin(&json);
    json_put(&json, STR("make"), true);
    json_put(&json, STR("challenge"), challenge);
    json_put(&json, STR("site"), place.site);
    json_put(&json, STR("siteName"), call->ctx->site->settings[SETTING_SITE_NAME]);
    json_put(&json, STR("user"), passkey_user(call->ctx, call->viewer.person_id));
    json_put(&json, STR("handle"), call->handle);
    json_name(&json, STR("ids"));
    json_array_begin(&json);
    for (size_t i = 0; i < passkeys->count; i++)
        json_value_str(&json, passkeys->at[i].credential);
    json_array_end(&json);
    json_object_end(&json);
    struct str options = arena_copy(arena_of(call), buf_str(&out));
    buf_free(&out);
    return options;
}

static struct credentials_page making_page(struct call *call, struct str challenge,
                                           const struct passkeys *passkeys)
{
    struct str agent = request_header(&call->exchange->request, STR("User-Agent"));
    struct str typed = form_get(&call->form, STR("name"));
    struct credentials_page page = {
        .layout = narrow_layout_of(call, STR(N_("New passkey"))),
        .heading = call_say(call, "New passkey"),
        .lead = call_say(call, "Give it a name by which you know the device, and do what the device asks."),
        .action = url_own(STR("/account/passkeys/new")),
        .button = call_say(call, "Make the passkey"),
        .inputs = {{.name = STR("name"),
                    .label = STR(N_("Name of the passkey")),
                    .type = STR("text"),
                    .max = PASSKEY_NAME_MAX,
                    .field = {.value = typed.len ? typed : browser_words(arena_of(call), agent)}}},
        .input_count = 1,
    };
    struct str options = options_of(call, challenge, passkeys);
    passkey_ceremony(call, &page, options, passkey_new_inputs, FROM_DEVICE);
    return page;
}

static enum err make(struct call *call, struct str error, int status)
{
    struct str challenge;
    struct passkeys passkeys;
    struct passkey_asking asking = {passkey_bound(call->ctx, "account", call->session_hash),
                                    call->viewer.person_id, network_of(call),
                                    visitor_device(&call->exchange->request)};
    enum err err = passkey_list(call->ctx, call->viewer.person_id, &passkeys);
    if (!err)
        err = passkey_ask(call->ctx, &asking, &challenge);
    if (err)
        return refused(call, err);
    struct credentials_page page = making_page(call, challenge, &passkeys);
    page.error = error;
    return credentials_show(call, &page, status);
}

/* ---- what the account's form asks for ---- */

static enum err ask_password(struct call *call)
{
    if (!call_value(call, STR("password_now")).len) {
        call_error(call, STR("password_now"), call_say(call, "Enter your password."));
        return show(call, 422);
    }
    enum err err = proving_ask(call);
    return err ? refused(call, err) : OK;
}

enum err passkeys_prepare(struct call *call)
{
    struct passkeys_page asked = {.count = 0};
    if (call->has_errors)
        return show(call, 422);
    enum err err = fill_asking(call, &asked);
    if (err)
        return err;
    if (asked.asks_sign_in)
        return refused(call, fail(&call->ctx->failure, ERR_REFUSED, "Sign out and in again first."));
    return asked.asks_password ? ask_password(call) : OK;
}

static enum err take_away(struct call *call, struct str number)
{
    int64_t id;
    if (!str_to_int(number, &id))
        return fail(&call->ctx->failure, ERR_INPUT, "This form is not from this page.");
    enum err err = passkey_remove(call->ctx, call->viewer.person_id, id);
    if (err)
        return refused(call, err);
    call_redirect(call, 303, STR("/account/passkeys?said=passkey-removed"));
    return OK;
}

enum err passkeys_post(struct call *call)
{
    bool right = true;
    struct str turn = call_value(call, STR("turn"));
    enum err err = call->prepared ? proving_end(call, STR("password_now"), call->prepared, &right) : OK;
    if (err)
        return refused(call, err);
    if (!right)
        return show(call, 422);
    if (str_eq(turn, STR("add")))
        return make(call, STR_NONE, 200);
    struct str verb = str_cut(&turn, '-');
    return take_away(call, str_eq(verb, STR("remove")) ? turn : STR_NONE);
}

/* ---- and brings it ---- */

static enum err not_taken(struct call *call, enum passkey_wrong wrong)
{
    const struct passkey_words *words = passkey_words_of(wrong);
    struct str sentence = say(call->language, str_from(words->sentence));
    note_refusal(call, arena_printf(arena_of(call), "passkey/%s", words->noted).at);
    failure_pass(&call->ctx->failure, ERR_INPUT, NULL, sentence);
    return show(call, words->status);
}

enum err passkey_new_prepare(struct call *call)
{
    return call->has_errors ? not_taken(call, PASSKEY_MALFORMED) : OK;
}

enum err passkey_new_post(struct call *call)
{
    enum passkey_wrong wrong = PASSKEY_FITS;
    struct str agent = request_header(&call->exchange->request, STR("User-Agent"));
    struct str name = str_trim(call_value(call, STR("name")));
    struct passkey_new news = {
        .person_id = call->viewer.person_id,
        .bound = passkey_bound(call->ctx, "account", call->session_hash),
        .place = passkey_site(call),
        .made = {call_value(call, STR("client")), call_value(call, STR("object"))},
        .name = name.len ? name : browser_words(arena_of(call), agent),
    };
    if (!news.name.len)
        news.name = call_say(call, "Passkey");
    enum err err = passkey_add(call->ctx, &news, &wrong);
    if (err)
        return refused(call, err);
    call->noted = STR_NONE;
    if (wrong)
        return not_taken(call, wrong);
    call_redirect(call, 303, STR("/account/passkeys?said=passkey"));
    return OK;
}
