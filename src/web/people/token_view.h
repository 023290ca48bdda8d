#ifndef WEB_PEOPLE_TOKEN_VIEW_H
#define WEB_PEOPLE_TOKEN_VIEW_H
/* Tokens as pages list and make them: a person's own, and those of a marketplace's system. */
#include "service/people/token.h"
#include "web/kit/form_view.h"
#include "web/people/proving.h"

struct token_item {
    struct str name, ending; /* ending: "...x7Qk" */
    struct str scopes;       /* what it is good for, in words */
    struct str made, expires, used;
    bool expired;
    struct url revoke;
};

struct scope_choice {
    struct str name, label;
    bool chosen;
};

struct token_list {
    struct str csrf;
    struct token_item *items;
    size_t count;
    struct str fresh; /* the one that was just made, shown once; empty: none was */
    struct url make;
    struct input_view name;
    struct scope_choice scopes[SCOPE_COUNT];
    size_t scope_count;
    struct str scopes_error;
    struct select_view days;
    enum proving_way proving; /* who makes one proves who they are */
    struct input_view password;
    struct sign_again again;
};

struct tokens_page {
    struct layout layout;
    struct problem_view problem;
    struct token_list list;
};

/* What the form of the list sends. */
enum { TOKEN_INPUTS = 10 };
extern const struct input token_inputs[TOKEN_INPUTS];
/*
 * Of the viewer, or of that marketplace's system; revoking goes to "BASE/ID/revoke", making to BASE. `page` is where whoever has
 * to sign in again first comes back to.
 */
enum err token_list_view(struct call *call, int64_t market_id, struct str base, struct str page,
                         struct token_list *list) MUST_USE;
/* What the form of the list wishes for. */
struct token_wish token_wish_of(struct call *call, int64_t market_id);
/* A failure of the service by the name that the input has in the form. */
void token_rename_field(struct failure *failure);

#endif
