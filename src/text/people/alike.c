#include "text/people/alike.h"

#include "base/check.h"
#include "text/desk/words.h"
#include "text/kit/storable.h"

#include <unicode/uspoof.h>
#include <unictype.h>

enum { SKELETON_GROWS = 8 }; /* one letter becomes at most so many */

static bool is_word(uint32_t point)
{
    return (uc_is_general_category(point, UC_CATEGORY_L) || uc_is_general_category(point, UC_CATEGORY_N)) &&
           !text_point_is_unseen(point);
}

static struct str skeleton(struct arena *arena, struct str name)
{
    UErrorCode status = U_ZERO_ERROR;
    USpoofChecker *checker = uspoof_open(&status);
    check(U_SUCCESS(status));
    int32_t room = (int32_t)(SKELETON_GROWS * name.len + 16);
    char *text = arena_take(arena, (size_t)room);
    int32_t len = uspoof_getSkeletonUTF8(checker, 0, name.at, (int32_t)name.len, text, room, &status);
    uspoof_close(checker);
    return U_SUCCESS(status) && len <= room ? (struct str){text, (size_t)len} : name;
}

/* Its letters and digits, in one case. */
static struct str letters_of(struct arena *arena, struct str text)
{
    struct str folded = text_fold(arena, text);
    char *kept = arena_take(arena, folded.len + 1);
    size_t len = 0;
    for (size_t i = 0, from = 0; i < folded.len; from = i)
        if (is_word(str_code_point(folded, &i)))
            for (; from < i; from++)
                kept[len++] = folded.at[from];
    return (struct str){kept, len};
}

/* Folded before, because letters look alike in one case only; and after, because letters come out in another. */
struct str name_skeleton(struct arena *arena, struct str name)
{
    return letters_of(arena, skeleton(arena, text_fold(arena, name)));
}

struct str name_shape(struct arena *arena, struct str name)
{
    return letters_of(arena, skeleton(arena, name));
}

/* What is not seen parts no words. */
static bool parts(uint32_t point)
{
    return !is_word(point) && !uc_is_general_category(point, UC_CATEGORY_M) && !text_point_is_unseen(point);
}

struct str name_next_word(struct str *rest)
{
    size_t from = 0, to = 0, end = 0;
    while (end < rest->len && parts(str_code_point(*rest, &end)))
        from = end;
    for (to = end = from; end < rest->len && !parts(str_code_point(*rest, &end));)
        to = end;
    struct str word = str_slice(*rest, from, to);
    *rest = str_slice(*rest, to, rest->len);
    return word;
}
