#include "cli/kit/session.h"

#include "api/door/routes.h"
#include "base/check.h"
#include "cli/kit/commands.h"
#include "cli/kit/config_shown.h"
#include "cli/kit/tongue.h"
#include "service/policy/folder.h"
#include "web/door/routes.h"

#include <stdio.h>

int run_begin(struct run *run, const struct command_line *line)
{
    *run = (struct run){.failure = {.language = operator_language()}};
    arena_init(&run->arena, 64 << 20);
    return config_read(&run->arena, line, &run->given, &run->failure) ? run_failed(run) : 0;
}

int run_end(struct run *run, int status)
{
    arena_free(&run->arena);
    return status;
}

int run_failed(struct run *run)
{
    fprintf(stderr, "recourse: %s\n", run->failure.text);
    return run_end(run, run->failure.err == ERR_INPUT ? EXIT_USE : EXIT_WORLD);
}

enum err run_rules(struct run *run, bool goes_on, struct policy_set *policies, bool *refused,
                   struct failure *failure)
{
    struct str why = STR_NONE;
    enum err err = policy_folder_take(&run->arena, run->given.config[CONFIG_POLICIES], policies,
                                      goes_on ? &why : NULL, failure);
    if (why.len)
        fprintf(stderr, "recourse: %.*s\n", STR_ARG(why));
    if (refused)
        *refused = why.len > 0;
    return err;
}

bool run_without_rules(const struct run *run)
{
    return run->given.config[CONFIG_WITHOUT_RULES].len > 0;
}

int run_misused(struct run *run)
{
    return run_end(run, EXIT_MISUSED);
}

const struct door *const *run_doors(size_t *count)
{
    static const struct door *const all[] = {&api_door, &web_door};
    *count = COUNT_OF(all);
    return all;
}

bool run_shelf(struct run *run, struct backup_shelf *shelf)
{
    *shelf = (struct backup_shelf){
        .folder = run->given.config[CONFIG_COPIES],
        .every_ms = SPAN_HOURS(config_number(&run->given, CONFIG_COPIES_EVERY)).ms,
        .keep = config_number(&run->given, CONFIG_COPIES_KEEP),
    };
    return shelf->folder.len > 0;
}

enum err run_bucket(struct run *run, struct bucket_settings *settings)
{
    const struct str *config = run->given.config;
    *settings = (struct bucket_settings){
        .url = config[CONFIG_BUCKET_URL],
        .bucket = config[CONFIG_BUCKET],
        .region = config[CONFIG_BUCKET_REGION],
        .key = config[CONFIG_BUCKET_KEY],
        .secret = config[CONFIG_BUCKET_SECRET],
        .keep = config_number(&run->given, CONFIG_BUCKET_KEEP),
        .inside = config[CONFIG_CALL_INSIDE].len > 0,
    };
    return settings->bucket.len ? bucket_settings_check(settings, &run->failure) : OK;
}

enum err run_smtp(struct run *run, struct smtp_settings *settings)
{
    *settings =
        (struct smtp_settings){run->given.config[CONFIG_SMTP_URL], run->given.config[CONFIG_MAIL_FROM],
                               (size_t)config_number(&run->given, CONFIG_SMTP_CONNECTIONS)};
    return smtp_settings_check(settings, &run->failure);
}

static enum err read_outside(struct run *run, struct outside *outside)
{
    *outside = (struct outside){.inside = run->given.config[CONFIG_CALL_INSIDE].len > 0};
    outside->inbox =
        (struct inbox_settings){run->given.config[CONFIG_INBOX_URL], run->given.config[CONFIG_INBOX_ADDRESS],
                                SPAN_MS(INBOX_PAUSE_MS)};
    enum err err = run_smtp(run, &outside->mail);
    if (!err && outside->inbox.url.len && !outside->mail.url.len)
        return fail(&run->failure, ERR_INPUT, "--inbox-url needs --smtp-url, too: answers are to mails");
    return err ? err : inbox_settings_check(&outside->inbox, &run->failure);
}

