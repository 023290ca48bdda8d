#include "cli/kit/config.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/why.h"
#include "http/wire/listen.h"
#include "http/wire/peer.h"
#include "store/engine/db.h"
#include "text/kit/nearest.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* name, standard value, what it means, kind, least and most */
static const struct config_row rows[CONFIG_COUNT] = {
    [CONFIG_DB] = {STR_INIT("db"), STR_INIT("sqlite:recourse.db"),
                   STR_INIT(N_("the database: sqlite:FILE or postgresql://...")), CONFIG_DATABASE, 0, 0},
    [CONFIG_LISTEN] = {STR_INIT("listen"), STR_INIT("127.0.0.1:8080"),
                       STR_INIT(
                           N_("address and port, [::1]:8080, unix:/path, systemd; port 0 takes a free one")),
                       CONFIG_LISTENING, 0, 0},
    [CONFIG_THREADS] = {STR_INIT("threads"), STR_INIT("0"),
                        STR_INIT(N_("threads that answer; 0: one a core")), CONFIG_NUMBER, 0, 64},
    [CONFIG_WRITERS] = {STR_INIT("writers"), STR_INIT("16"),
                        STR_INIT(N_("connections that write (PostgreSQL)")), CONFIG_NUMBER, 1, 64},
    [CONFIG_TRUSTED_PROXY] = {STR_INIT("trusted-proxy"), STR_INIT(""),
                              STR_INIT(
                                  N_("proxies whose X-Forwarded-For and -Proto count: addresses, networks, "
                                     "unix")),
                              CONFIG_PROXIES, 0, 0},
    [CONFIG_METRICS_FROM] = {STR_INIT("metrics-from"), STR_INIT(""),
                             STR_INIT(
                                 N_("who may read /metrics and the parts of /readyz: addresses, networks, "
                                    "unix; empty: everybody")),
                             CONFIG_PROXIES, 0, 0},
    [CONFIG_PATIENCE] = {STR_INIT("patience"), STR_INIT("30"),
                         STR_INIT(
                             N_("seconds for a request's head; four times that for its body and the reply")),
                         CONFIG_NUMBER, 1, 600},
    [CONFIG_CONNECTIONS] = {STR_INIT("connections"), STR_INIT("4096"),
                            STR_INIT(N_("connections at a time; nearly full, the longest idle is closed")),
                            CONFIG_NUMBER, 64, 65536},
    [CONFIG_ADDRESS_CONNECTIONS] = {STR_INIT("address-connections"), STR_INIT("256"),
                                    STR_INIT(N_("of them from one address, trusted proxies apart; 0: all")),
                                    CONFIG_NUMBER, 0, 65536},
    [CONFIG_NETWORK_CONNECTIONS] = {STR_INIT("network-connections"), STR_INIT("1024"),
                                    STR_INIT(N_("of them from one network (IPv4 /24, IPv6 /48); 0: all")),
                                    CONFIG_NUMBER, 0, 65536},
    [CONFIG_LANGUAGE] = {STR_INIT("language"), STR_INIT("en"),
                         STR_INIT(N_("the site's language, for visitors who ask for none that it speaks")),
                         CONFIG_TONGUE, 0, 0},
    [CONFIG_MADE_UP_LANGUAGES] = {STR_INIT("made-up-languages"), STR_INIT(""),
                                  STR_INIT(N_("offer en-XA and ar-XB, which show what is not translated")),
                                  CONFIG_FLAG, 0, 0},
    [CONFIG_QUIET] = {STR_INIT("quiet"), STR_INIT(""), STR_INIT(N_("no line a request")), CONFIG_FLAG, 0, 0},
    [CONFIG_LOG] = {STR_INIT("log"), STR_INIT("text"),
                    STR_INIT(N_("how lines of the log are written: text, json")), CONFIG_CHOICE, 0, 0,
                    STR_INIT("text json")},
    [CONFIG_LOG_LEVEL] = {STR_INIT("log-level"), STR_INIT("info"),
                          STR_INIT(
                              N_("which lines are written: info, warning, error, each with those behind it")),
                          CONFIG_CHOICE, 0, 0, STR_INIT("info warning error")},
    [CONFIG_POLICIES] = {STR_INIT("policies"), STR_INIT(""),
                         STR_INIT(N_("folder of more policy files (*.json), beside those in the program")),
                         CONFIG_TEXT, 0, 0},
    [CONFIG_SMTP_URL] = {STR_INIT("smtp-url"), STR_INIT(""),
                         STR_INIT(
                             N_("the server that takes mail: smtp://NAME:PASSWORD@HOST:PORT or smtps://...; "
                                "without it no mail is sent")),
                         CONFIG_TEXT, 0, 0},
    [CONFIG_SMTP_CONNECTIONS] = {STR_INIT("smtp-connections"), STR_INIT("4"),
                                 STR_INIT(N_("mails that are handed to that server at once")), CONFIG_NUMBER,
                                 1, 20},
    [CONFIG_MAIL_FROM] = {STR_INIT("mail-from"), STR_INIT(""),
                          STR_INIT(N_("whom mail is from: \"Help desk <help@example.org>\"")), CONFIG_TEXT, 0,
                          0},
    [CONFIG_INBOX_URL] = {STR_INIT("inbox-url"), STR_INIT(""),
                          STR_INIT(
                              N_("where answers by mail are read: imaps://NAME:PASSWORD@HOST:PORT/FOLDER; "
                                 "without it mails cannot be answered")),
                          CONFIG_TEXT, 0, 0},
    [CONFIG_INBOX_ADDRESS] = {STR_INIT("inbox-address"), STR_INIT(""),
                              STR_INIT(N_("the addresses that come there: reply+*@example.org, with one *")),
                              CONFIG_TEXT, 0, 0},
    [CONFIG_17TRACK_KEY] =
        {STR_INIT("17track-key"), STR_INIT(""),
         STR_INIT(N_(
             "17TRACK: the key of its API, by which it is asked about tracking numbers; better in a file")),
         CONFIG_TEXT, 0, 0, .secret = true},
    [CONFIG_17TRACK_URL] = {STR_INIT("17track-url"), STR_INIT(""),
                            STR_INIT(N_("where that API is, when it is elsewhere")), CONFIG_TEXT, 0, 0},
    [CONFIG_AFTERSHIP_KEY] =
        {STR_INIT("aftership-key"), STR_INIT(""),
         STR_INIT(N_(
             "AfterShip: the key of its API, by which it is asked about tracking numbers; better in a file")),
         CONFIG_TEXT, 0, 0, .secret = true},
    [CONFIG_AFTERSHIP_URL] = {STR_INIT("aftership-url"), STR_INIT(""),
                              STR_INIT(N_("where that API is, when it is elsewhere")), CONFIG_TEXT, 0, 0},
    [CONFIG_EASYPOST_KEY] =
        {STR_INIT("easypost-key"), STR_INIT(""),
         STR_INIT(N_(
             "EasyPost: the key of its API, by which it is asked about tracking numbers; better in a file")),
         CONFIG_TEXT, 0, 0, .secret = true},
    [CONFIG_EASYPOST_URL] = {STR_INIT("easypost-url"), STR_INIT(""),
                             STR_INIT(N_("where that API is, when it is elsewhere")), CONFIG_TEXT, 0, 0},
    [CONFIG_SHIPPO_KEY] =
        {STR_INIT("shippo-key"), STR_INIT(""),
         STR_INIT(N_(
             "Shippo: the token of its API, by which it is asked about tracking numbers; better in a file")),
         CONFIG_TEXT, 0, 0, .secret = true},
    [CONFIG_SHIPPO_URL] = {STR_INIT("shippo-url"), STR_INIT(""),
                           STR_INIT(N_("where that API is, when it is elsewhere")), CONFIG_TEXT, 0, 0},
    [CONFIG_TRACKING_URL] = {STR_INIT("tracking-url"), STR_INIT(""),
                             STR_INIT(
                                 N_("a tracking service of one's own: https://..., see doc/tracking.md")),
                             CONFIG_TEXT, 0, 0},
    [CONFIG_TRACKING_KEY] = {STR_INIT("tracking-key"), STR_INIT(""),
                             STR_INIT(N_("its key, and the secret of its messages; better in a file")),
                             CONFIG_TEXT, 0, 0, .secret = true},
    [CONFIG_TRACKING_QUOTA] =
        {STR_INIT("tracking-quota"), STR_INIT("0"),
         STR_INIT(N_("numbers that one tracking service takes in a day, at most; 0: as many as there are")),
         CONFIG_NUMBER, 0, 1000000},
    [CONFIG_OIDC_ISSUER] = {STR_INIT("oidc-issuer"), STR_INIT(""),
                            STR_INIT(
                                N_("an OpenID Connect provider that people may sign in with: its issuer, "
                                   "https://...")),
                            CONFIG_TEXT, 0, 0},
    [CONFIG_OIDC_CLIENT_ID] = {STR_INIT("oidc-client-id"), STR_INIT(""),
                               STR_INIT(N_("what this site is called at that provider")), CONFIG_TEXT, 0, 0},
    [CONFIG_OIDC_CLIENT_SECRET] = {STR_INIT("oidc-client-secret"), STR_INIT(""),
                                   STR_INIT(N_("its secret there; better in a file")), CONFIG_TEXT, 0, 0,
                                   .secret = true},
    [CONFIG_OIDC_NAME] = {STR_INIT("oidc-name"), STR_INIT(""),
                          STR_INIT(N_("what people know that provider as, for the button")), CONFIG_TEXT, 0,
                          0},
    [CONFIG_CALL_INSIDE] = {STR_INIT("call-inside"), STR_INIT(""),
                            STR_INIT(N_("call services at addresses of this machine's own network, too")),
                            CONFIG_FLAG, 0, 0},
    [CONFIG_COPIES] = {STR_INIT("copies"), STR_INIT(""),
                       STR_INIT(N_("folder in which the server keeps copies of the whole database")),
                       CONFIG_TEXT, 0, 0},
    [CONFIG_COPIES_EVERY] = {STR_INIT("copies-every"), STR_INIT("24"),
                             STR_INIT(N_("hours from one copy to the next")), CONFIG_NUMBER, 1, 720},
    [CONFIG_COPIES_KEEP] = {STR_INIT("copies-keep"), STR_INIT("7"),
                            STR_INIT(N_("how many copies are kept; the oldest go")), CONFIG_NUMBER, 1, 1000},
    [CONFIG_BUCKET] = {STR_INIT("bucket"), STR_INIT(""),
                       STR_INIT(
                           N_("bucket of an S3-compatible server that copies are brought into, too: NAME "
                              "or NAME/FOLDER")),
                       CONFIG_TEXT, 0, 0},
    [CONFIG_BUCKET_URL] = {STR_INIT("bucket-url"), STR_INIT(""),
                           STR_INIT(N_("that server's address: https://...")), CONFIG_TEXT, 0, 0},
    [CONFIG_BUCKET_REGION] = {STR_INIT("bucket-region"), STR_INIT("us-east-1"),
                              STR_INIT(N_("the region that it signs for")), CONFIG_TEXT, 0, 0},
    [CONFIG_BUCKET_KEY] = {STR_INIT("bucket-key"), STR_INIT(""),
                           STR_INIT(N_("the id of the access key there; better in a file")), CONFIG_TEXT, 0,
                           0, .secret = true},
    [CONFIG_BUCKET_SECRET] = {STR_INIT("bucket-secret"), STR_INIT(""),
                              STR_INIT(N_("its secret; better in a file")), CONFIG_TEXT, 0, 0,
                              .secret = true},
    [CONFIG_BUCKET_KEEP] = {STR_INIT("bucket-keep"), STR_INIT("30"),
                            STR_INIT(N_("how many copies are kept there; the oldest go")), CONFIG_NUMBER, 1,
                            1000},
    [CONFIG_WITHOUT_RULES] = {STR_INIT("without-rules"), STR_INIT(""),
                              STR_INIT(N_(
                                  "start although the rules of some orders are missing; these orders wait")),
                              CONFIG_FLAG, 0, 0},
    [CONFIG_CONFIG] = {STR_INIT("config"), STR_INIT(""), STR_INIT(N_("file with lines \"name = value\"")),
                       CONFIG_TEXT, 0, 0},
};

