#include "text/people/passkey.h"

#include "base/err.h"
#include "base/secret.h"
#include "text/kit/base64.h"
#include "text/kit/cbor_size.h"
#include "text/kit/json_read.h"

#include <cbor.h>
#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <string.h>

/* ---- the site ---- */

static bool is_number_of_this_machine(struct str host)
{
    return str_eq(host, STR("127.0.0.1")) || str_eq(host, STR("[::1]"));
}

struct passkey_place passkey_place_of(struct arena *arena, struct str address)
{
    size_t at = str_find(address, STR("://"));
    struct str scheme = str_slice(address, 0, at), rest = str_slice(address, at + 3, address.len);
    struct str site = str_cut(&rest, '/');
    size_t end = str_starts(site, STR("[")) ? str_find_char(site, ']') + 1 : str_find_char(site, ':');
    struct str host = str_slice(site, 0, end), port = str_slice(site, end, site.len);
    struct passkey_place place = {.site = host};
    place.origin = arena_printf(arena, "%.*s://%.*s", STR_ARG(scheme), STR_ARG(site));
    if (!is_number_of_this_machine(host))
        return place;
    place.site = STR("localhost");
    place.another = place.origin;
    place.origin = arena_printf(arena, "%.*s://localhost%.*s", STR_ARG(scheme), STR_ARG(port));
    return place;
}

/* ---- what the browser says ---- */

struct client {
    struct str json, type, challenge, origin;
    bool across; /* a page of another site had it asked for */
};

static struct str text_of(const struct json_value *object, struct str name)
{
    const struct json_value *value = json_find(object, name);
    return value && value->kind == JSON_KIND_STR ? value->text : STR_NONE;
}

static bool read_client(struct arena *arena, struct str text, struct client *client)
{
    struct json_value value;
    struct failure failure = {0};
    *client = (struct client){0};
    if (!base64url_bytes(arena, text, &client->json) || !str_is_utf8(client->json) ||
        json_read(arena, client->json, &value, &failure) || value.kind != JSON_KIND_OBJECT)
        return false;
    const struct json_value *across = json_find(&value, STR("crossOrigin"));
    client->type = text_of(&value, STR("type"));
    client->challenge = text_of(&value, STR("challenge"));
    client->origin = text_of(&value, STR("origin"));
    client->across = (across && !(across->kind == JSON_KIND_BOOL && !across->integer)) ||
                     json_find(&value, STR("topOrigin")) != NULL;
    return client->challenge.len > 0;
}

bool passkey_challenge_of(struct arena *arena, struct str client, struct str *challenge)
{
    struct client read;
    bool readable = read_client(arena, client, &read);
    *challenge = read.challenge;
    return readable;
}

static enum passkey_wrong client_wrong(const struct client *client, struct str type,
                                       const struct passkey_place *place)
{
    if (!str_eq(client->type, type))
        return PASSKEY_MALFORMED;
    bool here = str_eq(client->origin, place->origin) ||
                (place->another.len && str_eq(client->origin, place->another));
    return here && !client->across ? PASSKEY_FITS : PASSKEY_ELSEWHERE;
}

/* ---- what the key says ---- */

/*
 * Authenticator data: the hash of the site, the flags, four bytes of a counter; where the flags say so, a key (16 bytes
 * of the device's model, two of the length of its id, the id, CBOR); and CBOR again (WebAuthn 2, 6.1).
 */
enum { HASH_BYTES = 32, FLAGS_AT = HASH_BYTES, DATA_LEAST = 37, ID_LENGTH_AT = DATA_LEAST + 16 };
enum { FLAG_PRESENT = 1, FLAG_VERIFIED = 4, FLAG_KEY = 64 };

static const unsigned char *bytes_of(struct str s)
{
    return (const unsigned char *)s.at;
}

static bool is_of_site(struct arena *arena, struct str data, struct str site)
{
    struct str hex = STR_NONE;
    struct hash hash = hash_of(site);
    for (size_t i = 0; i < HASH_BYTES; i++)
        hex = arena_printf(arena, "%.*s%02x", STR_ARG(hex), bytes_of(data)[i]);
    return str_eq(hex, str_from(hash.text));
}

