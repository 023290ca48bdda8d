#ifndef BASE_BUF_H
#define BASE_BUF_H
/*
 * A bounded builder of bytes: begin, append, ask once at the end.
 *
 * A buf is born with a limit. An append that would pass it changes nothing and sets `overflow`, which sticks:
 * whoever builds need not look at every append, but must look at `overflow` before the bytes are used.
 * The memory is the buf's own; buf_free gives it back.
 */
#include "base/str.h"

struct buf {
    char *at;
    size_t len;
    size_t room;  /* bytes allocated */
    size_t limit; /* bytes allowed */
    bool overflow;
};

void buf_init(struct buf *buf, size_t limit);
/* Empty again, the memory kept for reuse. */
void buf_clear(struct buf *buf);
void buf_free(struct buf *buf);

void buf_put(struct buf *buf, struct str s);
void buf_put_bytes(struct buf *buf, const void *at, size_t len);
void buf_put_char(struct buf *buf, char c);
void buf_put_int(struct buf *buf, int64_t value);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* False when the system has no memory for `more` further bytes: what comes from outside is not worth the reserve (memory.h). */
bool buf_has_memory(struct buf *buf, size_t more);

/* What has been built; valid until the next append. */
struct str buf_str(const struct buf *buf);

#endif
