/* What making and showing a passkey share. */
#include "web/people/passkey_view.h"

#include "base/check.h"

static const struct passkey_words words[] = {
    [PASSKEY_MALFORMED] = {"malformed", 422,
                           N_("What your device sent is no passkey. Is JavaScript on? Please try again.")},
    [PASSKEY_LATE] = {"late", 409, N_("That took too long, or was sent already. Please try again.")},
    [PASSKEY_ELSEWHERE] = {"elsewhere", 403,
                           N_("This passkey was asked for by another site. Nothing was done: look at the "
                              "address of the page.")},
    [PASSKEY_UNVERIFIED] = {"unverified", 422,
                            N_("Your device did not ask for a PIN, a finger or your face. Turn that on, and "
                               "try again.")},
    [PASSKEY_OTHER_KIND] = {"kind", 422, N_("Keys of this kind are not known here. Take another device.")},
    [PASSKEY_FORGED] = {"signature", 422,
                        N_("The signature of this passkey is wrong. Try again, or sign in another way.")},
    [PASSKEY_UNKNOWN] =
        {"unknown", 422,
         N_("This passkey is not known here: it may have been removed. Sign in another way.")},
    [PASSKEY_TAKEN] = {"taken", 409, N_("This passkey is in use already.")},
    [PASSKEY_COPIED] = {"copied", 403,
                        N_("This passkey is shut, because it counted backwards, as a copy of it would. Sign "
                           "in another way, remove it in your account and make a new one.")},
};
_Static_assert(COUNT_OF(words) == PASSKEY_WRONGS, "every wrong has its sentence");

const struct passkey_words *passkey_words_of(enum passkey_wrong wrong)
{
    check(wrong > PASSKEY_FITS && wrong < PASSKEY_WRONGS);
    return &words[wrong];
}

struct passkey_place passkey_site(struct call *call)
{
    return passkey_place_of(arena_of(call), base_url(call));
}

void passkey_ceremony(struct call *call, struct credentials_page *page, struct str options,
                      const struct input *fields, size_t count)
{
    struct passkey_place place = passkey_site(call);
    page->ceremony = (struct ceremony){.options = options,
                                       .script = asset_url(call, STR("passkey.js")),
                                       .fields = ARENA_ARRAY(arena_of(call), struct str, count)};
    for (size_t i = 0; i < count; i++)
        page->ceremony.fields[page->ceremony.field_count++] = fields[i].name;
    page->ceremony.address = url_own(place.origin);
}
