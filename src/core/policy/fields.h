#ifndef CORE_POLICY_FIELDS_H
#define CORE_POLICY_FIELDS_H
/*
 * Every field of a policy file, once: its name, where it stands in the struct, and what it may hold. The
 * loader reads by this table, the schema in doc/policies.md is printed from it. A field that comes later says what its
 * absence means, so that files of before, and case files with the rules of then, are read as they were meant.
 */
#include "core/policy/policy.h"

enum field_type {
    FIELD_ID,           /* text of a-z, 0-9, '-' and '_' in char[POLICY_ID] */
    FIELD_TITLE,        /* text in char[POLICY_TITLE] */
    FIELD_ZONE,         /* IANA time zone in char[POLICY_ID]: for showing dates */
    FIELD_COUNT,        /* int32_t in [least, most] */
    FIELD_BYTES,        /* int64_t in [least, most] */
    FIELD_YES,          /* int32_t, true or false */
    FIELD_DURATION,     /* struct duration, or null when the row allows it */
    FIELD_WORD,         /* enum, one of the names */
    FIELD_WORDS,        /* uint32_t mask, a list of the names */
    FIELD_MOMENT,       /* struct moment: "shipped+P6D", "earlier(promised+P3D, delivered)", or null */
    FIELD_FRACTION,     /* two int32_t: "1/2" */
    FIELD_AMOUNT,       /* int64_t minor units followed by a currency: "250.00 USD", or null */
    FIELD_CLOCK_OFFSET, /* int32_t minutes: "-08:00" */
    FIELD_WEEKDAYS,     /* uint32_t mask, a list of "mon" ... "sun" */
    FIELD_DATES,        /* int32_t[CALENDAR_HOLIDAYS_MAX] days and their int32_t count */
    FIELD_DURATIONS,    /* struct duration[POLICY_REMINDERS_MAX] */
    FIELD_COUNTRIES,    /* struct country_length[POLICY_COUNTRIES_MAX] */
    FIELD_NEEDS,        /* struct evidence_need[REASON_NEEDS_MAX]: "photo|video", "receipt?" */
    FIELD_WHERE,        /* char[POLICY_WHERE]: the path of a field, "reasons.ID.NAME", a section, or "*" */
    FIELD_DAY,          /* struct policy_day: "2026-11-29" or "2026-11", or null */
    FIELD_TYPE_COUNT
};

struct policy_field {
    const char *section; /* "" for the file's own fields */
    const char *name;
    enum field_type type;
    bool nullable;       /* null says that the rule does not exist */
    size_t offset;       /* in struct policy, or in struct reason or decision_code */
    size_t count_offset; /* of the int32_t that counts, for lists */
    const struct names *names;
    int64_t least, most;
    const char *absent;  /* the JSON that a file which leaves it out is read with; NULL: it has to be there */
    const char *meaning; /* one sentence for doc/policies.md */
};

struct policy_fields {
    const struct policy_field *at;
    size_t count;
};

/* The fields of a policy, of one reason, one decision code and one source, in the order of the file. */
extern const struct policy_fields policy_fields, reason_fields, code_fields, source_fields;

#endif
