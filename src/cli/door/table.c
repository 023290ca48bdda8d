#include "cli/door/table.h"

#include "base/check.h"
#include "base/words.h"
#include "cli/kit/commands.h"

/* name, function, what stands behind the name, what it does, first words */
static const struct command commands[] = {
    {STR_INIT("serve"), cmd_serve, STR_INIT("[--db URL] [--listen ADDR:PORT] [--demo]"),
     STR_INIT(N_("serve the help desk")), STR_INIT("")},
    {STR_INIT("migrate"), cmd_migrate, STR_INIT("[--db URL] [--dry-run]"),
     STR_INIT(N_("bring the database's schema to this version")), STR_INIT("")},
    {STR_INIT("import"), cmd_import,
     STR_INIT(
         "jsonl DIR [--lenient] [--dry-run] | q2a DUMP.sql [--prefix PREFIX] [--zone ZONE] [--dry-run] | "
         "answer DUMP.sql [--prefix PREFIX] [--zone ZONE] [--dry-run] | phpbb DUMP.sql --forums NUMBERS|all "
         "[--prefix "
         "PREFIX] [--dry-run] | "
         "stackexchange DIR [--dry-run] | discourse FILE.json [--dry-run] | whole DIR [--dry-run] | "
         "orders FILE.csv --market SLUG --seller NAME [--make-buyers] [--dry-run] | listed FILE.txt --buyer "
         "NAME [--dry-run] | table FILE.csv --buyer NAME [--policy ID] [--currency CODE] "
         "[--days day-first|month-first] [--since DAY] [--columns NAME=COLUMN,...] [--dry-run] | generate "
         "--scale N [--seed N]"),
     STR_INIT(N_("load a help desk from files, or make one up")),
     STR_INIT("jsonl q2a answer phpbb stackexchange discourse orders listed table whole generate")},
    {STR_INIT("export"), cmd_export, STR_INIT("[--db URL] [--whole] DIR"),
     STR_INIT(N_("write the same files")), STR_INIT("")},
    {STR_INIT("backup"), cmd_backup, STR_INIT("[--db URL] FILE"),
     STR_INIT(N_("copy the whole database while it is in use")), STR_INIT("")},
    {STR_INIT("restore"), cmd_restore, STR_INIT("[--db URL] [--anyway] FILE|bucket:[NAME]"),
     STR_INIT(N_("put a copy into the place of the database, when it is whole")), STR_INIT("")},
    {STR_INIT("move"), cmd_move, STR_INIT("FROM-URL TO-URL"),
     STR_INIT(N_("bring everything into a new database, on SQLite or PostgreSQL")), STR_INIT("")},
    {STR_INIT("doctor"), cmd_doctor, STR_INIT("[--db URL] [--mend] [--json]"),
     STR_INIT(N_("say what is wrong with this installation, and how to mend it")), STR_INIT("")},
    {STR_INIT("check"), cmd_check, STR_INIT("[--db URL] [--repair] | --case FILE [--key KEY]"),
     STR_INIT(N_("count again what is stored as a count, fold every order again")), STR_INIT("")},
    {STR_INIT("healthcheck"), cmd_healthcheck, STR_INIT("[--listen ADDR:PORT] [--wait SECONDS]"),
     STR_INIT(N_("ask the server of these settings whether it is ready")), STR_INIT("")},
    {STR_INIT("site"), cmd_site, STR_INIT("show [--json] | apply FILE.json [--dry-run] | link"),
     STR_INIT(N_("what the site is, by a file; a new link for the first operator")),
     STR_INIT("show apply link")},
    {STR_INIT("user"), cmd_user,
     STR_INIT("list [--json] | add NAME [--role ROLE] [--title TITLE] [--stdin] | role NAME ROLE | "
              "password NAME [--stdin] | second-step-off NAME | block NAME [--days N] [--reason TEXT] | "
              "unblock NAME | export NAME FILE.json | erase NAME --yes"),
     STR_INIT(N_("people's accounts, for the operator")),
     STR_INIT("list add role password second-step-off block unblock export erase")},
    {STR_INIT("token"), cmd_token,
     STR_INIT("list (--person NAME | --market SLUG) [--json] | create (--person NAME | --market SLUG) --name "
              "TEXT --scopes WORDS [--days N] [--json] | revoke (--person NAME | --market SLUG) ID"),
     STR_INIT(N_("what programs show instead of a password: a person's, or a marketplace's keys")),
     STR_INIT("list create revoke")},
    {STR_INIT("tick"), cmd_tick, STR_INIT("[--db URL] [--now TIME]"),
     STR_INIT(N_("apply the deadlines of orders that are due")), STR_INIT("")},
    {STR_INIT("call"), cmd_call, STR_INIT("[--db URL] METHOD PATH [BODY]"),
     STR_INIT(N_("answer one request without a socket")), STR_INIT("")},
    {STR_INIT("openapi"), cmd_openapi, STR_INIT(""), STR_INIT(N_("print the description of the API")),
     STR_INIT("")},
    {STR_INIT("track"), cmd_track,
     STR_INIT("[--json] NUMBER...|- | [--json] --find TEXT|- | [--json] --events TEXT|-"),
     STR_INIT(
         N_("tell what a tracking number can be, find numbers in a text, or read what carriers say; - is "
            "standard input, with one number or one event a line")),
     STR_INIT("")},
    {STR_INIT("advise"), cmd_advise,
     STR_INIT("--marketplace M --ordered DATE [--shipped DATE] [--promised DATE] [--protection-ends DATE] "
              "[--problem P] [--received DATE] [--tracking NUMBER]... [--event \"DATE TEXT\"]... "
              "[--contacted DATE] [--extension STATE[@DATE]] [--dispute STATE[@DATE]]... [--now DATE] "
              "[--format text|json|ics] [--zone NAME] [--policies DIR]"),
     STR_INIT(N_("tell what to do now, by when, and what happens otherwise")), STR_INIT("")},
    {STR_INIT("policy"), cmd_policy,
     STR_INIT("check FILE | show NAME|FILE.json | simulate FILE [--against FILE] [--orders N] [--seed N] "
              "[--json] | simulate FILE [--against FILE] --db URL [--json] | "
              "stale [--months N] [--today DAY] [--json] [FILE...] | fields | chart"),
     STR_INIT(N_("check or print a marketplace's rules")),
     STR_INIT("check show simulate stale fields chart")},
    {STR_INIT("mail"), cmd_mail, STR_INIT("test ADDRESS"),
     STR_INIT(N_("send one mail by the server that is set, and say what it answers")), STR_INIT("test")},
    {STR_INIT("decode"), cmd_decode, STR_INIT("LANGUAGE <FILE"),
     STR_INIT(N_("make one picture harmless or read one mail, behind walls; the server starts it")),
     STR_INIT("")},
    {STR_INIT("config"), cmd_config, STR_INIT("show [--json] [--secrets] | check"),
     STR_INIT(N_("the settings as they are, and where each comes from")), STR_INIT("show check")},
    {STR_INIT("completion"), cmd_completion, STR_INIT("bash|zsh|fish"),
     STR_INIT(N_("print what makes a shell complete these words")), STR_INIT("bash zsh fish")},
    {STR_INIT("manpage"), cmd_manpage, STR_INIT(""), STR_INIT(N_("print the manual page")), STR_INIT("")},
    {STR_INIT("version"), cmd_version, STR_INIT("[--json]"), STR_INIT(N_("print the version")), STR_INIT("")},
};

const struct command *command_table(size_t *count)
{
    *count = COUNT_OF(commands);
    return commands;
}

const struct command *command_find(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(commands); i++)
        if (str_eq(commands[i].name, name))
            return &commands[i];
    return NULL;
}
