#ifndef CLI_KIT_PROGRESS_BAR_H
#define CLI_KIT_PROGRESS_BAR_H
/* Shows on standard error how far long work has come: a bar on a terminal, nothing elsewhere. */
#include "base/time.h"
#include "service/bulk/progress.h"

struct progress_bar {
    struct progress progress; /* to be handed to the work */
    bool terminal;
    struct instant shown; /* when it was last drawn */
};

void progress_bar_start(struct progress_bar *bar);
/* Clears the line. */
void progress_bar_end(struct progress_bar *bar);

#endif
