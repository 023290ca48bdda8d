#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

void log_line(const char *what, const char *format, ...)
{
    char line[1024];
    struct timespec now;
    struct tm utc;
    clock_gettime(CLOCK_REALTIME, &now);
    gmtime_r(&now.tv_sec, &utc);
    size_t len = strftime(line, sizeof line, "time=%Y-%m-%dT%H:%M:%SZ", &utc);
    len += (size_t)snprintf(line + len, sizeof line - len, " what=%s ", what);
    va_list arguments;
    va_start(arguments, format);
    int more = vsnprintf(line + len, sizeof line - len - 1, format, arguments);
    va_end(arguments);
    if (more > 0)
        len += (size_t)more < sizeof line - len - 1 ? (size_t)more : sizeof line - len - 2;
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)line[i] < ' ')
            line[i] = '?';
    line[len++] = '\n';
    if (write(STDERR_FILENO, line, len) < 0)
        return; /* nobody is left to tell */
}
