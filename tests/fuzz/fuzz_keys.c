/* Any bytes as keys at the terminal program, with a folder of samples, frames drawn: each cell is
 * as wide as it says, each accepted edit is in the log, and only saving changes a file. */
#include "tui/desk.h"

#include "fuzz/fuzz.h"

enum { KEYS_MAX = 400 };

#ifdef TN_PLANTED /* of an INI file only the first step is logged */
PLANT(tni_edit_log_write, tn_status, (tni_draft_file * file, const char **reason))
{
    return file->done > 1 && !file->is_table ? TN_OK : __real_tni_edit_log_write(file, reason);
}
#endif

static const char *const begin_with[] = {NULL, "acme.offer.ini", "log-monitoring.product.ini",
                                         "acme.contract.ini", "catalogue.product.ini"};

static void end(void)
{
    void *state = NULL;
    desk_end(&state);
}

/* A byte is a key; 128 and above are those without a letter. */
static int32_t key_of(uint8_t byte)
{
    return byte < 128 ? (byte ? byte : K_ESC) : K_FIRST + (byte - 128) % (K_LAST - K_FIRST);
}

static void draw(void)
{
    PROMISE(tni_surface_clear(&desk_surface, desk.rows, desk.columns));
    tni_draw(&desk, &desk_surface);
    for (int i = 0; i < desk_surface.rows * desk_surface.columns; i++) {
        const tni_cell *cell = &desk_surface.cells[i];
        PROMISE(memchr(cell->text, '\0', TNI_CELL_BYTES) != NULL);
        PROMISE(tn_text_width(cell->text, strlen(cell->text)) == cell->width);
        PROMISE(!tn_text_is_hostile(cell->text, strlen(cell->text)));
    }
}

const long fuzz_runs = 6;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static bool begun;
    if (!begun) {
        void *state = NULL;
        PROMISE(desk_begin(&state) == 0);
        atexit(end);
        begun = true;
    }
    if (size == 0) {
        return 0;
    }
    desk_fill();
    desk_open(begin_with[bytes[0] % COUNT(begin_with)]);
    for (size_t i = 1; i < size && i < KEYS_MAX; i++) {
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
