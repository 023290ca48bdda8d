#include "text/people/handle.h"

#include "base/check.h"
#include "text/desk/words.h"
#include "text/kit/storable.h"

#include <string.h>
#include <unictype.h>

struct str handle_key(struct arena *arena, struct str handle)
{
    return text_fold(arena, str_trim(handle));
}

/* What pages of any language say of people without a handle: nobody may pass for them. */
static bool is_said_of_nobody(struct arena *arena, struct str key)
{
    static const struct str words[] = {STR_INIT(N_("anonymous")), STR_INIT(N_("deleted user"))};
    const struct catalogue *catalogue = &catalogue_recourse;
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        if (str_eq(key, words[i]))
            return true;
        for (size_t k = 0; k < catalogue->language_count; k++)
            if (str_eq(key, handle_key(arena, say(&catalogue->languages[k], words[i]))))
                return true;
    }
    return false;
}

/* Nor for the staff. */
static bool is_taken_by_staff(struct str key)
{
    static const struct str words[] = {
        STR_INIT("guest"),     STR_INIT("admin"), STR_INIT("administrator"), STR_INIT("operator"),
        STR_INIT("moderator"), STR_INIT("staff"), STR_INIT("system"),        STR_INIT("support"),
    };
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq(key, words[i]))
            return true;
    return false;
}

static bool is_between(uint32_t point)
{
    return point == ' ' || point == '.' || point == '-' || point == '_';
}

static bool is_word(uint32_t point)
{
    return (uc_is_general_category(point, UC_CATEGORY_L) || uc_is_general_category(point, UC_CATEGORY_N) ||
            uc_is_general_category(point, UC_CATEGORY_M)) &&
           !text_point_is_unseen(point);
}

/* Words, and one sign between two of them. */
static bool is_well_formed(struct str handle)
{
    bool after_word = false;
    for (size_t i = 0; i < handle.len;) {
        uint32_t point = str_code_point(handle, &i);
        bool word = is_word(point);
        if (!word && !(is_between(point) && after_word))
            return false;
        after_word = word;
    }
    return after_word;
}

struct str handle_from(struct arena *arena, struct str text, size_t most)
{
    char *kept = arena_take(arena, text.len + 1);
    size_t len = 0, chars = 0;
    for (size_t i = 0, begin = 0; i < text.len && chars < most; begin = i) {
        uint32_t point = str_code_point(text, &i);
        bool between = len && kept[len - 1] != ' ' && kept[len - 1] != '.' && kept[len - 1] != '-' &&
                       kept[len - 1] != '_';
        if (!is_word(point) && !(is_between(point) && between))
            continue;
        memcpy(kept + len, text.at + begin, i - begin);
        len += i - begin;
        chars++;
    }
    while (len && is_between((unsigned char)kept[len - 1]))
        len--;
    return (struct str){kept, len};
}

struct str handle_wrong(struct arena *arena, const struct language *language, struct str handle)
{
    if (seen_chars(handle) < HANDLE_MIN || str_char_count(handle) > HANDLE_MAX)
        return arena_say(arena, language, STR(N_("Choose a name of {least} to {most} characters.")),
                         PLACES(PLACE_INT("least", HANDLE_MIN), PLACE_INT("most", HANDLE_MAX)));
    if (!is_well_formed(handle))
        return say(
            language,
            STR(N_("Use letters and digits, with single spaces, dots, hyphens or low lines between them.")));
    struct str key = handle_key(arena, handle);
    if (is_said_of_nobody(arena, key) || is_taken_by_staff(key))
        return say(language, STR(N_("This name would be mistaken for the help desk's own. Choose another.")));
    return STR_NONE;
}
