#include "core/tracking/parcel_ideas.h"

#include "base/check.h"

enum idea {
    NONE,
    SENDER,
    RECEIVER,
    NO,
    YET,
    DATA,
    PREPARE,
    ORDER,
    GET,
    DELIVER,
    DONE,
    BACK,
    CUSTOMS,
    STOP,
    PLACE,
    LOCKER,
    READY,
    RIPE,
    TOOK,
    ABSENT,
    REFUSE,
    ADDRESS,
    WRONG,
    TRY,
    COURIER,
    CARRIER,
    ONWAY,
    TODAY,
    LATER,
    HUB,
    INLAND,
    THERE,
    HERE,
    ABROAD,
    FLOWN,
    LANDED,
    ARRIVE,
    DEPART,
    LOST,
    DESTROYED,
    DAMAGED,
    INTACT,
    HOME,
    MESSAGE,
    NUMBER,
    ASK,
    CHANGED,
    PAID,
    MUST,
    PARTNER,
    CLAIM,
    CANCEL,
    REFUND,
    DATE,
    BLANK,
    UNREADY,
    FETCH,
    SOON,
    NEIGHBOUR,
    PREFER,
    PROOF,
    SIGN,
    CHOOSE,
    WONT,
    PERIOD,
    BEHOME,
    INSURE,
    CALL,
    AWAIT,
    LASTDAY,
    RETLABEL,
    TOUS,
    CASE,
    UNDONE,
    LEFT,
    CODE,
    CALLOFF,
    FREE,
    AGAIN,
    WEEKDAY,
    AIRLINE,
    FOUND,
    INSTRUCT,
    PASS,
    CLEARED,
    ALSO,
    HAS,
    IDEA_COUNT,
    TURN_WORDS = IDEA_COUNT /* what stands behind the ideas in a set: one for each of turn_words */
};

static const struct str names[IDEA_COUNT] = {
    STR_INIT(""),        STR_INIT("sender"),  STR_INIT("receiver"),  STR_INIT("no"),
    STR_INIT("yet"),     STR_INIT("data"),    STR_INIT("prepare"),   STR_INIT("order"),
    STR_INIT("get"),     STR_INIT("deliver"), STR_INIT("done"),      STR_INIT("back"),
    STR_INIT("customs"), STR_INIT("stop"),    STR_INIT("place"),     STR_INIT("locker"),
    STR_INIT("ready"),   STR_INIT("ripe"),    STR_INIT("took"),      STR_INIT("absent"),
    STR_INIT("refuse"),  STR_INIT("address"), STR_INIT("wrong"),     STR_INIT("try"),
    STR_INIT("courier"), STR_INIT("carrier"), STR_INIT("onway"),     STR_INIT("today"),
    STR_INIT("later"),   STR_INIT("hub"),     STR_INIT("inland"),    STR_INIT("there"),
    STR_INIT("here"),    STR_INIT("abroad"),  STR_INIT("flown"),     STR_INIT("landed"),
    STR_INIT("arrive"),  STR_INIT("depart"),  STR_INIT("lost"),      STR_INIT("destroyed"),
    STR_INIT("damaged"), STR_INIT("intact"),  STR_INIT("home"),      STR_INIT("message"),
    STR_INIT("number"),  STR_INIT("ask"),     STR_INIT("changed"),   STR_INIT("paid"),
    STR_INIT("must"),    STR_INIT("partner"), STR_INIT("claim"),     STR_INIT("cancel"),
    STR_INIT("refund"),  STR_INIT("date"),    STR_INIT("blank"),     STR_INIT("unready"),
    STR_INIT("fetch"),   STR_INIT("soon"),    STR_INIT("neighbour"), STR_INIT("prefer"),
    STR_INIT("proof"),   STR_INIT("sign"),    STR_INIT("choose"),    STR_INIT("wont"),
    STR_INIT("period"),  STR_INIT("behome"),  STR_INIT("insure"),    STR_INIT("call"),
    STR_INIT("await"),   STR_INIT("lastday"), STR_INIT("retlabel"),  STR_INIT("tous"),
    STR_INIT("case"),    STR_INIT("undone"),  STR_INIT("left"),      STR_INIT("code"),
    STR_INIT("calloff"), STR_INIT("free"),    STR_INIT("again"),     STR_INIT("weekday"),
    STR_INIT("airline"), STR_INIT("found"),   STR_INIT("instruct"),  STR_INIT("pass"),
    STR_INIT("cleared"), STR_INIT("also"),    STR_INIT("has"),
};

