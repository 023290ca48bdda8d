/* A failure's sentence and the places beside it have the same names: one that is missing would stop the program. */
#include "tidy.h"

#include <stdio.h>
#include <string.h>

enum { PLACES_MAX = 8 };

struct sentence {
    char text[2000];
    char given[PLACES_MAX][64];
    int count;
};

static bool is_place(const struct token *at)
{
    bool named = token_is(at, "PLACE") || token_is(at, "PLACE_INT") || token_is(at, "PLACE_SAID") ||
                 token_is(at, "PLACE_ERRNO") || token_is(at, "PLACE_ID");
    return named && token_is(at + 1, "(") && at[2].kind == TOKEN_STRING;
}

/* What stands between the quotes. */
static void add_text(char *into, size_t room, const struct token *string)
{
    size_t len = strlen(into);
    snprintf(into + len, room - len, "%.*s", string->len - 2, string->at + 1);
}

static void read_sentence(const struct file *file, int open, struct sentence *sentence)
{
    int end = token_close(file, open);
    *sentence = (struct sentence){0};
    for (int i = open + 1; i < end; i++) {
        const struct token *at = &file->tokens[i];
        if (is_place(at) && sentence->count < PLACES_MAX) {
            add_text(sentence->given[sentence->count++], sizeof sentence->given[0], at + 2);
            i = token_close(file, i + 1);
        } else if (at->kind == TOKEN_STRING) {
            add_text(sentence->text, sizeof sentence->text, at);
        }
    }
}

static bool is_given(const struct sentence *sentence, const char *name, size_t len)
{
    for (int i = 0; i < sentence->count; i++)
        if (strlen(sentence->given[i]) == len && memcmp(sentence->given[i], name, len) == 0)
            return true;
    return false;
}

static void check_sentence(struct tidy *tidy, const struct file *file, int line,
                           const struct sentence *sentence)
{
    for (const char *at = sentence->text; (at = strchr(at, '{')); at++) {
        size_t len = strcspn(at + 1, "}");
        if (!is_given(sentence, at + 1, len))
            say(tidy, RULE_BANS, file, line, "the place {%.*s} of the sentence is not given", (int)len,
                at + 1);
    }
    for (int i = 0; i < sentence->count; i++) {
        char place[80];
        snprintf(place, sizeof place, "{%s}", sentence->given[i]);
        if (!strstr(sentence->text, place))
            say(tidy, RULE_BANS, file, line, "the sentence has no place %s", place);
    }
}

void check_places(struct tidy *tidy, const struct file *file)
{
    static const char *const names[] = {"fail", "fail_field", "fail_until"};
    for (int i = 0; i + 1 < file->token_count; i++)
        for (size_t k = 0; k < sizeof names / sizeof names[0]; k++) {
            struct sentence sentence;
            const struct token *at = &file->tokens[i];
            if (at->directive || !token_is(at, names[k]) || !token_is(at + 1, "("))
                continue;
            read_sentence(file, i + 1, &sentence);
            check_sentence(tidy, file, at->line, &sentence);
        }
}
