#ifndef HTTP_WIRE_LARGE_H
#define HTTP_WIRE_LARGE_H
/*
 * Bodies that are held whole and may be large: few at a time, and a few of one address, so that nobody who sends slowly has all
 * the places. For all threads.
 */
#include "base/str.h"

enum { LARGE_BODIES_MAX = 16, LARGE_BODIES_OF_ONE = 4 };

struct large;

struct large *large_new(void);
/* All have been given back. */
void large_free(struct large *large);
/* Takes a place, for whoever peer_key names; false when there is none for them. It is given back whatever it answers. */
bool large_take(struct large *large, uint64_t key);
void large_give(struct large *large, uint64_t key);

#endif
