/* What the files of the desk's folder are known to hold while somebody sits there, and another
 * program that writes and removes some of them meanwhile. */
#ifndef TN_TEST_RANDOM_FILES_H
#define TN_TEST_RANDOM_FILES_H

#include "tui/random_keys.h"

enum { FILES = 64, BYTES = 1 << 19 };

typedef struct bytes {
    char *text;
    size_t size;
} bytes;

typedef struct known {
    char path[DESK_PATH];
    bytes disk, first, base;     /* on the disk; as it was opened; as it was read or saved last */
    const tni_draft_file *paper; /* NULL: not open */
    bool left;                   /* a edit log of a program that died, which nobody decided about */
    bool gone;                   /* another program removed it */
    bool theirs;                 /* the file does not know yet what another program did */
    tni_file_version stamp;
} known;

static known files[FILES];
static size_t file_count;

static bytes read_all(const char *path)
{
    bytes all = {.text = calloc(1, BYTES)};
    FILE *file = fopen(path, "rb");
    assert_non_null(all.text);
    all.size = file ? fread(all.text, 1, BYTES, file) : 0;
    if (!file) {
        free(all.text);
        return (bytes){0};
    }
    fclose(file);
    return all;
}

/* The text may be the one that is kept by now. */
static void keep(bytes *to, const char *text, size_t size)
{
    char *copy = calloc(1, size + 1);
    assert_non_null(copy);
    if (size) {
        memcpy(copy, text, size);
    }
    free(to->text);
    *to = (bytes){copy, size};
}

static bool same(bytes a, const char *text, size_t size)
{
    return a.size == size && (size == 0 || memcmp(a.text, text, size) == 0);
}

static void forget_files(void)
{
    for (size_t i = 0; i < file_count; i++) {
        free(files[i].disk.text);
        free(files[i].first.text);
        free(files[i].base.text);
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
            k->disk = read_all(k->path);
        }
    }
    closedir(dir);
}

static known *known_of(const tni_draft_file *p)
{
    for (size_t i = 0; i < file_count; i++) {
        if (strcmp(files[i].path, p->path) == 0) {
            return &files[i];
        }
    }
    assert_true(file_count < FILES);
    known *k = &files[file_count++]; /* made just now */
    snprintf(k->path, DESK_PATH, "%s", p->path);
    k->disk = read_all(k->path);
    return k;
}

static void check_file(known *k)
{
    bytes now = read_all(k->path);
    if (k->gone && now.text) { /* a new file of that name, which replaced none */
        keep(&k->disk, now.text, now.size);
        k->gone = false;
    } else if (!k->gone && (!now.text || !same(k->disk, now.text, now.size))) {
        fail_msg("%s changed on the disk without being saved", k->path);
    }
    free(now.text);
}

static void check_disk(void)
{
    for (size_t i = 0; i < file_count; i++) {
        check_file(&files[i]);
    }
}

/* The bytes of the file, where its name stands the other one. */
static bytes renamed_in(bytes from, const char *old, const char *name)
{
    bytes out = {calloc(1, BYTES), 0};
    assert_non_null(out.text);
    for (size_t i = 0; i < from.size;) {
        const bool here = strncmp(from.text + i, old, strlen(old)) == 0;
        const char *part = here ? name : from.text + i;
        const size_t size = here ? strlen(name) : 1;
        memcpy(out.text + out.size, part, size);
        out.size += size;
        i += here ? strlen(old) : 1;
    }
    return out;
}

/* The person renamed a file, or took one away: its bytes are there under the other name, and files
 * that name it say the new one, and nothing else. */
static void notice_move(const char *name, bool renamed)
{
    char to[DESK_PATH];
    known *old = NULL;
    snprintf(to, sizeof(to), "%s/%.*s", desk_folder, (int)strcspn(name, " "), name);
    for (size_t i = 0; i < file_count && !old; i++) {
        old = !files[i].gone && access(files[i].path, F_OK) != 0 ? &files[i] : NULL;
    }
    bytes now = read_all(to);
    if (!old || !now.text || !same(old->disk, now.text, now.size)) {
        fail_msg("what %s held is not in %s", old ? old->path : "no file", to);
    }
    old->gone = true;
    old->theirs = false;
    old->paper = NULL;
    for (size_t i = 0; i < file_count && renamed; i++) {
        known *k = &files[i];
        bytes said = renamed_in(k->disk, tni_path_name(old->path), tni_path_name(to));
        bytes disk = read_all(k->path);
        if (!k->gone && !same(k->disk, said.text, said.size) && disk.text &&
            same(said, disk.text, disk.size)) {
            keep(&k->disk, disk.text, disk.size);
            k->theirs = k->paper != NULL;
        }
        free(said.text);
        free(disk.text);
    }
    free(now.text);
}

/* A file that was taken away is back: there was none under its name. */
static void notice_return(const char *name, int length)
{
    char path[DESK_PATH];
    snprintf(path, sizeof(path), "%s/%.*s", desk_folder, length, name);
    bytes now = read_all(path);
    known *k = NULL;
    for (size_t i = 0; i < file_count && !k; i++) {
        k = strcmp(files[i].path, path) == 0 ? &files[i] : NULL;
    }
    if (!k || !k->gone || !now.text) {
        fail_msg("%s cannot be what was brought back", path);
    }
    keep(&k->disk, now.text, now.size);
    k->gone = k->theirs = false;
    k->paper = NULL;
    free(now.text);
}

/* Another program writes a file, or removes it. */
static void interfere(void)
{
    known *k = &files[below((int64_t)file_count)];
    const known *other = &files[below((int64_t)file_count)];
    check_file(k);
    const int64_t dice = below(6);
    k->gone = dice == 0;
    switch (dice) {
    case 0:
        break;
    case 1: /* its first part */
        keep(&k->disk, k->disk.text, (size_t)below((int64_t)k->disk.size + 1));
        break;
    case 2:
        keep(&k->disk, other->disk.text, other->disk.size);
        break;
    case 3: /* as the file knows it */
        keep(&k->disk, k->base.text, k->base.size);
        break;
    default:
        k->disk.text = realloc(k->disk.text, k->disk.size + 16);
        assert_non_null(k->disk.text);
        k->disk.size += (size_t)sprintf(k->disk.text + k->disk.size, "; %d\n", (int)below(1000));
    }
    unlink(k->path);
    if (!k->gone) {
        desk_put(k->path, k->disk.text, k->disk.size);
    }
    k->theirs = k->paper && (k->gone || !same(k->base, k->disk.text, k->disk.size));
}

#endif
