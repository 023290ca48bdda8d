#ifndef API_DOOR_DESCRIBE_H
#define API_DOOR_DESCRIBE_H
/*
 * What the description of the API (openapi.c) says beyond the table of endpoints (routes.c): what each operation is
 * called, whom it is for, what it answers, and the shapes of what is sent and answered.
 *
 * A type is written in a few words:
 *     text int number bool object any      object: of any members
 *     time money url                       texts of that form
 *     file                                 bytes, as a part of multipart/form-data or as they are
 *     Order                                the shape of that name
 *     [Order]                              a list
 *     =buyer|seller                        one of these words
 *     @shipment                            one of the words of that closed list (core/order/words.h and its like)
 *     TYPE?                                or null
 */
#include "api/door/routes.h"
#include "core/people/scope.h"
#include "text/kit/json_write.h"

struct shape_field {
    const char
        *name; /* with a '?' at its end it may be missing; "..." takes in the fields of the shape `type` */
    const char *type, *says;
};
struct shape {
    const char *name, *says;
    const struct shape_field *fields; /* the last has no name */
};
/* A row of them. */
#define SHAPE(name, says, ...)                                                                               \
    {                                                                                                        \
        name, says, (const struct shape_field[])                                                             \
        {                                                                                                    \
            __VA_ARGS__,                                                                                     \
            {                                                                                                \
                0                                                                                            \
            }                                                                                                \
        }                                                                                                    \
    }
extern const struct shape api_shapes[], api_desk_shapes[], api_staff_shapes[]; /* the last has no name */

/* What an operation answers beside what follows from its row. */
enum operation_answer {
    MAKES = 1,
    FINDS_ALIKE = 2,
    CONFLICTS = 4,
    GUARDED = 8,
    KEYED = 16,
    LIMITED = 32,
    WAITS = 64
};

struct operation {
    enum err (*answer)(struct call *call); /* whose row it is about */
    const char *id, *tag, *summary, *says;
    const char *reply;   /* the type of what it answers */
    enum scope scope;    /* what a token must be good for; SCOPE_NONE: nobody needs to be there */
    unsigned answers;    /* enum operation_answer */
    const char *example; /* of the body, as JSON; NULL: none */
    const char *body;    /* the type of a body that its function reads itself */
    const char *media;   /* of what it answers; NULL: JSON */
    bool open;           /* guests may too, but a token needs its scope */
};

/* The operation of that row; each row has one. */
const struct operation *operation_of(const struct route *route);
/* Whose bodies have types that their declared inputs do not say. */
struct body_field {
    enum err (*answer)(struct call *call);
    const char *name, *type;
};
/* The type of a declared input in a body. */
const char *body_type(const struct route *route, const struct input *input);

/* An object of JSON Schema for the type, with what it says. */
void schema_put(struct json *json, const char *type, const char *says);
/* components/schemas */
void schema_put_all(struct json *json);

#endif