/* Lines of phrase files whose words turn what is told; no rule asks for them, likeness weighs them. */
enum { NOT_BEFORE, NOT_BEHIND, WILL_BEFORE, WILL_BEHIND, YET_WORD, EARLIER, NO_LONGER };
static const struct str turn_words[] = {
    [NOT_BEFORE] = STR_INIT("not"),     [NOT_BEHIND] = STR_INIT("not_behind"),
    [WILL_BEFORE] = STR_INIT("will"),   [WILL_BEHIND] = STR_INIT("will_behind"),
    [YET_WORD] = STR_INIT("yet"),       [EARLIER] = STR_INIT("earlier"),
    [NO_LONGER] = STR_INIT("no_longer")};
_Static_assert(TURN_WORDS + COUNT_OF(turn_words) <= 128, "a bit for each");

/* What a rule may ask for beside the ideas: a "will be" anywhere in the text. */
enum {
    PLANNED = TURN_WORDS + WILL_BEFORE,
    PLANNED_BEHIND = TURN_WORDS + WILL_BEHIND,
    PLACES = TURN_WORDS + COUNT_OF(turn_words)
};

/* The first rule whose ideas all stand in the text, and none of the others, tells the event. */
struct rule {
    enum parcel_event event;
    unsigned all[4], none[8]; /* of enum idea, and of the words that turn */
    bool faint;               /* it tells where no phrase does, and overrules none */
    bool silent; /* it tells that nothing has happened to the parcel, whatever phrase stands there */
};

