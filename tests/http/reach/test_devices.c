/* Notices to devices: turned on, sealed, received, and gone when the push service says so. */
#include "base/check.h"
#include "service/reach/push.h"
#include "store/reach/notice.h"
#include "support/reach/pushed.h"

#include <stdio.h>
#include <time.h>

/* Waits until the page shows it, or does not any more. */
static bool in_time(struct browser *b, const char *target, const char *text, bool there)
{
    for (int i = 0; i < 300; i++) {
        browser_get(b, target);
        if (browser_sees(b, text) == there)
            return true;
        nanosleep(&(struct timespec){0, 50 * 1000 * 1000}, NULL);
    }
    return false;
}

static void turn_on(struct pushed *pushed, struct browser *b, struct receiver *receiver, const char *path)
{
    receiver_begin(receiver, path);
    assert_int_equal(browser_post(b, "/account/devices", receiver_form(pushed, receiver)), 303);
}

/* A question of the one, answered by the other. */
static void ask(struct browser *asker)
{
    char form[200];
    snprintf(form, sizeof form, "title=Where+is+my+parcel%%3F&body=It+is+late.&category=%lld",
             (long long)asker->site->category_id);
    assert_int_equal(browser_post(asker, "/ask", form), 303);
}

static void answer(struct browser *other)
{
    assert_int_equal(browser_post(other, "/questions/1/answers", "body=Ask+the+post+office+first."), 303);
}

static void a_device_that_is_turned_on_reads_what_is_told(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct pushed pushed;
        struct receiver phone, laptop;
        struct browser *ann = pushed_begin(&pushed, database, true), bo;
        browser_become(ann, "Ann", ROLE_MEMBER);
        turn_on(&pushed, ann, &phone, "/phone");
        browser_follow(ann);
        assert_sees(ann, "Notices come to this device from now on.");
        assert_sees(ann, "Turned on");
        struct str hello = pushed_message(&pushed, 1);
        assert_true(str_starts(hello, STR("/phone\n")));
        assert_sees(ann, "Remove it");
        struct str read = receiver_reads(&pushed, &phone, hello);
        assert_true(str_find(read, STR("Notices come to this device from now on.")) < read.len);
        ask(ann);
        bo = visit_another(&pushed.visit);
        browser_become(&bo, "Bo", ROLE_MEMBER);
        answer(&bo);
        struct str told = pushed_message(&pushed, 2);
        read = receiver_reads(&pushed, &phone, told);
        assert_true(str_find(read, STR("Bo answered your question: Where is my parcel?")) < read.len);
        assert_true(str_find(read, STR("\"path\":\"/questions/1/")) < read.len);
        assert_true(str_starts(pushed_header(told, "Authorization"), STR("vapid t=")));
        assert_str(pushed_header(told, "Content-Encoding"), "aes128gcm");
        assert_str(pushed_header(told, "TTL"), "172800");
        assert_str(pushed_header(told, "Urgency"), "normal");
        assert_int_equal(pushed_header(told, "Topic").len, 32);
        /* Nobody else reads it. */
        receiver_begin(&laptop, "/laptop");
        assert_int_equal(receiver_reads(&pushed, &laptop, told).len, 0);
        receiver_end(&laptop);
        receiver_end(&phone);
        browser_close(&bo);
        pushed_end(&pushed);
    }
}

static void an_address_that_was_typed_gets_a_plain_text_and_a_link(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct pushed pushed;
        struct browser *ann = pushed_begin(&pushed, database, true), bo;
        static const char *const wrong[] = {"topic=ntfy.sh%2Fone", "topic=https%3A%2F%2Fntfy.sh",
                                            "topic=https%3A%2F%2Fntfy.sh%2F", "topic=https%3A%2F%2Fa+b%2Fc"};
        browser_become(ann, "Ann", ROLE_MEMBER);
        for (size_t i = 0; i < COUNT_OF(wrong); i++) {
            assert_int_equal(browser_post(ann, "/account/devices/address", wrong[i]), 422);
            assert_sees(ann, "id=\"topic-error\"");
        }
        const char *form = arena_printf(&ann->arena, "topic=http%%3A%%2F%%2F127.0.0.1%%3A%lld%%2Fmine",
                                        (long long)pushed.port)
                               .at;
        assert_int_equal(browser_post(ann, "/account/devices/address", form), 303);
        browser_follow(ann);
        assert_sees(ann, "Notices come to this address from now on.");
        assert_true(str_starts(pushed_message(&pushed, 1), STR("/mine\n")));
        ask(ann);
        bo = visit_another(&pushed.visit);
        browser_become(&bo, "Bo", ROLE_MEMBER);
        answer(&bo);
        struct str told = pushed_message(&pushed, 2);
        assert_true(str_find(pushed_header(told, "Click"), STR("/questions/1/")) <
                    pushed_header(told, "Click").len);
        assert_str(pushed_header(told, "Content-Type"), "text/plain; charset=utf-8");
        assert_str(pushed_header(told, "Priority"), "default");
        browser_close(&bo);
        pushed_end(&pushed);
    }
}

