#include "tidy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FILES = 12 };

/* Every word of the program, or of the whole tree, with the first files in which it stands: more than are
 * likely to declare and define it, for many files may hold a static function of its name. */
struct use {
    const char *word;
    int len;
    const struct file *files[MOST_FILES];
};

struct uses {
    struct use *slots;
    size_t size; /* a power of two */
    size_t count;
};

struct users {
    struct uses program, all;
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
    for (int i = 0; i < MOST_FILES && use->files[i] != file; i++) {
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

static bool is_of_tests(const struct file *file)
{
    return strncmp(file->path, "tests/", 6) == 0;
}

/* What only tests call is dead in the program: they count as users of what is theirs alone. */
static struct uses find_uses(const struct tidy *tidy, bool with_tests)
{
    struct uses uses = {.size = 1 << 18};
    uses.slots = calloc(uses.size, sizeof *uses.slots);
    if (!uses.slots)
        give_up("no memory");
    for (int f = 0; f < tidy->file_count; f++) {
        const struct file *file = &tidy->files[f];
        if (is_of_tests(file) && !with_tests)
            continue;
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

static bool is_word(const struct token *token, const char *word, int len)
{
    return token->len == len && memcmp(token->at, word, (size_t)len) == 0;
}

/* How often the file declares or defines it. */
static int definitions(const struct file *file, const char *word, int len)
{
    int count = 0;
    struct declaration at;
    for (int i = 0; declaration_next(file, &i, &at);)
        count += at.name >= 0 && is_word(&file->tokens[at.name], word, len);
    return count;
}

static bool calls_own(const struct file *file, const char *word, int len)
{
    int count = 0;
    for (int i = 0; i < file->token_count; i++)
        count += is_word(&file->tokens[i], word, len);
    return count > definitions(file, word, len);
}

/* True for the header itself and for the .c that defines what it declares, whatever that is called. */
static bool is_own(const struct file *header, const struct file *user, const char *word, int len)
{
    return user == header || (has_ending(user->path, ".c") && definitions(user, word, len) > 0);
}

static bool is_used(const struct uses *uses, const struct file *own, const char *word, int len)
{
    const struct use *use = slot_of(uses, word, len);
    for (int i = 0; i < MOST_FILES; i++)
        if (use->files[i] && !is_own(own, use->files[i], word, len))
            return true;
    return false;
}

/* What its own .c calls may be declared for tests too. */
static bool is_tested(const struct users *users, const struct file *own, const char *word, int len)
{
    const struct use *use = slot_of(&users->all, word, len);
    bool called = false, tested = false;
    for (int i = 0; i < MOST_FILES && use->files[i]; i++) {
        const struct file *file = use->files[i];
        called = called || (!is_of_tests(file) && file != own && calls_own(file, word, len));
        tested = tested || is_of_tests(file);
    }
    return called && tested;
}

static void check_declaration(struct tidy *tidy, const struct users *users, const struct file *file,
                              int token)
{
    const struct token *name = &file->tokens[token];
    if (is_used(is_of_tests(file) ? &users->all : &users->program, file, name->at, name->len) ||
        is_tested(users, file, name->at, name->len) ||
        is_excepted(tidy, "dead", file, copy_of(name->at, name->len)))
        return;
    say(tidy, RULE_DEAD, file, name->line,
        "%.*s is declared and used by no other file%s; make it static, or remove it", name->len, name->at,
        is_of_tests(file) ? "" : " of the program");
}

static void check_declarations(struct tidy *tidy, const struct users *users, const struct file *file)
{
    struct declaration at;
    for (int i = 0; declaration_next(file, &i, &at);)
        if (at.name >= 0)
            check_declaration(tidy, users, file, at.name);
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
    struct users users = {.program = find_uses(tidy, false), .all = find_uses(tidy, true)};
    for (int f = 0; f < tidy->file_count; f++) {
        const struct file *file = &tidy->files[f];
        if (has_ending(file->path, ".h"))
            check_declarations(tidy, &users, file);
        else if (strncmp(file->path, "src/web/pages/", 14) == 0 && has_ending(file->path, ".html"))
            check_page(tidy, &users.program, file);
        else if (strncmp(file->path, "src/store/sql/", 14) == 0 && has_ending(file->path, ".sql"))
            check_statements(tidy, &users.program, file);
    }
}
