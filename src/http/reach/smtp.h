#ifndef HTTP_REACH_SMTP_H
#define HTTP_REACH_SMTP_H
/*
 * Mail handed to a server by SMTP (RFC 5321), with libcurl behind one wall.
 *
 * smtps:// is encrypted from the first byte. smtp:// asks for STARTTLS, and goes on without it only when the address has
 * no password and the server offers none. Certificates are checked.
 */
#include "base/arena.h"
#include "base/err.h"
#include "service/reach/outbox.h"
#include "text/reach/address.h"

/* How mail leaves: url and from, or neither. */
struct smtp_settings {
    struct str url;     /* smtp://[NAME:PASSWORD@]HOST[:PORT] or smtps://...; empty: no mail is sent */
    struct str from;    /* "Help desk <help@example.org>" */
    size_t connections; /* to that server at a time */
};
/* ERR_INPUT with a sentence that names the setting. */
enum err smtp_settings_check(const struct smtp_settings *settings, struct failure *failure) MUST_USE;

struct mail {
    struct str to, subject;
    struct str text, html;
    struct str id;          /* of this message for ever: what stands before the @ of its Message-ID */
    struct str thread;      /* id of the message that it belongs to; empty: none */
    struct str list;        /* "Help desk <help.example.org>": List-Id; empty: it is to one person alone */
    struct str unsubscribe; /* https://... that takes a POST (RFC 8058); empty: none */
    struct str reply_to;    /* an address; empty: that of the sender */
    struct str bounces;     /* the address that bounces come to; empty: that of the sender */
    struct instant at;
};

struct smtp;
/* A connection that is kept between mails; the settings outlive it. */
struct smtp *smtp_open(const struct smtp_settings *settings);
void smtp_close(struct smtp *smtp);
/* What the server or the network said, when it was not taken, is written into `said`. */
enum delivery smtp_send(struct smtp *smtp, struct arena *arena, const struct mail *mail,
                        char said[OUTBOX_SAID]);

#endif
