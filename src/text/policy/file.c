#include "text/policy/file.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/secret.h"
#include "core/policy/source.h"
#include "text/clock/zone_names.h"
#include "text/kit/json_line.h"
#include "text/kit/nearest.h"
#include "text/policy/bare.h"
#include "text/policy/value.h"

#include <stdio.h>
#include <string.h>

enum { NAMES_MAX = 64 }; /* of one part */

/* An object of the file, the rows that read it, and what they fill. */
struct part {
    const struct json_value *object;
    const struct policy_fields *rows;
    const char *section; /* rows of this section only */
    char *base;
    char path[POLICY_PATH]; /* "" or "reasons[3]." */
    struct arena *arena;
    const struct json_value
        *bare; /* what may be left out where there is no marketplace; NULL: there is one */
};

static bool is_of_part(const struct part *part, const struct policy_field *field)
{
    return strcmp(field->section, part->section) == 0;
}

/* A word or a number, as the absence of most fields means; false for what is to be read as JSON. */
static bool is_plain(struct str text, struct json_value *value)
{
    bool word = str_eq(text, STR("true")) || str_eq(text, STR("false"));
    *value = (struct json_value){.kind = word ? JSON_KIND_BOOL : JSON_KIND_INT,
                                 .integer = str_eq(text, STR("true"))};
    if (str_eq(text, STR("null")))
        value->kind = JSON_KIND_NULL;
    return word || value->kind == JSON_KIND_NULL || str_to_int(text, &value->integer);
}

/* What the absence of the field means; NULL: it has to be there. */
static const struct json_value *absent_of(const struct part *part, const struct policy_field *field)
{
    struct failure failure = {0};
    if (!field->absent)
        return part->bare ? policy_bare_value(part->bare, field) : NULL;
    struct json_value *absent = ARENA_NEW(part->arena, struct json_value);
    struct str text = str_from(field->absent);
    check(is_plain(text, absent) || json_read(part->arena, text, absent, &failure) == OK);
    return absent;
}

/* Quicker than a format, for the thousands that a start reads. */
static void name_path(char path[POLICY_PATH], const char *part, const char *name)
{
    char *end = mempcpy(path, part, strnlen(part, 20));
    end = mempcpy(end, name, strnlen(name, 40));
    *end = 0;
}

static void read_fields(const struct part *part, struct policy_problems *problems)
{
    for (size_t i = 0; i < part->rows->count; i++) {
        const struct policy_field *field = &part->rows->at[i];
        if (!is_of_part(part, field))
            continue;
        char path[POLICY_PATH];
        name_path(path, part->path, field->name);
        const struct json_value *said = json_find(part->object, str_from(field->name));
        const struct json_value *value = said ? said : absent_of(part, field);
        if (!value)
            policy_error(problems, path, "is missing");
        else if (value == said && value->kind == JSON_KIND_NULL && !field->nullable && !part->bare)
            policy_error(problems, path, "can not be null");
        else if (value->kind != JSON_KIND_NULL)
            policy_value_read(field, value, part->base, &(struct policy_place){path, problems});
    }
}

static bool is_known(const struct part *part, struct str name)
{
    if (str_eq(name, STR("note")))
        return true;
    for (size_t i = 0; i < part->rows->count; i++)
        if (is_of_part(part, &part->rows->at[i]) && str_eq(str_from(part->rows->at[i].name), name))
            return true;
    return false;
}

/* The field of that part that was meant, perhaps; empty: none is near. */
static struct str nearest_field(const struct part *part, struct str name)
{
    struct str names[NAMES_MAX];
    size_t count = 0;
    for (size_t i = 0; i < part->rows->count && count < NAMES_MAX; i++)
        if (is_of_part(part, &part->rows->at[i]))
            names[count++] = str_from(part->rows->at[i].name);
    return nearest_name(name, names, count);
}

static void refuse_field(const struct part *part, struct str name, struct policy_problems *problems)
{
    char path[POLICY_PATH];
    struct str near = nearest_field(part, name);
    snprintf(path, sizeof path, "%.20s%.*s", part->path, (int)(name.len < 40 ? name.len : 40), name.at);
    if (near.len)
        policy_error(problems, path, "is not a field that is known; did you mean {near}?",
                     PLACE("near", near));
    else
        policy_error(problems, path, "is not a field that is known");
}

