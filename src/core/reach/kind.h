#ifndef CORE_REACH_KIND_H
#define CORE_REACH_KIND_H
/*
 * What people are told of: the kinds of notices about posts with their sentences, and the few things that one can
 * choose to hear of or not. Notices of orders are named by the order's events (core/order/rows.h).
 */
#include "base/str.h"

/* What a person chooses about. The names stand in the database. */
enum notice_choice {
    CHOICE_ANSWERS,
    CHOICE_COMMENTS,
    CHOICE_MENTIONS,
    CHOICE_ACCEPTED,
    CHOICE_VOTES,
    CHOICE_CLOSING,
    CHOICE_VERDICTS,
    CHOICE_EDITS,
    CHOICE_SUGGESTIONS,
    CHOICE_REPORTS,
    CHOICE_FOLLOWS,
    CHOICE_SEARCHES,
    CHOICE_ORDERS,
    NOTICE_CHOICE_COUNT
};
struct notice_choice_row {
    struct str name, label;
    struct str mail;  /* of who has not chosen: a name of notice_mails */
    bool quiet;       /* not on devices, for who has not chosen */
    bool always_here; /* stands on the page whatever is chosen: deadlines do not wait */
};
extern const struct notice_choice_row notice_choice_rows[NOTICE_CHOICE_COUNT];

/* How something is mailed. */
struct notice_mail {
    struct str name, label;
};
enum { NOTICE_MAIL_COUNT = 4 };
extern const struct notice_mail notice_mails[NOTICE_MAIL_COUNT];
bool notice_mail_known(struct str name);

enum notice_kind {
    NOTICE_ANSWER,           /* to my question */
    NOTICE_COMMENT_QUESTION, /* on my question */
    NOTICE_COMMENT_ANSWER,   /* on my answer */
    NOTICE_COMMENT_AFTER,    /* after mine */
    NOTICE_MENTION,
    NOTICE_ACCEPTED,
    NOTICE_CLOSED,
    NOTICE_REOPENED,
    NOTICE_HELD, /* waits for the staff */
    NOTICE_APPROVED,
    NOTICE_HIDDEN,
    NOTICE_SHOWN,    /* again */
    NOTICE_REJECTED, /* after it waited */
    NOTICE_REMOVED,  /* deleted by the staff */
    NOTICE_EDITED,
    NOTICE_SUGGESTED, /* a change of my post */
    NOTICE_SUGGESTION_ACCEPTED,
    NOTICE_SUGGESTION_REFUSED,
    NOTICE_REPORT_AGREED,
    NOTICE_REPORT_KEPT,
    NOTICE_FOLLOWED_QUESTION, /* has an answer */
    NOTICE_FOLLOWED_TAG,      /* has a question */
    NOTICE_FOLLOWED_CATEGORY,
    NOTICE_FOLLOWED_ASKED, /* a person */
    NOTICE_FOLLOWED_ANSWERED,
    NOTICE_FOLLOWED_ORDER, /* that is shown to me with a question */
    NOTICE_SEARCH,         /* one that I keep finds something */
    NOTICE_VOTES,          /* of a day, on my posts */
    NOTICE_HOOK_STOPPED,
    NOTICE_DEVICE_GONE, /* it was removed: its push service does not know it any more, or took nothing for days */
    NOTICE_KIND_COUNT
};
struct notice_kind_row {
    struct str name;
    enum notice_choice choice;
    bool own;         /* about the person's own post or act: told whatever became of the post */
    struct str full;  /* the sentence with {name}, who did it, or {reason}; empty: there is none */
    struct str plain; /* when that is not known */
};
extern const struct notice_kind_row notice_kind_rows[NOTICE_KIND_COUNT];
/* False when there is no such kind. */
bool notice_kind_from(struct str name, enum notice_kind *kind);

/* Of an order, beside its events. */
#define NOTICE_PAYMENT STR("payment_given_up")
#define NOTICE_REFUND  STR("refund_overdue")
#define NOTICE_GUESS   STR("guess") /* the reminder of an end that is counted from the earliest day that fits */
#define NOTICE_LOOK    STR("look")

#endif
