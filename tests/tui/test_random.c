/* Random work at the desk: keys, clicks and sizes that edit, save, undo, search, switch and quit.
 * Nothing crashes; each accepted edit is in the journal; undoing to the start gives the bytes that
 * were read; a file on the disk changes by saving alone. Each sitting prints its seed:
 * TENOR_SEED=N replays it as the first one, TENOR_SITTINGS says how many. */
#include "tui/random_keys.h"

enum { KEYS = 500, FILES = 64, BYTES = 1 << 19 };

/* What a file is known to hold: on the disk, and as the program read it first. */
typedef struct known {
    char path[DESK_PATH];
    char *disk, *first;
    size_t disk_size, first_size;
    const tni_paper *paper; /* NULL: not open */
    bool left;              /* a journal of a program that died, which nobody decided about */
    uint64_t stamp;
} known;

static known files[FILES];
static size_t file_count;
static char shadow[80]; /* where journals are replayed */

static char *read_all(const char *path, size_t *size)
{
    char *bytes = calloc(1, BYTES);
    FILE *file = fopen(path, "rb");
    assert_non_null(bytes);
    *size = file ? fread(bytes, 1, BYTES, file) : 0;
    if (!file) {
        free(bytes);
        return NULL;
    }
    fclose(file);
    return bytes;
}

static void forget_files(void)
{
    for (size_t i = 0; i < file_count; i++) {
        free(files[i].disk);
        free(files[i].first);
    }
    memset(files, 0, sizeof(files));
    file_count = 0;
}

static void know_folder(void)
{
    forget_files();
    DIR *dir = opendir(desk_folder);
    for (struct dirent *e = readdir(dir); e; e = readdir(dir)) {
        if (e->d_name[0] != '.' && file_count < FILES) {
            known *k = &files[file_count++];
            snprintf(k->path, DESK_PATH, "%s/%s", desk_folder, e->d_name);
            k->disk = read_all(k->path, &k->disk_size);
        }
    }
    closedir(dir);
}

static known *known_of(const tni_paper *p)
{
    for (size_t i = 0; i < file_count; i++) {
        if (strcmp(files[i].path, p->path) == 0) {
            return &files[i];
        }
    }
    assert_true(file_count < FILES);
    known *k = &files[file_count++]; /* made just now */
    snprintf(k->path, DESK_PATH, "%s", p->path);
    k->disk = read_all(k->path, &k->disk_size);
    return k;
}

static char *copy_of(const char *bytes, size_t size)
{
    char *copy = calloc(1, size + 1);
    assert_non_null(copy);
    if (size) {
        memcpy(copy, bytes, size);
    }
    return copy;
}

/* After a key: papers that are new, and those that were saved. */
static void notice(void)
{
    for (const tni_paper *p = desk.papers; p; p = p->next) {
        known *k = known_of(p);
        if (k->paper != p) {
            free(k->first);
            k->first = copy_of(k->disk, k->disk_size);
            k->first_size = k->disk_size;
            k->paper = p;
            k->stamp = p->stamp.hash;
            assert_true(p->done <= 1); /* a CSV is opened with its first change */
        }
        if (k->stamp != p->stamp.hash) { /* saved, or read again */
            free(k->disk);
            k->disk = copy_of(p->text.bytes, p->text.length);
            k->disk_size = p->text.length;
            k->stamp = p->stamp.hash;
        }
        assert_int_equal(p->news.length, 0); /* all of it is in the journal */
    }
}

static void check_disk(void)
{
    for (size_t i = 0; i < file_count; i++) {
        size_t size = 0;
        char *now = read_all(files[i].path, &size);
        assert_non_null(now);
        if (size != files[i].disk_size || memcmp(now, files[i].disk, size) != 0) {
            fail_msg("%s changed on the disk without being saved", files[i].path);
        }
        free(now);
    }
}

static void copy_to_shadow(const char *path, const char *name)
{
    char to[DESK_PATH];
    size_t size = 0;
    char *bytes = read_all(path, &size);
    if (bytes) {
        snprintf(to, sizeof(to), "%s/%s", shadow, name);
        desk_put(to, bytes, size);
        free(bytes);
    }
}

