#ifndef TEXT_ADVICE_PASTE_WORDS_H
#define TEXT_ADVICE_PASTE_WORDS_H
/* The words by which mails, messages and order pages name a fact, in the languages of phrases/, as tables. */
#include "base/str.h"

/* In the order in which facts are shown. */
enum fact {
    FACT_PLACE,
    FACT_TRACKING,
    FACT_ORDERED,
    FACT_ENDS,
    FACT_PROMISED,
    FACT_SHIPPED,
    FACT_PRICE,
    FACT_CURRENCY,
    FACT_ORDER,
    FACT_PAID,
    FACT_KINDS
};

/* Words that stand before a fact. Texts are folded (core/tracking/plain.h), several with '|' between. */
struct paste_cue {
    enum fact fact;
    bool weak; /* counts only where no other words name the fact, and only very near it */
    struct str words;
    bool last; /* of the weak, one that counts after all others */
};

const struct paste_cue *paste_cue_at(size_t index); /* NULL behind the end */

/* The marketplace or the way of paying that a folded word names, as the forms take it; empty: none. */
struct str paste_place(struct str word);
/* "pay", "logistics": behind a marketplace's name it is what took the payment or carries the parcel, not where it was bought. */
bool paste_is_service(struct str folded);
struct str paste_payment(struct str word);

/* The code of the currency that the beginning of `text` writes; empty when it is none or can be several. */
struct str paste_currency(struct str text);

/* What a folded word measures: a day, an hour in milliseconds; 0 when it is neither. */
int64_t paste_unit_ms(struct str word);

#endif