static void an_endpoint_of_unified_push_gets_what_only_its_app_can_read(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct pushed pushed;
        struct receiver app;
        struct browser *ann = pushed_begin(&pushed, database, true);
        browser_become(ann, "Ann", ROLE_MEMBER);
        receiver_begin(&app, "/UP?token=x");
        struct str form = str_from(receiver_form(&pushed, &app)); /* "address=..." */
        const char *typed = arena_printf(&ann->arena, "topic%.*s", STR_ARG(str_slice(form, 7, form.len))).at;
        const char *wrong =
            arena_printf(&ann->arena, "%.*s", (int)str_find(str_from(typed), STR("&auth=")), typed).at;
        assert_int_equal(browser_post(ann, "/account/devices/address", wrong), 422);
        assert_sees(ann, "These are no keys of UnifiedPush");
        assert_int_equal(browser_post(ann, "/account/devices/address", typed), 303);
        struct str told = pushed_message(&pushed, 1);
        assert_true(str_starts(told, STR("/UP?token=x\n")));
        assert_str(pushed_header(told, "Content-Encoding"), "aes128gcm");
        assert_true(str_starts(pushed_header(told, "Authorization"), STR("vapid t=")));
        assert_true(pushed_header(told, "TTL").len > 0 && pushed_header(told, "Urgency").len > 0);
        struct str read = receiver_reads(&pushed, &app, told);
        assert_true(str_find(read, STR("Notices come to this address from now on.")) < read.len);
        receiver_end(&app);
        pushed_end(&pushed);
    }
}

static void a_device_that_is_gone_is_removed_and_one_that_waits_is_not(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct pushed pushed;
        struct receiver phone, laptop;
        struct browser *ann = pushed_begin(&pushed, database, true);
        browser_become(ann, "Ann", ROLE_MEMBER);
        pushed_fault(&pushed, "410\n");
        turn_on(&pushed, ann, &phone, "/phone");
        pushed_message(&pushed, 1);
        assert_true(in_time(ann, "/account/notices", "Turned on", false));
        browser_get(ann, "/notices");
        assert_sees(
            ann,
            "<a href=\"/account/notices\" dir=\"auto\">Notices do not reach one of your devices any more");
        pushed_fault(&pushed, "429 60\n");
        turn_on(&pushed, ann, &laptop, "/laptop");
        pushed_message(&pushed, 2);
        browser_get(ann, "/account/notices");
        assert_sees(ann, "Turned on");
        struct browser mod = visit_another(&pushed.visit);
        browser_become(&mod, "Mod", ROLE_OPERATOR);
        assert_true(in_time(&mod, "/admin/outbox", "HTTP 429", true));
        assert_not_sees(&mod, "/laptop");
        assert_int_equal(pushed_count(&pushed), 2);
        browser_close(&mod);
        receiver_end(&laptop);
        receiver_end(&phone);
        pushed_end(&pushed);
    }
}

/* ---- who does not answer ---- */

enum { WAITING = 30 };

/* Many wait for an address that never answers, and one behind them for another. */
struct waiting {
    struct pushed *pushed;
    int64_t person_id;
};

static enum err put_many(struct ctx *ctx, void *arg)
{
    struct push_device devices[] = {{.name = STR("Hangs"), .made_at = ctx->now},
                                    {.name = STR("Answers"), .made_at = ctx->now}};
    const struct waiting *waiting = arg;
    for (int i = 0; i <= WAITING; i++) {
        struct push_device *device = &devices[i == WAITING];
        device->person_id = waiting->person_id;
        device->address = arena_printf(ctx->arena, "http://127.0.0.1:%lld/%s",
                                       (long long)waiting->pushed->port, i == WAITING ? "answers" : "hangs");
        if (!device->id)
            assert_int_equal(push_device_put(ctx->db, device), OK);
        struct outgoing outgoing = {
            .key = arena_printf(ctx->arena, "push %lld test %d", (long long)device->id, i),
            .kind = STR(OUTGOING_PUSH),
            .person_id = waiting->person_id,
            .destination = STR("127.0.0.1"),
            .payload = STR("{\"body\":\"Hi\",\"path\":\"/notices\",\"tag\":\"t\",\"urgent\":false}")};
        assert_int_equal(outbox_put(ctx, outgoing), OK);
    }
    return OK;
}

