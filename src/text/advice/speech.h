#ifndef TEXT_ADVICE_SPEECH_H
#define TEXT_ADVICE_SPEECH_H
/* How a plan speaks to whoever reads it: in their language, with dates in their zone. */
#include "core/advice/advice.h"
#include "text/clock/when.h"

/* The dates live in the arena. */
struct advice_speech advice_speech_of(struct arena *arena, struct reading reading);

/* Of the clocks there from UTC: what an advice_case wants of whoever reads. */
struct span advice_offset_of(struct reading reading, struct instant now);

#endif
