/* How a noted order was paid, beyond its page: told by programs, taken along by its buyer, and kept as one word. */
#include "base/check.h"
#include "core/advice/advice.h"
#include "support/order/notebook.h"

static int note_paid(struct browser *browser, struct str order, const char *match, const char *word)
{
    struct str path = arena_printf(&browser->arena, "/api/v1%.*s/paid-by", STR_ARG(order));
    struct str body = arena_printf(&browser->arena, "{\"paid_by\":\"%s\"}", word);
    browser->extra[1] = (struct header){STR("If-Match"), str_from(match)};
    int status = browser_send(browser, METHOD_POST, path.at, "application/json", body);
    browser->extra[1] = (struct header){0};
    return status;
}

static const char *etag_of(struct browser *browser, struct str order)
{
    struct str path = arena_printf(&browser->arena, "/api/v1%.*s", STR_ARG(order));
    assert_int_equal(browser_get(browser, path.at), 200);
    return arena_copy(&browser->arena, browser_header(browser, "ETag")).at;
}

static void a_program_that_saw_another_way_of_paying_overwrites_none(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct browser *buyer = &desk.buyer;
        struct str order = notebook_note(buyer, "RA123456785CN", "Shop&paid_by=paypal");
        const char *seen = etag_of(buyer, order);
        assert_int_equal(note_paid(buyer, order, seen, "direct-debit"), 200);
        assert_sees(buyer, "\"paid_by\":\"direct-debit\"");
        assert_int_equal(note_paid(buyer, order, seen, "crypto"), 412);
        assert_sees(buyer, "\"code\":\"stale\"");
        assert_sees(buyer, "\"paid_by\":\"direct-debit\""); /* as it is now */
        assert_int_equal(note_paid(&desk.other, order, seen, "crypto"), 404);
        assert_int_equal(note_paid(buyer, order, etag_of(buyer, order), "credit-card"), 200);
        /* What was seen in another language is the same order. */
        buyer->extra[2] = (struct header){STR("Accept-Language"), STR("de")};
        seen = etag_of(buyer, order);
        buyer->extra[2] = (struct header){0};
        assert_int_equal(note_paid(buyer, order, seen, "debit-card"), 200);
        assert_int_equal(note_paid(buyer, order, seen, "crypto"), 412);
        assert_int_equal(note_paid(buyer, order, "\"0-00000000-x\"", "crypto"), 412);
        assert_int_equal(note_paid(buyer, order, "*", "wallet"), 200);
        assert_int_equal(note_paid(buyer, order, "*", "shells"), 422);
        etag_of(buyer, order);
        assert_sees(buyer, "\"paid_by\":\"wallet\"");
        notebook_close(&desk);
    }
}

static void who_takes_their_data_along_takes_how_they_paid(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        notebook_note(&desk.buyer, "RA123456785CN", "Shop&paid_by=debit-card");
        notebook_note(&desk.buyer, "RA123456785CN", "Shop");
        assert_int_equal(browser_post(&desk.buyer, "/account/data", ""), 303);
        assert_int_equal(browser_follow(&desk.buyer), 200);
        assert_sees(&desk.buyer, "\"paid_by\":\"debit-card\"");
        struct str rest = str_slice(desk.buyer.body, str_find(desk.buyer.body, STR("\"paid_by\":")) + 1,
                                    desk.buyer.body.len);
        assert_true(str_find(rest, STR("\"paid_by\":")) == rest.len); /* of the other nobody said it */
        notebook_close(&desk);
    }
}

/* Each word that can be chosen is kept as it is; a name that people use for a card is kept as the card. */
static void every_way_of_paying_is_kept_by_its_own_word(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct str order = notebook_note(&desk.buyer, "RA123456785CN", "Shop&paid_by=google-pay");
        etag_of(&desk.buyer, order);
        assert_sees(&desk.buyer, "\"paid_by\":\"card\"");
        for (int paid = PAID_UNKNOWN + 1; paid < PAID_COUNT; paid++) {
            struct str word = names_at(&advice_paid_names, paid);
            assert_int_equal(note_paid(&desk.buyer, order, "*", word.at), 200);
            etag_of(&desk.buyer, order);
            assert_sees(&desk.buyer,
                        arena_printf(&desk.buyer.arena, "\"paid_by\":\"%.*s\"", STR_ARG(word)).at);
            assert_int_equal(browser_get(&desk.buyer, order.at), 200);
            struct str option = arena_printf(&desk.buyer.arena, "value=\"%.*s\"", STR_ARG(word));
            struct str rest =
                str_slice(desk.buyer.body, str_find(desk.buyer.body, option), desk.buyer.body.len);
            assert_true(str_find(rest, STR("selected")) < str_find_char(rest, '>'));
        }
        notebook_close(&desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_program_that_saw_another_way_of_paying_overwrites_none),
        cmocka_unit_test(who_takes_their_data_along_takes_how_they_paid),
        cmocka_unit_test(every_way_of_paying_is_kept_by_its_own_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
