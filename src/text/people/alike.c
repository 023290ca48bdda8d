#include "text/people/alike.h"

#include "base/check.h"
#include "text/desk/words.h"

#include <unicode/uspoof.h>

enum { SKELETON_GROWS = 8 }; /* one letter becomes at most so many */

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

/* Folded before, because letters look alike in one case only; and after, because letters come out in another. */
struct str name_skeleton(struct arena *arena, struct str name)
{
    struct str folded = text_fold(arena, skeleton(arena, text_fold(arena, name)));
    char *kept = arena_take(arena, folded.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < folded.len; i++)
        if (folded.at[i] != ' ' && folded.at[i] != '.' && folded.at[i] != '-' && folded.at[i] != '_')
            kept[len++] = folded.at[i];
    return (struct str){kept, len};
}
