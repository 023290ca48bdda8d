#include "http/site/seen.h"

#include "base/log.h"
#include "base/memory.h"
#include "service/reach/notices.h"

#include <stdlib.h>

struct seen {
    struct unit unit;
    struct arena arena;
    int64_t person_id, question_id;
    struct instant at;
};

static enum err seen_run(struct ctx *ctx, void *arg)
{
    struct seen *seen = arg;
    return notice_read_question(ctx, seen->person_id, seen->question_id, seen->at);
}

static void seen_free(struct seen *seen)
{
    arena_free(&seen->arena);
    free(seen);
}

/* What fails stays unread: the person will see it again. */
static void seen_done(void *arg, enum err err, const struct failure *failure)
{
    if (err)
        log_warning("seen", "reason=%.*s", STR_ARG(err_name(failure->err)));
    seen_free(arg);
}

void app_note_seen(struct app *app, int64_t person_id, int64_t question_id)
{
    struct seen *seen = memory_new(sizeof *seen);
    *seen = (struct seen){.person_id = person_id, .question_id = question_id, .at = instant_now()};
    arena_init(&seen->arena, 1 << 20);
    seen->unit = (struct unit){.run = seen_run, .done = seen_done, .arg = seen, .arena = &seen->arena};
    if (!writers_submit(app->writers, &seen->unit))
        seen_free(seen);
}
