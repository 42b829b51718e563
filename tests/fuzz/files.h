/* An input that is several files: a line "--- NAME" begins each. What a file does not hold is not
 * asked for; names that nobody asks for are left out. */
#ifndef TN_TEST_FUZZ_FILES_H
#define TN_TEST_FUZZ_FILES_H

#include "fuzz/fuzz.h"

#include <dirent.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "tenor/text.h"

typedef struct part {
    const char *at;
    size_t size;
} part;

/* The part of that name, the last of several; at NULL: none. */
static inline part fuzz_part(const uint8_t *bytes, size_t size, const char *name)
{
    part found = {NULL, 0};
    const char *const text = (const char *)bytes, *const end = text + size;
    const size_t length = strlen(name);
    bool ours = false;
    for (const char *line = text; line < end;) {
        const char *newline = memchr(line, '\n', (size_t)(end - line));
        const char *next = newline ? newline + 1 : end;
        const bool head = next - line > 4 && memcmp(line, "--- ", 4) == 0;
        if (head) {
            ours = (size_t)(next - line) == length + 5 && memcmp(line + 4, name, length) == 0;
            found = ours ? (part){next, 0} : found;
        } else if (ours) {
            found.size += (size_t)(next - line);
        }
        line = next;
    }
    return found;
}

/* What goes to people: whole UTF-8, nothing that steers a terminal. */
static inline void fuzz_shown(const char *text, size_t size)
{
    PROMISE(size == 0 || tn_text_valid(text, size, NULL));
    for (size_t i = 0; i < size; i++) {
        PROMISE((unsigned char)text[i] >= ' ' || text[i] == '\n');
        PROMISE(text[i] != 0x7f);
    }
}

/* ---- a folder of the program's own, which goes when the program ends ------------------------- */

static char fuzz_folder[64];

/* The path of a file in it; good until the fourth call after this one. */
static inline const char *fuzz_path(const char *name)
{
    static char paths[4][400];
    static unsigned next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof(paths[0]), "%s/%s", fuzz_folder, name);
    return path;
}

static inline void fuzz_folder_end(void)
{
    DIR *dir = opendir(fuzz_folder);
    for (struct dirent *e = dir ? readdir(dir) : NULL; e; e = readdir(dir)) {
        unlink(fuzz_path(e->d_name));
    }
    if (dir) {
        closedir(dir);
    }
    rmdir(fuzz_folder);
}

static inline void fuzz_folder_begin(void)
{
    const bool shm = access("/dev/shm", W_OK) == 0;
    snprintf(fuzz_folder, sizeof(fuzz_folder), "%s/tenor-fuzz-XXXXXX", shm ? "/dev/shm" : "/tmp");
    PROMISE(mkdtemp(fuzz_folder) != NULL);
    atexit(fuzz_folder_end);
}

/* Writes a file of the folder. */
static inline void fuzz_write(const char *name, const char *bytes, size_t size)
{
    FILE *file = fopen(fuzz_path(name), "wb");
    PROMISE(file != NULL);
    PROMISE(!size || fwrite(bytes, 1, size, file) == size);
    PROMISE(fclose(file) == 0);
}

#endif
