#include "cli/commands.h"

#include <stdio.h>

int cmd_version(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    printf("recourse %s\n", RECOURSE_VERSION);
    return EXIT_DONE;
}
