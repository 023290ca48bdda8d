#include "service/reach/mailing.h"

#include "base/check.h"
#include "core/reach/kind.h"
#include "service/reach/mail.h"
#include "service/reach/mail_reply.h"
#include "service/reach/stop.h"
#include "service/reach/words.h"
#include "store/reach/mailbox.h"
#include "text/clock/when.h"

static const struct {
    struct str name;
    int days;
    struct str subject; /* of one letter for all that happened */
} together[] = {{STR_INIT("daily"), 1, STR_INIT(N_("What happened today"))},
                {STR_INIT("weekly"), 7, STR_INIT(N_("What happened this week"))}};

/* ---- what is due ---- */

static enum err find_together(struct ctx *ctx, size_t row, int64_t *person_id)
{
    struct instant until = instant_add(ctx->now, SPAN_DAYS(-together[row].days));
    enum err err = notice_mail_first(ctx->db, together[row].name, until, person_id);
    if (err == ERR_NOT_FOUND)
        *person_id = 0;
    return err == ERR_NOT_FOUND ? OK : err;
}

bool mailing_is_due(struct ctx *ctx)
{
    int64_t person_id = 0;
    struct notice_ids ids;
    if (quiet_is_over(ctx))
        return true;
    enum err err = notice_mail_once(ctx->db, ctx->arena, 1, &ids);
    for (size_t i = 0; !err && !ids.count && !person_id && i < COUNT_OF(together); i++)
        err = find_together(ctx, i, &person_id);
    return !err && (ids.count || person_id);
}

/* ---- to whom ---- */

/* Who is written to, and in which language. */
struct receiver {
    struct mailbox mailbox;
    const struct language *language;
    struct str zone;
    bool reached;
};

static struct receiver receiver_of(const struct mail_receiver *found)
{
    bool known;
    const struct mailbox *mailbox = &found->mailbox;
    return (struct receiver){
        .mailbox = *mailbox,
        .language = language_find(&catalogue_recourse, found->language, true, &known),
        .zone = found->zone,
        .reached = mailbox->email.len && !mailbox->paused_at.ms && !mailbox->stopped_at.ms,
    };
}

static enum err find_receiver(struct ctx *ctx, int64_t person_id, struct receiver *receiver)
{
    struct mail_receivers found;
    enum err err = mailbox_receivers(ctx->db, ctx->arena, &person_id, 1, &found);
    *receiver = (struct receiver){.reached = false};
    if (!err && found.count)
        *receiver = receiver_of(&found.at[0]);
    return err;
}

static struct str said(const struct receiver *receiver, const char *english)
{
    return say(receiver->language, str_from(english));
}

static struct letter letter_to(struct ctx *ctx, const struct receiver *receiver, struct str subject)
{
    return (struct letter){
        .to = receiver->mailbox.email,
        .subject = subject,
        .tag = language_tag(receiver->language),
        .why = said(receiver, N_("You get this because your account asks for such mails.")),
        .stop = stop_path(ctx, receiver->mailbox.person_id),
    };
}

/* ---- what is said ---- */

static bool is_wanted(struct ctx *ctx, const struct notice *notice)
{
    return !notice->read_at.ms &&
           instant_before(instant_add(ctx->now, SPAN_DAYS(-MAILING_OLD_DAYS)), notice->made_at);
}

/* "Ryan answered your question: Where is my parcel?" */
static struct str line_of(struct ctx *ctx, const struct receiver *receiver, const struct notice_said *words)
{
    if (!words->title.len)
        return words->sentence;
    return arena_say(ctx->arena, receiver->language, STR(N_("{what}: {title}")),
                     PLACES(PLACE("what", words->sentence), PLACE("title", words->title)));
}

/* A comment where it is about an answer or a comment; an answer where it is about a new question. */
static struct str reply_to(struct ctx *ctx, const struct notice *notice)
{
    struct mail_reply reply = {.person_id = notice->person_id};
    bool asked = str_eq(notice->kind, notice_kind_rows[NOTICE_FOLLOWED_TAG].name) ||
                 str_eq(notice->kind, notice_kind_rows[NOTICE_FOLLOWED_CATEGORY].name) ||
                 str_eq(notice->kind, notice_kind_rows[NOTICE_FOLLOWED_ASKED].name);
    if (notice->answer_id)
        reply.on = (struct post_ref){POST_ANSWER, notice->answer_id};
    else if (notice->question_id)
        reply.on = (struct post_ref){POST_QUESTION, notice->question_id};
    reply.answers = asked && reply.on.kind == POST_QUESTION;
    return mail_reply_of(ctx->arena, &reply);
}

