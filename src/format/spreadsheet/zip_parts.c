/* libzip over bytes in memory, or over a file of our own. Sizes in an archive are claims: they are
 * added up before anything is unpacked, and a part that unpacks to more than it claims is refused.
 * A checksum is looked at only when one reads beyond the last byte. An opened archive owns its
 * source. */
#include "format/spreadsheet/zip_parts.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <zip.h>

struct tni_zip {
    zip_t *archive;
};

/* Without memory libzip also says "no archive", "error of zlib" or "no such name": then errno tells
 * it, which is cleared before the calls that may ask for memory. */
static tn_status zip_problem(int error, const char **out_why)
{
    const bool no_memory = error == ZIP_ER_MEMORY || errno == ENOMEM;
    *out_why = error == ZIP_ER_ENCRNOTSUPP || error == ZIP_ER_NOPASSWD
                   ? "it is protected by a password"
               : error == ZIP_ER_NOENT ? "a part of it is missing"
                                       : "it is no zip archive, or a damaged one";
    return no_memory ? TN_E_NOMEM : TN_E_SYNTAX;
}

/* What all parts together come to, before one is unpacked. */
static tn_status check_sizes(zip_t *archive, const char **out_why)
{
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    zip_uint64_t total = 0;
    if (count > TNI_ZIP_PARTS) {
        *out_why = "it has more than 4096 parts";
        return TN_E_RANGE;
    }
    for (zip_int64_t i = 0; i < count; i++) {
        zip_stat_t stat;
        if (zip_stat_index(archive, (zip_uint64_t)i, 0, &stat) != 0 ||
            !(stat.valid & ZIP_STAT_SIZE) || !(stat.valid & ZIP_STAT_COMP_SIZE)) {
            return zip_problem(ZIP_ER_INCONS, out_why);
        }
        if (stat.size > TNI_ZIP_UNPACKED || (total += stat.size) > TNI_ZIP_UNPACKED) {
            *out_why = "it unpacks to more than 64 MiB";
            return TN_E_RANGE;
        }
        if (stat.size > TNI_ZIP_SMALL && stat.size / TNI_ZIP_RATIO > stat.comp_size) {
            *out_why = "a part is more than 200 times as large as it is packed";
            return TN_E_RANGE;
        }
    }
    return TN_OK;
}

tn_status tni_zip_open(const char *bytes, size_t size, tni_zip **out, const char **out_why)
{
    zip_error_t error;
    zip_error_init(&error);
    errno = 0;
    tni_zip *zip = calloc(1, sizeof(*zip));
    zip_source_t *source = zip ? zip_source_buffer_create(bytes, size, 0, &error) : NULL;
    tn_status status = source ? TN_OK : TN_E_NOMEM; /* libzip does not always say so */
    if (source) {
        zip->archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    }
    if (source && !zip->archive) {
        status = zip_problem(zip_error_code_zip(&error), out_why);
        zip_source_free(source);
    }
    zip_error_fini(&error);
    status = status ? status : check_sizes(zip->archive, out_why);
    if (status != TN_OK) {
        tni_zip_close(zip);
        return status;
    }
    *out = zip;
    return TN_OK;
}

void tni_zip_close(tni_zip *zip)
{
    if (zip && zip->archive) {
        zip_discard(zip->archive);
    }
    free(zip);
}

/* Names differ in case between writers, and some begin with a slash. */
static zip_int64_t locate(const tni_zip *zip, const char *name)
{
    name += *name == '/';
    const zip_int64_t exact = zip_name_locate(zip->archive, name, 0);
    return exact >= 0 ? exact : zip_name_locate(zip->archive, name, ZIP_FL_NOCASE);
}

bool tni_zip_has(const tni_zip *zip, const char *name)
{
    return locate(zip, name) >= 0;
}

/* Reads on to the end, where the checksum is compared. */
static tn_status read_all(zip_file_t *file, zip_uint64_t size, tn_buffer *out, const char **out_why)
{
    enum { STEP = 64 * 1024 };
    char bytes[STEP];
    for (zip_uint64_t read = 0;;) {
        const zip_int64_t part = zip_fread(file, bytes, STEP);
        if (part < 0) {
            return zip_problem(zip_error_code_zip(zip_file_get_error(file)), out_why);
        }
        read += (zip_uint64_t)part;
        if (part == 0 || read > size) {
            *out_why = "a part has another size than the archive says";
            return read == size ? TN_OK : TN_E_SYNTAX;
        }
        tn_buffer_add(out, bytes, (size_t)part);
        if (tn_buffer_status(out) != TN_OK) {
            return TN_E_NOMEM;
        }
    }
}

tn_status tni_zip_read(tni_zip *zip, const char *name, tn_buffer *out, const char **out_why)
{
    zip_stat_t stat;
    errno = 0;
    const zip_int64_t index = locate(zip, name);
    if (index < 0 || zip_stat_index(zip->archive, (zip_uint64_t)index, 0, &stat) != 0) {
        return zip_problem(ZIP_ER_NOENT, out_why);
    }
    zip_file_t *file = zip_fopen_index(zip->archive, (zip_uint64_t)index, 0);
    if (!file) {
        return zip_problem(zip_error_code_zip(zip_get_error(zip->archive)), out_why);
    }
    const tn_status status = read_all(file, stat.size, out, out_why);
    zip_fclose(file);
    return status;
}

static bool take_part(zip_file_t *file, const char *name, tni_zip_take *take, void *context)
{
    enum { PIECE = 256 * 1024 };
    static char bytes[TNI_ZIP_BEFORE + PIECE];
    char *const piece = bytes + TNI_ZIP_BEFORE;
    zip_int64_t size = 0;
    memset(bytes, 0, TNI_ZIP_BEFORE);
    do {
        memmove(bytes, bytes + size, TNI_ZIP_BEFORE); /* the end of the one before */
        size = zip_fread(file, piece, PIECE);
    } while (size > 0 && take(context, name, piece, (size_t)size));
    return size == 0 && take(context, name, piece, 0);
}

bool tni_zip_each(const char *path, tni_zip_take *take, void *context)
{
    zip_t *archive = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
    const zip_int64_t count = archive ? zip_get_num_entries(archive, 0) : 0;
    bool fine = count > 0;
    for (zip_int64_t i = 0; fine && i < count; i++) {
        zip_file_t *file = zip_fopen_index(archive, (zip_uint64_t)i, 0);
        fine = file && take_part(file, zip_get_name(archive, (zip_uint64_t)i, 0), take, context);
        if (file) {
            zip_fclose(file);
        }
    }
    if (archive) {
        zip_discard(archive);
    }
    return fine;
}
