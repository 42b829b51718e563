/* desk FOLDER: how long the terminal program's model takes in a folder of many files, without a
 * terminal: to its first screen, to read the rest a few files at a time, from a key to its frame.
 * Prints figures against their limits; exits 1 when one is above. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "tui/loop/draw.h"
#include "tui/loop/effect.h"
#include "tui/loop/open.h"
#include "tui/loop/run.h"
#include "tui/model/file_list.h"
#include "tui/model/key.h"

enum { AT_ONCE = 8, ROUNDS = 40 };

/* A day at the desk: every screen, an offer retyped, a change supposed, a search, undo. */
static const char keys[] =
    "1 j j k / a c m e Esc Enter 3 Down Down j j j j j j j j j j Enter C-u 1 2 % Enter u Tab Right "
    "+ + - u u 7 Tab j 2 j j l l Enter 1 2 3 Esc G g 4 l l L H n N Tab j j j Esc 4 5 j l l l h k l "
    "L e Esc 6 j j v e Esc 8 j 9 j j n : u n d o Esc ? Esc 1 G g";

static tni_model model;
static tni_surface surface;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void draw(void)
{
    if (!tni_surface_clear(&surface, model.rows, model.columns)) {
        exit(2);
    }
    tni_draw(&model, &surface);
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static int bar(const char *what, double figure, double limit, const char *unit)
{
    printf("%-46s %8.2f %s, at most %.0f: %s\n", what, figure, unit, limit,
           figure < limit ? "ok" : "MISSED");
    return figure >= limit;
}

int main(int argc, char **argv)
{
    static double took[ROUNDS * 512];
    size_t count = 0;
    const double start = now();
    if (argc != 2 || tni_model_open(argv[1], NULL, &model) != TN_OK) {
        return 2;
    }
    model.rows = 30;
    model.columns = 100;
    tni_file_list_begin(&model);
    draw();
    const double first = now() - start;
    double slice = 0;
    for (bool more = true; more;) {
        const double from = now();
        more = tni_file_list_more(&model, AT_ONCE);
        slice = now() - from > slice ? now() - from : slice;
    }
    const double all = now() - start;
    for (int round = 0; round < ROUNDS; round++) {
        for (const char *p = keys; *p;) {
            size_t length = 0;
            const double from = now();
            tni_run_key(&model, tni_key_read(p, &length));
            draw();
            took[count++] = now() - from;
            p += length;
            p += *p == ' ';
        }
    }
    qsort(took, count, sizeof(*took), by_size);
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    printf("%zu files, all of them read after %.0f ms; %zu keys, median %.2f ms, longest %.2f ms\n",
           model.file_list.count, all, count, took[count / 2], took[count - 1]);
    int missed = bar("to the first screen", first, 50, "ms");
    missed += bar("the longest a key waits while files are read", slice, 10, "ms");
    missed += bar("a key to its frame, 99 of 100", took[count * 99 / 100], 10, "ms");
    missed += bar("memory", (double)use.ru_maxrss / 1024, 32, "MiB");
    return missed > 0;
}
