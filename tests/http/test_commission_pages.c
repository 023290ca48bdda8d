/* The commission's pages: who may see what, and a case from the draw to the decision as its members click through it. */
#include "base/check.h"
#include "service/commission.h"
#include "store/person.h"
#include "support/http_fixture.h"

#include <stdio.h>

enum { PEERS = 4 };
static const char *const names[PEERS] = {"petra", "paul", "pia", "pavel"};
static const int64_t hour_ms = INT64_C(3600) * 1000;

/* A marketplace with a case whose panel is called at the beginning of the test. */
struct court {
    struct http_site site;
    struct str policy;
    int64_t buyer_id, seller_id, staff_id, staff2_id, peers[PEERS];
    struct str ref;
    struct browser buyer, seller, staff, staff2, stranger, members[PEERS];
    int64_t passed_hours; /* since the order, while it is arranged */
    struct instant begun;
    struct market market;
    struct order_event wish;
    int64_t actor;
    bool placing;
    char ref_text[64];
};

/* ---- arranging ---- */

static enum err add_person(struct ctx *ctx, const char *name, int64_t *id)
{
    struct person person = {.handle = str_from(name), .role = ROLE_MEMBER, .created_at = {1}};
    enum err err = person_insert(ctx->db, &person, person.handle);
    *id = person.id;
    return err;
}

static enum err arrange_people(struct ctx *ctx, void *arg)
{
    struct court *court = arg;
    enum err err = add_person(ctx, "beate", &court->buyer_id);
    if (!err)
        err = add_person(ctx, "sven", &court->seller_id);
    if (!err)
        err = add_person(ctx, "stan", &court->staff_id);
    if (!err)
        err = add_person(ctx, "stella", &court->staff2_id);
    for (size_t i = 0; !err && i < PEERS; i++)
        err = add_person(ctx, names[i], &court->peers[i]);
    struct viewer viewer = {.role = ROLE_MEMBER};
    for (size_t i = 0; !err && i < PEERS; i++) {
        viewer.person_id = court->peers[i];
        err = commission_set_willing(ctx, &viewer, true);
    }
    court->market = (struct market){.slug = STR("bazaar"),
                                    .name = STR("Bazaar"),
                                    .policy = court->policy,
                                    .currency = STR("EUR"),
                                    .created_at = {1}};
    if (!err)
        err = market_insert(ctx->db, &court->market);
    if (!err)
        err = market_set_member(ctx->db, court->market.id, court->staff_id, DUTY_STAFF, ctx->now);
    return err ? err : market_set_member(ctx->db, court->market.id, court->staff2_id, DUTY_STAFF, ctx->now);
}

static enum err place(struct ctx *ctx, struct court *court)
{
    struct str ref;
    struct purchase_placement placement = {
        .viewer = {.market_id = court->market.id},
        .market = &court->market,
        .buyer_id = court->buyer_id,
        .seller_id = court->seller_id,
        .lines = {.at = {{STR("Blue winter coat"), 1, 5000}}, .count = 1},
        .paid = true,
    };
    assert_true(currency_from(STR("EUR"), &placement.currency));
    enum err err = purchase_place(ctx, &court->site.app.policies, &placement, &ref);
    if (!err)
        snprintf(court->ref_text, sizeof court->ref_text, "%.*s", STR_ARG(ref));
    court->ref = str_from(court->ref_text);
    return err;
}

static enum err act(struct ctx *ctx, struct court *court)
{
    enum order_refusal refusal;
    struct viewer viewer = {.person_id = court->actor, .role = ROLE_MEMBER};
    struct purchase *purchase = ARENA_NEW(ctx->arena, struct purchase);
    enum err err = purchase_read(ctx, &court->site.app.policies, &viewer, court->ref, purchase);
    if (err)
        return err;
    struct purchase_act act = {.viewer = viewer, .ref = court->ref, .words = STR("It never <came>.")};
    act.command.wish = court->wish;
    act.command.wish.lines = 1;
    act.command.wish.currency = purchase->state.currency;
    act.command.version = purchase->state.version;
    return purchase_act(ctx, &court->site.app.policies, &act, &refusal);
}