static const struct rule rules[] = {
    {PARCEL_DESTROYED, {DESTROYED}, {NO}},
    {PARCEL_UNKNOWN, {CASE}, {0}, .silent = true},
    {PARCEL_IN_TRANSIT, {UNDONE}, {DAMAGED}},
    {PARCEL_IN_TRANSIT, {LOST, FOUND}, {NO, DAMAGED, CUSTOMS, ADDRESS}},
    {PARCEL_ATTEMPT_FAILED, {BACK, AGAIN}, {SENDER, CUSTOMS, TOOK, DAMAGED}},
    {PARCEL_IN_TRANSIT, {INSTRUCT, SENDER}, {BACK, CUSTOMS, DATA, REFUSE, ABSENT, TRY, DONE}},
    {PARCEL_UNKNOWN, {INTACT}, {0}},
    {PARCEL_UNKNOWN, {NUMBER, LOST}, {0}},
    {PARCEL_UNKNOWN, {NUMBER, NO}, {ADDRESS, CUSTOMS, SENDER, DELIVER, PLACE, RECEIVER, COURIER}},
    {PARCEL_UNKNOWN, {MESSAGE}, {PLACE, READY, BACK, CUSTOMS, TRY, ABSENT, COURIER, DELIVER}},
    {PARCEL_WAITING, {CODE, LOCKER, LEFT}, {SENDER, NO, YET}},
    {PARCEL_WAITING, {CODE, LOCKER, READY}, {SENDER, NO, YET}},
    {PARCEL_UNKNOWN, {CODE, MESSAGE}, {READY, ARRIVE, DONE, ONWAY, TRY, ABSENT, BACK}, .silent = true},
    {PARCEL_UNKNOWN, {RETLABEL}, {DONE, ONWAY, HUB, PLACE}, .silent = true},
    {PARCEL_UNKNOWN, {BACK, DATA}, {ONWAY, ARRIVE, DEPART, DONE, HUB, DELIVER, GET}, .silent = true},
    {PARCEL_UNKNOWN,
     {ASK, DELIVER},
     {CUSTOMS, LATER, REFUSE, PLACE, DONE, ABSENT, READY, ONWAY},
     .silent = true},
    {PARCEL_UNKNOWN, {ASK, TRY}, {CUSTOMS, LATER, REFUSE, PLACE, DONE, ABSENT, READY, ONWAY}, .silent = true},
    {PARCEL_UNKNOWN, {ASK, BACK}, {CUSTOMS, ONWAY, ARRIVE, DEPART, DONE, HUB, GET}, .silent = true},
    {PARCEL_UNKNOWN, {CHANGED, ADDRESS}, {CUSTOMS, WRONG, NO, TRY, PLACE, ONWAY, HUB}, .silent = true},
    {PARCEL_UNKNOWN, {CLAIM}, {BACK}, .silent = true},
    {PARCEL_UNKNOWN, {REFUND}, {ONWAY, HUB, PLACE, DONE}, .silent = true},
    {PARCEL_UNKNOWN, {ORDER, CANCEL}, {BACK, CUSTOMS, FLOWN, DONE}, .silent = true},
    {PARCEL_UNKNOWN, {DATE, BLANK}, {CUSTOMS, PLACE, TRY, ABSENT, REFUSE, HUB}, .silent = true},
    {PARCEL_UNKNOWN, {PERIOD}, {SENDER, ONWAY, HUB, DONE, PLACE}, .silent = true},
    {PARCEL_UNKNOWN, {BEHOME}, {DONE, TRY, ONWAY, HUB, BACK}, .silent = true},
    {PARCEL_UNKNOWN, {INSURE}, {DONE, TRY, ONWAY, HUB, BACK, CUSTOMS, DAMAGED}, .silent = true},
    {PARCEL_UNKNOWN, {CALL}, {DONE, TRY, ONWAY, HUB, BACK, NO, ABSENT, PLACE}, .silent = true},
    {PARCEL_UNKNOWN, {PREFER}, {CUSTOMS, DONE, TRY, ONWAY, HUB, BACK, LATER}, .silent = true},
    {PARCEL_UNKNOWN, {PROOF}, {CUSTOMS, DONE, TOOK, TRY, ONWAY, HUB, BACK, PLACE}, .silent = true},
    {PARCEL_UNKNOWN, {SIGN}, {CUSTOMS, TRY, ONWAY, HUB, BACK, ABSENT}, .silent = true},
    {PARCEL_UNKNOWN, {CHOOSE}, {CUSTOMS, DONE, TRY, ONWAY, HUB, BACK, ABSENT, READY}, .silent = true},
    {PARCEL_IN_TRANSIT, {AGAIN, PLANNED}, {BACK, SENDER, CUSTOMS, ABSENT, REFUSE, NO, PLACE, DONE}},
    {PARCEL_IN_TRANSIT, {AGAIN, PLANNED_BEHIND}, {BACK, SENDER, CUSTOMS, ABSENT, REFUSE, NO, PLACE, DONE}},
    {PARCEL_IN_TRANSIT, {AGAIN, WEEKDAY}, {BACK, SENDER, CUSTOMS, ABSENT, REFUSE, NO, PLACE, DONE}},
    {PARCEL_IN_TRANSIT, {AGAIN, LATER}, {BACK, SENDER, CUSTOMS, ABSENT, REFUSE, NO, PLACE, DONE}},
    {PARCEL_IN_TRANSIT, {WONT}, {BACK, SENDER, CUSTOMS, LOST, REFUSE, ABSENT, DESTROYED, ADDRESS}},
    {PARCEL_IN_TRANSIT, {UNREADY}, {SENDER, ORDER, CUSTOMS, BACK}},
    {PARCEL_DAMAGED, {DAMAGED}, {0}},
    {PARCEL_LOST, {LOST}, {CUSTOMS, PREPARE, NO}},
    {PARCEL_RETURNED, {BACK, SENDER, DONE}, {LATER, ONWAY, NO, RECEIVER}},
    {PARCEL_RETURNED, {BACK, SENDER, GET}, {LATER, ONWAY, NO, RECEIVER}},
    {PARCEL_RETURNED, {BACK, SENDER, ARRIVE}, {LATER, ONWAY, NO, RECEIVER, HUB}},
    {PARCEL_ATTEMPT_FAILED, {ABSENT, BACK, LATER}, {SENDER}}, /* "not at home, we come back tomorrow" */
    {PARCEL_ATTEMPT_FAILED, {NEIGHBOUR, ABSENT, ALSO}, {BACK, TOOK, GET}},
    {PARCEL_DELIVERED, {HAS, NEIGHBOUR}, {NO, BACK, REFUSE, LATER, YET, ABSENT}},
    {PARCEL_DELIVERED, {ABSENT, NEIGHBOUR, DELIVER}, {TRY, BACK, REFUSE, LATER, ASK}},
    {PARCEL_DELIVERED, {ABSENT, NEIGHBOUR, LEFT}, {TRY, BACK, REFUSE, LATER, ASK}},
    {PARCEL_IN_TRANSIT, {CALLOFF, TODAY}, {ORDER, BACK, CUSTOMS, SENDER}},
    {PARCEL_RETURNING, {BACK}, {HUB}},
    {PARCEL_CUSTOMS, {CUSTOMS, PAID}, {NO, YET, READY, MUST}},
    {PARCEL_CUSTOMS, {CLEARED, PAID}, {NO, YET, READY, MUST}},
    {PARCEL_CUSTOMS, {CUSTOMS, FREE}, {MUST}},
    {PARCEL_HELD, {CUSTOMS, STOP}, {0}},
    {PARCEL_CUSTOMS, {CUSTOMS}, {0}},
    {PARCEL_IN_TRANSIT, {SOON, ARRIVE}, {SENDER, CUSTOMS, BACK, NO}},
    {PARCEL_IN_TRANSIT, {SOON, READY}, {SENDER, ORDER, CUSTOMS, BACK, NO}},
    {PARCEL_NOT_HANDED_OVER, {FETCH, LATER}, {PLACE, DELIVER, HUB, ONWAY, ARRIVE, DONE, READY, RECEIVER}},
    {PARCEL_NOT_HANDED_OVER, {SENDER, FETCH, NO}, {PLACE, RECEIVER}},
    {PARCEL_NOT_HANDED_OVER, {SENDER, FETCH, LATER}, {PLACE, RECEIVER}},
    {PARCEL_IN_TRANSIT, {AIRLINE}, {NO, YET, DEPART, ARRIVE, CUSTOMS, FLOWN, ABROAD, LANDED}},
    {PARCEL_IN_TRANSIT, {PARTNER}, {SENDER, NO, YET, PLACE, TOOK, HOME, BACK}},
    {PARCEL_ATTEMPT_FAILED, {REFUSE}, {0}},
    {PARCEL_ATTEMPT_FAILED, {ABSENT}, {0}},
    {PARCEL_ATTEMPT_FAILED, {ADDRESS, WRONG}, {0}},
    {PARCEL_ATTEMPT_FAILED, {RECEIVER, GET, NO}, {YET, PLACE, SENDER}},
    {PARCEL_ATTEMPT_FAILED, {RECEIVER, WRONG}, {DATA, CUSTOMS}},
    {PARCEL_ATTEMPT_FAILED, {ADDRESS, NO}, {YET}},
    {PARCEL_ATTEMPT_FAILED, {TRY}, {LATER}},
    {PARCEL_WAITING, {LASTDAY, FETCH}, {SENDER}},
    {PARCEL_WAITING, {LASTDAY, READY}, {SENDER}},
    {PARCEL_NOT_HANDED_OVER, {TOUS}, {BACK, CUSTOMS}},
    {PARCEL_NOT_HANDED_OVER, {AWAIT, SENDER, DELIVER}, {BACK, CUSTOMS, NO, RECEIVER}},
    {PARCEL_NOT_HANDED_OVER, {AWAIT, SENDER, GET}, {BACK, CUSTOMS, NO, RECEIVER}},
    {PARCEL_NOT_HANDED_OVER, {AWAIT, SENDER, PLACE}, {BACK, CUSTOMS, NO, RECEIVER}},
    {PARCEL_NOT_HANDED_OVER, {AWAIT, SENDER, PASS}, {BACK, CUSTOMS, NO, RECEIVER, INSTRUCT}},
    {PARCEL_NOT_HANDED_OVER, {SOON, PASS, CARRIER}, {BACK, CUSTOMS, NO, RECEIVER, COURIER}},
    {PARCEL_NOT_HANDED_OVER, {YET, CARRIER}, {0}},
    {PARCEL_NOT_HANDED_OVER, {YET, SENDER}, {BACK}},
    {PARCEL_NOT_HANDED_OVER, {YET, GET}, {READY, DELIVER, RECEIVER, PLACE}},
    {PARCEL_NOT_HANDED_OVER, {SENDER, PREPARE}, {0}},
    {PARCEL_NOT_HANDED_OVER, {ORDER, PREPARE}, {RIPE, PLACE, CUSTOMS, DELIVER}},
    {PARCEL_NOT_HANDED_OVER, {SENDER, DATA}, {PLACE}},
    {PARCEL_NOT_HANDED_OVER, {SENDER, READY}, {PLACE, GET, DONE}},
    {PARCEL_ACCEPTED, {SENDER, READY, DONE}, {PLACE, NO, YET}},
    {PARCEL_NOT_HANDED_OVER, {SENDER, NO}, {0}},
    {PARCEL_NOT_HANDED_OVER, {DATA}, {HUB, PLACE, ONWAY, HOME}},
    {PARCEL_IN_TRANSIT, {YET, DELIVER}, {READY, PLACE}},
    {PARCEL_IN_TRANSIT, {RIPE}, {NO, PLACE, CUSTOMS, ONWAY, ABSENT}},
    {PARCEL_DELIVERED, {PLACE, TOOK}, {NO, YET, SENDER, READY}},
    {PARCEL_ACCEPTED, {SENDER, PLACE, DELIVER}, {NO, YET, READY}},
    {PARCEL_ACCEPTED, {SENDER, PLACE, LEFT}, {NO, YET, READY, BACK, REFUSE, LATER}},
    {PARCEL_WAITING, {PLACE, READY}, {NO, SENDER}},
    {PARCEL_WAITING, {LOCKER, ARRIVE}, {NO, LATER, SENDER, TOOK, GET, ONWAY}},
    {PARCEL_DELIVERED, {NEIGHBOUR, GET}, {NO, SENDER, LATER, YET, ASK, CHOOSE, PREFER}},
    {PARCEL_DELIVERED, {NEIGHBOUR, TOOK}, {NO, SENDER, LATER, YET, ASK, CHOOSE, PREFER}},
    {PARCEL_DELIVERED, {TOOK, RECEIVER}, {NO, SENDER}},
    {PARCEL_DELIVERED, {TOOK, HOME}, {NO, SENDER}},
    {PARCEL_DELIVERED, {GET, HOME}, {NO, SENDER, LATER}},
    {PARCEL_DELIVERED, {GET, RECEIVER}, {NO, SENDER, LATER, YET, HUB, DATA, STOP}},
    {PARCEL_ACCEPTED, {CARRIER, DELIVER}, {NO, YET, READY, COURIER, HOME, LOCKER}},
    {PARCEL_ACCEPTED, {CARRIER, GET}, {NO, YET, READY, COURIER, HOME}},
    {PARCEL_ACCEPTED, {GET, SENDER}, {NO, YET}},
    {PARCEL_DELIVERED, {DELIVER, HOME}, {NO, LATER, TRY, ONWAY}},
    {PARCEL_ACCEPTED, {COURIER, GET}, {NO, YET, DELIVER, RECEIVER, HOME, ONWAY, READY}},
    {PARCEL_OUT_FOR_DELIVERY, {COURIER, ONWAY}, {NO, LATER, SENDER, PREPARE}},
    {PARCEL_OUT_FOR_DELIVERY, {DELIVER, TODAY}, {NO}},
    {PARCEL_OUT_FOR_DELIVERY, {COURIER, TODAY}, {NO, SENDER}},
    {PARCEL_OUT_FOR_DELIVERY, {COURIER, DELIVER}, {NO, DONE, LATER, SENDER, PREPARE}},
    {PARCEL_ATTEMPT_FAILED, {DELIVER, NO}, {SENDER, YET}},
    {PARCEL_ATTEMPT_FAILED, {COURIER, NO}, {SENDER, YET}},
    {PARCEL_ARRIVED, {THERE, ARRIVE}, {NO, LATER}},
    {PARCEL_ARRIVED, {INLAND, ARRIVE}, {NO, LATER, HUB, CARRIER}},
    {PARCEL_DEPARTED, {THERE, DEPART}, {NO}},
    {PARCEL_ARRIVED, {LANDED}, {NO, LATER}},
    {PARCEL_DEPARTED, {HERE, DEPART}, {NO, LATER}},
    {PARCEL_DEPARTED, {FLOWN}, {NO, LATER}},
    {PARCEL_DEPARTED, {ABROAD, DEPART}, {NO, LATER}},
    {PARCEL_DEPARTED, {ABROAD, HUB}, {NO, LATER}},
    {PARCEL_ARRIVED, {ABROAD, ARRIVE}, {NO, LATER, DEPART}},
    {PARCEL_WAITING, {PLACE, ARRIVE}, {NO, LATER, SENDER, HUB, GET}, .faint = true},
    {PARCEL_WAITING, {PLACE, DELIVER}, {NO, LATER, SENDER, COURIER, ONWAY}, .faint = true},
    {PARCEL_IN_TRANSIT, {LATER, DELIVER}, {NO, PLACE}},
    {PARCEL_IN_TRANSIT, {LATER, ARRIVE}, {NO, PLACE}},
    {PARCEL_IN_TRANSIT, {DELIVER, HUB}, {NO, PLACE, SENDER, RECEIVER, HOME, COURIER, TOOK, CARRIER}},
    {PARCEL_DELIVERED, {DELIVER, DONE}, {NO, LATER, SENDER, PLACE, ONWAY}},
    {PARCEL_IN_TRANSIT, {HUB}, {PLACE, NO}},
    {PARCEL_ARRIVED, {INLAND}, {NO, LATER, DELIVER, DEPART, SENDER, CARRIER}, .faint = true},
    {PARCEL_IN_TRANSIT, {ONWAY}, {NO, PLACE}},
    {PARCEL_DELIVERED, {TOOK}, {NO, SENDER, YET, LATER, READY}},
    {PARCEL_ACCEPTED, {GET}, {NO, YET, RECEIVER, HOME, PLACE, BACK, LATER, DATA}, .faint = true},
    {PARCEL_IN_TRANSIT, {LATER}, {NO, PLACE, SENDER, DATA, READY, BACK}},
};

