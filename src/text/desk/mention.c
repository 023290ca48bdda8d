#include "text/desk/mention.h"

#include <unictype.h>

static bool is_word(struct str text, size_t at)
{
    if (at >= text.len)
        return false;
    uint32_t point = str_code_point(text, &at);
    return uc_is_general_category(point, UC_CATEGORY_L) || uc_is_general_category(point, UC_CATEGORY_N) ||
           uc_is_general_category(point, UC_CATEGORY_M);
}

/* Any byte of a letter that is not ASCII counts as one. */
static bool ends_word(char before)
{
    return (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z') ||
           (before >= '0' && before <= '9') || (unsigned char)before >= 0x80 || before == '_' ||
           before == '@' || before == '/';
}

static void find_in_line(struct str line, struct mentions *mentions)
{
    bool code = false;
    for (size_t i = 0; i < line.len && mentions->count < MENTIONS_MAX; i++) {
        code ^= line.at[i] == '`';
        if (code || line.at[i] != '@' || (i && ends_word(line.at[i - 1])) || !is_word(line, i + 1))
            continue;
        mentions->at[mentions->count++] = str_slice(line, i + 1, line.len);
    }
}

void mentions_find(struct str body, struct mentions *mentions)
{
    bool fenced = false;
    mentions->count = 0;
    while (body.len) {
        struct str line = str_cut(&body, '\n'), begin = str_trim(line);
        bool fence = str_starts(begin, STR("```")) || str_starts(begin, STR("~~~"));
        fenced ^= fence;
        if (!fence && !fenced && !str_starts(begin, STR(">")))
            find_in_line(line, mentions);
    }
}

bool mention_next(struct str mention, size_t most_chars, size_t *tried, struct str *text)
{
    size_t end = *tried ? *tried - 1 : str_char_prefix(mention, most_chars).len;
    for (; end; end--) {
        bool boundary = end == mention.len || ((unsigned char)mention.at[end] & 0xC0) != 0x80;
        if (!boundary || is_word(mention, end))
            continue; /* within a character, or within a word */
        size_t last = end - 1;
        while (last && ((unsigned char)mention.at[last] & 0xC0) == 0x80)
            last--;
        if (!is_word(mention, last))
            continue;
        *tried = end;
        *text = str_slice(mention, 0, end);
        return true;
    }
    return false;
}
