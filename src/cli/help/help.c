/* Help on everything and on a command, from the tables of commands and options. */
#include "cli/help/help.h"

#include <string.h>

static void print_options(FILE *out, const tni_command *command, bool common)
{
    for (int i = 0; i < OPT_COUNT; i++) {
        const tni_option *o = &tni_options[i];
        const bool own = i >= OPT_COMMON;
        if (own == common || (command && !tni_command_takes(command, (tni_option_id)i))) {
            continue;
        }
        char text[64];
        snprintf(text, sizeof(text), "  %c%c --%s%s%s", o->letter ? '-' : ' ',
                 o->letter ? o->letter : ' ', o->name, o->value ? " " : "",
                 o->value ? o->value : "");
        tni_pad(out, text, 24);
        fprintf(out, "%s\n", o->help);
        if (o->form == FORM_CHOICE) {
            fprintf(out, "%24s(%s)\n", "", o->words);
        }
    }
}

/* Who the commands are for, in the order of the table, each once. */
static void print_group(FILE *out, const tni_command *first)
{
    fprintf(out, "\nfor %s:\n", first->group);
    for (const tni_command *c = first; c->name; c++) {
        if (strcmp(c->group, first->group) == 0) {
            fputs("  ", out);
            tni_pad(out, c->name, 14);
            fprintf(out, "%s\n", c->summary);
        }
    }
}

void tni_help_overview(FILE *out)
{
    fputs("tenor - prices and models AWS Marketplace SaaS contracts, offline\n\n"
          "usage: tenor COMMAND [options] FILE…\n\n"
          "examples:\n"
          "  tenor init demo                     a workspace with a worked example\n"
          "  tenor check demo                    what is wrong with its files\n"
          "  tenor quote demo/acme.offer.ini     what an offer is worth\n",
          out);
    for (const tni_command *c = tni_commands; c->name; c++) {
        const tni_command *first = tni_commands;
        while (strcmp(first->group, c->group) != 0) {
            first++;
        }
        if (c == first) {
            print_group(out, first);
        }
    }
    fputs("\noptions of every command:\n", out);
    print_options(out, NULL, true);
    fputs("\n'-' is standard input. 'tenor help COMMAND' says more; topics:", out);
    for (const tni_topic *t = tni_help_topics; t->name; t++) {
        fprintf(out, " %s", t->name);
    }
    putc('\n', out);
}

void tni_help_command(FILE *out, const tni_command *command)
{
    fprintf(out, "tenor %s - %s\n\nusage: tenor %s [options] %s\n", command->name, command->summary,
            command->name, command->operands);
    if (*command->text) {
        putc('\n', out);
        tni_wrap(out, command->text, 0);
    }
    fputs("\nexamples:\n", out);
    for (const char *p = command->examples; *p;) {
        const char *end = strstr(p, ";;");
        const size_t length = (size_t)(end - p), rest = strcspn(end, "\n");
        fprintf(out, "  %.*s\n      %.*s\n", (int)length, p, (int)rest - 2, end + 2);
        p = end + rest + (end[rest] == '\n');
    }
    if (*command->options < OPT_COUNT) {
        fputs("\noptions:\n", out);
        print_options(out, command, false);
    }
    fputs("\noptions of every command:\n", out);
    print_options(out, NULL, true);
}
