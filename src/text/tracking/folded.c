#include "text/tracking/folded.h"

#include "base/check.h"
#include "text/desk/words.h"

enum { CHARACTER_BYTES = 4, FOLDED_MOST = 64 /* U+FDFA is eighteen letters */ };

void track_folded_begin(struct track_folded *folded, struct str text)
{
    folded->text = text;
    folded->from = folded->to = 0;
    folded->at[0] = 0;
    arena_init(&folded->arena, 4096);
    buf_init(&folded->folded, TRACK_WINDOW_BYTES * FOLDED_MOST);
}

void track_folded_end(struct track_folded *folded)
{
    arena_free(&folded->arena);
    buf_free(&folded->folded);
}

static bool goes_on(struct str text, size_t at)
{
    return at < text.len && ((unsigned char)text.at[at] & 0xC0) == 0x80;
}

static void fold_one(struct track_folded *folded, struct str character)
{
    char c = character.at[0];
    if (character.len == 1 && (unsigned char)c < 0x80) {
        buf_put_char(&folded->folded, c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c);
    } else if (str_is_utf8(character)) {
        arena_reset(&folded->arena);
        buf_put(&folded->folded, text_fold(&folded->arena, character));
    }
}

/* So that who looks back a little does not move it back. A byte inside a character stands where that character ends. */
static void move_before(struct track_folded *folded, size_t place)
{
    struct str text = folded->text;
    size_t from = place > TRACK_WINDOW_BYTES / 4 ? place - TRACK_WINDOW_BYTES / 4 : 0;
    while (from < place && goes_on(text, from))
        from++;
    size_t left = text.len - from, i = from;
    buf_clear(&folded->folded);
    folded->from = from;
    folded->to = from + (left < TRACK_WINDOW_BYTES ? left : TRACK_WINDOW_BYTES);
    while (i < folded->to) {
        size_t end = i + 1;
        while (end < i + CHARACTER_BYTES && goes_on(text, end))
            end++;
        folded->at[i - from] = (uint32_t)folded->folded.len;
        fold_one(folded, str_slice(text, i, end));
        for (i++; i < end && i < folded->to; i++)
            folded->at[i - from] = (uint32_t)folded->folded.len;
    }
    folded->at[folded->to - from] = (uint32_t)folded->folded.len;
    check(!folded->folded.overflow);
}

struct str track_folded_slice(struct track_folded *folded, size_t from, size_t to)
{
    struct str text = folded->text;
    to = to < text.len ? to : text.len;
    check(from <= to && to - from <= TRACK_WINDOW_BYTES / 2);
    while (from < to && goes_on(text, from))
        from++;
    while (to > from && goes_on(text, to))
        to--;
    if (from < folded->from || to > folded->to)
        move_before(folded, from);
    return str_slice(buf_str(&folded->folded), folded->at[from - folded->from],
                     folded->at[to - folded->from]);
}
