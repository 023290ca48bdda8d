#include "support/reach/pushed.h"

#include "base/check.h"
#include "base/secret.h"
#include "text/kit/base64.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/kdf.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { WAIT_TRIES = 600, WAIT_NS = 50 * 1000 * 1000, MESSAGE_MAX = 64 * 1024 };
enum { SALT = 16, POINT = 65, POINT_AT = 21, SEALED_AT = 86, TAG = 16 };

struct browser *pushed_begin(struct pushed *pushed, const struct fixture_database *database, bool inside)
{
    struct browser *browser = visit_begin(&pushed->visit, database);
    arena_init(&pushed->arena, (size_t)4 << 20);
    child_start(&pushed->child, "reach/push_service.py", "pushes");
    assert_true(str_to_int(str_trim(str_from(pushed->child.line)), &pushed->port));
    app_listens(&pushed->visit.site.app, "http://127.0.0.1:8080");
    pushed->outside = (struct outside){.inside = inside};
    pushed->deliverer = deliverer_start(&pushed->visit.site.app, &pushed->outside);
    return browser;
}

void pushed_end(struct pushed *pushed)
{
    deliverer_stop(pushed->deliverer);
    child_end(&pushed->child);
    arena_free(&pushed->arena);
    visit_end(&pushed->visit);
}

void pushed_fault(struct pushed *pushed, const char *lines)
{
    char path[96];
    snprintf(path, sizeof path, "%s/fault", pushed->child.folder);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs(lines, out);
    fclose(out);
}

/* ---- a browser ---- */

void receiver_begin(struct receiver *receiver, const char *path)
{
    size_t len = 0;
    receiver->key = EVP_EC_gen("P-256");
    check(EVP_PKEY_get_octet_string_param(receiver->key, OSSL_PKEY_PARAM_PUB_KEY, receiver->point,
                                          sizeof receiver->point, &len));
    secret_fill(receiver->auth, sizeof receiver->auth);
    snprintf(receiver->path, sizeof receiver->path, "%s", path);
}

void receiver_end(struct receiver *receiver)
{
    EVP_PKEY_free(receiver->key);
}

static struct str text_of(struct arena *arena, const unsigned char *at, size_t len)
{
    return base64url_of(arena, (struct str){(const char *)at, len});
}

const char *receiver_form(struct pushed *pushed, const struct receiver *receiver)
{
    struct arena *arena = &pushed->arena;
    struct str key = text_of(arena, receiver->point, sizeof receiver->point);
    struct str auth = text_of(arena, receiver->auth, sizeof receiver->auth);
    return arena_printf(arena, "address=http%%3A%%2F%%2F127.0.0.1%%3A%lld%s&key=%.*s&auth=%.*s",
                        (long long)pushed->port, receiver->path, STR_ARG(key), STR_ARG(auth))
        .at;
}

/* ---- what came ---- */

static FILE *opened(const struct pushed *pushed, int n)
{
    char path[96];
    snprintf(path, sizeof path, "%s/%d", pushed->child.folder, n);
    return fopen(path, "rb");
}

int pushed_count(struct pushed *pushed)
{
    int count = 0;
    for (FILE *in; (in = opened(pushed, count + 1)); count++)
        fclose(in);
    return count;
}

struct str pushed_message(struct pushed *pushed, int n)
{
    FILE *in = NULL;
    for (int i = 0; !(in = opened(pushed, n)) && i < WAIT_TRIES; i++)
        nanosleep(&(struct timespec){0, WAIT_NS}, NULL);
    if (!in)
        print_error("message %d never came\n", n);
    assert_non_null(in);
    char *text = arena_take(&pushed->arena, MESSAGE_MAX);
    size_t len = fread(text, 1, MESSAGE_MAX, in);
    fclose(in);
    return (struct str){text, len};
}

struct str pushed_header(struct str message, const char *name)
{
    while (message.len) {
        struct str line = str_cut(&message, '\n'), rest = line;
        if (str_eq(str_cut(&rest, ':'), str_from(name)))
            return str_trim(rest);
    }
    return STR_NONE;
}

/* ---- reading it ---- */

struct bytes {
    unsigned char at[256];
    size_t len;
};

static void add(struct bytes *bytes, const void *at, size_t len)
{
    check(bytes->len + len <= sizeof bytes->at);
    memcpy(bytes->at + bytes->len, at, len);
    bytes->len += len;
}

