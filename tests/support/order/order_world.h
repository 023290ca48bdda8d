#ifndef SUPPORT_ORDER_ORDER_WORLD_H
#define SUPPORT_ORDER_ORDER_WORLD_H
/*
 * The world around one hosted order: goods that are really somewhere, a carrier, a provider and a bank that write
 * letters which are lost, late, doubled and overtaken, and two servers that share one history and fall over between
 * ordering a payment and noting that it was ordered. Written apart from core: it sees events, and what each side may do.
 */
#include "core/order/ledger.h"
#include "core/value/random.h"

enum { NODES = 2, LETTERS_MAX = 96, ORDERED_MAX = 64 };

enum whereabouts { WITH_SELLER, TO_BUYER, WITH_BUYER, TO_SELLER, NOWHERE };

struct letter {
    bool open;
    enum address { TO_MARKET, TO_PROVIDER, TO_OUTBOX } to;
    int32_t id;              /* a second copy has the same */
    struct instant at;       /* when it comes */
    struct order_event wish; /* TO_MARKET */
    int32_t ordered;         /* the row that it is about */
    int32_t fact;            /* TO_MARKET of the bank: which of its facts, from 1; 0: none */
};

/* One movement of money as the marketplace has ordered it. */
struct ordered {
    struct move move;
    uint64_t lines;
    bool done;    /* as the marketplace knows */
    int32_t paid; /* how often the provider has */
    struct instant next_try;
};

/*
 * The buyer's bank. It decides by itself, moves the money itself, and lets the provider tell of each thing that it did, in
 * their order, until it was heard.
 */
enum { FACTS_MAX = 48 };
struct bank {
    struct order_event facts[FACTS_MAX];
    int32_t count, heard;
    bool open, refused; /* refused: the last case ended for the seller */
    enum bank_stage stage;
    int64_t asked, taken; /* asked: of the present case; 0: no amount was named */
};

struct ruling {
    bool stands;
    enum remedy remedy;
    int64_t amount_minor;
    uint64_t lines;
    int64_t taken_minor; /* of it, by the bank since */
    enum remedy before;  /* what was decided, where the bank has paid all of it */
};

/* Who says of goods that were sent back or anew that they came, or did not come right; until somebody decides. */
struct claim {
    enum party by; /* PARTY_NONE: nobody */
    bool shown;    /* and gave something for it */
    bool returned; /* the goods came back, and are not right */
};

struct order_world {
    const struct policy *policy;
    struct random random;
    struct instant now;
    struct order_state state;       /* of the one history */
    struct order_state seen[NODES]; /* as each server has read it last */
    struct letter letters[LETTERS_MAX];
    bool taken[1024]; /* letters whose wish was decided, by id */
    int32_t next_letter;
    struct ordered ordered[ORDERED_MAX];
    int32_t ordered_count;
    struct bank bank;
    /* Goods, by line. */
    enum whereabouts at[ORDER_LINES_MAX];
    struct instant arrives[ORDER_LINES_MAX];
    /* Money that each has gained, in truth: what the bank took is with the buyer before anybody here has heard of it. */
    int64_t buyer, seller, market;
    int32_t pieces[ORDER_LINES_MAX];            /* of the line, given back */
    int64_t given_back[ORDER_LINES_MAX], gifts; /* gifts: as goodwill, of no line */
    bool gift;
    int64_t recalled; /* refunds called off, which the bank takes next */
    bool bank_looks;
    /* By the buyer in the present dispute, and not taken by the bank; INT64_MAX: no sum. [1]: before what was proposed last. */
    int64_t claimed[2];
    struct ruling ruling;
    struct claim claim;
    int32_t appeals[2], undone[2];
    enum party done_by;   /* who accepted or took back last */
    int32_t files[2];     /* given since there was room for them anew */
    enum deadline struck; /* the last one; DEADLINE_COUNT: somebody has acted since */
    bool could[2]; /* the buyer, the seller: say something since the dispute came to its last question */
    enum dispute could_in;
    enum order_event_kind last; /* the event before */
    bool agreed;                /* both sides, and nothing was undone: what follows is no silence */
    int64_t steps, strikes, crashes, kinds[EVENT_KIND_COUNT];
    bool loud; /* tells what happens on stderr */
    const char *wrong;
};

/* An order of the policy, just placed; the seed draws the rest. */
void order_world_begin(struct order_world *world, const struct policy *policy, uint64_t seed);
/* One thing happens: time, a letter, an act, a strike, a crash. */
void order_world_step(struct order_world *world, uint64_t step);
/* Nothing is lost any more, everybody is silent, and all deadlines strike. */
void order_world_end(struct order_world *world);

/* ---- its parts ---- */
/* Lost, late, doubled, overtaken: all by chance. */
void world_send(struct order_world *world, struct letter letter);
/* In the one history; false when the law refuses it. */
bool world_decide(struct order_world *world, const struct order_command *command);
/* The bank does something, or lets tell of what it did (order_world_bank.c). */
void world_bank_step(struct order_world *world);
/* A letter of the bank is read. */
void world_bank_heard(struct order_world *world, const struct letter *letter);
/* It ends its case, and all that it did is told: nothing of it may be refused. */
void world_bank_end(struct order_world *world);
/* Every deadline that is due strikes. */
void world_strike_all(struct order_world *world);

/* ---- what must hold (order_world_holds.c) ---- */
void world_say(struct order_world *world, const char *wrong);
/* Of an event that is about to happen in world->state. */
void world_see(struct order_world *world, const struct order_event *event, bool silent);
/* Of a wish that the law refused. */
void world_see_refused(struct order_world *world, const struct order_event *wish, enum order_refusal refusal);
/* Of the state after all events of a command. */
void world_hold(struct order_world *world);
/* When nothing is under way any more. */
void world_rest(struct order_world *world);

#endif
