/* Finds the command that is called and runs it. */
#include "base/secret.h"
#include "cli/door/help.h"
#include "cli/kit/commands.h"
#include "cli/kit/config.h"
#include "cli/kit/tongue.h"
#include "text/kit/libraries.h"
#include "text/kit/nearest.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { COMMANDS_MAX = 64 };

static enum err unknown_command(struct failure *failure, const char *word)
{
    struct str names[COMMANDS_MAX];
    size_t count;
    const struct command *commands = command_table(&count);
    for (size_t i = 0; i < count && i < COMMANDS_MAX; i++)
        names[i] = commands[i].name;
    struct str near = nearest_name(str_from(word), names, count);
    if (near.len)
        return fail(failure, ERR_INPUT, "there is no command \"{word}\"; did you mean \"{near}\"?",
                    PLACE("word", str_from(word)), PLACE("near", near));
    return fail(failure, ERR_INPUT, "there is no command \"{word}\"; recourse help lists them",
                PLACE("word", str_from(word)));
}

/* Before "--", which ends the options. */
static bool asks_for_help(int argc, char **argv)
{
    for (int i = 2; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
            return true;
    return false;
}

static int run_command(const struct command *command, int argc, char **argv)
{
    if (asks_for_help(argc, argv)) {
        help_command(command, stdout);
        return EXIT_DONE;
    }
    int status = command->run(argc - 2, argv + 2);
    if (status != EXIT_MISUSED)
        return status;
    help_misused(command, argc > 2 ? str_from(argv[2]) : STR_NONE);
    return EXIT_USE;
}

/* "help" and "help COMMAND". */
static int show_help(int argc, char **argv)
{
    const struct command *command = argc > 2 ? command_find(str_from(argv[2])) : NULL;
    if (command)
        help_command(command, stdout);
    else
        help_all(stdout);
    return EXIT_DONE;
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN);
    umask(0077); /* databases, copies and exports hold what is nobody else's business */
    secret_init();
    libraries_share_memory();
    if (argc < 2) {
        help_all(stderr);
        return EXIT_USE;
    }
    if (strcmp(argv[1], "help") == 0 || strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        return show_help(argc, argv);
    if (strcmp(argv[1], "--version") == 0)
        return cmd_version(argc - 2, argv + 2);
    const struct command *command = command_find(str_from(argv[1]));
    if (command)
        return run_command(command, argc, argv);
    struct failure failure = {.language = operator_language()};
    if (unknown_command(&failure, argv[1]))
        fprintf(stderr, "recourse: %s\n", failure.text);
    return EXIT_USE;
}
