#include "support/door/multipart_form.h"

enum { FORM_BYTES = 32 * 1024 * 1024 };

void multipart_form_open(struct multipart_form *form)
{
    buf_init(&form->out, FORM_BYTES);
}

static void put_part(struct multipart_form *form, const char *field, const char *file, struct str bytes)
{
    buf_printf(&form->out, "------border7MA4YWxk\r\nContent-Disposition: form-data; name=\"%s\"", field);
    if (file)
        buf_printf(&form->out, "; filename=\"%s\"\r\nContent-Type: application/octet-stream", file);
    buf_put(&form->out, STR("\r\n\r\n"));
    buf_put(&form->out, bytes);
    buf_put(&form->out, STR("\r\n"));
}

void multipart_form_field(struct multipart_form *form, const char *name, struct str value)
{
    put_part(form, name, NULL, value);
}

void multipart_form_file(struct multipart_form *form, const char *field, const char *name, struct str bytes)
{
    put_part(form, field, name, bytes);
}

struct str multipart_form_end(struct multipart_form *form)
{
    buf_put(&form->out, STR("------border7MA4YWxk--\r\n"));
    return buf_str(&form->out);
}

void multipart_form_close(struct multipart_form *form)
{
    buf_free(&form->out);
}
