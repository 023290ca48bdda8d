#ifndef HTTP_REACH_INBOX_H
#define HTTP_REACH_INBOX_H
/*
 * Answers by mail: a thread that reads the operator's inbox. Of many servers one reads at a time, the one whose turn it is
 * (store/reach/inbox.h); each mail is decoded in a process without rights, posted or refused by service/people/by_mail.h,
 * and only then taken out of the inbox. What cannot be decoded is taken out too, and logged.
 */
#include "http/reach/imap.h"
#include "http/site/app.h"

struct inbox;
/* Both outlive it. NULL: no inbox is set. */
struct inbox *inbox_start(struct app *app, const struct inbox_settings *settings);
/* Ends the mail that is read, then the thread. Harmless on NULL. */
void inbox_stop(struct inbox *inbox);

#endif
