#ifndef WEB_PEOPLE_PROVING_H
#define WEB_PEOPLE_PROVING_H
/* Who is signed in types the password once more: looked at before, compared on the slow threads, proved in the unit. */
#include "service/people/account.h"
#include "web/kit/form_view.h"

/* `input` has the password. ERR_LIMIT after too many wrong ones. */
enum err proving_look(struct call *call, struct str input, struct proof *proof) MUST_USE;
void proving_compare(struct call *call, struct str input, struct proof *proof);
/* A wrong one is counted and no failure: *right is false, and the input says so. */
enum err proving_end(struct call *call, struct str input, const struct proof *proof, bool *right) MUST_USE;

#endif
