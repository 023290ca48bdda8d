#include "core/desk/hold.h"

#include "base/check.h"
#include "base/words.h"

struct str hold_reason(const struct hold_signs *signs)
{
    if (signs->trusted)
        return STR_NONE;
    if (signs->trap_filled)
        return STR(N_("a field that people do not see was filled in"));
    if (signs->too_fast)
        return STR(N_("it was written faster than people type"));
    if (signs->hold_word)
        return STR(N_("it has a word that the help desk's staff want to look at"));
    if (signs->guest && signs->links > 0)
        return STR(N_("guests' posts with links are looked at first"));
    if (signs->guest && signs->pictures > 0)
        return STR(N_("guests' posts with pictures are looked at first"));
    if (!signs->guest && signs->approved_posts < signs->first_posts && signs->pictures > 0)
        return STR(N_("a new member's first posts with pictures are looked at first"));
    if (!signs->guest && signs->approved_posts < signs->first_posts && signs->links > 0)
        return STR(N_("a new member's first posts with links are looked at first"));
    return STR_NONE;
}

struct range {
    uint32_t from, to;
};

/* What stands between words in any script: signs, dashes, quotes, currencies, arrows, pictures. */
static const struct range signs[] = {
    {0x00, 0x2F},     {0x3A, 0x60},     {0x7B, 0xA9},       {0xAB, 0xB4},     {0xB6, 0xB9},
    {0xBB, 0xBF},     {0xD7, 0xD7},     {0xF7, 0xF7},       {0x2000, 0x206F}, {0x20A0, 0x20CF},
    {0x2190, 0x2BFF}, {0x2E00, 0x2E7F}, {0x3000, 0x3004},   {0x3008, 0x3020}, {0x3030, 0x3030},
    {0xFE10, 0xFE1F}, {0xFE30, 0xFE6F}, {0xFF01, 0xFF0F},   {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40},
    {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF}, {0x1F000, 0x1FAFF},
};

/* Thai, Lao, Burmese, Khmer, kana and Han: nothing stands between their words. */
static const struct range unspaced[] = {
    {0x0E00, 0x0EFF}, {0x1000, 0x109F}, {0x1780, 0x17FF},   {0x3040, 0x30FF},
    {0x3400, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x323AF},
};

static bool is_in(const struct range *ranges, size_t count, uint32_t sign)
{
    for (size_t i = 0; i < count; i++)
        if (sign >= ranges[i].from && sign <= ranges[i].to)
            return true;
    return false;
}

static uint32_t first_of(struct str text)
{
    size_t at = 0;
    return str_code_point(text, &at);
}

static uint32_t last_of(struct str text)
{
    size_t at = text.len - 1;
    while (at > 0 && ((unsigned char)text.at[at] & 0xC0) == 0x80)
        at--;
    return first_of(str_slice(text, at, text.len));
}

/* Whether a word may end between the two. */
static bool is_edge(uint32_t inside, uint32_t outside)
{
    return is_in(signs, COUNT_OF(signs), outside) || is_in(unspaced, COUNT_OF(unspaced), inside);
}

static bool stands_as_word(struct str text, struct str word)
{
    for (size_t from = 0; from < text.len;) {
        struct str rest = str_slice(text, from, text.len);
        size_t at = from + str_find(rest, word), end = at + word.len;
        if (at == text.len)
            return false;
        bool before = at == 0 || is_edge(first_of(word), last_of(str_slice(text, 0, at)));
        bool behind = end == text.len || is_edge(last_of(word), first_of(str_slice(text, end, text.len)));
        if (before && behind)
            return true;
        from = at + 1;
    }
    return false;
}

struct str word_rule_hit(struct str folded_words, struct str folded_text)
{
    while (folded_words.len) {
        struct str word = str_trim(str_cut(&folded_words, '\n'));
        if (word.len && stands_as_word(folded_text, word))
            return word;
    }
    return STR_NONE;
}
