/* A contract that begins: its file, with the terms of today frozen in it. */
#include "app/accept.h"

#include <string.h>

#include "app/change.h"
#include "app/freeze.h"
#include "app/quote.h"
#include "app/workspace/source_file.h"

/* "acme.offer.ini" -> "acme": a name to begin with. */
static const char *stem(tn_arena *arena, const char *path)
{
    const char *name = tni_path_name(path);
    const size_t length = strcspn(name, ".");
    return length ? tn_arena_copy(arena, name, length) : "C-0001";
}

static tn_status put_items(tni_workspace *ws, const tni_source_file *source,
                           const tni_accept_options *options, tn_buffer *out)
{
    tn_status status = TN_OK;
    for (size_t i = 0; i < options->set_count; i++) {
        struct tn_what_if_quantity quantity;
        const tn_status one = tni_read_set(ws, source->product, options->set[i], &quantity);
        status = status ? status : one;
        if (one == TN_OK) {
            tn_buffer_format(out, "\n[item %s]\nquantity = %lld\n",
                             source->product->dimensions[quantity.dimension].label,
                             (long long)quantity.quantity);
        }
    }
    return status;
}

static tn_status put_head(tni_workspace *ws, const tni_source_file *source,
                          const tni_accept_options *options, int months, tn_buffer *out)
{
    char at[TN_INSTANT_TEXT], duration[TN_DURATION_TEXT];
    tn_field_instant when = {0};
    const char *path = NULL, *id = options->id ? options->id : stem(ws->arena, source->path);
    tn_status status = tni_read_when(options->at, &when);
    status = status ? status : tni_name_for(ws, options->target, source->path, &path);
    if (status != TN_OK || !id) {
        return status != TN_OK ? status : TN_E_NOMEM;
    }
    tn_buffer_format(out, "[contract]\nid       = %s\n%-8s = %s\n", id,
                     source->offer ? "offer" : "product", path);
    if (!source->offer) {
        tn_buffer_format(out, "duration = %s\n", tn_duration_format(months, duration));
    }
    tn_buffer_format(out, "accepted = %s\n", tn_instant_format(when.value, at));
    return TN_OK;
}

/* The product beside the offer: with the offer gone the contract still has its names. */
static tn_status put_product(tni_workspace *ws, const tni_source_file *source,
                             const tni_accept_options *options, tn_buffer *out)
{
    const char *path = NULL;
    const tn_status status =
        source->offer ? tni_name_for(ws, options->target, source->product->file, &path) : TN_OK;
    if (status == TN_OK && path) {
        tn_buffer_format(out, "product  = %s\n", path);
    }
    return status;
}

/* Reads the text as if it were the file already, terms not frozen yet: its findings are the
 * answer, and what it is bound to is what is frozen. */
static tn_status freeze(tni_workspace *ws, const tni_accept_options *options, const tn_buffer *text,
                        tn_buffer *terms)
{
    const char *folder = options->target ? tni_path_folder(ws->arena, options->target) : ".";
    const char *path = folder ? tni_path_join(ws->arena, folder, "(the new contract)") : NULL;
    if (!path || !tni_workspace_put(ws, path, text->bytes, text->length)) {
        return TN_E_NOMEM;
    }
    const tni_source_file *d = tni_workspace_load_as(ws, path, TNI_KIND_CONTRACT);
    if (!d || d->status != TN_OK) {
        return d ? d->status : TN_E_NOMEM;
    }
    tn_books *books = NULL;
    const tn_status status = tni_contract_books(ws, d, NULL, NULL, &books);
    if (status != TN_OK || tn_findings_of(ws->findings, TN_ERROR)) {
        return status == TN_OK ? TN_E_FINDINGS : status;
    }
    return tni_freeze_text(ws, d, terms);
}

tn_status tni_accept(tni_workspace *ws, const tni_source_file *source,
                     const tni_accept_options *options, tn_buffer *out)
{
    int months = source->offer ? tn_offer_months(source->offer) : 0;
    if (options->duration) {
        tn_duration_parse(options->duration, strlen(options->duration), &months);
    } else if (!source->offer && source->product->month_count) {
        months = source->product->months[0];
    }
    tn_buffer items, plain, terms;
    tn_buffer_init(&items, NULL);
    tn_buffer_init(&plain, NULL);
    tn_buffer_init(&terms, NULL);
    tn_status status = put_head(ws, source, options, months, out);
    status = status ? status : put_items(ws, source, options, &items);
    status = status ? status : tn_buffer_status(out);
    status = status ? status : tn_buffer_status(&items);
    if (status == TN_OK) {
        tn_buffer_add(&plain, out->bytes, out->length);
        tn_buffer_add(&plain, items.bytes, items.length);
        status = tn_buffer_status(&plain);
    }
    status = status ? status : freeze(ws, options, &plain, &terms);
    status = status ? status : put_product(ws, source, options, out);
    if (status == TN_OK) {
        tn_buffer_add(out, items.bytes, items.length);
        tn_buffer_add(out, terms.bytes, terms.length);
        status = tn_buffer_status(out);
    }
    tn_buffer_done(&items);
    tn_buffer_done(&plain);
    tn_buffer_done(&terms);
    return status;
}
