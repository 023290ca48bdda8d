/*
 * The sentences of a page file (see pack_pages_unit.h).
 */
#include "pack_pages_unit.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ---- pieces and their ends ---- */

struct piece *unit_piece(struct unit *unit, enum piece_kind kind, int line)
{
    struct piece *last = unit->count ? &unit->pieces[unit->count - 1] : NULL;
    if (kind == PIECE_TEXT && last && last->kind == PIECE_TEXT)
        return last;
    if (unit->count == PIECES_MAX)
        return NULL;
    struct piece *piece = &unit->pieces[unit->count++];
    text_clear(&piece->content);
    piece->kind = kind;
    piece->line = line;
    piece->name[0] = piece->token[0] = 0;
    return piece;
}

void unit_free(struct unit *unit)
{
    for (size_t i = 0; i < PIECES_MAX; i++)
        text_free(&unit->pieces[i].content);
}

/* The index of the end tag that belongs to the start tag at `open`, or `end`. */
static size_t partner(const struct piece *pieces, size_t open, size_t end)
{
    int depth = 0;
    for (size_t i = open; i < end; i++) {
        if (pieces[i].kind == PIECE_OPEN)
            depth++;
        else if (pieces[i].kind == PIECE_CLOSE && --depth == 0)
            return strcmp(pieces[i].name, pieces[open].name) == 0 ? i : end;
    }
    return end;
}

/* The index of the start tag that belongs to the end tag at `close`, or `close` itself. */
static size_t partner_before(const struct piece *pieces, size_t close, size_t begin)
{
    int depth = 0;
    for (size_t i = close + 1; i-- > begin;) {
        if (pieces[i].kind == PIECE_CLOSE)
            depth++;
        else if (pieces[i].kind == PIECE_OPEN && --depth == 0)
            return strcmp(pieces[i].name, pieces[close].name) == 0 ? i : close;
    }
    return close;
}

/* Entities count as no letters: &middot; says nothing. */
static bool has_letter(const struct piece *piece)
{
    if (piece->kind != PIECE_TEXT)
        return false;
    for (const char *at = piece->content.at; at && *at; at++) {
        if (*at == '&' && strchr(at, ';'))
            at = strchr(at, ';');
        else if (isalpha((unsigned char)*at) || (unsigned char)*at >= 0xC3)
            return true;
    }
    return false;
}

static bool says_nothing(const struct piece *pieces, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++)
        if (pieces[i].kind == PIECE_PRINT || has_letter(&pieces[i]))
            return false;
    return true;
}

static bool any_letter(const struct piece *pieces, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++)
        if (has_letter(&pieces[i]))
            return true;
    return false;
}

static bool is_blank(const struct piece *piece)
{
    return !piece->content.at || piece->content.at[strspn(piece->content.at, " \t\n")] == 0;
}

/* How many pieces at the beginning stay outside: an element that says nothing, or white space. */
static size_t idle_at_begin(const struct piece *pieces, size_t begin, size_t end)
{
    size_t behind = begin + 1;
    enum piece_kind kind = pieces[begin].kind;
    if (kind == PIECE_PRINT || kind == PIECE_CLOSE || (kind == PIECE_TEXT && !is_blank(&pieces[begin])))
        return 0;
    if (kind == PIECE_OPEN)
        behind = partner(pieces, begin, end) + 1;
    return behind <= end && says_nothing(pieces, begin, behind) ? behind - begin : 0;
}

static size_t idle_at_end(const struct piece *pieces, size_t begin, size_t end)
{
    const struct piece *last = &pieces[end - 1];
    if (last->kind == PIECE_PRINT || last->kind == PIECE_OPEN ||
        (last->kind == PIECE_TEXT && !is_blank(last)))
        return 0;
    size_t from = last->kind == PIECE_CLOSE ? partner_before(pieces, end - 1, begin) : end - 1;
    bool lone = last->kind == PIECE_CLOSE && from == end - 1;
    return !lone && says_nothing(pieces, from, end) ? end - from : 0;
}

static bool wraps(const struct piece *pieces, size_t begin, size_t end)
{
    return end - begin >= 2 && pieces[begin].kind == PIECE_OPEN && partner(pieces, begin, end) == end - 1;
}

/* ---- the msgid ---- */

