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

static bool is_of(const struct str *names, size_t count, struct str name)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(names[i], name))
            return true;
    return false;
}

/* By itself, or with a file or an address that is not the paper's; EF holds a file within (7.11.3), URL fetches one (7.11.5). */
static bool acts(struct str name)
{
    static const struct str names[] = {
        STR_INIT("JavaScript"),
        STR_INIT("JS"),
        STR_INIT("Launch"),
        STR_INIT("SubmitForm"),
        STR_INIT("ImportData"),
        STR_INIT("GoToE"),
        STR_INIT("GoToR"),
        STR_INIT("EmbeddedFile"),
        STR_INIT("RichMedia"),
        STR_INIT("Movie"),
        STR_INIT("EmbeddedFiles"),
        STR_INIT("Rendition"),
        STR_INIT("XFA"),
        STR_INIT("AA"),
        STR_INIT("EF"),
        STR_INIT("FileAttachment"),
        STR_INIT("URL"),
        STR_INIT("OnInstantiate"),
    };
    return is_of(names, COUNT_OF(names), name);
}

/* What an action of a reader's own click may be; nothing that a paper may do when it is opened (12.6.4). */
static bool acts_when_asked(struct str name)
{
    static const struct str names[] = {
        STR_INIT("URI"),    STR_INIT("Named"),       STR_INIT("Thread"),    STR_INIT("Sound"),
        STR_INIT("Hide"),   STR_INIT("SetOCGState"), STR_INIT("ResetForm"), STR_INIT("Trans"),
        STR_INIT("GoToDp"), STR_INIT("GoTo3DView"),
    };
    return is_of(names, COUNT_OF(names), name);
}

/* ---- streams ---- */

struct look {
    struct arena arena;
    char *room;      /* of what was unpacked last; taken once, for a paper may have thousands of streams */
    bool of_objects; /* the dictionary before a stream calls it one of objects */
    bool first, n;   /* what such a dictionary must have (7.5.7), whatever it calls itself */
    bool coded;      /* its bytes are not just packed */
    bool opens;      /* when the paper is opened more happens than that a place in it is shown */
    bool asked;      /* somewhere it has what happens at a click */
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
    if (!look->coded && unpack(look, str_slice(rest, begin, rest.len), &text))
        look_at(look, text, true);
    else
        look->finding = PDF_UNKNOWN;
}

static bool is_space(char c)
{
    return (unsigned char)c <= ' ';
}

/* Objects may stand within the bytes of a stream, where a reader's table finds them (7.5.4) and names are passed over. */
static bool holds_objects(struct str bytes)
{
    for (struct str rest = bytes; rest.len;) {
        size_t at = str_find(rest, STR("obj"));
        char before = at > 0 && at < rest.len ? rest.at[at - 1] : 'x';
        char behind = at + strlen("obj") < rest.len ? rest.at[at + strlen("obj")] : 'x';
        if ((is_space(before) || char_is_digit(before)) && (is_space(behind) || strchr("<[(/%", behind)))
            return true;
        rest = str_slice(rest, at + 1, rest.len);
    }
    return false;
}

/* The bytes of a stream, packed or not, up to its end, which are passed over. */
static void pass_stream(struct look *look, struct str *text)
{
    size_t end = str_find(*text, STR("endstream"));
    if (look->of_objects || (look->first && look->n))
        look_into_stream(look, *text);
    else if (holds_objects(str_slice(*text, 0, end)))
        look->finding = PDF_UNKNOWN;
    look->of_objects = look->first = look->n = look->coded = false;
    *text = str_slice(*text, end + strlen("endstream"), text->len);
}

/* A place in the paper stands in brackets; what stands elsewhere may be an action. */
static bool shows_a_place(struct str behind)
{
    while (behind.len && is_space(behind.at[0]))
        behind = str_slice(behind, 1, behind.len);
    return behind.len && behind.at[0] == '[';
}

static void look_at_name(struct look *look, struct str name, struct str behind)
{
    if (str_eq(name, STR("Encrypt")))
        look->finding = PDF_LOCKED;
    else if (acts(name))
        look->finding = PDF_ACTS;
    look->of_objects = look->of_objects || str_eq(name, STR("ObjStm"));
    look->first = look->first || str_eq(name, STR("First"));
    look->n = look->n || str_eq(name, STR("N"));
    look->coded = look->coded || str_eq(name, STR("DecodeParms"));
    look->asked = look->asked || acts_when_asked(name);
    look->opens = look->opens || (str_eq(name, STR("OpenAction")) && !shows_a_place(behind));
}

/* Where the look stands: behind which byte, how deep in brackets of texts, and whether a comment may have begun on this line. */
struct stand {
    char before;
    int64_t depth;
    bool noted;
};

/* A text or a comment that is over may count as one still, never the other way round. Answers how many bytes were taken. */
static size_t step(struct stand *stand, struct str text)
{
    char c = text.at[0], behind = text.len > 1 ? text.at[1] : 'x';
    stand->before = c;
    if (c == '\\' && stand->depth > 0 && (behind == '(' || behind == ')' || behind == '\\'))
        return 2;
    if (c == '\r' || c == '\n')
        stand->noted = false;
    stand->noted = stand->noted || c == '%';
    stand->depth += c == '(' ? 1 : c == ')' && stand->depth > 0 ? -1 : 0;
    return 1;
}

static bool begins_stream(const struct stand *stand, struct str text)
{
    char behind = text.len > strlen("stream") ? text.at[strlen("stream")] : 'x';
    return !stand->depth && !stand->noted && (is_space(stand->before) || stand->before == '>') &&
           (behind == '\r' || behind == '\n') && str_starts(text, STR("stream"));
}

/*
 * Names wherever they stand, but for the bytes of streams. What only may be the beginning of a stream or the end of an object, in
 * a text or in a comment perhaps, is none.
 */
static void look_at(struct look *look, struct str text, bool within)
{
    char room[NAME_MAX_BYTES];
    struct stand stand = {0};
    while (text.len && look->finding == PDF_HARMLESS) {
        bool ends = !stand.depth && !stand.noted && str_starts(text, STR("endobj"));
        if (ends)
            look->of_objects = look->first = look->n = look->coded = false;
        if (text.at[0] == '/') {
            text = str_slice(text, 1, text.len);
            struct str name = take_name(&text, room);
            look_at_name(look, name, text);
            stand.before = '/';
        } else if (!within && begins_stream(&stand, text)) {
            text = str_slice(text, strlen("stream"), text.len);
            pass_stream(look, &text);
            stand.before = 'm';
        } else {
            text = str_slice(text, step(&stand, text), text.len);
        }
    }
}

enum pdf_finding pdf_look(struct str bytes)
{
    struct look look = {.finding = PDF_HARMLESS};
    arena_init(&look.arena, 2 * OBJECTS_BYTES_MAX);
    look_at(&look, bytes, false);
    arena_free(&look.arena);
    return look.finding == PDF_HARMLESS && look.opens && look.asked ? PDF_ACTS : look.finding;
}
