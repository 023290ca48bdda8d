#ifndef CORE_ORDER_FIELDS_H
#define CORE_ORDER_FIELDS_H
/*
 * What an act can carry: one row a field. Forms of people, the reading of what they and programs send, the description of the
 * API, the limits of a case file, and which field a refusal is about are made of these rows. The row of an act (rows.c) says
 * which of them it may have and which it must have.
 */
#include "core/order/event.h"
#include "core/order/refusal.h"

enum { WORDS_MAX = 5000 /* characters */ };

enum act_field_kind {
    CARRIES_LINES,  /* numbers of lines, from 1 */
    CARRIES_NUMBER, /* whole, from 0 */
    CARRIES_AMOUNT, /* money in the order's currency */
    CARRIES_TIME,
    CARRIES_CHOICE, /* of a closed list */
    CARRIES_RULE,   /* an id of the policy's own list */
    CARRIES_TEXT,
    CARRIES_KIND_COUNT
};

/*
 * NAME, its name for programs, forms and files, kind, member of the wish, most (of a number), characters at most (of a list:
 * entries), type in the description of the API, closed list or none, the refusals that are about it, what programs are told of it,
 * the question of a form and its hint.
 *
 * The order of ACT_FIELDS is that in which programs are told of them. Names stand in forms and programs and never change. A door
 * that takes some of them alone names their rows: FIELD_REASON(INPUT_OF_FIELD).
 */
/* clang-format off */
#define FIELD_LINES(ROW) \
    ROW(LINES, "lines", LINES, lines, 0, ORDER_LINES_MAX, "[int]", none, LINES, SETTLED, \
        "numbers of the lines that it is about", N_("Which parts of the order is it about?"), "")
#define FIELD_PIECES(ROW) \
    ROW(PIECES, "pieces", NUMBER, pieces, INT32_MAX, 10, "int", none, LINES, NONE, \
        "how many pieces of the one line; without: all", N_("How many pieces is it about?"), "")
#define FIELD_REASON(ROW) \
    ROW(REASON, "reason", RULE, reason, 0, 60, "text", none, REASON, NONE, \
        "of the policy's reasons", N_("What is wrong with it?"), "")
#define FIELD_CAME(ROW) \
    ROW(CAME, "came", CHOICE, came, 0, 10, "=no|yes", came, SAY_CAME, SAY_MISSING, \
        "yes or no: whether the parcel is with the buyer; asked where what is known of it does not fit the reason", \
        N_("Is the parcel with you?"), "")
#define FIELD_REMEDY(ROW) \
    ROW(REMEDY, "remedy", CHOICE, remedy, 0, 40, "@remedy", remedy, REMEDY, NONE, \
        "refund_full, refund_partial, return_refund, replacement", N_("What is asked for?"), "")
#define FIELD_AMOUNT(ROW) \
    ROW(AMOUNT, "amount", AMOUNT, amount_minor, 0, 40, "money", none, AMOUNT, CURRENCY, \
        "a decimal text in the order's currency", N_("Amount"), "")
#define FIELD_CODE(ROW) \
    ROW(CODE, "code", RULE, code, 0, 60, "text", none, CODE, NONE, \
        "of the policy's grounds of decision", N_("On what ground?"), "")
#define FIELD_DAYS(ROW) \
    ROW(DAYS, "days", NUMBER, days, 10000, 5, "int", none, DAYS, NONE, \
        "of more time", N_("How many days?"), "")
#define FIELD_UNTIL(ROW) \
    ROW(UNTIL, "until", TIME, until, 0, 40, "text", none, DAYS, NONE, \
        "the day that it leads to", N_("Until which day?"), N_("The day, such as 2026-11-26."))
#define FIELD_EVIDENCE(ROW) \
    ROW(EVIDENCE, "evidence", CHOICE, evidence, 0, 40, "@evidence", evidence, EVIDENCE, NONE, \
        "the kind of evidence", N_("What kind of evidence?"), "")
#define FIELD_BYTES(ROW) \
    ROW(BYTES, "bytes", NUMBER, bytes, INT64_C(1) << 40, 15, "int", none, EVIDENCE, NONE, \
        "the size of the file", "", "")
