#ifndef CLI_KIT_SESSION_H
#define CLI_KIT_SESSION_H
/* What commands that touch data begin and end with. */
#include "cli/kit/config.h"
#include "http/reach/bucket.h"
#include "http/reach/way.h"
#include "http/site/app.h"
#include "http/wire/peer.h"
#include "service/bulk/backup.h"
#include "text/people/provider.h"

/* What one run of a command has. */
struct run {
    struct arena arena;
    struct words_given given;
    struct failure failure;
};

/* Reads the words; answers 0, or the exit status with the message printed. */
int run_begin(struct run *run, const struct command_line *line);
/*
 * The rules of the program and of the operator's folder. Who goes on without those that cannot be taken is told which, on standard
 * error; else the first of them is the failure. *refused, where it is not NULL: whether there are such.
 */
enum err run_rules(struct run *run, bool goes_on, struct policy_set *policies, bool *refused,
                   struct failure *failure) MUST_USE;
/* Whether the operator said --without-rules. */
bool run_without_rules(const struct run *run);
/* Prints the failure and answers the exit status that fits it. */
int run_failed(struct run *run);
/* Answers EXIT_MISUSED. */
int run_misused(struct run *run);
int run_end(struct run *run, int status);
/* The doors of this binary, the one with the longest prefix first. */
const struct door *const *run_doors(size_t *count);
/* Where copies are kept; false when none are. */
bool run_shelf(struct run *run, struct backup_shelf *shelf);
/*
 * The bucket that copies are brought into; its name is empty when none is set. ERR_INPUT when what is set cannot be.
 */
enum err run_bucket(struct run *run, struct bucket_settings *settings) MUST_USE;
/* How mail leaves; ERR_INPUT when it cannot so. */
enum err run_smtp(struct run *run, struct smtp_settings *settings) MUST_USE;
/* What a server is told besides its application: where it looks to, what leaves it, who may be believed. */
struct serving_settings {
    struct peer_trust trust, watchers;
    struct outside outside;
    struct provider_settings provider;
    struct backup_shelf shelf; /* its folder is empty when no copies are kept */
    struct bucket_settings bucket;
};
/* All of it, before anything is opened; ERR_INPUT when it cannot be served with. */
enum err run_serving(struct run *run, struct serving_settings *settings) MUST_USE;
/* The application behind them, on the configured database. */
enum err run_open_app(struct run *run, struct app *app, unsigned threads) MUST_USE;

#endif
