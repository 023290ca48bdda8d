#include "service/reach/cause.h"

void cause_keep(char said[OUTBOX_SAID], enum cause cause, struct word_places places)
{
    enum { ROOM = OUTBOX_SAID - 1 };
    size_t len = words_fill(said, ROOM, NULL, cause_sentence(cause), places);
    said[str_whole((struct str){said, len < ROOM ? len : ROOM}).len] = 0;
}

struct str cause_said(struct arena *arena, const struct language *language, struct str kept)
{
    struct word_place places[CAUSE_PLACES_MAX];
    for (int i = 0; i < CAUSE_COUNT; i++) {
        struct str sentence = cause_sentence((enum cause)i);
        int count = words_match(arena, sentence, kept, places, CAUSE_PLACES_MAX);
        if (count >= 0)
            return arena_say(arena, language, sentence, (struct word_places){places, (size_t)count});
    }
    return kept;
}
