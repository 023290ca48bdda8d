#include "service/reach/mail.h"

#include "service/reach/outbox.h"

static struct outgoing outgoing_of(struct ctx *ctx, struct str key, int64_t person_id,
                                   const struct letter *letter)
{
    return (struct outgoing){.key = key,
                             .kind = STR(OUTGOING_MAIL),
                             .person_id = person_id,
                             .destination = letter->to,
                             .payload = letter_write(ctx->arena, letter)};
}

enum err mail_put(struct ctx *ctx, struct str key, int64_t person_id, const struct letter *letter)
{
    return outbox_put(ctx, outgoing_of(ctx, key, person_id, letter));
}

struct letter mail_letter(struct ctx *ctx, struct str to, struct str subject)
{
    return (struct letter){.to = to, .subject = subject, .tag = language_tag(ctx->failure.language)};
}
