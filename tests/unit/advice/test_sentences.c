/* Every sentence of advice is short, in English and in German: all that core/advice and the silence of parcels say. */
#include "base/check.h"
#include "base/words.h"
#include "support/kit/suite.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_BYTES = 256 * 1024, SENTENCE_BYTES = 2000, WORDS_MAX = 15, SENTENCES_MIN = 500 };

/* The most words up to a mark that ends a sentence; a colon and a semicolon end none. */
static int longest_of(struct str text)
{
    int most = 0, words = 0;
    bool in_word = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        bool ends = strchr(".?!", c) && (i + 1 == text.len || strchr(" \"", text.at[i + 1]));
        words += c != ' ' && !in_word;
        in_word = c != ' ';
        most = words > most ? words : most;
        if (ends)
            words = 0;
    }
    return most;
}

static int too_long(struct str text)
{
    if (longest_of(text) <= WORDS_MAX)
        return 0;
    print_error("%d words: %.*s\n", longest_of(text), STR_ARG(text));
    return 1;
}

/* The literals from here to the closing bracket, joined; false when something else stands there. */
static bool read_literals(struct str *rest, char *into, struct str *sentence)
{
    size_t used = 0, i = 0;
    bool inside = false;
    for (; i < rest->len && (inside || rest->at[i] != ')'); i++) {
        char c = rest->at[i];
        if (c == '"')
            inside = !inside;
        else if (inside && c == '\\')
            into[used++] = rest->at[++i];
        else if (inside)
            into[used++] = c;
        else if (!strchr(" \n", c))
            return false;
        assert_true(used < SENTENCE_BYTES - 1);
    }
    *rest = str_slice(*rest, i, rest->len);
    *sentence = (struct str){into, used};
    return used > 0;
}

struct count {
    int sentences, wrong;
};

static void read_source(const char *path, const struct language *german, struct count *count)
{
    char *bytes = malloc(FILE_BYTES), into[SENTENCE_BYTES];
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    struct str rest = {bytes, fread(bytes, 1, FILE_BYTES, file)}, sentence;
    assert_true(rest.len < FILE_BYTES);
    fclose(file);
    for (size_t at = str_find(rest, STR("N_(")); at < rest.len; at = str_find(rest, STR("N_("))) {
        rest = str_slice(rest, at + 3, rest.len);
        if (!read_literals(&rest, into, &sentence))
            continue;
        count->sentences++;
        count->wrong += too_long(sentence) + too_long(say(german, sentence));
    }
    free(bytes);
}

static void no_sentence_of_advice_has_more_than_15_words_in_english_or_german(void **state)
{
    (void)state;
    bool known;
    struct count count = {0};
    char path[500];
    const struct language *german = language_find(&catalogue_recourse, STR("de"), false, &known);
    const char *root = getenv("RECOURSE_SOURCE");
    assert_true(known && german);
    snprintf(path, sizeof path, "%s/src/core/advice", root ? root : ".");
    DIR *folder = opendir(path);
    assert_non_null(folder);
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        snprintf(path, sizeof path, "%s/src/core/advice/%s", root ? root : ".", entry->d_name);
        if (str_ends(str_from(entry->d_name), STR(".c")))
            read_source(path, german, &count);
    }
    closedir(folder);
    snprintf(path, sizeof path, "%s/src/core/tracking/silence.c", root ? root : ".");
    read_source(path, german, &count);
    assert_true(count.sentences >= SENTENCES_MIN);
    assert_int_equal(count.wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_sentence_of_advice_has_more_than_15_words_in_english_or_german),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
