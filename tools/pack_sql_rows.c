/* Rows: lists of columns that stand once, read from files and written out in statements. */
#include "pack_sql_rows.h"

#include <stdlib.h>
#include <string.h>

static const struct kind kinds[] = {
    {"int", "(__typeof__(row->%))query_int(q)", "INT(row->%)", "value_int_or_nil((int64_t)row->%)",
     "int64_t"},
    {"text", "query_text(q, arena)", "TEXT(row->%)", "TEXT_OR_NIL(row->%)", "struct str"},
    {"bytes", "query_bytes(q, arena)", "BYTES(row->%)", NULL, "struct str"},
    {"bool", "query_bool(q)", "INT(row->%)", NULL, "bool"},
    {"instant", "query_instant(q)", "INT(row->%.ms)", "value_int_or_nil(row->%.ms)", "struct instant"},
};

const struct kind *kind_of(const struct word *name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strcmp(kinds[i].name, name->text) == 0)
            return &kinds[i];
    return NULL;
}

const struct row *find_row(const struct rows *rows, const char *name)
{
    for (int i = 0; i < rows->count; i++)
        if (strcmp(rows->at[i].name.text, name) == 0)
            return &rows->at[i];
    return NULL;
}

static const struct part *find_part(const struct rows *rows, const char *name)
{
    for (int i = 0; i < rows->part_count; i++)
        if (strcmp(rows->parts[i].name.text, name) == 0)
            return &rows->parts[i];
    return NULL;
}

struct rows *rows_new(void)
{
    return must(calloc(1, sizeof(struct rows)));
}

/* ---- reading ---- */

/* Blanks, and the "-- " of a line that goes on. */
static void skip_space(struct place *place)
{
    for (;; place->at++) {
        if (*place->at == '\n') {
            place->line++;
            if (strncmp(place->at + 1, "--", 2) == 0)
                place->at += 2;
        } else if (*place->at != ' ') {
            return;
        }
    }
}

static void read_while(struct place *place, char *into, size_t room, const char *more)
{
    size_t len = 0;
    for (; is_name_part(*place->at) || (*place->at && strchr(more, *place->at)); place->at++) {
        if (len + 1 == room)
            fail(place->file, place->line, "this is too long: %.20s", into);
        into[len++] = *place->at;
    }
    into[len] = 0;
    if (!len)
        fail(place->file, place->line, "a name was expected: %.20s", place->at);
}

/* Up to the comma or semicolon outside of parentheses. */
static void read_expression(struct place *place, struct column *column)
{
    size_t len = 0;
    int depth = 0;
    for (; *place->at && (depth || !strchr(",;", *place->at)); place->at++) {
        depth += (*place->at == '(') - (*place->at == ')');
        if (len + 1 == EXPRESSION_MAX)
            fail(place->file, place->line, "the expression of %s is too long", column->field);
        if (*place->at == '\n') {
            skip_space(place);
            column->expression[len++] = ' ';
            place->at--;
            continue;
        }
        column->expression[len++] = *place->at;
    }
    while (len && column->expression[len - 1] == ' ')
        len--;
    column->expression[len] = 0;
}

