/* What a line of a carrier's page means: phrases of many languages (phrases/ *.txt), with their negations and futures. */
#include "core/tracking/parcel.h"

#include "core/tracking/parcel_clause.h"
#include "core/tracking/parcel_ideas.h"
#include "core/tracking/parcel_likeness.h"
#include "core/tracking/parcel_names.h"
#include "core/tracking/parcel_parts.h"
#include "core/tracking/parcel_phrase.h"

enum {
    NEAR = 9,        /* between "no" and what is not: "no damage", but not "not collected, returning" */
    GUESSED = 70,    /* hundredths: by words alone */
    SURE_BYTES = 14, /* a phrase as long as this is hardly ever meant otherwise */
};

/* What a line of a phrase file is about, when it is no event. */
enum turn { TURN_NONE, TURN_NOT, TURN_WILL, TURN_WILL_BEFORE, TURN_NO_LONGER };

struct search {
    struct str text; /* folded, with a blank at both ends */
    const struct phrase_text *looked;
    size_t score;
    enum parcel_event event;
    struct spot spot;
    bool found;
    bool collected;     /* "picked up at the post office": the place is where it was, not where it waits */
    size_t place_score; /* a place where parcels wait: it counts where nothing else says more */
    struct spot place;
    bool waits; /* some phrase of waiting stands in it */
};

/* What the lines of phrase files are called that turn an event. */
static const struct {
    struct str before, behind;
} turn_lines[] = {[TURN_NOT] = {STR_INIT("not"), STR_INIT("not_behind")},
                  [TURN_WILL] = {STR_INIT("will"), STR_INIT("will_behind")},
                  [TURN_WILL_BEFORE] = {STR_INIT("will"), STR_INIT("")},
                  [TURN_NO_LONGER] = {STR_INIT("no_longer"), STR_INIT("")}};

/* True when a "not" or "will be" of any language stands within `reach` before the spot, or within PHRASE_REACH behind it. */
static bool turned(const struct search *search, enum turn turn, size_t reach)
{
    struct str text = search->text;
    const struct spot *spot = &search->spot;
    struct phrase_reader reader = {0};
    struct str name, phrases;
    size_t from = spot->from > reach ? spot->from - reach : 0;
    char room[PHRASE_BYTES];
    while (phrase_next_line(&reader, &name, &phrases)) {
        bool behind = str_eq(name, turn_lines[turn].behind);
        if (!str_eq(name, turn_lines[turn].before) && !behind)
            continue;
        while (phrases.len) {
            struct spot word;
            if (!phrase_can_begin(search->looked, phrases)) {
                str_cut(&phrases, '|');
                continue;
            }
            struct str phrase = phrase_next(&phrases, room);
            bool there = phrase_in(text, behind ? spot->to : from + 1, phrase, &word);
            if (there && (behind ? word.from <= spot->to + PHRASE_REACH : word.to <= spot->from + 1))
                return true;
        }
    }
    return false;
}

static enum parcel_event not_of(enum parcel_event event)
{
    switch (event) {
    case PARCEL_DELIVERED:
        return PARCEL_ATTEMPT_FAILED;
    case PARCEL_ACCEPTED:
        return PARCEL_NOT_HANDED_OVER;
    case PARCEL_ATTEMPT_FAILED:
    case PARCEL_NOT_HANDED_OVER:
        return event; /* the phrases of these are negations themselves */
    case PARCEL_UNKNOWN:
    case PARCEL_IN_TRANSIT:
    case PARCEL_DEPARTED:
    case PARCEL_ARRIVED:
    case PARCEL_CUSTOMS:
    case PARCEL_OUT_FOR_DELIVERY:
    case PARCEL_WAITING:
    case PARCEL_HELD:
    case PARCEL_RETURNING:
    case PARCEL_RETURNED:
    case PARCEL_LOST:
    case PARCEL_DESTROYED:
    case PARCEL_DAMAGED:
    case PARCEL_EVENT_COUNT:
        return PARCEL_UNKNOWN;
    }
    return PARCEL_UNKNOWN;
}

