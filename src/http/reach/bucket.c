#include "http/reach/bucket.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/memory.h"
#include "base/secret.h"
#include "base/why.h"
#include "service/bulk/backup.h"

#include <curl/curl.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ANSWER_MAX = 1 << 20, ADDRESS_MAX = 2048, CONNECT_SECONDS = 10, STILL_SECONDS = 60, SAID_MAX = 120 };

struct bucket {
    const struct bucket_settings *settings;
    CURL *curl;
    char error[CURL_ERROR_SIZE];
    bool (*stops)(void *arg);
    void *arg;
    struct buf answer;
};

/* ---- settings ---- */

static bool is_plain(struct str text, const char *others)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!word && str_find_char(str_from(others), c) == strlen(others))
            return false;
    }
    return text.len > 0;
}

enum err bucket_settings_check(const struct bucket_settings *settings, struct failure *failure)
{
    bool web = str_starts(settings->url, STR("https://")) ||
               (settings->inside && str_starts(settings->url, STR("http://")));
    if (!web || str_find_char(settings->url, '?') < settings->url.len)
        return fail(failure, ERR_INPUT, "--bucket-url takes an address that begins with https://");
    if (!is_plain(settings->bucket, "-._/") || settings->bucket.at[0] == '/')
        return fail(failure, ERR_INPUT,
                    "--bucket takes the name of a bucket, or of a folder in one: shop-copies/recourse");
    if (!is_plain(settings->region, "-"))
        return fail(failure, ERR_INPUT, "--bucket-region takes the name of a region, such as eu-central-1");
    if (!settings->key.len || !settings->secret.len)
        return fail(failure, ERR_INPUT, "--bucket needs --bucket-key and --bucket-secret, too");
    return OK;
}

struct bucket *bucket_open(const struct bucket_settings *settings)
{
    struct bucket *bucket = memory_new(sizeof *bucket);
    bucket->settings = settings;
    bucket->curl = curl_easy_init();
    check(bucket->curl != NULL);
    buf_init(&bucket->answer, ANSWER_MAX);
    return bucket;
}

void bucket_close(struct bucket *bucket)
{
    curl_easy_cleanup(bucket->curl);
    buf_free(&bucket->answer);
    free(bucket);
}

void bucket_stops_when(struct bucket *bucket, bool (*stops)(void *arg), void *arg)
{
    bucket->stops = stops;
    bucket->arg = arg;
}

/* ---- a request ---- */

struct wish {
    const char *method;
    struct str name;  /* of the object; empty: the bucket itself */
    struct str query; /* "list-type=2&...", its names in order; or empty */
    FILE *sent;       /* what goes there */
    FILE *taken;      /* where what comes is written to; NULL: it is kept as the answer */
    int64_t bytes;    /* of what goes there */
    struct hash hash; /* of it, or of nothing */
};

/* Slashes at the end of what the operator wrote are no part of a name. */
static struct str without_slash(struct str text)
{
    while (text.len && text.at[text.len - 1] == '/')
        text.len--;
    return text;
}

static struct str folder_of(const struct bucket *bucket)
{
    struct str folder = without_slash(bucket->settings->bucket);
    str_cut(&folder, '/');
    return folder;
}

static void put_address(const struct bucket *bucket, const struct wish *wish, char address[ADDRESS_MAX])
{
    struct str whole = without_slash(bucket->settings->bucket), url = without_slash(bucket->settings->url);
    struct str rest = whole, only = str_cut(&rest, '/'), place = wish->name.len ? whole : only;
    int len = snprintf(address, ADDRESS_MAX, "%.*s/%.*s%s%.*s%s%.*s", STR_ARG(url), STR_ARG(place),
                       wish->name.len ? "/" : "", STR_ARG(wish->name), wish->query.len ? "?" : "",
                       STR_ARG(wish->query));
    check(len > 0 && len < ADDRESS_MAX);
}

static size_t keep_answer(char *bytes, size_t size, size_t count, void *arg)
{
    struct bucket *bucket = arg;
    buf_put(&bucket->answer, (struct str){bytes, size * count});
    return bucket->answer.overflow ? 0 : size * count;
}

