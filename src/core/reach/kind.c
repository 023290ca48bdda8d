#include "core/reach/kind.h"

#include "base/words.h"

#define ONCE  STR_INIT("once")
#define DAILY STR_INIT("daily")

/* clang-format off */
/* name, what it is called, how it is mailed, whether devices stay quiet, whether it always stands on the page */
const struct notice_choice_row notice_choice_rows[NOTICE_CHOICE_COUNT] = {
    [CHOICE_ANSWERS] = {STR_INIT("answers"), STR_INIT(N_("Answers to my questions")), ONCE, false, false},
    [CHOICE_COMMENTS] = {STR_INIT("comments"), STR_INIT(N_("Comments on my posts, and after my comments")), ONCE, false, false},
    [CHOICE_MENTIONS] = {STR_INIT("mentions"), STR_INIT(N_("Somebody writes @ and my name")), ONCE, false, false},
    [CHOICE_ACCEPTED] = {STR_INIT("accepted"), STR_INIT(N_("My answer is accepted")), ONCE, false, false},
    [CHOICE_VOTES] = {STR_INIT("votes"), STR_INIT(N_("Votes on my posts, together once a day")), STR_INIT("none"), true, false},
    [CHOICE_CLOSING] = {STR_INIT("closing"), STR_INIT(N_("My question is closed or opened again")), ONCE, false, false},
    [CHOICE_VERDICTS] = {STR_INIT("verdicts"), STR_INIT(N_("The staff decide about my posts")), ONCE, false, false},
    [CHOICE_EDITS] = {STR_INIT("edits"), STR_INIT(N_("Somebody else edits my posts")), ONCE, false, false},
    [CHOICE_SUGGESTIONS] = {STR_INIT("suggestions"),
        STR_INIT(N_("Suggested changes: of my posts, and what became of mine")), ONCE, false, false},
    [CHOICE_REPORTS] = {STR_INIT("reports"), STR_INIT(N_("What became of my reports")), ONCE, false, false},
    [CHOICE_FOLLOWS] = {STR_INIT("follows"), STR_INIT(N_("News in what I follow")), DAILY, false, false},
    [CHOICE_SEARCHES] = {STR_INIT("searches"), STR_INIT(N_("New questions that my saved searches find")), DAILY, false, false},
    [CHOICE_ORDERS] = {STR_INIT("orders"), STR_INIT(N_("My orders and their deadlines")), ONCE, false, true},
};

const struct notice_mail notice_mails[NOTICE_MAIL_COUNT] = {
    {ONCE, STR_INIT(N_("At once"))},
    {DAILY, STR_INIT(N_("Once a day"))},
    {STR_INIT("weekly"), STR_INIT(N_("Once a week"))},
    {STR_INIT("none"), STR_INIT(N_("Never"))},
};