static enum parcel_event future_of(enum parcel_event event)
{
    switch (event) {
    case PARCEL_DELIVERED:
    case PARCEL_OUT_FOR_DELIVERY:
    case PARCEL_WAITING:
    case PARCEL_ARRIVED:
        return PARCEL_IN_TRANSIT;
    case PARCEL_ACCEPTED:
        return PARCEL_NOT_HANDED_OVER;
    case PARCEL_RETURNED:
        return PARCEL_RETURNING;
    case PARCEL_DEPARTED: /* "wird ins Zielland transportiert": it is on its way there */
    case PARCEL_UNKNOWN:
    case PARCEL_IN_TRANSIT:
    case PARCEL_NOT_HANDED_OVER:
    case PARCEL_CUSTOMS:
    case PARCEL_HELD:
    case PARCEL_ATTEMPT_FAILED:
    case PARCEL_RETURNING:
    case PARCEL_LOST:
    case PARCEL_DESTROYED:
    case PARCEL_DAMAGED:
    case PARCEL_EVENT_COUNT:
        return event;
    }
    return event;
}

/* What asks for something weighs more than what only tells where the parcel passes. */
static size_t weight_of(enum parcel_event event)
{
    enum { URGENT = 4, FINAL = 12 };
    if (event == PARCEL_LOST || event == PARCEL_DESTROYED)
        return FINAL; /* short words that nobody says in passing */
    bool urgent = event == PARCEL_HELD || event == PARCEL_ATTEMPT_FAILED || event == PARCEL_WAITING ||
                  event == PARCEL_RETURNING || event == PARCEL_RETURNED || event == PARCEL_DAMAGED;
    return urgent ? URGENT : event != PARCEL_IN_TRANSIT;
}

/* What a line of a phrase file is counted as. */
struct meaning {
    enum parcel_event event;
    bool place, collected;
};

static void take(struct search *search, const struct meaning *meaning, const struct spot *spot)
{
    size_t score = spot->score + weight_of(meaning->event);
    search->waits |= meaning->event == PARCEL_WAITING;
    if (meaning->place && score > search->place_score) {
        search->place_score = score;
        search->place = *spot;
    }
    if (meaning->place || score <= search->score)
        return;
    search->score = score;
    search->event = meaning->event;
    search->collected = meaning->collected;
    search->spot = *spot;
    search->found = true;
}

static void try_phrases(struct search *search, const struct meaning *meaning, struct str phrases)
{
    char room[PHRASE_BYTES];
    while (phrases.len) {
        struct spot spot;
        if (!phrase_can_begin(search->looked, phrases)) {
            str_cut(&phrases, '|');
            continue;
        }
        if (phrase_in(search->text, 1, phrase_next(&phrases, room), &spot))
            take(search, meaning, &spot);
    }
}

/* A place where parcels wait decides against what only says that it moved or came, when it is said at greater length. */
static void weigh_place(struct search *search)
{
    bool weaker =
        search->event == PARCEL_IN_TRANSIT || (search->event == PARCEL_DELIVERED && !search->collected);
    if (!search->place_score || (search->found && (!weaker || search->place_score <= search->score)))
        return;
    search->score = search->place_score;
    search->event = PARCEL_WAITING;
    search->spot = search->place;
    search->found = true;
}

/* The longest phrase that stands in the text: what is special is longer than what is general. */
static void look(struct search *search)
{
    struct phrase_reader reader = {0};
    struct str name, phrases;
    while (phrase_next_line(&reader, &name, &phrases)) {
        struct meaning meaning = {.place = str_eq(name, STR("waiting_place")),
                                  .collected = str_eq(name, STR("collected"))};
        bool event = parcel_event_from(name, &meaning.event);
        if (meaning.place || meaning.collected)
            meaning.event = meaning.place ? PARCEL_WAITING : PARCEL_DELIVERED;
        if (event || meaning.place || meaning.collected || str_eq(name, STR("nothing")))
            try_phrases(search, &meaning, phrases);
    }
    weigh_place(search);
}

