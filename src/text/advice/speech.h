#ifndef TEXT_ADVICE_SPEECH_H
#define TEXT_ADVICE_SPEECH_H
/* How a plan speaks to whoever reads it: in their language, with dates in their zone. */
#include "core/advice/advice.h"
#include "text/clock/when.h"

/* The dates live in the arena. */
struct advice_speech advice_speech_of(struct arena *arena, struct reading reading);

/* The case is for whoever reads: its speech, and the offset of their clocks at its moment. */
void advice_speak(struct arena *arena, struct reading reading, struct advice_case *order);
/* The same for a program, which reads English: by the clocks of UTC its dates are the core's own. */
void advice_speak_plainly(struct arena *arena, const struct zone *zone, struct advice_case *order);

#endif
