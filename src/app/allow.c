/* Comments that silence warnings of a file for a while. */
#include "app/allow.h"

#include <string.h>

#include "base/list.h"
#include "tenor/text.h"

/* The next word of a comment, which moves behind it. */
static const char *next_word(const char **at, const char *end, size_t *out_length)
{
    while (*at < end && **at == ' ') {
        (*at)++;
    }
    const char *word = *at;
    while (*at < end && **at != ' ') {
        (*at)++;
    }
    *out_length = (size_t)(*at - word);
    return word;
}

static bool is_word(const char **at, const char *end, const char *expected)
{
    size_t length;
    const char *word = next_word(at, end, &length);
    return length == strlen(expected) && memcmp(word, expected, length) == 0;
}

/* What a comment has behind "allow"; the reason why it allows nothing, NULL: it does. */
static const char *read_comment(tn_arena *arena, const char *at, const char *end,
                                const tn_date *as_of, tn_code *out)
{
    size_t length;
    tn_date until;
    const char *word = next_word(&at, end, &length);
    const char *code = tn_arena_copy(arena, word, length);
    *out = code ? tn_code_find(code) : TN_CODE_COUNT;
    if (*out == TN_CODE_COUNT) {
        return "names no finding code";
    }
    if (!is_word(&at, end, "until")) {
        return "does not say until when";
    }
    word = next_word(&at, end, &length);
    if (tn_date_parse(word, length, &until) != TN_OK) {
        return "has no date behind until";
    }
    if (!is_word(&at, end, "because") || !*next_word(&at, end, &length) || !length) {
        return "does not say because of what";
    }
    return as_of && as_of->days > until.days ? "has expired" : NULL;
}

static void add_comment(tni_allowances *a, const tni_workspace *ws, const tni_source_file *d,
                        tn_at at, const char *text, const char *end, uint32_t section)
{
    tn_code code;
    const char *wrong = read_comment(a->arena, text, end, tni_workspace_as_of(ws, d), &code);
    at.file = tn_arena_text(a->arena, d->shown);
    TNI_LIST_ADD(a->arena, &a->items, &a->count,
                 (tni_allowance){
                     .code = code,
                     .wrong = wrong,
                     .table = section || !d->rows ? NULL : tn_arena_text(a->arena, d->rows->file),
                     .from = section,
                     .to = UINT32_MAX,
                     .at = at});
}

/* The lines of a file: sections end the allowances of the one before, but for the first's. */
void tni_allow_read(tni_allowances *a, const tni_workspace *ws, const tni_source_file *d)
{
    static const char mark[] = "; tenor: allow ";
    const char *at = d->tree ? d->file.bytes : NULL, *end = at ? at + d->file.size : NULL;
    uint32_t number = 1, section = 0, sections = 0;
    const size_t first = a->count;
    for (; at && at < end; number++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        const char *next = stop ? stop + 1 : end;
        stop = stop ? stop : end;
        stop -= stop > at && stop[-1] == '\r';
        if (*at == '[' && sections++) {
            for (size_t i = first; i < a->count; i++) {
                const bool open = a->items[i].from && a->items[i].to == UINT32_MAX;
                a->items[i].to = open ? number - 1 : a->items[i].to;
            }
            section = number;
        }
        const char *comment = at;
        while (comment < stop && ((size_t)(stop - comment) < sizeof(mark) - 1 ||
                                  memcmp(comment, mark, sizeof(mark) - 1) != 0)) {
            comment++;
        }
        if (comment < stop) {
            const tn_at place = {d->shown, number,
                                 1 + (uint32_t)tn_text_count(at, (size_t)(comment - at))};
            add_comment(a, ws, d, place, comment + sizeof(mark) - 1, stop, section);
        }
        at = next;
    }
}

static bool is_allowed(void *context, const tn_finding *f)
{
    tni_allowances *a = context;
    for (size_t i = 0; f->at.file && i < a->count; i++) {
        tni_allowance *one = &a->items[i];
        const bool here = one->at.file && strcmp(f->at.file, one->at.file) == 0 &&
                          f->at.line >= one->from && f->at.line <= one->to;
        const bool there = one->table && strcmp(f->at.file, one->table) == 0;
        if (one->wrong || f->code != one->code || (!here && !there)) {
            continue;
        }
        if (f->severity != TN_ERROR) {
            one->used++;
            return true;
        }
        one->errors++;
    }
    return false;
}

size_t tni_allow_apply(tni_allowances *a, tn_findings *findings, bool against)
{
    const size_t dropped = a->count ? tn_findings_drop(findings, is_allowed, a) : 0;
    for (size_t i = 0; i < a->count; i++) {
        const tni_allowance *one = &a->items[i];
        if (one->wrong) {
            tn_findings_add(findings, TN_FIL_ALLOW, one->at, "allow", "the allowance %s",
                            one->wrong);
            continue;
        }
        const char *code = tn_code_get(one->code)->text;
        const bool compares = strncmp(code, "PRD-10", 6) == 0 || strncmp(code, "PRD-11", 6) == 0;
        if (one->used || (compares && !against)) {
            continue;
        }
        tn_finding *f = tn_findings_add(findings, TN_FIL_ALLOW, one->at, "allow",
                                        one->errors ? "%s is an error here, which no comment allows"
                                                    : "no %s is found here any more",
                                        code);
        if (f && !one->errors) {
            f->severity = TN_NOTE;
        }
    }
    return dropped;
}
