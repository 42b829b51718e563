/* Any bytes as a workbook to be read back: what is called whole has the parts of the workbook that
 * was promised, byte for byte, wherever in the file they stand. */
#include "fuzz/files.h"

#include "format/xlsx/books.h"

static char whole[64 * 1024]; /* the workbook that was promised */
static size_t whole_size;

#ifdef TN_PLANTED /* a part that cannot be unpacked any further ends there */
#include <zip.h>
PLANT(zip_fread, zip_int64_t, (zip_file_t * file, void *bytes, zip_uint64_t size))
{
    const zip_int64_t found = __real_zip_fread(file, bytes, size);
    return found < 0 ? 0 : found;
}
#endif

/* Each part of the workbook that was promised stands in bytes[size], packed as it was. */
static void check_parts(const char *bytes, size_t size)
{
    for (const char *p = whole; p + 30 < whole + whole_size && memcmp(p, "PK\3\4", 4) == 0;) {
        const unsigned char *head = (const unsigned char *)p;
        const size_t packed = head[18] | (size_t)head[19] << 8 | (size_t)head[20] << 16;
        const char *data = p + 30 + (head[26] | head[27] << 8) + (head[28] | head[29] << 8);
        PROMISE(memmem(bytes, size, data, packed) != NULL);
        p = data + packed;
    }
}

static void promise(void)
{
    const char *reason = "";
    tn_arena *arena = tn_arena_new(NULL);
    fuzz_folder_begin();
    snprintf(path, sizeof(path), "%s", fuzz_path("book.xlsx"));
    PROMISE(write_book(book_of(arena, 40, "S"), &reason) == TN_OK);
    FILE *file = fopen(path, "rb");
    whole_size = fread(whole, 1, sizeof(whole), file);
    fclose(file);
    tn_arena_free(arena);
}

const long fuzz_runs = 600;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const char *reason = NULL;
    if (!whole_size) {
        promise();
    }
    FILE *file = fopen(path, "wb");
    PROMISE(file != NULL);
    fwrite(bytes, 1, size, file);
    PROMISE(fclose(file) == 0);
    const tn_status status = tni_xlsx_verify(path, &facts, &reason);
    PROMISE(status == TN_OK || (status == TN_E_WRITE && reason && *reason));
    if (status == TN_OK) {
        check_parts((const char *)bytes, size);
    }
    return 0;
}
