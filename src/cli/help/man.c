/* Part of help.h: the manual page, as man(7) source, from the same tables as help. */
#include <string.h>

#include "cli/help/help.h"
#include "tenor/version.h"

/* Text with what roff would take for itself escaped. */
static void roff(FILE *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\\') {
            fputs("\\e", out);
        } else if (text[i] == '-') {
            fputs("\\-", out);
        } else if ((text[i] == '.' || text[i] == '\'') && (i == 0 || text[i - 1] == '\n')) {
            fprintf(out, "\\&%c", text[i]);
        } else {
            putc(text[i], out);
        }
    }
}

static void roff_text(FILE *out, const char *text)
{
    roff(out, text, strlen(text));
}

static void man_option(FILE *out, const tni_option *o)
{
    fputs(".TP\n\\fB", out);
    if (o->letter) {
        fprintf(out, "\\-%c\\fR, \\fB", o->letter);
    }
    fputs("\\-\\-", out);
    roff_text(out, o->name);
    fputs("\\fR", out);
    if (o->value) {
        fprintf(out, " \\fI%s\\fR", o->value);
    }
    putc('\n', out);
    roff_text(out, o->help);
    if (o->form == FORM_CHOICE) {
        fputs(" (", out);
        roff_text(out, o->words);
        putc(')', out);
    }
    putc('\n', out);
}

static void man_command(FILE *out, const tni_command *c)
{
    fprintf(out, ".SS tenor %s ", c->name);
    roff_text(out, c->operands);
    putc('\n', out);
    roff_text(out, c->summary);
    fputs(".\n", out);
    roff_text(out, c->text);
    putc('\n', out);
    for (const unsigned char *o = c->options; *o != OPT_COUNT; o++) {
        if (*o >= OPT_COMMON) {
            man_option(out, &tni_options[*o]);
        }
    }
    for (const char *p = c->examples; *p;) {
        const char *end = strstr(p, ";;");
        const size_t rest = strcspn(end, "\n");
        fputs(".PP\n.RS\n.nf\n", out);
        roff(out, p, (size_t)(end - p));
        fputs("\n.fi\n.RE\n", out);
        p = end + rest + (end[rest] == '\n');
    }
}

void tni_help_man(FILE *out)
{
    fputs(
        ".TH TENOR 1 \"\" \"tenor " TENOR_VERSION
        "\" \"User Commands\"\n.SH NAME\ntenor \\- prices "
        "and models AWS Marketplace SaaS contracts, offline\n.SH SYNOPSIS\n.B tenor\n\\fICOMMAND"
        "\\fR [\\fIoptions\\fR] \\fIFILE\\fR...\n.SH DESCRIPTION\nResults go to standard output, "
        "findings and progress to standard error. Options go before or after files; \\- is "
        "standard input. No network is used, and no clock unless \\fB\\-\\-as\\-of today\\fR asks "
        "for it.\n.SH OPTIONS OF EVERY COMMAND\n",
        out);
    for (int i = 0; i < OPT_COMMON; i++) {
        man_option(out, &tni_options[i]);
    }
    fputs(".SH COMMANDS\n", out);
    for (const tni_command *c = tni_commands; c->name; c++) {
        man_command(out, c);
    }
    fputs(".SH EXIT STATUS\n", out);
    for (const tni_exit_info *e = tni_exits; e->text; e++) {
        fprintf(out, ".TP\n%d\n", e->status);
        roff_text(out, e->text);
        putc('\n', out);
    }
    fputs(".SH ENVIRONMENT\n.TP\nNO_COLOR\nset and not empty: no colour unless \\fB\\-\\-color "
          "always\\fR\n.SH FILES\n.TP\ntenor.ini\nsettings of the workspace: the nearest folder "
          "upwards that has one\n.PP\nSee \\fBtenor help rules\\fR, \\fBtenor help files\\fR and "
          "\\fBtenor help formats\\fR.\n",
          out);
}
