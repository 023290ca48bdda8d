#ifndef CORE_LIVES_LIVES_H
#define CORE_LIVES_LIVES_H
/*
 * One order from its beginning to its end under given rules, through the law itself (order_decide and its deadlines).
 *
 * Who takes part is drawn from the seed alone, and so is every choice of theirs (from seed, act and how often it came
 * up), not from a common stream: under other rules the same people meet the same parcel, and what differs in the end
 * comes from the rules.
 */
#include "core/order/order.h"

/* How a buyer or seller is. */
enum temper { TEMPER_HONEST, TEMPER_CARELESS, TEMPER_FRAUDULENT, TEMPER_SILENT, TEMPER_COUNT };
enum carriage { CARRIAGE_GOOD, CARRIAGE_SLOW, CARRIAGE_LOSING, CARRIAGE_LYING, CARRIAGE_COUNT };

struct cast {
    enum temper buyer, seller;
    enum carriage carrier;
};

/* Who has what in the end. What is damaged, or is not what was bought, is no goods. */
enum life_end {
    END_UNDER_WAY,     /* not over when the history ends */
    END_NO_SALE,       /* never paid, or all of it back before anything was sent */
    END_BOUGHT,        /* goods with the buyer, all money with the seller */
    END_RETURNED,      /* goods with the seller, all money with the buyer */
    END_MADE_GOOD,     /* nothing right came or came back, and the buyer has all money */
    END_SHARED,        /* the money is divided */
    END_BUYER_BOTH,    /* unjust: the buyer has the goods and all money */
    END_SELLER_BOTH,   /* unjust: the seller has the goods and all money */
    END_BUYER_NEITHER, /* unjust: what came is not right, or nothing came, and the seller has all money */
    END_COUNT
};
static inline bool life_end_is_unjust(enum life_end end)
{
    return end == END_BUYER_BOTH || end == END_SELLER_BOTH || end == END_BUYER_NEITHER;
}

enum { TOLD_MAX = 40 };
struct told {
    struct instant at;
    enum order_event_kind kind;
    enum party by;
    enum deadline deadline; /* of EVENT_DEADLINE */
    int64_t amount_minor;
};

/* One life, as it is counted and told. */
struct life_record {
    uint64_t seed; /* of a history: its number */
    bool made_up;  /* there is a cast */
    struct cast cast;
    enum life_end end;
    struct currency currency;
    int64_t paid_minor, refunded_minor;
    struct instant began, over, opened, closed; /* opened, closed: of the last dispute; 0: there was none */
    bool silence, people, bank;                 /* a deadline decided; somebody had to; it went to the bank */
    bool parted;                                /* it travelled in two parcels */
    int32_t pieces;                             /* that the last dispute was about; 0: whole lines */
    int32_t events, refused;                    /* refused: acts of a history that the rules do not allow */
    uint32_t reasons;                           /* bits by their position in the policy */
    uint64_t acts, struck;      /* bits of kinds that people did, and of deadlines that passed */
    struct told told[TOLD_MAX]; /* the first of `events` */
};

/* Lives the order of that seed. */
void life_live(const struct policy *policy, uint64_t seed, struct life_record *record);

/* What was: the acts of people in their order, as the policy to replay under names reasons and codes. */
struct past {
    uint64_t number;
    struct order_terms terms;
    const struct order_event *acts;
    size_t count;
    bool over;            /* it has ended: what is open under other rules is left to its deadlines */
    struct instant until; /* not over: its deadlines strike until then */
};
void life_replay(const struct policy *policy, const struct past *past, struct life_record *record);

extern const struct names temper_names, carriage_names, life_end_names;

#endif
