#ifndef SERVICE_ORDER_DISPUTE_DRAFT_H
#define SERVICE_ORDER_DISPUTE_DRAFT_H
/*
 * Describing a dispute question by question, and opening it. What was answered is kept for the person and the order
 * and is gone when the dispute is opened, or DRAFT_DAYS after the last answer.
 */
#include "core/order/fields.h"
#include "core/order/opening.h"
#include "service/order/order.h"
#include "store/order/dispute_draft.h"

enum { DRAFT_DAYS = 30, STORY_MIN = 10 };

/*
 * What is asked of whoever describes a dispute: fields of the act that opens it, in the order in which they are asked. The lines
 * only where one can choose; the pieces only of one line of more than one; the amount only of a refund of a part; the day only of
 * an order that lives elsewhere; the words are what happened.
 */
/* clang-format off */
#define DISPUTE_FIELDS(ROW) \
    FIELD_LINES(ROW) FIELD_PIECES(ROW) FIELD_REASON(ROW) FIELD_REMEDY(ROW) FIELD_AMOUNT(ROW) FIELD_AT(ROW) FIELD_WORDS(ROW)
/* clang-format on */
#define DISPUTE_QUESTION(name, ...) QUESTION_##name,
enum dispute_question { DISPUTE_FIELDS(DISPUTE_QUESTION) QUESTION_COUNT };
#undef DISPUTE_QUESTION

struct dispute_question_row {
    enum act_field field;
    struct str wrong; /* what is said when it is not answered, or does not fit */
};
extern const struct dispute_question_row dispute_questions[QUESTION_COUNT];
/* The name of its field, for forms, programs and messages. */
struct str dispute_field(enum dispute_question question);

/* One buyer's order and draft, as of now. */
struct dispute_case {
    struct order *order;
    struct order_held *held; /* of dispute_case_read_held; NULL: it was only read */
    struct opening opening;
    struct dispute_draft draft;
};

/* ERR_NOT_FOUND as order_read says; ERR_REFUSED when the viewer is not the buyer. */
enum err dispute_case_read(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                           struct str ref, struct dispute_case *dispute) MUST_USE;

/* The same for whoever writes: nobody else does to this order, or to this draft, until the unit of work ends. */
enum err dispute_case_read_held(struct ctx *ctx, const struct policy_set *policies,
                                const struct viewer *viewer, struct str ref,
                                struct dispute_case *dispute) MUST_USE;

/* Whether the question is asked at all, and whether what is answered fits the order as it is now. */
bool dispute_asks(const struct dispute_case *dispute, enum dispute_question question);
bool dispute_is_answered(const struct dispute_case *dispute, enum dispute_question question,
                         struct instant now);
/* The first that is asked and not answered; QUESTION_COUNT: none is left. */
enum dispute_question dispute_gap(const struct dispute_case *dispute, struct instant now);
/* The lines that the dispute is about: those chosen, or all that are left where one cannot choose. */
uint64_t dispute_lines(const struct dispute_case *dispute);
/* Of how many one can choose; 0: it is about more than one line. */
int32_t dispute_pieces_most(const struct dispute_case *dispute);
/* The most that it could give back. */
int64_t dispute_whole(const struct dispute_case *dispute);
/* The remedies that the chosen reason allows, as bits of 1u << enum remedy; 0: no reason is chosen. */
uint32_t dispute_remedies(const struct dispute_case *dispute);

/* Drafts that nobody has gone on with for DRAFT_DAYS. */
enum err dispute_draft_round(struct ctx *ctx) MUST_USE;
/* Keeps the draft of the case; its revision moves on. */
enum err dispute_draft_save(struct ctx *ctx, const struct viewer *viewer,
                            struct dispute_case *dispute) MUST_USE;

/*
 * Opens what the draft describes. `revision` and `version` are of the draft and the order that were shown when it was
 * checked: ERR_CONFLICT when either has moved on. ERR_INPUT when an answer is missing or no longer fits. When the law says no,
 * *refusal says why, as order_act does.
 */
struct dispute_opening {
    struct viewer viewer;
    struct str ref;
    int64_t revision;
    int32_t version;
    enum came came;            /* what was said of the parcel; it has to be said where dispute_says says so */
    struct dispute_case *held; /* of dispute_case_read_held for the same, used up; NULL: it is read now */
};
/* What has to be said of the parcel with the chosen reason, because nothing known of it fits: CAME_NOT_SAID: nothing. */
enum came dispute_says(const struct dispute_case *dispute);
enum err dispute_open(struct ctx *ctx, const struct policy_set *policies, const struct dispute_opening *wish,
                      enum order_refusal *refusal) MUST_USE;

#endif
