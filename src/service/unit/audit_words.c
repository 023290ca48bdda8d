/* The sentences of the list of what was done. */
#include "service/unit/audit.h"

#include "base/check.h"
#include "core/people/permit.h"

enum { NOTE_PLACES_MAX = 6 };

static const struct {
    struct str act, english;
} notes[AUDIT_NOTE_COUNT] = {
    [NOTE_SETTING] = {STR_INIT("setting"), STR_INIT(N_("from \"{before}\" to \"{after}\""))},
    [NOTE_BLOCK] = {STR_INIT("block"), STR_INIT(N_("{days} days: {reason}"))},
    [NOTE_PURGE] = {STR_INIT("purge"), STR_INIT(N_("posts hidden: {posts}"))},
    [NOTE_PURGE_MORE] = {STR_INIT("purge"), STR_INIT(N_("posts hidden: {posts}, more are left"))},
    [NOTE_PURGE_UNDONE] = {STR_INIT("undo-purge"), STR_INIT(N_("posts put back: {posts}"))},
    [NOTE_CATEGORY] = {STR_INIT("category"), STR_INIT(N_("{name}, below {parent}, at {position}"))},
    [NOTE_CATEGORY_RETIRED] = {STR_INIT("category"),
                               STR_INIT(N_("{name}, below {parent}, at {position}, retired"))},
    [NOTE_TAG_DESCRIBED] = {STR_INIT("tag"), STR_INIT(N_("described"))},
    [NOTE_TAG_REMOVED] = {STR_INIT("tag"), STR_INIT(N_("removed, questions: {questions}"))},
    [NOTE_TAG_MERGED] = {STR_INIT("tag"), STR_INIT(N_("merged into {tag}, questions: {questions}"))},
    [NOTE_TAG_RENAMED] = {STR_INIT("tag"), STR_INIT(N_("renamed to {tag}, questions: {questions}"))},
    [NOTE_ROLE] = {STR_INIT("role"), STR_INIT(N_("{before} to {after}, title \"{title}\""))},
    [NOTE_PASSWORD_LINK] = {STR_INIT("password"), STR_INIT(N_("a link for a new password was made"))},
    [NOTE_PASSKEY_NEW] = {STR_INIT("passkey"), STR_INIT(N_("a new passkey"))},
    [NOTE_PASSKEY_REMOVED] = {STR_INIT("passkey"), STR_INIT(N_("a passkey was removed"))},
    [NOTE_PASSKEY_BACKWARDS] = {STR_INIT("passkey"), STR_INIT(N_("a passkey counted backwards"))},
    [NOTE_PROVIDER_NEW] = {STR_INIT("provider"), STR_INIT(N_("a new account"))},
    [NOTE_PROVIDER_LINKED] = {STR_INIT("provider"), STR_INIT(N_("linked"))},
    [NOTE_PROVIDER_UNLINKED] = {STR_INIT("provider"), STR_INIT(N_("unlinked"))},
    [NOTE_SECOND_CODES] = {STR_INIT(AUDIT_SECOND_STEP), STR_INIT(N_("new recovery codes"))},
    [NOTE_SECOND_OFF] = {STR_INIT(AUDIT_SECOND_STEP), STR_INIT(N_("turned off"))},
    [NOTE_SECOND_OFF_BY_OPERATOR] = {STR_INIT(AUDIT_SECOND_STEP), STR_INIT(N_("turned off by the operator"))},
    [NOTE_SECOND_CODE_USED] = {STR_INIT(AUDIT_SECOND_STEP), STR_INIT(N_("a recovery code was used"))},
    [NOTE_SECOND_ON] = {STR_INIT(AUDIT_SECOND_STEP), STR_INIT(N_("turned on"))},
    [NOTE_TOKEN_MADE] = {STR_INIT("token"), STR_INIT(N_("made: {name}"))},
    [NOTE_TOKEN_REVOKED] = {STR_INIT("token"), STR_INIT(N_("revoked: {name}"))},
    [NOTE_HOOK_ADDED] = {STR_INIT("webhook"), STR_INIT(N_("added: {url}"))},
    [NOTE_HOOK_ON] = {STR_INIT("webhook"), STR_INIT(N_("turned on: {url}"))},
    [NOTE_HOOK_OFF] = {STR_INIT("webhook"), STR_INIT(N_("turned off: {url}"))},
    [NOTE_HOOK_SECRET] = {STR_INIT("webhook"), STR_INIT(N_("new secret: {url}"))},
    [NOTE_HOOK_REMOVED] = {STR_INIT("webhook"), STR_INIT(N_("removed: {url}"))},
    [NOTE_MARKET_HERE] = {STR_INIT("market"),
                          STR_INIT(N_("{name}, hosted here, rules {rules}, {currency}, fee {fee} %"))},
    [NOTE_MARKET_ELSEWHERE] = {STR_INIT("market"),
                               STR_INIT(N_("{name}, elsewhere, rules {rules}, {currency}, fee {fee} %"))},
    [NOTE_MARKET_LEAVES] = {STR_INIT("market"), STR_INIT(N_("{person} leaves"))},
    [NOTE_MARKET_STAFF_ROLE] = {STR_INIT("market"), STR_INIT(N_("{person} is staff ({role})"))},
    [NOTE_MARKET_STAFF] = {STR_INIT("market"), STR_INIT(N_("{person} is staff"))},
    [NOTE_MARKET_SELLER] = {STR_INIT("market"), STR_INIT(N_("{person} is a seller"))},
    [NOTE_READY_NEW] = {STR_INIT("ready-answer"), STR_INIT(N_("added: {name}"))},
    [NOTE_READY_CHANGED] = {STR_INIT("ready-answer"), STR_INIT(N_("changed: {name}"))},
    [NOTE_READY_REMOVED] = {STR_INIT("ready-answer"), STR_INIT(N_("removed: {name}"))},
};

