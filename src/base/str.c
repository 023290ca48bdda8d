#include "base/str.h"

#include "base/check.h"

#include <string.h>

struct str str_from(const char *text)
{
    return text ? (struct str){text, strlen(text)} : STR_NONE;
}

bool str_eq(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool str_eq_nocase(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.at[i]) != lower(b.at[i]))
            return false;
    return true;
}

int str_compare(struct str a, struct str b)
{
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common ? memcmp(a.at, b.at, common) : 0;
    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

bool str_starts(struct str s, struct str prefix)
{
    return s.len >= prefix.len && str_eq(str_slice(s, 0, prefix.len), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
    return s.len >= suffix.len && str_eq(str_slice(s, s.len - suffix.len, s.len), suffix);
}

struct str str_slice(struct str s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from >= to)
        return STR_NONE;
    return (struct str){s.at + from, to - from};
}

size_t str_find(struct str s, struct str needle)
{
    if (needle.len == 0)
        return 0;
    if (s.len < needle.len)
        return s.len;
    const char *hit = memmem(s.at, s.len, needle.at, needle.len);
    return hit ? (size_t)(hit - s.at) : s.len;
}

size_t str_find_char(struct str s, char c)
{
    const char *hit = s.len ? memchr(s.at, c, s.len) : NULL;
    return hit ? (size_t)(hit - s.at) : s.len;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s)
{
    while (s.len && is_space(s.at[0]))
        s = str_slice(s, 1, s.len);
    while (s.len && is_space(s.at[s.len - 1]))
        s.len--;
    return s;
}

struct str str_cut(struct str *rest, char separator)
{
    size_t end = str_find_char(*rest, separator);
    struct str head = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end + 1, rest->len);
    return head;
}

bool str_to_int(struct str s, int64_t *value)
{
    bool negative = s.len && s.at[0] == '-';
    if (negative)
        s = str_slice(s, 1, s.len);
    if (s.len == 0)
        return false;
    int64_t sum = 0; /* kept negative: INT64_MIN has no positive twin */
    for (size_t i = 0; i < s.len; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
        if (__builtin_mul_overflow(sum, 10, &sum) || __builtin_sub_overflow(sum, s.at[i] - '0', &sum))
            return false;
    }
    if (!negative && sum == INT64_MIN)
        return false;
    *value = negative ? sum : -sum;
    return true;
}

/* Length in bytes of the well-formed UTF-8 sequence at p, or 0. */
static size_t utf8_sequence(const unsigned char *p, size_t left)
{
    if (p[0] < 0x80)
        return p[0] != 0;
    if (p[0] < 0xC2 || p[0] > 0xF4)
        return 0;
    size_t length = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    if (left < length)
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    bool overlong = (p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xF0 && p[1] < 0x90);
    bool surrogate = p[0] == 0xED && p[1] > 0x9F;
    bool too_large = p[0] == 0xF4 && p[1] > 0x8F;
    return overlong || surrogate || too_large ? 0 : length;
}

bool str_is_utf8(struct str s)
{
    const unsigned char *p = (const unsigned char *)s.at;
    for (size_t i = 0; i < s.len;) {
        size_t length = utf8_sequence(p + i, s.len - i);
        if (length == 0)
            return false;
        i += length;
    }
    return true;
}

size_t str_char_count(struct str s)
{
    size_t count = 0;
    for (size_t i = 0; i < s.len; i++)
        count += ((unsigned char)s.at[i] & 0xC0) != 0x80;
    return count;
}

struct str str_char_prefix(struct str s, size_t chars)
{
    size_t i = 0;
    if (s.len <= chars)
        return s;
    for (size_t count = 0; i < s.len; i++)
        if (((unsigned char)s.at[i] & 0xC0) != 0x80 && count++ == chars)
            break;
    return str_slice(s, 0, i);
}

uint32_t str_code_point(struct str s, size_t *index)
{
    check(*index < s.len);
    const unsigned char *p = (const unsigned char *)s.at + *index;
    size_t length = utf8_sequence(p, s.len - *index);
    if (length <= 1) {
        *index += 1;
        return p[0];
    }
    uint32_t point = p[0] & (0xFFu >> (length + 1));
    for (size_t i = 1; i < length; i++)
        point = point << 6 | (p[i] & 0x3F);
    *index += length;
    return point;
}

uint64_t str_hash(struct str s)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < s.len; i++)
        hash = (hash ^ (unsigned char)s.at[i]) * 1099511628211u;
    return hash;
}

struct str str_whole(struct str s)
{
    size_t from = s.len;
    while (from && s.len - from < 3 && ((unsigned char)s.at[from - 1] & 0xC0) == 0x80)
        from--;
    bool begins = from && (unsigned char)s.at[from - 1] >= 0xC0;
    return begins && !str_is_utf8(str_slice(s, from - 1, s.len)) ? str_slice(s, 0, from - 1) : s;
}
