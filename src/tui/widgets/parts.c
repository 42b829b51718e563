/* Parts of screens: findings beside what they are about, limits, reports as lines. */
#include "tui/widgets/parts.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "tenor/text.h"

tni_attribute tni_severity_attribute(tn_severity severity)
{
    return severity == TN_ERROR ? ATTR_ERROR : severity == TN_WARNING ? ATTR_WARNING : ATTR_DIM;
}

tni_attribute tni_counts_attribute(size_t errors, size_t warnings)
{
    return errors ? ATTR_ERROR : warnings ? ATTR_WARNING : ATTR_GOOD;
}

bool tni_edits(const tni_model *m, const char *kind, const char *label, const char *key)
{
    return m->editing && strcmp(m->target.kind, kind) == 0 && strcmp(m->target.label, label) == 0 &&
           strcmp(m->target.key, key) == 0;
}

/* Lines of a file: of a section, of a row of the CSV. */
typedef struct stretch {
    const char *file; /* NULL: none */
    uint32_t first, last;
} stretch;

static stretch lines_of(const tn_section *x)
{
    return x ? (stretch){x->at.file, x->at.line, x->next ? x->next->at.line - 1 : UINT32_MAX}
             : (stretch){0};
}

/* The lines of a section in the file and in its CSV; of the product section, those of the CSV's
 * head. */
static void find_lines(const tni_model *m, const char *kind, const char *label, stretch out[2])
{
    const tni_source_file *d = m->view.document;
    const tn_tree *rows = d ? d->rows : NULL;
    out[0] = lines_of(d && d->tree ? tn_tree_find(d->tree, kind, label) : NULL);
    out[1] = lines_of(rows ? tn_tree_find(rows, kind, label) : NULL);
    if (rows && strcmp(kind, "product") == 0) {
        out[1] = (stretch){rows->file, 0, rows->first ? rows->first->at.line - 1 : UINT32_MAX};
    }
}

static bool is_within(const tn_finding *f, const stretch lines[2])
{
    for (int i = 0; i < 2 && f->at.file; i++) {
        if (lines[i].file && f->at.line >= lines[i].first && f->at.line <= lines[i].last &&
            strcmp(f->at.file, lines[i].file) == 0) {
            return true;
        }
    }
    return false;
}

const tn_finding *tni_worst_of(const tni_model *m, const char *kind, const char *label)
{
    const tn_finding *worst = NULL;
    stretch lines[2];
    find_lines(m, kind, label, lines);
    for (size_t i = 0; m->view.arena && i < tn_findings_count(m->view.ws.findings); i++) {
        const tn_finding *f = tn_findings_get(m->view.ws.findings, i);
        if ((!worst || f->severity > worst->severity) && is_within(f, lines)) {
            worst = f;
        }
    }
    return worst;
}

/* An entry of an INI file has a line of its own; a cell ends where the next one that is not
 * empty begins. */
static bool is_in(const tni_model *m, const tn_finding *f, const tn_section *x, const tn_entry *e)
{
    if (!e || f->at.line != e->value_at.line || strcmp(f->at.file, x->at.file) != 0) {
        return false;
    }
    const tn_entry *next = tni_source_is_row(m->view.document, x) ? e->next : NULL;
    const bool beyond =
        next && next->value_at.line == f->at.line && f->at.column >= next->value_at.column;
    const bool whole = f->at.line == x->at.line && f->at.column == x->at.column; /* of the row */
    return !tni_source_is_row(m->view.document, x) ||
           (!whole && !beyond && f->at.column >= e->value_at.column);
}

