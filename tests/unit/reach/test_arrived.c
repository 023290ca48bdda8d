/* Mail that comes in: what its writer wrote, in every language and by every program, and who wrote it. */
#include "base/check.h"
#include "support/kit/suite.h"
#include "text/reach/arrived.h"
#include "text/reach/own_words.h"

#include <string.h>

struct quoted {
    const char *name, *text, *own;
};

#define QUOTE "\n> Your question has an answer: Where is my parcel?\n>\n> Look at it\n"

static const struct quoted quoteds[] = {
    {"nothing is around it", "I found it.\n\nIt was at the neighbour's.\n",
     "I found it.\n\nIt was at the neighbour's."},
    {"Gmail, English",
     "I found it.\n\nOn Mon, Nov 30, 2026 at 10:12 AM Help desk <help@example.org> wrote:\n" QUOTE,
     "I found it."},
    {"Gmail, folded",
     "I found it.\n\nOn Mon, Nov 30, 2026 at 10:12 AM Help desk\n<help@example.org> wrote:\n" QUOTE,
     "I found it."},
    {"Gmail, German",
     "Gefunden.\n\nAm Mo., 30. Nov. 2026 um 10:12 Uhr schrieb Help desk <help@example.org>:\n" QUOTE,
     "Gefunden."},
    {"Thunderbird, German", "Gefunden.\n\nAm 30.11.26 um 10:12 schrieb Help desk:\n" QUOTE, "Gefunden."},
    {"Gmail, French",
     "Je l'ai.\n\nLe lun. 30 nov. 2026 \xc3\xa0 10:12, Help desk <help@example.org> a \xc3\xa9"
     "crit\xc2\xa0:\n" QUOTE,
     "Je l'ai."},
    {"Gmail, Spanish",
     "Ya lleg\xc3\xb3.\n\nEl lun, 30 nov 2026 a las 10:12, Help desk (<help@example.org>) "
     "escribi\xc3\xb3:\n" QUOTE,
     "Ya lleg\xc3\xb3."},
    {"Gmail, Polish",
     "Mam.\n\npon., 30 lis 2026 o 10:12 Help desk <help@example.org> napisa\xc5\x82(a):\n" QUOTE, "Mam."},
    {"Thunderbird, Polish", "Mam.\n\nW dniu 30.11.2026 o 10:12, Help desk pisze:\n" QUOTE, "Mam."},
    {"Gmail, Russian",
     "\xd0\x9d\xd0\xb0\xd1\x88\xd0\xbb\xd0\xb0.\n\n\xd0\xbf\xd0\xbd, 30 \xd0\xbd\xd0\xbe\xd1\x8f\xd0\xb1. "
     "2026 \xd0\xb3. \xd0\xb2 10:12, Help desk <help@example.org>:\n" QUOTE,
     "\xd0\x9d\xd0\xb0\xd1\x88\xd0\xbb\xd0\xb0."},
    {"Apple, Russian",
     "\xd0\x95\xd1\x81\xd1\x82\xd1\x8c.\n\n> 30 \xd0\xbd\xd0\xbe\xd1\x8f\xd0\xb1. 2026 \xd0\xb3., \xd0\xb2 "
     "10:12, Help desk <help@example.org> "
     "\xd0\xbd\xd0\xb0\xd0\xbf\xd0\xb8\xd1\x81\xd0\xb0\xd0\xbb(\xd0\xb0):\n>\n> x\n",
     "\xd0\x95\xd1\x81\xd1\x82\xd1\x8c."},
    {"Gmail, Chinese", "收到了。\n\nHelp desk <help@example.org> 于2026年11月30日周一 10:12写道：\n" QUOTE,
     "收到了。"},
    {"Apple, Japanese", "届きました。\n\n2026/11/30 10:12、Help desk <help@example.org>のメール:\n" QUOTE,
     "届きました。"},
    {"Outlook, English",
     "I found it.\n\n________________________________\nFrom: Help desk <help@example.org>\nSent: Monday, "
     "November 30, 2026 10:12\nTo: Ann\nSubject: Your question has an answer\n\nWait.\n",
     "I found it."},
    {"Outlook, German",
     "Gefunden.\n\nVon: Help desk <help@example.org>\nGesendet: Montag, 30. November 2026 10:12\nAn: "
     "Ann\nBetreff: Antwort\n\nWarten.\n",
     "Gefunden."},
    {"Outlook, French",
     "Je l'ai.\n\n-----Message d'origine-----\nDe\xc2\xa0: Help desk\nEnvoy\xc3\xa9\xc2\xa0: "
     "lundi\n\xc3\x80\xc2\xa0: Ann\nObjet\xc2\xa0: R\n\nx\n",
     "Je l'ai."},
    {"Outlook, Chinese",
     "收到了。\n\n发件人: Help desk\n发送时间: 2026年11月30日\n收件人: Ann\n主题: x\n\ny\n", "收到了。"},
    {"Outlook, Polish",
     "Mam.\n\nOd: Help desk\nWys\xc5\x82"
     "ano: poniedzia\xc5\x82"
     "ek\nDo: Ann\nTemat: x\n\ny\n",
     "Mam."},
    {"Outlook, Spanish, as Markdown",
     "Lleg\xc3\xb3.\n\n**De:** Help desk\n**Enviado:** lunes\n**Para:** Ann\n**Asunto:** x\n\ny\n",
     "Lleg\xc3\xb3."},
    {"a signature", "I found it.\n\n-- \nAnn, 12 High Street\n", "I found it."},
    {"a telephone, English",
     "I found it.\n\nSent from my iPhone\n\n> On 30 Nov 2026, at 10:12, Help desk <help@example.org> "
     "wrote:\n> x\n",
     "I found it."},
    {"a telephone, German", "Gefunden.\n\nVon meinem iPhone gesendet\n", "Gefunden."},
    {"a telephone, Chinese", "收到了。\n\n发自我的iPhone\n", "收到了。"},
    {"a telephone in a sentence stays", "How?\n\nSent from my desk by post, it came.\nThen it was lost.\n",
     "How?\n\nSent from my desk by post, it came.\nThen it was lost."},
    {"below the quote",
     "On Mon, Nov 30, 2026 at 10:12 AM Help desk <help@example.org> wrote:\n> Where is it?\n> x\n\nAt "
     "home.\n",
     "At home."},
    {"between quotes",
     "Help desk <help@example.org> wrote on 30 Nov:\n> Where is it?\n\nAt home.\n\n> Since when?\n\nToday.\n",
     "> Where is it?\n\nAt home.\n\n> Since when?\n\nToday."},
    {"one's own colon stays", "He told me on 3 May:\n\nwait for it.\n",
     "He told me on 3 May:\n\nwait for it."},
    {"somebody's own list stays", "From: Hamburg\nto me it took a week.\n",
     "From: Hamburg\nto me it took a week."},
    {"nothing but a quote", "> Where is it?\n", ""},
};

