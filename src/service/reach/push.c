#include "service/reach/push.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/secret.h"
#include "core/reach/kind.h"
#include "service/reach/notices.h"
#include "service/reach/words.h"
#include "service/unit/limit.h"
#include "service/unit/site.h"
#include "store/people/person.h"
#include "text/kit/json_read.h"
#include "text/kit/json_write.h"
#include "text/reach/push.h"

enum { PAYLOAD_MAX = 16 * 1024, BODY_CHARS = 300, TOPIC_CHARS = 32 };

struct str push_site_key(struct ctx *ctx)
{
    return push_public(ctx->arena, ctx->site->settings[SETTING_PUSH_KEY]);
}

/* ---- what is said ---- */

struct said_there {
    struct str body, path, tag;
    bool urgent; /* deadlines do not wait for the device to wake up */
};

static struct str payload_of(struct ctx *ctx, const struct said_there *said)
{
    struct buf out;
    struct json json;
    buf_init(&out, PAYLOAD_MAX);
    json_begin(&json, &out);
    json_object_begin(&json);
    json_put(&json, STR("title"), ctx->site->settings[SETTING_SITE_NAME]);
    json_put(&json, STR("body"), str_char_prefix(said->body, BODY_CHARS));
    json_put(&json, STR("path"), said->path);
    json_put(&json, STR("tag"), said->tag);
    json_put(&json, STR("urgent"), said->urgent);
    json_object_end(&json);
    struct str text = arena_copy(ctx->arena, buf_str(&out));
    buf_free(&out);
    return text;
}

struct str push_service_of(struct arena *arena, struct str address)
{
    size_t at = str_find(address, STR("://"));
    struct str rest = str_slice(address, at + 3, address.len);
    return arena_copy(arena, str_cut(&rest, '/'));
}

static enum err put(struct ctx *ctx, const struct push_device *device, struct str what,
                    const struct said_there *said)
{
    struct outgoing outgoing = {
        .key = arena_printf(ctx->arena, "push %lld %.*s", (long long)device->id, STR_ARG(what)),
        .kind = STR(OUTGOING_PUSH),
        .person_id = device->person_id,
        .destination = push_service_of(ctx->arena, device->address),
        .payload = payload_of(ctx, said),
    };
    return outbox_put(ctx, outgoing);
}

/* ---- in the account ---- */

enum err push_list(struct ctx *ctx, int64_t person_id, struct push_devices *devices)
{
    return push_devices_load(ctx->db, ctx->arena, person_id, devices);
}

/* With something behind the name of the server; visible ASCII. */
static bool is_web_address(struct str address)
{
    size_t from = str_starts(address, STR("https://"))  ? 8
                  : str_starts(address, STR("http://")) ? 7
                                                        : address.len;
    size_t path = from + str_find_char(str_slice(address, from, address.len), '/');
    bool visible = true;
    for (size_t i = 0; i < address.len; i++)
        visible &= address.at[i] > ' ' && address.at[i] < 0x7F;
    return visible && path > from && path + 1 < address.len && address.len <= PUSH_URL_MAX;
}

static enum err require_subscription(struct ctx *ctx, const struct push_wish *wish)
{
    if (is_web_address(wish->address) && push_is_receiver(ctx->arena, wish->key, wish->auth))
        return OK;
    return fail(
        &ctx->failure, ERR_INPUT,
        "Your browser gave no address to which notices can be sent. Is JavaScript on? Please try again.");
}

static enum err require_room(struct ctx *ctx, const struct push_wish *wish)
{
    struct push_devices devices;
    enum err err = push_list(ctx, wish->person_id, &devices);
    for (size_t i = 0; !err && i < devices.count; i++)
        if (str_eq(devices.at[i].address, wish->address))
            return OK;
    if (err || devices.count < PUSH_DEVICES_MAX)
        return err;
    return fail(&ctx->failure, ERR_CONFLICT, "You have {n} devices already. Remove one that you do not use.",
                PLACE_INT("n", PUSH_DEVICES_MAX));
}

static enum err take(struct ctx *ctx, const struct push_wish *wish, const char *hello)
{
    struct push_device device = {.person_id = wish->person_id,
                                 .address = wish->address,
                                 .key = wish->key,
                                 .auth = wish->auth,
                                 .name = wish->name,
                                 .made_at = ctx->now};
    struct said_there said = {.body = say(ctx->failure.language, str_from(hello)),
                              .path = STR("/account/notices"),
                              .tag = STR("hello")};
    enum err err = require_room(ctx, wish);
    if (!err)
        err = push_device_put(ctx->db, &device);
    return err ? err
               : put(ctx, &device, arena_printf(ctx->arena, "hello %lld", (long long)ctx->now.ms), &said);
}

enum err push_add(struct ctx *ctx, const struct push_wish *wish)
{
    enum err err = require_subscription(ctx, wish);
    return err ? err : take(ctx, wish, N_("Notices come to this device from now on."));
}

