/* What a number probably was before somebody mistyped it. Hints only: nothing is corrected. */
#include "text/tracking/table.h"

#include "base/check.h"
#include "base/words.h"

enum { REPAIRS_MAX = 3, SWAPS_SHOWN = 3 };

/* Letters of other scripts that print like a Latin capital; full-width forms are computed. */
static const struct {
    uint16_t point;
    char latin;
} look_alikes[] = {
    {0x0391, 'A'}, {0x0392, 'B'}, {0x0395, 'E'}, {0x0396, 'Z'}, {0x0397, 'H'}, {0x0399, 'I'}, {0x039A, 'K'},
    {0x039C, 'M'}, {0x039D, 'N'}, {0x039F, 'O'}, {0x03A1, 'P'}, {0x03A4, 'T'}, {0x03A5, 'Y'}, {0x03A7, 'X'},
    {0x03BF, 'O'}, {0x0405, 'S'}, {0x0406, 'I'}, {0x0408, 'J'}, {0x0410, 'A'}, {0x0412, 'B'}, {0x0415, 'E'},
    {0x0417, '3'}, {0x041A, 'K'}, {0x041C, 'M'}, {0x041D, 'H'}, {0x041E, 'O'}, {0x0420, 'P'}, {0x0421, 'C'},
    {0x0422, 'T'}, {0x0423, 'Y'}, {0x0425, 'X'}, {0x0430, 'A'}, {0x0435, 'E'}, {0x043A, 'K'}, {0x043C, 'M'},
    {0x043E, 'O'}, {0x0440, 'P'}, {0x0441, 'C'}, {0x0442, 'T'}, {0x0443, 'Y'}, {0x0445, 'X'}, {0x0455, 'S'},
    {0x0456, 'I'}, {0x0458, 'J'}, {0x0131, 'I'},
};

static char latin_of(uint32_t point)
{
    if (point >= 0xFF10 && point <= 0xFF19)
        return (char)('0' + (point - 0xFF10));
    if (point >= 0xFF21 && point <= 0xFF3A)
        return (char)('A' + (point - 0xFF21));
    if (point >= 0xFF41 && point <= 0xFF5A)
        return (char)('A' + (point - 0xFF41));
    for (size_t i = 0; i < COUNT_OF(look_alikes); i++)
        if (look_alikes[i].point == point)
            return look_alikes[i].latin;
    return '\0';
}

/* Reads letters of other scripts as the Latin ones that they resemble. False when some resemble none. */
static bool fold(const struct track_result *result, struct track_shape *shape, bool *foreign)
{
    struct str text = {result->normalized, result->length};
    char folded[TRACK_LENGTH_MAX];
    size_t length = 0;
    *foreign = false;
    for (size_t i = 0; i < text.len;) {
        uint32_t point = str_code_point(text, &i);
        bool plain = point < 0x80 && track_value((char)point) >= 0;
        folded[length] = plain ? (char)point : latin_of(point);
        if (!folded[length++])
            return false;
        *foreign |= !plain;
    }
    return track_shape_of(folded, length, shape);
}

/* The digit or letter that people type for this one (0 for O, B for 8), or -1. */
static int look_alike(int value)
{
    static const char others[36] = {
        [0] = 'O',  [1] = 'I',  [2] = 'Z',  [5] = 'S',  [6] = 'G',  [8] = 'B',  [11] = '8',
        [16] = '6', [18] = '1', [21] = '1', [24] = '0', [26] = '0', [28] = '5', [35] = '2',
    };
    return others[value] ? track_value(others[value]) : -1;
}

static void set_value(struct track_shape *shape, size_t at, int value)
{
    uint64_t position = UINT64_C(1) << at;
    shape->values[at] = (uint8_t)value;
    shape->digits = value < 10 ? shape->digits | position : shape->digits & ~position;
    shape->letters = value < 10 ? shape->letters & ~position : shape->letters | position;
}

