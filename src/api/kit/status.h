#ifndef API_KIT_STATUS_H
#define API_KIT_STATUS_H
/* What the API answers with, in the order in which it is described. */
#include "base/str.h"

struct status_row {
    int status;
    struct str name, title, says; /* title: of its problems; empty: it is none */
};
extern const struct status_row api_statuses[];
extern const size_t api_status_count;

#endif
