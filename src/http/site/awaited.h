#ifndef HTTP_SITE_AWAITED_H
#define HTTP_SITE_AWAITED_H
/* Units of work for threads that have nothing else to do meanwhile. */
#include "http/site/app.h"

/* Runs work(ctx, arg) on the writers and waits for its commit. A failure is logged under that name. ERR_BUSY: no room. */
enum err awaited_unit(struct app *app, const char *name, enum err (*work)(struct ctx *ctx, void *arg),
                      void *arg) MUST_USE;
/* The same for a unit that locks what it is about (unit.by_rows). */
enum err awaited_by_rows(struct app *app, const char *name, enum err (*work)(struct ctx *ctx, void *arg),
                         void *arg) MUST_USE;

#endif
