#include "text/policy/stale.h"

#include "text/kit/json_write.h"

struct stale {
    struct str of, why, source;
    const struct policy_source *from; /* NULL: the policy says nothing of where its values come from */
};

static const struct str ages[SOURCE_AGE_COUNT] = {
    [SOURCE_OLD] = STR_INIT("old"),
    [SOURCE_UNDATED] = STR_INIT("undated"),
    [SOURCE_UNVERIFIED] = STR_INIT("unverified"),
    [SOURCE_OVER] = STR_INIT("over"),
};

/* The one at that position that is not fresh; false: it is fresh. */
static bool stale_at(const struct policy *policy, struct stale_ask ask, int32_t index, struct stale *stale)
{
    const struct policy_source *source = &policy->sources[index];
    enum source_age age = policy_source_age(source, ask.today, ask.months);
    *stale = (struct stale){str_from(source->of), ages[age], str_from(source->source), source};
    return age != SOURCE_FRESH;
}

static void put_line(const struct policy *policy, const struct stale *stale, struct buf *out)
{
    char seen[POLICY_DAY_TEXT], checked[POLICY_DAY_TEXT];
    struct str day = stale->from ? policy_day_write(stale->from->seen, seen) : STR("");
    struct str again = stale->from ? policy_day_write(stale->from->checked, checked) : STR("");
    buf_printf(out, "%s %d: %.*s: %.*s%s%.*s%s%.*s%s%.*s\n", policy->id, (int)policy->version,
               STR_ARG(stale->of), STR_ARG(stale->why), day.len ? ", seen " : "", STR_ARG(day),
               again.len ? ", checked " : "", STR_ARG(again), stale->source.len ? ": " : "",
               STR_ARG(stale->source));
}

static void put_json(const struct policy *policy, const struct stale *stale, struct buf *out)
{
    char seen[POLICY_DAY_TEXT], checked[POLICY_DAY_TEXT];
    struct json json;
    json_begin(&json, out);
    json_object_begin(&json);
    json_put(&json, STR("policy"), str_from(policy->id));
    json_put(&json, STR("version"), (int64_t)policy->version);
    json_put(&json, STR("of"), stale->of);
    json_put(&json, STR("why"), stale->why);
    if (stale->from) {
        json_put(&json, STR("source"), stale->source);
        json_put(&json, STR("certainty"), names_at(&certainty_names, (int)stale->from->certainty));
        json_put(&json, STR("seen"), policy_day_write(stale->from->seen, seen));
        json_put(&json, STR("checked"), policy_day_write(stale->from->checked, checked));
    }
    json_object_end(&json);
    buf_put_char(out, '\n');
}

static int put_all(const struct policy *policy, struct stale_ask ask, struct buf *out,
                   void (*put)(const struct policy *policy, const struct stale *stale, struct buf *out))
{
    static const struct stale nothing = {STR_INIT("*"), STR_INIT("no source"), STR_INIT(""), NULL};
    int count = 0;
    for (int32_t i = 0; i < policy->source_count; i++) {
        struct stale stale;
        if (!stale_at(policy, ask, i, &stale))
            continue;
        put(policy, &stale, out);
        count++;
    }
    if (policy->source_count == 0)
        put(policy, &nothing, out);
    return count + (policy->source_count == 0);
}

int policy_stale_lines(const struct policy *policy, struct stale_ask ask, struct buf *out)
{
    return put_all(policy, ask, out, put_line);
}

int policy_stale_json(const struct policy *policy, struct stale_ask ask, struct buf *out)
{
    return put_all(policy, ask, out, put_json);
}