/* The provider that people may sign in with. */
static enum err read_provider(struct run *run, struct provider_settings *settings)
{
    const struct str *config = run->given.config;
    *settings = (struct provider_settings){
        .issuer = config[CONFIG_OIDC_ISSUER],
        .client_id = config[CONFIG_OIDC_CLIENT_ID],
        .client_secret = config[CONFIG_OIDC_CLIENT_SECRET],
        .name = config[CONFIG_OIDC_NAME].len ? config[CONFIG_OIDC_NAME] : config[CONFIG_OIDC_ISSUER],
        .inside = config[CONFIG_CALL_INSIDE].len > 0,
    };
    bool https = str_starts(settings->issuer, STR("https://"));
    if (!settings->issuer.len)
        return OK;
    if (!https && !(settings->inside && str_starts(settings->issuer, STR("http://"))))
        return fail(&run->failure, ERR_INPUT, "--oidc-issuer takes an address that begins with https://");
    if (!settings->client_id.len)
        return fail(&run->failure, ERR_INPUT, "--oidc-issuer needs --oidc-client-id, too");
    return OK;
}

static enum err read_copies(struct run *run, struct serving_settings *settings)
{
    bool kept = run_shelf(run, &settings->shelf);
    enum err err = run_bucket(run, &settings->bucket);
    if (!err && settings->bucket.bucket.len && !kept)
        return fail(&run->failure, ERR_INPUT, "--bucket needs --copies, too: from there they are sent");
    return err;
}

static enum err read_networks(struct run *run, struct serving_settings *settings)
{
    const struct str *config = run->given.config;
    enum err err = peer_trust_read(config_row(CONFIG_TRUSTED_PROXY)->name, config[CONFIG_TRUSTED_PROXY],
                                   &settings->trust, &run->failure);
    return err ? err
               : peer_trust_read(config_row(CONFIG_METRICS_FROM)->name, config[CONFIG_METRICS_FROM],
                                 &settings->watchers, &run->failure);
}

enum err run_serving(struct run *run, struct serving_settings *settings)
{
    enum err err = read_networks(run, settings);
    if (!err)
        err = read_outside(run, &settings->outside);
    if (!err)
        err = read_provider(run, &settings->provider);
    return err ? err : read_copies(run, settings);
}

/* The keys stay where they were read from: nothing of them is stored. */
static struct service_settings services_of(const struct run *run)
{
    const struct str *config = run->given.config;
    return (struct service_settings){
        .at =
            {
                [WEBHOOK_17TRACK] = {config[CONFIG_17TRACK_URL], config[CONFIG_17TRACK_KEY]},
                [WEBHOOK_AFTERSHIP] = {config[CONFIG_AFTERSHIP_URL], config[CONFIG_AFTERSHIP_KEY]},
                [WEBHOOK_EASYPOST] = {config[CONFIG_EASYPOST_URL], config[CONFIG_EASYPOST_KEY]},
                [WEBHOOK_SHIPPO] = {config[CONFIG_SHIPPO_URL], config[CONFIG_SHIPPO_KEY]},
                [WEBHOOK_OWN] = {config[CONFIG_TRACKING_URL], config[CONFIG_TRACKING_KEY]},
            },
        .quota = config_number(&run->given, CONFIG_TRACKING_QUOTA),
    };
}

static const struct told_setting *told_of(struct run *run)
{
    struct told_setting *told = ARENA_ARRAY(&run->arena, struct told_setting, CONFIG_COUNT);
    for (int i = 0; i < CONFIG_COUNT; i++)
        told[i] = (struct told_setting){.name = config_row((enum config)i)->name,
                                        .value = config_shown(&run->arena, &run->given, (enum config)i),
                                        .origin = run->given.origin[i],
                                        .meaning = config_row((enum config)i)->help};
    return told;
}

enum err run_open_app(struct run *run, struct app *app, unsigned threads)
{
    size_t count;
    struct str *config = run->given.config;
    struct app_options options = {.database = config[CONFIG_DB],
                                  .readers = threads,
                                  .writers = (unsigned)config_number(&run->given, CONFIG_WRITERS),
                                  .policies = config[CONFIG_POLICIES],
                                  .language = config[CONFIG_LANGUAGE],
                                  .made_up_languages = config[CONFIG_MADE_UP_LANGUAGES].len > 0,
                                  .without_rules = config[CONFIG_WITHOUT_RULES].len > 0,
                                  .quiet = config[CONFIG_QUIET].len > 0,
                                  .services = services_of(run),
                                  .told = told_of(run),
                                  .told_count = CONFIG_COUNT,
                                  .mails = config[CONFIG_SMTP_URL].len > 0,
                                  .decoder = {"/proc/self/exe", {DECODER_PATIENCE_MS}}};
    const struct door *const *doors = run_doors(&count);
    return app_open(&options, doors, count, app, &run->failure);
}
