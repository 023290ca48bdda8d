#include "http/reach/imap.h"

#include "base/check.h"
#include "base/memory.h"
#include "text/reach/address.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CONNECT_SECONDS = 15, CALL_SECONDS = 90, LINES_MAX = 64 * 1024, HEAD_MAX = 64 * 1024 };

struct imap {
    const struct inbox_settings *settings;
    CURL *curl;
    char said[CURL_ERROR_SIZE];
};

/* What comes, as far as there is room. */
struct coming {
    char *at;
    size_t len, most;
    bool over;
};

/* ---- settings ---- */

static bool is_one_star(struct str address)
{
    struct str behind = address;
    struct str before = str_cut(&behind, '*');
    return before.len && behind.len && str_find_char(behind, '*') == behind.len;
}

static bool is_pattern(struct str address)
{
    char plain[EMAIL_MAX + 1];
    if (!is_one_star(address) || address.len > EMAIL_MAX)
        return false;
    for (size_t i = 0; i < address.len; i++)
        plain[i] = address.at[i];
    plain[str_find_char(address, '*')] = 'x';
    return email_is_address((struct str){plain, address.len});
}

enum err inbox_settings_check(const struct inbox_settings *settings, struct failure *failure)
{
    bool known = str_starts(settings->url, STR("imap://")) || str_starts(settings->url, STR("imaps://"));
    if (!settings->url.len && !settings->address.len)
        return OK;
    if (!known)
        return fail(
            failure, ERR_INPUT,
            "--inbox-url takes imaps://NAME:PASSWORD@HOST:PORT/FOLDER, and belongs to --inbox-address");
    if (!is_pattern(settings->address))
        return fail(
            failure, ERR_INPUT,
            "--inbox-address takes an address with one *, such as reply+*@example.org, and belongs to "
            "--inbox-url");
    return OK;
}

static bool is_here(struct str url)
{
    static const struct str hosts[] = {STR_INIT("127.0.0.1"), STR_INIT("localhost"), STR_INIT("[::1]")};
    size_t start = str_find(url, STR("://")) + 3, at = str_find_char(url, '@');
    struct str host = str_slice(url, at < url.len ? at + 1 : start, url.len);
    for (size_t i = 0; i < COUNT_OF(hosts); i++) {
        struct str behind = str_slice(host, hosts[i].len, host.len);
        if (str_starts(host, hosts[i]) && (!behind.len || behind.at[0] == ':' || behind.at[0] == '/'))
            return true;
    }
    return false;
}

/* ---- calls ---- */

struct imap *imap_open(const struct inbox_settings *settings)
{
    struct imap *imap = memory_new(sizeof *imap);
    imap->settings = settings;
    imap->curl = curl_easy_init();
    check(imap->curl != NULL);
    return imap;
}

void imap_close(struct imap *imap)
{
    curl_easy_cleanup(imap->curl);
    free(imap);
}

const char *imap_said(const struct imap *imap)
{
    return imap->said;
}

static size_t take(char *bytes, size_t size, size_t count, void *arg)
{
    struct coming *coming = arg;
    size_t len = size * count;
    if (len > coming->most - coming->len) {
        coming->over = true;
        return 0;
    }
    memcpy(coming->at + coming->len, bytes, len);
    coming->len += len;
    return len;
}

/* With a folder always: INBOX when none is named. */
static struct str folder_url(const struct imap *imap, struct arena *arena)
{
    struct str url = imap->settings->url;
    size_t start = str_find(url, STR("://")) + 3;
    size_t slash = start + str_find_char(str_slice(url, start, url.len), '/');
    bool named = slash + 1 < url.len;
    return arena_printf(arena, "%.*s/%.*s", STR_ARG(str_slice(url, 0, slash)),
                        STR_ARG(named ? str_slice(url, slash + 1, url.len) : STR("INBOX")));
}

