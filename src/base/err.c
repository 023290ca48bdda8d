#include "base/err.h"

#include "base/check.h"

#include <stdarg.h>
#include <stdio.h>

static enum err fail_with(struct failure *failure, enum err err, const char *format, va_list arguments)
{
    check(err != OK);
    *failure = (struct failure){.err = err};
    vsnprintf(failure->text, sizeof failure->text, format, arguments);
    return err;
}

enum err fail(struct failure *failure, enum err err, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fail_with(failure, err, format, arguments);
    va_end(arguments);
    return err;
}

enum err fail_field(struct failure *failure, enum err err, const char *field, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fail_with(failure, err, format, arguments);
    va_end(arguments);
    failure->field = field;
    return err;
}

enum err fail_until(struct failure *failure, enum err err, int64_t retry_after_ms, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fail_with(failure, err, format, arguments);
    va_end(arguments);
    failure->retry_after_ms = retry_after_ms;
    return err;
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
