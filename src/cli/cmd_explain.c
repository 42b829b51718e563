/* tenor explain: the rule behind a finding, from the table of codes. */
#include <string.h>

#include "cli/cmd.h"
#include "cli/help/help.h"
#include "tenor/finding.h"
#include "tenor/text.h"

static void part(FILE *out, const char *title, const char *text)
{
    if (text && *text) {
        fprintf(out, "\n%s\n", title);
        tni_wrap(out, text, 2);
    }
}

/* An example as it would stand in a file: its own lines. */
static void example(FILE *out, const char *title, const char *text)
{
    if (!text || !*text) {
        return;
    }
    fprintf(out, "\n%s\n", title);
    for (const char *p = text; *p; p += strcspn(p, "\n"), p += *p == '\n') {
        fprintf(out, "  %.*s\n", (int)strcspn(p, "\n"), p);
    }
}

static void explain(FILE *out, const tn_code_info *c)
{
    const char *console = tn_severity_name(c->severity[TN_PROFILE_CONSOLE]);
    const char *api = tn_severity_name(c->severity[TN_PROFILE_CATALOG_API]);
    fprintf(out, "%s  %s\n", c->text, c->title);
    if (console == api) {
        fprintf(out, "severity %s\n", console);
    } else {
        fprintf(out, "severity %s (profile console), %s (profile catalog-api)\n", console, api);
    }
    part(out, "rule", c->rule);
    part(out, "how to mend it", c->hint);
    part(out, "source", c->source);
    example(out, "bad", c->bad);
    example(out, "good", c->good);
    part(out, "AWS calls it", c->aws);
}

static tni_exit no_such_code(tni_run *run, const char *word)
{
    const char *names[TN_CODE_COUNT];
    for (int i = 0; i < TN_CODE_COUNT; i++) {
        names[i] = tn_code_get((tn_code)i)->text;
    }
    return tni_misuse(run, "no finding code '%s'%s; 'tenor check --list-codes' lists them", word,
                      tni_suggest(run->arena, word, names, TN_CODE_COUNT));
}

tni_exit tni_cmd_explain(tni_run *run)
{
    const tni_args *args = run->args;
    if (args->operand_count == 0) {
        return tni_misuse(run, "which code? 'tenor check --list-codes' lists them");
    }
    for (size_t i = 0; i < args->operand_count; i++) {
        if (tn_code_find(args->operands[i]) == TN_CODE_COUNT) {
            return no_such_code(run, args->operands[i]);
        }
    }
    tni_result_form form;
    if (!tni_form_of(run, TNI_ALLOW_REPORT, &form)) {
        return TNI_EXIT_MISUSE;
    }
    if (form != TNI_FORM_TEXT || tni_args_has(args, OPT_OUTPUT)) {
        tn_code *codes = tn_arena_take_array(run->arena, args->operand_count, sizeof(*codes));
        for (size_t i = 0; codes && i < args->operand_count; i++) {
            codes[i] = tn_code_find(args->operands[i]);
        }
        return tni_write_plain_report(run, codes ? tni_codes(run->arena, codes, args->operand_count)
                                                 : NULL);
    }
    for (size_t i = 0; i < args->operand_count; i++) {
        fputs(i ? "\n\n" : "", run->out);
        explain(run->out, tn_code_get(tn_code_find(args->operands[i])));
    }
    return TNI_EXIT_FINE;
}
