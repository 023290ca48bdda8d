#ifndef BASE_LOG_H
#define BASE_LOG_H
/*
 * One line an event on standard error: time, what, then key=value. The doors log, nobody below them. No
 * personal text: no addresses, names, titles or query strings, but the network of a sign-in that failed;
 * control characters are replaced, so that a line stays a line.
 */

void log_line(const char *what, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
