#ifndef TIDY_SOURCE_H
#define TIDY_SOURCE_H
/*
 * A file as the rules see it: its bytes and, when it is C, its tokens and what stands at file scope. Comments
 * and white space are no tokens. Directives are: they are marked, and token_skip passes over them.
 */
#include <stdbool.h>
#include <stddef.h>

enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_STRING, TOKEN_CHARACTER, TOKEN_MARK };

struct token {
    enum token_kind kind;
    bool directive; /* stands in a line that begins with # */
    const char *at;
    int len;
    int line;
};

struct file {
    const char *path; /* below the root */
    char *text;       /* ends with a null byte */
    size_t len;
    int lines;
    bool is_c;
    struct token *tokens; /* of C files; the last one is an empty mark */
    int token_count;      /* without the last one */
};

void lex(struct file *file);
bool token_is(const struct token *token, const char *text);
/* The index of the bracket that closes the one at `open`, or the last token's. */
int token_close(const struct file *file, int open);
/* The next token that is no directive, at or after index. */
int token_skip(const struct file *file, int index);

/* declaration.c: what stands at file scope. */
enum declaration_kind {
    DECLARATION_FUNCTION,
    DECLARATION_PROTOTYPE,
    DECLARATION_VARIABLE,
    DECLARATION_OTHER
};

struct declaration {
    enum declaration_kind kind;
    int first, last; /* tokens */
    int name;        /* token; -1 when it has none */
    int open;        /* token of '(' of a function or prototype */
    int body;        /* token of '{' of a function */
};

/* The declaration at or behind *index, which moves behind it; false at the end of the file. */
bool declaration_next(const struct file *file, int *index, struct declaration *declaration);
/* True when the object declared by the tokens [first, last] can change. */
bool is_mutable(const struct file *file, int first, int last);

#endif
