/* What a file leaves out: every field, one at a time, and all of them at once. */
#include "base/buf.h"
#include "base/check.h"
#include "core/policy/fields.h"
#include "support/kit/suite.h"
#include "support/policy/rules.h"
#include "text/kit/json_canonical.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WRONG(...)                                                                                           \
    do {                                                                                                     \
        print_error(__VA_ARGS__);                                                                            \
        assert_true(false);                                                                                  \
    } while (0)

/* One change of one object of the file: the member goes, or becomes `value`. */
struct change {
    const char *section; /* "" for the file's own; a list: its first entry */
    const char *name;
    const struct json_value *value; /* NULL: it goes */
};

static struct json_value without(struct arena *arena, const struct json_value *object,
                                 const struct change *change)
{
    struct json_value *members = ARENA_ARRAY(arena, struct json_value, object->count + 1);
    struct json_value changed = *object;
    changed.count = 0;
    for (size_t i = 0; i < object->count; i++)
        if (!str_eq(object->list[i].name, str_from(change->name)))
            members[changed.count++] = object->list[i];
    if (change->value) {
        members[changed.count] = *change->value;
        members[changed.count++].name = str_from(change->name);
    }
    changed.list = members;
    return changed;
}

static struct str changed_text(struct arena *arena, const struct json_value *file,
                               const struct change *change)
{
    struct json_value root = *file, empty = {.kind = JSON_KIND_OBJECT, .name = str_from(change->section)};
    struct buf out;
    if (!change->section[0]) {
        root = without(arena, file, change);
    } else {
        const struct json_value *section = json_find(file, str_from(change->section));
        struct json_value part = section ? *section : empty;
        if (part.kind == JSON_KIND_ARRAY) {
            struct json_value *entries = ARENA_ARRAY(arena, struct json_value, part.count);
            for (size_t i = 0; i < part.count; i++)
                entries[i] = i ? part.list[i] : without(arena, &part.list[0], change);
            part.list = entries;
        } else {
            part = without(arena, &part, change);
        }
        root = without(arena, file, &(struct change){"", change->section, &part});
    }
    buf_init(&out, 1024 * 1024);
    assert_true(json_canonical_put(arena, &root, &out) && !out.overflow);
    struct str text = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return text;
}

/* What the file with the change says is wrong at that path; "" for nothing. */
static const char *wrong_at(struct rules_file *world, const struct json_value *file,
                            const struct change *change, const char *path)
{
    struct str text = changed_text(&world->arena, file, change);
    world->problems = (struct policy_problems){0};
    if (policy_file_read(&world->arena, text, &world->policy, &world->problems))
        assert_true(world->problems.errors > 0);
    memset(world->policy.hash, 0, sizeof world->policy.hash);
    for (int i = 0; i < world->problems.count; i++)
        if (!world->problems.at[i].warning && str_eq(str_from(world->problems.at[i].path), str_from(path)))
            return world->problems.at[i].text;
    return "";
}

static void leave_out(const struct policy_field *field, const struct json_value *file)
{
    struct rules_file *world = rules_file_open();
    struct change change = {field->section, field->name, NULL};
    bool list = str_eq(str_from(field->section), STR("reasons")) ||
                str_eq(str_from(field->section), STR("decision_codes"));
    const char *path = arena_cstr(&world->arena, arena_printf(&world->arena, "%s%s%s", field->section,
                                                              list                ? "[0]."
                                                              : field->section[0] ? "."
                                                                                  : "",
                                                              field->name));
    const char *wrong = wrong_at(world, file, &change, path);
    if (!field->absent && strcmp(wrong, "is missing"))
        WRONG("%s has no default and may be left out: %s\n", path, wrong);
    if (field->absent && !strcmp(wrong, "is missing"))
        WRONG("%s has the default %s and may not be left out\n", path, field->absent);
    if (field->absent) {
        struct failure failure = {0};
        struct json_value said;
        struct policy *left_out = ARENA_NEW(&world->arena, struct policy);
        *left_out = world->policy;
        assert_int_equal(json_read(&world->arena, str_from(field->absent), &said, &failure), OK);
        change.value = &said;
        wrong_at(world, file, &change, path);
        if (memcmp(left_out, &world->policy, sizeof *left_out) != 0)
            WRONG("%s left out is not what its row says: %s\n", path, field->absent);
    }
    arena_free(&world->arena);
}

