#include "text/tracking/load.h"

#include "base/check.h"
#include "text/tracking/weigh.h"

#include <string.h>

/* The fields of a service, alone or within a format. */
static enum err load_answer(struct track_loading *loading, json_t *object, const char *field,
                            enum track_answer *answer)
{
    json_t *value = json_object_get(object, field);
    if (!value)
        return OK;
    if (json_is_boolean(value)) {
        *answer = json_is_true(value) ? TRACK_YES : TRACK_NO;
        return OK;
    }
    struct str text = track_load_text(loading, object, field);
    for (enum track_answer known = TRACK_UNKNOWN; known <= TRACK_NO; known++)
        if (str_eq(text, track_answer_name(known))) {
            *answer = known;
            return OK;
        }
    return track_load_wrong(loading, field,
                            "true, false, \"yes\", \"usually\", \"no\" or \"unknown\" is expected");
}

/* The notes of the format with those of the service behind them. */
static enum err load_notes(struct track_loading *loading, json_t *object, struct track_service *service)
{
    json_t *list = json_object_get(object, "notes");
    size_t more = json_array_size(list), before = service->note_count;
    struct str *notes = ARENA_ARRAY(loading->arena, struct str, before + more);
    if (before)
        memcpy(notes, service->notes, before * sizeof *notes);
    for (size_t i = 0; i < more; i++) {
        json_t *text = json_array_get(list, i);
        if (!json_is_string(text))
            return track_load_wrong(loading, "notes", "a list of sentences is expected");
        notes[before + i] =
            arena_copy(loading->arena, (struct str){json_string_value(text), json_string_length(text)});
    }
    service->notes = notes;
    service->note_count = before + more;
    if (service->note_count > TRACK_NOTES_MAX / 2)
        return track_load_wrong(loading, "notes", "too many notes");
    return OK;
}

static struct str render(struct track_loading *loading, struct buf *out)
{
    struct str text = arena_copy(loading->arena, buf_str(out));
    check(!out->overflow);
    buf_free(out);
    return text;
}

static void render_service(struct track_loading *loading, struct track_service *service)
{
    struct buf out;
    buf_init(&out, 16 * 1024);
    track_put_escaped(&out, service->name);
    buf_put(&out, STR("\",\"check\":\""));
    service->json_name = render(loading, &out);
    buf_put(&out, STR(",\"tracked_abroad\":\""));
    buf_put(&out, track_answer_name(service->tracked_abroad));
    buf_put(&out, STR("\",\"notes\":["));
    service->json_rest = render(loading, &out);
    for (size_t i = 0; i < service->note_count; i++) {
        buf_put(&out, i ? STR(",\"") : STR("\""));
        track_put_escaped(&out, service->notes[i]);
        buf_put_char(&out, '"');
    }
    buf_put(&out, STR("]}"));
    service->json_notes = render(loading, &out);
}

static enum err load_service(struct track_loading *loading, json_t *object, struct track_service *service)
{
    static const char *const answers[] = {"tracked_abroad", "registered", "insured"};
    enum track_answer *places[] = {&service->tracked_abroad, &service->registered, &service->insured};
    for (size_t i = 0; i < COUNT_OF(answers); i++)
        if (load_answer(loading, object, answers[i], places[i]) != OK)
            return ERR_INPUT;
    service->name = track_load_text(loading, object, "service");
    if (!service->name.len)
        return track_load_wrong(loading, "service", "a text is expected");
    if (json_object_get(object, "last_mile"))
        service->last_mile = track_load_text(loading, object, "last_mile");
    if (json_object_get(object, "strange"))
        service->strange = track_load_text(loading, object, "strange");
    if (load_notes(loading, object, service) != OK)
        return ERR_INPUT;
    render_service(loading, service);
    return OK;
}

