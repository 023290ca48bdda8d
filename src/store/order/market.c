#include "store/order/market.h"

#include "row_readers.h"

static struct str duty_word(enum market_duty duty)
{
    return duty == DUTY_STAFF ? STR("staff") : STR("seller");
}

static enum market_duty duty_from(struct str word)
{
    return str_eq(word, STR("staff")) ? DUTY_STAFF : str_eq(word, STR("seller")) ? DUTY_SELLER : DUTY_NONE;
}

enum err market_insert(struct db *db, struct market *market)
{
    QUERY q;
    db_query(&q, db, SQL_market_insert, TEXT(market->slug), TEXT(market->name), TEXT(market->policy),
             TEXT(market->currency), INT(market->external), INT(market->fee_basis_points),
             INT_OR_NIL(market->second_above_minor), INT(market->created_at.ms));
    return query_end_id(&q, &market->id);
}

enum err market_update(struct db *db, const struct market *market)
{
    return db_run(db, SQL_market_update, NULL, TEXT(market->name), TEXT(market->policy),
                  TEXT(market->currency), INT(market->external), INT(market->fee_basis_points),
                  INT_OR_NIL(market->second_above_minor), INT(market->id));
}

enum err market_load(struct db *db, struct arena *arena, struct str slug, struct market *market)
{
    QUERY q;
    db_query(&q, db, SQL_market_by_slug, TEXT(slug));
    return one_market(&q, arena, market);
}

enum err market_load_by_id(struct db *db, struct arena *arena, int64_t id, struct market *market)
{
    QUERY q;
    db_query(&q, db, SQL_market_by_id, INT(id));
    return one_market(&q, arena, market);
}

static enum err end_markets(struct query *q, struct arena *arena, struct markets *markets)
{
    *markets = (struct markets){.at = ARENA_ARRAY(arena, struct market, MARKETS_MAX)};
    while (markets->count < MARKETS_MAX && query_next(q))
        row_market(q, arena, &markets->at[markets->count++]);
    return query_end(q);
}

enum err market_list(struct db *db, struct arena *arena, struct markets *markets)
{
    QUERY q;
    db_query(&q, db, SQL_market_all, INT(MARKETS_MAX));
    return end_markets(&q, arena, markets);
}

enum err market_list_of(struct db *db, struct arena *arena, int64_t person_id, struct markets *markets)
{
    QUERY q;
    db_query(&q, db, SQL_market_of_person, INT(person_id), INT(MARKETS_MAX));
    return end_markets(&q, arena, markets);
}

enum err market_posts_of(struct db *db, struct arena *arena, int64_t person_id, struct market_posts *posts)
{
    QUERY q;
    *posts = (struct market_posts){.at = ARENA_ARRAY(arena, struct market_post, MARKETS_MAX)};
    db_query(&q, db, SQL_market_posts_of, INT(person_id), INT(MARKETS_MAX));
    while (posts->count < MARKETS_MAX && query_next(&q))
        row_market_post(&q, arena, &posts->at[posts->count++]);
    return query_end(&q);
}

enum err market_set_member(struct db *db, int64_t market_id, int64_t person_id, enum market_duty duty,
                           struct instant since)
{
    if (duty == DUTY_NONE)
        return db_run(db, SQL_market_member_delete, NULL, INT(market_id), INT(person_id));
    return db_run(db, SQL_market_member_put, NULL, INT(market_id), INT(person_id), TEXT(duty_word(duty)),
                  INT(since.ms));
}

enum err market_duty_of(struct db *db, struct arena *arena, int64_t market_id, int64_t person_id,
                        enum market_duty *duty)
{
    QUERY q;
    struct str word;
    db_query(&q, db, SQL_market_member_duty, INT(market_id), INT(person_id));
    enum err err = query_end_word(&q, arena, &word);
    *duty = duty_from(word);
    return err;
}

enum err market_duty_anywhere(struct db *db, struct arena *arena, int64_t person_id, enum market_duty *duty)
{
    QUERY q;
    struct str word;
    db_query(&q, db, SQL_market_member_anywhere, INT(person_id));
    enum err err = query_end_word(&q, arena, &word);
    *duty = duty_from(word);
    return err;
}

enum err market_left_alone(struct db *db, struct arena *arena, int64_t person_id, struct str *name)
{
    QUERY q;
    db_query(&q, db, SQL_market_left_alone, INT(person_id));
    return query_end_word(&q, arena, name);
}

enum err market_list_members(struct db *db, struct arena *arena, int64_t market_id,
                             struct market_members *members)
{
    QUERY q;
    *members = (struct market_members){.at = ARENA_ARRAY(arena, struct market_member, MARKET_MEMBERS_MAX)};
    db_query(&q, db, SQL_market_members, INT(market_id), INT(MARKET_MEMBERS_MAX));
    while (members->count < MARKET_MEMBERS_MAX && query_next(&q)) {
        struct member_line line = {0};
        row_member_line(&q, arena, &line);
        members->at[members->count++] = (struct market_member){.person_id = line.person_id,
                                                               .handle = line.handle,
                                                               .role = line.role,
                                                               .duty = duty_from(line.duty),
                                                               .since = line.since};
    }
    return query_end(&q);
}

enum err market_names_load(struct db *db, struct arena *arena, struct market_names *names)
{
    QUERY q;
    *names = (struct market_names){.at = ARENA_ARRAY(arena, struct market_name, MARKET_NAMES_MAX)};
    db_query(&q, db, SQL_market_names, INT(MARKET_NAMES_MAX));
    while (names->count < MARKET_NAMES_MAX && query_next(&q))
        row_market_name(&q, arena, &names->at[names->count++]);
    return query_end(&q);
}

enum err market_set_role(struct db *db, int64_t market_id, int64_t person_id, struct str role)
{
    return db_run(db, SQL_market_member_set_role, NULL, TEXT(role), INT(market_id), INT(person_id));
}

enum err market_role_of(struct db *db, struct arena *arena, int64_t market_id, int64_t person_id,
                        struct str *role)
{
    QUERY q;
    db_query(&q, db, SQL_market_member_role, INT(market_id), INT(person_id));
    return query_end_word(&q, arena, role);
}

enum err market_has_orders(struct db *db, int64_t market_id, bool *any)
{
    QUERY q;
    db_query(&q, db, SQL_market_order_any, INT(market_id));
    return query_end_any(&q, any);
}
