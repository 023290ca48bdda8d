#ifndef TEXT_KIT_JSON_FORM_H
#define TEXT_KIT_JSON_FORM_H
/* A flat JSON object read as a form, so that programs and people fill the same declared input. */
#include "text/kit/form.h"
#include "text/kit/json_read.h"

/* The body as an object; ERR_INPUT as below, ERR_LIMIT for more than FORM_FIELDS_MAX members. */
enum err json_form_object(struct arena *arena, struct str json, struct json_value *object,
                          struct failure *failure) MUST_USE;
/* Adds one member as a field. ERR_INPUT for a value of another kind. The form has room. */
enum err json_form_add(struct arena *arena, const struct json_value *member, struct form *form,
                       struct failure *failure) MUST_USE;
/*
 * {"title": "...", "category": 3, "tags": ["a", "b"]}: texts as they are, whole numbers as decimal digits,
 * true and false as 1 and nothing, null as nothing, a list of texts joined by single spaces. ERR_INPUT with
 * line and column for what is not JSON (RFC 8259, doubled names refused), and by name for a value of another
 * kind.
 */
enum err json_form_read(struct arena *arena, struct str json, struct form *form,
                        struct failure *failure) MUST_USE;

#endif
