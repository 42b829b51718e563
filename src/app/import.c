/* Importing: which of the two a file is, and what it becomes. */
#include "app/import.h"

#include <string.h>

#include "app/workspace/source_file.h"
#include "format/agreement/agreement.h"

/* The file begins like JSON. */
static bool is_json(const tni_file *file)
{
    size_t i = file->size >= 3 && memcmp(file->bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    i += strspn(file->bytes + i, " \t\r\n");
    return file->bytes[i] == '{' || file->bytes[i] == '[';
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
                               size_t *out_count, tni_price_table *understood)
{
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    const tn_status status = tni_price_list_product(ws, path, &options->prices, understood, &text);
    if (status == TN_OK) {
        made[0] = (tni_made_file){.path = product_path(ws->arena, path, options->into),
                                  .bytes = tn_arena_copy(ws->arena, text.bytes, text.length),
                                  .size = text.length};
        *out_count = 1;
    }
    tn_buffer_done(&text);
    return status == TN_OK && tn_arena_failed(ws->arena) ? TN_E_NOMEM : status;
}

tn_status tni_import_is_agreement(tni_workspace *ws, const tni_source_file *d,
                                  const tni_import_options *options, bool *out)
{
    tni_agreement_kind kind;
    const char *id = NULL;
    tn_status status = tni_agreement_look(ws->arena, d->file.bytes, d->file.size, &kind, &id);
    *out = status == TN_OK && kind == TNI_AGREEMENT_ANSWER;
    for (size_t i = 0; !*out && status == TN_OK && i < options->more_count; i++) {
        tni_source_file *more = tni_source_file_of(ws, options->more[i]);
        status = more ? TN_OK : TN_E_NOMEM;
        if (more && tni_source_file_read(ws, more, NULL, NULL)) {
            status = tni_agreement_look(ws->arena, more->file.bytes, more->file.size, &kind, &id);
            *out = status == TN_OK && kind == TNI_AGREEMENT_ANSWER;
        }
    }
    return status;
}

tn_status tni_import_product(tni_workspace *ws, const tni_import_options *options,
                             const tni_source_file **out)
{
    const tni_source_file *product =
        options->product ? tni_workspace_load_as(ws, options->product, TNI_KIND_PRODUCT) : NULL;
    *out = product;
    if (!options->product || !product) {
        return options->product ? TN_E_NOMEM : TN_OK;
    }
    return product->status == TN_OK && product->kind != TNI_KIND_PRODUCT ? TN_E_FINDINGS
                                                                         : product->status;
}

static tn_status import_agreement(tni_workspace *ws, const char *path,
                                  const tni_import_options *options, const tni_source_file *product,
                                  tni_made_file *made, size_t *out_count)
{
    tni_agreement_answers a = {.arena = ws->arena, .findings = ws->findings, .tables = ws->tables};
    tn_status status = tni_import_answers(ws, path, options, &a);
    status =
        status ? status : tni_import_agreement(ws, path, options, product, &a, made, out_count);
    tni_agreement_done(&a);
    return status;
}

tn_status tni_import(tni_workspace *ws, const char *path, const tni_import_options *options,
                     tni_made_file *made, size_t *out_count, tni_price_table *out_understood)
{
    tni_source_file *d = tni_source_file_of(ws, path);
    *out_count = 0;
    *out_understood = (tni_price_table){.rows = NULL};
    if (!d || !tni_source_file_read(ws, d, NULL, NULL)) {
        return d ? d->status : TN_E_NOMEM;
    }
    bool agreement = false;
    if (tni_import_is_agreement(ws, d, options, &agreement) != TN_OK) {
        return TN_E_NOMEM;
    }
    if (options->more_count && !agreement) {
        tn_findings_add(ws->findings, TN_IMP_AGREEMENT, (tn_at){.file = d->shown}, "",
                        "several files are taken of an agreement alone");
        return TN_E_FINDINGS;
    }
    if (!is_json(&d->file)) {
        return import_prices(ws, path, options, made, out_count, out_understood);
    }
    if (options->one) {
        return TN_E_RANGE;
    }
    const tni_source_file *product = NULL;
    const tn_status status = tni_import_product(ws, options, &product);
    if (status != TN_OK || !agreement) {
        return status
                   ? status
                   : tni_import_changeset(ws, path, NULL, options->into, product, made, out_count);
    }
    return import_agreement(ws, path, options, product, made, out_count);
}
