/* A part of product_rules: API names, display names, descriptions: length, form, similar ones. */
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "model/product/product_rules.h"
#include "tenor/text.h"

/* ---- one text ---- */

/* What may be wrong with a text, by kind of text. */
typedef struct text_rules {
    const char *what;
    int max; /* code points */
    tn_code is_empty, is_long;
} text_rules;

static tn_at step_into(tn_at at, const char *text, size_t bytes)
{
    at.column += (uint32_t)tn_text_count(text, bytes);
    return at;
}

static tn_finding *add(const tni_product_run *run, const tn_dimension *d, tn_code code, tn_at at,
                       const char *what, const char *problem)
{
    return d ? tni_dimension_finding(run, d, code, at, "%s %s", what, problem)
             : tn_findings_add(run->findings, code, at, "product", "%s %s", what, problem);
}

static bool begins_with_blank(const char *text)
{
    static const char *const blanks[] = {
        "\xc2\xa0", "\xe3\x80\x80", "\xe2\x80\x83", "\xe2\x80\x89", " ", "\t"};
    for (size_t i = 0; i < sizeof(blanks) / sizeof(*blanks); i++) {
        if (strncmp(text, blanks[i], strlen(blanks[i])) == 0) {
            return true;
        }
    }
    return false;
}

const char *tni_trademark_after_blank(const char *text)
{
    static const char *const marks[] = {"\xe2\x84\xa2", "\xc2\xae", "\xc2\xa9"};
    for (const char *p = text; *p; p++) {
        for (size_t i = 0; *p == ' ' && i < sizeof(marks) / sizeof(*marks); i++) {
            if (strncmp(p + 1, marks[i], strlen(marks[i])) == 0) {
                return p;
            }
        }
    }
    return NULL;
}

/* Names and locates the first character that cannot be seen. */
static void check_hidden(const tni_product_run *run, const tn_dimension *d,
                         const tn_field_text *text, const char *what)
{
    const size_t length = strlen(text->value), hidden = tn_text_hostile(text->value, length);
    if (hidden == length) {
        return;
    }
    uint32_t c;
    tn_text_step(text->value + hidden, length - hidden, &c);
    const char *problem =
        c == '\t' ? "holds a TAB"
        : c == 0  ? "holds a byte that is no UTF-8"
                  : tn_arena_format(run->arena, "holds U+%04X, which cannot be seen", (unsigned)c);
    const tn_at at = step_into(text->at, text->value, hidden);
    tn_finding *finding = problem ? add(run, d, TN_PRD_TEXT_HOSTILE, at, what, problem) : NULL;
    if (finding) {
        finding->width = 1;
    }
}

static void check_characters(const tni_product_run *run, const tn_dimension *d,
                             const tn_field_text *text, const char *what)
{
    const char *value = text->value;
    const size_t forbidden = strcspn(value, "<>\\");
    const char *problem =
        value[forbidden]
            ? tn_arena_format(run->arena, "contains '%c', which AWS refuses", value[forbidden])
            : NULL;
    if (problem) {
        add(run, d, TN_PRD_TEXT_FORBIDDEN, step_into(text->at, value, forbidden), what, problem);
    }
    if (begins_with_blank(value)) {
        add(run, d, TN_PRD_TEXT_BLANK, text->at, what, "starts with a blank");
    }
    check_hidden(run, d, text, what);
    const char *mark = tni_trademark_after_blank(value);
    if (mark) {
        add(run, d, TN_PRD_TEXT_TRADEMARK, step_into(text->at, value, (size_t)(mark - value)), what,
            "has a blank before a trademark sign");
    }
}

static void check_text(const tni_product_run *run, const tn_dimension *d, const tn_field_text *text,
                       const text_rules *rules)
{
    if (!text->value) {
        return;
    }
    if (!*text->value) {
        add(run, d, rules->is_empty, text->at, rules->what, "is empty");
        return;
    }
    const size_t length = tn_text_count(text->value, strlen(text->value));
    if (length > (size_t)rules->max) {
        tn_finding *finding =
            tni_dimension_finding(run, d, rules->is_long, text->at,
                                  "%s is too long: found %zu characters, expected at "
                                  "most %d",
                                  rules->what, length, rules->max);
        if (finding) {
            finding->width = (uint32_t)length;
        }
    }
    check_characters(run, d, text, rules->what);
}

