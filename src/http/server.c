#include "http/server.h"

#include "base/check.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netdb.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/un.h>
#include <unistd.h>

enum { CONNECTION_MEMORY = 48 * 1024, FREE_EXCHANGES_MAX = 256, BACKLOG = 511, HOST_MAX = 256 };

struct server {
    struct server_options options;
    struct MHD_Daemon *daemon;
    unsigned port;
    int64_t requests, in_flight;
    pthread_mutex_t lock;
    struct wire *free; /* exchanges for reuse */
    size_t free_count;
};

/* An exchange with what its connection needs. */
struct wire {
    struct exchange exchange; /* first: exchange_later finds the wire from it */
    struct server *server;
    struct MHD_Connection *connection;
    struct buf body;
    enum { READING, HANDLED, REFUSED } stage;
    int status; /* of REFUSED */
    struct wire *next;
};

/* ---- exchanges ---- */

static struct wire *wire_take(struct server *server)
{
    pthread_mutex_lock(&server->lock);
    struct wire *wire = server->free;
    if (wire) {
        server->free = wire->next;
        server->free_count--;
    }
    pthread_mutex_unlock(&server->lock);
    if (!wire) {
        wire = calloc(1, sizeof *wire);
        check(wire != NULL);
        exchange_init(&wire->exchange);
        buf_init(&wire->body, server->options.body_max);
    }
    wire->server = server;
    wire->exchange.server = wire;
    wire->stage = READING;
    __atomic_add_fetch(&server->in_flight, 1, __ATOMIC_RELAXED);
    return wire;
}

static void wire_free(struct wire *wire)
{
    exchange_free(&wire->exchange);
    buf_free(&wire->body);
    free(wire);
}

static void wire_give(struct wire *wire)
{
    struct server *server = wire->server;
    exchange_reset(&wire->exchange);
    buf_clear(&wire->body);
    pthread_mutex_lock(&server->lock);
    bool keep = server->free_count < FREE_EXCHANGES_MAX;
    if (keep) {
        wire->next = server->free;
        server->free = wire;
        server->free_count++;
    }
    pthread_mutex_unlock(&server->lock);
    if (!keep)
        wire_free(wire);
    __atomic_sub_fetch(&server->in_flight, 1, __ATOMIC_RELAXED);
}

/* ---- the request ---- */

static enum method method_of(const char *name)
{
    static const struct {
        const char *name;
        enum method method;
    } methods[] = {
        {"GET", METHOD_GET}, {"HEAD", METHOD_HEAD},     {"POST", METHOD_POST},
        {"PUT", METHOD_PUT}, {"DELETE", METHOD_DELETE}, {"OPTIONS", METHOD_OPTIONS},
    };
    for (size_t i = 0; i < COUNT_OF(methods); i++)
        if (strcmp(name, methods[i].name) == 0)
            return methods[i].method;
    return METHOD_OTHER;
}

static enum MHD_Result take_header(void *arg, enum MHD_ValueKind kind, const char *name, size_t name_len,
                                   const char *value, size_t value_len)
{
    struct request *request = arg;
    (void)kind;
    if (request->header_count == REQUEST_HEADERS_MAX)
        return MHD_NO;
    request->headers[request->header_count++] = (struct header){{name, name_len}, {value, value_len}};
    return MHD_YES;
}

static struct str address_text(struct arena *arena, const struct sockaddr *address)
{
    char text[INET6_ADDRSTRLEN] = "";
    if (address && address->sa_family == AF_INET)
        inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)address)->sin_addr, text, sizeof text);
    if (address && address->sa_family == AF_INET6)
        inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr, text,
                  sizeof text);
    return text[0] ? arena_copy(arena, str_from(text)) : STR("local");
}

