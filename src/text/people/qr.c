#include "text/people/qr.h"

#include "base/buf.h"

#include <qrencode.h>

enum { PATH_MAX_BYTES = 64 * 1024, TEXT_MAX = 500 };

/* One stroke for each run of dark modules in a row. */
static void draw_row(struct buf *out, const QRcode *code, int y)
{
    const unsigned char *row = code->data + (size_t)y * (size_t)code->width;
    for (int x = 0, end; x < code->width; x = end) {
        for (end = x; end < code->width && (row[end] & 1) == (row[x] & 1); end++)
            continue;
        if (row[x] & 1)
            buf_printf(out, "M%d %dh%dv1h-%dz", x + QR_MARGIN, y + QR_MARGIN, end - x, end - x);
    }
}

struct qr qr_of(struct arena *arena, struct str text)
{
    struct buf out;
    struct qr qr = {0};
    if (text.len > TEXT_MAX)
        return qr;
    QRcode *code = QRcode_encodeString8bit(arena_cstr(arena, text), 0, QR_ECLEVEL_M);
    if (!code)
        return qr;
    buf_init(&out, PATH_MAX_BYTES);
    for (int y = 0; y < code->width; y++)
        draw_row(&out, code, y);
    if (!out.overflow)
        qr = (struct qr){code->width + 2 * QR_MARGIN, arena_copy(arena, buf_str(&out))};
    buf_free(&out);
    QRcode_free(code);
    return qr;
}
