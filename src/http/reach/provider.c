#include "http/reach/provider.h"

#include "base/memory.h"
#include "base/time.h"
#include "http/reach/web.h"
#include "text/people/id_token.h"

#include <pthread.h>
#include <stdlib.h>

enum {
    KEPT_MS = 3600 * 1000,
    CALL_SECONDS = 5,
    MINUTE_MS = 60 * 1000,
    AGAIN_A_MINUTE = 5,
    KEPT_BYTES = 1 << 20
};

/* A document that the provider gave, as it came. */
struct kept {
    struct arena arena;
    struct str text; /* empty: none */
    int64_t at;      /* steady_ms() */
};

struct provider {
    const struct provider_settings *settings;
    pthread_mutex_t lock; /* of what stands below; never held while something is asked */
    struct kept facts, keys;
    int64_t minute; /* in which keys were fetched again */
    int again;      /* how often */
};

struct provider *provider_open(const struct provider_settings *settings)
{
    if (!settings->issuer.len)
        return NULL;
    struct provider *provider = memory_new(sizeof *provider);
    provider->settings = settings;
    pthread_mutex_init(&provider->lock, NULL);
    arena_init(&provider->facts.arena, KEPT_BYTES);
    arena_init(&provider->keys.arena, KEPT_BYTES);
    return provider;
}

void provider_close(struct provider *provider)
{
    if (!provider)
        return;
    arena_free(&provider->facts.arena);
    arena_free(&provider->keys.arena);
    pthread_mutex_destroy(&provider->lock);
    free(provider);
}

const struct provider_settings *provider_settings_of(const struct provider *provider)
{
    return provider->settings;
}

/* ---- calls ---- */

static bool ask(struct provider *provider, struct arena *arena, struct web_call *call, struct str *body,
                struct str *why)
{
    struct web_answer answer;
    struct web *web = web_open();
    call->inside = provider->settings->inside;
    call->seconds = CALL_SECONDS;
    web_ask(web, arena, call, &answer);
    web_close(web);
    *body = answer.body;
    if (answer.status == 200)
        return true;
    *why = answer.status ? arena_printf(arena, "%.*s answers %d", STR_ARG(call->url), answer.status)
                         : arena_printf(arena, "%.*s: %s", STR_ARG(call->url), answer.said);
    return false;
}

static bool read_kept(struct provider *provider, struct arena *arena, struct kept *kept, struct str *text)
{
    pthread_mutex_lock(&provider->lock);
    bool good = kept->text.len && steady_ms() - kept->at < KEPT_MS;
    *text = good ? arena_copy(arena, kept->text) : STR_NONE;
    pthread_mutex_unlock(&provider->lock);
    return good;
}

static void keep(struct provider *provider, struct kept *kept, struct str text)
{
    if (text.len > KEPT_BYTES / 2)
        return;
    pthread_mutex_lock(&provider->lock);
    arena_reset(&kept->arena);
    kept->text = arena_copy(&kept->arena, text);
    kept->at = steady_ms();
    pthread_mutex_unlock(&provider->lock);
}

static bool facts_of(struct provider *provider, struct arena *arena, struct provider_facts *facts,
                     struct str *why)
{
    struct str text, issuer = provider->settings->issuer;
    if (read_kept(provider, arena, &provider->facts, &text))
        return provider_facts_read(arena, text, provider->settings, facts, why);
    size_t end = str_ends(issuer, STR("/")) ? issuer.len - 1 : issuer.len;
    struct web_call call = {
        .method = STR("GET"),
        .url =
            arena_printf(arena, "%.*s/.well-known/openid-configuration", STR_ARG(str_slice(issuer, 0, end))),
    };
    if (!ask(provider, arena, &call, &text, why) ||
        !provider_facts_read(arena, text, provider->settings, facts, why))
        return false;
    keep(provider, &provider->facts, text);
    return true;
}

static bool fetch_keys(struct provider *provider, struct arena *arena, const struct provider_facts *facts,
                       struct str *keys, struct str *why)
{
    struct web_call call = {.method = STR("GET"), .url = facts->keys};
    if (!ask(provider, arena, &call, keys, why))
        return false;
    keep(provider, &provider->keys, *keys);
    return true;
}

