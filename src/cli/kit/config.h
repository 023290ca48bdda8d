#ifndef CLI_KIT_CONFIG_H
#define CLI_KIT_CONFIG_H
/*
 * THE settings of the program (what concerns the site itself is in the database). Each comes from, in rising
 * order: its standard value, the file named by --config or RECOURSE_CONFIG (lines "name = value", #
 * comments), the environment (RECOURSE_<NAME>, or RECOURSE_<NAME>_FILE for a file that has the value), a flag
 * (--name VALUE). An unknown one is refused with the nearest known name, a value that cannot be with its place.
 */
#include "base/arena.h"
#include "base/err.h"

enum config {
    CONFIG_DB,
    CONFIG_LISTEN,
    CONFIG_THREADS,
    CONFIG_WRITERS,
    CONFIG_TRUSTED_PROXY,
    CONFIG_METRICS_FROM,
    CONFIG_PATIENCE,
    CONFIG_CONNECTIONS,
    CONFIG_ADDRESS_CONNECTIONS,
    CONFIG_NETWORK_CONNECTIONS,
    CONFIG_LANGUAGE,
    CONFIG_MADE_UP_LANGUAGES,
    CONFIG_QUIET,
    CONFIG_LOG,
    CONFIG_LOG_LEVEL,
    CONFIG_POLICIES,
    CONFIG_SMTP_URL,
    CONFIG_SMTP_CONNECTIONS,
    CONFIG_MAIL_FROM,
    CONFIG_INBOX_URL,
    CONFIG_INBOX_ADDRESS,
    CONFIG_17TRACK_KEY,
    CONFIG_17TRACK_URL,
    CONFIG_AFTERSHIP_KEY,
    CONFIG_AFTERSHIP_URL,
    CONFIG_EASYPOST_KEY,
    CONFIG_EASYPOST_URL,
    CONFIG_SHIPPO_KEY,
    CONFIG_SHIPPO_URL,
    CONFIG_TRACKING_URL,
    CONFIG_TRACKING_KEY,
    CONFIG_TRACKING_QUOTA,
    CONFIG_OIDC_ISSUER,
    CONFIG_OIDC_CLIENT_ID,
    CONFIG_OIDC_CLIENT_SECRET,
    CONFIG_OIDC_NAME,
    CONFIG_CALL_INSIDE,
    CONFIG_COPIES,
    CONFIG_COPIES_EVERY,
    CONFIG_COPIES_KEEP,
    CONFIG_BUCKET,
    CONFIG_BUCKET_URL,
    CONFIG_BUCKET_REGION,
    CONFIG_BUCKET_KEY,
    CONFIG_BUCKET_SECRET,
    CONFIG_BUCKET_KEEP,
    CONFIG_WITHOUT_RULES,
    CONFIG_CONFIG,
    CONFIG_COUNT
};

enum config_kind {
    CONFIG_TEXT,
    CONFIG_NUMBER,    /* a whole number */
    CONFIG_FLAG,      /* stands alone (--quiet), or is yes or no; read, it is "1" or empty */
    CONFIG_PROXIES,   /* addresses and networks */
    CONFIG_DATABASE,  /* a database's url */
    CONFIG_LISTENING, /* where to listen */
    CONFIG_TONGUE,    /* a language that the program speaks */
    CONFIG_CHOICE     /* one of some words */
};

struct config_row {
    struct str name; /* of the flag without "--", with '-' */
    struct str standard;
    struct str help;
    enum config_kind kind;
    int64_t least, most; /* of a CONFIG_NUMBER */
    struct str choices;  /* of a CONFIG_CHOICE, blanks between */
    bool secret;         /* the whole value signs in somewhere */
};

const struct config_row *config_row(enum config config);

/* A command's own options, beside the settings. */
struct option {
    struct str name; /* without "--" */
    bool flag;       /* takes no value */
};

enum { OPTIONS_MAX = 24, OPERANDS_MAX = 64 };

/* The words of a command line, told apart. */
struct words_given {
    struct str config[CONFIG_COUNT];
    struct str origin
        [CONFIG_COUNT]; /* where each is from: "recourse.conf:3", "RECOURSE_DB", "--db"; empty: the standard */
    struct str options[OPTIONS_MAX]; /* by the index of the command's option; flags have "1" */
    struct str operands[OPERANDS_MAX];
    size_t operand_count;
};

/* What a command is called with, behind its name, and the options of its own. */
struct command_line {
    int argc;
    char **argv;
    const struct option *options;
    size_t option_count;
};

/* ERR_INPUT with a sentence for the person when a word is unknown, has no value, or one that it cannot have. */
enum err config_read(struct arena *arena, const struct command_line *line, struct words_given *given,
                     struct failure *failure) MUST_USE;

/* Which of its choices a setting of the kind CONFIG_CHOICE says, from 0. */
int config_choice(const struct words_given *given, enum config config);
/* What a setting of the kind CONFIG_NUMBER says. */
int64_t config_number(const struct words_given *given, enum config config);

#endif
