#ifndef CORE_ADVICE_ADVICE_H
#define CORE_ADVICE_ADVICE_H
/*
 * What to do now, by when, and what happens otherwise: from a marketplace's rules, the dates and the parcel to a
 * plan with exactly one thing to do now.
 *
 * Facts are derived from the case (facts.h); rows of conditions choose the steps (rows.h). Dates
 * that are not known are 0; the plan then says less, never something that needs the date. No step is advised at
 * or past its deadline: by is 0 or later than now.
 */
#include "core/advice/answers.h"
#include "core/advice/law.h"
#include "core/tracking/silence.h"

/* What is known of the tracking number. */
enum advice_number { NUMBER_MISSING, NUMBER_RIGHT, NUMBER_WRONG, NUMBER_UNCHECKED, NUMBER_COUNT };

struct language;

/* How the plan speaks: the language of its sentences, and how its dates are written. */
struct advice_speech {
    const struct language *language; /* NULL: English */
    struct str (*date)(void *with, struct instant at,
                       bool with_time); /* NULL: "Sunday 19 June 2016, 00:00 UTC" */
    void *with;
    struct span (*ahead)(void *with, struct instant at); /* of UTC, at that moment; NULL: always the offset */
};

/* Of an order in several parcels. */
struct advice_part {
    bool some;            /* something of it has come, the rest has not */
    struct instant until; /* of complaining of what has come, where that is sooner; 0: as of the rest */
    struct instant
        rest; /* while a dispute is about what came: the end of the rest, where it does not wait; 0 */
};

struct advice_case {
    const struct policy *policy;
    struct str marketplace; /* as people call it; empty: as the policy does */
    struct advice_law law;
    struct instant now;
    struct span offset; /* of the reader's clocks from UTC, where the speech tells none */
    struct instant ordered, shipped, promised, protection_ends, received, contacted;
    enum advice_problem problem;
    enum advice_paid paid;
    enum advice_shop shop; /* any but SHOP_RULES: the policy's rules do not count */
    bool past;         /* it was bought on a marketplace whose rules do not protect it; advise() finds it */
    bool shop_unknown; /* it is called by a name that nobody here knows */
    bool kept;         /* an order that is noted here or made here: its own dispute is none of PayPal's */
    enum advice_number number_state;
    struct str number, issuer; /* as to be shown; the country that issued it */
    enum parcel_class class;
    enum parcel_route route;
    struct parcel_state parcel; /* of an order in several: of what has not come */
    struct advice_part part;
    struct str last_event;   /* in the carrier's words; empty: in ours */
    struct instant fetch_by; /* the last day to fetch the parcel, as those words name it; 0: they name none */
    enum advice_extension extension;
    struct instant extension_asked; /* 0: not known */
    struct instant extension_at;
    enum advice_dispute dispute;
    struct instant dispute_at;     /* of its present state */
    struct instant dispute_opened; /* 0: not known, unless it has just been opened */
    struct advice_speech speech;
    struct str asks; /* a sentence for what is asked for; empty: a refund */
};

enum {
    ADVICE_TEXT = 1200,
    ADVICE_CASE_TEXT = 4000,
    ADVICE_NEXT_MAX = 5,
    ADVICE_AVOID_MAX = 5,
    ADVICE_DEADLINES_MAX = 14,
    ADVICE_WAYS_MAX = 4
};

struct advice_text {
    size_t len;
    char at[ADVICE_TEXT];
};

struct advice_step {
    enum advice_act act;
    struct advice_text act_text, why, risk,
        undo;                /* what to do, in words; why; of not doing it or too early */
    struct instant from, by; /* 0: at any time, no deadline */
};

struct advice_deadline {
    struct advice_text what, outcome; /* what happens when it passes */
    struct instant at;
};

/* One layer of protection: who can give the money back, from when until when, and how sure that is. */
struct advice_way {
    struct advice_text who, what, bars; /* bars: what closes the other way; empty: nothing */
    struct advice_text source;
    bool sure; /* from the lawmaker's or the payer's own page */
    bool pays; /* the way of paying, not the shop */
    enum advice_act act;
    struct instant from, by; /* 0: none is known */
};

struct advice_plan {
    struct str row; /* the name of the row that chose `now` */
    struct advice_text verdict;
    struct advice_step now;
    struct advice_step next[ADVICE_NEXT_MAX];
    struct advice_text avoid[ADVICE_AVOID_MAX];
    struct advice_deadline deadlines[ADVICE_DEADLINES_MAX];
    struct advice_way ways[ADVICE_WAYS_MAX]; /* the earliest end first */
    size_t next_count, avoid_count, deadline_count, way_count;
    struct silence_verdict silence;
    size_t case_text_len;
    char case_text[ADVICE_CASE_TEXT]; /* sentences to paste */
};

/* The policy and now are needed; everything else may be unknown. */
void advise(const struct advice_case *told, struct advice_plan *plan);

/* Paid in a way that the marketplace's rules do not protect. */
bool advice_is_uncovered(const struct advice_case *order);
/* Whose rules those are: SHOP_RULES of a marketplace; else nobody stands between buyer and shop, and nothing is promised. */
enum advice_shop advice_shop_of(const struct policy *policy);
/* The id of the rules for shops of that kind, for whoever keeps such an order; empty for SHOP_RULES. */
struct str advice_shop_rules(enum advice_shop shop);

/* What to think of a parcel of which nothing more is heard. */
struct silence_verdict advice_silence(const struct advice_case *order);

/* "open_dispute" and so on, as the interfaces write them. */
struct str advice_act_name(enum advice_act act);
/* For people: "Open the dispute"; in English, as are all constants of the law: whoever shows it calls say(). */
struct str advice_act_title(enum advice_act act);
/* Whether the act can be taken back, as a sentence. */
struct str advice_act_undo(enum advice_act act);
enum { ADVICE_DATE = 80 };

/* "Tuesday 1 December 2026" for what a person told as a day, or an instant with its time. */
struct str advice_day(struct instant at, char into[ADVICE_DATE]);

extern const struct names advice_problem_names, advice_extension_names, advice_dispute_names,
    advice_paid_names;
/* How it was paid, by its name or by another that people use for it; -1: neither. */
int advice_paid_find(struct str word);
static inline struct str advice_str(const struct advice_text *text)
{
    return (struct str){text->at, text->len};
}
#endif
