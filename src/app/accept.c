/* A contract that begins: its file, with the prices of today frozen in it. */
#include "app/accept.h"

#include <string.h>

#include "app/change.h"
#include "app/quote.h"
#include "app/workspace/source_file.h"
#include "engine/quote/price.h"

/* "acme.offer.ini" -> "acme": a name to begin with. */
static const char *stem(tn_arena *arena, const char *path)
{
    const char *name = tni_path_name(path);
    const size_t length = strcspn(name, ".");
    return length ? tn_arena_copy(arena, name, length) : "C-0001";
}

static void put_price(tn_buffer *out, const char *key, tn_price price, tn_currency currency)
{
    char text[TN_DECIMAL_TEXT];
    tn_buffer_format(out, "%-5s = %s\n", key, tn_price_format(price, currency, text));
}

/* List and net of a contract dimension, and the usage price of a metered one. */
static void freeze(tni_workspace *ws, const tni_source_file *source, int months, size_t dimension,
                   tn_buffer *out)
{
    const tn_product *product = source->product;
    const tn_dimension *d = &product->dimensions[dimension];
    tn_maybe_price list = {0}, net = {0}, usage = {d->payg.set, d->payg.value};
    tn_currency currency = product->currency.value;
    if (source->offer) {
        const tni_pricing pricing = tni_pricing_make(source->offer, ws->tables, NULL, months, true);
        const tni_unit unit = tni_pricing_unit(&pricing, dimension);
        const tn_offer_usage *own = tn_offer_usage_for(source->offer, dimension);
        currency = pricing.currency;
        list = unit.list;
        net = unit.net;
        usage = own && own->price.set ? (tn_maybe_price){true, own->price.value} : usage;
    } else {
        const tn_field_price *price = tn_dimension_price(d, months);
        list = net = (tn_maybe_price){price != NULL, price ? price->value : (tn_price){0}};
    }
    if (!net.known && !usage.known) {
        return;
    }
    tn_buffer_format(out, "\n[price %s]\n", d->label);
    if (list.known) {
        put_price(out, "list", list.price, currency);
    }
    if (net.known) {
        put_price(out, "net", net.price, currency);
    }
    if (usage.known) {
        put_price(out, "payg", usage.price, currency);
    }
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

/* Reads the text as if it were the file already: its findings are the answer. */
static tn_status read_back(tni_workspace *ws, const tni_source_file *source,
                           const tni_accept_options *options, const tn_buffer *text)
{
    const char *folder = options->target ? tni_path_folder(ws->arena, options->target) : ".";
    const char *path = folder ? tni_path_join(ws->arena, folder, "(the new contract)") : NULL;
    (void)source;
    if (!path || !tni_workspace_put(ws, path, text->bytes, text->length)) {
        return TN_E_NOMEM;
    }
    const tni_source_file *d = tni_workspace_load_as(ws, path, TNI_KIND_CONTRACT);
    if (!d || d->status != TN_OK) {
        return d ? d->status : TN_E_NOMEM;
    }
    tn_books *books = NULL;
    const tn_status status = tni_contract_books(ws, d, NULL, NULL, &books);
    return status == TN_OK && tn_findings_of(ws->findings, TN_ERROR) ? TN_E_FINDINGS : status;
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
    tn_status status = put_head(ws, source, options, months, out);
    if (status == TN_OK) {
        status = put_items(ws, source, options, out);
    }
    for (size_t i = 0; status == TN_OK && i < source->product->dimension_count; i++) {
        freeze(ws, source, months, i, out);
    }
    if (status == TN_OK) {
        status = tn_buffer_status(out);
    }
    return status == TN_OK ? read_back(ws, source, options, out) : status;
}
