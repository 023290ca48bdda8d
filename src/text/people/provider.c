#include "text/people/provider.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/secret.h"
#include "text/kit/base64.h"
#include "text/kit/form.h"
#include "text/kit/json_read.h"

enum { ADDRESS_MAX = 8 * 1024, SUBJECT_MAX = 255, CLOCK_SECONDS = 60 };

static bool read_object(struct arena *arena, struct str text, struct json_value *value)
{
    struct failure failure = {0};
    return json_read_sent(arena, text, value, &failure) == OK && value->kind == JSON_KIND_OBJECT;
}

static struct str text_of(const struct json_value *object, const char *name)
{
    const struct json_value *value = json_find(object, str_from(name));
    return value && value->kind == JSON_KIND_STR ? value->text : STR_NONE;
}

static bool flag_of(const struct json_value *object, const char *name)
{
    const struct json_value *value = json_find(object, str_from(name));
    return value && value->kind == JSON_KIND_BOOL && value->integer;
}

static bool lists(const struct json_value *list, struct str text)
{
    for (size_t i = 0; list && list->kind == JSON_KIND_ARRAY && i < list->count; i++)
        if (list->list[i].kind == JSON_KIND_STR && str_eq(list->list[i].text, text))
            return true;
    return false;
}

/* ---- its facts ---- */

/* https, or http inside the own network; nothing that could end an address or a header. */
static bool is_address(struct str text, bool inside)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] <= ' ' || text.at[i] == '"' || text.at[i] == '\\' || text.at[i] == '#')
            return false;
    return str_starts(text, STR("https://")) || (inside && str_starts(text, STR("http://")));
}

static struct str address_of(const struct json_value *object, const char *name, bool inside)
{
    struct str text = text_of(object, name);
    return is_address(text, inside) ? text : STR_NONE;
}

bool provider_facts_read(struct arena *arena, struct str document, const struct provider_settings *settings,
                         struct provider_facts *facts, struct str *why)
{
    struct json_value root;
    *facts = (struct provider_facts){0};
    *why = STR("its discovery document is not a JSON object");
    if (!read_object(arena, document, &root))
        return false;
    *why = STR("its discovery document is another issuer's");
    if (!str_eq(text_of(&root, "issuer"), settings->issuer))
        return false;
    const struct json_value *ways = json_find(&root, STR("token_endpoint_auth_methods_supported"));
    *facts = (struct provider_facts){
        .authorization = address_of(&root, "authorization_endpoint", settings->inside),
        .token = address_of(&root, "token_endpoint", settings->inside),
        .keys = address_of(&root, "jwks_uri", settings->inside),
        .people = address_of(&root, "userinfo_endpoint", settings->inside),
        .end = address_of(&root, "end_session_endpoint", settings->inside),
        .secret_in_form = !lists(ways, STR("client_secret_basic")) && lists(ways, STR("client_secret_post")),
        .names_itself = flag_of(&root, "authorization_response_iss_parameter_supported"),
    };
    *why = STR("its discovery document lacks an address");
    return facts->authorization.len && facts->token.len && facts->keys.len;
}

/* ---- what it is told ---- */

static void put(struct buf *out, char before, const char *name, struct str value)
{
    buf_printf(out, "%c%s=", before, name);
    form_encode(out, value);
}

static struct str taken(struct arena *arena, struct buf *out)
{
    struct str text = out->overflow ? STR_NONE : arena_copy(arena, buf_str(out));
    buf_free(out);
    return text;
}

static char joint_of(struct str address)
{
    return str_find_char(address, '?') < address.len ? '&' : '?';
}

struct str provider_begin_url(struct arena *arena, const struct provider_settings *settings,
                              const struct provider_facts *facts, const struct provider_turn *turn)
{
    struct buf out;
    struct token challenge = hash_token(turn->verifier);
    buf_init(&out, ADDRESS_MAX);
    buf_put(&out, facts->authorization);
    put(&out, joint_of(facts->authorization), "response_type", STR("code"));
    put(&out, '&', "client_id", settings->client_id);
    put(&out, '&', "redirect_uri", turn->redirect);
    put(&out, '&', "scope", STR("openid profile"));
    put(&out, '&', "state", turn->state);
    put(&out, '&', "nonce", turn->nonce);
    put(&out, '&', "code_challenge", str_from(challenge.text));
    put(&out, '&', "code_challenge_method", STR("S256"));
    if (turn->language.len)
        put(&out, '&', "ui_locales", turn->language);
    if (turn->anew) {
        put(&out, '&', "prompt", STR("login"));
        put(&out, '&', "max_age", STR("0"));
    }
    return taken(arena, &out);
}

/* RFC 6749, 2.3.1: both are encoded as in a form before they are joined. */
static struct str basic_of(struct arena *arena, const struct provider_settings *settings)
{
    struct buf out;
    buf_init(&out, ADDRESS_MAX);
    form_encode(&out, settings->client_id);
    buf_put_char(&out, ':');
    form_encode(&out, settings->client_secret);
    struct str code = base64_of(arena, taken(arena, &out));
    return arena_printf(arena, "Authorization: Basic %.*s", STR_ARG(code));
}

