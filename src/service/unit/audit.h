#ifndef SERVICE_UNIT_AUDIT_H
#define SERVICE_UNIT_AUDIT_H
/* The list of everything that moderators and operators do, for ever; and who signed in, for AUDIT_SIGN_IN_DAYS. */
#include "service/unit/work.h"
#include "store/desk/post.h"
#include "store/staff/moderation.h"

/* subject: what was acted on, such as "person 3", "category 7", "setting site_name". */
enum err audit_about(struct ctx *ctx, const struct viewer *viewer, struct str act, struct str subject,
                     struct str note) MUST_USE;
/* The same of what a marketplace's staff did, which its leads may read, too. */
enum err audit_of_market(struct ctx *ctx, const struct viewer *viewer, int64_t market_id,
                         const struct audit *what) MUST_USE;
#define AUDIT_LOOK STR("look")
/* The acts of signing in, which are forgotten after a while, because they tell from where. */
#define AUDIT_SIGN_IN        STR("sign-in")
#define AUDIT_WRONG_PASSWORD STR("wrong password")
#define AUDIT_WRONG_CODE     STR("wrong code")
enum { AUDIT_SIGN_IN_DAYS = 90 };
/* "person 3" */
struct str audit_person(struct arena *arena, int64_t person_id);

enum { AUDIT_PAGE = AUDIT_LOADED_MAX - 1 };

struct audit_found {
    struct audit_lines lines; /* newest first, at most AUDIT_PAGE */
    int64_t next;             /* audit_filter.before of the next page; 0: this was the last */
};
/* ERR_REFUSED unless the viewer may read it. */
enum err audit_read(struct ctx *ctx, const struct viewer *viewer, const struct audit_filter *filter,
                    struct audit_found *found) MUST_USE;
/* The same where somebody else has asked the right: filter->market_id is set. */
enum err audit_read_market(struct ctx *ctx, const struct audit_filter *filter,
                           struct audit_found *found) MUST_USE;

#endif
