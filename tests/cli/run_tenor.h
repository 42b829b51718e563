/* The command line in this process, with what it printed and its status. */
#ifndef TN_TESTS_CLI_RUN_TENOR_H
#define TN_TESTS_CLI_RUN_TENOR_H

#include <unistd.h>

#include "support/test.h"

#include "cli/cli.h"

#define SAMPLES TN_SOURCE_DIR "/samples/"

static char said[2][1 << 18]; /* on standard output, on standard error */

static int terminal(const tni_terminal *t)
{
    (void)t;
    return 77; /* the terminal program was run */
}

/* "check a.ini -q": words between single blanks. */
static inline int run(const char *line)
{
    char words[512], *argv[24] = {words};
    int argc = 0, kept[2];
    FILE *files[2];
    snprintf(words, sizeof(words), "tenor %s", line);
    for (char *p = strtok(words, " "); p; p = strtok(NULL, " ")) {
        argv[argc++] = p;
    }
    fflush(stdout);
    for (int i = 0; i < 2; i++) {
        files[i] = tmpfile();
        kept[i] = dup(i + 1);
        dup2(fileno(files[i]), i + 1);
    }
    const int status = tni_cli_main(argc, argv, terminal);
    fflush(stdout);
    for (int i = 0; i < 2; i++) {
        dup2(kept[i], i + 1);
        close(kept[i]);
        rewind(files[i]);
        said[i][fread(said[i], 1, sizeof(said[i]) - 1, files[i])] = '\0';
        fclose(files[i]);
    }
    return status;
}

typedef struct run_row {
    const char *line;
    int status;
    const char *out, *err; /* what each holds; NULL: it is empty */
} run_row;

static inline void run_rows(const run_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const int status = run(rows[i].line);
        const char *const want[] = {rows[i].out, rows[i].err};
        bool good = status == rows[i].status;
        for (int s = 0; s < 2; s++) {
            good = good && (want[s] ? strstr(said[s], want[s]) != NULL : !*said[s]);
        }
        if (!good) {
            fail_msg("%s: status %d\n%.300s\n%.300s", rows[i].line, status, said[0], said[1]);
        }
    }
}

#endif
