/* The policies that the binary carries, and files that are refused. */
#include "base/check.h"
#include "support/kit/suite.h"
#include "support/policy/rules.h"

#include "text/policy/template.h"
#include <string.h>

static void every_policy_of_the_binary_can_be_lived_by_and_is_read_already(void **state)
{
    (void)state;
    struct rules_file *world = rules_file_open();
    assert_true(packed_policies.count >= 7);
    for (size_t i = 0; i < packed_policies.count; i++) {
        enum err err =
            policy_file_read(&world->arena, packed_policies.files[i].bytes, &world->policy, &world->problems);
        for (int j = 0; j < world->problems.count; j++)
            if (!world->problems.at[j].warning)
                print_error("%.*s: %s: %s\n", STR_ARG(packed_policies.files[i].name),
                            world->problems.at[j].path, world->problems.at[j].text);
        assert_int_equal(err, OK);
        assert_memory_equal(&policies_read.at[i], &world->policy, sizeof world->policy);
    }
    assert_int_equal(policies_read.count, packed_policies.count);
    struct policy_set set;
    struct failure failure = {0};
    assert_int_equal(policy_set_load(&world->arena, &packed_policies, &set, &failure), OK);
    assert_int_equal(set.count, packed_policies.count);
    arena_free(&world->arena);
}

static void values_stand_where_the_file_says(void **state)
{
    (void)state;
    struct rules_file *world = rules_file_open();
    const struct packed_file *file = packed_find(&packed_policies, STR("aliexpress-2016.json"));
    assert_int_equal(policy_file_read(&world->arena, file->bytes, &world->policy, &world->problems), OK);
    const struct policy *policy = &world->policy;
    assert_string_equal(policy->id, "aliexpress-2016");
    assert_int_equal(policy->calendar.offset_minutes, -480);
    assert_int_equal(policy->protection.length.count, DURATION_DAYS(60).count);
    assert_int_equal(policy_length(policy, (char[4]){"BR"}).count, DURATION_DAYS(120).count);
    assert_int_equal(policy->extension.request_by, PARTY_BIT(PARTY_BUYER));
    int reason = policy_reason(policy, STR("inr_in_transit"));
    assert_int_equal(policy->reasons[reason].open_from.anchor, ANCHOR_SHIPPED);
    assert_int_equal(policy->reasons[reason].open_from.after.count, DURATION_DAYS(6).count);
    assert_false(duration_is_set(policy->extension.answer_within));
    arena_free(&world->arena);
}

/* In July, too: files of before the rule are warned of, and the newest of each has none. */
static void days_end_with_the_clocks_of_the_shop(void **state)
{
    (void)state;
    struct rules_file *world = rules_file_open();
    int warned = 0;
    for (size_t i = 0; i < packed_policies.count; i++) {
        const struct policy *policy = &world->policy;
        assert_int_equal(
            policy_file_read(&world->arena, packed_policies.files[i].bytes, &world->policy, &world->problems),
            OK);
        bool wrong = false;
        for (int j = 0; j < world->problems.count; j++)
            wrong |= strcmp(world->problems.at[j].path, "calendar.summer_time") == 0;
        warned += wrong;
        bool newest = policy_set_newest(rules_all(), str_from(policy->id))->version == policy->version;
        if (wrong && newest)
            print_error("%s changes no clocks\n", policy->id);
        assert_false(wrong && newest);
    }
    assert_true(warned > 0);
    arena_free(&world->arena);
}

