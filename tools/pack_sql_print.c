/* Readers and writers of rows, as C. */
#include "pack_sql_rows.h"

#include <string.h>

static void put_field(FILE *out, const char *pattern, const char *field)
{
    for (; *pattern; pattern++)
        if (*pattern == '%')
            fputs(field, out);
        else
            fputc(*pattern, out);
    fputs(";\n", out);
}

/* Every column is a column of the table, and no more. */
static bool can_be_bound(const struct row *row)
{
    for (int i = 0; i < row->count; i++) {
        const struct column *column = &row->columns[i];
        const struct kind *kind = kind_of(&column->kind);
        size_t plain = strspn(column->expression + 1, "abcdefghijklmnopqrstuvwxyz0123456789_");
        if (!kind || column->expression[0] != '@' || column->expression[1 + plain])
            return false;
    }
    return true;
}

/* The struct of a row that names no header. */
static void print_struct(const struct row *row, FILE *out)
{
    fprintf(out, "\nstruct %s {\n", row->type.text);
    for (int i = 0; i < row->count; i++) {
        const struct kind *kind = kind_of(&row->columns[i].kind);
        if (!kind)
            fail(row->file, row->line, "%s holds another row: its struct must stand in a header",
                 row->name.text);
        else
            fprintf(out, "    %s %s;\n", kind->type, row->columns[i].field);
    }
    fputs("};\n", out);
}

void rows_print_header(const struct rows *rows, FILE *out)
{
    fputs(
        "#ifndef ROW_READERS_H\n#define ROW_READERS_H\n#include \"base/err.h\"\n#include \"base/time.h\"\n\n"
        "#include <stddef.h>\n\n"
        "struct query;\nstruct arena;\nstruct value;\n",
        out);
    for (int i = 0; i < rows->count; i++) {
        const char *name = rows->at[i].name.text, *type = rows->at[i].type.text;
        if (!rows->at[i].header[0] && strcmp(name, type) == 0)
            print_struct(&rows->at[i], out);
        fprintf(out,
                "\nstruct %s;\nvoid row_%s(struct query *q, struct arena *arena, struct %s *row);\n"
                "enum err one_%s(struct query *q, struct arena *arena, struct %s *row) MUST_USE;\n",
                type, name, type, name, type);
        if (can_be_bound(&rows->at[i]))
            fprintf(out, "size_t values_%s(const struct %s *row, struct value *values);\n", name, type);
    }
    fputs("\n#endif\n", out);
}

static void print_reader(const struct rows *rows, const struct row *row, FILE *out)
{
    const char *name = row->name.text;
    fprintf(out, "\nvoid row_%s(struct query *q, struct arena *arena, struct %s *row)\n{\n    (void)arena;\n",
            name, row->type.text);
    for (int i = 0; i < row->count; i++) {
        const struct column *column = &row->columns[i];
        const struct kind *kind = kind_of(&column->kind);
        if (!kind && !find_row(rows, column->kind.text))
            fail(row->file, row->line, "%s of %s: there is no kind or row called %s", column->field, name,
                 column->kind.text);
        if (kind) {
            fprintf(out, "    row->%s = ", column->field);
            put_field(out, kind->read, column->field);
        } else {
            fprintf(out, "    row_%s(q, arena, &row->%s);\n", column->kind.text, column->field);
        }
    }
    fputs("}\n", out);
}

/* A statement of at most one row: read and ended. */
static void print_one(const struct row *row, FILE *out)
{
    const char *name = row->name.text;
    fprintf(out,
            "\nenum err one_%s(struct query *q, struct arena *arena, struct %s *row)\n{\n"
            "    bool found = query_next(q);\n    if (found) {\n        *row = (struct %s){0};\n"
            "        row_%s(q, arena, row);\n    }\n    return query_end_one(q, found);\n}\n",
            name, row->type.text, row->type.text, name);
}

static void print_writer(const struct row *row, FILE *out)
{
    const char *name = row->name.text;
    fprintf(out, "\nsize_t values_%s(const struct %s *row, struct value *values)\n{\n", name, row->type.text);
    for (int i = 0; i < row->count; i++) {
        const struct column *column = &row->columns[i];
        const struct kind *kind = kind_of(&column->kind);
        const char *bind = column->may_be_null ? kind->bind_null : kind->bind;
        fprintf(out, "    values[%d] = ", i);
        if (bind)
            put_field(out, bind, column->field);
        else
            fail(row->file, row->line, "%s of %s cannot be NULL", column->field, name);
    }
    fprintf(out, "    return %d;\n}\n", row->count);
}

void rows_print_source(const struct rows *rows, FILE *out)
{
    fputs("#include \"row_readers.h\"\n\n#include \"store/engine/rows.h\"\n", out);
    for (int i = 0; i < rows->count; i++)
        if (rows->at[i].header[0])
            fprintf(out, "#include \"%s\"\n", rows->at[i].header);
    for (int i = 0; i < rows->count; i++) {
        print_reader(rows, &rows->at[i], out);
        print_one(&rows->at[i], out);
        if (can_be_bound(&rows->at[i]))
            print_writer(&rows->at[i], out);
    }
}
