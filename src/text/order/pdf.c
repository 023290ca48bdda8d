#include "text/order/pdf.h"

#include "base/arena.h"
#include "base/check.h"
#include "base/memory.h"

#include <string.h>
#include <zlib.h>

enum { TAIL = 2048, NAME_MAX_BYTES = 32, OBJECTS_BYTES_MAX = 16 * 1024 * 1024 };

bool pdf_is(struct str bytes)
{
    struct str tail = str_slice(bytes, bytes.len > TAIL ? bytes.len - TAIL : 0, bytes.len);
    return str_starts(bytes, STR("%PDF-")) && bytes.len > 8 && char_is_digit(bytes.at[5]) &&
           bytes.at[6] == '.' && char_is_digit(bytes.at[7]) && str_find(tail, STR("%%EOF")) < tail.len;
}

/* ---- names ---- */

static int hex_of(char c)
{
    char low = (char)(c | 0x20);
    return char_is_digit(c) ? c - '0' : low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

/* White space and delimiters end a name (7.2.2). */
static bool ends_name(char c)
{
    return (unsigned char)c <= ' ' || (c && strchr("()<>[]{}/%", c));
}

/* Reads the name behind a slash, escapes as what they stand for (7.3.5); empty when it is longer than any of ours. */
static struct str take_name(struct str *rest, char room[NAME_MAX_BYTES])
{
    size_t len = 0;
    while (rest->len && !ends_name(rest->at[0])) {
        bool escaped =
            rest->at[0] == '#' && rest->len > 2 && hex_of(rest->at[1]) >= 0 && hex_of(rest->at[2]) >= 0;
        char c = escaped ? (char)(hex_of(rest->at[1]) * 16 + hex_of(rest->at[2])) : rest->at[0];
        if (len < NAME_MAX_BYTES)
            room[len] = c;
        len++;
        *rest = str_slice(*rest, escaped ? 3 : 1, rest->len);
    }
    return (struct str){room, len <= NAME_MAX_BYTES ? len : 0};
}

static bool acts(struct str name)
{
    static const struct str names[] = {
        STR_INIT("JavaScript"), STR_INIT("JS"),    STR_INIT("Launch"),        STR_INIT("SubmitForm"),
        STR_INIT("ImportData"), STR_INIT("GoToE"), STR_INIT("GoToR"),         STR_INIT("EmbeddedFile"),
        STR_INIT("RichMedia"),  STR_INIT("Movie"), STR_INIT("EmbeddedFiles"), STR_INIT("Rendition"),
        STR_INIT("XFA"),        STR_INIT("AA"),
    };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_eq(names[i], name))
            return true;
    return false;
}

/* ---- streams ---- */

struct look {
    struct arena arena;
    char *room;      /* of what was unpacked last; taken once, for a paper may have thousands of streams */
    bool of_objects; /* the dictionary before a stream calls it one of objects */
    enum pdf_finding finding;
};

static void look_at(struct look *look, struct str text, bool within);

/* What is unpacked stands in the room; false when it is not packed as such streams usually are, or too large. */
static bool unpack(struct look *look, struct str packed, struct str *text)
{
    if (!look->room)
        look->room = arena_take(&look->arena, OBJECTS_BYTES_MAX);
    z_stream stream = {.next_in = (Bytef *)(uintptr_t)packed.at,
                       .avail_in = (uInt)packed.len,
                       .next_out = (Bytef *)look->room,
                       .avail_out = OBJECTS_BYTES_MAX};
    MEMORY_FOR(inflateInit(&stream) == Z_OK);
    bool whole = inflate(&stream, Z_FINISH) == Z_STREAM_END;
    *text = (struct str){look->room, stream.total_out};
    inflateEnd(&stream);
    return whole;
}

static void look_into_stream(struct look *look, struct str rest)
{
    struct str text;
    size_t begin = str_starts(rest, STR("\r\n")) ? 2 : 1;
    if (unpack(look, str_slice(rest, begin, rest.len), &text))
        look_at(look, text, true);
    else
        look->finding = PDF_UNKNOWN;
}

static void look_at_name(struct look *look, struct str name)
{
    if (str_eq(name, STR("Encrypt")))
        look->finding = PDF_LOCKED;
    else if (acts(name))
        look->finding = PDF_ACTS;
    look->of_objects = look->of_objects || str_eq(name, STR("ObjStm"));
}

/*
 * Names wherever they stand, but for the packed bytes of streams. Where a stream seems to begin, in a text or in a
 * comment perhaps, what follows is passed over only up to the next end of one, and objects stand behind it again.
 */
static void look_at(struct look *look, struct str text, bool within)
{
    char room[NAME_MAX_BYTES];
    while (text.len && look->finding == PDF_HARMLESS) {
        bool name = text.at[0] == '/', stream = !within && str_starts(text, STR("stream"));
        text = str_slice(text, stream ? strlen("stream") : 1, text.len);
        if (name)
            look_at_name(look, take_name(&text, room));
        if (!stream || !text.len || (text.at[0] != '\r' && text.at[0] != '\n'))
            continue;
        if (look->of_objects)
            look_into_stream(look, text);
        look->of_objects = false;
        text = str_slice(text, str_find(text, STR("endstream")), text.len);
        text = str_slice(text, strlen("endstream"), text.len);
    }
}

enum pdf_finding pdf_look(struct str bytes)
{
    struct look look = {.finding = PDF_HARMLESS};
    arena_init(&look.arena, 2 * OBJECTS_BYTES_MAX);
    look_at(&look, bytes, false);
    arena_free(&look.arena);
    return look.finding;
}