struct provider_exchange provider_exchange_of(struct arena *arena, const struct provider_settings *settings,
                                              const struct provider_facts *facts,
                                              const struct provider_turn *turn, struct str code)
{
    struct buf out;
    struct provider_exchange exchange = {0};
    bool in_header = settings->client_secret.len && !facts->secret_in_form;
    buf_init(&out, ADDRESS_MAX);
    buf_put(&out, STR("grant_type=authorization_code"));
    put(&out, '&', "code", code);
    put(&out, '&', "redirect_uri", turn->redirect);
    put(&out, '&', "code_verifier", turn->verifier);
    if (!in_header)
        put(&out, '&', "client_id", settings->client_id);
    if (!in_header && settings->client_secret.len)
        put(&out, '&', "client_secret", settings->client_secret);
    exchange.body = taken(arena, &out);
    if (in_header)
        exchange.header = basic_of(arena, settings);
    return exchange;
}

bool provider_tokens_read(struct arena *arena, struct str answer, struct provider_tokens *tokens,
                          struct str *why)
{
    struct json_value root;
    *why = STR("its answer to the code has no ID token");
    if (!read_object(arena, answer, &root))
        return false;
    *tokens = (struct provider_tokens){text_of(&root, "id_token"), text_of(&root, "access_token")};
    for (size_t i = 0; i < tokens->access.len; i++)
        if ((unsigned char)tokens->access.at[i] <= ' ')
            tokens->access = STR_NONE;
    return tokens->id.len > 0;
}

struct str provider_end_url(struct arena *arena, const struct provider_settings *settings,
                            const struct provider_facts *facts, struct str back)
{
    struct buf out;
    if (!facts->end.len)
        return STR_NONE;
    buf_init(&out, ADDRESS_MAX);
    buf_put(&out, facts->end);
    put(&out, joint_of(facts->end), "client_id", settings->client_id);
    put(&out, '&', "post_logout_redirect_uri", back);
    return taken(arena, &out);
}

/* ---- claims ---- */

static bool number_of(const struct json_value *object, const char *name, double *number)
{
    const struct json_value *value = json_find(object, str_from(name));
    if (!value || (value->kind != JSON_KIND_INT && value->kind != JSON_KIND_REAL))
        return false;
    *number = value->kind == JSON_KIND_INT ? (double)value->integer : value->real;
    return true;
}

/* For us: alone, or beside others when it also says that it was issued to us. */
static bool is_for_us(const struct json_value *root, struct str client)
{
    const struct json_value *audience = json_find(root, STR("aud")), *party = json_find(root, STR("azp"));
    bool ours = str_eq(text_of(root, "aud"), client) || lists(audience, client);
    bool alone = audience && (audience->kind == JSON_KIND_STR || audience->count == 1);
    return ours && (party ? str_eq(text_of(root, "azp"), client) : alone);
}

static bool is_of_now(const struct json_value *root, struct instant now)
{
    double expires = 0, issued = 0, begins = 0, seconds = (double)now.ms / 1000;
    bool begun =
        !json_find(root, STR("nbf")) || (number_of(root, "nbf", &begins) && begins < seconds + CLOCK_SECONDS);
    return begun && number_of(root, "exp", &expires) && number_of(root, "iat", &issued) &&
           expires > seconds - CLOCK_SECONDS && issued < seconds + CLOCK_SECONDS;
}

/* Somebody did something there a moment ago: the way there and back is good for ten minutes. */
static bool is_recent(const struct json_value *root, struct instant now)
{
    enum { WAY_SECONDS = 600 };
    double at = 0, seconds = (double)now.ms / 1000;
    return number_of(root, "auth_time", &at) && at > seconds - WAY_SECONDS - CLOCK_SECONDS;
}

static void take_names(const struct json_value *root, struct identity *identity)
{
    static const char *const members[COUNT_OF(identity->names)] = {"preferred_username", "nickname", "name"};
    for (size_t i = 0; i < COUNT_OF(members); i++)
        if (text_of(root, members[i]).len)
            identity->names[i] = text_of(root, members[i]);
}

bool provider_claims_read(struct arena *arena, struct str claims, const struct provider_check *check,
                          struct identity *identity, struct str *why)
{
    struct json_value root;
    *identity = (struct identity){.issuer = check->settings->issuer};
    if (!read_object(arena, claims, &root)) {
        *why = STR("the token's claims are not a JSON object");
        return false;
    }
    identity->subject = text_of(&root, "sub");
    const struct {
        bool holds;
        struct str otherwise;
    } rules[] = {
        {str_eq(text_of(&root, "iss"), check->settings->issuer), STR_INIT("the token is another issuer's")},
        {is_for_us(&root, check->settings->client_id), STR_INIT("the token is for another client")},
        {is_of_now(&root, check->now), STR_INIT("the token is not of now")},
        {secret_equal(text_of(&root, "nonce"), check->turn->nonce),
         STR_INIT("the token is of another sign-in")},
        {!check->turn->anew || is_recent(&root, check->now), STR_INIT("they were not asked anew there")},
        {identity->subject.len && identity->subject.len <= SUBJECT_MAX, STR_INIT("the token names nobody")},
    };
    for (size_t i = 0; i < COUNT_OF(rules); i++)
        if (!rules[i].holds) {
            *why = rules[i].otherwise;
            return false;
        }
    take_names(&root, identity);
    return true;
}

void provider_names_read(struct arena *arena, struct str answer, struct identity *identity)
{
    struct json_value root;
    if (read_object(arena, answer, &root) && str_eq(text_of(&root, "sub"), identity->subject))
        take_names(&root, identity);
}