enum err push_add_address(struct ctx *ctx, const struct push_wish *wish)
{
    struct push_wish plain = *wish;
    if (!is_web_address(wish->address))
        return fail_field(&ctx->failure, ERR_INPUT, "topic",
                          "Write the whole address, such as https://ntfy.sh/a-name-that-nobody-guesses.");
    bool sealed = wish->key.len || wish->auth.len;
    if (sealed && !push_is_receiver(ctx->arena, wish->key, wish->auth))
        return fail_field(
            &ctx->failure, ERR_INPUT, "key",
            "These are no keys of UnifiedPush. Copy both as the app shows them, or leave both empty.");
    struct limited limited = {arena_printf(ctx->arena, "person/%lld", (long long)wish->person_id),
                              wish->network};
    enum err err = limit_take_for(ctx, LIMIT_MAIL, &limited);
    if (err)
        return err;
    plain.name = push_service_of(ctx->arena, wish->address);
    return take(ctx, &plain, N_("Notices come to this address from now on."));
}

enum err push_remove(struct ctx *ctx, int64_t person_id, int64_t id)
{
    bool removed = false;
    enum err err = push_device_delete(ctx->db, person_id, id, &removed);
    return err || removed ? err : fail(&ctx->failure, ERR_NOT_FOUND, "This device is removed already.");
}

/* ---- from notices to messages ---- */

bool pushing_is_due(struct ctx *ctx)
{
    struct notice_ids ids;
    if (quiet_is_over(ctx))
        return true;
    return !notice_to_push(ctx->db, ctx->arena, 1, &ids) && ids.count > 0;
}

static enum err language_of(struct ctx *ctx, int64_t person_id, const struct language **language)
{
    bool known;
    struct person person;
    enum err err = person_load(ctx->db, ctx->arena, person_id, &person);
    if (!err)
        *language = language_find(&catalogue_recourse, person.language, true, &known);
    return err;
}

/*
 * Of one tag a device shows the newest alone, and so does a push service while the device is away: what is told again of the same
 * thing takes the place of what was told, and a deadline is replaced by nothing but itself.
 */
static struct str tag_of(struct arena *arena, const struct notice *notice)
{
    bool order = notice->order_id != 0;
    long long id = order ? notice->order_id : notice->question_id ? notice->question_id : notice->id;
    const char *what = order ? "order" : notice->question_id ? "question" : "notice";
    return arena_printf(arena, "%s %lld %.*s %.*s", what, id, STR_ARG(notice->kind),
                        STR_ARG(notice->deadline));
}

static struct said_there said_of(struct ctx *ctx, const struct language *language,
                                 const struct notice *notice)
{
    struct notice_said words = notice_words(ctx->arena, language, notice);
    struct said_there said = {.body = words.sentence,
                              .path = words.path.len ? words.path : STR("/notices"),
                              .urgent = notice->deadline_at.ms != 0};
    if (words.title.len)
        said.body = arena_say(ctx->arena, language, STR(N_("{what}: {title}")),
                              PLACES(PLACE("what", words.sentence), PLACE("title", words.title)));
    said.tag = tag_of(ctx->arena, notice);
    return said;
}

static enum err push_one(struct ctx *ctx, const struct notice *notice)
{
    struct push_devices devices;
    const struct language *language = NULL;
    struct str what = arena_printf(ctx->arena, "notice %lld", (long long)notice->id);
    enum err err = push_list(ctx, notice->person_id, &devices);
    if (!err)
        err = language_of(ctx, notice->person_id, &language);
    if (err)
        return err;
    struct said_there said = said_of(ctx, language, notice);
    for (size_t i = 0; !err && i < devices.count; i++)
        err = put(ctx, &devices.at[i], what, &said);
    return err;
}

static bool is_fresh(const struct ctx *ctx, const struct notice *notice)
{
    struct instant oldest = instant_add(ctx->now, SPAN_DAYS(-PUSH_OLD_DAYS));
    return !notice->read_at.ms && instant_before(oldest, notice->made_at);
}

/* *until is set when it waits for the end of quiet hours. */
static enum err push_if_wanted(struct ctx *ctx, const struct zone_finder *zones, int64_t id,
                               struct instant *until)
{
    struct notice notice;
    *until = CLOCK_UNSET;
    enum err err = notice_load(ctx->db, ctx->arena, id, &notice);
    if (err) /* nobody may see any more what it was about */
        return err == ERR_NOT_FOUND ? OK : err;
    bool wanted = is_fresh(ctx, &notice);
    if (wanted)
        err = quiet_until(ctx, zones, &notice, until);
    return err || until->ms || !wanted ? err : push_one(ctx, &notice);
}