#define FIELD_FAVOUR(ROW) \
    ROW(FAVOUR, "favour", CHOICE, favour, 0, 20, "@favour", favour, NONE, NONE, \
        "buyer or seller: whom the bank's decision favours", N_("Whom does the bank's decision favour?"), "")
#define FIELD_WORDS(ROW) \
    ROW(WORDS, "words", TEXT, text, 0, WORDS_MAX, "text", none, NONE, NONE, \
        "what goes with it", N_("Your words"), "")
#define FIELD_AT(ROW) \
    ROW(AT, "at", TIME, at, 0, 40, "text", none, IN_FUTURE, OUT_OF_ORDER, \
        "elsewhere: when it happened", N_("When did it happen?"), N_("The day, such as 2026-11-20; empty stands for now."))
#define ACT_FIELDS(ROW) \
    FIELD_LINES(ROW) FIELD_PIECES(ROW) FIELD_REASON(ROW) FIELD_CAME(ROW) FIELD_REMEDY(ROW) \
    FIELD_AMOUNT(ROW) FIELD_CODE(ROW) FIELD_DAYS(ROW) FIELD_UNTIL(ROW) FIELD_EVIDENCE(ROW) \
    FIELD_BYTES(ROW) FIELD_FAVOUR(ROW) FIELD_WORDS(ROW) FIELD_AT(ROW)

/* What goes with every act. */
#define FIELD_BY(ROW) \
    ROW(BY, "by", CHOICE, by, 0, 20, "@party", party, NOT_YOURS, NONE, \
        "whose act it is: buyer, seller, ...", "", "")
#define FIELD_VERSION(ROW) \
    ROW(VERSION, "version", NUMBER, text, INT32_MAX, 10, "int", none, STALE, NONE, \
        "of the order that was seen, unless If-Match says it", "", "")
#define COMMAND_FIELDS(ROW) FIELD_BY(ROW) FIELD_VERSION(ROW)
/* clang-format on */

#define ACT_FIELD_MEMBER(name, ...) TAKES_##name,
enum act_field {
    ACT_FIELDS(ACT_FIELD_MEMBER) ACT_FIELD_COUNT,
    ACT_FIELD_BEFORE_COMMAND = ACT_FIELD_COUNT - 1,
    COMMAND_FIELDS(ACT_FIELD_MEMBER) ALL_FIELD_COUNT
};
#undef ACT_FIELD_MEMBER

struct act_field_row {
    struct str name;
    enum act_field_kind kind;
    size_t at, size;          /* where it stands in struct order_event, unless its kind is text */
    int64_t most;             /* of a number */
    size_t chars;             /* at most; of a list: entries */
    const char *type;         /* as api/door/describe.h writes types */
    const struct names *list; /* of a choice: its names; NULL else */
    const struct str *titles; /* and what people read for each */
    enum order_refusal refusal,
        other;              /* that are about it; the first is the answer to what it does not take */
    struct str says;        /* to programs, in English */
    struct str label, hint; /* of a form; no label: no form asks for it */
};
extern const struct act_field_row act_fields[ALL_FIELD_COUNT];

#define MAY(field)  (UINT64_C(1) << (field))
#define MUST(field) (UINT64_C(1) << (field) | UINT64_C(1) << ((field) + 32))

static inline bool act_may(uint64_t takes, enum act_field field)
{
    return (takes >> field & 1u) != 0;
}
static inline bool act_must(uint64_t takes, enum act_field field)
{
    return act_may(takes >> 32, field);
}

/* The field of that name, also of those that go with every act; ALL_FIELD_COUNT when there is none. */
enum act_field act_field_named(struct str name);
/* The name of the field that a refusal is about, of those in the mask; NULL: of none. */
const char *act_field_refused(enum order_refusal refusal, uint64_t takes);
/* A number, lines, an amount, a time in milliseconds, or a member of a list, into the wish. */
void act_field_set(struct order_event *wish, enum act_field field, int64_t value);

#endif