static enum err hang_longer(struct ctx *ctx, void *arg)
{
    int64_t id = 0;
    struct push_device device;
    struct push_devices devices;
    const struct waiting *waiting = arg;
    assert_int_equal(push_devices_load(ctx->db, ctx->arena, waiting->person_id, &devices), OK);
    assert_int_equal(devices.count, 2);
    for (size_t i = 0; i < devices.count; i++)
        if (str_eq(devices.at[i].name, STR("Hangs")))
            id = devices.at[i].id;
    struct outgoing outgoing = {.key = arena_printf(ctx->arena, "push %lld test", (long long)id),
                                .person_id = waiting->person_id};
    struct handed came = {.delivery = LATER};
    assert_int_equal(push_settle(ctx, &outgoing, &came), OK);
    assert_int_equal(push_device_load(ctx->db, ctx->arena, id, &device), OK);
    assert_true(device.failing_since.ms > 0);
    /* What was read before it left was not sent: the device is as silent as before. */
    assert_int_equal(push_settle(ctx, &outgoing, &(struct handed){.delivery = DELIVERED, .unsent = true}),
                     OK);
    struct instant since = device.failing_since, used = device.used_at;
    assert_int_equal(push_device_load(ctx->db, ctx->arena, id, &device), OK);
    assert_int_equal(device.failing_since.ms, since.ms);
    assert_int_equal(device.used_at.ms, used.ms);
    ctx->now = instant_add(device.failing_since, SPAN_DAYS(PUSH_PATIENCE_DAYS));
    assert_int_equal(push_settle(ctx, &outgoing, &(struct handed){.delivery = PUT_OFF}), OK);
    assert_int_equal(push_device_load(ctx->db, ctx->arena, id, &device), OK);
    assert_int_equal(push_settle(ctx, &outgoing, &came), OK);
    assert_int_equal(push_device_load(ctx->db, ctx->arena, id, &device), ERR_NOT_FOUND);
    return OK;
}

static void an_address_that_does_not_answer_holds_up_nobody_elses(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct pushed pushed;
        struct browser *ann = pushed_begin(&pushed, database, true);
        struct waiting waiting = {&pushed, browser_become(ann, "Ann", ROLE_MEMBER)};
        struct instant before = instant_now();
        http_arrange(&pushed.visit.site, put_many, &waiting);
        bool answered = false;
        for (int n = 1; n <= 2 && !answered; n++)
            answered = str_starts(pushed_message(&pushed, n), STR("/answers"));
        assert_true(answered);
        print_message("the other one after %lld ms\n", (long long)instant_since(instant_now(), before).ms);
        /* One call tells that it does not answer: the others for it wait, and are not tried one by one. */
        struct browser mod = visit_another(&pushed.visit);
        browser_become(&mod, "Mod", ROLE_OPERATOR);
        assert_true(in_time(&mod, "/admin/outbox", "127.0.0.1", true) ||
                    in_time(&mod, "/admin/outbox", "127.0.0.1", true));
        assert_int_equal(pushed_count(&pushed), 2);
        http_arrange(&pushed.visit.site, hang_longer, &waiting);
        browser_get(ann, "/notices");
        assert_sees(ann, "turn them on there again: Hangs");
        browser_close(&mod);
        pushed_end(&pushed);
    }
}

static void addresses_inside_the_network_are_refused(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct pushed pushed;
        struct receiver phone;
        struct browser *ann = pushed_begin(&pushed, database, false), mod;
        browser_become(ann, "Ann", ROLE_MEMBER);
        turn_on(&pushed, ann, &phone, "/phone");
        mod = visit_another(&pushed.visit);
        browser_become(&mod, "Mod", ROLE_OPERATOR);
        assert_true(in_time(&mod, "/admin/outbox", "push: 127.0.0.1", true));
        assert_sees(&mod, "given up");
        assert_int_equal(pushed_count(&pushed), 0);
        browser_close(&mod);
        receiver_end(&phone);
        pushed_end(&pushed);
    }
}

