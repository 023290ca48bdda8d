#include "cli/kit/progress_bar.h"

#include <stdio.h>
#include <unistd.h>

enum { BAR_WIDTH = 30, DRAW_EVERY_MS = 100 };

static void draw(void *arg, struct str what, int64_t done, int64_t total)
{
    static const char full[] = "##############################", empty[] = "..............................";
    struct progress_bar *bar = arg;
    struct instant now = instant_now();
    if (!bar->terminal || instant_since(now, bar->shown).ms < DRAW_EVERY_MS)
        return;
    bar->shown = now;
    if (total <= 0) {
        fprintf(stderr, "\r\033[K%-20.*s", STR_ARG(what));
        return;
    }
    int64_t share = done >= total ? 100 : done * 100 / total;
    int filled = (int)(share * BAR_WIDTH / 100);
    fprintf(stderr, "\r\033[K%-20.*s [%.*s%.*s] %3d %%", STR_ARG(what), filled, full, BAR_WIDTH - filled,
            empty, (int)share);
}

void progress_bar_start(struct progress_bar *bar)
{
    *bar = (struct progress_bar){.progress = {draw, bar}, .terminal = isatty(STDERR_FILENO) == 1};
}

void progress_bar_end(struct progress_bar *bar)
{
    if (bar->terminal)
        fprintf(stderr, "\r\033[K");
}
