#ifndef SUPPORT_DOOR_ODD_HEADS_H
#define SUPPORT_DOOR_ODD_HEADS_H
/* Heads of requests as bytes: those that a strict server refuses, and those that look odd and are fine. */
#include "base/str.h"

/* A first line and a Host, to which a row adds what is wrong. */
#define LINE    "GET /healthz HTTP/1.1\r\n"
#define HOST    "Host: localhost\r\n"
#define END     "\r\n"
#define POST    "POST /ask HTTP/1.1\r\n" HOST
#define SIGN_IN "POST /sign-in HTTP/1.1\r\n" HOST /* takes no files */
#define FORM    "Content-Type: application/x-www-form-urlencoded\r\n"

struct odd_head {
    const char *what;
    struct str bytes;
    bool doubled; /* libmicrohttpd 0.9.75 says the head of its own refusal of a length twice, and closes */
};

extern const struct odd_head heads_refused[], heads_taken[];
extern const size_t heads_refused_count, heads_taken_count;

#endif
