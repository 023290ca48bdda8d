#include "store/reach/inbox.h"

#include "row_readers.h"

enum err inbox_turn_take(struct db *db, struct inbox_turn turn, bool *mine)
{
    int64_t changed = 0;
    enum err err = db_run(db, SQL_inbox_turn_take, &changed, INT(turn.until.ms), INT(turn.now.ms));
    *mine = changed == 1;
    return err;
}

enum err inbox_mail_insert(struct db *db, struct str key, struct instant now, bool *fresh)
{
    int64_t changed = 0;
    enum err err = db_run(db, SQL_inbox_mail_insert, &changed, TEXT(key), INT(now.ms));
    *fresh = changed == 1;
    return err;
}

enum err inbox_mail_forget(struct db *db, struct instant before)
{
    return db_run(db, SQL_inbox_mail_forget, NULL, INT(before.ms));
}

enum err mailbox_bounced(struct db *db, const struct bounce *bounce)
{
    enum err err =
        db_run(db, SQL_mailbox_bounce, NULL, INT(bounce->since.ms), INT(bounce->now.ms), INT(bounce->id));
    return err ? err
               : db_run(db, SQL_mailbox_pause_bounced, NULL, INT(bounce->now.ms), INT(bounce->id),
                        INT(bounce->most));
}

enum err guest_mail_bounced(struct db *db, const struct bounce *bounce)
{
    enum err err = db_run(db, SQL_guest_mail_bounce, NULL, INT(bounce->id));
    return err ? err : db_run(db, SQL_guest_mail_erase_bounced, NULL, INT(bounce->id), INT(bounce->most));
}
