#include "text/advice/print.h"

#include "base/check.h"
#include "base/words.h"
#include "core/advice/evening.h"
#include "text/clock/calendar.h"
#include "text/clock/iso_time.h"
#include "text/kit/json_write.h"

#include <stdio.h>

/* ---- for people ---- */

struct printing {
    struct arena *arena;
    const struct advice_case *order;
    struct advice_speech speech;
    struct buf *out;
};

/* "Sunday 19 June 2016, 00:00 UTC", or as the speech has it. */
static struct str date_said(const struct printing *to, struct instant at)
{
    char text[ADVICE_DATE];
    return to->speech.date ? to->speech.date(to->speech.with, at, at.ms % SPAN_DAYS(1).ms != 0)
                           : arena_copy(to->arena, advice_day(at, text));
}

/* "the evening of Saturday 18 June 2016": before a day that is the limit, and of a last day. */
static struct str until_said(const struct printing *to, enum advice_act act, struct instant by)
{
    struct instant day;
    if (act == ADVISE_WAIT)
        return date_said(to, by);
    if (!advice_is_evening(to->order, by, &day))
        return to->speech.date ? to->speech.date(to->speech.with, by, true) : date_said(to, by);
    return arena_say(to->arena, to->speech.language, STR(N_("the evening of {day}")),
                     PLACES(PLACE("day", date_said(to, day))));
}

static void put_line(const struct printing *to, const char *before, struct str text)
{
    if (text.len)
        buf_printf(to->out, "%s%.*s\n", before, STR_ARG(text));
}

/* A sentence with one place, on a line of its own; nothing where there is nothing to put into it. */
static void put_said(const struct printing *to, const char *english, const char *place, struct str text)
{
    if (text.len)
        put_line(to, "    ",
                 arena_say(to->arena, to->speech.language, str_from(english), PLACES(PLACE(place, text))));
}

static void put_until(const struct printing *to, enum advice_act act, struct instant by)
{
    if (by.ms)
        put_said(to, N_("Until: {date}"), "date", until_said(to, act, by));
}

static void put_heading(const struct printing *to, const char *english)
{
    buf_printf(to->out, "\n%.*s\n", STR_ARG(say(to->speech.language, str_from(english))));
}

static void put_step(const struct printing *to, const struct advice_step *step)
{
    struct str act = advice_str(&step->act_text);
    if (step->from.ms)
        act = arena_say(to->arena, to->speech.language, STR(N_("From {date}: {act}")),
                        PLACES(PLACE("date", date_said(to, step->from)), PLACE("act", act)));
    put_line(to, "  ", act);
    put_until(to, step->act, step->by);
    put_said(to, N_("Why: {why}"), "why", advice_str(&step->why));
    put_said(to, N_("Risk: {risk}"), "risk", advice_str(&step->risk));
    put_said(to, N_("Undo: {undo}"), "undo", advice_str(&step->undo));
}

static void put_ways(const struct printing *to, const struct advice_plan *plan)
{
    if (plan->way_count)
        put_heading(to, N_("Who can give the money back"));
    for (size_t i = 0; i < plan->way_count; i++) {
        const struct advice_way *way = &plan->ways[i];
        put_line(
            to, "  ",
            arena_say(to->arena, to->speech.language, STR(N_("{who}: {what}")),
                      PLACES(PLACE("who", advice_str(&way->who)), PLACE("what", advice_str(&way->what)))));
        put_until(to, way->act, way->by);
        put_said(to, N_("But: {bars}"), "bars", advice_str(&way->bars));
        put_said(to, way->sure ? N_("Source: {source}") : N_("Not sure, from: {source}"), "source",
                 advice_str(&way->source));
    }
}

static void put_dates(const struct printing *to, const struct advice_plan *plan)
{
    if (plan->deadline_count)
        put_heading(to, N_("Dates"));
    for (size_t i = 0; i < plan->deadline_count; i++) {
        const struct advice_deadline *deadline = &plan->deadlines[i];
        put_line(to, "  ",
                 arena_say(to->arena, to->speech.language, STR(N_("{date}: {what}")),
                           PLACES(PLACE("date", date_said(to, deadline->at)),
                                  PLACE("what", advice_str(&deadline->what)))));
        put_line(to, "    ", advice_str(&deadline->outcome));
    }
}

void advice_put_text(struct arena *arena, const struct advice_case *order, const struct advice_plan *plan,
                     struct buf *out)
{
    const struct printing to = {arena, order, order->speech, out};
    put_line(&to, "", advice_str(&plan->verdict));
    put_heading(&to, N_("Do this now"));
    put_step(&to, &plan->now);
    put_ways(&to, plan);
    if (plan->next_count)
        put_heading(&to, N_("What comes next"));
    for (size_t i = 0; i < plan->next_count; i++)
        put_step(&to, &plan->next[i]);
    if (plan->avoid_count)
        put_heading(&to, N_("Avoid"));
    for (size_t i = 0; i < plan->avoid_count; i++)
        put_line(&to, "  - ", advice_str(&plan->avoid[i]));
    put_dates(&to, plan);
    put_heading(&to, N_("Text to paste"));
    put_line(&to, "  ", (struct str){plan->case_text, plan->case_text_len});
}

