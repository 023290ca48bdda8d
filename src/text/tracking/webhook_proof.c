/* Signatures of tracking services. The bytes are taken as they came: nothing is parsed before it is proved. */
#include "base/secret.h"
#include "text/kit/base64.h"
#include "text/tracking/webhook.h"

#include <stdlib.h>
#include <uninorm.h>

enum { HASH_BYTES = HASH_TEXT / 2 };

static unsigned digit_of(char c)
{
    return (unsigned)(c >= 'a' ? c - 'a' + 10 : c - '0');
}

/* What a hash's hexadecimal digits stand for. */
static struct str bytes_of(struct arena *arena, struct hash hash)
{
    char *bytes = arena_take(arena, HASH_BYTES);
    for (size_t i = 0; i < HASH_BYTES; i++)
        bytes[i] = (char)(digit_of(hash.text[2 * i]) << 4 | digit_of(hash.text[2 * i + 1]));
    return (struct str){bytes, HASH_BYTES};
}

static bool prove_aftership(struct arena *arena, const struct webhook_sealed *sealed)
{
    struct str bytes = bytes_of(arena, hash_keyed(sealed->secret, sealed->body));
    return secret_equal(sealed->signature, base64_of(arena, bytes));
}

/* EasyPost signs with the secret in the form NFKD. */
static struct str decomposed(struct arena *arena, struct str secret)
{
    size_t length = 0;
    uint8_t *bytes = str_is_utf8(secret)
                         ? u8_normalize(UNINORM_NFKD, (const uint8_t *)secret.at, secret.len, NULL, &length)
                         : NULL;
    if (!bytes)
        return secret;
    struct str copy = arena_copy(arena, (struct str){(const char *)bytes, length});
    free(bytes);
    return copy;
}

static bool prove_easypost(struct arena *arena, const struct webhook_sealed *sealed)
{
    struct hash hash = hash_keyed(decomposed(arena, sealed->secret), sealed->body);
    struct str signature = sealed->signature, prefix = STR("hmac-sha256-hex=");
    return str_starts(signature, prefix) &&
           secret_equal(str_slice(signature, prefix.len, signature.len), str_from(hash.text));
}

/* A plain hash of the body, a slash and the key. */
static bool prove_17track(struct arena *arena, const struct webhook_sealed *sealed)
{
    size_t len = sealed->body.len + 1 + sealed->secret.len;
    char *text = arena_take(arena, len);
    for (size_t i = 0; i < len; i++)
        text[i] = i < sealed->body.len    ? sealed->body.at[i]
                  : i == sealed->body.len ? '/'
                                          : sealed->secret.at[i - sealed->body.len - 1];
    return secret_equal(sealed->signature, str_from(hash_of((struct str){text, len}).text));
}

/* "t=SECONDS,v1=HEX": the time is signed with the body, so that an old message cannot be sent again. */
static enum webhook_proof prove_shippo(struct arena *arena, const struct webhook_sealed *sealed)
{
    struct str rest = sealed->signature, time = STR_NONE, hex = STR_NONE;
    int64_t seconds;
    while (rest.len) {
        struct str value = str_trim(str_cut(&rest, ',')), name = str_cut(&value, '=');
        if (str_eq(name, STR("t")))
            time = value;
        else if (str_eq(name, STR("v1")))
            hex = value;
    }
    if (!str_to_int(time, &seconds) || seconds < 0 || seconds > INT64_C(99999999999))
        return PROOF_WRONG;
    char *text = arena_take(arena, time.len + 1 + sealed->body.len);
    size_t len = 0;
    for (size_t i = 0; i < time.len; i++)
        text[len++] = time.at[i];
    text[len++] = '.';
    for (size_t i = 0; i < sealed->body.len; i++)
        text[len++] = sealed->body.at[i];
    if (!secret_equal(hex, str_from(hash_keyed(sealed->secret, (struct str){text, len}).text)))
        return PROOF_WRONG;
    int64_t apart = sealed->now.ms / 1000 - seconds;
    return apart > WEBHOOK_WINDOW_SECONDS || apart < -WEBHOOK_WINDOW_SECONDS ? PROOF_OLD : PROOF_HOLDS;
}

enum webhook_proof webhook_prove(struct arena *arena, const struct webhook_sealed *sealed)
{
    if (sealed->secret.len == 0)
        return PROOF_NO_SECRET;
    if (sealed->signature.len == 0)
        return PROOF_MISSING;
    switch (sealed->webhook) {
    case WEBHOOK_AFTERSHIP:
        return prove_aftership(arena, sealed) ? PROOF_HOLDS : PROOF_WRONG;
    case WEBHOOK_EASYPOST:
        return prove_easypost(arena, sealed) ? PROOF_HOLDS : PROOF_WRONG;
    case WEBHOOK_SHIPPO:
        return prove_shippo(arena, sealed);
    case WEBHOOK_17TRACK:
        return prove_17track(arena, sealed) ? PROOF_HOLDS : PROOF_WRONG;
    case WEBHOOK_OWN:
        return secret_equal(sealed->signature, str_from(hash_keyed(sealed->secret, sealed->body).text))
                   ? PROOF_HOLDS
                   : PROOF_WRONG;
    case WEBHOOK_COUNT:
        break;
    }
    return PROOF_WRONG;
}