static void a_queue_among_peers_is_warned_of_because_they_are_drawn(void **state)
{
    (void)state;
    struct rules_file *world = rules_file_open();
    struct policy queue = *rules_named("recourse-default");
    policy_check(&queue, &world->problems);
    assert_int_equal(world->problems.count, 0);
    queue.panel.draw = DRAW_QUEUE;
    policy_check(&queue, &world->problems);
    assert_int_equal(world->problems.count, 1);
    assert_true(world->problems.at[0].warning);
    assert_string_equal(world->problems.at[0].path, "panel.draw");
    queue.returns.refund_on = RETURN_REFUND_SENT; /* the goods may never come back */
    policy_check(&queue, &world->problems);
    assert_string_equal(world->problems.at[world->problems.count - 1].path, "return.refund_on");
    queue.returns.refund_on = RETURN_REFUND_CONFIRMED;
    queue.panel.mode = PANEL_AGENT; /* nobody is drawn */
    world->problems = (struct policy_problems){0};
    policy_check(&queue, &world->problems);
    assert_int_equal(world->problems.count, 0);
    arena_free(&world->arena);
}

/* What counts in them would never be over: the fields, the reasons' own times and moments, reminders and countries. */
static void business_days_need_a_day_that_counts(void **state)
{
    (void)state;
    for (int where = 0; where < 6; where++) {
        struct rules_file *world = rules_file_open();
        struct policy rules = *rules_named("recourse-default");
        rules.calendar.workdays = 0;
        rules.returns.ship_by = rules.returns.confirm_within = DURATION_DAYS(14);
        struct duration *const places[] = {NULL,
                                           &rules.returns.ship_by,
                                           &rules.reminders[0],
                                           &rules.reasons[0].answer_seller,
                                           &rules.reasons[1].open_from.after,
                                           &rules.protection.by_country[0].length};
        rules.protection.country_count = where == 5;
        if (places[where])
            *places[where] = DURATION_BUSINESS(2);
        policy_check(&rules, &world->problems);
        bool told = world->problems.count && strcmp(world->problems.at[0].path, "calendar.workdays") == 0 &&
                    !world->problems.at[0].warning;
        assert_int_equal(told, where > 0);
        rules.calendar.workdays = 0x1F;
        world->problems = (struct policy_problems){0};
        policy_check(&rules, &world->problems);
        for (int i = 0; i < world->problems.count; i++)
            assert_string_not_equal(world->problems.at[i].path, "calendar.workdays");
        arena_free(&world->arena);
    }
}

/* The default policy with `from` replaced by `to`, read; what it says is wrong. */
static const char *wrong_of(struct rules_file *world, const char *from, const char *to, const char *path)
{
    struct str bytes = packed_find(&packed_policies, STR("recourse-default.json"))->bytes;
    size_t at = str_find(bytes, str_from(from)), end = at + str_from(from).len;
    assert_true(at < bytes.len);
    struct str changed = arena_printf(&world->arena, "%.*s%s%.*s", (int)at, bytes.at, to,
                                      (int)(bytes.len - end), bytes.at + end);
    assert_int_equal(policy_file_read(&world->arena, changed, &world->policy, &world->problems), ERR_INPUT);
    for (int i = 0; i < world->problems.count; i++)
        if (str_eq(str_from(world->problems.at[i].path), str_from(path)))
            return world->problems.at[i].text;
    return "nothing";
}