/* Members that no row reads; at the top, sections are known by their rows. */
static void refuse_unknown(const struct part *part, struct policy_problems *problems)
{
    for (size_t i = 0; i < part->object->count; i++) {
        struct str name = part->object->list[i].name;
        bool section = false;
        for (size_t j = 0; !part->section[0] && j < part->rows->count; j++)
            section |= str_eq(str_from(part->rows->at[j].section), name);
        bool list =
            !part->section[0] && (str_eq(name, STR("reasons")) || str_eq(name, STR("decision_codes")) ||
                                  str_eq(name, STR("sources")));
        if (section || list || is_known(part, name))
            continue;
        refuse_field(part, name, problems);
    }
}

/* May the whole section be left out? Its own fields then say what that means. */
static bool is_optional(const struct part *part)
{
    bool optional = true;
    for (size_t i = 0; i < part->rows->count; i++)
        if (is_of_part(part, &part->rows->at[i]))
            optional = optional && absent_of(part, &part->rows->at[i]) != NULL;
    return optional;
}

static void read_part(struct part *part, struct policy_problems *problems)
{
    static const struct json_value nothing = {.kind = JSON_KIND_OBJECT};
    if (!part->object && is_optional(part))
        part->object = &nothing;
    if (!part->object) {
        policy_error(problems, part->section, "is missing");
        return;
    }
    if (part->object->kind != JSON_KIND_OBJECT) {
        policy_error(problems, part->section, "an object is expected");
        return;
    }
    read_fields(part, problems);
    refuse_unknown(part, problems);
}

static void read_sections(const struct part *top, struct policy *policy, struct policy_problems *problems)
{
    const char *last = "";
    for (size_t i = 0; i < policy_fields.count; i++) {
        const char *section = policy_fields.at[i].section;
        if (str_eq(str_from(section), str_from(last)) || !section[0])
            continue;
        struct part part = {json_find(top->object, str_from(section)),
                            &policy_fields,
                            section,
                            (char *)policy,
                            "",
                            top->arena,
                            top->bare};
        snprintf(part.path, sizeof part.path, "%.30s.", section);
        read_part(&part, problems);
        last = section;
    }
}

/* A list of objects, each filled by the same rows. */
struct rows_of_objects {
    const char *name;
    const struct policy_fields *rows;
    char *base;
    size_t size;
    int32_t most;
    bool optional;
    struct arena *arena;
    const struct json_value *bare;
};

static int32_t read_list(const struct json_value *root, const struct rows_of_objects *list,
                         struct policy_problems *problems)
{
    const struct json_value *values = json_find(root, str_from(list->name));
    if (!values && list->optional)
        return 0;
    if (!values || values->kind != JSON_KIND_ARRAY || values->count > (size_t)list->most) {
        policy_error(problems, list->name, "a list of at most {most} objects is expected",
                     PLACE_INT("most", list->most));
        return 0;
    }
    for (size_t i = 0; i < values->count; i++) {
        struct part part = {&values->list[i], list->rows, list->name, list->base + i * list->size, "",
                            list->arena,      list->bare};
        snprintf(part.path, sizeof part.path, "%s[%zu].", list->name, i);
        read_part(&part, problems);
    }
    return (int32_t)values->count;
}

/* What says whose rules they are comes first: it decides what may be left out. */
static void read_root(struct arena *arena, const struct json_value *root, struct policy *policy,
                      struct policy_problems *problems)
{
    const struct json_value *kind = json_find(root, STR("kind"));
    bool bare = kind && !str_eq(kind->text, names_at(&policy_kind_names, KIND_MARKETPLACE));
    struct part top = {
        root, &policy_fields, "", (char *)policy, "", arena, bare ? policy_bare_read(arena) : NULL};
    read_part(&top, problems);
    if (root->kind != JSON_KIND_OBJECT)
        return;
    read_sections(&top, policy, problems);
    const struct rows_of_objects reasons = {"reasons",
                                            &reason_fields,
                                            (char *)policy->reasons,
                                            sizeof policy->reasons[0],
                                            POLICY_REASONS_MAX,
                                            false,
                                            arena,
                                            top.bare};
    const struct rows_of_objects codes = {"decision_codes",
                                          &code_fields,
                                          (char *)policy->codes,
                                          sizeof policy->codes[0],
                                          POLICY_CODES_MAX,
                                          bare,
                                          arena,
                                          NULL};
    const struct rows_of_objects sources = {"sources",
                                            &source_fields,
                                            (char *)policy->sources,
                                            sizeof policy->sources[0],
                                            POLICY_SOURCES_MAX,
                                            true,
                                            arena,
                                            NULL};
    policy->reason_count = read_list(root, &reasons, problems);
    policy->code_count = read_list(root, &codes, problems);
    policy->source_count = read_list(root, &sources, problems);
}

