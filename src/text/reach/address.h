#ifndef TEXT_REACH_ADDRESS_H
#define TEXT_REACH_ADDRESS_H
/* Addresses of mail. */
#include "base/arena.h"

enum { EMAIL_MAX = 254, EMAIL_LOCAL_MAX = 64 }; /* RFC 5321, 4.5.3.1, in bytes */

/*
 * Whether it is an address that mail can be sent to: NAME@HOST.TLD, or NAME@HOST of this machine's network. Quoted names
 * and comments (RFC 5322) are refused; letters beyond ASCII are taken (RFC 6531). Nothing that passes can begin another
 * line or another address.
 */
bool email_is_address(struct str email);
/* The same address for everybody who types it: in lower case. */
struct str email_key(struct arena *arena, struct str email);
/* "m...@example.org": for pages that others may look at. */
struct str email_veiled(struct arena *arena, struct str email);

/* Who a mail is from: "Help desk <help@example.org>", or the address alone. */
struct mail_sender {
    struct str name, email;
};
bool mail_sender_read(struct str text, struct mail_sender *sender);

/* A header's text: as it is, or as encoded words (RFC 2047) of at most 75 bytes, folded onto lines. */
struct str mail_header_text(struct arena *arena, struct str text);

#endif
