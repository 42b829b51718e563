/* The tables, made from options.def and commands.def. */
#include "cli/command/command_text.h"

#include <string.h>

#include "tenor/text.h"

const tni_option tni_options[OPT_COUNT] = {
#define TN_OPTION(id, name, letter, form, value, words, help)                                      \
    {name, letter, FORM_##form, value, words, help},
#include "cli/options.def"
#undef TN_OPTION
};

#define OPTIONS(...) ((const unsigned char[]){__VA_ARGS__, OPT_COUNT})

const tni_command tni_commands[] = {
#define TN_COMMAND(name, group, operands, summary, options, text, examples)                        \
    {#name, group, operands, summary, options, text, examples},
#include "cli/commands.def"
#undef TN_COMMAND
    {0}};

const tni_exit_info tni_exits[] = {
    {TNI_EXIT_FINE, "fine; there may be warnings"},
    {TNI_EXIT_FINDINGS, "a finding of severity error, or a refused change"},
    {TNI_EXIT_MISUSE, "wrong usage: a command, option or value that does not exist"},
    {TNI_EXIT_INPUT, "an input cannot be read, also one named in another file"},
    {TNI_EXIT_OUTPUT, "an output cannot be written, or exists and --force was not given"},
    {TNI_EXIT_BUG, "a bug: a promise of the program itself is broken"},
    {TNI_EXIT_INTERRUPTED, "interrupted"},
    {0, NULL}};

const tni_command *tni_command_find(const char *name)
{
    for (const tni_command *c = tni_commands; c->name; c++) {
        if (strcmp(c->name, name) == 0) {
            return c;
        }
    }
    return NULL;
}

bool tni_command_takes(const tni_command *command, tni_option_id id)
{
    for (const unsigned char *o = command->options; *o != OPT_COUNT; o++) {
        if (*o == id) {
            return true;
        }
    }
    return (int)id < OPT_COMMON;
}

int tni_nearest(const char *word, const char *const *names, size_t count)
{
    const size_t length = strlen(word);
    int found = -1;
    for (size_t i = 0; i < count && length > 1; i++) {
        if (strncmp(word, names[i], length) == 0) {
            found = found == -1 ? (int)i : -2; /* several begin like this */
        }
    }
    return found >= 0 ? found : tn_text_nearest(word, names, count);
}

const char *tni_suggest(tn_arena *arena, const char *word, const char *const *names, size_t count)
{
    const int nearest = tni_nearest(word, names, count);
    const char *text =
        nearest < 0 ? "" : tn_arena_format(arena, "; did you mean '%s'?", names[nearest]);
    return text ? text : "";
}
