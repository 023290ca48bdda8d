/* A sentence of the code that no catalogue can find is shown in English to everybody. */
#include "tidy.h"

#include <stdio.h>
#include <string.h>

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Two words with a blank between, the second in small letters: "not found"; what stands in a tag does not count. */
static bool is_sentence(const struct token *string)
{
    const char *at = string->at;
    bool in_tag = false;
    for (int i = 1; i + 2 < string->len; i++) {
        in_tag = at[i] == '<' || (in_tag && at[i] != '>');
        if (!in_tag && i > 1 && at[i] == ' ' && is_letter(at[i - 1]) && is_letter(at[i - 2]) &&
            at[i + 1] >= 'a' && at[i + 1] <= 'z' && at[i + 2] >= 'a' && at[i + 2] <= 'z')
            return true;
    }
    return false;
}

/* Excepted by its text, with a ? for each blank. */
static bool is_allowed(struct tidy *tidy, const struct file *file, const struct token *string)
{
    char text[200];
    snprintf(text, sizeof text, "%.*s", string->len - 2, string->at + 1);
    return is_excepted(tidy, "words", file, text);
}

static bool is_gate(const struct tidy *tidy, const struct token *word)
{
    for (int i = 0; i < tidy->gate_count; i++) {
        const char *gate = tidy->gates[i];
        size_t len = strlen(gate);
        bool begins = gate[len - 1] == '*';
        len -= begins;
        if ((begins ? word->len >= (int)len : word->len == (int)len) && memcmp(word->at, gate, len) == 0)
            return true;
    }
    return false;
}

/* Whether a call around the token, in the same statement, brings its texts to the catalogues, or to nobody. */
static bool goes_through_gate(const struct tidy *tidy, const struct file *file, int at)
{
    int depth = 0;
    for (int i = at - 1; i > 0; i--) {
        const struct token *token = &file->tokens[i];
        if (token_is(token, ")"))
            depth++;
        else if (token_is(token, "(") && depth > 0)
            depth--;
        else if (token_is(token, "(") && is_gate(tidy, token - 1))
            return true;
        else if (token_is(token, ";"))
            return false;
    }
    return false;
}

void check_sentences(struct tidy *tidy, const struct file *file)
{
    for (int i = 0; i < tidy->quiet_count; i++)
        if (path_fits(&tidy->quiet[i], file->path))
            return;
    for (int i = 0; i < file->token_count; i++) {
        const struct token *at = &file->tokens[i];
        if (at->kind == TOKEN_STRING && !at->directive && is_sentence(at) &&
            !goes_through_gate(tidy, file, i) && !is_allowed(tidy, file, at))
            say(tidy, RULE_WORDS, file, at->line,
                "no catalogue finds this sentence; mark it with N_, or say it with call_say: %.*s", at->len,
                at->at);
    }
}
