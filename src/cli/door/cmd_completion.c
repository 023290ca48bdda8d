/* recourse completion bash|zsh|fish: scripts made of the table of commands and of the settings. */
#include "base/check.h"
#include "cli/door/options_of.h"
#include "cli/kit/commands.h"
#include "cli/kit/session.h"

#include <stdio.h>

/* A setting's name as an option, or an option of the command's own that is none. */
static bool is_setting(struct str option)
{
    for (int i = 0; i < CONFIG_COUNT; i++)
        if (str_eq(str_slice(option, 2, option.len), config_row((enum config)i)->name))
            return true;
    return false;
}

/* Calls for each option that the command alone has. */
static void each_option(const struct command *command,
                        void (*put)(struct str option, const struct command *command))
{
    struct str usage = command->usage, option;
    bool valued;
    while (option_next(&usage, &option, &valued))
        if (!is_setting(option))
            put(option, command);
}

static void put_word(struct str option, const struct command *command)
{
    (void)command;
    printf(" %.*s", STR_ARG(option));
}

static void put_settings(void)
{
    for (int i = 0; i < CONFIG_COUNT; i++)
        printf(" --%.*s", STR_ARG(config_row((enum config)i)->name));
}

/* A case of a shell a command: its words, and the options that it alone has. */
static void put_cases(const char *begin, void (*put)(struct str option, const struct command *command),
                      const char *end)
{
    size_t count;
    const struct command *commands = command_table(&count);
    for (size_t i = 0; i < count; i++) {
        printf("    %.*s) %s%.*s", STR_ARG(commands[i].name), begin, STR_ARG(commands[i].words));
        each_option(&commands[i], put);
        printf("%s ;;\n", end);
    }
}

/* Bash, and zsh by way of its bashcompinit. */
static void print_bash(void)
{
    size_t count;
    const struct command *commands = command_table(&count);
    printf("# recourse completion bash >/usr/share/bash-completion/completions/recourse\n"
           "_recourse() {\n"
           "    local word=${COMP_WORDS[COMP_CWORD]} words settings=\"");
    put_settings();
    printf(" --help\"\n"
           "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
           "        COMPREPLY=($(compgen -W \"");
    for (size_t i = 0; i < count; i++)
        printf("%.*s ", STR_ARG(commands[i].name));
    printf("help\" -- \"$word\"))\n"
           "        return\n"
           "    fi\n"
           "    case ${COMP_WORDS[1]} in\n");
    put_cases("words=\"", put_word, "\"");
    printf("    esac\n"
           "    COMPREPLY=($(compgen -W \"$words $settings\" -- \"$word\"))\n"
           "    [ \"${#COMPREPLY[@]}\" -gt 0 ] || COMPREPLY=($(compgen -f -- \"$word\"))\n"
           "}\n"
           "complete -o filenames -F _recourse recourse\n");
}

static void put_zsh_option(struct str option, const struct command *command)
{
    (void)command;
    printf(" '%.*s'", STR_ARG(option));
}

static void print_zsh(void)
{
    size_t count;
    const struct command *commands = command_table(&count);
    printf("#compdef recourse\n"
           "# recourse completion zsh >/usr/share/zsh/vendor-completions/_recourse\n"
           "_recourse() {\n"
           "    local -a commands words settings\n"
           "    commands=(\n");
    for (size_t i = 0; i < count; i++)
        printf("        \"%.*s:%.*s\"\n", STR_ARG(commands[i].name), STR_ARG(commands[i].help));
    printf("    )\n"
           "    settings=(");
    put_settings();
    printf(" --help)\n"
           "    if (( CURRENT == 2 )); then\n"
           "        _describe command commands\n"
           "        return\n"
           "    fi\n"
           "    case $words[2] in\n");
    put_cases("compadd -- ", put_zsh_option, "");
    printf("    esac\n"
           "    compadd -- $settings\n"
           "    _files\n"
           "}\n"
           "_recourse \"$@\"\n");
}

static void put_fish_option(struct str option, const struct command *command)
{
    printf("complete -c recourse -n '__fish_seen_subcommand_from %.*s' -l %.*s\n", STR_ARG(command->name),
           STR_ARG(str_slice(option, 2, option.len)));
}

static void print_fish(void)
{
    size_t count;
    const struct command *commands = command_table(&count);
    printf("# recourse completion fish >/usr/share/fish/vendor_completions.d/recourse.fish\n");
    for (size_t i = 0; i < count; i++) {
        printf("complete -c recourse -n __fish_use_subcommand -a %.*s -d \"%.*s\"\n",
               STR_ARG(commands[i].name), STR_ARG(commands[i].help));
        if (commands[i].words.len)
            printf("complete -c recourse -n '__fish_seen_subcommand_from %.*s' -a '%.*s'\n",
                   STR_ARG(commands[i].name), STR_ARG(commands[i].words));
        each_option(&commands[i], put_fish_option);
    }
    for (int i = 0; i < CONFIG_COUNT; i++) {
        const struct config_row *row = config_row((enum config)i);
        printf("complete -c recourse -n 'not __fish_use_subcommand' -l %.*s%s\n", STR_ARG(row->name),
               row->kind == CONFIG_FLAG ? "" : " -r");
    }
}

int cmd_completion(int argc, char **argv)
{
    static const struct {
        struct str name;
        void (*print)(void);
    } shells[] = {
        {STR_INIT("bash"), print_bash}, {STR_INIT("zsh"), print_zsh}, {STR_INIT("fish"), print_fish}};
    struct run run;
    int status = run_begin(&run, &(struct command_line){argc, argv, NULL, 0});
    if (status)
        return status;
    for (size_t i = 0; i < COUNT_OF(shells); i++)
        if (run.given.operand_count == 1 && str_eq(run.given.operands[0], shells[i].name)) {
            shells[i].print();
            return run_end(&run, EXIT_DONE);
        }
    return run_misused(&run);
}
