/* A far side that takes so many calls a second gets no more from all servers of one database together. */
#include "base/check.h"
#include "service/reach/outbox.h"
#include "service/unit/work.h"
#include "support/kit/store_fixture.h"

#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NODES = 2, ROWS = 40, CLAIMS = 24, CALLS = 3, JOB_BYTES = 1 << 20, FAILED = 100 };

/* Servers of one database: each has its own writers. */
struct nodes {
    struct writers *writers[NODES];
    pthread_mutex_t lock;
    pthread_cond_t changed;
    size_t done, claimed;
    enum err err;
    struct failure failure;
};

struct claim {
    struct nodes *nodes;
    struct unit unit;
    struct arena arena;
    struct instant now;
    size_t got;
};

static enum err put_rows(struct ctx *ctx, void *arg)
{
    (void)arg;
    enum err err = OK;
    ctx->now = (struct instant){1000};
    for (int i = 0; !err && i < ROWS; i++)
        err = outbox_put(ctx, (struct outgoing){.key = arena_printf(ctx->arena, "row %d", i),
                                                .kind = STR("own"),
                                                .destination = STR("read"),
                                                .payload = STR("{}")});
    return err;
}

static enum err claim_one(struct ctx *ctx, void *arg)
{
    struct claim *claim = arg;
    struct outgoings claimed;
    struct outbox_asked asked = {STR("own"), 1, true, CALLS};
    ctx->now = claim->now;
    enum err err = outbox_claim(ctx, &asked, &claimed);
    claim->got = claimed.count;
    return err;
}

static void claim_done(void *arg, enum err err, const struct failure *failure)
{
    struct claim *claim = arg;
    struct nodes *nodes = claim->nodes;
    pthread_mutex_lock(&nodes->lock);
    nodes->done++;
    nodes->claimed += err ? 0 : claim->got;
    if (err && !nodes->err) {
        nodes->err = err;
        nodes->failure = *failure;
    }
    pthread_cond_broadcast(&nodes->changed);
    pthread_mutex_unlock(&nodes->lock);
}

static void submit(struct nodes *nodes, struct claim *claim, size_t node,
                   enum err (*run)(struct ctx *ctx, void *arg))
{
    arena_init(&claim->arena, JOB_BYTES);
    claim->nodes = nodes;
    claim->unit = (struct unit){.run = run, .done = claim_done, .arg = claim, .arena = &claim->arena};
    assert_true(writers_submit(nodes->writers[node], &claim->unit));
}

static void wait_for(struct nodes *nodes, size_t count)
{
    pthread_mutex_lock(&nodes->lock);
    while (nodes->done < count)
        pthread_cond_wait(&nodes->changed, &nodes->lock);
    pthread_mutex_unlock(&nodes->lock);
    assert_ok(nodes->err, &nodes->failure);
}

/* So many claims at that moment, half of them by each server; how many got something. */
static size_t claim_at(struct nodes *nodes, int64_t ms)
{
    static struct claim claims[CLAIMS];
    nodes->done = nodes->claimed = 0;
    for (size_t i = 0; i < CLAIMS; i++) {
        claims[i] = (struct claim){.now = {ms}};
        submit(nodes, &claims[i], i % NODES, claim_one);
    }
    wait_for(nodes, CLAIMS);
    for (size_t i = 0; i < CLAIMS; i++)
        arena_free(&claims[i].arena);
    return nodes->claimed;
}

static void open_nodes(struct nodes *nodes, struct str url, struct site *site)
{
    struct claim rows = {0};
    *nodes = (struct nodes){.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};
    for (size_t i = 0; i < NODES; i++)
        assert_ok(writers_start(url, 4, site, &nodes->writers[i], &nodes->failure), &nodes->failure);
    submit(nodes, &rows, 0, put_rows);
    wait_for(nodes, 1);
    arena_free(&rows.arena);
}

static void close_nodes(struct nodes *nodes)
{
    for (size_t i = 0; i < NODES; i++)
        writers_stop(nodes->writers[i]);
}

/* What a server process of its own gets at that moment; it ends with the count, or with FAILED. */
static int process_claims(struct str url, int64_t ms)
{
    static struct nodes nodes;
    nodes = (struct nodes){.lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};
    for (size_t i = 0; i < NODES; i++)
        if (writers_start(url, 4, NULL, &nodes.writers[i], &nodes.failure) != OK)
            return FAILED;
    size_t claimed = claim_at(&nodes, ms);
    bool failed = nodes.err != OK;
    close_nodes(&nodes);
    return failed ? FAILED : (int)claimed;
}

static int claims_of_processes(struct str url, int64_t ms)
{
    pid_t pids[NODES];
    int all = 0, status;
    for (size_t i = 0; i < NODES; i++) {
        pids[i] = fork();
        assert_true(pids[i] >= 0);
        if (pids[i] == 0)
            _exit(process_claims(url, ms));
    }
    for (size_t i = 0; i < NODES; i++) {
        assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
        assert_true(WIFEXITED(status));
        all += WEXITSTATUS(status);
    }
    return all;
}

/* SQLite has one server. */
static void two_processes_on_one_postgresql_make_so_many_calls_a_second_together(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct nodes nodes;
        if (database->kind != DB_POSTGRES)
            continue;
        open_nodes(&nodes, database->url, NULL);
        close_nodes(&nodes); /* no thread lives when the processes begin */
        for (int64_t second = 10; second < 16; second++) {
            assert_int_equal(claims_of_processes(database->url, second * 1000), CALLS);
            assert_int_equal(claims_of_processes(database->url, second * 1000 + 999), 0);
        }
    }
}

/* Two minutes before its lease ends nothing of it is begun any more; then it is somebody else's. */
static void what_a_server_claimed_and_never_settled_is_claimed_again_after_its_lease(void **state)
{
    enum { LEASE_MS = 5 * 60 * 1000 };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct nodes nodes;
        open_nodes(&nodes, database->url, NULL);
        size_t claimed = 0;
        int64_t second = 10;
        for (; claimed < ROWS; second++) { /* all of them, and the server ends */
            size_t got = claim_at(&nodes, second * 1000);
            assert_true(got > 0);
            claimed += got;
        }
        assert_int_equal(claimed, ROWS);
        assert_int_equal(claim_at(&nodes, 10 * 1000 + LEASE_MS - 1), 0);
        assert_int_equal(claim_at(&nodes, second * 1000 + LEASE_MS), CALLS);
        close_nodes(&nodes);
    }
}

static void two_servers_together_make_so_many_calls_a_second_and_no_more(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct nodes nodes;
        open_nodes(&nodes, database->url, NULL);
        assert_int_equal(claim_at(&nodes, 10000), CALLS);
        assert_int_equal(claim_at(&nodes, 10400), 0);
        assert_int_equal(claim_at(&nodes, 10999), 0);
        assert_int_equal(claim_at(&nodes, 11000), CALLS);
        assert_int_equal(claim_at(&nodes, 11999), 0);
        assert_int_equal(claim_at(&nodes, 5000), 0);                    /* a clock that is behind */
        assert_int_equal(claim_at(&nodes, 11999 + 3600 * 1000), CALLS); /* and one that went ahead */
        assert_int_equal(claim_at(&nodes, 20000), CALLS);
        close_nodes(&nodes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_processes_on_one_postgresql_make_so_many_calls_a_second_together),
        cmocka_unit_test(what_a_server_claimed_and_never_settled_is_claimed_again_after_its_lease),
        cmocka_unit_test(two_servers_together_make_so_many_calls_a_second_and_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