/* HKDF with SHA-256 by the interface of keys, not by that of the program. */
static void derive(const struct bytes *salt, const struct bytes *from, const struct bytes *info,
                   unsigned char *out, size_t len)
{
    EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new_id(EVP_PKEY_HKDF, NULL);
    check(EVP_PKEY_derive_init(ctx) == 1 && EVP_PKEY_CTX_set_hkdf_md(ctx, EVP_sha256()) == 1);
    check(EVP_PKEY_CTX_set1_hkdf_salt(ctx, salt->at, (int)salt->len) == 1);
    check(EVP_PKEY_CTX_set1_hkdf_key(ctx, from->at, (int)from->len) == 1);
    check(EVP_PKEY_CTX_add1_hkdf_info(ctx, info->at, (int)info->len) == 1);
    check(EVP_PKEY_derive(ctx, out, &len) == 1);
    EVP_PKEY_CTX_free(ctx);
}

static void agree(const struct receiver *receiver, const unsigned char *point, struct bytes *shared)
{
    EVP_PKEY *theirs = EVP_PKEY_new();
    shared->len = 32;
    check(EVP_PKEY_copy_parameters(theirs, receiver->key) == 1);
    check(EVP_PKEY_set1_encoded_public_key(theirs, point, POINT) == 1);
    EVP_PKEY_CTX *ctx = EVP_PKEY_CTX_new(receiver->key, NULL);
    check(EVP_PKEY_derive_init(ctx) == 1 && EVP_PKEY_derive_set_peer(ctx, theirs) == 1);
    check(EVP_PKEY_derive(ctx, shared->at, &shared->len) == 1);
    EVP_PKEY_CTX_free(ctx);
    EVP_PKEY_free(theirs);
}

static unsigned digit_of(char digit)
{
    return (unsigned)(char_is_digit(digit) ? digit - '0' : digit - 'a' + 10);
}

static struct str body_of(struct pushed *pushed, struct str message)
{
    struct str hex = STR_NONE;
    while (message.len)
        hex = str_cut(&message, '\n');
    char *at = arena_take(&pushed->arena, hex.len / 2 + 1);
    for (size_t i = 0; i + 1 < hex.len; i += 2)
        at[i / 2] = (char)(digit_of(hex.at[i]) << 4 | digit_of(hex.at[i + 1]));
    return (struct str){at, hex.len / 2};
}

static struct str decrypt(struct pushed *pushed, struct str sealed, const unsigned char *key,
                          const unsigned char *nonce)
{
    int len = 0;
    size_t count = sealed.len - TAG;
    unsigned char *out = arena_take(&pushed->arena, count + 1);
    const unsigned char *in = (const unsigned char *)sealed.at;
    EVP_CIPHER_CTX *ctx = EVP_CIPHER_CTX_new();
    check(EVP_DecryptInit_ex(ctx, EVP_aes_128_gcm(), NULL, key, nonce) == 1);
    check(EVP_DecryptUpdate(ctx, out, &len, in, (int)count) == 1);
    check(EVP_CIPHER_CTX_ctrl(ctx, EVP_CTRL_GCM_SET_TAG, TAG, (void *)(sealed.at + count)) == 1);
    bool whole = EVP_DecryptFinal_ex(ctx, out + len, &len) == 1 && out[count - 1] == 2;
    EVP_CIPHER_CTX_free(ctx);
    return whole ? (struct str){(const char *)out, count - 1} : STR_NONE;
}

struct str receiver_reads(struct pushed *pushed, const struct receiver *receiver, struct str message)
{
    struct str body = body_of(pushed, message);
    const unsigned char *at = (const unsigned char *)body.at;
    struct bytes shared = {.len = 0}, auth = {.len = 0}, salt = {.len = 0}, info = {.len = 0},
                 from = {.len = 32};
    struct bytes key_info = {.len = 0}, nonce_info = {.len = 0};
    unsigned char key[16], nonce[12];
    check(body.len > SEALED_AT + TAG && at[SALT + 4] == POINT);
    agree(receiver, at + POINT_AT, &shared);
    add(&auth, receiver->auth, sizeof receiver->auth);
    add(&salt, at, SALT);
    add(&info, "WebPush: info", 14);
    add(&info, receiver->point, POINT);
    add(&info, at + POINT_AT, POINT);
    derive(&auth, &shared, &info, from.at, from.len);
    add(&key_info, "Content-Encoding: aes128gcm", 28);
    add(&nonce_info, "Content-Encoding: nonce", 24);
    derive(&salt, &from, &key_info, key, sizeof key);
    derive(&salt, &from, &nonce_info, nonce, sizeof nonce);
    return decrypt(pushed, str_slice(body, SEALED_AT, body.len), key, nonce);
}
