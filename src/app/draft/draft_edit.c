/* Edits of values and sections of the open document and its CSV. */
#include "app/draft/draft_edit.h"

#include <stdio.h>
#include <string.h>

#include "tenor/text.h"

/* --- what a file says ----------------------------------------------------------------------- */

const tn_section *tni_source_section(const tni_source_file *d, const char *kind, const char *label,
                                     const char *key)
{
    const tn_section *section = d && d->tree ? tn_tree_find(d->tree, kind, label) : NULL;
    const tn_section *row = d && d->rows ? tn_tree_find(d->rows, kind, label) : NULL;
    const tn_entry *cell = row ? tn_section_find(row, key) : NULL;
    const bool joins = cell && strcmp(key, "key") == 0 && strcmp(cell->value, label) == 0;
    return section && (!row || !*key || joins || tn_section_find(section, key)) ? section : row;
}

bool tni_source_is_row(const tni_source_file *d, const tn_section *section)
{
    return d && d->rows && strcmp(section->at.file, d->rows->file) == 0;
}

const char *tni_source_value(const tni_source_file *d, tn_arena *arena, const char *kind,
                             const char *label, const char *key)
{
    const tn_section *section = tni_source_section(d, kind, label, key);
    const tn_entry *entry = section ? tn_section_find(section, key) : NULL;
    if (!entry) {
        return NULL;
    }
    size_t length = strlen(entry->value);
    const bool comments = !tni_source_is_row(d, section);
    for (size_t i = 1; comments && i < length; i++) { /* blank, semicolon */
        if (entry->value[i] == ';' && (entry->value[i - 1] == ' ' || entry->value[i - 1] == '\t')) {
            length = i;
        }
    }
    while (length && (entry->value[length - 1] == ' ' || entry->value[length - 1] == '\t')) {
        length--;
    }
    return tn_arena_copy(arena, entry->value, length);
}

/* --- edits ---------------------------------------------------------------------------------- */

/* The file has a CSV, or had one when it was last understood, that was not read. */
static bool misses_rows(const tni_draft *draft)
{
    const tni_source_file *d = draft->source;
    const tn_section *product = d && d->tree ? tn_tree_find(d->tree, "product", NULL) : NULL;
    const bool named =
        product ? tn_section_find(product, "dimensions") != NULL : draft->rows != NULL;
    return named && !(d && d->rows && draft->rows);
}

/* A value of a dimension stands, or is to stand, in the CSV: where the rest of it is; of a new one
 * where all the others are. NULL: that is not known, or cannot be read. */
static tni_draft_file *file_of(const tni_draft *draft, const char *kind, const char *label,
                               const char *key, const char **reason)
{
    const tni_source_file *d = draft->source;
    const tn_section *section = tni_source_section(d, kind, label, key);
    const bool found = section && (!*key || tn_section_find(section, key));
    const bool dimension = strcmp(kind, "dimension") == 0;
    if (dimension && !found && misses_rows(draft)) {
        *reason = "its CSV cannot be read";
        return NULL;
    }
    return dimension && d && d->rows &&
                   (section ? tni_source_is_row(d, section)
                            : !tn_tree_find(d->tree, "dimension", NULL))
               ? draft->rows
               : draft->document;
}

/* The splice that gives a value or takes it away; *out_file: the file of the splice. */
static tn_status plan_value(const tni_draft *draft, tn_arena *arena, const char *kind,
                            const char *label, const char *key, const char *value,
                            tni_draft_file **out_file, tn_splice *out, const char **reason)
{
    const tn_edit_pair pair = {key, value};
    tn_edit edit = {.verb = !*key    ? TN_EDIT_RENAME_SECTION
                            : *value ? TN_EDIT_SET
                                     : TN_EDIT_REMOVE,
                    .kind = kind,
                    .label = label,
                    .key = key,
                    .value = value,
                    .pairs = &pair,
                    .pair_count = 1};
    tni_draft_file *file = *out_file = file_of(draft, kind, label, key, reason);
    tn_status status = file ? tni_draft_file_plan(file, arena, &edit, out, reason) : TN_E_READ;
    if (status == TN_E_RANGE && edit.verb == TN_EDIT_SET) {
        edit.verb = TN_EDIT_ADD_SECTION;
        status = tni_draft_file_plan(file, arena, &edit, out, reason);
    } else if (status == TN_E_RANGE && edit.verb == TN_EDIT_REMOVE) {
        *out = (tn_splice){.removed = "", .inserted = ""};
        status = TN_OK;
    }
    return status;
}

