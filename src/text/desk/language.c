#include "text/desk/language.h"

#include "base/check.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

enum {
    LOOKED_AT_BYTES = 2000,
    SMALL_WORD_BYTES = 24,
    JOINED_WEIGHT = 3, /* a joined character says about as much as three letters */
    SMALL_WEIGHT = 2   /* of a small word, beside 1 for a word with a telling letter */
};

/* code, script, stemmer, small words, telling letters. The first of several that fit equally well is taken. */
static const struct post_language known[] = {
    {STR_INIT("en"),
     SCRIPT_LATIN,
     "english",
     STR_INIT(
         " a about after again all also am an and any are as at be because been before being but by can "
         "could did didnt "
         "do does doesnt doing dont for from get got had has hasnt have havent he her him his how i if im "
         "in into is isnt "
         "it its ive just me my no not of on or our she should so some still than that the their them "
         "then there they "
         "this to us was we were what when where which who why will with would you your "),
     {NULL, 0}},
    {STR_INIT("de"), SCRIPT_LATIN, "german",
     STR_INIT(" aber als also am an auch auf aus bei bin bis da das dass dem den der des die doch du durch "
              "ein eine einem "
              "einen einer eines er es für habe haben hat hatte ich ihr im in ist ja jetzt kann kein keine "
              "man mein meine "
              "meinem meinen meiner mich mir mit nach nicht noch nun nur ob oder schon sehr sein seit sich "
              "sie sind so und "
              "uns vom von vor war was wann warum wenn wer wie wird wir wo wurde zu zum zur über "),
     STR_INIT("äöü")},
    {STR_INIT("fr"), SCRIPT_LATIN, "french",
     STR_INIT(" ai au aux avec ce ces cette comment dans de depuis des du elle en est et eu il ils je la le "
              "les leur ma mais "
              "me mes moi mon ne nous on ou où par pas plus pour pourquoi quand que qui quoi sa sans se ses "
              "son sont sur ton "
              "un une votre vous à été être "),
     STR_INIT("çèêëàùûîœ")},
    {STR_INIT("es"), SCRIPT_LATIN, "spanish",
     STR_INIT(" al algo aún como con cuando cuándo cuál de del desde donde dónde el ella en es esta estado "
              "este esto está han "
              "hay he hola la las lo los me mi mis muy más ni no nos o para pero por porque que qué se ser "
              "si sin sobre son su "
              "sus sí también tengo tiene un una y ya yo "),
     STR_INIT("ñáíóú")},
    {STR_INIT("it"), SCRIPT_LATIN, "italian",
     STR_INIT(" a ad ai al alla anche che chi ci come con cosa da dal dalla dei del della delle di dove e ed "
              "era gli ha hanno "
              "ho i il in io la le lo ma mi mia mio nel nella non o per perché più quando quanto questa "
              "questo se si sono "
              "stato su sul un una è "),
     STR_INIT("àèìòù")},
    {STR_INIT("pt"), SCRIPT_LATIN, "portuguese",
     STR_INIT(" a ao as com como da das de do dos e ela ele em essa esse esta este está eu foi já mais mas "
              "me meu minha muito "
              "na nas no nos não o onde os ou para pela pelo por porque qual quando que quem se sem ser seu "
              "sua são tem tenho "
              "também um uma você à é "),
     STR_INIT("ãõçâê")},
    {STR_INIT("nl"),
     SCRIPT_LATIN,
     "dutch",
     STR_INIT(" aan al als bij dan dat de deze die dit door een en er geen had heb heeft hem het hij hoe ik "
              "in is je kan maar "
              "me met mij mijn naar niet nog nu of om ook op over te tot uit van voor waar waarom wat we wel "
              "wie wij worden "
              "wordt zich zijn zo "),
     {NULL, 0}},
    {STR_INIT("sv"), SCRIPT_LATIN, "swedish",
     STR_INIT(" att av de den det du efter ej en ett från får för han har hur i inte jag kan kommer man med "
              "men min mitt mot "
              "nu när och om på sin som så till ut vad var vi vid vilken är över "),
     STR_INIT("åäö")},
    {STR_INIT("da"), SCRIPT_LATIN, "danish",
     STR_INIT(" af at blev de den der det du efter eller en er et fra for få han har hvad hvor hvornår "
              "hvorfor i ikke jeg kan "
              "med men mig min mit nu når og om op over på sig skal som så til ud var vi "),
     STR_INIT("æøå")},
    {STR_INIT("no"), SCRIPT_LATIN, "norwegian",
     STR_INIT(" at av ble de den der det du eller en er et etter fra for få han har hva hvor hvorfor når i "
              "ikke jeg kan med "
              "men meg min mitt nå og om opp over på seg skal som så til ut var vi "),
     STR_INIT("æøå")},
    {STR_INIT("fi"), SCRIPT_LATIN, "finnish",
     STR_INIT(" ei ehkä en että he hän ja jo jos joka kanssa kuin kun kuinka me minun minä miksi missä mitä "
              "mutta ne niin nyt "
              "näin ole olen on oli se sekä siitä tai te tämä vai vain vielä voi "),
     STR_INIT("äö")},
    {STR_INIT("hu"), SCRIPT_LATIN, "hungarian",
     STR_INIT(" a az azt csak de egy el ez ezt hogy ha hol is itt kell le lehet már meg mert miért mikor mi "
              "mit most még nem "
              "nincs ott szerint van vagy volt és én "),
     STR_INIT("őűáéíóú")},
    {STR_INIT("ro"), SCRIPT_LATIN, "romanian",
     STR_INIT(" a ai al am ar are au ca care ce cu cum când că da de din este eu fost ia la le lui mai mea "
              "meu nu o pe pentru "
              "sa sau sunt să un unde una și în "),
     STR_INIT("ăâîșțşţ")},
    {STR_INIT("tr"), SCRIPT_LATIN, "turkish",
     STR_INIT(" ama bana ben bir biz bu da daha de değil diye gibi hala ile için kadar ki mi mu mı mü nasıl "
              "ne neden nerede o "
              "olarak sonra ve var veya ya yok çok şu "),
     STR_INIT("ğışçöü")},
    {STR_INIT("id"),
     SCRIPT_LATIN,
     "indonesian",
     STR_INIT(" ada adalah akan apa atau bagaimana belum bisa dan dari dengan di dua ini itu juga karena ke "
              "kenapa mengapa "
              "pada saya sudah tidak untuk yang "),
     {NULL, 0}},
    {STR_INIT("ca"), SCRIPT_LATIN, "catalan",
     STR_INIT(" al als amb aquest el els em en és està ha he i la les meu meva no on per perquè però què que "
              "quan si un una "),
     STR_INIT("àèòç")},
    {STR_INIT("pl"), SCRIPT_LATIN, NULL,
     STR_INIT(" a ale co czy do dla gdzie i ja jak jest już kiedy ma mam mi mnie moja moje mój na nie o od "
              "po przez się są ta "
              "tak ten to tu w z za że "),
     STR_INIT("ąćęłńśźż")},
    {STR_INIT("cs"), SCRIPT_LATIN, NULL,
     STR_INIT(" a ale co do jak je jsem jsme kde kdy ke mi mám můj na ne není o od po pro proč s se si ta "
              "tak ten to u už v ve "
              "z za že "),
     STR_INIT("ěřůčšžý")},
    {STR_INIT("vi"), SCRIPT_LATIN, NULL,
     STR_INIT(" anh bạn bị có cho chưa của các cái gì hàng không khi là làm mà mình một nào này như những "
              "rồi sao thì tôi từ "
              "và với vẫn được đã đến ở "),
     STR_INIT("ơưđạảấầẩậắặẹẻẽếềểễệịỉọỏốồổỗộớờởợụủứừửữựỳỵỷỹ")},
    {STR_INIT("ru"),
     SCRIPT_CYRILLIC,
     "russian",
     STR_INIT(" а без бы был была были было в вам вас во вот все вы где да для до его ее если есть еще же за "
              "и из или им их к "
              "как когда кто ли мне меня мой моя мы на не нет но ну о об он она они от по почему при с со "
              "так то только ты у "
              "уже что чтобы это я "),
     {NULL, 0}},
    {STR_INIT("uk"), SCRIPT_CYRILLIC, NULL,
     STR_INIT(" а або але в вже ви від він вона вони де для до є з за і й їх коли мені мене мій моя ми на не "
              "та ти то у чи чому "
              "що щоб це як я "),
     STR_INIT("іїєґ")},
    {STR_INIT("el"), SCRIPT_GREEK, "greek", {NULL, 0}, {NULL, 0}},
    {STR_INIT("ar"), SCRIPT_ARABIC, "arabic", {NULL, 0}, {NULL, 0}},
    {STR_INIT("fa"), SCRIPT_ARABIC, NULL, {NULL, 0}, STR_INIT("پچژگیک")},
    {STR_INIT("hi"), SCRIPT_DEVANAGARI, "hindi", {NULL, 0}, {NULL, 0}},
    {STR_INIT("ta"), SCRIPT_TAMIL, "tamil", {NULL, 0}, {NULL, 0}},
    {STR_INIT("hy"), SCRIPT_ARMENIAN, "armenian", {NULL, 0}, {NULL, 0}},
    {STR_INIT("zh"), SCRIPT_JOINED, NULL, {NULL, 0}, {NULL, 0}},
    {STR_INIT("ja"), SCRIPT_JOINED, NULL, {NULL, 0}, STR_INIT("のはをがにでとしたてるいますんかっンルスト")},
    {STR_INIT("ko"), SCRIPT_JOINED, NULL, {NULL, 0}, STR_INIT("이가은는을를에서도고다지요니해했습")},
    {STR_INIT("th"), SCRIPT_JOINED, NULL, {NULL, 0}, STR_INIT("กขคงจชดตทนบปพมยรลวสหอ")},
    {STR_INIT("km"), SCRIPT_JOINED, NULL, {NULL, 0}, STR_INIT("កខគងចជញដតទនបពមយរលវសហអ")},
    {STR_INIT("und"), SCRIPT_OTHER, NULL, {NULL, 0}, {NULL, 0}},
};

