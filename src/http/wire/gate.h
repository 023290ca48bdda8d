#ifndef HTTP_WIRE_GATE_H
#define HTTP_WIRE_GATE_H
/*
 * What a strict server refuses before anybody answers, decided from the head of a request alone.
 *
 * Two programs that read the same bytes differently are how requests are smuggled past a proxy; so a head that
 * could be read in two ways is refused and its connection closed. The rules are those of RFC 9112 and RFC
 * 9110, taken strictly; doc/http.md has the list, and what the HTTP library hides from this function.
 */
#include "http/wire/message.h"

enum {
    GATE_TARGET_MAX = 8 * 1024, /* bytes; more is 414 */
    GATE_HEAD_MAX = 16 * 1024,  /* bytes of all header lines; more is 431 */
};

/* How the header lines looked before their ends were overwritten. */
enum sight {
    SIGHT_CUT,    /* not all of them had come, or could be seen */
    SIGHT_WHOLE,  /* each ends in CR LF, down to the empty one */
    SIGHT_BROKEN, /* a line end that is not CR LF, or a NUL */
};

/* Looks at what came behind the first line, whose target lies in the library's memory: the bytes, then zeros. */
enum { GATE_PAGE = 4096 };
enum sight gate_look(struct str target);

/*
 * The pieces of a head, each where it lies in the bytes that came: what stands between two pieces counts too.
 * The separators themselves (the blanks of the first line, colons, line ends) may have been overwritten.
 */
struct head {
    struct str method, target, version;
    struct str said; /* the target's text; where it lies it may have been taken apart */
    const struct header *headers;
    size_t header_count;
    bool more_headers; /* than REQUEST_HEADERS_MAX */
    bool has_bytes;    /* the next three are known */
    bool skipped;      /* something came before the method that was passed over */
    enum sight sight;
    size_t bytes; /* from the method to the end of the empty line */
};

/* 0, or the status that refuses it: 400, 411, 414, 417, 421, 431, 501, 505. */
int gate_check(const struct head *head);

#endif
