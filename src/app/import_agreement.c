/* Part of import.h: files out of an agreement of AWS's: the offer that was accepted, its product,
 * and the contract. */
#include <string.h>

#include "app/import.h"
#include "app/workspace/source_file.h"
#include "format/agreement/agreement.h"
#include "tenor/read.h"

static tn_status read_answer(tni_workspace *ws, const char *path, tni_agreement_answers *a)
{
    tni_source_file *d = tni_source_file_of(ws, path);
    if (!d || !tni_source_file_read(ws, d, NULL, NULL)) {
        return d ? d->status : TN_E_NOMEM;
    }
    return tni_agreement_add(a, d->shown, d->file.bytes, d->file.size);
}

static tn_status read_answers(tni_workspace *ws, const char *path,
                              const tni_import_options *options, tni_agreement_answers *a)
{
    tn_status status = read_answer(ws, path, a);
    for (size_t i = 0; i < options->more_count && status == TN_OK; i++) {
        status = read_answer(ws, options->more[i], a);
    }
    return status;
}

/* The file among those made whose name ends like this; NULL. */
static const tni_made_file *made_as(const tni_made_file *made, size_t count, const char *end)
{
    for (size_t i = 0; i < count; i++) {
        const size_t length = strlen(made[i].path);
        if (length > strlen(end) && strcmp(made[i].path + length - strlen(end), end) == 0) {
            return &made[i];
        }
    }
    return NULL;
}

/* The product of the offer: the one given, or the one that was made. */
static const tn_product *product_of(tni_workspace *ws, const tni_source_file *given,
                                    const tni_made_file *made, size_t count)
{
    const tni_made_file *file = made_as(made, count, ".product.ini");
    const tn_product *product = given ? given->product : NULL;
    tn_findings *unsaid = tn_findings_new(ws->arena);
    if (!product && file && unsaid) {
        const tn_source ini = {file->path, file->bytes, file->size};
        tn_product_read(ws->arena, &ini, NULL, ws->tables, unsaid, &product);
    }
    return product;
}

static tn_status add_contract(tni_workspace *ws, const tni_agreement_answers *a, const char *stem,
                              const tni_import_options *options, const tni_source_file *given,
                              tni_made_file *made, size_t *count)
{
    tn_buffer text;
    const tni_made_file *offer = made_as(made, *count, ".offer.ini");
    const tn_product *product = product_of(ws, given, made, *count);
    const char *name = tn_arena_format(ws->arena, "%s.contract.ini", stem);
    const char *path = name ? tni_path_join(ws->arena, options->into, name) : NULL;
    if (!offer || !product || !path) {
        return path ? TN_OK : TN_E_NOMEM;
    }
    tn_buffer_init(&text, NULL);
    tn_status status =
        tni_agreement_contract(a, product, stem, tni_path_name(offer->path), options->ended, &text);
    const char *bytes = status ? NULL : tn_arena_copy(ws->arena, text.bytes, text.length);
    if (bytes) {
        made[(*count)++] = (tni_made_file){path, bytes, text.length};
    }
    status = status == TN_OK && !bytes ? TN_E_NOMEM : status;
    tn_buffer_done(&text);
    return status == TN_E_FINDINGS ? TN_OK : status; /* offer and product are there */
}

tn_status tni_import_agreement(tni_workspace *ws, const char *path,
                               const tni_import_options *options, const tni_source_file *product,
                               tni_made_file *made, size_t *out_count)
{
    tni_agreement_answers a = {.arena = ws->arena, .findings = ws->findings};
    tn_buffer offer;
    const char *name = strcmp(path, "-") == 0 ? "imported" : tni_path_name(path);
    const char *stem = tn_arena_copy(ws->arena, name, strcspn(name, "."));
    const char *entity = stem ? tn_arena_format(ws->arena, "%s.agreement", stem) : NULL;
    *out_count = 0;
    tn_buffer_init(&offer, NULL);
    tn_status status = entity ? read_answers(ws, path, options, &a) : TN_E_NOMEM;
    status = status ? status : tni_agreement_offer(&a, &offer);
    if (status == TN_OK) {
        tni_agreement_check(&a);
        status = tni_workspace_put(ws, entity, offer.bytes, offer.length)
                     ? tni_import_changeset(ws, entity, options->into, product, made, out_count)
                     : TN_E_NOMEM;
    }
    status = status ? status : add_contract(ws, &a, stem, options, product, made, out_count);
    tn_buffer_done(&offer);
    tni_agreement_done(&a);
    return status;
}
