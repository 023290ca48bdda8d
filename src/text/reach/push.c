#include "text/reach/push.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/memory.h"
#include "base/secret.h"
#include "text/kit/base64.h"
#include "text/kit/json_write.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/param_build.h>
#include <openssl/params.h>
#include <string.h>

enum { POINT = 65, SCALAR = 32, AUTH = 16, SALT = 16, SHARED = 32, CEK = 16, NONCE = 12, TAG = 16 };
enum { RECORD_SIZE = 4096, HEADER = SALT + 4 + 1 + POINT, LAST_RECORD = 2 };

static const unsigned char *bytes_of(struct str s)
{
    return (const unsigned char *)s.at;
}

/* Bytes of that length, from base64. */
static bool take(struct arena *arena, struct str text, size_t len, struct str *bytes)
{
    return base64url_bytes(arena, text, bytes) && bytes->len == len;
}

/* ---- keys of P-256 ---- */

/* secret: NULL for the key of somebody else. NULL when they are no key. */
static EVP_PKEY *key_open(struct str point, const BIGNUM *secret)
{
    EVP_PKEY *key = NULL;
    char group[] = "prime256v1";
    EVP_PKEY_CTX *ctx;
    OSSL_PARAM_BLD *build;
    MEMORY_FOR(ctx = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL));
    MEMORY_FOR(build = OSSL_PARAM_BLD_new());
    OSSL_PARAM_BLD_push_utf8_string(build, OSSL_PKEY_PARAM_GROUP_NAME, group, 0);
    OSSL_PARAM_BLD_push_octet_string(build, OSSL_PKEY_PARAM_PUB_KEY, point.at, point.len);
    if (secret)
        OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_PRIV_KEY, secret);
    OSSL_PARAM *params = OSSL_PARAM_BLD_to_param(build);
    int kind = secret ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
    if (!params || EVP_PKEY_fromdata_init(ctx) != 1 || EVP_PKEY_fromdata(ctx, &key, kind, params) != 1)
        key = NULL;
    OSSL_PARAM_free(params);
    OSSL_PARAM_BLD_free(build);
    EVP_PKEY_CTX_free(ctx);
    return key;
}

/* The public point of a private number; false when it is none of the group. */
static bool point_of(const BIGNUM *secret, unsigned char point[POINT])
{
    EC_GROUP *curve;
    EC_POINT *at;
    MEMORY_FOR(curve = EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
    MEMORY_FOR(at = EC_POINT_new(curve));
    bool good = !BN_is_zero(secret) && BN_cmp(secret, EC_GROUP_get0_order(curve)) < 0 &&
                EC_POINT_mul(curve, at, secret, NULL, NULL, NULL) == 1 &&
                EC_POINT_point2oct(curve, at, POINT_CONVERSION_UNCOMPRESSED, point, POINT, NULL) == POINT;
    EC_POINT_free(at);
    EC_GROUP_free(curve);
    return good;
}

/* A private key with its point, to be freed; NULL when the text is none. */
static EVP_PKEY *secret_open(struct arena *arena, struct str text, unsigned char point[POINT])
{
    struct str scalar;
    if (!take(arena, text, SCALAR, &scalar))
        return NULL;
    BIGNUM *secret;
    MEMORY_FOR(secret = BN_bin2bn(bytes_of(scalar), SCALAR, NULL));
    EVP_PKEY *key =
        point_of(secret, point) ? key_open((struct str){(const char *)point, POINT}, secret) : NULL;
    BN_clear_free(secret);
    return key;
}

struct str push_public(struct arena *arena, struct str secret)
{
    unsigned char point[POINT];
    EVP_PKEY *key = secret_open(arena, secret, point);
    if (!key)
        return STR_NONE;
    EVP_PKEY_free(key);
    return base64url_of(arena, (struct str){(const char *)point, POINT});
}

/* ---- RFC 8291 ---- */

static struct str joined(struct arena *arena, struct str a, struct str b)
{
    char *at = arena_take(arena, a.len + b.len + 1);
    memcpy(at, a.at, a.len);
    memcpy(at + a.len, b.at, b.len);
    return (struct str){at, a.len + b.len};
}

/* HKDF (RFC 5869) with SHA-256. */
static struct str derive(struct arena *arena, struct str salt, struct str from, struct str info, size_t len)
{
    char *out = arena_take(arena, len);
    EVP_KDF *kdf;
    EVP_KDF_CTX *ctx;
    MEMORY_FOR(kdf = EVP_KDF_fetch(NULL, "HKDF", NULL));
    MEMORY_FOR(ctx = EVP_KDF_CTX_new(kdf));
    char digest[] = "SHA256";
    OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, (void *)salt.at, salt.len),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, (void *)from.at, from.len),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, (void *)info.at, info.len),
        OSSL_PARAM_construct_end(),
    };
    MEMORY_FOR(EVP_KDF_derive(ctx, (unsigned char *)out, len, params) == 1);
    EVP_KDF_CTX_free(ctx);
    EVP_KDF_free(kdf);
    return (struct str){out, len};
}

