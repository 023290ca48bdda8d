#include "cli/kit/unit.h"

#include "service/desk/wording.h"
#include "store/engine/migrate.h"

static const size_t work_bytes_max = (size_t)256 << 20;

static enum err open_for(struct run *run, enum db_mode mode, struct workplace *place)
{
    *place = (struct workplace){0};
    arena_init(&place->arena, work_bytes_max);
    enum err err = db_open(run->given.config[CONFIG_DB], mode, &place->db, &run->failure);
    if (!err)
        err = site_load(place->db, &place->site, &run->failure);
    if (err)
        workplace_close(place);
    return err;
}

static enum err renew_some(struct ctx *ctx, void *arg)
{
    struct wording_place *place = arg, next = *place;
    enum err err = wording_renew(ctx, &next);
    if (!err)
        *place = next;
    return err;
}

/* What an older version stored is made again in this one's way, before anybody looks at it. */
static enum err renew(struct run *run, struct workplace *place)
{
    struct wording_place words = {.more = true};
    enum err err = OK;
    while (!err && words.more)
        err = workplace_do(run, place, renew_some, &words);
    if (err)
        workplace_close(place);
    return err;
}

enum err workplace_open(struct run *run, struct workplace *place)
{
    enum err err = migrate_to_latest(run->given.config[CONFIG_DB], NULL, &run->failure);
    if (!err)
        err = open_for(run, DB_WRITE, place);
    return err ? err : renew(run, place);
}

enum err workplace_look(struct run *run, struct workplace *place)
{
    return open_for(run, DB_READ, place);
}

void workplace_close(struct workplace *place)
{
    if (place->site)
        site_drop(place->site);
    db_close(place->db);
    arena_free(&place->arena);
    *place = (struct workplace){0};
}

enum err workplace_do(struct run *run, struct workplace *place, enum err (*work)(struct ctx *ctx, void *arg),
                      void *arg)
{
    struct unit unit = {.run = work, .arg = arg, .arena = &place->arena};
    enum err err = unit_run(place->db, place->site, &unit, &run->failure);
    arena_reset(&place->arena);
    return err;
}

enum err workplace_read(struct run *run, struct workplace *place,
                        enum err (*work)(struct ctx *ctx, void *arg), void *arg)
{
    struct unit unit = {.run = work, .arg = arg, .arena = &place->arena};
    enum err err = unit_read(place->db, place->site, &unit, &run->failure);
    arena_reset(&place->arena);
    return err;
}
