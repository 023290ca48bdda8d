#include "service/staff/own_page.h"

#include "base/check.h"
#include "base/words.h"

static const struct own_page pages[OWN_PAGES] = {
    {STR_INIT("rules"), STR_INIT(N_("House rules")), SETTING_RULES_PAGE,
     STR_INIT(N_(
         "Be kind: whoever asks here has trouble already.\n\n"
         "- Write what you know, and say when you only suppose it.\n"
         "- Leave out addresses, telephone numbers and whole order numbers: everybody can read this.\n"
         "- No advertising, and no offer to get money back for a fee: that is how people are cheated twice.\n"
         "- Who answers for a shop says so.\n\n"
         "Flag what breaks these rules. The staff looks at it and tells the writer why something was taken "
         "away."))},
    {STR_INIT("imprint"), STR_INIT(N_("Imprint")), SETTING_IMPRINT_PAGE,
     STR_INIT(
         N_("Responsible for this help desk:\n\n"
            "[[name of the person or company]]\n"
            "[[street, number, town, country]]\n\n"
            "E-mail: [[address]]\n"
            "Telephone: [[number]]\n\n"
            "[[register and number, tax number, who represents the company: what the law of your country "
            "asks for]]"))},
    {STR_INIT("privacy"), STR_INIT(N_("Privacy")), SETTING_PRIVACY_PAGE,
     STR_INIT(N_(
         "## Who is responsible\n\n[[name and address; the data protection officer, if there is one]]\n\n"
         "## What is kept\n\n"
         "- Questions, answers and comments can be read by everybody. They carry the name that you "
         "choose, or "
         "none.\n"
         "- An account has a name and, only if you give them, a mail address, devices for notices and "
         "ways of "
         "signing in. Passwords are kept as hashes.\n"
         "- Orders, disputes and evidence are seen by their sides, the staff and the commission.\n"
         "- Network addresses are used against abuse: for limits, and beside guests' posts and reports for "
         "the staff.\n"
         "- Cookies keep you signed in, know a guest or a browser again and remember colours and "
         "language. None "
         "of them follows you elsewhere, and nothing is loaded from other sites.\n\n"
         "Notices are mailed only to addresses that were confirmed.\n\n"
         "## How long\n\n[[how long logs and copies of the database are kept]]\n\n"
         "## Who else gets it\n\n[[who runs the server, the mail server and tracking services, and "
         "where]]\n\n"
         "## Your rights\n\n"
         "In your account you can take your data along, correct it and delete the account. For "
         "everything else write to [[address]]. You may complain to [[supervisory authority]]."))},
    {STR_INIT("terms"), STR_INIT(N_("Terms of use")), SETTING_TERMS_PAGE,
     STR_INIT(
         N_("Using this help desk is free and needs no account.\n\n"
            "Answers come from other people. They are meant well, are no legal advice and can be wrong. The "
            "dates that are worked out here follow rules that are named beside them; the contract that you "
            "have made is what counts.\n\n"
            "What you write stays yours. You allow [[name of the operator]] to show it here for as long as "
            "it stands here.\n\n"
            "The house rules hold. Who breaks them can be blocked for a time.\n\n"
            "[[law that applies, court, liability: have this looked at by somebody who knows the law of your "
            "country]]"))},
    {STR_INIT("accessibility"), STR_INIT(N_("Accessibility")), SETTING_ACCESSIBILITY_PAGE,
     STR_INIT(N_(
         "This help desk is meant to work for everybody: with the keyboard, with a screen reader, without "
         "scripts, enlarged, in the dark and printed. Its program is tested automatically for the rules of "
         "WCAG 2.2 AA. Such tests do not find everything.\n\n"
         "Known barriers: pictures and files that people add may have no description.\n\n"
         "This statement was written on [[date]], after [[how it was tested: by whom, with what]].\n\n"
         "If something does not work for you, tell us: [[address]]. If you get no good answer, you can turn "
         "to [[enforcement body of your country]]."))},
};

const struct own_page *own_page(size_t i)
{
    check(i < OWN_PAGES);
    return &pages[i];
}

const struct own_page *own_page_named(struct str slug)
{
    for (size_t i = 0; i < OWN_PAGES; i++)
        if (str_eq(pages[i].slug, slug))
            return &pages[i];
    return NULL;
}

const struct own_page *own_page_of(struct str setting)
{
    for (size_t i = 0; i < OWN_PAGES; i++)
        if (str_eq(setting_row(pages[i].setting)->name, setting))
            return &pages[i];
    return NULL;
}

struct str own_page_open(struct str text)
{
    size_t from = str_find(text, STR("[["));
    if (from == text.len)
        return STR_NONE;
    struct str place = str_slice(text, from, text.len);
    size_t end = str_find(place, STR("]]"));
    return str_slice(place, 0, end == place.len ? 2 : end + 2);
}

bool own_page_shown(const struct site *site, const struct own_page *page)
{
    struct str text = str_trim(site->settings[page->setting]);
    return text.len && own_page_open(text).len == 0;
}