/* ---- API names ---- */

/* c: not the text's end. */
static bool is_legal(char c, const char *extra)
{
    return tni_is_letter(c) || tni_is_digit(c) || strchr(extra, c);
}

/* A valid API name made from the text, used by no other dimension. */
static const char *fitting_key(const tni_product_run *run, const char *meant)
{
    const size_t max = (size_t)run->limits->key_max;
    char *key = tn_arena_take(run->arena, max + 1);
    size_t length = 0;
    if (!key) {
        return NULL;
    }
    for (const char *p = meant; *p && length < max;) {
        uint32_t code;
        p += tn_text_step(p, strlen(p), &code);
        const char like = code < 0x80 ? (char)code : tn_text_lookalike(code);
        if (like && is_legal(like, run->limits->key_extra)) {
            key[length++] = like;
        } else if (length && key[length - 1] != '_') {
            key[length++] = '_';
        }
    }
    while (length && key[length - 1] == '_') {
        length--;
    }
    key[length] = '\0';
    /* Taken by another dimension, or empty: a number is appended. */
    for (int n = 2;
         !*key || tni_names_find(run->keys, run->product->dimension_count, key) != TN_NO_DIMENSION;
         n++) {
        char number[16];
        const size_t digits = (size_t)snprintf(number, sizeof(number), "%d", n);
        if (digits > max) {
            return NULL; /* each name that short is taken */
        }
        const size_t stem = length < max - digits ? length : max - digits;
        memcpy(key + stem, number, digits + 1);
    }
    return key;
}

static void suggest_key(const tni_product_run *run, tn_finding *finding, const tn_dimension *d)
{
    const char *key = fitting_key(run, d->key.value);
    if (key) {
        tn_finding_hint(run->findings, finding, "write an API name that fits: key = %s", key);
    }
}

/* " (U+0440), which looks like 'p'": what a sign beyond ASCII is; "" for others. */
static const char *name_code_point(tn_arena *arena, uint32_t c)
{
    const char like = tn_text_lookalike(c);
    const char *name =
        c < 0x80 ? ""
                 : tn_arena_format(arena, like ? " (U+%04X), which looks like '%c'" : " (U+%04X)",
                                   (unsigned)c, like);
    return name ? name : "";
}

/* [price LABEL 2027-06-01] is a section of a contract, and has up to 49 bytes. */
static void check_label(const tni_product_run *run, const tn_dimension *d)
{
    enum { LABEL_MAX = 32 };
    const size_t length = strlen(d->label);
    if (length > LABEL_MAX) {
        tni_dimension_finding(run, d, TN_FIL_SECTION_LONG, d->at,
                              "the label has %zu bytes, expected at most %d", length, LABEL_MAX);
    }
}

static void check_key(const tni_product_run *run, const tn_dimension *d)
{
    const char *key = d->key.value;
    const size_t length = strlen(key), count = tn_text_count(key, length);
    if (count > (size_t)run->limits->key_max) {
        tn_finding *finding =
            tni_dimension_finding(run, d, TN_PRD_KEY_LONG, d->key.at,
                                  "API name is too long: found %zu characters, expected at most %d",
                                  count, run->limits->key_max);
        suggest_key(run, finding, d);
    }
    size_t bad = 0;
    while (bad < length && is_legal(key[bad], run->limits->key_extra)) {
        bad++;
    }
    if (bad < length) {
        uint32_t c;
        const size_t bytes = tn_text_step(key + bad, length - bad, &c);
        tn_finding *finding = tni_dimension_finding(
            run, d, TN_PRD_KEY_FORM, step_into(d->key.at, key, bad),
            "API name contains '%.*s'%s: expected letters, digits or '%s'", (int)bytes, key + bad,
            name_code_point(run->arena, c), run->limits->key_extra);
        if (finding) {
            finding->width = 1;
        }
        suggest_key(run, finding, d);
    }
}

