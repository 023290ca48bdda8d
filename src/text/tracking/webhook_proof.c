/* Signatures of tracking services. The bytes are taken as they came: nothing is parsed before it is proved. */
#include "base/secret.h"
#include "text/tracking/webhook.h"

enum { HASH_BYTES = HASH_TEXT / 2 };

static unsigned digit_of(char c)
{
    return (unsigned)(c >= 'a' ? c - 'a' + 10 : c - '0');
}

/* The base64 (RFC 4648) of what a hash's hexadecimal digits stand for. */
static struct str base64_of(struct arena *arena, struct hash hash)
{
    static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned char bytes[HASH_BYTES + 1] = {0};
    char *text = arena_take(arena, HASH_BYTES * 2);
    size_t len = 0;
    for (size_t i = 0; i < HASH_BYTES; i++)
        bytes[i] = (unsigned char)(digit_of(hash.text[2 * i]) << 4 | digit_of(hash.text[2 * i + 1]));
    for (size_t i = 0; i < HASH_BYTES; i += 3) {
        unsigned three = (unsigned)bytes[i] << 16 | (unsigned)bytes[i + 1] << 8 |
                         (i + 2 < HASH_BYTES ? (unsigned)bytes[i + 2] : 0);
        text[len++] = signs[three >> 18];
        text[len++] = signs[three >> 12 & 63];
        text[len++] = signs[three >> 6 & 63];
        text[len++] = i + 2 < HASH_BYTES ? signs[three & 63] : '=';
    }
    return (struct str){text, len};
}

static bool prove_aftership(struct arena *arena, const struct webhook_sealed *sealed)
{
    return secret_equal(sealed->signature, base64_of(arena, hash_keyed(sealed->secret, sealed->body)));
}

static bool prove_easypost(const struct webhook_sealed *sealed)
{
    struct hash hash = hash_keyed(sealed->secret, sealed->body);
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
        return prove_easypost(sealed) ? PROOF_HOLDS : PROOF_WRONG;
    case WEBHOOK_SHIPPO:
        return prove_shippo(arena, sealed);
    case WEBHOOK_17TRACK:
        return prove_17track(arena, sealed) ? PROOF_HOLDS : PROOF_WRONG;
    case WEBHOOK_COUNT:
        break;
    }
    return PROOF_WRONG;
}
