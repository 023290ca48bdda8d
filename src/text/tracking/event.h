#ifndef TEXT_TRACKING_EVENT_H
#define TEXT_TRACKING_EVENT_H
/* Lines of carriers' pages, read and told (core/tracking/parcel.h knows what they mean). */
#include "base/buf.h"
#include "core/tracking/parcel.h"

/* The place that a line names, a piece of it: in brackets, or behind the last comma or dash; empty when none is seen. */
struct str track_event_place(struct str line);

/* One line of JSON (doc/tracking.md), with its line feed; bytes that are no UTF-8 become U+FFFD. */
void track_put_event_json(struct str line, struct buf *out);

#endif
