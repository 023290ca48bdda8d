#ifndef TEXT_TRACKING_SERVICE_TABLE_H
#define TEXT_TRACKING_SERVICE_TABLE_H
/* One row a service: how it is called, and where in its answers things stand. For service*.c alone. */
#include "text/kit/json_read.h"
#include "text/tracking/service.h"

/* Paths of names with full stops between. */
struct service_row {
    struct str title, url;
    struct str key_begins; /* of the header with the key */
    bool basic;            /* the key is the name of RFC 7617, without a password */
    size_t most;
    int64_t look_hours; /* between questions, while it sends nothing by itself */
    bool needs_carrier;
    struct {
        struct str method, path; /* {number}, {carrier} and {id} are filled in; empty: it does not do that */
    } acts[SERVICE_ACT_COUNT];
    struct str number, carrier; /* names in what is sent */
    struct str changed;         /* of the carrier where another takes its place */
    struct str wrap;            /* what is sent stands in a member of this name; empty: it is the whole */
    bool list;                  /* what is sent is a list, and so is what is answered */
    bool carrier_is_number;
    /* Of answers about one number. */
    struct str parcel[2]; /* where it stands; of two the first that is there */
    struct str id, answered_carrier;
    struct str code, why[2]; /* of a refusal */
    struct str known_codes;  /* of refusals that say: it is registered already */
    struct str full_codes;   /* of those that say: the account has no room; as 402 of HTTP does */
};
extern const struct service_row service_rows[WEBHOOK_COUNT];

#endif
