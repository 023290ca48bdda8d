/* What readers can trust: who wrote, that rules hold for edits too, and that nothing breaks what programs read. */
#include "base/check.h"
#include "support/door/http_fixture.h"
#include "support/order/shop.h"

#include "store/site/setting.h"

#include <stdio.h>
#include <string.h>

static const char *form_of(struct visit *visit, const char *title, const char *rest)
{
    return arena_cstr(&visit->browser.arena,
                      arena_printf(&visit->browser.arena, "category=%lld&title=%s&body=It+is+late.%s",
                                   (long long)visit->site.category_id, title, rest));
}

static void ask(struct visit *visit, struct browser *browser, const char *title)
{
    assert_int_equal(browser_post(browser, "/ask", form_of(visit, title, "")), 303);
}

/* ---- names ---- */

static void nobody_takes_a_name_that_looks_like_an_experts(void **state)
{
    (void)state;
    static const char *const names[] = {"Expert+Ryan",
                                        "expert-ryan",
                                        "R%D1%83an",
                                        "Ry%D0%B0n",
                                        "RYAN.",
                                        "Ryan_",
                                        "Moderator+Bo",
                                        "Support.Ann",
                                        "Official+Help",
                                        "%D0%95xpert+Bo",
                                        "Bo+(staff)",
                                        "Expert%C2%A0Bo",
                                        "Expert:Bo",
                                        "Bo,expert",
                                        "Ad+min",
                                        "%40Ryan",
                                        "Ryan+%E2%98%85",
                                        "Ry%E2%80%8Ban",
                                        "Ryan%E3%85%A4",
                                        "Ry%E1%85%9Fan",
                                        "Ry%C2%ADan",
                                        "%E2%80%AERyan",
                                        "S%E2%80%8Dupport",
                                        "Ryan%01",
                                        "help-desk",
                                        "Bo+(Help+Desk)",
                                        "Customer+Service",
                                        "Ann+Kundendienst",
                                        "E%D1%85perte+Bo",
                                        "lvo",
                                        "1vo"};
    FOR_EACH_VISIT(visit, guest)
    {
        struct browser ryan = visit_another(&visit), ivo = visit_another(&visit);
        browser_become(&ryan, "Ryan", ROLE_EXPERT);
        browser_become(&ivo, "Ivo", ROLE_EXPERT);
        ask(&visit, &ryan, "Where+is+my+parcel+now%3F");
        for (size_t i = 0; i < COUNT_OF(names); i++) {
            const char *form = arena_cstr(
                &guest->arena, arena_printf(&guest->arena, "handle=%s&password=quiet-harbour-7", names[i]));
            int status = browser_post(guest, "/sign-up", form);
            if (status != 409 && status != 422)
                print_error("taken: %s\n", names[i]);
            assert_true(status == 409 || status == 422);
            form = arena_cstr(&guest->arena,
                              arena_printf(&guest->arena, "name=%s&body=Wait+for+another+week.", names[i]));
            status = browser_post(guest, "/questions/1/answers", form);
            assert_true(status == 409 || status == 422);
        }
        assert_int_equal(
            browser_post(guest, "/questions/1/answers", "name=Ryanair+fan&body=Wait+for+another+week."), 303);
        browser_follow(guest);
        assert_sees(guest, "<bdi>guest</bdi></span> \n<bdi>Ryanair fan</bdi>");
        browser_close(&ivo);
        browser_close(&ryan);
    }
}

