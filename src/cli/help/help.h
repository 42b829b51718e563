/* Help, the manual page and the topics, from the tables. */
#ifndef TN_CLI_HELP_H
#define TN_CLI_HELP_H

#include <stdio.h>

#include "cli/command/command_text.h"

void tni_help_overview(FILE *out);
void tni_help_command(FILE *out, const tni_command *command);
void tni_help_man(FILE *out);
bool tni_help_topic(FILE *out, const char *topic); /* false: no such topic */
extern const char *const tni_help_topics[];        /* ended by NULL */

/* text, then blanks up to a column counted in cells, one at least. */
void tni_pad(FILE *out, const char *text, int column);

/* The words of text, broken before column 80, each line after an indent. */
void tni_wrap(FILE *out, const char *text, int indent);

#endif
