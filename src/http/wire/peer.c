#include "http/wire/peer.h"

#include <arpa/inet.h>
#include <stdint.h>
#include <string.h>

enum { FOUR_BITS = 32, ALL_BITS = 128, MAPPED_BITS = ALL_BITS - FOUR_BITS, MAPPED_BYTES = MAPPED_BITS / 8 };

static const unsigned char mapped[MAPPED_BYTES] = {[10] = 0xFF, [11] = 0xFF};

static const struct str no_address = STR_INIT("local");

/* ---- addresses ---- */

/* Strictly: digits without leading zeros, no port, no brackets, no zone. *bits is how many a whole one has. */
static bool read_address(struct str text, unsigned char bytes[PEER_BYTES], unsigned *bits)
{
    char room[INET6_ADDRSTRLEN] = "";
    if (text.len == 0 || text.len >= sizeof room)
        return false;
    memcpy(room, text.at, text.len);
    memcpy(bytes, mapped, sizeof mapped);
    *bits = FOUR_BITS;
    if (inet_pton(AF_INET, room, bytes + MAPPED_BYTES) == 1)
        return true;
    *bits = ALL_BITS;
    return inet_pton(AF_INET6, room, bytes) == 1;
}

static struct str address_text(struct arena *arena, const unsigned char bytes[PEER_BYTES])
{
    char text[INET6_ADDRSTRLEN] = "";
    if (memcmp(bytes, mapped, sizeof mapped) == 0)
        inet_ntop(AF_INET, bytes + MAPPED_BYTES, text, sizeof text);
    else
        inet_ntop(AF_INET6, bytes, text, sizeof text);
    return arena_copy(arena, str_from(text));
}

/* False when it has none. */
static bool take_address(const struct sockaddr *address, unsigned char bytes[PEER_BYTES])
{
    if (address && address->sa_family == AF_INET) {
        memcpy(bytes, mapped, sizeof mapped);
        memcpy(bytes + MAPPED_BYTES, &((const struct sockaddr_in *)(const void *)address)->sin_addr,
               PEER_BYTES - MAPPED_BYTES);
        return true;
    }
    if (address && address->sa_family == AF_INET6) {
        memcpy(bytes, ((const struct sockaddr_in6 *)(const void *)address)->sin6_addr.s6_addr, PEER_BYTES);
        return true;
    }
    return false;
}

struct str peer_address(struct arena *arena, const struct sockaddr *address)
{
    unsigned char bytes[PEER_BYTES];
    return take_address(address, bytes) ? address_text(arena, bytes) : no_address;
}

/* ---- networks ---- */

/* Whether bit number `at`, from the left, is set. */
static bool bit_of(const unsigned char bytes[PEER_BYTES], unsigned at)
{
    return bytes[at / 8] >> (7 - at % 8) & 1;
}

static bool is_within(const unsigned char bytes[PEER_BYTES], const struct peer_network *network)
{
    for (unsigned i = 0; i < network->bits; i++)
        if (bit_of(bytes, i) != bit_of(network->bytes, i))
            return false;
    return true;
}

static bool ends_in_zeros(const struct peer_network *network)
{
    for (unsigned i = network->bits; i < ALL_BITS; i++)
        if (bit_of(network->bytes, i))
            return false;
    return true;
}

static enum err read_network(struct str option, struct str word, struct peer_network *network,
                             struct failure *failure)
{
    unsigned whole;
    int64_t bits;
    struct str length = word, address = str_cut(&length, '/');
    bool has_length = address.len < word.len;
    if (!read_address(address, network->bytes, &whole))
        return fail(failure, ERR_INPUT,
                    "--{option} takes addresses and networks such as 127.0.0.1, 10.0.0.0/8, ::1, "
                    "fd00::/8, and unix; \"{text}\" is none",
                    PLACE("option", option), PLACE("text", word));
    if (!has_length)
        bits = whole;
    else if (!str_to_int(length, &bits) || bits < 0 || bits > whole)
        return fail(failure, ERR_INPUT,
                    "--{option}: a length of 0 to {most} belongs behind the / of \"{text}\"",
                    PLACE("option", option), PLACE_INT("most", whole), PLACE("text", word));
    network->bits = ALL_BITS - whole + (unsigned)bits;
    if (!ends_in_zeros(network))
        return fail(failure, ERR_INPUT,
                    "--{option}: \"{text}\" is no network: it has bits set behind its length",
                    PLACE("option", option), PLACE("text", word));
    return OK;
}

