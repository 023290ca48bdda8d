#include "http/site/counters.h"

#include "base/check.h"

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
};

struct counters *counters_new(void)
{
    struct counters *counters = calloc(1, sizeof *counters);
    check(counters != NULL);
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

static void print_webhooks(const struct counters *counters, struct buf *out)
{
    static const char *const names[OUTCOME_COUNT] = {[OUTCOME_TAKEN] = "taken",
                                                     [OUTCOME_UNPROVED] = "unproved",
                                                     [OUTCOME_OLD] = "old",
                                                     [OUTCOME_MALFORMED] = "malformed",
                                                     [OUTCOME_TOO_LARGE] = "too_large"};
    buf_put(out, STR("# TYPE recourse_tracking_webhooks_total counter\n"));
    for (size_t i = 0; i < OUTCOME_COUNT; i++)
        buf_printf(out, "recourse_tracking_webhooks_total{outcome=\"%s\"} %lld\n", names[i],
                   (long long)read_counter(&counters->webhooks[i]));
}

void counters_print(const struct counters *counters, struct buf *out)
{
    int64_t total = 0;
    buf_put(out, STR("# TYPE recourse_http_requests_total counter\n"));
    for (int i = 1; i < CLASSES; i++)
        buf_printf(out, "recourse_http_requests_total{class=\"%dxx\"} %lld\n", i,
                   (long long)read_counter(&counters->by_class[i]));
    buf_put(out, STR("# TYPE recourse_http_request_seconds histogram\n"));
    for (size_t i = 0; i < STEPS; i++) {
        total += read_counter(&counters->by_step[i]);
        buf_printf(out, "recourse_http_request_seconds_bucket{le=\"%g\"} %lld\n", (double)step_ms[i] / 1000,
                   (long long)total);
    }
    total += read_counter(&counters->by_step[STEPS]);
    buf_printf(out, "recourse_http_request_seconds_bucket{le=\"+Inf\"} %lld\n", (long long)total);
    buf_printf(out, "recourse_http_request_seconds_sum %g\n", (double)read_counter(&counters->sum_ms) / 1000);
    buf_printf(out, "recourse_http_request_seconds_count %lld\n", (long long)total);
    buf_printf(out,
               "# TYPE recourse_pages_total counter\nrecourse_pages_total{how=\"made\"} %lld\n"
               "recourse_pages_total{how=\"kept\"} %lld\n",
               (long long)read_counter(&counters->pages[false]),
               (long long)read_counter(&counters->pages[true]));
    print_webhooks(counters, out);
}
