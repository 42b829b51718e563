/* tenor help: on everything, on a command, on a topic, on a part of the rule book. */
#include <string.h>

#include "cli/cmd.h"
#include "cli/help/help.h"
#include "tenor/text.h"

/* A chapter, section or point of the rule book. */
static tni_exit print_rule(tni_run *run, const char *number)
{
    if (tni_manual_print(run->out, number)) {
        return TNI_EXIT_FINE;
    }
    size_t count = 0;
    const char *const *numbers = tni_manual_numbers(run->arena, &count);
    return tni_misuse(run, "no rule '%s'%s", number,
                      tni_suggest(run->arena, number, numbers, count));
}

static tni_exit print_schema(tni_run *run, const char *name)
{
    if (tni_schema_print(run->out, name)) {
        return TNI_EXIT_FINE;
    }
    size_t count = 0;
    const char *const *names = tni_schema_names(run->arena, &count);
    return tni_misuse(run, "no schema '%s'%s", name, tni_suggest(run->arena, name, names, count));
}

tni_exit tni_cmd_help(tni_run *run)
{
    const tni_args *args = run->args;
    const bool man = tni_args_has(args, OPT_MAN), vim = tni_args_has(args, OPT_VIM);
    const bool files = args->operand_count && strcmp(args->operands[0], "files") == 0;
    if (vim && !files) {
        return tni_misuse(run, "--vim is of files");
    }
    if (args->operand_count == 0) {
        (man ? tni_help_man : tni_help_overview)(run->out);
        return TNI_EXIT_FINE;
    }
    const char *word = args->operands[0];
    const tni_command *command = tni_command_find(word);
    if (command) {
        (man ? tni_help_man_command : tni_help_command)(run->out, command);
        return TNI_EXIT_FINE;
    }
    if (man && !files) {
        return tni_misuse(run, "the manual has a page for each command, and for files");
    }
    if (man || vim) {
        (vim ? tni_help_vim : tni_help_man_files)(run->out);
        return TNI_EXIT_FINE;
    }
    if (strcmp(word, "rules") == 0 && args->operand_count > 1) {
        return print_rule(run, args->operands[1]);
    }
    if (strcmp(word, "schema") == 0 && args->operand_count > 1) {
        return print_schema(run, args->operands[1]);
    }
    if (tni_help_topic(run->out, word)) {
        return TNI_EXIT_FINE;
    }
    const char *names[128];
    size_t count = 0;
    for (const tni_command *c = tni_commands; c->name && count < 100; c++) {
        names[count++] = c->name;
    }
    for (const tni_topic *t = tni_help_topics; t->name; t++) {
        names[count++] = t->name;
    }
    return tni_misuse(run, "no help on '%s'%s", word, tni_suggest(run->arena, word, names, count));
}
