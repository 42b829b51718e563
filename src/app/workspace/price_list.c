/* A price list by itself: a CSV, by the names of its columns, is checked or becomes a product. */
#include "app/workspace/price_list.h"

#include <string.h>

#include "app/workspace/source_file.h"
#include "tenor/csv.h"
#include "tenor/edit.h"
#include "tenor/ini.h"

/* "prices/log monitoring.csv" -> "log monitoring". */
static const char *title_from(tn_arena *arena, const char *path)
{
    const char *name = strcmp(path, "-") == 0 ? "Imported product" : tni_path_name(path);
    const char *dot = strchr(name, '.');
    return dot && dot > name ? tn_arena_copy(arena, name, (size_t)(dot - name)) : name;
}

/* The durations that have a price in some row, ascending: "1m, 12m". */
static const char *durations(tn_arena *arena, const tn_tree *rows)
{
    bool has[TN_DURATION_MAX + 1] = {false};
    const char *text = NULL;
    for (const tn_section *s = rows->first; s; s = s->next) {
        for (const tn_entry *e = s->first; e; e = e->next) {
            int months = 0;
            if (strncmp(e->key, "price.", 6) == 0 &&
                tn_duration_parse(e->key + 6, strlen(e->key + 6), &months) == TN_OK) {
                has[months] = true;
            }
        }
    }
    for (int m = 1; m <= TN_DURATION_MAX; m++) {
        if (has[m]) {
            text = tn_arena_format(arena, "%s%s%dm", text ? text : "", text ? ", " : "", m);
        }
    }
    return text;
}

static void put_head(const tni_price_list_options *w, tn_buffer *out)
{
    tn_buffer_format(out,
                     "[product]\ntitle      = %s\ncategory   = %s\npurchase   = %s\n"
                     "currency   = %s\n",
                     w->title, w->category ? w->category : "units",
                     w->purchase ? w->purchase : "any", w->currency ? w->currency : "USD");
    if (w->product_id) {
        tn_buffer_format(out, "product_id = %s\n", w->product_id);
    }
    if (w->durations) {
        tn_buffer_format(out, "durations  = %s\n", w->durations);
    }
}

static void put_rows(const tn_tree *rows, tn_buffer *out)
{
    for (const tn_section *s = rows->first; s; s = s->next) {
        tn_buffer_format(out, "\n[dimension %s]\n", s->label);
        for (const tn_entry *e = s->first; e; e = e->next) {
            if (strcmp(e->key, "key") != 0 || strcmp(e->value, s->label) != 0) {
                tn_buffer_format(out, "%-11s = %s\n", e->key, e->value);
            }
        }
    }
}

/* A value that no INI file can hold (a comment would begin in it) is a finding at its cell. */
static tn_status check_value(tni_workspace *ws, const char *key, const char *value, tn_at at,
                             const char *subject)
{
    static const char scratch[] = "[x]\n";
    const tn_edit edit = {
        .verb = TN_EDIT_SET, .kind = "x", .label = "", .key = key, .value = value};
    const char *reason = "";
    tn_splice splice;
    const tn_status status =
        tn_edit_plan(ws->arena, scratch, strlen(scratch), &edit, &splice, &reason);
    if (status == TN_OK || status == TN_E_NOMEM) {
        return status;
    }
    tn_findings_add(ws->findings, TN_FIL_TEXT_COMMENT, at, subject,
                    "'%s' cannot stand in a file: %s", key, reason);
    return TN_E_FINDINGS;
}

static tn_status check_values(tni_workspace *ws, const char *title, const tn_tree *rows)
{
    tn_status status = check_value(ws, "title", title, (tn_at){.file = rows->file}, "--title");
    for (const tn_section *s = rows->first; s; s = s->next) {
        for (const tn_entry *e = s->first; e; e = e->next) {
            const tn_status one = check_value(ws, e->key, e->value, e->value_at, s->label);
            status = status ? status : one;
        }
    }
    return status;
}

/* The findings of the product, at their places in the price list. */
static tn_status check(tni_workspace *ws, const tni_price_list_options *w, const char *shown,
                       const tn_tree *rows)
{
    tn_buffer head;
    tn_tree *tree = NULL;
    const tn_product *product = NULL;
    tn_buffer_init(&head, NULL);
    put_head(w, &head);
    tn_status status = tn_buffer_status(&head);
    if (status == TN_OK) {
        status = tn_ini_read(ws->arena, shown, head.bytes, head.length, ws->findings, &tree);
    }
    tn_buffer_done(&head);
    if (status == TN_OK) {
        status = tn_product_build(ws->arena, tree, rows, ws->tables, ws->findings, &product);
    }
    if (status == TN_OK) {
        tn_product_check(product, ws->tables, ws->findings);
    }
    return status;
}

/* The rows of a document that was read, and all that is wrong with them as a product; fills in
 * what w leaves open. */
static tn_status read_rows(tni_workspace *ws, const tni_source_file *d, tni_price_list_options *w,
                           tn_tree **out)
{
    tn_status status = tn_csv_tree(ws->arena, d->shown, d->file.bytes, d->file.size, "dimension",
                                   "label", ws->findings, out);
    if (status != TN_OK) {
        return status;
    }
    w->title = w->title ? w->title : title_from(ws->arena, d->path);
    w->durations = w->durations ? w->durations : durations(ws->arena, *out);
    status = check_values(ws, w->title, *out);
    return status ? status : check(ws, w, d->shown, *out);
}

void tni_load_price_list(tni_workspace *ws, tni_source_file *d)
{
    tni_price_list_options none = {.product_id = "prod-0000000000000"}; /* a table never has one */
    tn_tree *rows = NULL;
    tni_status_worst(d, read_rows(ws, d, &none, &rows));
}

tn_status tni_price_list_product(tni_workspace *ws, const char *path,
                                 const tni_price_list_options *options, tn_buffer *out)
{
    tni_source_file *d = tni_source_file_of(ws, path);
    tni_price_list_options filled = *options;
    tn_tree *rows = NULL;
    if (!d) {
        return TN_E_NOMEM;
    }
    if (!tni_source_file_read(ws, d, NULL, NULL)) {
        return d->status;
    }
    const tn_status status = read_rows(ws, d, &filled, &rows);
    if (status != TN_OK) {
        return status;
    }
    put_head(&filled, out);
    put_rows(rows, out);
    return tn_buffer_status(out);
}
