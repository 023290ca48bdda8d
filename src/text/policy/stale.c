#include "text/policy/stale.h"

#include "text/kit/json_write.h"
#include "text/policy/guide_words.h"

struct stale {
    struct str of, why, said, source;
    const struct policy_source *from; /* NULL: the policy says nothing of where its values come from */
};

static const struct {
    struct str name; /* for programs */
    struct str said;
} ages[SOURCE_AGE_COUNT] = {
    [SOURCE_OLD] = {STR_INIT("old"), STR_INIT(N_("old"))},
    [SOURCE_UNDATED] = {STR_INIT("undated"), STR_INIT(N_("undated"))},
    [SOURCE_UNVERIFIED] = {STR_INIT("unverified"), STR_INIT(N_("unverified"))},
    [SOURCE_OVER] = {STR_INIT("over"), STR_INIT(N_("no longer in force"))},
};

/* Where it goes, and for whom; JSON is nobody's language. */
struct stale_put {
    struct guide_reader reader;
    const struct policy *policy;
    struct buf *out;
};

/* The one at that position that is not fresh; false: it is fresh. */
static bool stale_at(const struct policy *policy, struct stale_ask ask, int32_t index, struct stale *stale)
{
    const struct policy_source *source = &policy->sources[index];
    enum source_age age = policy_source_age(source, ask.today, ask.months);
    *stale = (struct stale){str_from(source->of), ages[age].name, ages[age].said, str_from(source->source),
                            source};
    return age != SOURCE_FRESH;
}

/* An enumeration of what is known of its age: "old, seen 2023-09-18, checked 2025-01". */
static struct str age_said(struct guide_reader reader, const struct stale *stale)
{
    char seen[POLICY_DAY_TEXT], checked[POLICY_DAY_TEXT];
    struct str day = stale->from ? policy_day_write(stale->from->seen, seen) : STR_NONE;
    struct str again = stale->from ? policy_day_write(stale->from->checked, checked) : STR_NONE;
    struct str items[3] = {say(reader.language, stale->said)};
    size_t count = 1;
    if (day.len)
        items[count++] = guide_fill(reader, "seen {date}", PLACES(PLACE("date", day)));
    if (again.len)
        items[count++] = guide_fill(reader, "checked {date}", PLACES(PLACE("date", again)));
    return guide_items(reader, items, count);
}

static void put_line(const struct stale_put *put, const struct stale *stale)
{
    struct word_places places =
        PLACES(PLACE("policy", str_from(put->policy->id)), PLACE_ID("version", put->policy->version),
               PLACE("value", stale->of), PLACE("age", age_said(put->reader, stale)),
               PLACE("source", stale->source));
    buf_put(put->out, stale->source.len
                          ? guide_fill(put->reader, "{policy} {version}: {value}: {age}: {source}", places)
                          : guide_fill(put->reader, "{policy} {version}: {value}: {age}", places));
    buf_put_char(put->out, '\n');
}

static void put_json(const struct stale_put *put, const struct stale *stale)
{
    char seen[POLICY_DAY_TEXT], checked[POLICY_DAY_TEXT];
    struct json json;
    json_begin(&json, put->out);
    json_object_begin(&json);
    json_put(&json, STR("policy"), str_from(put->policy->id));
    json_put(&json, STR("version"), (int64_t)put->policy->version);
    json_put(&json, STR("of"), stale->of);
    json_put(&json, STR("why"), stale->why);
    if (stale->from) {
        json_put(&json, STR("source"), stale->source);
        json_put(&json, STR("certainty"), names_at(&certainty_names, (int)stale->from->certainty));
        json_put(&json, STR("seen"), policy_day_write(stale->from->seen, seen));
        json_put(&json, STR("checked"), policy_day_write(stale->from->checked, checked));
    }
    json_object_end(&json);
    buf_put_char(put->out, '\n');
}

static int put_all(const struct stale_put *to, struct stale_ask ask,
                   void (*put)(const struct stale_put *to, const struct stale *stale))
{
    static const struct stale nothing = {STR_INIT("*"), STR_INIT(N_("no source")), STR_INIT(N_("no source")),
                                         STR_INIT(""), NULL};
    const struct policy *policy = to->policy;
    int count = 0;
    for (int32_t i = 0; i < policy->source_count; i++) {
        struct stale stale;
        if (!stale_at(policy, ask, i, &stale))
            continue;
        put(to, &stale);
        count++;
    }
    if (policy->source_count == 0)
        put(to, &nothing);
    return count + (policy->source_count == 0);
}

int policy_stale_lines(struct guide_reader reader, const struct policy *policy, struct stale_ask ask,
                       struct buf *out)
{
    return put_all(&(struct stale_put){reader, policy, out}, ask, put_line);
}

int policy_stale_json(const struct policy *policy, struct stale_ask ask, struct buf *out)
{
    return put_all(&(struct stale_put){{0}, policy, out}, ask, put_json);
}