static const struct {
    const char *entity, *text;
} entities[] = {{"&lt;", "<"},         {"&gt;", ">"},         {"&amp;", "&"},         {"&quot;", "\""},
                {"&#39;", "'"},        {"&nbsp;", "\u00A0"},  {"&middot;", "\u00B7"}, {"&hellip;", "\u2026"},
                {"&times;", "\u00D7"}, {"&ndash;", "\u2013"}, {"&mdash;", "\u2014"},  {"&rarr;", "\u2192"}};

/* Adds text as a person reads it: entities as their characters, white space as one blank. */
static const char *add_words(struct text *msgid, const char *at)
{
    while (at && *at) {
        const char *from = at;
        for (size_t i = 0; *at == '&' && i < sizeof entities / sizeof entities[0]; i++)
            if (strncmp(at, entities[i].entity, strlen(entities[i].entity)) == 0) {
                text_add(msgid, entities[i].text, strlen(entities[i].text));
                at += strlen(entities[i].entity);
            }
        if (at != from)
            continue;
        if (*at == '&' && isalnum((unsigned char)at[1]))
            return "this entity is not known here: write the character itself";
        if (*at == '{' || *at == '}')
            return "a sentence has no { or } of its own";
        bool space = isspace((unsigned char)*at);
        if (!space || !msgid->length || msgid->at[msgid->length - 1] != ' ')
            text_add_char(msgid, space ? ' ' : *at);
        at++;
    }
    return NULL;
}

static bool token_taken(const struct piece *pieces, size_t begin, size_t at, const char *token)
{
    for (size_t i = begin; i < at; i++)
        if (strcmp(pieces[i].token, token) == 0)
            return true;
    return false;
}

static void name_tokens(struct piece *pieces, size_t begin, size_t end)
{
    int element = 0;
    for (size_t i = begin; i < end; i++)
        pieces[i].token[0] = 0;
    for (size_t i = begin; i < end; i++) {
        struct piece *piece = &pieces[i];
        if (piece->kind == PIECE_PRINT) {
            snprintf(piece->token, TOKEN_MAX, "{%.30s}", piece->name);
            for (int number = 2; token_taken(pieces, begin, i, piece->token); number++)
                snprintf(piece->token, TOKEN_MAX, "{%.30s%d}", piece->name, number);
        } else if (piece->kind == PIECE_EMPTY) {
            snprintf(piece->token, TOKEN_MAX, "<%d/>", ++element);
        } else if (piece->kind == PIECE_OPEN) {
            snprintf(piece->token, TOKEN_MAX, "<%d>", ++element);
            snprintf(pieces[partner(pieces, i, end)].token, TOKEN_MAX, "</%d>", element);
        }
    }
}

static const char *make_msgid(struct piece *pieces, size_t begin, size_t end, struct text *msgid)
{
    name_tokens(pieces, begin, end);
    for (size_t i = begin; i < end; i++) {
        const char *why = NULL;
        if (pieces[i].kind == PIECE_TEXT)
            why = add_words(msgid, pieces[i].content.at);
        else
            text_add(msgid, pieces[i].token, strlen(pieces[i].token));
        if (why)
            return why;
    }
    return NULL;
}

static void print_string(FILE *out, const char *text)
{
    fputc('"', out);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            fputc('\\', out);
        fputc(*text, out);
    }
    fputc('"', out);
}

/* ---- one unit as C ---- */

/* The same as str_hash() of base/str. */
static uint64_t hash_of(const char *text)
{
    uint64_t hash = 14695981039346656037u;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return hash;
}

static size_t print_tokens(FILE *out, const struct piece *pieces, size_t begin, size_t end)
{
    size_t count = 0;
    for (size_t i = begin; i < end; i++) {
        if (pieces[i].kind == PIECE_TEXT)
            continue;
        fprintf(out, "%s\n        STR_INIT(\"%s\")", count ? "," : "", pieces[i].token);
        count++;
    }
    return count;
}

static void print_parts(FILE *out, const struct piece *pieces, size_t begin, size_t end)
{
    int number = 0;
    for (size_t i = begin; i < end; i++) {
        if (pieces[i].kind == PIECE_TEXT)
            continue;
        fprintf(out, "    case %d:\n", number++);
        print_content(out, &pieces[i].content);
        fputs("    break;\n", out);
    }
}

/* The element around an expression, such as <bdi>, keeps it apart from the sentence. */
static bool is_isolated(const struct piece *pieces, size_t begin, size_t at)
{
    if (at == begin)
        return false;
    const struct piece *before = &pieces[at - 1];
    return before->kind == PIECE_OPEN &&
           (strcmp(before->name, "bdi") == 0 || strstr(before->content.at, "dir=\""));
}

