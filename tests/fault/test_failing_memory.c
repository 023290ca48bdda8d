/* A server whose machine has no memory says so, goes on, and has done what it told as done and nothing else. */
#include "base/check.h"
#include "base/time.h"
#include "support/door/multipart_form.h"
#include "support/door/sample_pictures.h"
#include "support/door/served.h"
#include "support/kit/scarce.h"
#include "support/order/shop.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WAIT_MS = 60000, STEPS_MAX = 200000, EACH_UNTIL = 16, PART = 8 };
/*
 * The library asks three times when somebody connects, and without these there is no connection yet on which anything could be
 * answered. Twice as often at most: what other threads ask for meanwhile moves the count.
 */
enum { UNANSWERED_MOST = 2 * 3 };

#define QUESTION "/questions/1/where-is-my-parcel-now"
#define FORM     "application/x-www-form-urlencoded"

/* What is sent: {n} stands for the number of the try, {csrf} for the code of the buyer's forms. */
struct wish {
    const char *target, *type, *body; /* body NULL: a page that is read */
    enum { NOBODY, BUYER, SYSTEM } by;
    const char *list, *shown; /* where it is seen when it is done, and how; NULL: it leaves nothing */
};

static const struct wish wishes[] = {
    {"/", NULL, NULL, NOBODY, NULL, NULL},
    {QUESTION, NULL, NULL, NOBODY, NULL, NULL},
    {QUESTION, NULL, NULL, BUYER, NULL, NULL},
    {"/orders", NULL, NULL, BUYER, NULL, NULL},
    {"/search?q=parcel", NULL, NULL, NOBODY, NULL, NULL},
    {"/search?q=p%C3%A4rcel+n%C3%B6w", NULL, NULL, BUYER, NULL, NULL},
    {"/api/v1/questions", NULL, NULL, NOBODY, NULL, NULL},
    {"/track?number=RB123456785CN", NULL, NULL, NOBODY, NULL, NULL},
    {"/track", FORM, "csrf={csrf}&number=Your+parcel+RB123456785CN+is+late", BUYER, NULL, NULL},
    {"/ask", FORM, "csrf={csrf}&category=1&title=Where+is+number+{n}+n%C3%B6w%3F&body=*Two*+weeks.&tags=late",
     BUYER, "/api/v1/questions", "Where is number {n} n"},
    {"/questions/1/answers", FORM, "csrf={csrf}&body=Ask+the+seller+for+number+{n}.", BUYER,
     "/api/v1/questions/1", "for number {n}."},
    {"/api/v1/orders", "application/json",
     "{\"number\":\"M-{n}\",\"buyer\":\"mara\",\"seller\":\"tomas\",\"currency\":\"EUR\",\"paid\":true,"
     "\"lines\":[{\"title\":\"Bowl\",\"amount\":\"14.00\"}]}",
     SYSTEM, "/api/v1/orders", "\"M-{n}\""},
    {"{order}/evidence", MULTIPART_FORM_TYPE, "{picture}", BUYER, "{api}", "Seen {n} times"},
    {"/sign-in", FORM, "csrf={csrf}&name=otto&password=not+his+{n}", BUYER, NULL, NULL},
};

struct desk {
    struct served served;
    struct scarce *scarce;
    struct arena arena; /* of one try */
    struct arena kept;
    struct str cookies, csrf, key, order, api, picture;
    int64_t unanswered, failed, tries;
};

/* ---- requests ---- */

static struct str replace(struct arena *arena, struct str text, struct str place, struct str by)
{
    size_t at = str_find(text, place);
    if (at == text.len)
        return text;
    struct str rest = str_slice(text, at + place.len, text.len);
    return arena_printf(arena, "%.*s%.*s%.*s", (int)at, text.at, STR_ARG(by), STR_ARG(rest));
}

static struct str filled(struct desk *desk, const char *text, int64_t n)
{
    struct str whole = str_from(text), number = arena_printf(&desk->arena, "%lld", (long long)n);
    whole = replace(&desk->arena, whole, STR("{n}"), number);
    whole = replace(&desk->arena, whole, STR("{csrf}"), desk->csrf);
    whole = replace(&desk->arena, whole, STR("{order}"), desk->order);
    return replace(&desk->arena, whole, STR("{api}"), desk->api);
}

