#include "text/desk/markup_entity.h"

#include "base/check.h"

#include <string.h>

/* Names that people type; any other entity is the text it looks like. */
static const struct entity {
    struct str name;
    uint32_t code_point;
} entities[] = {
    {STR_INIT("amp"), '&'},      {STR_INIT("lt"), '<'},        {STR_INIT("gt"), '>'},
    {STR_INIT("quot"), '"'},     {STR_INIT("apos"), '\''},     {STR_INIT("nbsp"), 0xA0},
    {STR_INIT("cent"), 0xA2},    {STR_INIT("pound"), 0xA3},    {STR_INIT("yen"), 0xA5},
    {STR_INIT("sect"), 0xA7},    {STR_INIT("copy"), 0xA9},     {STR_INIT("reg"), 0xAE},
    {STR_INIT("deg"), 0xB0},     {STR_INIT("plusmn"), 0xB1},   {STR_INIT("times"), 0xD7},
    {STR_INIT("ndash"), 0x2013}, {STR_INIT("mdash"), 0x2014},  {STR_INIT("lsquo"), 0x2018},
    {STR_INIT("rsquo"), 0x2019}, {STR_INIT("ldquo"), 0x201C},  {STR_INIT("rdquo"), 0x201D},
    {STR_INIT("bull"), 0x2022},  {STR_INIT("hellip"), 0x2026}, {STR_INIT("euro"), 0x20AC},
    {STR_INIT("trade"), 0x2122}, {STR_INIT("larr"), 0x2190},   {STR_INIT("rarr"), 0x2192},
};

enum { REPLACEMENT = 0xFFFD, CODE_POINT_MAX = 0x10FFFF, ENTITY_MAX = 12 /* "&#x0010FFFF;" */ };

static size_t utf8_write(char into[UTF8_MAX], uint32_t c)
{
    static const unsigned char first[] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--, c >>= 6)
        into[i] = (char)(0x80 | (c & 0x3F));
    into[0] = (char)(first[len] | c);
    return len;
}

/* -1 when c is no digit in that base. */
static int32_t digit_of(char c, int32_t base)
{
    int32_t value = -1;
    if (c >= '0' && c <= '9')
        value = c - '0';
    else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
        value = (c | 0x20) - 'a' + 10;
    return value < base ? value : -1;
}

/* What HTML may not hold becomes the replacement character. */
static uint32_t allowed(uint32_t c)
{
    bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    bool control = (c < ' ' && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
    return surrogate || control || c > CODE_POINT_MAX ? REPLACEMENT : c;
}

/* "#8364" or "#x20AC"; false when it is neither. */
static bool number_read(struct str name, uint32_t *code_point)
{
    bool hexadecimal = name.len > 1 && (name.at[1] | 0x20) == 'x';
    int32_t base = hexadecimal ? 16 : 10;
    size_t first = hexadecimal ? 2 : 1;
    uint32_t value = 0;
    for (size_t i = first; i < name.len; i++) {
        int32_t digit = digit_of(name.at[i], base);
        if (digit < 0)
            return false;
        if (value <= CODE_POINT_MAX)
            value = value * (uint32_t)base + (uint32_t)digit;
    }
    *code_point = allowed(value);
    return name.len > first;
}

static bool name_read(struct str name, uint32_t *code_point)
{
    if (str_starts(name, STR("#")))
        return number_read(name, code_point);
    for (size_t i = 0; i < COUNT_OF(entities); i++) {
        *code_point = entities[i].code_point;
        if (str_eq(entities[i].name, name))
            return true;
    }
    return false;
}

size_t markup_entity_read(struct str text, char into[UTF8_MAX], size_t *written)
{
    uint32_t code_point = 0;
    struct str window = str_slice(text, 0, ENTITY_MAX);
    size_t end = str_find_char(window, ';');
    if (!str_starts(text, STR("&")) || end == window.len || !name_read(str_slice(text, 1, end), &code_point))
        return 0;
    *written = utf8_write(into, code_point);
    return end + 1;
}
