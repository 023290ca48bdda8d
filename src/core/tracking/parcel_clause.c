/* What a line tells only for a case. */
#include "core/tracking/parcel_clause.h"

#include "base/check.h"
#include "core/tracking/parcel_names.h"
#include "core/tracking/plain.h"

struct sentence {
    struct str text;
    bool question; /* it tells nothing */
};

/* Cuts the first sentence off; a full stop without a blank behind it ends none. */
static struct sentence cut_sentence(struct str *line)
{
    static const struct str ends[] = {STR_INIT("? "),     STR_INIT("\uff1f"), STR_INIT(". "),
                                      STR_INIT("! "),     STR_INIT("; "),     STR_INIT("\n"),
                                      STR_INIT("\u3002"), STR_INIT("\uff01"), STR_INIT("\uff1b")};
    enum { QUESTIONS = 2 };
    struct sentence sentence = {.question = str_ends(str_trim(*line), STR("?"))};
    size_t end = line->len, past = end;
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        size_t at = str_find(*line, ends[i]);
        if (at < end) {
            end = at;
            past = at + ends[i].len;
            sentence.question = i < QUESTIONS;
        }
    }
    sentence.text = str_slice(*line, 0, end);
    *line = str_slice(*line, past, line->len);
    return sentence;
}

static void fold(struct str line, char room[CLAUSE_BYTES + 1], struct phrase_text *text)
{
    char folded[CLAUSE_BYTES];
    phrase_text_init(text,
                     phrase_plain(plain_text(line, folded, sizeof folded, false), room, CLAUSE_BYTES + 1));
}

/* What of a sentence tells what has happened to this parcel: `bytes` of it, without the `earlier` in them. */
struct told {
    size_t bytes;
    struct spot earlier;
};

/* Up to an "if"; nothing where the "if" stands behind, or where it tells of something else. */
static struct told told_of(const struct phrase_text *sentence)
{
    struct phrase_reader reader = {0};
    struct str name, phrases;
    struct told told = {.bytes = sentence->text.len};
    while (phrase_next_line(&reader, &name, &phrases)) {
        bool begins = str_eq(name, STR("if")), was = str_eq(name, STR("earlier")),
             none = str_eq(name, STR("if_behind")) || str_eq(name, STR("aside"));
        struct spot spot = begins || was || none ? phrase_first(sentence, phrases) : (struct spot){0};
        if (!spot.to)
            continue;
        if (was)
            told.earlier = spot;
        else if (none || spot.from < told.bytes)
            told.bytes = none ? 0 : spot.from;
        if (none)
            break;
    }
    return told;
}

static bool is_whole(struct told told, const struct phrase_text *text)
{
    return told.bytes == text->text.len && !told.earlier.to;
}

/* What stands between the marks of a quotation: as long as a sentence, it is what somebody says, not what happened. */
static const struct {
    struct str opens, closes;
} quotes[] = {
    {STR_INIT("\""), STR_INIT("\"")},         {STR_INIT("\u201c"), STR_INIT("\u201d")},
    {STR_INIT("\u201e"), STR_INIT("\u201c")}, {STR_INIT("\u00ab"), STR_INIT("\u00bb")},
    {STR_INIT("\u300c"), STR_INIT("\u300d")}, {STR_INIT("\u300e"), STR_INIT("\u300f")},
};

static bool is_sentence(struct str quoted)
{
    enum { WORDS = 3, LETTERS = 5, ASCII_END = 0x80 };
    size_t words = 1;
    for (size_t i = 1; i < quoted.len; i++)
        words += quoted.at[i] == ' ';
    bool spaced = quoted.len && (unsigned char)quoted.at[0] < ASCII_END;
    return words >= WORDS || (!spaced && str_char_count(quoted) >= LETTERS);
}

/* The bytes of the quotation that begins here; 0: none that is a sentence. */
static size_t quote_bytes(struct str text)
{
    for (size_t i = 0; i < COUNT_OF(quotes); i++) {
        if (!str_starts(text, quotes[i].opens))
            continue;
        struct str inner = str_slice(text, quotes[i].opens.len, text.len);
        size_t len = str_find(inner, quotes[i].closes);
        if (len < inner.len && is_sentence(str_slice(inner, 0, len)))
            return quotes[i].opens.len + len + quotes[i].closes.len;
    }
    return 0;
}

/* A line that is one quotation is what was copied, marks and all. */
static struct str without_quotes(struct str line, char room[CLAUSE_BYTES])
{
    size_t len = 0;
    line = str_trim(line);
    if (quote_bytes(line) == line.len)
        return line;
    while (line.len && len < CLAUSE_BYTES) {
        size_t quoted = quote_bytes(line);
        room[len++] = quoted ? ' ' : line.at[0];
        line = str_slice(line, quoted ? quoted : 1, line.len);
    }
    return (struct str){room, len};
}

/* ---- what was before, and what is now ---- */

enum { CLAUSES_MAX = 8 };

