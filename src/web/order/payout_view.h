#ifndef WEB_ORDER_PAYOUT_VIEW_H
#define WEB_ORDER_PAYOUT_VIEW_H
/* Reconciliation as its page shows it. */
#include "web/kit/form_view.h"
#include "web/order/parcel_view.h"

/* One day, kind and currency; figures are amounts, empty where there is nothing. */
struct payout_line {
    struct str day, iso, kind, ordered, done, failed, waiting, withdrawn;
    struct str missing, extra; /* how much, in how many payments */
};
/* A movement that was not carried out as it was ordered. */
struct payout_difference {
    struct url order;
    struct str what, state, moved, said, key; /* moved: another amount */
    struct time_view made;
};
struct payout_owed {
    struct str seller, amount;
};
struct payouts_page {
    struct layout layout;
    struct str market;
    struct url back, action, csv, failed;
    struct input_view from, until;
    struct payout_line *lines;
    size_t count;
    struct payout_difference *differences;
    size_t difference_count;
    struct payout_owed *owed;
    size_t owed_count;
    bool cut, differences_cut, works; /* works: on its staff, who may let payments be tried again */
};

#endif
