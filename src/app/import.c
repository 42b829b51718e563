/* Importing: which of the two a file is, and what it becomes. */
#include "app/import.h"

#include <string.h>

#include "app/workspace/source_file.h"

bool tni_is_json(tni_workspace *ws, const char *path)
{
    tn_findings *told = ws->findings;
    ws->findings = tn_findings_new(ws->arena); /* it will be read again, and said then */
    tni_source_file *d = tni_source_file_of(ws, path);
    const bool read = ws->findings && d && tni_source_file_read(ws, d, NULL, NULL);
    ws->findings = told;
    size_t i = 0;
    if (read && d->file.size >= 3 && memcmp(d->file.bytes, "\xef\xbb\xbf", 3) == 0) {
        i = 3;
    }
    while (read && i < d->file.size && strchr(" \t\r\n", d->file.bytes[i])) {
        i++;
    }
    return read && i < d->file.size && (d->file.bytes[i] == '{' || d->file.bytes[i] == '[');
}

/* "x/prices.csv" -> "INTO/prices.product.ini". */
static const char *product_path(tn_arena *arena, const char *source, const char *into)
{
    const char *name = strcmp(source, "-") == 0 ? "imported" : tni_path_name(source);
    const char *dot = strchr(name, '.');
    const size_t length = dot && dot > name ? (size_t)(dot - name) : strlen(name);
    const char *file = tn_arena_format(arena, "%.*s.product.ini", (int)length, name);
    return file ? tni_path_join(arena, into, file) : NULL;
}

static tn_status import_prices(tni_workspace *ws, const char *path,
                               const tni_import_options *options, tni_made_file *made,
                               size_t *out_count)
{
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    const tn_status status = tni_price_list_product(ws, path, &options->prices, &text);
    if (status == TN_OK) {
        made[0] = (tni_made_file){.path = product_path(ws->arena, path, options->into),
                                  .bytes = tn_arena_copy(ws->arena, text.bytes, text.length),
                                  .size = text.length};
        *out_count = 1;
    }
    tn_buffer_done(&text);
    return status == TN_OK && tn_arena_failed(ws->arena) ? TN_E_NOMEM : status;
}

tn_status tni_import(tni_workspace *ws, const char *path, const tni_import_options *options,
                     tni_made_file *made, size_t *out_count)
{
    *out_count = 0;
    if (!tni_is_json(ws, path)) {
        return import_prices(ws, path, options, made, out_count);
    }
    const tni_source_file *product =
        options->product ? tni_workspace_load_as(ws, options->product, TNI_KIND_PRODUCT) : NULL;
    if (options->product &&
        (!product || product->status != TN_OK || product->kind != TNI_KIND_PRODUCT)) {
        return product ? TN_E_FINDINGS : TN_E_NOMEM;
    }
    return tni_import_changeset(ws, path, options->into, product, made, out_count);
}