/* ---- its hash ---- */

/* Behind what says how long it is. */
static void put_sized(struct buf *out, struct str text)
{
    buf_put_char(out, ':');
    buf_put_int(out, (int64_t)text.len);
    buf_put_char(out, ':');
    buf_put(out, text);
}

/*
 * The same values give the same text, however the file is laid out; a note, and where values come from, is no part of
 * the rules.
 */
static void put_canonical(struct buf *out, const struct json_value *value)
{
    buf_put_int(out, value->kind);
    put_sized(out, value->name);
    buf_put_char(out, '=');
    buf_put_int(out, value->integer);
    put_sized(out, value->text);
    for (size_t i = 0; i < value->count; i++)
        if (!str_eq(value->list[i].name, STR("note")) && !str_eq(value->list[i].name, STR("sources")))
            put_canonical(out, &value->list[i]);
    buf_put_char(out, ';');
}

static void set_hash(struct policy *policy, const struct json_value *root)
{
    struct buf out;
    buf_init(&out, 1024 * 1024);
    put_canonical(&out, root);
    struct hash hash = hash_of(buf_str(&out));
    snprintf(policy->hash, sizeof policy->hash, "%s", hash.text);
    buf_free(&out);
}

/* The zone is for showing, the offset for counting: both have to be about the same clocks. */
static void check_zone(const struct policy *policy, struct policy_problems *problems)
{
    const struct zone_known *zone = zone_named(str_from(policy->zone));
    int32_t offset = policy->calendar.offset_minutes;
    bool changes = zone && zone->least != zone->most;
    if (zone && (offset < zone->least || offset > zone->most))
        policy_warning(problems, "calendar.offset", "the clocks of {zone} are never at this offset",
                       PLACE("zone", str_from(policy->zone)));
    if (changes && policy->calendar.summer == SUMMER_NONE && policy->calendar.rounding == DUE_END_OF_DAY)
        policy_warning(problems, "calendar.summer_time",
                       "the clocks of {zone} are changed: without it days end an hour beside them",
                       PLACE("zone", str_from(policy->zone)));
}

static void add_lines(struct str json, struct policy_problems *problems)
{
    for (int i = 0; i < problems->count && i < POLICY_PROBLEMS_MAX; i++)
        problems->at[i].line = json_line_of(json, str_from(problems->at[i].path));
}

enum err policy_file_read(struct arena *arena, struct str json, struct policy *policy,
                          struct policy_problems *problems)
{
    struct json_value root;
    struct failure failure = {.language = problems->language};
    *policy = (struct policy){0};
    problems->count = problems->errors = 0;
    if (json_read_sent(arena, json, &root, &failure) != OK) {
        policy_problem_note(problems, false, "", STR("{why}"), PLACES(PLACE("why", str_from(failure.text))));
        return ERR_INPUT;
    }
    read_root(arena, &root, policy, problems);
    set_hash(policy, &root);
    if (!problems->errors) {
        policy_check(policy, problems);
        check_zone(policy, problems);
    }
    add_lines(json, problems);
    return problems->errors ? ERR_INPUT : OK;
}

static const struct policy_problem *first_error(const struct policy_problems *problems)
{
    int i = 0;
    while (i + 1 < problems->count && problems->at[i].warning)
        i++;
    return &problems->at[i];
}

/* ---- several ---- */

const struct policy *policy_set_newest(const struct policy_set *set, struct str id)
{
    const struct policy *newest = NULL;
    for (size_t i = 0; i < set->count; i++)
        if (str_eq(str_from(set->at[i]->id), id) && (!newest || set->at[i]->version > newest->version))
            newest = set->at[i];
    return newest;
}

bool policy_set_offers(const struct policy_set *set, const struct policy *policy, uint32_t kinds)
{
    return (kinds >> policy->kind & 1) != 0 && policy_set_newest(set, str_from(policy->id)) == policy;
}

