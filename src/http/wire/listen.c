#include "http/wire/listen.h"

#include "base/why.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { BACKLOG = 511, HOST_MAX = 256, LISTEN_GIVEN = 3 };

static int bind_and_listen(const struct sockaddr *address, socklen_t len)
{
    int yes = 1, fd = socket(address->sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return -1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(fd, address, len) == 0 && listen(fd, BACKLOG) == 0)
        return fd;
    int error = errno;
    close(fd);
    errno = error;
    return -1;
}

static enum err listen_unix(struct str path, int *fd, struct failure *failure)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (path.len >= sizeof address.sun_path)
        return fail(failure, ERR_INPUT, "the socket's path is longer than {most} bytes",
                    PLACE_INT("most", (int64_t)(sizeof address.sun_path - 1)));
    memcpy(address.sun_path, path.at, path.len);
    unlink(address.sun_path);
    *fd = bind_and_listen((const struct sockaddr *)(const void *)&address, sizeof address);
    if (*fd < 0)
        return fail(failure, ERR_IO, "cannot listen on unix:{path}: {why}", PLACE("path", path),
                    PLACE_ERRNO("why", errno));
    /* Who reaches it is decided by the folder that it lies in: the proxy is somebody else. */
    (void)!chmod(address.sun_path, 0666);
    return OK;
}

/* An address and a port, taken apart. */
struct listen_at {
    char host[HOST_MAX], port[16];
};

static enum err read_listen_at(struct str listen, struct listen_at *at, struct failure *failure)
{
    int64_t value;
    size_t colon = listen.len;
    *at = (struct listen_at){0};
    while (colon && listen.at[colon - 1] != ':')
        colon--;
    struct str name = str_slice(listen, 0, colon ? colon - 1 : 0),
               number = str_slice(listen, colon, listen.len);
    bool bracketed = name.len > 2 && name.at[0] == '[' && name.at[name.len - 1] == ']';
    if (bracketed)
        name = str_slice(name, 1, name.len - 1);
    bool closed = str_find_char(name, '[') == name.len && str_find_char(name, ']') == name.len;
    if (!closed || colon == 0 || name.len >= sizeof at->host || number.len == 0 ||
        number.len >= sizeof at->port)
        return fail(failure, ERR_INPUT, "\"{text}\" is not an address and port, such as 127.0.0.1:8080",
                    PLACE("text", listen));
    if (!str_to_int(number, &value) || value < 0 || value > UINT16_MAX)
        return fail(failure, ERR_INPUT, "cannot listen on {address}: a port is a number from 0 to 65535",
                    PLACE("address", listen));
    memcpy(at->host, name.at, name.len);
    memcpy(at->port, number.at, number.len);
    return OK;
}

static enum err listen_inet(struct str listen, int *fd, struct failure *failure)
{
    struct listen_at at;
    enum err err = read_listen_at(listen, &at, failure);
    if (err)
        return err;
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV}, *found;
    int error = getaddrinfo(at.host[0] ? at.host : NULL, at.port, &hints, &found);
    if (error)
        return fail(failure, ERR_INPUT, "cannot listen on {address}: there is no such address",
                    PLACE("address", listen));
    *fd = bind_and_listen(found->ai_addr, found->ai_addrlen);
    int cause = errno;
    freeaddrinfo(found);
    if (*fd < 0)
        return fail(failure, ERR_IO, "cannot listen on {address}: {why}", PLACE("address", listen),
                    PLACE_ERRNO("why", cause));
    return OK;
}

static const struct str given = STR_INIT("systemd");

/* What was handed over at the start, as sd_listen_fds(3) says: number 3, for this process alone. */
static enum err listen_given(int *fd, struct failure *failure)
{
    int type = 0;
    socklen_t len = sizeof type;
    *fd = LISTEN_GIVEN;
    if (getsockopt(*fd, SOL_SOCKET, SO_ACCEPTCONN, &type, &len) == 0 && type)
        return fcntl(*fd, F_SETFD, FD_CLOEXEC) == 0 && fcntl(*fd, F_SETFL, O_NONBLOCK) == 0
                   ? OK
                   : fail(failure, ERR_IO, "the socket that was handed over cannot be used: {why}",
                          PLACE_ERRNO("why", errno));
    return fail(
        failure, ERR_INPUT,
        "no socket was handed over at the start: listen = systemd wants recourse.socket to be enabled");
}

enum err listen_check(struct str address, struct failure *failure)
{
    struct listen_at at;
    if (str_starts(address, STR("unix:/")) || str_eq(address, given))
        return OK;
    return read_listen_at(address, &at, failure);
}

enum err listen_on(struct str address, int *fd, struct failure *failure)
{
    struct str local = STR("unix:");
    if (str_starts(address, local))
        return listen_unix(str_slice(address, local.len, address.len), fd, failure);
    if (str_eq(address, given))
        return listen_given(fd, failure);
    return listen_inet(address, fd, failure);
}

unsigned listen_port(int fd)
{
    struct sockaddr_storage address = {0};
    socklen_t len = sizeof address;
    if (getsockname(fd, (struct sockaddr *)(void *)&address, &len) != 0)
        return 0;
    if (address.ss_family == AF_INET6)
        return ntohs(((const struct sockaddr_in6 *)(const void *)&address)->sin6_port);
    return address.ss_family == AF_INET
               ? ntohs(((const struct sockaddr_in *)(const void *)&address)->sin_port)
               : 0;
}
