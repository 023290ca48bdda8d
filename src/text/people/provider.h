#ifndef TEXT_PEOPLE_PROVIDER_H
#define TEXT_PEOPLE_PROVIDER_H
/*
 * What an OpenID Connect provider says and is told (OpenID Connect Core and Discovery 1.0; PKCE, RFC 7636; RFC 9207): its
 * facts, the address that a browser is sent to, the form that a code is exchanged with, and the claims of an ID token.
 */
#include "base/arena.h"
#include "base/time.h"

/* As the operator set it up there. */
struct provider_settings {
    struct str issuer;                   /* "https://id.example.org", exactly; empty: there is none */
    struct str client_id, client_secret; /* secret empty: a public client */
    struct str name;                     /* what people know it as */
    bool inside;                         /* at an address of the operator's own network, by http, too */
};

struct provider_facts {
    struct str authorization, token, keys;
    struct str people, end; /* userinfo, and where its own session ends; empty: none */
    bool secret_in_form;    /* it does not take the secret in a header */
    bool names_itself;      /* its answers carry `iss` */
};
/* Of its discovery document. False, with the reason in English, when it is not the issuer's or something is missing. */
bool provider_facts_read(struct arena *arena, struct str document, const struct provider_settings *settings,
                         struct provider_facts *facts, struct str *why);

/* One sign-in on its way, bound to the browser in which it began. */
struct provider_turn {
    struct str redirect;               /* ours, absolute */
    struct str state, nonce, verifier; /* verifier: 43 to 128 letters and digits */
    struct str language;               /* BCP 47 */
    bool anew;                         /* they are asked there again, and the token says when they were */
};
struct str provider_begin_url(struct arena *arena, const struct provider_settings *settings,
                              const struct provider_facts *facts, const struct provider_turn *turn);
/* The body by which a code is exchanged, and the header with the secret (empty: it is in the body, or there is none). */
struct provider_exchange {
    struct str body, header;
};
struct provider_exchange provider_exchange_of(struct arena *arena, const struct provider_settings *settings,
                                              const struct provider_facts *facts,
                                              const struct provider_turn *turn, struct str code);
struct provider_tokens {
    struct str id, access;
};
bool provider_tokens_read(struct arena *arena, struct str answer, struct provider_tokens *tokens,
                          struct str *why);
/* Where the provider's own session ends; empty when it does not say. `back` is ours. */
struct str provider_end_url(struct arena *arena, const struct provider_settings *settings,
                            const struct provider_facts *facts, struct str back);

/* Who arrived. */
struct identity {
    struct str issuer, subject;
    struct str names[3]; /* that the provider knows, the best first; empty ones are not known */
};
/* What the claims of a token must be of. */
struct provider_check {
    const struct provider_settings *settings;
    const struct provider_turn *turn;
    struct instant now;
};
/* The claims of a token whose seal fits. False, with the reason in English, when they are not for us, of now, of this turn. */
bool provider_claims_read(struct arena *arena, struct str claims, const struct provider_check *check,
                          struct identity *identity, struct str *why);
/* Names from the userinfo answer, when it is of the same subject. */
void provider_names_read(struct arena *arena, struct str answer, struct identity *identity);

#endif
