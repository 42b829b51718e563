/* The list of findings and the table of codes. */
#include "tenor/finding.h"

#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

#include "base/ascii.h"
#include "base/list.h"
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

typedef struct entry {
    tn_finding finding;
    size_t file; /* rank of its file by first appearance, for sorting */
} entry;

struct tn_findings {
    tn_arena *arena;
    tn_profile profile;
    entry **items;
    size_t count;
    size_t dropped[TN_ERROR + 1]; /* counted, not kept: the list was full, or memory short */
    const char **files;           /* in the order they were first seen */
    size_t file_count;
    bool reported_full; /* FIL-090 was added */
};

const tn_code_info *tn_code_get(tn_code code)
{
    return &codes[code];
}

static bool same_ignoring_case(const char *a, const char *b)
{
    while (*a && tni_lower(*a) == tni_lower(*b)) {
        a++;
        b++;
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

/* "1 decimals" becomes "1 decimal"; what stands in quotes is somebody's own. */
static void use_singular(char *text)
{
    static const char *const nouns[] = {"bytes",  "charges",  "columns", "days",     "decimals",
                                        "digits", "items",    "months",  "names",    "prices",
                                        "rows",   "sections", "tiers",   "warnings", "characters"};
    for (char *p = text; (p = strstr(p, "1 ")) != NULL; p += 2) {
        for (size_t i = 0; i < sizeof(nouns) / sizeof(*nouns); i++) {
            const size_t length = strlen(nouns[i]);
            if ((p > text && p[-1] != ' ') || strncmp(p + 2, nouns[i], length) != 0 ||
                !strchr(" ,:;.", p[2 + length])) {
                continue;
            }
            memmove(p + 1 + length, p + 2 + length, strlen(p + 2 + length) + 1);
        }
    }
}

__attribute__((format(printf, 2, 0))) static const char *shown(tn_findings *list,
                                                               const char *format, va_list args)
{
    char *text = tn_arena_format_list(list->arena, format, args);
    if (text) {
        use_singular(text);
    }
    return text ? tn_text_display(list->arena, text, strlen(text)) : NULL;
}

/* Files in the order they were first seen; without memory they share the last rank. */
static size_t file_rank(tn_findings *list, const char *file)
{
    for (size_t i = list->file_count; i > 0; i--) { /* mostly the last one */
        const char *seen = list->files[i - 1];
        if (seen == file || (file && seen && strcmp(seen, file) == 0)) {
            return i - 1;
        }
    }
    return TNI_LIST_ADD(list->arena, &list->files, &list->file_count, file) ? list->file_count - 1
                                                                            : list->file_count;
}

static tn_finding *append(tn_findings *list, tn_code code, tn_at at)
{
    const tn_severity severity = codes[code].severity[list->profile];
    entry *added = tn_arena_take(list->arena, sizeof(*added));
    entry **item =
        added ? tn_arena_append(list->arena, &list->items, &list->count, sizeof(*item)) : NULL;
    if (!item) {
        return NULL;
    }
    *item = added;
    *added = (entry){.file = file_rank(list, at.file)};
    added->finding = (tn_finding){
        .code = code, .severity = severity, .at = at, .subject = "", .hint = codes[code].hint};
    added->finding.message = codes[code].title; /* until there is a better one */
    return &added->finding;
}

static bool is_full(tn_findings *list, tn_at at)
{
    if (list->count < TN_FINDINGS_MAX) {
        return false;
    }
    if (!list->reported_full) {
        list->reported_full = true;
        tn_finding *last = append(list, TN_FIL_TOO_MANY, (tn_at){.file = at.file});
        if (last) {
            last->message = "more findings than are shown; the rest is counted only";
        }
    }
    return true;
}

tn_finding *tn_findings_add(tn_findings *list, tn_code code, tn_at at, const char *subject,
                            const char *format, ...)
{
    va_list args;
    va_start(args, format);
    tn_finding *finding = tn_findings_add_list(list, code, at, subject, format, args);
    va_end(args);
    return finding;
}

tn_finding *tn_findings_add_list(tn_findings *list, tn_code code, tn_at at, const char *subject,
                                 const char *format, va_list args)
{
    tn_finding *finding = is_full(list, at) ? NULL : append(list, code, at);
    if (!finding) {
        list->dropped[codes[code].severity[list->profile]]++;
        return NULL;
    }
    const char *message = shown(list, format, args);
    const char *about = tn_text_display(list->arena, subject, strlen(subject));
    finding->message = message ? message : finding->message;
    finding->subject = about ? about : finding->subject;
    return finding;
}

static const char *copy_of(tn_findings *list, const char *text)
{
    return text ? tn_arena_text(list->arena, text) : NULL;
}

/* The same position by a name of the list's own. */
static tn_at own_place(tn_findings *list, tn_at at)
{
    const char *last = list->file_count ? list->files[list->file_count - 1] : NULL;
    const bool again = last && at.file && strcmp(last, at.file) == 0;
    return (tn_at){again ? last : copy_of(list, at.file), at.line, at.column};
}

void tn_findings_copy(tn_findings *list, const tn_findings *from)
{
    for (size_t i = 0; i < from->count; i++) {
        const tn_finding *f = &from->items[i]->finding;
        if (f->code == TN_FIL_TOO_MANY) { /* this list says so itself */
            is_full(list, own_place(list, f->at));
            continue;
        }
        const tn_at at = list->reported_full ? f->at : own_place(list, f->at);
        tn_finding *added = is_full(list, at) ? NULL : append(list, f->code, at);
        if (!added) {
            list->dropped[f->severity]++;
            continue;
        }
        *added = *f;
        added->at = at;
        added->subject = copy_of(list, f->subject);
        added->message = copy_of(list, f->message);
        added->hint = f->hint == codes[f->code].hint ? f->hint : copy_of(list, f->hint);
        added->wrong = copy_of(list, f->wrong);
        added->fix = copy_of(list, f->fix);
    }
    for (int severity = TN_NOTE; severity <= TN_ERROR; severity++) {
        list->dropped[severity] += from->dropped[severity];
    }
}

void tn_findings_lower(tn_findings *list, tn_code code)
{
    for (size_t i = 0; i < list->count; i++) {
        tn_finding *finding = &list->items[i]->finding;
        if (finding->code == code && finding->severity == TN_ERROR) {
            finding->severity = TN_WARNING;
        }
    }
}

void tn_findings_remove(tn_findings *list, tn_code code)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i]->finding.code != code) {
            list->items[kept++] = list->items[i];
        }
    }
    list->count = kept;
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