/* "RA-RY", "01": the two-character codes of a row, as indexes. */
static bool code_range(struct str codes, int *first, int *last)
{
    struct str from = str_slice(codes, 0, 2), to = codes.len == 5 ? str_slice(codes, 3, 5) : from;
    if ((codes.len != 2 && codes.len != 5) || (codes.len == 5 && codes.at[2] != '-'))
        return false;
    int values[4] = {track_value(from.at[0]), track_value(from.at[1]), track_value(to.at[0]),
                     track_value(to.at[1])};
    for (size_t i = 0; i < COUNT_OF(values); i++)
        if (values[i] < 0)
            return false;
    *first = values[0] * 36 + values[1];
    *last = values[2] * 36 + values[3];
    return *first <= *last;
}

static enum err load_row(struct track_loading *loading, json_t *object, struct track_kind *kind)
{
    static const char *const fields[] = {"codes",     "service", "tracked_abroad", "registered", "insured",
                                         "last_mile", "strange", "notes",          NULL};
    if (track_load_known(loading, object, fields) != OK)
        return ERR_INPUT;
    struct track_service *service = ARENA_NEW(loading->arena, struct track_service);
    *service = kind->service;
    if (load_service(loading, object, service) != OK)
        return ERR_INPUT;
    int first, last;
    if (!code_range(track_load_text(loading, object, "codes"), &first, &last))
        return track_load_wrong(loading, "codes",
                                "a code of two characters, or a range of them, is expected");
    for (int code = first; code <= last; code++) {
        if (kind->by_code[code] != &kind->service)
            return track_load_wrong(loading, "codes", "a code stands in two rows");
        kind->by_code[code] = service;
    }
    return OK;
}

static enum err load_rows(struct track_loading *loading, json_t *rows, struct track_kind *kind)
{
    if (!rows)
        return OK;
    kind->by_code = ARENA_ARRAY(loading->arena, const struct track_service *, TRACK_CODES);
    for (size_t i = 0; i < TRACK_CODES; i++)
        kind->by_code[i] = &kind->service;
    size_t index;
    json_t *row;
    json_array_foreach(rows, index, row)
    {
        if (load_row(loading, row, kind) != OK)
            return ERR_INPUT;
    }
    return OK;
}

static enum err load_patterns(struct track_loading *loading, json_t *object, const char *field,
                              struct track_patterns *patterns)
{
    json_t *list = json_object_get(object, field);
    for (size_t i = 0; i < json_array_size(list); i++) {
        json_t *text = json_array_get(list, i);
        const char *wrong = "a list of patterns is expected";
        if (!json_is_string(text))
            return track_load_wrong(loading, field, wrong);
        struct str pattern = {json_string_value(text), json_string_length(text)};
        if (!track_pattern_compile(loading->arena, pattern, patterns, &wrong))
            return track_load_wrong(loading, field, wrong);
    }
    return OK;
}

/* The weights go round over the digits in front and the body. */
static enum err spread_weights(struct track_loading *loading, json_t *list, struct str prepend,
                               struct track_rule *rule)
{
    size_t count = json_array_size(list);
    if (!count || count > TRACK_LENGTH_MAX)
        return track_load_wrong(loading, "weights", "1 to 64 numbers are expected");
    for (size_t i = 0; i < prepend.len + TRACK_LENGTH_MAX; i++) {
        json_int_t weight = json_integer_value(json_array_get(list, i % count));
        if (weight < 1 || weight > 99)
            return track_load_wrong(loading, "weights", "a number from 1 to 99 is expected");
        if (i < prepend.len)
            rule->before += (unsigned)track_value(prepend.at[i]) * (unsigned)weight;
        else
            rule->weights[i - prepend.len] = (uint8_t)weight;
    }
    return OK;
}

