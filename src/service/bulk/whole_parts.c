#include "service/bulk/whole_parts.h"

#include "base/check.h"
#include "service/bulk/texts.h"

static const size_t row_bytes_max = (size_t)256 << 20;

/* ---- the hash: each row with the hash of all before it ---- */

void hashing_begin(struct hashing *hashing)
{
    hashing->hash = hash_of(STR_NONE);
    hashing->rows = 0;
}

void hashing_new(struct hashing *hashing)
{
    buf_init(&hashing->row, row_bytes_max);
    hashing_begin(hashing);
}

static void hash_on(struct hashing *hashing)
{
    check(!hashing->row.overflow);
    hashing->hash = hash_of(buf_str(&hashing->row));
    buf_clear(&hashing->row);
}

void hash_table(struct hashing *hashing, const struct table *table)
{
    buf_put(&hashing->row, str_from(hashing->hash.text));
    buf_put(&hashing->row, table->name);
    buf_put_char(&hashing->row, '(');
    buf_put(&hashing->row, table->columns);
    hash_on(hashing);
}

/* Each value by its kind and its length, so that no two rows read the same. */
void hash_row(struct hashing *hashing, const struct value *values, size_t count)
{
    static const char kinds[] = {
        [VALUE_NIL] = 'n', [VALUE_INT] = 'i', [VALUE_TEXT] = 't', [VALUE_BYTES] = 'b'};
    buf_put(&hashing->row, str_from(hashing->hash.text));
    for (size_t i = 0; i < count; i++) {
        buf_put_char(&hashing->row, kinds[values[i].kind]);
        buf_put_int(&hashing->row,
                    values[i].kind == VALUE_INT ? values[i].number : (int64_t)values[i].text.len);
        buf_put_char(&hashing->row, ':');
        buf_put(&hashing->row, values[i].text);
    }
    hashing->rows++;
    hash_on(hashing);
}

/* ---- what both ways into a new database do ---- */

static enum err is_not_empty(void *arg, const struct value *values, size_t count)
{
    (void)values, (void)count;
    return fail(arg, ERR_INPUT, "the database that it should go into is not empty: move into a new one");
}

enum err whole_has_room(struct ctx *ctx, const struct tables *from)
{
    struct tables to;
    enum err err = tables_load(ctx->db, ctx->arena, &to);
    check(err || to.count == from->count);
    for (size_t i = 0; !err && i < to.count; i++) {
        check(str_eq(to.at[i].name, from->at[i].name) && str_eq(to.at[i].columns, from->at[i].columns));
        err = table_read(ctx->db, &to.at[i], 1, &(struct table_reader){is_not_empty, &ctx->failure});
    }
    return err;
}

enum err whole_write_search_texts(struct ctx *ctx)
{
    struct recount recount = {.repair = true, .related_stand = true};
    return bulk_texts_count(ctx, &recount, 0, 0, NULL);
}