static void what_is_wrong_is_named_by_its_path(void **state)
{
    (void)state;
    struct rules_file *world = rules_file_open();
    assert_string_equal(wrong_of(world, "\"version\": 1", "\"version\": 0", "version"),
                        "a whole number from 1 to 100000 is expected");
    assert_string_equal(
        wrong_of(world, "\"holidays\": []", "\"holidays\": [\"2026-02-30\"]", "calendar.holidays"),
        "a list of at most 48 dates such as 2026-12-24 is expected; not \"2026-02-30\"");
    assert_string_equal(
        wrong_of(world, "\"by_country\": {}", "\"by_country\": {\"de\": \"P60D\"}", "protection.by_country"),
        "an object of at most 16 countries, each of two capital letters such as BR, and "
        "their durations is expected");
    assert_string_equal(wrong_of(world, "\"appeal\": {", "\"appeel\": {", "appeal"), "is missing");
    assert_string_equal(wrong_of(world, "\"version\": 1,", "", "version"), "is missing");
    assert_string_equal(
        wrong_of(world, "\"length\": \"P60D\"", "\"length\": \"60\"", "protection.length"),
        "a duration such as P15D, P2W, PT48H or B3D (no months, years or seconds) is expected");
    assert_string_equal(wrong_of(world, "\"length\": \"P60D\"", "\"length\": null", "protection.length"),
                        "can not be null");
    assert_string_equal(wrong_of(world, "\"on_silence\"", "\"on_silense\"", "extension.on_silense"),
                        "is not a field that is known; did you mean on_silence?");
    assert_string_equal(wrong_of(world, "\"on_silence\"", "\"whatever\"", "extension.whatever"),
                        "is not a field that is known");
    assert_string_equal(
        wrong_of(world, "\"photo\"", "\"foto\"", "reasons[8].evidence"),
        "a list of kinds of evidence such as photo|video or receipt? is expected, of: photo, video, "
        "photo_with_ruler, photo_of_label, tracking_screenshot, carrier_statement, "
        "customs_document, correspondence, receipt, inspection_report, delivery_proof, other; "
        "not \"foto\"");
    assert_string_equal(
        wrong_of(world, "shipped+P6D", "shopped+P6D", "reasons[0].open_from"),
        "a moment such as shipped+P6D or earlier(promised+P3D, delivered) is expected, counted from "
        "one of: none, ordered, paid, shipped, promised, arrived, protection_end, delivered");
    arena_free(&world->arena);
}

/* The default policy without these words, read. */
static void read_without(struct rules_file *world, const char *words)
{
    struct str bytes = packed_find(&packed_policies, STR("recourse-default.json"))->bytes;
    size_t at = str_find(bytes, str_from(words)), end = at + str_from(words).len;
    assert_true(at < bytes.len);
    struct str rest =
        arena_printf(&world->arena, "%.*s%.*s", (int)at, bytes.at, (int)(bytes.len - end), bytes.at + end);
    assert_int_equal(policy_file_read(&world->arena, rest, &world->policy, &world->problems), OK);
}

static void a_field_that_is_left_out_means_what_its_row_declares(void **state)
{
    (void)state;
    struct rules_file *world = rules_file_open();
    read_without(world, "\"veto_within\": \"P3D\",");
    assert_false(duration_is_set(world->policy.extension.veto_within));
    read_without(world, "\"holidays\": [],");
    assert_int_equal(world->policy.calendar.holiday_count, 0);
    read_without(world, "\"blocked_in_transit\": false,");
    assert_int_equal(world->policy.reasons[0].blocked_in_transit, 0);
    arena_free(&world->arena);
}

#define REMEDIES "[\"refund_full\", \"refund_partial\", \"return_refund\", \"replacement\"]"

