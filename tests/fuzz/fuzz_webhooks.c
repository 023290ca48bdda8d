/* Messages and answers of tracking services, of any bytes. In the corpus the service stands before the body. */
#include "base/check.h"
#include "core/clock/clock.h"
#include "support/kit/fuzz.h"
#include "text/tracking/service.h"

enum { ARENA_BYTES = 64 * 1024 * 1024 };

static void examine(const struct webhook_message *message)
{
    check(message->count <= WEBHOOK_EVENTS_MAX && str_is_utf8(message->number));
    for (size_t i = 0; i < message->count; i++) {
        const struct webhook_event *event = &message->events[i];
        check(event->event < PARCEL_EVENT_COUNT && event->word < PARCEL_WORD_COUNT);
        bool within = event->at.ms >= CLOCK_FIRST.ms && event->at.ms < CLOCK_LAST.ms;
        check(within || (event->at.ms == 0 && event->event == PARCEL_UNKNOWN));
        check(str_is_utf8(event->words) && str_is_utf8(event->code) && str_is_utf8(event->place));
        check(event->country[2] == 0);
        check(i == 0 || !instant_before(message->events[i - 1].at, event->at));
    }
}

static void try_body(struct arena *arena, enum webhook webhook, struct str body)
{
    struct failure failure = {0};
    struct webhook_message message;
    if (webhook_read(arena, webhook, body, &message, &failure) == OK)
        examine(&message);
    else
        check(failure.err == ERR_INPUT && failure.text[0]);
    /* Whatever a stranger sends as a signature proves nothing. */
    struct webhook_sealed sealed = {webhook, STR("a secret"), body, body, (struct instant){1000}};
    check(webhook_prove(arena, &sealed) != PROOF_HOLDS);
}

/* Whatever a service answers is about the numbers that were asked for. */
static void try_answer(struct arena *arena, enum webhook service, struct str body)
{
    struct str trouble;
    struct service_answer answers[2];
    struct service_number numbers[2] = {{STR("RA123456785CN"), STR_NONE, STR_NONE},
                                        {STR("X1"), STR_NONE, STR_NONE}};
    struct service_asked asked = {service, SERVICE_READ, numbers, service_most(service) > 1 ? 2 : 1};
    for (int status = 200; status < 600; status += 204) {
        struct service_reply reply = {status, body};
        service_read(arena, &asked, &reply, answers, &trouble);
        for (size_t i = 0; i < asked.count; i++) {
            check(answers[i].said <= SERVICE_FULL && (answers[i].said != SERVICE_SILENT || trouble.len));
            examine(&answers[i].message);
        }
    }
}

static struct arena arena;

static void begin(void)
{
    arena_init(&arena, ARENA_BYTES);
}

static void end(void)
{
    arena_free(&arena);
}

static void try_line(struct str line)
{
    struct str body = line, name = str_cut(&body, ' ');
    enum webhook named = webhook_named(name);
    for (enum webhook webhook = 0; webhook < WEBHOOK_COUNT; webhook++) {
        if (named == WEBHOOK_COUNT || named == webhook)
            try_body(&arena, webhook, body);
        try_answer(&arena, webhook, body);
        arena_reset(&arena);
    }
}

int main(int argc, char **argv)
{
    static const struct fuzz fuzz = {
        .corpus = "webhooks.txt",
        .begin = begin,
        .end = end,
        .try = try_line,
        .cases = 600,
        .bytes_max = 65536,
    };
    return fuzz_run(&fuzz, argc, argv);
}
