/* recourse manpage: the manual page, in mdoc(7), made of the table of commands and of the settings. */
#include "base/check.h"
#include "cli/door/options_of.h"
#include "cli/door/table.h"
#include "cli/kit/commands.h"
#include "cli/kit/session.h"

#include <stdio.h>

/* Text of ours as roff reads it: no line begins with a request, no sign is taken for another. */
static void put_text(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == '\\')
            printf("\\e");
        else if (c == '-')
            printf("\\-");
        else if (c == '"')
            printf("\\(dq");
        else
            putchar(c);
    }
}

static void put_commands(void)
{
    size_t count;
    const struct command *commands = command_table(&count);
    printf(".Sh COMMANDS\n.Bl -tag -width Ds\n");
    for (size_t i = 0; i < count; i++) {
        struct str rest = commands[i].usage;
        do {
            struct str way = usage_cut(&rest);
            printf(".It ");
            put_text(commands[i].name);
            putchar(' ');
            put_text(way);
            putchar('\n');
        } while (rest.len);
        put_text(commands[i].help);
        printf(".\n");
    }
    printf(".El\n");
}

static void put_settings(void)
{
    printf(".Sh SETTINGS\n"
           "Each comes from, in rising order: its standard value, the file that\n"
           ".Fl \\-config\n"
           "or\n"
           ".Ev RECOURSE_CONFIG\n"
           "names (lines\n"
           ".Ql name = value ,\n"
           "a # begins a comment), the environment (for\n"
           ".Cm db :\n"
           ".Ev RECOURSE_DB ,\n"
           "or\n"
           ".Ev RECOURSE_DB_FILE\n"
           "for a file that holds the value), an option.\n"
           ".Bl -tag -width Ds\n");
    for (int i = 0; i < CONFIG_COUNT; i++) {
        const struct config_row *row = config_row((enum config)i);
        printf(".It Fl \\-");
        put_text(row->name);
        printf("%s\n", row->kind == CONFIG_FLAG     ? ""
                       : row->kind == CONFIG_NUMBER ? " Ar number"
                                                    : " Ar value");
        put_text(row->help);
        if (row->standard.len) {
            printf("; if none is given: ");
            put_text(row->standard);
        }
        printf(".\n");
    }
    printf(".El\n");
}

static const char head[] =
    ".Dd November 29, 2026\n"
    ".Dt RECOURSE 1\n"
    ".Os\n"
    ".Sh NAME\n"
    ".Nm recourse\n"
    ".Nd a buyers' help desk\n"
    ".Sh SYNOPSIS\n"
    ".Nm\n"
    ".Ar command\n"
    ".Op Fl \\-setting Ar value\n"
    ".Op Ar words\n"
    ".Sh DESCRIPTION\n"
    ".Nm\n"
    "serves a help desk for buyers: questions and answers, orders with their protection and its\n"
    "deadlines, disputes, and a commission that decides them.\n"
    "It keeps its data in SQLite or PostgreSQL, and is one program with everything inside it.\n"
    "The commands below serve it and take care of it.\n"
    "Each tells what it takes with\n"
    ".Fl \\-help .\n";

static const char tail[] = ".Sh SIGNALS\n"
                           "SIGTERM and SIGINT end a server: what was accepted is finished first.\n"
                           "SIGHUP makes it read the settings in the database again.\n"
                           ".Sh FILES\n"
                           ".Bl -tag -width Ds\n"
                           ".It Pa /etc/recourse.conf\n"
                           "The settings of the service.\n"
                           ".It Pa /var/lib/recourse\n"
                           "Its database and its copies.\n"
                           ".El\n"
                           ".Sh EXIT STATUS\n"
                           "0: done.\n"
                           "1: a check found something.\n"
                           "2: wrong use.\n"
                           "3: a failure of the world.\n"
                           ".Sh EXAMPLES\n"
                           ".Dl recourse serve \\-\\-db sqlite:/var/lib/recourse/recourse.db\n"
                           ".Pp\n"
                           ".Dl recourse doctor \\-\\-config /etc/recourse.conf\n";

int cmd_manpage(int argc, char **argv)
{
    struct run run;
    int status = run_begin(&run, &(struct command_line){argc, argv, NULL, 0});
    if (status)
        return status;
    if (run.given.operand_count)
        return run_misused(&run);
    printf("%s", head);
    put_commands();
    put_settings();
    printf("%s", tail);
    return run_end(&run, EXIT_DONE);
}
