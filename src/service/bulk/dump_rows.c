#include "service/bulk/dump_rows.h"

#include "base/buf.h"
#include "base/check.h"
#include "service/bulk/import.h"
#include "text/clock/iso_time.h"
#include "text/kit/storable.h"

enum { TELL_EVERY = 1000, TIME_CHARS = 19 };

/* ---- values ---- */

/* A byte 0 is no part of a text; a form may have brought it into one, and MySQL keeps it. */
static struct str without_nul(struct arena *arena, struct str text)
{
    if (str_find_char(text, 0) == text.len)
        return text;
    struct buf out;
    buf_init(&out, text.len + 1);
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i])
            buf_put_char(&out, text.at[i]);
    struct str left = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return left;
}

struct str dump_text(struct dump_row *row, const char *column)
{
    struct dump_value value = dump_value(&row->reading->dump, str_from(column));
    if (row->err || value.nil)
        return STR_NONE;
    struct str text = without_nul(&row->reading->foreign.row, value.text);
    if (str_is_utf8(text))
        return storable(&row->reading->foreign.row, text);
    row->err =
        fail_field(&row->reading->ctx->failure, ERR_INPUT, column,
                   "the column \"{column}\" is not UTF-8; make the dump with --default-character-set=utf8mb4",
                   PLACE("column", str_from(column)));
    return STR_NONE;
}

int64_t dump_number(struct dump_row *row, const char *column)
{
    int64_t number = 0;
    struct dump_value value = dump_value(&row->reading->dump, str_from(column));
    if (!row->err && !value.nil && !str_to_int(value.text, &number))
        row->err =
            fail_field(&row->reading->ctx->failure, ERR_INPUT, column,
                       "the column \"{column}\" is no whole number", PLACE("column", str_from(column)));
    return number;
}

static enum err no_time(struct dump_row *row, const char *column)
{
    return fail_field(&row->reading->ctx->failure, ERR_INPUT, column, "the column \"{column}\" is no time",
                      PLACE("column", str_from(column)));
}

/* Rows stand in the order in which they were made. */
static struct instant time_before(struct dump_row *row, struct str text)
{
    struct dump_reading *reading = row->reading;
    import_note(&reading->import->report, IMPORT_TIMES, text);
    return reading->time_before.ms ? reading->time_before : reading->ctx->now;
}

/* None, or one without a day or a month: "0000-00-00 00:00:00", "2016-02-00". */
static bool is_no_day(struct str text)
{
    static const struct str form = STR_INIT("0000-00-00 00:00:00");
    bool fits = text.len == 0 || text.len == 10 || text.len == form.len;
    for (size_t i = 0; fits && i < text.len; i++)
        fits = form.at[i] == '0' ? text.at[i] >= '0' && text.at[i] <= '9' : text.at[i] == form.at[i];
    return fits && (text.len == 0 || str_eq(str_slice(text, 5, 7), STR("00")) ||
                    str_eq(str_slice(text, 8, 10), STR("00")));
}

struct instant dump_time(struct dump_row *row, const char *column)
{
    struct instant at = {0};
    struct str text = str_slice(dump_text(row, column), 0, TIME_CHARS);
    struct str day = str_slice(text, 0, 10), time = str_slice(text, 11, text.len);
    struct str iso = arena_printf(&row->reading->foreign.row, "%.*sT%.*sZ", STR_ARG(day), STR_ARG(time));
    const struct zone *zone = row->reading->import->zone;
    if (!row->err && !iso_time_read(iso, &at)) {
        if (is_no_day(text))
            return time_before(row, text);
        row->err = no_time(row, column);
    }
    if (row->err)
        return at;
    return row->reading->time_before = zone ? zone_instant(zone, civil_from_instant(at, 0)) : at;
}

struct instant dump_seconds(struct dump_row *row, const char *column)
{
    enum { LAST = 4102444800 }; /* 2100 */
    int64_t seconds = dump_number(row, column);
    if (!row->err && (seconds < 0 || seconds > LAST))
        row->err = no_time(row, column);
    if (row->err)
        return (struct instant){0};
    if (seconds == 0)
        return time_before(row, STR_NONE);
    return row->reading->time_before = (struct instant){seconds * 1000};
}

