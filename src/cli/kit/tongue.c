#include "cli/kit/tongue.h"

#include "base/check.h"
#include <stdio.h>
#include <stdlib.h>

enum { TAG_MAX = 16, COMPLAINT_BYTES = 2048 };

/* "de_AT.UTF-8@euro" is "de-AT". */
static const struct language *language_of(struct str locale)
{
    char tag[TAG_MAX];
    bool known;
    locale = str_slice(locale, 0, str_find_char(locale, '.'));
    locale = str_slice(locale, 0, str_find_char(locale, '@'));
    if (locale.len > sizeof tag)
        return NULL;
    for (size_t i = 0; i < locale.len; i++)
        tag[i] = locale.at[i];
    if (str_find_char(locale, '_') < locale.len)
        tag[str_find_char(locale, '_')] = '-';
    return language_find(&catalogue_recourse, (struct str){tag, locale.len}, true, &known);
}

const struct language *operator_language(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        const char *locale = getenv(names[i]);
        if (locale && *locale)
            return language_of(str_from(locale));
    }
    return NULL;
}

struct str operator_says(const char *english)
{
    return say(operator_language(), str_from(english));
}

static void put_line(struct str line)
{
    printf("%.*s\n", STR_ARG(line));
}

void tell(struct arena *arena, struct str english, struct word_places places)
{
    put_line(arena_say(arena, operator_language(), english, places));
}

void tell_n(struct arena *arena, const struct str forms[2], int64_t n, struct word_places places)
{
    put_line(arena_say_n(arena, operator_language(), forms, n, places));
}

void complain(const char *command, struct str english, struct word_places places)
{
    char text[COMPLAINT_BYTES];
    size_t len =
        words_fill(text, sizeof text, operator_language(), say(operator_language(), english), places);
    struct str line = str_whole((struct str){text, len < sizeof text ? len : sizeof text});
    fprintf(stderr, "recourse %s: %.*s\n", command, STR_ARG(line));
}
