/* The draw, the hidden ballots and what they decide. */
#include "base/check.h"
#include "core/panel/panel.h"
#include "support/kit/suite.h"

#include <stdio.h>

static struct policy peers(enum tie tie)
{
    struct policy policy = {.panel = {.mode = PANEL_PEERS,
                                      .size = 3,
                                      .quorum = 3,
                                      .threshold_numerator = 1,
                                      .threshold_denominator = 2,
                                      .tie = tie,
                                      .amount = AMOUNT_MEDIAN}};
    policy.appeal.growth = GROWTH_DOUBLE_PLUS_ONE;
    return policy;
}

static void a_draw_is_repeated_exactly_by_seed_and_list(void **state)
{
    (void)state;
    int64_t eligible[100], first[PANEL_DRAWN_MAX], again[PANEL_DRAWN_MAX], longer[PANEL_DRAWN_MAX];
    for (int i = 0; i < 100; i++)
        eligible[i] = 7 + 3 * i;
    assert_int_equal(panel_draw(STR("seed"), eligible, 100, 5, first), 5);
    assert_int_equal(panel_draw(STR("seed"), eligible, 100, 5, again), 5);
    assert_memory_equal(first, again, 5 * sizeof first[0]);
    assert_int_equal(panel_draw(STR("seed"), eligible, 100, 9, longer), 9);
    assert_memory_equal(first, longer, 5 * sizeof first[0]); /* replacements come after, nobody moves */
    for (int i = 0; i < 9; i++)
        for (int j = 0; j < i; j++)
            assert_int_not_equal(longer[i], longer[j]);
    assert_int_equal(panel_draw(STR("other"), eligible, 100, 5, again), 5);
    assert_memory_not_equal(first, again, 5 * sizeof first[0]);
    assert_int_equal(panel_draw(STR("seed"), eligible, 2, 5, again), 2);
    struct hash all = panel_list_hash(eligible, 100), fewer = panel_list_hash(eligible, 99);
    assert_string_not_equal(all.text, fewer.text);
}

static void everybody_is_drawn_about_as_often(void **state)
{
    (void)state;
    int64_t eligible[10] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, drawn[PANEL_DRAWN_MAX];
    int times[11] = {0};
    for (int i = 0; i < 2000; i++) {
        char seed[16];
        snprintf(seed, sizeof seed, "%d", i);
        assert_int_equal(panel_draw(str_from(seed), eligible, 10, 3, drawn), 3);
        for (int j = 0; j < 3; j++)
            times[drawn[j]]++;
    }
    for (int i = 1; i <= 10; i++)
        assert_in_range(times[i], 500, 700); /* 600 expected, standard deviation about 20 */
}

static void a_ballot_cannot_change_after_its_commitment(void **state)
{
    (void)state;
    struct ballot ballot = {REMEDY_REFUND_PARTIAL, 500, 1}, other = {REMEDY_REFUND_PARTIAL, 501, 1};
    struct str salt = STR("0123456789abcdef");
    struct hash commitment = panel_commitment(&ballot, salt);
    assert_true(panel_reveals(&commitment, &ballot, salt));
    assert_false(panel_reveals(&commitment, &other, salt));
    assert_false(panel_reveals(&commitment, &ballot, STR("0123456789abcdee")));
    assert_false(panel_reveals(&commitment, &ballot, STR("short")));
}

static void the_majority_decides_and_amounts_meet_in_the_middle(void **state)
{
    (void)state;
    struct policy policy = peers(TIE_NONE);
    struct ballot claim = {REMEDY_REFUND_FULL, 1000, 0};
    struct ballot ballots[] = {
        {REMEDY_REFUND_PARTIAL, 300, 2}, {REMEDY_NONE, 0, 1}, {REMEDY_REFUND_FULL, 1000, 2}};
    struct verdict verdict = panel_verdict(&policy, ballots, 3, &claim, 1000);
    assert_int_equal(verdict.kind, VERDICT_DECIDED);
    assert_int_equal(verdict.ballot.remedy, REMEDY_REFUND_PARTIAL);
    assert_int_equal(verdict.ballot.amount_minor, 650);
    assert_int_equal(verdict.ballot.code, 2);
    ballots[0] = (struct ballot){REMEDY_NONE, 0, 1};
    verdict = panel_verdict(&policy, ballots, 3, &claim, 1000);
    assert_int_equal(verdict.ballot.remedy, REMEDY_NONE);
    assert_int_equal(verdict.ballot.code, 1);
    assert_int_equal(panel_verdict(&policy, ballots, 2, &claim, 1000).kind, VERDICT_NO_QUORUM);
}

static void a_tie_follows_the_rule_of_the_policy(void **state)
{
    (void)state;
    struct ballot claim = {REMEDY_REFUND_FULL, 1000, 0};
    struct ballot ballots[] = {{REMEDY_REFUND_FULL, 1000, 2}, {REMEDY_NONE, 0, 1}};
    const struct {
        enum tie tie;
        enum verdict_kind kind;
        enum remedy remedy;
    } rows[] = {{TIE_NONE, VERDICT_UNDECIDED, REMEDY_NONE},
                {TIE_ENLARGE, VERDICT_ENLARGE, REMEDY_NONE},
                {TIE_BUYER, VERDICT_DECIDED, REMEDY_REFUND_FULL},
                {TIE_SELLER, VERDICT_DECIDED, REMEDY_NONE}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct policy policy = peers(rows[i].tie);
        policy.panel.quorum = 2;
        struct verdict verdict = panel_verdict(&policy, ballots, 2, &claim, 1000);
        assert_int_equal(verdict.kind, rows[i].kind);
        assert_int_equal(verdict.ballot.remedy, rows[i].remedy);
    }
}

static void the_panel_of_an_appeal_has_twice_the_seats_and_one(void **state)
{
    (void)state;
    struct policy policy = peers(TIE_NONE);
    assert_int_equal(policy_panel_size(&policy, 0), 3);
    assert_int_equal(policy_panel_size(&policy, 1), 7);
    assert_int_equal(policy_panel_size(&policy, 2), 15);
}

int main(void)
{
    secret_init();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_draw_is_repeated_exactly_by_seed_and_list),
        cmocka_unit_test(everybody_is_drawn_about_as_often),
        cmocka_unit_test(a_ballot_cannot_change_after_its_commitment),
        cmocka_unit_test(the_majority_decides_and_amounts_meet_in_the_middle),
        cmocka_unit_test(a_tie_follows_the_rule_of_the_policy),
        cmocka_unit_test(the_panel_of_an_appeal_has_twice_the_seats_and_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
