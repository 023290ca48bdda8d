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
    FACT_OTHER, /* what looks like a fact, and is none: "subtotal" */
    FACT_KINDS
};

/* Facts that have the form of a day, of a number or an amount, and ways of paying: the same words can name one of each. */
enum fact_group { GROUP_DAYS, GROUP_NUMBERS, GROUP_PAID, GROUP_COUNT };
enum fact_group fact_group_of(enum fact fact);

/*
 * Words that stand before a fact. Texts are folded (core/tracking/plain.h), several with '|' between; `*` behind a word takes any
 * that begin so.
 */
struct paste_cue {
    enum fact fact;
    bool weak; /* counts only where no other words name the fact, and only very near it */
    struct str words;
    bool last;   /* of the weak, one that counts after all others */
    bool behind; /* the fact stands before the words: "am 5. Oktober versandt" */
    bool
        ahead; /* counts for a day that has not come yet, where the words alone do not say that it is promised */
};

/* The folded word is one of these, with '|' between. */
bool paste_is_one_of(struct str folded, const char *words);
bool paste_is_weekday(struct str folded); /* "friday", "fr", "vendredi", "金曜日" */

const struct paste_cue *paste_cue_at(size_t index);     /* NULL behind the end */
const struct paste_cue *paste_day_cue_at(size_t index); /* those of days alone */

/* The marketplace or the way of paying that a folded word names, as the forms take it; empty: none. */
struct str paste_place(struct str word);
/* "pay", "logistics": behind a marketplace's name it is what took the payment or carries the parcel, not where it was bought. */
bool paste_is_service(struct str folded);
struct str paste_payment(struct str word);

/* The code of the currency that the beginning of `text` writes; empty when it is none or can be several. */
struct str paste_currency(struct str text);

struct str
paste_dollar(struct str folded); /* the code that "AU" or "ca" before "$" makes of it; empty: none */

/* What a folded word measures: a day, an hour in milliseconds; 0 when it is neither. */
int64_t paste_unit_ms(struct str word);

#endif
