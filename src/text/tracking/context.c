#include "text/tracking/context.h"

#include "base/check.h"
#include "text/tracking/cue.h"
#include "text/tracking/folded.h"
#include "text/tracking/table.h"

enum {
    BEFORE_BYTES = 400, /* how far a carrier's name may stand before the number */
    AFTER_BYTES = 80,
    CUE_BYTES = 120, /* and a word that says what it is */
    LABEL_GAP = 40,  /* between a label and its number */
    NAME_GAP = 16,   /* between a name that serves as the label and its number */
    BEHIND_GAP = 4,  /* between a number and the name that stands right behind it: "(DHL)" */
    PARCEL_GAP = 80,
    BARE_MIN = 10, /* characters of a number that only its label makes one */
    NAMED_MIN = 8,
    DIGITS_MIN = 6,
    CERTAIN = 85 /* strength of a shape that hardly anything else has */
};

/* ---- where words end ---- */

/* Not Hebrew and Arabic, whose words stand close to digits and Latin letters. */
static bool is_letter_of_spaced_script(uint32_t point)
{
    if (point >= 0x0590 && point < 0x0900)
        return false;
    return (point >= 0xC0 && point < 0x0E00) || (point >= 0x1E00 && point < 0x2000);
}

static bool joins(struct str text, size_t at)
{
    char c = text.at[at];
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '@')
        return true;
    if ((unsigned char)c < 0x80)
        return false;
    return is_letter_of_spaced_script(str_code_point(text, &at));
}

/* Where the character before text[at] begins. */
static size_t start_before(struct str text, size_t at)
{
    size_t start = at - 1;
    while (start > 0 && at - start < 4 && ((unsigned char)text.at[start] & 0xC0) == 0x80)
        start--;
    return start;
}

bool track_goes_on(struct str text, size_t from, size_t to)
{
    return (from > 0 && joins(text, start_before(text, from))) || (to < text.len && joins(text, to));
}

/* ---- what stands around ---- */

struct around {
    enum track_said said;
    size_t gap;
    bool named; /* the carrier of the first candidate stands beside it */
    size_t name_gap;
};

static bool can_be(const struct track_result *result, const struct track_carrier *carrier)
{
    for (size_t i = 0; i < result->count; i++)
        if (result->candidates[i].format->of == carrier && result->candidates[i].check != TRACK_CHECK_FAILED)
            return true;
    return false;
}

/* The carriers of one name may be several (DHL): those that can have the number count. */
static const struct track_carrier *carrier_named(const struct track_table *table,
                                                 const struct track_result *result,
                                                 const struct track_cue *name)
{
    const struct track_cues *cues = table->cues;
    unsigned char first = (unsigned char)name->word.at[0];
    for (size_t i = 0; i < result->count; i++)
        for (size_t k = 0; k < cues->count[first]; k++) {
            const struct track_cue *cue = &cues->at[first][k];
            if (cue->carrier && str_eq(cue->word, name->word) &&
                cue->carrier == result->candidates[i].format->of && can_be(result, cue->carrier))
                return cue->carrier;
        }
    return NULL;
}

struct nearest {
    const struct track_carrier *carrier;
    size_t gap;
};

static void take_name(const struct track_place *place, const struct track_result *result,
                      const struct track_cue *name, size_t gap, struct nearest *nearest)
{
    const struct track_carrier *carrier = carrier_named(place->table, result, name);
    if (carrier && (!nearest->carrier || gap < nearest->gap))
        *nearest = (struct nearest){carrier, gap};
}

static void look_behind(const struct track_place *place, const struct track_result *result,
                        struct nearest *nearest)
{
    struct str text = track_folded_slice(place->folded, place->to, place->to + AFTER_BYTES);
    for (size_t i = 0; i < text.len;) {
        const struct track_cue *name = track_cue_at(place->table->cues, text, i, true);
        if (name)
            take_name(place, result, name, i <= BEHIND_GAP ? i : i + PARCEL_GAP, nearest);
        i += name ? name->word.len : 1;
    }
}

