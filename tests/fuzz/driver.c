/* Runs a fuzz program without libFuzzer: replays each file of the corpus folder, then damages them
 * at random. When it aborts, the seed and the run are on the screen and the input is in the file
 * fuzz-input of the working folder. With a second word, "planted", the program has a bug that must
 * be found, and not by the corpus as it is. */
#include "fuzz/fuzz.h"

#include <dirent.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "support/damage.h"
#include "support/test.h"

enum { FILES_MAX = 1000 };

static tn_bytes current; /* what is being run, for the handler below */
static bool planted, damages;

static void keep_input(int number)
{
    if (planted && damages) {
        puts("the planted bug is found");
        exit(0);
    }
    FILE *file = fopen("fuzz-input", "wb");
    if (file) {
        fwrite(current.at, 1, current.size, file);
        fclose(file);
    }
    signal(number, SIG_DFL);
    raise(number);
}

static tn_bytes read_file(const char *folder, const char *name)
{
    char path[4096];
    tn_bytes out = {NULL, 0};
    snprintf(path, sizeof(path), "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    if (!file) {
        return out;
    }
    fseek(file, 0, SEEK_END);
    const long size = ftell(file);
    rewind(file);
    out.at = malloc(size > 0 ? (size_t)size : 1);
    out.size = out.at ? fread(out.at, 1, (size_t)size, file) : 0;
    fclose(file);
    return out;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static size_t read_corpus(const char *folder, tn_bytes *files)
{
    struct dirent **names = NULL;
    const int found = scandir(folder, &names, NULL, by_name);
    size_t count = 0;
    for (int i = 0; i < found; i++) {
        if (names[i]->d_name[0] != '.' && count < FILES_MAX) {
            files[count] = read_file(folder, names[i]->d_name);
            count += files[count].at != NULL;
        }
        free(names[i]);
    }
    free(names);
    return count;
}

static void run(tn_bytes input)
{
    current = input;
    LLVMFuzzerTestOneInput((const uint8_t *)input.at, input.size);
}

static void run_damaged(const tn_bytes *files, size_t count, uint64_t *random)
{
    const tn_bytes from = files[test_between(random, 0, (int64_t)count - 1)];
    const tn_bytes other = files[test_between(random, 0, (int64_t)count - 1)];
    tn_bytes damaged = {malloc(from.size ? from.size : 1), from.size};
    memcpy(damaged.at, from.at, from.size);
    test_damage(&damaged, other, random);
    run(damaged);
    free(damaged.at);
}

int main(int argc, char **argv)
{
    static tn_bytes files[FILES_MAX];
    planted = argc > 2;
    const size_t count = argc > 1 ? read_corpus(argv[1], files) : 0;
    if (count == 0) {
        fprintf(stderr, "no corpus in %s\n", argc > 1 ? argv[1] : "");
        return 1;
    }
    signal(SIGABRT, keep_input);
    signal(SIGSEGV, keep_input);
    const uint64_t seed = test_damage_seed();
    const long runs = test_damage_runs(planted ? 100000 : fuzz_runs, fuzz_runs / 3);
    printf("%zu files, then %ld damaged ones, TENOR_SEED=%llu\n", count, runs,
           (unsigned long long)seed);
    fflush(stdout);
    for (size_t i = 0; i < count; i++) {
        run(files[i]);
    }
    damages = true;
    uint64_t random = seed;
    for (long i = 0; i < runs; i++) {
        run_damaged(files, count, &random);
    }
    for (size_t i = 0; i < count; i++) {
        free(files[i].at);
    }
    return planted ? 1 : 0;
}
