#ifndef CORE_ORDER_FIELDS_H
#define CORE_ORDER_FIELDS_H
/*
 * What an act can carry. A row of the table of acts says which of these it may have and which it must have; pages make
 * their forms of it, programs are told of it, and both are read by it.
 */
#include <stdbool.h>
#include <stdint.h>

enum act_field {
    TAKES_LINES,
    TAKES_PIECES, /* of the one line */
    TAKES_REASON,
    TAKES_CAME, /* whether the parcel is with the buyer */
    TAKES_REMEDY,
    TAKES_AMOUNT,
    TAKES_CODE,
    TAKES_DAYS,
    TAKES_UNTIL,
    TAKES_EVIDENCE,
    TAKES_BYTES,
    TAKES_FAVOUR,
    TAKES_WORDS,
    TAKES_AT, /* when it happened: in a notebook, where every act takes it */
    ACT_FIELD_COUNT
};

#define MAY(field)  (1u << (field))
#define MUST(field) (1u << (field) | 1u << ((field) + 16))

static inline bool act_may(uint32_t takes, enum act_field field)
{
    return (takes >> field & 1u) != 0;
}

#endif