/* What a refusal says is no copy. */
static size_t take_file(char *bytes, size_t size, size_t count, void *arg)
{
    long status = 0;
    struct bucket *bucket = ((void **)arg)[0];
    FILE *file = ((void **)arg)[1];
    curl_easy_getinfo(bucket->curl, CURLINFO_RESPONSE_CODE, &status);
    return status == 200 ? fwrite(bytes, 1, size * count, file) : keep_answer(bytes, size, count, bucket);
}

static int look_whether_it_ends(void *arg, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    const struct bucket *bucket = arg;
    (void)a, (void)b, (void)c, (void)d;
    return bucket->stops && bucket->stops(bucket->arg);
}

static void sign(struct bucket *bucket, char words[200], char key[200], char secret[200])
{
    const struct bucket_settings *settings = bucket->settings;
    snprintf(words, 200, "aws:amz:%.*s:s3", STR_ARG(settings->region));
    snprintf(key, 200, "%.*s", STR_ARG(settings->key));
    snprintf(secret, 200, "%.*s", STR_ARG(settings->secret));
    curl_easy_setopt(bucket->curl, CURLOPT_AWS_SIGV4, words);
    curl_easy_setopt(bucket->curl, CURLOPT_USERNAME, key);
    curl_easy_setopt(bucket->curl, CURLOPT_PASSWORD, secret);
}

static void prepare(struct bucket *bucket, const struct wish *wish, void *taking[2])
{
    CURL *curl = bucket->curl;
    char address[ADDRESS_MAX], words[200], key[200], secret[200];
    put_address(bucket, wish, address);
    buf_clear(&bucket->answer);
    bucket->error[0] = 0;
    curl_easy_reset(curl);
    sign(bucket, words, key, secret);
    curl_easy_setopt(curl, CURLOPT_URL, address);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, bucket->settings->inside ? "http,https" : "https");
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, wish->method);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "recourse");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, (long)STILL_SECONDS);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, bucket->error);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, look_whether_it_ends);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, bucket);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, wish->taken ? take_file : keep_answer);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, wish->taken ? (void *)taking : (void *)bucket);
    if (!wish->sent)
        return;
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READDATA, wish->sent);
    curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)wish->bytes);
}

/* The text of an element of the answer, which has no further ones in it; or empty. */
static struct str element(struct str xml, const char *name, size_t *from)
{
    char begin[40], end[40];
    snprintf(begin, sizeof begin, "<%s>", name);
    snprintf(end, sizeof end, "</%s>", name);
    struct str rest = str_slice(xml, *from, xml.len);
    size_t at = str_find(rest, str_from(begin));
    if (at == rest.len)
        return STR_NONE;
    at += strlen(begin);
    size_t len = str_find(str_slice(rest, at, rest.len), str_from(end));
    *from += at + len;
    return str_slice(rest, at, at + len);
}

static enum err refused(struct bucket *bucket, long status, struct failure *failure)
{
    size_t from = 0;
    struct str code = element(buf_str(&bucket->answer), "Code", &from);
    return fail(failure, ERR_IO, "the bucket {bucket} answers {status} {said}",
                PLACE("bucket", bucket->settings->bucket), PLACE_ID("status", status),
                PLACE("said", str_char_prefix(code, SAID_MAX)));
}

static enum err ask(struct bucket *bucket, const struct wish *wish, struct failure *failure)
{
    long status = 0;
    char hash[100];
    void *taking[2] = {bucket, wish->taken};
    prepare(bucket, wish, taking);
    snprintf(hash, sizeof hash, "x-amz-content-sha256: %s", wish->hash.text);
    struct curl_slist *headers;
    MEMORY_FOR((headers = curl_slist_append(NULL, hash)) != NULL);
    curl_easy_setopt(bucket->curl, CURLOPT_HTTPHEADER, headers);
    CURLcode code = curl_easy_perform(bucket->curl);
    curl_easy_getinfo(bucket->curl, CURLINFO_RESPONSE_CODE, &status);
    curl_slist_free_all(headers);
    if (code != CURLE_OK)
        return fail(failure, ERR_IO, "the bucket {bucket} cannot be reached: {why}",
                    PLACE("bucket", bucket->settings->bucket),
                    PLACE("why", str_from(bucket->error[0] ? bucket->error : curl_easy_strerror(code))));
    return status >= 200 && status < 300 ? OK : refused(bucket, status, failure);
}

/* ---- copies ---- */

