/* recourse track [--json] NUMBER...: what each number can be. "-" reads numbers from the standard input. */
#include "base/check.h"
#include "cli/commands.h"
#include "text/tracking/find.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TABLE_BYTES = 16 * 1024 * 1024, REPLY_BYTES = 64 * 1024 * 1024, FLUSH_AT = 64 * 1024, FOUND_MAX = 64 };

struct tracking {
    const struct track_table *table;
    struct buf out;
    bool json;
    bool invalid; /* some number was */
    size_t count; /* of numbers answered */
    bool unwritten;
    struct track_found found[FOUND_MAX];
};

static void flush(struct tracking *tracking)
{
    struct str ready = buf_str(&tracking->out);
    check(!tracking->out.overflow);
    if (ready.len && fwrite(ready.at, 1, ready.len, stdout) != ready.len)
        tracking->unwritten = true;
    buf_clear(&tracking->out);
}

static void answer(struct tracking *tracking, const struct track_result *result)
{
    if (tracking->json) {
        track_put_json(result, &tracking->out);
    } else {
        if (tracking->count)
            buf_put_char(&tracking->out, '\n');
        track_put_text(result, &tracking->out);
    }
    tracking->invalid |= result->verdict == TRACK_INVALID;
    tracking->count++;
    if (tracking->out.len >= FLUSH_AT)
        flush(tracking);
}

/* A text that is no number may have numbers in it, as a pasted mail has. */
static void identify(struct tracking *tracking, struct str number)
{
    struct track_result result;
    track_identify(tracking->table, number, &result);
    size_t found = 0;
    if (!result.count && str_find_char(number, ' ') < number.len)
        found = track_find_in_text(tracking->table, number, tracking->found, FOUND_MAX);
    for (size_t i = 0; i < found; i++)
        answer(tracking, &tracking->found[i].result);
    if (!found)
        answer(tracking, &result);
}

static int identify_lines(struct tracking *tracking)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    while (!tracking->unwritten && (length = getline(&line, &room, stdin)) >= 0) {
        struct str number = str_trim((struct str){line, (size_t)length});
        if (number.len)
            identify(tracking, number);
    }
    free(line);
    if (!ferror(stdin))
        return EXIT_DONE;
    fprintf(stderr, "recourse track: cannot read the standard input: %s\n", strerror(errno));
    return EXIT_WORLD;
}

static int wrong_use(const char *what, const char *word)
{
    fprintf(stderr, "recourse track: %s%s; use: recourse track [--json] NUMBER... (- reads one a line)\n",
            what, word);
    return EXIT_USE;
}

static int identify_words(struct tracking *tracking, int argc, char **argv)
{
    bool options = true;
    for (int i = 0; i < argc; i++) {
        if (options && strcmp(argv[i], "--") == 0) {
            options = false;
            continue;
        }
        if (options && strcmp(argv[i], "--json") == 0)
            continue;
        if (options && strcmp(argv[i], "-") == 0) {
            int status = identify_lines(tracking);
            if (status != EXIT_DONE)
                return status;
            continue;
        }
        identify(tracking, str_from(argv[i]));
    }
    flush(tracking);
    if (tracking->unwritten || fflush(stdout) != 0) {
        fprintf(stderr, "recourse track: cannot write the standard output: %s\n", strerror(errno));
        return EXIT_WORLD;
    }
    return tracking->invalid ? EXIT_FOUND : EXIT_DONE;
}

/* Looks at all words before any number is answered; answers EXIT_DONE when they make sense. */
static int read_options(int argc, char **argv, bool *json)
{
    int operands = 0;
    bool options = true;
    for (int i = 0; i < argc; i++) {
        if (!options || argv[i][0] != '-' || strcmp(argv[i], "-") == 0)
            operands++;
        else if (strcmp(argv[i], "--") == 0)
            options = false;
        else if (strcmp(argv[i], "--json") == 0)
            *json = true;
        else
            return wrong_use("there is no option ", argv[i]);
    }
    return operands ? EXIT_DONE : wrong_use("no number is given", "");
}

int cmd_track(int argc, char **argv)
{
    struct arena arena;
    struct failure failure = {0};
    bool json = false;
    int status = read_options(argc, argv, &json);
    if (status != EXIT_DONE)
        return status;
    arena_init(&arena, TABLE_BYTES);
    struct tracking *tracking = ARENA_NEW(&arena, struct tracking);
    tracking->json = json;
    buf_init(&tracking->out, REPLY_BYTES);
    if (track_load(&arena, &packed_carriers, &tracking->table, &failure) == OK) {
        status = identify_words(tracking, argc, argv);
    } else {
        fprintf(stderr, "recourse track: %s\n", failure.text);
        status = EXIT_WORLD;
    }
    buf_free(&tracking->out);
    arena_free(&arena);
    return status;
}
