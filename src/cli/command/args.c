/* What a person typed, by the table of options; getopt_long does the walking. */
#include "cli/command/args.h"

#include <getopt.h>
#include <stdarg.h>
#include <string.h>

#include "app/value_hint.h"
#include "tenor/decimal.h"
#include "tenor/text.h"

enum { LONG_BASE = 1000, LETTERS = 3 * OPT_COUNT + 4 };

tni_exit tni_out_of_memory(tni_run *run)
{
    if (!run->memory_told) {
        fputs("tenor: out of memory\n", run->err);
        run->memory_told = true;
    }
    return TNI_EXIT_BUG;
}

tni_exit tni_misuse(tni_run *run, const char *format, ...)
{
    va_list list, again;
    va_start(list, format);
    va_copy(again, list);
    const int length = vsnprintf(NULL, 0, format, list);
    char *text = tn_arena_take(run->arena, (size_t)length + 1);
    if (text) {
        vsnprintf(text, (size_t)length + 1, format, again);
    }
    va_end(again);
    va_end(list);
    const char *shown = text ? tn_text_display(run->arena, text, (size_t)length) : NULL;
    if (!shown) {
        return tni_out_of_memory(run);
    }
    fprintf(run->err, "tenor: %s\nsee 'tenor help%s%s'\n", shown, run->command ? " " : "",
            run->command ? run->command->name : "");
    return TNI_EXIT_MISUSE;
}

/* The whole name or nothing: getopt would take an abbreviation, which later versions may break. Of
 * two options of one name, the command's own. */
static int by_name(const tni_command *command, const char *word)
{
    const size_t length = strcspn(word, "=");
    int found = -1;
    for (int i = 0; i < OPT_COUNT; i++) {
        const char *name = tni_options[i].name;
        if (*name == *word && strncmp(name, word, length) == 0 && name[length] == '\0' &&
            (found < 0 || tni_command_takes(command, (tni_option_id)i))) {
            found = i;
        }
    }
    return found;
}

static void fill_tables(const tni_command *command, struct option *longs, char *letters)
{
    *letters++ = '-'; /* operands come in order, whatever POSIXLY_CORRECT says */
    *letters++ = ':';
    for (int i = 0; i < OPT_COUNT; i++) {
        const tni_option *o = &tni_options[i];
        const int has = o->form == FORM_NONE ? no_argument : required_argument;
        if (by_name(command, o->name) == i) {
            *longs++ = (struct option){o->name, has, NULL, LONG_BASE + i};
        }
        if (o->letter) {
            *letters++ = o->letter;
            if (o->form != FORM_NONE) {
                *letters++ = ':';
            }
        }
    }
    *letters = '\0';
    *longs = (struct option){0};
}

static int by_letter(int letter)
{
    for (int i = 0; i < OPT_COUNT; i++) {
        if (tni_options[i].letter && tni_options[i].letter == letter) {
            return i;
        }
    }
    return -1;
}

static bool has_word(const char *words, const char *word)
{
    const size_t length = strlen(word);
    for (const char *p = words; p && *p; p += strcspn(p, " "), p += *p == ' ') {
        if (strcspn(p, " ") == length && strncmp(p, word, length) == 0) {
            return length > 0;
        }
    }
    return false;
}

static void unknown_option(tni_run *run, const char *word)
{
    const char *names[OPT_COUNT];
    size_t count = 0;
    for (int i = 0; i < OPT_COUNT; i++) {
        if (tni_command_takes(run->command, (tni_option_id)i)) {
            names[count++] = tni_options[i].name;
        }
    }
    const size_t length = strcspn(word, "=");
    char *name = tn_arena_copy(run->arena, word, length);
    const bool is_long = strncmp(word, "--", 2) == 0;
    const int nearest = is_long && name ? tni_nearest(name + 2, names, count) : -1;
    if (nearest >= 0) {
        tni_misuse(run, "unknown option '%s'; did you mean '--%s'?", name, names[nearest]);
    } else {
        tni_misuse(run, "unknown option '%s'", name ? name : "");
    }
}

