#include "text/people/code.h"

#include "base/buf.h"
#include "base/secret.h"
#include "base/time_code.h"
#include "text/kit/form.h"

enum { GROUP = 4, LINK_MAX = 4096 };

/* Crockford's base32: no i, l, o, u. */
static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";

static struct str grouped(struct arena *arena, struct str plain, char between)
{
    size_t len = 0;
    char *text = arena_take(arena, plain.len + plain.len / GROUP + 1);
    for (size_t i = 0; i < plain.len; i++) {
        if (i && i % GROUP == 0)
            text[len++] = between;
        text[len++] = plain.at[i];
    }
    return (struct str){text, len};
}

struct str recovery_code_new(struct arena *arena)
{
    unsigned char bytes[RECOVERY_CODE_CHARS];
    char *plain = arena_take(arena, RECOVERY_CODE_CHARS);
    secret_fill(bytes, sizeof bytes);
    for (size_t i = 0; i < sizeof bytes; i++)
        plain[i] = letters[bytes[i] % 32];
    return grouped(arena, (struct str){plain, RECOVERY_CODE_CHARS}, '-');
}

struct str recovery_code_plain(struct arena *arena, struct str typed)
{
    size_t len = 0;
    char *plain = arena_take(arena, typed.len + 1);
    for (size_t i = 0; i < typed.len; i++) {
        char c = typed.at[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (c == ' ' || c == '-')
            continue;
        plain[len++] = (char)(c == 'o' ? '0' : c == 'l' || c == 'i' ? '1' : c);
    }
    return (struct str){plain, len};
}

struct str time_code_plain(struct arena *arena, struct str typed)
{
    size_t len = 0;
    char *plain = arena_take(arena, typed.len + 1);
    for (size_t i = 0; i < typed.len; i++)
        if (typed.at[i] != ' ' && typed.at[i] != '-')
            plain[len++] = typed.at[i];
    return (struct str){plain, len};
}

struct str secret_grouped(struct arena *arena, struct str secret)
{
    return grouped(arena, secret, ' ');
}

struct str secret_link(struct arena *arena, struct str site, struct str name, struct str secret)
{
    struct buf out;
    buf_init(&out, LINK_MAX);
    buf_put(&out, STR("otpauth://totp/"));
    form_encode(&out, site);
    buf_put_char(&out, ':');
    form_encode(&out, name);
    buf_printf(&out, "?secret=%.*s&issuer=", STR_ARG(secret));
    form_encode(&out, site);
    buf_printf(&out, "&algorithm=SHA1&digits=%d&period=%d", TIME_CODE_DIGITS, TIME_STEP_SECONDS);
    struct str link = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return link;
}
