/* What the commands that check find is said in the operator's language: in the made-up one no English is left. */
#include "base/check.h"
#include "service/demo/orders.h"
#include "store/engine/db_engine.h"
#include "support/door/http_fixture.h"
#include "support/kit/ran.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum err load_orders(struct ctx *ctx, void *arg)
{
    const struct app *app = arg;
    return demo_orders_load(ctx, &app->policies);
}

/* As a disk or a hand might: counts, deadlines and money are no longer what they were. */
static void spoil(struct str database)
{
    static const char script[] =
        "UPDATE person SET points = points + 11 WHERE id = 1;"
        "UPDATE question SET answer_count = answer_count + 1 WHERE id = 1;"
        "UPDATE tag SET question_count = question_count + 1 WHERE id = 1;"
        "UPDATE purchase SET next_due_at = next_due_at + 1 WHERE next_due_at IS NOT NULL AND id % 2 = 0;"
        "UPDATE purchase SET told_due_at = told_due_at + 1 WHERE told_due_at IS NOT NULL AND id % 2 = 1;"
        "UPDATE posting SET amount_minor = amount_minor + 1;";
    struct failure failure = {0};
    struct db *db;
    assert_ok(db_open(database, DB_WRITE, &db, &failure), &failure);
    assert_ok(db_script(db, script), &failure);
    db_close(db);
}

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

/* Where two words of English stand: the made-up language has no such letters, in whatever depth. */
static const char *english_in(const char *text)
{
    for (const char *at = text; *at; at++)
        if (at[0] == ' ' && at > text + 1 && is_small(at[-1]) && is_small(at[-2]) && is_small(at[1]) &&
            is_small(at[2]))
            return at - 2;
    return NULL;
}

static void assert_no_english(const char *words, const struct ran *ran)
{
    const char *english = english_in(ran->text);
    if (english)
        print_error("%s: \"%.60s\" in\n%s\n", words, english, ran->text);
    assert_null(english);
    assert_non_null(strstr(ran->text, "⟦"));
}

static void said_of(struct ran *ran, struct str database, const char *locale, const char *words)
{
    char line[2048];
    snprintf(line, sizeof line, "LC_ALL=%s recourse %s --db '%.*s'", locale, words, STR_ARG(database));
    ran_shell(ran, line);
}

/* What a unit of work refuses is said in that language too. */
static void assert_refused(struct ran *ran, struct str database)
{
    static const char *const rows[] = {"user role Zed_ member", "user unblock Zed_",
                                       "user add Zed_ --title 'A\nB'", "token list --person Zed_"};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        said_of(ran, database, "en_XA", rows[i]);
        assert_true(ran->status > 0);
        assert_no_english(rows[i], ran);
    }
}

static void what_is_wrong_with_a_database_is_said_in_the_operators_language(void **state)
{
    static const char *const wrong[] = {
        "Person 1: Punkte: gespeichert 8641, gezählt 8630",
        "Frage 1: Antworten: gespeichert ",
        "Schlagwort 1: Fragen: gespeichert ",
        ": die gespeicherte Frist ist nicht die nächste",
        ": die Frist, die Listen nennen, ist nicht die nächste, die genannt wird",
        " ist nicht so gespeichert, wie sie sein sollte",
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct ran ran;
        struct http_site site;
        http_open_demo(&site, database->url);
        http_arrange(&site, load_orders, &site.app);
        http_close(&site);
        spoil(database->url);
        said_of(&ran, database->url, "en_XA", "check");
        assert_int_equal(ran.status, 1);
        assert_no_english("check", &ran);
        said_of(&ran, database->url, "en_XA", "doctor");
        assert_no_english("doctor", &ran);
        assert_refused(&ran, database->url);
        said_of(&ran, database->url, "de_DE.UTF-8", "check");
        for (size_t i = 0; i < COUNT_OF(wrong); i++) {
            if (!strstr(ran.text, wrong[i]))
                print_error("%s\n%s\n", wrong[i], ran.text);
            assert_non_null(strstr(ran.text, wrong[i]));
        }
    }
}

static void ran_policy(struct ran *ran, const char *locale, const char *words)
{
    char line[2048];
    snprintf(line, sizeof line, "cd '%s' && LC_ALL=%s recourse policy %s", getenv("RECOURSE_SOURCE"), locale,
             words);
    ran_shell(ran, line);
}