/* What the default policy would have to say instead, and where and how it is told that nobody could live by it. */
static const struct {
    const char *from, *to, *path, *words;
    const char *also_from, *also_to;
} impossible[] = {
    {"\"pay_timeout\": \"P20D\"", "\"pay_timeout\": null", "order.pay_timeout", "can not be null"},
    {"\"ship_by\": \"P7D\"", "\"ship_by\": \"P0D\"", "order.ship_by", "end before it begins"},
    {"\"cancel_answer\": \"P3D\"", "\"cancel_answer\": null", "order.cancel_answer", "can not be null"},
    {"\"length\": \"P60D\"", "\"length\": \"P0D\"", "protection.length", "end before it begins"},
    {"\"latest\": \"P14D\"", "\"latest\": null", "escalation.latest", "can not be null"},
    {"\"window\": \"P5D\"", "\"window\": null", "evidence.window", "can not be null"},
    {"\"vote_for\": \"P5D\"", "\"vote_for\": null", "panel.vote_for", "can not be null"},
    {"\"reveal_for\": \"P2D\"", "\"reveal_for\": null", "panel.reveal_for", "no deadline"},
    {"\"accept_within\": \"P2D\"", "\"accept_within\": null", "panel.accept_within", "no deadline"},
    {"\"decide_within\": \"P21D\"", "\"decide_within\": null", "panel.decide_within", "can not be null"},
    {"\"window\": \"P14D\"", "\"window\": null", "appeal.window", "no deadline"},
    {"\"ship_by\": \"B10D\"", "\"ship_by\": null", "return.ship_by", "no deadline"},
    {"\"arrive_within\": \"P60D\",", "\"arrive_within\": null,", "return.arrive_within", "no deadline"},
    {"\"confirm_within\": \"B5D\"", "\"confirm_within\": null", "return.confirm_within", "no deadline"},
    {"{\"ship_by\": \"P10D\"", "{\"ship_by\": null", "replacement.ship_by", "no deadline"},
    {"\"arrive_within\": \"P60D\"}", "\"arrive_within\": null}", "replacement.arrive_within", "no deadline"},
    {"\"anchor\": \"shipped\"", "\"anchor\": \"ordered\"", "protection.anchor", "cannot count from there"},
    {"\"limit\": \"P150D\"", "\"limit\": \"P100D\"", "protection.limit", "passes it"},
    {"\"request_by\": [\"buyer\"]", "\"request_by\": [\"seller\"]", "extension.request_by",
     "a role that cannot do this"},
    {"\"by\": [\"buyer\", \"seller\"],\n    \"window\"", "\"by\": [\"staff\"],\n    \"window\"", "appeal.by",
     "a role that cannot do this"},
    {"\"grant_by\": [\"seller\"]", "\"grant_by\": []", "extension.grant_by", "nobody could answer"},
    {"\"max_days\": 30", "\"max_days\": 0", "extension.max_days", "an extension of no days"},
    {"\"max_count\": 3", "\"max_count\": 0", "extension.max_count", "follow each other without end"},
    {"\"silence_days\": 7", "\"silence_days\": 0", "extension.silence_days", "would grant no days"},
    {"\"max_rounds\": 3", "\"max_rounds\": 0", "talk.max_rounds", "follow each other without end"},
    {"\"on_seller_silence\": \"execute_claim\"", "\"on_seller_silence\": \"escalate\"",
     "talk.on_seller_silence", "no answer time", "\"answer_seller\": \"P5D\"", "\"answer_seller\": null"},
    {"\"on_buyer_silence\": \"keep\"", "\"on_buyer_silence\": \"close\"", "talk.on_buyer_silence",
     "no answer time", "\"answer_buyer\": \"P10D\"", "\"answer_buyer\": null"},
    {"\"earliest\": \"P3D\"", "\"earliest\": \"P30D\"", "escalation.earliest", "which ends first"},
    {"\"answer_seller\": \"P5D\"", "\"answer_seller\": \"P30D\"", "talk.answer_seller", "which ends first"},
    {"\"answer_seller\": \"P5D\"", "\"answer_seller\": \"B12D\"", "talk.answer_seller", "which ends first"},
    {"\"escalation\": {\n    \"by\": [\"buyer\", \"seller\"]", "\"escalation\": {\n    \"by\": []",
     "escalation", "could ever reach the panel", "\"on_latest\": \"escalate\"", "\"on_latest\": \"close\""},
    {"\"threshold\": \"1/2\"", "\"threshold\": \"1/3\"", "panel.threshold", "less than one half"},
    {"\"threshold\": \"1/2\"", "\"threshold\": \"2/3\"", "panel.threshold", "without a tie rule",
     "\"tie\": \"enlarge\"", "\"tie\": \"none\""},
    {"\"size\": 3", "\"size\": 4", "panel.size", "an even panel", "\"tie\": \"enlarge\"",
     "\"tie\": \"none\""},
    {"\"tie\": \"enlarge\"", "\"tie\": \"none\"", "panel.tie", "there can be a tie", "\"quorum\": 3",
     "\"quorum\": 2"},
    {"\"quorum\": 3", "\"quorum\": 4", "panel.quorum", "larger than the panel"},
    {"\"specialists_min\": 0", "\"specialists_min\": 9", "panel.specialists_min", "larger than the panel"},
    {"\"remedies\": " REMEDIES ",\n    \"decide_within\"", "\"remedies\": [],\n    \"decide_within\"",
     "panel.remedies", "needs remedies that it may order"},
    {"\"growth\": \"double_plus_one\"", "\"growth\": \"none\"", "appeal.growth", "larger than the first"},
    {"\"max\": 1,", "\"max\": 4,", "appeal.max", "the most is 31"},
    {"\"by\": [\"buyer\", \"seller\"],\n    \"window\"", "\"by\": [],\n    \"window\"", "appeal.by",
     "nobody could appeal"},
    {"\"open_until\": \"protection_end+P15D\"", "\"open_until\": \"shipped+P6D\"", "reasons[0].open_until",
     "closes before it opens"},
    {"\"open_until\": \"protection_end+P15D\"", "\"open_until\": \"protection_end\"", "reasons[0].open_until",
     "closes before it opens in BR", "\"by_country\": {}", "\"by_country\": {\"BR\": \"P5D\"}"},
    {"\"open_until\": \"protection_end+P15D\"",
     "\"open_until\": \"protection_end+P15D\", \"answer_seller\": \"P30D\"", "reasons[0].answer_seller",
     "which ends first"},
    {"\"open_until\": \"protection_end+P15D\"",
     "\"open_until\": \"protection_end+P15D\", \"escalate_from\": \"shipped+P20D\"",
     "reasons[0].escalate_from", "not before the end of a dispute"},
    {"\"open_until\": \"protection_end+P15D\"", "\"open_until\": \"protection_end+P16D\"",
     "reasons[0].open_until", "later than the grace"},
    {"\"remedies\": " REMEDIES ",\n      \"evidence\"", "\"remedies\": [],\n      \"evidence\"",
     "reasons[0].remedies", "needs remedies that may be asked for"},
    {"\"remedies\": " REMEDIES ",\n      \"evidence\"",
     "\"remedies\": [\"replacement\"],\n      \"evidence\"", "reasons[0].remedies", "does not allow to order",
     "\"remedies\": " REMEDIES ",\n    \"decide_within\"",
     "\"remedies\": [\"refund_full\"],\n    \"decide_within\""},
    {"\"id\": \"inr_no_tracking\"", "\"id\":  \"inr_in_transit\"", "reasons[1].id", "stands twice"},
    {"{\"id\": \"delivered\"", "{\"id\":  \"not_delivered\"", "decision_codes[1].id", "stands twice"},
    {"\"workdays\": [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]", "\"workdays\": []", "calendar.workdays",
     "at least one of mon, tue"},
    {"\"answer_seller\": \"P5D\"", "\"answer_seller\": \"P0D\"", "talk.answer_seller",
     "end before it begins"},
    {"\"answer_buyer\": \"P10D\"", "\"answer_buyer\": \"B0D\"", "talk.answer_buyer", "end before it begins"},
    {"\"open_until\": \"protection_end+P15D\"",
     "\"open_until\": \"protection_end+P15D\", \"answer_seller\": \"PT0H\"", "reasons[0].answer_seller",
     "end before it begins"},
    {"\"answer_within\": \"P3D\"", "\"answer_within\": \"P0D\"", "extension.answer_within",
     "end before it begins"},
    {"\"veto_within\": \"P3D\"", "\"veto_within\": \"P0D\"", "extension.veto_within", "end before it begins"},
    {"\"by_country\": {}", "\"by_country\": {\"BR\": \"P0D\"}", "protection.by_country",
     "end before it begins"},
    {"\"fund_cap\": null", "\"fund_cap\": \"0.00 USD\"", "execution.fund_cap", "up to nothing",
     "\"funder\": \"seller\"", "\"funder\": \"platform_up_to_cap\""},
};

