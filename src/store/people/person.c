#include "store/people/person.h"

#include "row_readers.h"

enum err person_load(struct db *db, struct arena *arena, int64_t id, struct person *person)
{
    QUERY q;
    db_query(&q, db, SQL_person_by_id, INT(id));
    return one_person(&q, arena, person);
}

enum err person_load_by_handle(struct db *db, struct arena *arena, struct str handle_key,
                               struct person *person)
{
    QUERY q;
    db_query(&q, db, SQL_person_by_handle, TEXT(handle_key));
    return one_person(&q, arena, person);
}

enum err person_insert(struct db *db, struct person *person, struct str handle_key)
{
    QUERY q;
    db_query(&q, db, SQL_person_insert, TEXT(person->handle), TEXT(handle_key), TEXT(person->password),
             INT(person->role), TEXT(person->title), TEXT(person->zone.len ? person->zone : STR("UTC")),
             INT(person->created_at.ms), INT(person->points));
    return query_end_id(&q, &person->id);
}

static enum err read_people(struct query *q, struct arena *arena, struct person *people, size_t *count)
{
    size_t read = 0;
    while (read < *count && query_next(q))
        row_person(q, arena, &people[read++]);
    *count = read;
    return query_end(q);
}

enum err person_list(struct db *db, struct arena *arena, struct person *people, size_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_person_list, INT((int64_t)*count));
    return read_people(&q, arena, people, count);
}

enum err person_list_trusted(struct db *db, struct arena *arena, struct person *people, size_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_person_list_trusted, INT((int64_t)*count));
    return read_people(&q, arena, people, count);
}

enum err person_any(struct db *db, bool *any)
{
    QUERY q;
    db_query0(&q, db, SQL_person_any);
    return query_end_any(&q, any);
}

enum err person_role_count(struct db *db, enum role role, int64_t *count)
{
    QUERY q;
    db_query(&q, db, SQL_person_role_count, INT(role));
    return query_end_id(&q, count);
}

enum err person_set_role(struct db *db, int64_t id, enum role role)
{
    return db_run(db, SQL_person_set_role, NULL, INT(role), INT(id));
}

enum err person_set_password(struct db *db, int64_t id, struct str password)
{
    return db_run(db, SQL_person_set_password, NULL, TEXT(password), INT(id));
}

enum err person_set_profile(struct db *db, const struct person *person, struct str handle_key)
{
    return db_run(db, SQL_person_set_profile, NULL, TEXT(person->handle), TEXT(handle_key),
                  TEXT(person->about), TEXT(person->zone), TEXT(person->language), INT(person->id));
}

enum err person_set_language(struct db *db, int64_t id, struct str language)
{
    return db_run(db, SQL_person_set_language, NULL, TEXT(language), INT(id));
}

enum err person_erase(struct db *db, struct arena *arena, int64_t id, struct instant now)
{
    /* No handle that somebody can choose has a slash. */
    struct str handle_key = arena_printf(arena, "deleted/%lld", (long long)id);
    return db_run(db, SQL_person_erase, NULL, TEXT(handle_key), INT(ROLE_MEMBER), INT(now.ms), INT(id));
}

enum err person_add(struct db *db, int64_t id, struct person_change change)
{
    return db_run(db, SQL_person_add, NULL, INT(change.points), INT(change.questions), INT(change.answers),
                  INT(change.approved), INT(id));
}

enum err session_load(struct db *db, struct arena *arena, struct str token_hash, struct instant now,
                      struct session *session)
{
    QUERY q;
    db_query(&q, db, SQL_session_person, TEXT(token_hash), INT(now.ms));
    return one_session(&q, arena, session);
}

enum err session_insert(struct db *db, struct str token_hash, int64_t person_id, struct instant now,
                        struct instant expires_at)
{
    return db_run(db, SQL_session_insert, NULL, TEXT(token_hash), INT(person_id), INT(now.ms),
                  INT(expires_at.ms));
}

enum err session_delete(struct db *db, struct str token_hash)
{
    return db_run(db, SQL_session_delete, NULL, TEXT(token_hash));
}

enum err session_delete_others(struct db *db, int64_t person_id, struct str except_hash)
{
    return db_run(db, SQL_session_delete_person, NULL, INT(person_id), TEXT(except_hash));
}

enum err session_forget(struct db *db, struct instant now)
{
    return db_run(db, SQL_session_forget, NULL, INT(now.ms));
}

enum err link_forget(struct db *db, struct instant now)
{
    return db_run(db, SQL_link_forget, NULL, INT(now.ms));
}

enum err link_insert(struct db *db, struct str token_hash, struct str purpose, int64_t person_id,
                     struct instant expires_at)
{
    return db_run(db, SQL_link_insert, NULL, TEXT(token_hash), TEXT(purpose), INT_OR_NIL(person_id),
                  INT(expires_at.ms));
}

enum err link_load(struct db *db, struct str token_hash, struct str purpose, struct instant now,
                   int64_t *person_id)
{
    QUERY q;
    db_query(&q, db, SQL_link_by_token, TEXT(token_hash), TEXT(purpose), INT(now.ms));
    return query_end_id(&q, person_id);
}

enum err link_delete(struct db *db, struct str token_hash)
{
    return db_run(db, SQL_link_delete, NULL, TEXT(token_hash));
}

enum err link_delete_purpose(struct db *db, struct str purpose, int64_t person_id)
{
    return db_run(db, SQL_link_delete_purpose, NULL, TEXT(purpose), INT_OR_NIL(person_id));
}

enum err guest_load(struct db *db, struct str token_hash, int64_t *guest_id)
{
    QUERY q;
    db_query(&q, db, SQL_guest_by_token, TEXT(token_hash));
    return query_end_id(&q, guest_id);
}

enum err guest_set_token(struct db *db, int64_t guest_id, struct str token_hash)
{
    return db_run(db, SQL_guest_set_token, NULL, TEXT(token_hash), INT(guest_id));
}

enum err guest_insert(struct db *db, struct str token_hash, struct instant now, int64_t *guest_id)
{
    QUERY q;
    db_query(&q, db, SQL_guest_insert, TEXT(token_hash), INT(now.ms));
    return query_end_id(&q, guest_id);
}
