#include "store/people/leaving.h"

#include "base/check.h"

enum err leaving_erase(struct db *db, int64_t person_id)
{
    /* What is counted is taken from the count first. */
    static const enum statement statements[] = {
        SQL_leaving_links,      SQL_leaving_work,           SQL_leaving_views,
        SQL_leaving_willing,    SQL_leaving_seller_name,    SQL_leaving_favourites_uncount,
        SQL_leaving_favourites, SQL_leaving_solved_uncount, SQL_leaving_solved,
        SQL_leaving_flag_notes,
    };
    enum err err = OK;
    for (size_t i = 0; !err && i < COUNT_OF(statements); i++)
        err = db_run(db, statements[i], NULL, INT(person_id));
    return err;
}
