/* Where values come from, how old they are, and what the checker finds of what a file says. */
#include "base/buf.h"
#include "base/check.h"
#include "core/policy/fields.h"
#include "support/kit/suite.h"
#include "support/policy/rules.h"
#include "text/policy/guide_words.h"
#include "text/policy/stale.h"
#include "text/policy/template.h"

#include <string.h>

/* The template with `from` replaced, read. */
static enum err read_with(struct rules_file *world, const char *base, const char *from, const char *to)
{
    struct str bytes = str_from(base);
    size_t at = str_find(bytes, str_from(from)), end = at + strlen(from);
    assert_true(at < bytes.len);
    struct str changed = arena_printf(&world->arena, "%.*s%s%.*s", (int)at, bytes.at, to,
                                      (int)(bytes.len - end), bytes.at + end);
    return policy_file_read(&world->arena, changed, &world->policy, &world->problems);
}

static int32_t day(int32_t year, int32_t month, int32_t of_month)
{
    return (int32_t)civil_days(year, month, of_month);
}

static void the_nearest_source_of_a_value_counts(void **state)
{
    (void)state;
    static const struct {
        const char *path, *source;
    } rows[] = {
        {"protection.length", "our terms of sale, section 4"},
        {"reasons.counterfeit.route", "a guide for sellers"},
        {"reasons.counterfeit.open_until", "our terms of sale, section 4"},
    };
    struct rules_file *world = rules_file_open();
    struct str file = str_from(policy_template_market);
    assert_int_equal(policy_file_read(&world->arena, file, &world->policy, &world->problems), OK);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct policy_source *source = policy_source_of(&world->policy, str_from(rows[i].path));
        assert_non_null(source);
        assert_string_equal(source->source, rows[i].source);
    }
    char path[POLICY_WHERE];
    assert_true(
        str_eq(policy_path_at(offsetof(struct policy, protection.length), path), STR("protection.length")));
    arena_free(&world->arena);
}

/* So that a source can be looked at again without a new version, and old case files prove as before. */
static void where_values_come_from_is_no_part_of_the_hash(void **state)
{
    (void)state;
    char hash[POLICY_HASH];
    struct rules_file *world = rules_file_open();
    struct str file = str_from(policy_template_market);
    assert_int_equal(policy_file_read(&world->arena, file, &world->policy, &world->problems), OK);
    memcpy(hash, world->policy.hash, sizeof hash);
    assert_int_equal(read_with(world, policy_template_market, "\"2026-11-29\"", "\"2027-02\""), OK);
    assert_string_equal(world->policy.hash, hash);
    assert_int_equal(world->policy.sources[0].seen.days, day(2027, 2, 1));
    assert_int_equal(read_with(world, policy_template_market, "\"P14D\"", "\"P15D\""), OK);
    assert_string_not_equal(world->policy.hash, hash);
    arena_free(&world->arena);
}

