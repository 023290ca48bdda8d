#ifndef TIDY_TIDY_H
#define TIDY_TIDY_H
/*
 * The test that reads the source itself: walls between the floors, banned words, sizes, dead declarations.
 *
 * It works on one tree (the project, or the samples that must be found wrong). What is allowed stands in files
 * of that tree: tests/tidy/floors, tests/tidy/rules and tests/tidy/words. Memory is taken and never given back: the
 * program ends within a second.
 */
#include "source.h"

/* One sentence a rule; it is the name of the test. */
enum rule {
    RULE_FLOORS,
    RULE_ROOMS,
    RULE_BANS,
    RULE_SIZES,
    RULE_HEADERS,
    RULE_SWITCHES,
    RULE_GLOBALS,
    RULE_DEAD,
    RULE_TEXT,
    RULE_WORDS,
    RULE_COUNT
};

struct finding {
    enum rule rule;
    const struct file *file;
    int line;
    const char *text;
};

/* Patterns over paths: a path fits when one fits and none of those with '!' does. No patterns: every path. */
struct patterns {
    const char *items[24];
    int count;
};

struct floor {
    const char *name;
    const char *below[16];
    int count;
};

struct header_wall {
    const char *header; /* with its quotes or brackets */
    struct patterns allowed;
};

enum ban_kind { BAN_WORD, BAN_CALL, BAN_TEXT, BAN_LINE };

struct ban {
    enum ban_kind kind;
    const char *what; /* a pattern for words and calls, a beginning for texts, a word for lines */
    struct patterns where;
    const char *instead;
};

struct exception {
    const char *rule;
    const char *path;
    const char *name; /* of what is excepted; "*" for all */
    int line;
    bool used;
};

struct limits {
    int file_lines, header_lines, function_lines, parameters, nesting;
};

struct tidy {
    const char *root;
    struct file *files;
    int file_count;
    struct finding *findings;
    int finding_count;
    struct floor floors[24];
    int floor_count;
    struct header_wall walls[64];
    int wall_count;
    struct ban bans[160];
    int ban_count;
    struct exception exceptions[64];
    int exception_count;
    struct limits limits;
    const char *gates[64]; /* calls; a * at the end stands for any letters */
    int gate_count;
    struct patterns quiet[48]; /* files whose texts no reader's language touches */
    int quiet_count;
};

/* tree.c: the files, and what is said about them. */
void tree_read(struct tidy *tidy);
const struct file *tree_find(const struct tidy *tidy, const char *path);
void say(struct tidy *tidy, enum rule rule, const struct file *file, int line, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
_Noreturn void give_up(const char *format, ...) __attribute__((format(printf, 1, 2)));
void *grow(void *array, int count, size_t size); /* room for at least count + 1 */
const char *copy_of(const char *at, int len);

/* rules.c: reads tests/tidy/floors, tests/tidy/rules and tests/tidy/words. */
void rules_read(struct tidy *tidy);
bool path_fits(const struct patterns *patterns, const char *path);
/* True when an exception names this; the rule is "size", "default", "global", "dead", "header", "words" or "name". */
bool is_excepted(struct tidy *tidy, const char *rule, const struct file *file, const char *name);

/* The rules. */
void check_walls(struct tidy *tidy, const struct file *file);
void check_bans(struct tidy *tidy, const struct file *file);
/* A file that a comment names is there. */
void check_names(struct tidy *tidy, const struct file *file);
void check_places(struct tidy *tidy, const struct file *file);
void check_sentences(struct tidy *tidy, const struct file *file);
void check_sizes(struct tidy *tidy, const struct file *file);
void check_header(struct tidy *tidy, const struct file *file);
void check_globals(struct tidy *tidy, const struct file *file);
void check_text(struct tidy *tidy, const struct file *file);
/* A line of a style sheet, as part of it. */
void check_style(struct tidy *tidy, const struct file *file, int number, const char *line);
void check_switches(struct tidy *tidy);
void check_dead(struct tidy *tidy);
void check_rooms(struct tidy *tidy);

#endif
