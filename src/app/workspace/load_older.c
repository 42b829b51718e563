/* Part of price_list.h: the older version of a file, which of a product may be a price list. */
#include <string.h>

#include "app/workspace/price_list.h"
#include "app/workspace/source_file.h"

static bool is_price_list(const char *path)
{
    const char *dot = strrchr(tni_path_name(path), '.');
    return dot && (strcmp(dot, ".csv") == 0 || strcmp(dot, ".CSV") == 0 ||
                   strcmp(dot, ".xlsx") == 0 || strcmp(dot, ".XLSX") == 0);
}

tni_source_file *tni_load_older(tni_workspace *ws, const char *path, const tni_source_file *newer)
{
    if (newer->kind != TNI_KIND_PRODUCT || newer->status != TN_OK || !is_price_list(path)) {
        return tni_workspace_load_as(ws, path, newer->kind);
    }
    tni_source_file *d = tni_source_file_of(ws, path);
    if (!d || !tni_source_file_read(ws, d, NULL, NULL)) {
        return d;
    }
    d->status = tni_price_list_tree(ws, d, newer, &d->tree);
    if (d->status == TN_OK) {
        d->kind = TNI_KIND_PRODUCT;
        d->loaded = true;
        d->folder_settings = newer->folder_settings;
        d->status =
            tn_product_build(ws->arena, d->tree, NULL, ws->tables, ws->findings, &d->product);
        tn_finding *f = tn_findings_add(
            ws->findings, TN_IMP_DEFAULT, (tn_at){.file = d->shown}, "",
            "a price list says dimensions and prices alone: all else is as in '%s'", newer->shown);
        tn_finding_hint(ws->findings, f,
                        "keep a product file of what is listed to compare all of it");
    }
    return d;
}
