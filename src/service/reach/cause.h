#ifndef SERVICE_REACH_CAUSE_H
#define SERVICE_REACH_CAUSE_H
/* Why something did not leave the house, kept and read again. */
#include "core/reach/cause.h"
#include "service/reach/outbox.h"

/* In English, as far as it fits. */
void cause_keep(char said[OUTBOX_SAID], enum cause cause, struct word_places places);
/* What was kept, in that language; what others said, such as a mail server, is left as they said it. */
struct str cause_said(struct arena *arena, const struct language *language, struct str kept);

#endif