static void nobody_takes_a_name_that_looks_like_a_marketplaces_or_its_peoples(void **state)
{
    (void)state;
    static const char *const names[] = {"Harbour", "h%D0%B0rbour", "Harbour+Ann", "HARBOUR.de",
                                        "Ines",    "INES",         "ines_",       "tomas."};
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        struct browser guest;
        shop_open(&shop, database->url);
        browser_enter(&guest, &shop.site, NULL, ROLE_GUEST);
        const char *form =
            arena_printf(&guest.arena, "category=%lld&title=Where+is+my+parcel%%3F+It+is+late&body=Still.",
                         (long long)shop.site.category_id)
                .at;
        assert_int_equal(browser_post(&shop.buyer, "/ask", form), 303);
        for (size_t i = 0; i < COUNT_OF(names); i++) {
            form = arena_printf(&guest.arena, "handle=%s&password=quiet-harbour-7", names[i]).at;
            int status = browser_post(&guest, "/sign-up", form);
            if (status != 409 && status != 422)
                print_error("taken: %s\n", names[i]);
            assert_true(status == 409 || status == 422);
            form = arena_printf(&guest.arena, "name=%s&body=Wait+for+another+week.", names[i]).at;
            assert_int_equal(browser_post(&guest, "/questions/1/answers", form), 409);
            assert_sees(&guest, "looks like that of a marketplace or of a seller");
        }
        /* Its own people may, and so may whoever is called a little like it. */
        assert_int_equal(
            browser_post(&guest, "/questions/1/answers", "name=Harbourline+Ann&body=Wait+for+another+week."),
            303);
        assert_int_equal(browser_post(&shop.staff, "/account/profile", "handle=Ines+of+Harbour&about="), 303);
        assert_int_equal(browser_post(&shop.stranger, "/account/profile", "handle=Otto+of+Harbour&about="),
                         409);
        shop_close(&shop);
    }
}

static void names_and_titles_that_nobody_sees_are_none(void **state)
{
    (void)state;
    static const char *const titles[] = {
        "%E2%80%8B%E2%80%8B%E2%80%8B%E2%80%8B%E2%80%8B%E2%80%8B%E2%80%8B%E2%80%8B%E2%80%8B%E2%80%8B%E2%80%8B%"
        "E2%80%8B%E2%80%8B",
        "%E3%85%A4%E3%85%A4%E3%85%A4%E3%85%A4%E3%85%A4%E3%85%A4%E3%85%A4%E3%85%A4%E3%85%A4%E3%85%A4%E3%85%A4%"
        "E3%85%A4%E3%85%A4",
        "a%CC%81%CC%81%CC%81%CC%81%CC%81%CC%81%CC%81%CC%81%CC%81%CC%81%CC%81%CC%81%CC%81"};
    static const char *const names[] = {"%E3%85%A4%E3%85%A4", "%E1%85%9F%E1%85%9F", "%CC%81%CC%81",
                                        "a%E3%85%A4"};
    FOR_EACH_VISIT(visit, guest)
    {
        for (size_t i = 0; i < COUNT_OF(titles); i++)
            assert_int_equal(browser_post(guest, "/ask", form_of(&visit, titles[i], "")), 422);
        for (size_t i = 0; i < COUNT_OF(names); i++) {
            const char *form = arena_cstr(
                &guest->arena, arena_printf(&guest->arena, "handle=%s&password=quiet-harbour-7", names[i]));
            assert_int_equal(browser_post(guest, "/sign-up", form), 422);
        }
    }
}

/* "The parcel did not come" in seven languages; and what says less than that. */
static void a_short_sentence_of_any_script_is_long_enough(void **state)
{
    (void)state;
    static const char *const titles[] = {
        "%E5%8C%85%E8%A3%B9%E6%B2%A1%E5%88%B0%E6%80%8E%E4%B9%88%E5%8A%9E",
        "%E5%95%86%E5%93%81%E3%81%8C%E5%B1%8A%E3%81%8D%E3%81%BE%E3%81%9B%E3%82%93",
        "%E5%8C%85%E8%A3%B9%E4%B8%A2%E4%BA%86",
        "%E0%B8%9E%E0%B8%B1%E0%B8%AA%E0%B8%94%E0%B8%B8%E0%B8%A2%E0%B8%B1%E0%B8%87%E0%B9%84%E0%B8%A1%E0%B9%88%"
        "E0%B8%A1%E0%B8%B2%E0%B8%96%E0%B8%B6%E0%B8%87",
        "%E0%A4%AA%E0%A4%BE%E0%A4%B0%E0%A5%8D%E0%A4%B8%E0%A4%B2%20%E0%A4%A8%E0%A4%B9%E0%A5%80%E0%A4%82%20%E0%"
        "A4%86%E0%A4%AF%E0%A4%BE",
        "%D8%B7%D8%B1%D8%AF%D9%8A%20%D9%84%D9%85%20%D9%8A%D8%B5%D9%84",
        "%ED%99%98%EB%B6%88%EC%9D%B4%20%EC%95%88%20%EB%8F%BC%EC%9A%94"};
    static const char *const too_few[] = {
        "%E6%B2%A1%E5%88%B0", "%E0%B9%84%E0%B8%A1%E0%B9%88%E0%B8%A1%E0%B8%B2",
        "%D9%84%D9%85%20%D9%8A%D8%B5%D9%84",
        "%E0%A4%A8%E0%A4%B9%E0%A5%80%E0%A4%82%20%E0%A4%86%E0%A4%AF%E0%A4%BE"};
    FOR_EACH_VISIT(visit, guest)
    {
        for (size_t i = 0; i < COUNT_OF(titles); i++)
            ask(&visit, guest, titles[i]);
        for (size_t i = 0; i < COUNT_OF(too_few); i++) {
            const char *form = arena_cstr(
                &guest->arena, arena_printf(&guest->arena, "category=%lld&title=%s&body=It+is+late.",
                                            (long long)visit.site.category_id, too_few[i]));
            assert_int_equal(browser_post(guest, "/ask", form), 422);
            assert_sees(guest, "This says too little for others to help.");
        }
    }
}

