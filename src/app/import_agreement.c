/* Part of import.h: files out of an agreement of AWS's: the offer that was accepted, its product,
 * and the contract. */
#include <string.h>

#include "app/freeze.h"
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

tn_status tni_import_answers(tni_workspace *ws, const char *path, const tni_import_options *options,
                             tni_agreement_answers *a)
{
    char day[TN_DATE_TEXT];
    tn_status status = read_answer(ws, path, a);
    if (options->ended) {
        a->ended = tn_arena_text(a->arena, tn_date_format(*options->ended, day));
        status = status == TN_OK && !a->ended ? TN_E_NOMEM : status;
    }
    for (size_t i = 0; i < options->more_count && status == TN_OK; i++) {
        status = read_answer(ws, options->more[i], a);
    }
    return status == TN_OK ? tni_agreement_settle(a) : status;
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

/* The product of the offer: the one given, or the one that was made; *out NULL: there is none.
 * TN_E_NOMEM. */
static tn_status product_of(tni_workspace *ws, const tni_source_file *given,
                            const tni_made_file *made, size_t count, const tn_product **out)
{
    const tni_made_file *file = made_as(made, count, ".product.ini");
    tn_findings *unsaid = tn_findings_new(ws->arena);
    tn_status status = unsaid ? TN_OK : TN_E_NOMEM;
    *out = given ? given->product : NULL;
    if (!*out && file && unsaid) {
        const tn_source ini = {file->path, file->bytes, file->size};
        status = tn_product_read(ws->arena, &ini, NULL, ws->tables, unsaid, out);
    }
    return status == TN_E_NOMEM ? status : TN_OK;
}

/* Where the files are going to be: a folder that is not made yet is judged as the current one. */
static tn_status find_folder(tni_workspace *ws, const char *into, const char **out)
{
    const char *reason = "";
    const tni_path_kind kind = tni_path_look(into, &reason);
    *out = kind == TNI_PATH_FOLDER ? into : ".";
    return kind == TNI_PATH_UNKNOWN ? tni_read_error(ws, into, into, NULL, reason) : TN_OK;
}

/* The contract among the files that are made with it, as if they were there: its terms. What these
 * files break is told by check. TN_E_FINDINGS: it cannot be priced, and stays without. TN_E_READ:
 * nobody knows whether it can, which was said. */
static tn_status freeze_among(tni_workspace *ws, const tni_made_file *made, size_t count,
                              const char *into, const tni_made_file *contract, tn_buffer *terms)
{
    tn_findings *told = ws->findings;
    const char *folder = NULL, *path = NULL;
    const tn_status found = find_folder(ws, into, &folder);
    if (found != TN_OK) {
        return found;
    }
    ws->findings = tn_findings_new(ws->arena);
    bool ok = ws->findings != NULL;
    for (size_t i = 0; ok && i <= count; i++) {
        const tni_made_file *file = i < count ? &made[i] : contract;
        path = tni_path_join(ws->arena, folder, tni_path_name(file->path));
        ok = path && tni_workspace_put(ws, path, file->bytes, file->size);
    }
    const tni_source_file *d = ok ? tni_workspace_load_as(ws, path, TNI_KIND_CONTRACT) : NULL;
    tn_status status = d ? d->status : TN_E_NOMEM;
    if (status == TN_OK) {
        status = tni_freeze_text(ws, d, terms);
    } else if (status == TN_E_READ) {
        tn_findings_copy(told, ws->findings);
    }
    ws->findings = told;
    return status == TN_OK || status == TN_E_NOMEM || status == TN_E_READ ? status : TN_E_FINDINGS;
}

/* How the contract's file names its product. */
static const char *product_name(tni_workspace *ws, const char *path, const tni_source_file *given,
                                const tni_made_file *made, size_t count)
{
    const tni_made_file *file = made_as(made, count, ".product.ini");
    const char *name = file ? tni_path_name(file->path) : NULL;
    if (given && tni_name_for(ws, path, given->path, &name) != TN_OK) {
        return NULL;
    }
    return name;
}

static tn_status add_contract(tni_workspace *ws, const tni_agreement_answers *a, const char *stem,
                              const tni_import_options *options, const tni_source_file *given,
                              tni_made_file *made, size_t *count)
{
    tn_buffer text, terms;
    const tni_made_file *offer = made_as(made, *count, ".offer.ini");
    const tn_product *product = NULL;
    const char *name = tn_arena_format(ws->arena, "%s.contract.ini", stem);
    const char *path = name ? tni_path_join(ws->arena, options->into, name) : NULL;
    tn_status status = path ? product_of(ws, given, made, *count, &product) : TN_E_NOMEM;
    if (!offer || !product || status != TN_OK) {
        return status;
    }
    const char *by = tni_path_name(offer->path);
    tn_buffer_init(&text, NULL);
    tn_buffer_init(&terms, NULL);
    status = tni_agreement_contract(a, product, stem, by, NULL, &text);
    if (status == TN_OK) {
        const tni_made_file plain = {path, text.bytes, text.length};
        status = freeze_among(ws, made, *count, options->into, &plain, &terms);
    }
    if (status == TN_OK) { /* with terms it names its product, too */
        tn_buffer_cut(&text, 0);
        const char *named = product_name(ws, path, given, made, *count);
        status = tni_agreement_contract(a, product, stem, by, named, &text);
        tn_buffer_add(&text, terms.bytes, terms.length);
    } else if (status == TN_E_FINDINGS && text.length) {
        tn_findings_add(ws->findings, TN_IMP_UNFROZEN, (tn_at){.file = path}, "terms",
                        "its terms are not frozen: what was bought cannot be priced");
        status = TN_OK;
    }
    status = status ? status : tn_buffer_status(&text);
    const char *bytes = status ? NULL : tn_arena_copy(ws->arena, text.bytes, text.length);
    if (bytes) {
        made[(*count)++] = (tni_made_file){path, bytes, text.length};
    }
    status = status == TN_OK && !bytes ? TN_E_NOMEM : status;
    tn_buffer_done(&text);
    tn_buffer_done(&terms);
    return status == TN_E_FINDINGS ? TN_OK : status; /* offer and product are there */
}

tn_status tni_import_agreement(tni_workspace *ws, const char *path,
                               const tni_import_options *options, const tni_source_file *product,
                               tni_agreement_answers *a, tni_made_file *made, size_t *out_count)
{
    tn_buffer offer;
    const char *name = strcmp(path, "-") == 0 ? "imported" : tni_path_name(path);
    const char *stem = tn_arena_copy(ws->arena, name, strcspn(name, "."));
    const char *entity = stem ? tn_arena_format(ws->arena, "%s.agreement", stem) : NULL;
    *out_count = 0;
    tn_buffer_init(&offer, NULL);
    a->listed = product != NULL;
    tn_status status = entity ? tni_agreement_offer(a, &offer) : TN_E_NOMEM;
    if (status == TN_OK) {
        tni_agreement_check(a);
        status = tni_workspace_put(ws, entity, offer.bytes, offer.length)
                     ? tni_import_changeset(ws, entity, a->terms_source.file, options->into,
                                            product, made, out_count)
                     : TN_E_NOMEM;
        tn_findings_remove(ws->findings, TN_CHG_HOMELESS); /* said of the terms themselves */
    }
    status = status ? status : add_contract(ws, a, stem, options, product, made, out_count);
    tn_buffer_done(&offer);
    return status;
}