/* A stem begins a word; `*` before it: it stands anywhere; `.` behind it: it is the whole end of a word. */
static bool stem_in(struct str text, struct str stem)
{
    char room[PHRASE_BYTES];
    struct spot spot;
    if (str_starts(stem, STR("*"))) {
        bool whole = str_ends(stem, STR("."));
        struct str inner = str_slice(stem, 1, stem.len - whole);
        size_t at = str_find(text, inner);
        return at < text.len && (!whole || text.at[at + inner.len] == ' ');
    }
    if (str_ends(stem, STR(".")))
        return phrase_in(text, 1, str_slice(stem, 0, stem.len - 1), &spot);
    check(stem.len < sizeof room);
    for (size_t i = 0; i < stem.len; i++)
        room[i] = stem.at[i];
    room[stem.len] = '*';
    return phrase_in(text, 1, (struct str){room, stem.len + 1}, &spot);
}

static bool any_in(const struct phrase_text *text, struct str stems)
{
    char room[PHRASE_BYTES];
    while (stems.len) {
        bool there = phrase_can_begin(text, stems);
        struct str stem = there ? phrase_next(&stems, room) : str_cut(&stems, '|');
        if (there && stem.len && stem_in(text->text, stem))
            return true;
    }
    return false;
}

/* The place of a line of a phrase file in a set; 128: it is no idea, and turns nothing. */
static size_t place_of(struct str name)
{
    bool idea = str_starts(name, STR("~"));
    for (size_t i = 1; idea && i < IDEA_COUNT; i++)
        if (str_eq(names[i], str_slice(name, 1, name.len)))
            return i;
    check(!idea);
    for (size_t i = 0; i < COUNT_OF(turn_words); i++)
        if (str_eq(turn_words[i], name))
            return TURN_WORDS + i;
    return 128;
}

