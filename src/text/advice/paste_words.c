#include "text/advice/paste_words.h"

#include "base/check.h"
#include "core/clock/clock.h"
#include "core/value/money.h"

enum fact_group fact_group_of(enum fact fact)
{
    bool day = fact == FACT_ORDERED || fact == FACT_SHIPPED || fact == FACT_PROMISED || fact == FACT_ENDS;
    return fact == FACT_PAID ? GROUP_PAID : day ? GROUP_DAYS : GROUP_NUMBERS;
}

struct named {
    struct str part, value;
};

/* A Latin word begins so, "Mercado" is no card; of other scripts it is a part. */
static bool is_in(struct str folded, struct str part)
{
    if (part.at[0] & 0x80)
        return str_find(folded, part) < folded.len;
    while (folded.len && !str_starts(folded, part))
        str_cut(&folded, ' ');
    return folded.len > 0;
}

static struct str value_in(const struct named *rows, size_t count, struct str word)
{
    for (size_t i = 0; i < count; i++)
        if (is_in(word, rows[i].part))
            return rows[i].value;
    return STR_NONE;
}

bool paste_is_service(struct str folded)
{
    static const struct str services[] = {STR_INIT("pay"), STR_INIT("payments"), STR_INIT("logistics"),
                                          STR_INIT("shipping"), STR_INIT("flex")};
    for (size_t i = 0; i < COUNT_OF(services); i++)
        if (str_eq(folded, services[i]))
            return true;
    return false;
}

/* Whole words, or labels of a host: "amazon de", but neither "amazonses com" nor "ditemukan" nor "amazon pay". */
static bool names_place(struct str folded, struct str name)
{
    if (name.at[0] & 0x80) /* inflected, or written without blanks */
        return str_find(folded, name) < folded.len;
    while (folded.len) {
        struct str behind = str_slice(folded, name.len + 1, folded.len);
        bool whole = folded.len == name.len || (folded.len > name.len && folded.at[name.len] == ' ');
        if (whole && str_starts(folded, name))
            return !paste_is_service(str_cut(&behind, ' '));
        str_cut(&folded, ' ');
    }
    return false;
}

struct str paste_place(struct str word)
{
    static const struct named places[] = {
        {STR_INIT("aliexpress"), STR_INIT("aliexpress")},
        {STR_INIT("aliexpressu"), STR_INIT("aliexpress")},
        {STR_INIT("aliexpressie"), STR_INIT("aliexpress")},
        {STR_INIT("kleinanzeigen"), STR_INIT("kleinanzeigen")},
        {STR_INIT("ebaykleinanzeigen"), STR_INIT("kleinanzeigen")},
        {STR_INIT("ebay"), STR_INIT("ebay")},
        {STR_INIT("amazon"), STR_INIT("amazon")},
        {STR_INIT("etsy"), STR_INIT("etsy")},
        {STR_INIT("temu"), STR_INIT("temu")},
        {STR_INIT("shein"), STR_INIT("shein")},
        {STR_INIT("vinted"), STR_INIT("vinted")},
        {STR_INIT("allegro"), STR_INIT("allegro")},
        {STR_INIT("wildberries"), STR_INIT("wildberries")},
        {STR_INIT("ozon"), STR_INIT("ozon")},
        {STR_INIT("shopeephilippines"), STR_INIT("shopee-ph")},
        {STR_INIT("mercadolibre"), STR_INIT("mercado-libre")},
        {STR_INIT("mercadolivre"), STR_INIT("mercado-libre")},
        {STR_INIT("tiktokshop"), STR_INIT("tiktok-shop-us")},
        {STR_INIT("wish com"), STR_INIT("wish")},
        {STR_INIT("アマゾン"), STR_INIT("amazon")},
        {STR_INIT("速卖通"), STR_INIT("aliexpress")},
        {STR_INIT("алиэкспресс"), STR_INIT("aliexpress")},
    };
    for (size_t i = 0; i < COUNT_OF(places); i++)
        if (names_place(word, places[i].part))
            return places[i].value;
    return STR_NONE;
}

