/* A desk for the tests of the terminal program: a folder with copies of samples, a model of it,
 * keys by name, and what is on the screen as text. */
#ifndef TN_TEST_DESK_H
#define TN_TEST_DESK_H

#include "support/test.h"

#include <dirent.h>
#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tenor/text.h"
#include "tui/loop/draw.h"
#include "tui/loop/effect.h"
#include "tui/loop/open.h"
#include "tui/loop/run.h"
#include "tui/loop/update.h"
#include "tui/model/edits.h"
#include "tui/model/file_list.h"
#include "tui/model/key.h"
#include "tui/model/overlay.h"
#include "tui/model/view.h"
#include "tui/screens/screens.h"

enum { DESK_PATH = 512, DESK_SCREEN = 1 << 17 };

static char desk_folder[64];
static tni_model desk;
static tni_surface desk_surface;
static bool desk_remembers; /* the past of files is kept: $XDG_STATE_HOME is the test's own then */

static const char *const desk_samples[] = {"tenor.ini",
                                           "log-monitoring.product.ini",
                                           "acme.offer.ini",
                                           "acme.contract.ini",
                                           "storage.product.ini",
                                           "storage-18m.offer.ini",
                                           "tokyo.offer.ini",
                                           "workspace.product.ini",
                                           "instalments.offer.ini",
                                           "catalogue.product.ini",
                                           "catalogue.dimensions.csv"};

static inline const char *desk_path(const char *name)
{
    static char path[DESK_PATH];
    snprintf(path, sizeof(path), "%s/%s", desk_folder, name);
    return path;
}

static inline void desk_put(const char *path, const char *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

/* Takes the files of a folder away. */
static inline void desk_clear(const char *folder)
{
    DIR *dir = opendir(folder);
    for (struct dirent *e = dir ? readdir(dir) : NULL; e; e = readdir(dir)) {
        char path[DESK_PATH];
        snprintf(path, sizeof(path), "%.255s/%.255s", folder, e->d_name);
        if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0) {
            unlink(path);
            rmdir(path);
        }
    }
    if (dir) {
        closedir(dir);
    }
}

static inline void desk_copy(const char *sample)
{
    char from[DESK_PATH];
    size_t size = 0;
    snprintf(from, sizeof(from), "samples/%s", sample);
    char *bytes = test_read(from, &size);
    desk_put(desk_path(tni_path_name(sample)), bytes, size);
    free(bytes);
}

static inline void desk_fill(void)
{
    desk_clear(desk_folder);
    for (size_t i = 0; i < COUNT(desk_samples); i++) {
        desk_copy(desk_samples[i]);
    }
}

static inline int desk_begin(void **state)
{
    (void)state;
    setlocale(LC_CTYPE, "C.UTF-8");
    const bool shm = access("/dev/shm", W_OK) == 0; /* many edit logs: the disk need not wear out */
    snprintf(desk_folder, sizeof(desk_folder), "%s/tenor-desk-XXXXXX", shm ? "/dev/shm" : "/tmp");
    if (!mkdtemp(desk_folder)) {
        return -1;
    }
    desk_fill();
    return 0;
}

static inline void desk_close(void)
{
    if (desk.arena) {
        tni_model_done(&desk);
    }
}

static inline int desk_end(void **state)
{
    (void)state;
    desk_close();
    tni_surface_done(&desk_surface);
    desk_clear(desk_folder);
    return rmdir(desk_folder);
}

#define WITH_DESK(test) cmocka_unit_test_setup_teardown(test, desk_begin, desk_end)

/* The model as the program has it when it starts with a file of the folder, or (NULL) the folder
 * itself; its list of files read. */
static inline void desk_open(const char *name)
{
    static const tni_screen_id own[] = {SCREEN_CHECKS, SCREEN_DIMENSIONS, SCREEN_OFFER,
                                        SCREEN_TIMELINE, SCREEN_CHECKS};
    desk_close();
    assert_int_equal(tni_model_open(name ? desk_path(name) : desk_folder, NULL, &desk), TN_OK);
    desk.draft.keeps_history = desk_remembers;
    desk.rows = 30;
    desk.columns = 100;
    tni_list_files(&desk);
    if (name) {
        desk.screen = SCREEN_CHECKS;
        tni_perform(&desk, EFF_OPEN);
        assert_non_null(desk.view.document);
        desk.screen = own[desk.view.document->kind];
    }
    while (tni_file_list_more(&desk, 100)) {
    }
}

/* Keys by name, blanks between; what the last one left for the terminal. */
static inline unsigned desk_press(const char *keys)
{
    unsigned left = 0;
    for (const char *p = keys; *p;) {
        size_t length = 0;
        const int32_t key = tni_key_read(p, &length);
        assert_int_not_equal(key, K_NONE);
        left = tni_run_key(&desk, key);
        p += length;
        p += *p == ' ';
    }
    return left;
}

static inline void desk_type(const char *text)
{
    for (uint32_t point = 0; *text;) {
        text += tn_text_decode(text, strlen(text), &point);
        tni_run_key(&desk, (int32_t)point);
    }
}

/* An overlay is open whose title begins so. */
static inline bool desk_asks(const char *title)
{
    return desk.overlay.kind != OVER_NONE && strncmp(desk.overlay.title, title, strlen(title)) == 0;
}

/* Rows of a surface, each with its newline, blanks at their ends left out. */
static inline const char *desk_text(const tni_surface *s)
{
    static char text[DESK_SCREEN];
    size_t used = 0;
    for (int row = 0; row < s->rows; row++) {
        size_t end = used;
        for (int column = 0; column < s->columns; column++) {
            const tni_cell *cell = &s->cells[row * s->columns + column];
            const size_t length = strlen(cell->text);
            assert_true(used + length + 2 < sizeof(text));
            memcpy(text + used, cell->text, length);
            used += length;
            end = strcmp(cell->text, " ") == 0 ? end : used;
        }
        used = end;
        text[used++] = '\n';
    }
    text[used] = '\0';
    return text;
}

/* Every cell is as wide as it says, wide ones have their right half, the cursor is on the grid. */
static inline void desk_check(const tni_surface *s)
{
    for (int i = 0; i < s->rows * s->columns; i++) {
        const tni_cell *cell = &s->cells[i];
        const bool last = (i + 1) % s->columns == 0;
        assert_true(memchr(cell->text, '\0', TNI_CELL_BYTES) != NULL);
        assert_int_equal(tn_text_width(cell->text, strlen(cell->text)), cell->width);
        assert_false(tn_text_is_hostile(cell->text, strlen(cell->text)));
        assert_true(cell->width != 2 || (!last && cell[1].width == 0));
        assert_true(cell->width != 0 || (i % s->columns != 0 && cell[-1].width == 2));
        assert_true(cell->attribute < ATTR_COUNT);
    }
    assert_true(s->cursor_row < s->rows && s->cursor_column < s->columns);
}

/* What is on the screen now. */
static inline const char *desk_screen(void)
{
    assert_true(tni_surface_clear(&desk_surface, desk.rows, desk.columns));
    tni_draw(&desk, &desk_surface);
    desk_check(&desk_surface);
    return desk_text(&desk_surface);
}

#endif
