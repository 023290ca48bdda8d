#include "text/kit/base64.h"

struct str base64_of(struct arena *arena, struct str bytes)
{
    static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char *text = arena_take(arena, bytes.len / 3 * 4 + 5);
    size_t len = 0;
    for (size_t i = 0; i < bytes.len; i += 3) {
        unsigned three = 0;
        for (size_t k = 0; k < 3; k++)
            three = three << 8 | (i + k < bytes.len ? (unsigned char)bytes.at[i + k] : 0);
        text[len++] = signs[three >> 18];
        text[len++] = signs[three >> 12 & 63];
        text[len++] = i + 1 < bytes.len ? signs[three >> 6 & 63] : '=';
        text[len++] = i + 2 < bytes.len ? signs[three & 63] : '=';
    }
    return (struct str){text, len};
}

/* The value of a sign; -1: it is none. */
static int value_of(char sign)
{
    if (sign >= 'A' && sign <= 'Z')
        return sign - 'A';
    if (sign >= 'a' && sign <= 'z')
        return sign - 'a' + 26;
    if (sign >= '0' && sign <= '9')
        return sign - '0' + 52;
    return sign == '+' ? 62 : sign == '/' ? 63 : -1;
}

bool base64_bytes(struct arena *arena, struct str text, struct str *bytes)
{
    size_t padding = 0, len = 0;
    char *at = arena_take(arena, text.len / 4 * 3 + 1);
    while (padding < 2 && str_ends(str_slice(text, 0, text.len - padding), STR("=")))
        padding++;
    for (size_t i = 0; i + 3 < text.len; i += 4) {
        unsigned four = 0;
        for (size_t k = 0; k < 4; k++) {
            int value = i + k < text.len - padding ? value_of(text.at[i + k]) : 0;
            if (value < 0)
                return false;
            four = four << 6 | (unsigned)value;
        }
        for (int k = 2; k >= 0; k--)
            at[len++] = (char)(four >> 8 * k & 255);
    }
    *bytes = (struct str){at, len - padding};
    return text.len % 4 == 0 && padding <= len;
}

/* The same length, some signs in the place of others. */
static char *exchange(struct arena *arena, struct str text, const char *from, const char *to)
{
    char *at = arena_take(arena, text.len + 4);
    for (size_t i = 0; i < text.len; i++) {
        at[i] = text.at[i];
        for (size_t k = 0; from[k]; k++)
            if (text.at[i] == from[k])
                at[i] = to[k];
    }
    return at;
}

struct str base64url_of(struct arena *arena, struct str bytes)
{
    struct str text = base64_of(arena, bytes);
    while (str_ends(text, STR("=")))
        text.len--;
    return (struct str){exchange(arena, text, "+/", "-_"), text.len};
}

bool base64url_bytes(struct arena *arena, struct str text, struct str *bytes)
{
    char *at = exchange(arena, text, "-_+/=", "+/   ");
    size_t len = text.len;
    while (len % 4)
        at[len++] = '=';
    return len - text.len < 3 && base64_bytes(arena, (struct str){at, len}, bytes);
}
