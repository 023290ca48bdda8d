/* Answers of tracking services, read number by number. */
#include "text/tracking/service_table.h"

#include "base/check.h"
#include "core/reach/cause.h"

/* What stands at a path; NULL when nothing does. */
static const struct json_value *value_at(const struct json_value *value, struct str path)
{
    while (value && path.len)
        value = json_find(value, str_cut(&path, '.'));
    return value;
}

/* The same as text: empty when it is none. Numbers become their digits. */
static struct str text_at(struct arena *arena, const struct json_value *value, struct str path)
{
    const struct json_value *found = path.len ? value_at(value, path) : NULL;
    if (found && found->kind == JSON_KIND_INT)
        return arena_printf(arena, "%lld", (long long)found->integer);
    return found && found->kind == JSON_KIND_STR ? str_trim(found->text) : STR_NONE;
}

struct reply {
    struct arena *arena;
    const struct service_asked *asked;
    const struct json_value *root;
    struct service_answer *answers;
};

/* Letters and digits alone count, as in the numbers that we ask for. */
static bool same_number(struct str a, struct str b)
{
    size_t i = 0, k = 0;
    while (i < a.len || k < b.len) {
        while (i < a.len && (a.at[i] == ' ' || a.at[i] == '-'))
            i++;
        while (k < b.len && (b.at[k] == ' ' || b.at[k] == '-'))
            k++;
        if (i == a.len || k == b.len)
            break;
        if (!str_eq_nocase(str_slice(a, i, i + 1), str_slice(b, k, k + 1)))
            return false;
        i++;
        k++;
    }
    return i == a.len && k == b.len;
}

/* Of the asked numbers this one; NULL: nobody has asked for it. */
static struct service_answer *answer_of(const struct reply *reply, struct str number)
{
    for (size_t i = 0; i < reply->asked->count; i++)
        if (same_number(reply->asked->numbers[i].number, number))
            return &reply->answers[i];
    return NULL;
}

static bool has_word(struct str words, struct str word)
{
    while (words.len)
        if (str_eq(str_cut(&words, ' '), word))
            return true;
    return false;
}

/* ---- one number an answer ---- */

static const struct json_value *parcel_of(const struct service_row *row, const struct json_value *root)
{
    for (size_t i = 0; i < COUNT_OF(row->parcel); i++) {
        const struct json_value *found = i && !row->parcel[i].at ? NULL : value_at(root, row->parcel[i]);
        if (found && found->kind == JSON_KIND_ARRAY)
            return found->count ? &found->list[0] : NULL;
        if (found && found->kind == JSON_KIND_OBJECT)
            return found;
    }
    return NULL;
}

static void read_one(const struct reply *reply, int status)
{
    const struct service_row *row = &service_rows[reply->asked->service];
    const struct json_value *parcel = parcel_of(row, reply->root);
    struct service_answer *answer = &reply->answers[0];
    struct str code = text_at(reply->arena, reply->root, row->code);
    bool fits = parcel && webhook_tracking(reply->arena, reply->asked->service, parcel, &answer->message) &&
                same_number(answer->message.number, reply->asked->numbers[0].number);
    answer->id = text_at(reply->arena, parcel, row->id);
    answer->carrier = text_at(reply->arena, parcel, row->answered_carrier);
    answer->why = text_at(reply->arena, reply->root, row->why[0]);
    if (!answer->why.len)
        answer->why = text_at(reply->arena, reply->root, row->why[1]);
    if (!fits)
        answer->message = (struct webhook_message){0};
    bool taken = status >= 200 && status < 300;
    if (reply->asked->act == SERVICE_STOP)
        answer->said = taken || status == 404 ? SERVICE_TOOK : SERVICE_REFUSED;
    else if (status == 402 || (!fits && code.len && has_word(row->full_codes, code)))
        answer->said = SERVICE_FULL; /* nothing is said of the number */
    else if (taken && fits)
        answer->said = SERVICE_TOOK;
    else if (taken && !parcel)
        answer->said = SERVICE_MISSING;
    else if (code.len && has_word(row->known_codes, code))
        answer->said = SERVICE_TOOK;
    else if (status == 404)
        answer->said = SERVICE_MISSING;
    else if (status >= 400)
        answer->said = SERVICE_REFUSED;
}

/* ---- 17TRACK ---- */

static const struct {
    int64_t code;
    enum service_said said;
} refusals_17track[] = {
    {-18019901, SERVICE_TOOK},    /* registered already */
    {-18019902, SERVICE_MISSING}, /* not registered */
    {-18019906, SERVICE_MISSING}, /* not followed any more */
    {-18019907, SERVICE_FULL},    /* the day's */
    {-18019908, SERVICE_FULL},    /* the account's */
    {-18019909, SERVICE_TOOK},    /* nothing is known of it yet */
};

