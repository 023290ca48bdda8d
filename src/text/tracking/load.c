#include "text/tracking/load.h"

#include "base/check.h"

#include <string.h>

static const struct str countries_file = STR_INIT("countries.json");

enum err track_load_wrong(struct track_loading *loading, const char *field, const char *why)
{
    return fail(loading->failure, ERR_INPUT, "carriers/%.*s, format \"%.*s\", field \"%s\": %s",
                STR_ARG(loading->file), STR_ARG(loading->format), field, why);
}

enum err track_load_known(struct track_loading *loading, json_t *object, const char *const *fields)
{
    const char *field;
    json_t *value;
    if (!json_is_object(object))
        return track_load_wrong(loading, "", "an object is expected");
    json_object_foreach(object, field, value)
    {
        size_t i = 0;
        while (fields[i] && strcmp(fields[i], field) != 0)
            i++;
        if (!fields[i])
            return track_load_wrong(loading, field, "no such field");
    }
    return OK;
}

struct str track_load_text(struct track_loading *loading, json_t *object, const char *field)
{
    json_t *value = json_object_get(object, field);
    if (!json_is_string(value))
        return STR_NONE;
    return arena_copy(loading->arena, (struct str){json_string_value(value), json_string_length(value)});
}

/* Where the country of two letters stands in the table, or NULL. */
static struct track_country *country_slot(struct track_table *table, struct str code)
{
    if (code.len != 2 || track_value(code.at[0]) < 10 || track_value(code.at[1]) < 10)
        return NULL;
    return &table->countries[(code.at[0] - 'A') * 26 + code.at[1] - 'A'];
}

static enum err load_country(struct track_loading *loading, json_t *object)
{
    static const char *const fields[] = {"code", "name", "note", NULL};
    if (track_load_known(loading, object, fields) != OK)
        return ERR_INPUT;
    struct str code = track_load_text(loading, object, "code");
    struct track_country *country = country_slot(loading->table, code);
    if (!country || country->code[0])
        return track_load_wrong(loading, "code", "two capital letters are expected, each code once");
    memcpy(country->code, code.at, 2);
    country->name = track_load_text(loading, object, "name");
    country->note = track_load_text(loading, object, "note");
    if (!country->name.len && !country->note.len)
        return track_load_wrong(loading, "name", "a name, or a note for what is no country, is expected");
    return OK;
}

static enum err load_countries(struct track_loading *loading, json_t *root)
{
    static const char *const lists[] = {"countries", "not_countries"};
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        size_t index;
        json_t *object;
        json_array_foreach(json_object_get(root, lists[i]), index, object)
        {
            if (load_country(loading, object) != OK)
                return ERR_INPUT;
        }
    }
    return OK;
}

static enum err load_carrier(struct track_loading *loading, json_t *root)
{
    static const char *const fields[] = {"carrier", "name", "source", "formats", NULL};
    if (track_load_known(loading, root, fields) != OK)
        return ERR_INPUT;
    struct str carrier = track_load_text(loading, root, "carrier");
    struct str name = track_load_text(loading, root, "name");
    struct str source = track_load_text(loading, root, "source");
    if (!carrier.len || !name.len || !source.len)
        return track_load_wrong(loading, "carrier, name, source", "a text is expected");
    size_t index;
    json_t *object;
    json_array_foreach(json_object_get(root, "formats"), index, object)
    {
        struct track_kind *kind = &loading->table->kinds[loading->table->kind_count++];
        kind->format.carrier = carrier;
        kind->format.carrier_name = name;
        kind->format.source = source;
        if (track_load_kind(loading, object, kind) != OK)
            return ERR_INPUT;
    }
    return OK;
}

/* Sorts the patterns of all kinds by their length, so that a number meets only those of its own. */
static void index_patterns(struct track_loading *loading)
{
    struct track_table *table = loading->table;
    for (size_t i = 0; i < table->kind_count; i++)
        for (size_t j = 0; j < table->kinds[i].patterns.count; j++)
            table->length_count[table->kinds[i].patterns.items[j].length]++;
    for (size_t length = 0; length <= TRACK_LENGTH_MAX; length++) {
        table->by_length[length] =
            ARENA_ARRAY(loading->arena, const struct track_pattern *, table->length_count[length]);
        table->length_count[length] = 0;
    }
    for (size_t i = 0; i < table->kind_count; i++)
        for (size_t j = 0; j < table->kinds[i].patterns.count; j++) {
            const struct track_pattern *pattern = &table->kinds[i].patterns.items[j];
            table->by_length[pattern->length][table->length_count[pattern->length]++] = pattern;
        }
}

static enum err parse(struct track_loading *loading, const struct packed_file *file, json_t **root)
{
    json_error_t error;
    *root = json_loadb(file->bytes.at, file->bytes.len, JSON_REJECT_DUPLICATES, &error);
    if (*root)
        return OK;
    return fail(loading->failure, ERR_INPUT, "carriers/%.*s, line %d: %s", STR_ARG(file->name), error.line,
                error.text);
}

static enum err load_roots(struct track_loading *loading, const struct packed_folder *carriers,
                           json_t **roots)
{
    size_t formats = 0;
    for (size_t i = 0; i < carriers->count; i++) {
        if (parse(loading, &carriers->files[i], &roots[i]) != OK)
            return ERR_INPUT;
        formats += json_array_size(json_object_get(roots[i], "formats"));
        loading->file = carriers->files[i].name;
        if (str_eq(loading->file, countries_file) && load_countries(loading, roots[i]) != OK)
            return ERR_INPUT;
    }
    loading->table->kinds = ARENA_ARRAY(loading->arena, struct track_kind, formats);
    for (size_t i = 0; i < carriers->count; i++) {
        loading->file = carriers->files[i].name;
        loading->format = STR_NONE;
        if (!str_eq(loading->file, countries_file) && load_carrier(loading, roots[i]) != OK)
            return ERR_INPUT;
    }
    index_patterns(loading);
    return OK;
}

enum err track_load(struct arena *arena, const struct packed_folder *carriers,
                    const struct track_table **table, struct failure *failure)
{
    struct track_loading loading = {
        .arena = arena, .table = ARENA_NEW(arena, struct track_table), .failure = failure};
    json_t **roots = ARENA_ARRAY(arena, json_t *, carriers->count);
    enum err err = load_roots(&loading, carriers, roots);
    for (size_t i = 0; i < carriers->count; i++)
        json_decref(roots[i]);
    *table = err == OK ? loading.table : NULL;
    return err;
}
