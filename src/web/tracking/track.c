/* What a tracking number can be. */
#include "base/check.h"
#include "pages.h"
#include "text/tracking/input.h"
#include "web/kit/show.h"
#include "web/tracking/handlers.h"
#include "web/tracking/track_view.h"

static struct str capital(struct call *call, struct str text)
{
    struct str copy = arena_copy(arena_of(call), text);
    char *first = (char *)copy.at;
    if (copy.len && first[0] >= 'a' && first[0] <= 'z')
        first[0] = (char)(first[0] - 'a' + 'A');
    return copy;
}

static struct str answer_word(const struct call *call, enum track_answer answer)
{
    return answer == TRACK_UNKNOWN ? STR_NONE : say(call->language, track_answer_name(answer));
}

static struct str abroad_of(const struct call *call, enum track_answer answer)
{
    static const struct str texts[] = {
        [TRACK_UNKNOWN] = STR_INIT(N_("the number does not say")),
        [TRACK_YES] = STR_INIT(N_("yes")),
        [TRACK_USUALLY] = STR_INIT(N_("usually, where the other country takes part")),
        [TRACK_NO] = STR_INIT(N_("no: silence after export is expected and is not loss"))};
    return say(call->language, texts[answer]);
}

static struct track_candidate_view candidate_view_of(struct call *call, const struct track_result *result,
                                                     size_t index)
{
    static const struct str statuses[] = {[TRACK_CHECK_NONE] = STR_INIT("plain"),
                                          [TRACK_CHECK_HELD] = STR_INIT("good"),
                                          [TRACK_CHECK_FAILED] = STR_INIT("bad"),
                                          [TRACK_CHECK_SAMPLE] = STR_INIT("warn")};
    const struct track_candidate *candidate = &result->candidates[index];
    const struct track_service *service = candidate->service;
    struct track_candidate_view view = {
        .carrier = candidate->format->carrier_name,
        .title = say(call->language, candidate->format->title),
        .service = say(call->language, service->name),
        .check = say(call->language, track_check_text(candidate->check)),
        .check_status = statuses[candidate->check],
        .abroad = abroad_of(call, service->tracked_abroad),
        .last_mile = say(call->language, service->last_mile),
        .issuer = candidate->issuer ? say(call->language, candidate->issuer->name) : STR_NONE,
        .registered = answer_word(call, service->registered),
        .insured = answer_word(call, service->insured),
        .share = candidate->strength,
    };
    view.note_count = track_notes(result, index, call->language, arena_of(call), view.notes);
    struct str page = track_page_of(result, index, arena_of(call));
    if (page.len && candidate->check != TRACK_CHECK_FAILED)
        view.page = url_printf(call, "%.*s", STR_ARG(page));
    return view;
}

static struct track_number_view number_view_of(struct call *call, const struct track_result *result)
{
    static const struct str words[][2] = {
        [TRACK_VALID] = {STR_INIT(N_("Fits")), STR_INIT("good")},
        [TRACK_INVALID] = {STR_INIT(N_("Not valid")), STR_INIT("bad")},
        [TRACK_UNCHECKABLE] = {STR_INIT(N_("Not checkable")), STR_INIT("warn")},
    };
    struct track_number_view view = {
        .number = str_char_prefix(result->number, TRACK_LENGTH_MAX),
        .verdict = capital(call, say(call->language, track_verdict_text(result))),
        .status_word = say(call->language, words[result->verdict][0]),
        .status = words[result->verdict][1],
        .count = result->count,
    };
    for (size_t i = 0; i < result->count; i++)
        view.candidates[i] = candidate_view_of(call, result, i);
    if (!result->count)
        view.status_word = call_say(call, "Not known");
    else if (result->verdict == TRACK_UNCHECKABLE && track_some_check_holds(result))
        view.status_word = call_say(call, "Possible");
    struct str normalized = {result->normalized, result->length};
    if (result->verdict != TRACK_INVALID && result->length && !result->too_long)
        view.advice = url_printf(call, "/advice?tracking=%.*s", STR_ARG(encoded(call, normalized)));
    return view;
}

enum err track_show(struct call *call)
{
    struct track_page page = {
        .layout = layout_of(call, STR(N_("Check a tracking number"))),
        .number = field_of(call, STR("number")),
    };
    struct track_input *input = ARENA_NEW(arena_of(call), struct track_input);
    bool pasted = call->route->method == METHOD_POST; /* a long text, which takes a while */
    enum err err = pasted ? call_look_limit(call, LIMIT_SEARCH) : OK;
    if (err)
        return err;
    if (!call->has_errors)
        track_read_input(call->app->tracking, page.number.value, input);
    page.asked = page.number.value.len > 0;
    page.nothing = page.asked && !call->has_errors && !input->count;
    page.more = input->more;
    page.count = input->count;
    page.numbers = ARENA_ARRAY(arena_of(call), struct track_number_view, input->count);
    for (size_t i = 0; i < input->count; i++)
        page.numbers[i] = number_view_of(call, &input->results[i]);
    if (!page.asked)
        page.layout.canonical = url_printf(call, "%.*s/track", STR_ARG(base_url(call)));
    struct html h = html_of(call);
    page_track(&h, &page);
    return send_page(call, call->has_errors ? 422 : 200);
}