struct str paste_payment(struct str word)
{
    static const struct named ways[] = {
        {STR_INIT("paypal"), STR_INIT("paypal")},
        {STR_INIT("klarna"), STR_INIT("klarna")},
        {STR_INIT("visa"), STR_INIT("card")},
        {STR_INIT("mastercard"), STR_INIT("card")},
        {STR_INIT("amex"), STR_INIT("card")},
        {STR_INIT("card"), STR_INIT("card")},
        {STR_INIT("kreditkarte"), STR_INIT("card")},
        {STR_INIT("debitkarte"), STR_INIT("card")},
        {STR_INIT("bankkarte"), STR_INIT("card")},
        {STR_INIT("creditcard"), STR_INIT("card")},
        {STR_INIT("debitcard"), STR_INIT("card")},
        {STR_INIT("bankcard"), STR_INIT("card")},
        {STR_INIT("girocard"), STR_INIT("card")},
        {STR_INIT("bankkort"), STR_INIT("card")},
        {STR_INIT("betalkort"), STR_INIT("card")},
        {STR_INIT("bankkaart"), STR_INIT("card")},
        {STR_INIT("bankpas"), STR_INIT("card")},
        {STR_INIT("maestro"), STR_INIT("card")},
        {STR_INIT("carte"), STR_INIT("card")},
        {STR_INIT("tarjeta"), STR_INIT("card")},
        {STR_INIT("cartao"), STR_INIT("card")},
        {STR_INIT("carta di"), STR_INIT("card")},
        {STR_INIT("carta"), STR_INIT("card")},
        {STR_INIT("karta"), STR_INIT("card")},
        {STR_INIT("карт"), STR_INIT("card")},
        {STR_INIT("kortkop"), STR_INIT("card")},
        {STR_INIT("kartenzahlung"), STR_INIT("card")},
        {STR_INIT("카드"), STR_INIT("card")},
        {STR_INIT("刷卡"), STR_INIT("card")},
        {STR_INIT("银行卡"), STR_INIT("card")},
        {STR_INIT("kart"), STR_INIT("card")},
        {STR_INIT("カード"), STR_INIT("card")},
        {STR_INIT("信用卡"), STR_INIT("card")},
        {STR_INIT("uberweisung"), STR_INIT("transfer")},
        {STR_INIT("virement"), STR_INIT("transfer")},
        {STR_INIT("transferencia"), STR_INIT("transfer")},
        {STR_INIT("bonifico"), STR_INIT("transfer")},
        {STR_INIT("przelew"), STR_INIT("transfer")},
        {STR_INIT("overschrijving"), STR_INIT("transfer")},
        {STR_INIT("transfer"), STR_INIT("transfer")},
        {STR_INIT("vorkasse"), STR_INIT("transfer")},
        {STR_INIT("перевод"), STR_INIT("transfer")},
        {STR_INIT("переказ"), STR_INIT("transfer")},
        {STR_INIT("havale"), STR_INIT("transfer")},
        {STR_INIT("转账"), STR_INIT("transfer")},
        {STR_INIT("轉帳"), STR_INIT("transfer")},
        {STR_INIT("銀行振込"), STR_INIT("transfer")},
        {STR_INIT("prevod"), STR_INIT("transfer")},
        {STR_INIT("overforing"), STR_INIT("transfer")},
    };
    return value_in(ways, COUNT_OF(ways), word);
}

/* Of the kinds of dollar that a word before "$" names; empty: none. */
struct str paste_dollar(struct str folded)
{
    static const struct named kinds[] = {
        {STR_INIT("us"), STR_INIT("USD")}, {STR_INIT("usd"), STR_INIT("USD")},
        {STR_INIT("au"), STR_INIT("AUD")}, {STR_INIT("ca"), STR_INIT("CAD")},
        {STR_INIT("c"), STR_INIT("CAD")},  {STR_INIT("a"), STR_INIT("AUD")},
        {STR_INIT("nz"), STR_INIT("NZD")}, {STR_INIT("hk"), STR_INIT("HKD")},
        {STR_INIT("nt"), STR_INIT("TWD")}, {STR_INIT("mx"), STR_INIT("MXN")},
        {STR_INIT("s"), STR_INIT("SGD")},  {STR_INIT("sg"), STR_INIT("SGD")},
        {STR_INIT("r"), STR_INIT("BRL")},
    };
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (str_eq(kinds[i].part, folded))
            return kinds[i].value;
    return STR_NONE;
}