tn_status tni_draft_try_value(const tni_draft *draft, tn_arena *arena, const char *kind,
                              const char *label, const char *key, const char *value,
                              tni_draft_file **out_file, const char **out_bytes, size_t *out_size,
                              const char **reason)
{
    tn_splice splice;
    const tn_status status =
        plan_value(draft, arena, kind, label, key, value, out_file, &splice, reason);
    if (status != TN_OK) {
        return status;
    }
    const tn_buffer *text = &(*out_file)->text;
    return tn_splice_apply(arena, text->bytes ? text->bytes : "", text->length, splice, out_bytes,
                           out_size);
}

static void name_step(char *out, const char *kind, const char *label, const char *key,
                      const char *before, const char *after)
{
    enum { SHOWN = 40 };
    int width;
    const size_t old = tn_text_fit(before, strlen(before), SHOWN, &width);
    const size_t new = tn_text_fit(after, strlen(after), SHOWN, &width);
    snprintf(out, TNI_STEP_NAME, "%.20s%s%.49s: %.49s%s%.*s > %.*s", kind, *label ? " " : "", label,
             key, *key ? " " : "", old ? (int)old : 1, old ? before : "-", new ? (int)new : 1,
             new ? after : "-");
}

tn_status tni_draft_set_value(tni_draft *draft, const char *kind, const char *label,
                              const char *key, const char *before, const char *value, char *name,
                              const char **reason)
{
    tni_draft_file *file = NULL;
    tn_splice splice;
    tn_arena *scratch = tn_arena_new(NULL);
    tn_status status =
        scratch ? plan_value(draft, scratch, kind, label, key, value, &file, &splice, reason)
                : TN_E_NOMEM;
    name_step(name, kind, label, key, before, value);
    if (status == TN_OK && splice.removed_size + splice.inserted_size) {
        status = tni_draft_file_apply(file, splice, name);
    }
    if (status == TN_E_NOMEM) {
        *reason = "memory is short";
    }
    tn_arena_free(scratch);
    return status;
}

/* The edit in the text of a copy of its file. */
static tn_status edit_copy(const tni_draft *copy, const tni_value_edit *e, const char **reason)
{
    tni_draft_file *file = NULL;
    tn_splice splice;
    const char *bytes = NULL;
    size_t size = 0;
    tn_arena *scratch = tn_arena_new(NULL);
    tn_status status = scratch ? TN_OK : TN_E_NOMEM;
    if (status == TN_OK && !e->value) {
        const tn_edit away = {.verb = TN_EDIT_REMOVE_SECTION, .kind = e->kind, .label = e->label};
        file = file_of(copy, e->kind, e->label, "", reason);
        status = file ? tni_draft_file_plan(file, scratch, &away, &splice, reason) : TN_E_READ;
    } else if (status == TN_OK) {
        status =
            plan_value(copy, scratch, e->kind, e->label, e->key, e->value, &file, &splice, reason);
    }
    status = status ? status
                    : tn_splice_apply(scratch, file->text.bytes ? file->text.bytes : "",
                                      file->text.length, splice, &bytes, &size);
    if (status == TN_OK) {
        tn_buffer text;
        tn_buffer_init(&text, NULL);
        tn_buffer_add(&text, bytes, size);
        status = tn_buffer_status(&text);
        tn_buffer_done(status ? &text : &file->text);
        file->text = status ? file->text : text;
    }
    tn_arena_free(scratch);
    return status;
}

