#include "http/wire/server.h"

#include "base/memory.h"
#include "base/why.h"

#include "http/wire/gate.h"
#include "http/wire/large.h"
#include "http/wire/listen.h"
#include "http/wire/patrol.h"
#include "http/wire/peer.h"
#include "http/wire/server_reply.h"
#include "http/wire/server_worker.h"

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
enum { CONNECTION_MEMORY = 36 * 1024, FREE_EXCHANGES_MAX = 256 };

/*
 * A body, and the reading of a reply, may take so many times what a head may take; a body that says its length as long
 * as that takes over the slowest line that is waited for: photos come from phones. A larger body's room is given back.
 */
enum { BODY_PATIENCE = 4, SLOWEST_BYTES_A_MS = 16, BODY_KEPT_MAX = 1024 * 1024 };

struct server {
    struct server_options options;
    struct worker *workers; /* options.threads of them */
    struct ending ending;
    struct patrol *patrol;
    int listen_fd;
    unsigned port;
    int64_t requests, connections;
    struct large *large; /* bodies that may be larger than BODY_KEPT_MAX, from their heads to their replies */
    pthread_mutex_t lock;
    struct wire *free; /* exchanges for reuse */
    size_t free_count;
};

/* An exchange with what its connection needs. */
struct wire {
    struct exchange exchange; /* first: exchange_later finds the wire from it */
    struct server *server;
    struct worker *worker;
    struct MHD_Connection *connection;
    struct watched *watched;
    struct str target, said; /* where it lies in the library's memory, and a copy of what it said */
    enum sight sight;        /* of the header lines, when the first line had been read */
    struct buf body;
    size_t body_max;       /* of this request */
    bool has_more_headers; /* than an exchange can hold */
    bool has_large_body;   /* counted in `large`, for `sender` */
    bool lacks_memory;     /* for its body */
    uint64_t sender;
    bool waits; /* counted among the worker's waiting */
    enum { FRESH, READING, HANDLED } stage;
    struct wire *next;
};

/* ---- exchanges ---- */

static struct wire *wire_take(struct worker *worker)
{
    struct server *server = worker->server;
    pthread_mutex_lock(&server->lock);
    struct wire *wire = server->free;
    if (wire) {
        server->free = wire->next;
        server->free_count--;
    }
    pthread_mutex_unlock(&server->lock);
    if (!wire) {
        wire = memory_new(sizeof *wire);
        exchange_init(&wire->exchange);
        buf_init(&wire->body, server->options.body_max);
    }
    wire->server = server;
    wire->worker = worker;
    wire->exchange.server = wire;
    wire->stage = FRESH;
    wire->has_more_headers = wire->has_large_body = wire->lacks_memory = wire->waits = false;
    worker->in_flight++;
    return wire;
}

static void wire_free(struct wire *wire)
{
    exchange_free(&wire->exchange);
    buf_free(&wire->body);
    free(wire);
}

/* The answer that it waited for is there, or its connection has gone. */
static void end_waiting(struct wire *wire)
{
    if (wire->waits)
        wire->worker->waiting--;
    wire->waits = false;
}

static void wire_give(struct wire *wire)
{
    struct server *server = wire->server;
    end_waiting(wire);
    wire->worker->in_flight--;
    exchange_reset(&wire->exchange);
    if (wire->has_large_body)
        large_give(server->large, wire->sender);
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
}

/* ---- the request ---- */

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

