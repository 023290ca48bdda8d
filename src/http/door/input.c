#include "http/door/input.h"

#include "base/check.h"
#include "http/door/numbers.h"
#include "http/door/router.h"
#include "text/kit/json_form.h"
#include "text/kit/storable.h"

static bool type_is(const struct request *request, struct str type)
{
    struct str header = request_header(request, STR("Content-Type"));
    return str_eq_nocase(str_trim(str_cut(&header, ';')), type);
}

bool input_is_json(const struct request *request)
{
    return type_is(request, STR("application/json"));
}

static int read_text(struct call *call)
{
    const struct request *request = &call->exchange->request;
    if (!type_is(request, STR("text/plain"))) {
        fail(&call->ctx->failure, ERR_INPUT, "Send plain text (text/plain).");
        return 415;
    }
    if (!str_is_utf8(request->body)) {
        fail(&call->ctx->failure, ERR_INPUT, "The text is not UTF-8.");
        return 400;
    }
    return 0;
}

static const struct input *declared(const struct call *call, struct str name)
{
    for (size_t i = 0; i < call->route->input_count; i++)
        if (str_eq(name, call->route->inputs[i].name))
            return &call->route->inputs[i];
    return NULL;
}

/* A program that misspells a field is told so: what it meant would be lost in silence. */
static int read_member(struct call *call, const struct json_value *member)
{
    struct failure *failure = &call->ctx->failure;
    const struct input *input = declared(call, member->name);
    if (!input) {
        struct str name = str_char_prefix(member->name, FORM_NAME_MAX);
        fail_field(failure, ERR_INPUT, arena_cstr(arena_of(call), name), "There is no field \"{name}\" here.",
                   PLACE("name", name));
        return 422;
    }
    if (input->kind == INPUT_LIST && (member->kind == JSON_KIND_ARRAY || member->kind == JSON_KIND_NULL))
        return 0;
    if (input->kind == INPUT_LIST) {
        fail_field(failure, ERR_INPUT, input->name.at, "The field \"{name}\" is a list: [...].",
                   PLACE("name", member->name));
        return 422;
    }
    if (input->kind == INPUT_TRUTH && member->kind != JSON_KIND_BOOL && member->kind != JSON_KIND_NULL) {
        fail_field(failure, ERR_INPUT, input->name.at,
                   "The field \"{name}\" is true or false, without quotes.", PLACE("name", member->name));
        return 422;
    }
    return json_form_add(arena_of(call), member, &call->form, failure) ? 400 : 0;
}

static int read_json(struct call *call)
{
    struct arena *arena = arena_of(call);
    struct json_value *object = ARENA_NEW(arena, struct json_value);
    if (json_form_object(arena, call->exchange->request.body, object, &call->ctx->failure))
        return 400;
    int status = 0;
    for (size_t i = 0; !status && i < object->count; i++)
        status = read_member(call, &object->list[i]);
    call->json = object;
    return status;
}

static enum err read_files(struct call *call, struct str boundary)
{
    const struct request *request = &call->exchange->request;
    enum err err = multipart_parse(arena_of(call), request->body, boundary, &call->form, &call->files);
    if (err == ERR_LIMIT)
        return fail(&call->ctx->failure, ERR_LIMIT,
                    "At most {files} files, {fields} fields and 1 MB of text fit into one form.",
                    PLACE_INT("files", MULTIPART_FILES_MAX), PLACE_INT("fields", FORM_FIELDS_MAX));
    return err ? fail(&call->ctx->failure, err, "The form was cut off on its way. Send it again.") : OK;
}

static int read_body(struct call *call)
{
    const struct request *request = &call->exchange->request;
    struct failure *failure = &call->ctx->failure;
    struct arena *arena = arena_of(call);
    if (request->body.len == 0 || call->route->flags & ROUTE_RAW)
        return 0;
    if (call->route->flags & ROUTE_TEXT)
        return read_text(call);
    struct str boundary = STR_NONE;
    if (call->route->flags & ROUTE_FILES)
        boundary = multipart_boundary(request_header(request, STR("Content-Type")));
    if (boundary.len)
        return read_files(call, boundary) ? 400 : 0;
    if (request->body.len > INPUT_BODY_MAX) {
        fail(failure, ERR_LIMIT, "This is larger than the help desk takes, so nothing was done.");
        return 413;
    }
    if (input_is_json(request))
        return read_json(call);
    if (type_is(request, STR("application/x-www-form-urlencoded")))
        return form_parse(arena, request->body, &call->form, failure) ? 400 : 0;
    fail(failure, ERR_INPUT, "Send a form (application/x-www-form-urlencoded) or JSON (application/json).");
    return 415;
}

