#include "service/reach/mailing.h"

#include "base/check.h"
#include "core/reach/kind.h"
#include "service/reach/mail.h"
#include "service/reach/mail_reply.h"
#include "service/reach/stop.h"
#include "service/reach/words.h"
#include "store/people/person.h"
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

static enum err find_receiver(struct ctx *ctx, int64_t person_id, struct receiver *receiver)
{
    bool known;
    struct person person;
    *receiver = (struct receiver){.reached = false};
    enum err err = mailbox_load(ctx->db, ctx->arena, person_id, &receiver->mailbox);
    if (err)
        return err == ERR_NOT_FOUND ? OK : err;
    const struct mailbox *mailbox = &receiver->mailbox;
    receiver->reached = mailbox->email.len && !mailbox->paused_at.ms && !mailbox->stopped_at.ms;
    err = person_load(ctx->db, ctx->arena, person_id, &person);
    if (!err) {
        receiver->language = language_find(&catalogue_recourse, person.language, true, &known);
        receiver->zone = person.zone;
    }
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
                             PLACES(PLACE("when", when_long(ctx->arena, reading, notice->deadline_at)))));
    letter.button = said(receiver, words.path.len ? N_("Look at it") : N_("Your notices"));
    letter.path = words.path.len ? words.path : STR("/notices");
    letter.thread = notice->question_id
                        ? arena_printf(ctx->arena, "question %lld", (long long)notice->question_id)
                        : arena_printf(ctx->arena, "order %lld", (long long)notice->order_id);
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

static enum err gather(struct ctx *ctx, const struct receiver *receiver, const struct notice_waiting *waiting,
                       struct letter *letter)
{
    size_t wanted = 0;
    struct notices notices;
    enum err err = notice_mail_rows(ctx->db, ctx->arena, waiting, &notices);
    for (size_t i = 0; !err && i < notices.count; i++) {
        bool seen = is_wanted(ctx, &notices.at[i]);
        wanted += seen;
        if (!seen || wanted > MAILING_TOGETHER)
            continue;
        struct notice_said words = notice_words(ctx->arena, receiver->language, &notices.at[i]);
        letter_add(letter, line_of(ctx, receiver, &words));
    }
    static const struct str more[2] = FORMS_("And {n} more.", "And {n} more.");
    if (wanted > MAILING_TOGETHER)
        letter_add(letter, arena_say_n(ctx->arena, receiver->language, more,
                                       (int64_t)(wanted - MAILING_TOGETHER), (struct word_places){0}));
    return err;
}

static enum err mail_together(struct ctx *ctx, size_t row, int64_t person_id, size_t *done)
{
    struct notice_ids ids;
    struct receiver receiver;
    enum err err = notice_mail_of_person(ctx->db, ctx->arena, together[row].name, person_id, &ids);
    if (!err)
        err = find_receiver(ctx, person_id, &receiver);
    if (err || !ids.count)
        return err;
    struct letter letter = letter_to(ctx, &receiver, say(receiver.language, together[row].subject));
    letter.button = said(&receiver, N_("Your notices"));
    letter.path = STR("/notices");
    letter.reply = mail_reply_of(ctx->arena, &(struct mail_reply){.person_id = person_id});
    struct notice_waiting waiting = {person_id, ids.at[ids.count - 1], together[row].name};
    err = receiver.reached ? gather(ctx, &receiver, &waiting, &letter) : OK;
    if (!err && letter.line_count)
        err =
            mail_put(ctx, arena_printf(ctx->arena, "notices:%lld", (long long)ids.at[0]), person_id, &letter);
    if (!err)
        err = notice_set_mailed_all(ctx->db, &waiting, ctx->now);
    *done = ids.count;
    return err;
}

/* Of so many people that a commit costs each of them little. */
static enum err mail_days(struct ctx *ctx, size_t row, size_t *done)
{
    int64_t person_id = 0;
    enum err err = find_together(ctx, row, &person_id);
    for (size_t people = 0; !err && person_id && people < MAILING_PEOPLE; people++) {
        size_t of_person = 0;
        err = mail_together(ctx, row, person_id, &of_person);
        *done += of_person;
        if (!err)
            err = find_together(ctx, row, &person_id);
    }
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
