#include "base/buf.h"

#include "base/check.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 1024 };

void buf_init(struct buf *buf, size_t limit)
{
    *buf = (struct buf){.limit = limit};
}

void buf_clear(struct buf *buf)
{
    buf->len = 0;
    buf->overflow = false;
}

void buf_free(struct buf *buf)
{
    free(buf->at);
    buf_init(buf, buf->limit);
}

static bool grow(struct buf *buf, size_t more, void *(*take)(void *at, size_t size))
{
    size_t room = buf->room ? buf->room : FIRST_ROOM;
    while (room < buf->len + more)
        room *= 2;
    if (room > buf->limit)
        room = buf->limit;
    char *grown = take(buf->at, room);
    if (!grown)
        return false;
    buf->at = grown;
    buf->room = room;
    return true;
}

/* Room for `more` further bytes, or false with the overflow noted. */
static bool buf_reserve(struct buf *buf, size_t more)
{
    buf->overflow = buf->overflow || more > buf->limit - buf->len;
    return !buf->overflow && (buf->len + more <= buf->room || grow(buf, more, memory_more));
}

bool buf_has_memory(struct buf *buf, size_t more)
{
    return buf->overflow || more > buf->limit - buf->len || buf->len + more <= buf->room ||
           grow(buf, more, memory_more_if_any);
}

void buf_put_bytes(struct buf *buf, const void *at, size_t len)
{
    if (len == 0 || !buf_reserve(buf, len))
        return;
    memcpy(buf->at + buf->len, at, len);
    buf->len += len;
}

void buf_put(struct buf *buf, struct str s)
{
    buf_put_bytes(buf, s.at, s.len);
}

void buf_put_char(struct buf *buf, char c)
{
    buf_put_bytes(buf, &c, 1);
}

void buf_put_int(struct buf *buf, int64_t value)
{
    char digits[24], *first = digits + sizeof digits;
    uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        *--first = (char)('0' + left % 10);
        left /= 10;
    } while (left);
    if (value < 0)
        *--first = '-';
    buf_put_bytes(buf, first, (size_t)(digits + sizeof digits - first));
}

void buf_printf(struct buf *buf, const char *format, ...)
{
    check(format != NULL);
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    char small[512], *text = small;
    int length = vsnprintf(small, sizeof small, format, arguments);
    va_end(arguments);
    check(length >= 0);
    if ((size_t)length >= sizeof small) {
        text = memory_more(NULL, (size_t)length + 1);
        vsnprintf(text, (size_t)length + 1, format, again);
    }
    va_end(again);
    buf_put_bytes(buf, text, (size_t)length);
    if (text != small)
        free(text);
}

struct str buf_str(const struct buf *buf)
{
    return (struct str){buf->at, buf->len};
}