static bool agree(EVP_PKEY *mine, EVP_PKEY *theirs, unsigned char shared[SHARED])
{
    size_t len = SHARED;
    EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new(mine, NULL);
    bool good = ctx && EVP_PKEY_derive_init(ctx) == 1 && EVP_PKEY_derive_set_peer(ctx, theirs) == 1 &&
                EVP_PKEY_derive(ctx, shared, &len) == 1 && len == SHARED;
    EVP_PKEY_CTX_free(ctx);
    return good;
}

static bool encrypt(struct str key, struct str nonce, struct str plain, unsigned char *out)
{
    int len = 0, rest = 0;
    static const unsigned char last = LAST_RECORD;
    EVP_CIPHER_CTX *ctx = EVP_CIPHER_CTX_new();
    bool good = ctx &&
                EVP_EncryptInit_ex(ctx, EVP_aes_128_gcm(), NULL, bytes_of(key), bytes_of(nonce)) == 1 &&
                EVP_EncryptUpdate(ctx, out, &len, bytes_of(plain), (int)plain.len) == 1 &&
                EVP_EncryptUpdate(ctx, out + len, &rest, &last, 1) == 1 &&
                EVP_EncryptFinal_ex(ctx, out + len + rest, &rest) == 1 &&
                EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_GCM_GET_TAG, TAG, out + plain.len + 1) == 1;
    EVP_CIPHER_CTX_free(ctx);
    return good;
}

/* What both sides know, and what is fresh. */
struct opened {
    struct str theirs, auth, salt; /* bytes */
    EVP_PKEY *their_key, *my_key;
    unsigned char mine[POINT];
};

static bool seal_opened(struct arena *arena, const struct opened *opened, struct str plain,
                        struct str *sealed)
{
    unsigned char shared[SHARED];
    if (!agree(opened->my_key, opened->their_key, shared))
        return false;
    struct str mine = {(const char *)opened->mine, POINT};
    struct str info = joined(arena, (struct str){"WebPush: info\0", 14}, joined(arena, opened->theirs, mine));
    struct str from = derive(arena, opened->auth, (struct str){(char *)shared, SHARED}, info, SHARED);
    struct str key =
        derive(arena, opened->salt, from, (struct str){"Content-Encoding: aes128gcm\0", 28}, CEK);
    struct str nonce =
        derive(arena, opened->salt, from, (struct str){"Content-Encoding: nonce\0", 24}, NONCE);
    unsigned char *out = arena_take(arena, HEADER + plain.len + 1 + TAG);
    static const unsigned char sizes[] = {0, 0, RECORD_SIZE >> 8, RECORD_SIZE & 255, POINT};
    memcpy(out, opened->salt.at, SALT);
    memcpy(out + SALT, sizes, sizeof sizes);
    memcpy(out + SALT + sizeof sizes, mine.at, POINT);
    *sealed = (struct str){(const char *)out, HEADER + plain.len + 1 + TAG};
    return encrypt(key, nonce, plain, out + HEADER);
}

bool push_seal(struct arena *arena, const struct push_receiver *receiver, const struct push_fresh *fresh,
               struct str plain, struct str *sealed)
{
    struct opened opened = {.their_key = NULL};
    bool good = plain.len <= PUSH_PLAIN_MAX && take(arena, receiver->key, POINT, &opened.theirs) &&
                take(arena, receiver->auth, AUTH, &opened.auth) &&
                take(arena, fresh->salt, SALT, &opened.salt);
    if (!good)
        return false;
    opened.their_key = key_open(opened.theirs, NULL);
    opened.my_key = secret_open(arena, fresh->secret, opened.mine);
    good = opened.their_key && opened.my_key && seal_opened(arena, &opened, plain, sealed);
    EVP_PKEY_free(opened.their_key);
    EVP_PKEY_free(opened.my_key);
    return good;
}