/* The text of the copy as one step of the file; *out_steps grows by it, 0 or 1. */
static tn_status take_copy(tni_draft_file *file, const tni_draft_file *copy, const char *name,
                           size_t *out_steps)
{
    const char *a = file->text.bytes, *b = copy->text.bytes;
    const size_t la = file->text.length, lb = copy->text.length, least = la < lb ? la : lb;
    size_t head = 0, tail = 0;
    while (head < least && a[head] == b[head]) {
        head++;
    }
    while (tail < least - head && a[la - tail - 1] == b[lb - tail - 1]) {
        tail++;
    }
    if (head == la && head == lb) {
        return TN_OK;
    }
    const tn_splice splice = {.offset = head,
                              .removed = la ? a + head : "",
                              .removed_size = la - head - tail,
                              .inserted = lb ? b + head : "",
                              .inserted_size = lb - head - tail};
    const tn_status status = tni_draft_file_apply(file, splice, name);
    if (status == TN_OK) {
        file->steps[file->done - 1].joined = *out_steps > 0;
        (*out_steps)++;
    }
    return status;
}

tn_status tni_draft_set_values(tni_draft *draft, const tni_value_edit *edits, size_t count,
                               const char *name, size_t *out_failed, const char **reason)
{
    tni_draft_file *const files[] = {draft->document, draft->rows};
    tni_draft_file copies[2];
    tni_draft copy = *draft;
    tn_status status = TN_OK;
    size_t steps = 0;
    for (int i = 0; i < 2; i++) {
        tn_buffer_init(&copies[i].text, NULL);
        if (files[i]) {
            copies[i] = *files[i];
            tn_buffer_init(&copies[i].text, NULL);
            tn_buffer_add(&copies[i].text, files[i]->text.bytes, files[i]->text.length);
            status = status ? status : tn_buffer_status(&copies[i].text);
        }
    }
    copy.document = &copies[0];
    copy.rows = files[1] ? &copies[1] : NULL;
    *out_failed = count;
    for (size_t i = 0; status == TN_OK && i < count; i++) {
        *out_failed = i;
        status = edit_copy(&copy, &edits[i], reason);
    }
    for (int i = 0; i < 2 && status == TN_OK; i++) {
        status = files[i] ? take_copy(files[i], &copies[i], name, &steps) : TN_OK;
        if (status != TN_OK && steps > 0) {
            tni_draft_file_undo(files[0]);
        }
    }
    for (int i = 0; i < 2; i++) {
        tn_buffer_done(&copies[i].text);
    }
    if (status == TN_E_NOMEM) {
        *reason = "memory is short";
    }
    return status;
}

tn_status tni_draft_edit_section(tni_draft *draft, const tn_edit *edit, const char *name,
                                 const char **reason)
{
    tni_draft_file *file = file_of(draft, edit->kind, edit->label, "", reason);
    if (edit->verb == TN_EDIT_ADD_SECTION &&
        tni_source_section(draft->source, edit->kind, edit->label, "")) {
        *reason = "it is there already";
        return TN_E_RANGE;
    }
    const bool swap = edit->verb == TN_EDIT_SWAP_SECTIONS;
    if (file && swap && file != file_of(draft, edit->kind, edit->value, "", reason)) {
        *reason = "sections come before the rows of the CSV";
        return TN_E_RANGE;
    }
    return file ? tni_draft_file_edit(file, edit, name, reason) : TN_E_READ;
}

tn_edit_pair *tni_event_pairs(tn_arena *arena, const tn_event *event, size_t more,
                              size_t *out_count)
{
    const size_t count = event->quantity_count;
    tn_edit_pair *pairs = tn_arena_take_array(arena, count + more + 1, sizeof(*pairs));
    for (size_t i = 0; pairs && i < count; i++) {
        const tn_contract_quantity *q = &event->quantities[i];
        pairs[i] = (tn_edit_pair){tn_arena_format(arena, "quantity.%s", q->label),
                                  tn_arena_format(arena, "%lld", (long long)q->quantity.value)};
    }
    *out_count = count;
    return pairs && !tn_arena_failed(arena) ? pairs : NULL;
}

