#ifndef WEB_PEOPLE_MAILBOX_H
#define WEB_PEOPLE_MAILBOX_H
/* What pages of mail share. */
#include "http/door/router.h"

/*
 * The page that a link "no more such mails" leads to: its button posts to the same address, which programs of mail do by
 * themselves (RFC 8058). `lead` says what then ends.
 */
enum err stop_mails_show(struct call *call, struct str lead) MUST_USE;

#endif
