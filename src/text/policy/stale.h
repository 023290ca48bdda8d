#ifndef TEXT_POLICY_STALE_H
#define TEXT_POLICY_STALE_H
/* What of the policies should be looked at again, as lines or as JSON. */
#include "base/buf.h"
#include "core/policy/source.h"
#include "text/policy/guide.h"

struct stale_ask {
    int32_t today, months; /* days since 1970-01-01; older than so many months is old */
};

/* One line for each source that should be looked at again, for that reader; a policy without any is one line itself. Returns how many. */
int policy_stale_lines(struct guide_reader reader, const struct policy *policy, struct stale_ask ask,
                       struct buf *out);
/* The same as one object a line: policy, version, of, why, source, certainty, seen, checked. */
int policy_stale_json(const struct policy *policy, struct stale_ask ask, struct buf *out);

#endif