static struct str replaced(struct rules_file *world, struct str text, const char *from, const char *to)
{
    size_t at = str_find(text, str_from(from)), end = at + strlen(from);
    if (at >= text.len)
        print_error("the default policy does not say %s\n", from);
    assert_true(at < text.len);
    return arena_printf(&world->arena, "%.*s%s%.*s", (int)at, text.at, to, (int)(text.len - end),
                        text.at + end);
}

static int line_of(struct str text, const char *words)
{
    int line = 1;
    for (size_t at = str_find(text, str_from(words)); at-- > 0;)
        line += text.at[at] == '\n';
    return line;
}

static const struct policy_problem *problem_at(const struct rules_file *world, const char *path,
                                               const char *words)
{
    for (int i = 0; i < world->problems.count; i++) {
        const struct policy_problem *problem = &world->problems.at[i];
        if (strcmp(problem->path, path) == 0 && strstr(problem->text, words))
            return problem;
    }
    return NULL;
}

static void what_nobody_could_live_by_is_named_with_its_field_and_line(void **state)
{
    (void)state;
    struct rules_file *world = rules_file_open();
    struct str bytes = packed_find(&packed_policies, STR("recourse-default.json"))->bytes;
    for (size_t i = 0; i < COUNT_OF(impossible); i++) {
        struct str text = replaced(world, bytes, impossible[i].from, impossible[i].to);
        if (impossible[i].also_from)
            text = replaced(world, text, impossible[i].also_from, impossible[i].also_to);
        assert_int_equal(policy_file_read(&world->arena, text, &world->policy, &world->problems), ERR_INPUT);
        const struct policy_problem *problem = problem_at(world, impossible[i].path, impossible[i].words);
        if (!problem)
            print_error("%s: not said: %s: %s\n", impossible[i].to, impossible[i].path, impossible[i].words);
        assert_non_null(problem);
        if (problem->line != line_of(text, impossible[i].to))
            print_error("%s: line %d\n", impossible[i].to, problem->line);
        assert_int_equal(problem->line, line_of(text, impossible[i].to));
    }
    arena_free(&world->arena);
}

