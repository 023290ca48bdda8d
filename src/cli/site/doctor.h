#ifndef CLI_SITE_DOCTOR_H
#define CLI_SITE_DOCTOR_H
/* What `recourse doctor` looks at, and what it finds: one sentence of what is wrong, one of how to mend it. */
#include "cli/kit/unit.h"
#include "service/staff/gauges.h"

enum health { HEALTH_FINE, HEALTH_NOTE, HEALTH_WRONG, HEALTH_COUNT };

struct diagnosis {
    enum health health;
    struct str said, mend;
};

struct doctor {
    struct run *run;
    struct workplace place; /* place.db NULL: the database cannot be opened, `why` says why */
    struct str why;
    struct instant now;
    bool mends; /* what it can, it mends */
    /* What was read of the database. */
    struct gauges gauges;
    struct instant pulse;
    int64_t operators, given_up_mails, given_up_effects;
};

struct checkup {
    struct str name; /* for programs */
    struct str fine; /* what is said when nothing is wrong */
    bool database;   /* asks the database: passed over when that is away */
    struct diagnosis (*look)(struct doctor *doctor);
    bool (*mend)(
        struct doctor *doctor); /* of what harms nothing; false: it could not. NULL: somebody has to decide */
};

/* Those of the machine: doctor_machine.c. Those of the site: doctor_site.c. */
struct diagnosis doctor_files(struct doctor *doctor);
bool doctor_mend_files(struct doctor *doctor);
struct diagnosis doctor_config(struct doctor *doctor);
struct diagnosis doctor_disk(struct doctor *doctor);
struct diagnosis doctor_clock(struct doctor *doctor);
struct diagnosis doctor_limits(struct doctor *doctor);
struct diagnosis doctor_copies(struct doctor *doctor);
bool doctor_mend_copies(struct doctor *doctor);
struct diagnosis doctor_operator(struct doctor *doctor);
struct diagnosis doctor_address(struct doctor *doctor);
struct diagnosis doctor_proxy(struct doctor *doctor);
struct diagnosis doctor_categories(struct doctor *doctor);
bool doctor_mend_categories(struct doctor *doctor);
struct diagnosis doctor_mail(struct doctor *doctor);
struct diagnosis doctor_outbox(struct doctor *doctor);
struct diagnosis doctor_policies(struct doctor *doctor);
struct diagnosis doctor_deadlines(struct doctor *doctor);
struct diagnosis doctor_effects(struct doctor *doctor);

static inline struct diagnosis nothing_wrong(void)
{
    return (struct diagnosis){HEALTH_FINE, STR_NONE, STR_NONE};
}

/* Sentences for whoever runs the command. */
#define DOCTOR_SAYS(doctor, english, ...)                                                                    \
    arena_say(&(doctor)->run->arena, operator_language(), STR(english), PLACES_OR_NONE(__VA_ARGS__))

#endif
