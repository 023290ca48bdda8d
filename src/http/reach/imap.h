#ifndef HTTP_REACH_IMAP_H
#define HTTP_REACH_IMAP_H
/*
 * A folder of mail read by IMAP (RFC 3501), with libcurl behind one wall.
 *
 * imaps:// is encrypted from the first byte; imap:// asks for STARTTLS, and goes on without it only to this machine itself
 * (127.0.0.1, [::1], localhost). Certificates are checked. What is read is marked as deleted and taken away.
 */
#include "base/arena.h"
#include "base/err.h"
#include "base/time.h"

/* Where mail is read, and at which addresses it comes: both settings, or neither. */
struct inbox_settings {
    struct str url;     /* imaps://NAME:PASSWORD@HOST[:PORT][/FOLDER]; empty: no mail is read */
    struct str address; /* "reply+*@example.org": one * for what tells mails apart */
    struct span pause;  /* from one look to the next */
};
/* ERR_INPUT with a sentence that names the setting. */
enum err inbox_settings_check(const struct inbox_settings *settings, struct failure *failure) MUST_USE;

enum { IMAP_WAITING_MAX = 50, INBOX_PAUSE_MS = 15 * 1000 };

struct imap;
/* A connection that is kept between calls; the settings outlive it. */
struct imap *imap_open(const struct inbox_settings *settings);
void imap_close(struct imap *imap);

/* All that follow are false when the server did not do it; this is what it, or the network, said. */
const char *imap_said(const struct imap *imap);
/* The ids of the first that wait, at most IMAP_WAITING_MAX. */
bool imap_waiting(struct imap *imap, struct arena *arena, int64_t ids[IMAP_WAITING_MAX], size_t *count);
struct imap_mail {
    struct str bytes;
    bool whole; /* else it is larger than `most`, and only its head is here */
};
bool imap_fetch(struct imap *imap, struct arena *arena, int64_t id, size_t most, struct imap_mail *mail);
bool imap_remove(struct imap *imap, struct arena *arena, int64_t id);

#endif
