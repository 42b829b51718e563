/* Part of help.h: the topics of `tenor help TOPIC`, from the tables they are about. */
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
    tni_wrap(out,
             "A file that cannot be understood gives findings and no result; one that breaks rules "
             "gives its result marked DRAFT and status 1.",
             0);
}

static void topic_formats(FILE *out)
{
    tni_wrap(out,
             "JSON and CSV are a contract: keys and columns do not change their meaning, new ones "
             "may be added. format_version is \"1\" and first in every result, findings are in "
             "each; draft is true in one that breaks rules. Amounts, prices and percents "
             "are strings (\"504.11\", \"12.5\"), quantities numbers, what is not known null; "
             "dates are ISO, "
             "the end of a period is exclusive (tables for people show the last day); dimension is "
             "the API name.",
             0);
    static const struct {
        const char *what, *keys;
    } formats[] = {
#define TN_FORMAT(what, keys) {what, keys},
#include "cli/formats.def"
#undef TN_FORMAT
    };
    for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
        fprintf(out, "\n%s\n", formats[i].what);
        tni_wrap(out, formats[i].keys, 2);
    }
    putc('\n', out);
    tni_wrap(
        out,
        "CSV is RFC 4180 with a header. Text that a spreadsheet could take for a formula has an "
        "apostrophe in front, which 'import' takes off again.",
        0);
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
    tni_wrap(
        out,
        "Plain text in one folder, the workspace: the nearest folder upwards with a tenor.ini, "
        "else the file's own. A comment is a line that starts with ';' or '#', or ' ;' behind a "
        "typed value. Paths are relative to the file and stay inside the workspace. What an option "
        "says goes before what a file says, and that before tenor.ini.",
        0);
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
    fputs("\n", out);
    tni_wrap(out,
             "The terminal program keeps changes that are not saved in .NAME.tenor-journal beside "
             "the file, and the changes that led to what was saved in "
             "$XDG_STATE_HOME/tenor/past, else ~/.local/state/tenor/past, so that u takes them "
             "back after a new start, too. Both are readable by their owner alone and may be "
             "deleted.",
             0);
}

static void topic_notice(FILE *out)
{
    tni_wrap(
        out,
        "'tenor export OFFER -o FILE.txt' fills a template: --template, else the workspace's "
        "notice.txt, else ours. It may be in any language. {name} is replaced; a line that starts "
        "with {?name} stands only when the name has a value, one with {!name} only when it has "
        "none; {{ is a brace.",
        0);
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
    fputs("\n", out);
    tni_wrap(
        out,
        "A click goes to what it is on, a second one opens it: rows and cells, tabs, the keys in "
        "the last line, answers. Beside what lies over a screen it closes that. The wheel moves.",
        0);
}

static const struct topic {
    const char *name;
    void (*print)(FILE *out);
} topics[] = {{"formats", topic_formats},
              {"exit-codes", topic_exits},
              {"files", topic_files},
              {"keys", topic_keys},
              {"notice", topic_notice}};

enum { TOPICS = sizeof(topics) / sizeof(*topics) };

const char *const tni_help_topics[] = {"formats", "exit-codes", "files", "keys", "notice", NULL};
_Static_assert(sizeof(tni_help_topics) / sizeof(*tni_help_topics) == TOPICS + 1, "the same topics");

bool tni_help_topic(FILE *out, const char *topic)
{
    for (size_t i = 0; i < TOPICS; i++) {
        if (strcmp(topics[i].name, topic) == 0) {
            topics[i].print(out);
            return true;
        }
    }
    return false;
}
