#ifndef SUPPORT_REACH_MAIL_HOUSE_H
#define SUPPORT_REACH_MAIL_HOUSE_H
/* A real IMAP server (Debian's dovecot) with one inbox, and what is put into it. */
#include "http/reach/imap.h"
#include "support/kit/child.h"
#include "support/kit/suite.h"

enum { MAIL_HOUSE_URL = 96 };

struct mail_house {
    struct child child;
    char url[MAIL_HOUSE_URL], plain_url[MAIL_HOUSE_URL];
    int put;                               /* mails until now */
    struct inbox_settings settings, plain; /* plain: the same inbox, by a server that does not know UIDPLUS */
};

void mail_house_open(struct mail_house *house);
void mail_house_close(struct mail_house *house);
/* The server is stopped, or started again; its mails stay. */
void mail_house_go(struct mail_house *house, bool away);
/* A mail comes: its bytes as they are. */
void mail_house_put(struct mail_house *house, struct str mail);
/* The n-th, which nobody has read, is marked as deleted by somebody else, and not removed. */
void mail_house_mark(struct mail_house *house, int n);
/* How many are in the inbox; they are counted where the server keeps them. */
int mail_house_count(const struct mail_house *house);

#endif
