#include "base/why.h"

#include "base/check.h"

#include <errno.h>
#include <string.h>

static const struct {
    int code;
    struct str words;
} causes[] = {
    {ENOENT, STR_INIT(N_("no such file or folder"))},
    {EACCES, STR_INIT(N_("its rights do not allow it"))},
    {EPERM, STR_INIT(N_("the system does not allow it"))},
    {EEXIST, STR_INIT(N_("it is there already"))},
    {EISDIR, STR_INIT(N_("it is a folder"))},
    {ENOTDIR, STR_INIT(N_("a part of the path is not a folder"))},
    {ENOTEMPTY, STR_INIT(N_("the folder is not empty"))},
    {ENAMETOOLONG, STR_INIT(N_("the name is too long"))},
    {ELOOP, STR_INIT(N_("its links lead in a circle"))},
    {EXDEV, STR_INIT(N_("it would lie on another disk"))},
    {EROFS, STR_INIT(N_("the disk can only be read"))},
    {ENOSPC, STR_INIT(N_("no space is left on the disk"))},
    {EDQUOT, STR_INIT(N_("the share of the disk is used up"))},
    {EFBIG, STR_INIT(N_("the file is too large"))},
    {EIO, STR_INIT(N_("the disk has a fault"))},
    {EBUSY, STR_INIT(N_("something else uses it"))},
    {EMFILE, STR_INIT(N_("the program has too many files open"))},
    {ENFILE, STR_INIT(N_("the system has too many files open"))},
    {ENOMEM, STR_INIT(N_("there is not enough memory"))},
    {EAGAIN, STR_INIT(N_("the system has not enough of something just now"))},
    {EPIPE, STR_INIT(N_("nobody reads it any more"))},
    {EADDRINUSE, STR_INIT(N_("something else listens there"))},
    {EADDRNOTAVAIL, STR_INIT(N_("this machine does not have that address"))},
    {ECONNREFUSED, STR_INIT(N_("nobody listens there"))},
    {ECONNRESET, STR_INIT(N_("the other side has ended the connection"))},
    {ETIMEDOUT, STR_INIT(N_("there was no answer in time"))},
    {EHOSTUNREACH, STR_INIT(N_("there is no way to that address"))},
    {ENETUNREACH, STR_INIT(N_("there is no way to that address"))},
    {ENOTSOCK, STR_INIT(N_("it is not a socket"))},
    {EINVAL, STR_INIT(N_("the system does not take it"))},
};

struct str errno_words(int code)
{
    for (size_t i = 0; i < COUNT_OF(causes); i++)
        if (causes[i].code == code)
            return causes[i].words;
    return str_from(strerror(code));
}
