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