/* Programs mean every name that they send. */
static int check_names(struct call *call)
{
    bool declared_here = call->route->method == METHOD_GET;
    for (size_t i = 0; call->door->admit && i < call->query.count; i++) {
        struct str name = call->query.fields[i].name;
        if (declared_here && declared(call, name))
            continue;
        call->code = STR("unknown_name");
        fail(&call->ctx->failure, ERR_INPUT, "There is no \"{name}\" to ask for at this address.",
             PLACE("name", str_char_prefix(name, FORM_NAME_MAX)));
        return 400;
    }
    return 0;
}

int input_read(struct call *call)
{
    const struct request *request = &call->exchange->request;
    if (form_parse(arena_of(call), request->query, &call->query, &call->ctx->failure))
        return 400;
    int status = check_names(call);
    if (!status && request->method == METHOD_GET)
        status = numbers_check(call);
    return status ? status : read_body(call);
}

static bool has_line_break(struct str text)
{
    return str_find_char(text, '\n') < text.len || str_find_char(text, '\r') < text.len;
}

static struct str list_message(struct call *call, const struct input *input)
{
    const struct json_value *list = json_find(call->json, input->name);
    size_t count = list && list->kind == JSON_KIND_ARRAY ? list->count : 0;
    if (count >= input->min_chars && count <= input->max_chars)
        return STR_NONE;
    return call_fill(call, "This has {count} entries; from {least} to {most} are taken.",
                     PLACES(PLACE_INT("count", (int64_t)count), PLACE_INT("least", (int64_t)input->min_chars),
                            PLACE_INT("most", (int64_t)input->max_chars)));
}

static struct str message_for(struct call *call, const struct input *input, struct str value)
{
    static const struct str few[2] = FORMS_("This has {n} character; at least {least} are needed.",
                                            "This has {n} characters; at least {least} are needed.");
    static const struct str many[2] =
        FORMS_("This has {n} character; at most {most} fit.", "This has {n} characters; at most {most} fit.");
    size_t chars = str_char_count(value);
    int64_t number;
    if (chars == 0)
        return !input->min_chars   ? STR_NONE
               : call->door->admit ? call_say(call, "This is needed.")
                                   : say(call->language, input->says);
    if (chars < input->min_chars)
        return arena_say_n(arena_of(call), call->language, few, (int64_t)chars,
                           PLACES(PLACE_INT("least", (int64_t)input->min_chars)));
    if (chars > input->max_chars)
        return arena_say_n(arena_of(call), call->language, many, (int64_t)chars,
                           PLACES(PLACE_INT("most", (int64_t)input->max_chars)));
    if (input->kind == INPUT_LINE && has_line_break(value))
        return call_say(call, "This must be one line.");
    if (input->kind == INPUT_NUMBER && (!str_to_int(value, &number) || number < 0))
        return call_say(call, "Enter a whole number, such as 12.");
    if (input->kind == INPUT_TRUTH && !str_eq(value, STR("1")))
        return call_say(call, "Write true or false.");
    return STR_NONE;
}

/* As JSON says it, whatever a form says; what is neither stays, to be refused. */
static struct str truth_of(struct str value)
{
    static const struct str yes[] = {STR_INIT("true"), STR_INIT("on")},
                            no[] = {STR_INIT("false"), STR_INIT("0")};
    for (size_t i = 0; i < COUNT_OF(yes); i++)
        if (str_eq(value, yes[i]))
            return STR("1");
    for (size_t i = 0; i < COUNT_OF(no); i++)
        if (str_eq(value, no[i]))
            return STR_NONE;
    return value;
}

/* Whatever a page asks of the form has gone through here, whether the row declares it or not; a secret is as it is. */
static void clean(struct call *call, struct form *form)
{
    struct arena *arena = arena_of(call);
    for (size_t i = 0; i < form->count; i++) {
        struct form_field *field = &form->fields[i];
        const struct input *input = declared(call, field->name);
        if (input && input->kind == INPUT_SECRET)
            continue;
        bool line = input && input->kind != INPUT_TEXT && input->kind != INPUT_LIST;
        field->value = line ? storable_line(arena, field->value) : storable(arena, field->value);
        if (input && input->kind == INPUT_TRUTH)
            field->value = truth_of(field->value);
    }
}

void input_check(struct call *call)
{
    struct form *from = call->route->method == METHOD_GET ? &call->query : &call->form;
    clean(call, from);
    for (size_t i = 0; i < call->route->input_count; i++) {
        const struct input *input = &call->route->inputs[i];
        struct str value = form_get(from, input->name);
        if (input->kind == INPUT_LIST) {
            call->errors[i] = list_message(call, input);
            call->has_errors |= call->errors[i].len > 0;
            continue;
        }
        if (input->kind != INPUT_SECRET && input->kind != INPUT_TEXT)
            value = str_trim(value);
        call->values[i] = value;
        call->errors[i] = message_for(call, input, value);
        call->has_errors |= call->errors[i].len > 0;
    }
}
