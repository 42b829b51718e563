/* Part of help.h: the topics of `tenor help TOPIC`, the rule book and the tables they are about. */
#include <string.h>

#include "cli/help/help.h"
#include "tenor/notice.h"
#include "tenor/schema.h"

static void topic_exits(FILE *out)
{
    fputs("exit statuses:\n", out);
    for (const tni_exit_info *e = tni_exits; e->text; e++) {
        fprintf(out, "  %3d  %s\n", e->status, e->text);
    }
    putc('\n', out);
    tni_manual_print(out, "4.3");
}

static void topic_formats(FILE *out)
{
    tni_manual_print(out, "4.4");
    for (const tni_format *f = tni_formats; f->schema; f++) {
        fprintf(out, "\n%s%s%s%s\n", f->what, *f->schema ? " (schema " : "", f->schema,
                *f->schema ? ")" : "");
        if (*f->keys) {
            tni_wrap(out, *f->keys == '!' ? f->keys + 1 : f->keys, 2);
        }
        if (*f->csv) {
            fprintf(out, "  as CSV the %s\n", f->csv);
        }
        if (*f->more) {
            tni_wrap(out, f->more, 2);
        }
    }
}

static void print_field(FILE *out, const tn_field_rule *field)
{
    char key[64];
    const size_t stem = strlen(field->key) - (field->star != NULL);
    snprintf(key, sizeof(key), "    %.*s%s", (int)stem, field->key, field->star ? field->star : "");
    tni_pad(out, key, 24);
    fputs(field->help ? field->help : "", out);
    /* What only a change set needs is missed with a warning. */
    const bool wanted = field->need != TN_OPTIONAL;
    const bool required =
        wanted && tn_code_get(field->missing)->severity[TN_PROFILE_CONSOLE] == TN_ERROR;
    fprintf(out, "%s\n%24s", required ? " (required)" : wanted ? " (wanted)" : "", "");
    if (field->words) {
        for (const char *const *word = field->words; *word; word++) {
            fprintf(out, "%s%s", word == field->words ? "" : " | ", *word);
        }
    } else {
        fputs(tn_field_type_words(field->type), out);
    }
    fprintf(out, "%s%s\n", field->unit ? ", " : "", field->unit ? field->unit : "");
}

static void topic_files(FILE *out)
{
    tni_manual_print(out, "2");
    for (const tn_file_rule *const *file = tn_schema_files(); *file; file++) {
        fprintf(out, "\n%s (%s)", (*file)->kind, (*file)->pattern);
        fprintf(out, "%s%s\n", (*file)->help ? ": " : "", (*file)->help ? (*file)->help : "");
        for (size_t s = 0; s < (*file)->section_count; s++) {
            const tn_section_rule *section = &(*file)->sections[s];
            fprintf(out, "\n  [%s%s%s]  %s\n", section->kind, section->label ? " " : "",
                    section->label ? section->label : "", section->help ? section->help : "");
            for (size_t f = 0; f < section->field_count; f++) {
                print_field(out, &section->fields[f]);
            }
        }
    }
    putc('\n', out);
    tni_manual_print(out, "5.2");
    tni_manual_print(out, "5.3");
}

static void topic_notice(FILE *out)
{
    tni_manual_print(out, "4.5.5");
    putc('\n', out);
    for (const tn_notice_name *n = tn_notice_names(); n->name; n++) {
        char name[48];
        snprintf(name, sizeof(name), "  {%s}", n->name);
        tni_pad(out, name, 22);
        fprintf(out, "%s\n", n->help);
    }
}

static void topic_keys(FILE *out)
{
    static const struct {
        const char *group, *keys, *help;
    } rows[] = {
#define TN_ACTION(id, group, keys, screens, needs, hint, help) {group, keys, help},
#include "app/actions.def"
#undef TN_ACTION
    };
    const char *group = "";
    fputs("Keys of the terminal program; '?' shows them there, ':' every action.\n", out);
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        if (strcmp(group, rows[i].group) != 0) {
            group = rows[i].group;
            fprintf(out, "\n%s\n", group);
        }
        fputs("  ", out);
        tni_pad(out, rows[i].keys, 12);
        fprintf(out, "%s\n", rows[i].help);
    }
    putc('\n', out);
    tni_manual_print(out, "5");
}

static void topic_numbers(FILE *out)
{
    tni_manual_print(out, "1");
}

static void topic_rules(FILE *out)
{
    tni_manual_print(out, NULL);
}

static void topic_changes(FILE *out)
{
    fputs(tni_manual_text("changes.txt"), out);
}

const tni_topic tni_help_topics[] = {{"rules", topic_rules},      {"numbers", topic_numbers},
                                     {"files", topic_files},      {"formats", topic_formats},
                                     {"exit-codes", topic_exits}, {"keys", topic_keys},
                                     {"notice", topic_notice},    {"schema", tni_schema_list},
                                     {"changes", topic_changes},  {NULL, NULL}};

bool tni_help_topic(FILE *out, const char *topic)
{
    const tni_topic *found = tni_help_topics;
    while (found->name && strcmp(found->name, topic) != 0) {
        found++;
    }
    if (found->name) {
        found->print(out);
    }
    return found->name != NULL;
}
