#ifndef PACK_PAGES_H
#define PACK_PAGES_H
/*
 * Where in an HTML document a byte of a page file stands: what decides whether an expression may be printed
 * there, and how. The walk follows the states of the HTML tokenizer that a page of ours may use; what it does
 * not know, it refuses.
 */
#include <stdbool.h>

enum mode {
    TEXT,         /* between tags */
    TAG_OPEN,     /* behind '<' or '</' */
    TAG_NAME,     /* in the name of a tag */
    BETWEEN,      /* in a tag, where an attribute may begin or the tag end */
    NAME,         /* in the name of an attribute */
    AFTER_NAME,   /* behind the name and white space: '=' may follow */
    BEFORE_VALUE, /* behind '=' */
    QUOTED,       /* in a value between quotes */
    UNQUOTED,     /* in a value without quotes */
    RAW,          /* in script or style, where only the end tag means something */
};

enum { WORD_MAX = 32 };

struct place {
    enum mode mode;
    char quote;               /* QUOTED: which quote ends the value */
    bool closing;             /* in an end tag */
    bool value_begun;         /* something stands in the value already */
    bool keeps_space;         /* in pre or textarea */
    int tag_number;           /* how many tags began before; tells two tags apart */
    char tag[WORD_MAX];       /* lower case */
    char attribute[WORD_MAX]; /* lower case */
};

/* Moves over the byte *at (the line goes on behind it). Returns NULL, or why it may not stand here. */
const char *place_step(struct place *place, const char *at);

/*
 * Whether an expression may be printed here: NULL, or why not. *is_url tells that the attribute takes an
 * address, so that only a struct url will do.
 */
const char *place_print(struct place *place, bool *is_url);

/* Whether a line of C may stand here: NULL, or why not. */
const char *place_code(struct place *place);

/* True when what follows would be read the same way from both. */
bool place_same(const struct place *a, const struct place *b);

/* What one line of C does to the blocks that are open. */
enum code_step { CODE_END, CODE_OPEN, CODE_CLOSE, CODE_LABEL, CODE_JUMP, CODE_BAD };
/* The next step at or behind *at, which moves; *why is set with CODE_BAD. */
enum code_step code_next(const char **at, const char **why);
/* NULL when the line may end where it ends, else why not; *goes_on tells that the next line must be C too. */
const char *code_check_end(const char *line, bool *goes_on);

#endif
