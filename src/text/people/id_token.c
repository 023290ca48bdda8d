#include "text/people/id_token.h"

#include "base/check.h"

#include <cjose/cjose.h>
#include <jansson.h>
#include <string.h>

enum { RSA_BITS_MIN = 2048, TOKEN_MAX = 32 * 1024 };

static const struct seal_kind {
    const char *alg;
    const char *kty;
} kinds[] = {{"RS256", "RSA"}, {"ES256", "EC"}};

static const struct seal_kind *kind_of(cjose_jws_t *jws)
{
    cjose_header_t *header = cjose_jws_get_protected(jws);
    const char *alg = cjose_header_get(header, "alg", NULL);
    if (json_object_get((json_t *)header, "crit"))
        return NULL; /* it says that something must be understood which is not */
    for (size_t i = 0; alg && i < COUNT_OF(kinds); i++)
        if (strcmp(alg, kinds[i].alg) == 0)
            return &kinds[i];
    return NULL;
}

static bool member_is(const json_t *key, const char *name, const char *value)
{
    const char *text = json_string_value(json_object_get(key, name));
    return text && strcmp(text, value) == 0;
}

/* Of the kind, for signatures, and of the name that the token has for it, if it has one. */
static bool is_candidate(const json_t *key, const struct seal_kind *kind, const char *kid)
{
    bool signs = !json_object_get(key, "use") || member_is(key, "use", "sig");
    bool fits = !json_object_get(key, "alg") || member_is(key, "alg", kind->alg);
    bool curve = strcmp(kind->kty, "EC") != 0 || member_is(key, "crv", "P-256");
    return member_is(key, "kty", kind->kty) && signs && fits && curve && (!kid || member_is(key, "kid", kid));
}

static bool is_strong(const cjose_jwk_t *key, const struct seal_kind *kind)
{
    return strcmp(kind->kty, "RSA") != 0 || cjose_jwk_get_keysize(key, NULL) >= RSA_BITS_MIN;
}

static bool fits_key(cjose_jws_t *jws, json_t *published, const struct seal_kind *kind)
{
    cjose_jwk_t *key = cjose_jwk_import_json((cjose_header_t *)published, NULL);
    bool fits = key && is_strong(key, kind) && cjose_jws_verify(jws, key, NULL);
    if (key)
        cjose_jwk_release(key);
    return fits;
}

static enum id_token_seal try_keys(cjose_jws_t *jws, const json_t *set, struct str *why)
{
    json_t *key;
    size_t i, tried = 0;
    const struct seal_kind *kind = kind_of(jws);
    *why = STR("the token is not signed with RS256 or ES256");
    if (!kind)
        return SEAL_WRONG;
    const char *kid = cjose_header_get(cjose_jws_get_protected(jws), "kid", NULL);
    json_array_foreach(json_object_get(set, "keys"), i, key)
    {
        if (!is_candidate(key, kind, kid))
            continue;
        tried++;
        if (fits_key(jws, key, kind))
            return SEAL_FITS;
    }
    *why = tried ? STR("the token's signature is wrong") : STR("the token's key is not among the provider's");
    return tried && kid ? SEAL_WRONG : SEAL_OF_UNKNOWN_KEY;
}

/* RFC 7515 2: base64url without "=" behind it, so that a token has one spelling. */
static bool is_padded(struct str token)
{
    return memchr(token.at, '=', token.len) != NULL;
}

enum id_token_seal id_token_open(struct arena *arena, struct str token, struct str keys, struct str *claims,
                                 struct str *why)
{
    uint8_t *bytes = NULL;
    size_t len = 0;
    *why = STR("the token is not a signed one");
    if (token.len == 0 || token.len > TOKEN_MAX || is_padded(token))
        return SEAL_WRONG;
    cjose_jws_t *jws = cjose_jws_import(token.at, token.len, NULL);
    if (!jws)
        return SEAL_WRONG;
    json_t *set = json_loadb(keys.at, keys.len, JSON_REJECT_DUPLICATES, NULL);
    enum id_token_seal seal = try_keys(jws, set, why);
    if (seal == SEAL_FITS && !cjose_jws_get_plaintext(jws, &bytes, &len, NULL))
        seal = SEAL_WRONG;
    if (seal == SEAL_FITS)
        *claims = arena_copy(arena, (struct str){(const char *)bytes, len});
    json_decref(set);
    cjose_jws_release(jws);
    return seal;
}