/* 0, or the status with which it is refused. */
static int take_request(struct wire *wire, const char *method)
{
    struct request *request = &wire->exchange.request;
    struct str rest = wire->said;
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(wire->connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    for (size_t i = 0; i < request->header_count; i++)
        request->headers[i].value = str_trim(request->headers[i].value);
    request->method = method_by_name(method);
    request->path = str_cut(&rest, '?');
    request->query = rest;
    request->address = peer_address(&wire->exchange.arena, info ? info->client_addr : NULL);
    return peer_take_proxy(&wire->exchange.arena, request, wire->server->options.trust) ? 0 : 400;
}

static struct span patience_of(const struct server *server, int times)
{
    return SPAN_SECONDS(server->options.idle_seconds * (unsigned)times);
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
    patrol_asks(wire->watched, true);
    wire->sight = gate_look(wire->target);
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
 * When the server ends, a connection has its last answer. After what was not understood, and after a head that could not be seen as it came, nothing more is read: what
 * follows could be taken for another request than the one a proxy took it for.
 */
static bool must_close(const struct wire *wire)
{
    return wire->exchange.reply.status == 400 || wire->sight != SIGHT_WHOLE ||
           ending_begun(&wire->server->ending);
}

static enum MHD_Result send_reply(struct wire *wire)
{
    struct exchange *exchange = &wire->exchange;
    struct reply *reply = &exchange->reply;
    reply->closes = reply->closes || must_close(wire);
    bool kept;
    struct MHD_Response *response = response_of(exchange, &kept);
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
    bool small = wire->body_max <= BODY_KEPT_MAX || (length > 0 && length <= BODY_KEPT_MAX);
    if (small)
        return true;
    wire->has_large_body = true;
    wire->sender = peer_key(wire->exchange.request.address);
    return large_take(wire->server->large, wire->sender);
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
                        .skipped = (uintptr_t)method % GATE_PAGE != 0,
                        .sight = wire->sight,
                        .bytes = info ? info->header_size : 0};
    int status = gate_check(&head);
    if (!status)
        status = take_request(wire, method);
    if (status) {
        bool program =
            str_starts(wire->said, STR("/api/")); /* which door says it; nothing else is believed */
        *request = (struct request){
            .method = METHOD_OTHER, .path = program ? STR("/api/") : STR("/"), .address = STR("unread")};
        return refuse(wire, status);
    }
    const struct server_options *options = &wire->server->options;
    wire->body_max = options->body_max;
    if (options->body_max_of)
        wire->body_max = options->body_max_of(options->app, request->method, request->path);
    int64_t length = body_length(wire);
    if (length > (int64_t)wire->body_max)
        return refuse(wire, 413);
    if (memory_is_short() || !has_room(wire, length))
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
    if (wire->stage == HANDLED) {
        end_waiting(wire);
        return send_reply(wire);
    }
    if (ending_over(&wire->server->ending))
        return MHD_NO;
    if (wire->stage == FRESH)
        return take_head(wire, method, version);
    if (*upload_len) {
        wire->lacks_memory = wire->lacks_memory || !buf_has_memory(&wire->body, *upload_len);
        if (!wire->lacks_memory && wire->body.len + *upload_len <= wire->body_max)
            buf_put_bytes(&wire->body, upload, *upload_len);
        else
            wire->body.overflow = true; /* it is read to its end, so that the answer is heard */
        *upload_len = 0;
        return MHD_YES;
    }
    return wire->body.overflow ? refuse(wire, wire->lacks_memory ? 503 : 413) : handle(wire);
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
    patrol_asks(wire->watched, false);
    wire_give(wire);
    *request_state = NULL;
}

/* How many each thread may have. */
static unsigned connections_of(const struct server *server)
{
    return server->options.connections / server->options.threads;
}

static void on_connection(void *arg, struct MHD_Connection *connection, void **watched,
                          enum MHD_ConnectionNotificationCode what)
{
    struct worker *worker = arg;
    struct server *server = worker->server;
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    bool starts = what == MHD_CONNECTION_NOTIFY_STARTED;
    __atomic_add_fetch(&server->connections, starts ? 1 : -1, __ATOMIC_RELAXED);
    worker->connections += starts ? 1u : -1u;
    if (starts && worker->connections > connections_of(server) / 8 * 7)
        patrol_make_room(server->patrol, worker);
    if (!starts) {
        patrol_leave(server->patrol, *watched);
        return;
    }
    struct patrol_guest guest = {.group = worker, .fd = info->connect_fd};
    info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    guest.from = peer_place(info ? info->client_addr : NULL, server->options.trust);
    *watched = patrol_enter(server->patrol, &guest, patience_of(server, 1));
}

void exchange_later(struct exchange *exchange)
{
    struct wire *wire = exchange->server;
    wire->waits = true;
    wire->worker->waiting++;
    MHD_suspend_connection(wire->connection);
}

void exchange_ready(struct exchange *exchange)
{
    struct wire *wire = exchange->server;
    struct worker *worker = wire->worker; /* the wire may be over as soon as it is resumed */
    worker_hold(worker);
    MHD_resume_connection(wire->connection);
    worker_wake(worker);
    worker_let(worker);
}

/* ---- starting and stopping ---- */

static struct MHD_Daemon *start_daemon(struct worker *worker, int fd)
{
    const struct server_options *options = &worker->server->options;
    struct MHD_OptionItem more[] = {
        {MHD_OPTION_LISTEN_SOCKET, fd, NULL},
        {MHD_OPTION_CONNECTION_LIMIT, (intptr_t)connections_of(worker->server), NULL},
        {MHD_OPTION_CONNECTION_TIMEOUT, (intptr_t)options->idle_seconds, NULL},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, CONNECTION_MEMORY, NULL},
        {MHD_OPTION_STRICT_FOR_CLIENT, 0, NULL}, /* the gate refuses, with a page, and says its head once */
        {MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1, NULL},
        {MHD_OPTION_END, 0, NULL},
    };
    return MHD_start_daemon(MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, on_request, worker,
                            MHD_OPTION_URI_LOG_CALLBACK, take_target, worker, MHD_OPTION_UNESCAPE_CALLBACK,
                            keep_encoded, NULL, MHD_OPTION_NOTIFY_COMPLETED, on_completed, NULL,
                            MHD_OPTION_NOTIFY_CONNECTION, on_connection, worker, MHD_OPTION_ARRAY, more,
                            MHD_OPTION_END);
}

