/* Part of help.h: JSON Schemas, of what programs read from the rows of formats.def, of the files
 * people write from the fields of schema.h. Both tables are the only place where a key is named. */
#include <string.h>

#include "app/preferences.h"
#include "base/list.h"
#include "cli/help/help.h"
#include "tenor/schema.h"

const tni_format tni_formats[] = {
#define TN_FORMAT(schema, what, keys, csv, more) {schema, what, keys, csv, more},
#include "cli/formats.def"
#undef TN_FORMAT
    {NULL, NULL, NULL, NULL, NULL}};

#define DECIMAL  "-?[0-9]+(\\\\.[0-9]+)?"
#define DAY      "[0-9]{4}-[0-9]{2}-[0-9]{2}"
#define MOMENT   DAY "(T[0-9:.]+Z)?"
#define A_STRING "\"type\": [\"string\", \"null\"], \"pattern\": "

/* What a value of a kind is in JSON; any may be null: not known, or it does not apply. */
static const struct {
    const char *kind, *schema;
} kinds[] = {{"text", "\"type\": [\"string\", \"null\"]"},
             {"number", "\"type\": [\"integer\", \"null\"]"},
             {"flag", "\"type\": [\"boolean\", \"null\"]"},
             {"amount", A_STRING "\"^" DECIMAL "$\""},
             {"percent", A_STRING "\"^" DECIMAL "$\""},
             {"fraction", A_STRING "\"^-?[0-9]+(/[0-9]+)?$\""},
             {"date", A_STRING "\"^" DAY "$\""},
             {"instant", A_STRING "\"^" MOMENT "$\""},
             {"duration", A_STRING "\"^[0-9]+m$\""},
             {"any", ""}};

static bool is(const char *text, size_t length, const char *word)
{
    return strlen(word) == length && strncmp(text, word, length) == 0;
}

static void indent(FILE *out, int depth)
{
    fprintf(out, "\n%*s", 2 * depth, "");
}

static const char *skip_blanks(const char *at)
{
    return at + strspn(at, " ");
}

/* A key of the small language of formats.def. */
typedef struct key {
    const char *name, *kind, *below; /* below: the keys in braces; NULL: it is a value */
    size_t length, kind_length;
    bool array, optional;
} key;

/* Behind the brace that closes the one at open. */
static const char *behind(const char *open)
{
    int depth = 0;
    do {
        depth += *open == '{' ? 1 : *open == '}' ? -1 : 0;
        open++;
    } while (depth > 0);
    return open;
}

/* Reads the key at `at`; where the next one begins, or the end of the keys ('}' or '\0'). */
static const char *next_key(const char *at, key *out)
{
    *out = (key){.name = at, .kind = "text", .kind_length = 4};
    out->length = strcspn(at, "[]?:{}, ");
    at += out->length;
    out->array = *at == '[';
    at += out->array ? 2 : 0;
    out->optional = *at == '?';
    at = skip_blanks(at + (out->optional ? 1 : 0));
    if (*at == ':') {
        out->kind = skip_blanks(at + 1);
        out->kind_length = strcspn(out->kind, ",} ");
        at = out->kind + out->kind_length;
    } else if (*at == '{') {
        out->below = at + 1;
        at = behind(at);
    }
    return skip_blanks(*at == ',' ? at + 1 : at);
}

static void put_object(FILE *out, const char *keys, int depth, bool report);

static void put_key(FILE *out, const key *k, int depth)
{
    putc('{', out);
    if (k->array) {
        fputs("\"type\": \"array\", \"items\": {", out);
    }
    if (k->below) {
        put_object(out, k->below, depth, false);
    }
    for (size_t i = 0; !k->below && i < sizeof(kinds) / sizeof(*kinds); i++) {
        if (is(k->kind, k->kind_length, kinds[i].kind)) {
            fputs(kinds[i].schema, out);
        }
    }
    fputs(k->array ? "}}" : "}", out);
}

