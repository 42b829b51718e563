/* Loading a product: its CSV, whose limits count, and which of its broken rules were told. */
#include <string.h>

#include "app/workspace/load.h"
#include "app/workspace/source_file.h"
#include "model/bind/bind.h"
#include "tenor/csv.h"

/* The CSV that a product's `dimensions =` names; NULL when there is none, or it cannot be used. */
static const tn_tree *load_rows(tni_workspace *ws, tni_source_file *d)
{
    const tn_section *product = tn_tree_find(d->tree, "product", NULL);
    const tn_entry *entry = product ? tn_section_find(product, "dimensions") : NULL;
    if (!entry) {
        return NULL;
    }
    size_t length = tni_comment_start(entry->value, strlen(entry->value));
    while (length && strchr(" \t", entry->value[length - 1])) {
        length--;
    }
    const char *name = tn_arena_copy(ws->arena, entry->value, length);
    const char *path =
        name && length ? tni_refer(ws, d, name, entry->value_at, "dimensions", true) : NULL;
    tni_source_file *rows = path ? tni_source_file_of(ws, path) : NULL;
    if (!rows) {
        return NULL;
    }
    if (!tni_source_file_read(ws, rows, d, &entry->value_at)) {
        tni_keep_worst(&d->status, rows->status);
        return NULL;
    }
    tn_tree *tree = NULL;
    tni_keep_worst(&d->status,
                   tn_csv_tree(ws->arena, rows->shown, rows->file.bytes, rows->file.size,
                               "dimension", "label", ws->findings, &tree));
    return tree;
}

/* Whose limits count: the option's, the product's own, the workspace's. */
static const tn_product *with_profile(tni_workspace *ws, const tni_source_file *d,
                                      const tn_product *product)
{
    const tn_settings *settings = d->folder_settings->settings;
    const bool by_default = !product->profile.set && settings->profile.set;
    tn_product *copy =
        ws->options.profile || by_default ? tn_arena_take(ws->arena, sizeof(*copy)) : NULL;
    if (!copy) {
        return product;
    }
    *copy = *product;
    if (by_default) {
        copy->profile.set = true;
        copy->profile.value = settings->profile.value;
    }
    if (ws->options.profile) {
        copy->checked = (tn_field_number){.value = *ws->options.profile, .set = true};
    }
    return copy;
}

void tni_add_rules(tni_workspace *ws, tni_source_file *d, bool all)
{
    const size_t count = d->rules ? tn_findings_count(d->rules) : 0;
    for (size_t i = 0; i < count; i++) {
        const tn_finding *f = tn_findings_get(d->rules, i);
        const bool is_error = f->severity == TN_ERROR;
        if (is_error ? d->errors_told : d->rest_told || !all) {
            continue;
        }
        tn_finding *copy =
            tn_findings_add(ws->findings, f->code, f->at, f->subject, "%s", f->message);
        if (copy) {
            copy->severity = f->severity; /* a rule may count for more in a public listing */
            copy->hint = f->hint;
            copy->width = f->width;
            copy->wrong = f->wrong;
            copy->fix = f->fix;
        }
    }
    d->errors_told = true;
    d->rest_told = d->rest_told || all;
}

static void check_product(tni_workspace *ws, tni_source_file *d)
{
    tn_findings *rules = tn_findings_new(ws->arena);
    if (!rules) {
        d->status = TN_E_NOMEM;
        return;
    }
    tn_findings_use_profile(rules, tn_product_profile(d->product));
    tn_product_check(d->product, ws->tables, rules);
    d->rules = rules;
}

void tni_load_product(tni_workspace *ws, tni_source_file *d)
{
    const tn_tree *rows = d->rows = load_rows(ws, d);
    const tn_product *product = NULL;
    tni_keep_worst(&d->status,
                   tn_product_build(ws->arena, d->tree, rows, ws->tables, ws->findings, &product));
    if (product && d->status == TN_OK) {
        d->product = with_profile(ws, d, product);
        check_product(ws, d);
    }
}
