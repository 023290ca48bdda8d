#ifndef SUPPORT_ORDER_SHOP_H
#define SUPPORT_ORDER_SHOP_H
/*
 * A marketplace that is hosted here, for tests of its orders through the doors: its system, its people, and somebody
 * who has nothing to do with it.
 */
#include "support/door/http_fixture.h"

struct shop {
    struct http_site site;
    struct browser system, buyer, seller, staff,
        stranger; /* mara buys, tomas sells, ines is staff, otto none of it */
    int64_t seller_id, staff_id;
    struct str key;
};

/* The marketplace is "harbour", under recourse-default; beside it there is "valley". */
void shop_open(struct shop *shop, struct str database);
void shop_close(struct shop *shop);

/* POST of JSON. */
int shop_post(struct browser *browser, const char *target, const char *json);
/* The body that tells of a paid order of two lines, 14.00 and 6.50 EUR. */
const char *shop_order_body(struct shop *shop, const char *number);
/* Tells of it; answers its address in the API. */
struct str shop_place(struct shop *shop, const char *number);
/* The act at the version that the browser sees now; `members` are those of the body besides. */
int shop_act(struct browser *browser, struct str order, const char *name, const char *members);
/* The parcel is sent. */
void shop_ship(struct shop *shop, struct str order);

#define assert_answers(browser, status_wanted, sent)                                                         \
    do {                                                                                                     \
        int status_got = (sent);                                                                             \
        if (status_got != (status_wanted))                                                                   \
            print_error("%d instead of %d: %.*s\n", status_got, (status_wanted), STR_ARG((browser)->body));  \
        assert_int_equal(status_got, (status_wanted));                                                       \
    } while (0)

/* A refusal by its code, with the field that it is about. */
#define assert_refused(browser, status_wanted, code_wanted, field_wanted, sent)                              \
    do {                                                                                                     \
        assert_answers((browser), (status_wanted), (sent));                                                  \
        assert_sees((browser), "\"type\":\"/problems/");                                                     \
        assert_sees((browser), "\"code\":\"" code_wanted "\"");                                              \
        if ((field_wanted)[0])                                                                               \
            assert_sees((browser), "\"field\":\"" field_wanted "\"");                                        \
    } while (0)

/* The stranger works there from now on, in that role; the marketplace lets nobody give more than the limit alone. */
void shop_hire_stranger(struct shop *shop, const char *role, int64_t limit_minor);

#endif
