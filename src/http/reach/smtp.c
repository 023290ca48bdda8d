#include "http/reach/smtp.h"

#include "base/check.h"
#include "base/memory.h"
#include "core/clock/clock.h"
#include "http/reach/trouble.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CONNECT_SECONDS = 15, SEND_SECONDS = 90, REPLY_NEVER = 550, REPLY_KEPT = 16 };

struct smtp {
    const struct smtp_settings *settings;
    struct mail_sender from;
    CURL *curl;
    char error[CURL_ERROR_SIZE];
    bool asked_receiver;    /* RCPT was the last command */
    bool ends;              /* QUIT was sent */
    char reply[REPLY_KEPT]; /* the last line of its reply */
};

/* ---- settings ---- */

static bool has_password(struct str url)
{
    return str_find_char(url, '@') < url.len;
}

enum err smtp_settings_check(const struct smtp_settings *settings, struct failure *failure)
{
    struct mail_sender sender;
    bool known = str_starts(settings->url, STR("smtp://")) || str_starts(settings->url, STR("smtps://"));
    if (!settings->url.len && !settings->from.len)
        return OK;
    if (!known)
        return fail(
            failure, ERR_INPUT,
            "--smtp-url takes smtp://NAME:PASSWORD@HOST:PORT or smtps://..., and belongs to --mail-from");
    if (!mail_sender_read(settings->from, &sender))
        return fail(failure, ERR_INPUT,
                    "--mail-from takes an address such as \"Help desk <help@example.org>\", and belongs to "
                    "--smtp-url");
    return OK;
}

struct smtp *smtp_open(const struct smtp_settings *settings)
{
    struct smtp *smtp = memory_new(sizeof *smtp);
    smtp->settings = settings;
    check(mail_sender_read(settings->from, &smtp->from));
    smtp->curl = curl_easy_init();
    check(smtp->curl != NULL);
    return smtp;
}

void smtp_close(struct smtp *smtp)
{
    curl_easy_cleanup(smtp->curl);
    free(smtp);
}

/* ---- headers ---- */

struct headers {
    struct arena *arena;
    struct curl_slist *list;
};

static void add(struct headers *headers, const char *name, struct str value)
{
    if (!value.len)
        return;
    const char *line = arena_printf(headers->arena, "%s: %.*s", name, STR_ARG(value)).at;
    struct curl_slist *longer;
    MEMORY_FOR((longer = curl_slist_append(headers->list, line)) != NULL);
    headers->list = longer;
}

/* "Sun, 29 Nov 2026 06:00:00 +0000" (RFC 5322, 3.3) */
static struct str date_text(struct arena *arena, struct instant at)
{
    static const char *const days[] = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    struct civil civil = civil_from_instant(at, 0);
    return arena_printf(arena, "%s, %d %s %d %02d:%02d:%02d +0000", days[at.ms / (24 * 3600 * 1000) % 7],
                        civil.day, months[civil.month - 1], civil.year, civil.hour, civil.minute,
                        civil.second);
}

static struct str host_of(struct str email)
{
    return str_slice(email, str_find_char(email, '@') + 1, email.len);
}

static struct str message_id(struct arena *arena, const struct smtp *smtp, struct str id)
{
    return id.len ? arena_printf(arena, "<%.*s@%.*s>", STR_ARG(id), STR_ARG(host_of(smtp->from.email)))
                  : STR_NONE;
}

static struct str sender_text(struct arena *arena, const struct mail_sender *from)
{
    struct str name = mail_header_text(arena, from->name);
    bool words = str_starts(name, STR("=?"));
    if (!name.len)
        return arena_printf(arena, "<%.*s>", STR_ARG(from->email));
    return arena_printf(arena, words ? "%.*s <%.*s>" : "\"%.*s\" <%.*s>", STR_ARG(name),
                        STR_ARG(from->email));
}

static struct curl_slist *headers_of(const struct smtp *smtp, struct arena *arena, const struct mail *mail)
{
    struct headers headers = {arena, NULL};
    add(&headers, "Content-Type", STR("multipart/alternative"));
    add(&headers, "Date", date_text(arena, mail->at));
    add(&headers, "From", sender_text(arena, &smtp->from));
    add(&headers, "To", arena_printf(arena, "<%.*s>", STR_ARG(mail->to)));
    if (mail->reply_to.len)
        add(&headers, "Reply-To", arena_printf(arena, "<%.*s>", STR_ARG(mail->reply_to)));
    add(&headers, "Subject", mail_header_text(arena, mail->subject));
    add(&headers, "Message-ID", message_id(arena, smtp, mail->id));
    add(&headers, "In-Reply-To", message_id(arena, smtp, mail->thread));
    add(&headers, "References", message_id(arena, smtp, mail->thread));
    /* RFC 3834: nobody's holiday answers this. */
    add(&headers, "Auto-Submitted", STR("auto-generated"));
    add(&headers, "List-Id", mail->list);
    if (mail->unsubscribe.len) {
        add(&headers, "List-Unsubscribe", arena_printf(arena, "<%.*s>", STR_ARG(mail->unsubscribe)));
        add(&headers, "List-Unsubscribe-Post", STR("List-Unsubscribe=One-Click"));
    }
    return headers.list;
}

/* ---- the body ---- */

