#include "store/order/question_order.h"

#include "row_readers.h"

enum err question_order_load(struct db *db, struct arena *arena, int64_t question_id,
                             struct question_order_link *link)
{
    QUERY q;
    db_query(&q, db, SQL_question_order_load, INT(question_id));
    return one_question_order_link(&q, arena, link);
}

enum err question_order_put(struct db *db, int64_t question_id, int64_t order_id, int64_t person_id,
                            struct instant at)
{
    enum err err = db_run(db, SQL_question_invited_clear_other, NULL, INT(question_id), INT(order_id));
    return err ? err
               : db_run(db, SQL_question_order_put, NULL, INT(question_id), INT(order_id), INT(person_id),
                        INT(at.ms));
}

enum err question_order_delete(struct db *db, int64_t question_id)
{
    enum err err = db_run(db, SQL_question_invited_clear, NULL, INT(question_id));
    return err ? err : db_run(db, SQL_question_order_delete, NULL, INT(question_id));
}

enum err question_order_erase(struct db *db, int64_t person_id)
{
    enum err err = db_run(db, SQL_question_invited_erase, NULL, INT(person_id));
    return err ? err : db_run(db, SQL_question_order_erase, NULL, INT(person_id));
}

enum err question_invited_put(struct db *db, int64_t question_id, int64_t person_id, struct instant at)
{
    return db_run(db, SQL_question_invited_put, NULL, INT(question_id), INT(person_id), INT(at.ms));
}

enum err question_invited_delete(struct db *db, int64_t question_id, int64_t person_id)
{
    return db_run(db, SQL_question_invited_delete, NULL, INT(question_id), INT(person_id));
}

enum err question_invited_list(struct db *db, struct arena *arena, int64_t question_id,
                               struct invited_people *people)
{
    QUERY q;
    people->count = 0;
    db_query(&q, db, SQL_question_invited_list, INT(question_id), INT(INVITED_MAX));
    while (people->count < INVITED_MAX && query_next(&q)) {
        struct invited_person *person = &people->at[people->count++];
        row_invited_person(&q, arena, person);
    }
    return query_end(&q);
}

enum err question_order_choices(struct db *db, struct arena *arena, int64_t person_id,
                                struct question_order_choices *choices)
{
    QUERY q;
    choices->count = 0;
    db_query(&q, db, SQL_question_order_choices, INT(person_id), INT(QUESTION_ORDER_CHOICES_MAX));
    while (choices->count < QUESTION_ORDER_CHOICES_MAX && query_next(&q)) {
        struct question_order_choice *choice = &choices->at[choices->count++];
        row_question_order_choice(&q, arena, choice);
    }
    return query_end(&q);
}

enum err question_order_shown(struct db *db, int64_t order_id, int64_t person_id, bool moderates,
                              int64_t *question_id)
{
    QUERY q;
    db_query(&q, db, SQL_question_order_shown, INT(order_id), INT(moderates), INT(person_id));
    return query_end_id(&q, question_id);
}