static bool durations_are_good(const char *value)
{
    int months;
    for (const char *p = value;; p += strspn(p, " ")) {
        const size_t length = strcspn(p, ", ");
        if (tn_duration_parse(p, length, &months) != TN_OK) {
            return false;
        }
        p += length + strspn(p + length, " ");
        if (*p++ != ',') {
            return !p[-1];
        }
    }
}

static bool pair_is_good(const char *value)
{
    const char *equals = strrchr(value, '=');
    int64_t quantity = 0;
    return equals && equals > value &&
           tn_whole_parse(equals + 1, strlen(equals + 1), 1, TN_QUANTITY_MAX, &quantity) == TN_OK;
}

/* What a value of the form looks like; NULL when this one does. */
static const char *expected_form(const tni_option *o, const char *value)
{
    const size_t length = strlen(value);
    tn_date date;
    tn_instant instant;
    tn_percent percent;
    tn_price amount;
    int months = 0;
    switch (o->form) {
    case FORM_NONE:
    case FORM_TEXT:
        return NULL;
    case FORM_CHOICE:
        return has_word(o->words, value) ? NULL : o->words;
    case FORM_FILE:
    case FORM_DIRECTORY:
        return length ? NULL : "a path";
    case FORM_DAY:
        if (strcmp(value, "today") == 0) {
            return NULL;
        }
        return tn_date_parse(value, length, &date) == TN_OK ? NULL : "YYYY-MM-DD or today";
    case FORM_DATE:
        return tn_date_parse(value, length, &date) == TN_OK ? NULL : "YYYY-MM-DD";
    case FORM_WHEN:
        return tn_date_parse(value, length, &date) == TN_OK ||
                       tn_instant_parse(value, length, &instant) == TN_OK
                   ? NULL
                   : "YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ";
    case FORM_PAIR:
        return pair_is_good(value) ? NULL
                                   : "KEY=QTY with a whole quantity of 1 or more; "
                                     "what is not named is left out of a new offer";
    case FORM_PERCENT:
        return tn_percent_parse(value, length, &percent, NULL) == TN_OK
                   ? NULL
                   : "a percent like 12.5%, 100% at most";
    case FORM_AMOUNT:
        return tn_price_parse(value, length, &amount, NULL) == TN_OK ? NULL
                                                                     : "an amount like 5400.00, "
                                                                       "thousands not set apart";
    case FORM_DURATION:
        return tn_duration_parse(value, length, &months) == TN_OK ? NULL
                                                                  : "whole months like 12m or 1y";
    case FORM_DURATIONS:
        return durations_are_good(value) ? NULL : "whole months like 12m, or several: 1m,12m";
    }
    return NULL;
}

/* How a value of another form would be written; NULL: nobody knows. */
static const char *form_hint(tn_arena *arena, tni_value_form form, const char *value)
{
    static const struct {
        tni_value_form form;
        tn_field_type type;
    } types[] = {{FORM_DATE, TN_F_DATE},          {FORM_DAY, TN_F_DATE},
                 {FORM_WHEN, TN_F_INSTANT},       {FORM_PERCENT, TN_F_PERCENT},
                 {FORM_AMOUNT, TN_F_AMOUNT},      {FORM_DURATION, TN_F_DURATION},
                 {FORM_DURATIONS, TN_F_DURATION}, {FORM_PAIR, TN_F_WHOLE}};
    const char *equals = form == FORM_PAIR ? strrchr(value, '=') : NULL;
    for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++) {
        if (types[i].form == form) {
            return tni_value_hint(arena, types[i].type, equals ? equals + 1 : value);
        }
    }
    return NULL;
}

