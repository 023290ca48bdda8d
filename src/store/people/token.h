#ifndef STORE_PEOPLE_TOKEN_H
#define STORE_PEOPLE_TOKEN_H
/* What programs show instead of a password. Rows in, rows out. */
#include "store/people/person.h"

struct token_row {
    int64_t id;
    int64_t person_id, market_id; /* one of them is 0 */
    struct str name, hash, ending, scopes;
    struct instant made_at, expires_at, used_at; /* 0: never */
};
struct token_rows {
    struct token_row *at;
    size_t count;
};
enum { TOKENS_MAX = 20 };

/* Fills row->id. ERR_CONFLICT when there is one of that hash. */
enum err token_insert(struct db *db, struct token_row *row) MUST_USE;
/* ERR_NOT_FOUND (without a sentence) when there is none, or it has expired. */
enum err token_load(struct db *db, struct arena *arena, struct str hash, struct instant now,
                    struct token_row *row) MUST_USE;
/* The same of its number. */
enum err token_load_by_id(struct db *db, struct arena *arena, int64_t id, struct instant now,
                          struct token_row *row) MUST_USE;
/* Whom it stands for, as a session does; ERR_NOT_FOUND when there is nobody any more. */
enum err token_load_person(struct db *db, struct arena *arena, const struct token_row *row,
                           struct session *session) MUST_USE;
/* At most TOKENS_MAX of that person or marketplace, the newest first. */
enum err token_list_of(struct db *db, struct arena *arena, const struct token_row *owner,
                       struct token_rows *rows) MUST_USE;
enum err token_delete(struct db *db, int64_t id) MUST_USE;
enum err token_erase(struct db *db, int64_t person_id) MUST_USE;
enum err token_set_used(struct db *db, int64_t id, struct instant used_at) MUST_USE;

#endif
