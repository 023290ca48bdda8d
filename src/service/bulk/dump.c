#include "service/bulk/dump.h"

#include "base/check.h"
#include "base/memory.h"
#include "base/why.h"
#include "service/bulk/lines.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zlib.h>

enum { ROOM = 256 * 1024, NAMES_BYTES_MAX = 8 << 20, END = -1 };

/* ---- bytes ---- */

enum err dump_open(struct dump *dump, struct str path, struct failure *failure)
{
    struct stat stat_of;
    size_t slash = path.len;
    while (slash && path.at[slash - 1] != '/')
        slash--;
    *dump = (struct dump){.name = str_slice(path, slash, path.len)};
    arena_init(&dump->names, NAMES_BYTES_MAX);
    const char *named = arena_cstr(&dump->names, path);
    dump->file = gzopen(named, "rb");
    if (!dump->file)
        return fail(failure, ERR_IO, "{path} cannot be read: {why}", PLACE("path", path),
                    PLACE_ERRNO("why", errno));
    dump->size = stat(named, &stat_of) == 0 ? stat_of.st_size : 0;
    dump->room = memory_more(NULL, ROOM);
    dump->tables = memory_new(DUMP_TABLES_MAX * sizeof *dump->tables);
    dump->words = memory_new(DUMP_WORDS_MAX * sizeof *dump->words);
    buf_init(&dump->row, DUMP_ROW_MAX);
    dump->line = dump->column = 1;
    return OK;
}

void dump_close(struct dump *dump)
{
    if (dump->file)
        gzclose(dump->file);
    free(dump->room);
    free(dump->tables);
    free(dump->words);
    buf_free(&dump->row);
    arena_free(&dump->names);
    *dump = (struct dump){0};
}

enum err dump_rewind(struct dump *dump, struct failure *failure)
{
    if (gzrewind(dump->file) != 0)
        return fail(failure, ERR_IO, "{path} cannot be read: {why}", PLACE("path", dump->name),
                    PLACE_ERRNO("why", errno));
    dump->have = dump->next = 0;
    dump->ended = false;
    dump->line = dump->column = 1;
    dump->open = NULL;
    return OK;
}

static int peek(struct dump *dump)
{
    if (dump->next == dump->have && !dump->ended) {
        int got = gzread(dump->file, dump->room, ROOM);
        dump->failed |= got < 0;
        dump->have = got > 0 ? (size_t)got : 0;
        dump->next = 0;
        dump->ended = got <= 0;
        dump->done = gzoffset(dump->file);
    }
    return dump->next < dump->have ? dump->room[dump->next] : END;
}

/* The sign behind the one that comes next. */
static int peek_second(struct dump *dump)
{
    if (dump->next + 1 == dump->have && !dump->ended) {
        dump->room[0] = dump->room[dump->next];
        int got = gzread(dump->file, dump->room + 1, ROOM - 1);
        dump->failed |= got < 0;
        dump->have = 1 + (got > 0 ? (size_t)got : 0);
        dump->next = 0;
        dump->ended = got <= 0;
    }
    return dump->next + 1 < dump->have ? dump->room[dump->next + 1] : END;
}

static int take(struct dump *dump)
{
    int c = peek(dump);
    if (c == END)
        return END;
    dump->next++;
    dump->column++;
    if (c == '\n') {
        dump->line++;
        dump->column = 1;
    }
    return c;
}

static enum err wrong(struct dump *dump, struct failure *failure, struct str what)
{
    int code = Z_OK;
    (void)gzerror(dump->file, &code);
    dump->at_line = dump->line;
    dump->at_column = dump->column;
    if (dump->failed)
        return fail(failure, ERR_IO, "the file cannot be read on: {why}", PLACE_SAID("why", gz_words(code)));
    return fail_row(failure, ERR_INPUT, NULL, what);
}

/* ---- signs ---- */

