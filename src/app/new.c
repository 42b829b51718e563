/* New files: a plain beginning, or a copy of another file, and then edits, the same ones that every
 * save makes. So what was typed either becomes a value or is refused; it never becomes a line. */
#include "app/new.h"

#include <string.h>

#include "app/new_text.h"
#include "app/workspace/source_file.h"

tn_status tni_new_text_edit(tni_new_text *draft, const tn_edit *edit)
{
    tn_splice splice;
    if (draft->status != TN_OK) {
        return draft->status;
    }
    draft->status =
        tn_edit_plan(draft->arena, draft->bytes, draft->size, edit, &splice, draft->reason);
    if (draft->status == TN_OK) {
        draft->status = tn_splice_apply(draft->arena, draft->bytes, draft->size, splice,
                                        &draft->bytes, &draft->size);
    }
    return draft->status;
}

void tni_new_text_set(tni_new_text *draft, const char *kind, const char *label, const char *key,
                      const char *value)
{
    if (value) {
        tni_new_text_edit(
            draft,
            &(tn_edit){
                .verb = TN_EDIT_SET, .kind = kind, .label = label, .key = key, .value = value});
    }
}

/* A section as people write it, the signs below each other. */
static tn_status append(tni_new_text *draft, const tn_edit *edit)
{
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    tn_buffer_add(&text, draft->bytes, draft->size);
    tn_buffer_format(&text, "\n[%s%s%s]\n", edit->kind, *edit->label ? " " : "", edit->label);
    int widest = 0;
    for (size_t i = 0; i < edit->pair_count; i++) {
        const int width = (int)strlen(edit->pairs[i].key);
        widest = width > widest ? width : widest;
    }
    for (size_t i = 0; i < edit->pair_count; i++) {
        tn_buffer_format(&text, "%-*s = %s\n", widest, edit->pairs[i].key, edit->pairs[i].value);
    }
    draft->status = tn_buffer_status(&text);
    draft->bytes = tn_arena_copy(draft->arena, text.bytes ? text.bytes : "", text.length);
    draft->size = text.length;
    tn_buffer_done(&text);
    if (!draft->bytes) {
        draft->status = TN_E_NOMEM;
    }
    return draft->status;
}

void tni_new_text_add(tni_new_text *draft, const char *kind, const char *label,
                      const tn_edit_pair *pairs, size_t count)
{
    const tn_edit edit = {.verb = TN_EDIT_ADD_SECTION,
                          .kind = kind,
                          .label = label,
                          .pairs = pairs,
                          .pair_count = count};
    tn_splice splice;
    if (draft->status != TN_OK || !draft->plain) {
        tni_new_text_edit(draft, &edit);
        return;
    }
    draft->status = /* would it be allowed? */
        tn_edit_plan(draft->arena, draft->bytes, draft->size, &edit, &splice, draft->reason);
    if (draft->status == TN_OK) {
        append(draft, &edit);
    }
}

void tni_new_text_values(tni_new_text *draft, const char *kind, const tni_new_options *options)
{
    for (size_t i = 0; i < options->value_count; i++) {
        tni_new_text_set(draft, kind, "", options->values[i].key, options->values[i].value);
    }
}

tni_new_text tni_new_text_begin(tni_workspace *ws, const char *text, size_t size,
                                const char **reason)
{
    return (tni_new_text){.arena = ws->arena, .bytes = text, .size = size, .reason = reason};
}

tn_status tni_new_text_end(const tni_new_text *draft, tn_buffer *out)
{
    if (draft->status != TN_OK) {
        return draft->status == TN_E_RANGE ? TN_E_SYNTAX : draft->status;
    }
    tn_buffer_add(out, draft->bytes, draft->size);
    return tn_buffer_status(out);
}

/* --- products ---------------------------------------------------------------------------- */

static const char plain_product[] =
    "; What buyers see and pay. 'tenor help files' says what every key means.\n"
    "; The prices are examples. Each is for the whole duration, not for a month.\n"
    "[product]\n"
    "title      = New product\n"
    "; product_id = prod-...          ; from the portal, for a change set\n"
    "category   = units\n"
    "purchase   = any\n"
    "currency   = USD\n"
    "durations  = 1m, 12m\n";

