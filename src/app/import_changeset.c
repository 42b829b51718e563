/* Part of import.h: files out of a change set: a product, an offer, and what is kept aside. */
#include <string.h>

#include "app/import.h"
#include "app/workspace/source_file.h"
#include "format/changeset/changeset.h"
#include "tenor/ini.h"

typedef struct importing {
    tni_workspace *ws;
    const char *file; /* as findings name it */
    const char *into;
    const tni_source_file *product; /* of the offer; NULL: it is made */
    const tn_changeset *set;
    tn_changeset_files fills;
    const char *stem; /* of the file's name */
    const char *product_name, *offer_name, *extra_name;
    tn_findings *unsaid; /* of the files while they are made: `check` will say them */
} importing;

/* A text of ours, as the product or offer it gives. */
static tn_status build_product(importing *m, const tn_buffer *text, const tn_product **out)
{
    tn_tree *tree = NULL;
    const tn_status status =
        tn_ini_read(m->ws->arena, m->product_name, text->bytes, text->length, m->unsaid, &tree);
    return status ? status
                  : tn_product_build(m->ws->arena, tree, NULL, m->ws->tables, m->unsaid, out);
}

static tn_status build_offer(importing *m, const tn_buffer *text, const tn_product *product,
                             tn_offer **out)
{
    tn_tree *tree = NULL;
    tn_status status =
        tn_ini_read(m->ws->arena, m->offer_name, text->bytes, text->length, m->unsaid, &tree);
    status = status ? status : tn_offer_build(m->ws->arena, tree, m->ws->tables, m->unsaid, out);
    return status ? status : tn_offer_bind(*out, product, m->unsaid);
}

static tn_status product_text(importing *m, const char *extra, tn_findings *findings,
                              tn_buffer *out)
{
    return tn_changeset_product_text(m->set, m->ws->tables, m->stem, m->fills.offer ? NULL : extra,
                                     findings, out);
}

static tn_status offer_text(importing *m, const tn_product *product, const char *extra,
                            tn_findings *findings, tn_buffer *out)
{
    const tni_source_file *given = m->product;
    const char *target = tni_path_join(m->ws->arena, m->into, m->offer_name);
    const char *file = m->product_name;
    tn_status status = target ? TN_OK : TN_E_NOMEM;
    if (given && target) {
        status = tni_name_for(m->ws, target, given->path, &file);
    }
    return status ? status
                  : tn_changeset_offer_text(m->set, m->ws->tables, product, file, extra, findings,
                                            out);
}

/* The day the files will be judged on where they are going to be. */
static tn_status find_as_of(importing *m, const tn_date **out)
{
    const char *path = tni_path_join(m->ws->arena, m->into, m->offer_name);
    const tni_source_file there = {.folder_settings =
                                       path ? tni_folder_settings_of(m->ws, path) : NULL};
    *out = tni_workspace_as_of(m->ws, &there);
    return there.folder_settings ? there.folder_settings->status : TN_E_NOMEM;
}

/* The change set that the files give: what is different in the one read is kept aside. */
static tn_status make_again(importing *m, const tn_product *product, const tn_offer *offer,
                            tn_changeset **out)
{
    const tn_quote *quote = NULL;
    if (!offer) {
        return tn_changeset_of_product(product, NULL, m->ws->tables, m->unsaid, out);
    }
    const tn_date *as_of = NULL;
    tn_status status = find_as_of(m, &as_of);
    status =
        status ? status
               : tn_quote_build(m->ws->arena, offer, m->ws->tables, as_of, NULL, m->unsaid, &quote);
    return status ? status : tn_changeset_of_offer(quote, m->ws->tables, m->unsaid, out);
}

static tn_status keep_aside(importing *m, const tn_product *product, tn_buffer *out)
{
    tn_buffer text;
    tn_offer *offer = NULL;
    tn_changeset *again = NULL;
    tn_status status = TN_OK;
    tn_buffer_init(&text, NULL);
    if (m->fills.offer) {
        status = offer_text(m, product, NULL, m->unsaid, &text);
        status = status ? status : build_offer(m, &text, product, &offer);
    }
    status = status ? status : make_again(m, product, offer, &again);
    status = status ? status : tn_changeset_keep(m->set, again, out);
    tn_changeset_free(again);
    tn_buffer_done(&text);
    return status;
}

static tn_status find_product(importing *m, const tn_product **out)
{
    tn_buffer text;
    if (m->product && m->fills.offer) {
        *out = m->product->product;
        return TN_OK;
    }
    tn_buffer_init(&text, NULL);
    tn_status status = product_text(m, NULL, m->unsaid, &text);
    status = status ? status : build_product(m, &text, out);
    tn_buffer_done(&text);
    return status;
}