/* ---- for programs, which read English ---- */

static void json_put_instant(struct json *json, struct str name, struct instant at)
{
    struct buf text;
    json_name(json, name);
    if (!at.ms) {
        json_value_null(json);
        return;
    }
    buf_init(&text, 64);
    iso_time_put(&text, at);
    json_value_str(json, buf_str(&text));
    buf_free(&text);
}

static void json_put_do(struct json *json, const struct advice_case *order, const struct advice_step *step)
{
    struct buf text;
    buf_init(&text, ADVICE_TEXT + 100);
    char day[ADVICE_DATE];
    bool timed = step->from.ms % SPAN_DAYS(1).ms != 0;
    if (step->from.ms)
        buf_printf(&text, "From %.*s: ",
                   STR_ARG(order->speech.date ? order->speech.date(order->speech.with, step->from, timed)
                                              : advice_day(step->from, day)));
    buf_put(&text, advice_str(&step->act_text));
    json_put(json, STR("do"), buf_str(&text));
    buf_free(&text);
}

static void json_put_step(struct json *json, const struct advice_case *order, const struct advice_step *step)
{
    json_object_begin(json);
    json_put(json, STR("act"), advice_act_name(step->act));
    json_put_do(json, order, step);
    json_put(json, STR("why"), advice_str(&step->why));
    json_put_instant(json, STR("by"), step->by);
    json_put(json, STR("risk"), advice_str(&step->risk));
    json_put(json, STR("undo"), advice_str(&step->undo));
    json_object_end(json);
}

static void json_put_ways(struct json *json, const struct advice_plan *plan)
{
    json_name(json, STR("ways"));
    json_array_begin(json);
    for (size_t i = 0; i < plan->way_count; i++) {
        const struct advice_way *way = &plan->ways[i];
        json_object_begin(json);
        json_put(json, STR("who"), advice_str(&way->who));
        json_put(json, STR("what"), advice_str(&way->what));
        json_put_instant(json, STR("from"), way->from);
        json_put_instant(json, STR("by"), way->by);
        json_put(json, STR("bars"), advice_str(&way->bars));
        json_put(json, STR("source"), advice_str(&way->source));
        json_put(json, STR("certainty"), way->sure ? STR("own page") : STR("second hand"));
        json_object_end(json);
    }
    json_array_end(json);
}

static void json_put_lists(struct json *json, const struct advice_case *order, const struct advice_plan *plan)
{
    json_name(json, STR("next"));
    json_array_begin(json);
    for (size_t i = 0; i < plan->next_count; i++)
        json_put_step(json, order, &plan->next[i]);
    json_array_end(json);
    json_name(json, STR("avoid"));
    json_array_begin(json);
    for (size_t i = 0; i < plan->avoid_count; i++)
        json_value_str(json, advice_str(&plan->avoid[i]));
    json_array_end(json);
    json_name(json, STR("deadlines"));
    json_array_begin(json);
    for (size_t i = 0; i < plan->deadline_count; i++) {
        json_object_begin(json);
        json_put(json, STR("what"), advice_str(&plan->deadlines[i].what));
        json_put_instant(json, STR("at"), plan->deadlines[i].at);
        json_put(json, STR("outcome"), advice_str(&plan->deadlines[i].outcome));
        json_object_end(json);
    }
    json_array_end(json);
}

void advice_put_json(const struct advice_case *order, const struct advice_plan *plan, struct buf *out)
{
    struct json json;
    json_begin(&json, out);
    json_object_begin(&json);
    json_put(&json, STR("verdict"), advice_str(&plan->verdict));
    json_name(&json, STR("now"));
    json_put_step(&json, order, &plan->now);
    json_put_ways(&json, plan);
    json_put_lists(&json, order, plan);
    json_put(&json, STR("case_text"), ((struct str){plan->case_text, plan->case_text_len}));
    json_object_end(&json);
    buf_put_char(out, '\n');
}

/* ---- calendar ---- */

void advice_put_calendar(const struct advice_case *order, const struct advice_plan *plan, struct buf *out)
{
    calendar_begin(out, "Advice");
    for (size_t i = 0; i < plan->deadline_count; i++) {
        const struct advice_deadline *deadline = &plan->deadlines[i];
        struct str what = advice_str(&deadline->what);
        char uid[64];
        int length = snprintf(uid, sizeof uid, "%016llx-%lld@recourse", (unsigned long long)str_hash(what),
                              (long long)(deadline->at.ms / 1000));
        struct calendar_entry entry = {{uid, (size_t)length},
                                       what,
                                       advice_str(&deadline->outcome),
                                       advice_shown_at(order, deadline->at)};
        calendar_put(out, &entry, order->now);
    }
    if (!plan->deadline_count)
        calendar_nothing(out);
    calendar_end(out);
}
