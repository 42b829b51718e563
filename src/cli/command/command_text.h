/* The tables of options, commands and exit statuses: text alone, so that help, the manual page and
 * completions can be made from it. Which function a command runs is known to dispatch.c. */
#ifndef TN_CLI_COMMAND_TEXT_H
#define TN_CLI_COMMAND_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "tenor/arena.h"

typedef enum tni_option_id {
#define TN_OPTION(id, name, letter, kind, value, words, help) OPT_##id,
#include "cli/options.def"
#undef TN_OPTION
    OPT_COUNT
} tni_option_id;

/* What form an option's value must have; a value of another form is wrong usage. */
typedef enum tni_value_form {
    FORM_NONE,
    FORM_TEXT,
    FORM_CHOICE,
    FORM_FILE,
    FORM_DIRECTORY,
    FORM_DATE,
    FORM_DAY,  /* a date or 'today' */
    FORM_WHEN, /* a date or an instant */
    FORM_PAIR, /* KEY=QTY */
    FORM_PERCENT,
    FORM_AMOUNT,
    FORM_DURATION,
    FORM_DURATIONS /* a list of them */
} tni_value_form;

typedef struct tni_option {
    const char *name;
    char letter; /* 0: none */
    tni_value_form form;
    const char *value; /* how help calls the value */
    const char *words; /* separated by blanks; NULL: none */
    const char *help;
} tni_option;

extern const tni_option tni_options[OPT_COUNT];

/* Options that every command accepts: --as-of to --version, the first rows of the table. */
enum { OPT_COMMON = (int)OPT_VERSION + 1 };

/* How the program ends (rule 4). */
typedef enum tni_exit {
    TNI_EXIT_FINE = 0,
    TNI_EXIT_FINDINGS = 1,
    TNI_EXIT_MISUSE = 2,
    TNI_EXIT_INPUT = 3,
    TNI_EXIT_OUTPUT = 4,
    TNI_EXIT_BUG = 5,
    TNI_EXIT_INTERRUPTED = 130
} tni_exit;

/* Each status and what it means; ends with a NULL text. */
typedef struct tni_exit_info {
    int status;
    const char *text;
} tni_exit_info;
extern const tni_exit_info tni_exits[];

typedef struct tni_command {
    const char *name, *group, *operands, *summary;
    const unsigned char *options; /* tni_option_id, ended by OPT_COUNT */
    const char *text, *examples;
} tni_command;

/* In the order of commands.def; ends with a row whose name is NULL. */
extern const tni_command tni_commands[];

const tni_command *tni_command_find(const char *name);
/* The command's own row names the option, or it is a common one. */
bool tni_command_takes(const tni_command *command, tni_option_id id);

/* The only name that begins like word, else the nearest; -1: none is near. */
int tni_nearest(const char *word, const char *const *names, size_t count);
/* "; did you mean 'check'?" for the nearest of the names, or "". */
const char *tni_suggest(tn_arena *arena, const char *word, const char *const *names, size_t count);

#endif
