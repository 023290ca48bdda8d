/* Lives under rules: repeatable, always ending, and telling rules apart. */
#include "base/check.h"
#include "core/lives/tally.h"
#include "support/kit/suite.h"
#include "text/policy/file.h"

#include <string.h>

enum { LIVES = 3000 };

struct rules {
    struct arena arena;
    struct policy_set set;
};

static void open_rules(struct rules *rules)
{
    struct failure failure = {0};
    arena_init(&rules->arena, 16 << 20);
    assert_int_equal(policy_set_load(&rules->arena, &packed_policies, &rules->set, &failure), OK);
}

static const struct policy *standard(const struct rules *rules)
{
    return policy_set_newest(&rules->set, STR("recourse-default"));
}

static struct tally *live(struct rules *rules, const struct policy *policy, uint64_t seed)
{
    struct tally *tally = ARENA_NEW(&rules->arena, struct tally);
    struct life_record record;
    for (uint64_t i = 0; i < LIVES; i++) {
        life_live(policy, seed + i, &record);
        tally_add(tally, &record);
    }
    return tally;
}

static void the_same_seed_lives_the_same_lives(void **state)
{
    (void)state;
    struct rules rules;
    open_rules(&rules);
    struct tally *first = live(&rules, standard(&rules), 7), *again = live(&rules, standard(&rules), 7);
    assert_memory_equal(first, again, sizeof *first);
    struct tally *others = live(&rules, standard(&rules), 99999);
    assert_int_not_equal(memcmp(first, others, sizeof *first), 0);
    arena_free(&rules.arena);
}

static void other_rules_meet_the_same_people(void **state)
{
    (void)state;
    struct rules rules;
    open_rules(&rules);
    for (uint64_t seed = 0; seed < 200; seed++) {
        struct life_record one, other;
        life_live(rules.set.at[0], seed, &one);
        life_live(standard(&rules), seed, &other);
        assert_int_equal(one.began.ms, other.began.ms);
        assert_memory_equal(&one.cast, &other.cast, sizeof one.cast);
    }
    arena_free(&rules.arena);
}

static void every_life_under_every_rule_ends(void **state)
{
    (void)state;
    struct rules rules;
    open_rules(&rules);
    for (size_t i = 0; i < rules.set.count; i++) {
        if (rules.set.at[i]->kind != KIND_MARKETPLACE)
            continue; /* a shop's or a bank's rules decide nothing by themselves */
        struct tally *tally = live(&rules, rules.set.at[i], 1);
        print_message("# %s\n", rules.set.at[i]->id);
        assert_int_equal(tally->lives, LIVES);
        assert_int_equal(tally->ends[END_UNDER_WAY], 0);
        assert_true(tally->ends[END_BOUGHT] > LIVES / 3);
        assert_true(days_share(&tally->whole, 90) >= days_share(&tally->whole, 50));
        assert_int_equal(tally->shortest_count, SHORTEST_MAX);
        for (int k = 1; k < SHORTEST_MAX; k++)
            assert_true(tally->shortest[k - 1].events <= tally->shortest[k].events);
    }
    arena_free(&rules.arena);
}

static bool is_unused(const struct policy *policy, const struct tally *tally, struct clause wanted)
{
    struct clause clauses[CLAUSES_MAX];
    int count = tally_unused(policy, tally, clauses);
    for (int i = 0; i < count; i++)
        if (clauses[i].of == wanted.of && clauses[i].member == wanted.member)
            return true;
    return false;
}

static void a_reason_that_can_never_be_given_is_named(void **state)
{
    (void)state;
    struct rules rules;
    open_rules(&rules);
    struct policy changed = *standard(&rules);
    struct clause first = {CLAUSE_REASON, 0};
    assert_false(is_unused(&changed, live(&rules, &changed, 1), first));
    changed.reasons[0].open_from = (struct moment){ANCHOR_PROTECTION_END, DURATION_DAYS(1000)};
    assert_true(is_unused(&changed, live(&rules, &changed, 1), first));
    arena_free(&rules.arena);
}

static void protection_of_an_hour_leaves_buyers_with_neither(void **state)
{
    (void)state;
    struct rules rules;
    open_rules(&rules);
    struct policy changed = *standard(&rules);
    struct tally *before = live(&rules, &changed, 1);
    changed.protection.length = changed.protection.grace = DURATION_HOURS(1);
    changed.order.promise = DURATION_HOURS(1); /* what is sent is protected until it is to be there */
    struct tally *after = live(&rules, &changed, 1);
    assert_true(after->disputed < before->disputed / 10);
    assert_true(after->ends[END_BUYER_NEITHER] > 2 * before->ends[END_BUYER_NEITHER]);
    assert_true(after->ends[END_SELLER_BOTH] > 2 * before->ends[END_SELLER_BOTH]);
    assert_true(after->unjust > before->unjust);
    arena_free(&rules.arena);
}

