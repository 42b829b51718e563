/* Part of help.h: the manual pages, as man(7) source, from the same tables as help: tenor(1), a
 * page per command, and tenor-files(5). */
#include <string.h>

#include "cli/help/help.h"
#include "tenor/schema.h"
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

static void head(FILE *out, const char *name, int section, const char *summary)
{
    fprintf(out, ".TH \"%s\" %d \"\" \"tenor " TENOR_VERSION "\" \"%s\"\n.SH NAME\n", name, section,
            section == 1 ? "User Commands" : "File Formats");
    roff_text(out, name);
    fputs(" \\- ", out);
    roff_text(out, summary);
    putc('\n', out);
}

static void exits(FILE *out)
{
    fputs(".SH EXIT STATUS\n", out);
    for (const tni_exit_info *e = tni_exits; e->text; e++) {
        fprintf(out, ".TP\n%d\n", e->status);
        roff_text(out, e->text);
        putc('\n', out);
    }
}

static void examples(FILE *out, const tni_command *c)
{
    fputs(*c->examples ? ".SH EXAMPLES\n" : "", out);
    for (const char *p = c->examples; *p;) {
        const char *end = strstr(p, ";;");
        const size_t rest = strcspn(end, "\n");
        fputs(".TP\n\\fB", out);
        roff(out, p, (size_t)(end - p));
        fputs("\\fR\n", out);
        roff(out, end + 2, rest - 2);
        putc('\n', out);
        p = end + rest + (end[rest] == '\n');
    }
}

void tni_help_man_command(FILE *out, const tni_command *c)
{
    char name[32];
    snprintf(name, sizeof(name), "tenor-%s", c->name);
    head(out, name, 1, c->summary);
    fprintf(out, ".SH SYNOPSIS\n.B tenor %s\n[\\fIoptions\\fR] ", c->name);
    roff_text(out, c->operands);
    fputs("\n.SH DESCRIPTION\n", out);
    roff_text(out, *c->text ? c->text : c->summary);
    fputs(*c->options == OPT_COUNT ? "\n" : "\n.SH OPTIONS\n", out);
    for (const unsigned char *o = c->options; *o != OPT_COUNT; o++) {
        if (*o >= OPT_COMMON) {
            man_option(out, &tni_options[*o]);
        }
    }
    fputs(".PP\nOptions of every command are in \\fBtenor\\fR(1).\n", out);
    examples(out, c);
    exits(out);
    fputs(".SH SEE ALSO\n\\fBtenor\\fR(1), \\fBtenor\\-files\\fR(5)\n", out);
}

static void man_field(FILE *out, const tn_field_rule *f)
{
    const size_t stem = strlen(f->key) - (f->star != NULL);
    fputs(".TP\n\\fB", out);
    roff(out, f->key, stem);
    fprintf(out, "\\fR%s%s (", f->star ? "\\fI" : "", f->star ? f->star : "");
    fputs(f->star ? "\\fR" : "", out);
    for (const char *const *word = f->words; word && *word; word++) {
        fprintf(out, "%s%s", word == f->words ? "" : " | ", *word);
    }
    fprintf(out, "%s)\n", f->words ? "" : tn_field_type_words(f->type));
    roff_text(out, f->help ? f->help : "");
    if (f->unit) {
        fprintf(out, ", %s", f->unit);
    }
    putc('\n', out);
}

void tni_help_man_files(FILE *out)
{
    head(out, "tenor-files", 5, "products, offers, contracts and settings that tenor(1) reads");
    fputs(
        ".SH DESCRIPTION\nText in UTF\\-8: a line [section], lines key = value, comments from a "
        "';' "
        "at the begin of a line or behind a blank. The first section says of what kind a file is. "
        "\\fBtenor help rules 2\\fR has the rules, \\fBtenor help schema\\fR the same as JSON "
        "Schemas.\n",
        out);
    for (const tn_file_rule *const *file = tn_schema_files(); *file; file++) {
        fputs(".SH \"", out);
        roff_text(out, (*file)->pattern);
        fputs("\"\n", out);
        roff_text(out, (*file)->help ? (*file)->help : "");
        putc('\n', out);
        for (size_t s = 0; s < (*file)->section_count; s++) {
            const tn_section_rule *section = &(*file)->sections[s];
            fprintf(out, ".SS \"[%s%s%s]\"\n", section->kind, section->label ? " " : "",
                    section->label ? section->label : "");
            roff_text(out, section->help ? section->help : "");
            putc('\n', out);
            for (size_t f = 0; f < section->field_count; f++) {
                man_field(out, &section->fields[f]);
            }
        }
    }
    fputs(".SH SEE ALSO\n\\fBtenor\\fR(1)\n", out);
}

void tni_help_man(FILE *out)
{
    head(out, "tenor", 1, "prices and models AWS Marketplace SaaS contracts, offline");
    fputs(
        ".SH SYNOPSIS\n.B tenor\n\\fICOMMAND\\fR [\\fIoptions\\fR] \\fIFILE\\fR...\n.SH "
        "DESCRIPTION\n"
        "Results go to standard output, findings and progress to standard error. Options go before "
        "or after files; \\- is standard input. No network is used, and no clock unless "
        "\\fB\\-\\-as\\-of today\\fR asks for it.\n.SH COMMANDS\n",
        out);
    for (const tni_command *c = tni_commands; c->name; c++) {
        fprintf(out, ".TP\n\\fBtenor\\-%s\\fR(1)\n", c->name);
        roff_text(out, c->summary);
        putc('\n', out);
    }
    fputs(".SH OPTIONS OF EVERY COMMAND\n", out);
    for (int i = 0; i < OPT_COMMON; i++) {
        man_option(out, &tni_options[i]);
    }
    exits(out);
    fputs(".SH ENVIRONMENT\n.TP\nNO_COLOR\nset and not empty: no colour unless \\fB\\-\\-color "
          "always\\fR\n.SH FILES\n.TP\ntenor.ini\nsettings of the workspace: the nearest folder "
          "upwards that has one\n.SH SEE ALSO\n\\fBtenor\\-files\\fR(5), \\fBtenor help rules\\fR, "
          "\\fBtenor help formats\\fR, \\fBtenor help schema\\fR, \\fBtenor help changes\\fR\n",
          out);
}
