#include "text/tracking/find.h"

#include "base/check.h"

enum {
    GROUPS_MAX = 12, /* "RA 123 456 785 CN" has five */
    ALONE_MIN = 10,  /* a word as long as this is tried alone first */
    CUE_BYTES = 64,  /* how far before a number its cue may stand */
    DIGITS_MIN = 6,  /* of a number that has no check digit */
    WORD_MAX = TRACK_LENGTH_MAX
};

/* What the words before bare digits say about them; the nearest one counts. */
static const struct {
    struct str word;
    bool parcel;
} cues[] = {
    {STR_INIT("track"), true},
    {STR_INIT("parcel"), true},
    {STR_INIT("package"), true},
    {STR_INIT("shipment"), true},
    {STR_INIT("shipping no"), true},
    {STR_INIT("consignment"), true},
    {STR_INIT("waybill"), true},
    {STR_INIT("awb"), true},
    {STR_INIT("pro number"), true},
    {STR_INIT("ups"), true},
    {STR_INIT("usps"), true},
    {STR_INIT("fedex"), true},
    {STR_INIT("dhl"), true},
    {STR_INIT("dpd"), true},
    {STR_INIT("hermes"), true},
    {STR_INIT("purolator"), true},
    {STR_INIT("canada post"), true},
    {STR_INIT("sendung"), true},
    {STR_INIT("paket"), true},
    {STR_INIT("colis"), true},
    {STR_INIT("suivi"), true},
    {STR_INIT("seguimiento"), true},
    {STR_INIT("env\u00EDo"), true},
    {STR_INIT("spedizione"), true},
    {STR_INIT("rastre"), true},
    {STR_INIT("\u0442\u0440\u0435\u043A"), true},
    {STR_INIT("\u0422\u0440\u0435\u043A"), true},
    {STR_INIT("\u043F\u043E\u0441\u044B\u043B"), true},
    {STR_INIT("\u041F\u043E\u0441\u044B\u043B"), true},
    {STR_INIT("order"), false},
    {STR_INIT("invoice"), false},
    {STR_INIT("phone"), false},
    {STR_INIT("tel"), false},
    {STR_INIT("mobile"), false},
    {STR_INIT("account"), false},
    {STR_INIT("customer"), false},
    {STR_INIT("iban"), false},
    {STR_INIT("card"), false},
    {STR_INIT("receipt"), false},
    {STR_INIT("ticket"), false},
    {STR_INIT("sku"), false},
    {STR_INIT("item"), false},
    {STR_INIT("bestell"), false},
    {STR_INIT("rechnung"), false},
    {STR_INIT("kunden"), false},
    {STR_INIT("commande"), false},
    {STR_INIT("facture"), false},
    {STR_INIT("pedido"), false},
    {STR_INIT("\u0437\u0430\u043A\u0430\u0437"), false},
    {STR_INIT("\u0417\u0430\u043A\u0430\u0437"), false},
};

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Where a word must not go on: "_" and bytes of other scripts join as letters do. */
static bool joins(char c)
{
    return is_word(c) || c == '_' || (unsigned char)c >= 0x80;
}

static bool cue_at(struct str text, size_t at, size_t end, bool *parcel)
{
    if (at > 0 && joins(text.at[at - 1]))
        return false;
    for (size_t i = 0; i < COUNT_OF(cues); i++) {
        struct str here = str_slice(text, at, at + cues[i].word.len);
        if (at + cues[i].word.len <= end && str_eq_nocase(here, cues[i].word)) {
            *parcel = cues[i].parcel;
            return true;
        }
    }
    return false;
}

/* True when the nearest cue before text[at] speaks of a parcel. */
static bool parcel_is_meant(struct str text, size_t at)
{
    size_t first = at > CUE_BYTES ? at - CUE_BYTES : 0;
    bool parcel = false;
    for (size_t i = at; i-- > first;)
        if (cue_at(text, i, at, &parcel))
            return parcel;
    return false;
}

/* Ends of up to GROUPS_MAX words from `start` with one space or dash between them. */
static size_t groups_from(struct str text, size_t start, size_t ends[GROUPS_MAX])
{
    size_t count = 0, i = start;
    while (count < GROUPS_MAX) {
        while (i < text.len && is_word(text.at[i]))
            i++;
        if (i - start > WORD_MAX + GROUPS_MAX)
            break;
        ends[count++] = i;
        bool separated = i + 1 < text.len && (text.at[i] == ' ' || text.at[i] == '-');
        if (!separated || !is_word(text.at[i + 1]))
            break;
        i++;
    }
    return count;
}

static size_t digits_in(const struct track_result *result)
{
    size_t digits = 0;
    for (size_t i = 0; i < result->length; i++)
        digits += result->normalized[i] >= '0' && result->normalized[i] <= '9';
    return digits;
}

static bool convinces(const struct track_result *result, bool several_words, bool meant)
{
    for (size_t i = 0; i < result->count; i++) {
        const struct track_candidate *candidate = &result->candidates[i];
        bool distinctive = candidate->format->distinctive;
        if (candidate->check == TRACK_CHECK_HELD && (distinctive || meant))
            return true;
        if (candidate->check == TRACK_CHECK_NONE && distinctive && !several_words &&
            digits_in(result) >= DIGITS_MIN)
            return true;
    }
    return false;
}

struct search {
    const struct track_table *table;
    struct str text;
    struct track_found *found;
};

static bool try(struct search *search, size_t from, size_t to, bool several_words)
{
    struct track_result *result = &search->found->result;
    if (to < search->text.len && joins(search->text.at[to]))
        return false;
    track_identify(search->table, str_slice(search->text, from, to), result);
    if (result->verdict != TRACK_VALID)
        return false;
    search->found->from = from;
    search->found->to = to;
    return convinces(result, several_words, parcel_is_meant(search->text, from));
}

/* A number that begins with the word at `start`: the word alone when it is long, then the longest row of
 * words. Answers where to go on. */
static size_t search_at(struct search *search, size_t start, bool *found)
{
    size_t ends[GROUPS_MAX] = {0};
    size_t count = groups_from(search->text, start, ends);
    *found = count > 0 && ends[0] - start >= ALONE_MIN && try(search, start, ends[0], false);
    for (size_t i = count; i-- > 1 && !*found;)
        if (try(search, start, ends[i], true)) {
            *found = true;
            return ends[i];
        }
    while (start < search->text.len && joins(search->text.at[start]))
        start++;
    return start;
}

size_t track_find_in_text(const struct track_table *table, struct str text, struct track_found *found,
                          size_t room)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len && count < room;) {
        bool here = false;
        if (is_word(text.at[i])) {
            struct search search = {table, text, &found[count]};
            i = search_at(&search, i, &here);
        } else {
            i++;
        }
        count += here;
    }
    return count;
}
