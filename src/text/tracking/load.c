#include "text/tracking/load.h"

#include "base/check.h"
#include "text/kit/json_why.h"
#include "text/tracking/weigh.h"

#include <string.h>

static const struct str countries_file = STR_INIT("countries.json"), words_file = STR_INIT("words.json");

enum err track_load_wrong(struct track_loading *loading, const char *field, const char *why)
{
    return fail(loading->failure, ERR_INPUT, "carriers/{file}, format \"{format}\", field \"{field}\": {why}",
                PLACE("file", loading->file), PLACE("format", loading->format),
                PLACE("field", str_from(field)), PLACE("why", str_from(why)));
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
    if (str_find_char(country->note, '"') < country->note.len ||
        str_find_char(country->note, '\\') < country->note.len)
        return track_load_wrong(loading, "note", "a note without quotation marks is expected");
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

enum err track_load_texts(struct track_loading *loading, json_t *object, const char *field,
                          const struct str **list, size_t *count)
{
    json_t *values = json_object_get(object, field);
    struct str *texts = ARENA_ARRAY(loading->arena, struct str, json_array_size(values) + 1);
    *list = texts;
    for (*count = 0; *count < json_array_size(values); (*count)++) {
        json_t *value = json_array_get(values, *count);
        if (!json_is_string(value) || !json_string_length(value))
            return track_load_wrong(loading, field, "a list of texts is expected");
        texts[*count] =
            arena_copy(loading->arena, (struct str){json_string_value(value), json_string_length(value)});
    }
    return OK;
}

/* "world", or the countries one by one. */
static enum err check_countries(struct track_loading *loading, json_t *root,
                                const struct track_carrier *carrier)
{
    struct str world = track_load_text(loading, root, "countries");
    if (!carrier->country_count && !str_eq(world, STR("world")))
        return track_load_wrong(loading, "countries", "\"world\", or a list of codes is expected");
    for (size_t i = 0; i < carrier->country_count; i++) {
        const struct track_country *country = country_slot(loading->table, carrier->countries[i]);
        if (!country || !country->name.len)
            return track_load_wrong(loading, "countries", "codes of ISO 3166-1 are expected");
    }
    return OK;
}

static enum err load_head(struct track_loading *loading, json_t *root, struct track_carrier *carrier)
{
    carrier->code = track_load_text(loading, root, "carrier");
    carrier->name = track_load_text(loading, root, "name");
    carrier->page = track_load_text(loading, root, "page");
    carrier->begins = track_page_begins(carrier->page);
    if (!carrier->code.len || !carrier->name.len)
        return track_load_wrong(loading, "carrier, name", "a text is expected");
    if (!str_starts(carrier->page, STR("https://")))
        return track_load_wrong(loading, "page",
                                "the https address of the carrier's tracking page is expected");
    if (track_load_texts(loading, root, "names", &carrier->names, &carrier->name_count) != OK ||
        track_load_texts(loading, root, "calls", &carrier->calls, &carrier->call_count) != OK ||
        track_load_texts(loading, root, "countries", &carrier->countries, &carrier->country_count) != OK)
        return ERR_INPUT;
    return check_countries(loading, root, carrier);
}

static enum err load_carrier(struct track_loading *loading, json_t *root)
{
    static const char *const fields[] = {"carrier", "name",      "source",  "page", "names",
                                         "calls",   "countries", "formats", NULL};
    struct track_carrier *carrier = &loading->table->carriers[loading->table->carrier_count++];
    if (track_load_known(loading, root, fields) != OK || load_head(loading, root, carrier) != OK)
        return ERR_INPUT;
    struct str source = track_load_text(loading, root, "source");
    if (!source.len)
        return track_load_wrong(loading, "source", "a text is expected");
    size_t index;
    json_t *object;
    json_array_foreach(json_object_get(root, "formats"), index, object)
    {
        struct track_kind *kind = &loading->table->kinds[loading->table->kind_count++];
        kind->format.of = carrier;
        kind->format.carrier = carrier->code;
        kind->format.carrier_name = carrier->name;
        kind->format.source = source;
        if (track_load_kind(loading, object, kind) != OK)
            return ERR_INPUT;
    }
    return OK;
}

/* The patterns of one length that a first character allows, in their order. */
static void index_first(struct track_loading *loading, size_t length, int value)
{
    struct track_table *table = loading->table;
    size_t count = 0;
    for (size_t i = 0; i < table->length_count[length]; i++)
        count += track_pattern_begins(table->by_length[length][i], value);
    const struct track_pattern **list = ARENA_ARRAY(loading->arena, const struct track_pattern *, count);
    table->by_first[length][value] = list;
    table->first_count[length][value] = count;
    for (size_t i = 0; i < table->length_count[length]; i++)
        if (track_pattern_begins(table->by_length[length][i], value))
            *list++ = table->by_length[length][i];
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
            table->checked[pattern->length] += track_weight_of_digits(pattern);
        }
    for (size_t length = 1; length <= TRACK_LENGTH_MAX; length++)
        for (int value = 0; value < TRACK_CHARACTERS; value++)
            index_first(loading, length, value);
}

static enum err parse(struct track_loading *loading, const struct packed_file *file, json_t **root)
{
    json_error_t error;
    *root = json_loadb(file->bytes.at, file->bytes.len, JSON_REJECT_DUPLICATES, &error);
    if (*root)
        return OK;
    return fail(loading->failure, ERR_INPUT, "carriers/{file}, line {line}: {why}", PLACE("file", file->name),
                PLACE_ID("line", error.line), PLACE("why", json_why(loading->failure->language, &error)));
}

static enum err load_words(struct track_loading *loading, const struct packed_folder *carriers,
                           json_t **roots)
{
    for (size_t i = 0; i < carriers->count; i++)
        if (str_eq(carriers->files[i].name, words_file)) {
            loading->file = words_file;
            return track_load_cues(loading, roots[i]);
        }
    return fail(loading->failure, ERR_INPUT, "carriers/words.json is missing");
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
    loading->table->carriers = ARENA_ARRAY(loading->arena, struct track_carrier, carriers->count);
    for (size_t i = 0; i < carriers->count; i++) {
        loading->file = carriers->files[i].name;
        loading->format = STR_NONE;
        if (!str_eq(loading->file, countries_file) && !str_eq(loading->file, words_file) &&
            load_carrier(loading, roots[i]) != OK)
            return ERR_INPUT;
    }
    index_patterns(loading);
    return load_words(loading, carriers, roots);
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