static struct str request(struct desk *desk, const struct wish *wish, struct str target, struct str body)
{
    struct str who = STR_NONE;
    if (wish->by == BUYER)
        who = arena_printf(&desk->arena, "Cookie: %.*s\r\n", STR_ARG(desk->cookies));
    if (wish->by == SYSTEM)
        who = arena_printf(&desk->arena, "Authorization: Bearer %.*s\r\n", STR_ARG(desk->key));
    struct buf out;
    buf_init(&out, (size_t)1 << 20);
    buf_printf(&out, "%s %.*s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%.*s",
               wish->body ? "POST" : "GET", STR_ARG(target), STR_ARG(who));
    if (wish->body)
        buf_printf(&out, "Content-Type: %s\r\nContent-Length: %zu\r\n", wish->type, body.len);
    buf_put(&out, STR("\r\n"));
    buf_put(&out, body);
    struct str bytes = arena_copy(&desk->arena, buf_str(&out));
    buf_free(&out);
    return bytes;
}

/* What a page says with memory. */
static struct answer look(struct desk *desk, struct str target, int by)
{
    struct wish reading = {.by = by};
    struct str bytes = request(desk, &reading, target, STR_NONE);
    return served_ask(&desk->served, bytes, WAIT_MS);
}

static struct str version_of(struct desk *desk)
{
    struct answer answer = look(desk, desk->api, BUYER);
    struct str rest = answer_body(&answer), mark = STR("\"version\":");
    rest = str_slice(rest, str_find(rest, mark) + mark.len, rest.len);
    struct str version = arena_copy(&desk->arena, str_cut(&rest, ','));
    answer_free(&answer);
    return version;
}

static struct str with_picture(struct desk *desk, int64_t n)
{
    struct multipart_form form;
    multipart_form_open(&form);
    multipart_form_field(&form, "csrf", desk->csrf);
    multipart_form_field(&form, "version", version_of(desk));
    multipart_form_field(&form, "whose", STR("buyer"));
    multipart_form_field(&form, "kind", STR("photo_of_label"));
    multipart_form_field(&form, "words", arena_printf(&desk->arena, "Seen %lld times", (long long)n));
    multipart_form_file(&form, "file", "label.png", desk->picture);
    struct str body = arena_copy(&desk->arena, multipart_form_end(&form));
    multipart_form_close(&form);
    return body;
}

/* Nobody knows whether a commit was done whose answer was lost, and the reply says so. */
static bool is_unsure(struct str said)
{
    struct str words = STR("so that it may have been done");
    return str_find(said, words) < said.len;
}

static bool is_there(struct desk *desk, const struct wish *wish, int64_t n)
{
    struct answer answer = look(desk, filled(desk, wish->list, n), wish->by);
    if (answer.status != 200)
        print_error("%s, after try %lld: %d\n%s\n", wish->target, (long long)n, answer.status, answer.bytes);
    assert_int_equal(answer.status, 200);
    struct str shown = filled(desk, wish->shown, n);
    bool there = strstr(answer.bytes, shown.at) != NULL;
    answer_free(&answer);
    return there;
}

/* ---- tries ---- */

static void assert_serves(struct desk *desk)
{
    int status;
    assert_int_equal(waitpid(desk->served.pid, &status, WNOHANG), 0);
}

/* Its own failures alone are told; the library closes a connection for which it has nothing. */
static bool is_told(int status)
{
    return status == 0 || status == 200 || status == 201 || status == 303 || status == 422 || status == 500 ||
           status == 503 || status == 507;
}

static struct str try_of(struct desk *desk, const struct wish *wish, int64_t n)
{
    arena_reset(&desk->arena);
    struct str body = STR_NONE;
    if (wish->body)
        body = strcmp(wish->body, "{picture}") == 0 ? with_picture(desk, n) : filled(desk, wish->body, n);
    return request(desk, wish, filled(desk, wish->target, n), body);
}

/* Sends it, gives memory back, and looks whether what was told is so; true when memory was lacking. */
static bool send_one(struct desk *desk, const struct wish *wish, int64_t n, struct str bytes)
{
    struct answer answer = served_ask(&desk->served, bytes, WAIT_MS);
    int64_t failed = scarce_calm(desk->scarce);
    int status = answer.status;
    if (!is_told(status) || (status == 0 && !failed))
        print_error("%s, try %lld: %d\n%s\n", wish->target, (long long)n, status,
                    status ? strstr(answer.bytes, "<main") : "");
    bool unsure = is_unsure((struct str){answer.bytes, answer.len});
    answer_free(&answer);
    assert_true(is_told(status) && (status || failed));
    assert_serves(desk);
    desk->unanswered += status == 0;
    desk->failed += failed;
    desk->tries++;
    if (wish->list && status && !unsure) {
        bool there = is_there(desk, wish, n);
        if (there != (status < 400))
            print_error("%s, try %lld: %d, and it is%s there\n", wish->target, (long long)n, status,
                        there ? "" : " not");
        assert_int_equal(there, status < 400);
    }
    return failed > 0;
}