/* Within a sentence an expression is a place, which html_place keeps apart. */
static void print_places(struct piece *pieces, size_t begin, size_t end)
{
    static const char shown[] = "html_show(";
    for (size_t i = begin; i < end; i++) {
        struct text *content = &pieces[i].content;
        char *at = pieces[i].kind == PIECE_PRINT && !is_isolated(pieces, begin, i)
                       ? strstr(content->at, shown)
                       : NULL;
        if (!at)
            continue;
        struct text place = {0};
        text_add(&place, content->at, (size_t)(at - content->at));
        text_add(&place, "html_place(", strlen("html_place("));
        text_add(&place, at + strlen(shown), strlen(at + strlen(shown)));
        text_free(content);
        *content = place;
    }
}

/* One sentence on its way to C: its pieces and its msgid. */
struct said {
    struct piece *pieces;
    size_t begin, end;
    int number;
    const char *msgid;
};

static void print_english(FILE *out, const struct said *said)
{
    struct text english = {0};
    for (size_t i = said->begin; i < said->end; i++)
        text_add(&english, said->pieces[i].content.at, said->pieces[i].content.length);
    fputs("    if (!h->language) {\n", out);
    print_content(out, &english);
    text_free(&english);
}

static void print_unit_head(FILE *out, const struct said *said, const char *tokens, size_t count)
{
    fprintf(out, "    static const struct html_unit unit_%d = {STR_INIT(", said->number);
    print_string(out, said->msgid);
    fprintf(out, "), 0x%llxu, %s, %zu};\n", (unsigned long long)hash_of(said->msgid), tokens, count);
}

static void print_plain(FILE *out, const struct said *said)
{
    print_unit_head(out, said, "NULL", 0);
    print_english(out, said);
    fprintf(out, "    } else\n    html_sentence(h, &unit_%d);\n", said->number);
}

static void print_with_tokens(FILE *out, const struct said *said)
{
    char tokens[32];
    int n = said->number;
    snprintf(tokens, sizeof tokens, "tokens_%d", n);
    fprintf(out, "    static const struct str %s[] = {", tokens);
    size_t count = print_tokens(out, said->pieces, said->begin, said->end);
    fputs("};\n", out);
    print_unit_head(out, said, tokens, count);
    print_english(out, said);
    fprintf(out, "    } else for (struct html_say say_%d = html_say(h, &unit_%d); html_say_next(&say_%d);)\n",
            n, n, n);
    fprintf(out, "    switch (say_%d.part) {\n", n);
    print_parts(out, said->pieces, said->begin, said->end);
    fputs("    }\n", out);
}

static bool emit_unit(struct piece *pieces, size_t begin, size_t end, struct text *content,
                      struct sentences *sentences)
{
    struct text msgid = {0};
    text_clear(&msgid);
    sentences->complaint = make_msgid(pieces, begin, end, &msgid);
    if (sentences->complaint)
        return false;
    if (sentences->out) {
        fprintf(sentences->out, "#line %d \"%s\"\nSAY(", pieces[begin].line, sentences->path);
        print_string(sentences->out, msgid.at);
        fputs(");\n", sentences->out);
    }
    char *code;
    size_t length;
    FILE *out = open_memstream(&code, &length);
    if (!out)
        exit(1);
    print_places(pieces, begin, end);
    fputs("    {\n", out);
    (end - begin > 1 ? print_with_tokens
                     : print_plain)(out, &(struct said){pieces, begin, end, ++sentences->counter, msgid.at});
    fputs("    }\n", out);
    fclose(out);
    text_add_code(content, code);
    free(code);
    text_free(&msgid);
    return true;
}

static void add_pieces(struct text *content, const struct piece *pieces, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++)
        text_add(content, pieces[i].content.at, pieces[i].content.length);
}

/* Takes white space at the ends of the text out of the unit; what was at the end goes to behind. */
static void take_space(struct piece *first, struct piece *last, struct text *before, struct text *behind)
{
    if (first->kind == PIECE_TEXT) {
        size_t space = strspn(first->content.at, " \t\n");
        text_add(before, first->content.at, space);
        memmove(first->content.at, first->content.at + space, first->content.length - space + 1);
        first->content.length -= space;
    }
    if (last->kind == PIECE_TEXT) {
        size_t length = last->content.length;
        while (length && isspace((unsigned char)last->content.at[length - 1]))
            length--;
        text_add(behind, last->content.at + length, last->content.length - length);
        last->content.at[length] = 0;
        last->content.length = length;
    }
}

