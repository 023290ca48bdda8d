#include "text/desk/endings.h"

#include "base/check.h"

enum { LETTERS_LEAST = 3, SECOND_LEAST = 4, FINAL_LEAST = 4, LOSES_E_LEAST = 5 };

/* The last letters of a stem, or all of it, and what they count as. */
struct change {
    struct str from, into;
};
struct endings {
    struct str code;
    const struct str *first, *second; /* with a blank before each and behind the last, the longest first */
    const struct change *finals, *others;
    size_t final_count, other_count;
};

/* ---- Polish ---- */

static const struct str polish_first =
    STR_INIT(" iemu iego iami iach iowi owie ymi imi ych ich iom iow iem iej ego "
             "emu ami ach owi ym im om ow em ej ie ia io iu ii a e i o u y ");
static const struct str polish_second = STR_INIT(
    " alam alas ilam ilas ylam ylas owac owal owan ajac ujac ian ion ien ial iel iec asz esz isz ysz "
    "an on en al il yl el ac ec ic yc aj uj am im ym ");
static const struct change polish_finals[] = {
    {STR_INIT("szcz"), STR_INIT("sc")}, {STR_INIT("cz"), STR_INIT("c")}, {STR_INIT("rz"), STR_INIT("r")},
    {STR_INIT("dz"), STR_INIT("d")},    {STR_INIT("sz"), STR_INIT("s")}, {STR_INIT("ch"), STR_INIT("s")},
    {STR_INIT("st"), STR_INIT("sc")},   {STR_INIT("t"), STR_INIT("c")},  {STR_INIT("k"), STR_INIT("c")},
    {STR_INIT("g"), STR_INIT("d")},
};
static const struct change polish_others[] = {
    {STR_INIT("pienied"), STR_INIT("pieniad")},
    {STR_INIT("dzien"), STR_INIT("dni")},
};

/* ---- Czech ---- */

static const struct str czech_first = STR_INIT(
    " atech atum etem eti ami emi imi ymi ama ema ima yma ach ech ich ych eho iho emu imu ovi ove ata "
    "aty um em im ym am ou mi a e i o u y ");
static const struct str czech_second =
    STR_INIT(" oval ovat ovan ejsi ujem ejs nut out an en in al el il yl at et it yt uj ej av ov uv ");
static const struct change czech_finals[] = {
    {STR_INIT("ck"), STR_INIT("k")}, {STR_INIT("ct"), STR_INIT("k")}, {STR_INIT("st"), STR_INIT("sk")},
    {STR_INIT("ch"), STR_INIT("s")}, {STR_INIT("c"), STR_INIT("k")},  {STR_INIT("z"), STR_INIT("h")},
    {STR_INIT("g"), STR_INIT("h")},
};
static const struct change czech_others[] = {
    {STR_INIT("peneh"), STR_INIT("penih")}, {STR_INIT("cisel"), STR_INIT("cisl")},
    {STR_INIT("dne"), STR_INIT("den")},     {STR_INIT("dny"), STR_INIT("den")},
    {STR_INIT("dni"), STR_INIT("den")},     {STR_INIT("dnu"), STR_INIT("den")},
};

static const struct endings known[] = {
    {STR_INIT("pl"), &polish_first, &polish_second, polish_finals, polish_others, COUNT_OF(polish_finals),
     COUNT_OF(polish_others)},
    {STR_INIT("cs"), &czech_first, &czech_second, czech_finals, czech_others, COUNT_OF(czech_finals),
     COUNT_OF(czech_others)},
};

/* ---- taking them away ---- */

/* Without the first of the list that leaves so many letters. */
static struct str without_ending(struct str word, struct str list, size_t least)
{
    for (size_t from = 1; from < list.len;) {
        struct str rest = str_slice(list, from, list.len);
        struct str ending = str_slice(rest, 0, str_find_char(rest, ' '));
        if (word.len >= ending.len + least && str_ends(word, ending))
            return str_slice(word, 0, word.len - ending.len);
        from += ending.len + 1;
    }
    return word;
}

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/* paczek is paczk-a, kupiec is kupc-a: an e that stands only where no ending follows. */
static struct str without_last_e(struct arena *arena, struct str word)
{
    if (word.len < LOSES_E_LEAST)
        return word;
    char last = word.at[word.len - 1], before = word.at[word.len - 3];
    bool soft = before == 'i' && last == 'c';
    if (word.at[word.len - 2] != 'e' || (last != 'k' && last != 'c') || (is_vowel(before) && !soft))
        return word;
    size_t kept = word.len - (soft ? 3 : 2);
    return arena_printf(arena, "%.*s%c", (int)kept, word.at, last);
}

static struct str with_final(struct arena *arena, const struct endings *endings, struct str stem)
{
    if (stem.len < FINAL_LEAST)
        return stem;
    if (stem.at[stem.len - 1] == 'i')
        stem.len--;
    for (size_t i = 0; i < endings->final_count; i++) {
        const struct change *final = &endings->finals[i];
        if (str_ends(stem, final->from))
            return arena_printf(arena, "%.*s%.*s", (int)(stem.len - final->from.len), stem.at,
                                STR_ARG(final->into));
    }
    return stem;
}

static struct str stem_by(struct arena *arena, const struct endings *endings, struct str word)
{
    struct str stem = without_ending(word, *endings->first, LETTERS_LEAST);
    if (stem.len == word.len)
        stem = without_last_e(arena, word);
    stem = with_final(arena, endings, without_ending(stem, *endings->second, SECOND_LEAST));
    for (size_t i = 0; i < endings->other_count; i++)
        if (str_eq(stem, endings->others[i].from))
            return endings->others[i].into;
    return stem;
}

struct str endings_left(const struct post_language *language, struct str stem)
{
    static const struct {
        struct str code, ending;
        size_t least; /* letters that remain */
    } rows[] = {
        {STR_INIT("el"), STR_INIT("ι"), 4},
        {STR_INIT("ar"), STR_INIT("ا"), 3},
        {STR_INIT("ar"), STR_INIT("ت"), 3},
        {STR_INIT("ar"), STR_INIT("ك"), 4},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (str_eq(rows[i].code, language->code) && str_ends(stem, rows[i].ending) &&
            str_char_count(stem) > rows[i].least)
            return str_slice(stem, 0, stem.len - rows[i].ending.len);
    return stem;
}

struct str endings_stem(struct arena *arena, const struct post_language *language, struct str plain)
{
    for (size_t i = 0; i < COUNT_OF(known); i++)
        if (str_eq(known[i].code, language->code))
            return stem_by(arena, &known[i], plain);
    return plain;
}
