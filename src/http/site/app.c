#include "http/site/app.h"

#include "base/check.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/secret.h"
#include "http/site/counters.h"
#include "http/site/pending.h"
#include "http/site/rates.h"
#include "http/site/related.h"
#include "http/site/slow.h"
#include "http/site/views.h"
#include "http/site/zones.h"
#include "service/policy/folder.h"
#include "service/staff/settings.h"
#include "store/order/order.h"
#include "store/people/token.h"
#include "text/tracking/tracking.h"

#include <pthread.h>
#include <stdlib.h>

/* A stop loses at most the last USES_WAIT_MS of when tokens were shown. */
enum { USES_WAIT_MS = 60 * 1000 };
enum { SLOW_THREADS = 2, ELSEWHERE_THREADS = 2, REFERENCE_BYTES = 32 * 1024 * 1024 };

/* The site of now, replaced as a whole. */
struct guarded_site {
    pthread_mutex_t lock;
    struct site *site;
};

/* An order whose rules are missing, or say something else than when it was placed, cannot be computed. */
static enum err find_missing_rules(struct app *app, struct db *db, struct failure *failure)
{
    size_t count = 0;
    struct missing_rules rules[ORDER_RULES_MAX];
    struct arena *arena = &app->reference;
    enum err err = order_rules_missing(db, arena, policy_set_known(arena, &app->policies), rules, &count);
    for (size_t i = 0; !err && i < count; i++) {
        bool changed = policy_set_find(&app->policies, rules[i].policy, rules[i].policy_version, STR_NONE);
        const char *why = changed                  ? "its file was changed without a new version"
                          : app->rules_refused.len ? "no file that can be taken"
                                                   : "no file";
        app->rules_missing = arena_printf(
            arena, "%.*s%s%.*s version %lld (%s, %lld orders)", STR_ARG(app->rules_missing), i ? ", " : "",
            STR_ARG(rules[i].policy), (long long)rules[i].policy_version, why, (long long)rules[i].orders);
        app->orders_waiting += rules[i].orders;
    }
    if (err || count == 0)
        return err;
    if (app->options.without_rules) {
        log_warning("rules", "missing=%.*s orders=%lld", STR_ARG(app->rules_missing),
                    (long long)app->orders_waiting);
        return OK;
    }
    return fail(failure, ERR_INPUT,
                "orders were placed under rules that are not here: {rules}. Put the files as they were into "
                "--policies, "
                "or start with --without-rules: these orders then wait, and all others go on",
                PLACE("rules", app->rules_missing));
}

static enum err load_first_site(struct app *app, struct failure *failure)
{
    struct db *db;
    enum err err = db_open(app->options.database, DB_WRITE, &db, failure);
    if (err)
        return err;
    err = settings_ensure_secret(db, failure);
    if (!err)
        err = site_load(db, &app->site->site, failure);
    if (!err)
        err = find_missing_rules(app, db, failure);
    db_close(db);
    return err;
}

/* Half of what is read before the first request, on a thread of its own: a start takes half as long on two cores. */
struct beside {
    struct app *app;
    pthread_t thread;
    enum err err;
    struct failure failure;
};

static void *open_beside(void *arg)
{
    struct beside *beside = arg;
    struct app *app = beside->app;
    const struct app_options *options = &app->options;
    beside->err = track_load(&app->carriers, &packed_carriers, &app->tracking, &beside->failure);
    if (!beside->err)
        beside->err = readers_open(options->database, options->readers + SLOW_THREADS + ELSEWHERE_THREADS,
                                   &app->readers, &beside->failure);
    return NULL;
}

static enum err open_both(struct app *app, struct failure *failure)
{
    struct beside beside = {.app = app, .failure = {.language = failure->language}};
    check(pthread_create(&beside.thread, NULL, open_beside, &beside) == 0);
    struct str *refused = app->options.without_rules ? &app->rules_refused : NULL;
    enum err err =
        policy_folder_take(&app->reference, app->options.policies, &app->policies, refused, failure);
    if (app->rules_refused.len)
        log_warning("rules", "refused=%.*s", STR_ARG(app->rules_refused));
    if (!err)
        err = load_first_site(app, failure);
    check(pthread_join(beside.thread, NULL) == 0);
    if (err || !beside.err)
        return err;
    *failure = beside.failure;
    return beside.err;
}

void app_set_quiet(struct app *app, bool quiet)
{
    __atomic_store_n(&app->options.quiet, quiet, __ATOMIC_RELAXED);
}

bool app_is_quiet(const struct app *app)
{
    return __atomic_load_n(&app->options.quiet, __ATOMIC_RELAXED);
}

void app_set_words_stale(struct app *app, bool stale)
{
    __atomic_store_n(&app->words_stale, stale, __ATOMIC_RELEASE);
}

bool app_words_stale(const struct app *app)
{
    return __atomic_load_n(&app->words_stale, __ATOMIC_ACQUIRE);
}