/* What may be used, but somebody should know. */
static void a_warning_refuses_nothing(void **state)
{
    (void)state;
    struct rules_file *world = rules_file_open();
    struct str bytes = packed_find(&packed_policies, STR("recourse-default.json"))->bytes;
    struct str text = replaced(world, bytes, "\"hold_cap\": null", "\"hold_cap\": \"P90D\"");
    assert_int_equal(policy_file_read(&world->arena, text, &world->policy, &world->problems), OK);
    const struct policy_problem *problem = problem_at(world, "protection.hold_cap", "the provider allows 90");
    assert_non_null(problem);
    assert_true(problem->warning);
    text =
        replaced(world, bytes, "\"min_left_after_refusal\": \"P3D\"", "\"min_left_after_refusal\": \"P0D\"");
    text = replaced(world, text, "\"answer_within\": \"P3D\"", "\"answer_within\": null");
    text = replaced(world, text, "\"on_silence\": \"grant_min\"", "\"on_silence\": \"reject\"");
    assert_int_equal(policy_file_read(&world->arena, text, &world->policy, &world->problems), OK);
    assert_non_null(problem_at(world, "extension.answer_within", "a refusal at the last minute"));
    arena_free(&world->arena);
}

/* Five of them end before two weeks do, whatever the season; nine do not where Christmas falls among them. */
static void business_days_are_measured_as_they_fall(void **state)
{
    (void)state;
    static const struct {
        const char *answer;
        enum err err;
    } rows[] = {{"B2D", OK}, {"B5D", OK}, {"B9D", ERR_INPUT}, {"P14D", OK}, {"P15D", ERR_INPUT}};
    struct rules_file *world = rules_file_open();
    struct str bytes = packed_find(&packed_policies, STR("recourse-default.json"))->bytes;
    bytes = replaced(world, bytes, "\"holidays\": []", "\"holidays\": [], \"holidays_of\": [\"DE\"]");
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str answer = arena_printf(&world->arena, "\"answer_seller\": \"%s\"", rows[i].answer);
        struct str text = replaced(world, bytes, "\"answer_seller\": \"P5D\"", answer.at);
        enum err err = policy_file_read(&world->arena, text, &world->policy, &world->problems);
        if (err != rows[i].err)
            print_error("%s: %d\n", rows[i].answer, (int)err);
        assert_int_equal(err, rows[i].err);
    }
    arena_free(&world->arena);
}

