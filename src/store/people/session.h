#ifndef STORE_PEOPLE_SESSION_H
#define STORE_PEOPLE_SESSION_H
/* Where somebody is signed in: person.h looks one session up, here stand all of a person's. */
#include "store/engine/rows.h"

struct session_line {
    struct str token_hash;
    struct instant created_at;
    struct str browser; /* "Firefox, Linux"; empty: not known */
};
struct session_lines {
    struct session_line *at;
    size_t count;
};
/* The newest first, at most SESSIONS_SHOWN. */
enum err session_lines_load(struct db *db, struct arena *arena, int64_t person_id, struct instant now,
                            struct session_lines *lines) MUST_USE;
enum { SESSIONS_SHOWN = 50 };
/* The same session behind another token. */
enum err session_set_token(struct db *db, struct str before, struct str token_hash) MUST_USE;
enum err session_set_browser(struct db *db, struct str token_hash, struct str browser) MUST_USE;

#endif
