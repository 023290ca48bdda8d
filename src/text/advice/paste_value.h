#ifndef TEXT_ADVICE_PASTE_VALUE_H
#define TEXT_ADVICE_PASTE_VALUE_H
/* The words of a pasted text, and the dates, spans, numbers and amounts that stand at them. */
#include "base/arena.h"
#include "core/clock/clock.h"
#include "text/advice/paste_words.h"

struct pasting {
    struct arena *arena;
    struct instant now;
    struct str *words;  /* as written, in their order */
    struct str *folded; /* the same, folded; empty where only signs stand */
    bool *opens;        /* the word is the first of its line */
    size_t count;
    struct instant
        after;        /* what is promised comes after this day, and soon; CLOCK_UNSET: it is near to now */
    bool kana;        /* somewhere stands Japanese: its sign of money is the yen */
    bool old_letters; /* Chinese or Japanese letters of before the reform of China's */
    bool traditional, swedish; /* Chinese as in Taiwan; Swedish: whose yuan and crowns are meant */
    bool east; /* somewhere stand letters of East Asia: there the month stands before the day */
};

/*
 * Parts the text into words, also where the script sets no blanks, with "2026年11月20日" as 2026-11-20. The text is
 * UTF-8; words live in the arena.
 */
void pasting_split(struct pasting *pasting, struct str text);

struct str pasting_word(const struct pasting *pasting, size_t number); /* as written; empty behind the end */
size_t paste_digits(struct str text, size_t from);                     /* how many digits stand there */

/* What stands at a word, in the arena; empty when it is none. Days are 2026-11-20; a future one is nearer ahead. */
struct str pasting_day(const struct pasting *pasting, size_t number, bool future);
/* The later of two days that a word and what follows give: "Nov 24 - Dec 5", "3 and 5 December", "Dec 3-5". */
struct str pasting_last_day(const struct pasting *pasting, size_t number);
/* An order's number; the loose kind has capitals too. */
struct str pasting_order(const struct pasting *pasting, size_t number, bool loose);
/* An amount as the forms take it, 1299.00, and its currency where it is known. Without both, cents are wanted. */
struct str pasting_price(const struct pasting *pasting, size_t number, struct str *currency);
/* "2 days 4 hours": the instant at which they have passed, *number moved behind them; unset when there is none. */
struct instant pasting_countdown(const struct pasting *pasting, size_t *number);

/* Behind the end of a sentence something else is told. */
bool paste_ends_sentence(struct str word);
/*
 * "I paid by PayPal", "refunded to your PayPal account": a word for paying or giving back stands before the word, in one sentence
 * with it, and none that says what can be, or is not.
 */
bool pasting_is_paid(const struct pasting *pasting, size_t number);
bool pasting_is_card_number(const struct pasting *pasting, size_t number); /* "Visa ending in 0023" */
/* "card", or "credit-card" or "debit-card" where a word beside it says so. */
struct str pasting_card_kind(const struct pasting *pasting, size_t number);
/* The words before take it back or put it off: "has not shipped yet", "was delivered by DHL". */
bool pasting_is_taken_back(const struct pasting *pasting, enum fact fact, size_t number);
/*
 * "Protection ended 3 days ago", "seit 3 Tagen abgelaufen": no time is left. Without its accents the French past is also the
 * present: "se termine dans 12 jours". The span begins at `span`, and is looked past to the end of its sentence.
 */
bool pasting_is_over(const struct pasting *pasting, size_t from, size_t span);

#endif