static void look_for_names(const struct track_cues *cues, struct str text, struct track_before *before)
{
    before->name_count = 0;
    for (size_t i = 0; i < text.len;) {
        const struct track_cue *name = track_cue_at(cues, text, i, true);
        i += name ? name->word.len : 1;
        if (!name)
            continue;
        size_t at = before->name_count++ % COUNT_OF(before->names);
        before->names[at].name = name;
        before->names[at].gap = text.len - i;
    }
}

/* True when the text has a number of its own: a word before it was about that one. */
static bool has_number(struct str text)
{
    size_t run = 0;
    for (size_t i = 0; i < text.len && run < DIGITS_MIN; i++)
        run = text.at[i] >= '0' && text.at[i] <= '9' ? run + 1 : 0;
    return run == DIGITS_MIN;
}

/* True when a number or a date stands in the text: what was named before it has its value. */
static bool has_value(struct str text)
{
    size_t digits = 0;
    for (size_t i = 0; i < text.len; i++)
        digits += text.at[i] >= '0' && text.at[i] <= '9';
    return digits >= DIGITS_MIN;
}

/* What was said of another number that stands between: a label goes on over "A, B and C", but over no new sentence. */
static bool is_spent(enum track_said said, struct str between)
{
    enum { JOINING_BYTES = 5 };
    size_t last = between.len, letters = 0;
    if (said == SAID_OTHER)
        return has_value(between);
    if (!has_number(between))
        return false;
    while (last > 0 && !(between.at[last - 1] >= '0' && between.at[last - 1] <= '9'))
        last--;
    struct str rest = str_slice(between, last, between.len);
    for (size_t i = 0; i < rest.len; i++)
        letters += (unsigned char)rest.at[i] >= 0x80 || (rest.at[i] >= 'a' && rest.at[i] <= 'z');
    return letters > JOINING_BYTES || str_find(rest, STR(". ")) < rest.len;
}

static void look_before(const struct track_place *place, struct track_before *before)
{
    size_t from = place->from > BEFORE_BYTES ? place->from - BEFORE_BYTES : 0;
    struct str text = track_folded_slice(place->folded, from, place->from);
    struct str close = str_slice(text, text.len > CUE_BYTES ? text.len - CUE_BYTES : 0, text.len);
    *before = (struct track_before){.known = true, .from = place->from};
    const struct track_cue *word = track_last_word(place->table->cues, close, &before->gap);
    before->said = word ? word->says : SAID_NOTHING;
    before->word = word ? word->word : STR_NONE;
    if (before->said == SAID_LABEL && before->gap > LABEL_GAP)
        before->said = SAID_PARCEL;
    if (before->said == SAID_PARCEL && before->gap > PARCEL_GAP)
        before->said = SAID_NOTHING;
    if (before->said != SAID_NOTHING &&
        is_spent(before->said, str_slice(close, close.len - before->gap, close.len)))
        before->said = SAID_NOTHING;
    look_for_names(place->table->cues, text, before);
}

/* "CDEK: your order 1105552345": some carriers call their own numbers orders. */
static bool calls_its_own(const struct track_carrier *carrier, struct str word)
{
    for (size_t i = 0; i < carrier->call_count; i++)
        if (str_eq(carrier->calls[i], word))
            return true;
    return false;
}

static struct around look_around(const struct track_place *place, struct track_result *result)
{
    struct track_before *before = place->before;
    struct nearest nearest = {0};
    if (!before->known || before->from != place->from)
        look_before(place, before);
    struct around around = {.said = before->said, .gap = before->gap};
    size_t kept = COUNT_OF(before->names), count = before->name_count;
    for (size_t i = count > kept ? count - kept : 0; i < count; i++)
        take_name(place, result, before->names[i % kept].name, before->names[i % kept].gap, &nearest);
    look_behind(place, result, &nearest);
    around.named = nearest.carrier && track_prefer(result, nearest.carrier);
    around.name_gap = nearest.gap;
    if (around.named && around.said == SAID_OTHER && nearest.gap <= LABEL_GAP && around.gap < nearest.gap &&
        calls_its_own(nearest.carrier, before->word))
        around.said = SAID_LABEL;
    return around;
}

/* ---- what is no tracking number, whatever stands beside it ---- */

/* How long the account numbers of each country are (the registry of ISO 13616): two letters and two digits each. */
static const char iban_lengths[] =
    "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18"
    "FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27"
    "MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27"
    "SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