struct clause {
    struct str text;
    size_t
        latest; /* folded, the byte of the word of what is now, where one of before stands first; 0: none */
    bool then, before, now;
};

/* Cuts the line after its commas and at the ends of its sentences; the last clause has the rest. */
static size_t cut_clauses(struct str line, struct clause clauses[CLAUSES_MAX])
{
    static const struct str marks[] = {STR_INIT(", "),     STR_INIT("; "),     STR_INIT(". "),
                                       STR_INIT("\uff0c"), STR_INIT("\uff1b"), STR_INIT("\u3002"),
                                       STR_INIT("\u3001")};
    size_t count = 0;
    while (line.len) {
        size_t end = line.len, past = end;
        for (size_t i = 0; i < COUNT_OF(marks) && count + 1 < CLAUSES_MAX; i++) {
            size_t at = str_find(line, marks[i]);
            if (at < end) {
                end = at;
                past = at + marks[i].len;
            }
        }
        clauses[count++] = (struct clause){.text = str_slice(line, 0, past)};
        line = str_slice(line, past, line.len);
    }
    return count;
}

/* Which times its words name. */
static void time_clause(struct clause *clause)
{
    char folded[CLAUSE_BYTES + 1];
    struct phrase_text text;
    struct phrase_reader reader = {0};
    struct str name, phrases;
    struct spot now = {0}, old = {0};
    fold(clause->text, folded, &text);
    while (phrase_next_line(&reader, &name, &phrases)) {
        bool then = str_eq(name, STR("then")), before = str_eq(name, STR("before")),
             is_now = str_eq(name, STR("now"));
        struct spot spot = then || before || is_now ? phrase_first(&text, phrases) : (struct spot){0};
        if (!spot.to)
            continue;
        clause->then |= then;
        clause->before |= before;
        clause->now |= is_now;
        if (is_now)
            now = !now.to || spot.from > now.from ? spot : now;
        else
            old = !old.to || spot.from < old.from ? spot : old;
    }
    clause->latest = old.to && now.to && old.to <= now.from ? now.from : 0;
}

/* Puts the clause behind the others, from the word of what is now on. */
static size_t put_clause(const struct clause *clause, char room[CLAUSE_BYTES], size_t len)
{
    char folded[CLAUSE_BYTES + 1];
    struct phrase_text text;
    struct str kept = clause->text;
    if (clause->latest) {
        fold(kept, folded, &text);
        kept = str_slice(text.text, clause->latest, text.text.len);
    }
    for (size_t at = 0; at < kept.len && len < CLAUSE_BYTES; at++)
        room[len++] = kept.at[at];
    return len;
}

/*
 * A line without what was before, where it also tells what is now: "yesterday nobody was in, delivered today". A day that is
 * over counts for that in a later clause, too: "delivered, yesterday nobody was in".
 */
static struct str without_before(struct str line, char room[CLAUSE_BYTES])
{
    struct clause clauses[CLAUSES_MAX];
    size_t count = cut_clauses(line, clauses), len = 0, dropped = 0;
    bool any_now = false, any_old = false;
    for (size_t i = 0; i < count; i++) {
        time_clause(&clauses[i]);
        any_now |= clauses[i].now;
        any_old |= clauses[i].then || clauses[i].before;
    }
    if (!any_old)
        return line;
    for (size_t i = 0; i < count; i++) {
        const struct clause *clause = &clauses[i];
        bool old = any_now ? clause->then || clause->before : clause->then && i > 0;
        if (old && !clause->now && ++dropped < count)
            continue;
        len = put_clause(clause, room, len);
    }
    return dropped < count ? str_trim((struct str){room, len}) : line;
}

bool clause_text(struct str line, char room[CLAUSE_BYTES + 1], struct phrase_text *text)
{
    char unquoted[CLAUSE_BYTES], unnamed[CLAUSE_BYTES], latest[CLAUSE_BYTES];
    size_t len = 0;
    line = without_names(without_quotes(line, unquoted), unnamed, sizeof unnamed);
    line = without_before(line, latest);
    bool question = str_find(line, STR("?")) < line.len || str_find(line, STR("\uff1f")) < line.len;
    fold(line, room, text);
    if (!question && is_whole(told_of(text), text))
        return true;
    while (line.len) {
        char folded[CLAUSE_BYTES + 1];
        struct sentence sentence = cut_sentence(&line);
        fold(sentence.text, folded, text);
        struct told told = sentence.question ? (struct told){0} : told_of(text);
        for (size_t i = len > 0; i < told.bytes && len < CLAUSE_BYTES; i++) /* one blank between sentences */
            if (i < told.earlier.from || i >= told.earlier.to)
                room[len++] = folded[i];
        if (len && len < CLAUSE_BYTES && room[len - 1] != ' ')
            room[len++] = ' ';
    }
    if (len == CLAUSE_BYTES)
        room[len - 1] = ' ';
    phrase_text_init(text, (struct str){room, len});
    return false;
}