/* Lines end as they do on the wire. */
static struct str wire_lines(struct arena *arena, struct str text)
{
    size_t len = 0;
    char *lines = arena_take(arena, 2 * text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '\n')
            lines[len++] = '\r';
        lines[len++] = text.at[i];
    }
    return (struct str){lines, len};
}

static void add_part(curl_mime *mime, struct str text, const char *type)
{
    curl_mimepart *part;
    MEMORY_FOR((part = curl_mime_addpart(mime)) != NULL);
    MEMORY_FOR(curl_mime_data(part, text.at, text.len) == CURLE_OK);
    MEMORY_FOR(curl_mime_type(part, type) == CURLE_OK);
    MEMORY_FOR(curl_mime_encoder(part, "quoted-printable") == CURLE_OK);
}

static curl_mime *body_of(const struct smtp *smtp, struct arena *arena, const struct mail *mail)
{
    curl_mime *mime;
    MEMORY_FOR((mime = curl_mime_init(smtp->curl)) != NULL);
    add_part(mime, wire_lines(arena, mail->text), "text/plain; charset=utf-8");
    add_part(mime, wire_lines(arena, mail->html), "text/html; charset=utf-8");
    return mime;
}

/* ---- sending ---- */

/* What is said, line by line: the command that a reply is about is told by nothing else. */
static int hear(CURL *curl, curl_infotype type, char *data, size_t size, void *arg)
{
    struct smtp *smtp = arg;
    (void)curl;
    struct str line = {data, size};
    if (type == CURLINFO_HEADER_OUT && str_starts(line, STR("QUIT")))
        smtp->ends = true; /* after what was refused: its own reply says nothing of the mail */
    else if (type == CURLINFO_HEADER_OUT)
        smtp->asked_receiver = str_starts(line, STR("RCPT "));
    else if (type == CURLINFO_HEADER_IN && !smtp->ends)
        snprintf(smtp->reply, sizeof smtp->reply, "%.*s", (int)size, data);
    return 0;
}

static void prepare(struct smtp *smtp, struct arena *arena, const struct mail *mail)
{
    struct str bounces = mail->bounces.len ? mail->bounces : smtp->from.email;
    struct str url = smtp->settings->url;
    curl_easy_reset(smtp->curl);
    smtp->error[0] = smtp->reply[0] = 0;
    smtp->asked_receiver = smtp->ends = false;
    curl_easy_setopt(smtp->curl, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(smtp->curl, CURLOPT_DEBUGFUNCTION, hear);
    curl_easy_setopt(smtp->curl, CURLOPT_DEBUGDATA, smtp);
    curl_easy_setopt(smtp->curl, CURLOPT_URL, arena_cstr(arena, url));
    curl_easy_setopt(smtp->curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(smtp->curl, CURLOPT_USE_SSL,
                     (long)(has_password(url) ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    curl_easy_setopt(smtp->curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(smtp->curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
    curl_easy_setopt(smtp->curl, CURLOPT_TIMEOUT, (long)SEND_SECONDS);
    curl_easy_setopt(smtp->curl, CURLOPT_ERRORBUFFER, smtp->error);
    curl_easy_setopt(smtp->curl, CURLOPT_PROXY, "");
    curl_easy_setopt(smtp->curl, CURLOPT_MAIL_FROM, arena_cstr(arena, bounces));
}

/*
 * That nobody has this address is for ever. Everything else may pass: the server itself that does not want us (its greeting, the
 * sender, what we wrote), a password that does not fit, and a rule of the server's (RFC 3463: 5.7.x), such as that it takes nothing
 * for others.
 */
static enum delivery delivery_of(const struct smtp *smtp, CURLcode code, long reply)
{
    if (code == CURLE_OK)
        return DELIVERED;
    bool refused = smtp->asked_receiver && reply >= REPLY_NEVER && reply < REPLY_NEVER + 50;
    bool by_rule = str_starts(str_slice(str_from(smtp->reply), 4, sizeof smtp->reply), STR("5.7."));
    return refused && !by_rule ? NEVER : LATER;
}

enum delivery smtp_send(struct smtp *smtp, struct arena *arena, const struct mail *mail,
                        char said[OUTBOX_SAID])
{
    long reply = 0;
    prepare(smtp, arena, mail);
    struct curl_slist *to;
    const char *address = arena_cstr(arena, mail->to);
    MEMORY_FOR((to = curl_slist_append(NULL, address)) != NULL);
    struct curl_slist *headers = headers_of(smtp, arena, mail);
    curl_mime *body = body_of(smtp, arena, mail);
    curl_easy_setopt(smtp->curl, CURLOPT_MAIL_RCPT, to);
    curl_easy_setopt(smtp->curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(smtp->curl, CURLOPT_MIMEPOST, body);
    CURLcode code = curl_easy_perform(smtp->curl);
    curl_easy_getinfo(smtp->curl, CURLINFO_RESPONSE_CODE, &reply);
    curl_mime_free(body);
    curl_slist_free_all(headers);
    curl_slist_free_all(to);
    said[0] = 0;
    if (code != CURLE_OK && (reply || !trouble_keep(said, code, smtp->error))) {
        struct str why = str_from(smtp->error[0] ? smtp->error : curl_easy_strerror(code));
        cause_keep(said, CAUSE_MAIL_SERVER, PLACES(PLACE("why", why), PLACE_ID("reply", reply)));
    }
    return delivery_of(smtp, code, reply);
}