/* The lists that must not be empty. */
static void rules_without_reasons_or_codes_decide_nothing(void **state)
{
    (void)state;
    struct rules_file *world = rules_file_open();
    struct str bytes = packed_find(&packed_policies, STR("recourse-default.json"))->bytes;
    size_t reasons = str_find(bytes, STR("\"reasons\"")), codes = str_find(bytes, STR("\"decision_codes\""));
    struct str none =
        arena_printf(&world->arena, "%.*s\"reasons\": [],\n\"decision_codes\": []}", (int)reasons, bytes.at);
    assert_true(reasons < codes && codes < bytes.len);
    assert_int_equal(policy_file_read(&world->arena, none, &world->policy, &world->problems), ERR_INPUT);
    const struct policy_problem *problem = problem_at(world, "reasons", "no dispute can be opened");
    assert_non_null(problem);
    assert_int_equal(problem->line, line_of(none, "\"reasons\""));
    assert_non_null(problem_at(world, "decision_codes", "codes to choose from"));
    arena_free(&world->arena);
}

static void what_is_no_policy_is_refused(void **state)
{
    (void)state;
    struct rules_file *world = rules_file_open();
    static const char *const texts[] = {"", "{", "[]", "null", "{}", "7", "{\"id\": \"x\"}"};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        assert_int_equal(
            policy_file_read(&world->arena, str_from(texts[i]), &world->policy, &world->problems), ERR_INPUT);
    arena_free(&world->arena);
}

static void the_hash_is_of_the_rules_and_not_of_their_layout(void **state)
{
    (void)state;
    struct rules_file *world = rules_file_open();
    struct str bytes = packed_find(&packed_policies, STR("recourse-default.json"))->bytes;
    char plain[POLICY_HASH];
    assert_int_equal(policy_file_read(&world->arena, bytes, &world->policy, &world->problems), OK);
    memcpy(plain, world->policy.hash, sizeof plain);
    assert_int_equal(strlen(plain), POLICY_HASH - 1);
    size_t at = str_find(bytes, STR("{"));
    struct str spaced = arena_printf(&world->arena, "{\n\n  \"note\": \"another\",%.*s",
                                     (int)(bytes.len - at - 1), bytes.at + at + 1);
    if (str_find(bytes, STR("\"note\"")) == bytes.len) {
        assert_int_equal(policy_file_read(&world->arena, spaced, &world->policy, &world->problems), OK);
        assert_string_equal(world->policy.hash, plain);
    }
    size_t days = str_find(bytes, STR("P60D"));
    struct str other = arena_printf(&world->arena, "%.*sP61D%.*s", (int)days, bytes.at,
                                    (int)(bytes.len - days - 4), bytes.at + days + 4);
    assert_int_equal(policy_file_read(&world->arena, other, &world->policy, &world->problems), OK);
    assert_string_not_equal(world->policy.hash, plain);
    arena_free(&world->arena);
}

