#include "base/err.h"

#include "base/check.h"

#include <stdarg.h>
#include <stdio.h>

void failure_write(struct failure *failure, enum err err, const char *field, int64_t retry_after_ms,
                   const char *format, ...)
{
    check(err != OK);
    *failure = (struct failure){.err = err, .field = field, .retry_after_ms = retry_after_ms};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(failure->text, sizeof failure->text, format, arguments);
    va_end(arguments);
}

struct str err_name(enum err err)
{
    static const struct str names[ERR_COUNT] = {
        [OK] = STR_INIT("ok"),
        [ERR_INPUT] = STR_INIT("input"),
        [ERR_NOT_FOUND] = STR_INIT("not_found"),
        [ERR_REFUSED] = STR_INIT("refused"),
        [ERR_CONFLICT] = STR_INIT("conflict"),
        [ERR_LIMIT] = STR_INIT("limit"),
        [ERR_BUSY] = STR_INIT("busy"),
        [ERR_FULL] = STR_INIT("full"),
        [ERR_IO] = STR_INIT("io"),
        [ERR_DATABASE] = STR_INIT("database"),
    };
    check(err < ERR_COUNT);
    return names[err];
}
