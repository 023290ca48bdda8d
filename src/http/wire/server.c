#include "http/wire/server.h"

#include "base/check.h"

#include "http/wire/gate.h"
#include "http/wire/listen.h"
#include "http/wire/patrol.h"
#include "http/wire/peer.h"
#include "http/wire/server_reply.h"

#include <errno.h>
#include <microhttpd.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * The library keeps a request's head in this memory and answers 414 or 431 by itself when it does not fit: more
 * than the gate lets through, so that the gate is what people meet. All of it is cleared for every request, so
 * it is not much more; above 32 KiB the library maps pages that are clear at first, too, which the gate needs
 * to see where a head ends.
 */
enum { CONNECTION_MEMORY = 36 * 1024, PAGE = 4096, FREE_EXCHANGES_MAX = 256 };

/*
 * A body, and the reading of a reply, may take so many times what a head may take; a body that says its length as long
 * as that takes over the slowest line that is waited for: photos come from phones. A larger body's room is given back.
 */
enum { BODY_PATIENCE = 4, SLOWEST_BYTES_A_MS = 16, BODY_KEPT_MAX = 1024 * 1024 };

/* Larger bodies are held whole, so few are taken at a time; whoever comes then is told to come again. */
enum { LARGE_BODIES_MAX = 16 };

struct server {
    struct server_options options;
    struct MHD_Daemon *daemon;
    struct patrol *patrol;
    unsigned port;
    int64_t requests, in_flight;
    int large_bodies; /* that may be larger than BODY_KEPT_MAX, from their heads to their replies */
    pthread_mutex_t lock;
    struct wire *free; /* exchanges for reuse */
    size_t free_count;
};

/* An exchange with what its connection needs. */
struct wire {
    struct exchange exchange; /* first: exchange_later finds the wire from it */
    struct server *server;
    struct MHD_Connection *connection;
    struct watched *watched;
    struct str target, said; /* where it lies in the library's memory, and a copy of what it said */
    enum sight sight;        /* of the header lines, when the first line had been read */
    struct buf body;
    size_t body_max;       /* of this request */
    bool has_more_headers; /* than an exchange can hold */
    bool has_large_body;   /* counted in large_bodies */
    enum { FRESH, READING, HANDLED } stage;
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
    wire->stage = FRESH;
    wire->has_more_headers = wire->has_large_body = false;
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
    if (wire->has_large_body)
        __atomic_sub_fetch(&server->large_bodies, 1, __ATOMIC_RELAXED);
    if (wire->body.room > BODY_KEPT_MAX) {
        buf_free(&wire->body);
        buf_init(&wire->body, server->options.body_max);
    }
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
    struct wire *wire = arg;
    struct request *request = &wire->exchange.request;
    (void)kind;
    wire->has_more_headers = request->header_count == REQUEST_HEADERS_MAX;
    if (wire->has_more_headers)
        return MHD_NO;
    request->headers[request->header_count++] = (struct header){{name, name_len}, {value, value_len}};
    return MHD_YES;
}