/* What stands in the way of making the files at all. */
static void tell_errors(importing *m)
{
    for (size_t i = 0; i < tn_findings_count(m->unsaid); i++) {
        const tn_finding *f = tn_findings_get(m->unsaid, i);
        if (f->severity == TN_ERROR) {
            tn_findings_add(m->ws->findings, f->code, (tn_at){.file = m->file}, f->subject, "%s",
                            f->message);
        }
    }
}

/* Takes the buffer's bytes into the list. */
static tn_status add_file(importing *m, const char *name, tn_buffer *text, tni_made_file *made,
                          size_t *count)
{
    const char *path = tni_path_join(m->ws->arena, m->into, name);
    const char *bytes = tn_arena_copy(m->ws->arena, text->bytes ? text->bytes : "", text->length);
    tn_status status = tn_buffer_status(text);
    if (!status && path && bytes) {
        made[(*count)++] = (tni_made_file){path, bytes, text->length};
    } else {
        status = status ? status : TN_E_NOMEM;
    }
    tn_buffer_cut(text, 0);
    return status;
}

static tn_status write_all(importing *m, tni_made_file *made, size_t *count)
{
    tn_buffer aside, text;
    const tn_product *product = NULL;
    tn_buffer_init(&aside, NULL);
    tn_buffer_init(&text, NULL);
    tn_status status = find_product(m, &product);
    status = status ? status : keep_aside(m, product, &aside);
    if (status == TN_E_FINDINGS) {
        tell_errors(m);
    }
    const char *extra = aside.length ? m->extra_name : NULL;
    if (!status && !(m->product && m->fills.offer)) {
        status = product_text(m, extra, m->ws->findings, &text);
        status = status ? status : add_file(m, m->product_name, &text, made, count);
    }
    if (!status && m->fills.offer) {
        status = offer_text(m, product, extra, m->ws->findings, &text);
        status = status ? status : add_file(m, m->offer_name, &text, made, count);
    }
    if (!status && extra) {
        status = add_file(m, extra, &aside, made, count);
        tn_findings_add(m->ws->findings, TN_CHG_KEPT, (tn_at){.file = m->file}, extra,
                        "what has no home in our files is kept in '%s'", extra);
    }
    tn_buffer_done(&aside);
    tn_buffer_done(&text);
    return status;
}

static tn_status import_set(importing *m, tni_made_file *made, size_t *count)
{
    const tn_at at = {.file = m->file, .line = 1, .column = 1};
    tn_arena *arena = m->ws->arena;
    m->fills = tn_changeset_fills(m->set);
    m->product_name = tn_arena_format(arena, "%s.product.ini", m->stem);
    m->offer_name = tn_arena_format(arena, "%s.offer.ini", m->stem);
    m->extra_name = tn_arena_format(arena, "%s.changeset.json", m->stem);
    m->unsaid = tn_findings_new(arena);
    if (tn_arena_failed(arena)) {
        return TN_E_NOMEM;
    }
    if (!m->fills.product && !m->fills.offer) {
        tn_findings_add(m->ws->findings, TN_CHG_UNKNOWN, at, "ChangeSet",
                        "no change is about an offer or a SaaS product");
        return TN_E_FINDINGS;
    }
    if (m->fills.several) {
        tn_findings_add(m->ws->findings, TN_CHG_SEVERAL, at, "ChangeSet",
                        "the change set is about several offers or products: the first is read");
    }
    tn_changeset_check_homes(m->set, at, m->ws->findings);
    const tn_status status = tni_changeset_check_currencies(m->set, m->ws->tables, m->ws->findings);
    return status ? status : write_all(m, made, count);
}

tn_status tni_import_changeset(tni_workspace *ws, const char *path, const char *file,
                               const char *into, const tni_source_file *product,
                               tni_made_file *made, size_t *out_count)
{
    tni_source_file *d = tni_source_file_of(ws, path);
    tn_changeset *set = NULL;
    *out_count = 0;
    if (!d || !tni_source_file_read(ws, d, NULL, NULL)) {
        return d ? d->status : TN_E_NOMEM;
    }
    file = file ? file : d->shown;
    tn_status status = tn_changeset_read(file, d->file.bytes, d->file.size, ws->findings, &set);
    const char *name = strcmp(path, "-") == 0 ? "imported" : tni_path_name(path);
    const size_t length = name[0] == '.' ? strlen(name) : strcspn(name, ".");
    importing m = {.ws = ws,
                   .file = file,
                   .into = into,
                   .product = product,
                   .set = set,
                   .stem = tn_arena_copy(ws->arena, name, length)};
    if (!status) {
        status = m.stem ? import_set(&m, made, out_count) : TN_E_NOMEM;
    }
    tn_changeset_free(set);
    return status;
}
