/* Mails and order pages as people paste them, and the facts that are taken from them. */
#include "base/check.h"
#include "support/advice/advice_world.h"
#include "support/kit/suite.h"
#include "text/advice/paste.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

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
    assert_true(world->count > ADVICE_FACTS_SHOWN);
    assert_str(fact(world, "price"), "12.50");
    assert_str(fact(world, "currency"), "USD");
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
    paste(world, "GLS: Ihr Paket 77629414 wurde am 23.11.2026 versandt.");
    assert_str(fact(world, "tracking"), "77629414");
    assert_str(fact(world, "shipped"), "2026-11-23");
    paste(world, "СДЭК: ваш заказ 1518591956 передан на доставку");
    assert_str(fact(world, "tracking"), "1518591956");
    paste(world, "Заказ 1518591956 оплачен");
    assert_int_equal(fact(world, "tracking").len, 0);
    paste(world, "สั่งซื้อเมื่อ 20 พ.ย. 2569 ยอดชำระ 1,290.00 บาท");
    assert_str(fact(world, "ordered"), "2026-11-20");
    assert_str(fact(world, "currency"), "THB");
    paste(world, "주문일: 2026년 11월 20일 도착예정 12월 1일");
    assert_str(fact(world, "ordered"), "2026-11-20");
    assert_str(fact(world, "promised"), "2026-12-01");
    paste(world, "תאריך הזמנה: 11 בנובמבר 2026. Total: $ 1,899.00 MXN");
    assert_str(fact(world, "ordered"), "2026-11-11");
    assert_str(fact(world, "currency"), "MXN");
    paste(world, "Дата заказа: 03.10.2026");
    assert_str(fact(world, "ordered"), "2026-10-03");
    paste(world, "Date de commande : 4 octobre 2026");
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

/* ---- the mails of tests/data/pasted_mails.txt ---- */

enum { TEXTS_MAX = 64 * 1024, SAID_MAX = 40 };

struct score {
    size_t expected, found, right, numbers_expected, numbers_found, numbers_right;
};

static struct str expected_value(struct str head, struct str field)
{
    while (head.len) {
        struct str part = str_trim(str_cut(&head, ';'));
        struct str name = str_cut(&part, '=');
        if (str_eq(name, field))
            return part;
    }
    return STR_NONE;
}

/* A marketplace without a file of rules is not asked for. */
static bool is_asked(const struct world *world, struct str field, struct str value)
{
    if (!str_eq(field, STR("marketplace")))
        return true;
    for (size_t i = 0; i < world->base->policies.count; i++)
        if (str_eq(str_from(world->base->policies.at[i]->id), value))
            return true;
    return false;
}

static void add_score(struct world *world, struct str head, struct score *score)
{
    static const char *const fields[] = {"marketplace", "tracking", "ordered",  "protection_ends", "promised",
                                         "shipped",     "price",    "currency", "order_number",    "paid"};
    for (size_t i = 0; i < COUNT_OF(fields); i++) {
        struct str field = str_from(fields[i]);
        struct str name = str_eq(field, STR("protection_ends")) ? STR("ends")
                          : str_eq(field, STR("order_number"))  ? STR("number")
                                                                : field;
        struct str wanted = expected_value(head, name), got = fact(world, fields[i]);
        if (!is_asked(world, field, wanted.len ? wanted : got))
            continue;
        bool right = wanted.len && str_eq(wanted, got);
        score->expected += wanted.len > 0;
        score->found += got.len > 0;
        score->right += right;
        if (i == 1) {
            score->numbers_expected += wanted.len > 0;
            score->numbers_found += got.len > 0;
            score->numbers_right += right;
        }
        if ((wanted.len || got.len) && !right)
            print_message("%.*s: wanted \"%.*s\", got \"%.*s\" in: %.*s\n", STR_ARG(field), STR_ARG(wanted),
                          STR_ARG(got), (int)(head.len < SAID_MAX ? head.len : SAID_MAX), head.at);
    }
}

