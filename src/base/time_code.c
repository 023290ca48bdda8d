#include "base/time_code.h"

#include "base/check.h"
#include "base/secret.h"

#include <liboath/oath.h>
#include <stdlib.h>
#include <string.h>

enum { SECRET_BYTES = 20, STEPS_AROUND = 1 };

void time_code_init(void)
{
    check(oath_init() == OATH_OK);
}

struct time_secret time_secret_new(void)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    unsigned char bytes[SECRET_BYTES];
    struct time_secret secret = {""};
    uint64_t bits = 0;
    size_t held = 0, len = 0;
    secret_fill(bytes, sizeof bytes);
    for (size_t i = 0; i < sizeof bytes; i++) {
        bits = bits << 8 | bytes[i];
        for (held += 8; held >= 5; held -= 5)
            secret.text[len++] = letters[bits >> (held - 5) & 31];
    }
    check(len == TIME_SECRET_TEXT);
    return secret;
}

static bool is_code(struct str code)
{
    for (size_t i = 0; i < code.len; i++)
        if (code.at[i] < '0' || code.at[i] > '9')
            return false;
    return code.len == TIME_CODE_DIGITS;
}

bool time_code_fits(struct str secret, struct str code, struct instant now, int64_t *step)
{
    char *key = NULL, digits[TIME_CODE_DIGITS + 1] = "";
    size_t key_len = 0;
    uint64_t counter = 0;
    if (!is_code(code))
        return false;
    memcpy(digits, code.at, code.len);
    if (oath_base32_decode(secret.at, secret.len, &key, &key_len) != OATH_OK)
        return false;
    int found = oath_totp_validate3(key, key_len, (time_t)(now.ms / 1000), TIME_STEP_SECONDS, 0, STEPS_AROUND,
                                    NULL, &counter, digits);
    explicit_bzero(key, key_len);
    free(key);
    *step = (int64_t)counter;
    return found >= 0;
}
