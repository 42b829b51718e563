/* Suggested fixes: the word of a finding's line that gives way to another, as one change each. */
#include <stdio.h>
#include <string.h>

#include "tenor/text.h"
#include "tui/screens/screen.h"

/* Where the word stands in the text: on the finding's line, at its column or around it. */
static const char *find_word(const tni_draft *p, const tn_finding *f)
{
    const char *at = p->text.bytes, *end = at + p->text.length;
    for (uint32_t line = 1; at && line < f->at.line; line++) {
        const char *next = memchr(at, '\n', (size_t)(end - at));
        at = next ? next + 1 : NULL;
    }
    const char *stop = at ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    const size_t size = strlen(f->wrong), points = tn_text_count(f->wrong, size);
    stop = stop ? stop : end;
    for (size_t column = 1; at && at < stop && column + points < f->at.column; column++) {
        uint32_t c;
        const size_t bytes = tn_text_decode(at, (size_t)(stop - at), &c);
        at += bytes ? bytes : 1;
    }
    for (; at && at + size <= stop; at++) {
        if (memcmp(at, f->wrong, size) == 0) {
            return at;
        }
    }
    return NULL;
}

/* The open file, or the CSV that belongs to it. */
static tni_draft *paper_of(tni_model *m, const tn_finding *f)
{
    const char *reason = "";
    const tni_source_file *d = m->look.document;
    if (!m->paper || !d || !f->at.file) {
        return NULL;
    }
    return strcmp(f->at.file, d->shown) == 0                   ? m->paper
           : d->rows && strcmp(f->at.file, d->rows->file) == 0 ? tni_rows_open(m, &reason)
                                                               : NULL;
}

bool tni_can_fix(const tni_model *m, const tn_finding *f)
{
    const tni_source_file *d = m->look.document;
    return f->fix && m->paper && d && f->at.file &&
           (strcmp(f->at.file, d->shown) == 0 ||
            (d->rows && strcmp(f->at.file, d->rows->file) == 0));
}

unsigned tni_fix(tni_model *m, const tn_finding *f)
{
    char name[TNI_SAY];
    tni_draft *p = f->fix ? paper_of(m, f) : NULL;
    const char *at = p ? find_word(p, f) : NULL;
    if (!at) {
        tni_say(m, ATTR_DIM,
                "no word alone mends this; e explains the rule, Enter goes to the field");
        return 0;
    }
    const tn_splice splice = {.offset = (size_t)(at - p->text.bytes),
                              .removed = at,
                              .removed_size = strlen(f->wrong),
                              .inserted = f->fix,
                              .inserted_size = strlen(f->fix)};
    snprintf(name, sizeof(name), "fix %s: %.90s > %.90s", tn_code_get(f->code)->text, f->wrong,
             f->fix);
    if (tni_draft_apply(p, splice, name) != TN_OK) {
        tni_say(m, ATTR_ERROR, "memory is short");
        return 0;
    }
    tni_say(m, ATTR_GOOD, "%s; u takes it back", name);
    return EFF_VIEW | EFF_JOURNAL;
}

/* Each fix is made on the file as the one before left it, so each line has one at most. */
unsigned tni_fix_all(tni_model *m)
{
    size_t count = 0;
    const tn_finding *last = NULL;
    for (size_t i = m->look.arena ? tn_findings_count(m->look.ws.findings) : 0; i-- > 0;) {
        const tn_finding *f = tn_findings_get(m->look.ws.findings, i);
        const bool again = last && last->at.line == f->at.line && f->at.file &&
                           strcmp(last->at.file, f->at.file) == 0;
        if (!again && tni_can_fix(m, f) && tni_fix(m, f)) {
            last = f;
            count++;
        }
    }
    if (count == 0) {
        tni_say(m, ATTR_DIM, "nothing here has a fix of its own");
        return 0;
    }
    tni_say(m, ATTR_GOOD,
            count == 1 ? "1 fix made; u takes it back" : "%zu fixes made; u takes them back",
            count);
    return EFF_VIEW | EFF_JOURNAL;
}
