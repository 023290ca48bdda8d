#include "cli/door/help.h"

#include "cli/door/options_of.h"
#include "cli/kit/config.h"
#include "cli/kit/tongue.h"

static void print_settings(FILE *out)
{
    fprintf(
        out, "\n%.*s\n",
        STR_ARG(operator_says(N_("Settings of every command that needs them (also as RECOURSE_NAME, or in a "
                                 "--config file):"))));
    for (int i = 0; i < CONFIG_COUNT; i++) {
        const struct config_row *row = config_row((enum config)i);
        fprintf(out, "  --%-14.*s %.*s%s%.*s%s\n", STR_ARG(row->name),
                STR_ARG(say(operator_language(), row->help)), row->standard.len ? " (" : "",
                STR_ARG(row->standard), row->standard.len ? ")" : "");
    }
    fprintf(out, "\n%.*s\n",
            STR_ARG(operator_says(
                N_("Exit status: 0 done, 1 a check found something, 2 wrong use, 3 a failure of "
                   "the world."))));
}

void help_all(FILE *out)
{
    size_t count;
    const struct command *commands = command_table(&count);
    fprintf(out, "%.*s\n\n", STR_ARG(operator_says(N_("Recourse, a buyers' help desk."))));
    for (size_t i = 0; i < count; i++)
        fprintf(out, "  recourse %-8.*s %-42.*s %.*s\n", STR_ARG(commands[i].name),
                STR_ARG(commands[i].usage), STR_ARG(say(operator_language(), commands[i].help)));
    print_settings(out);
}

static bool begins_with(struct str way, struct str word)
{
    return str_eq(str_cut(&way, ' '), word);
}

/* Each on a line of its own; those that begin with `word`, and how many they are. Nothing given: all. */
static int print_ways(const struct command *command, struct str word, FILE *out)
{
    struct str rest = command->usage;
    int printed = 0;
    do {
        struct str way = usage_cut(&rest);
        if (word.len && !begins_with(way, word))
            continue;
        fprintf(out, "  recourse %.*s %.*s\n", STR_ARG(command->name), STR_ARG(way));
        printed++;
    } while (rest.len);
    return printed;
}

void help_command(const struct command *command, FILE *out)
{
    fprintf(out, "recourse %.*s: %.*s\n\n", STR_ARG(command->name),
            STR_ARG(say(operator_language(), command->help)));
    print_ways(command, STR_NONE, out);
    print_settings(out);
}

void help_misused(const struct command *command, struct str word)
{
    fprintf(stderr, "recourse %.*s: %.*s\n", STR_ARG(command->name),
            STR_ARG(operator_says(N_("use it like this:"))));
    if (word.len == 0 || print_ways(command, word, stderr) == 0)
        print_ways(command, STR_NONE, stderr);
}