/* What is counted is kept in plain digits, and grouped for whoever reads it. */
static bool is_count(const char *place)
{
    static const char *const counts[] = {"days", "posts", "questions"};
    for (size_t i = 0; i < COUNT_OF(counts); i++)
        if (str_eq(str_from(counts[i]), str_from(place)))
            return true;
    return false;
}

struct str audit_note(struct arena *arena, enum audit_note note, struct word_places places)
{
    struct word_place kept[NOTE_PLACES_MAX];
    check(places.count <= COUNT_OF(kept));
    for (size_t i = 0; i < places.count; i++) {
        kept[i] = places.at[i];
        check(kept[i].kind != WORD_COUNT || is_count(kept[i].name));
        if (kept[i].kind == WORD_COUNT)
            kept[i].kind = WORD_ID;
    }
    return arena_say(arena, NULL, notes[note].english, (struct word_places){kept, places.count});
}

/* Letters of the sentence itself: of two that fit, the one that says more is meant. */
static size_t own_letters(struct str english)
{
    size_t count = 0;
    bool place = false;
    for (size_t i = 0; i < english.len; i++) {
        place = place ? english.at[i] != '}' : english.at[i] == '{';
        count += !place && english.at[i] != '}';
    }
    return count;
}

static int note_of(struct arena *arena, const struct audit_line *line)
{
    int found = -1;
    struct word_place places[NOTE_PLACES_MAX];
    for (int i = 0; i < AUDIT_NOTE_COUNT; i++)
        if (str_eq(notes[i].act, line->act) &&
            words_match(arena, notes[i].english, line->note, places, NOTE_PLACES_MAX) >= 0 &&
            (found < 0 || own_letters(notes[i].english) > own_letters(notes[found].english)))
            found = i;
    return found;
}

/* A role is kept by its name, and read by what it is called. */
static struct str role_said(const struct language *language, struct str name)
{
    enum role role;
    return role_from(name, &role) ? say(language, role_label(role)) : name;
}

/* Of a look the address is kept, as the tables of pages and programs have it; people read what stands there. */
static const struct look_row {
    struct str pattern, english;
} look_rows[] = {
    {STR_INIT("/orders/{ref}"), STR_INIT(N_("the order itself"))},
    {STR_INIT("/orders/{ref}/{act}"), STR_INIT(N_("a form to act on the order"))},
    {STR_INIT("/orders/{ref}/dispute"), STR_INIT(N_("the dispute as it is described"))},
    {STR_INIT("/orders/{ref}/draft"), STR_INIT(N_("the dispute as it is described"))},
    {STR_INIT("/orders/{ref}/parcel"), STR_INIT(N_("the parcels"))},
    {STR_INIT("/orders/{ref}/tracking-events"), STR_INIT(N_("the parcels"))},
    {STR_INIT("/orders/{ref}/deadlines"), STR_INIT(N_("the deadlines, for a calendar"))},
    {STR_INIT("/orders/{ref}/case-file"), STR_INIT(N_("the case file"))},
    {STR_INIT("/orders/{ref}/evidence"), STR_INIT(N_("the evidence"))},
    {STR_INIT("/orders/{ref}/evidence/{id}"), STR_INIT(N_("a file of the evidence"))},
    {STR_INIT("/orders/{ref}/notes"), STR_INIT(N_("notes of the staff"))},
    {STR_INIT("/markets/{slug}/notes"), STR_INIT(N_("notes of the staff"))},
    {STR_INIT("/commission/{ref}"), STR_INIT(N_("the case, where it is decided"))},
    {STR_INIT("/panels/{ref}/proposals"), STR_INIT(N_("the decisions that were proposed"))},
    {STR_INIT("/ready-answers/{id}"), STR_INIT(N_("a ready answer that was filled in from it"))},
};