/* A dimension with an example price for each duration: twelve months cost ten. */
static void add_dimension(tni_new_text *draft, const char *label, int64_t rank, const int *months,
                          size_t month_count)
{
    enum { PAIRS = 16 };
    tn_edit_pair pairs[PAIRS] = {{"name", label}, {"description", "One unit, in a few words"}};
    size_t count = 2;
    for (size_t i = 0; i < month_count && count < PAIRS; i++) {
        const int64_t paid = months[i] < 12 ? months[i] : (int64_t)months[i] * 10 / 12;
        pairs[count].key = tn_arena_format(draft->arena, "price.%dm", months[i]);
        pairs[count].value =
            tn_arena_format(draft->arena, "%lld.00", (long long)(100 * rank * paid));
        if (!pairs[count].key || !pairs[count].value) {
            draft->status = TN_E_NOMEM;
            return;
        }
        count++;
    }
    tni_new_text_add(draft, "dimension", label, pairs, count);
}

static const char *list(tn_arena *arena, const char *const *items, size_t count)
{
    const char *text = NULL;
    for (size_t i = 0; i < count; i++) {
        text = tn_arena_format(arena, "%s%s%s", i ? text : "", i ? ", " : "", items[i]);
    }
    return text;
}

/* Keys that name the first listing, its offer, or how far it is, go; each is told at its place. Its
 * table of dimensions is found from where the copy will be, and is told as shared. */
static tn_status copy_product(tni_workspace *ws, tni_new_text *draft, const tni_source_file *d,
                              const tni_new_options *w)
{
    static const struct {
        const char *section, *key, *why;
    } rows[] = {{"product", "product_id", "it is no product of the portal yet"},
                {"product", "code", "the portal gives it one"},
                {"product", "offer_id", "it has no public offer yet"},
                {"product", "visibility", "it is a draft again"},
                {"product", "extra", "what an import kept aside is not copied"},
                {"listing", "sku", "it is the first product's"}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const tn_section *section = tn_tree_find(d->tree, rows[i].section, NULL);
        const tn_entry *e = section ? tn_section_find(section, rows[i].key) : NULL;
        if (e) {
            tni_new_text_edit(draft, &(tn_edit){.verb = TN_EDIT_REMOVE,
                                                .kind = rows[i].section,
                                                .label = "",
                                                .key = rows[i].key});
        }
        if (e && w->told) {
            tn_findings_add(w->told, TN_PRD_NOT_COPIED, e->key_at, "product",
                            "the copy has no '%s': %s", rows[i].key, rows[i].why);
        }
    }
    const tn_field_text *table = &d->product->dimensions_file;
    if (!table->value) {
        return TN_OK;
    }
    const char *name = NULL;
    const tn_status status = tni_name_for(ws, w->target, d->rows->file, &name);
    tni_new_text_set(draft, "product", "", "dimensions", name);
    if (w->told) {
        tn_findings_add(w->told, TN_PRD_NOT_COPIED, table->at, "product",
                        "the copy has no table of its own: both products read %s", table->value);
    }
    return status;
}

tn_status tni_new_product(tni_workspace *ws, const tni_new_options *w, tn_buffer *out,
                          const char **reason)
{
    static const char *const usual[] = {"basic"};
    static const char *const usual_durations[] = {"1m", "12m"};
    const bool named = w->dimension_count > 0, dated = w->duration_count > 0;
    const char *const *labels = named || w->from ? w->dimensions : usual;
    const char *const *durations = dated ? w->durations : usual_durations;
    const size_t label_count = named || w->from ? w->dimension_count : 1;
    const size_t duration_count = dated ? w->duration_count : 2;
    int months[TNI_NEW_DURATIONS];
    size_t month_count = 0;
    tni_new_text draft = tni_new_text_begin(ws, plain_product, strlen(plain_product), reason);
    draft.plain = true;
    if (w->from) {
        const tni_source_file *d = tni_workspace_load_as(ws, w->from, TNI_KIND_PRODUCT);
        if (!d || d->status != TN_OK) {
            return d ? d->status : TN_E_NOMEM;
        }
        draft = tni_new_text_begin(ws, d->file.bytes, d->file.size, reason);
        const tn_status status = copy_product(ws, &draft, d, w);
        if (status != TN_OK) {
            return status;
        }
    }
    for (size_t i = 0; i < duration_count && month_count < TNI_NEW_DURATIONS; i++) {
        month_count +=
            tn_duration_parse(durations[i], strlen(durations[i]), &months[month_count]) == TN_OK;
    }
    tni_new_text_values(&draft, "product", w);
    if (dated) {
        tni_new_text_set(&draft, "product", "", "durations",
                         list(ws->arena, durations, month_count));
    }
    for (size_t i = 0; i < label_count; i++) {
        add_dimension(&draft, labels[i], (int64_t)i + 1, months, month_count);
    }
    return tni_new_text_end(&draft, out);
}
