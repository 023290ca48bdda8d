#ifndef BASE_LOG_H
#define BASE_LOG_H
/*
 * One line an event on standard error: time, level, what, then key=value. The doors log, nobody below them. No
 * personal text: no addresses, names, titles or query strings, but the network of a sign-in that failed;
 * control characters are replaced, so that a line stays a line. A value with blanks in it is the last of its line.
 */
#include <stdbool.h>

enum log_level { LOG_LINE_INFO, LOG_LINE_WARNING, LOG_LINE_ERROR, LOG_LEVELS };

/* How lines look from now on; called before any thread is started. */
struct log_shape {
    enum log_level least; /* what is below is not written */
    bool json;            /* an object a line */
    bool
        journal; /* systemd's journal reads it: the line begins with its level (sd-daemon(3)), without the time */
    const char
        *socket; /* of the journal's own: each value is a field besides; NULL, or nobody there: lines alone */
};
void log_shape(const struct log_shape *wanted);
/* What is below is not written from now on; threads may be writing. */
void log_set_least(enum log_level least);

/* Something has happened as it should. */
void log_line(const char *what, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Somebody should look when there are many: a try failed, somebody was not let in. */
void log_warning(const char *what, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Somebody should look now. */
void log_error(const char *what, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