static enum err load_weights(struct track_loading *loading, json_t *object, struct track_rule *rule)
{
    struct str answer = track_load_text(loading, object, "answer");
    rule->complement = str_eq(answer, STR("complement"));
    if (!rule->complement && !str_eq(answer, STR("remainder")))
        return track_load_wrong(loading, "answer", "\"complement\" or \"remainder\" is expected");
    struct str prepend = track_load_text(loading, object, "prepend");
    for (size_t i = 0; i < prepend.len; i++)
        if (prepend.at[i] < '0' || prepend.at[i] > '9')
            return track_load_wrong(loading, "prepend", "digits are expected");
    return spread_weights(loading, json_object_get(object, "weights"), prepend, rule);
}

static enum err load_modulus(struct track_loading *loading, json_t *object, struct track_rule *rule)
{
    json_int_t modulus = json_integer_value(json_object_get(object, "modulus"));
    json_t *then = json_object_get(object, "then");
    if (modulus < 2 || modulus > 99)
        return track_load_wrong(loading, "modulus", "a number from 2 to 99 is expected");
    if (then && (json_integer_value(then) < 2 || json_integer_value(then) > modulus))
        return track_load_wrong(loading, "then", "a number from 2 to the modulus is expected");
    rule->modulus = (unsigned)modulus;
    rule->then = (unsigned)json_integer_value(then);
    return OK;
}

static enum err load_rule(struct track_loading *loading, json_t *object, struct track_rule *rule)
{
    static const char *const fields[] = {"kind", "weights", "modulus", "then", "answer", "prepend", NULL};
    static const struct {
        struct str name;
        enum track_rule_kind kind;
    } kinds[] = {
        {STR_INIT("weights"), RULE_WEIGHTS},   {STR_INIT("rest"), RULE_REST},
        {STR_INIT("luhn"), RULE_LUHN},         {STR_INIT("s10"), RULE_S10},
        {STR_INIT("mod37_36"), RULE_MOD37_36}, {STR_INIT("letter23"), RULE_LETTER23},
    };
    if (!object)
        return OK;
    if (track_load_known(loading, object, fields) != OK)
        return ERR_INPUT;
    struct str name = track_load_text(loading, object, "kind");
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (str_eq(kinds[i].name, name))
            rule->kind = kinds[i].kind;
    if (rule->kind == RULE_NONE)
        return track_load_wrong(loading, "check", "an unknown kind of check");
    if ((rule->kind == RULE_WEIGHTS || rule->kind == RULE_REST) && load_modulus(loading, object, rule) != OK)
        return ERR_INPUT;
    return rule->kind == RULE_WEIGHTS ? load_weights(loading, object, rule) : OK;
}

static enum err load_needs(struct track_loading *loading, json_t *object, struct track_kind *kind)
{
    struct str needs = track_load_text(loading, object, "needs");
    if (str_eq(needs, STR("digit")))
        kind->needs = NEEDS_DIGIT;
    else if (str_eq(needs, STR("letter and digit")))
        kind->needs = NEEDS_LETTER_AND_DIGIT;
    else if (needs.len)
        return track_load_wrong(loading, "needs", "\"digit\" or \"letter and digit\" is expected");
    return OK;
}

static enum err load_issuer(struct track_loading *loading, json_t *object, struct track_kind *kind)
{
    struct str code = track_load_text(loading, object, "issuing_country");
    if (!code.len)
        return OK;
    if (code.len == 2 && track_value(code.at[0]) >= 10 && track_value(code.at[1]) >= 10)
        kind->issuer = &loading->table->countries[(code.at[0] - 'A') * 26 + code.at[1] - 'A'];
    if (!kind->issuer || !kind->issuer->name.len)
        return track_load_wrong(loading, "issuing_country", "a country's code is expected");
    return OK;
}

