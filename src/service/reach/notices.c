#include "service/reach/notices.h"

enum err notice_list(struct ctx *ctx, const struct viewer *viewer, int64_t before, struct notices *notices)
{
    return notices_load(ctx->db, ctx->arena, (struct notice_list){viewer->person_id, before, NOTICES_PAGE},
                        notices);
}

enum err notice_read(struct ctx *ctx, const struct viewer *viewer, int64_t newest)
{
    return notices_set_read(ctx->db, viewer->person_id, newest, ctx->now);
}

enum err notice_read_question(struct ctx *ctx, int64_t person_id, int64_t question_id, struct instant until)
{
    return notices_set_read_of(ctx->db, person_id, question_id, until, ctx->now);
}

enum err notice_forget(struct ctx *ctx)
{
    enum { OF_A_ROUND = 5000 };
    return notices_forget(ctx->db, instant_add(ctx->now, SPAN_DAYS(-NOTICE_KEPT_DAYS)), OF_A_ROUND);
}

struct notice_habit notice_habit(enum notice_choice choice)
{
    const struct notice_choice_row *row = &notice_choice_rows[choice];
    return (struct notice_habit){row->name, row->mail, true, !row->quiet};
}

enum err notice_choices_read(struct ctx *ctx, int64_t person_id,
                             struct notice_choice_made made[NOTICE_CHOICE_COUNT])
{
    size_t count;
    struct chosen_notice *chosen = ARENA_ARRAY(ctx->arena, struct chosen_notice, CHOSEN_MAX);
    for (size_t i = 0; i < NOTICE_CHOICE_COUNT; i++)
        made[i] = (struct notice_choice_made){true, !notice_choice_rows[i].quiet, notice_choice_rows[i].mail};
    enum err err = notice_choices(ctx->db, ctx->arena, person_id, chosen, &count);
    for (size_t i = 0; !err && i < NOTICE_CHOICE_COUNT; i++)
        for (size_t k = 0; k < count; k++)
            if (str_eq(chosen[k].choice, notice_choice_rows[i].name))
                made[i] = (struct notice_choice_made){chosen[k].on_page, chosen[k].push, chosen[k].mail};
    return err;
}

enum err notice_choices_write(struct ctx *ctx, int64_t person_id,
                              const struct notice_choice_made made[NOTICE_CHOICE_COUNT])
{
    enum err err = OK;
    for (size_t i = 0; !err && i < NOTICE_CHOICE_COUNT; i++) {
        const struct notice_choice_row *row = &notice_choice_rows[i];
        if (!notice_mail_known(made[i].mail))
            return fail(&ctx->failure, ERR_INPUT, "Choose from the list how often it is mailed.");
        struct chosen_notice chosen = {row->name, made[i].mail, made[i].on_page || row->always_here,
                                       made[i].push};
        err = notice_choose(ctx->db, person_id, &chosen);
    }
    return err;
}
