#include "text/reach/own_words.h"

#include "base/check.h"

#include <string.h>

enum { LINES_MAX = 4000, JOINED_MAX = 3, HEAD_NEAR = 6 };

struct mail_lines {
    struct str at[LINES_MAX];
    size_t count;
};

/* What stands at the end of "On Monday Bo wrote:", before the colon. */
static const char *const wrote[] = {
    "wrote",       "schrieb", "schrieb am", "a écrit", "escribió",   "escreveu",  "ha scritto",
    "napisał(a)",  "napisał", "napisała",   "pisze",   "написал(а)", "написал",   "написала",
    "пишет",       "写道",    "寫道",       "schreef", "skrev",      "kirjoitti", "napsal(a)",
    "написав(ла)", "yazdı",   "書きました", "작성",    "σας έγραψε",
};
/* And at its beginning, where the verb does not come last: "Am Montag schrieb Bo:". */
static const char *const wrote_within[] = {" schrieb ", " wrote ",   " escribió ",
                                           " a écrit ", " schreef ", " skrev "};

/* Names of the lines of a mail's head, as Outlook and others write it above the mail that is answered. */
static const char *const writers[] = {"From",   "Von",    "De",  "Da",   "Od",  "От",
                                      "发件人", "寄件者", "Van", "Från", "Fra", "差出人"};
static const char *const others[] = {
    "Sent", "Gesendet", "Envoyé", "Enviado", "Wysłano",  "Отправлено", "发送时间",  "Date",    "Datum",
    "Data", "Fecha",    "Дата",   "日期",    "To",       "An",         "À",         "Para",    "A",
    "Do",   "Кому",     "收件人", "Subject", "Betreff",  "Objet",      "Asunto",    "Assunto", "Temat",
    "Тема", "主题",     "Cc",     "Inviato", "Oggetto",  "Verzonden",  "Onderwerp", "Aan",     "Skickat",
    "Till", "Ämne",     "件名",   "宛先",    "送信日時",
};
/* How telephones end a mail by themselves. */
static const char *const mobiles[] = {
    "Sent from my ",
    "Sent from Outlook",
    "Sent from Mail for",
    "Sent from Yahoo",
    "Sent with Proton",
    "Sent via ",
    "Get Outlook for",
    "Von meinem ",
    "Gesendet von ",
    "Gesendet mit ",
    "Envoyé de mon ",
    "Envoyé depuis ",
    "Envoyé à partir de ",
    "Télécharger Outlook",
    "Obtenez Outlook",
    "Enviado desde ",
    "Enviado do ",
    "Enviado de ",
    "Obtener Outlook",
    "Wysłane z ",
    "Wysłano z ",
    "Pobierz program Outlook",
    "Отправлено с ",
    "Отправлено из ",
    "发自我的",
    "从我的",
    "來自我的",
    "Inviato da",
    "Verzonden vanaf",
    "Skickat från",
    "Holen Sie sich Outlook",
    "Outlook für ",
    "Diese Nachricht wurde von mein",
};

/* ---- lines ---- */

static bool ends_with(struct str s, const char *ending)
{
    return str_ends(s, str_from(ending));
}

static struct str without_end(struct str s, const char *ending)
{
    return ends_with(s, ending) ? str_slice(s, 0, s.len - strlen(ending)) : s;
}

/* Without the blanks that are not of ASCII: no-break (U+00A0, U+202F) and the mark of a byte order. */
static struct str trimmed(struct str line)
{
    static const char *const blanks[] = {"\u00a0", "\u202f", "\u200b", "\ufeff", "\u200e", "\u200f"};
    for (size_t before = line.len + 1; before != line.len;) {
        before = line.len;
        line = str_trim(line);
        for (size_t i = 0; i < COUNT_OF(blanks); i++) {
            line = without_end(line, blanks[i]);
            if (str_starts(line, str_from(blanks[i])))
                line = str_slice(line, strlen(blanks[i]), line.len);
        }
    }
    return line;
}

static void split(struct str text, struct mail_lines *lines)
{
    while (text.len && lines->count < LINES_MAX) {
        struct str line = str_cut(&text, '\n');
        lines->at[lines->count++] = without_end(line, "\r");
    }
}

static bool is_blank(struct str line)
{
    return trimmed(line).len == 0;
}

static bool is_quote(struct str line)
{
    return str_starts(trimmed(line), STR(">"));
}

static bool has_digit(struct str line)
{
    for (size_t i = 0; i < line.len; i++)
        if (char_is_digit(line.at[i]))
            return true;
    return false;
}

/* The next line that says something; `count` when none does. */
static size_t next_said(const struct mail_lines *lines, size_t from)
{
    while (from < lines->count && is_blank(lines->at[from]))
        from++;
    return from;
}

/* ---- "On Monday, Bo <bo@example.org> wrote:" ---- */

static bool takes_colon(struct str *line)
{
    static const char *const colons[] = {":", "：", "﹕"};
    for (size_t i = 0; i < COUNT_OF(colons); i++)
        if (ends_with(*line, colons[i])) {
            *line = trimmed(without_end(*line, colons[i]));
            return true;
        }
    return false;
}

static bool has_address(struct str line)
{
    size_t open = str_find_char(line, '<'), at = str_find_char(line, '@');
    return open < at && at < line.len && str_find_char(line, '>') > at;
}

