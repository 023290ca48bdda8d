#ifndef HTTP_DOOR_INPUT_H
#define HTTP_DOOR_INPUT_H
/* The declared input of a route: read from form or JSON, then checked against its row. */
#include "http/door/router.h"

/* Of a body without files, in bytes: what is typed is copied, and shown again, a few times. */
enum { INPUT_BODY_MAX = 1024 * 1024 };

bool input_is_json(const struct request *request);
/* Reads query and body into call->query and call->form. Answers 0, or the status with the sentence in the
 * failure. */
int input_read(struct call *call);
/* Fills call->values and call->errors. */
void input_check(struct call *call);

#endif
