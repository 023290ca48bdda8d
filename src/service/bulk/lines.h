#ifndef SERVICE_BULK_LINES_H
#define SERVICE_BULK_LINES_H
/* The lines of a file, plain or gzipped (RFC 1952), or of bytes at hand, one after the other. */
#include "base/arena.h"
#include "base/err.h"

enum { LINE_MAX_BYTES = 1024 * 1024 };

struct lines {
    struct str name;   /* "questions.jsonl", for messages */
    int64_t number;    /* of the line handed out last, from 1 */
    struct str rest;   /* bytes read and not handed out */
    bool ended;        /* nothing comes behind rest */
    void *file;        /* zlib's handle; NULL: bytes at hand */
    char *room;        /* where the file's bytes stand */
    int64_t file_size; /* as it lies there */
};

/* The file NAME in the folder, or NAME.gz when there is no NAME; *found says whether there was one. */
enum err lines_open(struct lines *lines, struct str folder, struct str name, bool *found,
                    struct failure *failure) MUST_USE;
void lines_of_bytes(struct lines *lines, struct str name, struct str bytes);
/*
 * The next line without its end; *more is false behind the last. It stands until the next call. ERR_LIMIT for
 * a line of more than LINE_MAX_BYTES, ERR_IO for a file that cannot be read on or is cut short.
 */
enum err lines_next(struct lines *lines, struct str *line, bool *more, struct failure *failure) MUST_USE;
/* How far it has come, of lines_size. */
int64_t lines_done(const struct lines *lines);
void lines_close(struct lines *lines);
/* Why zlib could not read on, of its code and errno, for PLACE_SAID. */
struct str gz_words(int code);

#endif