static size_t iban_length(const char country[2])
{
    for (const char *row = iban_lengths; *row; row += 4)
        if (row[0] == country[0] && row[1] == country[1])
            return (size_t)(row[2] - '0') * 10 + (size_t)(row[3] - '0');
    return 0;
}

/* ISO 13616: the first four characters to the end, letters as 10 to 35, the remainder by 97 is 1. */
static bool is_iban(const struct track_result *result)
{
    enum { IBAN_MIN = 15, IBAN_MAX = 34, FRONT = 4 };
    struct track_shape shape;
    unsigned rest = 0;
    if (result->length < IBAN_MIN || result->length > IBAN_MAX ||
        result->length != iban_length(result->normalized) ||
        !track_shape_of(result->normalized, result->length, &shape) || (shape.letters & 15) != 3)
        return false;
    for (size_t i = 0; i < shape.length; i++) {
        unsigned value = shape.values[(i + FRONT) % shape.length];
        rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
    }
    return rest == 1;
}

static bool is_sum_or_telephone(const struct track_place *place)
{
    static const struct str signs[] = {STR_INIT("\u20AC"), STR_INIT("$"), STR_INIT("\u00A3"),
                                       STR_INIT("\u00A5"), STR_INIT("+"), STR_INIT("%")};
    struct str before = str_trim(str_slice(place->text, place->from > 4 ? place->from - 4 : 0, place->from));
    struct str after = str_trim(str_slice(place->text, place->to, place->to + 4));
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (str_ends(before, signs[i]) || str_starts(after, signs[i]))
            return true;
    return false;
}

static size_t digits_in(const struct track_result *result)
{
    size_t digits = 0;
    for (size_t i = 0; i < result->length; i++)
        digits += result->normalized[i] >= '0' && result->normalized[i] <= '9';
    return digits;
}

static bool is_plain(const struct track_result *result)
{
    struct track_shape shape;
    return track_shape_of(result->normalized, result->length, &shape);
}

/* ---- the decision ---- */

/* How much the number itself says. */
enum worth { WORTH_NOTHING, WORTH_SHAPE, WORTH_CHECKED, WORTH_DISTINCTIVE, WORTH_CERTAIN, WORTH_PROVED };

static enum worth worth_of(const struct track_result *result)
{
    enum worth worth = WORTH_NOTHING;
    for (size_t i = 0; i < result->count; i++) {
        const struct track_candidate *candidate = &result->candidates[i];
        bool distinctive = candidate->format->distinctive, held = candidate->check == TRACK_CHECK_HELD;
        enum worth one = held && distinctive                             ? WORTH_PROVED
                         : held                                          ? WORTH_CHECKED
                         : candidate->check != TRACK_CHECK_NONE          ? WORTH_NOTHING
                         : !distinctive                                  ? WORTH_SHAPE
                         : candidate->pattern->kind->strength >= CERTAIN ? WORTH_CERTAIN
                                                                         : WORTH_DISTINCTIVE;
        worth = one > worth ? one : worth;
    }
    return worth;
}

/* A shape that many numbers have needs its label, or a carrier's name and a word of parcels. */
static bool shape_convinces(const struct around *around, const struct track_result *result)
{
    if (around->said == SAID_LABEL)
        return result->length >= BARE_MIN || (around->named && result->length >= NAMED_MIN);
    if (!around->named || around->said == SAID_OTHER)
        return false;
    if (around->said == SAID_PARCEL) /* "GLS: your parcel 77629414" */
        return result->length >= (around->name_gap <= LABEL_GAP ? NAMED_MIN : NAMED_MIN + 1);
    return result->length >= BARE_MIN && around->name_gap <= NAME_GAP;
}

