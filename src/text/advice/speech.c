#include "text/advice/speech.h"

struct listener {
    struct arena *arena;
    struct reading reading;
};

/* A day that a person named is the same day in every zone. */
static struct civil day_in(struct reading reading, struct instant at)
{
    return at.ms % SPAN_DAYS(1).ms ? zone_civil(reading.zone, at) : civil_from_instant(at, 0);
}

static struct str date_for(void *with, struct instant at, bool with_time)
{
    const struct listener *listener = with;
    struct reading reading = listener->reading;
    return with_time ? when_long(listener->arena, reading, at)
                     : locale_date(listener->arena, reading.language, day_in(reading, at), DATE_DAY);
}

static struct span ahead_for(void *with, struct instant at)
{
    const struct listener *listener = with;
    return SPAN_SECONDS(zone_offset_at(listener->reading.zone, at).seconds);
}

struct advice_speech advice_speech_of(struct arena *arena, struct reading reading)
{
    struct listener *listener = ARENA_NEW(arena, struct listener);
    *listener = (struct listener){arena, reading};
    return (struct advice_speech){reading.language, date_for, listener, ahead_for};
}

void advice_speak(struct arena *arena, struct reading reading, struct advice_case *order)
{
    order->offset = SPAN_SECONDS(zone_offset_at(reading.zone, order->now).seconds);
    order->speech = advice_speech_of(arena, reading);
}

void advice_speak_plainly(struct arena *arena, const struct zone *zone, struct advice_case *order)
{
    if (zone != &zone_utc)
        advice_speak(arena, (struct reading){NULL, zone}, order);
}