enum { CONFIG_FILE_MAX = 64 * 1024 };

/* A file that named another would be taken and not read. */
static enum err named_elsewhere(struct failure *failure, struct str place)
{
    return fail(failure, ERR_INPUT,
                "{place}: --config or RECOURSE_CONFIG names the file of the settings, nothing else",
                PLACE("place", place));
}

const struct config_row *config_row(enum config config)
{
    check(config < CONFIG_COUNT);
    return &rows[config];
}

/* `place`: of a file; empty: it is on the command line. */
static enum err unknown(struct failure *failure, struct str place, struct str name,
                        const struct command_line *line)
{
    struct str names[CONFIG_COUNT + OPTIONS_MAX];
    size_t count = 0;
    for (; count < CONFIG_COUNT; count++)
        names[count] = rows[count].name;
    for (size_t i = 0; i < line->option_count; i++)
        names[count++] = line->options[i].name;
    struct str near = nearest_name(name, names, count);
    if (place.len && near.len)
        return fail(failure, ERR_INPUT, "{place}: \"{name}\" is not known; did you mean \"{near}\"?",
                    PLACE("place", place), PLACE("name", name), PLACE("near", near));
    if (place.len)
        return fail(failure, ERR_INPUT, "{place}: \"{name}\" is not known; see recourse help",
                    PLACE("place", place), PLACE("name", name));
    if (near.len)
        return fail(failure, ERR_INPUT, "the option \"{name}\" is not known; did you mean \"{near}\"?",
                    PLACE("name", name), PLACE("near", near));
    return fail(failure, ERR_INPUT, "the option \"{name}\" is not known; see recourse help",
                PLACE("name", name));
}