static bool has_verb(struct str line)
{
    for (size_t i = 0; i < COUNT_OF(wrote); i++)
        if (ends_with(line, wrote[i]))
            return true;
    for (size_t i = 0; i < COUNT_OF(wrote_within); i++)
        if (str_find(line, str_from(wrote_within[i])) < line.len)
            return true;
    return false;
}

/* Of people too: somebody's own "he wrote:" has no date in it. */
static bool is_attribution(struct str line)
{
    line = trimmed(line);
    if (!has_digit(line) || !takes_colon(&line))
        return false;
    return has_address(line) || has_verb(line);
}

/* How many lines from there say who wrote what follows; 0: none does. */
static size_t attribution_at(struct arena *arena, const struct mail_lines *lines, size_t at)
{
    struct str joined = lines->at[at];
    bool begins = at == 0 || is_blank(lines->at[at - 1]) || is_quote(lines->at[at - 1]);
    if (is_blank(joined) || is_quote(joined))
        return 0;
    for (size_t count = 1; count <= JOINED_MAX; count++) {
        if (is_attribution(joined))
            return count;
        if (!begins || at + count >= lines->count || is_blank(lines->at[at + count]))
            return 0;
        joined = arena_printf(arena, "%.*s %.*s", STR_ARG(joined), STR_ARG(lines->at[at + count]));
    }
    return 0;
}

/* ---- "From: ... Sent: ... To: ..." ---- */

/* The name before the colon of "From: Bo", or of "**From:** Bo"; empty: it is no such line. */
static struct str head_name(struct str line)
{
    line = trimmed(line);
    while (line.len && line.at[0] == '*')
        line = str_slice(line, 1, line.len);
    size_t colon = str_find_char(line, ':'), wide = str_find(line, STR("："));
    return trimmed(str_slice(line, 0, colon < wide ? colon : wide < line.len ? wide : 0));
}

static bool is_among(struct str name, const char *const *names, size_t count)
{
    for (size_t i = 0; name.len && i < count; i++)
        if (str_eq_nocase(name, str_from(names[i])))
            return true;
    return false;
}

static bool is_head(const struct mail_lines *lines, size_t at)
{
    size_t found = 0;
    bool writer = is_among(head_name(lines->at[at]), writers, COUNT_OF(writers));
    for (size_t i = at + 1; writer && i < lines->count && i <= at + HEAD_NEAR; i++)
        found += is_among(head_name(lines->at[i]), others, COUNT_OF(others));
    return writer && found >= 2;
}

/* "-----Original Message-----", or a line that only draws. */
static bool is_rule(struct str line)
{
    line = trimmed(line);
    return str_starts(line, STR("-----")) || str_starts(line, STR("_____")) ||
           str_starts(line, STR("\\_\\_\\_"));
}

/* ---- where one's own words end ---- */

static bool is_signature(struct str line)
{
    return str_eq(line, STR("-- ")) || str_eq(line, STR("--")) || str_eq(line, STR("--\u00a0"));
}

/* Behind the marks that a link or an emphasis of HTML became. */
static struct str unmarked(struct str line)
{
    line = trimmed(line);
    while (line.len && (line.at[0] == '[' || line.at[0] == '*' || line.at[0] == '_'))
        line = str_slice(line, 1, line.len);
    return line;
}

static bool is_mobile(const struct mail_lines *lines, size_t at)
{
    struct str line = unmarked(lines->at[at]);
    size_t next = next_said(lines, at + 1);
    bool last = next == lines->count || is_quote(lines->at[next]);
    if (!last || (at > 0 && !is_blank(lines->at[at - 1])))
        return false;
    for (size_t i = 0; i < COUNT_OF(mobiles); i++)
        if (str_starts(line, str_from(mobiles[i])))
            return true;
    return false;
}

/* Takes the line that says who wrote the quote below it. */
static void blank_out(struct mail_lines *lines, size_t from, size_t count)
{
    for (size_t i = from; i < from + count; i++)
        lines->at[i] = STR_NONE;
}

/* Attributions of quotes between one's own words go on the way. */
static size_t find_end(struct arena *arena, struct mail_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (is_signature(lines->at[i]) || is_head(lines, i) || is_mobile(lines, i))
            return i;
        size_t count = attribution_at(arena, lines, i);
        size_t next = next_said(lines, i + count);
        if (count && (next == lines->count || !is_quote(lines->at[next])))
            return i;
        blank_out(lines, i, count);
    }
    return lines->count;
}

/* Behind the quote that a mail begins with, unless others stand further down: then each is answered. */
static size_t find_start(const struct mail_lines *lines, size_t end)
{
    size_t start = next_said(lines, 0), behind = start;
    while (behind < end && (is_quote(lines->at[behind]) || is_blank(lines->at[behind])))
        behind++;
    for (size_t i = behind; i < end; i++)
        if (is_quote(lines->at[i]))
            return start;
    return behind;
}

struct str own_words(struct arena *arena, struct str text)
{
    struct mail_lines *lines = ARENA_NEW(arena, struct mail_lines);
    split(text, lines);
    size_t end = find_end(arena, lines), len = 0;
    while (end > 0 &&
           (is_blank(lines->at[end - 1]) || is_quote(lines->at[end - 1]) || is_rule(lines->at[end - 1])))
        end--;
    char *room = arena_take(arena, text.len + LINES_MAX + 1);
    for (size_t i = find_start(lines, end); i < end; i++) {
        memcpy(room + len, lines->at[i].at ? lines->at[i].at : "", lines->at[i].len);
        len += lines->at[i].len;
        room[len++] = '\n';
    }
    return trimmed((struct str){room, len});
}
