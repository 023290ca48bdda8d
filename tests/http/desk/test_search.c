/* Search in every script, and what it finds when not everything can be found. */
#include "base/check.h"
#include "store/engine/asked.h"
#include "support/desk/search_desk.h"

static void ask(struct search_desk *desk, const char *title, const char *body)
{
    struct arena *arena = &desk->ann.arena;
    struct str form =
        arena_printf(arena, "category=%lld&title=%.*s&body=%.*s", (long long)desk->site.category_id,
                     STR_ARG(url_coded(arena, title)), STR_ARG(url_coded(arena, body)));
    assert_int_equal(browser_post(&desk->ann, "/ask", form.at), 303);
}

/* Title, body, what is typed, and a piece of the title without a mark in it. */
static const struct {
    const char *title, *body, *typed, *seen;
} languages[] = {
    {"My packages never came", "The seller is silent since March", "package", "never came"},
    {"Rücksendung nach China, wer zahlt das?", "Der Händler in der Straße will nicht",
     "Ruecksendungen strasse", "nach China"},
    {"Où est mon envoi depuis un mois ?", "Je n'ai rien reçu de l'acheteur", "envois recu", "depuis un mois"},
    {"¿Dónde está la devolución del pago?", "El vendedor no responde", "devoluciones vendedores", "del pago"},
    {"Где моя посылка, ещё не пришла", "Споры уже закрыты, ёлку так и не получил", "посылку елку",
     "не пришла"},
    {"Kırık ürün geldi, ne yapmalıyım?", "Satıcı iade etmiyor", "kirik", "yapmal"},
    {"没有收到包裹怎么办", "卖家一直不回复，买家保护快到期了", "买家保护", "怎么办"},
    {"商品が届きません、どうすればいいですか", "追跡番号は動いていません", "追跡番号", "どうすれば"},
    {"택배가 두 달째 오지 않아요", "판매자는 답이 없습니다", "판매자", "두 달째"},
    {"พัสดุของฉันยังไม่มาถึง", "ผู้ขายไม่ตอบข้อความ", "ผู้ขาย", "ยังไม่มา"},
    {"أين طردي الذي طلبته", "البائع لا يرد على الرسائل", "البائع", "الذي طلبته"},
    {"मेरा पार्सल नहीं आया", "विक्रेता जवाब नहीं देता", "विक्रेता", "नहीं आया"},
};

/* Each by somebody else: nobody may ask so much at once. */
static void ask_all(struct search_desk *desk)
{
    for (size_t i = 0; i < COUNT_OF(languages); i++) {
        if (i % 4 == 3)
            browser_become(&desk->ann, arena_printf(&desk->ann.arena, "ann%zu", i).at, ROLE_EXPERT);
        ask(desk, languages[i].title, languages[i].body);
    }
}

static void a_word_is_found_in_every_script(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct search_desk desk;
        search_desk_open(&desk, database->url);
        ask_all(&desk);
        for (size_t i = 0; i < COUNT_OF(languages); i++) {
            search_desk_find(&desk, languages[i].typed);
            assert_sees(&desk.ann, languages[i].seen);
            assert_sees(&desk.ann, "<mark>");
            assert_sees(&desk.ann, "1 question");
            assert_not_sees(&desk.ann, languages[(i + 1) % COUNT_OF(languages)].seen);
        }
        http_close(&desk.site);
    }
}

