/* What a line tells only for a case. */
#include "core/tracking/parcel_clause.h"

#include "base/check.h"
#include "core/tracking/plain.h"

/* Cuts the first sentence off; a full stop without a blank behind it ends none. */
static struct str cut_sentence(struct str *line)
{
    static const struct str ends[] = {STR_INIT(". "),     STR_INIT("! "),    STR_INIT("? "),
                                      STR_INIT("; "),     STR_INIT("\n"),    STR_INIT("\u3002"),
                                      STR_INIT("\uff01"), STR_INIT("\uff1b")};
    size_t end = line->len, past = end;
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        size_t at = str_find(*line, ends[i]);
        if (at < end) {
            end = at;
            past = at + ends[i].len;
        }
    }
    struct str sentence = str_slice(*line, 0, end);
    *line = str_slice(*line, past, line->len);
    return sentence;
}

static void fold(struct str line, char room[CLAUSE_BYTES + 1], struct phrase_text *text)
{
    char folded[CLAUSE_BYTES];
    phrase_text_init(text,
                     phrase_plain(plain_text(line, folded, sizeof folded, false), room, CLAUSE_BYTES + 1));
}

/* How much of a sentence tells what has happened: up to the "if", and nothing where the "if" stands behind. */
static size_t told_bytes(const struct phrase_text *sentence)
{
    struct spot spot;
    if (phrase_of(sentence, STR("if_behind"), &spot))
        return 0;
    return phrase_of(sentence, STR("if"), &spot) ? spot.from : sentence->text.len;
}

void clause_text(struct str line, char room[CLAUSE_BYTES + 1], struct phrase_text *text)
{
    size_t len = 0;
    fold(line, room, text);
    if (told_bytes(text) == text->text.len)
        return;
    while (line.len) {
        char told[CLAUSE_BYTES + 1];
        fold(cut_sentence(&line), told, text);
        size_t bytes = told_bytes(text);
        for (size_t i = len > 0; i < bytes && len < CLAUSE_BYTES; i++) /* one blank between sentences */
            room[len++] = told[i];
        if (len && len < CLAUSE_BYTES && room[len - 1] != ' ')
            room[len++] = ' ';
    }
    if (len == CLAUSE_BYTES)
        room[len - 1] = ' ';
    phrase_text_init(text, (struct str){room, len});
}
