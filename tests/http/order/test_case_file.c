/* The case file of an order: to read, to keep, and to prove without the site that made it. */
#include "base/check.h"
#include "base/secret.h"
#include "service/order/case_file.h"
#include "support/order/shop.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

static const char *path_of(struct browser *browser, struct str order, const char *behind)
{
    struct str ref = str_slice(order, sizeof "/api/v1/orders/" - 1, order.len);
    return arena_printf(&browser->arena, "/orders/%.*s%s", STR_ARG(ref), behind).at;
}

/* An order with a dispute that is agreed upon. */
static struct str disputed(struct shop *shop)
{
    struct str order = shop_place(shop, "H-1");
    shop_ship(shop, order);
    shop_act(&shop->system, order, "delivered", "");
    shop_act(&shop->buyer, order, "seller_contacted", "\"words\":\"The bowl is cracked.\"");
    assert_answers(
        &shop->buyer, 200,
        shop_act(
            &shop->buyer, order, "dispute_opened",
            "\"reason\":\"snad_damaged\",\"came\":\"yes\",\"remedy\":\"refund_partial\",\"amount\":\"7.00\","
            "\"lines\":[1],\"words\":\"Cracked <right> through & through.\""));
    assert_answers(
        &shop->seller, 200,
        shop_act(&shop->seller, order, "proposed", "\"remedy\":\"refund_partial\",\"amount\":\"5.00\""));
    assert_answers(&shop->buyer, 200, shop_act(&shop->buyer, order, "accepted", ""));
    return order;
}

/* What check finds wrong with the file; empty: nothing. */
static struct str wrong_with(struct arena *arena, struct str file, struct str key)
{
    struct case_report report;
    struct failure failure = {0};
    struct arena own;
    arena_init(&own, 256 << 20);
    enum err err = case_file_check(&own, file, key, &report, &failure);
    arena_free(&own);
    assert_true(err == OK || err == ERR_INPUT);
    return err ? arena_copy(arena, str_from(failure.text)) : STR_NONE;
}

#define assert_proved(arena, file, key)                                                                      \
    do {                                                                                                     \
        struct str wrong_found = wrong_with((arena), (file), (key));                                         \
        if (wrong_found.len)                                                                                 \
            print_error("%.*s\n", STR_ARG(wrong_found));                                                     \
        assert_int_equal(wrong_found.len, 0);                                                                \
    } while (0)

#define assert_wrong(arena, file, key, sentence)                                                             \
    do {                                                                                                     \
        struct str wrong_found = wrong_with((arena), (file), (key));                                         \
        if (str_find(wrong_found, STR(sentence)) == wrong_found.len)                                         \
            print_error("\"%.*s\" is not: %s\n", STR_ARG(wrong_found), (sentence));                          \
        assert_true(str_find(wrong_found, STR(sentence)) < wrong_found.len);                                 \
    } while (0)

static struct str download(struct browser *browser, struct str order, const char *behind)
{
    assert_answers(browser, 200, browser_get(browser, path_of(browser, order, behind)));
    struct str kept = browser_header(browser, "Content-Disposition");
    assert_true(str_starts(kept, STR("attachment;")));
    return arena_copy(&browser->arena, browser->body);
}

static struct str published_key(struct browser *browser)
{
    assert_int_equal(browser_get(browser, "/case-file-key"), 200);
    return arena_copy(&browser->arena, str_trim(browser->body));
}

static void a_case_file_says_everything_and_proves_itself(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = disputed(&shop);
        struct arena *arena = &shop.buyer.arena;
        struct str key = published_key(&shop.buyer);
        assert_int_equal(browser_get(&shop.buyer, path_of(&shop.buyer, order, "/case-file")), 200);
        assert_sees(&shop.buyer, "Cracked &lt;right&gt; through &amp; through.");
        assert_sees(&shop.buyer, "Damaged");
        assert_sees(&shop.buyer, "part of the money back, 5.00 EUR");
        assert_sees(&shop.buyer, "A dispute was opened</h3><p class=\"byline\">\n<span>by the buyer</span>");
        assert_sees(&shop.buyer, key.at);
        struct str file = download(&shop.buyer, order, "/case-file.json");
        assert_proved(arena, file, key);
        assert_proved(arena, file, STR_NONE);
        struct str page = download(&shop.seller, order, "/case-file.html");
        assert_proved(arena, page, key);
        assert_true(str_find(page, STR("http")) == page.len); /* it needs nothing from elsewhere */
        assert_true(str_find(page, STR("<script")) == page.len);
        shop_close(&shop);
    }
}

