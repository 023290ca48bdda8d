#include "support/bulk/recounting.h"

#include "service/desk/recount.h"
#include "support/kit/suite.h"

static void note_difference(void *arg, const struct difference *difference)
{
    print_error("%.*s\n", STR_ARG(difference->said));
    ++*(size_t *)arg;
}

enum err recount_all(struct ctx *ctx, void *arg)
{
    struct recount recount = {.repair = !arg, .differs = arg ? note_difference : NULL, .arg = arg};
    struct recount_cursor place = {0};
    enum err err = OK;
    while (!err && place.kind != RECOUNT_END)
        err = recount_page(ctx, &recount, &place);
    return err;
}