/* One step of getopt: an operand, an option, or a wrong word. */
static bool read_word(tni_run *run, tni_args *args, const char *word, int found)
{
    if (found == 1) {
        args->operands[args->operand_count++] = optarg;
        return true;
    }
    const bool is_long = strncmp(word, "--", 2) == 0;
    const int id =
        is_long ? by_name(run->command, word + 2) : by_letter(found == ':' ? optopt : found);
    if (id < 0) {
        const char text[3] = {'-', (char)optopt, '\0'};
        unknown_option(run, is_long ? word : text);
        return false;
    }
    const tni_option *o = &tni_options[id];
    if (!tni_command_takes(run->command, (tni_option_id)id)) {
        tni_misuse(run, "'%s' takes no option --%s", run->command->name, o->name);
        return false;
    }
    if (found == ':') {
        tni_misuse(run, "--%s needs a value: %s", o->name, o->value);
        return false;
    }
    if (found == '?') {
        tni_misuse(run, "--%s takes no value", o->name);
        return false;
    }
    const char *form = o->form == FORM_NONE ? NULL : expected_form(o, optarg);
    if (form) {
        const char *hint = form_hint(run->arena, o->form, optarg);
        tni_misuse(run, "'%s' is no value of --%s: expected %s%s%s", optarg, o->name, form,
                   hint ? "; " : "", hint ? hint : "");
        return false;
    }
    args->given[args->given_count].id = (tni_option_id)id;
    args->given[args->given_count++].value = o->form == FORM_NONE ? NULL : optarg;
    return true;
}

bool tni_args_parse(tn_arena *arena, const tni_command *command, int argc, char **argv, FILE *err,
                    tni_args *out)
{
    tni_run run = {.arena = arena, .command = command, .err = err};
    tni_args args = {0};
    args.given = tn_arena_take_array(arena, (size_t)argc + 1, sizeof(*args.given));
    args.operands = tn_arena_take_array(arena, (size_t)argc + 1, sizeof(*args.operands));
    if (!args.given || !args.operands) {
        return false;
    }
    struct option longs[OPT_COUNT + 1];
    char letters[LETTERS];
    fill_tables(command, longs, letters);
    optind = 0; /* start anew, also when the program calls twice in a test */
    opterr = 0;
    for (int at = 1;; at = optind) {
        const int found = getopt_long(argc, argv, letters, longs, NULL);
        if (found == -1) {
            break;
        }
        if (!read_word(&run, &args, argv[at], found)) {
            return false;
        }
    }
    for (int i = optind; i < argc; i++) { /* after "--" */
        args.operands[args.operand_count++] = argv[i];
    }
    *out = args;
    return true;
}

bool tni_args_has(const tni_args *args, tni_option_id id)
{
    size_t at = 0;
    for (; at < args->given_count; at++) {
        if (args->given[at].id == id) {
            return true;
        }
    }
    return false;
}

const char *tni_args_next(const tni_args *args, tni_option_id id, size_t *at)
{
    while (*at < args->given_count) {
        const struct tni_given *given = &args->given[(*at)++];
        if (given->id == id) {
            return given->value;
        }
    }
    return NULL;
}

const char *tni_args_value(const tni_args *args, tni_option_id id)
{
    const char *last = NULL;
    size_t at = 0;
    for (const char *v; (v = tni_args_next(args, id, &at));) {
        last = v;
    }
    return last;
}

const char *const *tni_args_all(const tni_run *run, tni_option_id id, size_t *out_count)
{
    const char **list = tn_arena_take_array(run->arena, run->args->given_count + 1, sizeof(*list));
    size_t at = 0;
    *out_count = 0;
    for (const char *value; list && (value = tni_args_next(run->args, id, &at));) {
        list[(*out_count)++] = value;
    }
    return list;
}

const tn_date *tni_args_date(const tni_run *run, tni_option_id id)
{
    const char *text = tni_args_value(run->args, id);
    tn_date *date = text ? tn_arena_take(run->arena, sizeof(*date)) : NULL;
    return date && tn_date_parse(text, strlen(text), date) == TN_OK ? date : NULL;
}