static struct str read_file(const char *name, char *bytes, size_t size)
{
    char path[512];
    (void)snprintf(path, sizeof path, "%s/tests/data/%s", getenv("RECOURSE_SOURCE"), name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t length = fread(bytes, 1, size, file);
    (void)fclose(file);
    return (struct str){bytes, length};
}

static struct score facts_of(struct world *world, const char *file)
{
    static char bytes[TEXTS_MAX];
    struct score score = {0};
    struct str rest = read_file(file, bytes, sizeof bytes);
    struct instant now;
    assert_true(advice_read_now(STR("2026-11-29"), &now));
    rest = str_slice(rest, str_find(rest, STR("\n===")) + 1, rest.len);
    while (rest.len) {
        struct str head = str_cut(&rest, '\n');
        size_t end = str_find(rest, STR("\n==="));
        world->count = advice_find_facts(&world->base->arena, &world->base->sources, str_slice(rest, 0, end),
                                         now, world->facts);
        add_score(world, str_slice(head, 3, head.len), &score);
        rest = str_slice(rest, end + 1, rest.len);
    }
    print_message("facts: %zu wanted, %zu found, %zu right; numbers: %zu, %zu, %zu\n", score.expected,
                  score.found, score.right, score.numbers_expected, score.numbers_found, score.numbers_right);
    return score;
}

static void facts_of_many_mails_are_right(void **state)
{
    static const struct {
        const char *file;
        size_t facts, numbers;
    } sets[] = {{"pasted_mails.txt", 200, 40},
                {"pasted_mails_fresh.txt", 100, 24},
                {"pasted_mails_world.txt", 110, 24},
                {"pasted_mails_later.txt", 90, 18},
                {"pasted_mails_more.txt", 70, 16}};
    for (size_t i = 0; i < COUNT_OF(sets); i++) {
        struct score score = facts_of(*state, sets[i].file);
        assert_true(score.expected > sets[i].facts && score.numbers_expected >= sets[i].numbers);
        assert_true(score.right * 100 >= score.found * 97);    /* precision */
        assert_true(score.right * 100 >= score.expected * 92); /* recall */
        assert_true(score.numbers_right * 100 >= score.numbers_found * 97);
        assert_true(score.numbers_right * 100 >= score.numbers_expected * 92);
    }
}

/* ---- the lines of tests/data/pasted_kinds.tsv ---- */

static struct str unescaped(struct arena *arena, struct str text)
{
    char *bytes = ARENA_ARRAY(arena, char, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool line = text.at[i] == '\\' && i + 1 < text.len && text.at[i + 1] == 'n';
        bytes[len++] = line ? '\n' : text.at[i];
        i += line;
    }
    return (struct str){bytes, len};
}

/* Facts that a line tells and that were found so; *other counts those found otherwise, and days and numbers that it does not tell. */
static size_t right_facts(struct world *world, struct str wanted, size_t *expected, size_t *other)
{
    static const char *const fields[] = {"tracking", "ordered", "protection_ends", "promised",
                                         "shipped",  "price",   "currency",        "order_number"};
    size_t right = 0;
    for (size_t i = 0; i < COUNT_OF(fields); i++) {
        struct str want = expected_value(wanted, str_from(fields[i])), got = fact(world, fields[i]);
        bool ends = str_eq(str_from(fields[i]), STR("protection_ends"));
        bool same = want.len && str_eq(want, ends ? str_slice(got, 0, want.len) : got);
        bool beside =
            str_eq(str_from(fields[i]), STR("currency")) || str_eq(str_from(fields[i]), STR("order_number"));
        *expected += want.len > 0;
        right += same;
        *other += got.len && !same && (want.len || !beside);
        if ((want.len || (got.len && !beside)) && !same)
            print_message("%s: wanted \"%.*s\", got \"%.*s\"\n", fields[i], STR_ARG(want), STR_ARG(got));
    }
    return right;
}

static void each_kind_of_line_is_read_in_each_language(void **state)
{
    enum { BYTES = 256 * 1024, LINE_BYTES = 1 << 20 };
    struct world *world = *state;
    struct arena arena;
    static char bytes[BYTES];
    struct str rest = read_file("pasted_kinds.tsv", bytes, sizeof bytes);
    size_t expected = 0, right = 0, other = 0;
    struct instant now;
    assert_true(rest.len < BYTES && advice_read_now(STR("2026-11-30"), &now));
    arena_init(&arena, LINE_BYTES);
    while (rest.len) {
        struct str line = str_cut(&rest, '\n');
        if (str_starts(line, STR("#")))
            continue;
        str_cut(&line, '\t');
        arena_reset(&arena);
        struct str text = unescaped(&arena, str_cut(&line, '\t'));
        size_t was = right, missing = expected;
        world->count = advice_find_facts(&arena, &world->base->sources, text, now, world->facts);
        right += right_facts(world, line, &expected, &other);
        if (right - was < expected - missing)
            print_message("  in: %.*s\n", STR_ARG(text));
    }
    arena_free(&arena);
    print_message("kinds: %zu wanted, %zu right, %zu other\n", expected, right, other);
    assert_true(expected > 1300);
    assert_true(right * 100 >= expected * 99);
    assert_true(other * 1000 <= right * 3);
}

/* Seconds of this thread that the largest text of nothing but `unit` takes. */
static double seconds_of(struct world *world, const char *unit)
{
    static char text[ADVICE_PASTE_MAX];
    struct timespec began, ended;
    for (size_t i = 0; i < sizeof text - 1; i++)
        text[i] = unit[i % strlen(unit)];
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &began);
    paste(world, text);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &ended);
    return (double)(ended.tv_sec - began.tv_sec) + (double)(ended.tv_nsec - began.tv_nsec) / 1e9;
}

