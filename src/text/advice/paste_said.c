/* What the words around a fact say of it: that it is not so, not yet, or over. */
#include "text/advice/paste_value.h"

#include "base/check.h"

/* The end of a sentence before, which has told of something else; a short word may be an abbreviation, unless it says no. */
static bool ends_before(struct str word, bool says_no)
{
    char last = word.len ? word.at[word.len - 1] : ' ';
    return paste_ends_sentence(word) || (says_no && (last == '.' || last == '!' || last == '?'));
}

/* "Order no. 4471199", "tracking no RA123456785CN": what a number follows says no. */
static bool is_number_sign(const struct pasting *pasting, size_t number)
{
    struct str next = number + 1 < pasting->count ? pasting->folded[number + 1] : STR_NONE;
    bool digits = false;
    for (size_t i = 0; i < next.len; i++)
        digits |= char_is_digit(next.at[i]);
    return digits && str_eq(pasting->folded[number], STR("no"));
}

/* "a livre" and "e consegnato" tell what has been, in French and in Italian; elsewhere such a letter is a word of its own. */
static bool is_past(struct str before, struct str cue)
{
    static const char past[] = "was|were|been|wurde|fue|foi|stata|stato|zostala|zostal|werd|было|был|была";
    return paste_is_one_of(before, past) || (str_eq(before, STR("a")) && str_starts(cue, STR("livre"))) ||
           (str_eq(before, STR("e")) && str_starts(cue, STR("consegna")));
}

bool pasting_is_taken_back(const struct pasting *pasting, enum fact fact, size_t number)
{
    enum { BACK_WORDS = 3 };
    static const char off[] =
        "not|no|never|yet|will|nicht|noch|wird|werden|pas|sera|seront|sera|seran|nao|serao|non|"
        "sara|verra|nie|zostanie|bedzie|niet|wordt|zal|не|будет|будут|ще|буде|henuz|未|尚未|还未|まだ";
    if (fact == FACT_PROMISED)
        return number && is_past(pasting->folded[number - 1], pasting->folded[number]);
    for (size_t i = 1; fact == FACT_SHIPPED && i <= BACK_WORDS && i <= number; i++) {
        bool says_no =
            paste_is_one_of(pasting->folded[number - i], off) && !is_number_sign(pasting, number - i);
        if (ends_before(pasting->words[number - i], says_no))
            return false;
        if (says_no)
            return true;
    }
    return false;
}

bool pasting_is_over(const struct pasting *pasting, size_t from, size_t span)
{
    enum { BEHIND = 4 }; /* two spans at most, and a word behind them */
    static const char present[] = "termine|expire";
    static const char ahead[] =
        "dans|d ici|encore|in|over|za|через|em|en|tra|fra|om|dentro|within|noch|nog|another|"
        "через|ще|zbyva|restam|faltam|quedan|остал*|nach";
    bool comes = span && paste_is_one_of(pasting->folded[span - 1], ahead);
    static const char over[] = "ended|expired|over|ago|since|endete|abgelaufen|vorbei|beendet|seit|vor|"
                               "terminee|expiree|ecoulee|"
                               "finalizo|termino|vencio|caducado|terminou|expirou|acabou|terminata|scaduta|"
                               "finita|fa|zakonczyla|wygasla|uplynela|"
                               "temu|geeindigd|verlopen|afgelopen|geleden|закончилась|истекла|назад|"
                               "закінчився|закінчився|минув|тому|bitti|"
                               "once|doldu|已结束|已过期|前|終了|終了しました|hace|ha";
    for (size_t i = comes ? span : from; i < span + BEHIND && i < pasting->count; i++) {
        if (paste_is_one_of(pasting->folded[i], over) ||
            (!comes && paste_is_one_of(pasting->folded[i], present)))
            return true;
        if (i >= span && paste_ends_sentence(pasting->words[i]))
            return false;
    }
    return false;
}
