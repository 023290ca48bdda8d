#include "service/people/own_lists.h"

#include "base/check.h"
#include "base/words.h"
#include "service/reach/push.h"
#include "store/people/own_data.h"
#include "text/clock/when.h"

/* Where in an entry a member stands, and as what it is told. */
enum own_part {
    PART_ID,
    PART_KIND,
    PART_NAME,
    PART_WORD,
    PART_WORDS,
    PART_SERVICE, /* of the address in words: the rest of it is a secret */
    PART_MORE,
    PART_NUMBER,
    PART_TRUTH,
    PART_OTHER_TRUTH,
    PART_TIME_OF_DAY,
    PART_OTHER_TIME_OF_DAY,
    PART_FIRST,
    PART_SECOND,
    PART_THIRD
};
struct member {
    struct str name;
    enum own_part part;
};

enum { MEMBERS_MAX = 9 };

static const struct own_list {
    struct str name;
    enum own_entries which;
    struct member members[MEMBERS_MAX]; /* up to the first without a name */
} lists[] = {
    {STR_INIT("reports"),
     OWN_REPORTS,
     {{STR_INIT("of"), PART_KIND},
      {STR_INIT("id"), PART_ID},
      {STR_INIT("reason"), PART_NAME},
      {STR_INIT("note"), PART_WORDS},
      {STR_INIT("made_at"), PART_FIRST},
      {STR_INIT("settled_at"), PART_SECOND}}},
    {STR_INIT("edits"),
     OWN_EDITS,
     {{STR_INIT("of"), PART_KIND},
      {STR_INIT("id"), PART_ID},
      {STR_INIT("version"), PART_NUMBER},
      {STR_INIT("title"), PART_NAME},
      {STR_INIT("tags"), PART_WORD},
      {STR_INIT("body"), PART_WORDS},
      {STR_INIT("note"), PART_MORE},
      {STR_INIT("written_at"), PART_FIRST}}},
    {STR_INIT("solved_for_me_too"),
     OWN_SOLVED,
     {{STR_INIT("answer"), PART_ID}, {STR_INIT("at"), PART_FIRST}}},
    {STR_INIT("invitations"),
     OWN_INVITATIONS,
     {{STR_INIT("question"), PART_ID}, {STR_INIT("at"), PART_FIRST}}},
    {STR_INIT("commission"), OWN_WILLING, {{STR_INIT("willing_since"), PART_FIRST}}},
    {STR_INIT("seats"),
     OWN_SEATS,
     {{STR_INIT("case"), PART_KIND},
      {STR_INIT("panel"), PART_ID},
      {STR_INIT("state"), PART_NAME},
      {STR_INIT("remedy"), PART_WORD},
      {STR_INIT("amount_minor"), PART_NUMBER},
      {STR_INIT("currency"), PART_MORE},
      {STR_INIT("reasons"), PART_WORDS},
      {STR_INIT("called_at"), PART_FIRST},
      {STR_INIT("ended_at"), PART_SECOND}}},
    {STR_INIT("proposals"),
     OWN_PROPOSALS,
     {{STR_INIT("case"), PART_KIND},
      {STR_INIT("panel"), PART_ID},
      {STR_INIT("state"), PART_NAME},
      {STR_INIT("remedy"), PART_WORD},
      {STR_INIT("amount_minor"), PART_NUMBER},
      {STR_INIT("currency"), PART_MORE},
      {STR_INIT("reasons"), PART_WORDS},
      {STR_INIT("proposed_at"), PART_FIRST},
      {STR_INIT("answered_at"), PART_SECOND}}},
    {STR_INIT("workplaces"),
     OWN_WORKPLACES,
     {{STR_INIT("market"), PART_KIND},
      {STR_INIT("name"), PART_WORDS},
      {STR_INIT("duty"), PART_NAME},
      {STR_INIT("role"), PART_WORD},
      {STR_INIT("since"), PART_FIRST}}},
    {STR_INIT("views"),
     OWN_VIEWS,
     {{STR_INIT("market"), PART_KIND},
      {STR_INIT("name"), PART_NAME},
      {STR_INIT("address"), PART_WORDS},
      {STR_INIT("shared"), PART_TRUTH}}},
    {STR_INIT("freezes"),
     OWN_FREEZES,
     {{STR_INIT("market"), PART_KIND},
      {STR_INIT("words"), PART_WORDS},
      {STR_INIT("at"), PART_FIRST},
      {STR_INIT("until"), PART_SECOND},
      {STR_INIT("ended_at"), PART_THIRD}}},
    {STR_INIT("sign_in_providers"),
     OWN_PROVIDERS,
     {{STR_INIT("issuer"), PART_NAME}, {STR_INIT("subject"), PART_WORD}, {STR_INIT("made_at"), PART_FIRST}}},
    {STR_INIT("sessions"),
     OWN_SESSIONS,
     {{STR_INIT("browser"), PART_NAME},
      {STR_INIT("created_at"), PART_FIRST},
      {STR_INIT("expires_at"), PART_SECOND}}},
    {STR_INIT("account_log"),
     OWN_ACCOUNT_LOG,
     {{STR_INIT("act"), PART_NAME}, {STR_INIT("note"), PART_WORDS}, {STR_INIT("at"), PART_FIRST}}},
    {STR_INIT("tokens"),
     OWN_TOKENS,
     {{STR_INIT("name"), PART_NAME},
      {STR_INIT("scopes"), PART_WORD},
      {STR_INIT("ending"), PART_MORE},
      {STR_INIT("made_at"), PART_FIRST},
      {STR_INIT("expires_at"), PART_SECOND},
      {STR_INIT("used_at"), PART_THIRD}}},
    {STR_INIT("devices"),
     OWN_DEVICES,
     {{STR_INIT("name"), PART_NAME},
      {STR_INIT("service"), PART_SERVICE},
      {STR_INIT("made_at"), PART_FIRST},
      {STR_INIT("used_at"), PART_THIRD}}},
    {STR_INIT("notice_choices"),
     OWN_CHOICES,
     {{STR_INIT("choice"), PART_KIND},
      {STR_INIT("page"), PART_TRUTH},
      {STR_INIT("push"), PART_OTHER_TRUTH},
      {STR_INIT("mail"), PART_NAME}}},
    {STR_INIT("quiet_hours"),
     OWN_QUIET_HOURS,
     {{STR_INIT("from"), PART_TIME_OF_DAY}, {STR_INIT("until"), PART_OTHER_TIME_OF_DAY}}},
    {STR_INIT("calendar"), OWN_CALENDAR, {{STR_INIT("made_at"), PART_FIRST}}},
};

