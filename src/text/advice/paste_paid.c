/* Whether words tell by what was paid, and small readers of words. */
#include "text/advice/paste_value.h"

#include "base/check.h"

bool paste_is_one_of(struct str folded, const char *words)
{
    for (struct str rest = str_from(words); rest.len;)
        if (str_eq(str_cut(&rest, '|'), folded))
            return true;
    return false;
}

bool paste_ends_sentence(struct str word)
{
    enum { LETTERS = 4 };
    char last = word.len ? word.at[word.len - 1] : ' ', before = word.len > 1 ? word.at[word.len - 2] : ' ';
    bool letter = (before >= 'a' && before <= 'z') || (before & 0x80);
    return word.len > LETTERS && letter && (last == '.' || last == '!' || last == '?');
}

/* A word that begins as one of these. */
static bool begins_as(struct str folded, const char *stems)
{
    for (struct str rest = str_from(stems); rest.len;)
        if (str_starts(folded, str_cut(&rest, '|')))
            return true;
    return false;
}

bool pasting_is_paid(const struct pasting *pasting, size_t number)
{
    enum { PAID_WORDS = 7 };
    static const char paid[] = "paid|payment|bezahlt|gezahlt|uberwiesen|zahlung|erstattet|paye|paiement|"
                               "regle|rembours|refund|pague|pagad|pagaste|"
                               "pago|reembols|paguei|pagou|pagamento|pagat|rimbors|zaplac|oplac|platnosc|"
                               "zwroc|betaald|betaling|terugbetaald|"
                               "оплат|заплат|сплат|odedi|odeme|支付|付款|支払|zaplat|betal";
    static const char off[] =
        "can|could|may|accept|or|if|not|no|never|konn|kann|oder|nicht|kein|akzept|peut|pouvez|ou|"
        "pas|puede|o|podem|pode|puo|oppure|mozesz|mozna|lub|nie|kunt|kan|niet|of|можно|можете|или|"
        "не|можна|або|gift|geschenk|cadeau|regalo|can t|don t|scan|identity";
    bool said = false;
    for (size_t i = 1; i <= PAID_WORDS && i <= number; i++) {
        struct str word = pasting->folded[number - i];
        if (paste_ends_sentence(pasting->words[number - i]))
            break;
        if (paste_is_one_of(word, off))
            return false;
        said |= begins_as(word, paid);
    }
    return said;
}
