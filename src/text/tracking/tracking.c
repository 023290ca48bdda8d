#include "text/tracking/tracking.h"

#include "base/check.h"
#include "base/words.h"
#include "text/tracking/table.h"
#include "text/tracking/weigh.h"

#include <string.h>

enum {
    STRENGTH_FAILED = 3,
    STRENGTH_SAMPLE = 60,
    STRANGE_PART = 3 /* a strange series leaves a third */
};

bool track_shape_of(const char *text, size_t length, struct track_shape *shape)
{
    shape->length = length;
    shape->digits = shape->letters = 0;
    if (length > TRACK_LENGTH_MAX)
        return false;
    for (size_t i = 0; i < length; i++) {
        int value = track_value(text[i]);
        if (value < 0)
            return false;
        shape->values[i] = (uint8_t)value;
        shape->digits |= (uint64_t)(value < 10) << i;
        shape->letters |= (uint64_t)(value >= 10) << i;
    }
    return true;
}

static bool fits_any(const struct track_patterns *patterns, const struct track_shape *shape)
{
    for (size_t i = 0; i < patterns->count; i++)
        if (track_pattern_fits(&patterns->items[i], shape))
            return true;
    return false;
}

static bool has_what_it_needs(const struct track_kind *kind, const struct track_shape *shape)
{
    switch (kind->needs) {
    case NEEDS_NOTHING:
        return true;
    case NEEDS_DIGIT:
        return shape->digits != 0;
    case NEEDS_LETTER_AND_DIGIT:
        return shape->digits != 0 && shape->letters != 0;
    }
    return true;
}

static const struct track_service *service_of(const struct track_pattern *pattern,
                                              const struct track_shape *shape)
{
    const struct track_kind *kind = pattern->kind;
    if (!kind->by_code || pattern->service_to - pattern->service_from != 2)
        return &kind->service;
    return kind
        ->by_code[shape->values[pattern->service_from] * 36 + shape->values[pattern->service_from + 1]];
}

/* The two letters of the shape at `at`, as a country of the table. */
static const struct track_country *country_at(const struct track_table *table,
                                              const struct track_shape *shape, size_t at)
{
    return &table->countries[(shape->values[at] - 10) * 26 + shape->values[at + 1] - 10];
}

static void judge_country(const struct track_table *table, const struct track_pattern *pattern,
                          const struct track_shape *shape, struct track_candidate *candidate)
{
    if (!pattern->country_at)
        return;
    candidate->issuer = country_at(table, shape, pattern->country_at);
    if (!candidate->issuer->name.len)
        candidate->traps |= TRAP_NO_COUNTRY;
    const struct track_country *front = country_at(table, shape, pattern->service_from);
    if (front->name.len && front != candidate->issuer)
        candidate->traps |= TRAP_SERIES_IS_COUNTRY;
}

static void judge_check(const struct track_kind *kind, const struct track_shape *shape,
                        struct track_candidate *candidate)
{
    bool sample = fits_any(&kind->samples, shape);
    if (sample)
        candidate->traps |= TRAP_SAMPLE;
    if (kind->rule.kind == RULE_NONE)
        candidate->check = TRACK_CHECK_NONE;
    else if (candidate->traps & TRAP_NO_COUNTRY)
        candidate->check = TRACK_CHECK_FAILED;
    else if (track_checks_hold(candidate->pattern, shape))
        candidate->check = TRACK_CHECK_HELD;
    else
        candidate->check = sample ? TRACK_CHECK_SAMPLE : TRACK_CHECK_FAILED;
}

static int strength_of(const struct track_kind *kind, const struct track_candidate *candidate)
{
    if (candidate->check == TRACK_CHECK_FAILED)
        return STRENGTH_FAILED;
    if (candidate->traps & TRAP_SAMPLE)
        return STRENGTH_SAMPLE;
    return candidate->traps & TRAP_STRANGE_SERIES ? kind->strength / STRANGE_PART : kind->strength;
}

void track_judge(const struct track_table *table, const struct track_pattern *pattern,
                 const struct track_shape *shape, struct track_candidate *candidate)
{
    const struct track_kind *kind = pattern->kind;
    *candidate = (struct track_candidate){.format = &kind->format,
                                          .service = service_of(pattern, shape),
                                          .issuer = kind->issuer,
                                          .pattern = pattern};
    judge_country(table, pattern, shape, candidate);
    judge_check(kind, shape, candidate);
    if (candidate->service->strange.len)
        candidate->traps |= TRAP_STRANGE_SERIES;
    candidate->strength = strength_of(kind, candidate);
}

