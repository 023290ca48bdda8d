/* recourse doctor: says what is wrong with this installation and how to mend it. Nothing is changed, unless --mend asks for what harms nothing. */
#include "base/check.h"
#include "cli/kit/commands.h"
#include "cli/kit/tongue.h"
#include "cli/site/check_all.h"
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
    [HEALTH_FINE] = {STR_INIT("fine"), N_("ok")},
    [HEALTH_NOTE] = {STR_INIT("note"), N_("note")},
    [HEALTH_WRONG] = {STR_INIT("wrong"), N_("WRONG")},
};

enum { SHOWN_COLUMN = 7, NAME_COLUMN = 12 };

/* A diagnosis, and what became of it. */
struct treated {
    struct diagnosis found;
    bool mended;
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

struct first_fault {
    struct arena *arena;
    struct str said;
};

static void keep_first(void *arg, const struct table_fault *fault)
{
    struct first_fault *first = arg;
    if (first->said.len == 0)
        first->said = fault_said(first->arena, fault);
}

static struct diagnosis look_inside(struct doctor *doctor)
{
    struct first_fault first = {.arena = &doctor->run->arena};
    if (table_faults(doctor->place.db, &doctor->run->arena, keep_first, &first) == OK && first.said.len == 0)
        return nothing_wrong();
    return (struct diagnosis){
        HEALTH_WRONG, DOCTOR_SAYS(doctor, N_("the database is damaged: {fault}"), PLACE("fault", first.said)),
        DOCTOR_SAYS(doctor,
                    N_("stop the server, and put the newest whole copy back: recourse restore FILE"))};
}

/* ---- all of them ---- */

static const struct checkup checkups[] = {
    {STR_INIT("database"), STR_INIT(N_("the database answers")), false, look_database, NULL},
    {STR_INIT("damage"), STR_INIT(N_("the database is not damaged")), true, look_inside, NULL},
    {STR_INIT("files"), STR_INIT(N_("the database's file is its owner's alone")), false, doctor_files,
     doctor_mend_files},
    {STR_INIT("config"), STR_INIT(N_("the settings' file tells nobody a password")), false, doctor_config,
     NULL},
    {STR_INIT("disk"), STR_INIT(N_("there is room on the disk")), true, doctor_disk, NULL},
    {STR_INIT("clock"), STR_INIT(N_("the clock is kept right")), false, doctor_clock, NULL},
    {STR_INIT("limits"), STR_INIT(N_("as many connections as are set may be open")), false, doctor_limits,
     NULL},
    {STR_INIT("copies"), STR_INIT(N_("there is a copy that is new enough")), false, doctor_copies,
     doctor_mend_copies},
    {STR_INIT("operator"), STR_INIT(N_("the site has an operator")), true, doctor_operator, NULL},
    {STR_INIT("address"), STR_INIT(N_("the site knows its address")), true, doctor_address, NULL},
    {STR_INIT("proxy"), STR_INIT(N_("the proxy is believed")), true, doctor_proxy, NULL},
    {STR_INIT("categories"), STR_INIT(N_("there are categories to ask in")), true, doctor_categories,
     doctor_mend_categories},
    {STR_INIT("mail"), STR_INIT(N_("mail is set up")), false, doctor_mail, NULL},
    {STR_INIT("outbox"), STR_INIT(N_("no message was given up")), true, doctor_outbox, NULL},
    {STR_INIT("policies"), STR_INIT(N_("the rules of all orders are here")), true, doctor_policies, NULL},
    {STR_INIT("deadlines"), STR_INIT(N_("deadlines strike on time")), true, doctor_deadlines, NULL},
    {STR_INIT("effects"), STR_INIT(N_("no payment was given up")), true, doctor_effects, NULL},
};

static struct str said_of(const struct checkup *checkup, const struct treated *treated)
{
    return treated->found.health == HEALTH_FINE ? say(operator_language(), checkup->fine)
                                                : treated->found.said;
}

static void print_text(struct run *run, const struct checkup *checkup, const struct treated *treated)
{
    const struct diagnosis *found = &treated->found;
    struct str shown = operator_says(healths[found->health].shown);
    int wide = (int)str_char_count(shown);
    printf("%.*s%*s%-*.*s%.*s\n", STR_ARG(shown), wide < SHOWN_COLUMN ? SHOWN_COLUMN - wide : 1, "",
           NAME_COLUMN, STR_ARG(checkup->name), STR_ARG(said_of(checkup, treated)));
    struct str then = treated->mended ? arena_say(&run->arena, operator_language(),
                                                  STR(N_("mended just now")), (struct word_places){0})
                                      : found->mend;
    if (then.len)
        printf("%*s%.*s\n", SHOWN_COLUMN + NAME_COLUMN, "", STR_ARG(then));
}

static void print_json(struct json *json, const struct checkup *checkup, const struct treated *treated)
{
    json_object_begin(json);
    json_put(json, STR("name"), checkup->name);
    json_put(json, STR("health"), healths[treated->found.health].name);
    json_put(json, STR("said"), said_of(checkup, treated));
    json_put(json, STR("mend"), treated->found.mend);
    json_put_bool(json, STR("mended"), treated->mended);
    json_object_end(json);
}

static struct treated treat(struct doctor *doctor, const struct checkup *checkup)
{
    struct treated treated = {.found = checkup->look(doctor)};
    bool ill = treated.found.health == HEALTH_WRONG;
    treated.mended = ill && doctor->mends && checkup->mend && checkup->mend(doctor);
    return treated;
}

/* Answers the worst that is still so. */
static enum health look_at_all(struct doctor *doctor, struct json *json)
{
    enum health worst = HEALTH_FINE;
    for (size_t i = 0; i < COUNT_OF(checkups); i++) {
        if (checkups[i].database && !doctor->place.db)
            continue;
        struct treated treated = treat(doctor, &checkups[i]);
        if (!treated.mended && treated.found.health > worst)
            worst = treated.found.health;
        if (json)
            print_json(json, &checkups[i], &treated);
        else
            print_text(doctor->run, &checkups[i], &treated);
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
    static const struct option options[] = {{STR_INIT("json"), true}, {STR_INIT("mend"), true}};
    struct run run;
    int status = run_begin(&run, &(struct command_line){argc, argv, options, COUNT_OF(options)});
    if (status)
        return status;
    if (run.given.operand_count)
        return run_misused(&run);
    struct doctor doctor = {.run = &run, .now = instant_now(), .mends = run.given.options[1].len > 0};
    open_database(&doctor);
    enum health worst = run.given.options[0].len ? look_as_json(&doctor) : look_at_all(&doctor, NULL);
    workplace_close(&doctor.place);
    return run_end(&run, worst == HEALTH_WRONG ? EXIT_FOUND : EXIT_DONE);
}
