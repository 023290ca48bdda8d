/* The browser goes to the provider and comes back; what it brings is proved on a thread that may wait. */
#include "web/people/provider.h"
#include "base/check.h"
#include "pages.h"
#include "web/people/arrive.h"
#include "web/people/code.h"
#include "web/people/handlers.h"
#include "web/people/proving.h"
#include "web/people/sessions.h"

#include "http/door/visitor.h"
#include "http/door/writer.h"
#include "http/reach/provider.h"
#include "service/people/identity.h"

struct str provider_name(const struct call *call)
{
    struct provider *provider = call->app->provider;
    return provider ? provider_settings_of(provider)->name : STR_NONE;
}

void provider_offer(struct call *call, struct credentials_page *page, struct str back)
{
    struct str name = provider_name(call);
    if (!name.len)
        return;
    page->provider = url_printf(call, "/sign-in/with?back=%.*s", STR_ARG(encoded(call, back)));
    page->provider_says = call_fill(call, "Sign in with {name}", PLACES(PLACE("name", name)));
}

static struct str signed_out_address(struct call *call)
{
    return url_printf(call, "%.*s/sign-in?said=signed-out", STR_ARG(base_url(call))).text;
}

void provider_offer_end(struct call *call, struct credentials_page *page)
{
    struct str name = provider_name(call);
    if (!name.len)
        return;
    page->provider_end = url_own(provider_end(call->app->provider, arena_of(call), signed_out_address(call)));
    page->provider_ends = call_fill(call, "Sign out at {name}, too", PLACES(PLACE("name", name)));
}

/* What both ways begin with: there is a provider, and a browser asks. */
static enum err require_provider(struct call *call)
{
    if (!call->app->provider)
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no page at this address.");
    if (call->exchange->request.method != METHOD_GET)
        return fail(&call->ctx->failure, ERR_REFUSED, "This address does not take that method.");
    return OK;
}

static struct str one_word(struct call *call, struct str text)
{
    char *word = arena_cstr(arena_of(call), text);
    for (size_t i = 0; i < text.len; i++)
        if (word[i] == ' ')
            word[i] = '-';
    return (struct str){word, text.len};
}

/* The log says why; people are told what to do. */
static enum err unreachable(struct call *call, struct str why)
{
    note_refusal(call, arena_printf(arena_of(call), "provider/%.*s", STR_ARG(one_word(call, why))).at);
    struct str name = provider_name(call);
    return fail_until(&call->ctx->failure, ERR_BUSY, 5000,
                      "{name} did not say who you are. Try again in a moment, or sign in here.",
                      PLACE("name", name));
}

static struct provider_turn turn_of(struct call *call, const struct identity_turn *kept)
{
    return (struct provider_turn){
        .redirect = url_printf(call, "%.*s/sign-in/back", STR_ARG(base_url(call))).text,
        .state = kept->state,
        .nonce = kept->nonce,
        .verifier = kept->verifier,
        .anew = kept->anew,
        .language = language_tag(call->language),
    };
}

/* ---- there ---- */

static enum err go_there(struct call *call)
{
    struct str url, why;
    struct str leave = form_get(&call->query, STR("leave"));
    bool links = identity_leave_fits(call->ctx, LEAVE_LINK, call->session_hash, leave);
    struct identity_turn asked = {.person_id = links ? call->viewer.person_id : 0,
                                  .anew = form_has(&call->query, STR("anew")),
                                  .back = encoded(call, form_get(&call->query, STR("back")))};
    struct identity_turn kept = identity_turn_new(call->ctx, &asked);
    struct provider_turn turn = turn_of(call, &kept);
    if (!provider_begin(call->app->provider, arena_of(call), &turn, &url, &why))
        return unreachable(call, why);
    call_cookie(call, STR("provider"), kept.kept, (int64_t)TURN_MINUTES * 60);
    call_redirect(call, 303, url);
    return OK;
}

enum err provider_start_prepare(struct call *call)
{
    call->slowly = go_there;
    return require_provider(call);
}

/* The way there is answered before any unit of work begins. */
enum err provider_start(struct call *call)
{
    (void)call;
    check(false);
    return OK;
}

/* ---- and back ---- */

struct came_back {
    struct identity_turn kept;
    struct identity identity;
};