/* Whoever comes through the trusted proxy is who the proxy says: the right-most address that it added. */
static void take_proxy(struct request *request, struct str trusted)
{
    if (trusted.len == 0 || !str_eq(request->address, trusted))
        return;
    struct str chain = request_header(request, STR("X-Forwarded-For"));
    while (chain.len)
        request->address = str_trim(str_cut(&chain, ','));
    request->secure = str_eq_nocase(request_header(request, STR("X-Forwarded-Proto")), STR("https"));
}

static void take_request(struct wire *wire, const char *method)
{
    struct request *request = &wire->exchange.request;
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(wire->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    request->method = method_of(method);
    MHD_get_connection_values_n(wire->connection, MHD_HEADER_KIND, take_header, request);
    request->address = address_text(&wire->exchange.arena, info ? info->client_addr : NULL);
    take_proxy(request, wire->server->options.trusted_proxy);
}

/* Called with the target as it was sent, before anything is decoded. */
static void *take_target(void *arg, const char *target, struct MHD_Connection *connection)
{
    struct wire *wire = wire_take(arg);
    struct str rest = arena_copy(&wire->exchange.arena, str_from(target));
    wire->connection = connection;
    wire->exchange.request.path = str_cut(&rest, '?');
    wire->exchange.request.query = rest;
    return wire;
}

static size_t keep_encoded(void *arg, struct MHD_Connection *connection, char *text)
{
    (void)arg;
    (void)connection;
    return strlen(text);
}

/* ---- the reply ---- */

static void drop_shared(void *arg)
{
    shared_body_drop(arg);
}

static bool takes_gzip(const struct request *request)
{
    struct str accepted = request_header(request, STR("Accept-Encoding"));
    while (accepted.len) {
        struct str coding = str_cut(&accepted, ','), name = str_trim(str_cut(&coding, ';'));
        if (str_eq_nocase(name, STR("gzip")))
            return str_find(coding, STR("q=0")) == coding.len || str_find(coding, STR("q=0.")) < coding.len;
    }
    return false;
}

static bool is_text(struct str type)
{
    return str_starts(type, STR("text/")) || str_starts(type, STR("application/")) ||
           str_starts(type, STR("image/svg"));
}

/* Shorter than this, compressing costs more than it saves. */
enum { GZIP_MIN = 860 };

/* The body as it goes out, held by the response; *gzip says how it is coded. */
static struct MHD_Response *body_response(struct exchange *exchange, bool *gzip)
{
    struct reply *reply = &exchange->reply;
    bool may = takes_gzip(&exchange->request) && is_text(reply->type);
    if (!reply->shared && may && reply->body.len >= GZIP_MIN)
        reply->shared = shared_body_new(buf_str(&reply->body), true);
    if (!reply->shared)
        return MHD_create_response_from_buffer(reply->body.len, reply->body.at, MHD_RESPMEM_PERSISTENT);
    struct str bytes = shared_body_gzip(reply->shared);
    *gzip = may && bytes.len;
    if (!*gzip)
        bytes = shared_body_bytes(reply->shared);
    void *at =
        (void *)(uintptr_t)bytes.at; /* the library only reads it, but asks for a pointer that may write */
    return MHD_create_response_from_buffer_with_free_callback_cls(bytes.len, at, drop_shared,
                                                                  shared_body_hold(reply->shared));
}

static void add_header(struct exchange *exchange, struct MHD_Response *response, const char *name,
                       struct str value)
{
    MHD_add_response_header(response, name, arena_cstr(&exchange->arena, value));
}

static void add_headers(struct exchange *exchange, struct MHD_Response *response, bool gzip)
{
    struct reply *reply = &exchange->reply;
    if (reply->type.len)
        add_header(exchange, response, MHD_HTTP_HEADER_CONTENT_TYPE, reply->type);
    if (is_text(reply->type))
        MHD_add_response_header(response, MHD_HTTP_HEADER_VARY, "Accept-Encoding, Cookie");
    if (gzip)
        MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_ENCODING, "gzip");
    if (reply->closes)
        MHD_add_response_header(response, MHD_HTTP_HEADER_CONNECTION, "close");
    for (size_t i = 0; i < reply->header_count; i++)
        add_header(exchange, response, arena_cstr(&exchange->arena, reply->headers[i].name),
                   reply->headers[i].value);
}