static void what_is_no_subscription_is_refused_and_several_devices_are_each_ones_own(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "address=&key=&auth=", "address=ftp%3A%2F%2Fa.example%2F&key=AAAA&auth=AAAA",
        "address=https%3A%2F%2Fa.example%2F&key=AAAA&auth=AAAA"};
    FOR_EACH_DATABASE(database)
    {
        struct pushed pushed;
        struct receiver phone, laptop;
        struct browser *ann = pushed_begin(&pushed, database, true), bo;
        assert_int_equal(browser_post(ann, "/account/devices", wrong[0]), 401);
        browser_become(ann, "Ann", ROLE_MEMBER);
        for (size_t i = 0; i < COUNT_OF(wrong); i++) {
            assert_int_equal(browser_post(ann, "/account/devices", wrong[i]), 422);
            assert_sees(ann, "Is JavaScript on?");
        }
        turn_on(&pushed, ann, &phone, "/phone");
        turn_on(&pushed, ann, &laptop, "/laptop");
        bo = visit_another(&pushed.visit);
        browser_become(&bo, "Bo", ROLE_MEMBER);
        assert_int_equal(browser_post(&bo, "/account/devices/1/remove", ""), 404);
        assert_int_equal(browser_post(ann, "/account/devices/1/remove", ""), 303);
        browser_follow(ann);
        assert_sees(ann, "Nothing is sent to that device any more.");
        assert_sees(ann, "/account/devices/2/remove");
        assert_not_sees(ann, "/account/devices/1/remove");
        assert_int_equal(browser_post(ann, "/account/devices/1/remove", ""), 404);
        /* The browser is Bo's now: Ann's notices do not come to it any more. */
        assert_int_equal(browser_post(&bo, "/account/devices", receiver_form(&pushed, &laptop)), 303);
        browser_get(ann, "/account/notices");
        assert_not_sees(ann, "Turned on");
        browser_close(&bo);
        receiver_end(&laptop);
        receiver_end(&phone);
        pushed_end(&pushed);
    }
}

static void what_is_not_wanted_on_devices_is_not_pushed(void **state)
{
    (void)state;
    static const char form[] =
        "page_answers=1&mail_answers=none&push_comments=1&mail_comments=none&mail_"
        "mentions=none&mail_accepted=none&mail_votes=none&mail_suggestions=none&mail_searches=none&"
        "mail_closing=none&mail_verdicts=none&mail_edits=none&mail_reports=none&mail_"
        "follows=none&mail_orders=none";
    FOR_EACH_DATABASE(database)
    {
        struct pushed pushed;
        struct receiver phone;
        struct browser *ann = pushed_begin(&pushed, database, true), bo;
        browser_become(ann, "Ann", ROLE_MEMBER);
        turn_on(&pushed, ann, &phone, "/phone");
        assert_int_equal(browser_post(ann, "/account/notices", form), 303);
        ask(ann);
        bo = visit_another(&pushed.visit);
        browser_become(&bo, "Bo", ROLE_MEMBER);
        answer(&bo);
        assert_int_equal(browser_post(&bo, "/posts/question/1/comments", "body=Which+carrier+is+it%3F"), 303);
        pushed_message(&pushed, 1);
        struct str read = receiver_reads(&pushed, &phone, pushed_message(&pushed, 2));
        assert_true(str_find(read, STR("Bo commented on your question")) < read.len);
        assert_int_equal(pushed_count(&pushed), 2);
        browser_get(ann, "/notices");
        assert_sees(ann, "Bo answered your question");
        assert_not_sees(ann, "Bo commented");
        browser_close(&bo);
        receiver_end(&phone);
        pushed_end(&pushed);
    }
}

static void the_worker_stands_at_the_root_and_asks_for_nothing_else(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, b)
    {
        assert_int_equal(browser_get(b, "/worker.js"), 200);
        assert_str(browser_header(b, "Cache-Control"), "no-cache");
        assert_sees(b, "showNotification");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_device_that_is_turned_on_reads_what_is_told),
        cmocka_unit_test(an_address_that_was_typed_gets_a_plain_text_and_a_link),
        cmocka_unit_test(an_endpoint_of_unified_push_gets_what_only_its_app_can_read),
        cmocka_unit_test(a_device_that_is_gone_is_removed_and_one_that_waits_is_not),
        cmocka_unit_test(an_address_that_does_not_answer_holds_up_nobody_elses),
        cmocka_unit_test(addresses_inside_the_network_are_refused),
        cmocka_unit_test(what_is_no_subscription_is_refused_and_several_devices_are_each_ones_own),
        cmocka_unit_test(what_is_not_wanted_on_devices_is_not_pushed),
        cmocka_unit_test(the_worker_stands_at_the_root_and_asks_for_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
