/* Any bytes as keys at the terminal program, with a folder of samples, frames drawn: each cell is
 * as wide as it says, each accepted edit is in the log, and only saving changes a file. */
#include "tui/desk.h"

#include "fuzz/fuzz.h"

#include <fcntl.h>
#include <time.h>

/* Of the catalogue so many lines: two hundred dimensions are the same again, and take time. */
enum { KEYS_MAX = 400, ROWS = 13 };

#ifdef TN_PLANTED /* of an INI file only the first step is logged */
PLANT(tni_edit_log_write, tn_status, (tni_draft_file * file, const char **reason))
{
    return file->done > 1 && !file->is_table ? TN_OK : __real_tni_edit_log_write(file, reason);
}
#endif

static const char *const begin_with[] = {NULL, "acme.offer.ini", "log-monitoring.product.ini",
                                         "acme.contract.ini", "catalogue.product.ini"};

static const char *const files[] = {"tenor.ini",
                                    "log-monitoring.product.ini",
                                    "acme.offer.ini",
                                    "acme.contract.ini",
                                    "tokyo.offer.ini",
                                    "workspace.product.ini",
                                    "catalogue.product.ini",
                                    "catalogue.dimensions.csv"};
static char *texts[COUNT(files)]; /* what is in them, read once */
static size_t keys;               /* that were pressed in all */

static void end(void)
{
    void *state = NULL;
    const double seconds = (double)clock() / CLOCKS_PER_SEC;
    fprintf(stderr, "%zu keys, %.0f a second of the processor's\n", keys, (double)keys / seconds);
    desk_end(&state);
    for (size_t i = 0; i < COUNT(files); i++) {
        free(texts[i]);
    }
}

static void begin(void)
{
    void *state = NULL;
    PROMISE(desk_begin(&state) == 0);
    for (size_t i = 0; i < COUNT(files); i++) {
        char from[DESK_PATH];
        snprintf(from, sizeof(from), "samples/%s", files[i]);
        texts[i] = test_read(from, &(size_t){0});
    }
    char *at = texts[COUNT(files) - 1];
    for (int row = 0; row < ROWS; row++) {
        at = strchr(at, '\n') + 1;
    }
    *at = '\0';
    atexit(end);
}

/* The folder as it was, where the last keys have changed it: its time is not 0 then. */
static void fill(void)
{
    static const struct timespec unchanged[2];
    struct stat status;
    PROMISE(stat(desk_folder, &status) == 0);
    if (status.st_mtim.tv_sec == 0) {
        return;
    }
    desk_clear(desk_folder);
    for (size_t i = 0; i < COUNT(files); i++) {
        desk_put(desk_path(files[i]), texts[i], strlen(texts[i]));
    }
    PROMISE(utimensat(AT_FDCWD, desk_folder, unchanged, 0) == 0);
}

/* A byte is a key; 128 and above are those without a letter. */
static int32_t key_of(uint8_t byte)
{
    return byte < 128 ? (byte ? byte : K_ESC) : K_FIRST + (byte - 128) % (K_LAST - K_FIRST);
}

/* Nothing is wrong with the cell; what was found of the last ones is remembered, as frames are made
 * of few. */
static bool is_sound(const tni_cell *cell)
{
    static tni_cell sound[64];
    unsigned hash = (unsigned)cell->width;
    for (size_t i = 0; i < TNI_CELL_BYTES && cell->text[i]; i++) {
        hash = hash * 31 + (unsigned char)cell->text[i];
    }
    tni_cell *known = &sound[hash % COUNT(sound)];
    if (known->width == cell->width && *known->text &&
        memcmp(known->text, cell->text, TNI_CELL_BYTES) == 0) {
        return true;
    }
    *known = *cell;
    return memchr(cell->text, '\0', TNI_CELL_BYTES) &&
           tn_text_width(cell->text, strlen(cell->text)) == cell->width &&
           !tn_text_is_hostile(cell->text, strlen(cell->text));
}

static void draw(void)
{
    PROMISE(tni_surface_clear(&desk_surface, desk.rows, desk.columns));
    tni_draw(&desk, &desk_surface);
    for (int i = 0; i < desk_surface.rows * desk_surface.columns; i++) {
        const tni_cell *cell = &desk_surface.cells[i];
        if (cell->width == 1 && cell->text[0] >= ' ' && cell->text[0] < 127 && !cell->text[1]) {
            continue; /* most are: nothing more can be wrong with them */
        }
        PROMISE(is_sound(cell));
    }
}

const long fuzz_runs = 6;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static bool begun;
    if (!begun) {
        begin();
        begun = true;
    }
    if (size == 0) {
        return 0;
    }
    fill();
    desk_open(begin_with[bytes[0] % COUNT(begin_with)]);
    for (size_t i = 1; i < size && i < KEYS_MAX; i++) {
        keys++;
        if (bytes[i] == 127) { /* a window of another size */
            desk.rows = i + 1 < size ? 1 + bytes[i + 1] % 60 : 24;
            desk.columns = i + 2 < size ? 1 + bytes[i + 2] % 200 : 80;
            i += 2;
        } else if (tni_run_key(&desk, key_of(bytes[i])) & EFF_QUIT) {
            break;
        }
        tni_file_list_more(&desk, 1);
        if (i % 4 == 0) {
            draw();
        }
        for (const tni_draft_file *f = desk.draft.files; f; f = f->next) {
            PROMISE(f->unlogged.length == 0 && f->done <= f->count);
        }
    }
    draw();
    desk_close();
    return 0;
}
