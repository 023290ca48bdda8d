#include "service/bulk/xml_rows.h"

#include "base/check.h"
#include "base/why.h"
#include "service/bulk/lines.h"

#include <errno.h>
#include <expat.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { CHUNK = 64 * 1024 };

struct reading {
    struct xml_rows *rows;
    XML_Parser parser;
    enum err err;
};

struct str xml_value(const struct xml_row *row, const char *name)
{
    for (const char **at = row->attributes; *at; at += 2)
        if (strcmp(at[0], name) == 0)
            return str_from(at[1]);
    return STR_NONE;
}

static void on_element(void *arg, const XML_Char *name, const XML_Char **attributes)
{
    struct reading *reading = arg;
    if (reading->err || strcmp(name, "row") != 0)
        return;
    struct xml_row row = {attributes, (int64_t)XML_GetCurrentLineNumber(reading->parser),
                          (int64_t)XML_GetCurrentColumnNumber(reading->parser) + 1};
    reading->err = reading->rows->take(reading->rows->arg, &row);
    if (reading->err)
        XML_StopParser(reading->parser, XML_FALSE);
}

static void on_doctype(void *arg, const XML_Char *name, const XML_Char *system, const XML_Char *public,
                       int own)
{
    struct reading *reading = arg;
    (void)name;
    (void)system;
    (void)public;
    (void)own;
    XML_StopParser(reading->parser, XML_FALSE);
}

static enum err not_xml(struct reading *reading, struct failure *failure)
{
    if (reading->err)
        return reading->err;
    reading->rows->line = (int64_t)XML_GetCurrentLineNumber(reading->parser);
    reading->rows->column = (int64_t)XML_GetCurrentColumnNumber(reading->parser) + 1;
    return fail(failure, ERR_INPUT, "this is not XML as it is handed out: {why}",
                PLACE("why", str_from(XML_ErrorString(XML_GetErrorCode(reading->parser)))));
}

static enum err read_chunks(struct reading *reading, gzFile file, int64_t size, struct failure *failure)
{
    for (int got = CHUNK; got == CHUNK;) {
        void *room = XML_GetBuffer(reading->parser, CHUNK);
        check(room != NULL);
        int code = Z_OK;
        got = gzread(file, room, CHUNK);
        if (got < CHUNK)
            (void)gzerror(file, &code);
        if (code != Z_OK && code != Z_STREAM_END)
            return fail(failure, ERR_IO, "the file cannot be read on: {why}",
                        PLACE_SAID("why", gz_words(code)));
        if (XML_ParseBuffer(reading->parser, got, got < CHUNK) != XML_STATUS_OK)
            return not_xml(reading, failure);
        progress_tell(reading->rows->progress, reading->rows->file, gzoffset(file), size);
    }
    return OK;
}

enum err xml_rows_read(struct xml_rows *rows, struct arena *arena, struct failure *failure)
{
    static const char *const endings[] = {"", ".gz"};
    struct stat stat_of = {0};
    const char *path = NULL;
    rows->found = false;
    rows->line = rows->column = 0;
    for (size_t i = 0; !rows->found && i < COUNT_OF(endings); i++) {
        path = arena_printf(arena, "%.*s/%.*s%s", STR_ARG(rows->folder), STR_ARG(rows->file), endings[i]).at;
        rows->found = stat(path, &stat_of) == 0;
    }
    if (!rows->found)
        return OK;
    gzFile file = gzopen(path, "rb");
    if (!file)
        return fail(failure, ERR_IO, "{path} cannot be read: {why}", PLACE("path", str_from(path)),
                    PLACE_ERRNO("why", errno));
    struct reading reading = {.rows = rows, .parser = XML_ParserCreate("UTF-8")};
    check(reading.parser != NULL);
    XML_SetUserData(reading.parser, &reading);
    XML_SetStartElementHandler(reading.parser, on_element);
    XML_SetStartDoctypeDeclHandler(reading.parser, on_doctype);
    enum err err = read_chunks(&reading, file, stat_of.st_size, failure);
    XML_ParserFree(reading.parser);
    gzclose(file);
    return err;
}
