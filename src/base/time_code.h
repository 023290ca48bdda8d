#ifndef BASE_TIME_CODE_H
#define BASE_TIME_CODE_H
/*
 * Codes that an app and this program both make of a shared secret and the time: RFC 6238 with SHA-1, six digits and steps
 * of 30 seconds, which is what every app reads. liboath behind one wall.
 */
#include "base/str.h"
#include "base/time.h"

enum {
    TIME_SECRET_TEXT = 32, /* 20 bytes, as RFC 4226 recommends, in base32 */
    TIME_CODE_DIGITS = 6,
    TIME_STEP_SECONDS = 30
};

struct time_secret {
    char text[TIME_SECRET_TEXT + 1];
};
/* What secret_init (base/secret.h) begins. */
void time_code_init(void);

/* From unpredictable bytes of the system. */
struct time_secret time_secret_new(void);

/*
 * Whether the code is the secret's at `now`, or one step before or behind it: clocks differ, and people type. *step
 * receives the number of its step since 1970, so that no code is taken twice.
 */
bool time_code_fits(struct str secret, struct str code, struct instant now, int64_t *step);

#endif
