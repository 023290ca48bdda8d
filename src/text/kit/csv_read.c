#include "text/kit/csv_read.h"

#include "base/check.h"
#include "base/words.h"

struct csv_reader csv_begin(struct str text)
{
    static const char separators[] = {',', ';', '\t'};
    struct csv_reader reader = {.rest = text, .line = 1, .column = 1, .separator = ','};
    size_t most = 0;
    if (str_starts(text, STR("\xef\xbb\xbf")))
        reader.rest = str_slice(text, 3, text.len);
    struct str first = str_slice(reader.rest, 0, str_find_char(reader.rest, '\n'));
    for (size_t i = 0; i < sizeof separators; i++) {
        size_t count = 0;
        for (size_t k = 0; k < first.len; k++)
            count += first.at[k] == separators[i];
        if (count > most) {
            most = count;
            reader.separator = separators[i];
        }
    }
    return reader;
}

static char peek(const struct csv_reader *reader)
{
    return reader->rest.len ? reader->rest.at[0] : '\n';
}

static void take(struct csv_reader *reader)
{
    if (!reader->rest.len)
        return;
    reader->column++;
    if (reader->rest.at[0] == '\n') {
        reader->line++;
        reader->column = 1;
    }
    reader->rest = str_slice(reader->rest, 1, reader->rest.len);
}

static bool ends_field(const struct csv_reader *reader)
{
    return peek(reader) == reader->separator || peek(reader) == '\n';
}

/* How many bytes stand before the mark that closes; all that are left when none does. */
static size_t quoted_len(struct str text)
{
    size_t end = str_find_char(text, '"');
    while (end + 1 < text.len && text.at[end + 1] == '"')
        end += 2 + str_find_char(str_slice(text, end + 2, text.len), '"');
    return end < text.len ? end : text.len;
}

/* Behind the opening mark. The bytes are copied, for a mark that stands twice is one. */
static enum csv_fault take_quoted(struct csv_reader *reader, struct arena *arena, struct csv_field *field)
{
    size_t len = 0, end = quoted_len(reader->rest), left = reader->rest.len - end;
    if (left == 0)
        return CSV_OPEN_QUOTE;
    char *room = arena_take(arena, end + 1);
    while (reader->rest.len > left) {
        char c = peek(reader);
        room[len++] = c;
        take(reader);
        if (c == '"') /* the second of two */
            take(reader);
    }
    take(reader);
    field->text = str_trim((struct str){room, len});
    while (peek(reader) == ' ' || peek(reader) == '\r')
        take(reader);
    return ends_field(reader) ? CSV_OK : CSV_BEHIND_QUOTE;
}

static enum csv_fault take_field(struct csv_reader *reader, struct arena *arena, struct csv_field *field)
{
    struct str start = reader->rest;
    *field = (struct csv_field){.line = reader->line, .column = reader->column};
    if (reader->rest.len && peek(reader) == '"') {
        take(reader);
        return take_quoted(reader, arena, field);
    }
    while (reader->rest.len && !ends_field(reader))
        take(reader);
    field->text = str_trim(str_slice(start, 0, start.len - reader->rest.len));
    return CSV_OK;
}

static enum csv_fault take_row(struct csv_reader *reader, struct arena *arena, struct csv_row *row)
{
    for (bool more = true; more;) {
        if (row->count == CSV_FIELDS_MAX)
            return CSV_TOO_MANY;
        enum csv_fault fault = take_field(reader, arena, &row->at[row->count++]);
        if (fault)
            return fault;
        more = reader->rest.len && peek(reader) == reader->separator;
        take(reader);
    }
    return CSV_OK;
}

enum csv_fault csv_next(struct csv_reader *reader, struct arena *arena, struct csv_row *row)
{
    enum csv_fault fault = CSV_OK;
    row->count = 0;
    while (!fault && reader->rest.len) {
        row->count = 0;
        fault = take_row(reader, arena, row);
        if (row->count > 1 || row->at[0].text.len)
            return fault;
        row->count = 0;
    }
    return fault;
}

struct str csv_fault_text(enum csv_fault fault)
{
    static const struct str texts[CSV_FAULTS] = {
        [CSV_OPEN_QUOTE] = STR_INIT(N_("the quotation mark before this text is never closed")),
        [CSV_BEHIND_QUOTE] =
            STR_INIT(N_("between a closing quotation mark and the next field nothing may stand")),
        [CSV_TOO_MANY] = STR_INIT(N_("the row has too many fields")),
    };
    check(fault < CSV_FAULTS);
    return texts[fault];
}