static void only_what_its_writer_wrote_is_left(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(quoteds); i++) {
        struct arena arena;
        arena_init(&arena, 4 << 20);
        struct str own = own_words(&arena, str_from(quoteds[i].text));
        if (!str_eq(own, str_from(quoteds[i].own)))
            print_error("%s:\n", quoteds[i].name);
        assert_string_equal(arena_cstr(&arena, own), quoteds[i].own);
        arena_free(&arena);
    }
}

struct sent {
    const char *name, *mail;
    enum arrived_kind kind;
    const char *text;
};

#define HEAD                                                                                                 \
    "From: =?iso-8859-1?Q?J=FCrgen?= <Ann@Example.org>\r\nTo: \"Help, desk\" <reply+p1.a2@example.org>,\r\n" \
    " Other <b@example.org>\r\nMessage-ID: <1@x>\r\nSubject: =?utf-8?B?UsOp?=\r\nMIME-Version: 1.0\r\n"

static const struct sent sents[] = {
    {"plain", HEAD "\r\nFound.\r\n", ARRIVED_LETTER, "Found."},
    {"Latin 1, quoted-printable",
     HEAD "Content-Type: text/plain; charset=ISO-8859-1\r\nContent-Transfer-Encoding: "
          "quoted-printable\r\n\r\nGr=FC=DFe =\r\naus K=F6ln\r\n",
     ARRIVED_LETTER,
     "Gr\xc3\xbc\xc3\x9f"
     "e aus K\xc3\xb6ln"},
    {"KOI8-R", HEAD "Content-Type: text/plain; charset=koi8-r\r\n\r\n\xc4\xc1\r\n", ARRIVED_LETTER,
     "\xd0\xb4\xd0\xb0"},
    {"GB 2312, base64",
     HEAD "Content-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\nytW1vcHL\r\n",
     ARRIVED_LETTER, "收到了"},
    {"ISO-2022-JP", HEAD "Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n\x1b$BFO$-$^$7$?\x1b(B\r\n",
     ARRIVED_LETTER, "届きました"},
    {"a charset that there is not", HEAD "Content-Type: text/plain; charset=klingon\r\n\r\nFound.\r\n",
     ARRIVED_LETTER, "Found."},
    {"flowed",
     HEAD "Content-Type: text/plain; format=flowed\r\n\r\nIt was found \r\nat home.\r\n-- \r\nAnn\r\n",
     ARRIVED_LETTER, "It was found at home."},
    {"both ways",
     HEAD "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: "
          "text/plain\r\n\r\nFound.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Found, "
          "<b>really</b>.\r\n--b--\r\n",
     ARRIVED_LETTER, "Found."},
    {"HTML alone",
     HEAD "Content-Type: text/html; charset=utf-8\r\n\r\n<style>p{}</style><p>Found "
          "<b>it</b>.</p><script>x()</script><div>On 30 Nov 2026 Help desk &lt;help@example.org&gt; "
          "wrote:<blockquote>Where?</blockquote></div>\r\n",
     ARRIVED_LETTER, "Found **it**."},
    {"with a file",
     HEAD "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: "
          "text/plain\r\nContent-Disposition: attachment; filename*=koi8-r''%C1.txt\r\n\r\nA "
          "file.\r\n--b\r\nContent-Type: text/plain\r\n\r\nFound.\r\n--b--\r\n",
     ARRIVED_LETTER, "Found."},
    {"a forwarded mail is somebody else's",
     HEAD "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: "
          "x@example.org\r\n\r\nTheirs.\r\n--b--\r\n",
     ARRIVED_LETTER, ""},
    {"an absence", HEAD "Auto-Submitted: auto-replied (vacation)\r\n\r\nI am away.\r\n", ARRIVED_AUTOMATIC,
     ""},
    {"said to be written by hand", HEAD "Auto-Submitted: no\r\n\r\nFound.\r\n", ARRIVED_LETTER, "Found."},
    {"bulk", HEAD "Precedence: bulk\r\n\r\nBuy.\r\n", ARRIVED_AUTOMATIC, ""},
    {"a list", HEAD "List-Id: <x.example.org>\r\n\r\nAll.\r\n", ARRIVED_AUTOMATIC, ""},
    {"without a sender", HEAD "Return-Path: <>\r\n\r\nFailed.\r\n", ARRIVED_AUTOMATIC, ""},
    {"the site's own",
     "From: a@example.org\r\nTo: b@example.org\r\nMessage-ID: "
     "<0123456789abcdef0123456789abcdef@example.org>\r\n\r\nX\r\n",
     ARRIVED_AUTOMATIC, ""},
    {"a bounce",
     HEAD "Content-Type: multipart/report; report-type=delivery-status; "
          "boundary=b\r\n\r\n--b\r\n\r\nSorry.\r\n--b\r\nContent-Type: "
          "message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; "
          "ann@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n--b--\r\n",
     ARRIVED_BOUNCE, ""},
    {"a delay",
     HEAD
     "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: "
     "message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; "
     "ann@example.org\r\nAction: delayed\r\nStatus: 4.4.1\r\n--b--\r\n",
     ARRIVED_AUTOMATIC, ""},
    {"nothing at all", "", ARRIVED_AUTOMATIC, ""},
};

