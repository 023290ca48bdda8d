/* Sets of numbers, texts and lines made from the carriers' own rules and words (tests/data), and how well they are read. */
#include "base/check.h"
#include "core/tracking/parcel.h"
#include "support/kit/suite.h"
#include "support/tracking/tracking_world.h"
#include "text/tracking/find.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_BYTES = 1024 * 1024, FOUND_ROOM = 16 };

static struct str read_below(const char *folder, const char *name, char *bytes)
{
    char path[500];
    const char *root = getenv("RECOURSE_SOURCE");
    snprintf(path, sizeof path, "%s/%s/%s", root ? root : ".", folder, name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t length = fread(bytes, 1, FILE_BYTES, file);
    fclose(file);
    return (struct str){bytes, length};
}

static struct str read_file(const char *name, char *bytes)
{
    return read_below("tests/data", name, bytes);
}

/* The next line that is no comment and not empty. */
static bool next_line(struct str *rest, struct str *line)
{
    while (rest->len) {
        *line = str_cut(rest, '\n');
        if (line->len && line->at[0] != '#')
            return true;
    }
    return false;
}

struct score {
    size_t right, named, told_wrong, broken, accepted;
};

static void count_number(void **state, struct str line, struct score *score)
{
    struct tracking_world *world = *state;
    struct track_result result;
    struct str carrier = str_cut(&line, '\t'), kind = str_cut(&line, '\t');
    track_identify(world->table, line, &result);
    bool named = false;
    for (size_t i = 0; i < result.count; i++)
        named |= str_eq(result.candidates[i].format->carrier, carrier) &&
                 result.candidates[i].check != TRACK_CHECK_FAILED;
    if (str_eq(kind, STR("broken"))) {
        score->broken++;
        score->accepted += named || result.verdict == TRACK_VALID;
        return;
    }
    score->right++;
    score->named += named;
    score->told_wrong += result.verdict == TRACK_INVALID;
    if (!named)
        print_message("not named: %.*s %.*s\n", STR_ARG(carrier), STR_ARG(line));
}

static void numbers_are_named_and_never_called_wrong_without_knowing(void **state)
{
    static const char *const sets[] = {"tracking_numbers.tsv", "tracking_numbers_held.tsv",
                                       "tracking_numbers_fresh.tsv", "tracking_numbers_world.tsv",
                                       "tracking_numbers_weighed.tsv"};
    for (size_t i = 0; i < COUNT_OF(sets); i++) {
        char *bytes = malloc(FILE_BYTES);
        struct str rest = read_file(sets[i], bytes), line;
        struct score score = {0};
        while (next_line(&rest, &line))
            count_number(state, line, &score);
        free(bytes);
        print_message("right %zu named %zu called wrong %zu; broken %zu accepted %zu\n", score.right,
                      score.named, score.told_wrong, score.broken, score.accepted);
        assert_true(score.right > 100 && score.broken > 20);
        assert_true(score.named * 100 >= score.right * 92);
        assert_true(score.told_wrong * 100 <= score.right * 2);
        assert_true(score.accepted * 100 <= score.broken * 2);
    }
}

/* Numbers whose own check fails since one character changed or two changed places, of every format that has a check. */
static void a_broken_number_of_any_format_is_hardly_ever_called_right(void **state)
{
    struct tracking_world *world = *state;
    char *bytes = malloc(FILE_BYTES);
    struct str rest = read_file("tracking_numbers_formats.tsv", bytes), line;
    struct score score = {0};
    while (next_line(&rest, &line)) {
        struct track_result result;
        str_cut(&line, '\t');
        bool right = str_eq(str_cut(&line, '\t'), STR("right"));
        track_identify(world->table, line, &result);
        score.right += right;
        score.told_wrong += right && result.verdict == TRACK_INVALID;
        score.broken += !right;
        score.accepted += !right && result.verdict == TRACK_VALID;
    }
    free(bytes);
    print_message("right %zu called wrong %zu; broken %zu accepted %zu\n", score.right, score.told_wrong,
                  score.broken, score.accepted);
    assert_true(score.right > 400 && score.broken > 4000 && !score.told_wrong);
    assert_true(score.accepted * 1000 <= score.broken * 12);
}

static bool has_word(struct str words, struct str word)
{
    while (words.len)
        if (str_eq(str_cut(&words, ' '), word))
            return true;
    return false;
}

struct finding {
    size_t wanted, found, right;
};

static void count_text(void **state, struct str wanted, struct str text, struct finding *finding)
{
    struct tracking_world *world = *state;
    static struct track_found found[FOUND_ROOM];
    size_t count = track_find_in_text(world->table, text, found, FOUND_ROOM);
    for (struct str rest = str_trim(wanted); rest.len; str_cut(&rest, ' '))
        finding->wanted++;
    finding->found += count;
    for (size_t i = 0; i < count; i++) {
        struct str number = {found[i].result.normalized, found[i].result.length};
        finding->right += has_word(str_trim(wanted), number);
    }
}

static struct finding find_in_texts(void **state, const char *name)
{
    char *bytes = malloc(FILE_BYTES);
    struct str rest = read_file(name, bytes);
    struct finding finding = {0};
    size_t at = str_find(rest, STR("\n==="));
    rest = str_slice(rest, at + 1, rest.len);
    while (rest.len) {
        struct str wanted = str_cut(&rest, '\n');
        size_t end = str_find(rest, STR("\n==="));
        count_text(state, str_slice(wanted, 3, wanted.len), str_slice(rest, 0, end), &finding);
        rest = str_slice(rest, end + 1, rest.len);
    }
    free(bytes);
    print_message("wanted %zu found %zu right %zu\n", finding.wanted, finding.found, finding.right);
    return finding;
}

static void numbers_in_texts_are_found_and_nothing_else(void **state)
{
    static const char *const sets[] = {"tracking_texts.txt", "tracking_texts_held.txt",
                                       "tracking_texts_fresh.txt", "tracking_texts_world.txt",
                                       "tracking_texts_close.txt"};
    for (size_t i = 0; i < COUNT_OF(sets); i++) {
        struct finding finding = find_in_texts(state, sets[i]);
        assert_true(finding.wanted > 40);
        assert_true(finding.right * 100 >= finding.found * 97);
        assert_true(finding.right * 100 >= finding.wanted * 92);
    }
}

struct lines_score {
    size_t lines, right, wrong;
};

static struct lines_score read_lines(const char *folder, const char *name)
{
    char *bytes = malloc(FILE_BYTES);
    struct str rest = read_below(folder, name, bytes), line;
    struct lines_score score = {0};
    while (next_line(&rest, &line)) {
        struct str wanted_name = str_cut(&line, '\t');
        str_cut(&line, '\t');
        enum parcel_event wanted = PARCEL_UNKNOWN, event = parcel_from_text(line);
        assert_true(str_eq(wanted_name, STR("null")) || parcel_event_from(wanted_name, &wanted));
        score.lines++;
        score.right += event == wanted;
        score.wrong += event != wanted && event != PARCEL_UNKNOWN;
        if (event != wanted)
            print_message("%.*s: %.*s\n", STR_ARG(parcel_event_name(event)), STR_ARG(line));
    }
    free(bytes);
    return score;
}

struct lines_set {
    const char *file;
    size_t least, right, wrong; /* lines; hundredths of right, thousandths of misread */
};

static void expect_lines(const char *folder, const struct lines_set *sets, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct lines_score score = read_lines(folder, sets[i].file);
        print_message("%s: %zu lines, %zu right, %zu misread\n", sets[i].file, score.lines, score.right,
                      score.wrong);
        assert_true(score.lines > sets[i].least);
        assert_true(score.right * 100 >= score.lines * sets[i].right);
        assert_true(score.wrong * 1000 <= score.lines * sets[i].wrong);
    }
}