static struct str look_said(struct arena *arena, const struct language *language, struct str pattern)
{
    struct str programs = STR("/api/v1"), rest = pattern;
    bool program = str_starts(rest, programs);
    if (program)
        rest = str_slice(rest, programs.len, rest.len);
    rest = str_cut(&rest, '.'); /* the same as a file */
    for (size_t i = 0; i < COUNT_OF(look_rows); i++) {
        struct str said = say(language, look_rows[i].english);
        if (str_eq(look_rows[i].pattern, rest))
            return program ? arena_say(arena, language, STR(N_("by a program: {what}")),
                                       PLACES(PLACE("what", said)))
                           : said;
    }
    return pattern;
}

/* What no row says: the name of a role, what was looked at, or somebody's own words. */
static struct str other_note_said(struct arena *arena, const struct language *language,
                                  const struct audit_line *line)
{
    if (str_eq(line->act, AUDIT_ADD_PERSON))
        return role_said(language, line->note);
    return str_eq(line->act, AUDIT_LOOK) ? look_said(arena, language, line->note) : line->note;
}

struct str audit_note_said(struct arena *arena, const struct language *language,
                           const struct audit_line *line)
{
    struct word_place places[NOTE_PLACES_MAX];
    int i = note_of(arena, line);
    if (i < 0)
        return other_note_said(arena, language, line);
    int count = words_match(arena, notes[i].english, line->note, places, NOTE_PLACES_MAX);
    for (int k = 0; k < count; k++)
        if (is_count(places[k].name) && str_to_int(places[k].text, &places[k].number))
            places[k].kind = WORD_COUNT;
    for (int k = 0; i == NOTE_ROLE && k < count; k++)
        if (!str_eq(str_from(places[k].name), STR("title")))
            places[k].text = role_said(language, places[k].text);
    return arena_say(arena, language, notes[i].english, (struct word_places){places, (size_t)count});
}

static bool names_person(size_t note, struct str text, int64_t *person_id)
{
    struct str begin = STR("{person}"), person = STR("person "), number;
    if (!str_starts(notes[note].english, begin) || !str_starts(text, person))
        return false;
    number = str_slice(text, person.len, text.len);
    return str_to_int(str_cut(&number, ' '), person_id);
}

int64_t audit_note_person(const struct audit_line *line)
{
    int64_t person_id;
    for (size_t i = 0; i < AUDIT_NOTE_COUNT; i++)
        if (str_eq(notes[i].act, line->act) && names_person(i, line->note, &person_id))
            return person_id;
    return 0;
}

struct str audit_subject_said(struct arena *arena, const struct language *language, struct str subject)
{
    static const struct str kinds[] = {
        STR_INIT(N_("person {name}")),   STR_INIT(N_("guest {name}")),    STR_INIT(N_("network {name}")),
        STR_INIT(N_("setting {name}")),  STR_INIT(N_("category {name}")), STR_INIT(N_("tag {name}")),
        STR_INIT(N_("market {name}")),   STR_INIT(N_("order {name}")),    STR_INIT(N_("seller {name}")),
        STR_INIT(N_("question {name}")), STR_INIT(N_("answer {name}")),   STR_INIT(N_("comment {name}")),
        STR_INIT(N_("nobody")),          STR_INIT(N_("outbox")),          STR_INIT(N_("site")),
    };
    struct word_place place = {0};
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        int count = words_match(arena, kinds[i], subject, &place, 1);
        if (count >= 0)
            return arena_say(arena, language, kinds[i], (struct word_places){&place, (size_t)count});
    }
    return subject;
}
