#ifndef WEB_POLICY_VIEW_H
#define WEB_POLICY_VIEW_H
/* What the pages about rules of protection show. */
#include "text/policy/guide.h"
#include "web/kit/views.h"

struct policy_line {
    struct str title, protection, decides;
    struct url link;
};

struct policies_page {
    struct layout layout;
    struct policy_line *lines;
    size_t count;
};

struct policy_step_view {
    struct str what, who, until, otherwise;
};

struct policy_reason_view {
    struct str title, window, remedies, evidence; /* evidence: empty where none is asked for */
};

struct policy_reason_group {
    struct str heading;
    struct policy_reason_view reasons[POLICY_REASONS_MAX];
    int count;
};

struct policy_page {
    struct layout layout;
    struct str title, id, version, hash;
    bool newest;
    struct url newest_link, file;
    struct policy_step_view steps[POLICY_STEPS_MAX];
    struct policy_term terms[POLICY_TERMS_MAX];
    struct policy_reason_group groups[FAMILY_COUNT];
    struct policy_term notes[POLICY_NOTES_MAX];
    struct policy_source_line sources[POLICY_SOURCES_MAX];
    struct str codes[POLICY_CODES_MAX];
    int step_count, term_count, group_count, note_count, source_count, code_count;
};

/* The page of one of the app's policies: "/policies/ebay", with its version when there is a newer one. */
struct url policy_link(struct call *call, const struct policy *policy);

#endif
