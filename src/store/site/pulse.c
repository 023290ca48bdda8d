#include "store/site/pulse.h"

#include "row_readers.h"

enum err pulse_put(struct db *db, struct instant at)
{
    return db_run(db, SQL_pulse_put, NULL, INT(at.ms));
}

enum err pulse_get(struct db *db, struct instant *at)
{
    QUERY q;
    db_query(&q, db, SQL_pulse_get);
    return query_end_number(&q, &at->ms);
}

enum err pulse_late_orders(struct db *db, int64_t after, struct due_by by, struct id_page *page)
{
    QUERY q;
    db_query(&q, db, SQL_pulse_late_orders, INT(after), INT(by.now.ms), TEXT(by.known),
             INT((int64_t)page->most));
    return query_end_ids(&q, page->at, page->most, &page->count);
}

#define RULES(gone) TEXT((gone)->policy), INT((gone)->policy_version), TEXT((gone)->policy_hash)

enum err rules_gone_put(struct db *db, const struct rules_gone *gone)
{
    return db_run(db, SQL_rules_gone_put, NULL, RULES(gone), INT(gone->since.ms));
}

enum err rules_gone_back(struct db *db, struct arena *arena, struct str known, struct rules_gone *gone)
{
    QUERY q;
    db_query(&q, db, SQL_rules_gone_back, TEXT(known));
    return one_rules_gone(&q, arena, gone);
}

enum err rules_gone_end(struct db *db, const struct rules_gone *gone)
{
    return db_run(db, SQL_rules_gone_end, NULL, RULES(gone));
}
