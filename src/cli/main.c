/* THE command table. */
#include "base/check.h"
#include "base/secret.h"
#include "cli/commands.h"
#include "cli/config.h"
#include "text/kit/nearest.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

struct command {
    struct str name;
    int (*run)(int argc, char **argv);
    struct str usage, help;
};

static const struct command commands[] = {
    {STR_INIT("serve"), cmd_serve, STR_INIT("[--db URL] [--listen ADDR:PORT] [--demo]"),
     STR_INIT("serve the help desk")},
    {STR_INIT("migrate"), cmd_migrate, STR_INIT("[--db URL]"),
     STR_INIT("bring the database's schema to this version")},
    {STR_INIT("import"), cmd_import, STR_INIT("jsonl DIR [--lenient] | generate --scale N"),
     STR_INIT("load a help desk from files, or make one up")},
    {STR_INIT("export"), cmd_export, STR_INIT("[--db URL] DIR"), STR_INIT("write the same files")},
    {STR_INIT("backup"), cmd_backup, STR_INIT("[--db URL] FILE"),
     STR_INIT("copy the whole database while it is in use")},
    {STR_INIT("check"), cmd_check, STR_INIT("[--db URL] [--repair] | --case FILE [--key KEY]"),
     STR_INIT("count again what is stored as a count, fold every order again")},
    {STR_INIT("user"), cmd_user, STR_INIT("add|list|role|password|block|unblock NAME"),
     STR_INIT("people's accounts, for the operator")},
    {STR_INIT("tick"), cmd_tick, STR_INIT("[--db URL] [--now TIME]"),
     STR_INIT("apply the deadlines of orders that are due")},
    {STR_INIT("call"), cmd_call, STR_INIT("[--db URL] METHOD PATH [BODY]"),
     STR_INIT("answer one request without a socket")},
    {STR_INIT("track"), cmd_track, STR_INIT("[--json] [--find | --events] NUMBER..."),
     STR_INIT("tell what a tracking number can be, find numbers in a text, or read what carriers say")},
    {STR_INIT("advise"), cmd_advise,
     STR_INIT("--marketplace M --ordered DATE [--shipped DATE] [--promised DATE] [--protection-ends DATE] "
              "[--problem P] [--received DATE] [--tracking NUMBER]... [--event \"DATE TEXT\"]... "
              "[--contacted DATE] [--extension STATE[@DATE]] [--dispute STATE[@DATE]]... [--now DATE] "
              "[--format text|json|ics]"),
     STR_INIT("tell what to do now, by when, and what happens otherwise")},
    {STR_INIT("policy"), cmd_policy, STR_INIT("check FILE | show NAME | fields"),
     STR_INIT("check or print a marketplace's rules")},
    {STR_INIT("decode"), cmd_decode, STR_INIT("LANGUAGE <FILE"),
     STR_INIT("make one picture harmless, behind walls; the server starts it")},
    {STR_INIT("version"), cmd_version, STR_INIT(""), STR_INIT("print the version")},
};

static void print_help(FILE *out)
{
    fprintf(out, "Recourse, a buyers' help desk.\n\n");
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        fprintf(out, "  recourse %-8.*s %-42.*s %.*s\n", STR_ARG(commands[i].name),
                STR_ARG(commands[i].usage), STR_ARG(commands[i].help));
    fprintf(out,
            "\nSettings of every command that needs them (also as RECOURSE_NAME, or in a --config file):\n");
    for (int i = 0; i < CONFIG_COUNT; i++) {
        const struct config_row *row = config_row((enum config)i);
        fprintf(out, "  --%-14.*s %.*s%s%.*s%s\n", STR_ARG(row->name), STR_ARG(row->help),
                row->standard.len ? " (" : "", STR_ARG(row->standard), row->standard.len ? ")" : "");
    }
    fprintf(out,
            "\nExit status: 0 done, 1 a check found something, 2 wrong use, 3 a failure of the world.\n");
}

static int unknown_command(const char *word)
{
    struct str names[COUNT_OF(commands)];
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        names[i] = commands[i].name;
    struct str near = nearest_name(str_from(word), names, COUNT_OF(commands));
    if (near.len)
        fprintf(stderr, "recourse: there is no command \"%s\"; did you mean \"%.*s\"?\n", word,
                STR_ARG(near));
    else
        fprintf(stderr, "recourse: there is no command \"%s\"; recourse help lists them\n", word);
    return EXIT_USE;
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN);
    secret_init();
    if (argc < 2) {
        print_help(stderr);
        return EXIT_USE;
    }
    if (strcmp(argv[1], "help") == 0 || strcmp(argv[1], "--help") == 0) {
        print_help(stdout);
        return EXIT_DONE;
    }
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        if (str_eq(commands[i].name, str_from(argv[1])))
            return commands[i].run(argc - 2, argv + 2);
    return unknown_command(argv[1]);
}