static enum err ask_who(struct call *call)
{
    struct str why;
    struct came_back *came = call->prepared;
    struct provider_turn turn = turn_of(call, &came->kept);
    struct provider_came what = {.turn = &turn,
                                 .code = form_get(&call->query, STR("code")),
                                 .issuer = form_get(&call->query, STR("iss")),
                                 .now = call->ctx->now};
    if (!provider_arrive(call->app->provider, arena_of(call), &what, &came->identity, &why))
        return unreachable(call, why);
    return OK;
}

static enum err not_arrived(struct call *call)
{
    note_refusal(call, "provider");
    call_cookie(call, STR("provider"), STR_NONE, 0);
    call_redirect(call, 303, STR("/sign-in?said=not-arrived"));
    return OK;
}

enum err provider_back_prepare(struct call *call)
{
    struct came_back *came = ARENA_NEW(arena_of(call), struct came_back);
    struct str kept = visitor_choice(&call->exchange->request, STR("provider"));
    enum err err = require_provider(call);
    if (err)
        return err;
    bool ours = identity_turn_read(call->ctx, kept, form_get(&call->query, STR("state")), &came->kept);
    bool mine = !came->kept.person_id || came->kept.person_id == call->viewer.person_id;
    if (!ours || !mine || !form_get(&call->query, STR("code")).len)
        return not_arrived(call);
    call->prepared = came;
    call->slowly = ask_who;
    return OK;
}

static struct str back_of(struct call *call, const struct came_back *came)
{
    struct str back;
    if (!form_decode_segment(arena_of(call), came->kept.back, &back))
        return STR("/");
    return way_back(back);
}

enum err provider_back(struct call *call)
{
    struct signed_in signed_in;
    const struct came_back *came = call->prepared;
    call_cookie(call, STR("provider"), STR_NONE, 0);
    if (came->kept.person_id) {
        enum err err = identity_link(call->ctx, came->kept.person_id, &came->identity);
        if (!err)
            call_redirect(call, 303, STR("/account/provider?said=linked"));
        return err;
    }
    enum err err = identity_sign_in(call->ctx, &came->identity, network_of(call), &signed_in);
    if (!err && signed_in.ticket.len)
        return code_ask(call, signed_in.ticket, back_of(call, came));
    if (!err)
        err = keep_session(call, &signed_in);
    if (!err)
        call_redirect(call, 303, back_of(call, came));
    return err;
}

/* ---- in the account ---- */

static enum err show(struct call *call, struct str leave, int status)
{
    struct person person;
    struct provider_page page = {
        .layout = narrow_layout_of(call, STR(N_("Signing in elsewhere"))),
        .name = provider_name(call),
        .password = proof_input(call, STR("password_now")),
    };
    enum err err = require_provider(call);
    if (err && call->route->method == METHOD_GET)
        return err;
    err = identity_is_linked(call->ctx, call->viewer.person_id,
                             provider_settings_of(call->app->provider)->issuer, &page.linked);
    if (!err)
        err = account_read(call->ctx, call->viewer.person_id, &person);
    if (err)
        return err;
    page.without_password = !person.password.len;
    if (leave.len)
        page.go = url_printf(call, "/sign-in/with?leave=%.*s", STR_ARG(leave));
    page.layout.notice = said(call);
    if (status >= 400)
        page.problem = problem_of(call);
    struct html h = html_of(call);
    page_provider(&h, &page);
    return send_page(call, status);
}

static enum err show_form(struct call *call, int status)
{
    return show(call, STR_NONE, status);
}

enum err provider_show(struct call *call)
{
    return show_form(call, 200);
}

enum err provider_turn_prepare(struct call *call)
{
    if (!call->app->provider)
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no page at this address.");
    return proving_ask_for(call, show_form);
}

enum err provider_turn_post(struct call *call)
{
    bool right = false;
    enum err err = proving_take(call, call->prepared, STR("password_now"), show_form, &right);
    if (err || !right)
        return err;
    if (str_eq(call_value(call, STR("turn")), STR("link")))
        return show(call, identity_leave(call->ctx, LEAVE_LINK, call->session_hash), 200);
    err =
        identity_unlink(call->ctx, call->viewer.person_id, provider_settings_of(call->app->provider)->issuer);
    if (err)
        return form_again(call, err, show_form);
    call_redirect(call, 303, STR("/account/provider?said=saved"));
    return OK;
}
