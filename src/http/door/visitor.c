#include "http/door/visitor.h"

#include "base/check.h"
#include "base/secret.h"
#include "base/words.h"
#include "http/door/own.h"
#include "service/people/token.h"
#include "store/people/person.h"

#include <arpa/inet.h>
#include <string.h>

static struct str cookie_of(const struct request *request, struct str plain, struct str host)
{
    return request_cookie(request, request->secure ? host : plain);
}

static struct str session_cookie(const struct request *request)
{
    return cookie_of(request, STR("session"), STR("__Host-session"));
}

static struct str guest_cookie(const struct request *request)
{
    return cookie_of(request, STR("guest"), STR("__Host-guest"));
}

struct str visitor_shown(const struct call *call)
{
    const struct request *request = &call->exchange->request;
    return call->token_id               ? request_header(request, STR("Authorization"))
           : call->session_hash.len > 0 ? session_cookie(request)
                                        : STR_NONE;
}

struct str visitor_choice(const struct request *request, struct str name)
{
    char host[64] = "__Host-";
    check(name.len < sizeof host - 7);
    memcpy(host + 7, name.at, name.len);
    return cookie_of(request, name, (struct str){host, name.len + 7});
}

/* One that we speak; *known tells whether it is one. */
static const struct language *spoken(const struct call *call, struct str tag, bool *known)
{
    *known = false;
    return tag.len ? language_find(&catalogue_recourse, tag, call->app->options.made_up_languages, known)
                   : NULL;
}

const struct language *visitor_language(const struct call *call)
{
    const struct app_options *options = &call->app->options;
    const struct request *request = &call->exchange->request;
    bool known;
    const struct language *language = spoken(call, visitor_choice(request, STR("language")), &known);
    struct str asked = request_header(request, STR("Accept-Language"));
    if (!known && asked.len)
        language = language_accepted(&catalogue_recourse, asked, options->made_up_languages, &known);
    if (!known)
        language = spoken(call, call->own_ctx.site->settings[SETTING_LANGUAGE], &known);
    return known ? language : spoken(call, options->language, &known);
}

/* What the account says goes before what this browser says. */
static void speak_to(struct call *call, struct str language)
{
    bool known;
    const struct language *chosen = spoken(call, language, &known);
    if (!known)
        return;
    call->language = chosen;
    call->ctx->failure.language = chosen;
}

struct str visitor_device(const struct request *request)
{
    return cookie_of(request, STR("device"), STR("__Host-device"));
}

bool visitor_is_anonymous(const struct request *request)
{
    return session_cookie(request).len == 0 && guest_cookie(request).len == 0;
}

int64_t visitor_day(struct instant now)
{
    return now.ms / SPAN_DAYS(1).ms;
}

static struct str code_of(const struct call *call, struct str who, int64_t day)
{
    struct arena *arena = arena_of(call);
    struct str message = who.len ? arena_printf(arena, "csrf/%.*s", STR_ARG(who))
                                 : arena_printf(arena, "csrf/anonymous/%lld", (long long)day);
    struct hash hash = hash_keyed(call->ctx->site->settings[SETTING_SECRET], message);
    return arena_copy(arena, (struct str){hash.text, 32});
}

static struct str code_for(const struct call *call, int64_t day)
{
    return code_of(call, call->session_hash.len ? call->session_hash : call->guest_hash, day);
}

struct str visitor_code(const struct call *call, struct str session_hash)
{
    return code_of(call, session_hash, 0);
}

bool visitor_session_ended(const struct call *call)
{
    return call->session_hash.len == 0 && session_cookie(&call->exchange->request).len > 0;
}

struct str visitor_guest_token(const struct call *call)
{
    return call->viewer.guest_id ? guest_cookie(&call->exchange->request) : STR_NONE;
}

bool visitor_csrf_fits(const struct call *call, struct str code)
{
    int64_t today = visitor_day(call->ctx->now);
    return secret_equal(code, code_for(call, today)) || secret_equal(code, code_for(call, today - 1));
}

static struct str hash_text_of(struct arena *arena, struct str token)
{
    return token.len == TOKEN_TEXT ? arena_copy(arena, str_from(hash_of(token).text)) : STR_NONE;
}

static void become(struct call *call, const struct session *session)
{
    call->handle = session->handle;
    call->zone = session->zone;
    speak_to(call, session->language);
    call->unread = session->unread;
    call->waiting = session->waiting;
    call->viewer = (struct viewer){.person_id = session->person_id,
                                   .role = session->role,
                                   .points = session->points,
                                   .blocked_until = session->blocked_until};
}