const tn_finding *tni_finding_about(const tni_model *m, const char *kind, const char *label,
                                    const char *key)
{
    if (!m->view.arena || tn_findings_count(m->view.ws.findings) == 0) {
        return NULL;
    }
    const tn_section *head = tni_source_section(m->view.document, kind, label, "");
    const tn_section *section = tni_source_section(m->view.document, kind, label, key);
    const tn_entry *entry = section ? tn_section_find(section, key) : NULL;
    const tn_finding *worst = NULL;
    for (size_t i = 0; section && i < tn_findings_count(m->view.ws.findings); i++) {
        const tn_finding *f = tn_findings_get(m->view.ws.findings, i);
        const size_t length = strlen(f->subject), tail = strlen(key);
        if (!f->at.file || (worst && f->severity <= worst->severity)) {
            continue;
        }
        const bool missing = f->at.line == head->at.line && length >= tail &&
                             strcmp(f->at.file, head->at.file) == 0 &&
                             strcmp(f->subject + length - tail, key) == 0;
        if (missing || is_in(m, f, section, entry)) {
            worst = f;
        }
    }
    return worst;
}

const char *tni_hint(tn_arena *frame, const char *hint)
{
    const char *option = strstr(hint, "--as-of");
    const char *text =
        option ? tn_arena_format(frame, "%.*s:%s", (int)(option - hint), hint, option + 2) : NULL;
    return text ? text : hint;
}

void tni_findings_draw(const tni_model *m, tni_surface *s, tni_area a, const char *kind,
                       const char *label)
{
    stretch lines[2] = {0};
    if (!m->view.arena) {
        return;
    }
    if (label) {
        find_lines(m, kind, label, lines);
    }
    int row = 0;
    for (int severity = TN_ERROR; severity >= TN_NOTE; severity--) {
        for (size_t i = 0; i < tn_findings_count(m->view.ws.findings) && row < a.rows; i++) {
            const tn_finding *f = tn_findings_get(m->view.ws.findings, i);
            if ((int)f->severity != severity || (label && !is_within(f, lines))) {
                continue;
            }
            tni_draw_format(s, a, row, 0, tni_severity_attribute(f->severity), "%c %s",
                            "NWE"[severity], tn_code_get(f->code) -> text);
            tni_area text = {a.row, a.column + 2, a.rows, a.columns - 2};
            row += 1 + tni_draw_folded(s, text, row + 1, ATTR_PLAIN, f->message);
            if (*f->hint) {
                row += tni_draw_folded(s, text, row, ATTR_DIM, tni_hint(s->frame, f->hint));
            }
        }
    }
    if (row == 0) {
        tni_draw_text(s, a, 0, 0, a.columns, ATTR_GOOD, "ok: nothing to mend");
    }
}

int tni_limit_of(const tni_model *m, const char *kind, const char *key)
{
    static const struct {
        const char *kind, *key;
        int limit; /* 0: the profile's */
    } limits[] = {{"offer", "name", 150},
                  {"offer", "description", 255},
                  {"dimension", "key", 0},
                  {"dimension", "name", 0},
                  {"dimension", "description", 0}};
    const tni_view *view = tni_seen(m);
    const tn_product *product = view->document ? view->document->product : NULL;
    const tn_profile_limits *profile =
        product ? tn_product_limits(product, m->base.tables) : &m->base.tables->profiles[0];
    for (size_t i = 0; i < sizeof(limits) / sizeof(*limits); i++) {
        if (strcmp(limits[i].kind, kind) == 0 && strcmp(limits[i].key, key) == 0) {
            return limits[i].limit            ? limits[i].limit
                   : strcmp(key, "key") == 0  ? profile->key_max
                   : strcmp(key, "name") == 0 ? profile->name_max
                                              : profile->description_max;
        }
    }
    return 0;
}

int tni_draw_lines(tni_surface *s, tni_area a, int row, const char *text)
{
    while (*text && row < a.rows) {
        const size_t length = strcspn(text, "\n");
        const int indent = (int)strspn(text, " ");
        const char *line = tn_arena_copy(s->frame, text + indent, length - (size_t)indent);
        const tni_area in = {a.row, a.column + indent, a.rows, a.columns - indent};
        row += line ? tni_draw_folded(s, in, row, indent ? ATTR_PLAIN : ATTR_HEAD, line) : 1;
        text += length + (text[length] == '\n');
    }
    return row;
}