static void only_the_people_of_an_order_get_its_case_file(void **state)
{
    (void)state;
    static const char *const ends[] = {"/case-file", "/case-file.json", "/case-file.html"};
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "H-1");
        for (size_t i = 0; i < COUNT_OF(ends); i++) {
            assert_int_equal(browser_get(&shop.staff, path_of(&shop.staff, order, ends[i])), 200);
            assert_int_equal(browser_get(&shop.stranger, path_of(&shop.stranger, order, ends[i])), 404);
            shop.system.extra[0] = (struct header){0};
            assert_int_equal(browser_get(&shop.system, path_of(&shop.system, order, ends[i])), 401);
        }
        shop_close(&shop);
    }
}

/* Each of so many bytes changed in its turn, and the file cut off at many places. */
static void assert_no_byte_is_free(struct arena *arena, struct str file)
{
    char *bytes = arena_cstr(arena, file);
    for (size_t i = 0; i + 1 < file.len; i += 23) {
        bytes[i] ^= 1;
        bool found = wrong_with(arena, (struct str){bytes, file.len}, STR_NONE).len > 0;
        if (!found)
            print_error("byte %zu of %zu is free: %.40s\n", i, file.len, file.at + i);
        assert_true(found);
        bytes[i] ^= 1;
    }
    for (size_t len = 0; len + 1 < file.len; len += 997)
        assert_true(wrong_with(arena, (struct str){bytes, len}, STR_NONE).len > 0);
    assert_proved(arena, file, STR_NONE);
}

static void no_byte_of_a_case_file_can_be_changed(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = disputed(&shop);
        assert_no_byte_is_free(&shop.buyer.arena, download(&shop.buyer, order, "/case-file.json"));
        assert_no_byte_is_free(&shop.buyer.arena, download(&shop.buyer, order, "/case-file.html"));
        shop_close(&shop);
    }
}

/* The file with something else in its place, signed anew by somebody else. */
static struct str forged(struct arena *arena, struct str file, const char *what, const char *instead)
{
    struct token secret = token_new(), key;
    struct signature signature;
    size_t end = str_find(file, STR(",\"key\":\""));
    struct str text = str_slice(file, sizeof "{\"case\":" - 1, end);
    size_t at = str_find(text, str_from(what));
    if (at == text.len)
        print_error("not in the file: %s\n", what);
    assert_true(at < text.len);
    text = arena_printf(arena, "%.*s%s%.*s", (int)at, text.at, instead,
                        STR_ARG(str_slice(text, at + str_from(what).len, text.len)));
    assert_true(sign_public(str_from(secret.text), &key));
    assert_true(sign_make(str_from(secret.text), text, &signature));
    return arena_printf(arena, "{\"case\":%.*s,\"key\":\"%s\",\"signature\":\"%s\"}", STR_ARG(text), key.text,
                        signature.text);
}

static void a_forged_case_contradicts_itself_even_when_it_is_signed(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = disputed(&shop), key = published_key(&shop.buyer);
        struct arena *arena = &shop.buyer.arena;
        struct str file = download(&shop.buyer, order, "/case-file.json");
        assert_wrong(arena, forged(arena, file, "\"site\":\"", "\"site\":\"x"), key,
                     "another key has signed");
        assert_wrong(arena, forged(arena, file, "The bowl is cracked.", "The bowl is whole."), STR_NONE,
                     "is not that of what it says");
        assert_wrong(arena, forged(arena, file, "\"amount_minor\":1400", "\"amount_minor\":1401"), STR_NONE,
                     "the hash of event 1");
        assert_wrong(arena, forged(arena, file, "\"held_minor\":2050", "\"held_minor\":2049"), STR_NONE,
                     "state: held_minor is 2049 in the file, but the events lead to 2050");
        assert_wrong(arena, forged(arena, file, "\"dispute\":\"agreed\"", "\"dispute\":\"closed\""), STR_NONE,
                     "state: dispute");
        assert_wrong(arena, forged(arena, file, "\"deadline\":\"undo\"", "\"deadline\":\"pay\""), STR_NONE,
                     "state: deadlines");
        assert_wrong(arena, forged(arena, file, "\"number\":2,", "\"number\":3,"), STR_NONE,
                     "number 2 is missing");
        assert_wrong(arena, forged(arena, file, "\"quantity\":2", "\"quantity\":-2"), STR_NONE, "quantity");
        assert_wrong(arena, forged(arena, file, "P60D", "P61D"), STR_NONE,
                     "not those that the order was placed under");
        assert_wrong(arena, forged(arena, file, "recourse-case-file/1", "recourse-case-file/2"), STR_NONE,
                     "format");
        assert_wrong(arena, forged(arena, file, "\"currency\":\"EUR\",\"ext", "\"currency\":\"XQQ\",\"ext"),
                     STR_NONE, "currency");
        assert_wrong(arena, forged(arena, file, "\"made_at\":", "\"made_at\":1.5,\"x\":"), STR_NONE,
                     "numbers or names");
        struct str page = download(&shop.buyer, order, "/case-file.html");
        size_t from = str_find(page, STR("{&quot;case"));
        assert_true(from < page.len);
        assert_wrong(arena, str_slice(page, 0, from), STR_NONE, "no case file");
        shop_close(&shop);
    }
}

