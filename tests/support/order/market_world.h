#ifndef SUPPORT_ORDER_MARKET_WORLD_H
#define SUPPORT_ORDER_MARKET_WORLD_H
/*
 * A hosted marketplace for tests of the services: its people, its orders, and a clock that the test moves.
 *
 * Write: FOR_EACH_DATABASE(database) { struct market_world world; market_world_open(&world, database->url); ... }
 * Every step is a unit of work of its own at world.now. The rules are recourse-default unless a test says other.
 */
#include "service/order/order.h"
#include "service/unit/site.h"
#include "support/kit/store_fixture.h"

enum { WORLD_PEERS = 24 };

struct market_world {
    struct db *db;
    struct site *site;
    struct arena arena; /* of the units of work; a long test resets it between them */
    struct arena kept;  /* policies and refs, until the end */
    struct policy_set policies;
    struct failure failure;
    struct instant now;
    struct market market;
    struct str rules;                               /* the policy of new orders */
    int64_t buyer, seller, staff, staff2, stranger; /* person ids; staff and seller work at the marketplace */
    int64_t peers[WORLD_PEERS];                     /* members with nothing to do with the orders */
};

/* At 2026-03-02 09:00 UTC, a Monday. Ends the test when something fails. */
void market_world_open(struct market_world *world, struct str database);
/* The same without people and marketplace. */
void market_world_open_empty(struct market_world *world, struct str database);
void market_world_close(struct market_world *world);
/* Runs one unit of work at world.now; world.failure has the sentence. */
enum err market_world_do(struct market_world *world, enum err (*run)(struct ctx *ctx, void *arg), void *arg);
void market_world_pass(struct market_world *world, int64_t hours);
/* Applies what is due, as the timer of a server would. */
void market_world_tick(struct market_world *world);

/* A viewer for the services. */
struct viewer viewer_person(int64_t person_id);
struct viewer viewer_market(const struct market_world *world);

/* A paid order of one line, 50.00 EUR, placed now; answers its ref. Ends the test when it is refused. */
struct str market_world_order(struct market_world *world);
/* The order as that person sees it, in world.arena. */
enum err market_world_read(struct market_world *world, int64_t person_id, struct str ref,
                           struct order **order);
/*
 * An act of that person as that party at the present version. `wish` says the kind and what goes with it; empty
 * lines stand for all, an empty currency for the order's.
 */
enum err market_world_act(struct market_world *world, int64_t person_id, struct str ref,
                          struct order_event wish);

#endif
