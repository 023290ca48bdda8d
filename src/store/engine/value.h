#ifndef STORE_ENGINE_VALUE_H
#define STORE_ENGINE_VALUE_H
/* What is given to a statement: NULL, an integer, a text or bytes, each in the place of one :name. */
#include "base/str.h"

enum value_kind { VALUE_NIL, VALUE_INT, VALUE_TEXT, VALUE_BYTES };

struct value {
    enum value_kind kind;
    int64_t number;
    struct str text; /* UTF-8 without NUL, or any bytes; read before the call returns */
};

static inline struct value value_int(int64_t number)
{
    return (struct value){.kind = VALUE_INT, .number = number};
}

static inline struct value value_text(struct str text)
{
    return (struct value){.kind = VALUE_TEXT, .text = text};
}

static inline struct value value_bytes(struct str bytes)
{
    return (struct value){.kind = VALUE_BYTES, .text = bytes};
}

static inline struct value value_nil(void)
{
    return (struct value){.kind = VALUE_NIL};
}

#define INT(number) value_int(number)
#define TEXT(str)   value_text(str)
#define BYTES(str)  value_bytes(str)
#define NIL()       value_nil()
/* 0 is no id; an empty text is no text. */
#define INT_OR_NIL(number) value_int_or_nil(number)
#define TEXT_OR_NIL(str)   value_text_or_nil(str)

static inline struct value value_int_or_nil(int64_t number)
{
    return number ? INT(number) : NIL();
}

static inline struct value value_text_or_nil(struct str text)
{
    return text.len ? TEXT(text) : NIL();
}

/* A list of values and its length: the last two arguments of a call. */
#define DB_VALUES(...)                                                                                       \
    (struct value[]){__VA_ARGS__}, sizeof((struct value[]){__VA_ARGS__}) / sizeof(struct value)

#endif
