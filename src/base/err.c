#include "base/err.h"

#include "base/check.h"

#include <string.h>

enum { PLACES_MAX = 8, PLACE_BYTES = 300 };

static void begin(struct failure *failure, const struct failing *failing)
{
    check(failing->err != OK);
    *failure = (struct failure){.language = failure->language,
                                .err = failing->err,
                                .field = failing->field,
                                .retry_after_ms = failing->retry_after_ms};
}

/* Ends a text of that length, which may be more than there is room for. */
static void end(struct failure *failure, size_t len)
{
    size_t room = sizeof failure->text - 1;
    struct str whole = str_whole((struct str){failure->text, len < room ? len : room});
    failure->text[whole.len] = 0;
}

void failure_write(struct failure *failure, const struct failing *failing, struct str english,
                   struct word_places places)
{
    struct word_place cut[PLACES_MAX];
    char text[sizeof failure->text] = {0};
    check(places.count <= PLACES_MAX);
    for (size_t i = 0; i < places.count; i++) {
        cut[i] = places.at[i];
        cut[i].text = str_whole(str_slice(cut[i].text, 0, PLACE_BYTES));
    }
    /* A place may be the text of this very failure: it is read before it is written. */
    size_t len = words_fill(text, sizeof text - 1, failure->language, say(failure->language, english),
                            (struct word_places){cut, places.count});
    begin(failure, failing);
    memcpy(failure->text, text, sizeof text - 1);
    end(failure, len);
}

void failure_pass(struct failure *failure, enum err err, const char *field, struct str text)
{
    char copy[sizeof failure->text];
    size_t len = text.len < sizeof copy ? text.len : sizeof copy - 1;
    if (len)
        memcpy(copy, text.at, len);
    begin(failure, &(struct failing){err, field, 0});
    if (len)
        memcpy(failure->text, copy, len);
    end(failure, len);
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
        [ERR_UNSURE] = STR_INIT("unsure"),
    };
    check(err < ERR_COUNT);
    return names[err];
}
