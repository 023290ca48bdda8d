/* Where the values of a policy come from, in words. */
#include "base/check.h"
#include "core/policy/source.h"
#include "text/policy/guide_words.h"

/* "from its own page, seen 2026-06-23", "not verified" */
static struct str source_words(struct guide_reader reader, const struct policy_source *source)
{
    /* by: is it written down when it was seen */
    static const struct str words[CERTAINTY_COUNT][2] = {
        [CERTAINTY_UNVERIFIED] = {STR_INIT(N_("not verified")), STR_INIT(N_("not verified"))},
        [CERTAINTY_THIRD_PARTY] = {STR_INIT(N_("as guides tell it")),
                                   STR_INIT(N_("as guides tell it, seen {date}"))},
        [CERTAINTY_PUBLISHER] = {STR_INIT(N_("as publishers of the law tell it")),
                                 STR_INIT(N_("as publishers of the law tell it, seen {date}"))},
        [CERTAINTY_OWN_PAGE] = {STR_INIT(N_("from its own page, an undated copy")),
                                STR_INIT(N_("from its own page, seen {date}"))},
    };
    char date[POLICY_DAY_TEXT];
    struct str seen = policy_day_write(source->seen, date);
    return arena_say(reader.arena, reader.language, words[source->certainty][seen.len > 0],
                     PLACES(PLACE("date", arena_copy(reader.arena, seen))));
}

struct str policy_doubt(struct guide_reader reader, const struct policy *policy, struct str path)
{
    const struct policy_source *source = policy_source_of(policy, path);
    return source && policy_source_is_weak(source) ? source_words(reader, source) : STR_NONE;
}

struct str reason_doubt(struct guide_reader reader, const struct policy *policy, const struct reason *reason)
{
    return policy_doubt(reader, policy, arena_printf(reader.arena, "reasons.%s.open_until", reason->id));
}

/* "held since 2026-01-01 until 2026-06-30", as far as it is known. */
static struct str held_words(struct guide_reader reader, const struct policy_source *source)
{
    char from[POLICY_DAY_TEXT], until[POLICY_DAY_TEXT];
    struct str begins = arena_copy(reader.arena, policy_day_write(source->from, from));
    struct str ends = arena_copy(reader.arena, policy_day_write(source->until, until));
    struct word_places places = PLACES(PLACE("from", begins), PLACE("until", ends));
    if (begins.len && ends.len)
        return guide_fill(reader, "since {from}, until {until}", places);
    if (begins.len)
        return guide_fill(reader, "since {from}", places);
    return ends.len ? guide_fill(reader, "until {until}", places) : STR_NONE;
}

/* "from its own page, an undated copy; checked 2026-11; since 2024-02-12" */
static struct str whole_words(struct guide_reader reader, const struct policy_source *source)
{
    char day[POLICY_DAY_TEXT];
    struct str parts[3] = {source_words(reader, source)}, held = held_words(reader, source);
    struct str checked = arena_copy(reader.arena, policy_day_write(source->checked, day));
    size_t count = 1;
    if (checked.len)
        parts[count++] = guide_fill(reader, "checked {date}", PLACES(PLACE("date", checked)));
    if (held.len)
        parts[count++] = held;
    return guide_items(reader, parts, count);
}

static const struct {
    struct str name, title;
} sections[] = {
    {STR_INIT("*"), STR_INIT(N_("everything else"))},
    {STR_INIT("appeal"), STR_INIT(N_("An appeal"))},
    {STR_INIT("bank"), STR_INIT(N_("The bank"))},
    {STR_INIT("calendar"), STR_INIT(N_("Days and hours"))},
    {STR_INIT("dispute"), STR_INIT(N_("The dispute"))},
    {STR_INIT("escalation"), STR_INIT(N_("Calling who decides"))},
    {STR_INIT("evidence"), STR_INIT(N_("Evidence"))},
    {STR_INIT("execution"), STR_INIT(N_("Carrying out the decision"))},
    {STR_INIT("extension"), STR_INIT(N_("More time"))},
    {STR_INIT("order"), STR_INIT(N_("The order"))},
    {STR_INIT("panel"), STR_INIT(N_("Who decides"))},
    {STR_INIT("protection"), STR_INIT(N_("Protection"))},
    {STR_INIT("reasons"), STR_INIT(N_("Reasons for a dispute"))},
    {STR_INIT("replacement"), STR_INIT(N_("A replacement"))},
    {STR_INIT("return"), STR_INIT(N_("A return"))},
    {STR_INIT("talk"), STR_INIT(N_("Proposals"))},
};

struct str guide_section(struct guide_reader reader, struct str name)
{
    for (size_t i = 0; i < COUNT_OF(sections); i++)
        if (str_eq(sections[i].name, name))
            return say(reader.language, sections[i].title);
    return say(reader.language, name);
}

/* A value within a section keeps its path, by which it is found in the file. */
static struct str value_title(struct guide_reader reader, struct str path)
{
    struct str rest = path;
    struct str title = guide_section(reader, str_cut(&rest, '.'));
    return rest.len ? guide_fill(reader, "{section} ({path})",
                                 PLACES(PLACE("section", title), PLACE("path", path)))
                    : title;
}

int policy_sources(struct guide_reader reader, const struct policy *policy,
                   struct policy_source_line sources[POLICY_SOURCES_MAX])
{
    for (int32_t i = 0; i < policy->source_count; i++) {
        const struct policy_source *source = &policy->sources[i];
        sources[i] = (struct policy_source_line){value_title(reader, str_from(source->of)),
                                                 str_from(source->source), whole_words(reader, source)};
    }
    return policy->source_count;
}
