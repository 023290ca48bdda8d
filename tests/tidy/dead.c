#include "tidy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Every word of the tree with the first three files in which it stands: one more than may declare and define
 * it. */
struct use {
    const char *word;
    int len;
    const struct file *files[3];
};

struct uses {
    struct use *slots;
    size_t size; /* a power of two */
    size_t count;
};

static struct use *slot_of(const struct uses *uses, const char *word, int len)
{
    size_t hash = 5381;
    for (int i = 0; i < len; i++)
        hash = hash * 33 + (unsigned char)word[i];
    for (size_t i = hash & (uses->size - 1);; i = (i + 1) & (uses->size - 1)) {
        struct use *use = &uses->slots[i];
        if (!use->word || (use->len == len && memcmp(use->word, word, (size_t)len) == 0))
            return use;
    }
}

static void add_use(struct uses *uses, const struct file *file, const char *word, int len)
{
    struct use *use = slot_of(uses, word, len);
    if (!use->word && ++uses->count > uses->size / 2)
        give_up("more words than expected: make the table larger");
    use->word = word;
    use->len = len;
    for (int i = 0; i < 3 && use->files[i] != file; i++) {
        if (!use->files[i]) {
            use->files[i] = file;
            return;
        }
    }
}

/* Page files hold C between their marks: every word of theirs counts. */
static void add_words_of_text(struct uses *uses, const struct file *file)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789";
    for (const char *at = file->text; *at;) {
        size_t len = strspn(at, letters);
        if (len)
            add_use(uses, file, at, (int)len);
        at += len ? len : strcspn(at, letters);
    }
}

static bool has_ending(const char *path, const char *ending)
{
    size_t len = strlen(path), end = strlen(ending);
    return len > end && strcmp(path + len - end, ending) == 0;
}

/* What a macro calls is used: its header stands for all who write the macro. */
static const struct file macros = {.path = "macros"};

static struct uses find_uses(const struct tidy *tidy)
{
    struct uses uses = {.size = 1 << 18};
    uses.slots = calloc(uses.size, sizeof *uses.slots);
    if (!uses.slots)
        give_up("no memory");
    for (int f = 0; f < tidy->file_count; f++) {
        const struct file *file = &tidy->files[f];
        /* A generator prints calls, so the words in its strings count. */
        if (has_ending(file->path, ".html") || strncmp(file->path, "tools/", 6) == 0)
            add_words_of_text(&uses, file);
        for (int i = 0; i < file->token_count; i++)
            if (file->tokens[i].kind == TOKEN_WORD)
                add_use(&uses, file->tokens[i].directive ? &macros : file, file->tokens[i].at,
                        file->tokens[i].len);
    }
    return uses;
}

/* True for the header itself and for the .c beside it. */
static bool is_own(const struct file *header, const struct file *user)
{
    return user == header || (strncmp(user->path, header->path, strlen(header->path) - 1) == 0 &&
                              has_ending(user->path, ".c") && strlen(user->path) == strlen(header->path));
}

static bool is_used(const struct uses *uses, const struct file *own, const char *word, int len)
{
    const struct use *use = slot_of(uses, word, len);
    for (int i = 0; i < 3; i++)
        if (use->files[i] && !is_own(own, use->files[i]))
            return true;
    return false;
}

static void check_declaration(struct tidy *tidy, const struct uses *uses, const struct file *file, int token)
{
    const struct token *name = &file->tokens[token];
    if (is_used(uses, file, name->at, name->len) ||
        is_excepted(tidy, "dead", file, copy_of(name->at, name->len)))
        return;
    say(tidy, RULE_DEAD, file, name->line,
        "%.*s is declared and used by no other file; make it static, or remove it", name->len, name->at);
}

static void check_declarations(struct tidy *tidy, const struct uses *uses, const struct file *file)
{
    struct declaration at;
    for (int i = 0; declaration_next(file, &i, &at);)
        if (at.name >= 0)
            check_declaration(tidy, uses, file, at.name);
}

/* A page file web/pages/NAME.html compiles to page_NAME. */
static void check_page(struct tidy *tidy, const struct uses *uses, const struct file *file)
{
    const char *base = strrchr(file->path, '/') + 1;
    char name[256];
    snprintf(name, sizeof name, "page_%.*s", (int)strcspn(base, "."), base);
    for (char *at = name; *at; at++)
        *at = *at == '-' ? '_' : *at;
    if (!is_used(uses, file, name, (int)strlen(name)) && !is_excepted(tidy, "dead", file, name))
        say(tidy, RULE_DEAD, file, 1,
            "no code prints this page: %s is called nowhere; call it, or remove the page", name);
}

/* "-- name: NAME KIND" in a file of statements makes SQL_NAME. */
static void check_statements(struct tidy *tidy, const struct uses *uses, const struct file *file)
{
    static const char mark[] = "-- name: ";
    int line = 1;
    for (const char *at = file->text; *at; line++) {
        if (strncmp(at, mark, sizeof mark - 1) == 0) {
            const char *word = at + sizeof mark - 1;
            char name[256];
            snprintf(name, sizeof name, "SQL_%.*s", (int)strcspn(word, " \n"), word);
            if (!is_used(uses, file, name, (int)strlen(name)) && !is_excepted(tidy, "dead", file, name))
                say(tidy, RULE_DEAD, file, line, "no code runs this statement: %s stands nowhere; remove it",
                    name);
        }
        at += strcspn(at, "\n");
        at += *at != 0;
    }
}

void check_dead(struct tidy *tidy)
{
    struct uses uses = find_uses(tidy);
    for (int f = 0; f < tidy->file_count; f++) {
        const struct file *file = &tidy->files[f];
        if (has_ending(file->path, ".h"))
            check_declarations(tidy, &uses, file);
        else if (strncmp(file->path, "src/web/pages/", 14) == 0 && has_ending(file->path, ".html"))
            check_page(tidy, &uses, file);
        else if (strncmp(file->path, "src/store/sql/", 14) == 0 && has_ending(file->path, ".sql"))
            check_statements(tidy, &uses, file);
    }
}