static void what_only_some_countries_have_is_lived_by_their_buyers(void **state)
{
    (void)state;
    struct rules rules;
    open_rules(&rules);
    struct policy changed = *standard(&rules);
    changed.order.promise = DURATION_HOURS(1);
    struct tally *before = live(&rules, &changed, 1);
    changed.protection.by_country[0] = (struct country_length){.country = "DE", .length = DURATION_HOURS(1)};
    changed.protection.country_count = 1;
    changed.protection.grace = DURATION_HOURS(1);
    struct tally *after = live(&rules, &changed, 1);
    changed.protection.length = DURATION_HOURS(1);
    struct tally *all = live(&rules, &changed, 1);
    assert_true(after->disputed < before->disputed * 3 / 4);
    assert_true(after->disputed > 2 * all->disputed); /* of the buyers elsewhere */
    arena_free(&rules.arena);
}

static void silence_is_counted_where_it_decides(void **state)
{
    (void)state;
    struct rules rules;
    open_rules(&rules);
    struct policy changed = *standard(&rules);
    changed.talk.on_seller_silence = SELLER_SILENCE_EXECUTE_CLAIM;
    struct tally *decides = live(&rules, &changed, 1);
    changed.talk.on_seller_silence = SELLER_SILENCE_ESCALATE;
    struct tally *escalates = live(&rules, &changed, 1);
    assert_true(decides->silence > escalates->silence);
    assert_true(decides->people < escalates->people);
    arena_free(&rules.arena);
}

/* How every order of a past begins. */
#define PAID_AND_SENT                                                                                        \
    {.kind = EVENT_PAID,                                                                                     \
     .by = PARTY_PROVIDER,                                                                                   \
     .at = {CLOCK_FIRST_MS + 1000},                                                                          \
     .amount_minor = 900,                                                                                    \
     .currency = {"EUR"}},                                                                                   \
    {                                                                                                        \
        .kind = EVENT_SHIPPED, .by = PARTY_SELLER, .at = { CLOCK_FIRST_MS + 200000 }                         \
    }

static void what_was_lived_is_replayed_to_the_same_end(void **state)
{
    (void)state;
    struct rules rules;
    open_rules(&rules);
    const struct policy *policy = standard(&rules);
    const struct order_event acts[] = {
        PAID_AND_SENT,
    };
    struct past past = {
        .number = 4,
        .terms = {.at = CLOCK_FIRST, .currency = {"EUR"}, .line_count = 1, .line_minor = {900}},
        .acts = acts,
        .count = COUNT_OF(acts),
        .over = true};
    struct life_record record;
    life_replay(policy, &past, &record);
    assert_int_equal(record.end, END_BOUGHT);
    assert_int_equal(record.refused, 0);
    past.count = 1; /* nothing was ever sent */
    life_replay(policy, &past, &record);
    assert_int_equal(record.end, END_NO_SALE);
    assert_true(record.silence);
    past.over = false;
    past.until = (struct instant){CLOCK_FIRST_MS + 5000};
    life_replay(policy, &past, &record);
    assert_int_equal(record.end, END_UNDER_WAY);
    arena_free(&rules.arena);
}

/* It stands in the history, and follows again by itself. */
static void what_followed_at_once_is_no_act_that_rules_do_not_allow(void **state)
{
    (void)state;
    struct rules rules;
    open_rules(&rules);
    struct policy changed = *standard(&rules);
    const struct order_event acts[] = {
        {.kind = EVENT_PAID,
         .by = PARTY_PROVIDER,
         .at = {CLOCK_FIRST_MS + 1000},
         .amount_minor = 900,
         .currency = {"EUR"}},
        {.kind = EVENT_PAYMENT_CLEARED, .by = PARTY_PROVIDER, .at = {CLOCK_FIRST_MS + 1000}},
        {.kind = EVENT_SHIPPED, .by = PARTY_SELLER, .at = {CLOCK_FIRST_MS + 200000}},
    };
    struct past past = {
        .number = 6,
        .terms = {.at = CLOCK_FIRST, .currency = {"EUR"}, .line_count = 1, .line_minor = {900}},
        .acts = acts,
        .count = COUNT_OF(acts),
        .over = true};
    for (int hold = 0; hold < 2; hold++) { /* under other rules somebody has to accept it */
        struct life_record record;
        changed.order.risk_hold = hold ? DURATION_DAYS(1) : (struct duration){0};
        life_replay(&changed, &past, &record);
        assert_int_equal(record.refused, 0);
        assert_int_equal(record.end, END_BOUGHT);
    }
    arena_free(&rules.arena);
}

