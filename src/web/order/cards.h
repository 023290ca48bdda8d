#ifndef WEB_ORDER_CARDS_H
#define WEB_ORDER_CARDS_H
/* Parts of an order's page that have a page file of their own. */
#include "core/advice/advice.h"
#include "core/order/event.h"
#include "web/kit/form_view.h"
#include "web/order/parcel_view.h"

/* A panel of the commission as everybody who may see the order sees it: page_panel prints it. */
struct panel_member {
    struct str heading, reasons; /* "Member 1: for the buyer, 35.00 EUR" */
};
struct panel_view {
    struct str heading, status, status_class, sentence;
    struct time_view until;                     /* of the part that it is in */
    struct str decision, ground, reasons, next; /* reasons: where staff decided; next: what happens by when */
    struct panel_member *members;
    size_t member_count;
    struct url draw; /* how the members were drawn; empty: staff decide */
};

struct money_row {
    struct str label, amount;
};
struct money_effect {
    struct str what, state;
    struct time_view at;
};
/* Empty: nothing was paid here. */
struct money_card {
    struct money_row rows[7];
    size_t row_count;
    struct money_effect *effects;
    size_t effect_count;
};

struct staff_note_view {
    struct str author, words; /* author: empty for the marketplace's own system */
    struct time_view at;
};
/* For the marketplace's staff alone: page_order_staff prints it. */
struct staff_card {
    bool shown, may_note, waits, may_answer; /* waits: money, for a second person */
    struct str assigned;                     /* who looks after it; empty: nobody yet */
    struct str csrf, amount, asked_act, asked_by, asked_words;
    struct time_view asked_at;
    struct url note_action, answer_action;
    struct problem_view problem;   /* of a note or an answer that was not taken: */
    struct field note, answer;     /* as they were sent */
    struct staff_note_view *notes; /* the newest first */
    size_t note_count;
};
/* For whoever came by a link of the marketplace and has not said who it is: page_order_link prints it. */
struct link_card {
    bool shown;
    bool mails; /* an address of mail is known */
    struct str market, address,
        csrf; /* address: of mail, with most of it left out; empty: not for this marketplace */
    struct time_view until;
    struct url sign_in, action;
};
/* Said to all who see the order. */
struct freeze_card {
    bool shown;
    struct str words;
    struct time_view until; /* empty: until somebody ends it */
};

/* Money that was ordered and does not move. */
struct payment_line {
    struct url order;
    struct str key, what, state, said, pick; /* pick: its input in "try all"; empty: it has not failed */
    struct time_view made, again;            /* again: its next try; empty: none */
};
struct payments_page {
    struct layout layout;
    struct str market;
    struct url back, action, csv;
    struct payment_line *lines;
    size_t count;
    struct url next; /* empty: this was all */
    size_t failed;   /* of the lines */
    bool moves_money;
    struct problem_view problem; /* of a form that came back */
};

struct deal_side {
    struct str who, offer, rounds;
    bool stands;
};
struct deal_line {
    struct str title, amount, state;
};
/* The proposals of both sides beside each other. */
struct deal_card {
    bool shown;
    struct str reason, agreed, turn, silence;
    struct time_view opened, until;
    struct deal_side sides[2];
    struct deal_line lines[ORDER_LINES_MAX];
    size_t line_count;
};

/* Who can give the money back of an order that is noted here, as it was paid, and the question for that. */
struct way_view {
    struct str who, what, bars, source;
    bool sure;
    struct time_view by;
};
struct pay_card {
    struct way_view ways[ADVICE_WAYS_MAX];
    size_t count;
    struct select_view paid_by; /* without choices: nothing is asked */
    struct url note;
};

#endif