static enum err mail_one(struct ctx *ctx, const struct zone_finder *zones, const struct receiver *receiver,
                         const struct notice *notice)
{
    struct notice_said words = notice_words(ctx->arena, receiver->language, notice);
    struct letter letter = letter_to(ctx, receiver, line_of(ctx, receiver, &words));
    struct reading reading = {receiver->language, zone_of_name(zones, receiver->zone)};
    letter_add(&letter, letter.subject);
    if (notice->deadline_at.ms)
        letter_add(&letter,
                   arena_say(ctx->arena, receiver->language, STR(N_("The last moment: {when}.")),
                             PLACES(PLACE("when", when_until(ctx->arena, reading, notice->deadline_at)))));
    letter.button = said(receiver, words.path.len ? N_("Look at it") : N_("Your notices"));
    letter.path = words.path.len ? words.path : STR("/notices");
    if (notice->question_id)
        letter.thread = arena_printf(ctx->arena, "question %lld", (long long)notice->question_id);
    else if (notice->order_id)
        letter.thread = arena_printf(ctx->arena, "order %lld", (long long)notice->order_id);
    letter.reply = reply_to(ctx, notice);
    struct str key = arena_printf(ctx->arena, "notice:%lld", (long long)notice->id);
    return mail_put(ctx, key, notice->person_id, &letter);
}

/* ---- at once ---- */

/* *until is set when it waits for the end of quiet hours. */
static enum err mail_if_wanted(struct ctx *ctx, const struct zone_finder *zones, int64_t id,
                               struct instant *until)
{
    struct notice notice;
    struct receiver receiver;
    *until = CLOCK_UNSET;
    enum err err = notice_load(ctx->db, ctx->arena, id, &notice);
    if (err) /* nobody may see any more what it was about */
        return err == ERR_NOT_FOUND ? OK : err;
    err = find_receiver(ctx, notice.person_id, &receiver);
    if (err || !receiver.reached || !is_wanted(ctx, &notice))
        return err;
    err = quiet_until(ctx, zones, &notice, until);
    return err || until->ms ? err : mail_one(ctx, zones, &receiver, &notice);
}

static enum err mail_at_once(struct ctx *ctx, const struct zone_finder *zones, size_t *done)
{
    struct notice_ids ids;
    enum err err = notice_mail_once(ctx->db, ctx->arena, MAILING_BATCH, &ids);
    for (size_t i = 0; !err && i < ids.count; i++) {
        struct instant until;
        err = mail_if_wanted(ctx, zones, ids.at[i], &until);
        if (!err)
            err = until.ms ? notice_wait_mail(ctx->db, ids.at[i], until)
                           : notice_set_mailed(ctx->db, ids.at[i], ctx->now);
    }
    *done = err ? 0 : ids.count;
    return err;
}

/* ---- together ---- */

/* What one unit reads at once: whom it writes to, and what waits for them in the order of `people`. */
struct batch {
    int64_t people[MAILING_PEOPLE];
    size_t count;
    struct waiting_notices waiting;
    struct notice_ids ids; /* of what waits */
    struct notices seen;   /* those of it that may still be seen */
    struct mail_receivers receivers;
    size_t at_seen; /* where the next person's begin */
};

static bool is_chosen(const struct batch *batch, int64_t person_id)
{
    for (size_t i = 0; i < batch->count; i++)
        if (batch->people[i] == person_id)
            return true;
    return false;
}

/* Whose the oldest are that wait long enough. */
static enum err choose_people(struct ctx *ctx, size_t row, struct batch *batch)
{
    struct notice_turns turns;
    struct instant until = instant_add(ctx->now, SPAN_DAYS(-together[row].days));
    enum err err = notice_mail_turns(ctx->db, ctx->arena, together[row].name, MAILING_ROWS, &turns);
    for (size_t i = 0; !err && i < turns.count && batch->count < MAILING_PEOPLE; i++) {
        if (instant_before(until, turns.at[i].made_at))
            break;
        if (!is_chosen(batch, turns.at[i].person_id))
            batch->people[batch->count++] = turns.at[i].person_id;
    }
    return err;
}

/* Who is cut off comes whole in a later unit, unless nobody stands before. */
static void keep_whole(struct waiting_notices *waiting)
{
    size_t count = waiting->count;
    while (count && waiting->at[count - 1].person_id == waiting->at[waiting->count - 1].person_id)
        count--;
    if (waiting->count == MAILING_ROWS && count)
        waiting->count = count;
}

