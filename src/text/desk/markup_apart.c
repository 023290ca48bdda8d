#include "text/desk/markup_apart.h"

#include "base/buf.h"
#include "base/check.h"
#include "text/desk/language.h"

/* Full-width signs and brackets, and the commas and stops of other scripts: no address has them. */
static bool ends_address(uint32_t point)
{
    static const struct {
        uint32_t first, last;
    } rows[] = {{0x0589, 0x0589}, {0x060C, 0x060C}, {0x061B, 0x061B}, {0x061F, 0x061F}, {0x06D4, 0x06D4},
                {0x0964, 0x0965}, {0x104A, 0x104B}, {0x1362, 0x1368}, {0x17D4, 0x17D5}, {0x2018, 0x201F},
                {0x2026, 0x2026}, {0x3000, 0x3004}, {0x3008, 0x301F}, {0x30FB, 0x30FB}, {0xFF01, 0xFF0F},
                {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (point >= rows[i].first && point <= rows[i].last)
            return true;
    return false;
}

/* The length of what begins an address here; 0: none does. */
static size_t address_begin(struct str text, size_t at)
{
    static const struct str begins[] = {STR_INIT("http://"), STR_INIT("https://"), STR_INIT("www.")};
    if (text.at[at] != 'h' && text.at[at] != 'w') /* asked at each character of what is shown */
        return 0;
    for (size_t i = 0; i < COUNT_OF(begins); i++)
        if (str_starts(str_slice(text, at, text.len), begins[i]))
            return begins[i].len;
    return 0;
}

static size_t address_end(struct str text, size_t at)
{
    for (size_t next = at; next < text.len; at = next) {
        uint32_t point = str_code_point(text, &next);
        if (point <= ' ' || point == '<' || ends_address(point))
            break;
    }
    return at;
}

size_t markup_address_end(struct str text, size_t at)
{
    size_t begin = address_begin(text, at);
    return begin ? address_end(text, at + begin) : at;
}

static bool parts(uint32_t point)
{
    return ends_address(point) || letter_of(point) == LETTER_JOINED;
}

struct str markup_apart(struct arena *arena, struct str markdown)
{
    struct buf out;
    size_t done = 0;
    uint32_t before = ' ';
    buf_init(&out, 2 * markdown.len + 1);
    for (size_t i = 0; i < markdown.len;) {
        unsigned char byte = (unsigned char)markdown.at[i];
        if (byte < 0x80 && byte != 'h' && byte != 'w') { /* most of most texts */
            before = byte;
            i++;
            continue;
        }
        size_t begin = address_begin(markdown, i);
        bool bare = begin && (before <= ' ' || parts(before));
        if (!bare) {
            before = str_code_point(markdown, &i);
            continue;
        }
        size_t end = address_end(markdown, i + begin), next = end;
        bool signs = end < markdown.len && ends_address(str_code_point(markdown, &next));
        buf_put(&out, str_slice(markdown, done, i));
        if (before > ' ')
            buf_put_char(&out, MARKUP_APART);
        buf_put(&out, str_slice(markdown, i, end));
        if (signs)
            buf_put_char(&out, MARKUP_APART);
        done = i = end;
        before = 'x';
    }
    buf_put(&out, str_slice(markdown, done, markdown.len));
    struct str apart = out.len == markdown.len ? markdown : arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return apart;
}
