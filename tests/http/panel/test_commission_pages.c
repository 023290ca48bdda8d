/* The commission's pages: who may see what, and a case from the draw to the decision as its members click through it. */
#include "support/door/multipart_form.h"
#include "support/door/sample_pictures.h"
#include "support/order/court.h"

/* ---- peers ---- */

static void nobody_else_sees_a_case_of_the_commission(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        static struct court court;
        court_open(&court, database->url, "recourse-default", court_for_peers());
        assert_int_equal(browser_get(&court.stranger, court_path(&court, "")), 404);
        assert_int_equal(browser_get(&court.stranger, court_path(&court, "/draw")), 404);
        assert_int_equal(browser_get(&court.buyer, court_path(&court, "")), 404);
        assert_int_equal(browser_get(&court.staff, "/commission"), 200);
        assert_not_sees(&court.staff, "A case of Bazaar"); /* the panel's, not the staff's */
        assert_int_equal(browser_post(&court.stranger, court_path(&court, ""), "turn=accept"), 404);
        assert_int_equal(browser_post(&court.buyer, court_path(&court, ""), "turn=accept"), 404);
        assert_int_equal(browser_get(&court.buyer, court_order(&court)), 200);
        assert_sees(&court.buyer, "Members are called");
        assert_int_equal(browser_get(&court.seller, court_path(&court, "/draw")), 200);
        assert_sees(&court.seller, "People on the list");
        assert_not_sees(&court.seller, "petronella");
        court_close(&court);
    }
}

static void the_switch_says_whether_one_is_willing(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, ann)
    {
        assert_int_equal(browser_get(ann, "/commission"), 401);
        browser_become(ann, "ann", ROLE_MEMBER);
        assert_int_equal(browser_get(ann, "/commission"), 200);
        assert_sees(ann, "I am willing to sit on commissions");
        assert_int_equal(browser_post(ann, "/commission", "willing=1"), 303);
        assert_int_equal(browser_follow(ann), 200);
        assert_sees(ann, "You are willing to sit");
        assert_int_equal(browser_post(ann, "/commission", "willing=0"), 303);
        assert_int_equal(browser_follow(ann), 200);
        assert_sees(ann, "I am willing to sit on commissions");
    }
}

static void hand_in(struct browser *drawn[PEERS], const char *path, struct str receipts[3])
{
    static const char *const votes[] = {"turn=vote&remedy=refund_partial&amount=30.00&code=not_delivered",
                                        "turn=vote&remedy=refund_full&code=not_delivered",
                                        "turn=vote&remedy=none&code=delivered"};
    assert_int_equal(browser_post(drawn[0], path, "turn=vote&code=not_delivered"), 422);
    assert_sees(drawn[0], "Choose how you decide.");
    assert_int_equal(
        browser_post(drawn[0], path, "turn=vote&remedy=refund_partial&amount=70.00&code=not_delivered"), 422);
    assert_sees(drawn[0], "value=\"70.00\"");
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(browser_post(drawn[i], path, votes[i]), 200);
        assert_sees(drawn[i], "Keep this line");
        receipts[i] = browser_between(drawn[i], "name=\"receipt\" value=\"", '"');
    }
    const char *keep = arena_printf(&drawn[0]->arena, "turn=keep&receipt=%.*s", STR_ARG(receipts[0])).at;
    assert_int_equal(browser_post(drawn[0], path, keep), 200);
    assert_true(str_starts(browser_header(drawn[0], "Content-Disposition"), STR("attachment")));
    assert_true(str_starts(drawn[0]->body, receipts[0]));
}

static void open_all(struct browser *drawn[PEERS], const char *path, const struct str receipts[3])
{
    assert_int_equal(browser_post(drawn[0], path, "turn=reveal&reasons=Because&receipt=ballot.wrong"), 422);
    assert_sees(drawn[0], "This is not the line");
    assert_sees(drawn[0], "Because");
    for (size_t i = 0; i < 3; i++) {
        struct str form =
            arena_printf(&drawn[0]->arena,
                         "turn=reveal&reasons=Tracking+%%3Cnone%%3E+%zu%%0AMember+2%%3A+So+do+I&receipt=%.*s",
                         i, STR_ARG(receipts[i]));
        assert_int_equal(browser_post(drawn[i], path, form.at), 303);
    }
}

static void read_the_case(struct court *court, struct browser *member)
{
    assert_int_equal(browser_get(member, court_path(court, "")), 200);
    assert_sees(member, "It never &lt;came&gt;.");
    assert_sees(member, "At least 10.00 EUR goes back to the buyer.");
    assert_sees(member, "Whether 40.00 EUR more goes back.");
    assert_not_sees(member, "beatrice");
    assert_int_equal(browser_get(member, court_order(court)), 303); /* the case, not the order */
}