/* The first each, and then every so manieth; RECOURSE_TEST_EVERY: each. */
static int64_t step_after(int64_t nth)
{
    return getenv("RECOURSE_TEST_EVERY") || nth < EACH_UNTIL ? 1 : 1 + nth / PART;
}

static void lacking_at_each_call(struct desk *desk, const struct wish *wish, int64_t burst)
{
    static int64_t n; /* no number comes twice */
    bool struck = true;
    int64_t before = desk->unanswered;
    for (int64_t nth = 1; struck && nth < STEPS_MAX; nth += step_after(nth)) {
        struct str bytes = try_of(desk, wish, ++n);
        scarce_arm(desk->scarce, nth, burst);
        struck = send_one(desk, wish, n, bytes);
    }
    assert_false(struck);
    assert_in_range(desk->unanswered - before, 0, UNANSWERED_MOST);
}

static void lacking_altogether(struct desk *desk, const struct wish *wish)
{
    static const int64_t left[] = {0, 1000, 30 * 1000, 200 * 1000, 1000 * 1000};
    static int64_t n = 1000 * 1000;
    for (size_t i = 0; i < COUNT_OF(left); i++) {
        struct str bytes = try_of(desk, wish, ++n);
        scarce_limit(desk->scarce, left[i]);
        send_one(desk, wish, n, bytes);
    }
}

/* ---- a desk ---- */

static void arrange(struct desk *desk, struct str database)
{
    struct shop shop;
    shop_open(&shop, database);
    http_lift_limits(&shop.site);
    struct browser *buyer = &shop.buyer;
    assert_int_equal(shop_post(&shop.system, "/api/v1/questions",
                               "{\"title\":\"Where is my parcel now?\",\"category\":\"internet\"}"),
                     201);
    struct str order = shop_place(&shop, "M-0"),
               ref = str_slice(order, STR("/api/v1/orders/").len, order.len);
    shop_ship(&shop, order);
    shop_act(&shop.system, order, "delivered", "");
    shop_act(buyer, order, "seller_contacted", "\"words\":\"The bowl is cracked.\"");
    assert_answers(buyer, 200,
                   shop_act(buyer, order, "dispute_opened",
                            "\"reason\":\"snad_damaged\",\"came\":\"yes\",\"remedy\":\"refund_partial\","
                            "\"amount\":\"7.00\",\"lines\":[1],\"words\":\"Cracked.\""));
    browser_get(buyer, "/ask");
    struct buf cookies;
    buf_init(&cookies, 4096);
    for (size_t i = 0; i < buyer->cookie_count; i++)
        buf_printf(&cookies, "%s%.*s=%.*s", i ? "; " : "", STR_ARG(buyer->cookies[i].name),
                   STR_ARG(buyer->cookies[i].value));
    desk->cookies = arena_copy(&desk->kept, buf_str(&cookies));
    buf_free(&cookies);
    desk->csrf = arena_copy(&desk->kept, buyer->csrf);
    desk->key = arena_copy(&desk->kept, shop.key);
    desk->api = arena_copy(&desk->kept, order);
    desk->order = arena_printf(&desk->kept, "/orders/%.*s", STR_ARG(ref));
    desk->picture = sample_png(&desk->kept, 64, 48);
    shop_close(&shop);
}

static void open_site(struct desk *desk, struct str database)
{
    *desk = (struct desk){0};
    arena_init(&desk->kept, (size_t)1 << 22);
    arena_init(&desk->arena, (size_t)1 << 22);
    arrange(desk, database);
    desk->scarce = scarce_begin();
    served_start_with(&desk->served, database, (const char *const[]){"--threads", "1", NULL});
}

static void close_site(struct desk *desk)
{
    print_message("# %lld tries, memory lacked %lld times, %lld connections closed without an answer\n",
                  (long long)desk->tries, (long long)desk->failed, (long long)desk->unanswered);
    served_stop(&desk->served);
    scarce_end(desk->scarce);
    arena_free(&desk->kept);
    arena_free(&desk->arena);
}

static void no_call_for_memory_that_fails_ends_the_server_or_what_it_said(void **state)
{
    static const int64_t bursts[] = {1, 8};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        open_site(&desk, database->url);
        for (size_t i = 0; i < COUNT_OF(wishes); i++)
            for (size_t k = 0; k < COUNT_OF(bursts); k++)
                lacking_at_each_call(&desk, &wishes[i], bursts[k]);
        close_site(&desk);
    }
}

static void a_machine_without_memory_is_waited_for(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        open_site(&desk, database->url);
        for (size_t i = 0; i < COUNT_OF(wishes); i++)
            lacking_altogether(&desk, &wishes[i]);
        close_site(&desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_call_for_memory_that_fails_ends_the_server_or_what_it_said),
        cmocka_unit_test(a_machine_without_memory_is_waited_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