/* ---- passes ---- */

/* What the pass makes of rows of this table; NULL: nothing. */
static enum err (*taker(const struct dump_reading *reading, struct str table))(struct dump_reading *reading)
{
    const struct dump_take *of = reading->program->passes[reading->pass].of;
    struct str name = str_slice(table, reading->prefix.len, table.len);
    if (!str_starts(table, reading->prefix))
        return NULL;
    for (size_t i = 0; i < DUMP_TAKES_MAX; i++)
        if (name.len && str_eq(of[i].table, name))
            return of[i].take;
    return NULL;
}

static bool is_wanted(void *arg, struct str table)
{
    return taker(arg, table) != NULL;
}

static bool is_none(void *arg, struct str table)
{
    (void)arg;
    (void)table;
    return false;
}

static enum err take_rows(struct dump_reading *reading)
{
    struct dump *dump = &reading->dump;
    enum err err = dump_rewind(dump, &reading->ctx->failure);
    reading->time_before = (struct instant){0};
    for (int64_t rows = 1; !err; rows++) {
        err = dump_next(dump, is_wanted, reading, &reading->ctx->failure);
        if (err || dump->open)
            foreign_at(&reading->foreign, dump->at_line, dump->at_column);
        if (err || !dump->open)
            return err;
        err = taker(reading, dump->open->name)(reading);
        if (rows % TELL_EVERY == 0)
            progress_tell(reading->import->progress,
                          import_file(reading->program->passes[reading->pass].kind), dump->done, dump->size);
    }
    return err;
}

/* Other programs in the same database have tables of such names, too. */
static enum err find_prefix(struct dump_reading *reading)
{
    struct dump *dump = &reading->dump;
    size_t found = 0;
    if (reading->prefix.len)
        return OK;
    enum err err = dump_next(dump, is_none, NULL, &reading->ctx->failure);
    if (err) {
        foreign_at(&reading->foreign, dump->at_line, dump->at_column);
        return err;
    }
    for (size_t i = 0; i < dump->table_count; i++) {
        struct str name = dump->tables[i].name;
        if (!str_ends(name, reading->program->table))
            continue;
        reading->prefix = str_slice(name, 0, name.len - reading->program->table.len);
        found++;
    }
    if (found == 1)
        return OK;
    return fail(&reading->ctx->failure, ERR_INPUT,
                "{file}: {count} tables have a name that ends with \"{table}\", and a dump of {program} has "
                "one; say with --prefix how its tables begin",
                PLACE("file", dump->name), PLACE_INT("count", (int64_t)found),
                PLACE("table", reading->program->table), PLACE("program", reading->program->name));
}

static enum err take_all(struct dump_reading *reading)
{
    enum err err = find_prefix(reading);
    for (reading->pass = 0; !err && reading->pass < reading->program->pass_count; reading->pass++) {
        err = bulk_turn_to(&reading->foreign.bulk, reading->program->passes[reading->pass].kind);
        if (!err)
            err = take_rows(reading);
    }
    if (!err && reading->import->report.rows[BULK_QUESTIONS] == 0)
        return fail(&reading->ctx->failure, ERR_INPUT, "{file}: there is no question in it",
                    PLACE("file", reading->dump.name));
    return err ? err : foreign_finish(&reading->foreign);
}

enum err dump_rows_take(struct ctx *ctx, const struct dump_program *program, struct import_dump *import,
                        void *own)
{
    struct dump_reading reading = {
        .ctx = ctx, .program = program, .import = import, .prefix = import->prefix, .own = own};
    enum err err = foreign_begin(&reading.foreign, ctx, import->progress, &import->report);
    reading.foreign.numbered_apart = program->apart;
    if (!err)
        err = dump_open(&reading.dump, import->file, &ctx->failure);
    if (!err)
        err = take_all(&reading);
    if (err)
        err = foreign_say_where(&reading.foreign, reading.dump.name, err);
    dump_close(&reading.dump);
    foreign_free(&reading.foreign);
    return err;
}