static enum err step(struct ctx *ctx, void *arg)
{
    struct court *court = arg;
    ctx->now = (struct instant){court->begun.ms + court->passed_hours * hour_ms};
    return court->placing ? place(ctx, court) : act(ctx, court);
}

static void do_step(struct court *court, int64_t hours, int64_t actor, struct order_event wish)
{
    court->passed_hours = hours;
    court->actor = actor;
    court->wish = wish;
    http_arrange(&court->site, step, court);
}

static enum err tick(struct ctx *ctx, void *arg)
{
    struct court *court = arg;
    size_t done;
    enum err err = purchase_tick(ctx, &court->site.app.policies, 100, &done);
    return err ? err : commission_tick(ctx, &court->site.app.policies, 100, &done);
}

/* A browser in which that person is signed in. */
static void browse_as(struct court *court, struct browser *browser, int64_t person_id)
{
    browser_open(browser, &court->site);
    browser_sign_in(browser, person_id);
}

/* The claim is made so that the panel is called a quarter of an hour ago. */
static void court_open(struct court *court, struct str database, const char *policy, struct instant begun)
{
    *court = (struct court){.policy = str_from(policy), .begun = begun};
    http_open(&court->site, database);
    http_arrange(&court->site, arrange_people, court);
    court->placing = true;
    do_step(court, 0, 0, (struct order_event){0});
    court->placing = false;
    do_step(court, 48, court->seller_id, (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER});
    const struct policy *rules = purchase_policy(&court->site.app.policies, court->policy);
    int32_t reason = policy_reason(rules, STR("inr_no_tracking"));
    do_step(court, 24 * 13, court->buyer_id,
            (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                                 .by = PARTY_BUYER,
                                 .reason = reason < 0 ? 0 : reason,
                                 .remedy = REMEDY_REFUND_FULL,
                                 .amount_minor = 5000});
    do_step(court, 24 * 13 + 1, court->seller_id,
            (struct order_event){.kind = EVENT_PROPOSED,
                                 .by = PARTY_SELLER,
                                 .remedy = REMEDY_REFUND_PARTIAL,
                                 .amount_minor = 1000});
    do_step(court, 24 * 17, court->buyer_id,
            (struct order_event){.kind = EVENT_ESCALATED, .by = PARTY_BUYER});
    http_arrange(&court->site, tick, court);
    browse_as(court, &court->buyer, court->buyer_id);
    browse_as(court, &court->seller, court->seller_id);
    browse_as(court, &court->staff, court->staff_id);
    browse_as(court, &court->staff2, court->staff2_id);
    browser_open(&court->stranger, &court->site);
    browser_become(&court->stranger, "bob", ROLE_MEMBER);
    for (size_t i = 0; i < PEERS; i++)
        browse_as(court, &court->members[i], court->peers[i]);
}

static void court_close(struct court *court)
{
    struct browser *const all[] = {&court->buyer, &court->seller, &court->staff, &court->staff2,
                                   &court->stranger};
    for (size_t i = 0; i < COUNT_OF(all); i++)
        browser_close(all[i]);
    for (size_t i = 0; i < PEERS; i++)
        browser_close(&court->members[i]);
    http_close(&court->site);
}

/* So long before now that the evidence's five days and the answers' two are over by a quarter of an hour. */
static struct instant for_peers(void)
{
    return (struct instant){instant_now().ms - (24 * 24 * hour_ms + hour_ms / 4)};
}

static const char *path_of(struct court *court, const char *rest)
{
    return arena_printf(&court->buyer.arena, "/commission/%.*s%s", STR_ARG(court->ref), rest).at;
}

static const char *order_of(struct court *court)
{
    return arena_printf(&court->buyer.arena, "/orders/%.*s", STR_ARG(court->ref)).at;
}

/* ---- peers ---- */