static int certainty_of(const struct search *search, enum parcel_event event)
{
    enum { SURE = 95, LIKELY = 85, TURNED = 80 };
    if (event == PARCEL_UNKNOWN)
        return 0;
    if (event != search->event)
        return TURNED;
    return search->score >= SURE_BYTES || phrase_is_wide(search->text.at[search->spot.from]) ? SURE : LIKELY;
}

/* "Not yet" is no failure: what was not yet collected waits, what was not yet delivered is on its way. */
static enum parcel_event not_yet(const struct search *search, enum parcel_event turned_event, bool negated)
{
    enum parcel_event said = search->event;
    bool waits = search->waits && (said == PARCEL_RETURNING || said == PARCEL_ATTEMPT_FAILED ||
                                   said == PARCEL_NOT_HANDED_OVER || said == PARCEL_DELIVERED);
    if (search->collected && negated)
        return PARCEL_WAITING;
    bool comes = said == PARCEL_DELIVERED || said == PARCEL_OUT_FOR_DELIVERY;
    if (!(waits || (negated && comes)) || !phrase_of(search->looked, STR("yet")))
        return turned_event;
    return waits ? PARCEL_WAITING : PARCEL_IN_TRANSIT;
}

/* What may be over: "no longer held by customs" tells that it was, and not what is now. */
static bool is_state(enum parcel_event event)
{
    return event == PARCEL_CUSTOMS || event == PARCEL_HELD || event == PARCEL_WAITING ||
           event == PARCEL_LOST || event == PARCEL_DAMAGED;
}

/* What is special by itself is said so in full ("not delivered"); what is not may be turned by a word before it. */
static enum parcel_event turn(const struct search *search)
{
    bool action = search->event == PARCEL_DELIVERED || search->event == PARCEL_ACCEPTED;
    bool negated = turned(search, TURN_NOT, action ? PHRASE_REACH : NEAR);
    if (negated)
        return not_yet(search, not_of(search->event), true);
    bool out =
        search->event == PARCEL_OUT_FOR_DELIVERY && search->score >= SURE_BYTES; /* and expected by nine */
    if (turned(search, out ? TURN_WILL_BEFORE : TURN_WILL, PHRASE_REACH))
        return future_of(search->event);
    return not_yet(search, search->event, false);
}

/* True when nothing stands beside the phrase. */
static bool is_whole(const struct search *search)
{
    return search->spot.from <= 1 && search->spot.to + 1 >= search->text.len;
}

/* What phrase and ideas tell together. The ideas see no "not" and no "will": where they tell what was turned, the turn stays. */
static enum parcel_event weigh(const struct search *search, enum parcel_event event,
                               struct idea_reading ideas)
{
    bool turned_event =
        event != search->event && search->event != PARCEL_OUT_FOR_DELIVERY && search->event != PARCEL_WAITING;
    if (turned_event && ideas.event == search->event && !ideas.instead)
        return event;
    return ideas_weigh(event, search->score, ideas);
}

/* True when the words leave no doubt: a "not", a "will be", a phrase that is the whole text, what has not happened yet. */
static bool is_sure(const struct search *search, enum parcel_event event, enum parcel_event weighed,
                    struct idea_reading ideas)
{
    bool open = !search->found || event == weighed || event == PARCEL_ATTEMPT_FAILED;
    bool plain = ideas.unready || ideas.undone || ideas.again || ideas.instead || ideas.paid ||
                 ideas.passed_on || (ideas.pending && open) || (ideas.late && !search->found);
    if (weighed == PARCEL_UNKNOWN)
        return search->found || ideas.silent;
    return (search->found && (event != search->event || is_whole(search))) ||
           (plain && weighed == ideas.event) || (ideas.ripe && weighed == PARCEL_IN_TRANSIT) ||
           (ideas.sent_back && weighed == PARCEL_RETURNING);
}

