#include "core/advice/doubt.h"

#include "base/words.h"
#include "core/advice/rows.h"
#include "core/policy/source.h"

#include <stdio.h>

const struct policy_source *advice_source(const struct advice_facts *facts, enum advice_act act)
{
    static const struct str paths[ADVISE_COUNT] = {
        [ADVISE_WAIT] = STR_INIT("protection.length"),
        [ADVISE_REQUEST_EXTENSION] = STR_INIT("extension.request_from"),
        [ADVISE_ESCALATE] = STR_INIT("escalation.latest"),
        [ADVISE_APPEAL] = STR_INIT("appeal.window"),
        [ADVISE_RETURN_GOODS] = STR_INIT("return.ship_by"),
    };
    const struct policy *policy = facts->order->policy;
    char path[POLICY_WHERE + POLICY_ID];
    struct str of = paths[act];
    if (act == ADVISE_OPEN_DISPUTE && facts->reason >= 0) {
        snprintf(path, sizeof path, "reasons.%s.open_until", policy->reasons[facts->reason].id);
        of = str_from(path);
    }
    return of.len ? policy_source_of(policy, of) : NULL;
}

static bool is_weak(const struct policy_source *source)
{
    return source && policy_source_is_weak(source);
}

void advice_doubt(const struct advice_facts *facts, enum advice_act act, enum advice_time by,
                  struct advice_text *why)
{
    static const struct str
        unverified = STR_INIT(N_("This date is not verified: look it up at {policy} before you rely on it.")),
        guide = STR_INIT(N_("Guides tell this date: look it up at {policy} before you rely on it.")),
        dated = STR_INIT(
            N_("Guides tell this date, as of {seen}. Look it up at {policy} before you rely on it."));
    struct advice_facts with = *facts;
    /* Who took the payment, and what a seller is given to answer: no value of these rules says those days. */
    bool others = by == TIME_PAY_UNTIL || by == TIME_BANK_UNTIL || by == TIME_CONTACT_READY;
    with.source = others ? NULL : advice_source(facts, act);
    if (!is_weak(with.source))
        return;
    bool seen = with.source->seen.days != 0;
    struct str said = with.source->certainty == CERTAINTY_UNVERIFIED ? unverified : seen ? dated : guide;
    advice_add(why, said, &with);
}

struct str advice_rules_source(const struct policy_source *source)
{
    static const struct str own = STR_INIT(N_("the rules of the marketplace")),
                            guide = STR_INIT(N_("the rules of the marketplace, as guides tell them")),
                            dated =
                                STR_INIT(N_("the rules of the marketplace, as guides told them in {seen}")),
                            unverified = STR_INIT(N_("the rules of the marketplace, not verified"));
    if (!is_weak(source))
        return own;
    if (source->certainty == CERTAINTY_UNVERIFIED)
        return unverified;
    return source->seen.days ? dated : guide;
}
