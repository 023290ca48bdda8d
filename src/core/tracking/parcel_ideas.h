#ifndef CORE_TRACKING_PARCEL_IDEAS_H
#define CORE_TRACKING_PARCEL_IDEAS_H
/*
 * What a line is about, in whatever order and inflection its words come: stems of all languages (phrases/ideas.txt)
 * become ideas ("sender", "not yet", "customs"), and rules tell which ideas together make an event.
 */
#include "base/str.h"
#include "core/tracking/parcel.h"
#include "core/tracking/parcel_phrase.h"

struct idea_reading {
    enum parcel_event event; /* UNKNOWN: nothing is told */
    bool faint;              /* it counts only where no phrase is found */
    bool moving;             /* it tells of being on the way */
    bool late;               /* it tells of a delay, or of another day */
    bool ripe;               /* it tells of what is ready to be delivered, and so is not out yet */
    bool fetchable;          /* it tells of a place where parcels wait, and of being ready there */
    bool inside;             /* it tells of a delivery and of a place where parcels are sorted */
    bool sent_back;          /* it tells of a refusal and of the way back: what came of it counts */
    bool silent;    /* it tells what was asked for, changed or printed, and so of nothing that happened */
    bool pending;   /* it tells what has not happened yet */
    bool unready;   /* it tells what comes only later: "soon ready", "will not be delivered today" */
    bool undone;    /* it takes back what was told before: found again, no longer sent back */
    bool instead;   /* it tells that nobody was in, and who took it instead */
    bool passed_on; /* it tells that another carrier has it now */
    bool paid;      /* it tells that the duties are paid */
    bool free;      /* it tells that none are owed */
    bool again;     /* it tells that it came back to be tried once more */
    bool open;      /* it tells of a delivery that is yet to come, and not of where the parcel is */
    bool aside;     /* it also tells of a message that was sent, or that nothing is damaged */
};

/* The ideas that stand in a text, and after them which words that turn one do ("not", "will be"). */
struct idea_set {
    uint64_t bits[2];
};

struct idea_set ideas_of(const struct phrase_text *text);
/* A "not" or a "no", and a "will be", stand somewhere in it. */
bool ideas_deny(struct idea_set ideas);
bool ideas_plan(struct idea_set ideas);
struct idea_reading ideas_read(struct idea_set ideas);
/* What is told when the longest phrase says one thing and the ideas another. */
enum parcel_event ideas_weigh(enum parcel_event phrase, size_t phrase_bytes, struct idea_reading ideas);

#endif