/* Behind the element, expression or text at `at`. */
static size_t behind_piece(const struct piece *pieces, size_t at, size_t end)
{
    return pieces[at].kind == PIECE_OPEN ? partner(pieces, at, end) + 1 : at + 1;
}

/* Nothing but white space between elements: each is a sentence of its own. */
static bool stands_apart(const struct piece *pieces, size_t begin, size_t end)
{
    bool elements = false;
    for (size_t i = begin; i < end; i = behind_piece(pieces, i, end)) {
        if (pieces[i].kind == PIECE_TEXT && !is_blank(&pieces[i]))
            return false;
        elements |= pieces[i].kind == PIECE_OPEN;
    }
    return elements;
}

/* Pieces in which every element is whole. */
static bool flush_whole(struct piece *pieces, size_t begin, size_t end, struct text *content,
                        struct sentences *sentences);

static bool flush_each(struct piece *pieces, size_t begin, size_t end, struct text *content,
                       struct sentences *sentences)
{
    bool done = true;
    for (size_t i = begin; done && i < end;) {
        size_t behind = behind_piece(pieces, i, end);
        done = flush_whole(pieces, i, behind, content, sentences);
        i = behind;
    }
    return done;
}

static bool flush_whole(struct piece *pieces, size_t begin, size_t end, struct text *content,
                        struct sentences *sentences)
{
    if (!any_letter(pieces, begin, end)) {
        add_pieces(content, pieces, begin, end);
        return true;
    }
    size_t first = begin, last = end;
    for (bool changed = true; changed;) {
        size_t idle = idle_at_begin(pieces, first, last), idle_end = idle_at_end(pieces, first, last);
        bool wrapped = !idle && !idle_end && wraps(pieces, first, last);
        first += wrapped ? 1 : idle;
        last -= wrapped ? 1 : idle_end;
        changed = wrapped || idle || idle_end;
    }
    struct text behind = {0};
    add_pieces(content, pieces, begin, first);
    bool apart = stands_apart(pieces, first, last);
    if (!apart)
        take_space(&pieces[first], &pieces[last - 1], content, &behind);
    bool done = apart ? flush_each(pieces, first, last, content, sentences)
                      : emit_unit(pieces, first, last, content, sentences);
    text_add(content, behind.at, behind.length);
    add_pieces(content, pieces, last, end);
    text_free(&behind);
    return done;
}

static bool is_lone(const struct unit *unit, size_t at)
{
    const struct piece *piece = &unit->pieces[at];
    if (piece->kind == PIECE_OPEN)
        return partner(unit->pieces, at, unit->count) == unit->count;
    return piece->kind == PIECE_CLOSE && partner_before(unit->pieces, at, 0) == at;
}

bool unit_flush(struct unit *unit, struct text *content, struct sentences *sentences)
{
    size_t begin = 0;
    bool done = true;
    for (size_t i = 0; done && i <= unit->count; i++) {
        if (i < unit->count && !is_lone(unit, i))
            continue;
        done = begin == i || flush_whole(unit->pieces, begin, i, content, sentences);
        if (i < unit->count)
            add_pieces(content, unit->pieces, i, i + 1);
        begin = i + 1;
    }
    unit->count = 0;
    return done;
}

/* ---- the names of expressions ---- */

static bool is_name(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static const char *skip_quoted(const char *at, const char *end)
{
    char quote = *at++;
    while (at < end && *at != quote)
        at += *at == '\\' ? 2 : 1;
    return at + 1;
}

void expression_name(const char *from, size_t length, char name[TOKEN_MAX])
{
    const char *end = from + length;
    int index = 0; /* in [ ] */
    snprintf(name, TOKEN_MAX, "value");
    for (const char *at = from; at < end;) {
        if (*at == '"' || *at == '\'') {
            at = skip_quoted(at, end);
            continue;
        }
        index += *at == '[' ? 1 : *at == ']' ? -1 : 0;
        const char *word = at;
        while (at < end && is_name(*at))
            at++;
        bool taken = at > word && !index && !isdigit((unsigned char)*word) && (at == end || *at != '(');
        if (taken)
            snprintf(name, TOKEN_MAX, "%.*s", at - word > 40 ? 40 : (int)(at - word), word);
        at += at == word;
    }
    for (char *c = name; *c; c++)
        *c = (char)tolower((unsigned char)*c);
}