static struct str time_of_day(struct arena *page, int64_t minutes)
{
    return arena_printf(page, "%02d:%02d", (int)(minutes / 60), (int)(minutes % 60));
}

static void put_time(struct arena *page, struct json *json, struct str name, struct instant at)
{
    if (at.ms)
        json_put(json, name, when_iso(page, at));
}

static void put_member(struct arena *page, struct json *json, const struct member *member,
                       const struct own_entry *entry)
{
    switch (member->part) {
    case PART_ID:
        json_put(json, member->name, entry->id);
        break;
    case PART_KIND:
        json_put(json, member->name, entry->kind);
        break;
    case PART_NAME:
        json_put(json, member->name, entry->name);
        break;
    case PART_WORD:
        json_put(json, member->name, entry->word);
        break;
    case PART_WORDS:
        json_put(json, member->name, entry->words);
        break;
    case PART_SERVICE:
        json_put(json, member->name, push_service_of(page, entry->words));
        break;
    case PART_MORE:
        json_put(json, member->name, entry->more);
        break;
    case PART_NUMBER:
        json_put(json, member->name, entry->from);
        break;
    case PART_TRUTH:
        json_put_bool(json, member->name, entry->from != 0);
        break;
    case PART_OTHER_TRUTH:
        json_put_bool(json, member->name, entry->until != 0);
        break;
    case PART_TIME_OF_DAY:
        json_put(json, member->name, time_of_day(page, entry->from));
        break;
    case PART_OTHER_TIME_OF_DAY:
        json_put(json, member->name, time_of_day(page, entry->until));
        break;
    case PART_FIRST:
        put_time(page, json, member->name, entry->first);
        break;
    case PART_SECOND:
        put_time(page, json, member->name, entry->second);
        break;
    case PART_THIRD:
        put_time(page, json, member->name, entry->third);
        break;
    }
}

static void put_entry(struct arena *page, struct json *json, const struct own_list *list,
                      const struct own_entry *entry)
{
    json_object_begin(json);
    for (size_t i = 0; i < MEMBERS_MAX && list->members[i].name.len; i++)
        put_member(page, json, &list->members[i], entry);
    json_object_end(json);
}

static enum err put_list(struct ctx *ctx, struct arena *page, struct json *json, const struct own_list *list,
                         int64_t person_id)
{
    enum err err = OK;
    struct own_place place = {.person_id = person_id};
    struct own_entry_page entries = {.count = OWN_PAGE};
    json_name(json, list->name);
    json_array_begin(json);
    while (!err && entries.count == OWN_PAGE) {
        arena_reset(page);
        err = own_entries_next(ctx->db, page, list->which, &place, &entries);
        for (size_t i = 0; !err && i < entries.count; i++)
            put_entry(page, json, list, &entries.at[i]);
    }
    json_array_end(json);
    return err;
}

enum err own_lists_put(struct ctx *ctx, struct arena *page, struct json *json, int64_t person_id)
{
    _Static_assert(COUNT_OF(lists) == OWN_ENTRIES_COUNT, "each is in the file");
    enum err err = OK;
    for (size_t i = 0; !err && i < COUNT_OF(lists); i++)
        err = put_list(ctx, page, json, &lists[i], person_id);
    return err;
}

void own_lists_left_out(struct ctx *ctx, struct json *json)
{
    static const char staff_notes[] =
        N_("What the staff write for each other about orders, posts and reports, and who reported: it tells "
           "of others, too. Ask the operator for what is about you.");
    static const char *const sentences[] = {
        N_("Passwords, keys, tokens and secret addresses: the file would open what they protect."),
        staff_notes,
        N_("What others wrote in your posts: it is theirs."),
        N_("Wrong passwords that were typed for your account: whoever typed them may be somebody else."),
        N_("What happened in your orders: it is in their case files, at the addresses that stand here."),
    };
    json_name(json, STR("left_out"));
    json_array_begin(json);
    for (size_t i = 0; i < COUNT_OF(sentences); i++)
        json_value_str(json, say(ctx->failure.language, str_from(sentences[i])));
    json_array_end(json);
}