/* What is promised ("delivered within 48 hours"), or is to be at the end of a wait ("goes back after 7 days"), has not happened. */
static bool is_timed(enum parcel_event event, struct str text)
{
    if (event == PARCEL_DELIVERED)
        return parts_promise(text);
    bool ends = event == PARCEL_RETURNING || event == PARCEL_RETURNED || event == PARCEL_DESTROYED;
    return ends && parts_period(text);
}

/* Why nothing is told of a line. */
struct unread {
    bool open;    /* its parts may tell something */
    bool nothing; /* it is known to tell nothing */
};

static struct parcel_reading read_one(struct str line, struct unread *unread)
{
    char room[CLAUSE_BYTES + 1];
    struct phrase_text text;
    bool whole = clause_text(line, room, &text);
    *unread = (struct unread){0};
    struct search search = {.text = text.text, .looked = &text};
    enum parcel_event event;
    if (parcel_event_from(str_trim(line), &event))
        return (struct parcel_reading){event, event == PARCEL_UNKNOWN ? 0 : 100};
    look(&search);
    event = search.found ? turn(&search) : PARCEL_UNKNOWN;
    struct idea_set set = ideas_of(&text);
    struct idea_reading ideas = ideas_read(set);
    if (event == PARCEL_ATTEMPT_FAILED && ideas.fetchable)
        return (struct parcel_reading){PARCEL_WAITING, GUESSED};
    if (ideas.open &&
        (!search.found || search.event == PARCEL_DELIVERED || search.event == PARCEL_ATTEMPT_FAILED))
        return (struct parcel_reading){0}; /* "not yet delivered" tells nothing of where it is */
    if (search.found && search.event == PARCEL_UNKNOWN && ideas.event != PARCEL_ATTEMPT_FAILED) {
        *unread = (struct unread){.open = whole, .nothing = true};
        return (struct parcel_reading){0}; /* "no information": whatever else it speaks of */
    }
    if (is_state(search.event) && !ideas.undone && turned(&search, TURN_NO_LONGER, PHRASE_REACH))
        return (struct parcel_reading){0};
    if (event == PARCEL_UNKNOWN && ideas.event == search.event && !ideas.undone)
        return (struct parcel_reading){0}; /* "not lost" */
    enum parcel_event weighed = weigh(&search, event, ideas);
    struct voices voices = {.phrase = event,
                            .was = event == search.event || ideas.instead ? PARCEL_UNKNOWN : search.event,
                            .covered = search.found ? search.spot.score * 100 / text.text.len : 0,
                            .denied = ideas_deny(set),
                            .planned = ideas_plan(set),
                            .ideas = ideas.event,
                            .told = weighed,
                            .sure = is_sure(&search, event, weighed, ideas),
                            .likeness = likeness_of(&text, set)};
    enum parcel_event told = voices_agree(&voices);
    if (is_timed(told, text.text))
        return (struct parcel_reading){0};
    unread->open = whole && !ideas.silent && !likeness_denies(&voices.likeness);
    unread->nothing = ideas.silent;
    if (told != event)
        return (struct parcel_reading){told, told == PARCEL_UNKNOWN ? 0 : GUESSED};
    return (struct parcel_reading){event, certainty_of(&search, event)};
}