/* `command` NULL: what the url names. */
static bool call(struct imap *imap, const char *url, const char *command, struct coming *coming)
{
    CURL *curl = imap->curl;
    curl_easy_reset(curl);
    imap->said[0] = 0;
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, command);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "imap,imaps");
    curl_easy_setopt(curl, CURLOPT_USE_SSL,
                     (long)(is_here(imap->settings->url) ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)CALL_SECONDS);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, imap->said);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, coming);
    CURLcode code = curl_easy_perform(curl);
    if (code != CURLE_OK && !imap->said[0])
        snprintf(imap->said, sizeof imap->said, "%s", curl_easy_strerror(code));
    return code == CURLE_OK;
}

static struct coming room_for(struct arena *arena, size_t most)
{
    return (struct coming){.at = arena_take(arena, most + 1), .most = most};
}

/* What the server says of a command in the folder, line by line. */
static bool ask(struct imap *imap, struct arena *arena, const char *command, struct str *lines)
{
    struct coming coming = room_for(arena, LINES_MAX);
    bool done = call(imap, arena_cstr(arena, folder_url(imap, arena)), command, &coming);
    *lines = (struct str){coming.at, coming.len};
    return done;
}

/* ---- what it is asked ---- */

bool imap_waiting(struct imap *imap, struct arena *arena, int64_t ids[IMAP_WAITING_MAX], size_t *count)
{
    struct str lines;
    *count = 0;
    if (!ask(imap, arena, "UID SEARCH UNDELETED", &lines))
        return false;
    while (lines.len) {
        struct str line = str_trim(str_cut(&lines, '\n'));
        if (!str_starts(line, STR("* SEARCH")))
            continue;
        for (line = str_slice(line, STR("* SEARCH").len, line.len); line.len && *count < IMAP_WAITING_MAX;)
            *count += str_to_int(str_cut(&line, ' '), &ids[*count]);
    }
    return true;
}

/* "* 3 FETCH (UID 7 RFC822.SIZE 1234)"; -1: it did not say. */
static int64_t size_in(struct str lines)
{
    int64_t size = -1;
    size_t at = str_find(lines, STR("RFC822.SIZE "));
    struct str rest = str_slice(lines, at + STR("RFC822.SIZE ").len, lines.len);
    size_t end = 0;
    while (end < rest.len && char_is_digit(rest.at[end]))
        end++;
    return str_to_int(str_slice(rest, 0, end), &size) ? size : -1;
}

bool imap_fetch(struct imap *imap, struct arena *arena, int64_t id, size_t most, struct imap_mail *mail)
{
    struct str lines;
    const char *command = arena_printf(arena, "UID FETCH %lld (RFC822.SIZE)", (long long)id).at;
    if (!ask(imap, arena, command, &lines))
        return false;
    int64_t size = size_in(lines);
    mail->whole = size >= 0 && size <= (int64_t)most;
    const char *url = arena_printf(arena, "%.*s/;UID=%lld%s", STR_ARG(folder_url(imap, arena)), (long long)id,
                                   mail->whole ? "" : "/;SECTION=HEADER")
                          .at;
    struct coming coming = room_for(arena, mail->whole ? most : HEAD_MAX);
    bool done = call(imap, url, NULL, &coming);
    mail->bytes = (struct str){coming.at, coming.len};
    return done || coming.over;
}

bool imap_remove(struct imap *imap, struct arena *arena, int64_t id)
{
    struct str lines;
    const char *mark = arena_printf(arena, "UID STORE %lld +FLAGS.SILENT (\\Deleted)", (long long)id).at;
    if (!ask(imap, arena, mark, &lines))
        return false;
    /* Of the others that somebody marked there none goes with it: RFC 4315 (UIDPLUS). */
    if (ask(imap, arena, arena_printf(arena, "UID EXPUNGE %lld", (long long)id).at, &lines))
        return true;
    if (!ask(imap, arena, "UID SEARCH DELETED", &lines))
        return false;
    struct str only = arena_printf(arena, "* SEARCH %lld", (long long)id);
    while (lines.len)
        if (str_eq(str_trim(str_cut(&lines, '\n')), only))
            return ask(imap, arena, "EXPUNGE", &lines);
    return true; /* it stays marked, and is not read again */
}
