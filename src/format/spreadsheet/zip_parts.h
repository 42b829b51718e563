/* The parts of a zip archive, through libzip, whose traps stop here. */
#ifndef TN_FORMAT_ZIP_PARTS_H
#define TN_FORMAT_ZIP_PARTS_H

#include "tenor/buffer.h"

enum {
    TNI_ZIP_UNPACKED = 64 * 1024 * 1024, /* bytes of all parts together */
    TNI_ZIP_PARTS = 4096,
    TNI_ZIP_RATIO = 200, /* unpacked to packed, of parts above TNI_ZIP_SMALL */
    TNI_ZIP_SMALL = 1024 * 1024,
    TNI_ZIP_BEFORE = 16
};

typedef struct tni_zip tni_zip;

/* Opens the archive bytes[size], which must stay. TN_E_SYNTAX: it is none, or damaged; TN_E_RANGE:
 * it unpacks to more than is read. *out_why in words, static. */
tn_status tni_zip_open(const char *bytes, size_t size, tni_zip **out, const char **out_why);
void tni_zip_close(tni_zip *zip);

bool tni_zip_has(const tni_zip *zip, const char *name);
/* Unpacks a part into the buffer. Errors as above; TN_E_SYNTAX also: there is none, it is
 * encrypted, or its checksum is wrong. */
tn_status tni_zip_read(tni_zip *zip, const char *name, tn_buffer *out, const char **out_why);

/* A piece of a part; before its first byte stand the last TNI_ZIP_BEFORE of the piece before. No
 * bytes: the part ended there. */
typedef bool tni_zip_take(void *context, const char *name, const char *bytes, size_t size);

/* Unpacks every part of the archive at the path, however large it is, until take returns false.
 * False also: it is none, holds nothing or is damaged. */
bool tni_zip_each(const char *path, tni_zip_take *take, void *context);

#endif
