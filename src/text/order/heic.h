#ifndef TEXT_ORDER_HEIC_H
#define TEXT_ORDER_HEIC_H
/*
 * Photos as phones save them (HEIC: ISO/IEC 23008-12 in the boxes of ISO/IEC 14496-12), by libheif over libde265. Without
 * threads: behind the walls of a decoder there are none to be had (base/walls.h), and libheif's own way to libde265 would
 * start one. The turn that the file notes is applied.
 */
#include "text/order/pixels.h"

/* By the file's first box: its brand. */
bool heic_is(struct str bytes);
/* The main picture; ERR_INPUT, with a sentence, for what cannot be read or is too large. */
enum err heic_decode(struct str bytes, struct pixels *pixels, struct failure *failure) MUST_USE;

#endif
