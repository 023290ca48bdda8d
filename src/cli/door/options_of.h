#ifndef CLI_DOOR_OPTIONS_OF_H
#define CLI_DOOR_OPTIONS_OF_H
/* The options that a command's usage names, one after another. */
#include "cli/door/table.h"

/* Takes the next "--name" off *usage; *valued tells whether a word in capitals stands behind it. False at the end. */
bool option_next(struct str *usage, struct str *name, bool *valued);
/* Cuts off the next of several ways to use a command, apart by " | "; those within brackets are words of one. */
struct str usage_cut(struct str *usage);

#endif
