/* recourse config: the settings as they are, and where each comes from. */
#include "base/check.h"
#include "cli/kit/commands.h"
#include "cli/kit/config_shown.h"
#include "cli/kit/session.h"
#include "cli/kit/tongue.h"
#include "text/kit/json_write.h"

#include <stdio.h>

enum { OPTION_JSON, OPTION_SECRETS, OPTION_COUNT };
enum { JSON_MAX = 256 * 1024 };

static struct str shown(struct run *run, enum config config)
{
    return run->given.options[OPTION_SECRETS].len ? run->given.config[config]
                                                  : config_shown(&run->arena, &run->given, config);
}

static struct str origin_of(struct run *run, enum config config)
{
    struct str origin = run->given.origin[config];
    return origin.len ? origin : say(operator_language(), STR(N_("standard")));
}

static void show_text(struct run *run)
{
    for (int i = 0; i < CONFIG_COUNT; i++)
        printf("%-20.*s %-40.*s # %.*s\n", STR_ARG(config_row((enum config)i)->name),
               STR_ARG(arena_printf(&run->arena, "= %.*s", STR_ARG(shown(run, (enum config)i)))),
               STR_ARG(origin_of(run, (enum config)i)));
}

static void show_json(struct run *run)
{
    struct buf out;
    struct json json;
    buf_init(&out, JSON_MAX);
    json_begin(&json, &out);
    json_array_begin(&json);
    for (int i = 0; i < CONFIG_COUNT; i++) {
        json_object_begin(&json);
        json_put(&json, STR("name"), config_row((enum config)i)->name);
        json_put(&json, STR("value"), shown(run, (enum config)i));
        json_put(&json, STR("standard"), config_row((enum config)i)->standard);
        json_put(&json, STR("origin"), run->given.origin[i]);
        json_object_end(&json);
    }
    json_array_end(&json);
    check(json_is_whole(&json));
    printf("%.*s\n", STR_ARG(buf_str(&out)));
    buf_free(&out);
}

/* All that can be said of the settings without serving. */
static int check_config(struct run *run)
{
    struct serving_settings settings;
    struct policy_set policies;
    if (run_serving(run, &settings) || run_rules(run, run_without_rules(run), &policies, NULL, &run->failure))
        return run_failed(run);
    printf("%.*s\n", STR_ARG(say(operator_language(), STR(N_("the settings can be served with")))));
    return run_end(run, EXIT_DONE);
}

int cmd_config(int argc, char **argv)
{
    static const struct option options[OPTION_COUNT] = {
        [OPTION_JSON] = {STR_INIT("json"), true}, [OPTION_SECRETS] = {STR_INIT("secrets"), true}};
    struct run run;
    int status = run_begin(&run, &(struct command_line){argc, argv, options, OPTION_COUNT});
    if (status)
        return status;
    struct str word = run.given.operand_count == 1 ? run.given.operands[0] : STR_NONE;
    if (str_eq(word, STR("check")))
        return check_config(&run);
    if (!str_eq(word, STR("show")))
        return run_misused(&run);
    if (run.given.options[OPTION_JSON].len)
        show_json(&run);
    else
        show_text(&run);
    return run_end(&run, EXIT_DONE);
}
