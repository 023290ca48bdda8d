#ifndef CLI_SITE_RELOAD_H
#define CLI_SITE_RELOAD_H
/* SIGHUP: what was changed meanwhile is read again, and everything goes on. */
#include "cli/kit/session.h"

/*
 * The settings in the database, and those of the program: how much is logged holds at once, the log names what holds from
 * the next start. A file that is wrong is said there, and changes nothing.
 */
void reload(struct run *run, const struct command_line *line, struct app *app);

#endif
