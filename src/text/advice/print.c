#include "text/advice/print.h"

#include "base/check.h"
#include "text/clock/calendar.h"
#include "text/clock/iso_time.h"
#include "text/kit/json_write.h"

#include <stdio.h>

/* "Sunday 19 June 2016, 00:00 UTC". */
static void put_date(struct instant at, struct buf *out)
{
    char text[ADVICE_DATE];
    buf_put(out, advice_day(at, text));
}

/* "the evening of Saturday 18 June 2016": the last time before a day that is the limit. */
static void put_until(enum advice_act act, struct instant by, struct buf *out)
{
    bool evening = act != ADVISE_WAIT && by.ms % SPAN_DAYS(1).ms == 0;
    buf_put(out, STR("    Until:  "));
    if (evening)
        buf_put(out, STR("the evening of "));
    put_date(evening ? (struct instant){by.ms - SPAN_DAYS(1).ms} : by, out);
    buf_put_char(out, '\n');
}

/* What stands before "do" when a step has its time ahead. */
static void put_from(struct instant from, struct buf *out)
{
    buf_put(out, STR("From "));
    put_date(from, out);
    buf_put(out, STR(": "));
}

static void put_line(struct buf *out, const char *before, struct str text)
{
    if (text.len)
        buf_printf(out, "%s%.*s\n", before, STR_ARG(text));
}

static void put_step(const struct advice_step *step, struct buf *out)
{
    buf_put(out, STR("  "));
    if (step->from.ms)
        put_from(step->from, out);
    put_line(out, "", advice_str(&step->act_text));
    if (step->by.ms)
        put_until(step->act, step->by, out);
    put_line(out, "    Why:    ", advice_str(&step->why));
    put_line(out, "    Risk:   ", advice_str(&step->risk));
    put_line(out, "    Undo:   ", advice_str(&step->undo));
}

static void put_ways(const struct advice_plan *plan, struct buf *out)
{
    if (plan->way_count)
        buf_put(out, STR("\nWho can give the money back\n"));
    for (size_t i = 0; i < plan->way_count; i++) {
        const struct advice_way *way = &plan->ways[i];
        buf_printf(out, "  %.*s: %.*s\n", STR_ARG(advice_str(&way->who)), STR_ARG(advice_str(&way->what)));
        if (way->by.ms)
            put_until(way->act, way->by, out);
        put_line(out, "    But:    ", advice_str(&way->bars));
        put_line(out, way->sure ? "    Source: " : "    Not sure, from: ", advice_str(&way->source));
    }
}

void advice_put_text(const struct advice_plan *plan, struct buf *out)
{
    put_line(out, "", advice_str(&plan->verdict));
    buf_put(out, STR("\nDo this now\n"));
    put_step(&plan->now, out);
    put_ways(plan, out);
    if (plan->next_count)
        buf_put(out, STR("\nNext\n"));
    for (size_t i = 0; i < plan->next_count; i++)
        put_step(&plan->next[i], out);
    if (plan->avoid_count)
        buf_put(out, STR("\nAvoid\n"));
    for (size_t i = 0; i < plan->avoid_count; i++)
        put_line(out, "  - ", advice_str(&plan->avoid[i]));
    if (plan->deadline_count)
        buf_put(out, STR("\nDates\n"));
    for (size_t i = 0; i < plan->deadline_count; i++) {
        buf_put(out, STR("  "));
        put_date(plan->deadlines[i].at, out);
        put_line(out, ": ", advice_str(&plan->deadlines[i].what));
        put_line(out, "    ", advice_str(&plan->deadlines[i].outcome));
    }
    buf_put(out, STR("\nText to paste\n"));
    put_line(out, "  ", (struct str){plan->case_text, plan->case_text_len});
}

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

static void json_put_do(struct json *json, const struct advice_step *step)
{
    struct buf text;
    buf_init(&text, ADVICE_TEXT + 100);
    if (step->from.ms)
        put_from(step->from, &text);
    buf_put(&text, advice_str(&step->act_text));
    json_put(json, STR("do"), buf_str(&text));
    buf_free(&text);
}

static void json_put_step(struct json *json, const struct advice_step *step)
{
    json_object_begin(json);
    json_put(json, STR("act"), advice_act_name(step->act));
    json_put_do(json, step);
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

static void json_put_lists(struct json *json, const struct advice_plan *plan)
{
    json_name(json, STR("next"));
    json_array_begin(json);
    for (size_t i = 0; i < plan->next_count; i++)
        json_put_step(json, &plan->next[i]);
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

void advice_put_json(const struct advice_plan *plan, struct buf *out)
{
    struct json json;
    json_begin(&json, out);
    json_object_begin(&json);
    json_put(&json, STR("verdict"), advice_str(&plan->verdict));
    json_name(&json, STR("now"));
    json_put_step(&json, &plan->now);
    json_put_ways(&json, plan);
    json_put_lists(&json, plan);
    json_put(&json, STR("case_text"), ((struct str){plan->case_text, plan->case_text_len}));
    json_object_end(&json);
    buf_put_char(out, '\n');
}

/* ---- calendar ---- */

void advice_put_calendar(const struct advice_plan *plan, struct instant now, struct buf *out)
{
    calendar_begin(out, "Advice");
    for (size_t i = 0; i < plan->deadline_count; i++) {
        const struct advice_deadline *deadline = &plan->deadlines[i];
        struct str what = advice_str(&deadline->what);
        char uid[64];
        int length = snprintf(uid, sizeof uid, "%016llx-%lld@recourse", (unsigned long long)str_hash(what),
                              (long long)(deadline->at.ms / 1000));
        struct calendar_entry entry = {
            {uid, (size_t)length}, what, advice_str(&deadline->outcome), deadline->at};
        calendar_put(out, &entry, now);
    }
    if (!plan->deadline_count)
        calendar_nothing(out);
    calendar_end(out);
}
