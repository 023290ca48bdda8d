#ifndef HTTP_SITE_DECODER_H
#define HTTP_SITE_DECODER_H
/*
 * Files of strangers are decoded in a process of their own, one for each file: a program of ours that is started
 * without environment and open files, puts walls around itself (base/walls.h), reads the file, answers what picture_take
 * made of it, and ends. It knows nothing of the site, so that a file which takes it over finds nothing; one that crashes it,
 * hangs it or eats its memory is refused, and nobody else notices. What it answers is believed no more than the file.
 */
#include "base/time.h"
#include "text/desk/share_picture.h"
#include "text/order/picture.h"
#include "text/reach/arrived.h"

struct decoder {
    const char *
        program; /* started as "PROGRAM decode LANGUAGE", and "post" behind it for a picture of a post, "mail" or "share" */
    struct span patience;
};

/* Within so long a picture of the largest size is decoded on a slow machine, sanitizers included. */
enum { DECODER_PATIENCE_MS = 30 * 1000 };

/* As picture_take; ERR_INPUT also when the process ended without an answer, ERR_BUSY when there can be none. */
enum err decoder_take(const struct decoder *decoder, enum picture_use use, struct str bytes,
                      struct picture *picture, struct failure *failure) MUST_USE;

/* The same of a mail that came in: ERR_INPUT when that process could not read it. */
enum err decoder_read_mail(const struct decoder *decoder, struct arena *arena, struct str bytes,
                           struct arrived *arrived, struct failure *failure) MUST_USE;

/* A picture of its own making; false when none could be drawn. */
bool decoder_draw(const struct decoder *decoder, struct arena *arena, const struct share_picture *picture,
                  struct str *png);

/* The other side: reads a file from `in` to its end and answers on `out`. Called behind the walls. */
void decoder_serve(enum picture_use use, int in, int out, const struct language *language);
void decoder_serve_mail(int in, int out);
void decoder_serve_share(int in, int out);

#endif