/* Reads letters as digits and digits as letters where the pattern wants them; -1 when that needs too much. */
static int repair(const struct track_pattern *pattern, struct track_shape *shape)
{
    uint64_t wrong = (pattern->digits & shape->letters) | (pattern->letters & shape->digits);
    if (__builtin_popcountll(wrong) > REPAIRS_MAX)
        return -1;
    int repairs = 0;
    for (size_t i = 0; i < shape->length; i++)
        if (wrong >> i & 1) {
            int other = look_alike(shape->values[i]);
            if (other < 0)
                return -1;
            set_value(shape, i, other);
            repairs++;
        }
    return track_pattern_fits(pattern, shape) ? repairs : -1;
}

static void add_miss(struct track_result *result, struct track_candidate candidate, unsigned trap)
{
    if (result->count == TRACK_CANDIDATES_MAX)
        return;
    candidate.check = TRACK_CHECK_FAILED;
    candidate.traps = (candidate.traps & ~(unsigned)TRAP_SAMPLE) | trap;
    candidate.strength = 2;
    result->candidates[result->count++] = candidate;
}

static void misread_letters(const struct track_table *table, const struct track_shape *shape, bool foreign,
                            struct track_result *result)
{
    for (size_t i = 0; i < table->length_count[shape->length]; i++) {
        const struct track_pattern *pattern = table->by_length[shape->length][i];
        struct track_shape repaired = *shape;
        int repairs = repair(pattern, &repaired);
        if (repairs < 0 || (repairs == 0 && !foreign))
            continue;
        struct track_candidate candidate;
        track_judge(table, pattern, &repaired, &candidate);
        if (candidate.check == TRACK_CHECK_HELD ||
            (candidate.check == TRACK_CHECK_NONE && candidate.format->distinctive))
            add_miss(result, candidate, TRAP_LOOK_ALIKE);
    }
}

/* Two letters, 8 or 10 digits instead of 9, and a country. */
static void miscounted_digits(const struct track_table *table, const struct track_shape *shape,
                              struct track_result *result)
{
    enum { S10_LENGTH = 13 };
    uint64_t inner = ((UINT64_C(1) << (shape->length - 2)) - 1) & ~UINT64_C(3);
    if ((shape->length != S10_LENGTH - 1 && shape->length != S10_LENGTH + 1) || shape->digits != inner)
        return;
    struct track_shape nearest = *shape;
    nearest.length = S10_LENGTH;
    nearest.digits = ((UINT64_C(1) << (S10_LENGTH - 2)) - 1) & ~UINT64_C(3);
    nearest.letters = UINT64_C(3) | UINT64_C(3) << (S10_LENGTH - 2);
    nearest.values[S10_LENGTH - 3] = 0;
    nearest.values[S10_LENGTH - 2] = shape->values[shape->length - 2];
    nearest.values[S10_LENGTH - 1] = shape->values[shape->length - 1];
    for (size_t i = 0; i < table->length_count[S10_LENGTH]; i++) {
        const struct track_pattern *pattern = table->by_length[S10_LENGTH][i];
        if (!pattern->country_at || !track_pattern_fits(pattern, &nearest))
            continue;
        struct track_candidate candidate;
        track_judge(table, pattern, &nearest, &candidate);
        if (!(candidate.traps & TRAP_NO_COUNTRY))
            add_miss(result, candidate, TRAP_LENGTH);
    }
}

void track_near_misses(const struct track_table *table, struct track_result *result)
{
    struct track_shape shape;
    bool foreign;
    if (!fold(result, &shape, &foreign))
        return;
    misread_letters(table, &shape, foreign, result);
    if (!result->count && shape.length >= 4)
        miscounted_digits(table, &shape, result);
}

/* The sentences about one candidate, as they are found. */
struct hinting {
    const struct track_result *result;
    const struct track_candidate *candidate;
    struct track_shape shape;
    const struct language *language;
    struct track_hint *hints;
    size_t count;
};