/* What is left behind when the program is killed now gives the same bytes to another one. */
static void check_journals(void)
{
    for (const tni_paper *p = desk.papers; p; p = p->next) {
        char path[DESK_PATH], *name = strrchr(p->path, '/') + 1;
        const char *reason = "";
        tni_paper *again = NULL;
        desk_clear(shadow);
        copy_to_shadow(p->path, name);
        copy_to_shadow(p->journal_path, tni_path_name(p->journal_path));
        snprintf(path, sizeof(path), "%s/%s", shadow, name);
        assert_int_equal(tni_paper_open(path, &again, &reason), TN_OK);
        /* One that was left by another and not decided about is not ours. */
        if (p->journal.open && tni_paper_left(path) == TNI_LEFT_FITS) {
            const tn_status status = tni_paper_recover(again, &reason);
            if (status != TN_OK) {
                fail_msg("the journal of %s cannot be replayed: %s", p->path, reason);
            }
        }
        if (again->text.length != p->text.length ||
            memcmp(again->text.bytes, p->text.bytes, p->text.length) != 0) {
            fail_msg("edits of %s are not in its journal: %zu of %zu changes, the last '%s'",
                     p->path, p->done, p->count, p->done ? p->changes[p->done - 1].name : "none");
        }
        tni_paper_free(again);
    }
}

static void check_undo(void)
{
    for (tni_paper *p = desk.papers; p; p = p->next) {
        const known *k = known_of(p);
        while (tni_paper_undo(p)) {
        }
        if (p->done != 0 || p->text.length != k->first_size ||
            memcmp(p->text.bytes, k->first, k->first_size) != 0) {
            fail_msg("undoing all of %s is not what was read", p->path);
        }
    }
}

static void draw(void)
{
    assert_true(tni_surface_clear(&desk_surface, desk.rows, desk.columns));
    tni_draw(&desk, &desk_surface);
    desk_check(&desk_surface);
}

static bool has_journal(const known *file)
{
    char path[DESK_PATH];
    snprintf(path, sizeof(path), "%s/.%s.tenor-journal", desk_folder, tni_path_name(file->path));
    return access(path, F_OK) == 0;
}

/* kill -9, and another start: the next one to open a file is asked. */
static void die_and_start_again(void)
{
    check_disk();
    for (size_t i = 0; i < file_count; i++) {
        files[i].paper = NULL;
        files[i].left = has_journal(&files[i]);
    }
    desk_open(NULL);
}

/* The end that a person chose: what is left there is what was saved. */
static void quit_and_start_again(void)
{
    check_disk();
    for (size_t i = 0; i < file_count; i++) {
        if (has_journal(&files[i]) && !files[i].left) {
            fail_msg("the journal of %s is left after quitting", files[i].path);
        }
        files[i].paper = NULL;
    }
    desk_open(NULL);
}

static void step(int64_t dice)
{
    if (dice < 2) {
        desk.rows = 1 + (int)below(60);
        desk.columns = 1 + (int)below(200);
    } else if (dice < 4) {
        desk.rows = 24 + (int)below(20);
        desk.columns = 80 + (int)below(60);
    } else {
        unsigned left = 0;
        if (dice < 8) {
            assert_true(tni_surface_clear(&desk_surface, desk.rows, desk.columns));
            tni_draw(&desk, &desk_surface);
            left = tni_run_click(&desk, &desk_surface, (int)below(desk.rows),
                                 (int)below(desk.columns));
        } else {
            left = tni_run_key(&desk, next_key());
        }
        notice();
        if (left & EFF_QUIT) {
            quit_and_start_again();
        }
    }
}

static void sit(uint64_t seed)
{
    static const char *const begin[] = {NULL,
                                        "acme.offer.ini",
                                        "log-monitoring.product.ini",
                                        "acme.contract.ini",
                                        "tokyo.offer.ini",
                                        "catalogue.product.ini"};
    random_state = seed;
    desk_fill();
    know_folder();
    desk_open(begin[below((int64_t)COUNT(begin))]);
    notice();
    for (int i = 0; i < KEYS; i++) {
        step(below(100));
        tni_catalogue_more(&desk, 1);
        if (i % 4 == 0) {
            draw();
        }
        if (i % 100 == 99) {
            check_journals();
            if (below(4) == 0) {
                die_and_start_again();
            }
        }
    }
    check_disk();
    check_undo();
    desk_close();
}

static void test_random__nothing_is_lost(void **state)
{
    (void)state;
    const char *given = getenv("TENOR_SEED"), *wanted = getenv("TENOR_SITTINGS");
    const uint64_t seed = given ? strtoull(given, NULL, 10) : 1;
    const size_t count = wanted ? strtoul(wanted, NULL, 10) : test_rounds(100);
    snprintf(shadow, sizeof(shadow), "%s-shadow", desk_folder);
    assert_int_equal(mkdir(shadow, 0700), 0);
    for (size_t i = 0; i < count; i++) {
        printf("\rTENOR_SEED=%llu TENOR_SITTINGS=1 ", (unsigned long long)(seed + i));
        fflush(stdout);
        sit(seed + i);
    }
    putchar('\n');
    forget_files();
    desk_clear(shadow);
    rmdir(shadow);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_random__nothing_is_lost)};
    return RUN(tests);
}