/* The keys that every report has around its own. */
static void put_frame(FILE *out, int depth)
{
    indent(out, depth + 2);
    fputs("\"format_version\": {\"type\": \"string\"},", out);
    indent(out, depth + 2);
    fputs("\"draft\": {\"const\": true},", out);
    indent(out, depth + 2);
    fputs("\"findings\": {\"type\": \"array\", \"items\": {", out);
    for (const tni_format *f = tni_formats; f->schema; f++) {
        if (strcmp(f->schema, "check") == 0) {
            put_object(out, strchr(f->keys, '{') + 1, depth + 2, false);
        }
    }
    fputs("}},", out);
}

static void put_object(FILE *out, const char *keys, int depth, bool report)
{
    fputs("\"type\": \"object\",", out);
    indent(out, depth + 1);
    fputs("\"properties\": {", out);
    if (report) {
        put_frame(out, depth);
    }
    const char *any = NULL, *separator = "";
    key k;
    for (const char *at = keys; *at && *at != '}';) {
        const char *start = at;
        at = next_key(at, &k);
        if (*k.name == '*') {
            any = start;
            continue;
        }
        fputs(separator, out);
        indent(out, depth + 2);
        fprintf(out, "\"%.*s\": ", (int)k.length, k.name);
        put_key(out, &k, depth + 2);
        separator = ",";
    }
    indent(out, depth + 1);
    fputs("},", out);
    indent(out, depth + 1);
    fputs("\"required\": [", out);
    fputs(report ? "\"format_version\", \"findings\"" : "", out);
    separator = report ? ", " : "";
    for (const char *at = keys; *at && *at != '}';) {
        at = next_key(at, &k);
        if (!k.optional && *k.name != '*') {
            fprintf(out, "%s\"%.*s\"", separator, (int)k.length, k.name);
            separator = ", ";
        }
    }
    fputs("],", out);
    indent(out, depth + 1);
    fputs("\"additionalProperties\": ", out);
    if (any) {
        next_key(any, &k);
        put_key(out, &k, depth + 1);
    } else {
        fputs("false", out);
    }
}

static void put_head(FILE *out, const char *title)
{
    fprintf(out,
            "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
            "  \"title\": \"tenor: %s\",\n  ",
            title);
}

static void put_format(FILE *out, const tni_format *format)
{
    put_head(out, format->what);
    const char *keys = format->keys;
    if (strncmp(keys, "[] {", 4) == 0) {
        fputs("\"type\": \"array\", \"items\": {", out);
        put_object(out, keys + 4, 1, false);
        fputs("}", out);
    } else {
        put_object(out, *keys == '!' ? keys + 1 : keys, 0, *keys != '!');
    }
    if (*format->csv) {
        fprintf(out, ",\n  \"$comment\": \"as CSV the %s\"", format->csv);
    }
    fputs("\n}\n", out);
}

/* What a value of a field is as text; NULL: any. A field with a reader of its own may be more. */
static const char *field_pattern(const tn_field_rule *field)
{
    static const char *const patterns[TN_FIELD_TYPE_COUNT] = {
        [TN_F_ID] = "^[^ ]+$",           [TN_F_FLAG] = "^(yes|no)$",
        [TN_F_WHOLE] = "^-?[0-9]+$",     [TN_F_DURATION] = "^[0-9]+m$",
        [TN_F_PERCENT] = "^[0-9.]+%$",   [TN_F_DATE] = "^" DAY "$",
        [TN_F_INSTANT] = "^" MOMENT "$", [TN_F_CURRENCY] = "^[A-Z]{3}$",
        [TN_F_DAYS] = "^[0-9]+d$",
    };
    return field->read ? NULL : patterns[field->type];
}

static void put_field(FILE *out, const tn_field_rule *field)
{
    fputs("{\"type\": \"string\"", out);
    if (field->words && !field->read) {
        fputs(", \"enum\": [", out);
        for (const char *const *word = field->words; *word; word++) {
            fprintf(out, "%s\"%s\"", word == field->words ? "" : ", ", *word);
        }
        putc(']', out);
    } else if (field_pattern(field)) {
        fprintf(out, ", \"pattern\": \"%s\"", field_pattern(field));
    }
    putc('}', out);
}

