/*
 * tidy ROOT              reads the tree and prints every finding as file:line: what is wrong, and what to use
 * instead. tidy --samples ROOT    reads a tree in which every line marked "tidy: TEXT" must give a finding
 * that holds TEXT, and no other line may give one.
 *
 * The results are printed as TAP; the exit status is 1 when there are findings.
 */
#include "tidy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const sentences[RULE_COUNT] = {
    [RULE_FLOORS] = "includes go downwards and stay behind their walls",
    [RULE_ROOMS] = "rooms call only the rooms that their headers name, and never in a circle",
    [RULE_BANS] = "what is banned is absent",
    [RULE_SIZES] = "files, functions, parameters and nesting keep their sizes",
    [RULE_HEADERS] = "headers have guards and contracts",
    [RULE_SWITCHES] = "a switch over an enum of ours names every member",
    [RULE_GLOBALS] = "nothing global can change",
    [RULE_DEAD] = "what is declared is used",
    [RULE_TEXT] = "text is clean",
    [RULE_WORDS] = "every sentence that a person reads stands where the catalogues find it",
};

static void check_exceptions(struct tidy *tidy)
{
    const struct file *rules = tree_find(tidy, "tests/tidy/rules");
    for (int i = 0; i < tidy->exception_count; i++)
        if (!tidy->exceptions[i].used)
            say(tidy, RULE_DEAD, rules, tidy->exceptions[i].line,
                "nothing needs this exception any more; remove it");
}

static void check_all(struct tidy *tidy)
{
    for (int i = 0; i < tidy->file_count; i++) {
        const struct file *file = &tidy->files[i];
        check_text(tidy, file);
        check_sizes(tidy, file);
        if (!file->is_c)
            continue;
        check_walls(tidy, file);
        check_bans(tidy, file);
        check_names(tidy, file);
        check_places(tidy, file);
        check_sentences(tidy, file);
        check_header(tidy, file);
        check_globals(tidy, file);
    }
    check_switches(tidy);
    check_rooms(tidy);
    check_dead(tidy);
    check_exceptions(tidy);
}

static int report(const struct tidy *tidy)
{
    for (int rule = 0; rule < RULE_COUNT; rule++) {
        int count = 0;
        for (int i = 0; i < tidy->finding_count; i++)
            count += (int)tidy->findings[i].rule == rule;
        printf("%s %d - %s\n", count ? "not ok" : "ok", rule + 1, sentences[rule]);
        for (int i = 0; i < tidy->finding_count; i++) {
            const struct finding *finding = &tidy->findings[i];
            if ((int)finding->rule == rule)
                printf("%s:%d: %s\n", finding->file->path, finding->line, finding->text);
        }
    }
    return tidy->finding_count != 0;
}

/* ---- samples ---- */

/* The finding of that line which holds the text, taken off the list; false when there is none. */
static bool take_finding(struct tidy *tidy, const struct file *file, int line, const char *text)
{
    for (int i = 0; i < tidy->finding_count; i++) {
        struct finding *finding = &tidy->findings[i];
        if (finding->file == file && finding->line == line && strstr(finding->text, text)) {
            *finding = tidy->findings[--tidy->finding_count];
            return true;
        }
    }
    return false;
}

static int check_sample(struct tidy *tidy, const struct file *file, int *number)
{
    static const char mark[] = "tidy: ";
    const char *ending = file->is_c ? " *" : " --"; /* of a comment */
    int wrong = 0, line = 1;
    for (const char *at = file->text; *at; line++) {
        size_t len = strcspn(at, "\n");
        const char *found = memmem(at, len, mark, sizeof mark - 1);
        if (found) {
            const char *text = found + sizeof mark - 1;
            const char *end = memmem(text, len - (size_t)(text - at), ending, strlen(ending));
            const char *wanted = copy_of(text, (int)(end ? end - text : (long)len - (text - at)));
            bool met = take_finding(tidy, file, line, wanted);
            printf("%s %d - a sample is found wrong: %s\n", met ? "ok" : "not ok", ++*number, wanted);
            wrong += !met;
        }
        at += len;
        at += *at != 0;
    }
    return wrong;
}

static int report_samples(struct tidy *tidy)
{
    int wrong = 0, number = 0;
    for (int i = 0; i < tidy->file_count; i++)
        wrong += check_sample(tidy, &tidy->files[i], &number);
    for (int i = 0; i < tidy->finding_count; i++) {
        const struct finding *finding = &tidy->findings[i];
        printf("not ok %d - nothing else is found: %s:%d: %s\n", ++number, finding->file->path, finding->line,
               finding->text);
    }
    return wrong != 0 || tidy->finding_count != 0 || number == 0;
}

int main(int argc, char **argv)
{
    bool samples = argc == 3 && strcmp(argv[1], "--samples") == 0;
    if (argc != 2 && !samples)
        give_up("usage: tidy [--samples] ROOT");
    struct tidy tidy = {.root = argv[argc - 1]};
    tree_read(&tidy);
    rules_read(&tidy);
    check_all(&tidy);
    return samples ? report_samples(&tidy) : report(&tidy);
}