/* A rule needs to know its body and its check character in each pattern. */
static enum err check_patterns(struct track_loading *loading, struct track_kind *kind)
{
    if (!kind->patterns.count)
        return track_load_wrong(loading, "patterns", "a list of patterns is expected");
    for (size_t i = 0; i < kind->patterns.count; i++) {
        struct track_pattern *pattern = &kind->patterns.items[i];
        size_t body = (size_t)(pattern->body_to - pattern->body_from);
        pattern->kind = kind;
        track_weigh_pattern(pattern);
        if (kind->rule.kind != RULE_NONE && (!body || !pattern->check_at))
            return track_load_wrong(loading, "patterns", "a check needs ( ) around its body and = or ~");
        if (kind->rule.kind == RULE_S10 && body != 8)
            return track_load_wrong(loading, "patterns", "the S10 check has a body of 8 digits");
        if (kind->rule.kind == RULE_REST && body > 18)
            return track_load_wrong(loading, "patterns", "the remainder is taken of 18 digits at most");
    }
    return OK;
}

/* The second check of the same numbers: {"pattern", "check"}. */
static enum err load_also(struct track_loading *loading, json_t *also, struct track_kind *kind)
{
    static const char *const fields[] = {"patterns", "check", NULL};
    if (!also)
        return OK;
    if (track_load_known(loading, also, fields) != OK ||
        load_patterns(loading, also, "patterns", &kind->also) != OK ||
        load_rule(loading, json_object_get(also, "check"), &kind->also_rule) != OK)
        return ERR_INPUT;
    for (size_t i = 0; i < kind->also.count; i++) {
        const struct track_pattern *pattern = &kind->also.items[i];
        if (pattern->body_to <= pattern->body_from || !pattern->check_at)
            return track_load_wrong(loading, "also", "a check needs ( ) around its body and = or ~");
    }
    return kind->also.count ? OK : track_load_wrong(loading, "also", "patterns and a check are expected");
}

static enum err load_all_patterns(struct track_loading *loading, json_t *object, struct track_kind *kind)
{
    if (load_patterns(loading, object, "patterns", &kind->patterns) != OK ||
        load_patterns(loading, object, "samples", &kind->samples) != OK ||
        load_patterns(loading, object, "except", &kind->exceptions) != OK)
        return ERR_INPUT;
    return check_patterns(loading, kind);
}

static void render_head(struct track_loading *loading, struct track_format *format)
{
    struct buf out;
    buf_init(&out, 1024);
    buf_put(&out, STR("{\"carrier\":\""));
    track_put_escaped(&out, format->carrier);
    buf_put(&out, STR("\",\"format\":\""));
    track_put_escaped(&out, format->name);
    buf_put(&out, STR("\",\"service\":\""));
    format->json_head = render(loading, &out);
}

enum err track_load_kind(struct track_loading *loading, json_t *object, struct track_kind *kind)
{
    static const char *const fields[] = {"format",  "title",    "patterns",        "check",      "or_check",
                                         "also",    "strength", "distinctive",     "needs",      "except",
                                         "samples", "service",  "issuing_country", "services",   "last_mile",
                                         "strange", "insured",  "tracked_abroad",  "registered", "notes",
                                         NULL};
    loading->format = kind->format.name = track_load_text(loading, object, "format");
    if (track_load_known(loading, object, fields) != OK)
        return ERR_INPUT;
    kind->format.title = track_load_text(loading, object, "title");
    kind->format.distinctive = json_is_true(json_object_get(object, "distinctive"));
    kind->strength = (int)json_integer_value(json_object_get(object, "strength"));
    if (!kind->format.name.len || !kind->format.title.len || kind->strength < 1 || kind->strength > 100)
        return track_load_wrong(loading, "format, title, strength", "two texts and 1 to 100 are expected");
    if (load_rule(loading, json_object_get(object, "check"), &kind->rule) != OK ||
        load_rule(loading, json_object_get(object, "or_check"), &kind->or_rule) != OK ||
        load_also(loading, json_object_get(object, "also"), kind) != OK ||
        load_needs(loading, object, kind) != OK || load_issuer(loading, object, kind) != OK ||
        load_all_patterns(loading, object, kind) != OK || load_service(loading, object, &kind->service) != OK)
        return ERR_INPUT;
    render_head(loading, &kind->format);
    return load_rows(loading, json_object_get(object, "services"), kind);
}