enum err app_open(const struct app_options *options, const struct door *const *doors, size_t door_count,
                  struct app *app, struct failure *failure)
{
    *app = (struct app){.options = *options, .doors = doors, .door_count = door_count};
    app->site = memory_new(sizeof *app->site);
    pthread_mutex_init(&app->site->lock, NULL);
    app->counters = counters_new();
    app->views = views_new();
    app->related = related_pages_new();
    app->uses = pending_new(USES_WAIT_MS, false);
    app->rates = rates_new();
    arena_init(&app->reference, REFERENCE_BYTES);
    arena_init(&app->carriers, REFERENCE_BYTES);
    app->zones = zones_load(&app->reference);
    enum err err = open_both(app, failure);
    if (!err)
        err = writers_start(options->database, options->writers, app->site->site, &app->writers, failure);
    if (err) {
        app_close(app);
        return err;
    }
    app->slow = slow_start(SLOW_THREADS);
    app->elsewhere = slow_start(ELSEWHERE_THREADS);
    app->files = slow_start(1);
    return OK;
}

/* ---- views, what is related, and uses of tokens ---- */

/* What has gathered, on its way to the database. */
struct views_unit {
    struct unit unit;
    struct arena arena;
    struct question_views views[QUESTION_VIEWS_MAX];
    struct related related[RELATED_GATHERED];
    struct pending_row uses[PENDING_MAX];
    size_t count, related_count, use_count;
};

static enum err views_run(struct ctx *ctx, void *arg)
{
    struct views_unit *gathered = arg;
    enum err err = question_add_views(ctx, gathered->views, gathered->count);
    if (!err)
        err = find_keep_related(ctx, gathered->related, gathered->related_count);
    for (size_t i = 0; !err && i < gathered->use_count; i++)
        err = token_set_used(ctx->db, gathered->uses[i].id, (struct instant){gathered->uses[i].number});
    return err;
}

/* Views are not worth a second try: what fails is lost, and the log of the writer says so. */
static void views_done(void *arg, enum err err, const struct failure *failure)
{
    struct views_unit *gathered = arg;
    if (err)
        log_warning("views", "lost=%zu reason=%.*s", gathered->count, STR_ARG(err_name(failure->err)));
    arena_free(&gathered->arena);
    free(gathered);
}

void app_write_gathered(struct app *app)
{
    struct views_unit *gathered = memory_new(sizeof *gathered);
    gathered->count = views_take(app->views, gathered->views, instant_now());
    gathered->related_count = related_pages_take(app->related, gathered->related, instant_now());
    gathered->use_count = pending_take(app->uses, gathered->uses, instant_now());
    arena_init(&gathered->arena, 1 << 20);
    gathered->unit =
        (struct unit){.run = views_run, .done = views_done, .arg = gathered, .arena = &gathered->arena};
    if (gathered->count + gathered->related_count + gathered->use_count &&
        writers_submit(app->writers, &gathered->unit))
        return;
    arena_free(&gathered->arena);
    free(gathered);
}

void app_note_view(struct app *app, int64_t question_id, struct str network)
{
    if (views_note(app->views, question_id, network, instant_now()))
        app_write_gathered(app);
}

void app_note_related(struct app *app, const struct related *found)
{
    if (related_pages_note(app->related, found, instant_now()))
        app_write_gathered(app);
}

void app_note_use(struct app *app, int64_t token_id, struct instant now)
{
    if (pending_set(app->uses, (struct pending_row){token_id, now.ms}, now))
        app_write_gathered(app);
}

void app_close(struct app *app)
{
    if (app->slow)
        slow_stop(app->slow);
    if (app->elsewhere)
        slow_stop(app->elsewhere);
    if (app->files)
        slow_stop(app->files);
    if (app->writers) {
        app_write_gathered(app);
        writers_stop(app->writers);
    }
    if (app->readers)
        readers_close(app->readers);
    counters_free(app->counters);
    views_free(app->views);
    related_pages_free(app->related);
    pending_free(app->uses);
    rates_free(app->rates);
    if (app->site->site)
        site_drop(app->site->site);
    pthread_mutex_destroy(&app->site->lock);
    free(app->site);
    arena_free(&app->reference);
    arena_free(&app->carriers);
    *app = (struct app){0};
}

void app_listens(struct app *app, const char *address)
{
    __atomic_store_n(&app->listens, address, __ATOMIC_RELEASE);
}

struct str app_address(const struct app *app, const struct site *site)
{
    struct str set = site->settings[SETTING_BASE_URL];
    const char *listens = __atomic_load_n(&app->listens, __ATOMIC_ACQUIRE);
    if (set.len)
        return set;
    return listens ? str_from(listens) : STR("http://localhost");
}

struct site *app_site(struct app *app)
{
    pthread_mutex_lock(&app->site->lock);
    struct site *site = site_hold(app->site->site);
    pthread_mutex_unlock(&app->site->lock);
    return site;
}

enum err app_reload_site(struct app *app, struct failure *failure)
{
    struct site *fresh, *old;
    struct reader *reader = reader_borrow(app->readers);
    enum err err = site_load(reader->db, &fresh, failure);
    reader_return(app->readers, reader);
    if (err)
        return err;
    pthread_mutex_lock(&app->site->lock);
    old = app->site->site;
    fresh->generation = old->generation + 1;
    app->site->site = fresh;
    writers_use_site(app->writers, fresh);
    pthread_mutex_unlock(&app->site->lock);
    site_drop(old);
    return OK;
}

void app_renew_site(struct app *app)
{
    struct failure failure = {0};
    if (app_reload_site(app, &failure))
        log_warning("site", "stale=1 reason=%.*s", STR_ARG(err_name(failure.err)));
}
