#include "text/kit/multipart.h"

#include "text/kit/storable.h"

enum { BOUNDARY_MAX = 70, HEADERS_MAX = 8 };

struct str multipart_boundary(struct str content_type)
{
    struct str rest = content_type;
    if (!str_eq_nocase(str_trim(str_cut(&rest, ';')), STR("multipart/form-data")))
        return STR_NONE;
    while (rest.len) {
        struct str parameter = str_trim(str_cut(&rest, ';'));
        if (!str_eq_nocase(str_cut(&parameter, '='), STR("boundary")))
            continue;
        if (parameter.len >= 2 && parameter.at[0] == '"' && parameter.at[parameter.len - 1] == '"')
            parameter = str_slice(parameter, 1, parameter.len - 1);
        return parameter.len <= BOUNDARY_MAX ? parameter : STR_NONE;
    }
    return STR_NONE;
}

/* ---- one part ---- */

struct part {
    struct str name, file_name, bytes;
    bool has_name, is_file;
};

/* Up to the next ';' that is not inside quotes; a quote inside comes as %22, as browsers write it. */
static struct str cut_parameter(struct str *rest)
{
    size_t end = 0;
    for (bool quoted = false; end < rest->len && (quoted || rest->at[end] != ';'); end++)
        quoted ^= rest->at[end] == '"';
    struct str parameter = str_trim(str_slice(*rest, 0, end));
    *rest = str_slice(*rest, end + 1, rest->len);
    return parameter;
}

/* name="value" of a Content-Disposition header. */
static bool find_parameter(struct str header, struct str name, struct str *value)
{
    while (header.len) {
        struct str parameter = cut_parameter(&header);
        if (!str_eq_nocase(str_trim(str_cut(&parameter, '=')), name))
            continue;
        if (parameter.len < 2 || parameter.at[0] != '"' || parameter.at[parameter.len - 1] != '"')
            return false;
        *value = str_slice(parameter, 1, parameter.len - 1);
        return true;
    }
    return false;
}

static void read_header(struct str line, struct part *part)
{
    struct str name = str_cut(&line, ':');
    if (!str_eq_nocase(str_trim(name), STR("Content-Disposition")))
        return;
    part->has_name = find_parameter(line, STR("name"), &part->name);
    part->is_file = find_parameter(line, STR("filename"), &part->file_name);
}

/* Headers up to an empty line, then the bytes. */
static bool read_part(struct str text, struct part *part)
{
    *part = (struct part){0};
    for (int i = 0; i < HEADERS_MAX; i++) {
        size_t end = str_find(text, STR("\r\n"));
        if (end == text.len)
            return false;
        struct str line = str_slice(text, 0, end);
        text = str_slice(text, end + 2, text.len);
        if (line.len == 0) {
            part->bytes = text;
            return part->has_name;
        }
        read_header(line, part);
    }
    return false;
}

/* ---- what it is kept as ---- */

/* The last part of a path of either kind, so that nobody's folders are told. */
static struct str file_name_of(struct arena *arena, struct str name)
{
    size_t begin = 0;
    for (size_t i = 0; i < name.len; i++)
        if (name.at[i] == '/' || name.at[i] == '\\')
            begin = i + 1;
    struct str last = str_slice(name, begin, name.len);
    if (!str_is_utf8(last) || str_find_char(last, 0) < last.len)
        return STR("file");
    struct str line = text_one_line(arena, str_char_prefix(last, MULTIPART_NAME_MAX));
    return line.len ? line : STR("file");
}

static enum err add_file(struct arena *arena, const struct part *part, struct sent_files *files)
{
    if (part->file_name.len == 0 && part->bytes.len == 0)
        return OK; /* nothing was chosen */
    if (files->count == MULTIPART_FILES_MAX)
        return ERR_LIMIT;
    files->at[files->count++] = (struct sent_file){.field = arena_copy(arena, part->name),
                                                   .name = file_name_of(arena, part->file_name),
                                                   .bytes = part->bytes};
    return OK;
}

/* Line ends become LF, as in the other kind of form. */
static struct str text_of(struct arena *arena, struct str text)
{
    char *at = arena_take(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] != '\r' || i + 1 == text.len || text.at[i + 1] != '\n')
            at[len++] = text.at[i];
    return (struct str){at, len};
}

static enum err add_field(struct arena *arena, const struct part *part, struct form *form)
{
    if (!str_is_utf8(part->bytes) || str_find_char(part->bytes, 0) < part->bytes.len ||
        form_has(form, part->name))
        return ERR_INPUT;
    if (form->count == FORM_FIELDS_MAX)
        return ERR_LIMIT;
    form->fields[form->count++] =
        (struct form_field){arena_copy(arena, part->name), text_of(arena, part->bytes)};
    return OK;
}

/* What is typed is copied a few times before it is refused; files are not. */
static bool has_room(const struct form *form, const struct part *part)
{
    size_t bytes = part->bytes.len;
    for (size_t i = 0; i < form->count; i++)
        bytes += form->fields[i].value.len;
    return bytes <= MULTIPART_TEXT_MAX;
}

static enum err add_part(struct arena *arena, struct str text, struct form *form, struct sent_files *files)
{
    struct part part;
    if (!read_part(text, &part) || part.name.len == 0 || !str_is_utf8(part.name))
        return ERR_INPUT;
    if (part.name.len > FORM_NAME_MAX)
        return ERR_LIMIT;
    if (part.is_file)
        return add_file(arena, &part, files);
    return has_room(form, &part) ? add_field(arena, &part, form) : ERR_LIMIT;
}

/* ---- the body ---- */

/*
 * Parts stand between "\r\n--boundary" lines; the first has no line before it, the last is followed by "--". What
 * stands before the first and behind the last is nothing.
 */
enum err multipart_parse(struct arena *arena, struct str body, struct str boundary, struct form *form,
                         struct sent_files *files)
{
    struct str line = arena_printf(arena, "\r\n--%.*s", STR_ARG(boundary));
    struct str rest = body;
    *form = (struct form){0};
    *files = (struct sent_files){0};
    if (boundary.len == 0 || !str_starts(rest, str_slice(line, 2, line.len)))
        return ERR_INPUT;
    rest = str_slice(rest, line.len - 2, rest.len);
    while (!str_starts(rest, STR("--"))) {
        if (!str_starts(rest, STR("\r\n")))
            return ERR_INPUT;
        rest = str_slice(rest, 2, rest.len);
        size_t end = str_find(rest, line);
        if (end == rest.len)
            return ERR_INPUT;
        enum err err = add_part(arena, str_slice(rest, 0, end), form, files);
        if (err)
            return err;
        rest = str_slice(rest, end + line.len, rest.len);
    }
    return OK;
}