static void mails_are_read_whatever_they_are_written_in(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(sents); i++) {
        struct arena arena;
        struct arrived arrived, again;
        struct failure failure = {0};
        arena_init(&arena, 64 << 20);
        arrived_read(&arena, str_from(sents[i].mail), &arrived);
        if (!str_eq(arrived.text, str_from(sents[i].text)) || arrived.kind != sents[i].kind)
            print_error("%s:\n", sents[i].name);
        assert_string_equal(arena_cstr(&arena, arrived.text), sents[i].text);
        assert_int_equal(arrived.kind, sents[i].kind);
        assert_int_equal(arrived_from(&arena, arrived_write(&arena, &arrived), &again, &failure), OK);
        assert_true(str_eq(again.text, arrived.text) && again.kind == arrived.kind);
        arena_free(&arena);
    }
}

static void every_address_that_it_went_to_is_known(void **state)
{
    (void)state;
    struct arena arena;
    struct arrived arrived;
    arena_init(&arena, 64 << 20);
    arrived_read(&arena, STR(HEAD "Delivered-To: c@example.org\r\n\r\nFound.\r\n"), &arrived);
    assert_true(str_eq(arrived.from, STR("ann@example.org")));
    assert_true(str_eq(arrived.to, STR("reply+p1.a2@example.org b@example.org c@example.org")));
    assert_true(str_eq(arrived.id, STR("1@x")));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_its_writer_wrote_is_left),
        cmocka_unit_test(mails_are_read_whatever_they_are_written_in),
        cmocka_unit_test(every_address_that_it_went_to_is_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