/* --- fixes ---------------------------------------------------------------------------------- */

/* Where the word stands in the text: on the finding's line, at its column or around it. */
static const char *find_word(const tni_draft_file *file, const tn_finding *f)
{
    const char *at = file->text.bytes, *end = at + file->text.length;
    for (uint32_t line = 1; at && line < f->at.line; line++) {
        const char *next = memchr(at, '\n', (size_t)(end - at));
        at = next ? next + 1 : NULL;
    }
    const char *stop = at ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    const size_t size = strlen(f->wrong), points = tn_text_count(f->wrong, size);
    stop = stop ? stop : end;
    for (size_t column = 1; at && at < stop && column + points < f->at.column; column++) {
        uint32_t c;
        at += tn_text_step(at, (size_t)(stop - at), &c);
    }
    for (; at && at + size <= stop; at++) {
        if (memcmp(at, f->wrong, size) == 0) {
            return at;
        }
    }
    return NULL;
}

/* The document or its CSV, whichever the finding is about; NULL. */
static tni_draft_file *file_about(const tni_draft *draft, const tn_finding *f)
{
    const tni_source_file *d = draft->source;
    if (!draft->document || !d || !f->at.file) {
        return NULL;
    }
    return strcmp(f->at.file, d->shown) == 0                   ? draft->document
           : d->rows && strcmp(f->at.file, d->rows->file) == 0 ? draft->rows
                                                               : NULL;
}

/* A dollar sign is one of the currency that the listing has, as far as the file says. */
static bool is_dollars(const tni_source_file *d)
{
    const tn_section *head = d->tree ? d->tree->first : NULL;
    const tn_entry *currency = head ? tn_section_find(head, "currency") : NULL;
    const tn_product *p = d->product;
    return currency               ? strncmp(currency->value, "USD", 3) == 0
           : p && p->currency.set ? strcmp(p->currency.value.code, "USD") == 0
                                  : true;
}

bool tni_draft_can_fix(const tni_draft *draft, const tn_finding *f)
{
    return f->fix && file_about(draft, f) && (*f->wrong != '$' || is_dollars(draft->source));
}

tn_status tni_draft_fix(tni_draft *draft, const tn_finding *f, char *name)
{
    tni_draft_file *file = tni_draft_can_fix(draft, f) ? file_about(draft, f) : NULL;
    const char *at = file ? find_word(file, f) : NULL;
    if (!at) {
        return TN_E_RANGE;
    }
    const tn_splice splice = {.offset = (size_t)(at - file->text.bytes),
                              .removed = at,
                              .removed_size = strlen(f->wrong),
                              .inserted = f->fix,
                              .inserted_size = strlen(f->fix)};
    snprintf(name, TNI_STEP_NAME, "fix %s: %.90s > %.90s", tn_code_get(f->code)->text, f->wrong,
             f->fix);
    return tni_draft_file_apply(file, splice, name);
}

/* Each fix is made on the file as the one before left it, so each line has one at most. */
tn_status tni_draft_fix_all(tni_draft *draft, const tn_findings *findings, size_t *out_count)
{
    char name[TNI_STEP_NAME];
    const tn_finding *last = NULL;
    *out_count = 0;
    for (size_t i = tn_findings_count(findings); i-- > 0;) {
        const tn_finding *f = tn_findings_get(findings, i);
        const bool again = last && last->at.line == f->at.line && f->at.file &&
                           strcmp(last->at.file, f->at.file) == 0;
        const tn_status status =
            again || !tni_draft_can_fix(draft, f) ? TN_E_RANGE : tni_draft_fix(draft, f, name);
        if (status == TN_E_NOMEM) {
            return status;
        }
        if (status == TN_OK) {
            last = f;
            (*out_count)++;
        }
    }
    return TN_OK;
}
