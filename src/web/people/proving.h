#ifndef WEB_PEOPLE_PROVING_H
#define WEB_PEOPLE_PROVING_H
/*
 * Who is signed in proves once more who they are, before something that matters. With a password: looked at before,
 * compared on the slow threads, proved in the unit. Without one: by a sign-in a moment ago, with a passkey or at the
 * provider.
 */
#include "service/people/account.h"
#include "web/kit/form_view.h"

/* `input` has the password. ERR_LIMIT after too many wrong ones. */
enum err proving_look(struct call *call, struct str input, struct proof *proof) MUST_USE;
void proving_compare(struct call *call, struct str input, struct proof *proof);
/* A wrong one is counted and no failure: *right is false, and the input says so. */
enum err proving_end(struct call *call, struct str input, const struct proof *proof, bool *right) MUST_USE;

/*
 * Before the unit of a form with the input "password_now": looks, and has it compared on the slow threads. The proof stands
 * in call->prepared, for proving_end.
 */
enum err proving_ask(struct call *call) MUST_USE;

/* The same for a page that `show` makes again, with whatever is wrong with what was sent. */
enum err proving_ask_for(struct call *call, enum err (*show)(struct call *call, int status)) MUST_USE;
/* In the unit: *right is false when the page that says what was wrong is the answer. */
enum err proving_take(struct call *call, const struct proof *proof, struct str input,
                      enum err (*show)(struct call *call, int status), bool *right) MUST_USE;

/* The field of the password; a wrong one is said there. */
struct input_view proof_input(struct call *call, struct str name);

enum proving_way {
    PROVING_PASSWORD,
    PROVING_DONE, /* there is no password, and the session has just begun */
    PROVING_AGAIN /* there is no password: sign in again first */
};
enum err proving_way_of(struct call *call, enum proving_way *way) MUST_USE;

/* The ways to sign in again, and back to the page `back`; page_sign_again prints them. */
struct sign_again {
    struct str csrf, back, provider; /* provider empty: there is none */
    struct url provider_url;
    bool passkeys, mails; /* what the account has */
};
enum err sign_again_of(struct call *call, struct str back, struct sign_again *again) MUST_USE;

/* The whole of it for a form with one password: before, and in the unit. *right as above; show makes the page again. */
struct proving {
    struct str input;
    enum err (*show)(struct call *call, int status);
    struct proof proof;
    bool by_password;
};
enum err proving_prepare(struct call *call, struct str input,
                         enum err (*show)(struct call *call, int status)) MUST_USE;
enum err proving_answer(struct call *call, bool *right) MUST_USE;

#endif
