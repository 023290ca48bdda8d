/* Mails and order pages as people paste them, and the facts that are taken from them. */
#include "support/advice_world.h"
#include "support/suite.h"
#include "text/advice/paste.h"

struct world {
    struct advice_world *base;
    struct advice_fact facts[ADVICE_FACTS_MAX];
    size_t count;
};

static int open_world(void **state)
{
    static struct world world;
    void *base;
    int failed = advice_world_open(&base);
    world.base = base;
    *state = &world;
    return failed;
}

static int close_world(void **state)
{
    struct world *world = *state;
    void *base = world->base;
    return advice_world_close(&base);
}

static void paste(struct world *world, const char *text)
{
    struct instant now;
    assert_true(advice_read_now(STR("2026-11-29"), &now));
    world->count =
        advice_find_facts(&world->base->arena, &world->base->sources, str_from(text), now, world->facts);
}

static struct str fact(const struct world *world, const char *field)
{
    for (size_t i = 0; i < world->count; i++)
        if (str_eq(world->facts[i].field, str_from(field)))
            return world->facts[i].value;
    return STR_NONE;
}

static void a_mail_becomes_its_facts(void **state)
{
    struct world *world = *state;
    paste(world, "AliExpress: your order 8170000012345678 has been shipped.\nOrder date: Oct 3, 2026\n"
                 "Estimated delivery: 20 November 2026\nTracking number: RA123456785CN\n"
                 "Purchase protection ends in 2 days 4 hours\nOrder total: US $12.50\n");
    assert_int_equal(world->count, ADVICE_FACTS_MAX);
    assert_str(fact(world, "marketplace"), "aliexpress");
    assert_str(fact(world, "tracking"), "RA123456785CN");
    assert_str(fact(world, "ordered"), "2026-10-03");
    assert_str(fact(world, "promised"), "2026-11-20");
    assert_str(fact(world, "protection_ends"), "2026-12-01T04:00:00Z");
    assert_str(fact(world, "order_number"), "8170000012345678");
}

static void other_languages_are_read_too(void **state)
{
    struct world *world = *state;
    paste(world, "Bestelldatum: 03.10.2026\nVersandt am 5. Oktober 2026\nLieferung bis 20.11.2026\n"
                 "Käuferschutz endet in 2 Tagen 4 Std.");
    assert_str(fact(world, "ordered"), "2026-10-03");
    assert_str(fact(world, "shipped"), "2026-10-05");
    assert_str(fact(world, "promised"), "2026-11-20");
    assert_str(fact(world, "protection_ends"), "2026-12-01T04:00:00Z");
    paste(world, "Дата заказа: 03.10.2026. Date de commande : 4 octobre 2026");
    assert_str(fact(world, "ordered"), "2026-10-04");
}

static void what_no_words_name_is_not_taken(void **state)
{
    struct world *world = *state;
    paste(world,
          "Call us on 030 1234567 before 24.12.2026. Your code is 482913. IBAN DE02120300000000202051");
    assert_int_equal(world->count, 0);
    paste(world, "");
    assert_int_equal(world->count, 0);
    paste(world, "Order number: please see below. Ordered: soon. Protection ends in 2 parts");
    assert_int_equal(world->count, 0);
    paste(world, "\xff\xfe Order date: 2026-10-03");
    assert_int_equal(world->count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mail_becomes_its_facts),
        cmocka_unit_test(other_languages_are_read_too),
        cmocka_unit_test(what_no_words_name_is_not_taken),
    };
    return cmocka_run_group_tests(tests, open_world, close_world);
}