struct str paste_currency(struct str text)
{
    static const struct named signs[] = {
        {STR_INIT("US$"), STR_INIT("USD")},     {STR_INIT("CA$"), STR_INIT("CAD")},
        {STR_INIT("C$"), STR_INIT("CAD")},      {STR_INIT("AU$"), STR_INIT("AUD")},
        {STR_INIT("A$"), STR_INIT("AUD")},      {STR_INIT("NZ$"), STR_INIT("NZD")},
        {STR_INIT("HK$"), STR_INIT("HKD")},     {STR_INIT("S$"), STR_INIT("SGD")},
        {STR_INIT("R$"), STR_INIT("BRL")},      {STR_INIT("MX$"), STR_INIT("MXN")},
        {STR_INIT("NT$"), STR_INIT("TWD")},     {STR_INIT("$"), STR_INIT("USD")},
        {STR_INIT("€"), STR_INIT("EUR")},       {STR_INIT("Euro"), STR_INIT("EUR")},
        {STR_INIT("euro"), STR_INIT("EUR")},    {STR_INIT("£"), STR_INIT("GBP")},
        {STR_INIT("zł"), STR_INIT("PLN")},      {STR_INIT("₽"), STR_INIT("RUB")},
        {STR_INIT("руб"), STR_INIT("RUB")},     {STR_INIT("р."), STR_INIT("RUB")},
        {STR_INIT("евро"), STR_INIT("EUR")},    {STR_INIT("євро"), STR_INIT("EUR")},
        {STR_INIT("₴"), STR_INIT("UAH")},       {STR_INIT("грн"), STR_INIT("UAH")},
        {STR_INIT("₺"), STR_INIT("TRY")},       {STR_INIT("TL"), STR_INIT("TRY")},
        {STR_INIT("Kč"), STR_INIT("CZK")},      {STR_INIT("円"), STR_INIT("JPY")},
        {STR_INIT("元"), STR_INIT("CNY")},      {STR_INIT("Ft"), STR_INIT("HUF")},
        {STR_INIT("lei"), STR_INIT("RON")},     {STR_INIT("฿"), STR_INIT("THB")},
        {STR_INIT("บาท"), STR_INIT("THB")},     {STR_INIT("₫"), STR_INIT("VND")},
        {STR_INIT("đ"), STR_INIT("VND")},       {STR_INIT("Rp"), STR_INIT("IDR")},
        {STR_INIT("₩"), STR_INIT("KRW")},       {STR_INIT("원"), STR_INIT("KRW")},
        {STR_INIT("₹"), STR_INIT("INR")},       {STR_INIT("Rs"), STR_INIT("INR")},
        {STR_INIT("₪"), STR_INIT("ILS")},       {STR_INIT("лв"), STR_INIT("BGN")},
        {STR_INIT("₱"), STR_INIT("PHP")},       {STR_INIT("RMB"), STR_INIT("CNY")},
        {STR_INIT("RM"), STR_INIT("MYR")},      {STR_INIT("人民币"), STR_INIT("CNY")},
        {STR_INIT("块"), STR_INIT("CNY")},      {STR_INIT("美元"), STR_INIT("USD")},
        {STR_INIT("欧元"), STR_INIT("EUR")},    {STR_INIT("新台幣"), STR_INIT("TWD")},
        {STR_INIT("新臺幣"), STR_INIT("TWD")},  {STR_INIT("港幣"), STR_INIT("HKD")},
        {STR_INIT("港元"), STR_INIT("HKD")},    {STR_INIT("日元"), STR_INIT("JPY")},
        {STR_INIT("dollar"), STR_INIT("USD")},  {STR_INIT("Dollar"), STR_INIT("USD")},
        {STR_INIT("доллар"), STR_INIT("USD")},  {STR_INIT("долар"), STR_INIT("USD")},
        {STR_INIT("pound"), STR_INIT("GBP")},   {STR_INIT("quid"), STR_INIT("GBP")},
        {STR_INIT("reais"), STR_INIT("BRL")},   {STR_INIT("złot"), STR_INIT("PLN")},
        {STR_INIT("zlot"), STR_INIT("PLN")},    {STR_INIT("гривень"), STR_INIT("UAH")},
        {STR_INIT("гривен"), STR_INIT("UAH")},  {STR_INIT("гривн"), STR_INIT("UAH")},
        {STR_INIT("р"), STR_INIT("RUB")},       {STR_INIT("lira"), STR_INIT("TRY")},
        {STR_INIT("korun"), STR_INIT("CZK")},   {STR_INIT("S/"), STR_INIT("PEN")},
        {STR_INIT("Fr."), STR_INIT("CHF")},     {STR_INIT("SFr"), STR_INIT("CHF")},
        {STR_INIT("Franken"), STR_INIT("CHF")}, {STR_INIT("yen"), STR_INIT("JPY")},
        {STR_INIT("yuan"), STR_INIT("CNY")},    {STR_INIT("kronor"), STR_INIT("SEK")},
    };
    struct currency currency;
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (str_starts(text, signs[i].part))
            return signs[i].value;
    struct str code = str_slice(text, 0, 3);
    bool capitals = code.len == 3 && !(text.len > 3 && text.at[3] >= 'A' && text.at[3] <= 'z');
    for (size_t i = 0; i < code.len; i++)
        capitals &= code.at[i] >= 'A' && code.at[i] <= 'Z';
    return capitals && currency_from(code, &currency) ? code : STR_NONE;
}

