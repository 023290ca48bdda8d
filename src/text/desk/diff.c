#include "text/desk/diff.h"

#include "base/check.h"

#include <string.h>

enum tokens_by { BY_WORD, BY_LINE };

/* The text cut into what is compared; the tokens touch each other. */
struct tokens {
    struct str *at;
    uint64_t *hashes;
    bool *kept; /* stands in the other text too */
    size_t count;
};

/* ---- tokens ---- */

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static bool is_letter(char c)
{
    bool latin = ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9') || c == '_';
    return latin || (unsigned char)c >= 0x80;
}

/* A word, some white space or one other character. */
static size_t word_length(struct str text)
{
    size_t length = 1;
    while (length < text.len && ((is_letter(text.at[0]) && is_letter(text.at[length])) ||
                                 (is_space(text.at[0]) && is_space(text.at[length]))))
        length++;
    return length;
}

static size_t line_length(struct str text)
{
    size_t end = str_find_char(text, '\n');
    return end < text.len ? end + 1 : end;
}

static struct tokens tokens_of(struct arena *scratch, struct str text, enum tokens_by by)
{
    struct tokens tokens = {
        .at = ARENA_ARRAY(scratch, struct str, text.len),
        .hashes = ARENA_ARRAY(scratch, uint64_t, text.len),
        .kept = ARENA_ARRAY(scratch, bool, text.len),
    };
    while (text.len) {
        size_t length = by == BY_WORD ? word_length(text) : line_length(text);
        tokens.at[tokens.count] = str_slice(text, 0, length);
        tokens.hashes[tokens.count] = str_hash(tokens.at[tokens.count]);
        tokens.count++;
        text = str_slice(text, length, text.len);
    }
    return tokens;
}

/* ---- the shortest way ---- */

/* A part of both texts; x counts tokens of before, y those of after. */
struct part {
    const struct tokens *before, *after;
    size_t from, to_before, to_after;
};

static bool equal(const struct tokens *before, size_t x, const struct tokens *after, size_t y)
{
    return before->hashes[x] == after->hashes[y] && str_eq(before->at[x], after->at[y]);
}

/*
 * furthest[d][k + d] is how far x comes with d changes on the diagonal k = x - y. Row d has 2d + 1 places.
 */
struct search {
    struct part part;
    int32_t width, height;
    int32_t *furthest[DIFF_CHANGES_MAX + 1];
};

static int32_t at_row(const struct search *s, int32_t d, int32_t k)
{
    return s->furthest[d][k + d];
}

/* True when the last of d changes on diagonal k was a token that came (a step down), not one that went. */
static bool came_down(const struct search *s, int32_t d, int32_t k)
{
    return k == -d || (k != d && at_row(s, d - 1, k - 1) < at_row(s, d - 1, k + 1));
}

/* Where one stands on diagonal k after d changes, before the tokens that are the same. */
static int32_t stepped(const struct search *s, int32_t d, int32_t k)
{
    if (d == 0)
        return 0;
    return came_down(s, d, k) ? at_row(s, d - 1, k + 1) : at_row(s, d - 1, k - 1) + 1;
}

static bool same_at(const struct search *s, int32_t x, int32_t y)
{
    return x < s->width && y < s->height &&
           equal(s->part.before, s->part.from + (size_t)x, s->part.after, s->part.from + (size_t)y);
}

/* Fills row d; true when the end of both texts is reached. */
static bool row_search(struct search *s, int32_t d)
{
    bool ended = false;
    for (int32_t k = -d; k <= d; k += 2) {
        int32_t x = stepped(s, d, k);
        while (x <= s->width && same_at(s, x, x - k))
            x++;
        s->furthest[d][k + d] = x;
        ended |= x == s->width && x - k == s->height;
    }
    return ended;
}

/* Back along the way that was found, marking what stayed. */
static void mark_kept(const struct search *s, int32_t d)
{
    int32_t k = s->width - s->height;
    for (int32_t x = s->width; d >= 0; d--) {
        int32_t begin = stepped(s, d, k);
        for (; x > begin; x--) {
            s->part.before->kept[s->part.from + (size_t)x - 1] = true;
            s->part.after->kept[s->part.from + (size_t)(x - k) - 1] = true;
        }
        if (d == 0)
            break;
        bool down = came_down(s, d, k);
        k += down ? 1 : -1;
        x = at_row(s, d - 1, k);
    }
}

