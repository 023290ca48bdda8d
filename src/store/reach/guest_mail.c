#include "store/reach/guest_mail.h"

#include "row_readers.h"

enum err guest_mail_insert(struct db *db, const struct guest_mail *mail)
{
    return db_run(db, SQL_guest_mail_insert, NULL, INT(mail->question_id), TEXT(mail->email),
                  TEXT(mail->language), TEXT(mail->key_hash), INT(mail->asked_at.ms));
}

enum err guest_mail_load(struct db *db, struct arena *arena, int64_t question_id, struct guest_mail *mail)
{
    QUERY q;
    db_query(&q, db, SQL_guest_mail_of_question, INT(question_id));
    return one_guest_mail(&q, arena, mail);
}

enum err guest_mail_load_by_key(struct db *db, struct arena *arena, struct str key_hash, struct instant since,
                                struct guest_mail *mail)
{
    QUERY q;
    db_query(&q, db, SQL_guest_mail_by_key, TEXT(key_hash), INT(since.ms));
    return one_guest_mail(&q, arena, mail);
}

enum err guest_mail_set_confirmed(struct db *db, int64_t question_id, struct instant now)
{
    return db_run(db, SQL_guest_mail_confirm, NULL, INT(now.ms), INT(question_id));
}

enum err guest_mail_erase(struct db *db, int64_t question_id)
{
    return db_run(db, SQL_guest_mail_erase, NULL, INT(question_id));
}

enum err guest_mail_questions(struct db *db, int64_t guest_id, int64_t ids[GUEST_MAILS_MAX], size_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_guest_mail_of_guest, INT(guest_id), INT(GUEST_MAILS_MAX));
    return query_end_ids(&q, ids, GUEST_MAILS_MAX, count);
}

enum err guest_mail_forget(struct db *db, struct instant before)
{
    enum err err = db_run(db, SQL_outgoing_erase_unconfirmed, NULL, INT(before.ms));
    return err ? err : db_run(db, SQL_guest_mail_forget, NULL, INT(before.ms));
}

enum err outgoing_erase_keys(struct db *db, struct str from, struct str behind)
{
    return db_run(db, SQL_outgoing_erase_keys, NULL, TEXT(from), TEXT(behind));
}
