/* Part of changeset.h. A product as a change set: its dimensions and the public offer for it. */

#include "format/changeset/changeset_product.h"
#include "model/product/product_find.h"

static void write_creation(tni_product_writer *w)
{
    if (!w->product->product_id.value) {
        tni_change_add(w->set, "CreateProduct", TNI_PRODUCT, TNI_CREATE_PRODUCT, NULL);
    }
    if (!w->product->product_id.value || w->product->listing.set) {
        tni_write_information(w);
    }
}

/* The public offer, named like the product; a contract listing lets agreements renew. */
static void write_offer(tni_product_writer *w)
{
    const char *title = w->product->title.value;
    tni_json *details = tni_change_add(w->set, "CreateOffer", TNI_OFFER, TNI_CREATE_OFFER, NULL);
    tni_put_word(w->set, details, "ProductId", w->id);
    if (title) {
        details = tni_public_change(w, "UpdateInformation");
        tni_put_word(w->set, details, "Name", title);
        tni_put_word(w->set, details, "Description", title);
    }
    tni_write_legal_terms(w);
    tni_write_support_terms(w);
    tni_write_list_prices(w);
    if (tni_product_sells_contracts(w->product)) {
        tni_write_public_renewal(w);
    }
}

tn_status tn_changeset_of_product(const tn_product *product, const tn_product *old,
                                  const tn_tables *tables, tn_findings *findings,
                                  tn_changeset **out)
{
    const char *id = product->product_id.value;
    tni_product_writer w = {.set = tni_changeset_new(),
                            .product = product,
                            .old = old,
                            .tables = tables,
                            .findings = findings,
                            .id = id ? id : TNI_PRODUCT_MADE,
                            .offer = old ? product->offer_id.value : TNI_OFFER_MADE};
    if (!w.set) {
        return TN_E_NOMEM;
    }
    if (old) {
        tni_write_update(&w);
    } else {
        write_creation(&w);
        tni_write_dimensions(&w);
        tni_write_delivery(&w);
        write_offer(&w);
    }
    return tni_changeset_done(w.set, out);
}
