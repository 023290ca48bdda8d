/*
 * recourse track [--json] NUMBER...: what each number can be. "-" reads numbers from the standard input, one a line;
 * after --find it is a text, and the numbers in it are told; after --events its lines are what carriers say.
 */
#include "base/check.h"
#include "base/why.h"
#include "cli/kit/commands.h"
#include "cli/kit/tongue.h"
#include "text/tracking/event.h"
#include "text/tracking/find.h"
#include "text/tracking/print.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    TABLE_BYTES = 16 * 1024 * 1024,
    REPLY_BYTES = 64 * 1024 * 1024,
    TEXT_BYTES = 64 * 1024 * 1024,
    FLUSH_AT = 64 * 1024,
    OFTEN_BYTES = TRACK_MEMORY_BYTES + 64 * 1024,
    SAID_BYTES = 1024 * 1024,
    FOUND_MAX = 64
};

/* What the standard input is. */
enum reading { READ_NUMBERS, READ_TEXT, READ_EVENTS };

struct tracking {
    const struct track_table *table;
    struct arena said;  /* for one answer */
    struct arena often; /* what is said again and again */
    struct track_memory *memory;
    const struct language *language;
    struct buf out;
    bool json;
    enum reading reading;
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

static struct track_reader reader_of(struct tracking *tracking)
{
    return (struct track_reader){&tracking->said, tracking->language, tracking->memory};
}

static void answer(struct tracking *tracking, const struct track_result *result)
{
    if (tracking->json) {
        track_put_json(result, &tracking->out);
    } else {
        if (tracking->count)
            buf_put_char(&tracking->out, '\n');
        track_put_text(reader_of(tracking), result, &tracking->out);
        arena_reset(&tracking->said);
    }
    tracking->invalid |= result->verdict == TRACK_INVALID;
    tracking->count++;
    if (tracking->out.len >= FLUSH_AT)
        flush(tracking);
}

/* All numbers of a text, FOUND_MAX at a time. */
static size_t find(struct tracking *tracking, struct str text)
{
    size_t count = 0, found;
    do {
        found = track_find_in_text(tracking->table, text, tracking->found, FOUND_MAX);
        for (size_t i = 0; i < found; i++)
            answer(tracking, &tracking->found[i].result);
        if (found)
            text = str_slice(text, tracking->found[found - 1].to, text.len);
        count += found;
    } while (found == FOUND_MAX);
    return count;
}

/* A text that is no number may have numbers in it, as a pasted mail has. */
static void identify(struct tracking *tracking, struct str number)
{
    struct track_result result;
    track_identify(tracking->table, number, &result);
    if (!track_is_running_text(&result) || !find(tracking, number))
        answer(tracking, &result);
}

static void tell_event(struct tracking *tracking, struct str line)
{
    if (tracking->json)
        track_put_event_json(line, &tracking->out);
    else
        track_put_event_text(reader_of(tracking), line, &tracking->out);
    if (tracking->out.len >= FLUSH_AT)
        flush(tracking);
}

static int unread(void)
{
    complain("track", STR(N_("cannot read the standard input: {why}")), PLACES(PLACE_ERRNO("why", errno)));
    return EXIT_WORLD;
}

static int identify_lines(struct tracking *tracking)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    while (!tracking->unwritten && (length = getline(&line, &room, stdin)) >= 0) {
        struct str text = str_trim((struct str){line, (size_t)length});
        if (text.len && tracking->reading == READ_EVENTS)
            tell_event(tracking, text);
        else if (text.len)
            identify(tracking, text);
    }
    free(line);
    return ferror(stdin) ? unread() : EXIT_DONE;
}

static int find_in_input(struct tracking *tracking)
{
    enum { PIECE = 64 * 1024 };
    struct buf text;
    char piece[PIECE];
    size_t length;
    buf_init(&text, TEXT_BYTES);
    while ((length = fread(piece, 1, sizeof piece, stdin)) > 0)
        buf_put_bytes(&text, piece, length);
    bool whole = !text.overflow && !ferror(stdin);
    if (whole)
        find(tracking, buf_str(&text));
    else if (text.overflow)
        errno = EFBIG;
    buf_free(&text);
    return whole ? EXIT_DONE : unread();
}

static int read_input(struct tracking *tracking)
{
    return tracking->reading == READ_TEXT ? find_in_input(tracking) : identify_lines(tracking);
}

/* With the option that there is not, or without a number. */
static int wrong_use(const char *option)
{
    if (option)
        complain("track", STR(N_("there is no option {option}")), PLACES(PLACE("option", str_from(option))));
    else
        complain("track", STR(N_("no number is given")), PLACES_OR_NONE());
    return EXIT_MISUSED;
}

static bool is_option(const char *word)
{
    return strcmp(word, "--json") == 0 || strcmp(word, "--find") == 0 || strcmp(word, "--events") == 0;
}

static void tell_word(struct tracking *tracking, struct str word)
{
    if (tracking->reading == READ_EVENTS)
        tell_event(tracking, word);
    else if (tracking->reading == READ_TEXT)
        find(tracking, word);
    else
        identify(tracking, word);
}

static int identify_words(struct tracking *tracking, int argc, char **argv)
{
    bool options = true;
    for (int i = 0; i < argc; i++) {
        if (options && strcmp(argv[i], "--") == 0) {
            options = false;
            continue;
        }
        if (options && is_option(argv[i]))
            continue;
        if (options && strcmp(argv[i], "-") == 0) {
            int status = read_input(tracking);
            if (status != EXIT_DONE)
                return status;
            continue;
        }
        tell_word(tracking, str_from(argv[i]));
    }
    flush(tracking);
    if (tracking->unwritten || fflush(stdout) != 0) {
        complain("track", STR(N_("cannot write the standard output: {why}")),
                 PLACES(PLACE_ERRNO("why", errno)));
        return EXIT_WORLD;
    }
    return tracking->invalid ? EXIT_FOUND : EXIT_DONE;
}

/* Looks at all words before any number is answered; answers EXIT_DONE when they make sense. */
static int read_options(int argc, char **argv, bool *json, enum reading *reading)
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
        else if (strcmp(argv[i], "--find") == 0)
            *reading = READ_TEXT;
        else if (strcmp(argv[i], "--events") == 0)
            *reading = READ_EVENTS;
        else
            return wrong_use(argv[i]);
    }
    return operands ? EXIT_DONE : wrong_use(NULL);
}

int cmd_track(int argc, char **argv)
{
    struct arena arena;
    struct failure failure = {.language = operator_language()};
    bool json = false;
    enum reading reading = READ_NUMBERS;
    int status = read_options(argc, argv, &json, &reading);
    if (status != EXIT_DONE)
        return status;
    arena_init(&arena, TABLE_BYTES);
    struct tracking *tracking = ARENA_NEW(&arena, struct tracking);
    tracking->json = json;
    tracking->reading = reading;
    buf_init(&tracking->out, REPLY_BYTES);
    arena_init(&tracking->said, SAID_BYTES);
    arena_init(&tracking->often, OFTEN_BYTES);
    tracking->language = operator_language();
    tracking->memory = track_memory_new(&tracking->often);
    if (track_load(&arena, &packed_carriers, &tracking->table, &failure) == OK) {
        status = identify_words(tracking, argc, argv);
    } else {
        fprintf(stderr, "recourse track: %s\n", failure.text);
        status = EXIT_WORLD;
    }
    buf_free(&tracking->out);
    arena_free(&tracking->often);
    arena_free(&tracking->said);
    arena_free(&arena);
    return status;
}