static enum MHD_Result send_reply(struct wire *wire)
{
    bool gzip = false;
    struct exchange *exchange = &wire->exchange;
    struct MHD_Response *response = body_response(exchange, &gzip);
    if (!response)
        return MHD_NO;
    add_headers(exchange, response, gzip);
    enum MHD_Result sent = MHD_queue_response(wire->connection, (unsigned)exchange->reply.status, response);
    MHD_destroy_response(response);
    return sent;
}

/* ---- the library's callbacks ---- */

static enum MHD_Result refuse(struct wire *wire, int status)
{
    wire->stage = HANDLED;
    wire->server->options.refuse(wire->server->options.app, &wire->exchange, status);
    return send_reply(wire);
}

static int64_t declared_length(const struct request *request)
{
    int64_t length;
    return str_to_int(request_header(request, STR("Content-Length")), &length) ? length : 0;
}

static enum MHD_Result handle(struct wire *wire)
{
    struct exchange *exchange = &wire->exchange;
    exchange->request.body = buf_str(&wire->body);
    wire->stage = HANDLED;
    __atomic_add_fetch(&wire->server->requests, 1, __ATOMIC_RELAXED);
    wire->server->options.handle(wire->server->options.app, exchange);
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(wire->connection, MHD_CONNECTION_INFO_CONNECTION_SUSPENDED);
    return info && info->suspended ? MHD_YES : send_reply(wire);
}

static enum MHD_Result on_request(void *arg, struct MHD_Connection *connection, const char *url,
                                  const char *method, const char *version, const char *upload,
                                  size_t *upload_len, void **request_state)
{
    struct wire *wire = *request_state;
    (void)arg;
    (void)connection;
    (void)url;
    (void)version;
    if (wire->stage == HANDLED)
        return send_reply(wire);
    if (wire->exchange.request.header_count == 0) {
        take_request(wire, method);
        if (declared_length(&wire->exchange.request) > (int64_t)wire->server->options.body_max)
            return refuse(wire, 413);
        if (wire->exchange.request.header_count)
            return MHD_YES;
    }
    if (*upload_len) {
        buf_put_bytes(&wire->body, upload, *upload_len);
        *upload_len = 0;
        return MHD_YES;
    }
    return wire->body.overflow ? refuse(wire, 413) : handle(wire);
}

static void on_completed(void *arg, struct MHD_Connection *connection, void **request_state,
                         enum MHD_RequestTerminationCode how)
{
    (void)arg;
    (void)connection;
    (void)how;
    if (*request_state)
        wire_give(*request_state);
    *request_state = NULL;
}

void exchange_later(struct exchange *exchange)
{
    struct wire *wire = exchange->server;
    MHD_suspend_connection(wire->connection);
}

void exchange_ready(struct exchange *exchange)
{
    struct wire *wire = exchange->server;
    MHD_resume_connection(wire->connection);
}

/* ---- listening ---- */

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
        return fail(failure, ERR_INPUT, "the socket's path is longer than %zu bytes",
                    sizeof address.sun_path - 1);
    memcpy(address.sun_path, path.at, path.len);
    unlink(address.sun_path);
    *fd = bind_and_listen((const struct sockaddr *)(const void *)&address, sizeof address);
    if (*fd < 0)
        return fail(failure, ERR_IO, "cannot listen on unix:%.*s: %s", STR_ARG(path), strerror(errno));
    return OK;
}