/* ---- file and environment ---- */

static enum err read_file(struct arena *arena, const char *path, struct str *text, struct failure *failure)
{
    FILE *in = fopen(path, "rb");
    if (!in)
        return fail(failure, ERR_IO, "cannot read {path}: {why}", PLACE("path", str_from(path)),
                    PLACE_ERRNO("why", errno));
    char *bytes = arena_take(arena, CONFIG_FILE_MAX);
    size_t len = fread(bytes, 1, CONFIG_FILE_MAX, in);
    fclose(in);
    if (len == CONFIG_FILE_MAX)
        return fail(failure, ERR_LIMIT, "{path} is larger than {most} bytes", PLACE("path", str_from(path)),
                    PLACE_INT("most", CONFIG_FILE_MAX));
    *text = (struct str){bytes, len};
    return OK;
}

static enum err take_line(struct str line, struct words_given *given, struct str place,
                          struct failure *failure)
{
    static const struct command_line no_options = {0};
    struct str value = line, name = str_trim(str_cut(&value, '='));
    if (str_find_char(line, '=') == line.len)
        return fail(failure, ERR_INPUT, "{place}: a line is \"name = value\", or begins with #",
                    PLACE("place", place));
    for (int i = 0; i < CONFIG_COUNT; i++)
        if (str_eq(name, rows[i].name)) {
            if (i == CONFIG_CONFIG)
                return named_elsewhere(failure, place);
            if (given->origin[i].len) /* which of the two was meant, nobody can tell */
                return fail(failure, ERR_INPUT, "{place}: \"{name}\" stands at {before} already",
                            PLACE("place", place), PLACE("name", name), PLACE("before", given->origin[i]));
            given->config[i] = str_trim(value);
            given->origin[i] = place;
            return OK;
        }
    return unknown(failure, place, name, &no_options);
}