static void a_source_is_old_undated_unverified_or_over(void **state)
{
    (void)state;
    int32_t today = day(2026, 11, 29);
    const struct {
        struct policy_source source;
        int32_t months;
        enum source_age age;
    } rows[] = {
        {{.certainty = CERTAINTY_OWN_PAGE, .seen = {day(2026, 5, 29), 0}}, 6, SOURCE_FRESH},
        {{.certainty = CERTAINTY_OWN_PAGE, .seen = {day(2026, 5, 28), 0}}, 6, SOURCE_OLD},
        {{.certainty = CERTAINTY_OWN_PAGE, .seen = {day(2026, 5, 28), 0}}, 7, SOURCE_FRESH},
        {{.certainty = CERTAINTY_PUBLISHER}, 6, SOURCE_UNDATED},
        {{.certainty = CERTAINTY_OWN_PAGE, .seen = {today + 1, 0}}, 6, SOURCE_FRESH},
        {{.certainty = CERTAINTY_OWN_PAGE, .seen = {today + 2, 0}}, 6, SOURCE_UNDATED},
        {{.certainty = CERTAINTY_UNVERIFIED, .seen = {today, 0}}, 6, SOURCE_UNVERIFIED},
        {{.certainty = CERTAINTY_OWN_PAGE, .seen = {today, 0}, .until = {today - 1, 0}}, 6, SOURCE_OVER},
        {{.certainty = CERTAINTY_OWN_PAGE, .seen = {today, 0}, .until = {today, 0}}, 6, SOURCE_FRESH},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_int_equal(policy_source_age(&rows[i].source, today, rows[i].months), rows[i].age);
    /* what was looked at again is as old as that look; an undated copy, too */
    struct policy_source again = {.certainty = CERTAINTY_OWN_PAGE, .checked = {today, 0}};
    assert_int_equal(policy_source_age(&again, today, 6), SOURCE_FRESH);
    again.seen = (struct policy_day){day(2020, 1, 1), 0};
    assert_int_equal(policy_source_age(&again, today, 6), SOURCE_FRESH);
    /* six months before the 31st of August there is no 31st */
    struct policy_source february = {.certainty = CERTAINTY_OWN_PAGE, .seen = {day(2026, 2, 28), 0}};
    assert_int_equal(policy_source_age(&february, day(2026, 8, 31), 6), SOURCE_FRESH);
}

static void what_should_be_looked_at_again_is_listed(void **state)
{
    (void)state;
    struct rules_file *world = rules_file_open();
    struct buf out;
    struct str file = str_from(policy_template_market);
    struct stale_ask ask = {day(2027, 1, 15), 6};
    assert_int_equal(policy_file_read(&world->arena, file, &world->policy, &world->problems), OK);
    buf_init(&out, 4096);
    assert_int_equal(
        policy_stale_lines((struct guide_reader){&world->arena, NULL}, &world->policy, ask, &out), 1);
    assert_true(
        str_eq(buf_str(&out),
               STR("my-marketplace 1: reasons.counterfeit.route: old, seen 2026-06: a guide for sellers\n")));
    buf_clear(&out);
    assert_int_equal(policy_stale_json(&world->policy, ask, &out), 1);
    assert_true(str_eq(
        buf_str(&out),
        STR("{\"policy\":\"my-marketplace\",\"version\":1,\"of\":\"reasons.counterfeit.route\",\"why\":"
            "\"old\",\"source\":\"a guide for sellers\",\"certainty\":\"third_party\",\"seen\":\"2026-"
            "06\",\"checked\":\"\"}\n")));
    buf_clear(&out);
    world->policy.source_count = 0;
    assert_int_equal(
        policy_stale_lines((struct guide_reader){&world->arena, NULL}, &world->policy, ask, &out), 1);
    assert_true(str_eq(buf_str(&out), STR("my-marketplace 1: *: no source\n")));
    buf_free(&out);
    arena_free(&world->arena);
}

/* A page that tells one value of a section does not tell the rest of it. */
static void a_value_has_the_word_of_no_page_that_does_not_tell_it(void **state)
{
    (void)state;
    static const struct {
        const char *policy, *path;
        enum certainty certainty;
    } rows[] = {
        {"amazon", "protection.length", CERTAINTY_OWN_PAGE},
        {"amazon", "protection.holds_money", CERTAINTY_UNVERIFIED},
        {"amazon", "protection.limit", CERTAINTY_UNVERIFIED},
        {"amazon", "appeal.window", CERTAINTY_OWN_PAGE},
        {"amazon", "appeal.max", CERTAINTY_UNVERIFIED},
        {"amazon", "evidence.window", CERTAINTY_OWN_PAGE},
        {"ebay", "protection.length", CERTAINTY_THIRD_PARTY},
        {"ebay", "protection.holds_money", CERTAINTY_UNVERIFIED},
        {"ebay", "panel.decide_within", CERTAINTY_OWN_PAGE},
        {"ebay", "return.ship_by", CERTAINTY_UNVERIFIED},
        {"etsy", "dispute.contact_first", CERTAINTY_OWN_PAGE},
        {"etsy", "dispute.per", CERTAINTY_UNVERIFIED},
        {"etsy", "execution.refund_within", CERTAINTY_UNVERIFIED},
        {"etsy", "reasons.late.open_from", CERTAINTY_OWN_PAGE},
        {"etsy", "reasons.late.open_until", CERTAINTY_UNVERIFIED},
        {"paypal", "protection.limit", CERTAINTY_THIRD_PARTY},
        {"paypal", "protection.holds_money", CERTAINTY_UNVERIFIED},
        {"paypal", "talk.max_rounds", CERTAINTY_UNVERIFIED},
        {"paypal", "reasons.inr_customs.escalate_from", CERTAINTY_THIRD_PARTY},
        {"allegro", "protection.anchor", CERTAINTY_UNVERIFIED},
        {"wish", "protection.limit", CERTAINTY_UNVERIFIED},
        {"temu", "protection.on_expiry", CERTAINTY_UNVERIFIED},
        {"shopee-ph", "talk.answer_seller", CERTAINTY_OWN_PAGE},
        {"shopee-ph", "reasons.inr_customs.answer_seller", CERTAINTY_OWN_PAGE},
        {"paypal", "appeal.max", CERTAINTY_UNVERIFIED},
        {"shopee-ph", "talk.max_rounds", CERTAINTY_UNVERIFIED},
        {"mercado-libre", "escalation.latest", CERTAINTY_UNVERIFIED},
        {"aliexpress", "appeal.by", CERTAINTY_UNVERIFIED},
        {"uk-shop", "return.ship_by", CERTAINTY_PUBLISHER},
        {"uk-shop", "return.deduction", CERTAINTY_UNVERIFIED},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct policy *policy = policy_set_newest(rules_all(), str_from(rows[i].policy));
        const struct policy_source *source = policy_source_of(policy, str_from(rows[i].path));
        print_message("# %s %s\n", rows[i].policy, rows[i].path);
        assert_int_equal(source->certainty, rows[i].certainty);
    }
}

/* "protection" is the file's word; people read its title. */
static void every_section_has_a_title_for_people(void **state)
{
    bool known;
    struct arena arena;
    (void)state;
    arena_init(&arena, 64 * 1024);
    struct guide_reader reader = {&arena, language_find(&catalogue_recourse, STR("en-XA"), true, &known)};
    assert_true(known);
    for (size_t i = 0; i < policy_fields.count; i++) {
        struct str section = str_from(policy_fields.at[i].section);
        if (section.len)
            assert_true(str_starts(guide_section(reader, section), STR("⟦")));
    }
    assert_true(str_starts(guide_section(reader, STR("reasons")), STR("⟦")));
    assert_true(str_eq(guide_section((struct guide_reader){&arena, NULL}, STR("*")), STR("everything else")));
    arena_free(&arena);
}

/* What a file says, what it should not say, and how it is told. */
static const struct {
    const char *base, *from, *to, *path, *words;
} rows[] = {
    {policy_template_market, "Europe/Berlin", "Europe/Berlln", "zone",
     "the name of an IANA time zone such as Europe/Berlin is expected"},
    {policy_template_market, "\"+01:00\"", "\"-08:00\"", "calendar.offset",
     "the clocks of Europe/Berlin are never at this offset"},
    {policy_template_market, "\"per\": \"line\"", "\"per\": \"lines\"", "dispute.per",
     "a word is expected, of: order, line; not \"lines\""},
    {policy_template_market, "[\"buyer\", \"seller\"], \"earliest\"", "[\"buyer\", \"shop\"], \"earliest\"",
     "escalation.by", "not \"shop\""},
    {policy_template_market, "\"P5D\", \"on_seller", "\"P1M\", \"on_seller", "talk.answer_seller",
     "no months, years or seconds"},
    {policy_template_market, "reasons.counterfeit.route", "reasons.counterfit.route", "sources[1].of",
     "there is no value reasons.counterfit.route"},
    {policy_template_market, "reasons.counterfeit.route", "*", "sources[1].of", "* has two sources"},
    {policy_template_market, "\"from\": \"2026-01-01\"",
     "\"from\": \"2026-01-01\", \"until\": \"2025-01-01\"", "sources[0].until", "ends before it begins"},
    {policy_template_market, "\"id\": \"counterfeit\"", "\"unrefusable\": true, \"id\": \"counterfeit\"",
     "reasons[2].unrefusable", "needs nobody to decide it"},
    {policy_template_market, "\"on_no_delivery\": \"refund\"",
     "\"on_no_delivery\": \"release\", \"shrink_on_delivered\": null", "", ""},
    {policy_template_market, "\"holds_money\": \"escrow\"", "\"holds_money\": \"none\"",
     "protection.holds_money", "could not give any money back"},
    {policy_template_market, "\"mode\": \"agent\"", "\"mode\": \"none\"", "panel.mode",
     "a marketplace needs somebody who decides"},
    {policy_template_market, "\"on_latest\": \"escalate\"", "\"on_latest\": \"nothing\"",
     "escalation.on_latest", "would never end"},
    {policy_template_market, "\"label\": \"seller\"", "\"refund_on\": \"sent\"", "return.refund_on",
     "nothing here gets them back"},
    {policy_template_market, "\"length\": \"P14D\"",
     "\"length\": \"P14D\", \"by_country\": {\"XX\": \"P15D\"}", "protection.by_country",
     "each of two capital letters"},
    {policy_template_market, "\"Damaged\"", "\"Dam\\naged\"", "reasons[1].title", "of one line"},
    {policy_template_market, "\"Damaged\"", "\"Dam\u202eaged\"", "reasons[1].title", "of one line"},
    {policy_template_market, "\"max_bytes_file\": 10485760", "\"max_bytes_file\": 12582912",
     "evidence.max_bytes_file", "a number of bytes from 1024 to 11534336"},
    {policy_template_market, "\"by\": [\"buyer\", \"seller\"], \"window\": \"P14D\"",
     "\"by\": [\"seller\"], \"window\": \"P14D\"", "appeal.by", "nobody can ever appeal"},
    {policy_template_shop, "\"protection\": {", "\"protection\": {\"holds_money\": \"escrow\", ",
     "protection.holds_money", "only a marketplace keeps the money"},
    {policy_template_shop, "\"length\": \"P730D\"", "\"length\": null", "protection.length",
     "needs a promise and an end"},
    {policy_template_shop, "[\"bank\", \"adr\", \"court\"]", "[]", "bank.last_steps",
     "who is left has to be said"},
    {policy_template_shop, "\"kind\": \"shop\"", "\"kind\": \"stall\"", "kind",
     "of: marketplace, shop, payment; not \"stall\""},
};

static bool is_told(const struct rules_file *world, const char *path, const char *words)
{
    for (int i = 0; i < world->problems.count; i++) {
        const struct policy_problem *problem = &world->problems.at[i];
        bool there = str_ends(str_from(problem->path), str_from(path)) &&
                     str_find(str_from(problem->text), str_from(words)) < strlen(problem->text);
        if (there)
            return true;
    }
    return false;
}

static void the_checker_says_what_is_wrong_and_what_is_allowed(void **state)
{
    (void)state;
    struct rules_file *world = rules_file_open();
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        enum err err = read_with(world, rows[i].base, rows[i].from, rows[i].to);
        bool told = rows[i].words[0] ? is_told(world, rows[i].path, rows[i].words) : err == OK;
        if (!told)
            print_error("%zu: %s: %s\n", i, rows[i].path,
                        world->problems.count ? world->problems.at[0].text : "nothing");
        assert_true(told);
    }
    arena_free(&world->arena);
}

