/* What a program says of bad input, word by word: a test collects the findings of its rows and
 * compares all of them with a file, so that no place, word, hint or correction changes unseen. */
#ifndef TN_TEST_GOLDEN_H
#define TN_TEST_GOLDEN_H

#include "support/test.h"
#include "tenor/finding.h"

/* Collects the findings, if there are any, under the text that they are about. */
void test_golden_add(const char *input, const tn_findings *findings);

/* Compares what was collected with a file below the source tree, line by line; with UPDATE=1 in the
 * environment writes that file first (read its diff then). The last test of a program calls it. */
void test_golden_compare(const char *path);

#endif
