/* What a function printed. */
#ifndef TN_TESTS_CLI_PRINTED_H
#define TN_TESTS_CLI_PRINTED_H

#include "support/test.h"

#include "cli/help/help.h"

static char printed[1 << 20];
static FILE *paper;

static inline FILE *print_begin(void)
{
    memset(printed, 0, sizeof(printed));
    paper = fmemopen(printed, sizeof(printed), "w");
    assert_non_null(paper);
    return paper;
}

static inline const char *print_end(void)
{
    fclose(paper);
    return printed;
}

static inline void print_has(const char *text)
{
    if (!strstr(printed, text)) {
        fail_msg("'%s' was not printed", text);
    }
}

#endif
