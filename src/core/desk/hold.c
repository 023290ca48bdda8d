#include "core/desk/hold.h"

#include "base/words.h"

struct str hold_reason(const struct hold_signs *signs)
{
    enum { LINKS_OF_NEW_MEMBER = 2 };
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
    if (!signs->guest && signs->approved_posts < signs->first_posts && signs->links > LINKS_OF_NEW_MEMBER)
        return STR(N_("it has many links"));
    if (signs->waiting_posts > 0)
        return STR(N_("an earlier post of yours is still waiting"));
    return STR_NONE;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static bool stands_as_word(struct str text, struct str word)
{
    for (struct str rest = text; rest.len;) {
        size_t at = str_find(rest, word);
        if (at == rest.len)
            return false;
        const char *begin = rest.at + at, *end = begin + word.len;
        bool free_before = begin == text.at || !is_letter(begin[-1]);
        bool free_behind = end == text.at + text.len || !is_letter(*end);
        if (free_before && free_behind)
            return true;
        rest = str_slice(rest, at + 1, rest.len);
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
