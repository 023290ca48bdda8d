#ifndef STORE_SITE_PULSE_H
#define STORE_SITE_PULSE_H
/* The sign of life that servers leave, and what fell due without one, or without the rules of an order. */
#include "store/engine/rows.h"
#include "store/order/order.h"

/* Never back in time. */
enum err pulse_put(struct db *db, struct instant at) MUST_USE;
/* 0: no server has ever been there. */
enum err pulse_get(struct db *db, struct instant *at) MUST_USE;
/* Orders behind that id whose parties act here, with something of theirs or of their panel due by now; ascending. */
struct id_page {
    int64_t *at;
    size_t most, count;
};
enum err pulse_late_orders(struct db *db, int64_t after, struct due_by by, struct id_page *page) MUST_USE;

/* Rules of orders that were not there when a server started. */
struct rules_gone {
    struct str policy, policy_hash;
    int64_t policy_version;
    struct instant since;
};
/* Since before, where they were gone already. */
enum err rules_gone_put(struct db *db, const struct rules_gone *gone) MUST_USE;
/* One of those that are known again (as policy_set_known of text/policy/file.h has them). ERR_NOT_FOUND without a sentence:
 * none is. */
enum err rules_gone_back(struct db *db, struct arena *arena, struct str known,
                         struct rules_gone *gone) MUST_USE;
enum err rules_gone_end(struct db *db, const struct rules_gone *gone) MUST_USE;

#endif
