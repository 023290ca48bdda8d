#include "base/buf.h"
#include "base/check.h"
#include "text/desk/markdown_make.h"

enum { DEPTH_MAX = 5, ROOM = 1024 };

struct talk {
    struct buf out;
    int depth; /* of quotes that are open */
    bool code, line_start;
    int64_t pictures;
};

static void put_line_end(struct talk *talk)
{
    if (talk->line_start)
        return;
    buf_put(&talk->out, STR("\n"));
    talk->line_start = true;
}

/* Between paragraphs one is enough. */
static void put_blank(struct talk *talk)
{
    put_line_end(talk);
    struct str out = buf_str(&talk->out);
    if (out.len >= 2 && out.at[out.len - 2] != '\n')
        buf_put(&talk->out, STR("\n"));
}

static void put(struct talk *talk, struct str text)
{
    for (int i = 0; talk->line_start && text.len && i < talk->depth; i++)
        buf_put(&talk->out, STR("> "));
    buf_put(&talk->out, text);
    talk->line_start = talk->line_start && text.len == 0;
}

/* A quote begins or ends on a line of its own, and an empty one keeps what follows out of it. */
static void turn(struct talk *talk, int depth)
{
    put_line_end(talk);
    if (depth < talk->depth)
        put_blank(talk);
    talk->depth = depth < 0 ? 0 : depth > DEPTH_MAX ? DEPTH_MAX : depth;
}

/* "![a cup|690x387, 50%](upload://q1.png)" at the beginning of `line`: its words; whole is all of it. */
static bool is_picture(struct str line, struct str *words, struct str *whole)
{
    size_t end = str_find(line, STR("](upload://")), close;
    if (!str_starts(line, STR("![")) || end == line.len)
        return false;
    struct str inside = str_slice(line, 2, end), rest = str_slice(line, end, line.len);
    close = str_find_char(rest, ')');
    if (close == rest.len || str_find_char(inside, ']') < inside.len)
        return false;
    *whole = str_slice(line, 0, end + close + 1);
    *words = str_cut(&inside, '|');
    return true;
}

/* "[quote=\"mara, post:1, topic:2\"]" and "[/quote]": how much deeper it gets; 0: it is none. */
static int turn_of(struct str line, struct str *whole)
{
    size_t end = str_find_char(line, ']');
    struct str first = str_slice(line, 0, end < line.len ? end + 1 : 0);
    *whole = first;
    if (str_eq(first, STR("[/quote]")))
        return -1;
    return str_eq(first, STR("[quote]")) || str_starts(first, STR("[quote=")) ? 1 : 0;
}

static void put_rest(struct talk *talk, struct str line)
{
    struct str words = STR_NONE, whole = STR_NONE;
    while (line.len) {
        size_t at = 0;
        int deeper = 0;
        bool picture = false;
        for (; at < line.len; at++) {
            struct str from = str_slice(line, at, line.len);
            picture = from.at[0] == '!' && is_picture(from, &words, &whole);
            deeper = from.at[0] == '[' ? turn_of(from, &whole) : 0;
            if (picture || deeper)
                break;
        }
        put(talk, str_slice(line, 0, at));
        if (at == line.len)
            return;
        if (picture)
            put(talk, words);
        else
            turn(talk, talk->depth + deeper);
        talk->pictures += picture;
        line = str_slice(line, at + whole.len, line.len);
    }
}

static void put_line(struct talk *talk, struct str line)
{
    bool fence = str_starts(str_trim(line), STR("```"));
    bool blank = str_trim(line).len == 0;
    if (fence)
        talk->code = !talk->code;
    if (blank && talk->depth) /* the quote goes on behind it */
        buf_put(&talk->out, STR(">\n"));
    else if (blank && talk->code)
        buf_put(&talk->out, STR("\n"));
    else if (blank)
        put_blank(talk);
    else if (fence || talk->code)
        put(talk, line);
    else
        put_rest(talk, line);
    put_line_end(talk);
}

struct str markdown_of_discourse(struct arena *arena, struct str text, int64_t *pictures)
{
    struct talk talk = {.line_start = true};
    buf_init(&talk.out, text.len * (2 * DEPTH_MAX + 4) + ROOM);
    while (text.len)
        put_line(&talk, str_cut(&text, '\n'));
    check(!talk.out.overflow);
    *pictures += talk.pictures;
    struct str made = arena_copy(arena, str_trim(buf_str(&talk.out)));
    buf_free(&talk.out);
    return made;
}