static void what_is_told_of_rules_is_said_in_the_operators_language(void **state)
{
    /* What stands behind the last colon of the last is cited by the file, in the words of what it cites. */
    static const char *const rows[] = {
        "check policies/etsy.json",
        "check README.md",
        "check /no/such.json 2>&1 | sed 's/^recourse policy: //'",
        "stale --months soon 2>&1 | sed 's/^recourse policy: //; s/recourse policy [a-z].*//'",
        "frob 2>&1 | sed 's/^recourse policy: //; s/recourse policy [a-z].*//'",
        "simulate policies/recourse-default.json --orders 50",
        "simulate recourse-default --against policies/aliexpress-2016.json --orders 50",
        "stale --today 2026-11-29 policies/etsy.json | sed 's/⟧: .*//'",
    };
    struct ran ran;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        ran_policy(&ran, "en_XA", rows[i]);
        assert_no_english(rows[i], &ran);
    }
    ran_policy(&ran, "de_DE.UTF-8", "stale --today 2026-11-29 policies/etsy.json");
    assert_non_null(strstr(ran.text, "etsy 2: talk.answer_seller: alt, gesehen 2023-09-18"));
    ran_policy(&ran, "de_DE.UTF-8", "stale --today 2026-11-29 --json policies/etsy.json");
    assert_non_null(strstr(ran.text, "\"why\":\"old\""));
}

static void what_a_number_and_an_event_are_is_said_in_the_operators_language(void **state)
{
    struct ran ran;
    (void)state;
    ran_shell(&ran, "LC_ALL=en_XA recourse track RB123456785CN 1Z999AA10123456784 frob ''");
    assert_no_english("track", &ran);
    ran_shell(&ran, "LC_ALL=de_DE.UTF-8 recourse track RB123456785CN");
    assert_non_null(strstr(ran.text, "  gültig: die Prüfziffer passt\n"));
    assert_non_null(strstr(ran.text, "ausgestellt in: China\n"));
    assert_non_null(strstr(ran.text, "      bleibt im Ausland sichtbar: ja\n      eingeschrieben: ja\n"));
    ran_shell(&ran, "LC_ALL=de_DE.UTF-8 recourse track --events '[Guangzhou] Departed from outward office of "
                    "exchange' 'Frob'");
    assert_non_null(strstr(ran.text, "  aus dem Herkunftsland abgegangen: Guangzhou\n"));
    assert_non_null(strstr(ran.text, "  etwas, das sich nicht lesen ließ\n"));
    ran_shell(&ran, "LC_ALL=de_DE.UTF-8 recourse track --json RB123456785CN");
    assert_non_null(strstr(ran.text, "\"check\":\"held\""));
}

static void a_plan_is_said_in_the_operators_language(void **state)
{
    static const char advise[] =
        "recourse advise --marketplace aliexpress-2016 --ordered 2026-09-20 --protection-ends 2026-11-26 "
        "--tracking RA123456785CN --extension ignored@2026-11-20 --now 2026-11-23";
    char line[1024];
    struct ran ran;
    (void)state;
    snprintf(line, sizeof line, "LC_ALL=en_XA %s", advise);
    ran_shell(&ran, line);
    assert_no_english("advise", &ran);
    snprintf(line, sizeof line, "LC_ALL=de_DE.UTF-8 %s", advise);
    ran_shell(&ran, line);
    assert_non_null(strstr(ran.text, "Tu das jetzt\n"));
    assert_non_null(strstr(ran.text, "    Bis: Mittwoch, 25. November 2026, abends\n"));
    snprintf(line, sizeof line, "LC_ALL=de_DE.UTF-8 %s --format json", advise);
    ran_shell(&ran, line);
    assert_non_null(strstr(ran.text, "\"do\":\"Open the dispute"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_wrong_with_a_database_is_said_in_the_operators_language),
        cmocka_unit_test(what_is_told_of_rules_is_said_in_the_operators_language),
        cmocka_unit_test(a_plan_is_said_in_the_operators_language),
        cmocka_unit_test(what_a_number_and_an_event_are_is_said_in_the_operators_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
