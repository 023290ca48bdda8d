#include "base/check.h"
#include "support/kit/suite.h"

#include "text/desk/words.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>

static struct str joined(struct arena *arena, struct str text)
{
    struct words words = words_of(NULL, arena, text, 8);
    struct str line = STR_NONE;
    for (size_t i = 0; i < words.count; i++)
        line = arena_printf(arena, "%.*s%s%.*s", STR_ARG(line), i ? " " : "", STR_ARG(words.at[i]));
    return line;
}

static void a_text_is_known_by_its_stems(void **state)
{
    (void)state;
    static const struct {
        struct str text;
        const char *stems;
    } rows[] = {
        {STR_INIT("My packages haven't arrived, what should I do?"), "packag arriv"},
        {STR_INIT("The PACKAGE hasn\xE2\x80\x99t arrived"), "packag arriv"},
        {STR_INIT("Zürich zurich ZÜRICH"), "zurich"},
        {STR_INIT("tracking RB123456785CN tracked"), "track rb123456785cn"},
        {STR_INIT("где моя посылка"), "посылк"},
        {STR_INIT("a I !? ..."), ""},
        {STR_INIT("one two three four five six seven eight nine"), "one two three four five six seven eight"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena arena;
        arena_init(&arena, 1 << 20);
        assert_str(joined(&arena, rows[i].text), rows[i].stems);
        arena_free(&arena);
    }
}

static struct str line_of(struct arena *arena, struct str text)
{
    return words_line(NULL, arena, text, language_of(word_fold(arena, text)));
}

static void a_text_is_known_by_the_stems_of_its_language(void **state)
{
    (void)state;
    static const struct {
        struct str text;
        const char *code, *words;
    } rows[] = {
        {STR_INIT("My packages haven't arrived"), "en", "my packag havent arriv"},
        {STR_INIT("Die Rücksendung der Pakete ist nicht da"), "de", "die rucksend der paket ist nicht da"},
        {STR_INIT("Die Ruecksendung und die Strasse und die Straße"), "de",
         "die rucksend und die strass und die strass"},
        {STR_INIT("Je n'ai pas reçu l'envoi"), "fr", "je ai pas recu envoi"},
        {STR_INIT("¿Dónde están mis paquetes?"), "es", "dond estan mis paquet"},
        {STR_INIT("Где моя посылка? Её нет"), "ru", "где мо посылк е нет"},
        {STR_INIT("Kırık ürün için İADE istiyorum"), "tr", "kirik ur ic ia istiyor"},
        {STR_INIT("买家保护到期"), "zh", "买家 家保 保护 护到 到期 期"},
        {STR_INIT("追跡番号は何ですか"), "ja", "追跡 跡番 番号 号は は何 何で です すか か"},
        {STR_INIT("택배가 안 왔어요"), "ko", "택배 배가 가 안 왔어 어요 요"},
        {STR_INIT("พัสดุ"), "th", "พัส สดุ ดุ"},
        {STR_INIT("ﾊﾟｿｺﾝ"), "ja", "パソ ソコ コン ン"},
        {STR_INIT("أَيْنَ طردي؟"), "ar", "اين طرد"},
        {STR_INIT("بسته من که نرسیده"), "fa", "بسته من كه نرسيده"},
        {STR_INIT("بسته من که نرسيده"), "fa", "بسته من كه نرسيده"},
        {STR_INIT("החבילה לא הגיעה"), "he", "החבילה לא הגיעה"},
        {STR_INIT("हिन्दी हिंदी ज़रूरी जरूरी पहुँचा पहुंचा"), "hi", "हिंद हिंद जरूर जरूर पहुंच पहुंच"},
        {STR_INIT("Πού είναι το ΔΈΜΑ, τα δέματα"), "el", "π εινα το δεμ τα δεμ"},
        {STR_INIT("see example.org/a_b ٣"), "en", "see exampl org a b 3"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena arena;
        arena_init(&arena, 1 << 20);
        assert_str(language_of(word_fold(&arena, rows[i].text))->code, rows[i].code);
        assert_str(line_of(&arena, rows[i].text), rows[i].words);
        arena_free(&arena);
    }
}

static const struct post_language *language_called(const char *code)
{
    size_t count;
    const struct post_language *all = languages(&count);
    for (size_t i = 0; i < count; i++)
        if (str_eq(all[i].code, str_from(code)))
            return &all[i];
    return NULL;
}

/* The forms of one word, with a blank between them: each is kept as the same. */
static void the_forms_of_a_word_are_one(void **state)
{
    static const struct {
        const char *code;
        struct str forms;
    } rows[] = {
        {"pl", STR_INIT("paczka paczki paczce paczkę paczką paczek paczkom paczkami paczkach paczke")},
        {"pl", STR_INIT("przesyłka przesyłce przesyłek przesyłkami przesylke")},
        {"pl", STR_INIT("zwrot zwrotu zwrocie zwrotów zwrotem zwrócić")},
        {"pl", STR_INIT("sprzedawca sprzedawcy sprzedawcą sprzedawców")},
        {"pl", STR_INIT("zamówienie zamówienia zamówień zamówiłam zamówić zamówione")},
        {"pl", STR_INIT("wysłał wysłała wysłany wysłać wysłano")},
        {"pl", STR_INIT("kurier kuriera kurierem kurierze")},
        {"pl", STR_INIT("zapłaciłem zapłacić zapłata zapłaty zapłacone")},
        {"pl", STR_INIT("pieniądze pieniędzy")},
        {"pl", STR_INIT("dzień dnia dni dniach")},
        {"pl", STR_INIT("sąd sądu sądzie sądy")},
        {"cs", STR_INIT("zásilka zásilky zásilce zásilku zásilkou zásilek zasilce")},
        {"cs", STR_INIT("objednávka objednávek objednávce")},
        {"cs", STR_INIT("balík balíku balíkem balíkům")},
        {"cs", STR_INIT("prodejce prodejci prodejců prodejcem")},
        {"cs", STR_INIT("doručení doručen doručit doručeno doručena")},
        {"cs", STR_INIT("poslal poslala poslat posláno")},
        {"cs", STR_INIT("peníze peněz penězi")},
        {"cs", STR_INIT("den dne dny dnů")},
        {"el", STR_INIT("παραγγελία παραγγελίας παραγγελίες παραγγελιών")},
        {"el", STR_INIT("προστασία προστασίας")},
        {"ar", STR_INIT("شحنة الشحنة شحنات شحنتي")},
        {"ar", STR_INIT("طلب الطلب طلبات طلبي")},
        {"ar", STR_INIT("جمارك الجمارك")},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena arena;
        arena_init(&arena, 1 << 20);
        struct str line = words_line(NULL, &arena, rows[i].forms, language_called(rows[i].code));
        struct str first = str_slice(line, 0, str_find_char(line, ' '));
        for (size_t at = 0; at < line.len; at += first.len + 1) {
            struct str rest = str_slice(line, at, line.len);
            bool same = str_eq(str_slice(rest, 0, str_find_char(rest, ' ')), first);
            if (!same)
                print_error("%.*s: %.*s\n", STR_ARG(rows[i].forms), STR_ARG(line));
            assert_true(same);
        }
        arena_free(&arena);
    }
}

static void other_words_stay_others(void **state)
{
    static const struct {
        const char *code;
        struct str one, other;
    } rows[] = {
        {"pl", STR_INIT("paczka"), STR_INIT("praca")},
        {"pl", STR_INIT("zwrot"), STR_INIT("wzór")},
        {"pl", STR_INIT("reklama"), STR_INIT("reklamacja")},
        {"pl", STR_INIT("cło"), STR_INIT("cena")},
        {"cs", STR_INIT("balík"), STR_INIT("banka")},
        {"cs", STR_INIT("cena"), STR_INIT("cesta")},
        {"ar", STR_INIT("طرد"), STR_INIT("طلب")},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena arena;
        arena_init(&arena, 1 << 20);
        const struct post_language *language = language_called(rows[i].code);
        assert_false(str_eq(words_line(NULL, &arena, rows[i].one, language),
                            words_line(NULL, &arena, rows[i].other, language)));
        arena_free(&arena);
    }
}

static void a_line_of_short_words_takes_no_more_room_than_its_text(void **state)
{
    enum { TEXT_BYTES = 64 * 1024 };
    struct arena arena;
    (void)state;
    arena_init(&arena, SIZE_MAX);
    char *text = arena_take(&arena, TEXT_BYTES);
    for (size_t i = 0; i < TEXT_BYTES; i += 2)
        memcpy(text + i, "x ", 2);
    size_t before = arena.used;
    struct str line =
        words_line(NULL, &arena, (struct str){text, TEXT_BYTES}, language_of(STR("where is my parcel")));
    assert_int_equal(line.len, TEXT_BYTES - 1);
    assert_true(arena.used - before <= TEXT_BYTES + 16);
    arena_free(&arena);
}

/* Texts in several languages, more words than are kept, and long ones: each is stemmed as if it were the first. */
static void a_word_that_was_met_has_the_stem_that_it_had(void **state)
{
    static const char *const codes[] = {"en", "de", "fr", "pl", "tr", "ru", "ar", "en", "es"};
    static const struct str texts[] = {
        STR_INIT("My packages haven't arrived, l'envoi, Ruecksendung, die Quelle, n'ai"),
        STR_INIT("reklamacja przesyłki Kırık ürün посылки посылка الشحنة 买家保护到期"),
        STR_INIT("packages parcels donaudampfschifffahrtsgesellschaftskapitaenspatente a"),
    };
    (void)state;
    struct stems *stems = stems_new();
    for (int round = 0; round < 6000; round++) {
        struct arena arena;
        arena_init(&arena, 1 << 20);
        const struct post_language *language = language_called(codes[round % COUNT_OF(codes)]);
        struct str text = arena_printf(&arena, "%.*s parcels%dings word%ds",
                                       STR_ARG(texts[(size_t)round / 7 % COUNT_OF(texts)]), round, round / 3);
        struct str anew = words_line(NULL, &arena, text, language);
        struct str kept = words_line(stems, &arena, text, language);
        if (!str_eq(anew, kept))
            print_error("%.*s\n%.*s\n", STR_ARG(anew), STR_ARG(kept));
        assert_true(str_eq(anew, kept));
        arena_free(&arena);
    }
    stems_free(stems);
}

/* Cut at blanks while it is folded, a text comes out as if it had been folded in one. */
static void a_text_is_folded_as_a_whole(void **state)
{
    static const struct str texts[] = {
        STR_INIT("Wo IST mein  Päckchen — \u00C9tat E\u0301 \u0301a  \u0323\u0301 \uFB01"),
        STR_INIT("\u1E9E \uFB03X \u2460 \u212B A\u030A\u0323 b \u0327"),
        STR_INIT("ΟΔΥΣΣΕΥΣ ΣΑΣ Σ a\u0345 \u0345b"),
        STR_INIT("\u1100\u1161 \u11A8 \u1100 \u1161"),
        STR_INIT(" ä"),
        STR_INIT("ä "),
    };
    struct arena arena;
    (void)state;
    arena_init(&arena, 1 << 20);
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        size_t len = 0;
        uint8_t *whole =
            u8_casefold((const uint8_t *)texts[i].at, texts[i].len, NULL, UNINORM_NFKC, NULL, &len);
        assert_non_null(whole);
        assert_true(str_eq(word_fold(&arena, texts[i]), (struct str){(char *)whole, len}));
        free(whole);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_known_by_its_stems),
        cmocka_unit_test(a_text_is_known_by_the_stems_of_its_language),
        cmocka_unit_test(the_forms_of_a_word_are_one),
        cmocka_unit_test(other_words_stay_others),
        cmocka_unit_test(a_text_is_folded_as_a_whole),
        cmocka_unit_test(a_word_that_was_met_has_the_stem_that_it_had),
        cmocka_unit_test(a_line_of_short_words_takes_no_more_room_than_its_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
