#include "http/wire/peer.h"

#include <arpa/inet.h>

struct str peer_address(struct arena *arena, const struct sockaddr *address)
{
    char text[INET6_ADDRSTRLEN] = "";
    if (address && address->sa_family == AF_INET)
        inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)address)->sin_addr, text, sizeof text);
    if (address && address->sa_family == AF_INET6)
        inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr, text,
                  sizeof text);
    return text[0] ? arena_copy(arena, str_from(text)) : STR("local");
}

void peer_take_proxy(struct request *request, struct str trusted)
{
    if (trusted.len == 0 || !str_eq(request->address, trusted))
        return;
    struct str chain = request_header(request, STR("X-Forwarded-For"));
    while (chain.len)
        request->address = str_trim(str_cut(&chain, ','));
    request->secure = str_eq_nocase(request_header(request, STR("X-Forwarded-Proto")), STR("https"));
}
