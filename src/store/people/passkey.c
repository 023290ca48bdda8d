#include "store/people/passkey.h"

#include "row_readers.h"

enum err passkey_insert(struct db *db, const struct passkey *passkey, bool *fresh)
{
    int64_t changed = 0;
    enum err err = db_run(db, SQL_passkey_insert, &changed, INT(passkey->person_id),
                          TEXT(passkey->credential), INT(passkey->algorithm), TEXT(passkey->public_key),
                          INT(passkey->counter), TEXT(passkey->name), INT(passkey->made_at.ms));
    *fresh = changed == 1;
    return err;
}

enum err passkeys_load(struct db *db, struct arena *arena, int64_t person_id, struct passkeys *passkeys)
{
    QUERY q;
    *passkeys = (struct passkeys){.at = ARENA_ARRAY(arena, struct passkey, PASSKEYS_MAX)};
    db_query(&q, db, SQL_passkey_of, INT(person_id), INT(PASSKEYS_MAX));
    while (passkeys->count < PASSKEYS_MAX && query_next(&q))
        row_passkey(&q, arena, &passkeys->at[passkeys->count++]);
    return query_end(&q);
}

enum err passkey_load(struct db *db, struct arena *arena, struct str credential, struct passkey *passkey)
{
    QUERY q;
    db_query(&q, db, SQL_passkey_by_credential, TEXT(credential));
    return one_passkey(&q, arena, passkey);
}

enum err passkey_set_used(struct db *db, int64_t id, int64_t counter, struct instant now)
{
    return db_run(db, SQL_passkey_set_used, NULL, INT(now.ms), INT(counter), INT(id));
}

enum err passkey_set_doubted(struct db *db, int64_t id, struct instant now)
{
    return db_run(db, SQL_passkey_set_doubted, NULL, INT(now.ms), INT(id));
}

enum err passkey_delete(struct db *db, int64_t person_id, int64_t id, bool *removed)
{
    int64_t changed = 0;
    enum err err = db_run(db, SQL_passkey_delete, &changed, INT(id), INT(person_id));
    *removed = changed == 1;
    return err;
}

enum err passkeys_erase(struct db *db, int64_t person_id)
{
    enum err err = db_run(db, SQL_passkey_challenge_delete_person, NULL, INT(person_id));
    return err ? err : db_run(db, SQL_passkey_delete_person, NULL, INT(person_id));
}

enum err passkey_challenge_put(struct db *db, const struct passkey_challenge *challenge)
{
    return db_run(db, SQL_passkey_challenge_insert, NULL, TEXT(challenge->hash), TEXT(challenge->bound),
                  INT_OR_NIL(challenge->person_id), INT(challenge->until.ms));
}

enum err passkey_challenge_forget(struct db *db, struct instant now)
{
    return db_run(db, SQL_passkey_challenge_forget, NULL, INT(now.ms));
}

enum err passkey_challenge_take(struct db *db, const struct passkey_challenge *challenge, struct instant now,
                                int64_t *person_id)
{
    QUERY q;
    *person_id = 0;
    db_query(&q, db, SQL_passkey_challenge_take, TEXT(challenge->hash), TEXT(challenge->bound), INT(now.ms));
    return query_end_id(&q, person_id);
}