struct push_fresh push_fresh_new(struct arena *arena)
{
    unsigned char salt[SALT];
    struct push_fresh fresh = {STR_NONE, STR_NONE};
    secret_fill(salt, sizeof salt);
    fresh.salt = base64url_of(arena, (struct str){(const char *)salt, SALT});
    do /* of four thousand million, one is no key of the group */
        fresh.secret = arena_copy(arena, str_from(token_new().text));
    while (!push_public(arena, fresh.secret).len);
    return fresh;
}

bool push_is_receiver(struct arena *arena, struct str key, struct str auth)
{
    struct str sealed;
    struct push_receiver receiver = {key, auth};
    struct push_fresh fresh = push_fresh_new(arena);
    return push_seal(arena, &receiver, &fresh, STR_NONE, &sealed);
}

/* ---- RFC 8292 ---- */

/* "https://push.example.net" of "https://push.example.net/send/abc" */
static struct str origin_of(struct str address)
{
    size_t at = str_find(address, STR("://"));
    struct str rest = str_slice(address, at + 3, address.len);
    struct str site = str_cut(&rest, '/');
    return str_slice(address, 0, (size_t)(site.at - address.at) + site.len);
}

static struct str claims_of(struct arena *arena, const struct push_sender *sender, struct str address)
{
    struct buf out;
    struct json json;
    buf_init(&out, 4096);
    json_begin(&json, &out);
    json_object_begin(&json);
    json_put(&json, STR("aud"), origin_of(address));
    json_put(&json, STR("exp"), (int64_t)(sender->until.ms / 1000));
    json_put(&json, STR("sub"), sender->contact);
    json_object_end(&json);
    struct str text = base64url_of(arena, buf_str(&out));
    buf_free(&out);
    return text;
}

/* The two numbers of a signature one behind the other, as JWS has them (RFC 7518, 3.4). */
static bool flatten(const unsigned char *der, size_t len, unsigned char flat[2 * SCALAR])
{
    ECDSA_SIG *sig = d2i_ECDSA_SIG(NULL, &der, (long)len);
    bool good = sig && BN_bn2binpad(ECDSA_SIG_get0_r(sig), flat, SCALAR) == SCALAR &&
                BN_bn2binpad(ECDSA_SIG_get0_s(sig), flat + SCALAR, SCALAR) == SCALAR;
    ECDSA_SIG_free(sig);
    return good;
}

static struct str sign(struct arena *arena, EVP_PKEY *key, struct str message)
{
    unsigned char der[128], flat[2 * SCALAR];
    size_t len = sizeof der;
    EVP_MD_CTX *ctx = EVP_MD_CTX_new();
    bool good = ctx && EVP_DigestSignInit(ctx, NULL, EVP_sha256(), NULL, key) == 1 &&
                EVP_DigestSign(ctx, der, &len, bytes_of(message), message.len) == 1 &&
                flatten(der, len, flat);
    EVP_MD_CTX_free(ctx);
    check(good);
    return base64url_of(arena, (struct str){(const char *)flat, sizeof flat});
}

struct str push_authorization(struct arena *arena, const struct push_sender *sender, struct str address)
{
    unsigned char point[POINT];
    EVP_PKEY *key = secret_open(arena, sender->secret, point);
    if (!key)
        return STR_NONE;
    struct str head = base64url_of(arena, STR("{\"typ\":\"JWT\",\"alg\":\"ES256\"}"));
    struct str message =
        arena_printf(arena, "%.*s.%.*s", STR_ARG(head), STR_ARG(claims_of(arena, sender, address)));
    struct str seal = sign(arena, key, message);
    struct str public = base64url_of(arena, (struct str){(const char *)point, POINT});
    EVP_PKEY_free(key);
    return arena_printf(arena, "vapid t=%.*s.%.*s, k=%.*s", STR_ARG(message), STR_ARG(seal), STR_ARG(public));
}
