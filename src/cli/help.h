/* What the makers of help, manual page and completions share. */
#ifndef TN_CLI_HELP_H
#define TN_CLI_HELP_H

#include <stdio.h>

/* text, then blanks up to a column counted in cells, one at least. */
void tni_pad(FILE *out, const char *text, int column);

/* The words of text, broken before column 80, each line after an indent. */
void tni_wrap(FILE *out, const char *text, int indent);

#endif