struct idea_set ideas_of(const struct phrase_text *text)
{
    struct idea_set set = {0};
    struct phrase_reader reader = {0};
    struct str name, phrases;
    while (phrase_next_line(&reader, &name, &phrases)) {
        size_t place = place_of(name);
        if (place == 128 || set.bits[place / 64] >> place % 64 & 1)
            continue;
        bool there = place < TURN_WORDS ? any_in(text, phrases) : phrase_first(text, phrases).to > 0;
        set.bits[place / 64] |= (uint64_t)there << place % 64;
    }
    return set;
}

static bool has_place(struct idea_set ideas, size_t place)
{
    return ideas.bits[place / 64] >> place % 64 & 1;
}

bool ideas_deny(struct idea_set ideas)
{
    return has_place(ideas, NO) || has_place(ideas, TURN_WORDS + NOT_BEFORE) ||
           has_place(ideas, TURN_WORDS + NOT_BEHIND);
}

bool ideas_plan(struct idea_set ideas)
{
    return has_place(ideas, TURN_WORDS + WILL_BEFORE) || has_place(ideas, TURN_WORDS + WILL_BEHIND);
}

static bool holds(const struct rule *rule, const bool has[PLACES])
{
    for (size_t i = 0; i < COUNT_OF(rule->all); i++)
        if (rule->all[i] && !has[rule->all[i]])
            return false;
    for (size_t i = 0; i < COUNT_OF(rule->none); i++)
        if (rule->none[i] && has[rule->none[i]])
            return false;
    return true;
}

