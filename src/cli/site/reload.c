#include "cli/site/reload.h"

#include "base/log.h"
#include "cli/site/supervisor.h"

#include <string.h>

/* What threads look at without a lock, and nothing was built on. */
static bool holds_at_once(int config)
{
    return config == CONFIG_LOG_LEVEL || config == CONFIG_QUIET;
}

static void use(struct run *run, const struct words_given *given, struct app *app)
{
    struct str later = STR_NONE;
    for (int i = 0; i < CONFIG_COUNT; i++) {
        if (str_eq(run->given.config[i], given->config[i]))
            continue;
        if (holds_at_once(i))
            run->given.config[i] = arena_copy(&run->arena, given->config[i]);
        else
            later = arena_printf(&run->arena, "%.*s%s%.*s", STR_ARG(later), later.len ? "," : "",
                                 STR_ARG(config_row((enum config)i)->name));
    }
    log_set_least((enum log_level)config_choice(&run->given, CONFIG_LOG_LEVEL));
    app_set_quiet(app, run->given.config[CONFIG_QUIET].len > 0);
    if (later.len)
        log_warning("reload", "from_next_start=%.*s", STR_ARG(later));
}

void reload(struct run *run, const struct command_line *line, struct app *app)
{
    struct arena arena;
    struct words_given given;
    struct failure failure = {0};
    supervisor_say_reloading();
    arena_init(&arena, 1 << 20);
    enum err err = config_read(&arena, line, &given, &failure);
    if (!err)
        use(run, &given, app);
    arena_free(&arena);
    if (!err)
        err = app_reload_site(app, &failure);
    if (err)
        log_error("reload", "failed=1 reason=%s", failure.text);
    else
        log_line("reload", "failed=0");
    supervisor_say("READY=1");
}
