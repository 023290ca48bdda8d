#include "text/reach/address.h"

#include "base/buf.h"

/* ---- addresses ---- */

static bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80;
}

/* RFC 5322, 3.2.3: atext. */
static bool is_local(char c)
{
    static const struct str signs = STR_INIT("!#$%&'*+-/=?^_`{|}~");
    return is_letter_or_digit(c) || str_find_char(signs, c) < signs.len;
}

/* Parts with one point between them, each of characters that `fits` takes. */
static bool is_dotted(struct str text, bool (*fits)(char c))
{
    bool after_part = false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '.' ? !after_part : !fits(text.at[i]))
            return false;
        after_part = text.at[i] != '.';
    }
    return after_part;
}

static bool is_host(char c)
{
    return is_letter_or_digit(c) || c == '-';
}

bool email_is_address(struct str email)
{
    size_t at = str_find_char(email, '@');
    struct str local = str_slice(email, 0, at), host = str_slice(email, at + 1, email.len);
    return at < email.len && email.len <= EMAIL_MAX && local.len <= EMAIL_LOCAL_MAX && str_is_utf8(email) &&
           is_dotted(local, is_local) && is_dotted(host, is_host);
}

struct str email_key(struct arena *arena, struct str email)
{
    char *key = arena_cstr(arena, email);
    for (char *c = key; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    return (struct str){key, email.len};
}

struct str email_veiled(struct arena *arena, struct str email)
{
    size_t at = str_find_char(email, '@'), first = 0;
    if (at)
        str_code_point(email, &first);
    return arena_printf(arena, "%.*s...%.*s", STR_ARG(str_slice(email, 0, first)),
                        STR_ARG(str_slice(email, at, email.len)));
}

bool mail_sender_read(struct str text, struct mail_sender *sender)
{
    struct str rest = str_trim(text);
    size_t open = str_find_char(rest, '<');
    *sender = (struct mail_sender){.email = rest};
    if (open < rest.len && str_ends(rest, STR(">"))) {
        struct str name = str_trim(str_slice(rest, 0, open));
        if (name.len > 1 && str_starts(name, STR("\"")) && str_ends(name, STR("\"")))
            name = str_slice(name, 1, name.len - 1);
        *sender = (struct mail_sender){name, str_slice(rest, open + 1, rest.len - 1)};
    }
    for (size_t i = 0; i < sender->name.len; i++)
        if ((unsigned char)sender->name.at[i] < ' ' || sender->name.at[i] == '"')
            return false;
    return str_is_utf8(sender->name) && email_is_address(sender->email);
}

/* ---- headers ---- */

enum { LINE_MAX = 72, WORD_AROUND = 13 }; /* "=?UTF-8?Q?", "?=" and the blank before it */

static bool is_plain(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] < ' ' || (unsigned char)text.at[i] > '~')
            return false;
    return text.len <= LINE_MAX && str_find(text, STR("=?")) == text.len;
}

static size_t width_in_word(char c)
{
    bool itself = is_letter_or_digit(c) && (unsigned char)c < 0x80;
    return itself || c == ' ' ? 1 : 3;
}

/* The bytes of the characters at the beginning that one encoded word takes. */
static size_t take_word(struct str text)
{
    size_t end = 0, width = 0;
    while (end < text.len) {
        size_t next = end, more = 0;
        str_code_point(text, &next);
        for (size_t i = end; i < next; i++)
            more += width_in_word(text.at[i]);
        if (width + more > LINE_MAX - WORD_AROUND)
            break;
        width += more;
        end = next;
    }
    return end;
}

static void put_word(struct buf *out, struct str word)
{
    buf_put(out, STR("=?UTF-8?Q?"));
    for (size_t i = 0; i < word.len; i++) {
        char c = word.at[i];
        if (c == ' ')
            buf_put_char(out, '_');
        else if (width_in_word(c) == 1)
            buf_put_char(out, c);
        else
            buf_printf(out, "=%02X", (unsigned char)c);
    }
    buf_put(out, STR("?="));
}

struct str mail_header_text(struct arena *arena, struct str text)
{
    struct buf out;
    if (is_plain(text))
        return text;
    buf_init(&out, 16 * text.len + LINE_MAX);
    while (text.len) {
        size_t end = take_word(text);
        put_word(&out, str_slice(text, 0, end));
        text = str_slice(text, end, text.len);
        if (text.len)
            buf_put(&out, STR("\r\n "));
    }
    struct str written = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return written;
}
