/* Random work at the desk: keys, clicks and sizes that edit, save, undo, search, switch and quit.
 * Nothing crashes; each accepted edit is in the edit log; undoing to the start gives the bytes that
 * were read; a file on the disk changes by saving alone, and what another program wrote or removed
 * meanwhile in every other sitting is never saved over, unless that was the answer, and then it can
 * be brought back. Each sitting prints its seed: TENOR_SEED=N replays it as the first one,
 * TENOR_SITTINGS says how many. */
#include "tui/random_files.h"

enum { KEYS = 500 };

static char shadow[80];  /* where edit logs are replayed */
static bool wants_again; /* the key said to write a removed file again */
static bool wants_mine;  /* the key said to keep mine where another program changed the file */

/* The step that can be done again brings back what the other program wrote. */
static bool brings_theirs(const known *k, const tni_draft_file *p)
{
    return p->done < p->count &&
           same(k->disk, p->steps[p->done].splice.inserted, p->steps[p->done].splice.inserted_size);
}

/* The file was saved or read again: never over what another program did, unless that was asked. */
static void notice_stamp(known *k, const tni_draft_file *p)
{
    const bool took = k->theirs && !k->gone &&
                      p->version.hash == tni_file_version_of(k->disk.text, k->disk.size).hash;
    const bool asked = k->gone ? wants_again : wants_mine && brings_theirs(k, p);
    if (k->theirs && !took && !asked) {
        fail_msg("%s was saved over what another program did", k->path);
    }
    k->stamp = p->version;
    if (!p->version.exists) { /* to be written again, and could not */
        return;
    }
    if (!took) {
        keep(&k->disk, p->text.bytes, p->text.length);
    }
    keep(&k->base, k->disk.text, k->disk.size);
    k->theirs = k->gone = false;
}

/* After a key: files that are new, and those that were saved. */
static void notice(void)
{
    for (const tni_draft_file *p = desk.draft.files; p; p = p->next) {
        known *k = known_of(p);
        if (k->paper != p) {
            check_file(k);
            keep(&k->first, k->disk.text, k->disk.size);
            keep(&k->base, k->disk.text, k->disk.size);
            k->paper = p;
            k->stamp = p->version;
            k->theirs = false;
            if (p->done && desk.then != ACT_FIX_ALL) { /* that opens the file it is about */
                fail_msg("%s was changed as it was opened: %s", p->path, p->steps[0].name);
            }
        }
        if (k->stamp.hash != p->version.hash) {
            notice_stamp(k, p);
        }
        assert_int_equal(p->unlogged.length, 0); /* all of it is in the edit log */
    }
}

static void put_in_shadow(bytes file, const char *name)
{
    char to[DESK_PATH];
    snprintf(to, sizeof(to), "%s/%s", shadow, name);
    if (file.text) {
        desk_put(to, file.text, file.size);
    }
}

/* What is left behind when the program is killed now gives the same bytes to another one. */
static void check_journals(void)
{
    for (const tni_draft_file *p = desk.draft.files; p; p = p->next) {
        char path[DESK_PATH], *name = strrchr(p->path, '/') + 1;
        const char *reason = "";
        tni_draft_file *again = NULL;
        desk_clear(shadow);
        put_in_shadow(known_of(p)->base, name);
        if (p->log_path) {
            bytes journal = read_all(p->log_path);
            put_in_shadow(journal, tni_path_name(p->log_path));
            free(journal.text);
        }
        snprintf(path, sizeof(path), "%s/%s", shadow, name);
        assert_int_equal(tni_draft_file_open(path, &again, &reason), TN_OK);
        /* One that was left by another and not decided about is not ours. */
        if (p->log.open && tni_edit_log_left(again->arena, path, 0).state == TNI_LOG_FITS) {
            const tn_status status = tni_edit_log_recover(again, 0, &reason);
            if (status != TN_OK) {
                fail_msg("the journal of %s cannot be replayed: %s", p->path, reason);
            }
        }
        const bytes replayed = {again->text.bytes, again->text.length};
        if (!same(replayed, p->text.bytes, p->text.length)) {
            fail_msg("edits of %s are not in its journal: %zu of %zu changes, the last '%s'",
                     p->path, p->done, p->count, p->done ? p->steps[p->done - 1].name : "none");
        }
        tni_draft_file_free(again);
    }
}

static void check_undo(void)
{
    for (tni_draft_file *p = desk.draft.files; p; p = p->next) {
        const known *k = known_of(p);
        while (tni_draft_file_undo(p)) {
        }
        if (p->done != 0 || !same(k->first, p->text.bytes, p->text.length)) {
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
        files[i].theirs = false;
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
        files[i].theirs = false;
    }
    desk_open(NULL);
}

/* By what the program says that it did. */
static void notice_moves(void)
{
    static const char away[] = " is gone, u brings it back; kept as ", called[] = "it is called ";
    const char *kept = strstr(desk.message, away), *back = strstr(desk.message, " is back");
    if (back && desk.deed == TNI_FILE_RESTORE) {
        notice_return(desk.message, (int)(back - desk.message));
    }
    if (kept) {
        notice_move(kept + strlen(away), false);
    } else if (strncmp(desk.message, called, strlen(called)) == 0) {
        notice_move(desk.message + strlen(called), true);
    }
    if (kept || back || strncmp(desk.message, called, strlen(called)) == 0) {
        desk.message[0] = '\0'; /* noticed once */
    }
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
        const bool clicks = dice < 8;
        const int32_t key = clicks ? K_NONE : next_key();
        wants_again = (clicks || key == 'w') && desk_asks("Somebody else ");
        desk.then = ACT_NONE;
        wants_mine = (clicks || key == 'k') && desk_asks("Somebody else changed the file");
        if (clicks) {
            draw();
            const int row = (int)below(desk.rows), column = (int)below(desk.columns);
            left = dice == 4
                       ? tni_run_wheel(&desk, &desk_surface, below(2) ? K_UP : K_DOWN, row, column)
                       : tni_run_click(&desk, &desk_surface, row, column);
        } else {
            left = tni_run_key(&desk, key);
        }
        notice_moves();
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
    const int64_t others = below(2) ? below(20) : 0; /* how often in a hundred keys */
    notice();
    for (int i = 0; i < KEYS; i++) {
        if (below(100) < others) {
            interfere();
        }
        step(below(100));
        tni_file_list_more(&desk, 1);
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
    const size_t count = wanted ? strtoul(wanted, NULL, 10) : test_sample(100, 2000);
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