/* All daemons, and then their threads; false when one daemon cannot be had. */
static bool start_workers(struct server *server, int fd)
{
    unsigned count = server->options.threads, started = 0;
    server->workers = memory_new(count * sizeof *server->workers);
    for (; started < count; started++) {
        struct worker *worker = &server->workers[started];
        worker->server = server;
        worker->ending = &server->ending;
        worker->daemon = start_daemon(worker, fd);
        if (!worker->daemon)
            break;
    }
    if (started == count) {
        for (unsigned i = 0; i < count; i++)
            worker_start(&server->workers[i]);
        return true;
    }
    for (unsigned i = 0; i < started; i++) {
        MHD_quiesce_daemon(server->workers[i].daemon); /* the socket is not the library's to close */
        MHD_stop_daemon(server->workers[i].daemon);
    }
    free(server->workers);
    return false;
}

enum err server_start(const struct server_options *options, struct server **server, struct failure *failure)
{
    int fd;
    enum err err = listen_on(options->listen, &fd, failure);
    if (err)
        return err;
    struct server *new = memory_new(sizeof *new);
    memory_set_aside();
    new->options = *options;
    new->listen_fd = fd;
    new->port = listen_port(fd);
    pthread_mutex_init(&new->lock, NULL);
    new->patrol = patrol_start(options->share);
    new->large = large_new();
    if (!start_workers(new, fd)) {
        err = fail(failure, ERR_IO, "cannot start the server: {why}", PLACE_ERRNO("why", errno));
        patrol_stop(new->patrol);
        large_free(new->large);
        memory_give_back();
        close(fd);
        free(new);
        return err;
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
    __atomic_store_n(&server->ending.until_ms, steady_ms() + patience.ms, __ATOMIC_RELEASE);
    for (unsigned i = 0; i < server->options.threads; i++)
        worker_wake(&server->workers[i]);
    for (unsigned i = 0; i < server->options.threads; i++)
        worker_join(&server->workers[i]);
    free(server->workers);
    patrol_stop(server->patrol);
    close(server->listen_fd);
    while (server->free) {
        struct wire *wire = server->free;
        server->free = wire->next;
        wire_free(wire);
    }
    large_free(server->large);
    pthread_mutex_destroy(&server->lock);
    memory_give_back();
    free(server);
}