/* Sends the form of the appeal with or without its file; answers the status. */
static int appeal(struct court *court, const char *path, bool brings)
{
    struct browser *buyer = &court->buyer;
    struct multipart_form form;
    assert_int_equal(browser_get(buyer, path), 200);
    assert_sees(buyer, "<h1>Appeal against the decision</h1>");
    multipart_form_open(&form);
    multipart_form_field(&form, "csrf", buyer->csrf);
    multipart_form_field(&form, "turn", browser_between(buyer, "name=\"turn\" value=\"", '"'));
    multipart_form_field(&form, "version", browser_between(buyer, "name=\"version\" value=\"", '"'));
    multipart_form_field(&form, "kind", STR("photo"));
    multipart_form_field(&form, "words", STR("The carrier has answered me."));
    if (brings)
        multipart_form_file(&form, "file", "answer.png", sample_png(&buyer->arena, 8, 8));
    int status = browser_send(buyer, METHOD_POST, path, MULTIPART_FORM_TYPE, multipart_form_end(&form));
    multipart_form_close(&form);
    return status;
}

static void the_loser_appeals_with_something_new(struct court *court)
{
    struct browser *buyer = &court->buyer;
    const char *path = arena_printf(&buyer->arena, "%s/evidence", court_order(court)).at;
    assert_int_equal(browser_get(buyer, court_order(court)), 200);
    assert_sees(buyer, "Appeal against the decision");
    assert_sees(buyer, path);
    assert_int_equal(appeal(court, path, false), 422);
    assert_sees(buyer, "The carrier has answered me.");
    assert_int_equal(appeal(court, path, true), 303);
    assert_int_equal(browser_follow(buyer), 200);
    assert_sees(buyer, "answer.png");
    assert_not_sees(buyer, "file sha256:");
    assert_not_sees(buyer, "Appeal against the decision");
    assert_int_equal(browser_get(buyer, path), 200);
    assert_sees(buyer, "<h1>Give evidence</h1>"); /* more of it */
}

/* A member's program sees the seat and takes it. */
static void seat_by_program(struct court *court, struct browser *member)
{
    const char *seat = arena_printf(&member->arena, "/api/v1/panels/%.*s/seat", STR_ARG(court->ref)).at;
    assert_int_equal(browser_get(member, "/api/v1/panels"), 200);
    assert_sees(member, "\"as\":\"member\",\"phase\":\"gathering\"");
    assert_int_equal(browser_send(member, METHOD_POST, seat, "application/json", STR("{\"accepts\":true}")),
                     200);
    assert_sees(member, "\"state\":\"accepted\"");
    assert_int_equal(browser_send(&court->stranger, METHOD_POST, seat, "application/json", STR("{}")), 404);
}

/* What stands in the history in English is read in the reader's language; people's own words stay. */
static void read_in_german(struct court *court)
{
    struct browser *buyer = &court->buyer;
    buyer->extra[0] = (struct header){STR("Accept-Language"), STR("de")};
    assert_int_equal(browser_get(buyer, court_order(court)), 200);
    assert_sees(buyer, " für den Käufer, ");
    assert_sees(buyer, "\nMitglied 2: Tracking");
    /* Nobody speaks for another member: further lines stand in. */
    assert_sees(buyer, "\n  Member 2: So do I");
    assert_not_sees(buyer, "Mitglied 2: So do I");
    assert_not_sees(buyer, "for the buyer, ");
    buyer->extra[0] = (struct header){STR_NONE, STR_NONE};
    assert_int_equal(browser_get(buyer, court_order(court)), 200);
    assert_sees(buyer, " for the buyer, ");
}

static void three_members_decide_and_the_parties_read_why(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        static struct court court;
        struct browser *drawn[PEERS];
        struct str receipts[3];
        court_open(&court, database->url, "recourse-default", court_for_peers());
        assert_int_equal(court_drawn(&court, drawn), 3);
        const char *path = court_path(&court, "");
        assert_int_equal(browser_get(drawn[0], "/commission"), 200);
        assert_sees(drawn[0], "You are drawn");
        assert_int_equal(browser_get(drawn[0], path), 200);
        assert_sees(drawn[0], "You are not told who the two sides are");
        assert_not_sees(drawn[0], "beatrice");
        assert_not_sees(drawn[0], "It never");
        seat_by_program(&court, drawn[0]);
        for (size_t i = 1; i < 3; i++)
            assert_int_equal(browser_post(drawn[i], path, "turn=accept"), 303);
        assert_int_equal(browser_post(drawn[0], path, "turn=decline"), 409);
        read_the_case(&court, drawn[0]);
        hand_in(drawn, path, receipts);
        assert_int_equal(browser_get(&court.buyer, court_order(&court)), 200);
        assert_sees(&court.buyer, "Ballots are opened");
        assert_not_sees(&court.buyer, "For the seller: nothing");
        open_all(drawn, path, receipts);
        assert_int_equal(browser_get(&court.seller, court_order(&court)), 200);
        assert_sees(&court.seller, "For the buyer: 40.00 EUR is given back");
        assert_sees(&court.seller, "Tracking &lt;none&gt; 2");
        assert_sees(&court.seller, "decided by 7 new members");
        read_in_german(&court);
        for (size_t i = 0; i < PEERS; i++)
            assert_not_sees(&court.seller, court_peers[i]);
        assert_int_equal(browser_get(drawn[1], path), 200);
        assert_sees(drawn[1], "This has ended");
        assert_int_equal(browser_get(&court.buyer, court_path(&court, "/draw")), 200);
        assert_sees(&court.buyer, "has opened the ballot");
        the_loser_appeals_with_something_new(&court);
        court_close(&court);
    }
}