struct idea_reading ideas_read(struct idea_set ideas)
{
    bool has[PLACES] = {0};
    struct idea_reading reading = {0};
    for (size_t i = 1; i < PLACES; i++)
        has[i] = has_place(ideas, i);
    reading.moving = has[ONWAY];
    reading.ripe = has[RIPE];
    reading.fetchable = has[PLACE] && has[READY] && !has[LATER] && !has[SENDER] && !has[YET];
    reading.sent_back = has[REFUSE] && has[BACK];
    reading.inside = has[DELIVER] && has[HUB];
    reading.late = has[LATER] && !has[ONWAY] && !has[TODAY];
    reading.aside =
        has[MESSAGE] || (has[BACK] && has[DATA]) || has[INTACT] || (has[NUMBER] && (has[LOST] || has[NO]));
    for (size_t i = 0; i < COUNT_OF(rules); i++)
        if (holds(&rules[i], has)) {
            reading.event = rules[i].event;
            reading.faint = rules[i].faint;
            reading.silent = rules[i].silent;
            reading.pending = rules[i].all[0] == YET || rules[i].all[0] == AWAIT || rules[i].all[0] == TOUS;
            reading.open = rules[i].all[0] == YET && rules[i].all[1] == DELIVER &&
                           !(has[HUB] || has[ONWAY] || has[LATER] || has[COURIER] || has[CARRIER]);
            reading.unready = rules[i].all[0] == UNREADY || rules[i].all[0] == SOON ||
                              rules[i].all[0] == WONT || rules[i].all[0] == AGAIN;
            reading.undone = rules[i].all[0] == UNDONE || rules[i].all[1] == FOUND;
            reading.again = rules[i].all[0] == BACK && rules[i].all[1] == AGAIN;
            reading.instead = rules[i].all[1] == NEIGHBOUR && rules[i].event == PARCEL_DELIVERED;
            reading.paid = rules[i].all[1] == PAID;
            reading.free = rules[i].all[1] == FREE;
            reading.passed_on = rules[i].all[0] == PARTNER || rules[i].all[0] == AIRLINE;
            break;
        }
    return reading;
}

