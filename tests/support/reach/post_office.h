#ifndef SUPPORT_REACH_POST_OFFICE_H
#define SUPPORT_REACH_POST_OFFICE_H
/* A real SMTP server (Debian's python3-aiosmtpd) and the mails that it took. Who lives there: see post_office.py. */
#include "base/arena.h"
#include "http/reach/smtp.h"
#include "support/kit/child.h"
#include "support/kit/suite.h"

struct post_office {
    struct child child;
    char url[64];
    struct arena arena; /* of what is read */
    struct smtp_settings settings;
};

void post_office_open(struct post_office *office);
void post_office_close(struct post_office *office);
/* The n-th mail, from 1, with its soft line breaks and encoded bytes read; waits for it, and fails when none comes. */
struct str post_office_mail(struct post_office *office, int n);
/* From now on no mail of ours is taken, whoever it is for. */
void post_office_refuse_sender(struct post_office *office);
/* How many came until now. */
int post_office_count(struct post_office *office);
/* The path behind the site's address of the first link of a mail that has this in it: "/new-password?key=...". */
const char *post_office_link(struct post_office *office, int n, const char *path);

#endif
