/* Builds a product from its sections and rows: merges them by label, resolves includes. */
#include <string.h>

#include "model/bind/bind.h"
#include "model/product/listing.h"
#include "model/product/product_fields.h"
#include "model/product/product_rules.h"

/* A dimension while sections and rows are merged. */
typedef struct read_dimension {
    tn_dimension dimension; /* first: readers and offsets see it as the target */
    bool incomplete;        /* a value or name of it was not understood */
} read_dimension;

typedef struct product_builder {
    tni_binder binder;
    tn_product *product;
    bool found; /* [product] stands in the file */
    read_dimension *dimensions;
    size_t count;
} product_builder;

static const tn_section_rule *const product_rule = &tni_product_sections[TNI_PRODUCT_SECTION];
static const tn_section_rule *const listing_rule = &tni_product_sections[TNI_LISTING_SECTION];
static const tn_section_rule *const dimension_rule = &tni_product_sections[TNI_DIMENSION_SECTION];

static size_t sections_of(const tn_tree *tree)
{
    return tree ? tree->count : 0;
}

static read_dimension *add_dimension(product_builder *b, const tn_section *section)
{
    read_dimension *d = &b->dimensions[b->count++];
    d->dimension.label = section->label;
    d->dimension.at = section->at;
    d->dimension.key.at = section->label_at;
    return d;
}

static void bind_dimension(product_builder *b, const tn_section *section, read_dimension *d)
{
    const size_t before = b->binder.failures;
    tni_bind_entries(&b->binder, section, dimension_rule->fields, dimension_rule->field_count, d);
    d->incomplete = d->incomplete || b->binder.failures > before;
}

static void read_sections(product_builder *b, const tn_tree *tree)
{
    for (const tn_section *s = tree->first; s; s = s->next) {
        const tn_section_rule *rule = tni_bind_head(&b->binder, &tni_product_file, s);
        if (rule == product_rule) {
            b->product->at = b->found ? b->product->at : s->at;
            b->found = true;
            tni_bind_entries(&b->binder, s, product_rule->fields, product_rule->field_count,
                             b->product);
        } else if (rule == listing_rule) {
            b->product->listing.at = b->product->listing.set ? b->product->listing.at : s->at;
            b->product->listing.set = true;
            tni_bind_entries(&b->binder, s, rule->fields, rule->field_count, &b->product->listing);
        } else if (rule) {
            bind_dimension(b, s, add_dimension(b, s));
        }
    }
}

/* A row joins the section of its label, or is a dimension of its own. */
static void read_rows(product_builder *b, const tn_tree *rows)
{
    const size_t sections_count = b->count;
    tni_name *labels = tn_arena_take_array(b->binder.arena, sections_count, sizeof(*labels));
    if (!labels) {
        return;
    }
    for (size_t i = 0; i < sections_count; i++) {
        labels[i] = (tni_name){b->dimensions[i].dimension.label, i};
    }
    tni_names_sort(labels, sections_count);
    b->binder.rows = true;
    for (const tn_section *row = rows->first; row; row = row->next) {
        const size_t found = tni_names_find(labels, sections_count, row->label);
        read_dimension *d =
            found == TN_NO_DIMENSION ? add_dimension(b, row) : &b->dimensions[found];
        bind_dimension(b, row, d);
    }
}

static void finish_dimensions(product_builder *b)
{
    tn_product *product = b->product;
    product->dimensions =
        tn_arena_take_array(b->binder.arena, b->count, sizeof(*product->dimensions));
    if (!product->dimensions) {
        return;
    }
    for (size_t i = 0; i < b->count; i++) {
        tn_dimension *d = &b->dimensions[i].dimension;
        const char *subject = tn_arena_format(b->binder.arena, "dimension %s", d->label);
        tni_bind_finish(&b->binder, dimension_rule->fields, dimension_rule->field_count, d->at,
                        subject ? subject : "", d);
        if (!d->key.value) {
            d->key.value = d->label; /* its position is the label's, set by add_dimension */
        }
        product->dimensions[i] = *d;
    }
    product->dimension_count = b->count;
}

static const char *label_of(const tn_dimension *dimension)
{
    return dimension->label;
}

static void resolve_includes(product_builder *b)
{
    tn_product *product = b->product;
    const tni_name *labels = tni_dimension_names(b->binder.arena, product, label_of);
    for (size_t i = 0; labels && i < product->dimension_count; i++) {
        tn_dimension *d = &product->dimensions[i];
        for (size_t j = 0; j < d->include_count; j++) {
            d->includes[j].dimension =
                tni_names_find(labels, product->dimension_count, d->includes[j].label);
        }
    }
}

static void finish_product(product_builder *b)
{
    tn_product *product = b->product;
    tni_bind_finish(&b->binder, product_rule->fields, product_rule->field_count, product->at,
                    "product", product);
    product->months =
        tn_arena_take_array(b->binder.arena, product->durations.count, sizeof(*product->months));
    for (size_t i = 0; product->months && i < product->durations.count; i++) {
        const char *text = product->durations.items[i].value;
        product->month_count +=
            tn_duration_parse(text, strlen(text), &product->months[product->month_count]) == TN_OK;
    }
    if (product->listing.set) {
        tni_bind_finish(&b->binder, listing_rule->fields, listing_rule->field_count,
                        product->listing.at, "listing", &product->listing);
        tni_listing_unescape(&b->binder, &product->listing);
    }
    finish_dimensions(b);
    resolve_includes(b);
}

/* The product is not returned, but the rules are checked as far as it was understood. */
static void check_incomplete(product_builder *b, const tn_tables *tables)
{
    bool *incomplete = tn_arena_take_array(b->binder.arena, b->count, sizeof(*incomplete));
    for (size_t i = 0; incomplete && i < b->count; i++) {
        incomplete[i] = b->dimensions[i].incomplete;
    }
    if (incomplete) {
        tni_product_check(b->product, tables, incomplete, b->binder.findings);
    }
}

tn_status tn_product_build(tn_arena *arena, const tn_tree *tree, const tn_tree *rows,
                           const tn_tables *tables, tn_findings *findings, const tn_product **out)
{
    product_builder b = {
        .binder = tni_binder_make(arena, tables->currencies, tables->currency_count, findings)};
    b.product = tn_arena_take(arena, sizeof(*b.product));
    b.dimensions =
        tn_arena_take_array(arena, sections_of(tree) + sections_of(rows), sizeof(*b.dimensions));
    if (!b.product || !b.dimensions) {
        return TN_E_NOMEM;
    }
    b.product->file = tree->file;
    b.product->at = (tn_at){.file = tree->file};
    read_sections(&b, tree);
    if (rows) {
        read_rows(&b, rows);
    }
    if (!b.found) {
        tn_findings_add(findings, TN_FIL_WRONG_KIND, b.product->at, "product",
                        "not a product: it has no section [product]");
        return tn_arena_failed(arena) ? TN_E_NOMEM : TN_E_FINDINGS;
    }
    finish_product(&b);
    if (tn_arena_failed(arena)) {
        return TN_E_NOMEM;
    }
    tn_findings_use_profile(findings, tn_product_profile(b.product));
    if (b.binder.failures) {
        check_incomplete(&b, tables);
        return TN_E_FINDINGS;
    }
    *out = b.product;
    return TN_OK;
}
