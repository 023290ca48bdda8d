#include "http/site/counters.h"

#include "base/memory.h"

#include <stdlib.h>

enum { CLASSES = 6, STEPS = 8 };

/* Upper bounds in milliseconds; what is slower falls behind the last. */
static const int64_t step_ms[STEPS] = {1, 5, 10, 25, 50, 100, 500, 2500};

struct counters {
    int64_t by_class[CLASSES]; /* status / 100 */
    int64_t by_step[STEPS + 1];
    int64_t sum_ms;
    int64_t webhooks[OUTCOME_COUNT];
    int64_t pages[2]; /* made, kept */
    struct instant started;
    int64_t round_ms;                                     /* instant of the timer's last round */
    int64_t copies, copy_ms, copy_every_ms, copy_failing; /* copies: 0 until the first look at the shelf */
    int64_t far_copies, far_copy_ms, far_copy_failing;
};

struct counters *counters_new(void)
{
    struct counters *counters = memory_new(sizeof *counters);
    counters->started = instant_now();
    return counters;
}

void counters_free(struct counters *counters)
{
    free(counters);
}

static void add(int64_t *counter, int64_t amount)
{
    __atomic_add_fetch(counter, amount, __ATOMIC_RELAXED);
}

static int64_t read_counter(const int64_t *counter)
{
    return __atomic_load_n(counter, __ATOMIC_RELAXED);
}

void counters_request(struct counters *counters, int status, struct span took)
{
    size_t step = 0;
    while (step < STEPS && took.ms > step_ms[step])
        step++;
    add(&counters->by_class[status / 100 % CLASSES], 1);
    add(&counters->by_step[step], 1);
    add(&counters->sum_ms, took.ms);
}

void counters_page(struct counters *counters, bool kept)
{
    add(&counters->pages[kept], 1);
}

void counters_webhook(struct counters *counters, enum webhook_outcome outcome)
{
    add(&counters->webhooks[outcome], 1);
}

static void set(int64_t *gauge, int64_t value)
{
    __atomic_store_n(gauge, value, __ATOMIC_RELAXED);
}

void counters_round(struct counters *counters, struct instant now)
{
    set(&counters->round_ms, now.ms);
}

void counters_copy(struct counters *counters, struct instant newest)
{
    set(&counters->copy_ms, newest.ms);
    set(&counters->copy_failing, newest.ms == 0);
    set(&counters->copies, 1);
}

void counters_copy_every(struct counters *counters, struct span every)
{
    set(&counters->copy_every_ms, every.ms);
}

void counters_far_copy(struct counters *counters, struct instant newest, bool failing)
{
    set(&counters->far_copy_ms, newest.ms);
    set(&counters->far_copy_failing, failing);
    set(&counters->far_copies, 1);
}

/* ---- printing ---- */

void metric_begin(struct buf *out, const struct metric *metric)
{
    buf_printf(out, "# HELP %s %s\n# TYPE %s %s\n", metric->name, metric->help, metric->name, metric->type);
}

void metric_print(struct buf *out, const struct metric *metric, int64_t value)
{
    metric_begin(out, metric);
    buf_printf(out, "%s %lld\n", metric->name, (long long)value);
}

static void print_webhooks(const struct counters *counters, struct buf *out)
{
    static const char *const names[OUTCOME_COUNT] = {[OUTCOME_TAKEN] = "taken",
                                                     [OUTCOME_UNPROVED] = "unproved",
                                                     [OUTCOME_OLD] = "old",
                                                     [OUTCOME_MALFORMED] = "malformed",
                                                     [OUTCOME_TOO_LARGE] = "too_large"};
    static const struct metric metric = {"recourse_tracking_webhooks_total", "counter",
                                         "Messages of tracking services, by what became of them."};
    metric_begin(out, &metric);
    for (size_t i = 0; i < OUTCOME_COUNT; i++)
        buf_printf(out, "recourse_tracking_webhooks_total{outcome=\"%s\"} %lld\n", names[i],
                   (long long)read_counter(&counters->webhooks[i]));
}

