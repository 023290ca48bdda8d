/* The same for programs: numbers and names, no sentences. */
#include "text/clock/when.h"
#include "text/lives/report.h"

static void put_days(struct json *json, struct str name, const struct days *days)
{
    json_name(json, name);
    json_object_begin(json);
    json_put(json, STR("count"), days->count);
    json_put(json, STR("median"), (int64_t)days_share(days, 50));
    json_put(json, STR("p90"), (int64_t)days_share(days, 90));
    json_object_end(json);
}

static void put_kinds(struct json *json, struct str name, const struct names *names,
                      const struct of_kind *kinds)
{
    json_name(json, name);
    json_object_begin(json);
    for (int i = 0; i < names->count; i++) {
        json_name(json, names_at(names, i));
        json_object_begin(json);
        json_put(json, STR("lives"), kinds[i].lives);
        json_put(json, STR("unjust"), kinds[i].unjust);
        json_object_end(json);
    }
    json_object_end(json);
}

static void put_unused(const struct lives_report *report, int side, struct json *json)
{
    struct clause clauses[CLAUSES_MAX];
    const struct policy *policy = report->policies[side];
    int count = policy ? tally_unused(policy, report->tallies[side], clauses) : 0;
    json_name(json, STR("unused"));
    json_array_begin(json);
    for (int i = 0; i < count; i++) {
        int32_t member = clauses[i].member;
        json_object_begin(json);
        if (clauses[i].of == CLAUSE_REASON)
            json_put(json, STR("reason"), str_from(policy->reasons[member].id));
        if (clauses[i].of == CLAUSE_DEADLINE)
            json_put(json, STR("deadline"), names_at(&deadline_names, member));
        if (clauses[i].of == CLAUSE_ACT)
            json_put(json, STR("act"), names_at(&order_event_names, member));
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_moments(const struct lives_report *report, const struct life_record *record,
                        struct json *json)
{
    json_name(json, STR("events"));
    json_array_begin(json);
    for (int32_t i = 0; i < record->events && i < TOLD_MAX; i++) {
        const struct told *told = &record->told[i];
        json_object_begin(json);
        json_put(json, STR("at"), when_iso(report->reader.arena, told->at));
        json_put(json, STR("kind"), names_at(&order_event_names, (int)told->kind));
        json_put(json, STR("by"), names_at(&party_names, (int)told->by));
        if (told->kind == EVENT_DEADLINE)
            json_put(json, STR("deadline"), names_at(&deadline_names, (int)told->deadline));
        if (told->amount_minor)
            json_put(json, STR("amount_minor"), told->amount_minor);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_shortest(const struct lives_report *report, int side, struct json *json)
{
    const struct tally *tally = report->tallies[side];
    json_name(json, STR("shortest_unjust"));
    json_array_begin(json);
    for (int i = 0; i < tally->shortest_count; i++) {
        const struct life_record *record = &tally->shortest[i];
        json_object_begin(json);
        json_put(json, STR("number"), (int64_t)record->seed);
        json_put(json, STR("end"), names_at(&life_end_names, (int)record->end));
        if (record->made_up) {
            json_put(json, STR("buyer"), names_at(&temper_names, (int)record->cast.buyer));
            json_put(json, STR("seller"), names_at(&temper_names, (int)record->cast.seller));
            json_put(json, STR("carrier"), names_at(&carriage_names, (int)record->cast.carrier));
        }
        json_put(json, STR("currency"), currency_code(&record->currency));
        put_moments(report, record, json);
        json_object_end(json);
    }
    json_array_end(json);
}

static void put_side(const struct lives_report *report, int side, struct json *json)
{
    const struct tally *tally = report->tallies[side];
    const struct policy *policy = report->policies[side];
    json_object_begin(json);
    json_name(json, STR("policy"));
    if (policy)
        json_value_str(json, str_from(policy->id));
    else
        json_value_null(json);
    if (policy)
        json_put(json, STR("version"), (int64_t)policy->version);
    json_put(json, STR("lives"), tally->lives);
    json_name(json, STR("ends"));
    json_object_begin(json);
    for (int i = 0; i < END_COUNT; i++)
        json_put(json, names_at(&life_end_names, i), tally->ends[i]);
    json_object_end(json);
    json_put(json, STR("unjust"), tally->unjust);
    json_put(json, STR("disputed"), tally->disputed);
    json_put(json, STR("silence_decided"), tally->silence);
    json_put(json, STR("people_decided"), tally->people);
    json_put(json, STR("at_bank"), tally->bank);
    json_put(json, STR("refused_acts"), tally->refused);
    put_days(json, STR("days"), &tally->whole);
    put_days(json, STR("dispute_days"), &tally->dispute);
    if (report->made_up) {
        put_kinds(json, STR("buyers"), &temper_names, tally->buyers);
        put_kinds(json, STR("sellers"), &temper_names, tally->sellers);
        put_kinds(json, STR("carriers"), &carriage_names, tally->carriers);
    }
    put_unused(report, side, json);
    put_shortest(report, side, json);
    json_object_end(json);
}

void lives_report_json(const struct lives_report *report, struct json *json)
{
    json_object_begin(json);
    if (report->made_up)
        json_put(json, STR("seed"), (int64_t)report->seed);
    json_name(json, STR("sides"));
    json_array_begin(json);
    for (int side = 0; side < report->count; side++)
        put_side(report, side, json);
    json_array_end(json);
    json_object_end(json);
}
