#include "service/bulk/move.h"

#include "base/buf.h"
#include "base/check.h"
#include "service/bulk/whole_parts.h"
#include "store/desk/search.h"
#include "store/engine/table.h"

static const size_t catalogue_bytes_max = (size_t)64 << 20;

static enum err take_hash(void *arg, const struct value *values, size_t count)
{
    hash_row(arg, values, count);
    return OK;
}

static enum err hash_all(struct ctx *ctx, void *arg)
{
    struct hashing *hashing = arg;
    struct tables tables;
    enum err err = tables_load(ctx->db, ctx->arena, &tables);
    for (size_t i = 0; !err && i < tables.count; i++) {
        hash_table(hashing, &tables.at[i]);
        err = table_read(ctx->db, &tables.at[i], 0, &(struct table_reader){take_hash, hashing});
    }
    return err;
}

static enum err move_hash(const struct move_side *side, struct hash *hash, int64_t *rows,
                          struct failure *failure)
{
    struct hashing hashing;
    struct arena arena;
    hashing_new(&hashing);
    arena_init(&arena, catalogue_bytes_max);
    struct unit unit = {.run = hash_all, .arg = &hashing, .arena = &arena};
    enum err err = unit_read(side->db, side->site, &unit, failure);
    *hash = hashing.hash;
    *rows = hashing.rows;
    buf_free(&hashing.row);
    arena_free(&arena);
    return err;
}

/* ---- moving ---- */

/* What both transactions share. */
struct work {
    struct moving *moving;
    struct arena arena; /* of the catalogues */
    struct tables tables;
    struct failure *failure;
    struct hashing hashing; /* of what was read, while it is written */
    struct pour pour;
};

static enum err take_row(void *arg, const struct value *values, size_t count)
{
    struct work *work = arg;
    hash_row(&work->hashing, values, count);
    return pour_row(&work->pour, values, count);
}

static enum err move_table(struct ctx *ctx, struct work *work, const struct table *table)
{
    enum err err = pour_begin(&work->pour, ctx->db, table);
    hash_table(&work->hashing, table);
    if (!err)
        err = table_read(work->moving->from.db, table, 0, &(struct table_reader){take_row, work});
    return pour_end(&work->pour, err);
}

/* Words that relate questions are as old there as here: of an older version they are made again at the next start. */
static enum err take_words_version(struct ctx *ctx, struct db *from)
{
    int64_t version;
    enum err err = words_version(from, &version);
    return err ? err : words_version_set(ctx->db, version);
}

static enum err write_all(struct ctx *ctx, void *arg)
{
    struct work *work = arg;
    enum err err = whole_has_room(ctx, &work->tables);
    hashing_begin(&work->hashing); /* it may be tried again */
    if (!err)
        err = pour_in_any_order(ctx->db);
    for (size_t i = 0; !err && i < work->tables.count; i++) {
        progress_tell(work->moving->progress, work->tables.at[i].name, (int64_t)i,
                      (int64_t)work->tables.count);
        err = move_table(ctx, work, &work->tables.at[i]);
    }
    if (!err)
        err = tables_ids_behind(ctx->db, &work->tables);
    if (!err)
        err = whole_write_search_texts(ctx);
    return err ? err : take_words_version(ctx, work->moving->from.db);
}

/* The source's connection says its failures to the same place, whichever side has them. */
static enum err read_all(struct ctx *ctx, void *arg)
{
    struct work *work = arg;
    enum err err = tables_load(ctx->db, ctx->arena, &work->tables);
    if (err)
        return err;
    struct unit unit = {.run = write_all, .arg = work, .arena = &work->arena};
    err = unit_run(work->moving->to.db, work->moving->to.site, &unit, work->failure);
    if (err && work->failure->err)
        ctx->failure = *work->failure;
    return err;
}

/* What is there now, beside what was read. */
static enum err prove(struct moving *moving, struct failure *failure)
{
    struct hash there;
    int64_t rows = 0;
    enum err err = move_hash(&moving->to, &there, &rows, failure);
    if (err || str_eq(str_from(there.text), str_from(moving->hash.text)))
        return err;
    return fail(failure, ERR_DATABASE,
                "what was moved does not read the same on both sides ({from} and {to} rows): do not use it",
                PLACE_INT("from", moving->rows), PLACE_INT("to", rows));
}

enum err move_database(struct moving *moving, struct failure *failure)
{
    struct arena arena;
    struct failure written = {.language = failure->language};
    struct work work = {.moving = moving, .failure = &written};
    arena_init(&arena, catalogue_bytes_max);
    arena_init(&work.arena, catalogue_bytes_max);
    hashing_new(&work.hashing);
    struct unit unit = {.run = read_all, .arg = &work, .arena = &arena};
    enum err err = unit_read(moving->from.db, moving->from.site, &unit, failure);
    moving->tables = (int64_t)work.tables.count;
    moving->rows = work.hashing.rows;
    moving->hash = work.hashing.hash;
    buf_free(&work.hashing.row);
    arena_free(&work.arena);
    arena_free(&arena);
    return err ? err : prove(moving, failure);
}