static void print_requests(const struct counters *counters, struct buf *out)
{
    static const struct metric requests = {"recourse_http_requests_total", "counter",
                                           "Requests answered, by class of status."};
    static const struct metric seconds = {"recourse_http_request_seconds", "histogram",
                                          "How long answers took."};
    int64_t total = 0;
    metric_begin(out, &requests);
    for (int i = 1; i < CLASSES; i++)
        buf_printf(out, "recourse_http_requests_total{class=\"%dxx\"} %lld\n", i,
                   (long long)read_counter(&counters->by_class[i]));
    metric_begin(out, &seconds);
    for (size_t i = 0; i < STEPS; i++) {
        total += read_counter(&counters->by_step[i]);
        buf_printf(out, "recourse_http_request_seconds_bucket{le=\"%g\"} %lld\n", (double)step_ms[i] / 1000,
                   (long long)total);
    }
    total += read_counter(&counters->by_step[STEPS]);
    buf_printf(out, "recourse_http_request_seconds_bucket{le=\"+Inf\"} %lld\n", (long long)total);
    buf_printf(out, "recourse_http_request_seconds_sum %g\n", (double)read_counter(&counters->sum_ms) / 1000);
    buf_printf(out, "recourse_http_request_seconds_count %lld\n", (long long)total);
}

/* By the clock of the machine, in seconds, as Prometheus' own programs tell instants. */
static void print_times(const struct counters *counters, struct buf *out)
{
    static const struct metric start = {"process_start_time_seconds", "gauge",
                                        "When the server was started."};
    static const struct metric round = {"recourse_timer_round_timestamp_seconds", "gauge",
                                        "When the timer last looked for deadlines that are due."};
    static const struct metric copy = {"recourse_copy_timestamp_seconds", "gauge",
                                       "When the newest copy on the shelf was made; 0: there is none."};
    static const struct metric every = {"recourse_copy_every_seconds", "gauge",
                                        "How long it is from one copy to the next, as it is set."};
    static const struct metric failing = {"recourse_copy_failing", "gauge",
                                          "1 when the last copy could not be made."};
    metric_print(out, &start, counters->started.ms / 1000);
    metric_print(out, &round, read_counter(&counters->round_ms) / 1000);
    if (!read_counter(&counters->copies))
        return;
    metric_print(out, &copy, read_counter(&counters->copy_ms) / 1000);
    metric_print(out, &every, read_counter(&counters->copy_every_ms) / 1000);
    metric_print(out, &failing, read_counter(&counters->copy_failing));
}

static void print_far_copies(const struct counters *counters, struct buf *out)
{
    static const struct metric copy = {
        "recourse_far_copy_timestamp_seconds", "gauge",
        "When the newest copy in the bucket was made, as far as this server knows; 0: it has not seen one."};
    static const struct metric failing = {"recourse_far_copy_failing", "gauge",
                                          "1 when the last copy could not be brought into the bucket."};
    if (!read_counter(&counters->far_copies))
        return;
    metric_print(out, &copy, read_counter(&counters->far_copy_ms) / 1000);
    metric_print(out, &failing, read_counter(&counters->far_copy_failing));
}

void counters_print(const struct counters *counters, struct buf *out)
{
    static const struct metric pages = {"recourse_pages_total", "counter",
                                        "Pages for everybody, made anew or answered as they had been kept."};
    print_requests(counters, out);
    metric_begin(out, &pages);
    buf_printf(out, "recourse_pages_total{how=\"made\"} %lld\nrecourse_pages_total{how=\"kept\"} %lld\n",
               (long long)read_counter(&counters->pages[false]),
               (long long)read_counter(&counters->pages[true]));
    print_webhooks(counters, out);
    print_times(counters, out);
    print_far_copies(counters, out);
}
