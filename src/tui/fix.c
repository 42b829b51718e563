/* Suggested fixes: the word of a finding's line that gives way to another, as one change each. */
#include <stdio.h>
#include <string.h>

#include "tui/screen.h"

/* Where the word stands in the open file: on the finding's line, at its column or around it. */
static const char *find_word(const tni_model *m, const tn_finding *f)
{
    const char *at = m->paper->text.bytes, *end = at + m->paper->text.length;
    for (uint32_t line = 1; at && line < f->at.line; line++) {
        const char *next = memchr(at, '\n', (size_t)(end - at));
        at = next ? next + 1 : NULL;
    }
    const char *stop = at ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    const size_t size = strlen(f->wrong), column = f->at.column;
    stop = stop ? stop : end;
    at = at && column > size ? at + (column - size - 1) : at;
    for (; at && at + size <= stop; at++) {
        if (memcmp(at, f->wrong, size) == 0) {
            return at;
        }
    }
    return NULL;
}

bool tni_can_fix(const tni_model *m, const tn_finding *f)
{
    const tni_document *d = m->look.document;
    return f->fix && m->paper && d && f->at.file && strcmp(f->at.file, d->shown) == 0 &&
           find_word(m, f);
}

unsigned tni_fix(tni_model *m, const tn_finding *f)
{
    char name[TNI_SAY];
    if (!tni_can_fix(m, f)) {
        tni_say(m, INK_DIM,
                "no word alone mends this; e explains the rule, Enter goes to the field");
        return 0;
    }
    const char *at = find_word(m, f);
    const tn_splice splice = {.offset = (size_t)(at - m->paper->text.bytes),
                              .removed = at,
                              .removed_size = strlen(f->wrong),
                              .inserted = f->fix,
                              .inserted_size = strlen(f->fix)};
    snprintf(name, sizeof(name), "fix %s: %.90s > %.90s", tn_code_get(f->code)->text, f->wrong,
             f->fix);
    if (tni_paper_apply(m->paper, splice, name) != TN_OK) {
        tni_say(m, INK_ERROR, "memory is short");
        return 0;
    }
    tni_say(m, INK_GOOD, "%s; u takes it back", name);
    return EFF_LOOK | EFF_JOURNAL;
}

/* Each fix is made on the file as the one before left it, so each line has one at most. */
unsigned tni_fix_all(tni_model *m)
{
    size_t count = 0;
    uint32_t last = UINT32_MAX;
    for (size_t i = m->look.arena ? tn_findings_count(m->look.ws.findings) : 0; i-- > 0;) {
        const tn_finding *f = tn_findings_get(m->look.ws.findings, i);
        if (f->at.line != last && tni_can_fix(m, f) && tni_fix(m, f)) {
            last = f->at.line;
            count++;
        }
    }
    if (count == 0) {
        tni_say(m, INK_DIM, "nothing here has a fix of its own");
        return 0;
    }
    tni_say(m, INK_GOOD,
            count == 1 ? "1 fix made; u takes it back" : "%zu fixes made; u takes them back",
            count);
    return EFF_LOOK | EFF_JOURNAL;
}
