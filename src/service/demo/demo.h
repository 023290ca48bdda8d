#ifndef SERVICE_DEMO_DEMO_H
#define SERVICE_DEMO_DEMO_H
/*
 * The demo: a small believable world packed into the binary (the files of service/demo/demo), the same on every machine,
 * and people of each role whose passwords everybody may know.
 */
#include "core/people/permit.h"
#include "service/unit/work.h"

struct demo_account {
    struct str handle, password;
    enum role role;
};
enum { DEMO_ACCOUNTS_MAX = 16 };
struct demo_accounts {
    struct demo_account at[DEMO_ACCOUNTS_MAX];
    size_t count;
};

/* Loads the world when the database has neither people nor questions; *loaded says whether it did. */
enum err demo_load(struct ctx *ctx, bool *loaded) MUST_USE;
/* The accounts that still have the demo's password; the texts are part of the binary or live in the arena. */
enum err demo_accounts_open(struct ctx *ctx, struct demo_accounts *accounts) MUST_USE;

#endif
