#ifndef SUPPORT_DOOR_MULTIPART_FORM_H
#define SUPPORT_DOOR_MULTIPART_FORM_H
/* A form with files as a browser sends it. */
#include "base/buf.h"

#define MULTIPART_FORM_TYPE "multipart/form-data; boundary=----border7MA4YWxk"

struct multipart_form {
    struct buf out;
};

void multipart_form_open(struct multipart_form *form);
void multipart_form_field(struct multipart_form *form, const char *name, struct str value);
void multipart_form_file(struct multipart_form *form, const char *field, const char *name, struct str bytes);
/* The body; valid until it is closed. */
struct str multipart_form_end(struct multipart_form *form);
void multipart_form_close(struct multipart_form *form);

#endif
