#ifndef CORE_REACH_CAUSE_H
#define CORE_REACH_CAUSE_H
/*
 * Why something did not leave the house. It is kept in English beside what did not leave, once, with what stands at its
 * places; whoever looks at it reads it in the own language (service/reach/cause.h).
 */
#include "base/words.h"

enum cause {
    CAUSE_TOLD_NO_MORE, /* the webhook was turned off */
    CAUSE_DEVICE_GONE,
    CAUSE_NOBODY_WAITS,   /* it was read before it left, or is too old */
    CAUSE_NOT_SEALED,     /* the keys of the device are none */
    CAUSE_STATUS,         /* {status} */
    CAUSE_SERVICE_STATUS, /* {status} of a tracking service */
    CAUSE_LEFT_ALONE,
    CAUSE_KEY, /* {status} */
    CAUSE_NO_ROOM,
    CAUSE_NOT_ASKED_THAT,
    CAUSE_NO_JSON,
    CAUSE_NOTHING_SAID,
    CAUSE_CODE,       /* {code}, the service's own */
    CAUSE_NO_CARRIER, /* the service wants to be told which */
    CAUSE_NUMBER_REFUSED,
    CAUSE_INSIDE,
    CAUSE_NOT_HTTPS,
    CAUSE_NO_ADDRESS,
    CAUSE_NO_HOST, /* {why}, as here and below the library says it */
    CAUSE_NOBODY_THERE,
    CAUSE_TOO_SLOW,
    CAUSE_CERTIFICATE,
    CAUSE_MAIL_SERVER, /* {why}, {reply} */
    CAUSE_COUNT
};

enum { CAUSE_PLACES_MAX = 2 };

/* In English, with its places. */
struct str cause_sentence(enum cause cause);

#endif
