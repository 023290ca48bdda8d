#ifndef CORE_TRACKING_PARCEL_NAMES_H
#define CORE_TRACKING_PARCEL_NAMES_H
/*
 * Names in a line, which say nothing of a parcel though their words could: streets ("Zollstraße 7"), towns ("Lost Creek, WV"),
 * firms ("Return Logistics Ltd"). What such names are made with are lines of phrases/clauses.txt.
 */
#include "base/str.h"

/* The line without the names in it; it may stand in `room`, of `size` bytes, in which at most so much of it is kept. */
struct str without_names(struct str line, char *room, size_t size);

#endif