static enum err take_file(struct arena *arena, struct str path, struct words_given *given,
                          struct failure *failure)
{
    struct str text;
    enum err err = read_file(arena, arena_cstr(arena, path), &text, failure);
    for (int number = 1; !err && text.len; number++) {
        struct str line = str_trim(str_cut(&text, '\n'));
        if (line.len && line.at[0] != '#')
            err = take_line(line, given, arena_printf(arena, "%.*s:%d", STR_ARG(path), number), failure);
    }
    return err;
}

/* RECOURSE_TRUSTED_PROXY for "trusted-proxy". */
static struct str variable_of(struct arena *arena, struct str name, const char *ending)
{
    char *variable = arena_cstr(arena, arena_printf(arena, "RECOURSE_%.*s%s", STR_ARG(name), ending));
    for (char *c = variable; *c; c++)
        *c = *c == '-' ? '_' : (char)(*c >= 'a' && *c <= 'z' ? *c - 'a' + 'A' : *c);
    return str_from(variable);
}

static enum err take_environment(struct arena *arena, struct words_given *given, struct failure *failure)
{
    for (int i = 0; i < CONFIG_COUNT; i++) {
        struct str by_file = variable_of(arena, rows[i].name, "_FILE"),
                   own = variable_of(arena, rows[i].name, "");
        const char *file = getenv(by_file.at), *value = getenv(own.at);
        struct str text;
        if (file && i == CONFIG_CONFIG)
            return named_elsewhere(failure, by_file);
        if (file && read_file(arena, file, &text, failure))
            return failure->err;
        if (file)
            given->config[i] = str_trim(text), given->origin[i] = by_file;
        if (value)
            given->config[i] = str_from(value), given->origin[i] = own;
    }
    return OK;
}

