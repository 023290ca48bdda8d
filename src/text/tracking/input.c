#include "text/tracking/input.h"

#include "text/tracking/find.h"

enum { WORD_MIN = 8 };

static bool ends_piece(char c, bool spaces)
{
    return c == '\n' || c == '\r' || c == ',' || c == ';' || (spaces && (c == ' ' || c == '\t'));
}

/* The next piece of the text that is not empty; false when there is none. */
static bool next_piece(struct str *rest, bool spaces, struct str *piece)
{
    while (rest->len) {
        size_t end = 0;
        while (end < rest->len && !ends_piece(rest->at[end], spaces))
            end++;
        *piece = str_trim(str_slice(*rest, 0, end));
        *rest = str_slice(*rest, end + 1, rest->len);
        if (piece->len)
            return true;
    }
    return false;
}

static bool has_space(struct str piece)
{
    return str_find_char(piece, ' ') < piece.len || str_find_char(piece, '\t') < piece.len;
}

/* A line may be anything without spaces; a word among words must look like a number to be taken for one. */
static bool can_be_number(const struct track_result *result, struct str piece, bool spaces)
{
    if (track_is_running_text(result))
        return false;
    if (result->count)
        return !spaces || piece.len >= WORD_MIN;
    return !spaces && !has_space(piece);
}

static bool read_list(const struct track_table *table, struct str text, bool spaces,
                      struct track_input *input)
{
    struct str piece;
    input->count = 0;
    input->more = false;
    while (next_piece(&text, spaces, &piece)) {
        struct track_result result;
        track_identify(table, piece, &result);
        if (!can_be_number(&result, piece, spaces))
            return false;
        if (input->count == TRACK_INPUT_MAX)
            input->more = true;
        else
            input->results[input->count++] = result;
        if (input->more)
            break;
    }
    return true;
}

static void search(const struct track_table *table, struct str text, struct track_input *input)
{
    struct track_found found[TRACK_INPUT_MAX + 1];
    size_t count = track_find_in_text(table, text, found, TRACK_INPUT_MAX + 1);
    input->searched = true;
    input->more = count > TRACK_INPUT_MAX;
    input->count = input->more ? TRACK_INPUT_MAX : count;
    for (size_t i = 0; i < input->count; i++)
        input->results[i] = found[i].result;
}

void track_read_input(const struct track_table *table, struct str text, struct track_input *input)
{
    input->searched = false;
    if (!read_list(table, text, false, input) && !read_list(table, text, true, input))
        search(table, text, input);
}