static enum err read_batch(struct ctx *ctx, size_t row, struct batch *batch)
{
    struct notice_people people = {batch->people, batch->count, MAILING_ROWS, together[row].name};
    enum err err = notice_mail_of_people(ctx->db, ctx->arena, &people, &batch->waiting);
    if (err)
        return err;
    keep_whole(&batch->waiting);
    batch->ids.at = ARENA_ARRAY(ctx->arena, int64_t, batch->waiting.count);
    for (size_t i = 0; i < batch->waiting.count; i++)
        batch->ids.at[batch->ids.count++] = batch->waiting.at[i].id;
    err = notice_rows_of(ctx->db, ctx->arena, &batch->ids, &batch->seen);
    return err ? err : mailbox_receivers(ctx->db, ctx->arena, batch->people, batch->count, &batch->receivers);
}

/* Takes the person's notices off the batch. */
static struct notices take_notices(struct batch *batch, int64_t person_id)
{
    struct notices own = {batch->seen.at + batch->at_seen, 0};
    while (batch->at_seen < batch->seen.count && batch->seen.at[batch->at_seen].person_id == person_id) {
        batch->at_seen++;
        own.count++;
    }
    return own;
}

static struct receiver receiver_in(const struct batch *batch, int64_t person_id)
{
    const struct mail_receivers *all = &batch->receivers;
    for (size_t i = 0; i < all->count; i++)
        if (all->at[i].mailbox.person_id == person_id)
            return receiver_of(&all->at[i]);
    return (struct receiver){.reached = false};
}

static void gather(struct ctx *ctx, const struct receiver *receiver, const struct notices *notices,
                   struct letter *letter)
{
    size_t wanted = 0;
    for (size_t i = 0; i < notices->count; i++) {
        bool seen = is_wanted(ctx, &notices->at[i]);
        wanted += seen;
        if (!seen || wanted > MAILING_TOGETHER)
            continue;
        struct notice_said words = notice_words(ctx->arena, receiver->language, &notices->at[i]);
        letter_add(letter, line_of(ctx, receiver, &words));
    }
    static const struct str more[2] = FORMS_("And {n} more.", "And {n} more.");
    if (wanted > MAILING_TOGETHER)
        letter_add(letter, arena_say_n(ctx->arena, receiver->language, more,
                                       (int64_t)(wanted - MAILING_TOGETHER), (struct word_places){0}));
}

/* The letter of the person whose notices wait from `first` on. */
static enum err mail_together(struct ctx *ctx, size_t row, struct batch *batch, size_t first)
{
    int64_t person_id = batch->waiting.at[first].person_id;
    struct notices notices = take_notices(batch, person_id);
    struct receiver receiver = receiver_in(batch, person_id);
    if (!receiver.reached)
        return OK;
    struct letter letter = letter_to(ctx, &receiver, say(receiver.language, together[row].subject));
    letter.button = said(&receiver, N_("Your notices"));
    letter.path = STR("/notices");
    letter.reply = mail_reply_of(ctx->arena, &(struct mail_reply){.person_id = person_id});
    gather(ctx, &receiver, &notices, &letter);
    if (!letter.line_count)
        return OK;
    struct str key = arena_printf(ctx->arena, "notices:%lld", (long long)batch->ids.at[first]);
    return mail_put(ctx, key, person_id, &letter);
}

/* Of so many people that what a unit reads and commits costs each of them little. */
static enum err mail_days(struct ctx *ctx, size_t row, size_t *done)
{
    struct batch batch = {.count = 0};
    enum err err = choose_people(ctx, row, &batch);
    if (err || !batch.count)
        return err;
    err = read_batch(ctx, row, &batch);
    for (size_t i = 0; !err && i < batch.waiting.count; i++)
        if (i == 0 || batch.waiting.at[i].person_id != batch.waiting.at[i - 1].person_id)
            err = mail_together(ctx, row, &batch, i);
    if (!err)
        err = notice_set_mailed_of(ctx->db, ctx->arena, &batch.ids, ctx->now);
    *done = err ? 0 : batch.ids.count;
    return err;
}

enum err mailing_round(struct ctx *ctx, const struct zone_finder *zones, size_t *done)
{
    enum err err = quiet_wake(ctx, done);
    if (!err && !*done)
        err = mail_at_once(ctx, zones, done);
    for (size_t i = 0; !err && !*done && i < COUNT_OF(together); i++)
        err = mail_days(ctx, i, done);
    return err;
}