/* Keeps the candidates ordered by strength; equals stay in the order of the files. */
static void insert(struct track_result *result, const struct track_candidate *candidate)
{
    size_t at = result->count;
    while (at > 0 && result->candidates[at - 1].strength < candidate->strength)
        at--;
    if (at == TRACK_CANDIDATES_MAX)
        return;
    size_t last = result->count == TRACK_CANDIDATES_MAX ? TRACK_CANDIDATES_MAX - 1 : result->count;
    memmove(&result->candidates[at + 1], &result->candidates[at], (last - at) * sizeof result->candidates[0]);
    result->candidates[at] = *candidate;
    result->count = last + 1;
}

/* Several patterns of one kind can fit: the kind is answered once. */
static bool is_there(const struct track_result *result, const struct track_kind *kind)
{
    for (size_t i = 0; i < result->count; i++)
        if (result->candidates[i].format == &kind->format)
            return true;
    return false;
}

/* A check that fails in bare digits says only that another carrier's number it is, when there is another. */
static void drop_mere_failures(struct track_result *result)
{
    size_t kept = 0;
    if (!result->count || result->candidates[0].check == TRACK_CHECK_FAILED)
        return;
    for (size_t i = 0; i < result->count; i++) {
        const struct track_candidate *candidate = &result->candidates[i];
        if (candidate->check != TRACK_CHECK_FAILED || candidate->format->distinctive)
            result->candidates[kept++] = *candidate;
    }
    result->count = kept;
}

static void find_candidates(const struct track_table *table, const struct track_shape *shape,
                            struct track_result *result)
{
    struct track_weighing weighing = {0};
    if (!shape->length)
        return;
    const struct track_pattern **patterns = table->by_first[shape->length][shape->values[0]];
    size_t count = table->first_count[shape->length][shape->values[0]];
    for (size_t i = 0; i < count; i++) {
        const struct track_kind *kind = patterns[i]->kind;
        if (!track_pattern_fits(patterns[i], shape) || !has_what_it_needs(kind, shape) ||
            fits_any(&kind->exceptions, shape))
            continue;
        struct track_candidate candidate;
        track_judge(table, patterns[i], shape, &candidate);
        if (is_there(result, kind))
            continue;
        insert(result, &candidate);
        track_weigh(&weighing, &candidate);
    }
    if (!shape->letters)
        track_weigh_lengths(&weighing, table, shape->length);
    result->verdict = track_weighed(&weighing);
    drop_mere_failures(result);
}

/* Several kinds that fit one number share the certainty among them. */
static void share_out(struct track_result *result)
{
    int sum = 0;
    for (size_t i = 0; i < result->count; i++)
        sum += result->candidates[i].strength;
    for (size_t i = 0; i < result->count && sum > 100; i++)
        result->candidates[i].strength = result->candidates[i].strength * 100 / sum;
}

void track_settle(const struct track_table *table, struct track_result *result)
{
    struct track_shape shape;
    result->count = 0;
    result->verdict = TRACK_UNCHECKABLE;
    if (!result->too_long) {
        if (track_shape_of(result->normalized, result->length, &shape))
            find_candidates(table, &shape, result);
        if (!result->count && result->length)
            track_near_misses(table, result);
    }
    share_out(result);
}

void track_identify(const struct track_table *table, struct str number, struct track_result *result)
{
    if (track_is_link(number) && track_identify_link(table, number, result))
        return;
    result->number = number;
    track_normalize(number, result);
    track_settle(table, result);
    if (result->verdict != TRACK_VALID || track_has_name_twice(number))
        track_identify_named(table, number, result);
}

struct str track_entered(const struct track_table *table, struct arena *arena, struct str typed)
{
    struct track_result result;
    typed = str_trim(typed);
    track_identify(table, typed, &result);
    bool number = result.length && !result.too_long && (result.count || !track_is_link(typed));
    return number ? arena_copy(arena, (struct str){result.normalized, result.length}) : typed;
}

struct str track_check_name(enum track_check check)
{
    static const struct str names[] = {STR_INIT("none"), STR_INIT("held"), STR_INIT("failed"),
                                       STR_INIT("sample")};
    return names[check];
}

struct str track_answer_name(enum track_answer answer)
{
    static const struct str names[] = {STR_INIT(N_("unknown")), STR_INIT(N_("yes")), STR_INIT(N_("usually")),
                                       STR_INIT(N_("no"))};
    return names[answer];
}