static void take_request(struct wire *wire, const char *method)
{
    struct request *request = &wire->exchange.request;
    struct str rest = wire->said;
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(wire->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    for (size_t i = 0; i < request->header_count; i++)
        request->headers[i].value = str_trim(request->headers[i].value);
    request->method = method_of(method);
    request->path = str_cut(&rest, '?');
    request->query = rest;
    request->address = peer_address(&wire->exchange.arena, info ? info->client_addr : NULL);
    peer_take_proxy(request, wire->server->options.trusted_proxy);
}

static struct span patience_of(const struct server *server, int times)
{
    return SPAN_SECONDS(server->options.idle_seconds * (unsigned)times);
}

/*
 * What the library has read behind the first line and not looked at yet. Its memory begins with a page, and the page
 * in which the target lies can be read to its end, whatever stands before it; behind what came it is clear.
 */
static struct str read_so_far(struct str target)
{
    const char *page_end = target.at + (PAGE - (uintptr_t)target.at % PAGE);
    struct str rest = {target.at, (size_t)(page_end - target.at)};
    rest = str_slice(rest, target.len + 1, rest.len);
    return str_slice(rest, str_find_char(rest, 0) + 2, rest.len);
}

/* Called with the target as it was sent, before anything is decoded and before the next line is looked at. */
static void *take_target(void *arg, const char *target, struct MHD_Connection *connection)
{
    struct wire *wire = wire_take(arg);
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    wire->connection = connection;
    wire->watched = info->socket_context;
    wire->target = str_from(target);
    wire->said = arena_copy(&wire->exchange.arena, wire->target);
    wire->sight = gate_look(read_so_far(wire->target));
    return wire;
}

static size_t keep_encoded(void *arg, struct MHD_Connection *connection, char *text)
{
    (void)arg;
    (void)connection;
    return strlen(text);
}

/* ---- the reply ---- */

/*
 * After what was not understood, and after a head that could not be seen as it came, nothing more is read: what
 * follows could be taken for another request than the one a proxy took it for.
 */
static bool must_close(const struct wire *wire)
{
    return wire->exchange.reply.status == 400 || wire->sight != SIGHT_WHOLE;
}

static enum MHD_Result send_reply(struct wire *wire)
{
    struct exchange *exchange = &wire->exchange;
    struct reply *reply = &exchange->reply;
    reply->closes = reply->closes || must_close(wire);
    bool kept;
    struct MHD_Response *response = response_of(exchange, &kept);
    if (!response)
        return MHD_NO;
    patrol_extend(wire->watched, patience_of(wire->server, BODY_PATIENCE));
    enum MHD_Result sent = MHD_queue_response(wire->connection, (unsigned)reply->status, response);
    if (!kept)
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

/* 0 when it is not said. */
static int64_t body_length(const struct wire *wire)
{
    int64_t length;
    struct str declared = request_header(&wire->exchange.request, STR("Content-Length"));
    return str_to_int(declared, &length) ? length : 0;
}

/* A body that does not say its length is as large as it may be. */
static bool has_room(struct wire *wire, int64_t length)
{
    struct server *server = wire->server;
    bool small = wire->body_max <= BODY_KEPT_MAX || (length > 0 && length <= BODY_KEPT_MAX);
    if (small)
        return true;
    wire->has_large_body = true;
    return __atomic_add_fetch(&server->large_bodies, 1, __ATOMIC_RELAXED) <= LARGE_BODIES_MAX;
}

/* The head is complete: whatever is wrong with it is answered before a body is read. */
static enum MHD_Result take_head(struct wire *wire, const char *method, const char *version)
{
    struct request *request = &wire->exchange.request;
    wire->stage = READING;
    MHD_get_connection_values_n(wire->connection, MHD_HEADER_KIND, take_header, wire);
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(wire->connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    struct head head = {.method = str_from(method),
                        .target = wire->target,
                        .said = wire->said,
                        .version = str_from(version),
                        .headers = request->headers,
                        .header_count = request->header_count,
                        .more_headers = wire->has_more_headers,
                        .has_bytes = info != NULL,
                        .skipped = (uintptr_t)method % PAGE != 0,
                        .sight = wire->sight,
                        .bytes = info ? info->header_size : 0};
    int status = gate_check(&head);
    if (status) {
        *request = (struct request){.method = METHOD_OTHER, .path = STR("/"), .address = STR("unread")};
        return refuse(wire, status);
    }
    take_request(wire, method);
    const struct server_options *options = &wire->server->options;
    wire->body_max = options->body_max;
    if (options->body_max_of)
        wire->body_max = options->body_max_of(options->app, request->method, request->path);
    int64_t length = body_length(wire);
    if (length > (int64_t)wire->body_max)
        return refuse(wire, 413);
    if (!has_room(wire, length))
        return refuse(wire, 503);
    struct span patience = patience_of(wire->server, BODY_PATIENCE);
    patience.ms += length / SLOWEST_BYTES_A_MS;
    patrol_extend(wire->watched, patience);
    return MHD_YES;
}

static enum MHD_Result handle(struct wire *wire)
{
    struct exchange *exchange = &wire->exchange;
    exchange->request.body = buf_str(&wire->body);
    wire->stage = HANDLED;
    patrol_pause(wire->watched);
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
    if (wire->stage == HANDLED)
        return send_reply(wire);
    if (wire->stage == FRESH)
        return take_head(wire, method, version);
    if (*upload_len) {
        if (wire->body.len + *upload_len <= wire->body_max)
            buf_put_bytes(&wire->body, upload, *upload_len);
        else
            wire->body.overflow = true; /* it is read to its end, so that the answer is heard */
        *upload_len = 0;
        return MHD_YES;
    }
    return wire->body.overflow ? refuse(wire, 413) : handle(wire);
}

static void on_completed(void *arg, struct MHD_Connection *connection, void **request_state,
                         enum MHD_RequestTerminationCode how)
{
    (void)arg;
    struct wire *wire = *request_state;
    (void)connection;
    (void)how;
    if (!wire)
        return;
    patrol_extend(wire->watched, patience_of(wire->server, 1));
    wire_give(wire);
    *request_state = NULL;
}

static void on_connection(void *arg, struct MHD_Connection *connection, void **watched,
                          enum MHD_ConnectionNotificationCode what)
{
    struct server *server = arg;
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    if (what == MHD_CONNECTION_NOTIFY_STARTED)
        *watched = patrol_enter(server->patrol, info->connect_fd, patience_of(server, 1));
    else
        patrol_leave(server->patrol, *watched);
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

/* ---- starting and stopping ---- */

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
                            on_completed, NULL, MHD_OPTION_NOTIFY_CONNECTION, on_connection, server,
                            MHD_OPTION_ARRAY, more, MHD_OPTION_END);
}

enum err server_start(const struct server_options *options, struct server **server, struct failure *failure)
{
    int fd;
    enum err err = listen_on(options->listen, &fd, failure);
    if (err)
        return err;
    struct server *new = calloc(1, sizeof *new);
    check(new != NULL);
    new->options = *options;
    new->port = listen_port(fd);
    pthread_mutex_init(&new->lock, NULL);
    new->patrol = patrol_start();
    new->daemon = start_daemon(new, fd);
    if (!new->daemon) {
        close(fd);
        patrol_stop(new->patrol);
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
    patrol_stop(server->patrol);
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
