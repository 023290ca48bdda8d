#include "text/desk/markdown_put.h"

#include "base/check.h"
#include <string.h>

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void end_line(struct markdown *md)
{
    buf_put_char(md->out, '\n');
    buf_put_bytes(md->out, md->margin, md->margin_len);
    md->line_start = md->digits = true;
}

void markdown_put_line(struct markdown *md, bool apart)
{
    struct str margin = {md->margin, md->margin_len};
    md->space = md->block = false;
    md->breaks = 0;
    md->line_start = md->digits = true;
    if (md->fresh) {
        md->fresh = false;
        return;
    }
    if (apart) {
        while (margin.len && margin.at[margin.len - 1] == ' ')
            margin.len--;
        buf_put_char(md->out, '\n');
        buf_put(md->out, margin);
    }
    end_line(md);
}

/* What waited comes before the next sign. */
static void flush(struct markdown *md)
{
    md->led |= md->fresh && md->space;
    if (md->breaks && md->one_line)
        md->space = true;
    if (md->block || (md->breaks > 1 && !md->one_line)) {
        markdown_put_line(md, true);
        return;
    }
    if (md->fresh) {
        md->fresh = false;
    } else if (md->breaks && !md->one_line) {
        buf_put_char(md->out, '\\');
        end_line(md);
    } else if (md->space && !md->line_start) {
        buf_put_char(md->out, ' ');
        md->digits = false;
    }
    md->space = false;
    md->breaks = 0;
}

void markdown_put_break(struct markdown *md)
{
    if (!md->block && !md->fresh)
        md->breaks++;
}

void markdown_put_raw(struct markdown *md, struct str text)
{
    if (!text.len)
        return;
    flush(md);
    buf_put(md->out, text);
    md->line_start = md->digits = false;
}

static bool must_escape(const struct markdown *md, char c)
{
    if (strchr("\\`*_[]<>~|&", c))
        return true;
    if (md->line_start && strchr("#+-=", c))
        return true;
    return md->digits && !md->line_start && (c == '.' || c == ')');
}

static void put_sign(struct markdown *md, char c)
{
    flush(md);
    if (must_escape(md, c))
        buf_put_char(md->out, '\\');
    buf_put_char(md->out, c);
    md->digits &= c >= '0' && c <= '9';
    md->line_start = false;
}

/* The length of a web address that stands here; 0: none does. */
static size_t address_at(struct str text)
{
    if (!str_starts(text, STR("http://")) && !str_starts(text, STR("https://")))
        return 0;
    size_t len = 0;
    while (len < text.len && !is_white(text.at[len]) && !strchr("<>\"'`\\|", text.at[len]))
        len++;
    while (len && strchr(".,;:!?)*_", text.at[len - 1]))
        len--;
    return len > strlen("https://") ? len : 0;
}

void markdown_put_text(struct markdown *md, struct str text)
{
    for (size_t i = 0; i < text.len;) {
        bool begins = i == 0 || is_white(text.at[i - 1]) || text.at[i - 1] == '(';
        struct str rest = str_slice(text, i, text.len);
        size_t address = begins && !md->linked ? address_at(rest) : 0;
        if (address) {
            markdown_put_raw(md, STR("<"));
            buf_put(md->out, str_slice(rest, 0, address));
            buf_put_char(md->out, '>');
        } else if (is_white(text.at[i])) {
            md->space = true;
        } else {
            put_sign(md, text.at[i]);
        }
        i += address ? address : 1;
    }
}

/* One more than the longest run of backticks, at least `least`. */
static size_t fence_of(struct str code, size_t least)
{
    size_t run = 0, longest = 0;
    for (size_t i = 0; i < code.len; i++) {
        run = code.at[i] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest + 1 > least ? longest + 1 : least;
}

static void put_fence(struct markdown *md, size_t len)
{
    while (len--)
        buf_put_char(md->out, '`');
}

void markdown_put_code_block(struct markdown *md, struct str code)
{
    size_t fence = fence_of(code, 3);
    while (code.len && (code.at[0] == '\n' || code.at[0] == '\r'))
        code = str_slice(code, 1, code.len);
    while (code.len && is_white(code.at[code.len - 1]))
        code.len--;
    if (!code.len)
        return;
    markdown_put_line(md, true);
    put_fence(md, fence);
    while (code.len) {
        struct str line = str_cut(&code, '\n');
        end_line(md);
        buf_put(md->out, str_ends(line, STR("\r")) ? str_slice(line, 0, line.len - 1) : line);
    }
    end_line(md);
    put_fence(md, fence);
    md->block = true;
}

void markdown_put_code(struct markdown *md, struct str code)
{
    size_t fence = fence_of(code, 1);
    code = str_trim(code);
    if (!code.len)
        return;
    bool padded = code.at[0] == '`' || code.at[code.len - 1] == '`';
    flush(md);
    put_fence(md, fence);
    buf_put(md->out, padded ? STR(" ") : STR_NONE);
    for (size_t i = 0; i < code.len; i++)
        buf_put_char(md->out, is_white(code.at[i]) ? ' ' : code.at[i]);
    buf_put(md->out, padded ? STR(" ") : STR_NONE);
    put_fence(md, fence);
    md->line_start = md->digits = false;
}

size_t markdown_indent(struct markdown *md, struct str by)
{
    size_t before = md->margin_len;
    if (before + by.len <= MARGIN_MAX) {
        memcpy(md->margin + before, by.at, by.len);
        md->margin_len += by.len;
    }
    return before;
}

void markdown_unindent(struct markdown *md, size_t len)
{
    md->margin_len = len;
    md->fresh = false;
    md->block = true;
}

bool markdown_put_address(struct buf *out, struct str address)
{
    static const struct str schemes[] = {STR_INIT("http://"), STR_INIT("https://"), STR_INIT("mailto:")};
    bool own = str_starts(address, STR("/")) && !str_starts(address, STR("//"));
    for (size_t i = 0; !own && i < COUNT_OF(schemes); i++)
        own =
            address.len > schemes[i].len && str_eq_nocase(str_slice(address, 0, schemes[i].len), schemes[i]);
    if (!own)
        return false;
    for (size_t i = 0; i < address.len; i++) {
        char c = address.at[i];
        if ((unsigned char)c <= ' ' || strchr("<>\\", c))
            buf_printf(out, "%%%02X", (unsigned)(unsigned char)c);
        else
            buf_put_char(out, c);
    }
    return true;
}