static void put_hint(struct hinting *hinting, const char *english, struct word_places places)
{
    if (hinting->count == TRACK_HINTS_MAX)
        return;
    struct track_hint *hint = &hinting->hints[hinting->count++];
    size_t length = words_fill(hint->text, sizeof hint->text, hinting->language,
                               say(hinting->language, str_from(english)), places);
    struct str whole = {hint->text, length < sizeof hint->text ? length : sizeof hint->text};
    hint->length = str_whole(whole).len;
}

/* What a place shows of a position, of a character, and of two. */
#define PLACE_NUMBER(name, number)  PLACE_INT(name, (int64_t)(number))
#define PLACE_CHAR(name, character) PLACE(name, ((struct str){(const char[]){(character)}, 1}))

static bool would_hold(const struct track_candidate *candidate, const struct track_shape *shape)
{
    return track_pattern_fits(candidate->pattern, shape) && track_checks_hold(candidate->pattern, shape);
}

static void hint_swaps(struct hinting *hinting)
{
    const struct track_pattern *pattern = hinting->candidate->pattern;
    size_t last = pattern->check_at > pattern->body_to ? pattern->check_at : pattern->body_to;
    int shown = 0;
    for (size_t i = pattern->body_from; i < last && i + 1 < hinting->shape.length; i++) {
        struct track_shape swapped = hinting->shape;
        if (swapped.values[i] == swapped.values[i + 1])
            continue;
        set_value(&swapped, i, hinting->shape.values[i + 1]);
        set_value(&swapped, i + 1, hinting->shape.values[i]);
        if (would_hold(hinting->candidate, &swapped) && shown++ < SWAPS_SHOWN)
            put_hint(hinting, N_("It would hold with characters {first} and {second} ({a}{b}) swapped."),
                     PLACES(PLACE_NUMBER("first", i + 1), PLACE_NUMBER("second", i + 2),
                            PLACE_CHAR("a", track_character(hinting->shape.values[i])),
                            PLACE_CHAR("b", track_character(hinting->shape.values[i + 1]))));
    }
}

static void hint_letters(struct hinting *hinting)
{
    const struct track_pattern *pattern = hinting->candidate->pattern;
    for (size_t i = pattern->body_from; i < pattern->body_to; i++) {
        struct track_shape other = hinting->shape;
        int value = look_alike(other.values[i]);
        if (value < 0 || (pattern->digits | pattern->letters) >> i & 1)
            continue;
        set_value(&other, i, value);
        if (would_hold(hinting->candidate, &other))
            put_hint(hinting,
                     N_("It would hold with character {position} read as {other} instead of {this}."),
                     PLACES(PLACE_NUMBER("position", i + 1), PLACE_CHAR("other", track_character(value)),
                            PLACE_CHAR("this", track_character(hinting->shape.values[i]))));
    }
}

static void hint_check(struct hinting *hinting)
{
    const struct track_candidate *candidate = hinting->candidate;
    const struct track_kind *kind = candidate->pattern->kind;
    int answer = track_rule_answer(&kind->rule, candidate->pattern, &hinting->shape);
    put_hint(hinting,
             N_("The check character is {this}; with the others as they are it would have to be {other}. "
                "Compare every character with the original."),
             PLACES(PLACE_CHAR("this", track_character(hinting->shape.values[candidate->pattern->check_at])),
                    PLACE_CHAR("other", track_character(answer))));
    if (!kind->format.distinctive)
        return; /* in bare digits some swap fits nearly always, and says nothing */
    hint_swaps(hinting);
    hint_letters(hinting);
}

static void hint_look_alikes(struct hinting *hinting)
{
    struct track_shape shape;
    bool foreign;
    char text[TRACK_LENGTH_MAX + 1] = {0};
    if (!fold(hinting->result, &shape, &foreign) || repair(hinting->candidate->pattern, &shape) < 0)
        return;
    for (size_t i = 0; i < shape.length; i++)
        text[i] = track_character(shape.values[i]);
    put_hint(hinting, N_("Look-alike characters: is it {number}? Compare with the original."),
             PLACES(PLACE("number", str_from(text))));
    if (foreign)
        put_hint(hinting, N_("Some letters belong to another script: carriers' pages will not know them."),
                 (struct word_places){0});
}