static enum err load_session(struct call *call)
{
    struct session session = {0};
    struct arena *arena = arena_of(call);
    struct str hash = hash_text_of(arena, session_cookie(&call->exchange->request));
    if (hash.len == 0)
        return OK;
    enum err err = session_load(call->ctx->db, arena, hash, call->ctx->now, &session);
    if (err)
        return err == ERR_NOT_FOUND ? OK : err;
    call->session_hash = hash;
    become(call, &session);
    return OK;
}

static enum err load_guest(struct call *call)
{
    struct str hash = hash_text_of(arena_of(call), guest_cookie(&call->exchange->request));
    if (hash.len == 0)
        return OK;
    enum err err = guest_load(call->ctx->db, hash, &call->viewer.guest_id);
    if (err)
        return err == ERR_NOT_FOUND ? OK : err;
    call->guest_hash = hash;
    return OK;
}

static enum err load_owner(struct call *call, const struct token_row *token)
{
    struct session session = {0};
    if (token->market_id) {
        call->viewer = (struct viewer){.market_id = token->market_id};
        return OK;
    }
    enum err err = token_load_person(call->ctx->db, arena_of(call), token, &session);
    if (!err)
        become(call, &session);
    return err;
}

/*
 * A program shows its token with every request (RFC 6750): whatever cookies come along, it is whom the token stands for.
 * The door for people takes none.
 */
static enum err load_token(struct call *call)
{
    struct token_row token;
    struct arena *arena = arena_of(call);
    struct str header = request_header(&call->exchange->request, STR("Authorization"));
    if (!call->door->admit || !str_eq_nocase(str_cut(&header, ' '), STR("Bearer")))
        return OK;
    call->viewer = (struct viewer){0};
    call->session_hash = call->guest_hash = call->handle = STR_NONE;
    enum err err =
        token_load(call->ctx->db, arena, token_hash(arena, str_trim(header)), call->ctx->now, &token);
    if (!err)
        err = load_owner(call, &token);
    call->key_unknown = err == ERR_NOT_FOUND;
    if (err)
        return call->key_unknown ? OK : err;
    call->token_id = token.id;
    call->scopes = scopes_from(token.scopes);
    app_note_use(call->app, token.id, call->ctx->now);
    return OK;
}

enum err visitor_load(struct call *call)
{
    call->zone = call->ctx->site->settings[SETTING_ZONE];
    enum err err = load_session(call);
    if (!err)
        err = load_guest(call);
    if (!err)
        err = load_token(call);
    if (!err)
        call->csrf = code_for(call, visitor_day(call->ctx->now));
    return err;
}

static struct str six_network(struct arena *arena, struct in6_addr six, size_t bytes)
{
    char text[INET6_ADDRSTRLEN];
    for (size_t i = bytes; i < 16; i++)
        six.s6_addr[i] = 0;
    return arena_copy(arena, str_from(inet_ntop(AF_INET6, &six, text, sizeof text)));
}

/* Who has no cookie has no code of their own. */
static bool has_own_code(const struct call *call)
{
    struct str code = form_get(&call->form, STR("csrf"));
    struct str session = hash_text_of(arena_of(call), session_cookie(&call->exchange->request));
    if (session.len && secret_equal(code, code_of(call, session, 0)))
        return true;
    return call->guest_hash.len && secret_equal(code, code_of(call, call->guest_hash, 0));
}

bool visitor_sent_from_here(const struct call *call)
{
    const struct request *request = &call->exchange->request;
    if (!own_origin(call))
        return false;
    bool said = str_eq(request_header(request, STR("Sec-Fetch-Site")), STR("same-origin")) ||
                request_header(request, STR("Origin")).len;
    return said || has_own_code(call);
}

struct str visitor_network(struct arena *arena, struct str address)
{
    struct in6_addr six;
    if (inet_pton(AF_INET6, arena_cstr(arena, address), &six) != 1 || IN6_IS_ADDR_V4MAPPED(&six))
        return address;
    return six_network(arena, six, 8);
}

struct str visitor_neighbourhood(struct arena *arena, struct str address)
{
    struct in6_addr six;
    size_t end = address.len;
    if (inet_pton(AF_INET6, arena_cstr(arena, address), &six) == 1)
        return arena_printf(arena, "%.*s/48", STR_ARG(six_network(arena, six, 6)));
    while (end && address.at[end - 1] != '.')
        end--;
    return end ? arena_printf(arena, "%.*s0/24", (int)end, address.at) : address;
}
