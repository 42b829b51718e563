/* Options and operands: the table of options, and what a person typed. */
#ifndef TN_CLI_ARGS_H
#define TN_CLI_ARGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

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
    FORM_DURATION
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

typedef struct tni_args {
    struct tni_given {
        tni_option_id id;
        const char *value; /* NULL: the option takes none */
    } * given;
    size_t given_count;
    const char **operands;
    size_t operand_count;
} tni_args;

struct tni_command;

/* Reads argv[1 ...] after the command's word; says on err what is wrong. False: wrong usage. */
bool tni_args_parse(tn_arena *arena, const struct tni_command *command, int argc, char **argv,
                    FILE *err, tni_args *out);

bool tni_args_has(const tni_args *args, tni_option_id id);
/* The last value given; NULL when the option was not. */
const char *tni_args_value(const tni_args *args, tni_option_id id);
/* Walks over a repeated option: start with *at 0; NULL at the end. */
const char *tni_args_next(const tni_args *args, tni_option_id id, size_t *at);

#endif
