#include "web/kit/ready_form.h"

#include "service/desk/ready.h"

bool ready_form_asked(struct call *call)
{
    return call->route->method == METHOD_POST && str_eq(form_get(&call->form, STR("button")), STR("ready"));
}

enum err ready_form_of(struct call *call, struct url url, struct str button, struct str hint,
                       struct ready_form *form)
{
    struct ready_rights rights;
    struct ready_answers all;
    struct str error = form->choice.error, chosen = form_get(&call->form, STR("ready"));
    enum err err = ready_rights(call->ctx, &call->viewer, &rights);
    if (err || !rights.own)
        return err;
    err = ready_answers(call->ctx, &call->viewer, form->market_id, &all);
    if (err)
        return err;
    form->url = url;
    form->button = say(call->language, button);
    form->choice =
        (struct select_view){.name = STR("ready"),
                             .label = STR(N_("Ready answer")),
                             .hint = hint,
                             .error = error,
                             .choices = ARENA_ARRAY(arena_of(call), struct choice_view, all.count + 1),
                             .count = all.count};
    for (size_t i = 0; i < all.count; i++) {
        struct str id = arena_printf(arena_of(call), "%lld", (long long)all.at[i].id);
        form->choice.choices[i] = (struct choice_view){id, all.at[i].name, str_eq(id, chosen), true};
    }
    return OK;
}

enum err ready_form_put(struct call *call, const struct ready_facts *facts, struct ready_form *form,
                        struct str *typed)
{
    int64_t id = 0;
    struct ready_answer answer;
    if (!str_to_int(form_get(&call->form, STR("ready")), &id)) {
        form->choice.error = call_say(call, "Choose a ready answer from the list.");
        return OK;
    }
    enum err err = ready_open(call->ctx, &call->viewer, id, &answer);
    if (err)
        return err;
    struct str filled = ready_filled(arena_of(call), call->language, answer.body, facts, &form->facts_used);
    struct str before = str_trim(*typed);
    *typed =
        before.len ? arena_printf(arena_of(call), "%.*s\n\n%.*s", STR_ARG(before), STR_ARG(filled)) : filled;
    return OK;
}