/* Two of three are right: the claim is about the third, and no more than its price comes back. */
static void a_fault_of_some_pieces_is_a_claim_about_those(void **state)
{
    (void)state;
    struct rules rules;
    open_rules(&rules);
    struct policy whole = *standard(&rules);
    int about_pieces = 0, divided = 0;
    for (uint64_t seed = 1; seed < 3 * LIVES; seed++) {
        struct life_record record;
        life_live(standard(&rules), seed, &record);
        if (!record.pieces || record.bank)
            continue;
        about_pieces++;
        divided += record.refunded_minor > 0;
        assert_true(record.refunded_minor < record.paid_minor);
        assert_true(record.refunded_minor == 0 || record.end == END_SHARED);
        whole.dispute.per = PER_ORDER; /* the same people, whose rules know whole orders alone */
        life_live(&whole, seed, &record);
        assert_int_equal(record.pieces, 0);
    }
    assert_true(about_pieces > 20 && divided > about_pieces / 3);
    arena_free(&rules.arena);
}

static int deliveries(const struct life_record *record)
{
    int count = 0;
    for (int i = 0; i < record->events && i < TOLD_MAX; i++)
        count += record->told[i].kind == EVENT_DELIVERED || record->told[i].kind == EVENT_PART_DELIVERED;
    return count;
}

/* Each comes when it comes; what is lost of them is claimed alone, and its own price comes back. */
static void two_parcels_of_an_order_have_their_own_lives(void **state)
{
    (void)state;
    struct rules rules;
    open_rules(&rules);
    const struct policy *policy = standard(&rules);
    int parted = 0, twice = 0, alone = 0;
    for (uint64_t seed = 1; seed < 3 * LIVES; seed++) {
        struct life_record record;
        life_live(policy, seed, &record);
        if (!record.parted)
            continue;
        parted++;
        twice += deliveries(&record) == 2;
        bool honest = record.cast.buyer == TEMPER_HONEST && record.cast.seller == TEMPER_HONEST;
        bool lost = record.cast.carrier == CARRIAGE_LOSING && deliveries(&record) == 1 && record.opened.ms;
        if (!honest || !lost || record.bank || record.people)
            continue;
        alone++;
        assert_true(record.refunded_minor < record.paid_minor);
        assert_int_equal(record.end, record.refunded_minor ? END_SHARED : END_BUYER_NEITHER);
    }
    print_message("# in two parcels: %d, both scanned: %d, one lost: %d\n", parted, twice, alone);
    assert_true(parted > 300 && twice > parted / 3 && alone > 3);
    /* by eBay's rules what came sooner has an end of its own */
    assert_true(live(&rules, policy_set_newest(&rules.set, STR("ebay")), 1)->struck >> DEADLINE_PART & 1);
    arena_free(&rules.arena);
}

/* Whatever is asked now was not asked then. */
static void a_claim_of_before_is_replayed_with_what_it_said_of_the_parcel(void **state)
{
    (void)state;
    struct rules rules;
    open_rules(&rules);
    const struct policy *policy = standard(&rules);
    const struct order_event acts[] = {
        PAID_AND_SENT,
        {.kind = EVENT_DISPUTE_OPENED,
         .by = PARTY_BUYER,
         .at = {CLOCK_FIRST_MS + 300000},
         .lines = 1,
         .reason = policy_reason(policy, STR("snad_damaged")),
         .remedy = REMEDY_REFUND_FULL,
         .amount_minor = 900,
         .currency = {"EUR"}},
        {.kind = EVENT_ACCEPTED, .by = PARTY_SELLER, .at = {CLOCK_FIRST_MS + 400000}},
    };
    struct past past = {
        .number = 5,
        .terms = {.at = CLOCK_FIRST, .currency = {"EUR"}, .line_count = 1, .line_minor = {900}},
        .acts = acts,
        .count = COUNT_OF(acts),
        .over = true};
    struct life_record record;
    life_replay(policy, &past, &record);
    assert_int_equal(record.refused, 0);
    assert_int_equal(record.refunded_minor, 900);
    arena_free(&rules.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_seed_lives_the_same_lives),
        cmocka_unit_test(other_rules_meet_the_same_people),
        cmocka_unit_test(every_life_under_every_rule_ends),
        cmocka_unit_test(a_reason_that_can_never_be_given_is_named),
        cmocka_unit_test(protection_of_an_hour_leaves_buyers_with_neither),
        cmocka_unit_test(what_only_some_countries_have_is_lived_by_their_buyers),
        cmocka_unit_test(silence_is_counted_where_it_decides),
        cmocka_unit_test(what_followed_at_once_is_no_act_that_rules_do_not_allow),
        cmocka_unit_test(what_was_lived_is_replayed_to_the_same_end),
        cmocka_unit_test(a_fault_of_some_pieces_is_a_claim_about_those),
        cmocka_unit_test(two_parcels_of_an_order_have_their_own_lives),
        cmocka_unit_test(a_claim_of_before_is_replayed_with_what_it_said_of_the_parcel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
