#include "cli/unit.h"

#include "store/migrate.h"

static const size_t work_bytes_max = (size_t)256 << 20;

enum err workplace_open(struct run *run, struct workplace *place)
{
    struct str url = run->given.config[CONFIG_DB];
    *place = (struct workplace){0};
    arena_init(&place->arena, work_bytes_max);
    enum err err = migrate_to_latest(url, NULL, &run->failure);
    if (!err)
        err = db_open(url, DB_WRITE, &place->db, &run->failure);
    if (!err)
        err = site_load(place->db, &place->site, &run->failure);
    if (err)
        workplace_close(place);
    return err;
}

void workplace_close(struct workplace *place)
{
    if (place->site)
        site_drop(place->site);
    db_close(place->db);
    arena_free(&place->arena);
    *place = (struct workplace){0};
}

enum err workplace_reload(struct run *run, struct workplace *place)
{
    site_drop(place->site);
    place->site = NULL;
    return site_load(place->db, &place->site, &run->failure);
}

enum err workplace_do(struct run *run, struct workplace *place, enum err (*work)(struct ctx *ctx, void *arg),
                      void *arg)
{
    struct unit unit = {.run = work, .arg = arg, .arena = &place->arena};
    enum err err = unit_run(place->db, place->site, &unit, &run->failure);
    arena_reset(&place->arena);
    return err;
}
