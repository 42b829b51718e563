/* desk FOLDER: how long the terminal program takes in a folder of many files, without a terminal,
 * in time of its own on the processor: to its first screen, to read the rest a few files at a time,
 * from a key to its frame. Prints figures against their limits; exits 1 when one is above. */
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

enum { AT_ONCE = 4, ROUNDS = 40, KEYS_MOST = 512 };

/* A day at the desk, a sort and a filter on wherever there are many rows. What a sitting begins
 * with is not timed: it is played once. */
static const struct {
    const char *name, *begin, *keys;
} sittings[] = {
    {"1,000 offers", "F1 : s o r t Space T o t a l Enter / a c m e - Enter",
     "j j k G k g PgDn PgUp / C-u a c m e - 1 Enter j j G [ [ g * * V j j Esc Esc / a c m e - "
     "Enter "
     "b Esc c Esc : u n d o Esc ? Esc z z"},
    {"a grid of 200 dimensions",
     ": g o t o Space c a t a l o g u e . p r o d Enter F2 : s o r t Space 1 2 m Space d o w n "
     "Enter "
     "/ n o r t h Enter",
     "h h h h h h h h j j k l l l h G k g PgDn PgUp 1 2 . 5 Enter u l = 7 Esc V j j l % + 5 % "
     "Enter u Esc y j p u "
     "/ C-u f l o w Enter j G g Esc / n o r t h Enter [ [ [ Tab j j Tab j Tab n N z j z u C-r u"},
    {"an offer", ": g o t o Space a c m e - 5 0 0 Enter F3",
     "Down Down j j j j j j j j j j Enter C-u 1 2 % Enter u Tab Right + + - u u F7 Tab j F2 j F9 j "
     "n "
     "F3 S-Tab g"},
    {"a contract", ": g o t o Space a c m e . c o n t Enter",
     "F4 l l L H n N Tab j j j F5 j l l l h k l L e Esc F6 j j v e Esc F4"},
    {"renewals, Home again", "F8", "j j k [ [ / a Esc Esc F8 v j F1 j k F8"}};

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
    printf("%-58s %8.2f %s, at most %.0f: %s\n", what, figure, unit, limit,
           figure <= limit ? "ok" : "MISSED");
    return figure > limit;
}

static size_t play(const char *keys, double *took)
{
    size_t count = 0;
    for (const char *p = keys; *p; p += *p == ' ') {
        size_t length = 0;
        const double from = now();
        tni_run_key(&model, tni_key_read(p, &length));
        draw();
        took[count++] = now() - from;
        p += length;
    }
    return count;
}

/* Of one sitting; all that was timed stays in took. */
static size_t sit(size_t number, double *took, int *missed)
{
    size_t count = 0;
    char what[64];
    play(sittings[number].begin, took);
    for (int round = 0; round < ROUNDS; round++) {
        count += play(sittings[number].keys, took + count);
    }
    qsort(took, count, sizeof(*took), by_size);
    snprintf(what, sizeof(what), "a key to its frame, %s, 99 of 100", sittings[number].name);
    *missed += bar(what, took[count * 99 / 100], 4, "ms");
    return count;
}

int main(int argc, char **argv)
{
    enum { SITTINGS = sizeof(sittings) / sizeof(*sittings) };
    static double took[SITTINGS * ROUNDS * KEYS_MOST];
    size_t count = 0;
    const double start = now();
    if (argc != 2 || tni_model_open(argv[1], NULL, &model) != TN_OK) {
        return 2;
    }
    model.rows = 30;
    model.columns = 100;
    tni_list_files(&model);
    draw();
    const double first = now() - start;
    double slice = 0;
    for (bool more = true; more;) {
        const double from = now();
        more = tni_file_list_more(&model, AT_ONCE);
        draw();
        slice = now() - from > slice ? now() - from : slice;
    }
    const double all = now() - start;
    int missed = bar("to the first screen", first, 10, "ms");
    missed += bar("the longest a key waits while files are read", slice, 4, "ms");
    for (size_t i = 0; i < SITTINGS; i++) {
        count += sit(i, took + count, &missed);
    }
    qsort(took, count, sizeof(*took), by_size);
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    missed += bar("a key to its frame, all of them, 99 of 100", took[count * 99 / 100], 4, "ms");
    missed += bar("memory", (double)use.ru_maxrss / 1024, 16, "MiB");
    printf("%zu files, all of them read after %.0f ms; %zu keys, median %.2f ms, longest %.2f ms\n",
           model.file_list.count, all, count, took[count / 2], took[count - 1]);
    return missed > 0;
}
