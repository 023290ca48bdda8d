#include "base/check.h"
#include "base/why.h"
#include "service/bulk/whole.h"
#include "service/bulk/whole_parts.h"
#include "store/desk/search.h"
#include "text/kit/base64.h"
#include "text/kit/json_read.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const size_t row_bytes_max = (size_t)1 << 30;

struct reading {
    struct ctx *ctx;
    struct whole *whole;
    struct hashing hashing;
    const struct table *table;
    struct arena row;
    struct pour pour;
    struct str file; /* that is being read */
    int64_t line;
    FILE *from;
    char *text; /* the line, of getline */
    size_t room;
};

static enum err say_line(struct reading *reading, enum err err)
{
    struct failure inner = reading->ctx->failure;
    return fail_field(&reading->ctx->failure, err, inner.field, "{file}:{line}: {wrong}",
                      PLACE("file", reading->file), PLACE_ID("line", reading->line),
                      PLACE("wrong", str_from(inner.text)));
}

/* ---- lines ---- */

static enum err open_file(struct reading *reading, struct str name, const char *ending)
{
    reading->file = arena_printf(reading->ctx->arena, "%.*s%s", STR_ARG(name), ending);
    reading->line = 0;
    struct str path = arena_printf(reading->ctx->arena, "%.*s/%.*s", STR_ARG(reading->whole->folder),
                                   STR_ARG(reading->file));
    reading->from = fopen(path.at, "rb");
    if (reading->from)
        return OK;
    return fail(&reading->ctx->failure, ERR_IO, "{path} cannot be read: {why}", PLACE("path", path),
                PLACE_ERRNO("why", errno));
}

/* One line as JSON; *more is false behind the last. */
static enum err next_line(struct reading *reading, struct json_value *value, bool *more)
{
    ssize_t len = getline(&reading->text, &reading->room, reading->from);
    reading->line++;
    *more = len > 0;
    arena_reset(&reading->row);
    if (len <= 0)
        return ferror(reading->from) ? fail(&reading->ctx->failure, ERR_IO,
                                            "the file cannot be read on: {why}", PLACE_ERRNO("why", errno))
                                     : OK;
    struct str line = {reading->text, (size_t)len};
    if (!str_is_utf8(line))
        return fail(&reading->ctx->failure, ERR_INPUT, "the line is not UTF-8");
    return json_read(&reading->row, line, value, &reading->ctx->failure);
}

/* ---- rows ---- */

static bool read_value(struct reading *reading, const struct json_value *from, struct value *value)
{
    const struct json_value *bytes = json_find(from, STR("base64"));
    *value = (struct value){.kind = VALUE_NIL};
    if (from->kind == JSON_KIND_INT)
        *value = (struct value){.kind = VALUE_INT, .number = from->integer};
    else if (from->kind == JSON_KIND_STR)
        *value = (struct value){.kind = VALUE_TEXT, .text = from->text};
    else if (bytes && bytes->kind == JSON_KIND_STR)
        value->kind = VALUE_BYTES;
    else
        return from->kind == JSON_KIND_NULL;
    return value->kind != VALUE_BYTES || base64_bytes(&reading->row, bytes->text, &value->text);
}

static enum err take_row(struct reading *reading, const struct json_value *row)
{
    struct value values[TABLE_COLUMNS_MAX];
    bool fits = row->kind == JSON_KIND_ARRAY && row->count == reading->table->column_count;
    for (size_t i = 0; fits && i < row->count; i++)
        fits = read_value(reading, &row->list[i], &values[i]);
    if (!fits)
        return fail(&reading->ctx->failure, ERR_INPUT, "this is no row of the columns in the first line");
    hash_row(&reading->hashing, values, row->count);
    return pour_row(&reading->pour, values, row->count);
}

/* Another schema has other columns: nothing is guessed. */
static enum err take_columns(struct reading *reading)
{
    struct json_value columns;
    bool more;
    struct str wanted = reading->table->columns;
    enum err err = next_line(reading, &columns, &more);
    if (err)
        return err;
    bool same = more && columns.kind == JSON_KIND_ARRAY && columns.count == reading->table->column_count;
    for (size_t i = 0; same && i < columns.count; i++)
        same = str_eq(columns.list[i].text, str_trim(str_cut(&wanted, ',')));
    return same ? OK
                : fail(&reading->ctx->failure, ERR_INPUT,
                       "these are not the columns of this version; import it with the version that wrote it");
}

static enum err take_rows(struct reading *reading)
{
    struct json_value row;
    bool more = true;
    enum err err = take_columns(reading);
    while (!err && more) {
        err = next_line(reading, &row, &more);
        if (!err && more)
            err = take_row(reading, &row);
    }
    return err;
}

static enum err take_table(struct reading *reading, const struct table *table)
{
    reading->table = table;
    enum err err = open_file(reading, table->name, ".jsonl");
    if (err)
        return err;
    hash_table(&reading->hashing, table);
    err = pour_begin(&reading->pour, reading->ctx->db, table);
    if (!err)
        err = take_rows(reading);
    err = pour_end(&reading->pour, err);
    fclose(reading->from);
    return err ? say_line(reading, err) : OK;
}

/* ---- all of it ---- */

struct summary {
    int64_t words;
    char hash[HASH_TEXT + 1];
};

static enum err read_summary(struct reading *reading, struct summary *summary)
{
    struct json_value value = {0};
    bool more;
    enum err err = open_file(reading, STR("whole"), ".json");
    if (err)
        return err;
    err = next_line(reading, &value, &more);
    fclose(reading->from);
    if (err)
        return say_line(reading, err);
    const struct json_value *words = json_find(&value, STR("words")), *hash = json_find(&value, STR("hash"));
    if (!words || words->kind != JSON_KIND_INT || !hash || hash->text.len != HASH_TEXT)
        return fail(&reading->ctx->failure, ERR_INPUT, "{file} is not what an export writes",
                    PLACE("file", reading->file));
    summary->words = words->integer;
    snprintf(summary->hash, sizeof summary->hash, "%.*s", STR_ARG(hash->text));
    return OK;
}

static enum err take_all(struct reading *reading)
{
    struct tables tables;
    struct summary summary;
    struct ctx *ctx = reading->ctx;
    enum err err = read_summary(reading, &summary);
    if (!err)
        err = tables_load(ctx->db, ctx->arena, &tables);
    if (!err)
        err = whole_has_room(ctx, &tables);
    if (!err)
        err = pour_in_any_order(ctx->db);
    for (size_t i = 0; !err && i < tables.count; i++) {
        progress_tell(reading->whole->progress, tables.at[i].name, (int64_t)i, (int64_t)tables.count);
        err = take_table(reading, &tables.at[i]);
    }
    if (!err && !str_eq(str_from(reading->hashing.hash.text), str_from(summary.hash)))
        return fail(&ctx->failure, ERR_INPUT,
                    "the files are not those that were written: their hash is another");
    if (!err)
        err = tables_ids_behind(ctx->db, &tables);
    if (!err)
        err = whole_write_search_texts(ctx);
    reading->whole->tables = err ? 0 : (int64_t)tables.count;
    return err ? err : words_version_set(ctx->db, summary.words);
}

enum err whole_import(struct ctx *ctx, struct whole *whole)
{
    struct reading reading = {.ctx = ctx, .whole = whole};
    hashing_new(&reading.hashing);
    arena_init(&reading.row, row_bytes_max);
    enum err err = take_all(&reading);
    whole->rows = reading.hashing.rows;
    whole->hash = reading.hashing.hash;
    buf_free(&reading.hashing.row);
    arena_free(&reading.row);
    free(reading.text);
    return err;
}