/* name, choice, own, with {name} or {reason}, without */
const struct notice_kind_row notice_kind_rows[NOTICE_KIND_COUNT] = {
    [NOTICE_ANSWER] = {STR_INIT("answer"), CHOICE_ANSWERS, false,
        STR_INIT(N_("{name} answered your question")), STR_INIT(N_("Your question has a new answer"))},
    [NOTICE_COMMENT_QUESTION] = {STR_INIT("comment_question"), CHOICE_COMMENTS, false,
        STR_INIT(N_("{name} commented on your question")), STR_INIT(N_("Your question has a new comment"))},
    [NOTICE_COMMENT_ANSWER] = {STR_INIT("comment_answer"), CHOICE_COMMENTS, false,
        STR_INIT(N_("{name} commented on your answer")), STR_INIT(N_("Your answer has a new comment"))},
    [NOTICE_COMMENT_AFTER] = {STR_INIT("comment_after"), CHOICE_COMMENTS, false,
        STR_INIT(N_("{name} commented after you")), STR_INIT(N_("There is a new comment after yours"))},
    [NOTICE_MENTION] = {STR_INIT("mention"), CHOICE_MENTIONS, false,
        STR_INIT(N_("{name} mentioned you")), STR_INIT(N_("A guest mentioned you"))},
    [NOTICE_ACCEPTED] = {STR_INIT("accepted"), CHOICE_ACCEPTED, false,
        STR_INIT(N_("{name} accepted your answer")), STR_INIT(N_("Your answer was accepted"))},
    [NOTICE_CLOSED] = {STR_INIT("closed"), CHOICE_CLOSING, true,
        STR_INIT(N_("Your question was closed: {reason}")), STR_INIT(N_("Your question was closed"))},
    [NOTICE_REOPENED] = {STR_INIT("reopened"), CHOICE_CLOSING, true,
        STR_INIT(""), STR_INIT(N_("Your question takes answers again"))},
    [NOTICE_HELD] = {STR_INIT("held"), CHOICE_VERDICTS, true,
        STR_INIT(N_("Your post waits for a look by the staff: {reason}")), STR_INIT(N_("Your post waits for a look by the staff"))},
    [NOTICE_APPROVED] = {STR_INIT("approved"), CHOICE_VERDICTS, true,
        STR_INIT(""), STR_INIT(N_("The staff looked at your post, and everybody can see it now"))},
    [NOTICE_HIDDEN] = {STR_INIT("hidden"), CHOICE_VERDICTS, true,
        STR_INIT(N_("Your post was hidden: {reason}")), STR_INIT(N_("Your post was hidden"))},
    [NOTICE_SHOWN] = {STR_INIT("shown"), CHOICE_VERDICTS, true,
        STR_INIT(""), STR_INIT(N_("Everybody can see your post again"))},
    [NOTICE_REJECTED] = {STR_INIT("rejected"), CHOICE_VERDICTS, true,
        STR_INIT(N_("The staff looked at your post and did not publish it: {reason}")),
        STR_INIT(N_("The staff looked at your post and did not publish it"))},
    [NOTICE_REMOVED] = {STR_INIT("removed"), CHOICE_VERDICTS, true,
        STR_INIT(N_("The staff removed your post: {reason}")), STR_INIT(N_("The staff removed your post"))},
    [NOTICE_EDITED] = {STR_INIT("edited"), CHOICE_EDITS, true,
        STR_INIT(N_("{name} edited your post")), STR_INIT(N_("Your post was edited"))},
    [NOTICE_SUGGESTED] = {STR_INIT("suggested"), CHOICE_SUGGESTIONS, true,
        STR_INIT(N_("{name} suggests a change of your post")), STR_INIT(N_("Somebody suggests a change of your post"))},
    [NOTICE_SUGGESTION_ACCEPTED] = {STR_INIT("suggestion_accepted"), CHOICE_SUGGESTIONS, true,
        STR_INIT(""), STR_INIT(N_("The change that you suggested was taken over"))},
    [NOTICE_SUGGESTION_REFUSED] = {STR_INIT("suggestion_refused"), CHOICE_SUGGESTIONS, true,
        STR_INIT(N_("The change that you suggested was refused: {reason}")),
        STR_INIT(N_("The change that you suggested was refused"))},
    [NOTICE_REPORT_AGREED] = {STR_INIT("report_agreed"), CHOICE_REPORTS, true,
        STR_INIT(""), STR_INIT(N_("What you reported was taken down. Thank you"))},
    [NOTICE_REPORT_KEPT] = {STR_INIT("report_kept"), CHOICE_REPORTS, true,
        STR_INIT(""), STR_INIT(N_("The staff looked at what you reported, and it stays"))},
    [NOTICE_FOLLOWED_QUESTION] = {STR_INIT("followed_question"), CHOICE_FOLLOWS, false,
        STR_INIT(N_("{name} answered a question that you follow")), STR_INIT(N_("A question that you follow has a new answer"))},
    [NOTICE_FOLLOWED_TAG] = {STR_INIT("followed_tag"), CHOICE_FOLLOWS, false,
        STR_INIT(N_("{name} asked with a tag that you follow")), STR_INIT(N_("There is a new question with a tag that you follow"))},
    [NOTICE_FOLLOWED_CATEGORY] = {STR_INIT("followed_category"), CHOICE_FOLLOWS, false,
        STR_INIT(N_("{name} asked in a category that you follow")), STR_INIT(N_("There is a new question in a category that you follow"))},
    [NOTICE_FOLLOWED_ASKED] = {STR_INIT("followed_asked"), CHOICE_FOLLOWS, false,
        STR_INIT(N_("{name}, whom you follow, asked a question")), STR_INIT(N_("Somebody whom you follow asked a question"))},
    [NOTICE_FOLLOWED_ANSWERED] = {STR_INIT("followed_answered"), CHOICE_FOLLOWS, false,
        STR_INIT(N_("{name}, whom you follow, answered a question")), STR_INIT(N_("Somebody whom you follow answered a question"))},
    [NOTICE_FOLLOWED_ORDER] = {STR_INIT("followed_order"), CHOICE_FOLLOWS, false,
        STR_INIT(N_("News of an order that you follow: {reason}")), STR_INIT(N_("There is news of an order that you follow"))},
    [NOTICE_SEARCH] = {STR_INIT("search"), CHOICE_SEARCHES, true,
        STR_INIT(""), STR_INIT(N_("A search that you keep finds something new"))},
    [NOTICE_VOTES] = {STR_INIT("votes"), CHOICE_VOTES, true,
        STR_INIT(""), STR_INIT(N_("There were votes on your posts"))},
    [NOTICE_HOOK_STOPPED] = {STR_INIT("hook_stopped"), CHOICE_ORDERS, true,
        STR_INIT(N_("A webhook was stopped, because nothing has arrived there for days: {reason}")),
        STR_INIT(N_("A webhook was stopped, because nothing has arrived there for days"))},
    [NOTICE_DEVICE_GONE] = {STR_INIT("device_gone"), CHOICE_ORDERS, true,
        STR_INIT(N_("Notices do not reach this device any more; turn them on there again: {reason}")),
        STR_INIT(N_("Notices do not reach one of your devices any more; turn them on there again"))},
};
/* clang-format on */

bool notice_kind_from(struct str name, enum notice_kind *kind)
{
    for (size_t i = 0; i < NOTICE_KIND_COUNT; i++)
        if (str_eq(notice_kind_rows[i].name, name)) {
            *kind = (enum notice_kind)i;
            return true;
        }
    return false;
}

bool notice_mail_known(struct str name)
{
    for (size_t i = 0; i < NOTICE_MAIL_COUNT; i++)
        if (str_eq(notice_mails[i].name, name))
            return true;
    return false;
}