static void nobody_else_sees_a_case_of_the_commission(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        static struct court court;
        court_open(&court, database->url, "recourse-default", for_peers());
        assert_int_equal(browser_get(&court.stranger, path_of(&court, "")), 404);
        assert_int_equal(browser_get(&court.stranger, path_of(&court, "/draw")), 404);
        assert_int_equal(browser_get(&court.buyer, path_of(&court, "")), 404);
        assert_int_equal(browser_get(&court.staff, "/commission"), 200);
        assert_not_sees(&court.staff, "A case of Bazaar"); /* the panel's, not the staff's */
        assert_int_equal(browser_post(&court.stranger, path_of(&court, ""), "turn=accept"), 404);
        assert_int_equal(browser_post(&court.buyer, path_of(&court, ""), "turn=accept"), 404);
        assert_int_equal(browser_get(&court.buyer, order_of(&court)), 200);
        assert_sees(&court.buyer, "Members are called");
        assert_int_equal(browser_get(&court.seller, path_of(&court, "/draw")), 200);
        assert_sees(&court.seller, "People on the list");
        assert_not_sees(&court.seller, "petra");
        court_close(&court);
    }
}

static void the_switch_says_whether_one_is_willing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *ann = visit_begin(&visit, database);
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
        visit_end(&visit);
    }
}

/* The members who are drawn, by what their page says; at most three. */
static size_t drawn_of(struct court *court, struct browser *drawn[PEERS])
{
    size_t count = 0;
    for (size_t i = 0; i < PEERS; i++)
        if (browser_get(&court->members[i], path_of(court, "")) == 200)
            drawn[count++] = &court->members[i];
    return count;
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
            arena_printf(&drawn[0]->arena, "turn=reveal&reasons=Tracking+%%3Cnone%%3E+%zu&receipt=%.*s", i,
                         STR_ARG(receipts[i]));
        assert_int_equal(browser_post(drawn[i], path, form.at), 303);
    }
}

static void read_the_case(struct court *court, struct browser *member)
{
    assert_int_equal(browser_get(member, path_of(court, "")), 200);
    assert_sees(member, "It never &lt;came&gt;.");
    assert_sees(member, "At least 10.00 EUR goes back to the buyer.");
    assert_sees(member, "Whether 40.00 EUR more goes back.");
    assert_not_sees(member, "beate");
    assert_int_equal(browser_get(member, order_of(court)), 303); /* the case, not the order */
}

static void three_members_decide_and_the_parties_read_why(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        static struct court court;
        struct browser *drawn[PEERS];
        struct str receipts[3];
        court_open(&court, database->url, "recourse-default", for_peers());
        assert_int_equal(drawn_of(&court, drawn), 3);
        const char *path = path_of(&court, "");
        assert_int_equal(browser_get(drawn[0], "/commission"), 200);
        assert_sees(drawn[0], "You are drawn");
        assert_int_equal(browser_get(drawn[0], path), 200);
        assert_sees(drawn[0], "beate"); /* to see whether one knows them */
        assert_not_sees(drawn[0], "It never");
        for (size_t i = 0; i < 3; i++)
            assert_int_equal(browser_post(drawn[i], path, "turn=accept"), 303);
        assert_int_equal(browser_post(drawn[0], path, "turn=decline"), 409);
        read_the_case(&court, drawn[0]);
        hand_in(drawn, path, receipts);
        assert_int_equal(browser_get(&court.buyer, order_of(&court)), 200);
        assert_sees(&court.buyer, "Ballots are opened");
        assert_not_sees(&court.buyer, "For the seller: nothing");
        open_all(drawn, path, receipts);
        assert_int_equal(browser_get(&court.seller, order_of(&court)), 200);
        assert_sees(&court.seller, "For the buyer: 40.00 EUR is given back");
        assert_sees(&court.seller, "Tracking &lt;none&gt; 2");
        assert_sees(&court.seller, "decided by 7 new members");
        for (size_t i = 0; i < PEERS; i++)
            assert_not_sees(&court.seller, names[i]);
        assert_int_equal(browser_get(drawn[1], path), 200);
        assert_sees(drawn[1], "This has ended");
        assert_int_equal(browser_get(&court.buyer, path_of(&court, "/draw")), 200);
        assert_sees(&court.buyer, "has opened the ballot");
        court_close(&court);
    }
}

/* ---- staff ---- */

static void two_of_the_staff_decide_where_the_rules_say_so(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        static struct court court;
        court_open(&court, database->url, "recourse-default", for_peers());
        const char *path = path_of(&court, "");
        for (size_t i = 0; i < PEERS; i++) /* nobody wants to */
            for (size_t k = 0; k < PEERS; k++)
                browser_post(&court.members[k], path, "turn=decline");
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
        assert_int_equal(browser_get(&court.buyer, order_of(&court)), 200);
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
