/* recourse doctor: says what is wrong with this installation and how to mend it. Nothing is changed. */
#include "base/check.h"
#include "cli/kit/commands.h"
#include "cli/kit/tongue.h"
#include "cli/site/doctor.h"
#include "service/order/effect.h"
#include "service/reach/outbox.h"
#include "store/engine/table.h"
#include "store/people/person.h"
#include "store/site/pulse.h"
#include "text/kit/json_write.h"

#include <stdio.h>

enum { JSON_MAX = 256 * 1024 };

static const struct {
    struct str name;
    const char *shown;
} healths[HEALTH_COUNT] = {
    [HEALTH_FINE] = {STR_INIT("fine"), "ok   "},
    [HEALTH_NOTE] = {STR_INIT("note"), "note "},
    [HEALTH_WRONG] = {STR_INIT("wrong"), "WRONG"},
};

/* ---- the database ---- */

static enum err read_house(struct ctx *ctx, void *arg)
{
    struct doctor *doctor = arg;
    int64_t mails[OUTGOING_STATE_COUNT], effects[EFFECT_STATE_COUNT];
    enum err err = gauges_read(ctx, &doctor->gauges);
    if (!err)
        err = pulse_get(ctx->db, &doctor->pulse);
    if (!err)
        err = person_role_count(ctx->db, ROLE_OPERATOR, &doctor->operators);
    if (!err)
        err = outbox_counts(ctx, mails);
    if (!err)
        err = effect_counts(ctx, effects);
    if (err)
        return err;
    doctor->given_up_mails = mails[OUTGOING_GIVEN_UP];
    doctor->given_up_effects = effects[EFFECT_GIVEN_UP];
    return OK;
}

static void open_database(struct doctor *doctor)
{
    enum err err = workplace_look(doctor->run, &doctor->place);
    if (!err)
        err = workplace_read(doctor->run, &doctor->place, read_house, doctor);
    if (!err)
        return;
    doctor->why = arena_copy(&doctor->run->arena, str_from(doctor->run->failure.text));
    workplace_close(&doctor->place);
}

static struct diagnosis look_database(struct doctor *doctor)
{
    if (doctor->place.db)
        return nothing_wrong();
    return (struct diagnosis){
        HEALTH_WRONG, doctor->why,
        DOCTOR_SAYS(
            doctor,
            N_("look at --db, at who may read it, and whether PostgreSQL runs; recourse migrate brings an "
               "older database forward, recourse restore FILE puts a damaged one back"))};
}

static void count_fault(void *arg, struct str fault)
{
    struct str *first = arg;
    if (first->len == 0)
        *first = fault;
}

static struct diagnosis look_inside(struct doctor *doctor)
{
    struct str first = STR_NONE;
    if (table_faults(doctor->place.db, &doctor->run->arena, count_fault, &first) == OK && first.len == 0)
        return nothing_wrong();
    return (struct diagnosis){
        HEALTH_WRONG, DOCTOR_SAYS(doctor, N_("the database is damaged: {fault}"), PLACE("fault", first)),
        DOCTOR_SAYS(doctor,
                    N_("stop the server, and put the newest whole copy back: recourse restore FILE"))};
}

/* ---- all of them ---- */