/* A pattern for the keys of a family: "price.*" is any key that begins with "price.". */
static void put_pattern(FILE *out, const char *name, const char *rest)
{
    fputs("\"^", out);
    for (const char *c = name; *c && *c != '*'; c++) {
        fprintf(out, "%s%c", *c == '.' ? "\\\\" : "", *c);
    }
    fprintf(out, "%s$\": ", rest);
}

static void put_section(FILE *out, const tn_section_rule *section)
{
    fputs("{\"type\": \"object\", \"additionalProperties\": false, \"patternProperties\": {", out);
    for (size_t i = 0; i < section->field_count; i++) {
        const tn_field_rule *field = &section->fields[i];
        fputs(i ? "," : "", out);
        indent(out, 3);
        put_pattern(out, field->key, field->star ? ".+" : "");
        put_field(out, field);
    }
    fputs("}}", out);
}

static void put_file(FILE *out, const tn_file_rule *file)
{
    put_head(out, file->pattern);
    fputs("\"description\": \"sections by their line without brackets, their keys, the values as "
          "text\",\n  \"type\": \"object\", \"additionalProperties\": false,\n  "
          "\"patternProperties\": {",
          out);
    for (size_t i = 0; i < file->section_count; i++) {
        fputs(i ? "," : "", out);
        indent(out, 2);
        /* what a contract froze of a replacement bears the day of it: [terms 2027-06-01] */
        put_pattern(out, file->sections[i].kind, file->sections[i].label ? " .+" : "( " DAY ".*)?");
        put_section(out, &file->sections[i]);
    }
    fputs("\n  }\n}\n", out);
}

bool tni_schema_print(FILE *out, const char *name)
{
    for (const tni_format *f = tni_formats; f->schema; f++) {
        if (*f->schema && strcmp(f->schema, name) == 0) {
            put_format(out, f);
            return true;
        }
    }
    tn_arena *arena = tn_arena_new(NULL);
    const tn_file_rule *own = arena ? tni_preferences_rule(arena) : NULL;
    const tn_file_rule *file = tn_schema_file(name);
    file = own && strcmp(own->kind, name) == 0 ? own : file;
    if (file) {
        put_file(out, file);
    }
    tn_arena_free(arena);
    return file != NULL;
}

static void put_row(FILE *out, const char *name, const char *what)
{
    fputs("  ", out);
    tni_pad(out, name, 20);
    fprintf(out, "%s\n", what);
}

void tni_schema_list(FILE *out)
{
    fputs("JSON Schemas (2020-12), printed by 'tenor help schema NAME':\n\nwhat programs read\n",
          out);
    for (const tni_format *f = tni_formats; f->schema; f++) {
        if (*f->schema) {
            put_row(out, f->schema, f->what);
        }
    }
    fputs("\nfiles that people write, as an INI reader sees them\n", out);
    for (const tn_file_rule *const *file = tn_schema_files(); *file; file++) {
        put_row(out, (*file)->kind, (*file)->pattern);
    }
    tn_arena *arena = tn_arena_new(NULL);
    const tn_file_rule *own = arena ? tni_preferences_rule(arena) : NULL;
    if (own) {
        put_row(out, own->kind, own->pattern);
    }
    tn_arena_free(arena);
}

const char *const *tni_schema_names(tn_arena *arena, size_t *out_count)
{
    const char **names = NULL;
    size_t count = 0;
    for (const tni_format *f = tni_formats; f->schema; f++) {
        if (*f->schema) {
            TNI_LIST_ADD(arena, &names, &count, f->schema);
        }
    }
    for (const tn_file_rule *const *file = tn_schema_files(); *file; file++) {
        TNI_LIST_ADD(arena, &names, &count, (const char *){(*file)->kind});
    }
    const tn_file_rule *own = tni_preferences_rule(arena);
    if (own) {
        TNI_LIST_ADD(arena, &names, &count, (const char *){own->kind});
    }
    *out_count = count;
    return names;
}
