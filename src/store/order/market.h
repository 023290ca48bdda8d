#ifndef STORE_ORDER_MARKET_H
#define STORE_ORDER_MARKET_H
/* Marketplaces and the people who work there. Rows in, rows out. */
#include "store/engine/rows.h"

struct market {
    int64_t id;
    struct str slug, name, policy, currency;
    bool external;
    int64_t fee_basis_points;   /* of what sellers get, for orders to come */
    int64_t second_above_minor; /* of its currency: a sum above it takes two people; 0: none does */
    struct instant created_at;
};
struct markets {
    struct market *at;
    size_t count;
};
enum { MARKETS_MAX = 200, MARKET_MEMBERS_MAX = 500 };

enum market_duty { DUTY_NONE, DUTY_STAFF, DUTY_SELLER };
struct market_member {
    int64_t person_id;
    struct str handle, role; /* role: of the staff, as core/people/duty.h names it */
    enum market_duty duty;
    struct instant since;
};
struct market_members {
    struct market_member *at;
    size_t count;
};

/* Fills market->id. ERR_CONFLICT when the slug is taken. */
enum err market_insert(struct db *db, struct market *market) MUST_USE;
/* Name, policy, currency, kind and fee; the slug stays. */
enum err market_update(struct db *db, const struct market *market) MUST_USE;
/* ERR_NOT_FOUND (without a sentence) when there is none. */
enum err market_load(struct db *db, struct arena *arena, struct str slug, struct market *market) MUST_USE;
enum err market_load_by_id(struct db *db, struct arena *arena, int64_t id, struct market *market) MUST_USE;
/* All, by name. */
enum err market_list(struct db *db, struct arena *arena, struct markets *markets) MUST_USE;
/* Those where the person works. */
enum err market_list_of(struct db *db, struct arena *arena, int64_t person_id,
                        struct markets *markets) MUST_USE;
/* Where the person is of the staff, and as what: core/people/duty.h names the roles. */
struct market_post {
    int64_t id;
    struct str slug, name, role;
};
struct market_posts {
    struct market_post *at;
    size_t count;
};
enum err market_posts_of(struct db *db, struct arena *arena, int64_t person_id,
                         struct market_posts *posts) MUST_USE;

/* DUTY_NONE takes the person off the list. */
enum err market_set_member(struct db *db, int64_t market_id, int64_t person_id, enum market_duty duty,
                           struct instant since) MUST_USE;
enum err market_duty_of(struct db *db, struct arena *arena, int64_t market_id, int64_t person_id,
                        enum market_duty *duty) MUST_USE;
/* What the person does at any marketplace: of the staff somewhere, else a seller somewhere, else DUTY_NONE. */
enum err market_duty_anywhere(struct db *db, struct arena *arena, int64_t person_id,
                              enum market_duty *duty) MUST_USE;
/* The name of a marketplace whose open orders had nobody of its staff without that person; empty: of none. */
enum err market_left_alone(struct db *db, struct arena *arena, int64_t person_id, struct str *name) MUST_USE;
enum err market_list_members(struct db *db, struct arena *arena, int64_t market_id,
                             struct market_members *members) MUST_USE;
/* What somebody of the staff may; empty for others. */
enum err market_set_role(struct db *db, int64_t market_id, int64_t person_id, struct str role) MUST_USE;
enum err market_role_of(struct db *db, struct arena *arena, int64_t market_id, int64_t person_id,
                        struct str *role) MUST_USE;
/* A name that nobody else is to pass for. */
struct market_name {
    int64_t market_id, person_id; /* person_id 0: the marketplace itself */
    struct str name;
};
struct market_names {
    struct market_name *at;
    size_t count;
};
enum { MARKET_NAMES_MAX = 2000 };
/* Of the marketplaces, then of those who work or sell there, the longest here first; at most MARKET_NAMES_MAX. */
enum err market_names_load(struct db *db, struct arena *arena, struct market_names *names) MUST_USE;
/* Whether anything was ever ordered there. */
enum err market_has_orders(struct db *db, int64_t market_id, bool *any) MUST_USE;

#endif