/* Title, what is typed, and a piece of the title without a mark in it. */
static const struct {
    const char *title, *typed, *seen;
} spelled[] = {
    {"החבילה לא הגיעה אליי עדיין", "חבילה", "לא הגיעה"},
    {"כמה מכס משלמים בישראל היום", "במכס", "משלמים בישראל"},
    {"ARIZALI ÜRÜN GELDİ NE YAPMALI", "arızalı", "NE YAPMALI"},
    {"Işık sönük geldi, iade olur mu", "ISIK", "iade olur"},
    {"Satıcı kırılmış bardak yolladı", "KIRILMIŞ satici", "bardak yollad"},
    {"فروشنده پول من را پس نمی‌دهد", "فروشنده پول نميدهد", "را پس"},
    {"بسته پستی هنوز نرسیده است", "نرسيده", "هنوز"},
    {"والطرد متأخر في الجمارك دائما", "طرد", "في الجمارك"},
    {"כשהמשלוח אבד בדואר ישראל", "משלוח דואר", "ישראל"},
    {"L'expéditeur n'a pas d'assurance", "expediteurs assurances", "pas"},
    {"Sipariş hâlâ gümrükte bekliyor", "gumruk", "bekliyor"},
    {"Το δέμα μου έμεινε στο τελωνείο", "ΤΕΛΩΝΕΙΟ δεμα", "έμεινε στο"},
    {"Gói hàng chưa đến nơi sau tháng", "goi hang thang", "chưa đến"},
    {"पार्सल ख़राब हालत में पहुँचा है", "खराब पहुंचा", "हालत में"},
    {"हिन्दी में जवाब कौन देता होगा", "हिंदी", "जवाब कौन"},
    {"세관에서 소포가 멈췄는데 어떡하죠", "세관까지", "소포가"},
    {"カスタマーサポートの返事が来ない", "ｶｽﾀﾏｰ", "返事が来"},
    {"កញ្ចប់របស់ខ្ញុំមិនទាន់មកដល់ទេ", "កញ្ចប់", "មិនទាន់"},
    {"Łódź: paczka zaginęła w sortowni", "lodz ZAGINELA", "w sortowni"},
    {"Försändelsen är borta sedan maj", "forsandelse", "borta sedan"},
    {"Zásilka zůstala ležet na celnici", "zasilka zustala", "na celnici"},
    {"Посылка всё ещё на таможне висит", "ВСЕ ЕЩЕ посылки таможня", "висит"},
    {"Pakken forsvandt på vej til Ærø", "aero forsvandt", "på vej"},
};

static void a_word_is_found_however_it_is_spelled(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct search_desk desk;
        http_open(&desk.site, database->url);
        http_lift_limits(&desk.site);
        http_reopen(&desk.site);
        browser_enter(&desk.ann, &desk.site, "ann", ROLE_EXPERT);
        for (size_t i = 0; i < COUNT_OF(spelled); i++)
            ask(&desk, spelled[i].title, "");
        for (size_t i = 0; i < COUNT_OF(spelled); i++) {
            search_desk_find(&desk, spelled[i].typed);
            assert_sees(&desk.ann, spelled[i].seen);
            assert_sees(&desk.ann, "1 question");
            assert_not_sees(&desk.ann, "No question has all of these words");
        }
        http_close(&desk.site);
    }
}

static void a_question_is_related_in_every_script(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct search_desk desk;
        search_desk_open(&desk, database->url);
        ask_all(&desk);
        for (size_t i = 0; i < COUNT_OF(languages); i++) {
            struct str target = arena_printf(&desk.ann.arena, "/api/v1/questions/similar?title=%.*s",
                                             STR_ARG(url_coded(&desk.ann.arena, languages[i].title)));
            assert_int_equal(browser_get(&desk.ann, target.at), 200);
            assert_sees(&desk.ann, languages[i].seen);
        }
        http_close(&desk.site);
    }
}

static void a_word_that_nobody_knows_does_not_empty_the_page(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct search_desk desk;
        search_desk_open(&desk, database->url);
        ask(&desk, "Parcel stuck at customs in Vienna", "They want an invoice from the seller");
        ask(&desk, "Refund smaller than paid", "They kept the postage");
        search_desk_find(&desk, "customs invoice seller vienna zzyzx");
        assert_sees(&desk.ann, "zzyzx");
        assert_sees(&desk.ann, "No question has all of these words");
        assert_sees(&desk.ann, "stuck at");
        search_desk_find(&desk, "customs refund");
        assert_sees(&desk.ann, "stuck at");
        assert_sees(&desk.ann, "smaller than paid");
        search_desk_find(&desk, "parcel OR refund");
        assert_sees(&desk.ann, "2 questions");
        assert_not_sees(&desk.ann, "No question has all of these words");
        search_desk_find(&desk, "-refund");
        assert_sees(&desk.ann, "stuck at");
        assert_not_sees(&desk.ann, "smaller than paid");
        search_desk_find(&desk, "-\"kept the postage\"");
        assert_not_sees(&desk.ann, "smaller than paid");
        http_close(&desk.site);
    }
}

