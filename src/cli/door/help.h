#ifndef CLI_DOOR_HELP_H
#define CLI_DOOR_HELP_H
/* What the commands and settings are, for people. */
#include "cli/door/table.h"

#include <stdio.h>

void help_all(FILE *out);
void help_command(const struct command *command, FILE *out);
/* How it is used, on standard error: the ways that begin with `word`, all of them when none does. */
void help_misused(const struct command *command, struct str word);

#endif