/* ---- the command line ---- */

/* Where a named option's value goes; NULL when the name is not known. */
static struct str *place_of(struct str name, const struct command_line *line, struct words_given *given,
                            bool *flag)
{
    for (int i = 0; i < CONFIG_COUNT; i++)
        if (str_eq(name, rows[i].name)) {
            *flag = rows[i].kind == CONFIG_FLAG;
            return &given->config[i];
        }
    for (size_t i = 0; i < line->option_count; i++)
        if (str_eq(name, line->options[i].name)) {
            *flag = line->options[i].flag;
            return &given->options[i];
        }
    return NULL;
}

static enum err take_option(const struct command_line *line, int *index, struct words_given *given,
                            struct failure *failure)
{
    struct str value = str_from(line->argv[*index] + 2), name = value;
    bool joined = str_find_char(value, '=') < value.len, flag = false;
    if (joined)
        name = str_cut(&value, '=');
    struct str *place = place_of(name, line, given, &flag);
    if (!place)
        return unknown(failure, STR_NONE, name, line);
    if (flag && !joined)
        *place = STR("1");
    else if (joined)
        *place = value;
    else if (*index + 1 < line->argc)
        *place = str_from(line->argv[++*index]);
    else
        return fail(failure, ERR_INPUT, "--{option} needs a value", PLACE("option", name));
    return OK;
}

static enum err take_words(const struct command_line *line, struct words_given *given,
                           struct failure *failure)
{
    bool options = true;
    for (int i = 0; i < line->argc; i++) {
        const char *word = line->argv[i];
        if (options && strcmp(word, "--") == 0) {
            options = false;
        } else if (options && word[0] == '-' && word[1] == '-') {
            enum err err = take_option(line, &i, given, failure);
            if (err)
                return err;
        } else if (given->operand_count == OPERANDS_MAX) {
            return fail(failure, ERR_LIMIT, "more than {most} operands", PLACE_INT("most", OPERANDS_MAX));
        } else {
            given->operands[given->operand_count++] = str_from(word);
        }
    }
    return OK;
}

/* ---- what a value may be ---- */

static enum err check_number(const struct config_row *row, struct str value, struct failure *failure)
{
    int64_t number;
    if (str_to_int(value, &number) && number >= row->least && number <= row->most)
        return OK;
    /* In plain digits, as the number is to be typed. */
    return fail(failure, ERR_INPUT, "--{option} takes a number from {least} to {most}, and not \"{value}\"",
                PLACE("option", row->name), PLACE_ID("least", row->least), PLACE_ID("most", row->most),
                PLACE("value", value));
}

static enum err check_flag(const struct config_row *row, struct str *value, struct failure *failure)
{
    static const struct {
        struct str word, read;
    } words[] = {
        {STR_INIT("1"), STR_INIT("1")},  {STR_INIT("yes"), STR_INIT("1")},  {STR_INIT("true"), STR_INIT("1")},
        {STR_INIT("on"), STR_INIT("1")}, {STR_INIT(""), STR_INIT("")},      {STR_INIT("0"), STR_INIT("")},
        {STR_INIT("no"), STR_INIT("")},  {STR_INIT("false"), STR_INIT("")}, {STR_INIT("off"), STR_INIT("")},
    };
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_eq_nocase(*value, words[i].word)) {
            *value = words[i].read;
            return OK;
        }
    return fail(failure, ERR_INPUT, "--{option} is yes or no, and not \"{value}\"",
                PLACE("option", row->name), PLACE("value", *value));
}