/* What the ideas may tell against a phrase. */
static const struct {
    enum parcel_event phrase, ideas;
    size_t below; /* the phrase is shorter than so many bytes; 0: of any length */
} overruled[] = {
    {PARCEL_IN_TRANSIT, PARCEL_ACCEPTED, 0},
    {PARCEL_IN_TRANSIT, PARCEL_DEPARTED, 0},
    {PARCEL_IN_TRANSIT, PARCEL_ARRIVED, 0},
    {PARCEL_IN_TRANSIT, PARCEL_CUSTOMS, 0},
    {PARCEL_IN_TRANSIT, PARCEL_HELD, 0},
    {PARCEL_IN_TRANSIT, PARCEL_OUT_FOR_DELIVERY, 0},
    {PARCEL_IN_TRANSIT, PARCEL_ATTEMPT_FAILED, 0},
    {PARCEL_IN_TRANSIT, PARCEL_WAITING, 0},
    {PARCEL_IN_TRANSIT, PARCEL_RETURNING, 0},
    {PARCEL_IN_TRANSIT, PARCEL_NOT_HANDED_OVER, 0},
    {PARCEL_IN_TRANSIT, PARCEL_DAMAGED, 0},
    {PARCEL_ARRIVED, PARCEL_DAMAGED, 0},
    {PARCEL_ACCEPTED, PARCEL_DAMAGED, 0},
    {PARCEL_CUSTOMS, PARCEL_HELD, 0},
    {PARCEL_ATTEMPT_FAILED, PARCEL_RETURNING, 0},
    {PARCEL_ATTEMPT_FAILED, PARCEL_DAMAGED, 0},
    {PARCEL_DESTROYED, PARCEL_DAMAGED, 0},
    {PARCEL_RETURNING, PARCEL_RETURNED, 0},
    {PARCEL_WAITING, PARCEL_NOT_HANDED_OVER, 0},
    {PARCEL_ACCEPTED, PARCEL_NOT_HANDED_OVER, 0},
    {PARCEL_DELIVERED, PARCEL_ACCEPTED, 0},
    {PARCEL_DELIVERED, PARCEL_RETURNED, 0},
    {PARCEL_ARRIVED, PARCEL_DEPARTED, 0},
    {PARCEL_ACCEPTED, PARCEL_CUSTOMS, 0},
    {PARCEL_ACCEPTED, PARCEL_RETURNED, 0},
    {PARCEL_ACCEPTED, PARCEL_RETURNING, 0},
    {PARCEL_ACCEPTED, PARCEL_ATTEMPT_FAILED, 0},
    {PARCEL_NOT_HANDED_OVER, PARCEL_WAITING, 0},
    {PARCEL_NOT_HANDED_OVER, PARCEL_ATTEMPT_FAILED, 0},
    {PARCEL_WAITING, PARCEL_ACCEPTED, 0},
    {PARCEL_OUT_FOR_DELIVERY, PARCEL_ACCEPTED, 14},
    {PARCEL_ATTEMPT_FAILED, PARCEL_IN_TRANSIT, 0},
    {PARCEL_ACCEPTED, PARCEL_DELIVERED, 16},
    {PARCEL_ACCEPTED, PARCEL_WAITING, 14},
    {PARCEL_ACCEPTED, PARCEL_DEPARTED, 0},
    {PARCEL_DELIVERED, PARCEL_WAITING, 20},
};

