#include "http/wire/message.h"

#include "base/check.h"
#include "base/memory.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/*
 * What the largest allowed request needs is some 40 MiB: the files of a form as they were made harmless (16), its whole body
 * once more (12), what was typed a few times. A bug that takes more than all of this is one; a shape of input that nobody
 * thought of is not, and must not end the process for everybody.
 */
enum { EXCHANGE_MEMORY = 256 * 1024 * 1024, GZIP_WINDOW = 15 + 16 };

struct str request_header(const struct request *request, struct str name)
{
    for (size_t i = 0; i < request->header_count; i++)
        if (str_eq_nocase(request->headers[i].name, name))
            return request->headers[i].value;
    return STR_NONE;
}

struct str request_cookie(const struct request *request, struct str name)
{
    struct str cookies = request_header(request, STR("Cookie"));
    while (cookies.len) {
        struct str value = str_cut(&cookies, ';');
        if (str_eq(str_trim(str_cut(&value, '=')), name))
            return str_trim(value);
    }
    return STR_NONE;
}

bool request_takes_gzip(const struct request *request)
{
    struct str accepted = request_header(request, STR("Accept-Encoding"));
    while (accepted.len) {
        struct str coding = str_cut(&accepted, ','), name = str_trim(str_cut(&coding, ';'));
        if (str_eq_nocase(name, STR("gzip")))
            return str_find(coding, STR("q=0")) == coding.len || str_find(coding, STR("q=0.")) < coding.len;
    }
    return false;
}

void reply_header(struct reply *reply, struct str name, struct str value)
{
    check(reply->header_count < REPLY_HEADERS_MAX);
    reply->headers[reply->header_count++] = (struct header){name, value};
}

void exchange_init(struct exchange *exchange)
{
    *exchange = (struct exchange){0};
    arena_init(&exchange->arena, EXCHANGE_MEMORY);
    buf_init(&exchange->reply.body, REPLY_BODY_MAX);
}

void exchange_reset(struct exchange *exchange)
{
    struct buf body = exchange->reply.body;
    shared_body_drop(exchange->reply.shared);
    arena_reset(&exchange->arena);
    buf_clear(&body);
    exchange->request = (struct request){0};
    exchange->reply = (struct reply){.body = body};
    exchange->app = NULL;
}

void exchange_free(struct exchange *exchange)
{
    shared_body_drop(exchange->reply.shared);
    buf_free(&exchange->reply.body);
    arena_free(&exchange->arena);
}

/* ---- shared bodies ---- */

struct shared_body {
    int holders;
    pthread_mutex_t compressing;
    enum gzip gzip; /* GZIP_NEVER also when it is made, or would not be shorter */
    size_t len, gzip_len;
    void *kept[SHARED_FORMS];
    void (*drop_kept)(void *made);
    char bytes[]; /* the plain form, then the gzip form */
};

/* Appends the gzip form behind the plain one, when that is shorter. */
static void add_gzip(struct shared_body *body)
{
    static const int levels[] = {[GZIP_ONCE] = 1, [GZIP_KEPT] = 6};
    z_stream stream = {.next_in = (Bytef *)body->bytes,
                       .avail_in = (uInt)body->len,
                       .next_out = (Bytef *)body->bytes + body->len,
                       .avail_out = (uInt)body->len};
    MEMORY_FOR(deflateInit2(&stream, levels[body->gzip], Z_DEFLATED, GZIP_WINDOW, 8, Z_DEFAULT_STRATEGY) ==
               Z_OK);
    if (deflate(&stream, Z_FINISH) == Z_STREAM_END)
        body->gzip_len = stream.total_out;
    deflateEnd(&stream);
}

struct shared_body *shared_body_new(struct str bytes, enum gzip gzip)
{
    struct shared_body *body = memory_more(NULL, sizeof *body + bytes.len * (gzip ? 2 : 1) + 1);
    *body = (struct shared_body){.holders = 1, .len = bytes.len, .gzip = bytes.len ? gzip : GZIP_NEVER};
    pthread_mutex_init(&body->compressing, NULL);
    if (bytes.len)
        memcpy(body->bytes, bytes.at, bytes.len);
    return body;
}

struct shared_body *shared_body_hold(struct shared_body *body)
{
    __atomic_add_fetch(&body->holders, 1, __ATOMIC_RELAXED);
    return body;
}

void shared_body_drop(struct shared_body *body)
{
    if (!body || __atomic_sub_fetch(&body->holders, 1, __ATOMIC_ACQ_REL) > 0)
        return;
    for (size_t form = 0; form < SHARED_FORMS; form++)
        if (body->kept[form])
            body->drop_kept(body->kept[form]);
    pthread_mutex_destroy(&body->compressing);
    free(body);
}

void *shared_body_kept(const struct shared_body *body, unsigned form)
{
    return __atomic_load_n(&body->kept[form], __ATOMIC_ACQUIRE);
}

void *shared_body_keep(struct shared_body *body, unsigned form, void *made, void (*drop)(void *made))
{
    void *none = NULL;
    __atomic_store_n(&body->drop_kept, drop, __ATOMIC_RELAXED);
    if (__atomic_compare_exchange_n(&body->kept[form], &none, made, false, __ATOMIC_ACQ_REL,
                                    __ATOMIC_ACQUIRE))
        return made;
    drop(made);
    return none;
}

struct str shared_body_bytes(const struct shared_body *body)
{
    return (struct str){body->bytes, body->len};
}

struct str shared_body_gzip(struct shared_body *body)
{
    if (__atomic_load_n(&body->gzip, __ATOMIC_ACQUIRE)) {
        pthread_mutex_lock(&body->compressing);
        if (body->gzip)
            add_gzip(body);
        __atomic_store_n(&body->gzip, GZIP_NEVER, __ATOMIC_RELEASE);
        pthread_mutex_unlock(&body->compressing);
    }
    return (struct str){body->bytes + body->len, body->gzip_len};
}

enum method method_by_name(const char *name)
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
