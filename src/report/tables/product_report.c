/* The report of a product: what a buyer sees, and, as CSV, the price list that `import` reads. */
#include <string.h>

#include "base/list.h"
#include "report/tables/cells.h"
#include "tenor/reports.h"

enum { FIXED = 8 }; /* columns before the prices */

/* The durations and metered labels that get a column, and the columns. */
typedef struct price_layout {
    tn_arena *arena;
    const tn_product *product;
    int *months;
    size_t month_count;
    const char **labels;
    size_t label_count;
    tn_column *columns;
    size_t column_count;
} price_layout;

static void add_month(price_layout *l, int months)
{
    size_t at = l->month_count;
    for (size_t i = 0; i < l->month_count; i++) {
        if (l->months[i] == months) {
            return;
        }
    }
    for (; at > 0 && l->months[at - 1] > months; at--) {
        l->months[at] = l->months[at - 1];
    }
    l->months[at] = months;
    l->month_count++;
}

static void add_label(price_layout *l, const char *label)
{
    if (!TNI_NAMED(l->labels, l->label_count, label)) {
        l->labels[l->label_count++] = label;
    }
}

/* Which durations have a price somewhere, which labels are included somewhere. */
static bool find_columns(price_layout *l)
{
    size_t includes = 0;
    for (size_t i = 0; i < l->product->dimension_count; i++) {
        includes += l->product->dimensions[i].include_count;
    }
    l->months = tn_arena_take_array(l->arena, TN_DURATION_MAX + 1, sizeof(*l->months));
    l->labels = tn_arena_take_array(l->arena, includes + 1, sizeof(*l->labels));
    if (!l->months || !l->labels) {
        return false;
    }
    for (size_t i = 0; i < l->product->dimension_count; i++) {
        const tn_dimension *d = &l->product->dimensions[i];
        for (size_t p = 0; p < d->price_count; p++) {
            add_month(l, d->prices[p].months);
        }
        for (size_t n = 0; n < d->include_count; n++) {
            add_label(l, d->includes[n].label);
        }
    }
    return true;
}

static bool labels_differ(const tn_product *product)
{
    for (size_t i = 0; i < product->dimension_count; i++) {
        if (strcmp(product->dimensions[i].label, product->dimensions[i].key.value) != 0) {
            return true;
        }
    }
    return false;
}

static bool make_columns(price_layout *l)
{
    static const tn_column fixed[FIXED] = {
        {.key = "key", .title = "API name", .kind = TN_V_TEXT},
        {.key = "label", .title = "Label", .kind = TN_V_TEXT},
        {.key = "name", .title = "Name", .kind = TN_V_TEXT},
        {.key = "description", .title = "Description", .kind = TN_V_TEXT},
        {.key = "included",
         .title = "Includes",
         .kind = TN_V_TEXT,
         .flags = TN_NOT_IN_CSV | TN_NOT_IN_JSON},
        {.key = "payg", .title = "Pay as you go", .kind = TN_V_PRICE},
        {.key = "meter", .title = "Meter", .kind = TN_V_TEXT},
        {.key = "allowance", .title = "Allowance", .kind = TN_V_TEXT}};
    l->column_count = FIXED + l->month_count + l->label_count;
    l->columns = tn_arena_take_array(l->arena, l->column_count, sizeof(*l->columns));
    if (!l->columns) {
        return false;
    }
    memcpy(l->columns, fixed, sizeof(fixed));
    l->columns[1].flags = labels_differ(l->product) ? 0 : TN_NOT_IN_TEXT;
    l->columns[4].flags |= l->label_count ? 0U : TN_NOT_IN_TEXT;
    for (size_t i = 0; i < l->month_count; i++) {
        l->columns[FIXED + i] =
            (tn_column){.key = tn_arena_format(l->arena, "price.%dm", l->months[i]),
                        .title = tn_arena_format(l->arena, "%dm", l->months[i]),
                        .kind = TN_V_PRICE};
    }
    for (size_t i = 0; i < l->label_count; i++) {
        l->columns[FIXED + l->month_count + i] =
            (tn_column){.key = tn_arena_format(l->arena, "includes.%s", l->labels[i]),
                        .title = l->labels[i],
                        .kind = TN_V_QUANTITY,
                        .flags = TN_NOT_IN_TEXT};
    }
    return !tn_arena_failed(l->arena);
}

