/* What a failed call means, for the person. */
#include "host/reason.h"

#include <errno.h>
#include <string.h>

const char *tni_errno_text(int error)
{
    static const struct {
        int error;
        const char *text;
    } known[] = {
        {ENOENT, "no such file"},
        {ENOTDIR, "a part of the path is not a folder"},
        {EACCES, "no permission"},
        {EPERM, "not permitted"},
        {EISDIR, "is a folder"},
        {ENOSPC, "the disk is full"},
        {EDQUOT, "the disk quota is used up"},
        {EBADF, "is closed"},
        {EFBIG, "larger than files may be here"},
        {EROFS, "the file system is read-only"},
        {EIO, "the disk reports an error"},
        {ELOOP, "too many links"},
        {ENAMETOOLONG, "the name is too long"},
        {EMFILE, "too many open files"},
        {ENFILE, "too many open files"},
        {ENXIO, "is a device"},
        {ETXTBSY, "is being executed"},
    };
    for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
        if (known[i].error == error) {
            return known[i].text;
        }
    }
    return strerror(error);
}

tn_status tni_fail(const char **reason, int error)
{
    *reason = error == ENOENT ? "no such folder" : tni_errno_text(error);
    return TN_E_WRITE;
}

tn_status tni_refuse(const char **reason, tn_status status, const char *text)
{
    *reason = text;
    return status;
}