const struct post_language *languages(size_t *count)
{
    *count = COUNT_OF(known);
    return known;
}

/* ---- code points ---- */

enum script script_of(uint32_t point)
{
    UErrorCode code = U_ZERO_ERROR;
    static const struct {
        UScriptCode unicode;
        enum script script;
    } rows[] = {
        {USCRIPT_LATIN, SCRIPT_LATIN},       {USCRIPT_CYRILLIC, SCRIPT_CYRILLIC},
        {USCRIPT_GREEK, SCRIPT_GREEK},       {USCRIPT_ARABIC, SCRIPT_ARABIC},
        {USCRIPT_TAMIL, SCRIPT_TAMIL},       {USCRIPT_DEVANAGARI, SCRIPT_DEVANAGARI},
        {USCRIPT_HAN, SCRIPT_JOINED},        {USCRIPT_HIRAGANA, SCRIPT_JOINED},
        {USCRIPT_KATAKANA, SCRIPT_JOINED},   {USCRIPT_HANGUL, SCRIPT_JOINED},
        {USCRIPT_THAI, SCRIPT_JOINED},       {USCRIPT_KHMER, SCRIPT_JOINED},
        {USCRIPT_LAO, SCRIPT_JOINED},        {USCRIPT_MYANMAR, SCRIPT_JOINED},
        {USCRIPT_ARMENIAN, SCRIPT_ARMENIAN},
    };
    if (point < 0x80)
        return SCRIPT_LATIN;
    UScriptCode script = uscript_getScript((UChar32)point, &code);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].unicode == script)
            return rows[i].script;
    /* The sign that draws out a vowel is common to two scripts of Japanese. */
    return point == 0x30FC ? SCRIPT_JOINED : SCRIPT_OTHER;
}