const struct policy *policy_set_find(const struct policy_set *set, struct str id, int64_t version,
                                     struct str hash)
{
    for (size_t i = 0; i < set->count; i++) {
        const struct policy *policy = set->at[i];
        if (str_eq(str_from(policy->id), id) && policy->version == version &&
            (hash.len == 0 || str_eq(str_from(policy->hash), hash)))
            return policy;
    }
    return NULL;
}

struct str policy_set_known(struct arena *arena, const struct policy_set *set)
{
    enum { ONE_BYTES_MAX = 2 * (POLICY_ID + POLICY_HASH + 16) };
    struct buf out;
    buf_init(&out, (set->count + 1) * ONE_BYTES_MAX);
    buf_put_char(&out, '|');
    for (size_t i = 0; i < set->count; i++) {
        const struct policy *policy = set->at[i];
        buf_printf(&out, "%s %d %s|%s %d |", policy->id, (int)policy->version, policy->hash, policy->id,
                   (int)policy->version);
    }
    struct str known = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return known;
}

const struct policy *policy_set_named(const struct policy_set *set, struct str id, struct str version)
{
    int64_t number;
    if (version.len == 0)
        return policy_set_newest(set, id);
    return str_to_int(version, &number) ? policy_set_find(set, id, number, STR_NONE) : NULL;
}

struct str policy_set_text(const struct policy_set *set, const struct policy *policy)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->at[i] == policy)
            return set->texts[i];
    return STR_NONE;
}

/* The lists of a set while it grows. */
struct growing {
    const struct policy **policies;
    struct str *texts;
};

static enum err read_one(struct arena *arena, const struct packed_file *file, const struct policy **read,
                         struct failure *failure)
{
    struct policy *policy = ARENA_NEW(arena, struct policy);
    struct policy_problems *problems = ARENA_NEW(arena, struct policy_problems);
    problems->language = failure->language;
    *read = policy;
    if (policy_file_read(arena, file->bytes, policy, problems) == OK)
        return OK;
    const struct policy_problem *problem = first_error(problems);
    if (problem->line == 0)
        return fail(failure, ERR_INPUT, "{file}: {why}", PLACE("file", file->name),
                    PLACE("why", str_from(problem->text)));
    return fail(failure, ERR_INPUT, "{file}: line {line}: {path}: {why}", PLACE("file", file->name),
                PLACE_ID("line", problem->line), PLACE("path", str_from(problem->path)),
                PLACE("why", str_from(problem->text)));
}

/* One into the set, which has room for it. */
static enum err add_policy(const struct packed_file *file, const struct policy *policy,
                           struct growing growing, struct policy_set *set, struct failure *failure)
{
    const struct policy *other = policy_set_find(set, str_from(policy->id), policy->version, STR_NONE);
    if (other && strcmp(other->hash, policy->hash) != 0)
        return fail(
            failure, ERR_INPUT,
            "{file}: version: {policy} version {version} is here already and says something else; raise "
            "the version",
            PLACE("file", file->name), PLACE("policy", str_from(policy->id)),
            PLACE_ID("version", policy->version));
    if (other)
        return OK;
    growing.texts[set->count] = file->bytes;
    growing.policies[set->count++] = policy;
    return OK;
}

enum err policy_set_add(struct arena *arena, const struct packed_folder *folder, struct policy_set *set,
                        struct failure *failure)
{
    size_t most = set->count + folder->count + 1;
    struct growing growing = {ARENA_ARRAY(arena, const struct policy *, most),
                              ARENA_ARRAY(arena, struct str, most)};
    enum err err = OK;
    for (size_t i = 0; i < set->count; i++) {
        growing.policies[i] = set->at[i];
        growing.texts[i] = set->texts[i];
    }
    set->at = growing.policies;
    set->texts = growing.texts;
    for (size_t i = 0; !err && i < folder->count; i++) {
        const struct policy *policy = folder == &packed_policies ? &policies_read.at[i] : NULL;
        if (!policy)
            err = read_one(arena, &folder->files[i], &policy, failure);
        if (!err)
            err = add_policy(&folder->files[i], policy, growing, set, failure);
    }
    return err;
}

enum err policy_set_load(struct arena *arena, const struct packed_folder *folder, struct policy_set *set,
                         struct failure *failure)
{
    *set = (struct policy_set){0};
    return policy_set_add(arena, folder, set, failure);
}