/* ---- staff ---- */

static int send_json(struct browser *browser, const char *target, const char *json)
{
    return browser_send(browser, METHOD_POST, target, "application/json", str_from(json));
}

static void two_of_the_staff_decide_by_their_programs(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        static struct court court;
        court_open(&court, database->url, "recourse-default", court_for_peers());
        court_all_decline(&court);
        const char *proposals =
            arena_printf(&court.staff.arena, "/api/v1/panels/%.*s/proposals", STR_ARG(court.ref)).at;
        const char *first = arena_printf(&court.staff.arena, "%s/1", proposals).at;
        static const char whole[] =
            "{\"remedy\":\"refund_full\",\"code\":\"not_delivered\",\"reasons\":\"No proof at all.\"}";
        assert_int_equal(browser_get(&court.buyer, proposals), 404);
        assert_int_equal(send_json(&court.seller, proposals, whole), 404);
        assert_int_equal(send_json(&court.staff, proposals, "{\"remedy\":\"gold\",\"reasons\":\"a\"}"), 422);
        assert_int_equal(
            send_json(&court.staff, proposals,
                      "{\"remedy\":\"refund_partial\",\"amount\":\"much\",\"code\":\"not_delivered\","
                      "\"reasons\":\"a\"}"),
            422);
        assert_int_equal(send_json(&court.staff, proposals, whole), 200);
        assert_sees(&court.staff, "\"number\":1,");
        assert_sees(&court.staff, "\"amount\":\"50.00\",\"code\":\"not_delivered\"");
        assert_int_equal(send_json(&court.staff, first, "{\"answer\":\"confirm\"}"), 403);
        assert_int_equal(send_json(&court.staff2, first, "{\"answer\":\"maybe\"}"), 422);
        assert_int_equal(send_json(&court.staff2, first, "{\"answer\":\"send_back\"}"), 422);
        assert_int_equal(send_json(&court.staff2, first, "{\"answer\":\"confirm\"}"), 200);
        assert_sees(&court.staff2, "\"state\":\"confirmed\"");
        browser_get(&court.buyer, court_order(&court));
        assert_sees(&court.buyer, "For the buyer: all of 50.00 EUR is given back");
        court_close(&court);
    }
}

static void two_of_the_staff_decide_where_the_rules_say_so(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        static struct court court;
        court_open(&court, database->url, "recourse-default", court_for_peers());
        const char *path = court_path(&court, "");
        court_all_decline(&court);
        assert_int_equal(browser_get(&court.staff, "/commission"), 200);
        assert_sees(&court.staff, "For the staff to decide");
        assert_int_equal(browser_get(&court.staff, path), 200);
        assert_sees(&court.staff, "It never &lt;came&gt;.");
        assert_int_equal(
            browser_post(&court.staff, path, "turn=propose&remedy=refund_full&code=not_delivered"), 422);
        assert_sees(&court.staff, "Write in a sentence or two why");
        assert_int_equal(
            browser_post(&court.staff, path,
                         "turn=propose&remedy=refund_full&code=not_delivered&reasons=No+proof+at+all."),
            303);
        assert_int_equal(browser_post(&court.staff, path, "turn=confirm&number=1"), 403);
        assert_int_equal(browser_post(&court.staff2, path, "turn=send_back&number=1"), 422);
        assert_sees(&court.staff2, "Say what should be looked at again.");
        assert_int_equal(browser_post(&court.seller, path, "turn=confirm&number=1"), 404);
        assert_int_equal(browser_post(&court.staff2, path, "turn=confirm&number=1"), 303);
        assert_int_equal(browser_get(&court.buyer, court_order(&court)), 200);
        assert_sees(&court.buyer, "For the buyer: all of 50.00 EUR is given back");
        assert_sees(&court.buyer, "No proof at all.");
        court_close(&court);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_else_sees_a_case_of_the_commission),
        cmocka_unit_test(the_switch_says_whether_one_is_willing),
        cmocka_unit_test(three_members_decide_and_the_parties_read_why),
        cmocka_unit_test(two_of_the_staff_decide_where_the_rules_say_so),
        cmocka_unit_test(two_of_the_staff_decide_by_their_programs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
