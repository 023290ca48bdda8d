#ifndef HTTP_REACH_PROVIDER_H
#define HTTP_REACH_PROVIDER_H
/*
 * The OpenID Connect provider that people may sign in with, asked by HTTPS. What it says of itself and its keys are kept
 * for an hour; a key that is not known has them fetched again, a few times a minute at most. Any thread may ask; it waits
 * seconds at most, so that it is never one that serves.
 */
#include "text/people/provider.h"

struct provider;

/* NULL when no issuer is set. The settings outlive it. */
struct provider *provider_open(const struct provider_settings *settings);
void provider_close(struct provider *provider);
const struct provider_settings *provider_settings_of(const struct provider *provider);

/* The address to send the browser to. False, with the reason in English, when the provider cannot be asked. */
bool provider_begin(struct provider *provider, struct arena *arena, const struct provider_turn *turn,
                    struct str *url, struct str *why);
/* What the browser came back with. */
struct provider_came {
    const struct provider_turn *turn;
    struct str code;
    struct str issuer; /* that the answer names; empty: none */
    struct instant now;
};
/* Who it is; false, with the reason in English, when that is not certain. */
bool provider_arrive(struct provider *provider, struct arena *arena, const struct provider_came *came,
                     struct identity *identity, struct str *why);
/* Where the provider's own session ends; empty when that is not known now. Asks nobody. */
struct str provider_end(struct provider *provider, struct arena *arena, struct str back);

#endif
