#ifndef SUPPORT_PEOPLE_DEVICE_H
#define SUPPORT_PEOPLE_DEVICE_H
/* A device that makes one passkey and signs with it, by OpenSSL: what a browser and its authenticator do together. */
#include "support/door/http_fixture.h"
#include "text/people/passkey.h"

#include <openssl/evp.h>

struct device {
    EVP_PKEY *key;
    enum passkey_algorithm algorithm;
    char id[16];
    struct str site, origin, user;
    uint32_t counter;  /* of the next signature; 0: it does not count */
    bool verifies;     /* it asks for a finger */
    const char *extra; /* more of what the browser says, ",\"crossOrigin\":true" */
};

/* A key of that algorithm for http://localhost. */
void device_begin(struct device *device, enum passkey_algorithm algorithm);
void device_end(struct device *device);

/* What the form sends: the answers to a challenge, "client=...&object=..." and "client=...&credential=...&...". */
const char *device_makes(struct device *device, struct arena *arena, struct str challenge);
const char *device_shows(struct device *device, struct arena *arena, struct str challenge);
/* The same without a form around it, for the unit tests. */
struct passkey_made device_made(struct device *device, struct arena *arena, struct str challenge);
struct passkey_shown device_shown(struct device *device, struct arena *arena, struct str challenge);
struct str device_credential(const struct device *device, struct arena *arena);

#endif
