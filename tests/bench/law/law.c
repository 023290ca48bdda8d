/*
 * law decide | acts service URL UNITS GROUP WRITERS | acts sqlite PATH UNITS GROUP | fill PATH ORDERS DOUBLINGS | tick PATH DUE | check
 * PATH CASES: prints one number, a rate a second or seconds.
 */
#include "law.h"

#include "base/packed.h"
#include "base/secret.h"
#include "service/unit/site.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { UNIT_BYTES = 256 << 20, KEPT_BYTES = 16 << 20 };

noreturn void law_fail(const char *what, const char *why)
{
    fprintf(stderr, "law: %s: %s\n", what, why);
    exit(1);
}

void law_open(struct law_place *place, struct str url)
{
    *place = (struct law_place){0};
    arena_init(&place->arena, UNIT_BYTES);
    arena_init(&place->kept, KEPT_BYTES);
    if (db_open(url, DB_WRITE, &place->db, &place->failure) ||
        site_load(place->db, &place->site, &place->failure) ||
        policy_set_load(&place->kept, &packed_policies, &place->policies, &place->failure))
        law_fail(url.at, place->failure.text);
}

void law_close(struct law_place *place)
{
    site_drop(place->site);
    db_close(place->db);
    arena_free(&place->arena);
    arena_free(&place->kept);
}

void law_do(struct law_place *place, enum err (*run)(struct ctx *ctx, void *arg), void *arg)
{
    struct unit unit = {.run = run, .arg = arg, .arena = &place->arena};
    arena_reset(&place->arena);
    if (unit_run(place->db, place->site, &unit, &place->failure))
        law_fail("a unit of work", place->failure.text);
}

static int64_t number(const char *text)
{
    int64_t value;
    if (!str_to_int(str_from(text), &value) || value < 0)
        law_fail(text, "is no number");
    return value;
}

static bool is(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

int main(int argc, char **argv)
{
    secret_init();
    if (argc == 2 && is(argv[1], "decide"))
        printf("%.0f\n", law_decide());
    else if (argc == 7 && is(argv[1], "acts") && is(argv[2], "service"))
        printf("%.0f\n", law_acts_by_service(str_from(argv[3]), number(argv[4]), number(argv[5]),
                                             (unsigned)number(argv[6])));
    else if (argc == 6 && is(argv[1], "acts") && is(argv[2], "sqlite"))
        printf("%.0f\n", law_acts_by_sqlite(argv[3], number(argv[4]), number(argv[5])));
    else if (argc == 5 && is(argv[1], "fill"))
        law_fill(argv[2], number(argv[3]), number(argv[4]));
    else if (argc == 4 && is(argv[1], "tick"))
        printf("%.3f\n", law_tick(argv[2], number(argv[3])));
    else if (argc == 4 && is(argv[1], "check"))
        printf("%.3f\n", law_check(argv[2], number(argv[3])));
    else
        law_fail("usage", "see the beginning of law.c");
    return 0;
}
