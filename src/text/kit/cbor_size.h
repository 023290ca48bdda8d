#ifndef TEXT_KIT_CBOR_SIZE_H
#define TEXT_KIT_CBOR_SIZE_H

#include "base/str.h"

/*
 * What CBOR (RFC 8949) says of its own sizes, before a library makes room for it: a map may claim more members than
 * any machine has memory, in nine bytes.
 */
enum { CBOR_CONTAINERS_MAX = 64 };

/*
 * Whether everything that arrays and maps claim to hold could be in the bytes, one byte each, and no more than
 * CBOR_CONTAINERS_MAX arrays, maps, tags and strings in pieces are opened. It looks up to the first byte that is no
 * CBOR; whether the bytes are well formed is for who reads them.
 */
bool cbor_size_fits(struct str bytes);

#endif
