/* The policies that the binary carries, and files that are refused. */
#include "base/check.h"
#include "support/suite.h"

#include "text/policy_file.h"
#include <string.h>

struct world {
    struct arena arena;
    struct policy policy;
    struct policy_problems problems;
};

static struct world *world_open(void)
{
    static struct world world;
    world = (struct world){0};
    arena_init(&world.arena, 16 * 1024 * 1024);
    return &world;
}

static void every_policy_of_the_binary_can_be_lived_by(void **state)
{
    (void)state;
    struct world *world = world_open();
    assert_true(packed_policies.count >= 7);
    for (size_t i = 0; i < packed_policies.count; i++) {
        enum err err =
            policy_file_read(&world->arena, packed_policies.files[i].bytes, &world->policy, &world->problems);
        for (int j = 0; j < world->problems.count; j++)
            if (!world->problems.at[j].warning)
                print_error("%.*s: %s: %s\n", STR_ARG(packed_policies.files[i].name),
                            world->problems.at[j].path, world->problems.at[j].text);
        assert_int_equal(err, OK);
    }
    struct policy_set set;
    struct failure failure;
    assert_int_equal(policy_set_load(&world->arena, &packed_policies, &set, &failure), OK);
    assert_int_equal(set.count, packed_policies.count);
    arena_free(&world->arena);
}

static void values_stand_where_the_file_says(void **state)
{
    (void)state;
    struct world *world = world_open();
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

/* The default policy with `from` replaced by `to`, read; what it says is wrong. */
static const char *wrong_of(struct world *world, const char *from, const char *to, const char *path)
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
    struct world *world = world_open();
    assert_string_equal(wrong_of(world, "\"version\": 1", "\"version\": 0", "version"),
                        "a whole number in its range is expected");
    assert_string_equal(wrong_of(world, "\"version\": 1,", "", "version"), "is missing");
    assert_string_equal(wrong_of(world, "\"length\": \"P60D\"", "\"length\": \"60\"", "protection.length"),
                        "a duration such as P15D, PT48H or B3D is expected");
    assert_string_equal(wrong_of(world, "\"length\": \"P60D\"", "\"length\": null", "protection.length"),
                        "can not be null");
    assert_string_equal(wrong_of(world, "\"on_silence\"", "\"on_silense\"", "extension.on_silense"),
                        "is not a field that is known");
    assert_string_equal(wrong_of(world, "\"photo\"", "\"foto\"", "reasons[8].evidence"),
                        "a list of kinds of evidence such as photo|video or receipt? is expected");
    assert_string_equal(wrong_of(world, "shipped+P6D", "shopped+P6D", "reasons[0].open_from"),
                        "a moment such as shipped+P6D is expected");
    arena_free(&world->arena);
}

static void what_is_no_policy_is_refused(void **state)
{
    (void)state;
    struct world *world = world_open();
    static const char *const texts[] = {"", "{", "[]", "null", "{}", "7", "{\"id\": \"x\"}"};
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        assert_int_equal(
            policy_file_read(&world->arena, str_from(texts[i]), &world->policy, &world->problems), ERR_INPUT);
    arena_free(&world->arena);
}

static void the_hash_is_of_the_rules_and_not_of_their_layout(void **state)
{
    (void)state;
    struct world *world = world_open();
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
    struct world *world = world_open();
    struct failure failure;
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_policy_of_the_binary_can_be_lived_by),
        cmocka_unit_test(values_stand_where_the_file_says),
        cmocka_unit_test(what_is_wrong_is_named_by_its_path),
        cmocka_unit_test(what_is_no_policy_is_refused),
        cmocka_unit_test(the_hash_is_of_the_rules_and_not_of_their_layout),
        cmocka_unit_test(several_versions_stand_beside_each_other_and_none_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
