#include "text/kit/cbor_size.h"

#include <cbor.h>

struct claims {
    size_t left; /* items that there are bytes for and no container has claimed */
    int containers;
    bool beyond;
};

static void claim(struct claims *claims, size_t items)
{
    claims->beyond = claims->beyond || items > claims->left || ++claims->containers > CBOR_CONTAINERS_MAX;
    claims->left -= claims->beyond ? 0 : items;
}

static void array_claims(void *claims, size_t items)
{
    claim(claims, items);
}

static void map_claims(void *claims, size_t pairs)
{
    claim(claims, pairs > SIZE_MAX / 2 ? SIZE_MAX : 2 * pairs);
}

static void opened(void *claims)
{
    claim(claims, 0);
}

static void tagged(void *claims, uint64_t tag)
{
    (void)tag;
    claim(claims, 1);
}

bool cbor_size_fits(struct str bytes)
{
    struct cbor_callbacks calls = cbor_empty_callbacks;
    calls.array_start = array_claims;
    calls.map_start = map_claims;
    calls.tag = tagged;
    calls.indef_array_start = calls.indef_map_start = opened;
    calls.string_start = calls.byte_string_start = opened;
    struct claims claims = {.left = bytes.len ? bytes.len - 1 : 0};
    for (size_t at = 0; at < bytes.len && !claims.beyond;) {
        struct cbor_decoder_result next =
            cbor_stream_decode((cbor_data)bytes.at + at, bytes.len - at, &calls, &claims);
        if (next.status != CBOR_DECODER_FINISHED)
            break;
        at += next.read;
    }
    return !claims.beyond;
}