static void several_versions_stand_beside_each_other_and_none_twice(void **state)
{
    (void)state;
    struct rules_file *world = rules_file_open();
    struct failure failure = {0};
    struct policy_set set;
    assert_int_equal(policy_set_load(&world->arena, &packed_policies, &set, &failure), OK);
    size_t packed = set.count;
    struct str bytes = packed_find(&packed_policies, STR("recourse-default.json"))->bytes;
    size_t at = str_find(bytes, STR("\"version\": 1"));
    struct str second = arena_printf(&world->arena, "%.*s\"version\": 2%.*s", (int)at, bytes.at,
                                     (int)(bytes.len - at - 12), bytes.at + at + 12);
    struct packed_file files[] = {{STR("own.json"), second, STR_NONE}, {STR("same.json"), bytes, STR_NONE}};
    struct packed_folder folder = {files, 2};
    assert_int_equal(policy_set_add(&world->arena, &folder, &set, &failure), OK);
    assert_int_equal(set.count, packed + 1); /* the same file again is nothing new */
    const struct policy *newest = policy_set_newest(&set, STR("recourse-default"));
    assert_int_equal(newest->version, 2);
    assert_int_equal(policy_set_find(&set, STR("recourse-default"), 1, STR_NONE)->version, 1);
    assert_null(policy_set_find(&set, STR("recourse-default"), 1, str_from(newest->hash)));
    /* Each version has the text that it was read from, also after the set has grown. */
    for (size_t i = 0; i < set.count; i++) {
        struct policy *again = ARENA_NEW(&world->arena, struct policy);
        struct policy_problems *problems = ARENA_NEW(&world->arena, struct policy_problems);
        struct str text = policy_set_text(&set, set.at[i]);
        assert_int_equal(policy_file_read(&world->arena, text, again, problems), OK);
        assert_string_equal(again->hash, set.at[i]->hash);
    }
    size_t days = str_find(bytes, STR("P60D"));
    files[0].bytes = arena_printf(&world->arena, "%.*sP61D%.*s", (int)days, bytes.at,
                                  (int)(bytes.len - days - 4), bytes.at + days + 4);
    assert_int_equal(policy_set_add(&world->arena, &folder, &set, &failure), ERR_INPUT);
    assert_true(str_find(str_from(failure.text), STR("own.json")) < strlen(failure.text));
    arena_free(&world->arena);
}

static void the_examples_of_the_documentation_are_rules_that_can_be_lived_by(void **state)
{
    (void)state;
    static const char *const examples[] = {policy_template_market, policy_template_shop};
    struct rules_file *world = rules_file_open();
    for (size_t i = 0; i < COUNT_OF(examples); i++) {
        enum err err =
            policy_file_read(&world->arena, str_from(examples[i]), &world->policy, &world->problems);
        for (int j = 0; j < world->problems.count; j++)
            print_error("%zu: %s: %s\n", i, world->problems.at[j].path, world->problems.at[j].text);
        assert_int_equal(err, OK);
        assert_int_equal(world->problems.count, 0);
        assert_true(world->policy.source_count > 0);
    }
    arena_free(&world->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_policy_of_the_binary_can_be_lived_by_and_is_read_already),
        cmocka_unit_test(values_stand_where_the_file_says),
        cmocka_unit_test(days_end_with_the_clocks_of_the_shop),
        cmocka_unit_test(a_queue_among_peers_is_warned_of_because_they_are_drawn),
        cmocka_unit_test(business_days_need_a_day_that_counts),
        cmocka_unit_test(what_is_wrong_is_named_by_its_path),
        cmocka_unit_test(a_field_that_is_left_out_means_what_its_row_declares),
        cmocka_unit_test(what_nobody_could_live_by_is_named_with_its_field_and_line),
        cmocka_unit_test(a_warning_refuses_nothing),
        cmocka_unit_test(business_days_are_measured_as_they_fall),
        cmocka_unit_test(rules_without_reasons_or_codes_decide_nothing),
        cmocka_unit_test(what_is_no_policy_is_refused),
        cmocka_unit_test(the_hash_is_of_the_rules_and_not_of_their_layout),
        cmocka_unit_test(the_examples_of_the_documentation_are_rules_that_can_be_lived_by),
        cmocka_unit_test(several_versions_stand_beside_each_other_and_none_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
