#include "http/reach/inside.h"

#include "base/check.h"

#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

struct network {
    unsigned char bytes[16];
    unsigned bits;
};

static const struct network four[] = {
    {{0}, 8},
    {{10}, 8},
    {{100, 64}, 10},
    {{127}, 8},
    {{169, 254}, 16},
    {{172, 16}, 12},
    {{192, 0, 0}, 24},
    {{192, 168}, 16},
    {{192, 88, 99}, 24},
    {{198, 18}, 15},
    {{192, 0, 2}, 24},
    {{198, 51, 100}, 24},
    {{203, 0, 113}, 24},
    {{224}, 4},
    {{240}, 4},
};

static const struct network six[] = {
    {{0}, 96}, /* unspecified, this machine, IPv4 of old */
    {{0x01, 0x00}, 64},
    {{0x00, 0x64, 0xff, 0x9b, 0x00, 0x01}, 48}, /* another network's IPv4, by a translator of one's own */
    {{0x20, 0x01, 0x0d, 0xb8}, 32},
    {{0x3f, 0xff}, 20},
    {{0x5f, 0x00}, 16}, /* segments of a network's own routing */
    {{0x20, 0x01, 0x00, 0x00}, 23},
    {{0xfc}, 7},
    {{0xfe, 0x80}, 10},
    {{0xfe, 0xc0}, 10},
    {{0xff}, 8},
};

/* Where an IPv4 address stands in one of IPv6. */
static const struct {
    struct network around;
    unsigned at;
} within[] = {
    {{{[10] = 0xff, [11] = 0xff}, 96}, 12},
    {{{[8] = 0xff, [9] = 0xff}, 96}, 12}, /* as a translator of one's own writes it */
    {{{0x00, 0x64, 0xff, 0x9b}, 96}, 12},
    {{{0x20, 0x02}, 16}, 2},
};

static bool belongs(const unsigned char *bytes, const struct network *network)
{
    for (unsigned bit = 0; bit < network->bits; bit++)
        if ((bytes[bit / 8] ^ network->bytes[bit / 8]) & (0x80 >> bit % 8))
            return false;
    return true;
}

static bool four_is_inside(const unsigned char *bytes)
{
    for (size_t i = 0; i < COUNT_OF(four); i++)
        if (belongs(bytes, &four[i]))
            return true;
    return false;
}

static bool six_is_inside(const unsigned char *bytes)
{
    for (size_t i = 0; i < COUNT_OF(within); i++)
        if (belongs(bytes, &within[i].around))
            return four_is_inside(bytes + within[i].at);
    for (size_t i = 0; i < COUNT_OF(six); i++)
        if (belongs(bytes, &six[i]))
            return true;
    return false;
}

bool address_is_inside(const struct sockaddr *address)
{
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
    if (address->sa_family == AF_INET) {
        memcpy(&v4, address, sizeof v4);
        return four_is_inside((const unsigned char *)&v4.sin_addr);
    }
    if (address->sa_family != AF_INET6)
        return true;
    memcpy(&v6, address, sizeof v6);
    return six_is_inside(v6.sin6_addr.s6_addr);
}
