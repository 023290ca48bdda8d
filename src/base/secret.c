#include "base/secret.h"

#include "base/check.h"
#include "base/memory.h"
#include "base/password_old.h"
#include "base/time_code.h"

#include <openssl/evp.h>
#include <sodium.h>
#include <string.h>

enum { ARGON_PASSES = 2, ARGON_BYTES = 19 * 1024 * 1024 };
/* How a hash begins that is made with these; one with others is made anew at the next sign-in. */
#define OWN_COSTS "$argon2id$v=19$m=19456,t=2,p=1$"

_Static_assert(crypto_pwhash_STRBYTES <= PASSWORD_HASH_MAX, "an Argon2id string fits");

/* Looked up once; of libcrypto, which has the processor's own instructions for what every event of an order needs. */
static EVP_MD *sha256;

void secret_init(void)
{
    check(sodium_init() >= 0);
    if (!sha256)
        sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
    check(sha256 != NULL);
    time_code_init();
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

void secret_fill(unsigned char *bytes, size_t count)
{
    randombytes_buf(bytes, count);
}

static struct hash hash_text(const unsigned char bytes[32])
{
    struct hash hash;
    sodium_bin2hex(hash.text, sizeof hash.text, bytes, 32);
    return hash;
}

static void digest(unsigned char bytes[crypto_hash_sha256_BYTES], struct str s)
{
    unsigned len = crypto_hash_sha256_BYTES;
    MEMORY_FOR(EVP_Digest(s.at, s.len, bytes, &len, sha256 ? sha256 : EVP_sha256(), NULL) == 1);
}

struct hash hash_of(struct str s)
{
    unsigned char bytes[crypto_hash_sha256_BYTES];
    digest(bytes, s);
    return hash_text(bytes);
}

bool hash_of_file(FILE *in, struct hash *hash, int64_t *bytes)
{
    enum { PIECE = 64 * 1024 };
    char piece[PIECE];
    size_t len;
    unsigned char sum[crypto_hash_sha256_BYTES];
    unsigned sum_len = sizeof sum;
    EVP_MD_CTX *context;
    MEMORY_FOR((context = EVP_MD_CTX_new()) != NULL);
    MEMORY_FOR(EVP_DigestInit_ex(context, sha256 ? sha256 : EVP_sha256(), NULL) == 1);
    *bytes = 0;
    while ((len = fread(piece, 1, sizeof piece, in)) > 0) {
        check(EVP_DigestUpdate(context, piece, len) == 1);
        *bytes += (int64_t)len;
    }
    check(EVP_DigestFinal_ex(context, sum, &sum_len) == 1);
    EVP_MD_CTX_free(context);
    *hash = hash_text(sum);
    return !ferror(in) && fseek(in, 0, SEEK_SET) == 0;
}

struct token hash_token(struct str s)
{
    unsigned char bytes[crypto_hash_sha256_BYTES];
    struct token token;
    digest(bytes, s);
    sodium_bin2base64(token.text, sizeof token.text, bytes, sizeof bytes,
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return token;
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

bool password_is_old(const char *hash)
{
    return hash[0] != 0 && !str_starts(str_from(hash), STR(OWN_COSTS));
}

bool password_fits(struct str password, const char *hash)
{
    /* A hash nobody's password gives, so that an unknown account costs the time of a known one. */
    static const char nobody[crypto_pwhash_STRBYTES] =
        OWN_COSTS "AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    bool old = password_is_old(hash), known = hash[0] != 0 && !old;
    bool fits = crypto_pwhash_str_verify(known ? hash : nobody, password.at, password.len) == 0;
    return old ? password_old_fits(password, hash) : known && fits;
}

/* ---- boxes ---- */

enum { BOX_HEAD = crypto_secretbox_NONCEBYTES, BOX_MORE = BOX_HEAD + crypto_secretbox_MACBYTES };

struct str box_close(struct arena *arena, struct str secret, struct str message)
{
    unsigned char key[crypto_secretbox_KEYBYTES];
    unsigned char *box = arena_take(arena, message.len + BOX_MORE);
    size_t most = sodium_base64_ENCODED_LEN(message.len + BOX_MORE, sodium_base64_VARIANT_ORIGINAL);
    char *text = arena_take(arena, most);
    digest(key, secret);
    randombytes_buf(box, BOX_HEAD);
    check(crypto_secretbox_easy(box + BOX_HEAD, (const unsigned char *)message.at, message.len, box, key) ==
          0);
    sodium_memzero(key, sizeof key);
    sodium_bin2base64(text, most, box, message.len + BOX_MORE, sodium_base64_VARIANT_ORIGINAL);
    return str_from(text);
}

bool box_open(struct arena *arena, struct str secret, struct str box, struct str *message)
{
    size_t len = 0;
    unsigned char key[crypto_secretbox_KEYBYTES];
    unsigned char *bytes = arena_take(arena, box.len + 1), *plain = arena_take(arena, box.len + 1);
    if (sodium_base642bin(bytes, box.len, box.at, box.len, NULL, &len, NULL,
                          sodium_base64_VARIANT_ORIGINAL) ||
        len < BOX_MORE)
        return false;
    digest(key, secret);
    bool opened = crypto_secretbox_open_easy(plain, bytes + BOX_HEAD, len - BOX_HEAD, bytes, key) == 0;
    sodium_memzero(key, sizeof key);
    if (opened)
        *message = (struct str){(const char *)plain, len - BOX_MORE};
    return opened;
}

/* ---- signatures ---- */

enum { BASE64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING };

static bool bytes_of(struct str text, unsigned char *bytes, size_t count)
{
    size_t len = 0;
    const char *end = NULL;
    return text.len && sodium_base642bin(bytes, count, text.at, text.len, NULL, &len, &end, BASE64) == 0 &&
           len == count && end == text.at + text.len;
}

static bool pair_of(struct str secret, unsigned char public_key[crypto_sign_PUBLICKEYBYTES],
                    unsigned char key[crypto_sign_SECRETKEYBYTES])
{
    unsigned char seed[crypto_sign_SEEDBYTES];
    bool known = bytes_of(secret, seed, sizeof seed);
    if (known)
        crypto_sign_seed_keypair(public_key, key, seed);
    sodium_memzero(seed, sizeof seed);
    return known;
}

bool sign_public(struct str secret, struct token *key)
{
    unsigned char public_key[crypto_sign_PUBLICKEYBYTES], secret_key[crypto_sign_SECRETKEYBYTES];
    if (!pair_of(secret, public_key, secret_key))
        return false;
    sodium_memzero(secret_key, sizeof secret_key);
    sodium_bin2base64(key->text, sizeof key->text, public_key, sizeof public_key, BASE64);
    return true;
}

bool sign_make(struct str secret, struct str message, struct signature *signature)
{
    unsigned char public_key[crypto_sign_PUBLICKEYBYTES], secret_key[crypto_sign_SECRETKEYBYTES];
    unsigned char bytes[crypto_sign_BYTES];
    if (!pair_of(secret, public_key, secret_key))
        return false;
    crypto_sign_detached(bytes, NULL, (const unsigned char *)message.at, message.len, secret_key);
    sodium_memzero(secret_key, sizeof secret_key);
    sodium_bin2base64(signature->text, sizeof signature->text, bytes, sizeof bytes, BASE64);
    return true;
}

bool sign_fits(struct str key, struct str message, struct str signature)
{
    unsigned char public_key[crypto_sign_PUBLICKEYBYTES], bytes[crypto_sign_BYTES];
    return bytes_of(key, public_key, sizeof public_key) && bytes_of(signature, bytes, sizeof bytes) &&
           crypto_sign_verify_detached(bytes, (const unsigned char *)message.at, message.len, public_key) ==
               0;
}

static const struct str shared_prefix = STR_INIT("whsec_");

struct shared shared_new(void)
{
    struct shared shared;
    unsigned char bytes[24];
    randombytes_buf(bytes, sizeof bytes);
    memcpy(shared.text, shared_prefix.at, shared_prefix.len);
    sodium_bin2base64(shared.text + shared_prefix.len, sizeof shared.text - shared_prefix.len, bytes,
                      sizeof bytes, sodium_base64_VARIANT_ORIGINAL);
    return shared;
}

struct seal seal_make(struct str secret, struct str message)
{
    size_t length;
    struct seal seal = {""};
    unsigned char key[64], code[crypto_auth_hmacsha256_BYTES];
    crypto_auth_hmacsha256_state state;
    struct str text = str_slice(secret, shared_prefix.len, secret.len);
    if (!str_starts(secret, shared_prefix) ||
        sodium_base642bin(key, sizeof key, text.at, text.len, NULL, &length, NULL,
                          sodium_base64_VARIANT_ORIGINAL))
        return seal;
    crypto_auth_hmacsha256_init(&state, key, length);
    crypto_auth_hmacsha256_update(&state, (const unsigned char *)message.at, message.len);
    crypto_auth_hmacsha256_final(&state, code);
    sodium_bin2base64(seal.text, sizeof seal.text, code, sizeof code, sodium_base64_VARIANT_ORIGINAL);
    return seal;
}