/* "10 xhosts, 5 xcontainers". */
static const char *included(tn_arena *arena, const tn_dimension *d)
{
    const char *text = NULL;
    for (size_t i = 0; i < d->include_count; i++) {
        const tn_include *in = &d->includes[i];
        text = tn_arena_format(arena, "%s%s%lld %s", text ? text : "", text ? ", " : "",
                               (long long)in->quantity.value, in->label);
    }
    return text;
}

static void add_row(price_layout *l, tn_table *table, const tn_dimension *d)
{
    const tn_currency currency = l->product->currency.value;
    const bool metered = tn_dimension_is_metered(d);
    tn_value *cells = tn_arena_take_array(l->arena, l->column_count, sizeof(*cells));
    if (!cells) {
        return;
    }
    const tn_value fixed[FIXED] = {
        tn_value_text(d->key.value),
        tn_value_text(d->label),
        tni_cell_text(d->name),
        tni_cell_text(d->description),
        tn_value_text(included(l->arena, d)),
        TNI_IF(d->payg.set, tn_value_price(d->payg.value, currency)),
        TNI_IF(metered, tn_value_text(tni_word("product", "dimension", "meter", d->meter.value))),
        TNI_IF(metered && d->meter.set && d->meter.value == TN_METER_COUNTER,
               tn_value_text(tni_word("product", "dimension", "allowance", d->allowance.value)))};
    memcpy(cells, fixed, sizeof(fixed));
    for (size_t i = 0; i < l->month_count; i++) {
        const tn_field_price *price = tn_dimension_price(d, l->months[i]);
        cells[FIXED + i] = TNI_IF(price, tn_value_price(price->value, currency));
    }
    for (size_t i = 0; i < l->label_count; i++) {
        const tn_include *in = TNI_NAMED(d->includes, d->include_count, l->labels[i]);
        cells[FIXED + l->month_count + i] = TNI_IF(in, tn_value_quantity(in->quantity.value));
    }
    tn_table_add(table, cells, l->column_count, NULL);
}

static tn_value durations(tn_arena *arena, const tn_product *product)
{
    const char *text = NULL;
    for (size_t i = 0; i < product->month_count; i++) {
        char one[TN_DURATION_TEXT];
        text = tn_arena_format(arena, "%s%s%s", text ? text : "", text ? ", " : "",
                               tn_duration_format(product->months[i], one));
    }
    return tn_value_text(text);
}

tn_report *tn_product_report(tn_arena *arena, const tn_product *product, const tn_tables *tables,
                             const tn_findings *findings)
{
    price_layout l = {.arena = arena, .product = product};
    if (!find_columns(&l) || !make_columns(&l)) {
        return NULL;
    }
    const char *title = product->title.value ? product->title.value : product->file;
    tn_report *report = tn_report_new(arena, title);
    tn_report_add(report, "title", "Title", tni_cell_text(product->title));
    tn_report_add(report, "product_id", "Product ID", tni_cell_text(product->product_id));
    tn_report_add(report, "code", "Product code", tni_cell_text(product->code));
    tn_report_add(report, "category", "Category", tni_cell_text(product->category));
    tn_report_add(report, "unit", "Unit", tn_value_text(tn_product_unit(product, tables)));
    const bool one_tier = product->purchase.value == TN_PURCHASE_ONE_TIER;
    tn_field *how = tn_report_add(
        report, "purchase", NULL,
        TNI_IF(product->purchase.set,
               tn_value_text(tni_word("product", "product", "purchase", product->purchase.value))));
    tn_field_flag(how, TN_NOT_IN_TEXT);
    tn_field *words =
        tn_report_add(report, "purchase_words", "Buyers choose",
                      TNI_IF(product->purchase.set,
                             tn_value_text(one_tier ? "only one tier" : "one or more options")));
    tn_field_flag(words, TN_NOT_IN_JSON | TN_NOT_IN_CSV);
    tn_report_add(report, "currency", "Currency",
                  TNI_IF(product->currency.set,
                         tn_value_text(tn_arena_text(arena, product->currency.value.code))));
    tn_report_add(report, "durations", "Durations", durations(arena, product));
    tn_table *table = tn_report_table(report, "dimensions", "Dimensions, prices per unit",
                                      l.columns, l.column_count);
    for (size_t i = 0; i < product->dimension_count; i++) {
        add_row(&l, table, &product->dimensions[i]);
    }
    return tni_report_close(report, findings);
}