bool paste_is_weekday(struct str folded)
{
    static const char stems[] =
        "mon|tue|wed|thu|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|"
        "mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo|"
        "segunda|"
        "terca|quarta|quinta|sexta|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|poniedzial|wtor|"
        "sroda|"
        "srode|czwart|piat|sobot|niedziel|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|понед|"
        "вторн|"
        "сред|четв|пятн|суббот|воскр|вівтор|серед|п "
        "ятниц|пятниц|субот|неділ|pazartesi|sali|carsamba|persembe|cuma|"
        "pazar|pondel|uter|stred|ctvrt|patek|patku|nedel|mandag|tisdag|onsdag|torsdag|fredag|lordag|sondag|"
        "周|星期|曜日|월요|화요|수요|목요|금요|토요|일요";
    static const char shorts[] =
        "mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|mie|jue|vie|sab|dom|seg|ter|"
        "qua|qui|sex|gio|pon|wt|sr|czw|pt|nd|ma|wo|za|zo|vr|пн|вт|ср|чт|пт|сб|вс|нд|"
        "pzt|sal|car|per|cum|paz|po|ut|st|ct|pa|ne|月|火|水|木|金|土|日|월|화|수|목|금|토|일";
    if (paste_is_one_of(folded, shorts))
        return true;
    for (struct str rest = str_from(stems); rest.len;) {
        struct str stem = str_cut(&rest, '|');
        if (str_starts(folded, stem) || ((stem.at[0] & 0x80) && str_ends(folded, stem)))
            return true;
    }
    return false;
}

int64_t paste_unit_ms(struct str word)
{
    static const char days[] = "day|tag|jour|dia|giorn|dni|dny|dnu|den|dag|дн|день|дней|діб|gun|天|日|일";
    static const char hours[] = "hour|std|stund|heure|hora|ore|ora|godz|uur|час|hr|годин|saat|小时|小時|時間|"
                                "时|時|시간|hodin|timm|tim|hour";
    static const char short_days[] = "d|t|j|g|д|дн|дн|дни|дні", short_hours[] = "h|ч|г|год|st|godz|s";
    if (paste_is_one_of(word, short_days) || paste_is_one_of(word, short_hours))
        return paste_is_one_of(word, short_days) ? SPAN_DAYS(1).ms : SPAN_HOURS(1).ms;
    for (struct str rest = str_from(days); rest.len;)
        if (str_starts(word, str_cut(&rest, '|')))
            return SPAN_DAYS(1).ms;
    for (struct str rest = str_from(hours); rest.len;)
        if (str_starts(word, str_cut(&rest, '|')))
            return SPAN_HOURS(1).ms;
    return 0;
}
