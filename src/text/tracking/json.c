#include "text/tracking/table.h"

/* U+FFFD, for what is no UTF-8. */
#define REPLACEMENT "\xEF\xBF\xBD"

/* Length of the UTF-8 sequence at s[i], 0 when there is none. */
static size_t sequence_at(struct str s, size_t i)
{
    for (size_t length = 2; length <= 4 && i + length <= s.len; length++)
        if (str_is_utf8(str_slice(s, i, i + length)) && str_char_count(str_slice(s, i, i + length)) == 1)
            return length;
    return 0;
}

/* The character at s[i] that may not stand as it is; returns its bytes. */
static size_t put_awkward(struct buf *out, struct str s, size_t i)
{
    unsigned char c = (unsigned char)s.at[i];
    if (c == '"' || c == '\\') {
        buf_put_char(out, '\\');
        buf_put_char(out, (char)c);
        return 1;
    }
    if (c < 0x20 || c == 0x7F) {
        buf_printf(out, "\\u%04x", c);
        return 1;
    }
    size_t length = sequence_at(s, i);
    buf_put(out, length ? str_slice(s, i, i + length) : STR(REPLACEMENT));
    return length ? length : 1;
}

/* Bytes that stand as they are. */
static const bool plain_bytes[256] = {[' '] = true, ['!'] = true, ['#' ... '['] = true, [']' ... '~'] = true};

void track_put_escaped(struct buf *out, struct str s)
{
    size_t plain = 0;
    for (size_t i = 0; i < s.len;) {
        if (plain_bytes[(unsigned char)s.at[i]]) {
            i++;
            continue;
        }
        buf_put(out, str_slice(s, plain, i));
        i += put_awkward(out, s, i);
        plain = i;
    }
    buf_put(out, str_slice(s, plain, s.len));
}

void track_put_shown(struct buf *out, struct str s)
{
    size_t plain = 0;
    for (size_t i = 0; i < s.len;) {
        unsigned char c = (unsigned char)s.at[i];
        if (c >= 0x20 && c < 0x7F) {
            i++;
            continue;
        }
        size_t length = c < 0x80 ? 1 : sequence_at(s, i);
        buf_put(out, str_slice(s, plain, i));
        buf_put(out, c < 0x80 ? STR(" ") : length ? str_slice(s, i, i + length) : STR(REPLACEMENT));
        i += length ? length : 1;
        plain = i;
    }
    buf_put(out, str_slice(s, plain, s.len));
}

/* Hundredths as a number from 0 to 1. */
static void put_strength(struct buf *out, int strength)
{
    char digits[4] = {(char)('0' + strength / 100), '.', (char)('0' + strength / 10 % 10),
                      (char)('0' + strength % 10)};
    buf_put_bytes(out, digits, sizeof digits);
}

static void put_notes(const struct track_result *result, size_t index, struct buf *out)
{
    struct track_hint hints[TRACK_HINTS_MAX];
    const struct track_candidate *candidate = &result->candidates[index];
    const struct track_service *service = candidate->service;
    bool remarkable = candidate->traps || candidate->check == TRACK_CHECK_FAILED;
    size_t count = remarkable ? track_hints(result, index, NULL, hints) : 0;
    for (size_t i = 0; i < count; i++) {
        buf_put(out, i ? STR(",\"") : STR("\""));
        buf_put_bytes(out, hints[i].text, hints[i].length); /* of our own words and plain characters */
        buf_put_char(out, '"');
    }
    if (count && service->note_count)
        buf_put_char(out, ',');
    buf_put(out, service->json_notes);
}

/* The check and the strength; what follows the service and stands before the country. */
static void put_measure(const struct track_candidate *candidate, struct buf *out)
{
    buf_put(out, track_check_name(candidate->check));
    buf_put(out, STR("\",\"strength\":"));
    put_strength(out, candidate->strength);
}

static void put_candidate(const struct track_result *result, size_t index, struct buf *out)
{
    const struct track_candidate *candidate = &result->candidates[index];
    buf_put(out, candidate->format->json_head);
    buf_put(out, candidate->service->json_name);
    put_measure(candidate, out);
    if (candidate->issuer && candidate->issuer->name.len) {
        buf_put(out, STR(",\"issuing_country\":\""));
        buf_put_bytes(out, candidate->issuer->code, 2);
        buf_put_char(out, '"');
    } else {
        buf_put(out, STR(",\"issuing_country\":null"));
    }
    buf_put(out, candidate->service->json_rest);
    put_notes(result, index, out);
}

void track_put_json(const struct track_result *result, struct buf *out)
{
    static const struct str verdicts[] = {STR_INIT("true"), STR_INIT("false"), STR_INIT("null")};
    buf_put(out, STR("{\"number\":\""));
    track_put_escaped(out, result->number);
    buf_put(out, STR("\",\"normalized\":\""));
    track_put_escaped(out, (struct str){result->normalized, result->length});
    buf_put(out, STR("\",\"valid\":"));
    buf_put(out, verdicts[result->verdict]);
    buf_put(out, STR(",\"candidates\":["));
    for (size_t i = 0; i < result->count; i++) {
        if (i)
            buf_put_char(out, ',');
        put_candidate(result, i, out);
    }
    buf_put(out, STR("]}\n"));
}
