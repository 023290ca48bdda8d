/* Whose word counts about who somebody is. */
#include "base/check.h"
#include "http/wire/peer.h"
#include "support/kit/own_arena.h"
#include "support/kit/store_fixture.h"

#include <arpa/inet.h>
#include <string.h>

static const char proxies[] = "10.0.0.0/8, 127.0.0.1,::1 , fd00::/8,unix";

static struct peer_trust trust_of(const char *text)
{
    struct peer_trust trust;
    struct failure failure = {0};
    assert_ok(peer_trust_read(STR("trusted-proxy"), str_from(text), &trust, &failure), &failure);
    return trust;
}

/* Header lines as "for|for|for", and whose request it is then. */
static struct str client_of(const char *peer, const char *lines)
{
    struct peer_trust trust = trust_of(proxies);
    struct request request = {.address = str_from(peer)};
    struct str rest = str_from(lines);
    while (rest.len)
        request.headers[request.header_count++] =
            (struct header){STR("x-forwarded-for"), str_trim(str_cut(&rest, '|'))};
    assert_true(peer_take_proxy(&arena, &request, &trust));
    return request.address;
}

static void a_client_is_the_last_entry_that_is_no_proxy_of_ours(void **state)
{
    (void)state;
    static const struct {
        const char *peer, *lines, *client;
    } rows[] = {
        {"127.0.0.1", "5.5.5.5", "5.5.5.5"},
        {"127.0.0.1", "6.6.6.6, 5.5.5.5", "5.5.5.5"},
        {"127.0.0.1", "6.6.6.6 | 5.5.5.5", "5.5.5.5"},
        {"127.0.0.1", "6.6.6.6, 5.5.5.5, 10.1.2.3", "5.5.5.5"},
        {"127.0.0.1", "6.6.6.6, 5.5.5.5 | 10.1.2.3, ::1", "5.5.5.5"},
        {"127.0.0.1", "10.9.9.9", "10.9.9.9"},
        {"::1", "2001:DB8:0::7", "2001:db8::7"},
        {"fd12::1", "::ffff:5.5.5.5", "5.5.5.5"},
        {"127.0.0.1", "5.5.5.5, ::ffff:10.0.0.1", "5.5.5.5"},
        {"local", "5.5.5.5", "5.5.5.5"},
        {"127.0.0.1", "", "127.0.0.1"},
        /* what is no bare address is nobody, and nothing behind it is believed */
        {"127.0.0.1", "6.6.6.6, 5.5.5.5:4711", "127.0.0.1"},
        {"127.0.0.1", "6.6.6.6, [2001:db8::7]", "127.0.0.1"},
        {"127.0.0.1", "6.6.6.6, 05.5.5.5", "127.0.0.1"},
        {"127.0.0.1", "6.6.6.6, unknown, 10.0.0.1", "10.0.0.1"},
        {"127.0.0.1", "6.6.6.6,", "127.0.0.1"},
        {"127.0.0.1", "fe80::1%eth0", "127.0.0.1"},
        {"127.0.0.1", "6.6.6.6, local", "127.0.0.1"},
        /* a stranger is whom the socket shows */
        {"5.5.5.5", "6.6.6.6", "5.5.5.5"},
        {"11.0.0.1", "6.6.6.6", "11.0.0.1"},
        {"::2", "6.6.6.6", "::2"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str client = client_of(rows[i].peer, rows[i].lines);
        if (!str_eq(client, str_from(rows[i].client)))
            print_error("%s from %s\n", rows[i].lines, rows[i].peer);
        assert_str(client, rows[i].client);
    }
}

static bool takes_scheme(const char *peer, const char *first, const char *second, bool *secure)
{
    struct peer_trust trust = trust_of(proxies);
    struct request request = {.address = str_from(peer)};
    const char *values[] = {first, second};
    for (size_t i = 0; i < COUNT_OF(values); i++)
        if (values[i])
            request.headers[request.header_count++] =
                (struct header){STR("X-Forwarded-Proto"), str_from(values[i])};
    bool taken = peer_take_proxy(&arena, &request, &trust);
    *secure = request.secure;
    return taken;
}

static void a_scheme_is_believed_from_a_proxy_and_only_once(void **state)
{
    (void)state;
    bool secure;
    assert_true(takes_scheme("127.0.0.1", "https", NULL, &secure) && secure);
    assert_true(takes_scheme("127.0.0.1", "http", NULL, &secure) && !secure);
    assert_true(takes_scheme("127.0.0.1", NULL, NULL, &secure) && !secure);
    assert_false(takes_scheme("127.0.0.1", "https", "https", &secure));
    assert_false(takes_scheme("127.0.0.1", "http", "https", &secure));
    assert_false(takes_scheme("127.0.0.1", "http, https", NULL, &secure));
    assert_true(takes_scheme("5.5.5.5", "https", "https", &secure) && !secure);
}

static void nobody_is_believed_when_nobody_is_named(void **state)
{
    (void)state;
    struct peer_trust trust = trust_of("");
    static const char *const peers[] = {"127.0.0.1", "local", "::1"};
    for (size_t i = 0; i < COUNT_OF(peers); i++) {
        struct request request = {.address = str_from(peers[i]),
                                  .headers = {{STR("X-Forwarded-For"), STR("6.6.6.6")}},
                                  .header_count = 1};
        assert_true(peer_take_proxy(&arena, &request, &trust));
        assert_str(request.address, peers[i]);
    }
}

static void a_list_of_proxies_with_nonsense_is_refused_by_the_word(void **state)
{
    (void)state;
    static const struct {
        const char *text, *says;
    } rows[] = {
        {"banana", "\"banana\" is none"},
        {"127.0.0.1, banana", "\"banana\" is none"},
        {"127.0.0.1 ::1", "\"127.0.0.1 ::1\" is none"},
        {"127.0.0.1,,::1", "\"\" is none"},
        {"127.0.0.1:80", "is none"},
        {"[::1]", "is none"},
        {"10.0.0.0/33", "0 to 32"},
        {"10.0.0.0/", "0 to 32"},
        {"10.0.0.0/-1", "0 to 32"},
        {"fd00::/129", "0 to 128"},
        {"10.0.0.1/8", "bits set behind its length"},
        {"unix:/run/x", "is none"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct peer_trust trust;
        struct failure failure = {0};
        assert_int_equal(peer_trust_read(STR("trusted-proxy"), str_from(rows[i].text), &trust, &failure),
                         ERR_INPUT);
        assert_non_null(strstr(failure.text, rows[i].says));
    }
}

static void a_socket_shows_a_mapped_address_as_the_one_that_it_is(void **state)
{
    (void)state;
    struct sockaddr_in four = {.sin_family = AF_INET};
    struct sockaddr_in6 six = {.sin6_family = AF_INET6};
    struct sockaddr path = {.sa_family = AF_UNIX};
    inet_pton(AF_INET, "192.0.2.7", &four.sin_addr);
    assert_str(peer_address(&arena, (const struct sockaddr *)(const void *)&four), "192.0.2.7");
    inet_pton(AF_INET6, "::ffff:192.0.2.7", &six.sin6_addr);
    assert_str(peer_address(&arena, (const struct sockaddr *)(const void *)&six), "192.0.2.7");
    inet_pton(AF_INET6, "2001:db8::1", &six.sin6_addr);
    assert_str(peer_address(&arena, (const struct sockaddr *)(const void *)&six), "2001:db8::1");
    assert_str(peer_address(&arena, &path), "local");
    assert_str(peer_address(&arena, NULL), "local");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_client_is_the_last_entry_that_is_no_proxy_of_ours),
        cmocka_unit_test(a_scheme_is_believed_from_a_proxy_and_only_once),
        cmocka_unit_test(nobody_is_believed_when_nobody_is_named),
        cmocka_unit_test(a_list_of_proxies_with_nonsense_is_refused_by_the_word),
        cmocka_unit_test(a_socket_shows_a_mapped_address_as_the_one_that_it_is),
    };
    return cmocka_run_group_tests(tests, arena_begin, arena_end);
}