static bool is_white(int c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_letter(int c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$' || c >= 0x80;
}

static void skip_line(struct dump *dump)
{
    for (int c = take(dump); c != END && c != '\n';)
        c = take(dump);
}

/* What MySQL would carry out in it is left out, too. */
static void skip_comment(struct dump *dump)
{
    take(dump);
    take(dump);
    int c = take(dump);
    while (c != END && !(c == '*' && peek(dump) == '/'))
        c = take(dump);
    take(dump);
}

static void skip_white(struct dump *dump)
{
    for (;;) {
        int c = peek(dump);
        if (is_white(c))
            take(dump);
        else if (c == '#' || (c == '-' && peek_second(dump) == '-'))
            skip_line(dump);
        else if (c == '/' && peek_second(dump) == '*')
            skip_comment(dump);
        else
            return;
    }
}

/* Behind the opening quote, with what backslashes mean; out NULL: it is passed over. False at the end of the file. */
static bool take_string(struct dump *dump, int quote, struct buf *out)
{
    static const char meant[][2] = {{'n', '\n'}, {'r', '\r'}, {'t', '\t'},
                                    {'0', '\0'}, {'Z', 26},   {'b', '\b'}};
    for (;;) {
        int c = take(dump);
        bool escaped = c == '\\' && quote != '`';
        if (escaped || (c == quote && peek(dump) == quote))
            c = take(dump);
        else if (c == quote)
            return true;
        if (c == END)
            return false;
        for (size_t i = 0; escaped && i < COUNT_OF(meant); i++)
            if (c == meant[i][0]) {
                c = (unsigned char)meant[i][1];
                break;
            }
        if (out)
            buf_put_char(out, (char)c);
    }
}

/* A word, or a name between backquotes or double quotes; empty when none stands here. */
static struct str take_name(struct dump *dump, char room[DUMP_NAME_MAX + 1])
{
    size_t len = 0;
    skip_white(dump);
    int quote = peek(dump) == '`' || peek(dump) == '"' ? take(dump) : 0;
    for (int c = peek(dump); c != END && (quote ? c != quote : is_letter(c)); c = peek(dump)) {
        if (len < DUMP_NAME_MAX)
            room[len++] = (char)c;
        take(dump);
    }
    if (quote)
        take(dump);
    return (struct str){room, len};
}

static bool is_quoted_next(struct dump *dump)
{
    skip_white(dump);
    return peek(dump) == '`' || peek(dump) == '"';
}

/* `database`.`table` is the table. */
static struct str take_table_name(struct dump *dump, char room[DUMP_NAME_MAX + 1])
{
    struct str name = take_name(dump, room);
    if (peek(dump) == '.') {
        take(dump);
        name = take_name(dump, room);
    }
    return name;
}

/* To the end of a statement, or at a comma or the end of the brackets that are open. False at the end of the file. */
static bool skip_to(struct dump *dump, bool item)
{
    for (int depth = 0;;) {
        int c = peek(dump);
        if (c == END || (item && depth == 0 && (c == ',' || c == ')')))
            return c != END;
        take(dump);
        if (c == ';' && !item)
            return true;
        depth += (c == '(') - (c == ')');
        if ((c == '\'' || c == '"' || c == '`') && !take_string(dump, c, NULL))
            return false;
    }
}

/* ---- tables ---- */

static struct dump_table *table_named(struct dump *dump, struct str name)
{
    for (size_t i = 0; i < dump->table_count; i++)
        if (str_eq(dump->tables[i].name, name))
            return &dump->tables[i];
    if (dump->table_count == DUMP_TABLES_MAX)
        return NULL;
    struct dump_table *table = &dump->tables[dump->table_count++];
    *table = (struct dump_table){.name = arena_copy(&dump->names, name)};
    return table;
}

/* Names of columns are kept once, however many statements list them. */
static struct str kept(struct dump *dump, struct str name)
{
    for (size_t i = 0; i < dump->word_count; i++)
        if (str_eq(dump->words[i], name))
            return dump->words[i];
    if (dump->word_count == DUMP_WORDS_MAX)
        return STR_NONE;
    return dump->words[dump->word_count++] = arena_copy(&dump->names, name);
}

static void add_column(struct dump *dump, struct dump_table *table, struct str name)
{
    if (table->count < DUMP_COLUMNS_MAX)
        table->columns[table->count++] = kept(dump, name);
}

/* Behind CREATE TABLE: items that begin with a quoted name are columns, the others keys. */
static enum err read_create(struct dump *dump, struct failure *failure)
{
    char room[DUMP_NAME_MAX + 1];
    bool quoted = is_quoted_next(dump);
    struct str name = take_table_name(dump, room);
    if (!quoted && str_eq_nocase(name, STR("IF"))) { /* NOT EXISTS: */
        (void)take_name(dump, room);
        (void)take_name(dump, room);
        name = take_table_name(dump, room);
    }
    struct dump_table *table = table_named(dump, name);
    skip_white(dump);
    if (!table || table->count || peek(dump) != '(')
        return skip_to(dump, false) ? OK : wrong(dump, failure, STR(N_("the file ends within a statement")));
    do {
        take(dump);
        skip_white(dump);
        if (peek(dump) == '`' || peek(dump) == '"')
            add_column(dump, table, take_name(dump, room));
        if (!skip_to(dump, true))
            return wrong(dump, failure, STR(N_("the file ends within a statement")));
    } while (peek(dump) == ',');
    return skip_to(dump, false) ? OK : wrong(dump, failure, STR(N_("the file ends within a statement")));
}

static enum err read_list(struct dump *dump, struct failure *failure)
{
    char room[DUMP_NAME_MAX + 1];
    dump->listed = (struct dump_table){.name = dump->open->name};
    do {
        take(dump);
        struct str name = take_name(dump, room);
        if (!name.len)
            return wrong(dump, failure, STR(N_("a name of a column is missing here")));
        add_column(dump, &dump->listed, name);
        skip_white(dump);
    } while (peek(dump) == ',');
    if (peek(dump) != ')')
        return wrong(dump, failure, STR(N_("a bracket is missing here")));
    take(dump);
    skip_white(dump);
    dump->open = &dump->listed;
    return OK;
}

/* Behind INSERT INTO and the name of a table that is wanted. */
static enum err open_insert(struct dump *dump, struct failure *failure)
{
    char room[DUMP_NAME_MAX + 1];
    enum err err = OK;
    skip_white(dump);
    if (peek(dump) == '(')
        err = read_list(dump, failure);
    if (err)
        return err;
    if (!str_eq_nocase(take_name(dump, room), STR("VALUES")))
        return wrong(dump, failure, STR(N_("the word VALUES is missing here")));
    if (dump->open->count == 0)
        return wrong(
            dump, failure,
            STR(N_("no CREATE TABLE and no list of columns tells what these values are; make the dump "
                   "with --complete-insert")));
    return OK;
}

/* ---- rows ---- */

static int digit_of(int c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void put_hex(struct buf *out, struct str digits)
{
    size_t i = digits.len % 2;
    if (i)
        buf_put_char(out, (char)digit_of(digits.at[0]));
    for (; i + 1 < digits.len; i += 2)
        buf_put_char(out, (char)(digit_of(digits.at[i]) * 16 + digit_of(digits.at[i + 1])));
}

/* 0x4D79, as --hex-blob writes it, of any length; or a number or word, as it stands. */
static void take_bare(struct dump *dump, struct buf *out)
{
    size_t start = out->len;
    for (int c = peek(dump); is_letter(c) || c == '.' || c == '-' || c == '+'; c = peek(dump))
        buf_put_char(out, (char)take(dump));
    struct str word = str_slice(buf_str(out), start, out->len);
    bool hex = word.len > 2 && word.at[0] == '0' && (word.at[1] | 0x20) == 'x';
    for (size_t i = 2; hex && i < word.len; i++)
        hex = digit_of(word.at[i]) >= 0;
    if (!hex || out->overflow)
        return;
    /* Two digits make one byte: it is written over what was read. */
    size_t len = 0;
    for (size_t i = 2 - word.len % 2; i < word.len; i += 2) {
        int high = i < 2 ? 0 : digit_of(word.at[i]);
        out->at[start + len++] = (char)(high * 16 + digit_of(word.at[i + 1]));
    }
    out->len = start + len;
}

static enum err take_value(struct dump *dump, struct failure *failure)
{
    struct buf *row = &dump->row;
    size_t start = row->len;
    skip_white(dump);
    if (peek(dump) != '\'' && peek(dump) != '"')
        take_bare(dump, row);
    struct str word = str_slice(buf_str(row), start, row->len);
    bool hex = str_eq_nocase(word, STR("x")), marked = hex || str_starts(word, STR("_"));
    dump->nils[dump->count] = str_eq_nocase(word, STR("NULL"));
    if (marked) {
        row->len = start;
        skip_white(dump);
    }
    if ((!word.len || marked) && (peek(dump) == '\'' || peek(dump) == '"')) {
        if (!take_string(dump, take(dump), row))
            return wrong(dump, failure, STR(N_("the file ends within a text")));
    } else if (!word.len) {
        return wrong(dump, failure, STR(N_("a value is missing here")));
    }
    if (hex) {
        struct buf bytes;
        buf_init(&bytes, DUMP_ROW_MAX);
        put_hex(&bytes, str_slice(buf_str(row), start, row->len));
        row->len = start;
        buf_put(row, buf_str(&bytes));
        buf_free(&bytes);
    }
    return OK;
}

/* At the bracket that opens a row. */
static enum err take_row(struct dump *dump, struct failure *failure)
{
    int64_t line = dump->line, column = dump->column;
    buf_clear(&dump->row);
    dump->count = 0;
    do {
        take(dump);
        if (dump->count == dump->open->count)
            return wrong(dump, failure, STR(N_("the row has more values than there are columns")));
        dump->starts[dump->count] = dump->row.len;
        enum err err = take_value(dump, failure);
        if (err)
            return err;
        dump->starts[++dump->count] = dump->row.len;
        skip_white(dump);
    } while (peek(dump) == ',');
    if (peek(dump) != ')')
        return wrong(dump, failure, STR(N_("a comma or a bracket is missing here")));
    if (dump->count != dump->open->count)
        return wrong(dump, failure, STR(N_("the row has fewer values than there are columns")));
    take(dump);
    dump->at_line = line;
    dump->at_column = column;
    if (dump->row.overflow)
        return fail(failure, ERR_LIMIT, "the row has more than {most} bytes",
                    PLACE_INT("most", DUMP_ROW_MAX));
    return OK;
}

/* Behind a row: true when another one of the same INSERT stands here. */
static bool is_continued(struct dump *dump)
{
    skip_white(dump);
    if (peek(dump) == ',') {
        take(dump);
        skip_white(dump);
    }
    return peek(dump) == '(';
}

/* One statement that begins here; dump->open is set when it has rows that are wanted. */
static enum err read_statement(struct dump *dump, bool (*wanted)(void *arg, struct str table), void *arg,
                               struct failure *failure)
{
    char room[DUMP_NAME_MAX + 1];
    struct str word = take_name(dump, room);
    bool create = str_eq_nocase(word, STR("CREATE"));
    bool insert = str_eq_nocase(word, STR("INSERT")) || str_eq_nocase(word, STR("REPLACE"));
    if (create) {
        word = take_name(dump, room);
        if (str_eq_nocase(word, STR("TEMPORARY")))
            word = take_name(dump, room);
        if (str_eq_nocase(word, STR("TABLE")))
            return read_create(dump, failure);
    }
    while (insert && (skip_white(dump), peek(dump) != '`')) {
        word = take_name(dump, room);
        if (!word.len || str_eq_nocase(word, STR("INTO")))
            break;
    }
    struct dump_table *table = insert ? table_named(dump, take_table_name(dump, room)) : NULL;
    if (!table || !wanted(arg, table->name))
        return skip_to(dump, false) ? OK : wrong(dump, failure, STR(N_("the file ends within a statement")));
    dump->open = table;
    return open_insert(dump, failure);
}

enum err dump_next(struct dump *dump, bool (*wanted)(void *arg, struct str table), void *arg,
                   struct failure *failure)
{
    enum err err = OK;
    if (dump->open && !is_continued(dump)) {
        dump->open = NULL;
        if (!skip_to(dump, false))
            return wrong(dump, failure, STR(N_("the file ends within a statement")));
    }
    while (!err && !dump->open) {
        skip_white(dump);
        if (peek(dump) == END)
            return dump->failed ? wrong(dump, failure, STR_NONE) : OK;
        if (peek(dump) == ';')
            take(dump);
        else
            err = read_statement(dump, wanted, arg, failure);
        if (!err && dump->open && !is_continued(dump))
            err = wrong(dump, failure, STR(N_("a row is missing here")));
    }
    return err ? err : take_row(dump, failure);
}

struct dump_value dump_value(const struct dump *dump, struct str column)
{
    for (size_t i = 0; i < dump->count; i++)
        if (str_eq_nocase(dump->open->columns[i], column))
            return (struct dump_value){str_slice(buf_str(&dump->row), dump->starts[i], dump->starts[i + 1]),
                                       dump->nils[i]};
    return (struct dump_value){STR_NONE, true};
}