/* Tokens of keys that nobody knows do not make this server ask for ever. */
static bool may_fetch_again(struct provider *provider)
{
    pthread_mutex_lock(&provider->lock);
    int64_t minute = steady_ms() / MINUTE_MS;
    if (minute != provider->minute)
        provider->again = 0;
    provider->minute = minute;
    bool may = provider->again < AGAIN_A_MINUTE;
    provider->again += may;
    pthread_mutex_unlock(&provider->lock);
    return may;
}

/* ---- what is wanted ---- */

bool provider_begin(struct provider *provider, struct arena *arena, const struct provider_turn *turn,
                    struct str *url, struct str *why)
{
    struct provider_facts facts;
    if (!facts_of(provider, arena, &facts, why))
        return false;
    *url = provider_begin_url(arena, provider->settings, &facts, turn);
    return url->len > 0;
}

/* One way back, from the code to who it is. */
struct talk {
    struct provider *provider;
    struct arena *arena;
    const struct provider_came *came;
    struct provider_facts facts;
    struct provider_tokens tokens;
    struct str why;
};

static bool exchange(struct talk *talk)
{
    struct str answer;
    struct provider_exchange sent = provider_exchange_of(talk->arena, talk->provider->settings, &talk->facts,
                                                         talk->came->turn, talk->came->code);
    struct web_call call = {.method = STR("POST"),
                            .url = talk->facts.token,
                            .headers = {sent.header},
                            .body = sent.body,
                            .type = STR("application/x-www-form-urlencoded")};
    return ask(talk->provider, talk->arena, &call, &answer, &talk->why) &&
           provider_tokens_read(talk->arena, answer, &talk->tokens, &talk->why);
}

static bool open_token(struct talk *talk, struct str *claims)
{
    struct str keys;
    bool kept = read_kept(talk->provider, talk->arena, &talk->provider->keys, &keys);
    if (!kept && !fetch_keys(talk->provider, talk->arena, &talk->facts, &keys, &talk->why))
        return false;
    enum id_token_seal seal = id_token_open(talk->arena, talk->tokens.id, keys, claims, &talk->why);
    if (seal == SEAL_OF_UNKNOWN_KEY && kept && may_fetch_again(talk->provider)) {
        if (!fetch_keys(talk->provider, talk->arena, &talk->facts, &keys, &talk->why))
            return false;
        seal = id_token_open(talk->arena, talk->tokens.id, keys, claims, &talk->why);
    }
    return seal == SEAL_FITS;
}

/* Some providers say names only there. Without an answer, somebody has no name yet. */
static void ask_for_names(struct talk *talk, struct identity *identity)
{
    struct str answer, why, access = talk->tokens.access;
    if (identity->names[0].len || !talk->facts.people.len || !access.len)
        return;
    struct web_call call = {
        .method = STR("GET"),
        .url = talk->facts.people,
        .headers = {arena_printf(talk->arena, "Authorization: Bearer %.*s", STR_ARG(access))}};
    if (ask(talk->provider, talk->arena, &call, &answer, &why))
        provider_names_read(talk->arena, answer, identity);
}

static bool names_issuer(struct talk *talk)
{
    struct str issuer = talk->came->issuer;
    talk->why = STR("the answer is another issuer's");
    bool named = issuer.len || talk->facts.names_itself;
    return !named || str_eq(issuer, talk->provider->settings->issuer);
}

bool provider_arrive(struct provider *provider, struct arena *arena, const struct provider_came *came,
                     struct identity *identity, struct str *why)
{
    struct str claims;
    struct talk talk = {.provider = provider, .arena = arena, .came = came};
    struct provider_check check = {provider->settings, came->turn, came->now};
    bool certain = facts_of(provider, arena, &talk.facts, &talk.why) && names_issuer(&talk) &&
                   exchange(&talk) && open_token(&talk, &claims) &&
                   provider_claims_read(arena, claims, &check, identity, &talk.why);
    *why = talk.why;
    if (certain)
        ask_for_names(&talk, identity);
    return certain;
}

struct str provider_end(struct provider *provider, struct arena *arena, struct str back)
{
    struct provider_facts facts;
    struct str text, why;
    if (!read_kept(provider, arena, &provider->facts, &text) ||
        !provider_facts_read(arena, text, provider->settings, &facts, &why))
        return STR_NONE;
    return provider_end_url(arena, provider->settings, &facts, back);
}