enum parcel_event ideas_weigh(enum parcel_event phrase, size_t phrase_bytes, struct idea_reading ideas)
{
    enum { SURE_BYTES = 21, SHORT_BYTES = 10, LONG_BYTES = 40 };
    bool passing = phrase == PARCEL_IN_TRANSIT || phrase == PARCEL_ACCEPTED || phrase == PARCEL_DELIVERED ||
                   phrase == PARCEL_DAMAGED || phrase == PARCEL_OUT_FOR_DELIVERY ||
                   phrase == PARCEL_NOT_HANDED_OVER;
    if (phrase == PARCEL_UNKNOWN)
        return ideas.event;
    if (ideas.silent)
        return PARCEL_UNKNOWN;
    if (ideas.undone || ideas.again)
        return ideas.event;
    if (phrase == PARCEL_DELIVERED && ideas.event == PARCEL_OUT_FOR_DELIVERY)
        return phrase; /* "delivered today" */
    if (ideas.paid && phrase == PARCEL_HELD)
        return PARCEL_CUSTOMS;
    if (ideas.free && (phrase == PARCEL_HELD || phrase == PARCEL_CUSTOMS))
        return PARCEL_CUSTOMS; /* what is not owed holds nothing; likeness tells whether it was cleared */
    if (ideas.passed_on && passing && phrase_bytes < LONG_BYTES)
        return ideas.event;
    if (ideas.instead && (phrase == PARCEL_ATTEMPT_FAILED || phrase == PARCEL_DELIVERED ||
                          (phrase == PARCEL_WAITING && ideas.event == PARCEL_DELIVERED)))
        return PARCEL_DELIVERED;
    if (ideas.unready && phrase_bytes < LONG_BYTES &&
        (phrase == PARCEL_WAITING || phrase == PARCEL_NOT_HANDED_OVER || phrase == PARCEL_ATTEMPT_FAILED ||
         phrase == PARCEL_DELIVERED || phrase == PARCEL_OUT_FOR_DELIVERY))
        return ideas.event;
    if (phrase == PARCEL_ATTEMPT_FAILED && ideas.late && ideas.event == PARCEL_IN_TRANSIT &&
        phrase_bytes >= SURE_BYTES)
        return phrase; /* "could not be delivered, again tomorrow" */
    if (phrase == PARCEL_LOST && ideas.aside && ideas.event == PARCEL_UNKNOWN)
        return PARCEL_UNKNOWN;
    if (passing && ideas.aside && ideas.event == PARCEL_UNKNOWN && phrase_bytes < SURE_BYTES)
        return PARCEL_UNKNOWN;
    if (phrase == PARCEL_RETURNED && ideas.event == PARCEL_RETURNING && ideas.moving)
        return PARCEL_RETURNING;
    if (phrase == PARCEL_OUT_FOR_DELIVERY && ideas.event == PARCEL_IN_TRANSIT && ideas.late)
        return PARCEL_IN_TRANSIT;
    if (ideas.event == PARCEL_IN_TRANSIT && phrase_bytes < SURE_BYTES &&
        ((ideas.ripe && (phrase == PARCEL_OUT_FOR_DELIVERY || phrase == PARCEL_ACCEPTED ||
                         phrase == PARCEL_NOT_HANDED_OVER)) ||
         ((ideas.ripe || ideas.inside) && phrase == PARCEL_DELIVERED)))
        return PARCEL_IN_TRANSIT;
    if (phrase_bytes < SHORT_BYTES && !ideas.faint && ideas.event != PARCEL_UNKNOWN &&
        ideas.event != PARCEL_IN_TRANSIT)
        return ideas.event;
    for (size_t i = 0; i < COUNT_OF(overruled) && !ideas.faint; i++)
        if (overruled[i].phrase == phrase && overruled[i].ideas == ideas.event &&
            (!overruled[i].below || phrase_bytes < overruled[i].below))
            return ideas.event;
    return phrase;
}
