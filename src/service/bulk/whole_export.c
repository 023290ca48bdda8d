#include "base/check.h"
#include "base/why.h"
#include "service/bulk/whole.h"
#include "service/bulk/whole_parts.h"
#include "store/desk/search.h"
#include "text/kit/base64.h"
#include "text/kit/json_write.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const size_t line_bytes_max = (size_t)512 << 20;

struct writing {
    struct ctx *ctx;
    struct whole *whole;
    struct hashing hashing;
    const struct table *table;
    struct arena row;
    struct buf line;
    FILE *file;
};

static enum err cannot_write(struct writing *writing)
{
    return fail(&writing->ctx->failure, ERR_IO, "the export cannot be written: {why}",
                PLACE_ERRNO("why", errno));
}

static enum err put_line(struct writing *writing)
{
    check(!writing->line.overflow);
    buf_put_char(&writing->line, '\n');
    return fwrite(writing->line.at, 1, writing->line.len, writing->file) == writing->line.len
               ? OK
               : cannot_write(writing);
}

/* Bytes are an object, for a text would not tell them from texts. */
static void put_value(struct writing *writing, struct json *json, const struct value *value)
{
    switch (value->kind) {
    case VALUE_NIL:
        json_value_null(json);
        return;
    case VALUE_INT:
        json_value_int(json, value->number);
        return;
    case VALUE_TEXT:
        json_value_str(json, value->text);
        return;
    case VALUE_BYTES:
        json_object_begin(json);
        json_put(json, STR("base64"), base64_of(&writing->row, value->text));
        json_object_end(json);
        return;
    }
}

static enum err write_row(void *arg, const struct value *values, size_t count)
{
    struct json json;
    struct writing *writing = arg;
    arena_reset(&writing->row);
    buf_clear(&writing->line);
    json_begin(&json, &writing->line);
    json_array_begin(&json);
    for (size_t i = 0; i < count; i++)
        put_value(writing, &json, &values[i]);
    json_array_end(&json);
    hash_row(&writing->hashing, values, count);
    return put_line(writing);
}

static enum err write_columns(struct writing *writing)
{
    struct json json;
    struct str rest = writing->table->columns;
    buf_clear(&writing->line);
    json_begin(&json, &writing->line);
    json_array_begin(&json);
    while (rest.len)
        json_value_str(&json, str_trim(str_cut(&rest, ',')));
    json_array_end(&json);
    return put_line(writing);
}

static const char *path_of(struct ctx *ctx, const struct whole *whole, struct str name, const char *ending)
{
    return arena_printf(ctx->arena, "%.*s/%.*s%s", STR_ARG(whole->folder), STR_ARG(name), ending).at;
}

/* It is its owner's alone, for passwords' hashes are in it. */
static enum err open_file(struct writing *writing, const char *path)
{
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    writing->file = file >= 0 ? fdopen(file, "wb") : NULL;
    if (writing->file)
        return OK;
    return fail(&writing->ctx->failure, errno == EEXIST ? ERR_INPUT : ERR_IO,
                "{path} cannot be written: {why}", PLACE("path", str_from(path)), PLACE_ERRNO("why", errno));
}

static enum err close_file(struct writing *writing, enum err err)
{
    if (!err && (fflush(writing->file) != 0 || fsync(fileno(writing->file)) != 0))
        err = cannot_write(writing);
    fclose(writing->file);
    return err;
}

static enum err write_table(struct writing *writing)
{
    enum err err = open_file(writing, path_of(writing->ctx, writing->whole, writing->table->name, ".jsonl"));
    if (err)
        return err;
    hash_table(&writing->hashing, writing->table);
    err = write_columns(writing);
    if (!err)
        err = table_read(writing->ctx->db, writing->table, 0, &(struct table_reader){write_row, writing});
    return close_file(writing, err);
}

/* Comes last: without it the others are not whole. */
static enum err write_summary(struct writing *writing)
{
    struct json json;
    int64_t version = 0;
    enum err err = words_version(writing->ctx->db, &version);
    if (!err)
        err = open_file(writing, path_of(writing->ctx, writing->whole, STR("whole"), ".json"));
    if (err)
        return err;
    buf_clear(&writing->line);
    json_begin(&json, &writing->line);
    json_object_begin(&json);
    json_put(&json, STR("tables"), writing->whole->tables);
    json_put(&json, STR("rows"), writing->hashing.rows);
    json_put(&json, STR("words"), version);
    json_put(&json, STR("hash"), str_from(writing->hashing.hash.text));
    json_object_end(&json);
    return close_file(writing, put_line(writing));
}

static enum err write_all(struct writing *writing)
{
    struct tables tables;
    struct whole *whole = writing->whole;
    enum err err = tables_load(writing->ctx->db, writing->ctx->arena, &tables);
    for (size_t i = 0; !err && i < tables.count; i++) {
        writing->table = tables.at + i;
        progress_tell(whole->progress, tables.at[i].name, (int64_t)i, (int64_t)tables.count);
        err = write_table(writing);
    }
    whole->tables = err ? 0 : (int64_t)tables.count;
    return err ? err : write_summary(writing);
}

enum err whole_export(struct ctx *ctx, struct whole *whole)
{
    struct writing writing = {.ctx = ctx, .whole = whole};
    const char *folder = arena_cstr(ctx->arena, whole->folder);
    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        return fail(&ctx->failure, ERR_IO, "{path} cannot be made: {why}", PLACE("path", whole->folder),
                    PLACE_ERRNO("why", errno));
    hashing_new(&writing.hashing);
    arena_init(&writing.row, line_bytes_max);
    buf_init(&writing.line, line_bytes_max);
    enum err err = write_all(&writing);
    whole->rows = writing.hashing.rows;
    whole->hash = writing.hashing.hash;
    buf_free(&writing.hashing.row);
    buf_free(&writing.line);
    arena_free(&writing.row);
    return err;
}
