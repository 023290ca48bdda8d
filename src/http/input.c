#include "http/input.h"

#include "text/json_form.h"

static bool type_is(const struct request *request, struct str type)
{
    struct str header = request_header(request, STR("Content-Type"));
    return str_eq_nocase(str_trim(str_cut(&header, ';')), type);
}

bool input_is_json(const struct request *request)
{
    return type_is(request, STR("application/json"));
}

static int read_body(struct call *call)
{
    const struct request *request = &call->exchange->request;
    struct failure *failure = &call->ctx->failure;
    struct arena *arena = &call->exchange->arena;
    if (request->body.len == 0)
        return 0;
    enum err err;
    if (input_is_json(request))
        err = json_form_read(arena, request->body, &call->form, failure);
    else if (type_is(request, STR("application/x-www-form-urlencoded")))
        err = form_parse(arena, request->body, &call->form, failure);
    else {
        fail(failure, ERR_INPUT,
             "Send a form (application/x-www-form-urlencoded) or JSON (application/json).");
        return 415;
    }
    return err ? 400 : 0;
}

int input_read(struct call *call)
{
    const struct request *request = &call->exchange->request;
    if (form_parse(&call->exchange->arena, request->query, &call->query, &call->ctx->failure))
        return 400;
    return read_body(call);
}

static bool has_line_break(struct str text)
{
    return str_find_char(text, '\n') < text.len || str_find_char(text, '\r') < text.len;
}

static struct str message_for(struct call *call, const struct input *input, struct str value)
{
    struct arena *arena = &call->exchange->arena;
    size_t chars = str_char_count(value);
    int64_t number;
    if (chars == 0)
        return input->min_chars ? arena_printf(arena, "Enter %.*s.", STR_ARG(input->label)) : STR_NONE;
    if (chars < input->min_chars)
        return arena_printf(arena, "This has %zu characters; at least %zu are needed.", chars,
                            input->min_chars);
    if (chars > input->max_chars)
        return arena_printf(arena, "This has %zu characters; at most %zu fit.", chars, input->max_chars);
    if (input->kind == INPUT_LINE && has_line_break(value))
        return STR("This must be one line.");
    if (input->kind == INPUT_NUMBER && (!str_to_int(value, &number) || number < 0))
        return STR("Enter a whole number, such as 12.");
    return STR_NONE;
}

void input_check(struct call *call)
{
    const struct form *from = call->route->method == METHOD_GET ? &call->query : &call->form;
    for (size_t i = 0; i < call->route->input_count; i++) {
        const struct input *input = &call->route->inputs[i];
        struct str value = form_get(from, input->name);
        if (input->kind != INPUT_SECRET)
            value = input->kind == INPUT_TEXT ? value : str_trim(value);
        call->values[i] = value;
        call->errors[i] = message_for(call, input, value);
        call->has_errors |= call->errors[i].len > 0;
    }
}