static enum err check_proxies(const struct config_row *row, struct str value, struct failure *failure)
{
    struct peer_trust trust;
    return peer_trust_read(row->name, value, &trust, failure);
}

static enum err check_tongue(struct str value, struct failure *failure)
{
    bool known;
    (void)language_find(&catalogue_recourse, value, true, &known);
    if (known)
        return OK;
    return fail(failure, ERR_INPUT, "the program does not speak the language \"{tag}\"", PLACE("tag", value));
}

/* The number of the word; -1: it is none of them. */
static int choice_of(struct str choices, struct str value)
{
    for (int i = 0; choices.len; i++)
        if (str_eq(str_cut(&choices, ' '), value))
            return i;
    return -1;
}

static enum err check_choice(const struct config_row *row, struct str value, struct failure *failure)
{
    if (choice_of(row->choices, value) >= 0)
        return OK;
    return fail(failure, ERR_INPUT, "--{option} is one of: {choices}; and not \"{value}\"",
                PLACE("option", row->name), PLACE("choices", row->choices), PLACE("value", value));
}

static enum err check_value(const struct config_row *row, struct str *value, struct failure *failure)
{
    switch (row->kind) {
    case CONFIG_TEXT:
        return OK;
    case CONFIG_NUMBER:
        return check_number(row, *value, failure);
    case CONFIG_FLAG:
        return check_flag(row, value, failure);
    case CONFIG_PROXIES:
        return check_proxies(row, *value, failure);
    case CONFIG_DATABASE:
        return db_url_check(*value, failure);
    case CONFIG_LISTENING:
        return listen_check(*value, failure);
    case CONFIG_TONGUE:
        return check_tongue(*value, failure);
    case CONFIG_CHOICE:
        return check_choice(row, *value, failure);
    }
    return OK;
}

/* The sentence names the place when the value does not stand on the command line, where one sees it. */
static enum err check_values(struct words_given *given, struct failure *failure)
{
    for (int i = 0; i < CONFIG_COUNT; i++) {
        struct str origin = given->origin[i];
        enum err err = check_value(&rows[i], &given->config[i], failure);
        if (err && (origin.len == 0 || str_starts(origin, STR("--"))))
            return err;
        struct failure why = *failure;
        if (err)
            return fail(failure, err, "{place}: {why}", PLACE("place", origin),
                        PLACE("why", str_from(why.text)));
    }
    return OK;
}

int config_choice(const struct words_given *given, enum config config)
{
    int choice = choice_of(rows[config].choices, given->config[config]);
    check(choice >= 0);
    return choice;
}

int64_t config_number(const struct words_given *given, enum config config)
{
    int64_t number = 0;
    check(rows[config].kind == CONFIG_NUMBER && str_to_int(given->config[config], &number));
    return number;
}

enum err config_read(struct arena *arena, const struct command_line *line, struct words_given *given,
                     struct failure *failure)
{
    struct words_given from_words = {0};
    *given = (struct words_given){0};
    for (int i = 0; i < CONFIG_COUNT; i++)
        given->config[i] = rows[i].standard;
    enum err err = take_words(line, &from_words, failure);
    const char *file_variable = getenv("RECOURSE_CONFIG");
    struct str file =
        from_words.config[CONFIG_CONFIG].len ? from_words.config[CONFIG_CONFIG] : str_from(file_variable);
    if (!err && file.len)
        err = take_file(arena, file, given, failure);
    if (!err)
        err = take_environment(arena, given, failure);
    for (int i = 0; i < CONFIG_COUNT; i++)
        if (from_words.config[i].at) {
            given->config[i] = from_words.config[i];
            given->origin[i] = arena_printf(arena, "--%.*s", STR_ARG(rows[i].name));
        }
    memcpy(given->options, from_words.options, sizeof given->options);
    memcpy(given->operands, from_words.operands, sizeof given->operands);
    given->operand_count = from_words.operand_count;
    return err ? err : check_values(given, failure);
}