/* A question, an answer and a comment say something by letters. */
static void what_has_no_words_is_taken_nowhere(void **state)
{
    (void)state;
    static const char *const nothing[] = {
        "..................",
        "%3F%21%3F%21%3F%21%3F%21%3F%21%3F%21%3F%21",
        "--+*+--+*+--+*+--",
        "%F0%9F%93%A6%F0%9F%93%A6%F0%9F%93%A6%F0%9F%93%A6%F0%9F%93%A6%F0%9F%93%A6%F0%9F%93%A6%F0%9F%93%A6%F0%"
        "9F%"
        "93%A6%F0%9F%93%A6%F0%9F%93%A6%F0%9F%93%A6",
        "aaaaaaaaaaaaaaaaaa",
        "Ha+ha+ha+ha+ha+ha+ha",
        "11111111111111",
        "%E6%B2%A1%E6%B2%A1%E6%B2%A1%E6%B2%A1%E6%B2%A1",
    };
    FOR_EACH_VISIT(visit, guest)
    {
        ask(&visit, guest, "RB123456785CN,+where%3F");
        for (size_t i = 0; i < COUNT_OF(nothing); i++) {
            const char *body = arena_printf(&guest->arena, "body=%s", nothing[i]).at;
            assert_int_equal(browser_post(guest, "/ask", form_of(&visit, nothing[i], "")), 422);
            assert_sees(guest, "This says too little for others to help.");
            assert_int_equal(browser_post(guest, "/questions/1/answers", body), 422);
            assert_int_equal(browser_post(guest, "/posts/question/1/comments", body), 422);
        }
    }
}

/* ---- what programs read ---- */

static void a_shared_link_says_what_the_question_is(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        ask(&visit, guest, "Where+is+%22my%22+parcel%3F");
        browser_follow(guest);
        assert_sees(guest, "<meta name=\"description\" translate=\"no\" content=\"It is late.\">");
        assert_sees(guest, "<meta property=\"og:title\" content=\"Where is &quot;my&quot; parcel?\">");
        assert_sees(guest, "<meta property=\"og:url\" content=\"http");
        assert_sees(guest,
                    "/questions/1/picture.png\">\n<meta property=\"og:image:width\" content=\"1200\">");
        assert_int_equal(browser_get(guest, "/questions/1/picture.png"), 200);
        assert_true(str_eq(browser_header(guest, "Cache-Control"), STR("public, max-age=3600")));
        assert_true(str_eq(browser_header(guest, "Cross-Origin-Resource-Policy"), STR("cross-origin")));
        assert_int_equal(browser_post(guest, "/questions/1/answers", "body=It+is+at+the+office."), 303);
        browser_get(guest, "/questions/1/where-is-my-parcel");
        assert_sees(guest, "<link itemprop=\"url\" href=\"#answer-1\">");
        assert_int_equal(browser_post(guest, "/posts/question/1/turn", "turn=delete"), 303);
        browser_get(guest, "/questions/1/where-is-my-parcel");
        assert_not_sees(guest, "og:title");
        assert_int_equal(browser_get(guest, "/questions/1/picture.png"), 404);
    }
}

