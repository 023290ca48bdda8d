#include "service/reach/mail_reply.h"

#include "base/secret.h"
#include "service/unit/site.h"
#include "text/reach/address.h"

enum { SEAL_CHARS = 20 };

/* ---- words ---- */

/* 'q': answers the question; 'c', 'a': a comment on the question, on an answer; 'n': nothing. */
static char letter_of(const struct mail_reply *reply)
{
    if (!reply->on.id)
        return 'n';
    return reply->answers ? 'q' : reply->on.kind == POST_QUESTION ? 'c' : 'a';
}

struct str mail_reply_of(struct arena *arena, const struct mail_reply *reply)
{
    return arena_printf(arena, "%c%lld.%c%lld", reply->person_id ? 'p' : 'g',
                        (long long)(reply->person_id ? reply->person_id : reply->guest_question_id),
                        letter_of(reply), (long long)reply->on.id);
}

bool mail_reply_is_wanted(struct str words)
{
    return words.len > 0 && str_find(words, STR(".n")) == words.len;
}

static bool take_number(struct str word, int64_t *number)
{
    return word.len > 1 && char_is_digit(word.at[1]) && str_to_int(str_slice(word, 1, word.len), number);
}

static bool take_who(struct str word, struct mail_reply *reply)
{
    if (str_starts(word, STR("p")))
        return take_number(word, &reply->person_id) && reply->person_id > 0;
    return str_starts(word, STR("g")) && take_number(word, &reply->guest_question_id) &&
           reply->guest_question_id > 0;
}

static bool take_what(struct str word, struct mail_reply *reply)
{
    reply->answers = str_starts(word, STR("q"));
    reply->on.kind = str_starts(word, STR("a")) ? POST_ANSWER : POST_QUESTION;
    bool known =
        reply->answers || str_starts(word, STR("a")) || str_starts(word, STR("c")) || str_eq(word, STR("n0"));
    return known && take_number(word, &reply->on.id);
}

/* ---- the seal ---- */

static struct str seal_of(struct ctx *ctx, struct str words, int64_t last_day, struct str receiver)
{
    struct str from = arena_printf(ctx->arena, "%.*s.%lld.%.*s", STR_ARG(words), (long long)last_day,
                                   STR_ARG(email_key(ctx->arena, receiver)));
    return str_slice(site_seal(ctx->site, ctx->arena, "reply", from), 0, SEAL_CHARS);
}

static int64_t day_of(struct instant at)
{
    return at.ms / SPAN_DAYS(1).ms;
}

struct str mail_reply_address(struct ctx *ctx, const struct mail_reply_wanted *wanted)
{
    struct str behind = wanted->pattern, before = str_cut(&behind, '*');
    int64_t last_day = day_of(ctx->now) + REPLY_DAYS;
    return arena_printf(ctx->arena, "%.*s%.*s.%lld.%.*s%.*s", STR_ARG(before), STR_ARG(wanted->words),
                        (long long)last_day, STR_ARG(seal_of(ctx, wanted->words, last_day, wanted->receiver)),
                        STR_ARG(behind));
}

bool mail_reply_is_ours(struct ctx *ctx, const struct mail_reply *reply, struct str receiver)
{
    return secret_equal(reply->seal,
                        seal_of(ctx, mail_reply_of(ctx->arena, reply), reply->last_day, receiver));
}

bool mail_reply_is_over(struct ctx *ctx, const struct mail_reply *reply)
{
    return day_of(ctx->now) > reply->last_day;
}

/* ---- reading ---- */

static bool read_code(struct str code, struct mail_reply *reply)
{
    *reply = (struct mail_reply){0};
    struct str who = str_cut(&code, '.'), what = str_cut(&code, '.'), day = str_cut(&code, '.');
    reply->seal = code;
    return take_who(who, reply) && take_what(what, reply) && str_to_int(day, &reply->last_day);
}

bool mail_reply_read(struct arena *arena, struct str pattern, struct str addresses, struct mail_reply *reply)
{
    struct str behind = email_key(arena, pattern), before = str_cut(&behind, '*');
    while (addresses.len) {
        struct str one = str_cut(&addresses, ' ');
        bool fits = one.len > before.len + behind.len && str_starts(one, before) && str_ends(one, behind);
        struct str code = fits ? str_slice(one, before.len, one.len - behind.len) : STR_NONE;
        if (fits && code.len <= REPLY_CODE_MAX && read_code(code, reply))
            return true;
    }
    return false;
}
