#ifndef CORE_LIVES_LIFE_H
#define CORE_LIVES_LIFE_H
/* One life under way; for this room alone. */
#include "core/lives/lives.h"
#include "core/value/random.h"

/* A parcel. Times that never come are CLOCK_NEVER. */
struct leg {
    bool sent; /* somebody said so */
    bool real; /* with the goods in it */
    struct instant arrives, scanned;
};

enum { HABITS_MAX = 48 };
struct plan {
    bool open;         /* it was drawn, and still is a question */
    int32_t mark;      /* of the state in which it was drawn */
    int32_t times;     /* how often it was drawn */
    struct instant at; /* CLOCK_NEVER: will not do it */
};

struct life {
    const struct policy *policy;
    uint64_t seed;
    struct cast cast;
    struct order_state state;
    struct instant now;
    struct leg out, back, again; /* to the buyer, to the seller, anew to the buyer */
    struct leg rest;             /* to the buyer, with the second line, where it travels by itself */
    bool parted;                 /* it does */
    bool faulty;                 /* the goods themselves */
    int32_t faulty_pieces;       /* of the first line, where the others are right; 0: all that came */
    struct plan plans[HABITS_MAX];
    uint64_t followed; /* the kinds that the last command brought with it */
    struct life_record *record;
};

/* ---- chance (chance.c): the same for a seed, whatever the rules ---- */
enum trait {
    TRAIT_CAST,
    TRAIT_ORDER,
    TRAIT_GOODS,
    TRAIT_CHANGED_MIND,
    TRAIT_NO_STOCK,
    TRAIT_LIE,
    TRAIT_CONFIRMS,
    TRAIT_ASKS_TIME,
    TRAIT_GIVES_TIME,
    TRAIT_OBJECTS,
    TRAIT_BANK,
    TRAIT_BANK_SAYS,
    TRAIT_REMEDY,
    TRAIT_AMOUNT,
    TRAIT_OFFER,
    TRAIT_CONTENT,
    TRAIT_UNDOES,
    TRAIT_RETURNS_JUNK,
    TRAIT_JUDGE,
    TRAIT_PARTED,
    TRAIT_COUNTRY,
    TRAIT_HABITS = 32,
    TRAIT_LEGS = 96
};
/* One of 0 .. bound - 1. */
uint32_t life_draw(const struct life *life, int trait, int time, uint32_t bound);
/* True so many times of a hundred. */
bool life_chance(const struct life *life, int trait, uint32_t percent);

/* ---- what is true (truth.c) ---- */
void life_begin(struct life *life);
/* What an event of somebody does to parcels. */
void truth_take(struct life *life, const struct order_event *event);
/* What came to the buyer is there; what has left. */
bool truth_has_come(const struct leg *leg, struct instant at);
/* When all of it does. */
struct instant truth_all_arrives(const struct life *life);
/* The first parcel of which nobody has told that it came. */
const struct leg *truth_next_scan(const struct life *life);
/* The buyer has those goods (0: all) and they are right, now; in the end, when everything under way has come. */
bool truth_buyer_served(const struct life *life, uint64_t lines, struct instant at);
/* What the buyer complains of, and from when; false: of nothing. */
bool truth_complaint(const struct life *life, enum family *family, struct instant *since);
/* The lines that the complaint is about, where it can be about some alone; 0: about all. */
uint64_t truth_lines(const struct life *life);
/* The parcel of those lines. */
const struct leg *truth_leg(const struct life *life, uint64_t lines);
enum life_end truth_end(const struct life *life);

/* ---- habits (habits.c) ---- */
struct habit {
    enum order_event_kind act;
    enum party by;
    uint8_t chance[TEMPER_COUNT]; /* percent; by the temper of whose it is, others have the first */
    int32_t hours;                /* at most, until it is done; careless people take four times as long */
    struct instant (*wants)(const struct life *life); /* from when; CLOCK_UNSET: not at all */
};
extern const struct habit life_habits[];
extern const int life_habit_count;
/* The wish with what it carries. */
struct order_event life_wish(const struct life *life, const struct habit *habit);

#endif