/* ---- names compared ---- */

typedef struct similarity {
    const char *(*form)(tn_arena *, const char *);
    tn_code code;
    const char *how;
} similarity;

static const char *text_of(const tn_dimension *d, bool keys)
{
    return keys ? d->key.value : d->name.value;
}

static bool name_lookalike(const tni_product_run *run, tn_finding *finding, const char *text)
{
    char named[TN_LOOKALIKE_TEXT];
    const char *like = tn_text_name_lookalike(text, named);
    if (like) {
        tn_finding_hint(run->findings, finding, "'%.40s' holds %s", text, like);
    }
    return like != NULL;
}

/* Reports names equal to an earlier one in this form, unless reported for a stricter form. */
static void check_similarity(const tni_product_run *run, bool keys, const similarity *rule,
                             bool *reported)
{
    const tn_product *p = run->product;
    tni_name *names = tn_arena_take_array(run->arena, p->dimension_count, sizeof(*names));
    size_t count = 0;
    for (size_t i = 0; names && i < p->dimension_count; i++) {
        const char *text = text_of(&p->dimensions[i], keys);
        const char *form = text && *text ? rule->form(run->arena, text) : NULL;
        if (form) {
            names[count++] = (tni_name){form, i};
        }
    }
    if (count) {
        tni_names_sort(names, count);
    }
    for (size_t i = 1, first = 0; i < count; i++) {
        if (strcmp(names[i].text, names[first].text) != 0) {
            first = i;
            continue;
        }
        const tn_dimension *d = &p->dimensions[names[i].index];
        const tn_dimension *other = &p->dimensions[names[first].index];
        const tn_field_text *text = keys ? &d->key : &d->name;
        if (!reported[names[i].index]) {
            reported[names[i].index] = true;
            tn_finding *finding = tni_dimension_finding(
                run, d, rule->code, text->at, "%s '%.100s' %s '%.100s' in line %u",
                keys ? "API name" : "name", text->value, rule->how, text_of(other, keys),
                (unsigned)other->at.line);
            if (rule->form == tni_name_skeleton && !name_lookalike(run, finding, text->value)) {
                name_lookalike(run, finding, text_of(other, keys));
            }
        }
    }
}

static void check_similarities(const tni_product_run *run, bool keys)
{
    static const similarity similarities[2][3] = {
        {{tni_name_exact, TN_PRD_NAME_TWICE, "is given twice:"},
         {tni_name_folded, TN_PRD_NAME_CASE, "differs only in case, blanks or composed signs from"},
         {tni_name_skeleton, TN_PRD_NAME_ALIKE, "looks like"}},
        {{tni_name_exact, TN_PRD_KEY_TWICE, "is given twice:"},
         {tni_name_folded, TN_PRD_KEY_CASE, "differs only in case from"},
         {tni_name_skeleton, TN_PRD_KEY_ALIKE, "looks like"}},
    };
    bool *reported =
        tn_arena_take_array(run->arena, run->product->dimension_count, sizeof(*reported));
    for (size_t i = 0; reported && i < 3; i++) {
        check_similarity(run, keys, &similarities[keys][i], reported);
    }
}

void tni_dimension_texts(const tni_product_run *run)
{
    const text_rules name = {"name", run->limits->name_max, TN_PRD_NAME_MISSING, TN_PRD_NAME_LONG};
    const text_rules description = {"description", run->limits->description_max,
                                    TN_PRD_DESCRIPTION_MISSING, TN_PRD_DESCRIPTION_LONG};
    const tn_product *p = run->product;
    if (p->title.value && *p->title.value) {
        check_characters(run, NULL, &p->title, "title");
    }
    for (size_t i = 0; i < p->dimension_count; i++) {
        const tn_dimension *d = &p->dimensions[i];
        check_label(run, d);
        check_key(run, d);
        check_text(run, d, &d->name, &name);
        check_text(run, d, &d->description, &description);
    }
    check_similarities(run, true);
    check_similarities(run, false);
}
