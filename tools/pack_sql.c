/*
 * pack_sql HEADER SOURCE ROWS.h ROWS.c FILE...: packs named SQL statements into C (the contract of their use is
 * store/engine/db.h), and the readers of their rows (tools/pack_sql.h says how rows are written).
 *
 *     -- name: question_by_id one          one: at most one row; many: rows; run: no rows
 *     SELECT title FROM question WHERE id = :id;
 *
 * Where the databases need different words, `-- dialect: sqlite` and `-- dialect: postgres` follow the name,
 * each with its own statement. A :name becomes ?1 for SQLite and $1 for PostgreSQL, numbered by first
 * appearance; both dialects must number alike, because the caller passes arguments by position. Comments are
 * left out.
 */
#include "pack_sql.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { STATEMENTS_MAX = 4000, PARAMETERS_MAX = 64 };
enum dialect { SQLITE, POSTGRES, DIALECTS };

static const char *const dialect_words[DIALECTS] = {"sqlite", "postgres"};
static const char marks[DIALECTS] = {'?', '$'};
static const char *const kind_words[] = {"one", "many", "run"};
static const char *const kind_names[] = {"STATEMENT_ONE", "STATEMENT_MANY", "STATEMENT_RUN"};

/* A statement in one dialect: its text with numbers for names, and the names in their order. */
struct variant {
    char *text; /* NULL: not given */
    size_t length;
    struct word parameters[PARAMETERS_MAX];
    int count;
};

struct statement {
    struct word name;
    const char *file;
    int line;
    int kind;
    struct variant variants[DIALECTS];
};

void fail(const char *file, int line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "%s:%d: ", file, line);
    vfprintf(stderr, format, arguments);
    fprintf(stderr, "\n");
    va_end(arguments);
    exit(1);
}

void *must(void *memory)
{
    if (!memory)
        fail("pack_sql", 0, "no memory");
    return memory;
}

static char *read_file(const char *path)
{
    FILE *in = fopen(path, "rb");
    if (!in)
        fail(path, 0, "cannot be read");
    size_t length = 0, room = 1 << 16;
    char *text = must(malloc(room));
    for (size_t got; (got = fread(text + length, 1, room - length - 1, in)) > 0;) {
        length += got;
        if (length + 1 == room)
            text = must(realloc(text, room *= 2));
    }
    fclose(in);
    text[length] = 0;
    if (strlen(text) != length)
        fail(path, 0, "holds a null byte");
    return text;
}

static bool is_name_start(char c)
{
    return (c >= 'a' && c <= 'z') || c == '_';
}

bool is_name_part(char c)
{
    return is_name_start(c) || (c >= '0' && c <= '9');
}

bool read_name(struct place *place, struct word *word)
{
    if (!is_name_start(*place->at))
        return false;
    size_t length = 0;
    for (; is_name_part(place->at[length]); length++)
        if (length + 1 == WORD_MAX)
            fail(place->file, place->line, "a name has at most %d characters", WORD_MAX - 1);
    memcpy(word->text, place->at, length);
    word->text[length] = 0;
    place->at += length;
    return true;
}

void skip_blanks(struct place *place)
{
    while (*place->at == ' ' || *place->at == '\t')
        place->at++;
}

bool read_directive(struct place *place, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(place->at, "-- ", 3) != 0 || strncmp(place->at + 3, word, length) != 0)
        return false;
    place->at += 3 + length;
    skip_blanks(place);
    return true;
}

