#include "text/markup_mark.h"

enum { FENCE_MIN = 3, RULE_MIN = 3, NUMBER_DIGITS_MAX = 9, LEVEL_MAX = 6 };

size_t markup_run(struct str text, char c)
{
    size_t length = 0;
    while (length < text.len && text.at[length] == c)
        length++;
    return length;
}

bool markup_is_numbered(char mark)
{
    return mark == '.' || mark == ')';
}

bool markup_list_mark_read(struct str text, struct markup_list_mark *mark)
{
    size_t digits = 0;
    while (digits < text.len && digits <= NUMBER_DIGITS_MAX && text.at[digits] >= '0' &&
           text.at[digits] <= '9')
        digits++;
    char c = digits < text.len ? text.at[digits] : ' ';
    bool numbered = digits > 0 && digits <= NUMBER_DIGITS_MAX && markup_is_numbered(c);
    bool bullet = digits == 0 && (c == '-' || c == '+' || c == '*');
    *mark = (struct markup_list_mark){c, digits + 1, 1};
    if ((!numbered && !bullet) || (numbered && !str_to_int(str_slice(text, 0, digits), &mark->number)))
        return false;
    return text.len == mark->bytes || text.at[mark->bytes] == ' ' || text.at[mark->bytes] == '\t';
}

bool markup_is_rule(struct str text)
{
    size_t count = 0;
    text = str_trim(text);
    if (text.len == 0 || (text.at[0] != '-' && text.at[0] != '*' && text.at[0] != '_'))
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] != text.at[0] && text.at[i] != ' ' && text.at[i] != '\t')
            return false;
        count += text.at[i] == text.at[0];
    }
    return count >= RULE_MIN;
}

size_t markup_title_level(struct str text)
{
    size_t level = markup_run(text, '#');
    bool ends = level == text.len || text.at[level] == ' ' || text.at[level] == '\t';
    return level <= LEVEL_MAX && ends ? level : 0;
}

bool markup_fence_read(struct str text, struct markup_fence *fence)
{
    if (text.len == 0 || (text.at[0] != '`' && text.at[0] != '~'))
        return false;
    *fence = (struct markup_fence){text.at[0], markup_run(text, text.at[0]), 0};
    struct str info = str_slice(text, fence->length, text.len);
    return fence->length >= FENCE_MIN && (fence->mark == '~' || str_find_char(info, '`') == info.len);
}
