#ifndef STORE_PEOPLE_PERSON_H
#define STORE_PEOPLE_PERSON_H
/* People, their sessions, and guests: rows in, rows out. Loaders answer ERR_NOT_FOUND when there is no such
 * row. */
#include "core/people/permit.h"
#include "store/engine/rows.h"

struct person {
    int64_t id;
    struct str handle;
    struct str password; /* as base/secret.h has it; empty: cannot sign in */
    enum role role;
    struct str title;
    struct str about;
    struct str zone;     /* IANA; empty in a new person: UTC */
    struct str language; /* BCP 47; empty: what the browser asks for */
    struct instant created_at;
    struct instant deleted_at;    /* 0: not */
    struct instant blocked_until; /* 0: not */
    struct str blocked_for;       /* why, for the person and the staff */
    int64_t points, bonus, question_count, answer_count, approved_count;
};

/* What pages show of whoever wrote something. A guest has person_id 0 and perhaps a name. */
struct author {
    int64_t person_id;
    struct str name; /* the guest's own choice; may be empty */
    struct str handle;
    struct str title;
    enum role role;
    int64_t points;
    bool deleted;
};

enum err person_load(struct db *db, struct arena *arena, int64_t id, struct person *person) MUST_USE;
/* handle_key is folded, see text/people/handle.h. Deleted people are not found. */
enum err person_load_by_handle(struct db *db, struct arena *arena, struct str handle_key,
                               struct person *person) MUST_USE;
/* ERR_CONFLICT when the handle is taken. Fills person->id. */
enum err person_insert(struct db *db, struct person *person, struct str handle_key) MUST_USE;
/* The staff first; at most *count, which receives how many. */
enum err person_list(struct db *db, struct arena *arena, struct person *people, size_t *count) MUST_USE;
/* The same of experts and the staff alone. */
enum err person_list_trusted(struct db *db, struct arena *arena, struct person *people,
                             size_t *count) MUST_USE;
enum err person_any(struct db *db, bool *any) MUST_USE;
/* How many people have the role. */
enum err person_role_count(struct db *db, enum role role, int64_t *count) MUST_USE;

enum err person_set_role(struct db *db, int64_t id, enum role role) MUST_USE;
enum err person_set_password(struct db *db, int64_t id, struct str password) MUST_USE;
/* Writes handle, about, zone and language. ERR_CONFLICT when the handle is taken. */
enum err person_set_profile(struct db *db, const struct person *person, struct str handle_key) MUST_USE;
enum err person_set_language(struct db *db, int64_t id, struct str language) MUST_USE;
/* Nothing of the person stays but the row that the posts point to. */
enum err person_erase(struct db *db, struct arena *arena, int64_t id, struct instant now) MUST_USE;

/* Differences to what posts and votes have earned. */
struct person_change {
    int64_t points, questions, answers, approved;
};
enum err person_add(struct db *db, int64_t id, struct person_change change) MUST_USE;

struct session {
    int64_t person_id;
    struct str handle;
    enum role role;
    int64_t points;
    struct instant blocked_until;
    struct str zone, language;
    struct instant expires_at;
    int64_t unread;  /* notices */
    int64_t waiting; /* posts for the staff to look at, when the person may */
};

enum err session_load(struct db *db, struct arena *arena, struct str token_hash, struct instant now,
                      struct session *session) MUST_USE;
enum err session_insert(struct db *db, struct str token_hash, int64_t person_id, struct instant now,
                        struct instant expires_at) MUST_USE;
enum err session_delete(struct db *db, struct str token_hash) MUST_USE;
/* All sessions of a person but one (an empty hash keeps none). */
enum err session_delete_others(struct db *db, int64_t person_id, struct str except_hash) MUST_USE;
/* All that have ended. */
enum err session_forget(struct db *db, struct instant now) MUST_USE;

/* Links that are good once. `purpose` is "set_up" or "password"; person_id may be 0. */
enum err link_insert(struct db *db, struct str token_hash, struct str purpose, int64_t person_id,
                     struct instant expires_at) MUST_USE;
/* All that are not good any more. */
enum err link_forget(struct db *db, struct instant now) MUST_USE;
/* ERR_NOT_FOUND when there is none, or none any more. */
enum err link_load(struct db *db, struct str token_hash, struct str purpose, struct instant now,
                   int64_t *person_id) MUST_USE;
enum err link_delete(struct db *db, struct str token_hash) MUST_USE;
/* All links of that purpose and person. */
enum err link_delete_purpose(struct db *db, struct str purpose, int64_t person_id) MUST_USE;

enum err guest_load(struct db *db, struct str token_hash, int64_t *guest_id) MUST_USE;
enum err guest_set_token(struct db *db, int64_t guest_id, struct str token_hash) MUST_USE;
enum err guest_insert(struct db *db, struct str token_hash, struct instant now, int64_t *guest_id) MUST_USE;

#endif