static void hint_country(struct hinting *hinting)
{
    const struct track_candidate *candidate = hinting->candidate;
    const char *text = hinting->result->normalized;
    size_t at = candidate->pattern->country_at;
    if (candidate->issuer->note.len)
        put_hint(hinting, "{note}.", PLACES(PLACE("note", say(hinting->language, candidate->issuer->note))));
    else
        put_hint(hinting,
                 N_("{code} is no country's code (ISO 3166-1): a carrier's own number, or look at the "
                    "letters again."),
                 PLACES(PLACE("code", ((struct str){text + at, 2}))));
    struct track_shape shape = hinting->shape;
    if (track_rule_holds(&candidate->pattern->kind->rule, candidate->pattern, &shape))
        put_hint(hinting, N_("The check digit alone would hold: look at the last two letters again."),
                 (struct word_places){0});
}

static void hint_traps(struct hinting *hinting)
{
    const struct track_candidate *candidate = hinting->candidate;
    struct str series = str_slice((struct str){hinting->result->normalized, hinting->result->length}, 0, 2);
    if (candidate->traps & TRAP_LOOK_ALIKE) {
        hint_look_alikes(hinting);
        return;
    }
    struct track_shape shape;
    bool foreign;
    if (candidate->traps & TRAP_LENGTH && fold(hinting->result, &shape, &foreign)) {
        put_hint(hinting,
                 N_("A number of this kind has 9 digits between the letters; this one has {digits}."),
                 PLACES(PLACE_NUMBER("digits", shape.length - 4)));
        if (foreign)
            return;
    }
    if (candidate->traps & TRAP_SAMPLE)
        put_hint(hinting, N_("A sample number from the carrier's documentation: it belongs to no parcel."),
                 (struct word_places){0});
    if (candidate->traps & TRAP_STRANGE_SERIES)
        put_hint(hinting, "{series}: {note}.",
                 PLACES(PLACE("series", series),
                        PLACE("note", say(hinting->language, candidate->service->strange))));
    if (candidate->traps & TRAP_SERIES_IS_COUNTRY && candidate->check == TRACK_CHECK_HELD)
        put_hint(hinting, N_("{series} in front is the service, not a country."),
                 PLACES(PLACE("series", series)));
}

size_t track_hints(const struct track_result *result, size_t index, const struct language *language,
                   struct track_hint hints[TRACK_HINTS_MAX])
{
    check(index < result->count);
    struct hinting hinting = {
        .result = result, .candidate = &result->candidates[index], .language = language, .hints = hints};
    unsigned misses = TRAP_LOOK_ALIKE | TRAP_LENGTH;
    if (hinting.candidate->check == TRACK_CHECK_FAILED && !(hinting.candidate->traps & misses)) {
        check(track_shape_of(result->normalized, result->length, &hinting.shape));
        if (hinting.candidate->traps & TRAP_NO_COUNTRY)
            hint_country(&hinting);
        else if (result->verdict != TRACK_VALID)
            hint_check(&hinting);
    }
    if (hinting.candidate->traps)
        hint_traps(&hinting);
    return hinting.count;
}

size_t track_notes(const struct track_result *result, size_t index, const struct language *language,
                   struct arena *arena, struct str notes[TRACK_NOTES_MAX])
{
    struct track_hint hints[TRACK_HINTS_MAX];
    size_t count = track_hints(result, index, language, hints);
    for (size_t i = 0; i < count; i++)
        notes[i] = arena_copy(arena, (struct str){hints[i].text, hints[i].length});
    const struct track_service *service = result->candidates[index].service;
    for (size_t i = 0; i < service->note_count; i++)
        notes[count++] = say(language, service->notes[i]);
    return count;
}
