#ifndef HTTP_SITE_APP_H
#define HTTP_SITE_APP_H
/*
 * The application as the doors see it: the site, the connections that reads run on, the writers, and the
 * doors themselves. This is what threads share; everything in it is either frozen after the start or guarded
 * here.
 */
#include "http/site/decoder.h"
#include "http/site/readers.h"
#include "http/wire/message.h"
#include "service/unit/site.h"
#include "service/unit/work.h"
#include "text/policy/file.h"
#include "text/tracking/service.h"

struct related; /* store/desk/find.h */
struct door;
struct peer_trust;
struct pending;
struct provider;
struct rates;
struct track_table;
struct zones;

/* A setting of the program as operators may see it: no secret is among them. */
struct told_setting {
    struct str name, value, origin; /* where it is from; empty: the standard */
    struct str meaning;             /* in English, for say() */
};

struct app_options {
    struct str database;               /* its url */
    unsigned readers;                  /* connections for reading: one a thread that reads */
    unsigned writers;                  /* PostgreSQL only */
    struct str policies;               /* folder of the operator's own; empty: none */
    struct str language;               /* the site's: for whom no other is known */
    bool made_up_languages;            /* may be chosen: for tests */
    bool quiet;                        /* no line a request */
    bool mails;                        /* a mail server is set: letters arrive */
    struct service_settings services;  /* that are asked about tracking numbers */
    struct decoder decoder;            /* of the files that people give */
    const struct peer_trust *watchers; /* who may read figures; NULL: everybody */
    const struct told_setting *told;   /* the settings of the program, for their page */
    size_t told_count;
    bool without_rules; /* start although the rules of some orders are not here: these orders wait */
};

struct app {
    struct app_options options;
    const struct door *const *doors; /* the one with the longest prefix first */
    size_t door_count;
    struct readers *readers;
    struct writers *writers;
    struct slow *slow;
    struct slow *elsewhere;    /* threads that wait for other servers */
    struct provider *provider; /* that people may sign in with, of whoever started this; NULL: none */
    struct slow *files;        /* one thread: the memory of one picture at a time */
    struct guarded_site *site;
    struct counters *counters;
    struct views *views;
    struct related_pages *related;
    struct pending *uses; /* of tokens: when each was last shown */
    struct rates *rates;
    struct arena reference; /* what the policies' files say, read once */
    struct arena carriers;  /* what the carriers' files say */
    const struct track_table *tracking;
    struct policy_set policies;
    struct str rules_missing; /* "shop version 3 (12 orders)", ...; empty: none */
    struct str rules_refused; /* files of rules that cannot be taken, each with why; empty: none */
    int64_t orders_waiting;   /* for them */
    const struct zones *zones;
    const char *listens; /* "http://127.0.0.1:8080"; NULL: nowhere */
    bool words_stale;    /* app_words_stale */
};

/* Opens the database (which must be migrated), makes the site's secret when there is none, starts the
 * threads. ERR_INPUT when orders were placed under rules that are not here, unless the options allow it. */
enum err app_open(const struct app_options *options, const struct door *const *doors, size_t door_count,
                  struct app *app, struct failure *failure) MUST_USE;
/* No line a request; may be changed while it serves. */
void app_set_quiet(struct app *app, bool quiet);
bool app_is_quiet(const struct app *app);
/* While the words of an older version are made again: a search may miss questions. */
void app_set_words_stale(struct app *app, bool stale);
bool app_words_stale(const struct app *app);
/* Finishes what was accepted and closes. */
void app_close(struct app *app);

/* Tells where it listens, once it does; the text outlives the app. */
void app_listens(struct app *app, const char *address);
/* Of this site, absolute and without a slash at its end: the setting or, while there is none, where it listens. */
struct str app_address(const struct app *app, const struct site *site);
/* The site of now; give it back with site_drop. */
struct site *app_site(struct app *app);
/* A person sees the question's page; writes the gathered views when it is time. */
void app_note_view(struct app *app, int64_t question_id, struct str network);
/* A page found what is related to its question; kept when it is time. */
void app_note_related(struct app *app, const struct related *found);
/* What has gathered is written now: views, what is related, uses of tokens. */
void app_write_gathered(struct app *app);
/* A token is shown; when it was last used is written when it is time. */
void app_note_use(struct app *app, int64_t token_id, struct instant now);
/* Reads settings and categories again: after a change that is committed. */
enum err app_reload_site(struct app *app, struct failure *failure) MUST_USE;
/* The same where nobody waits for the answer: a failure is logged, and the site of before stays. */
void app_renew_site(struct app *app);

#endif
