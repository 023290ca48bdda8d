#ifndef SERVICE_BULK_XML_ROWS_H
#define SERVICE_BULK_XML_ROWS_H
/* Files of <row Name="value" .../>, as Stack Exchange hands its tables out, plain or gzipped, read by Expat row by row. */
#include "base/arena.h"
#include "base/err.h"
#include "service/bulk/progress.h"

/* The attributes of one row, by name and value in turns, ended by NULL; UTF-8. */
struct xml_row {
    const char **attributes;
    int64_t line, column; /* of its "<", from 1 */
};
/* STR_NONE when there is none of that name. */
struct str xml_value(const struct xml_row *row, const char *name);

struct xml_rows {
    struct str folder, file; /* "Posts.xml", or Posts.xml.gz beside it */
    enum err (*take)(void *arg, const struct xml_row *row);
    void *arg;
    const struct progress *progress;
    bool found;           /* receives whether there is such a file */
    int64_t line, column; /* receives where it is not XML; 0: it is */
};
/* Hands over each row, until one fails. Documents that declare entities of their own are refused. */
enum err xml_rows_read(struct xml_rows *rows, struct arena *arena, struct failure *failure) MUST_USE;

#endif