static void no_character_of_a_post_breaks_a_feed(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        assert_int_equal(browser_post(guest, "/ask",
                                      form_of(&visit, "Where+is+%01my%1D+parcel+%EF%BF%BEnow%3F",
                                              "%0Bstill%EF%BF%BF+late")),
                         303);
        browser_get(guest, "/feeds/questions");
        assert_sees(guest, "Where is my parcel now?");
        for (size_t i = 0; i < guest->body.len; i++)
            assert_true((unsigned char)guest->body.at[i] >= ' ' || guest->body.at[i] == '\n' ||
                        guest->body.at[i] == '\t');
        assert_not_sees(guest, "\xEF\xBF\xBE");
        assert_not_sees(guest, "\xEF\xBF\xBF");
        static const char json[] = "{\"title\": \"Is \\u0001this my\\u001d parcel?\", \"body\": "
                                   "\"\\u000bstill \\uffff late\", \"category\": \"internet\"}";
        assert_int_equal(
            browser_send(guest, METHOD_POST, "/api/v1/questions", "application/json", str_from(json)), 201);
        browser_get(guest, "/feeds/questions");
        assert_sees(guest, "Is this my parcel?");
        assert_not_sees(guest, "\x01");
    }
}

/* What one line of text holds stands within lines of others. */
static void a_line_turns_no_direction_and_hides_nothing(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        const char *form = form_of(&visit, "Where+is+%E2%80%AEmy%E2%80%A8+par%E2%80%8Bcel+now%3F", "");
        form =
            arena_cstr(&guest->arena,
                       arena_printf(&guest->arena, "%s&name=B%%E2%%81%%A6o%%07&tags=l%%E2%%80%%8Bate", form));
        assert_int_equal(browser_post(guest, "/ask", form), 303);
        browser_get(guest, "/api/v1/questions/1");
        assert_sees(guest, "\"title\":\"Where is my parcel now?\"");
        assert_sees(guest, "\"name\":\"Bo\"");
        assert_sees(guest, "\"late\"");
        static const char json[] =
            "{\"title\": \"Is \\u202ethis \\u2066my parcel?\", \"body\": \"\", \"name\": \"\\u3164\", "
            "\"category\": \"internet\", \"tags\": [\"l\\ufeffate\"]}";
        assert_int_equal(
            browser_send(guest, METHOD_POST, "/api/v1/questions", "application/json", str_from(json)), 201);
        browser_get(guest, "/api/v1/questions/2");
        assert_sees(guest, "\"title\":\"Is this my parcel?\"");
        assert_sees(guest, "\"late\"");
        assert_not_sees(guest, "\xE3\x85\xA4");
        assert_not_sees(guest, "\xEF\xBB\xBF");
    }
}

static struct str entry_of(struct browser *browser)
{
    browser_get(browser, "/feeds/questions");
    struct str all = browser->body;
    size_t at = str_find(all, STR("<entry>"));
    all = str_slice(all, at, all.len);
    size_t begin = str_find(all, STR("<id>")), end = str_find(all, STR("</id>"));
    assert_true(end < all.len);
    return arena_copy(&browser->arena, str_slice(all, begin, end));
}

static void an_entry_of_a_feed_keeps_its_name_when_the_title_and_the_address_change(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, ryan)
    {
        browser_become(ryan, "Ryan", ROLE_EXPERT);
        ask(&visit, ryan, "Where+is+my+parcel+now%3F");
        struct str before = entry_of(ryan);
        assert_true(str_starts(before, STR("<id>urn:uuid:")));
        assert_sees(ryan, "<name>Ryan</name>");
        browser_get(ryan, "/posts/question/1/edit");
        assert_int_equal(browser_post(ryan, "/posts/question/1/edit",
                                      form_of(&visit, "Where+has+my+parcel+gone%3F", "&version=1")),
                         303);
        assert_true(str_eq(before, entry_of(ryan)));
    }
}

/* ---- rules for edits ---- */

