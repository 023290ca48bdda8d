#ifndef TEXT_ADVICE_INPUT_H
#define TEXT_ADVICE_INPUT_H
/*
 * What a person tells about an order, as a form, into the case that advice is given for. The command line, the
 * page and the programs' door fill the same form; doc/advice.md lists its fields.
 *
 * A date is 2016-06-16 (the beginning of that day in UTC) or an instant 2016-06-16T12:00:00Z. Empty and "unknown"
 * mean not known. Of an event, extension or dispute the date stands with it: "2016-06-16 Departed from outward
 * office", "ignored@2016-06-16"; or in a field of its own: event_on, extension_on, dispute_on, dispute_opened. A
 * field may come more than once, or carry a list with semicolons.
 */
#include "core/advice/advice.h"
#include "text/kit/form.h"
#include "text/tracking/tracking.h"

enum { ADVICE_NUMBERS_MAX = 10, ADVICE_EVENTS_MAX = 20 };

/* What the case is read against. */
struct advice_sources {
    const struct policy *const *policies;
    size_t policy_count;
    const struct track_table *tracking;
};

/* The rules of that id or title, in any case; NULL when there are none. */
const struct policy *advice_policy(const struct advice_sources *sources, struct str name);

/* The names of fields that may come more than once. */
extern const struct form_lists advice_lists;

/*
 * Fills the case; its texts live in the arena. ERR_INPUT names the field: an unknown marketplace (with the nearest
 * name), a date that does not exist, lies in the future where it can not, or before the order.
 */
enum err advice_read(struct arena *arena, const struct advice_sources *sources, const struct form *form,
                     struct advice_case *order, struct failure *failure) MUST_USE;

/*
 * What a number says of a case that may have others: one that is right counts more than one that cannot be checked,
 * and that more than a wrong one. The case borrows the result.
 */
void advice_take_number(const struct track_result *result, struct advice_case *order);

/* Copies the form with the dates that stand in fields of their own moved beside what they belong to. */
void advice_join(struct arena *arena, const struct form *sent, struct form *form);

/* Reads a date or an instant as the fields have them; false when it is none. */
bool advice_read_now(struct str text, struct instant *at);

#endif
