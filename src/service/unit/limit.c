#include "service/unit/limit.h"

#include "base/words.h"
#include "store/site/limit.h"

/* "in 4 minutes", "in 1 hour": rounded up, so that a person who comes back then is not refused again. */
static struct str wait_text(struct ctx *ctx, struct span wait)
{
    static const struct str in_seconds[2] = FORMS_("in {n} second", "in {n} seconds");
    static const struct str in_minutes[2] = FORMS_("in {n} minute", "in {n} minutes");
    static const struct str in_hours[2] = FORMS_("in {n} hour", "in {n} hours");
    int64_t seconds = (wait.ms + 999) / 1000, minutes = (seconds + 59) / 60, hours = (minutes + 59) / 60;
    if (seconds < 90)
        return arena_say_n(ctx->arena, ctx->failure.language, in_seconds, seconds, (struct word_places){0});
    if (minutes < 90)
        return arena_say_n(ctx->arena, ctx->failure.language, in_minutes, minutes, (struct word_places){0});
    return arena_say_n(ctx->arena, ctx->failure.language, in_hours, hours, (struct word_places){0});
}

enum err limit_refused(struct ctx *ctx, const struct limit_row *row, struct span wait)
{
    struct str when = wait_text(ctx, wait);
    fail_row(&ctx->failure, ERR_LIMIT, NULL, row->too_many, PLACE("when", when));
    ctx->failure.retry_after_ms = wait.ms;
    return ERR_LIMIT;
}

/* Takes a token, and says what the bucket then holds. */
static enum err draw(struct ctx *ctx, const struct limit_row *row, int64_t capacity, struct str key,
                     struct bucket *bucket)
{
    struct span wait;
    enum err err = bucket_load(ctx->db, key, bucket);
    if (err == ERR_NOT_FOUND)
        *bucket = bucket_full(capacity, ctx->now);
    else if (err)
        return err;
    if (bucket_take(bucket, capacity, row->refill, ctx->now, &wait)) {
        rate_left_keep(&ctx->rate, rate_left_of(row, capacity, bucket, wait));
        return OK;
    }
    rate_left_keep(&ctx->rate, rate_left_of(row, capacity, NULL, wait));
    return limit_refused(ctx, row, wait);
}

static enum err take(struct ctx *ctx, const struct limit_row *row, int64_t capacity, struct str key)
{
    struct bucket bucket;
    if (capacity == 0)
        return OK;
    enum err err = draw(ctx, row, capacity, key, &bucket);
    return err ? err : bucket_save(ctx->db, key, bucket);
}

/* The names of the two buckets: of whoever it is, and of the network. */
static struct str bucket_key(struct ctx *ctx, const struct limit_row *row, const char *kind, struct str who)
{
    return arena_printf(ctx->arena, "%.*s/%s/%.*s", STR_ARG(row->name), kind, STR_ARG(who));
}

enum err limit_take(struct ctx *ctx, enum limit limit, const struct viewer *viewer, struct str network)
{
    const struct limit_row *row = limit_row(limit);
    const int64_t *capacity = ctx->site->limits[limit];
    if (viewer->role >= ROLE_MODERATOR)
        return OK;
    struct str name = row->name;
    enum err err = OK;
    if (viewer->person_id)
        err = take(ctx, row, capacity[0],
                   arena_printf(ctx->arena, "%.*s/person/%lld", STR_ARG(name), (long long)viewer->person_id));
    else if (viewer->guest_id)
        err = take(ctx, row, capacity[0],
                   arena_printf(ctx->arena, "%.*s/guest/%lld", STR_ARG(name), (long long)viewer->guest_id));
    if (!err && network.len)
        err = take(ctx, row, capacity[1],
                   arena_printf(ctx->arena, "%.*s/net/%.*s", STR_ARG(name), STR_ARG(network)));
    return err;
}

enum err limit_take_for(struct ctx *ctx, enum limit limit, const struct limited *limited)
{
    const struct limit_row *row = limit_row(limit);
    const int64_t *capacity = ctx->site->limits[limit];
    enum err err = OK;
    if (limited->who.len)
        err = take(ctx, row, capacity[0], bucket_key(ctx, row, "name", limited->who));
    if (!err && limited->network.len)
        err = take(ctx, row, capacity[1], bucket_key(ctx, row, "net", limited->network));
    return err;
}

static enum err look(struct ctx *ctx, const struct limit_row *row, int64_t capacity, struct str key)
{
    struct bucket bucket;
    return capacity ? draw(ctx, row, capacity, key, &bucket) : OK;
}

enum err limit_look(struct ctx *ctx, enum limit limit, const struct limited *limited)
{
    const struct limit_row *row = limit_row(limit);
    const int64_t *capacity = ctx->site->limits[limit];
    enum err err = OK;
    if (limited->who.len)
        err = look(ctx, row, capacity[0], bucket_key(ctx, row, "name", limited->who));
    if (!err && limited->network.len)
        err = look(ctx, row, capacity[1], bucket_key(ctx, row, "net", limited->network));
    return err;
}

enum err limit_give_back(struct ctx *ctx, enum limit limit, const struct limited *limited)
{
    struct bucket bucket;
    const struct limit_row *row = limit_row(limit);
    int64_t full = ctx->site->limits[limit][1] * 1000;
    if (full == 0 || limited->network.len == 0)
        return OK;
    struct str key = bucket_key(ctx, row, "net", limited->network);
    enum err err = bucket_load(ctx->db, key, &bucket);
    if (err)
        return err == ERR_NOT_FOUND ? OK : err;
    bucket.tokens_milli = bucket.tokens_milli + 1000 < full ? bucket.tokens_milli + 1000 : full;
    return bucket_save(ctx->db, key, bucket);
}