enum err peer_trust_read(struct str option, struct str text, struct peer_trust *trust,
                         struct failure *failure)
{
    enum err err = OK;
    *trust = (struct peer_trust){0};
    while (!err && text.len) {
        struct str word = str_trim(str_cut(&text, ','));
        if (str_eq(word, STR("unix")))
            trust->local = true;
        else if (trust->count == PEER_TRUSTED_MAX)
            err = fail(failure, ERR_LIMIT, "--{option} takes at most {most} entries", PLACE("option", option),
                       PLACE_INT("most", PEER_TRUSTED_MAX));
        else
            err = read_network(option, word, &trust->at[trust->count++], failure);
    }
    return err;
}

static bool trusts_bytes(const struct peer_trust *trust, const unsigned char bytes[PEER_BYTES])
{
    for (size_t i = 0; trust && i < trust->count; i++)
        if (is_within(bytes, &trust->at[i]))
            return true;
    return false;
}

bool peer_is_among(const struct peer_trust *trust, struct str address)
{
    unsigned char bytes[PEER_BYTES];
    unsigned bits;
    if (!trust)
        return false;
    if (!read_address(address, bytes, &bits))
        return trust->local && str_eq(address, no_address);
    return trusts_bytes(trust, bytes);
}

/* ---- places ---- */

static uint64_t number_of(const unsigned char *bytes, size_t count)
{
    uint64_t number = 0;
    for (size_t i = 0; i < count; i++)
        number = number << 8 | bytes[i];
    return number;
}

uint64_t peer_key(struct str address)
{
    unsigned char bytes[PEER_BYTES];
    unsigned bits;
    if (!read_address(address, bytes, &bits))
        return 0;
    return memcmp(bytes, mapped, sizeof mapped) == 0 ? number_of(bytes + MAPPED_BYTES, FOUR_BITS / 8)
                                                     : number_of(bytes, 8);
}

struct peer_place peer_place(const struct sockaddr *address, const struct peer_trust *trust)
{
    enum { MARK = 2, FOUR = MARK + 4, FOUR_NETWORK = MARK + 3, SIX = 8, SIX_NETWORK = 6 };
    unsigned char bytes[PEER_BYTES];
    if (!take_address(address, bytes) || trusts_bytes(trust, bytes))
        return (struct peer_place){.limited = false};
    bool four = memcmp(bytes, mapped, sizeof mapped) == 0;
    const unsigned char *begin =
        four ? bytes + MAPPED_BYTES - MARK : bytes; /* with the two bytes that mark it */
    return (struct peer_place){.limited = true,
                               .address = number_of(begin, four ? FOUR : SIX),
                               .network = number_of(begin, four ? FOUR_NETWORK : SIX_NETWORK)};
}

/* ---- what the proxy says ---- */

/* Cuts off what stands behind the last comma, or all of it. */
static struct str cut_last(struct str *list)
{
    size_t comma = list->len;
    while (comma && list->at[comma - 1] != ',')
        comma--;
    struct str last = str_trim(str_slice(*list, comma, list->len));
    *list = str_slice(*list, 0, comma ? comma - 1 : 0);
    return last;
}

/* Goes one line's entries from the right; false when whoever sent the request is found. */
static bool follow(struct arena *arena, struct request *request, struct str line,
                   const struct peer_trust *trust)
{
    unsigned char bytes[PEER_BYTES];
    unsigned bits;
    do {
        if (!read_address(cut_last(&line), bytes, &bits))
            return false;
        request->address = address_text(arena, bytes);
        if (!peer_is_among(trust, request->address))
            return false;
    } while (line.len);
    return true;
}

static bool take_scheme(struct request *request)
{
    size_t said = 0;
    struct str name = STR("X-Forwarded-Proto"), scheme = STR_NONE;
    for (size_t i = 0; i < request->header_count; i++)
        if (str_eq_nocase(request->headers[i].name, name)) {
            scheme = request->headers[i].value;
            said++;
        }
    request->secure = str_eq_nocase(scheme, STR("https"));
    return said <= 1 && str_find_char(scheme, ',') == scheme.len;
}

bool peer_take_proxy(struct arena *arena, struct request *request, const struct peer_trust *trust)
{
    request->proxied = peer_is_among(trust, request->address);
    if (!request->proxied)
        return true;
    bool goes_on = true;
    for (size_t i = request->header_count; goes_on && i-- > 0;)
        if (str_eq_nocase(request->headers[i].name, STR("X-Forwarded-For")))
            goes_on = follow(arena, request, request->headers[i].value, trust);
    return take_scheme(request);
}