static void read_column(struct place *place, struct row *row)
{
    if (row->count == COLUMNS_MAX)
        fail(place->file, place->line, "%s has more than %d columns", row->name.text, COLUMNS_MAX);
    struct column *column = &row->columns[row->count++];
    read_while(place, column->field, FIELD_MAX, ".[]ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    skip_space(place);
    if (!read_name(place, &column->kind))
        fail(place->file, place->line, "behind the field %s: its kind", column->field);
    column->may_be_null = *place->at == '?';
    place->at += column->may_be_null;
    skip_space(place);
    const char *dot = strrchr(column->field, '.');
    if (*place->at == '=') {
        place->at++;
        skip_space(place);
        read_expression(place, column);
    } else {
        /* Another row's columns are of the same table. */
        snprintf(column->expression, EXPRESSION_MAX, kind_of(&column->kind) ? "@%s" : "%.0s",
                 dot ? dot + 1 : column->field);
    }
}

static void read_row(struct rows *rows, struct place *place)
{
    struct row *row = &rows->at[rows->count];
    struct word in = {""};
    if (rows->count == ROWS_MAX)
        fail(place->file, place->line, "more than %d rows", ROWS_MAX);
    *row = (struct row){.file = place->file, .line = place->line};
    if (!read_name(place, &row->name) || find_row(rows, row->name.text))
        fail(place->file, place->line, "a row has a name that no other has: %s", row->name.text);
    row->type = row->name;
    skip_blanks(place);
    read_name(place, &in);
    skip_blanks(place);
    if (strcmp(in.text, "of") == 0) {
        in = (struct word){""};
        read_name(place, &row->type);
        skip_blanks(place);
        read_name(place, &in);
        skip_blanks(place);
    }
    if (in.text[0]) {
        if (strcmp(in.text, "in") != 0)
            fail(place->file, place->line,
                 "after the row's name: in HEADER, or of STRUCT in HEADER, or nothing");
        read_while(place, row->header, FIELD_MAX, "/.");
    }
    rows->count++;
    do {
        skip_space(place);
        read_column(place, row);
        skip_space(place);
    } while (*place->at++ == ',');
    if (place->at[-1] != ';')
        fail(place->file, place->line, "the columns of %s end with ';'", row->name.text);
}

/* Up to the semicolon, in one line. */
static void read_part(struct rows *rows, struct place *place)
{
    struct part *part = &rows->parts[rows->part_count];
    size_t len = 0;
    if (rows->part_count == PARTS_MAX)
        fail(place->file, place->line, "more than %d parts", PARTS_MAX);
    if (!read_name(place, &part->name) || find_part(rows, part->name.text) || find_row(rows, part->name.text))
        fail(place->file, place->line, "a part has a name that nothing else has: %s", part->name.text);
    for (skip_space(place); *place->at && *place->at != ';'; len++) {
        if (len + 1 == PART_MAX)
            fail(place->file, place->line, "%s is too long", part->name.text);
        bool goes_on = *place->at == '\n';
        part->text[len] = goes_on ? ' ' : *place->at;
        if (goes_on)
            skip_space(place);
        else
            place->at++;
    }
    if (!*place->at)
        fail(place->file, place->line, "%s ends with ';'", part->name.text);
    rows->part_count++;
}

void rows_read(struct rows *rows, struct place place)
{
    while (*place.at) {
        if (read_directive(&place, "row:"))
            read_row(rows, &place);
        else if (read_directive(&place, "part:"))
            read_part(rows, &place);
        size_t len = strcspn(place.at, "\n");
        place.at += len + (place.at[len] == '\n');
        place.line++;
    }
}

/* ---- writing out ---- */

static void put_expression(FILE *out, const char *expression, const char *table)
{
    for (; *expression; expression++)
        if (*expression == '@')
            fprintf(out, "%s%s", table, *table ? "." : "");
        else
            fputc(*expression, out);
}

static void put_columns(const struct rows *rows, const struct row *row, const char *table, FILE *out)
{
    for (int i = 0; i < row->count; i++) {
        const struct row *other =
            kind_of(&row->columns[i].kind) ? NULL : find_row(rows, row->columns[i].kind.text);
        if (i)
            fputs(", ", out);
        if (other)
            put_columns(rows, other, *row->columns[i].expression ? row->columns[i].expression : table, out);
        else
            put_expression(out, row->columns[i].expression, table);
    }
}

static void put_arguments(const struct row *row, FILE *out)
{
    for (int i = 0; i < row->count; i++) {
        fprintf(out, "%s:", i ? ", " : "");
        put_expression(out, row->columns[i].expression, "");
    }
}

/* What is inserted into a column when that is not the argument of its name: up to the comma or the closing brace. */
static void put_inserted(struct place *place, FILE *values)
{
    int depth = 0;
    for (; *place->at && (depth || !strchr(",}", *place->at)); place->at++) {
        depth += (*place->at == '(') - (*place->at == ')');
        fputc(*place->at, values);
    }
}

/* One column of {insert ...}: name, name = expression, or {row}, which stands for all columns of a row. */
static void put_insert_column(const struct rows *rows, struct place *place, FILE *columns, FILE *values)
{
    struct word name = {""};
    bool whole = *place->at == '{';
    place->at += whole;
    if (!read_name(place, &name))
        fail(place->file, place->line, "a column was expected: %.20s", place->at);
    const struct row *row = whole ? find_row(rows, name.text) : NULL;
    if (whole && (!row || *place->at++ != '}'))
        fail(place->file, place->line, "there is no row called %s", name.text);
    if (row) {
        put_columns(rows, row, "", columns);
        put_arguments(row, values);
        return;
    }
    fputs(name.text, columns);
    skip_space(place);
    if (*place->at != '=') {
        fprintf(values, ":%s", name.text);
        return;
    }
    place->at++;
    skip_space(place);
    put_inserted(place, values);
}

/* {insert TABLE: columns}, {replace ...} or {insert_or_ignore ...}, the place behind the word; answers what is behind the }. */
static const char *expand_insert(const struct rows *rows, const char *verb, struct place place, FILE *out)
{
    struct word table = {""};
    char *columns, *values;
    size_t size;
    int line = place.line;
    FILE *to_columns = must(open_memstream(&columns, &size)),
         *to_values = must(open_memstream(&values, &size));
    skip_blanks(&place);
    if (!read_name(&place, &table) || *place.at != ':')
        fail(place.file, place.line, "behind insert: a table, a colon, and its columns");
    do {
        place.at++;
        skip_space(&place);
        put_insert_column(rows, &place, to_columns, to_values);
        skip_space(&place);
        if (*place.at == ',') {
            fputs(", ", to_columns);
            fputs(", ", to_values);
        }
    } while (*place.at == ',');
    if (*place.at != '}')
        fail(place.file, place.line, "the columns that are inserted into %s end with a brace", table.text);
    fclose(to_columns);
    fclose(to_values);
    fprintf(out, "%s INTO %s (%s) VALUES (%s)", verb, table.text, columns, values);
    for (; line < place.line; line++)
        fputc('\n', out); /* so that errors behind it name their line */
    free(columns);
    free(values);
    return place.at + 1;
}

/* {row}, {row table}, {:row}, {part} or {insert table: columns} */
static const char *expand(const struct rows *rows, struct place place, FILE *out)
{
    struct word name = {""}, table = {""};
    bool arguments = place.at[1] == ':';
    place.at += 1 + arguments;
    read_name(&place, &name);
    if (strcmp(name.text, "insert") == 0)
        return expand_insert(rows, "INSERT", place, out);
    if (strcmp(name.text, "replace") == 0)
        return expand_insert(rows, "REPLACE", place, out);
    if (strcmp(name.text, "insert_or_ignore") == 0)
        return expand_insert(rows, "INSERT OR IGNORE", place, out);
    skip_blanks(&place);
    read_name(&place, &table);
    const struct row *row = find_row(rows, name.text);
    const struct part *part = find_part(rows, name.text);
    if ((!row && !part) || *place.at != '}')
        fail(place.file, place.line, "there is no row or part called %s, or its } is missing", name.text);
    if (part)
        fputs(part->text, out);
    else if (arguments)
        put_arguments(row, out);
    else
        put_columns(rows, row, table.text, out);
    return place.at + 1;
}

char *rows_expand(const struct rows *rows, struct place place)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = must(open_memstream(&text, &size));
    while (*place.at) {
        size_t len = 1;
        if (*place.at == '{') {
            place.at = expand(rows, place, out);
            continue;
        }
        if (strncmp(place.at, "--", 2) == 0)
            len = strcspn(place.at, "\n");
        else if (*place.at == '\'')
            len += strcspn(place.at + 1, "'") + 1;
        for (size_t i = 0; i < len && place.at[i]; i++)
            place.line += place.at[i] == '\n';
        len = strnlen(place.at, len);
        fwrite(place.at, 1, len, out);
        place.at += len;
    }
    fclose(out);
    return text;
}
