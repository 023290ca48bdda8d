#include "support/people/device.h"

#include "base/check.h"
#include "base/secret.h"
#include "text/kit/base64.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/rsa.h>
#include <string.h>

enum { DATA_MAX = 1024, FLAG_PRESENT = 1, FLAG_VERIFIED = 4, FLAG_KEY = 64 };

/* Bytes one behind the other. */
struct bytes {
    unsigned char at[DATA_MAX];
    size_t len;
};

static void add(struct bytes *bytes, const void *at, size_t len)
{
    check(bytes->len + len <= sizeof bytes->at);
    memcpy(bytes->at + bytes->len, at, len);
    bytes->len += len;
}

static void add_byte(struct bytes *bytes, unsigned value)
{
    unsigned char byte = (unsigned char)value;
    add(bytes, &byte, 1);
}

static void add_text(struct bytes *bytes, const char *text)
{
    add(bytes, text, strlen(text));
}

void device_begin(struct device *device, enum passkey_algorithm algorithm)
{
    *device = (struct device){.algorithm = algorithm,
                              .site = STR("localhost"),
                              .origin = STR("http://localhost"),
                              .counter = 1,
                              .verifies = true};
    device->key = algorithm == PASSKEY_ES256   ? EVP_EC_gen("P-256")
                  : algorithm == PASSKEY_EDDSA ? EVP_PKEY_Q_keygen(NULL, NULL, "ED25519")
                                               : EVP_RSA_gen(2048);
    check(device->key != NULL);
    secret_fill((unsigned char *)device->id, sizeof device->id);
}

void device_end(struct device *device)
{
    EVP_PKEY_free(device->key);
}

/* ---- the public key, as COSE has it (RFC 9053) ---- */

static void add_es256(const struct device *device, struct bytes *bytes)
{
    unsigned char point[65];
    size_t len = 0;
    check(EVP_PKEY_get_octet_string_param(device->key, OSSL_PKEY_PARAM_PUB_KEY, point, sizeof point, &len));
    check(len == sizeof point);
    add(bytes, "\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20", 10);
    add(bytes, point + 1, 32);
    add(bytes, "\x22\x58\x20", 3);
    add(bytes, point + 33, 32);
}

static void add_eddsa(const struct device *device, struct bytes *bytes)
{
    unsigned char point[32];
    size_t len = sizeof point;
    check(EVP_PKEY_get_raw_public_key(device->key, point, &len));
    add(bytes, "\xa4\x01\x01\x03\x27\x20\x06\x21\x58\x20", 10);
    add(bytes, point, len);
}

static void add_rs256(const struct device *device, struct bytes *bytes)
{
    unsigned char modulus[256];
    BIGNUM *n = NULL;
    check(EVP_PKEY_get_bn_param(device->key, OSSL_PKEY_PARAM_RSA_N, &n));
    check(BN_bn2binpad(n, modulus, sizeof modulus) == sizeof modulus);
    BN_free(n);
    add(bytes, "\xa4\x01\x03\x03\x39\x01\x00\x20\x59\x01\x00", 11);
    add(bytes, modulus, sizeof modulus);
    add(bytes, "\x21\x43\x01\x00\x01", 5);
}

static void add_key(const struct device *device, struct bytes *bytes)
{
    static const unsigned char nobody[16] = {0};
    add(bytes, nobody, sizeof nobody);
    add_byte(bytes, 0);
    add_byte(bytes, sizeof device->id);
    add(bytes, device->id, sizeof device->id);
    if (device->algorithm == PASSKEY_ES256)
        add_es256(device, bytes);
    else if (device->algorithm == PASSKEY_EDDSA)
        add_eddsa(device, bytes);
    else
        add_rs256(device, bytes);
}

/* ---- what is signed ---- */

static void add_sha256(struct bytes *bytes, struct str text)
{
    unsigned char hash[32];
    check(EVP_Digest(text.at, text.len, hash, NULL, EVP_sha256(), NULL));
    add(bytes, hash, sizeof hash);
}

static void add_data(struct device *device, struct bytes *bytes, unsigned flags)
{
    add_sha256(bytes, device->site);
    add_byte(bytes, flags | FLAG_PRESENT | (device->verifies ? FLAG_VERIFIED : 0));
    for (int shift = 24; shift >= 0; shift -= 8)
        add_byte(bytes, device->counter >> shift & 255);
    if (device->counter)
        device->counter++;
}

static struct str client_of(const struct device *device, struct arena *arena, const char *type,
                            struct str challenge)
{
    return arena_printf(arena, "{\"type\":\"%s\",\"challenge\":\"%.*s\",\"origin\":\"%.*s\"%s}", type,
                        STR_ARG(challenge), STR_ARG(device->origin), device->extra ? device->extra : "");
}

static struct str text_of(struct arena *arena, const void *at, size_t len)
{
    return base64url_of(arena, (struct str){at, len});
}

struct str device_credential(const struct device *device, struct arena *arena)
{
    return text_of(arena, device->id, sizeof device->id);
}

struct passkey_made device_made(struct device *device, struct arena *arena, struct str challenge)
{
    struct bytes data = {.len = 0}, object = {.len = 0};
    add_data(device, &data, FLAG_KEY);
    add_key(device, &data);
    add_text(&object, "\xa3\x63"
                      "fmt\x64none\x67"
                      "attStmt\xa0\x68"
                      "authData\x59");
    add_byte(&object, (unsigned)data.len >> 8);
    add_byte(&object, data.len & 255);
    add(&object, data.at, data.len);
    struct str client = client_of(device, arena, "webauthn.create", challenge);
    return (struct passkey_made){base64url_of(arena, client), text_of(arena, object.at, object.len)};
}

struct passkey_shown device_shown(struct device *device, struct arena *arena, struct str challenge)
{
    struct bytes data = {.len = 0}, message;
    unsigned char signature[512];
    size_t len = sizeof signature;
    const EVP_MD *hash = device->algorithm == PASSKEY_EDDSA ? NULL : EVP_sha256();
    struct str client = client_of(device, arena, "webauthn.get", challenge);
    add_data(device, &data, 0);
    message = data;
    add_sha256(&message, client);
    EVP_MD_CTX *ctx = EVP_MD_CTX_new();
    check(EVP_DigestSignInit(ctx, NULL, hash, NULL, device->key) == 1);
    check(EVP_DigestSign(ctx, signature, &len, message.at, message.len) == 1);
    EVP_MD_CTX_free(ctx);
    return (struct passkey_shown){base64url_of(arena, client), text_of(arena, data.at, data.len),
                                  text_of(arena, signature, len)};
}

const char *device_makes(struct device *device, struct arena *arena, struct str challenge)
{
    struct passkey_made made = device_made(device, arena, challenge);
    return arena_printf(arena, "client=%.*s&object=%.*s", STR_ARG(made.client), STR_ARG(made.object)).at;
}

const char *device_shows(struct device *device, struct arena *arena, struct str challenge)
{
    struct passkey_shown shown = device_shown(device, arena, challenge);
    return arena_printf(arena, "client=%.*s&credential=%.*s&data=%.*s&signature=%.*s&user=%.*s",
                        STR_ARG(shown.client), STR_ARG(device_credential(device, arena)), STR_ARG(shown.data),
                        STR_ARG(shown.signature), STR_ARG(device->user))
        .at;
}
