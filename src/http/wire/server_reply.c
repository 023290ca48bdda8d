#include "http/wire/server_reply.h"

#include "base/memory.h"

#include <errno.h>
#include <microhttpd.h>

static bool is_text(struct str type)
{
    return str_starts(type, STR("text/")) || str_starts(type, STR("application/")) ||
           str_starts(type, STR("image/svg"));
}

/* Shorter than this, compressing costs more than it saves. */
enum { GZIP_MIN = 860 };

static struct str body_form(const struct reply *reply, bool gzip)
{
    return gzip ? shared_body_gzip(reply->shared) : shared_body_bytes(reply->shared);
}

/* Whether the body goes out compressed. Makes it shared when it is worth compressing. */
static bool choose_gzip(struct exchange *exchange)
{
    struct reply *reply = &exchange->reply;
    if (!is_text(reply->type) || !request_takes_gzip(&exchange->request))
        return false;
    if (!reply->shared && reply->body.len >= GZIP_MIN)
        reply->shared = shared_body_new(buf_str(&reply->body), GZIP_ONCE);
    return reply->shared && shared_body_gzip(reply->shared).len > 0;
}

/* A reply without memory for it would be none, and one without memory for a header another one: both are given of the reserve. */
static struct MHD_Response *create(struct str bytes)
{
    struct MHD_Response *made;
    void *at =
        (void *)(uintptr_t)bytes.at; /* the library only reads it, but asks for a pointer that may write */
    MEMORY_FOR((made = MHD_create_response_from_buffer(bytes.len, at, MHD_RESPMEM_PERSISTENT)) != NULL);
    return made;
}

/* The library takes no header that is empty, and says no otherwise than where it has no memory. */
static void add(struct MHD_Response *response, const char *name, const char *value)
{
    while (errno = 0, MHD_add_response_header(response, name, value) == MHD_NO && errno == ENOMEM)
        memory_open(name);
}

/* The response only points to the bytes: the exchange holds them until the library has sent them. */
static struct MHD_Response *body_response(const struct reply *reply, bool gzip)
{
    return create(reply->shared ? body_form(reply, gzip) : buf_str(&reply->body));
}

static void add_header(struct exchange *exchange, struct MHD_Response *response, const char *name,
                       struct str value)
{
    add(response, name, arena_cstr(&exchange->arena, value));
}

static void add_headers(struct exchange *exchange, struct MHD_Response *response, bool gzip)
{
    struct reply *reply = &exchange->reply;
    if (reply->type.len)
        add_header(exchange, response, MHD_HTTP_HEADER_CONTENT_TYPE, reply->type);
    if (is_text(reply->type))
        add(response, MHD_HTTP_HEADER_VARY, "Accept-Encoding, Cookie");
    if (gzip)
        add(response, MHD_HTTP_HEADER_CONTENT_ENCODING, "gzip");
    if (reply->closes)
        add(response, MHD_HTTP_HEADER_CONNECTION, "close");
    for (size_t i = 0; i < reply->header_count; i++)
        add_header(exchange, response, arena_cstr(&exchange->arena, reply->headers[i].name),
                   reply->headers[i].value);
}

static struct MHD_Response *make_response(struct exchange *exchange, bool gzip)
{
    struct MHD_Response *response = body_response(&exchange->reply, gzip);
    add_headers(exchange, response, gzip);
    return response;
}

static void drop_response(void *made)
{
    MHD_destroy_response(made);
}

/* A page that many get is made into a response once; the library counts who still sends it. */
static struct MHD_Response *kept_response(struct exchange *exchange, bool gzip)
{
    struct shared_body *shared = exchange->reply.shared;
    unsigned form = (gzip ? 1u : 0u) | (exchange->request.secure ? 2u : 0u);
    struct MHD_Response *kept = shared_body_kept(shared, form);
    if (kept)
        return kept;
    return shared_body_keep(shared, form, make_response(exchange, gzip), drop_response);
}

struct MHD_Response *response_of(struct exchange *exchange, bool *kept)
{
    bool gzip = choose_gzip(exchange);
    *kept = exchange->reply.shares_headers && !exchange->reply.closes;
    return *kept ? kept_response(exchange, gzip) : make_response(exchange, gzip);
}