/* ---- the command ---- */

static void write_file(struct str path, struct str bytes)
{
    FILE *file = fopen(path.at, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
    assert_int_equal(fclose(file), 0);
}

/* The exit status of `recourse check` with these words, and what it printed. */
static int check_command(struct arena *arena, struct str words, struct str *printed)
{
    const char *binary = getenv("RECOURSE_BINARY");
    assert_non_null(binary);
    FILE *out = popen(arena_printf(arena, "'%s' check %.*s 2>&1", binary, STR_ARG(words)).at, "r");
    assert_non_null(out);
    char *text = arena_take(arena, 4096);
    *printed = (struct str){text, fread(text, 1, 4095, out)};
    int status = pclose(out);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

#define assert_command(arena, status, words, sentence)                                                       \
    do {                                                                                                     \
        struct str printed_text;                                                                             \
        int ended = check_command((arena), (words), &printed_text);                                          \
        if (ended != (status) || str_find(printed_text, STR(sentence)) == printed_text.len)                  \
            print_error("%d: %.*s\n", ended, STR_ARG(printed_text));                                         \
        assert_int_equal(ended, (status));                                                                   \
        assert_true(str_find(printed_text, STR(sentence)) < printed_text.len);                               \
    } while (0)

static void the_command_proves_a_file_without_a_database(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = disputed(&shop), key = published_key(&shop.buyer);
        struct arena *arena = &shop.buyer.arena;
        struct str file = download(&shop.buyer, order, "/case-file.json"), path = fixture_path("case.json");
        struct str words = arena_printf(arena, "--case '%.*s'", STR_ARG(path));
        write_file(path, file);
        assert_command(arena, 0, words, "is as it was signed");
        assert_command(arena, 0, arena_printf(arena, "%.*s --key=%.*s", STR_ARG(words), STR_ARG(key)),
                       "is as it was signed");
        write_file(path, forged(arena, file, "\"held_minor\":2050", "\"held_minor\":2049"));
        assert_command(arena, 1, words, "held_minor is 2049 in the file");
        assert_command(arena, 1, arena_printf(arena, "%.*s --key=%.*s", STR_ARG(words), STR_ARG(key)),
                       "another key has signed");
        write_file(path, download(&shop.buyer, order, "/case-file.html"));
        assert_command(arena, 0, words, "and its page");
        assert_command(arena, 3, STR("--case /nowhere/case.json"), "cannot be read");
        assert_command(arena, 2, STR("--key abc"), "--case FILE");
        shop_close(&shop);
    }
}

/* The site of the shop is open, with its writers, while the command looks at its database. */
static void a_check_runs_beside_a_live_site(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = disputed(&shop);
        struct arena *arena = &shop.buyer.arena;
        struct str words = arena_printf(arena, "--db '%.*s'", STR_ARG(database->url));
        /* The people of the test were made with points that nothing gave them. */
        assert_command(arena, 0, arena_printf(arena, "%.*s --repair", STR_ARG(words)), "are right now");
        assert_command(arena, 0, words, "every count is right");
        shop_place(&shop, "H-2");
        assert_command(arena, 0, words, "every count is right");
        assert_int_equal(browser_get(&shop.buyer, order.at), 200);
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_case_file_says_everything_and_proves_itself),
        cmocka_unit_test(only_the_people_of_an_order_get_its_case_file),
        cmocka_unit_test(no_byte_of_a_case_file_can_be_changed),
        cmocka_unit_test(a_forged_case_contradicts_itself_even_when_it_is_signed),
        cmocka_unit_test(the_command_proves_a_file_without_a_database),
        cmocka_unit_test(a_check_runs_beside_a_live_site),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