static const char *edit_of(struct visit *visit, const char *body, int version)
{
    return arena_cstr(&visit->browser.arena,
                      arena_printf(&visit->browser.arena,
                                   "category=%lld&title=Where+is+my+parcel+now%%3F&body=%s&version=%d",
                                   (long long)visit->site.category_id, body, version));
}

static void an_edit_passes_every_rule_that_a_new_post_passes(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        ask(&visit, guest, "Where+is+my+parcel+now%3F");
        struct browser reader = visit_another(&visit);
        /* A correction that brings nothing new appears at once. */
        assert_int_equal(
            browser_post(guest, "/posts/question/1/edit", edit_of(&visit, "It+is+very+late.", 1)), 303);
        assert_int_equal(browser_get(&reader, "/questions/1/where-is-my-parcel-now"), 200);
        assert_int_equal(browser_post(guest, "/posts/question/1/edit",
                                      edit_of(&visit, "See+https%3A%2F%2Fshop.example%2F+now.", 2)),
                         303);
        browser_follow(guest);
        assert_sees(guest, "waits for a look");
        assert_int_equal(browser_get(&reader, "/questions/1/where-is-my-parcel-now"), 404);
        browser_get(&reader, "/");
        assert_not_sees(&reader, "Where is my parcel now?");
        browser_become(&reader, "Mo", ROLE_MODERATOR);
        browser_get(&reader, "/moderation");
        assert_sees(&reader, "links are looked at first");
        browser_close(&reader);
    }
}

static enum err forbid(struct ctx *ctx, void *arg)
{
    (void)arg;
    enum err err = setting_put(ctx->db, STR("reject_words"), STR("cheap pills"));
    return err ? err : site_touch(ctx->db);
}

static void an_edit_is_refused_for_words_that_no_post_may_have(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        struct failure failure = {0};
        ask(&visit, guest, "Where+is+my+parcel+now%3F");
        http_arrange(&visit.site, forbid, NULL);
        assert_int_equal(app_reload_site(&visit.site.app, &failure), OK);
        assert_int_equal(
            browser_post(guest, "/posts/question/1/edit", edit_of(&visit, "Buy+cheap+pills+here.", 1)), 403);
        assert_sees(guest, "cheap pills");
    }
}

static void what_somebody_has_answered_is_not_replaced_without_a_trace(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        ask(&visit, guest, "Where+is+my+parcel+now%3F");
        struct browser other = visit_another(&visit);
        assert_int_equal(browser_post(&other, "/questions/1/answers", "body=Wait+for+another+week."), 303);
        assert_int_equal(
            browser_post(guest, "/posts/question/1/edit", edit_of(&visit, "Never+mind+this.", 1)), 303);
        browser_get(&other, "/posts/question/1/history");
        assert_sees(&other, "It is late.");
        browser_close(&other);
    }
}

/* ---- closing and purging ---- */

static void two_questions_never_repeat_each_other(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, mo)
    {
        browser_become(mo, "Mo", ROLE_MODERATOR);
        ask(&visit, mo, "Where+is+my+parcel+now%3F");
        ask(&visit, mo, "Where+is+my+parcel+today%3F");
        ask(&visit, mo, "Where+is+my+parcel+tonight%3F");
        assert_int_equal(browser_post(mo, "/posts/question/1/close", "reason=duplicate&duplicate_of=2"), 303);
        assert_int_equal(browser_post(mo, "/posts/question/2/close", "reason=duplicate&duplicate_of=3"), 303);
        assert_int_equal(browser_post(mo, "/posts/question/3/close", "reason=duplicate&duplicate_of=1"), 422);
        assert_sees(mo, "closed itself");
    }
}

