#include "base/secret.h"

#include "base/check.h"

#include <sodium.h>
#include <string.h>

enum { ARGON_PASSES = 2, ARGON_BYTES = 19 * 1024 * 1024 };

_Static_assert(crypto_pwhash_STRBYTES <= PASSWORD_HASH_MAX, "an Argon2id string fits");

void secret_init(void)
{
    check(sodium_init() >= 0);
}

void secret_random(void *at, size_t len)
{
    randombytes_buf(at, len);
}

struct token token_new(void)
{
    unsigned char bytes[32];
    struct token token;
    randombytes_buf(bytes, sizeof bytes);
    sodium_bin2base64(token.text, sizeof token.text, bytes, sizeof bytes,
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return token;
}

static struct hash hash_text(const unsigned char bytes[32])
{
    struct hash hash;
    sodium_bin2hex(hash.text, sizeof hash.text, bytes, 32);
    return hash;
}

struct hash hash_of(struct str s)
{
    unsigned char bytes[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(bytes, (const unsigned char *)s.at, s.len);
    return hash_text(bytes);
}

struct hash hash_keyed(struct str key, struct str message)
{
    unsigned char bytes[crypto_auth_hmacsha256_BYTES];
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, (const unsigned char *)key.at, key.len);
    crypto_auth_hmacsha256_update(&state, (const unsigned char *)message.at, message.len);
    crypto_auth_hmacsha256_final(&state, bytes);
    return hash_text(bytes);
}

bool secret_equal(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || sodium_memcmp(a.at, b.at, a.len) == 0);
}

enum err password_hash(struct str password, char hash[PASSWORD_HASH_MAX], struct failure *failure)
{
    memset(hash, 0, PASSWORD_HASH_MAX);
    if (crypto_pwhash_str_alg(hash, password.at, password.len, ARGON_PASSES, ARGON_BYTES,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail(failure, ERR_FULL, "not enough memory to hash a password; try again in a moment");
    return OK;
}

bool password_fits(struct str password, const char *hash)
{
    /* A hash nobody's password gives, so that an unknown account costs the time of a known one. */
    static const char nobody[] =
        "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    bool known = hash[0] != 0;
    bool fits = crypto_pwhash_str_verify(known ? hash : nobody, password.at, password.len) == 0;
    return known && fits;
}
