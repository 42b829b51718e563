/* Part of help.h: syntax of the files people write, for vim, from the field tables. What no table
 * names is shown as an error. */
#include <string.h>

#include "cli/help/help.h"
#include "tenor/schema.h"

/* A word as vim's pattern takes it; what a star or a label stands for is anything up to `end`. */
static void pattern(FILE *out, const char *word, const char *end)
{
    for (; *word && *word != '*'; word++) {
        fprintf(out, "%s%c", strchr(".[]~^$/\\", *word) ? "\\" : "", *word);
    }
    fputs(end, out);
}

static void put_section(FILE *out, const tn_section_rule *section)
{
    fputs("syn match tenorSection /^\\s*\\[", out);
    pattern(out, section->kind, section->label ? "\\s\\+[^]]\\+" : "");
    fputs("\\]/\n", out);
    for (size_t i = 0; i < section->field_count; i++) {
        const tn_field_rule *field = &section->fields[i];
        fputs("syn match tenorKey /^\\s*", out);
        pattern(out, field->key,
                *field->key == '*' ? "\\d[-0-9]*"
                : field->star      ? "[^=[:blank:]]\\+"
                                   : "");
        fputs("\\ze\\s*=/\n", out);
        for (const char *const *word = field->words; word && *word; word++) {
            fputs("syn match tenorWord /\\(^\\s*", out);
            pattern(out, field->key, "\\s*=\\s*\\)\\@<=");
            pattern(out, *word, "\\ze\\s*\\($\\|\\s;\\)/\n");
        }
    }
}

void tni_help_vim(FILE *out)
{
    fputs("\" Vim syntax of Tenor's files, made by 'tenor help files --vim'.\n"
          "if exists('b:current_syntax')\n  finish\nendif\n"
          "syn case match\n"
          "syn match tenorError /^[^=]*\\ze=/\n"
          "syn match tenorError /^\\s*\\[.*/\n",
          out);
    for (const tn_file_rule *const *file = tn_schema_files(); *file; file++) {
        for (size_t s = 0; s < (*file)->section_count; s++) {
            put_section(out, &(*file)->sections[s]);
        }
    }
    fputs("syn match tenorNumber /=\\s*\\zs-\\?\\d[0-9.:TZ%-]*[md]\\?\\ze\\s*\\($\\|\\s;\\)/\n"
          "syn match tenorComment /^\\s*[;#].*/\n"
          "syn match tenorComment /\\s;.*/\n"
          "hi def link tenorSection Statement\nhi def link tenorKey Identifier\n"
          "hi def link tenorWord Constant\nhi def link tenorNumber Number\n"
          "hi def link tenorComment Comment\nhi def link tenorError Error\n"
          "let b:current_syntax = 'tenor'\n",
          out);
}
