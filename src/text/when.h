#ifndef TEXT_WHEN_H
#define TEXT_WHEN_H
#include "base/arena.h"
#include "base/time.h"
struct str when_short_date(struct arena *arena, struct instant at);
struct str when_iso(struct arena *arena, struct instant at);
#endif