static enum err cannot_read(struct str path, struct failure *failure)
{
    return fail(failure, ERR_IO, "cannot read {path}: {why}", PLACE("path", path), PLACE_ERRNO("why", errno));
}

enum err bucket_put(struct bucket *bucket, struct str name, struct str path, struct failure *failure)
{
    char file[ADDRESS_MAX];
    struct wish wish = {.method = "PUT", .name = name};
    snprintf(file, sizeof file, "%.*s", STR_ARG(path));
    wish.sent = fopen(file, "rbe");
    if (!wish.sent || !hash_of_file(wish.sent, &wish.hash, &wish.bytes)) {
        enum err err = cannot_read(path, failure);
        if (wish.sent)
            fclose(wish.sent);
        return err;
    }
    enum err err = ask(bucket, &wish, failure);
    fclose(wish.sent);
    return err;
}

enum err bucket_get(struct bucket *bucket, struct str name, struct str path, struct failure *failure)
{
    char file[ADDRESS_MAX];
    struct wish wish = {.method = "GET", .name = name, .hash = hash_of(STR_NONE)};
    snprintf(file, sizeof file, "%.*s", STR_ARG(path));
    wish.taken = fopen(file, "wbxe");
    if (!wish.taken)
        return fail(failure, ERR_IO, "{path} cannot be made: {why}", PLACE("path", path),
                    PLACE_ERRNO("why", errno));
    enum err err = ask(bucket, &wish, failure);
    if (fclose(wish.taken) != 0 && !err)
        err = fail(failure, ERR_IO, "{path} cannot be made: {why}", PLACE("path", path),
                   PLACE_ERRNO("why", errno));
    if (err)
        unlink(file);
    return err;
}

enum err bucket_remove(struct bucket *bucket, struct str name, struct failure *failure)
{
    struct wish wish = {.method = "DELETE", .name = name, .hash = hash_of(STR_NONE)};
    return ask(bucket, &wish, failure);
}

/* ---- what is there ---- */

static void put_encoded(struct buf *query, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        buf_printf(query, is_plain((struct str){&text.at[i], 1}, "-._~") ? "%c" : "%%%02X",
                   (unsigned char)text.at[i]);
}

/* Those that come behind `after`, in the order of their names, which is that of their times. */
static enum err ask_for_names(struct bucket *bucket, struct str after, struct failure *failure)
{
    struct buf query;
    struct str folder = folder_of(bucket);
    struct wish wish = {.method = "GET", .hash = hash_of(STR_NONE)};
    buf_init(&query, ADDRESS_MAX);
    buf_printf(&query, "list-type=2&max-keys=1000&prefix=");
    put_encoded(&query, folder);
    buf_printf(&query, folder.len ? "%%2Frecourse-" : "recourse-");
    if (after.len) {
        buf_printf(&query, "&start-after=");
        put_encoded(&query, after);
    }
    wish.query = buf_str(&query);
    enum err err = ask(bucket, &wish, failure);
    buf_free(&query);
    return err;
}

/* *last is the last name of the answer, copy or not; empty: there was none. */
static void take_names(struct bucket *bucket, struct arena *arena, struct bucket_names *names,
                       struct str *last)
{
    size_t from = 0;
    struct instant at;
    struct str xml = buf_str(&bucket->answer), folder = folder_of(bucket), key;
    size_t before = folder.len ? folder.len + 1 : 0;
    *last = STR_NONE;
    while ((key = element(xml, "Key", &from)).len) {
        *last = arena_copy(arena, key);
        struct str name = str_slice(*last, before < last->len ? before : last->len, last->len);
        if (names->count < BUCKET_NAMES_MAX && backup_name_time(name, &at))
            names->at[names->count++] = name;
    }
}

enum err bucket_list(struct bucket *bucket, struct arena *arena, struct bucket_names *names,
                     struct failure *failure)
{
    struct str last = STR_NONE;
    names->count = 0;
    for (;;) {
        size_t from = 0;
        enum err err = ask_for_names(bucket, last, failure);
        if (err)
            return err;
        take_names(bucket, arena, names, &last);
        bool more = str_eq(element(buf_str(&bucket->answer), "IsTruncated", &from), STR("true"));
        if (!more || last.len == 0 || names->count == BUCKET_NAMES_MAX)
            return OK;
    }
}
