#include "http/reach/web.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/memory.h"
#include "http/reach/inside.h"
#include "http/reach/trouble.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CONNECT_SECONDS = 10, ANSWER_SECONDS = 30, WAIT_MAX_SECONDS = 24 * 3600 };

struct web {
    CURL *curl;
    char error[CURL_ERROR_SIZE];
    /* Of the call that is under way. */
    bool inside, refused;
    char *bytes;
    size_t len;
};

struct web *web_open(void)
{
    struct web *web = memory_new(sizeof *web);
    web->curl = curl_easy_init();
    check(web->curl != NULL);
    return web;
}

void web_close(struct web *web)
{
    curl_easy_cleanup(web->curl);
    free(web);
}

/* ---- what libcurl calls ---- */

static curl_socket_t open_socket(void *arg, curlsocktype purpose, struct curl_sockaddr *address)
{
    struct web *web = arg;
    (void)purpose;
    web->refused = !web->inside && address_is_inside(&address->addr);
    if (web->refused)
        return CURL_SOCKET_BAD;
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static size_t take(char *bytes, size_t size, size_t count, void *arg)
{
    struct web *web = arg;
    if (web->len + count > WEB_ANSWER_MAX)
        return 0;
    for (size_t i = 0; i < count; i++)
        web->bytes[web->len++] = bytes[i];
    return size * count;
}

/* ---- a call ---- */

static struct curl_slist *add_header(struct curl_slist *list, struct arena *arena, struct str line)
{
    struct curl_slist *longer;
    const char *whole = arena_cstr(arena, line);
    MEMORY_FOR((longer = curl_slist_append(list, whole)) != NULL);
    return longer;
}

static struct curl_slist *headers_of(struct arena *arena, const struct web_call *call)
{
    struct curl_slist *list = add_header(NULL, arena, STR("Accept: application/json"));
    if (call->body.len)
        list = add_header(list, arena,
                          arena_printf(arena, "Content-Type: %.*s",
                                       STR_ARG(call->type.len ? call->type : STR("application/json"))));
    if (call->trace.len)
        list = add_header(list, arena, arena_printf(arena, "traceparent: %.*s", STR_ARG(call->trace)));
    for (size_t i = 0; i < WEB_HEADERS_MAX; i++)
        if (call->headers[i].len)
            list = add_header(list, arena, call->headers[i]);
    return list;
}

static void prepare(struct web *web, struct arena *arena, const struct web_call *call)
{
    CURL *curl = web->curl;
    curl_easy_reset(curl);
    web->error[0] = 0;
    web->inside = call->inside;
    web->refused = false;
    web->len = 0;
    curl_easy_setopt(curl, CURLOPT_URL, arena_cstr(arena, call->url));
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, call->inside ? "http,https" : "https");
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, arena_cstr(arena, call->method));
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "recourse");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)(call->seconds ? call->seconds : ANSWER_SECONDS));
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, web->error);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, web);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, web);
    if (call->socket.len)
        curl_easy_setopt(curl, CURLOPT_UNIX_SOCKET_PATH, arena_cstr(arena, call->socket));
    if (!call->body.len)
        return;
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, (long)call->body.len);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, call->body.at);
}

/* The instant of "X-RateLimit-Reset: 1795000000", in seconds from now; a small figure is a count of seconds. */
static curl_off_t seconds_to_reset(CURL *curl)
{
    enum { FIRST_INSTANT = 1000 * 1000 * 1000 };
    struct curl_header *header;
    int64_t reset = 0, now = instant_now().ms / 1000;
    if (curl_easy_header(curl, "X-RateLimit-Reset", 0, CURLH_HEADER, -1, &header) != CURLHE_OK ||
        !str_to_int(str_trim(str_from(header->value)), &reset))
        return 0;
    return reset < FIRST_INSTANT ? reset : reset > now ? reset - now : 0;
}

/* Some say it by a header of their own, which counts only where they say that too much was asked. */
static struct span wait_of(CURL *curl, long status)
{
    curl_off_t seconds = 0;
    curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &seconds);
    if (seconds <= 0 && status == 429)
        seconds = seconds_to_reset(curl);
    return SPAN_SECONDS(seconds > WAIT_MAX_SECONDS ? WAIT_MAX_SECONDS : seconds < 0 ? 0 : seconds);
}

static void explain(struct web *web, CURLcode code, struct web_answer *answer)
{
    if (web->refused)
        cause_keep(answer->said, CAUSE_INSIDE, (struct word_places){0});
    else if (code == CURLE_UNSUPPORTED_PROTOCOL)
        cause_keep(answer->said, CAUSE_NOT_HTTPS, (struct word_places){0});
    else if (!trouble_keep(answer->said, code, web->error))
        snprintf(answer->said, sizeof answer->said, "%s",
                 web->error[0] ? web->error : curl_easy_strerror(code));
}

void web_ask(struct web *web, struct arena *arena, const struct web_call *call, struct web_answer *answer)
{
    long status = 0;
    *answer = (struct web_answer){0};
    web->bytes = memory_more(NULL, WEB_ANSWER_MAX);
    prepare(web, arena, call);
    struct curl_slist *headers = headers_of(arena, call);
    curl_easy_setopt(web->curl, CURLOPT_HTTPHEADER, headers);
    CURLcode code = curl_easy_perform(web->curl);
    curl_easy_getinfo(web->curl, CURLINFO_RESPONSE_CODE, &status);
    answer->wait = wait_of(web->curl, status);
    curl_slist_free_all(headers);
    if (code == CURLE_OK) {
        answer->status = (int)status;
        answer->body = arena_copy(arena, (struct str){web->bytes, web->len});
    } else {
        explain(web, code, answer);
    }
    answer->refused = web->refused || code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_URL_MALFORMAT;
    free(web->bytes);
}

enum delivery web_delivery(const struct web_answer *answer)
{
    int status = answer->status;
    bool passes = status == 0 || status == 408 || status == 425 || status == 429 || status >= 500;
    if (status >= 200 && status < 300)
        return DELIVERED;
    return answer->refused || !passes ? NEVER : LATER;
}