static const struct checkup checkups[] = {
    {STR_INIT("database"), STR_INIT(N_("the database answers")), false, look_database},
    {STR_INIT("damage"), STR_INIT(N_("the database is not damaged")), true, look_inside},
    {STR_INIT("files"), STR_INIT(N_("the database's file is its owner's alone")), false, doctor_files},
    {STR_INIT("config"), STR_INIT(N_("the settings' file tells nobody a password")), false, doctor_config},
    {STR_INIT("disk"), STR_INIT(N_("there is room on the disk")), true, doctor_disk},
    {STR_INIT("clock"), STR_INIT(N_("the clock is kept right")), false, doctor_clock},
    {STR_INIT("limits"), STR_INIT(N_("as many connections as are set may be open")), false, doctor_limits},
    {STR_INIT("copies"), STR_INIT(N_("there is a copy that is new enough")), false, doctor_copies},
    {STR_INIT("operator"), STR_INIT(N_("the site has an operator")), true, doctor_operator},
    {STR_INIT("address"), STR_INIT(N_("the site knows its address")), true, doctor_address},
    {STR_INIT("proxy"), STR_INIT(N_("the proxy is believed")), true, doctor_proxy},
    {STR_INIT("categories"), STR_INIT(N_("there are categories to ask in")), true, doctor_categories},
    {STR_INIT("mail"), STR_INIT(N_("mail is set up")), false, doctor_mail},
    {STR_INIT("outbox"), STR_INIT(N_("no message was given up")), true, doctor_outbox},
    {STR_INIT("policies"), STR_INIT(N_("the rules of all orders are here")), true, doctor_policies},
    {STR_INIT("deadlines"), STR_INIT(N_("deadlines strike on time")), true, doctor_deadlines},
    {STR_INIT("effects"), STR_INIT(N_("no payment was given up")), true, doctor_effects},
};

static void print_text(const struct checkup *checkup, const struct diagnosis *found)
{
    struct str said = found->health == HEALTH_FINE ? say(operator_language(), checkup->fine) : found->said;
    printf("%s  %-10.*s  %.*s\n", healths[found->health].shown, STR_ARG(checkup->name), STR_ARG(said));
    if (found->mend.len)
        printf("%19s%.*s\n", "", STR_ARG(found->mend));
}

static void print_json(struct json *json, const struct checkup *checkup, const struct diagnosis *found)
{
    struct str said = found->health == HEALTH_FINE ? say(operator_language(), checkup->fine) : found->said;
    json_object_begin(json);
    json_put(json, STR("name"), checkup->name);
    json_put(json, STR("health"), healths[found->health].name);
    json_put(json, STR("said"), said);
    json_put(json, STR("mend"), found->mend);
    json_object_end(json);
}

/* Answers the worst that was found. */
static enum health look_at_all(struct doctor *doctor, struct json *json)
{
    enum health worst = HEALTH_FINE;
    for (size_t i = 0; i < COUNT_OF(checkups); i++) {
        if (checkups[i].database && !doctor->place.db)
            continue;
        struct diagnosis found = checkups[i].look(doctor);
        worst = found.health > worst ? found.health : worst;
        if (json)
            print_json(json, &checkups[i], &found);
        else
            print_text(&checkups[i], &found);
    }
    return worst;
}

static enum health look_as_json(struct doctor *doctor)
{
    struct buf out;
    struct json json;
    buf_init(&out, JSON_MAX);
    json_begin(&json, &out);
    json_object_begin(&json);
    json_put(&json, STR("version"), STR(RECOURSE_VERSION));
    json_name(&json, STR("checks"));
    json_array_begin(&json);
    enum health worst = look_at_all(doctor, &json);
    json_array_end(&json);
    json_put(&json, STR("health"), healths[worst].name);
    json_object_end(&json);
    check(json_is_whole(&json));
    printf("%.*s\n", STR_ARG(buf_str(&out)));
    buf_free(&out);
    return worst;
}

int cmd_doctor(int argc, char **argv)
{
    static const struct option options[] = {{STR_INIT("json"), true}};
    struct run run;
    int status = run_begin(&run, &(struct command_line){argc, argv, options, COUNT_OF(options)});
    if (status)
        return status;
    if (run.given.operand_count)
        return run_misused(&run, "recourse doctor [--json]");
    struct doctor doctor = {.run = &run, .now = instant_now()};
    open_database(&doctor);
    enum health worst = run.given.options[0].len ? look_as_json(&doctor) : look_at_all(&doctor, NULL);
    workplace_close(&doctor.place);
    return run_end(&run, worst == HEALTH_WRONG ? EXIT_FOUND : EXIT_DONE);
}