/* Where the CBOR begins; behind the end when it is cut off. */
static size_t cbor_at(struct str data)
{
    const unsigned char *at = bytes_of(data);
    if (!(at[FLAGS_AT] & FLAG_KEY))
        return DATA_LEAST;
    if (data.len < ID_LENGTH_AT + 2)
        return data.len;
    return ID_LENGTH_AT + 2 + (size_t)at[ID_LENGTH_AT] * 256 + at[ID_LENGTH_AT + 1];
}

static enum passkey_wrong data_wrong(struct arena *arena, struct str data, const struct passkey_place *place)
{
    if (data.len < DATA_LEAST || !cbor_size_fits(str_slice(data, cbor_at(data), data.len)))
        return PASSKEY_MALFORMED;
    if (!is_of_site(arena, data, place->site))
        return PASSKEY_ELSEWHERE;
    unsigned flags = bytes_of(data)[FLAGS_AT];
    return flags & FLAG_PRESENT && flags & FLAG_VERIFIED ? PASSKEY_FITS : PASSKEY_UNVERIFIED;
}

/* ---- a new key ---- */

static bool is_named(const struct cbor_pair *pair, const char *name)
{
    return cbor_isa_string(pair->key) && cbor_string_is_definite(pair->key) &&
           cbor_string_length(pair->key) == strlen(name) &&
           memcmp(cbor_string_handle(pair->key), name, strlen(name)) == 0;
}

/* The authenticator data in the map that is the attestation object; its other members are not looked at. */
static bool find_data(struct arena *arena, const cbor_item_t *map, struct str *data)
{
    if (!cbor_isa_map(map))
        return false;
    for (size_t i = 0; i < cbor_map_size(map); i++) {
        const struct cbor_pair *pair = &cbor_map_handle(map)[i];
        if (!is_named(pair, "authData") || !cbor_isa_bytestring(pair->value) ||
            !cbor_bytestring_is_definite(pair->value))
            continue;
        *data = arena_copy(arena, (struct str){(const char *)cbor_bytestring_handle(pair->value),
                                               cbor_bytestring_length(pair->value)});
        return true;
    }
    return false;
}

static bool open_object(struct arena *arena, struct str text, struct str *data)
{
    struct str bytes;
    struct cbor_load_result result;
    if (!base64url_bytes(arena, text, &bytes) || !cbor_size_fits(bytes))
        return false;
    cbor_item_t *item = cbor_load(bytes_of(bytes), bytes.len, &result);
    bool found = item && result.read == bytes.len && find_data(arena, item, data);
    if (item)
        cbor_decref(&item);
    return found;
}

static struct str kept(struct arena *arena, const unsigned char *at, size_t len)
{
    return base64url_of(arena, (struct str){(const char *)at, len});
}

/* False when the key in the data is not of that algorithm. */
static bool read_key(struct arena *arena, struct str data, int algorithm, struct passkey_key *key)
{
    fido_cred_t *cred = fido_cred_new();
    bool fits = cred && fido_cred_set_type(cred, algorithm) == FIDO_OK &&
                fido_cred_set_authdata_raw(cred, bytes_of(data), data.len) == FIDO_OK &&
                fido_cred_id_len(cred) > 0 && fido_cred_pubkey_len(cred) > 0;
    if (fits)
        *key = (struct passkey_key){
            .id = kept(arena, fido_cred_id_ptr(cred), fido_cred_id_len(cred)),
            .algorithm = algorithm,
            .public_key = kept(arena, fido_cred_pubkey_ptr(cred), fido_cred_pubkey_len(cred)),
            .counter = fido_cred_sigcount(cred),
        };
    fido_cred_free(&cred);
    return fits && key->id.len <= PASSKEY_ID_MAX;
}

static const int algorithms[] = {PASSKEY_ES256, PASSKEY_EDDSA, PASSKEY_RS256};

