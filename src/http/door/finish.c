#include "http/door/finish.h"

#include "base/check.h"
#include "base/log.h"
#include "base/secret.h"
#include "base/words.h"
#include "http/door/across.h"
#include "http/door/trace.h"
#include "http/door/visitor.h"
#include "http/site/counters.h"

#include <string.h>

/* 64 bits over 8 bytes a step: a change detector, not a secret. */
static uint64_t digest_of(struct str bytes)
{
    uint64_t digest = 0x9E3779B97F4A7C15u ^ bytes.len;
    while (bytes.len) {
        uint64_t step = 0;
        size_t taken = bytes.len < 8 ? bytes.len : 8;
        memcpy(&step, bytes.at, taken);
        digest = (digest ^ step) * 0xD6E8FEB86659FD93u;
        digest ^= digest >> 32;
        bytes = str_slice(bytes, taken, bytes.len);
    }
    return digest;
}

struct str finish_etag(struct arena *arena, struct str bytes)
{
    return arena_printf(arena, "\"%016llx\"", (unsigned long long)digest_of(bytes));
}

static bool browser_has(const struct request *request, struct str etag)
{
    struct str known = request_header(request, STR("If-None-Match"));
    return known.len && str_find(known, etag) < known.len;
}

static void not_modified(struct reply *reply)
{
    reply->status = 304;
    buf_clear(&reply->body);
    if (reply->shared)
        shared_body_drop(reply->shared);
    reply->shared = NULL;
}

static void add_etag(struct call *call, struct str etag)
{
    struct reply *reply = &call->exchange->reply;
    reply_header(reply, STR("ETag"), etag);
    if (browser_has(&call->exchange->request, etag))
        not_modified(reply);
}

void finish_page(struct call *call, const struct page *page)
{
    struct reply *reply = &call->exchange->reply;
    reply->status = 200;
    reply->type = STR("text/html; charset=utf-8");
    buf_clear(&reply->body);
    reply->shared = shared_body_hold(page->body);
    add_etag(call, arena_copy(arena_of(call), page->etag));
    reply->shares_headers = reply->status == 200; /* what finish() adds is the same each time */
}

/* Content Security Policy without exceptions: nothing inline, nothing from elsewhere. */
static const struct header always[] = {
    {STR_INIT("Content-Security-Policy"),
     STR_INIT("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
              "form-action "
              "'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'")},
    {STR_INIT("X-Content-Type-Options"), STR_INIT("nosniff")},
    {STR_INIT("Referrer-Policy"), STR_INIT("same-origin")},
    {STR_INIT("Cross-Origin-Opener-Policy"), STR_INIT("same-origin")},
    {STR_INIT("Cross-Origin-Resource-Policy"), STR_INIT("same-origin")},
};

static bool reply_has(const struct reply *reply, struct str name)
{
    for (size_t i = 0; i < reply->header_count; i++)
        if (str_eq_nocase(reply->headers[i].name, name))
            return true;
    return false;
}

static void add_caching(struct call *call)
{
    struct reply *reply = &call->exchange->reply;
    if (reply_has(reply, STR("Cache-Control")))
        return;
    bool secret = (call->route && call->route->flags & ROUTE_PRIVATE) || reply->status >= 400;
    reply_header(reply, STR("Cache-Control"), secret ? STR("no-store") : STR("private, no-cache"));
    if (reply->status == 200 && !secret && !reply_has(reply, STR("ETag")) && reply->body.len)
        add_etag(call, finish_etag(arena_of(call), buf_str(&reply->body)));
}

/* A page is said in a language, which the browser asks for or a cookie remembers; programs' replies no cache keeps. */
static void add_language(struct call *call)
{
    struct reply *reply = &call->exchange->reply;
    bool page = str_starts(reply->type, STR("text/html"));
    bool json = str_starts(reply->type, STR("application/json")) ||
                str_starts(reply->type, STR("application/problem+json"));
    if ((page || json) && !reply_has(reply, STR("Content-Language")))
        reply_header(reply, STR("Content-Language"), language_tag(call->language));
    if (page)
        reply_header(reply, STR("Vary"), STR("Accept-Language, Cookie"));
}

/* draft-ietf-httpapi-ratelimit-headers: the limit, and what is left of it. */
static void add_rate(struct call *call)
{
    const struct rate_left *rate = &call->own_ctx.rate;
    struct arena *arena = arena_of(call);
    struct reply *reply = &call->exchange->reply;
    if (!call->door->admit || rate->capacity == 0)
        return;
    reply_header(reply, STR("RateLimit-Policy"),
                 arena_printf(arena, "\"%.*s\";q=%lld;w=%lld", STR_ARG(rate->name), (long long)rate->capacity,
                              (long long)rate->refill.ms / 1000));
    reply_header(reply, STR("RateLimit"),
                 arena_printf(arena, "\"%.*s\";r=%lld;t=%lld", STR_ARG(rate->name), (long long)rate->left,
                              (long long)(rate->full_in.ms + 999) / 1000));
}

/* The trace that whoever sent it is in, or a name of its own. */
static struct str request_id(struct call *call)
{
    enum { OWN = 16 };
    if (call->own_ctx.trace.len)
        return trace_id(call->own_ctx.trace);
    struct token token = token_new();
    return arena_copy(arena_of(call), (struct str){token.text, OWN});
}

static void write_log(const struct call *call, struct str id, struct span took)
{
    static const struct str methods[] = {
        [METHOD_GET] = STR_INIT("GET"),       [METHOD_HEAD] = STR_INIT("HEAD"),
        [METHOD_POST] = STR_INIT("POST"),     [METHOD_PUT] = STR_INIT("PUT"),
        [METHOD_DELETE] = STR_INIT("DELETE"), [METHOD_OPTIONS] = STR_INIT("OPTIONS"),
        [METHOD_OTHER] = STR_INIT("OTHER"),
    };
    const struct reply *reply = &call->exchange->reply;
    struct str route = call->route ? call->route->pattern : STR("-");
    struct str step = trace_step(call->own_ctx.trace);
    log_line("request", "method=%.*s route=%.*s status=%d ms=%lld id=%.*s%s%.*s",
             STR_ARG(methods[call->exchange->request.method]), STR_ARG(route), reply->status,
             (long long)took.ms, STR_ARG(id), step.len ? " step=" : "", STR_ARG(step));
}

void finish(struct call *call)
{
    struct reply *reply = &call->exchange->reply;
    for (size_t i = 0; i < COUNT_OF(always); i++)
        if (!reply_has(reply, always[i].name)) /* of two policies a browser keeps both */
            reply_header(reply, always[i].name, always[i].value);
    if (call->exchange->request.secure)
        reply_header(reply, STR("Strict-Transport-Security"), STR("max-age=63072000; includeSubDomains"));
    across_headers(call);
    add_rate(call);
    add_language(call);
    add_caching(call);
    struct span took = instant_since(instant_now(), call->own_ctx.now);
    counters_request(call->app->counters, reply->status, took);
    struct str id = reply->status >= 400 || !app_is_quiet(call->app) ? request_id(call) : STR_NONE;
    if (reply->status >= 400)
        reply_header(reply, STR("X-Request-Id"), id); /* what to ask for in the log */
    if (!app_is_quiet(call->app))
        write_log(call, id, took);
    if (reply->status == 500 || reply->status == 507)
        log_error("failed", "id=%.*s reason=%s", STR_ARG(id), call->own_ctx.failure.text);
    if (call->noted.len)
        log_warning("sign-in", "%.*s", STR_ARG(call->noted));
    site_drop(call->own_ctx.site);
}
