/* THE command table. */
#include "base/check.h"
#include "base/secret.h"
#include "cli/commands.h"
#include "cli/config.h"
#include "cli/tongue.h"
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
     STR_INIT(N_("serve the help desk"))},
    {STR_INIT("migrate"), cmd_migrate, STR_INIT("[--db URL]"),
     STR_INIT(N_("bring the database's schema to this version"))},
    {STR_INIT("import"), cmd_import, STR_INIT("jsonl DIR [--lenient] | generate --scale N"),
     STR_INIT(N_("load a help desk from files, or make one up"))},
    {STR_INIT("export"), cmd_export, STR_INIT("[--db URL] DIR"), STR_INIT(N_("write the same files"))},
    {STR_INIT("backup"), cmd_backup, STR_INIT("[--db URL] FILE"),
     STR_INIT(N_("copy the whole database while it is in use"))},
    {STR_INIT("check"), cmd_check, STR_INIT("[--db URL] [--repair] | --case FILE [--key KEY]"),
     STR_INIT(N_("count again what is stored as a count, fold every order again"))},
    {STR_INIT("user"), cmd_user, STR_INIT("add|list|role|password|block|unblock NAME"),
     STR_INIT(N_("people's accounts, for the operator"))},
    {STR_INIT("tick"), cmd_tick, STR_INIT("[--db URL] [--now TIME]"),
     STR_INIT(N_("apply the deadlines of orders that are due"))},
    {STR_INIT("call"), cmd_call, STR_INIT("[--db URL] METHOD PATH [BODY]"),
     STR_INIT(N_("answer one request without a socket"))},
    {STR_INIT("track"), cmd_track, STR_INIT("[--json] [--find | --events] NUMBER..."),
     STR_INIT(N_("tell what a tracking number can be, find numbers in a text, or read what carriers say"))},
    {STR_INIT("advise"), cmd_advise,
     STR_INIT("--marketplace M --ordered DATE [--shipped DATE] [--promised DATE] [--protection-ends DATE] "
              "[--problem P] [--received DATE] [--tracking NUMBER]... [--event \"DATE TEXT\"]... "
              "[--contacted DATE] [--extension STATE[@DATE]] [--dispute STATE[@DATE]]... [--now DATE] "
              "[--format text|json|ics]"),
     STR_INIT(N_("tell what to do now, by when, and what happens otherwise"))},
    {STR_INIT("policy"), cmd_policy, STR_INIT("check FILE | show NAME | fields"),
     STR_INIT(N_("check or print a marketplace's rules"))},
    {STR_INIT("mail"), cmd_mail, STR_INIT("test ADDRESS"),
     STR_INIT(N_("send one mail by the server that is set, and say what it answers"))},
    {STR_INIT("decode"), cmd_decode, STR_INIT("LANGUAGE <FILE"),
     STR_INIT(N_("make one picture harmless, behind walls; the server starts it"))},
    {STR_INIT("version"), cmd_version, STR_INIT(""), STR_INIT(N_("print the version"))},
};

static struct str operator_says(const char *english)
{
    return say(operator_language(), str_from(english));
}

static void print_help(FILE *out)
{
    const struct language *language = operator_language();
    fprintf(out, "%.*s\n\n", STR_ARG(operator_says(N_("Recourse, a buyers' help desk."))));
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        fprintf(out, "  recourse %-8.*s %-42.*s %.*s\n", STR_ARG(commands[i].name),
                STR_ARG(commands[i].usage), STR_ARG(say(language, commands[i].help)));
    fprintf(
        out, "\n%.*s\n",
        STR_ARG(operator_says(N_("Settings of every command that needs them (also as RECOURSE_NAME, or in a "
                                 "--config file):"))));
    for (int i = 0; i < CONFIG_COUNT; i++) {
        const struct config_row *row = config_row((enum config)i);
        fprintf(out, "  --%-14.*s %.*s%s%.*s%s\n", STR_ARG(row->name), STR_ARG(say(language, row->help)),
                row->standard.len ? " (" : "", STR_ARG(row->standard), row->standard.len ? ")" : "");
    }
    fprintf(out, "\n%.*s\n",
            STR_ARG(operator_says(
                N_("Exit status: 0 done, 1 a check found something, 2 wrong use, 3 a failure of "
                   "the world."))));
}

static int print_usage(const struct command *command)
{
    printf("recourse %.*s %.*s\n  %.*s\n\n%.*s\n", STR_ARG(command->name), STR_ARG(command->usage),
           STR_ARG(say(operator_language(), command->help)),
           STR_ARG(operator_says(
               N_("recourse help lists the commands, and the settings of those that need them."))));
    return EXIT_DONE;
}

/* "--help" anywhere before "--" asks what the command is for, and runs nothing. */
static bool asks_for_help(int argc, char **argv)
{
    for (int i = 2; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--help") == 0)
            return true;
    return false;
}

static int run(const struct command *command, int argc, char **argv)
{
    return asks_for_help(argc, argv) ? print_usage(command) : command->run(argc - 2, argv + 2);
}

static enum err unknown_command(struct failure *failure, const char *word)
{
    struct str names[COUNT_OF(commands)];
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        names[i] = commands[i].name;
    struct str near = nearest_name(str_from(word), names, COUNT_OF(commands));
    if (near.len)
        return fail(failure, ERR_INPUT, "there is no command \"{word}\"; did you mean \"{near}\"?",
                    PLACE("word", str_from(word)), PLACE("near", near));
    return fail(failure, ERR_INPUT, "there is no command \"{word}\"; recourse help lists them",
                PLACE("word", str_from(word)));
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
    struct str name = str_from(strcmp(argv[1], "--version") == 0 ? "version" : argv[1]);
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        if (str_eq(commands[i].name, name))
            return run(&commands[i], argc, argv);
    struct failure failure = {.language = operator_language()};
    if (unknown_command(&failure, argv[1]))
        fprintf(stderr, "recourse: %s\n", failure.text);
    return EXIT_USE;
}