enum passkey_wrong passkey_make(struct arena *arena, const struct passkey_place *place,
                                const struct passkey_made *made, struct passkey_key *key)
{
    struct client client;
    struct str data;
    if (!read_client(arena, made->client, &client) || !open_object(arena, made->object, &data))
        return PASSKEY_MALFORMED;
    enum passkey_wrong wrong = client_wrong(&client, STR("webauthn.create"), place);
    if (!wrong)
        wrong = data_wrong(arena, data, place);
    if (wrong)
        return wrong;
    for (size_t i = 0; i < sizeof algorithms / sizeof algorithms[0]; i++)
        if (read_key(arena, data, algorithms[i], key))
            return PASSKEY_FITS;
    return PASSKEY_OTHER_KIND;
}

/* ---- a signature ---- */

/* The library's key of the bytes, to be freed with free_key; NULL when they are none. */
static void *open_key(int algorithm, struct str bytes)
{
    es256_pk_t *es256 = algorithm == PASSKEY_ES256 ? es256_pk_new() : NULL;
    eddsa_pk_t *eddsa = algorithm == PASSKEY_EDDSA ? eddsa_pk_new() : NULL;
    rs256_pk_t *rs256 = algorithm == PASSKEY_RS256 ? rs256_pk_new() : NULL;
    if (es256 && es256_pk_from_ptr(es256, bytes.at, bytes.len))
        es256_pk_free(&es256);
    if (eddsa && eddsa_pk_from_ptr(eddsa, bytes.at, bytes.len))
        eddsa_pk_free(&eddsa);
    if (rs256 && rs256_pk_from_ptr(rs256, bytes.at, bytes.len))
        rs256_pk_free(&rs256);
    return es256 ? (void *)es256 : eddsa ? (void *)eddsa : (void *)rs256;
}

static void free_key(int algorithm, void *key)
{
    es256_pk_t *es256 = algorithm == PASSKEY_ES256 ? key : NULL;
    eddsa_pk_t *eddsa = algorithm == PASSKEY_EDDSA ? key : NULL;
    rs256_pk_t *rs256 = algorithm == PASSKEY_RS256 ? key : NULL;
    es256_pk_free(&es256);
    eddsa_pk_free(&eddsa);
    rs256_pk_free(&rs256);
}

struct opened {
    struct str json, data, signature, key;
};

static bool verify(struct arena *arena, const struct opened *opened, struct str site, int algorithm,
                   int64_t *counter)
{
    fido_assert_t *proof = fido_assert_new();
    void *key = open_key(algorithm, opened->key);
    bool fits =
        proof && key && fido_assert_set_count(proof, 1) == FIDO_OK &&
        fido_assert_set_rp(proof, arena_cstr(arena, site)) == FIDO_OK &&
        fido_assert_set_up(proof, FIDO_OPT_TRUE) == FIDO_OK &&
        fido_assert_set_uv(proof, FIDO_OPT_TRUE) == FIDO_OK &&
        fido_assert_set_clientdata(proof, bytes_of(opened->json), opened->json.len) == FIDO_OK &&
        fido_assert_set_authdata_raw(proof, 0, bytes_of(opened->data), opened->data.len) == FIDO_OK &&
        fido_assert_set_sig(proof, 0, bytes_of(opened->signature), opened->signature.len) == FIDO_OK &&
        fido_assert_verify(proof, 0, algorithm, key) == FIDO_OK;
    *counter = fits ? fido_assert_sigcount(proof, 0) : 0;
    free_key(algorithm, key);
    fido_assert_free(&proof);
    return fits;
}

enum passkey_wrong passkey_prove(struct arena *arena, const struct passkey_place *place,
                                 const struct passkey_shown *shown, const struct passkey_key *key,
                                 int64_t *counter)
{
    struct client client;
    struct opened opened;
    *counter = 0;
    if (!read_client(arena, shown->client, &client) || !base64url_bytes(arena, shown->data, &opened.data) ||
        !base64url_bytes(arena, shown->signature, &opened.signature) ||
        !base64url_bytes(arena, key->public_key, &opened.key))
        return PASSKEY_MALFORMED;
    enum passkey_wrong wrong = client_wrong(&client, STR("webauthn.get"), place);
    if (!wrong)
        wrong = data_wrong(arena, opened.data, place);
    if (wrong)
        return wrong;
    opened.json = client.json;
    return verify(arena, &opened, place->site, key->algorithm, counter) ? PASSKEY_FITS : PASSKEY_FORGED;
}
