#ifndef TEXT_ADVICE_PASTE_TAKE_H
#define TEXT_ADVICE_PASTE_TAKE_H
/* Takes the facts that words name: behind them, before them, and in the row below a row of names. */
#include "text/advice/paste_phrase.h"

struct reading {
    struct pasting pasting;
    const struct named_words *named[2]; /* the words whose fact stands behind them, and before */
    struct str values[FACT_KINDS];
    size_t at[FACT_KINDS]; /* the word at which each was taken */
    enum fact_group group; /* whose words are looked for */
    bool *taken;           /* words at which a day stands that is a fact already */
};

/* Takes every fact that is missing yet. */
void reading_take(struct reading *reading);

/* The words that name a fact and begin here; what stands before them, or behind. */
struct named_here reading_cue(const struct reading *reading, size_t number, bool behind);

#endif