/* What the parts of a line tell one after the other; UNKNOWN: they gainsay each other, or the last one is not understood. */
static enum parcel_event read_parts(const struct str parts[PARTS_MAX], size_t count, enum parcel_event *last)
{
    enum parcel_event told = PARCEL_UNKNOWN;
    struct unread unread = {0};
    *last = PARCEL_UNKNOWN;
    for (size_t i = 0; i < count; i++) {
        *last = read_one(parts[i], &unread).event;
        enum parcel_event both = parts_together(told, *last);
        if (both == PARCEL_UNKNOWN && told != PARCEL_UNKNOWN)
            return PARCEL_UNKNOWN;
        told = both;
    }
    return *last == PARCEL_UNKNOWN && !unread.nothing && parts_may_end(told) ? PARCEL_UNKNOWN : told;
}

/*
 * What a line tells as one, and behind it tells to be over: "attempt failed, now at the post office", "delivered, but broken".
 */
static bool ends_it(enum parcel_event told, enum parcel_event last)
{
    switch (told) {
    case PARCEL_HELD:
    case PARCEL_CUSTOMS:
        return last == PARCEL_DELIVERED;
    case PARCEL_ATTEMPT_FAILED:
        return last ==
               PARCEL_WAITING; /* "nobody in, card in the letterbox" is like what is delivered there */
    case PARCEL_DELIVERED:
        return last == PARCEL_DAMAGED;
    case PARCEL_UNKNOWN:
        return true;
    case PARCEL_NOT_HANDED_OVER:
    case PARCEL_ACCEPTED:
    case PARCEL_IN_TRANSIT:
    case PARCEL_DEPARTED:
    case PARCEL_ARRIVED:
    case PARCEL_OUT_FOR_DELIVERY:
    case PARCEL_WAITING:
    case PARCEL_RETURNING:
    case PARCEL_RETURNED:
    case PARCEL_LOST:
    case PARCEL_DESTROYED:
    case PARCEL_DAMAGED:
    case PARCEL_EVENT_COUNT:
        return false;
    }
    return false;
}

/* A line that cannot be read as one is read by its parts: of what one after the other tells, what is now counts. */
static struct parcel_reading read_whole(struct str line)
{
    enum { ROOM = 2 * CLAUSE_BYTES };
    char room[ROOM], named[CLAUSE_BYTES];
    struct str parts[PARTS_MAX];
    struct unread unread;
    struct parcel_reading reading = read_one(line, &unread);
    enum parcel_event event = reading.event, last;
    bool over = event == PARCEL_HELD || event == PARCEL_CUSTOMS || event == PARCEL_ATTEMPT_FAILED ||
                event == PARCEL_DELIVERED;
    if (line.len > CLAUSE_BYTES || !(over || (event == PARCEL_UNKNOWN && unread.open)))
        return reading;
    size_t count = parts_of(without_names(line, named, sizeof named), room, sizeof room, parts);
    enum parcel_event told = read_parts(parts, count, &last);
    if (told == PARCEL_UNKNOWN || (over && (told != last || !ends_it(event, last))))
        return reading;
    return (struct parcel_reading){told, GUESSED};
}

/* The line without its places in brackets, which are named after what is done there; not longer than the room. */
static struct str without_places(struct str line, char *room, size_t size)
{
    static const struct str open = STR_INIT("\u3010"), close = STR_INIT("\u3011");
    size_t len = 0;
    while (line.len) {
        size_t at = str_find(line, open), end = str_find(line, close);
        bool place = end < line.len && at < end;
        for (size_t i = 0; i < (place ? at : line.len) && len < size; i++)
            room[len++] = line.at[i];
        line = str_slice(line, place ? end + close.len : line.len, line.len);
    }
    return (struct str){room, len};
}

struct parcel_reading parcel_read_text(struct str line)
{
    char room[CLAUSE_BYTES];
    struct str bare = without_places(line, room, sizeof room);
    struct parcel_reading reading = {0};
    if (bare.len < line.len && line.len <= sizeof room)
        reading = read_whole(bare);
    return reading.event == PARCEL_UNKNOWN ? read_whole(line) : reading;
}

enum parcel_event parcel_from_text(struct str line)
{
    return parcel_read_text(line).event;
}
