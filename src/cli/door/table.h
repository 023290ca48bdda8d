#ifndef CLI_DOOR_TABLE_H
#define CLI_DOOR_TABLE_H
/* THE table of commands: what the program is called with. Help, completion and the manual page are made of it. */
#include "base/str.h"

struct command {
    struct str name;
    int (*run)(int argc, char **argv);
    struct str
        usage; /* what stands behind the name; alternatives with | between, all options of its own in it */
    struct str help;  /* one line, marked for the catalogues */
    struct str words; /* the first words that it knows, blanks between; empty: none */
};

const struct command *command_table(size_t *count);
/* NULL: there is none of that name. */
const struct command *command_find(struct str name);

#endif