static struct json_value file_of(struct arena *arena, struct str text)
{
    struct json_value file;
    struct failure failure = {0};
    assert_int_equal(json_read(arena, text, &file, &failure), OK);
    return file;
}

static void a_field_left_out_has_its_default_or_is_named(void **state)
{
    (void)state;
    struct arena arena;
    const struct policy_fields tables[] = {policy_fields, reason_fields, code_fields};
    arena_init(&arena, 16 * 1024 * 1024);
    struct json_value file =
        file_of(&arena, packed_find(&packed_policies, STR("recourse-default.json"))->bytes);
    for (size_t t = 0; t < COUNT_OF(tables); t++)
        for (size_t i = 0; i < tables[t].count; i++)
            leave_out(&tables[t].at[i], &file);
    arena_free(&arena);
}

static struct str source_text(struct arena *arena, const char *name)
{
    static char bytes[64 * 1024];
    char path[1024];
    (void)snprintf(path, sizeof path, "%s/%s", getenv("RECOURSE_SOURCE"), name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t len = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    return arena_copy(arena, (struct str){bytes, len});
}

/*
 * tests/data/policy_required.json holds every field that has no default and no other: files like it are with operators and
 * in case files. A field that comes later has a default in its row, or this file would miss it.
 */
static void a_file_with_nothing_but_what_is_required_misses_nothing(void **state)
{
    (void)state;
    struct rules_file *world = rules_file_open();
    struct str text = source_text(&world->arena, "tests/data/policy_required.json");
    if (policy_file_read(&world->arena, text, &world->policy, &world->problems)) /* nobody could live by it */
        for (int i = 0; i < world->problems.count; i++)
            assert_string_not_equal(world->problems.at[i].text, "is missing");
    struct json_value file = file_of(&world->arena, text);
    const struct policy_fields tables[] = {policy_fields, reason_fields, code_fields};
    for (size_t t = 0; t < COUNT_OF(tables); t++)
        for (size_t i = 0; i < tables[t].count; i++) {
            const struct policy_field *field = &tables[t].at[i];
            const struct json_value *part =
                field->section[0] ? json_find(&file, str_from(field->section)) : &file;
            if (part && part->kind == JSON_KIND_ARRAY)
                part = &part->list[0];
            if ((part && json_find(part, str_from(field->name))) == (field->absent != NULL))
                WRONG("%s.%s: the row and the file disagree\n", field->section, field->name);
        }
    arena_free(&world->arena);
}

static void what_is_unknown_is_named_with_its_line(void **state)
{
    (void)state;
    struct rules_file *world = rules_file_open();
    struct str bytes = packed_find(&packed_policies, STR("recourse-default.json"))->bytes;
    size_t at = str_find(bytes, STR("\"talk\": {")) + sizeof "\"talk\": {" - 1;
    assert_true(at < bytes.len);
    int line = 1;
    for (size_t i = 0; i < at; i++)
        line += bytes.at[i] == '\n';
    struct str text = arena_printf(&world->arena, "%.*s\n\"smoke\": 1,%.*s", (int)at, bytes.at,
                                   (int)(bytes.len - at), bytes.at + at);
    assert_int_equal(policy_file_read(&world->arena, text, &world->policy, &world->problems), ERR_INPUT);
    assert_int_equal(world->problems.errors, 1);
    assert_string_equal(world->problems.at[0].path, "talk.smoke");
    assert_int_equal(world->problems.at[0].line, line + 1);
    arena_free(&world->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_field_left_out_has_its_default_or_is_named),
        cmocka_unit_test(a_file_with_nothing_but_what_is_required_misses_nothing),
        cmocka_unit_test(what_is_unknown_is_named_with_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
