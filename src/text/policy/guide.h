#ifndef TEXT_POLICY_GUIDE_H
#define TEXT_POLICY_GUIDE_H
/*
 * A policy as a person reads it: the steps of an order with who does them until when and what happens otherwise, the
 * terms that have no clock, and the notes of its file, which say where the values come from. What happens otherwise is
 * what the law says of the deadline (order_silence); the words here never decide anything.
 */
#include "base/words.h"
#include "core/policy/policy.h"

enum { POLICY_STEPS_MAX = 28, POLICY_TERMS_MAX = 40, POLICY_NOTES_MAX = 48 };

/* For whom it is said: where the texts live, and in which language they are. */
struct guide_reader {
    struct arena *arena;
    const struct language *language; /* NULL: English */
};

struct policy_step {
    struct str what;      /* "Answer the dispute" */
    uint32_t who;         /* a mask of PARTY_BIT */
    struct str until;     /* "5 days after it was opened" */
    struct str otherwise; /* "the buyer gets what was asked for" */
    struct str doubt;     /* "as guides tell it, seen 2026-06"; empty where it rests on nothing weak */
};

struct policy_term {
    struct str name, words; /* one more sentence of the term before has no name */
};

/* Those that this policy has, in the order of an order's life; returns how many. Texts live in the arena. */
int policy_steps(struct guide_reader reader, const struct policy *policy,
                 struct policy_step steps[POLICY_STEPS_MAX]);
int policy_terms(struct guide_reader reader, const struct policy *policy,
                 struct policy_term terms[POLICY_TERMS_MAX]);

/* The notes of the policy's file (policy_set_text), each under its section: "The policy", "protection", ... */
int policy_notes(struct guide_reader reader, struct str json, struct policy_term notes[POLICY_NOTES_MAX]);

/* Where a value comes from: its section's title with its path, the citation as the file has it, and whose word that is. */
struct policy_source_line {
    struct str of, source, words;
};
/* All of a policy, in the order of its file; returns how many. */
int policy_sources(struct guide_reader reader, const struct policy *policy,
                   struct policy_source_line sources[POLICY_SOURCES_MAX]);
/* "from its own page, seen 2026-06-23", "not verified": for a value ("protection.length") that rests on a weak source; empty for any other. */
struct str policy_doubt(struct guide_reader reader, const struct policy *policy, struct str path);
struct str reason_doubt(struct guide_reader reader, const struct policy *policy, const struct reason *reason);

/* "from 6 days after it was sent until 15 days after protection ends": when a dispute for this reason can be opened. */
struct str reason_window(struct guide_reader reader, const struct reason *reason);

/* "the buyer, the seller"; "nobody" */
struct str party_list_words(struct guide_reader reader, uint32_t parties);

struct str family_title(const struct language *language, enum family family);
struct str remedy_title(const struct language *language, enum remedy remedy);
/* Those of a mask, one behind the other. */
struct str remedy_titles(struct guide_reader reader, uint32_t remedies);
/* "a photo or a video", of which one is needed */
struct str evidence_any_words(struct guide_reader reader, const struct evidence_need *need);

#endif
