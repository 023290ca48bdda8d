#ifndef CLI_DOOR_HELP_H
#define CLI_DOOR_HELP_H
/* What the commands and settings are, for people. */
#include "cli/door/table.h"

#include <stdio.h>

void help_all(FILE *out);
void help_command(const struct command *command, FILE *out);

#endif
