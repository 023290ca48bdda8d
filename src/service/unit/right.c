#include "service/unit/right.h"

#include "base/words.h"
#include "text/kit/storable.h"

enum err require(struct ctx *ctx, const struct viewer *viewer, enum act act, struct subject subject)
{
    enum permit answer = permit(viewer, act, subject, ctx->now);
    if (answer == PERMIT_YES)
        return OK;
    enum err err =
        fail_said(&ctx->failure, ERR_REFUSED, NULL, say(ctx->failure.language, permit_sentence(answer, act)));
    ctx->failure.signed_in_may = answer == PERMIT_SIGN_IN;
    return err;
}

size_t least(const struct ctx *ctx, enum setting setting)
{
    int64_t chars = site_number(ctx->site, setting);
    return chars > 0 ? (size_t)chars : 1;
}

/* As many different letters as the shortest sentence has, and fewer where less is asked for. */
static bool says_nothing(struct str text, size_t min)
{
    enum { PART = 3, ENOUGH = 4 };
    size_t least = min / PART < ENOUGH ? min / PART : ENOUGH;
    return told_chars(text, least) < least;
}

enum err require_length(struct ctx *ctx, const char *field, struct str text, size_t min, size_t max)
{
    static const struct str few[2] =
        FORMS_("This has {n} character; at least {least} are needed so that others can help.",
               "This has {n} characters; at least {least} are needed so that others can help.");
    size_t chars = text_characters(text), told = said_chars(text);
    if (told == 0 && min > 0)
        return fail_field(&ctx->failure, ERR_INPUT, field, "Enter a text of at least {least} characters.",
                          PLACE_INT("least", (int64_t)min));
    bool little = told < min ? told != seen_chars(text) : says_nothing(text, min);
    if (little)
        return fail_field(&ctx->failure, ERR_INPUT, field,
                          "This says too little for others to help. Write a whole sentence.");
    if (told < min)
        return fail_said(&ctx->failure, ERR_INPUT, field,
                         arena_say_n(ctx->arena, ctx->failure.language, few, (int64_t)told,
                                     PLACES(PLACE_INT("least", (int64_t)min))));
    if (chars > max)
        return fail_field(&ctx->failure, ERR_INPUT, field,
                          "This has {count} characters; at most {most} fit. Shorten it by {over}.",
                          PLACE_INT("count", (int64_t)chars), PLACE_INT("most", (int64_t)max),
                          PLACE_INT("over", (int64_t)(chars - max)));
    return OK;
}
