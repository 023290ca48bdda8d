#include "base/err.h"

#include "base/check.h"
#include "base/words.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A text that was cut off ends before the character that is not whole. */
static void cut_whole(char *text)
{
    size_t len = strlen(text), from = len;
    while (from && len - from < 3 && ((unsigned char)text[from - 1] & 0xC0) == 0x80)
        from--;
    if (from && (unsigned char)text[from - 1] >= 0xC0 &&
        !str_is_utf8(str_slice(str_from(text), from - 1, len)))
        text[from - 1] = 0;
}

void failure_write(struct failure *failure, enum err err, const char *field, int64_t retry_after_ms,
                   const char *format, ...)
{
    check(err != OK);
    const struct language *language = failure->language;
    *failure =
        (struct failure){.language = language, .err = err, .field = field, .retry_after_ms = retry_after_ms};
    /* A sentence of a catalogue ends in a null byte, and msgfmt saw that its conversions are the same. */
    const char *said = say(language, str_from(format)).at;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(failure->text, sizeof failure->text, said, arguments);
    va_end(arguments);
    cut_whole(failure->text);
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
