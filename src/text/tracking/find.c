#include "text/tracking/find.h"

#include "base/check.h"
#include "text/tracking/context.h"
#include "text/tracking/folded.h"
#include "text/tracking/table.h"

enum {
    GROUPS_MAX = 12, /* "RA 123 456 785 CN" has five */
    ALONE_MIN = 10,  /* a word as long as this is tried alone first */
    WORD_MIN = 8,
    WORD_MAX = TRACK_LENGTH_MAX,
    TRIES_MAX = 8000 /* rows of words that are compared with every carrier's numbers: less than 0.1 s */
};

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Length of what may stand between the groups of one number at text[i]; 0 when the number ends there. */
static size_t joint_at(struct str text, size_t i)
{
    static const struct str joints[] = {STR_INIT(" "), STR_INIT("-"), STR_INIT("."), STR_INIT("/"),
                                        STR_INIT("\u00A0")};
    if (i >= 3 && i + 1 < text.len && str_eq(str_slice(text, i - 3, i + 1), STR("(00)")) &&
        is_word(text.at[i + 1]))
        return 1; /* GS1 writes what a number is in brackets before it */
    for (size_t k = 0; k < COUNT_OF(joints); k++) {
        size_t end = i + joints[k].len;
        if (end < text.len && str_eq(str_slice(text, i, end), joints[k]) && is_word(text.at[end]))
            return joints[k].len;
    }
    return 0;
}

/* Ends of up to GROUPS_MAX groups from `start`. */
static size_t groups_from(struct str text, size_t start, size_t ends[GROUPS_MAX])
{
    size_t count = 0, i = start;
    while (count < GROUPS_MAX) {
        while (i < text.len && is_word(text.at[i]))
            i++;
        if (i - start > WORD_MAX + 2 * GROUPS_MAX)
            break;
        ends[count++] = i;
        size_t joint = i < text.len ? joint_at(text, i) : 0;
        if (!joint)
            break;
        i += joint;
    }
    return count;
}

/* Letters of several groups are written large: "it 123" is no beginning of a number. */
static bool has_small_letters(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] >= 'a' && text.at[i] <= 'z')
            return true;
    return false;
}

static bool has_digit(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] >= '0' && text.at[i] <= '9')
            return true;
    return false;
}

struct search {
    const struct track_table *table;
    struct str text;
    struct track_folded folded;
    struct track_before before;
    struct track_found *found;
    size_t tries;
};

static bool try(struct search *search, size_t from, size_t to, bool several)
{
    struct str word = str_slice(search->text, from, to);
    if (track_goes_on(search->text, from, to) || !has_digit(word) || to - from < WORD_MIN ||
        (several && has_small_letters(word)) || search->tries++ >= TRIES_MAX)
        return false;
    track_identify(search->table, word, &search->found->result);
    struct track_place place = {search->table, search->text,    from,           to,
                                several,       &search->folded, &search->before};
    search->found->from = from;
    search->found->to = to;
    return track_convinces(&place, &search->found->result);
}

/* A number that begins with the word at `start`: the word alone when it is long, then the longest row of
 * words. Answers where to go on. */
static size_t search_at(struct search *search, size_t start, bool *found)
{
    size_t ends[GROUPS_MAX] = {0};
    size_t count = groups_from(search->text, start, ends);
    *found = count > 0 && ends[0] - start >= ALONE_MIN && try(search, start, ends[0], false);
    if (*found)
        return ends[0];
    for (size_t i = count; i-- > 1 && !*found;)
        if (try(search, start, ends[i], true)) {
            *found = true;
            return ends[i];
        }
    *found = count > 0 && ends[0] - start < ALONE_MIN && try(search, start, ends[0], false);
    while (!count && start < search->text.len && is_word(search->text.at[start]))
        start++; /* too long a word to be any number: it is passed at once */
    return count ? ends[0] : start;
}

/* A link is one thing: its numbers count only where it leads to a page of parcels. */
static size_t search_link(struct search *search, size_t start, size_t end, bool *found)
{
    search->found->from = start;
    search->found->to = end;
    *found = track_link_convinces(search->table, str_slice(search->text, start, end), &search->found->result);
    return end;
}

static bool is_new(const struct track_found *found, size_t count)
{
    struct str number = {found[count].result.normalized, found[count].result.length};
    for (size_t i = 0; i < count; i++)
        if (str_eq((struct str){found[i].result.normalized, found[i].result.length}, number))
            return false;
    return true;
}

static size_t find(struct search *search, size_t room)
{
    struct track_found *found = search->found;
    struct str text = search->text;
    size_t count = 0;
    track_folded_begin(&search->folded, text);
    for (size_t i = 0; text.at && i < text.len && count < room;) {
        bool here = false;
        size_t link = track_link_length(text, i);
        search->found = &found[count];
        if (link)
            i = search_link(search, i, i + link, &here);
        else if (is_word(text.at[i]))
            i = search_at(search, i, &here);
        else
            i++;
        count += here && is_new(found, count);
    }
    track_folded_end(&search->folded);
    return count;
}

/* ---- full-width letters and digits, as Chinese and Japanese texts have them ---- */

/* Copies the text with ASCII in their place, up to its byte `upto` as it then is; answers the byte of the text there. */
static size_t make_narrow(struct str text, char *room, size_t upto, size_t *len)
{
    size_t i = 0;
    for (*len = 0; i < text.len && *len < upto;) {
        size_t from = i;
        char ascii = track_narrow(str_code_point(text, &i));
        if (ascii)
            from = i - 1;
        for (; from < i; from++, (*len)++)
            if (room)
                room[*len] = ascii ? ascii : text.at[from];
    }
    return i;
}

static bool has_wide(struct str text)
{
    static const struct str lead = STR_INIT("\xEF\xBC"), small = STR_INIT("\xEF\xBD");
    return str_find(text, lead) < text.len || str_find(text, small) < text.len;
}

/* Says where in the text, as it was given, the number stands. */
static void set_back(struct str text, struct str narrow, struct track_found *found)
{
    size_t from = (size_t)(found->result.number.at - narrow.at), to = from + found->result.number.len, len;
    from = make_narrow(text, NULL, from, &len);
    found->result.number = str_slice(text, from, make_narrow(text, NULL, to, &len));
    found->from = make_narrow(text, NULL, found->from, &len);
    found->to = make_narrow(text, NULL, found->to, &len);
}

size_t track_find_in_text(const struct track_table *table, struct str text, struct track_found *found,
                          size_t room)
{
    enum { SLACK_BYTES = 64 };
    struct search search = {.table = table, .text = text, .found = found};
    struct arena copy;
    bool wide = has_wide(text);
    if (wide) {
        arena_init(&copy, text.len + SLACK_BYTES);
        char *bytes = ARENA_ARRAY(&copy, char, text.len);
        make_narrow(text, bytes, text.len, &search.text.len);
        search.text.at = bytes;
    }
    size_t count = find(&search, room);
    for (size_t i = 0; wide && i < count; i++)
        set_back(text, search.text, &found[i]);
    if (wide)
        arena_free(&copy);
    return count;
}

bool track_is_running_text(const struct track_result *result)
{
    struct str text = result->number;
    bool spaced = str_find_char(text, ' ') < text.len || str_find_char(text, '\n') < text.len;
    bool wide = false;
    for (size_t i = 0; i < text.len && !wide; i++)
        wide = (unsigned char)text.at[i] >= 0xE2;
    if (result->verdict == TRACK_VALID)
        return false;
    if (!result->count)
        return spaced || wide || track_is_link(text);
    return spaced && has_small_letters(text);
}