static void a_purge_says_what_it_does_and_stops_no_network_by_itself(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, spammer)
    {
        ask(&visit, spammer, "Where+is+my+parcel+now%3F");
        struct browser other = visit_another(&visit), mo = visit_another(&visit);
        ask(&visit, &other, "Where+is+my+parcel+today%3F");
        browser_become(&mo, "Mo", ROLE_MODERATOR);
        browser_get(&mo, "/moderation/posts/question/1/purge");
        assert_sees(&mo, "1 post is hidden.");
        assert_sees(&mo, "1 other guest wrote from there");
        assert_int_equal(browser_post(&mo, "/moderation/posts/question/1/purge", ""), 303);
        assert_int_equal(browser_get(&other, "/questions/1/where-is-my-parcel-now"), 404);
        ask(&visit, &other, "Where+is+my+parcel+tonight%3F");
        assert_int_equal(browser_post(&mo, "/moderation/posts/question/2/purge", "network=1"), 303);
        assert_int_equal(browser_post(&other, "/ask", form_of(&visit, "Where+is+my+parcel+at+last%3F", "")),
                         403);
        browser_close(&other);
        browser_close(&mo);
    }
}

/* Two people behind one address, from forms that were opened in the same minute. */
static void two_neighbours_may_write_the_same_words_at_once(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, one)
    {
        struct browser two = visit_another(&visit), three = visit_another(&visit);
        one->extra[0] = (struct header){STR("User-Agent"), STR("One/1.0")};
        two.extra[0] = (struct header){STR("User-Agent"), STR("Two/2.0")};
        three.extra[0] = one->extra[0];
        ask(&visit, one, "Where+is+my+parcel+now%3F");
        const char *form = "opened_at=1000&body=Wait+for+another+week.&opened=";
        assert_int_equal(browser_post(one, "/questions/1/answers", form), 303);
        assert_int_equal(browser_post(one, "/questions/1/answers", form), 303); /* an impatient click */
        assert_int_equal(browser_post(&two, "/questions/1/answers", form), 303);
        assert_int_equal(browser_post(&three, "/questions/1/answers",
                                      "opened_at=1000&body=Wait+for+another+week.&opened=1-2-3-4"),
                         303);
        assert_int_equal(browser_get(one, "/api/v1/questions/1"), 200);
        assert_sees(one, "\"id\":3,\"body\":\"Wait for another week.\"");
        assert_not_sees(one, "\"id\":4,\"body\":\"Wait for another week.\"");
        browser_close(&two);
        browser_close(&three);
    }
}

static void a_day_is_the_readers_own(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, ann)
    {
        browser_become(ann, "ann", ROLE_MEMBER);
        ask(&visit, ann, "Where+is+my+parcel+now%3F");
        const char *question = "/questions/1/where-is-my-parcel-now";
        static const char *const zones[] = {"Pacific%2FKiritimati",
                                            "Pacific%2FPago_Pago"}; /* 25 hours apart */
        struct str days[2];
        for (size_t i = 0; i < 2; i++) {
            const char *form = arena_printf(&ann->arena, "handle=ann&about=&zone=%s", zones[i]).at;
            assert_int_equal(browser_post(ann, "/account/profile", form), 303);
            browser_get(ann, question);
            days[i] = arena_copy(&ann->arena, browser_between(ann, "<span>asked <time datetime=\"", '/'));
        }
        assert_false(str_eq(days[0], days[1]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_takes_a_name_that_looks_like_an_experts),
        cmocka_unit_test(nobody_takes_a_name_that_looks_like_a_marketplaces_or_its_peoples),
        cmocka_unit_test(names_and_titles_that_nobody_sees_are_none),
        cmocka_unit_test(a_short_sentence_of_any_script_is_long_enough),
        cmocka_unit_test(what_has_no_words_is_taken_nowhere),
        cmocka_unit_test(a_shared_link_says_what_the_question_is),
        cmocka_unit_test(no_character_of_a_post_breaks_a_feed),
        cmocka_unit_test(a_line_turns_no_direction_and_hides_nothing),
        cmocka_unit_test(an_entry_of_a_feed_keeps_its_name_when_the_title_and_the_address_change),
        cmocka_unit_test(an_edit_passes_every_rule_that_a_new_post_passes),
        cmocka_unit_test(an_edit_is_refused_for_words_that_no_post_may_have),
        cmocka_unit_test(what_somebody_has_answered_is_not_replaced_without_a_trace),
        cmocka_unit_test(two_questions_never_repeat_each_other),
        cmocka_unit_test(a_purge_says_what_it_does_and_stops_no_network_by_itself),
        cmocka_unit_test(two_neighbours_may_write_the_same_words_at_once),
        cmocka_unit_test(a_day_is_the_readers_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