static enum err listen_inet(struct str listen, int *fd, struct failure *failure)
{
    char host[HOST_MAX] = "", port[16] = "";
    size_t colon = listen.len;
    while (colon && listen.at[colon - 1] != ':')
        colon--;
    struct str name = str_slice(listen, 0, colon ? colon - 1 : 0),
               number = str_slice(listen, colon, listen.len);
    if (name.len > 1 && name.at[0] == '[')
        name = str_slice(name, 1, name.len - 1);
    if (colon == 0 || name.len >= sizeof host || number.len == 0 || number.len >= sizeof port)
        return fail(failure, ERR_INPUT, "\"%.*s\" is not an address and port, such as 127.0.0.1:8080",
                    STR_ARG(listen));
    memcpy(host, name.at, name.len);
    memcpy(port, number.at, number.len);
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV}, *found;
    int error = getaddrinfo(host[0] ? host : NULL, port, &hints, &found);
    if (error)
        return fail(failure, ERR_INPUT, "cannot listen on %.*s: %s", STR_ARG(listen), gai_strerror(error));
    *fd = bind_and_listen(found->ai_addr, found->ai_addrlen);
    int cause = errno;
    freeaddrinfo(found);
    if (*fd < 0)
        return fail(failure, ERR_IO, "cannot listen on %.*s: %s", STR_ARG(listen), strerror(cause));
    return OK;
}

static unsigned port_of(int fd)
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

static struct MHD_Daemon *start_daemon(struct server *server, int fd)
{
    const struct server_options *options = &server->options;
    struct MHD_OptionItem more[] = {
        {MHD_OPTION_LISTEN_SOCKET, fd, NULL},
        {MHD_OPTION_CONNECTION_LIMIT, (intptr_t)options->connections, NULL},
        {MHD_OPTION_CONNECTION_TIMEOUT, (intptr_t)options->idle_seconds, NULL},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONNECTION_MEMORY, NULL},
        {MHD_OPTION_STRICT_FOR_CLIENT, 1, NULL},
        {options->threads > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END, (intptr_t)options->threads,
         NULL},
        {MHD_OPTION_END, 0, NULL},
    };
    return MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC, 0, NULL,
                            NULL, on_request, server, MHD_OPTION_URI_LOG_CALLBACK, take_target, server,
                            MHD_OPTION_UNESCAPE_CALLBACK, keep_encoded, NULL, MHD_OPTION_NOTIFY_COMPLETED,
                            on_completed, NULL, MHD_OPTION_ARRAY, more, MHD_OPTION_END);
}

enum err server_start(const struct server_options *options, struct server **server, struct failure *failure)
{
    int fd;
    bool local = str_starts(options->listen, STR("unix:"));
    enum err err = local ? listen_unix(str_slice(options->listen, 5, options->listen.len), &fd, failure)
                         : listen_inet(options->listen, &fd, failure);
    if (err)
        return err;
    struct server *new = calloc(1, sizeof *new);
    check(new != NULL);
    new->options = *options;
    new->port = port_of(fd);
    pthread_mutex_init(&new->lock, NULL);
    new->daemon = start_daemon(new, fd);
    if (!new->daemon) {
        close(fd);
        free(new);
        return fail(failure, ERR_IO, "cannot start the server: %s", strerror(errno));
    }
    *server = new;
    return OK;
}

unsigned server_port(const struct server *server)
{
    return server->port;
}

void server_stop(struct server *server, struct span patience)
{
    int fd = (int)MHD_quiesce_daemon(server->daemon);
    struct instant until = instant_add(instant_now(), patience);
    while (__atomic_load_n(&server->in_flight, __ATOMIC_RELAXED) > 0 && instant_before(instant_now(), until))
        usleep(5000);
    MHD_stop_daemon(server->daemon);
    close(fd);
    while (server->free) {
        struct wire *wire = server->free;
        server->free = wire->next;
        wire_free(wire);
    }
    pthread_mutex_destroy(&server->lock);
    free(server);
}

void server_counts(const struct server *server, int64_t *connections, int64_t *requests)
{
    const union MHD_DaemonInfo *info =
        MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_CURRENT_CONNECTIONS);
    *connections = info ? info->num_connections : 0;
    *requests = __atomic_load_n(&server->requests, __ATOMIC_RELAXED);
}
