/* Addresses that are not to be called. */
#include "base/check.h"
#include "http/reach/inside.h"
#include "support/kit/suite.h"

#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

#define complain(...)                                                                                        \
    do {                                                                                                     \
        print_error(__VA_ARGS__);                                                                            \
        _fail(__FILE__, __LINE__);                                                                           \
    } while (0)

static bool inside(const char *text)
{
    struct sockaddr_storage storage = {0};
    struct sockaddr_in v4 = {.sin_family = AF_INET};
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};
    if (inet_pton(AF_INET, text, &v4.sin_addr) == 1)
        memcpy(&storage, &v4, sizeof v4);
    else if (inet_pton(AF_INET6, text, &v6.sin6_addr) == 1)
        memcpy(&storage, &v6, sizeof v6);
    else
        complain("%s is no address\n", text);
    return address_is_inside((const struct sockaddr *)&storage);
}

static void the_machine_and_its_network_are_inside(void **state)
{
    static const char *const all[] = {
        "127.0.0.1",
        "127.9.9.9",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.7.7",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::a00:1",
        "2002:c0a8:101::1",
        "::127.0.0.1",
        "::ffff:0:10.0.0.1",
        "::ffff:0:7f00:1",
        "3fff::1",
        "5f00::1",
        "192.88.99.1",
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (!inside(all[i]))
            complain("%s is taken for the internet's\n", all[i]);
}

static void addresses_of_the_internet_are_not_inside(void **state)
{
    static const char *const all[] = {"1.1.1.1",         "9.255.255.255",        "11.0.0.1",
                                      "172.15.0.1",      "172.32.0.1",           "192.167.1.1",
                                      "100.63.0.1",      "100.128.0.1",          "2606:4700::1",
                                      "2a00:1450::5",    "::ffff:93.184.216.34", "64:ff9b::808:808",
                                      "2002:808:808::1", "::ffff:0:8.8.8.8",     "192.88.98.1"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(all); i++)
        if (inside(all[i]))
            complain("%s is taken for an address of this network\n", all[i]);
}

static void what_has_no_address_is_inside(void **state)
{
    struct sockaddr_un local = {.sun_family = AF_UNIX};
    (void)state;
    assert_true(address_is_inside((const struct sockaddr *)&local));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_machine_and_its_network_are_inside),
        cmocka_unit_test(addresses_of_the_internet_are_not_inside),
        cmocka_unit_test(what_has_no_address_is_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