static enum letter_kind ascii_letter(uint32_t point)
{
    bool word =
        (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || (point >= '0' && point <= '9');
    return word ? LETTER_WORD : point == '\'' ? LETTER_APOSTROPHE : LETTER_NONE;
}

enum letter_kind letter_of(uint32_t point)
{
    if (point < 0x80)
        return ascii_letter(point);
    if (point == 0x2019 || point == 0x02BC)
        return LETTER_APOSTROPHE;
    if (U_MASK(u_charType((UChar32)point)) & (U_GC_MN_MASK | U_GC_MC_MASK | U_GC_ME_MASK))
        return LETTER_MARK;
    bool letter = u_hasBinaryProperty((UChar32)point, UCHAR_ALPHABETIC) ||
                  (U_MASK(u_charType((UChar32)point)) & U_GC_N_MASK);
    if (!letter)
        return LETTER_NONE;
    return script_of(point) == SCRIPT_JOINED ? LETTER_JOINED : LETTER_WORD;
}

/* ---- which language ---- */

static enum script script_most(struct str text)
{
    size_t counts[SCRIPT_OTHER + 1] = {0};
    enum script most = SCRIPT_LATIN;
    for (size_t i = 0; i < text.len;) {
        uint32_t point = str_code_point(text, &i);
        enum letter_kind letter = letter_of(point);
        if (letter == LETTER_JOINED)
            counts[SCRIPT_JOINED] += JOINED_WEIGHT;
        else if (letter == LETTER_WORD && (point >= 0x80 || point >= 'a'))
            counts[script_of(point)]++;
    }
    for (enum script script = SCRIPT_LATIN; script <= SCRIPT_OTHER; script++)
        if (counts[script] > counts[most])
            most = script;
    return most;
}

bool language_has_small(const struct post_language *language, struct str word)
{
    char room[SMALL_WORD_BYTES + 2] = " ";
    if (word.len == 0 || word.len > SMALL_WORD_BYTES || language->small.len == 0)
        return false;
    for (size_t i = 0; i < word.len; i++)
        room[1 + i] = word.at[i];
    room[1 + word.len] = ' ';
    return str_find(language->small, (struct str){room, word.len + 2}) < language->small.len;
}

static size_t has_telling(const struct post_language *language, struct str word)
{
    for (size_t i = 0; i < word.len;) {
        size_t from = i;
        str_code_point(word, &i);
        if ((unsigned char)word.at[from] < 0x80)
            continue;
        if (str_find(language->letters, str_slice(word, from, i)) < language->letters.len)
            return 1;
    }
    return 0;
}

static struct str next_between_blanks(struct str text, size_t *index)
{
    size_t from = *index;
    for (; *index < text.len; ++*index) {
        unsigned char c = (unsigned char)text.at[*index];
        if (c >= 0x80 || ascii_letter(c) == LETTER_WORD)
            continue;
        if (*index > from)
            break;
        from = *index + 1;
    }
    return str_slice(text, from, *index);
}

static size_t score_of(const struct post_language *language, struct str text)
{
    size_t score = 0, index = 0;
    for (struct str word; (word = next_between_blanks(text, &index)).len;)
        score += language_has_small(language, word) ? SMALL_WEIGHT : has_telling(language, word);
    return score;
}

/* Joined scripts are told apart by letters alone, counted one by one. */
static size_t letters_of(const struct post_language *language, struct str text)
{
    size_t score = 0;
    for (size_t i = 0; i < text.len;) {
        size_t from = i;
        str_code_point(text, &i);
        score +=
            i - from > 2 && str_find(language->letters, str_slice(text, from, i)) < language->letters.len;
    }
    return score;
}

const struct post_language *language_of(struct str folded)
{
    struct str text = str_whole(str_slice(folded, 0, LOOKED_AT_BYTES));
    enum script script = script_most(text);
    const struct post_language *best = NULL;
    size_t best_score = 0;
    for (size_t i = 0; i < COUNT_OF(known); i++) {
        if (known[i].script != script)
            continue;
        size_t score = script == SCRIPT_JOINED ? letters_of(&known[i], text) : score_of(&known[i], text);
        if (!best || score > best_score) {
            best = &known[i];
            best_score = score;
        }
    }
    check(best != NULL);
    return best;
}

const struct post_language *language_for(enum script script, const struct post_language *of_text)
{
    if (of_text->script == script)
        return of_text;
    for (size_t i = 0; i < COUNT_OF(known); i++)
        if (known[i].script == script)
            return &known[i];
    return of_text;
}
