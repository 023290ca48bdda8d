#include "store/reach/mailbox.h"

#include "row_readers.h"

static enum err read_one(struct query *q, struct arena *arena, struct mailbox *mailbox)
{
    *mailbox = (struct mailbox){0};
    return one_mailbox(q, arena, mailbox);
}

enum err mailbox_load(struct db *db, struct arena *arena, int64_t person_id, struct mailbox *mailbox)
{
    QUERY q;
    db_query(&q, db, SQL_mailbox_by_person, INT(person_id));
    return read_one(&q, arena, mailbox);
}

enum err mailbox_receivers(struct db *db, struct arena *arena, const int64_t *people, size_t count,
                           struct mail_receivers *receivers)
{
    QUERY q;
    *receivers = (struct mail_receivers){.at = ARENA_ARRAY(arena, struct mail_receiver, count)};
    db_query(&q, db, SQL_mailbox_receivers, TEXT(list_of_ids(arena, people, count)));
    while (receivers->count < count && query_next(&q))
        row_mail_receiver(&q, arena, &receivers->at[receivers->count++]);
    return query_end(&q);
}

enum err mailbox_load_by_email(struct db *db, struct arena *arena, struct str email_key,
                               struct mailbox *mailbox)
{
    QUERY q;
    db_query(&q, db, SQL_mailbox_by_email, TEXT(email_key));
    return read_one(&q, arena, mailbox);
}

enum err mailbox_set_asked(struct db *db, int64_t person_id, struct str asked)
{
    return db_run(db, SQL_mailbox_set_asked, NULL, INT(person_id), TEXT(asked));
}

enum err mailbox_confirm(struct db *db, int64_t person_id, struct str email_key)
{
    return db_run(db, SQL_mailbox_confirm, NULL, TEXT(email_key), INT(person_id));
}

enum err mailbox_set_refused(struct db *db, const struct mailbox *mailbox)
{
    return db_run(db, SQL_mailbox_set_refused, NULL, INT(mailbox->refused), INT_OR_NIL(mailbox->paused_at.ms),
                  INT(mailbox->person_id));
}

enum err mailbox_set_stopped(struct db *db, int64_t person_id, struct instant at)
{
    return db_run(db, SQL_mailbox_set_stopped, NULL, INT_OR_NIL(at.ms), INT(person_id));
}

enum err mailbox_erase(struct db *db, int64_t person_id)
{
    return db_run(db, SQL_mailbox_erase, NULL, INT(person_id));
}
