#ifndef HTTP_REACH_BUCKET_H
#define HTTP_REACH_BUCKET_H
/*
 * A bucket of a server that speaks S3, for copies of the whole database: put, list, fetched and removed by name. Requests are
 * signed by libcurl (AWS Signature Version 4) with the SHA-256 of what is sent, so that a copy that was damaged on its way
 * is refused there. Of whatever else lies in the bucket nothing is touched: names that are no copies' are never told.
 */
#include "base/arena.h"
#include "base/err.h"

struct bucket_settings {
    struct str url;    /* "https://s3.eu-central-1.amazonaws.com" */
    struct str bucket; /* "name", or "name/folder" */
    struct str region; /* "us-east-1" */
    struct str key, secret;
    int64_t keep; /* so many copies; the oldest go */
    bool inside;  /* http:// may be used */
};
/* ERR_INPUT names the setting that is missing or cannot be. */
enum err bucket_settings_check(const struct bucket_settings *settings, struct failure *failure) MUST_USE;

/* For one thread. The settings outlive it. */
struct bucket;
struct bucket *bucket_open(const struct bucket_settings *settings);
void bucket_close(struct bucket *bucket);
/* Asked now and then while something is on its way; true ends it. */
void bucket_stops_when(struct bucket *bucket, bool (*stops)(void *arg), void *arg);

/* ERR_IO, with a sentence, when the server cannot be reached or refuses. */

/* The file goes there under that name; one of the same name is replaced. */
enum err bucket_put(struct bucket *bucket, struct str name, struct str path,
                    struct failure *failure) MUST_USE;
/* Into a new file, which is gone when it did not come whole. */
enum err bucket_get(struct bucket *bucket, struct str name, struct str path,
                    struct failure *failure) MUST_USE;
enum err bucket_remove(struct bucket *bucket, struct str name, struct failure *failure) MUST_USE;

enum { BUCKET_NAMES_MAX = 2000 };
struct bucket_names {
    struct str at[BUCKET_NAMES_MAX]; /* of copies, the oldest first */
    size_t count;
};
enum err bucket_list(struct bucket *bucket, struct arena *arena, struct bucket_names *names,
                     struct failure *failure) MUST_USE;

#endif