void tn_finding_fix(tn_findings *list, tn_finding *finding, const char *wrong, size_t wrong_size,
                    const char *fix)
{
    const char *from = finding ? tn_arena_copy(list->arena, wrong, wrong_size) : NULL;
    const char *to = from ? tn_arena_text(list->arena, fix) : NULL;
    if (to) {
        finding->wrong = from;
        finding->fix = to;
    }
}

int tn_finding_meant(tn_findings *list, tn_finding *finding, const char *word,
                     const char *const *candidates, size_t count)
{
    const int nearest = tn_text_nearest(word, candidates, count);
    if (nearest >= 0) {
        char named[TN_LOOKALIKE_TEXT];
        const char *like = tn_text_name_lookalike(word, named);
        tn_finding_hint(list, finding, "did you mean '%s'?%s%s", candidates[nearest],
                        like ? " It holds " : "", like ? like : "");
    }
    return nearest;
}

void tn_finding_suggest(tn_findings *list, tn_finding *finding, const char *word,
                        const char *const *candidates, size_t count)
{
    const int nearest = tn_finding_meant(list, finding, word, candidates, count);
    if (nearest >= 0) {
        tn_finding_fix(list, finding, word, strlen(word), candidates[nearest]);
    }
}

tn_arena *tn_findings_arena(const tn_findings *list)
{
    return list->arena;
}

size_t tn_findings_count(const tn_findings *list)
{
    return list ? list->count : 0;
}

const tn_finding *tn_findings_get(const tn_findings *list, size_t index)
{
    return index < list->count ? &list->items[index]->finding : NULL;
}

/* Counted on each call: callers may change the severity of what they added. */
size_t tn_findings_of(const tn_findings *list, tn_severity severity)
{
    size_t count = list ? list->dropped[severity] : 0;
    for (size_t i = 0; list && i < list->count; i++) {
        count += list->items[i]->finding.severity == severity;
    }
    return count;
}

size_t tn_findings_drop(tn_findings *list, bool (*drops)(void *context, const tn_finding *finding),
                        void *context)
{
    const size_t before = list->count;
    list->count = 0;
    for (size_t i = 0; i < before; i++) {
        if (!drops(context, &list->items[i]->finding)) {
            list->items[list->count++] = list->items[i];
        }
    }
    return before - list->count;
}

static bool before(const entry *a, const entry *b)
{
    int order = TNI_COMPARE(a->file, b->file);
    order = order ? order : TNI_COMPARE(a->finding.at.line, b->finding.at.line);
    return (order ? order : TNI_COMPARE(a->finding.at.column, b->finding.at.column)) < 0;
}

void tn_findings_sort(tn_findings *list)
{
    /* Insertion: stable, and the list is nearly in order and at most TN_FINDINGS_MAX long. */
    for (size_t i = 1; list && i < list->count; i++) {
        entry *moving = list->items[i];
        size_t j = i;
        while (j > 0 && before(moving, list->items[j - 1])) {
            list->items[j] = list->items[j - 1];
            j--;
        }
        list->items[j] = moving;
    }
}
