#ifndef TEXT_LIVES_REPORT_H
#define TEXT_LIVES_REPORT_H
/*
 * Lives under one policy, or under two side by side, as tables of rows: the same for the page and for the terminal.
 * All texts live in the reader's arena.
 */
#include "core/lives/tally.h"
#include "text/kit/json_write.h"
#include "text/policy/guide.h"

enum { LIVES_SIDES = 2, LIVES_ROWS_MAX = 16 };

struct lives_report {
    struct guide_reader reader;
    const struct policy *policies[LIVES_SIDES]; /* NULL: each order's own rules, as it was */
    const struct tally *tallies[LIVES_SIDES];
    int count; /* 1 or 2 */
    uint64_t seed;
    bool made_up; /* else a history */
};

enum lives_part { LIVES_ENDS, LIVES_DECIDED, LIVES_DAYS, LIVES_PEOPLE, LIVES_PART_COUNT };

struct lives_row {
    struct str label;
    struct str cells[LIVES_SIDES];
    int32_t per_mille[LIVES_SIDES]; /* what a bar shows; -1: nothing */
};

/* "Who has goods and money in the end" */
struct str lives_part_title(struct guide_reader reader, enum lives_part part);
/* The rows of the part; 0 where it has nothing to say. */
int lives_rows(const struct lives_report *report, enum lives_part part,
               struct lives_row rows[LIVES_ROWS_MAX]);
/* "recourse-default, version 3" */
struct str lives_side_title(const struct lives_report *report, int side);

/* What no life used of the side's rules, in words; returns how many. */
int lives_unused(const struct lives_report *report, int side, struct str clauses[CLAUSES_MAX]);

/* One life told: what happened, who did it, and what came of it. */
struct lives_tale {
    struct str end;                    /* "The seller has the goods and the money" */
    struct str buyer, seller, carrier; /* "honest"; empty in a history */
    struct lives_moment {
        struct instant at;
        struct str what, who, amount;
    } moments[TOLD_MAX];
    int count;
    int32_t left_out; /* events behind the last one told */
};
void lives_tale(struct guide_reader reader, const struct life_record *record, struct lives_tale *tale);

/* All of it for programs. */
void lives_report_json(const struct lives_report *report, struct json *json);

#endif