static void a_mistyped_word_is_guessed(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct search_desk desk;
        search_desk_open(&desk, database->url);
        ask(&desk, "Parcel stuck at customs in Vienna", "They want an invoice from the seller");
        search_desk_find(&desk, "customs in vianna");
        assert_sees(&desk.ann, "Did you mean");
        assert_sees(&desk.ann, "customs in vienna</a>");
        search_desk_find(&desk, "customs in vianna");
        assert_sees(&desk.ann, "customs in vienna</a>");
        search_desk_find(&desk, "vianna parcle customs");
        assert_sees(&desk.ann, "vienna parcel customs</a>");
        http_close(&desk.site);
    }
}

static void what_stands_in_the_title_comes_before_the_body_and_the_very_title_first(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct search_desk desk;
        search_desk_open(&desk, database->url);
        ask(&desk, "My package hasn't arrived, what should I do?",
            "2 months ago I have placed my first order on AliExpress");
        ask(&desk, "My second package hasn't arrived, what should the seller do?", "I should do something");
        ask(&desk, "Extension of the protection", "What is it for?");
        ask(&desk, "Something else is wrong",
            "Extension, extension, extension, extension, and an extension of the protection");
        search_desk_find(&desk, "My package hasn't arrived, what should I do?");
        assert_sees(&desk.ann, "hasn&#39;t");
        struct str page = desk.ann.body;
        assert_true(str_find(page, STR("2 months ago")) < str_find(page, STR("should do something")));
        search_desk_find(&desk,
                         "2 months ago I have placed my first order on AliExpress, but it never arrived");
        page = desk.ann.body;
        assert_true(str_find(page, STR("href=\"/questions/1/")) <
                    str_find(page, STR("href=\"/questions/2/")));
        search_desk_find(&desk, "extension protection");
        page = desk.ann.body;
        assert_true(str_find(page, STR("What is it for?")) < str_find(page, STR("and an")));
        assert_sees(&desk.ann, "2 questions");
        http_close(&desk.site);
    }
}

/* How often it was asked whether anybody ever wrote a word. */
static int64_t asked_for_words(struct search_desk *desk)
{
    return search_desk_asked(desk, SQL_search_any);
}

static void a_word_that_was_not_found_alone_is_not_looked_for_again(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct search_desk desk;
        search_desk_open(&desk, database->url);
        ask(&desk, "Parcel stuck at customs in Vienna", "They want an invoice from the seller");
        int64_t before = asked_for_words(&desk);
        search_desk_find(&desk, "vianna");
        assert_sees(&desk.ann, "Did you mean");
        assert_int_equal(asked_for_words(&desk), before);
        search_desk_find(&desk, "\"seller from invoice\"");
        assert_sees(&desk.ann, "Nothing found");
        assert_int_equal(asked_for_words(&desk), before);
        search_desk_find(&desk, "vianna zzyzx");
        assert_int_equal(asked_for_words(&desk), before + 2);
        search_desk_find(&desk, "vienna answered:yes");
        assert_sees(&desk.ann, "Nothing found");
        assert_int_equal(asked_for_words(&desk), before + 3);
        http_close(&desk.site);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_is_found_in_every_script),
        cmocka_unit_test(a_word_is_found_however_it_is_spelled),
        cmocka_unit_test(a_question_is_related_in_every_script),
        cmocka_unit_test(a_word_that_nobody_knows_does_not_empty_the_page),
        cmocka_unit_test(a_mistyped_word_is_guessed),
        cmocka_unit_test(what_stands_in_the_title_comes_before_the_body_and_the_very_title_first),
        cmocka_unit_test(a_word_that_was_not_found_alone_is_not_looked_for_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
