/* Help, the manual page and the topics, from the tables. */
#ifndef TN_CLI_HELP_H
#define TN_CLI_HELP_H

#include <stdio.h>

#include "cli/command/command_text.h"

void tni_help_overview(FILE *out);
void tni_help_command(FILE *out, const tni_command *command);
void tni_help_man(FILE *out);                                     /* tenor(1) */
void tni_help_man_command(FILE *out, const tni_command *command); /* tenor-check(1) */
void tni_help_man_files(FILE *out);                               /* tenor-files(5) */
/* Vim's syntax of the files people write. */
void tni_help_vim(FILE *out);
/* The version, and the month in which the sources of each table were last read. */
void tni_help_version(FILE *out);
bool tni_help_topic(FILE *out, const char *topic); /* false: no such topic */

/* A text of its own about what commands have in common. */
typedef struct tni_topic {
    const char *name;
    void (*print)(FILE *out);
} tni_topic;
extern const tni_topic tni_help_topics[]; /* ends with a row whose name is NULL */

/* Prints a chapter of the rule book ("3"), a section ("3.4") or a point ("3.4.2"); NULL: all of it.
 * False: there is no such number. */
bool tni_manual_print(FILE *out, const char *number);

/* A page of data/manual/ as it stands, static; "": there is none. */
const char *tni_manual_text(const char *name);

/* The numbers of all chapters, sections and points; NULL: no memory. */
const char *const *tni_manual_numbers(tn_arena *arena, size_t *out_count);

/* A result that programs read: a row of formats.def, which says what the members mean. */
typedef struct tni_format {
    const char *schema, *what, *keys, *csv, *more;
} tni_format;
extern const tni_format tni_formats[]; /* ends with a row whose schema is NULL */

/* Prints the JSON Schema of a result ("quote") or of a kind of file ("offer"); false: neither. */
bool tni_schema_print(FILE *out, const char *name);
/* Their names, with what they are of. */
void tni_schema_list(FILE *out);
const char *const *tni_schema_names(tn_arena *arena, size_t *out_count);

/* text, then blanks up to a column counted in cells, one at least. */
void tni_pad(FILE *out, const char *text, int column);

/* The words of text, broken before column 80, each line after an indent. */
void tni_wrap(FILE *out, const char *text, int indent);

#endif