static bool said_by_code(const struct json_value *code, enum service_said *said)
{
    for (size_t i = 0; code && i < COUNT_OF(refusals_17track); i++)
        if (code->integer == refusals_17track[i].code) {
            *said = refusals_17track[i].said;
            return true;
        }
    return false;
}

static void take_rejected(const struct reply *reply, const struct json_value *item)
{
    struct service_answer *answer = answer_of(reply, text_at(reply->arena, item, STR("number")));
    const struct json_value *code = value_at(item, STR("error.code"));
    if (!answer)
        return;
    answer->said = SERVICE_REFUSED;
    answer->why = text_at(reply->arena, item, STR("error.message"));
    said_by_code(code, &answer->said);
    if (reply->asked->act == SERVICE_STOP && answer->said == SERVICE_MISSING)
        answer->said = SERVICE_TOOK;
}

static void take_accepted(const struct reply *reply, const struct json_value *item)
{
    struct service_answer *answer = answer_of(reply, text_at(reply->arena, item, STR("number")));
    if (!answer)
        return;
    answer->said = SERVICE_TOOK;
    answer->carrier = text_at(reply->arena, item, STR("carrier"));
    if (str_eq(answer->carrier, STR("0")))
        answer->carrier = STR_NONE;
    if (!webhook_tracking(reply->arena, WEBHOOK_17TRACK, item, &answer->message))
        answer->message = (struct webhook_message){0};
}

static void each(const struct reply *reply, struct str path,
                 void (*take)(const struct reply *reply, const struct json_value *item))
{
    const struct json_value *list = value_at(reply->root, path);
    for (size_t i = 0; list && list->kind == JSON_KIND_ARRAY && i < list->count; i++)
        take(reply, &list->list[i]);
}

static void read_17track(const struct reply *reply, struct str *trouble)
{
    struct str code = text_at(reply->arena, reply->root, STR("code"));
    enum service_said said = SERVICE_SILENT;
    if (said_by_code(value_at(reply->root, STR("code")), &said) && said == SERVICE_FULL) {
        for (size_t i = 0; i < reply->asked->count; i++)
            reply->answers[i].said = SERVICE_FULL; /* the quota is used up: no number has a part in it */
        return;
    }
    if (!str_eq(code, STR("0"))) {
        *trouble = arena_fill(reply->arena, NULL, cause_sentence(CAUSE_CODE), PLACES(PLACE("code", code)));
        return;
    }
    each(reply, STR("data.accepted"), take_accepted);
    each(reply, STR("data.rejected"), take_rejected);
}

/* ---- the contract of doc/tracking.md ---- */

static void take_own(const struct reply *reply, const struct json_value *item)
{
    static const struct {
        struct str word;
        enum service_said said;
    } states[] = {{STR_INIT("taken"), SERVICE_TOOK},
                  {STR_INIT("refused"), SERVICE_REFUSED},
                  {STR_INIT("missing"), SERVICE_MISSING},
                  {STR_INIT("full"), SERVICE_FULL}};
    struct service_answer *answer = answer_of(reply, text_at(reply->arena, item, STR("number")));
    struct str state = text_at(reply->arena, item, STR("state"));
    if (!answer)
        return;
    for (size_t i = 0; i < COUNT_OF(states); i++)
        if (str_eq(states[i].word, state))
            answer->said = states[i].said;
    answer->why = text_at(reply->arena, item, STR("why"));
    answer->carrier = text_at(reply->arena, item, STR("carrier"));
    if (!webhook_tracking(reply->arena, WEBHOOK_OWN, item, &answer->message))
        answer->message = (struct webhook_message){0};
}

/* ---- all of them ---- */

void service_read(struct arena *arena, const struct service_asked *asked, const struct service_reply *came,
                  struct service_answer *answers, struct str *trouble)
{
    struct failure failure = {0};
    struct json_value *root = ARENA_NEW(arena, struct json_value);
    struct reply reply = {arena, asked, root, answers};
    *trouble = STR_NONE;
    for (size_t i = 0; i < asked->count; i++)
        answers[i] = (struct service_answer){0};
    bool empty = came->body.len == 0 && asked->act == SERVICE_STOP;
    if (!empty && (!str_is_utf8(came->body) || json_read_sent(arena, came->body, root, &failure))) {
        *trouble = cause_sentence(CAUSE_NO_JSON);
        return;
    }
    if (asked->service == WEBHOOK_17TRACK)
        read_17track(&reply, trouble);
    else if (asked->service == WEBHOOK_OWN)
        each(&reply, STR("numbers"), take_own);
    else
        read_one(&reply, came->status);
    for (size_t i = 0; i < asked->count && !trouble->len; i++)
        if (answers[i].said == SERVICE_SILENT)
            *trouble = cause_sentence(CAUSE_NOTHING_SAID);
}