/* False when more than DIFF_CHANGES_MAX tokens differ. */
static bool find_way(struct arena *scratch, struct part part)
{
    struct search *s = ARENA_NEW(scratch, struct search);
    *s = (struct search){.part = part};
    s->width = (int32_t)(part.to_before - part.from);
    s->height = (int32_t)(part.to_after - part.from);
    for (int32_t d = 0; d <= DIFF_CHANGES_MAX; d++) {
        s->furthest[d] = ARENA_ARRAY(scratch, int32_t, 2 * (size_t)d + 1);
        if (row_search(s, d)) {
            mark_kept(s, d);
            return true;
        }
    }
    return false;
}

/* Marks the common beginning and end as kept and answers what lies between them. */
static struct part trimmed(const struct tokens *before, const struct tokens *after)
{
    struct part part = {before, after, 0, before->count, after->count};
    while (part.from < part.to_before && part.from < part.to_after &&
           equal(before, part.from, after, part.from)) {
        before->kept[part.from] = after->kept[part.from] = true;
        part.from++;
    }
    while (part.to_before > part.from && part.to_after > part.from &&
           equal(before, part.to_before - 1, after, part.to_after - 1)) {
        before->kept[--part.to_before] = true;
        after->kept[--part.to_after] = true;
    }
    return part;
}

/* ---- runs ---- */

/* How many tokens from here on are kept (or are not). */
static size_t stretch(const struct tokens *tokens, size_t from, bool kept)
{
    size_t end = from;
    while (end < tokens->count && tokens->kept[end] == kept)
        end++;
    return end - from;
}

/* How many tokens are kept in both texts from here on; a change in either ends it. */
static size_t stretch_of_both(const struct tokens *before, size_t x, const struct tokens *after, size_t y)
{
    size_t old = stretch(before, x, true), new = stretch(after, y, true);
    return old < new ? old : new;
}

/* Tokens side by side, as one text. */
static struct str joined(const struct tokens *tokens, size_t from, size_t count)
{
    const struct str *first = &tokens->at[from], *last = &tokens->at[from + count - 1];
    return (struct str){first->at, (size_t)(last->at + last->len - first->at)};
}

/* White space between two changes belongs to both: "old words" became "new text", not "old" "new" and so on. */
static void join_changes(const struct tokens *before, const struct tokens *after)
{
    size_t x = 0, y = 0;
    while (x < before->count || y < after->count) {
        size_t gone = stretch(before, x, false), come = stretch(after, y, false);
        x += gone;
        y += come;
        size_t same = stretch_of_both(before, x, after, y);
        bool blank = same && gone && come && x + same < before->count && y + same < after->count &&
                     str_trim(joined(before, x, same)).len == 0 && !before->kept[x + same] &&
                     !after->kept[y + same];
        for (size_t i = 0; blank && i < same; i++)
            before->kept[x + i] = after->kept[y + i] = false;
        x += same;
        y += same;
    }
}

static void add_run(struct diff_run *runs, size_t *count, enum diff_kind kind, struct str text)
{
    if (text.len)
        runs[(*count)++] = (struct diff_run){kind, text};
}

static struct diff runs_of(struct arena *arena, const struct tokens *before, const struct tokens *after)
{
    struct diff_run *runs = ARENA_ARRAY(arena, struct diff_run, before->count + after->count);
    struct diff diff = {.runs = runs};
    for (size_t x = 0, y = 0; x < before->count || y < after->count;) {
        size_t gone = stretch(before, x, false), come = stretch(after, y, false);
        if (gone)
            add_run(runs, &diff.count, DIFF_REMOVED, joined(before, x, gone));
        if (come)
            add_run(runs, &diff.count, DIFF_ADDED, joined(after, y, come));
        x += gone;
        y += come;
        size_t same = stretch_of_both(before, x, after, y);
        if (same)
            add_run(runs, &diff.count, DIFF_SAME, joined(before, x, same));
        x += same;
        y += same;
    }
    return diff;
}

static bool compare(struct arena *scratch, struct tokens *before, struct tokens *after)
{
    if (!find_way(scratch, trimmed(before, after)))
        return false;
    join_changes(before, after);
    return true;
}

struct diff diff_of(struct arena *arena, struct str before, struct str after)
{
    struct arena scratch;
    arena_init(&scratch, SIZE_MAX);
    struct tokens old = tokens_of(&scratch, before, BY_WORD), new = tokens_of(&scratch, after, BY_WORD);
    if (!compare(&scratch, &old, &new)) {
        old = tokens_of(&scratch, before, BY_LINE);
        new = tokens_of(&scratch, after, BY_LINE);
        compare(&scratch, &old, &new);
    }
    struct diff diff = runs_of(arena, &old, &new);
    arena_free(&scratch);
    return diff;
}
