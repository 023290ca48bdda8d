#include "service/bulk/lines.h"

#include "base/check.h"
#include "base/memory.h"
#include "base/why.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { PATH_ROOM = 4096, NAME_ROOM = 64 };

static enum err open_file(struct lines *lines, const char *path, struct failure *failure)
{
    struct stat stat_of;
    if (stat(path, &stat_of) == 0)
        lines->file_size = stat_of.st_size;
    lines->file = gzopen(path, "rb");
    if (!lines->file)
        return fail(failure, ERR_IO, "{path} cannot be read: {why}", PLACE("path", str_from(path)),
                    PLACE_ERRNO("why", errno));
    gzbuffer(lines->file, 128 * 1024);
    lines->room = memory_more(NULL, LINE_MAX_BYTES);
    return OK;
}

enum err lines_open(struct lines *lines, struct str folder, struct str name, bool *found,
                    struct failure *failure)
{
    static const char *const endings[] = {"", ".gz"};
    char path[PATH_ROOM];
    *lines = (struct lines){.name = name};
    *found = false;
    for (size_t i = 0; !*found && i < COUNT_OF(endings); i++) {
        int len = snprintf(path, sizeof path, "%.*s/%.*s%s", STR_ARG(folder), STR_ARG(name), endings[i]);
        if (len < 0 || (size_t)len >= sizeof path)
            return fail(failure, ERR_INPUT, "the folder's path has more than {most} bytes",
                        PLACE_INT("most", PATH_ROOM - NAME_ROOM));
        *found = access(path, F_OK) == 0;
    }
    return *found ? open_file(lines, path, failure) : OK;
}

void lines_of_bytes(struct lines *lines, struct str name, struct str bytes)
{
    *lines = (struct lines){.name = name, .rest = bytes, .ended = true, .file_size = (int64_t)bytes.len};
}

/* Moves what is left to the front of the room and reads behind it. */
static enum err read_more(struct lines *lines, struct failure *failure)
{
    size_t have = lines->rest.len;
    if (have == LINE_MAX_BYTES)
        return fail(failure, ERR_LIMIT, "the line has more than {most} bytes",
                    PLACE_INT("most", LINE_MAX_BYTES));
    if (have)
        memmove(lines->room, lines->rest.at, have);
    int got = gzread(lines->file, lines->room + have, (unsigned)(LINE_MAX_BYTES - have));
    lines->rest = (struct str){lines->room, have + (got > 0 ? (size_t)got : 0)};
    lines->ended = got == 0;
    if (got > 0)
        return OK;
    int code;
    (void)gzerror(lines->file, &code);
    if (code == Z_OK || code == Z_STREAM_END)
        return OK;
    return fail(failure, ERR_IO, "the file cannot be read on: {why}", PLACE_SAID("why", gz_words(code)));
}

struct str gz_words(int code)
{
    return code == Z_ERRNO ? errno_words(errno) : STR(N_("what is compressed in it is damaged or cut off"));
}

enum err lines_next(struct lines *lines, struct str *line, bool *more, struct failure *failure)
{
    size_t end = str_find_char(lines->rest, '\n');
    lines->number++;
    while (end == lines->rest.len && !lines->ended) {
        enum err err = read_more(lines, failure);
        if (err)
            return err;
        end = str_find_char(lines->rest, '\n');
    }
    *more = lines->rest.len > 0;
    *line = str_slice(lines->rest, 0, end);
    lines->rest = str_slice(lines->rest, end + 1, lines->rest.len);
    if (line->len && line->at[line->len - 1] == '\r')
        line->len--;
    return OK;
}

int64_t lines_done(const struct lines *lines)
{
    return lines->file ? gzoffset(lines->file) : lines->file_size - (int64_t)lines->rest.len;
}

void lines_close(struct lines *lines)
{
    if (lines->file)
        gzclose(lines->file);
    free(lines->room);
    *lines = (struct lines){0};
}