/* With sanitizers, which are slow. */
static void a_text_of_nothing_but_short_words_is_read_in_no_time(void **state)
{
    static const char *const units[] = {"1 ",  ": ",      "- ",      "a ",   "*a ",
                                        "$1 ", "| a |\n", "\u4e0b ", "o d ", "von "};
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        double seconds = seconds_of(*state, units[i]);
        print_message("%s takes %.2f s\n", units[i], seconds);
        assert_true(seconds <= 4.0);
    }
}

/* What a text does not say of an order, or says of another time: no fact, or the right one. */
static const struct {
    const char *text, *field, *value;
} unsaid[] = {
    {"Buyer protection ended 3 days ago.", "protection_ends", ""},
    {"Der K\u00e4uferschutz ist seit 3 Tagen abgelaufen.", "protection_ends", ""},
    {"Protection acheteur : se termine dans 12 jours", "protection_ends", "2026-12-11T00:00:00Z"},
    {"Protection acheteur : expire dans 12 jours", "protection_ends", "2026-12-11T00:00:00Z"},
    {"La protection acheteur a expir\u00e9 il y a 3 jours", "protection_ends", ""},
    {"K\u00e4uferschutz: noch 12 Tage. Vor dem Ende meldest du dich.", "protection_ends",
     "2026-12-11T00:00:00Z"},
    {"Buyer protection: 12 days left. Over and out.", "protection_ends", "2026-12-11T00:00:00Z"},
    {"Order no. 4471199 shipped on 24 November 2026", "shipped", "2026-11-24"},
    {"Tracking no RA123456785CN sent on 24 November 2026", "shipped", "2026-11-24"},
    {"It has not come yet. Shipped on 24 November 2026", "shipped", "2026-11-24"},
    {"We have no parcel shipped on 24 November 2026", "shipped", ""},
    {"We expect a delivery by 5 December 2026", "promised", "2026-12-05"},
    {"Pagamento aprovado e entrega em 5 de dezembro de 2026", "promised", "2026-12-05"},
    {"Le colis a livr\u00e9 avant le 5 d\u00e9cembre 2026", "promised", ""},
    {"Total: US $12,50", "currency", "USD"},
    {"Total: US $ 12,50", "currency", "USD"},
    {"Total: 12,50 USD", "currency", "USD"},
    {"Wish Computers: your order 4471199 is here", "marketplace", ""},
    {"https://www.wish.com/orders/1", "marketplace", "wish"},
    {"Your item will be shipped on 10 December 2026", "shipped", ""},
    {"Your item has not shipped yet. 20 November 2026: payment received.", "shipped", ""},
    {"Your parcel was delivered by DHL on 28 November 2026", "promised", ""},
    {"Ordered on 31 December", "ordered", "2025-12-31"},
    {"Ordered on 31 December. Estimated delivery: 3 January", "promised", "2026-01-03"},
    {"Estimated delivery: 3 January. Ordered on 31 December", "promised", "2026-01-03"},
    {"Ordered on 20 December 2025. Estimated delivery: 15 January", "promised", "2026-01-15"},
    {"Ordered on 20 November. Estimated delivery: 5 January", "promised", "2027-01-05"},
    {"Total: CHF 1'299.00", "price", "1299.00"},
    {"Total: CHF 1\u2019299.00", "price", "1299.00"},
    {"Estimated delivery: Thu, Dec 3 - Tue, Dec 8", "promised", "2026-12-08"},
    {"Pedido 77123. Total: $ 1.899,00", "currency", ""},
    {"Pedido 77123. Total: $ 1.899,00", "price", "1899.00"},
    {"Order total 0,00 EUR", "price", ""},
    {"From: 0101@amazonses.com\nYour order 4471199 is here", "marketplace", ""},
    {"Barang yang anda temukan sudah ditemukan", "marketplace", ""},
    {"Zahlungsart: Amazon Pay", "marketplace", ""},
    {"https://www.amazon.de/gp/css/order-history", "marketplace", "amazon"},
    {"TikTok Shop: order confirmed, total $14.20", "marketplace", "tiktok-shop-us"},
    {"TikTok Shop: order confirmed, total \u00a314.20", "marketplace", ""},
    {"La protection de l'acheteur prend fin dans 9 jours 6 heures", "protection_ends",
     "2026-12-08T06:00:00Z"},
    {"PayPal\nHai inviato un pagamento di 62,40 \u20ac a SCARPE", "paid", "paypal"},
    {"anbei die Rechnung 2026-44718 vom 28.11.2026 \u00fcber 79,00 EUR", "price", "79.00"},
    {"I ordered on 1 November 2026 and paid 23 USD", "price", "23"},
    {"seller: we sent it on 5 November 2026 by EMS", "shipped", "2026-11-05"},
    {"We have had no word. I paid by PayPal last week", "paid", "paypal"},
    {"Nous avons rembours\u00e9 22,90 \u20ac sur votre compte PayPal.", "paid", "paypal"},
    {"Pagaste $ 24.999 con Mastercard", "paid", "card"},
    {"You can pay by PayPal or by card", "paid", ""},
    {"We accept PayPal. Payment follows", "paid", ""},
    {"Compra del 15 de noviembre de 2026\n#2000007788990011", "order_number", "2000007788990011"},
    {"Compra del 15 de noviembre de 2026\n#2000007788990011", "ordered", "2026-11-15"},
    {"See ticket #2000007788990011", "order_number", ""},
    {"Order 3f2504e0-4f89-41d3-9a0c-0305e82c3301 is paid", "order_number",
     "3f2504e0-4f89-41d3-9a0c-0305e82c3301"},
    {"Time placed: 14 November 2026 10:22", "ordered", "2026-11-14"},
    {"Bestellung aufgegeben: 14. November 2026", "ordered", "2026-11-14"},
    {"Verwachte bezorgdatum: 4 december 2026", "promised", "2026-12-04"},
    {"Price 20.00 EUR, total 24.99 EUR", "price", "24.99"},
    {"\u0421\u0442\u043e\u0438\u043c\u043e\u0441\u0442\u044c 3400 \u0440\u0443\u0431.", "price", "3400"},
    {"Your package is scheduled for delivery on Tuesday, 12/01/2026.", "promised", "2026-12-01"},
    {"tu paquete se entregar\u00e1 el 04/12/2026", "promised", "2026-12-04"},
    {"\u9884\u8ba12026\u5e7412\u67084\u65e5\u9001\u8fbe", "promised", "2026-12-04"},
    {"\u0412\u0430\u0448 \u0437\u0430\u043a\u0430\u0437 \u0418\u041c-20458 "
     "\u043f\u0435\u0440\u0435\u0434\u0430\u043d",
     "order_number", "\u0418\u041c-20458"},
    {"am 20. November 2026 bestellt, am 25. November 2026 versandt", "ordered", "2026-11-20"},
    {"am 20. November 2026 bestellt, am 25. November 2026 versandt", "shipped", "2026-11-25"},
    {"Je bestelling 4410098871 van 22 november 2026 is verzonden met PostNL.", "shipped", ""},
    {"Je bestelling 4410098871 van 22 november 2026 is verzonden met PostNL.", "ordered", "2026-11-22"},
    {"Arriving 4 December 14:00 - 18:00", "promised", "2026-12-04"},
    {"Arriving between 3 and 5 December", "promised", "2026-12-05"},
    {"Livraison pr\u00e9vue le mar. 8 d\u00e9c.", "promised", "2026-12-08"},
    {"ORDER NUMBER     SHIP DATE      TOTAL\nW8840215773      Nov 24, 2026   $139.64", "order_number",
     "W8840215773"},
    {"ORDER NUMBER     SHIP DATE      TOTAL\nW8840215773      Nov 24, 2026   $139.64", "shipped",
     "2026-11-24"},
    {"ORDER NUMBER     SHIP DATE      TOTAL\nW8840215773      Nov 24, 2026   $139.64", "price", "139.64"},
    {"Auftrag;Datum;Status;Betrag\n70018834;21.11.2026;versandt;64,00 EUR", "order_number", "70018834"},
    {"Auftrag;Datum;Status;Betrag\n70018834;21.11.2026;versandt;64,00 EUR", "price", "64.00"},
    {"Your order was sent\nOrder number: 448120993   Dated: 23.11.2026", "shipped", ""},
    {"Order date: 3 November 2026\n\nItem        Qty    Price\nLamp        1      $20.00\nOrder total        "
     "$24.99",
     "price", "24.99"},
    {"Total charged to Visa ****9921: CAD 212.40", "price", "212.40"},
    {"Order 4471199\nTotal: 45,00 EUR\nVisa ending in 0023", "paid", "card"},
    {"Order 4471199, paid by credit card", "paid", "credit-card"},
    {"HSBC UK: A payment of GBP 89.99 to SHOP was made on 21 Nov 2026 with your debit card ending 4471",
     "paid", "debit-card"},
    {"Pedido no Mercado Livre, compra feita, sem outro pagamento", "paid", ""},
    {"Pagaste $ 24.999", "currency", ""},
    {"Total: AU $45.90", "currency", "AUD"},
    {"From: Shop\nSent: Monday, 23 November 2026 10:00\nTo: me", "shipped", ""},
    {"Von: Max\nVerschickt: Montag, 23. November 2026 10:00\nAn: Erika", "shipped", ""},
};

static void what_a_text_does_not_say_is_no_fact(void **state)
{
    struct world *world = *state;
    for (size_t i = 0; i < COUNT_OF(unsaid); i++) {
        paste(world, unsaid[i].text);
        if (!str_eq(fact(world, unsaid[i].field), str_from(unsaid[i].value)))
            print_error("%s: %.*s\n", unsaid[i].text, STR_ARG(fact(world, unsaid[i].field)));
        assert_str(fact(world, unsaid[i].field), unsaid[i].value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mail_becomes_its_facts),
        cmocka_unit_test(what_a_text_does_not_say_is_no_fact),
        cmocka_unit_test(other_languages_are_read_too),
        cmocka_unit_test(what_no_words_name_is_not_taken),
        cmocka_unit_test(facts_of_many_mails_are_right),
        cmocka_unit_test(each_kind_of_line_is_read_in_each_language),
        cmocka_unit_test(a_text_of_nothing_but_short_words_is_read_in_no_time),
    };
    return cmocka_run_group_tests(tests, open_world, close_world);
}