enum err pushing_round(struct ctx *ctx, const struct zone_finder *zones, size_t *done)
{
    struct notice_ids ids;
    enum err err = quiet_wake(ctx, done);
    if (err || *done)
        return err;
    err = notice_to_push(ctx->db, ctx->arena, PUSH_BATCH, &ids);
    for (size_t i = 0; !err && i < ids.count; i++) {
        struct instant until;
        err = push_if_wanted(ctx, zones, ids.at[i], &until);
        if (!err)
            err = until.ms ? notice_wait_push(ctx->db, ids.at[i], until)
                           : notice_set_pushed(ctx->db, ids.at[i], ctx->now);
    }
    *done = err ? 0 : ids.count;
    return err;
}

/* ---- on their way ---- */

/* The row of the outbox says which by its key: "push DEVICE ...". */
static bool read_id(const struct outgoing *outgoing, int64_t *device_id)
{
    struct str key = outgoing->key;
    return str_eq(str_cut(&key, ' '), STR("push")) && str_to_int(str_cut(&key, ' '), device_id);
}

static void read_payload(struct ctx *ctx, struct push_message *message)
{
    struct json_value value;
    struct failure failure = {0};
    if (json_read(ctx->arena, message->plain, &value, &failure))
        return;
    const struct json_value *tag = json_find(&value, STR("tag"));
    const struct json_value *urgent = json_find(&value, STR("urgent"));
    struct token topic = hash_token(tag ? tag->text : STR_NONE);
    message->topic = arena_copy(ctx->arena, (struct str){topic.text, TOPIC_CHARS});
    message->urgent = urgent && urgent->integer;
    const struct json_value *body = json_find(&value, STR("body")), *path = json_find(&value, STR("path"));
    message->body = body ? body->text : STR_NONE;
    message->path = path ? path->text : STR_NONE;
}

/* Read since it was put there, or its time has passed, or nobody may see it any more: it wakes up nobody. */
static enum err look_again(struct ctx *ctx, const struct outgoing *outgoing, bool *gone)
{
    int64_t id;
    struct notice notice;
    struct str key = outgoing->key;
    (void)str_cut(&key, ' ');
    (void)str_cut(&key, ' ');
    if (!str_eq(str_cut(&key, ' '), STR("notice")) || !str_to_int(key, &id))
        return OK;
    enum err err = notice_load(ctx->db, ctx->arena, id, &notice);
    if (err == ERR_NOT_FOUND) {
        *gone = true;
        return OK;
    }
    bool late = !err && notice.deadline_at.ms && !instant_before(ctx->now, notice.deadline_at);
    *gone = !err && (late || !is_fresh(ctx, &notice));
    return err;
}

enum err push_message_load(struct ctx *ctx, const struct outgoing *outgoing, struct push_message *message)
{
    int64_t id;
    *message = (struct push_message){.plain = outgoing->payload, .gone = true};
    if (!read_id(outgoing, &id))
        return OK;
    enum err err = push_device_load(ctx->db, ctx->arena, id, &message->device);
    if (err)
        return err == ERR_NOT_FOUND ? OK : err;
    message->gone = message->device.person_id != outgoing->person_id;
    read_payload(ctx, message);
    return message->gone ? OK : look_again(ctx, outgoing, &message->gone);
}

/* Deadlines were told there: whoever relied on that hears that they are not. */
static enum err remove_gone(struct ctx *ctx, const struct push_device *device)
{
    bool removed = false;
    struct notice_habit habit = notice_habit(CHOICE_ORDERS);
    struct new_notice notice = {.kind = notice_kind_rows[NOTICE_DEVICE_GONE].name,
                                .event = arena_printf(ctx->arena, "device/%lld", (long long)device->id),
                                .own = 1,
                                .reason = device->name,
                                .made_at = ctx->now};
    enum err err = push_device_delete(ctx->db, device->person_id, device->id, &removed);
    return err || !removed ? err : notice_insert(ctx->db, &notice, &habit, device->person_id);
}

static enum err count_failure(struct ctx *ctx, const struct push_device *device)
{
    bool over = device->failing_since.ms &&
                !instant_before(ctx->now, instant_add(device->failing_since, SPAN_DAYS(PUSH_PATIENCE_DAYS)));
    return over ? remove_gone(ctx, device) : push_device_set_failing(ctx->db, device->id, ctx->now);
}

enum err push_settle(struct ctx *ctx, const struct outgoing *outgoing, const struct handed *came)
{
    int64_t id;
    struct push_device device;
    if (!read_id(outgoing, &id) || came->delivery == PUT_OFF || came->unsent)
        return OK;
    enum err err = push_device_load(ctx->db, ctx->arena, id, &device);
    if (err || device.person_id != outgoing->person_id) /* removed meanwhile, or somebody else's now */
        return err == ERR_NOT_FOUND ? OK : err;
    if (came->delivery != DELIVERED)
        return count_failure(ctx, &device);
    return came->answer ? remove_gone(ctx, &device) : push_device_set_used(ctx->db, id, ctx->now);
}