/* The template, whose reasons for what came end with protection. */
static const char *market_by_protection(struct rules_file *world)
{
    static const char from[] = "\"delivered+P14D\"";
    struct str rest = str_from(policy_template_market);
    struct buf out;
    buf_init(&out, 64 * 1024);
    for (size_t at; (at = str_find(rest, str_from(from))) < rest.len;) {
        buf_put(&out, str_slice(rest, 0, at));
        buf_put(&out, STR("\"protection_end\""));
        rest = str_slice(rest, at + strlen(from), rest.len);
    }
    buf_put(&out, rest);
    struct str text = arena_printf(&world->arena, "%.*s", STR_ARG(buf_str(&out)));
    buf_free(&out);
    return text.at;
}

/* Rules under which a parcel that never came pays the seller: hardly any time to say so, or none at all. */
static void rules_that_pay_the_seller_for_a_parcel_that_never_came_are_found(void **state)
{
    (void)state;
    struct rules_file *world = rules_file_open();
    assert_int_equal(
        read_with(world, policy_template_market,
                  "\"anchor\": \"delivered\", \"length\": \"P14D\", \"limit\": \"P90D\", \"grace\": "
                  "\"P0D\",\n    \"on_expiry\": \"release\", \"on_no_delivery\": \"refund\"",
                  "\"anchor\": \"arrived\", \"length\": \"P2D\", \"limit\": \"P90D\", \"grace\": "
                  "\"P0D\", \"on_expiry\": \"release\""),
        ERR_INPUT); /* and the reason opens three days after it */
    assert_true(is_told(world, "on_no_delivery", "no reason can ever be opened for it"));
    assert_int_equal(
        read_with(world, market_by_protection(world),
                  "\"anchor\": \"delivered\", \"length\": \"P14D\", \"limit\": \"P90D\", \"grace\": "
                  "\"P0D\",\n    \"on_expiry\": \"release\", \"on_no_delivery\": \"refund\"",
                  "\"anchor\": \"arrived\", \"length\": \"P5D\", \"limit\": \"P90D\", \"grace\": "
                  "\"P0D\", \"on_expiry\": \"release\""),
        OK);
    assert_true(is_told(world, "on_no_delivery", "has 48 hours to say so"));
    arena_free(&world->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nearest_source_of_a_value_counts),
        cmocka_unit_test(where_values_come_from_is_no_part_of_the_hash),
        cmocka_unit_test(a_source_is_old_undated_unverified_or_over),
        cmocka_unit_test(what_should_be_looked_at_again_is_listed),
        cmocka_unit_test(a_value_has_the_word_of_no_page_that_does_not_tell_it),
        cmocka_unit_test(every_section_has_a_title_for_people),
        cmocka_unit_test(the_checker_says_what_is_wrong_and_what_is_allowed),
        cmocka_unit_test(rules_that_pay_the_seller_for_a_parcel_that_never_came_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
