#include "text/desk/small_words.h"

/* Articles, pronouns, prepositions and the like, in small letters, each with its languages; sorted by bytes. */
static const struct str rows = STR_INIT(
    "a en it pt hu ro pl cs;aan nl;aber de;about en;acaba tr;ad it;ada id;adalah id;af da;after en;again en;"
    "ai fr it ro;akan id;al es it nl ro ca;ale pl cs;algo es;all en;alla it;als de nl ca;also en de;"
    "am en de ro;ama tr;amb ca;an en de;anche it;and en;anh vi;any en;ao pt;apa id;aquest ca;ar ro;"
    "are en ro;as en pt;at en da no;atau id;att sv;au fr ro;auch de;auf de;aus de;aux fr;av sv no;"
    "avec fr;az hu;azt hu;aún es;bagaimana id;bana tr;be en;because en;been en;before en;bei de;"
    "being en;belum id;ben tr;beni tr;benim tr;bij nl;bin de;bir tr;bis de;bisa id;biz tr;ble no;blev da;"
    "bu tr;bunu tr;but en;"
    "by en;bạn vi;bị vi;ca ro;can en;care ro;ce fr ro;ces fr;cette fr;che it;chi it;cho vi;chưa vi;"
    "ci it;co pl cs;com pt;come it;comment fr;como es pt;con es it;cosa it;could en;csak hu;cu ro;"
    "cuando es;cum ro;cuál es;cuándo es;czy pl;các vi;cái vi;când ro;có vi;că ro;của vi;"
    "da de it pt ro tr;daha tr;dal it;dalla it;dan nl id;dans fr;dari id;das de pt;dass de;dat nl;"
    "de fr es pt nl sv da no hu ro tr;dei it;del es it;della it;delle it;dem de;den de sv da no;"
    "dengan id;depuis fr;der de da no;des de fr;desde es;det sv da no;deze nl;değil tr;di it id;"
    "did en;didnt en;die de nl;din ro;dit nl;diye tr;dla pl;do en pt pl cs;doch de;does en;doesnt en;"
    "doing en;donde es;dont en;door nl;dos pt;dove it;du de fr sv da no;dua id;durch de;dónde es;"
    "e it pt;ed it;ediyor tr;een nl;efter sv da;egy hu;ehkä fi;ei fi;ein de;eine de;einem de;einen de;"
    "einer de;"
    "eines de;ej sv;el es hu ca;ela pt;ele pt;ella es;elle fr;eller da no;els ca;em pt ca;"
    "en fr es nl sv da no fi ca;er de nl da no;era it;es de es;essa pt;esse pt;est fr;esta es pt;"
    "estado es;este es pt ro;esto es;està ca;está es pt;et fr da no;ett sv;etter no;että fi;"
    "eu fr pt ro;ez hu;ezt hu;fakat tr;foi pt;for en da no;fost ro;fra da no;from en;från sv;få da no;får sv;"
    "för sv;für de;gdzie pl;geen nl;get en;gibi tr;gli it;got en;gì vi;ha it hu ca;habe de;haben de;"
    "had en nl;hala tr;han es sv da no;hangi tr;hanno it;har sv da no;has en;hasnt en;hat de;hatte de;"
    "have en;"
    "havent en;hay es;he en es fi ca;heb nl;heeft nl;hem nl;henüz tr;her en;het nl;hij nl;him en;his en;"
    "hiç tr;ho it;"
    "hoe nl;hogy hu;hol hu;hola es;how en;hur sv;hva no;hvad da;hvor da no;hvorfor da no;hvornår da;"
    "hàng vi;hâlâ tr;hän fi;i en it sv da no ca pl;ia ro;ich de;if en;ihr de;ik nl;ikke da no;il fr it;"
    "ile tr;ils fr;im en de;in en de it nl;ini id;inte sv;into en;io it;is en nl hu;isnt en;ist de;"
    "it en;its en;itt hu;itu id;ive en;için tr;j fr;ja de fi pl;jag sv;jak pl cs;je fr nl cs;jeg da no;"
    "jest pl;jetzt de;jo fi;joka fi;jos fi;jsem cs;jsme cs;juga id;just en;już pl;já pt;kadar tr;"
    "kan nl sv da no;kann de;kanssa fi;karena id;kde cs;kdy cs;ke id cs;kein de;keine de;kell hu;"
    "kenapa id;khi vi;không vi;ki tr;kiedy pl;kommer sv;kuin fi;kuinka fi;kun fi;l fr it ca;"
    "la fr es it ro ca;"
    "las es;le fr it hu ro;lehet hu;les fr ca;leur fr;lo es it;los es;lui ro;là vi;làm vi;"
    "ma fr it pl;maar nl;mai ro;mais fr pt;mam pl;man de sv;mas pt;me en fr es pt nl fi;mea ro;"
    "med sv da no;meg no hu;mein de;meine de;meinem de;meinen de;meiner de;men sv da no;mengapa id;"
    "mert hu;mes fr;met nl;meu pt ro ca;meva ca;mi es it hu tr pl cs;mia it;mich de;mig da;mij nl;"
    "mijn nl;mikor hu;miksi fi;min sv da no;minha pt;minun fi;minä fi;mio it;mir de;mis es;missä fi;"
    "mit de da hu;mitt sv no;mitä fi;miért hu;mnie pl;moi fr;moja pl;moje pl;mon fr;most hu;mot sv;"
    "mu tr;muito pt;mutta fi;muy es;my en;mà vi;mám cs;már hu;más es;még hu;mình vi;mój pl;mü tr;"
    "mı tr;můj cs;một vi;na pt pl cs;naar nl;nach de;nas pt;nasıl tr;ne fr fi tr cs;neden tr;nel it;"
    "nella it;nem hu;není cs;nerede tr;như vi;những vi;ni es;nicht de;nie pl;niet nl;niin fi;"
    "nincs hu;niye tr;no en es pt ca;noch de;nog nl;non it;nos es pt;not en;nous fr;nu nl sv da ro;nun de;"
    "nur de;nyt fi;nào vi;này vi;não pt;näin fi;när sv;nå no;når da no;o es it pt ro tr pl cs;ob de;"
    "och sv;od pl cs;oder de;of en nl;og da no;olan tr;olarak tr;oldu tr;ole fi;olen fi;oli fi;olur tr;"
    "om nl sv da no;"
    "on en fr fi ca;onde pt;ook nl;op nl da;opp no;or en;os pt;ott hu;ou fr pt;our en;over nl da no;"
    "où fr;pada id;par fr;para es pt;pas fr;pe ro;pela pt;pelo pt;pentru ro;per it ca;perché it;"
    "pero es;perquè ca;però ca;più it;plus fr;po pl cs;por es pt;porque es pt;pour fr;pourquoi fr;"
    "pro cs;proč cs;przez pl;på sv da no;qu fr;qual pt;quan ca;quand fr;quando it pt;quanto it;"
    "que fr es pt ca;quem pt;questa it;questo it;qui fr;quoi fr;què ca;qué es;rồi vi;s cs;sa fr ro;"
    "sans fr;sao vi;sau ro;saya id;schon de;se fr es it pt fi cs;seg no;sehr de;sein de;seit de;"
    "sekä fi;sem pt;ser es pt;ses fr;seu pt;she en;should en;si es it ca cs;sich de;sie de;sig da;"
    "siitä fi;sin es sv;sind de;się pl;skal da no;so en de;sobre es;som sv da no;some en;son fr es;"
    "sono it;sonra tr;sont fr;stato it;still en;su es it;sua pt;sudah id;sul it;sunt ro;sur fr;"
    "sus es;szerint hu;são pt;så sv da no;sí es;să ro;są pl;ta pl cs;tai fi;tak pl cs;también es;"
    "também pt;te nl fi;tem pt;ten pl cs;tengo es;tenho pt;than en;that en;the en;their en;them en;"
    "then en;there en;they en;this en;thì vi;tidak id;tiene es;til da no;till sv;to en pl cs;ton fr;"
    "tot nl;tu pl;tämä fi;tôi vi;từ vi;u cs;ud da;uit nl;um pt;uma pt;un fr es it ro ca;"
    "una es it ro ca;und de;unde ro;une fr;uns de;untuk id;us en;ut sv no;už cs;v cs;vad sv;vagy hu;"
    "vai fi;vain fi;van nl hu;var sv da no tr;ve tr cs;veya tr;vi sv da no;vid sv;vielä fi;vilken sv;"
    "você pt;voi fi;volt hu;vom de;von de;voor nl;vor de;votre fr;vous fr;và vi;vẫn vi;với vi;w pl;"
    "waar nl;waarom nl;wann de;war de;warum de;was en de;wat nl;we en nl;wel nl;wenn de;wer de;"
    "were en;what en;when en;where en;which en;who en;why en;wie de nl;wij nl;will en;wir de;wird de;"
    "with en;wo de;worden nl;wordt nl;would en;wurde de;y es;ya es tr;yang id;yo es;yok tr;you en;"
    "your en;z pl cs;za pl cs;zich nl;zijn nl;zo nl;zu de;zum de;zur de;à fr pt;är sv;çok tr;çünkü tr;è it;"
    "é pt;én hu;és hu ca;été fr;être fr;în ro;över sv;über de;đã vi;được vi;đến vi;şey tr;şu tr;że pl;že cs;"
    "și ro;ένα el;έχει el;έχω el;ή el;αν el;απο el;από el;για el;δεν el;είναι el;ειναι el;ενα el;εχει el;"
    "εχω el;η el;θα el;και el;μία el;μασ el;με el;μια el;μου el;να el;ο el;οι el;που el;πωσ el;πώσ el;"
    "σε el;σου el;στα el;στη el;στην el;στο el;στον el;τα el;τη el;την el;τησ el;τι el;το el;τον el;"
    "του el;των el;"
    "а ru uk;або uk;але uk;без ru;бы ru;был ru;была ru;были ru;было ru;в ru uk;вам ru;вас ru;"
    "вже uk;ви uk;во ru;вона uk;вони uk;вот ru;все ru;вы ru;від uk;він uk;где ru;да ru;де uk;"
    "для ru uk;до ru uk;его ru;ее ru;если ru;есть ru;еще ru;же ru;з uk;за ru uk;и ru;из ru;или ru;"
    "им ru;их ru;й uk;к ru;как ru;когда ru;коли uk;кто ru;ли ru;мене uk;меня ru;мені uk;ми uk;мне ru;"
    "мой ru;моя ru uk;мы ru;мій uk;на ru uk;не ru uk;нет ru;но ru;ну ru;о ru;об ru;он ru;она ru;"
    "они ru;от ru;по ru;почему ru;при ru;с ru;со ru;та uk;так ru;ти uk;то ru uk;только ru;ты ru;"
    "у ru uk;уже ru;це uk;чи uk;чому uk;что ru;чтобы ru;що uk;щоб uk;это ru;я ru uk;як uk;є uk;і uk;"
    "їх uk;"
    "אבל he;או he;אולי he;אז he;אחרי he;איך he;אין he;אם he;אנחנו he;אני he;את he;אתה he;אתם he;בלי he;"
    "גם he;האם he;הוא he;הזאת he;הזה he;היא he;היה he;הייתה he;הייתי he;הם he;זאת he;זה he;זו he;יש he;"
    "כבר he;כדי he;כי he;כל he;כמה he;כן he;לא he;להיות he;לו he;לי he;לך he;למה he;לפני he;מאוד he;"
    "מה he;מי he;מתי he;נא he;עד he;עוד he;עכשיו he;על he;עם he;פה he;רק he;של he;שלו he;שלי he;שלך he;"
    "שם he;תודה he;از fa;است fa;التي ar;الذي ar;الي ar;اما fa;ان ar fa;انا ar;او ar;اي ar;اين ar;"
    "اگر fa;این fa;با fa;باید fa;بر fa;برای fa;بعد ar;به fa;بود fa;تا fa;ثم ar;حتي ar;خود fa;در fa;"
    "را fa;شد fa;شده fa;علي ar;عن ar;عند ar;في ar;قبل ar;قد ar;كان ar;كانت ar;كل ar;كيف ar;لا ar;"
    "لكن ar;لم ar;لن ar;ليس ar;ما ar fa;ماذا ar;متي ar;مع ar;من ar fa;منذ ar;می fa;نه fa;نیست fa;"
    "هذا ar;هذه ar;هر fa;هست fa;هل ar;هم fa;هو ar;هي ar;و ar fa;وهو ar;يا ar;چرا fa;چه fa;چگونه fa;"
    "چی fa;کجا fa;کرد fa;کردم fa;که fa;کی fa;یا fa;یک fa;अब hi;एक hi;और hi;कब hi;कर hi;कहाँ hi;कहां hi;"
    "का hi;कि hi;की hi;के hi;कैसे hi;को hi;क्या hi;जो hi;तो hi;था hi;थी hi;थे hi;नहीं hi;ने hi;पर hi;"
    "भी hi;मे hi;में hi;मेरा hi;मेरी hi;मेरे hi;मैं hi;यह hi;ये hi;वह hi;वे hi;से hi;है hi;हैं hi;"
    "हो hi;ở vi;");

/* Where the row begins that has the byte at `at`. */
static size_t row_at(size_t at)
{
    while (at > 0 && rows.at[at - 1] != ';')
        at--;
    return at;
}

/* How the word stands to that of the row that begins there. Asked some ten times for each word of a text. */
static int compare_to_row(struct str word, size_t begin)
{
    for (size_t i = 0; i < word.len; i++) {
        unsigned char own = (unsigned char)word.at[i], there = (unsigned char)rows.at[begin + i];
        if (there == ' ')
            return 1;
        if (own != there)
            return own < there ? -1 : 1;
    }
    return rows.at[begin + word.len] == ' ' ? 0 : -1;
}

static size_t row_end(size_t begin)
{
    while (rows.at[begin] != ';')
        begin++;
    return begin;
}

struct str small_word_of(struct str word)
{
    size_t low = 0, high = rows.len; /* both are beginnings of rows */
    while (low < high) {
        size_t begin = row_at(low + (high - low) / 2);
        int order = compare_to_row(word, begin);
        if (order == 0)
            return str_slice(rows, begin + word.len + 1, row_end(begin));
        if (order < 0)
            high = begin;
        else
            low = row_end(begin) + 1;
    }
    return STR_NONE;
}
