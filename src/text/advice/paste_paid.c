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
    enum { LETTERS = 4 }; /* fewer are an abbreviation */
    char last = word.len ? word.at[word.len - 1] : ' ', before = word.len > 1 ? word.at[word.len - 2] : ' ';
    bool letter = (before >= 'a' && before <= 'z') || (before & 0x80);
    return str_char_count(word) > LETTERS && letter && (last == '.' || last == '!' || last == '?');
}

/* A word that begins as one of these. */
static bool begins_as(struct str folded, const char *stems)
{
    for (struct str rest = str_from(stems); rest.len;)
        if (str_starts(folded, str_cut(&rest, '|')))
            return true;
    return false;
}

/* "payment of GBP 89.99" is English and no Dutch "or"; "no cartão" is Portuguese and denies nothing. */
static bool is_harmless(const struct pasting *pasting, size_t number)
{
    struct str word = pasting->folded[number];
    struct str next = number + 1 < pasting->count ? pasting->folded[number + 1] : STR_NONE;
    struct str then = number + 2 < pasting->count ? pasting->folded[number + 2] : STR_NONE;
    if (str_eq(word, STR("of")))
        return paste_digits(next, 0) || paste_digits(then, 0) ||
               paste_currency(pasting_word(pasting, number + 1)).len;
    return str_eq(word, STR("no")) && str_starts(next, STR("cart"));
}

bool pasting_is_paid(const struct pasting *pasting, size_t number)
{
    enum { PAID_WORDS = 7, FAR_WORDS = 16, WITH_WORDS = 3 };
    static const char paid[] =
        "결제|kortkop|compra|purchase|achat|acquisto|zakup|покупк|transak|harcama|total|gesamt|"
        "charged|charge|umsatz|ご利用|消费|paid|payment|bezahlt|gezahlt|uberwiesen|zahlung|erstattet|paye|"
        "paiement|"
        "regle|rembours|refund|pague|pagad|pagaste|"
        "pago|reembols|paguei|pagou|pagamento|pagat|rimbors|zaplac|oplac|platnosc|"
        "zwroc|betaald|betaling|terugbetaald|"
        "оплат|заплат|сплат|odedi|odeme|支付|付款|支払|zaplat|betal";
    static const char off[] =
        "can|could|may|accept|or|if|not|no|never|konn|kann|oder|nicht|kein|akzept|peut|pouvez|ou|"
        "pas|puede|o|podem|pode|puo|oppure|mozesz|mozna|lub|nie|kunt|kan|niet|of|можно|можете|или|"
        "не|можна|або|gift|geschenk|cadeau|regalo|can t|don t|scan|identity";
    static const char with[] = "with|con|mit|avec|com|met|z|s|med|на|картой|using";
    static const char itself[] = "kortkop|kartenzahlung|kartenumsatz|kortbetalning";
    bool said = paste_is_one_of(pasting->folded[number], itself), near = false;
    for (size_t i = 1; i <= WITH_WORDS && i <= number; i++)
        near |= paste_is_one_of(pasting->folded[number - i], with);
    for (size_t i = 1; i <= (near ? FAR_WORDS : PAID_WORDS) && i <= number; i++) {
        struct str word = pasting->folded[number - i];
        if (paste_ends_sentence(pasting->words[number - i]))
            break;
        if (paste_is_one_of(word, off) && !is_harmless(pasting, number - i))
            return false;
        said |= begins_as(word, paid);
    }
    return said;
}

/* "Visa ending in 0023", "Mastercard •••• 1188", "tarjeta *8841": the card itself is named. */
bool pasting_is_card_number(const struct pasting *pasting, size_t number)
{
    enum { BEHIND = 4, DIGITS = 4 };
    static const char between[] =
        "ending|in|with|terminada|terminado|terminando|en|em|endet|endend|auf|mit|se|terminant|par|"
        "finissant|che|termina|con|konczaca|sie|na|eindigend|op|numero|nr|xxxx|card|karte|carte|"
        "tarjeta|carta|karta|final|koncici|som|slutar|ile|biten";
    for (size_t i = number + 1; i <= number + BEHIND && i < pasting->count && !pasting->opens[i]; i++) {
        struct str word = pasting->folded[i];
        if (paste_digits(word, 0) == DIGITS && word.len == DIGITS)
            return i > number + 1 || !str_starts(word, STR("20"));
        if (word.len && !paste_is_one_of(word, between))
            return false;
    }
    return false;
}

/* Which card it is, where a word beside it says so. */
struct str pasting_card_kind(const struct pasting *pasting, size_t number)
{
    enum { BESIDE = 2 };
    static const char credit[] = "credit|kredit|kredyt|кредит|信用|신용|クレジット|krediet";
    static const char debit[] = "debit|debet|дебет|借记|체크카드|デビット";
    size_t from = number < BESIDE ? 0 : number - BESIDE;
    for (size_t i = from; i <= number + BESIDE && i < pasting->count; i++) {
        struct str word = pasting->folded[i];
        if (begins_as(word, credit))
            return STR("credit-card");
        if (begins_as(word, debit))
            return STR("debit-card");
    }
    return STR("card");
}