static void lines_that_the_reader_knows_are_read(void **state)
{
    static const struct lines_set sets[] = {{"carriers.tsv", 400, 98, 5},
                                            {"loose.tsv", 800, 98, 5},
                                            {"words.tsv", 1000, 98, 5},
                                            {"pages.tsv", 750, 98, 5},
                                            {"posts.tsv", 400, 95, 10},
                                            {"world.tsv", 1000, 98, 5},
                                            {"neighbours.tsv", 380, 98, 5},
                                            {"misleading.tsv", 1000, 92, 10},
                                            {"mixed.tsv", 1600, 92, 10},
                                            {"doubt.tsv", 800, 75, 10},
                                            {"six.tsv", 80, 85, 10},
                                            {"fresh.tsv", 230, 95, 5},
                                            {"plain.tsv", 360, 97, 5},
                                            {"twenty.tsv", 280, 95, 5},
                                            {"misleading_more.tsv", 150, 92, 10},
                                            {"aside.tsv", 200, 92, 10},
                                            {"doubt_more.tsv", 90, 92, 10},
                                            {"kinds.tsv", 550, 95, 5},
                                            {"lists.tsv", 240, 80, 5},
                                            {"periods.tsv", 110, 85, 5},
                                            {"scope.tsv", 600, 90, 5},
                                            {"ends.tsv", 900, 94, 5}};
    (void)state;
    expect_lines("phrases/lines", sets, COUNT_OF(sets));
}

static void lines_that_the_reader_does_not_know_are_read_or_left_unread_but_not_misread(void **state)
{
    static const struct lines_set sets[] = {{"tracking_lines_world.tsv", 270, 95, 10},
                                            {"tracking_lines_six.tsv", 100, 92, 15},
                                            {"tracking_lines_lists.tsv", 460, 92, 12},
                                            {"tracking_lines_called_off.tsv", 230, 88, 12},
                                            {"tracking_lines_scope.tsv", 290, 82, 10}};
    (void)state;
    expect_lines("tests/data", sets, COUNT_OF(sets));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_named_and_never_called_wrong_without_knowing),
        cmocka_unit_test(a_broken_number_of_any_format_is_hardly_ever_called_right),
        cmocka_unit_test(numbers_in_texts_are_found_and_nothing_else),
        cmocka_unit_test(lines_that_the_reader_knows_are_read),
        cmocka_unit_test(lines_that_the_reader_does_not_know_are_read_or_left_unread_but_not_misread),
    };
    return cmocka_run_group_tests(tests, open_tracking_world, close_tracking_world);
}