static int find_word(const char *const *words, int count, const char *word)
{
    for (int i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return -1;
}

static void end_line(struct place *place)
{
    skip_blanks(place);
    if (*place->at != '\n' && *place->at)
        fail(place->file, place->line, "nothing more was expected on this line: %.20s", place->at);
}

static void put(struct variant *variant, const char *at, size_t length)
{
    variant->text = must(realloc(variant->text, variant->length + length + 1));
    memcpy(variant->text + variant->length, at, length);
    variant->length += length;
    variant->text[variant->length] = 0;
}

/* Takes trailing blanks and, before a new line, nothing else: what comments leave behind. */
static void trim(struct variant *variant)
{
    while (variant->length && strchr(" \t\n", variant->text[variant->length - 1]))
        variant->text[--variant->length] = 0;
}

static int parameter_number(struct variant *variant, const struct place *place, const struct word *name)
{
    for (int i = 0; i < variant->count; i++)
        if (strcmp(variant->parameters[i].text, name->text) == 0)
            return i + 1;
    if (variant->count == PARAMETERS_MAX)
        fail(place->file, place->line, "a statement has at most %d parameters", PARAMETERS_MAX);
    variant->parameters[variant->count++] = *name;
    return variant->count;
}

/* Copies 'text' or "name" as it is. */
static void copy_quoted(struct place *place, struct variant *variant)
{
    const char *end = strchr(place->at + 1, *place->at);
    if (!end)
        fail(place->file, place->line, "the quote %c is not closed", *place->at);
    for (const char *c = place->at; c < end; c++)
        place->line += *c == '\n';
    put(variant, place->at, (size_t)(end + 1 - place->at));
    place->at = end + 1;
}

static void skip_comment(struct place *place, const struct statement *statement)
{
    struct place probe = *place;
    if (read_directive(&probe, "name:") || read_directive(&probe, "dialect:"))
        fail(place->file, place->line, "the statement %s before this has no ';'", statement->name.text);
    place->at += strcspn(place->at, "\n");
}

static void copy_colon(struct place *place, struct variant *variant, char mark)
{
    size_t colons = strspn(place->at, ":");
    struct word name;
    char number[16];
    if (colons == 1) {
        place->at++;
        if (!read_name(place, &name))
            fail(place->file, place->line,
                 "':' must begin a parameter's name (a-z, 0-9, _) or be a '::' cast");
        put(variant, number,
            (size_t)snprintf(number, sizeof number, "%c%d", mark, parameter_number(variant, place, &name)));
        return;
    }
    put(variant, place->at, colons);
    place->at += colons;
}

static void copy_new_line(struct place *place, struct variant *variant)
{
    trim(variant);
    if (variant->length)
        put(variant, "\n", 1);
    place->at++;
    place->line++;
}

/* Reads one statement up to its ';' as one dialect has it. */
static void read_variant(struct place *place, struct statement *statement, enum dialect dialect)
{
    struct variant *variant = &statement->variants[dialect];
    if (variant->text)
        fail(place->file, place->line, "%s already has a statement for %s", statement->name.text,
             dialect_words[dialect]);
    put(variant, "", 0);
    while (*place->at != ';') {
        if (!*place->at)
            fail(place->file, place->line, "the statement %s has no ';'", statement->name.text);
        else if (*place->at == '\'' || *place->at == '"')
            copy_quoted(place, variant);
        else if (strncmp(place->at, "--", 2) == 0)
            skip_comment(place, statement);
        else if (*place->at == ':')
            copy_colon(place, variant, marks[dialect]);
        else if (*place->at == '?' || *place->at == '$')
            fail(place->file, place->line, "write a parameter as :name, not as %c", *place->at);
        else if (strncmp(place->at, "/*", 2) == 0)
            fail(place->file, place->line, "write comments as --");
        else if (*place->at == '\n')
            copy_new_line(place, variant);
        else
            put(variant, place->at++, 1);
    }
    trim(variant);
    place->at++;
}

/* Both dialects are there and take the same arguments in the same order. */
static void check_complete(const struct statement *statement)
{
    const struct variant *a = &statement->variants[SQLITE], *b = &statement->variants[POSTGRES];
    for (int d = 0; d < DIALECTS; d++)
        if (!statement->variants[d].text)
            fail(statement->file, statement->line, "%s has no statement for %s", statement->name.text,
                 dialect_words[d]);
    for (int i = 0; i < a->count || i < b->count; i++) {
        const char *in_a = i < a->count ? a->parameters[i].text : "nothing";
        const char *in_b = i < b->count ? b->parameters[i].text : "nothing";
        if (strcmp(in_a, in_b) != 0)
            fail(statement->file, statement->line, "%s: parameter %d is %s for sqlite but %s for postgres",
                 statement->name.text, i + 1, in_a, in_b);
    }
}

static void read_head(struct place *place, struct statement *all, int *count)
{
    if (*count == STATEMENTS_MAX)
        fail(place->file, place->line, "more than %d statements", STATEMENTS_MAX);
    struct statement *statement = &all[*count];
    struct word kind = {""};
    *statement = (struct statement){.file = place->file, .line = place->line};
    if (!read_name(place, &statement->name))
        fail(place->file, place->line, "a statement's name begins with a-z and goes on with a-z, 0-9, _");
    skip_blanks(place);
    read_name(place, &kind);
    statement->kind = find_word(kind_words, 3, kind.text);
    if (statement->kind < 0)
        fail(place->file, place->line, "after the name %s: one, many or run", statement->name.text);
    end_line(place);
    for (int i = 0; i < *count; i++)
        if (strcmp(all[i].name.text, statement->name.text) == 0)
            fail(place->file, place->line, "the name %s is taken by %s:%d", all[i].name.text, all[i].file,
                 all[i].line);
    ++*count;
}

static int read_dialect(struct place *place)
{
    struct word word = {""};
    read_name(place, &word);
    int dialect = find_word(dialect_words, DIALECTS, word.text);
    if (dialect < 0)
        fail(place->file, place->line, "a dialect is sqlite or postgres");
    end_line(place);
    return dialect;
}

/* Reads what stands at the place: white space, a directive, a comment or a statement. */
static void read_item(struct place *place, struct statement *all, int *count, int *dialect)
{
    if (strchr(" \t\n", *place->at)) {
        place->line += *place->at++ == '\n';
    } else if (read_directive(place, "name:")) {
        read_head(place, all, count);
        *dialect = DIALECTS;
    } else if (read_directive(place, "dialect:")) {
        *dialect = read_dialect(place);
    } else if (strncmp(place->at, "--", 2) == 0) {
        place->at += strcspn(place->at, "\n");
    } else if (*dialect < 0) {
        fail(place->file, place->line, "a statement needs a line '-- name: NAME KIND' before it");
    } else {
        struct place again = *place;
        read_variant(place, &all[*count - 1], *dialect == DIALECTS ? SQLITE : (enum dialect) * dialect);
        if (*dialect == DIALECTS)
            read_variant(&again, &all[*count - 1], POSTGRES);
        *dialect = -1;
    }
}

static void read_statements(struct place place, struct statement *all, int *count)
{
    int dialect = -1; /* of the next statement: -1 none is expected, DIALECTS for both */
    while (*place.at)
        read_item(&place, all, count, &dialect);
}

static FILE *open_output(const char *path)
{
    FILE *out = fopen(path, "wb");
    if (!out)
        fail(path, 0, "cannot be written");
    fprintf(out, "/* Packed by tools/pack_sql from store/sql; what is changed here is lost. */\n");
    return out;
}

static void close_output(FILE *out, const char *path)
{
    if (ferror(out) | fclose(out))
        fail(path, 0, "could not be written");
}

static void print_header(const char *path, const struct statement *all, int count)
{
    FILE *out = open_output(path);
    fprintf(out, "#ifndef STATEMENTS_H\n#define STATEMENTS_H\n\nenum statement {\n");
    for (int i = 0; i < count; i++)
        fprintf(out, "    SQL_%s,\n", all[i].name.text);
    fprintf(out, "    SQL_COUNT\n};\n\n"
                 "enum statement_kind { STATEMENT_ONE, STATEMENT_MANY, STATEMENT_RUN };\n\n"
                 "struct statement_text {\n"
                 "    const char *name;\n"
                 "    enum statement_kind kind;\n"
                 "    const char *sqlite, *postgres;\n"
                 "    int parameter_count;\n"
                 "    const char *const *parameters; /* their names, in the order of the arguments */\n"
                 "};\n\n"
                 "extern const struct statement_text statement_texts[SQL_COUNT];\n\n#endif\n");
    close_output(out, path);
}

static void print_text(FILE *out, const char *text)
{
    fprintf(out, "\n     \"");
    for (; *text; text++) {
        if (*text == '\n')
            fprintf(out, "\\n\"\n     \"");
        else
            fprintf(out, *text == '"' || *text == '\\' ? "\\%c" : "%c", *text);
    }
    fprintf(out, "\",");
}

static void print_source(const char *path, const struct statement *all, int count)
{
    FILE *out = open_output(path);
    fprintf(out, "#include \"statements.h\"\n\n#include <stddef.h>\n\n"
                 "const struct statement_text statement_texts[SQL_COUNT] = {\n");
    for (int i = 0; i < count; i++) {
        const struct variant *variant = &all[i].variants[SQLITE];
        fprintf(out, "    {\"%s\", %s,", all[i].name.text, kind_names[all[i].kind]);
        print_text(out, variant->text);
        print_text(out, all[i].variants[POSTGRES].text);
        fprintf(out, "\n     %d, ", variant->count);
        for (int p = 0; p < variant->count; p++)
            fprintf(out, "%s\"%s\"", p ? ", " : "(const char *const[]){", variant->parameters[p].text);
        fprintf(out, "%s},\n", variant->count ? "}" : "NULL");
    }
    fprintf(out, "};\n");
    close_output(out, path);
}

static void print_rows(const char *header, const char *source, const struct rows *rows)
{
    FILE *out = open_output(header);
    rows_print_header(rows, out);
    close_output(out, header);
    out = open_output(source);
    rows_print_source(rows, out);
    close_output(out, source);
}

int main(int argc, char **argv)
{
    if (argc < 6)
        fail("pack_sql", 0, "usage: pack_sql HEADER SOURCE ROWS.h ROWS.c FILE...");
    struct statement *all = must(calloc(STATEMENTS_MAX, sizeof *all));
    struct rows *rows = rows_new();
    struct place *files = must(calloc((size_t)argc, sizeof *files));
    int count = 0;
    for (int i = 5; i < argc; i++) {
        files[i] = (struct place){argv[i], read_file(argv[i]), 1};
        rows_read(rows, files[i]);
    }
    for (int i = 5; i < argc; i++)
        read_statements((struct place){argv[i], rows_expand(rows, files[i]), 1}, all, &count);
    if (!count)
        fail(argv[5], 0, "holds no statement");
    for (int i = 0; i < count; i++)
        check_complete(&all[i]);
    print_header(argv[1], all, count);
    print_source(argv[2], all, count);
    print_rows(argv[3], argv[4], rows);
    free(files);
    free(all);
    return 0;
}
