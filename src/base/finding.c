/* The list of findings and the table of codes. */
#include "tenor/finding.h"

#include <stdarg.h>
#include <string.h>

#include "tenor/text.h"

static const tn_code_info codes[] = {
#define NOTE    TN_NOTE
#define WARNING TN_WARNING
#define ERROR   TN_ERROR
#define TN_CODE(name, text, console, api, title, rule, hint, source, bad, good, aws)               \
    {text, {console, api}, title, rule, hint, source, bad, good, aws},
#include "tenor/codes.def"
#undef TN_CODE
#undef NOTE
#undef WARNING
#undef ERROR
};

struct tn_findings {
    tn_arena *arena;
    tn_profile profile;
    tn_finding **items;
    size_t count, capacity;
    size_t of[TN_ERROR + 1];
    const char *files[16]; /* in the order they were first seen, for sorting */
    size_t file_count;
};

const tn_code_info *tn_code_get(tn_code code)
{
    return &codes[code];
}

static int same_ignoring_case(const char *a, const char *b)
{
    for (; *a && *b; a++, b++) {
        const int upper = *a >= 'a' && *a <= 'z' ? *a - 'a' + 'A' : *a;
        if (upper != *b) {
            return 0;
        }
    }
    return *a == *b;
}

tn_code tn_code_find(const char *text)
{
    int code = 0;
    while (code < TN_CODE_COUNT && !same_ignoring_case(text, codes[code].text)) {
        code++;
    }
    return (tn_code)code;
}

const char *tn_severity_name(tn_severity severity)
{
    switch (severity) {
    case TN_NOTE:
        return "note";
    case TN_WARNING:
        return "warning";
    case TN_ERROR:
        return "error";
    }
    return "unknown";
}

tn_findings *tn_findings_new(tn_arena *arena)
{
    tn_findings *list = tn_arena_take(arena, sizeof(*list));
    if (list) {
        list->arena = arena;
    }
    return list;
}

void tn_findings_use_profile(tn_findings *list, tn_profile profile)
{
    list->profile = profile;
}

__attribute__((format(printf, 2, 0))) static const char *shown(tn_findings *list,
                                                               const char *format, va_list args)
{
    const char *text = tn_arena_format_list(list->arena, format, args);
    return text ? tn_text_display(list->arena, text, strlen(text)) : NULL;
}

static tn_finding *append(tn_findings *list, tn_code code, tn_at at)
{
    const tn_severity severity = codes[code].severity[list->profile];
    tn_finding **items =
        tn_arena_grow(list->arena, list->items, list->count, &list->capacity, sizeof(*items));
    tn_finding *finding = items ? tn_arena_take(list->arena, sizeof(*finding)) : NULL;
    list->of[severity]++;
    if (!finding) {
        return NULL;
    }
    list->items = items;
    *finding = (tn_finding){.code = code, .severity = severity, .at = at, .hint = codes[code].hint};
    items[list->count++] = finding;
    return finding;
}

tn_finding *tn_findings_add(tn_findings *list, tn_code code, tn_at at, const char *subject,
                            const char *format, ...)
{
    if (list->count == TN_FINDINGS_MAX) {
        tn_finding *last = append(list, TN_FIL_TOO_MANY, (tn_at){.file = at.file});
        if (last) {
            last->subject = "";
            last->message = "more findings than are shown; the rest is counted only";
        }
    }
    if (list->count > TN_FINDINGS_MAX) {
        list->of[codes[code].severity[list->profile]]++;
        return NULL;
    }
    tn_finding *finding = append(list, code, at);
    if (!finding) {
        return NULL;
    }
    va_list args;
    va_start(args, format);
    const char *message = shown(list, format, args);
    va_end(args);
    finding->subject = tn_text_display(list->arena, subject, strlen(subject));
    finding->message = message;
    if (!finding->subject || !message) {
        finding->subject = "";
        finding->message = codes[code].title;
    }
    return finding;
}

tn_finding *tn_finding_hint(tn_findings *list, tn_finding *finding, const char *format, ...)
{
    if (!finding) {
        return NULL;
    }
    va_list args;
    va_start(args, format);
    const char *hint = shown(list, format, args);
    va_end(args);
    if (hint) {
        finding->hint = hint;
    }
    return finding;
}

size_t tn_findings_count(const tn_findings *list)
{
    return list->count;
}

const tn_finding *tn_findings_get(const tn_findings *list, size_t index)
{
    return index < list->count ? list->items[index] : NULL;
}

size_t tn_findings_of(const tn_findings *list, tn_severity severity)
{
    return list->of[severity];
}

/* The rank of a file is when it was first seen; beyond the table all files rank last. */
static size_t file_rank(tn_findings *list, const char *file)
{
    for (size_t i = 0; i < list->file_count; i++) {
        if (list->files[i] == file || (file && list->files[i] && !strcmp(list->files[i], file))) {
            return i;
        }
    }
    if (list->file_count < sizeof(list->files) / sizeof(*list->files)) {
        list->files[list->file_count] = file;
        return list->file_count++;
    }
    return list->file_count;
}

static int before(tn_findings *list, const tn_finding *a, const tn_finding *b)
{
    const size_t rank_a = file_rank(list, a->at.file), rank_b = file_rank(list, b->at.file);
    if (rank_a != rank_b) {
        return rank_a < rank_b;
    }
    if (a->at.line != b->at.line) {
        return a->at.line < b->at.line;
    }
    return a->at.column < b->at.column;
}

void tn_findings_sort(tn_findings *list)
{
    for (size_t i = 0; i < list->count; i++) {
        file_rank(list, list->items[i]->at.file);
    }
    /* Insertion: stable, and the list is nearly in order and at most TN_FINDINGS_MAX long. */
    for (size_t i = 1; i < list->count; i++) {
        tn_finding *moving = list->items[i];
        size_t j = i;
        while (j > 0 && before(list, moving, list->items[j - 1])) {
            list->items[j] = list->items[j - 1];
            j--;
        }
        list->items[j] = moving;
    }
}