static bool words_convince(const struct around *around, const struct track_result *result, enum worth worth)
{
    bool other = around->said == SAID_OTHER;
    switch (worth) {
    case WORTH_PROVED:
        return true;
    case WORTH_CERTAIN:
        return !other || (around->named && around->name_gap < around->gap);
    case WORTH_DISTINCTIVE:
        return !other && (around->said != SAID_NOTHING || around->named);
    case WORTH_CHECKED:
        return around->said == SAID_LABEL || (around->said == SAID_PARCEL && result->length >= BARE_MIN) ||
               (around->named && !other && around->name_gap <= PARCEL_GAP);
    case WORTH_SHAPE:
        return shape_convinces(around, result);
    case WORTH_NOTHING:
        return !result->count && around->said == SAID_LABEL && around->gap <= LABEL_GAP / 2 &&
               result->length >= BARE_MIN;
    }
    return false;
}

/* "0800 3730000": a code that begins with one 0, and not more digits than telephones have. */
static bool is_like_telephone(struct str text, const struct track_result *result)
{
    enum { CODE_MIN = 3, CODE_MAX = 5, MOST_DIGITS = 11 };
    size_t code = 0;
    while (code < text.len && text.at[code] >= '0' && text.at[code] <= '9')
        code++;
    return code >= CODE_MIN && code <= CODE_MAX && text.at[0] == '0' && text.at[1] != '0' &&
           result->length <= MOST_DIGITS && digits_in(result) == result->length;
}

/* Several groups are a number by what it is, or by what stands beside it; a word before digits is another's label. */
static bool groups_convince(const struct track_result *result, enum worth worth, const struct around *around)
{
    bool told = around->said == SAID_LABEL || around->named;
    if (worth == WORTH_PROVED)
        return true;
    return worth > WORTH_NOTHING && result->length >= BARE_MIN && told &&
           (worth > WORTH_SHAPE || digits_in(result) == result->length);
}

bool track_convinces(const struct track_place *place, struct track_result *result)
{
    if (result->verdict == TRACK_INVALID || result->too_long || !is_plain(result) || is_iban(result))
        return false;
    enum worth worth = worth_of(result);
    struct around around = look_around(place, result);
    bool few_digits = digits_in(result) < DIGITS_MIN;
    if (few_digits && !(around.named && around.said == SAID_LABEL))
        return false;
    if (worth < WORTH_DISTINCTIVE && is_sum_or_telephone(place))
        return false;
    if (place->several && (!groups_convince(result, worth, &around) ||
                           (around.said != SAID_LABEL && is_like_telephone(result->number, result))))
        return false;
    return words_convince(&around, result, worth);
}

/* ---- links ---- */

size_t track_link_length(struct str text, size_t i)
{
    struct str rest = str_slice(text, i, i + 8);
    if ((i > 0 && joins(text, start_before(text, i))) ||
        !(str_starts(rest, STR("http://")) || str_starts(rest, STR("https://")) ||
          str_starts(rest, STR("www."))))
        return 0;
    size_t end = i;
    while (end < text.len && (unsigned char)text.at[end] > ' ' && (unsigned char)text.at[end] < 0x7F &&
           !(text.at[end] == '"' || text.at[end] == '<' || text.at[end] == '>'))
        end++;
    return end - i;
}

/* The last two parts of a host, or three where the second is short: "ups.com", "yodel.co.uk". */
static struct str domain_of(struct str host)
{
    size_t parts = 0, at = host.len, last = host.len;
    while (at > 0) {
        if (host.at[at - 1] == '.' && ++parts >= 2 && last - at > 3)
            return str_slice(host, at, host.len);
        if (host.at[at - 1] == '.')
            last = at - 1;
        at--;
    }
    return host;
}

static void prefer_host(const struct track_table *table, struct str host, struct track_result *result)
{
    struct str domain = domain_of(host);
    for (size_t i = 0; i < table->carrier_count; i++) {
        struct str page = track_host_of(table->carriers[i].page);
        if (domain.len && page.len >= domain.len && str_ends(page, domain) &&
            track_prefer(result, &table->carriers[i]))
            return;
    }
}

bool track_link_convinces(const struct track_table *table, struct str link, struct track_result *result)
{
    struct str host = track_host_of(link);
    if (!track_identify_link(table, link, result) || result->verdict == TRACK_INVALID ||
        digits_in(result) < DIGITS_MIN)
        return false;
    if (worth_of(result) >= WORTH_CERTAIN)
        return true;
    if (!track_host_is_known(table->cues, host))
        return false;
    prefer_host(table, host, result);
    return result->length >= NAMED_MIN;
}
