/* Part of changeset_product.h. What changed of a product that AWS knows: every difference becomes a
 * change, or a finding that stops the set. */
#include <string.h>

#include "base/list.h"
#include "format/changeset/changeset_product.h"
#include "model/product/product_find.h"

static bool differs(const char *a, const char *b)
{
    return a && (!b || strcmp(a, b) != 0);
}

static void unsaid(tni_product_writer *w, tn_at at, const char *what)
{
    tn_findings_add(w->findings, TN_CHG_UNSAID, at.line ? at : w->product->at, "product", "%s",
                    what);
}

/* ---- which product ---- */

static void check_id(tni_product_writer *w, const tn_field_text *now, const tn_field_text *old,
                     const char *what)
{
    if (old->value && (!now->value || strcmp(now->value, old->value) != 0)) {
        unsaid(w, now->at, what);
    }
}

static void check_ids(tni_product_writer *w)
{
    const tn_product *now = w->product, *old = w->old;
    if (!now->product_id.value) {
        tn_findings_add(w->findings, TN_CHG_PRODUCT_ID, now->at, "product",
                        "'product_id' is missing: AWS is not told which product changes");
    } else {
        check_id(w, &now->product_id, &old->product_id, "another product: 'product_id' differs");
    }
    check_id(w, &now->offer_id, &old->offer_id, "another public offer: 'offer_id' differs");
}

/* ---- dimensions ---- */

/* Names and descriptions change, they do not go. */
static void write_update(tni_product_writer *w, tni_json **list, const tn_dimension *d,
                         const tn_dimension *old)
{
    const bool name = differs(d->name.value, old->name.value);
    const bool description = differs(d->description.value, old->description.value);
    if ((old->name.value && !d->name.value) || (old->description.value && !d->description.value)) {
        unsaid(w, d->at, "a dimension's name or description was taken away");
    }
    if (name || description) {
        *list = *list ? *list : tni_product_list(w, "UpdateDimensions");
        tni_json *object = tni_add_object(w->set, *list);
        tni_put_word(w->set, object, "Key", d->key.value);
        tni_put_types(w->set, object, old);
        tni_put_word(w->set, object, "Name", name ? d->name.value : NULL);
        tni_put_word(w->set, object, "Description", description ? d->description.value : NULL);
    }
}

static void write_updates(tni_product_writer *w)
{
    tni_json *list = NULL;
    for (size_t i = 0; i < w->product->dimension_count; i++) {
        const tn_dimension *d = &w->product->dimensions[i];
        const tn_dimension *old = tni_dimension_of_key(w->old, d->key.value);
        if (old) {
            write_update(w, &list, d, old);
        }
    }
}

/* Only of a draft; of another listing the comparison made it an error. */
static bool write_restrictions(tni_product_writer *w)
{
    tni_json *list = NULL;
    for (size_t i = 0; i < w->old->dimension_count; i++) {
        const tn_dimension *d = &w->old->dimensions[i];
        if (!tni_dimension_of_key(w->product, d->key.value)) {
            list = list ? list : tni_product_list(w, "RestrictDimensions");
            tni_json *object = tni_add_object(w->set, list);
            tni_put_word(w->set, object, "Key", d->key.value);
            tni_put_types(w->set, object, d);
        }
    }
    return list != NULL;
}

/* ---- prices ---- */

static bool same_price(const tn_field_price *a, const tn_field_price *b)
{
    const bool is_a = a && a->set, is_b = b && b->set;
    return is_a == is_b && (!is_a || a->value.e8 == b->value.e8);
}

/* Whatever a sells at a listed duration, or by use, b sells at the same price. */
static bool is_covered(const tn_product *a, const tn_product *b)
{
    bool covered = true;
    for (size_t i = 0; i < a->dimension_count; i++) {
        const tn_dimension *d = &a->dimensions[i];
        const tn_dimension *other = tni_dimension_of_key(b, d->key.value);
        covered = covered && other && same_price(&d->payg, &other->payg);
        for (size_t m = 0; covered && m < a->month_count; m++) {
            covered = same_price(tn_dimension_price(d, a->months[m]),
                                 tn_dimension_price(other, a->months[m]));
        }
    }
    for (size_t m = 0; m < a->month_count && tni_product_sells_contracts(a); m++) {
        covered = covered && tni_product_lists(b, a->months[m]);
    }
    return covered;
}

static void write_prices(tni_product_writer *w)
{
    const tn_product *now = w->product, *old = w->old;
    const bool contracts = tni_product_sells_contracts(now);
    const bool sold = tni_product_sells_contracts(old);
    const bool same = is_covered(now, old) && is_covered(old, now) &&
                      tn_currency_equal(now->currency.value, old->currency.value) &&
                      (!contracts || now->purchase.value == old->purchase.value);
    if (!same) {
        tni_write_list_prices(w);
    }
    if (contracts && !sold) {
        tni_write_public_renewal(w);
    } else if (!contracts && sold) {
        tni_put_array(w->set, tni_public_change(w, "UpdateRenewalTerms"), "Terms");
    }
}

/* The rules let Seller Operations change the model; a change set cannot. */
static void check_model(tni_product_writer *w)
{
    const size_t count = tn_findings_count(w->findings);
    for (size_t i = 0; i < count; i++) {
        const tn_finding *f = tn_findings_get(w->findings, i);
        if (f->code == TN_PRD_AGAINST_MODEL && f->at.file == w->product->file) {
            unsaid(w, f->at, "the pricing model changes");
            return;
        }
    }
}

/* ---- where the listing stands ---- */

static void two_sets(tni_product_writer *w, const char *what)
{
    tn_findings_add(w->findings, TN_CHG_TWO_SETS, w->product->visibility.at, "product", "%s", what);
}

static void write_visibility(tni_product_writer *w, bool restricts)
{
    const tn_visibility now = tn_product_visibility(w->product);
    const tn_visibility old = tn_product_visibility(w->old);
    const bool known = w->old->visibility.set || w->old->product_id.value;
    if (now == old || !known) {
        return;
    }
    if (now < old) {
        unsaid(w, w->product->visibility.at, "the listing goes back to where it was before");
    } else if (old == TN_VISIBILITY_LIMITED) {
        tni_put_word(w->set, tni_product_change(w, "UpdateVisibility"), "TargetVisibility",
                     "Public");
    } else if (now == TN_VISIBILITY_PUBLIC) {
        two_sets(w, "one set makes the draft limited, the next one makes it public");
    } else if (restricts) {
        two_sets(w, "one set restricts the dimensions, the next one releases the listing");
    } else {
        tni_product_change(w, "ReleaseProduct");
        tni_public_change(w, "ReleaseOffer");
    }
}

/* ---- what is ours alone ---- */

static bool same_meter(const tn_dimension *a, const tn_dimension *b)
{
    bool same = a->meter.value == b->meter.value && a->allowance.value == b->allowance.value &&
                a->include_count == b->include_count && strcmp(a->label, b->label) == 0;
    for (size_t i = 0; same && i < a->include_count; i++) {
        const tn_include *mine = &a->includes[i];
        const tn_include *other = TNI_NAMED(b->includes, b->include_count, mine->label);
        same = other && other->quantity.value == mine->quantity.value;
    }
    return same;
}

static void say_no_place(tni_product_writer *w)
{
    const tn_product *now = w->product, *old = w->old;
    const bool head = differs(now->code.value, old->code.value) ||
                      differs(old->code.value, now->code.value) ||
                      differs(now->category.value, old->category.value);
    if (head) {
        tn_findings_add(w->findings, TN_CHG_NO_PLACE, now->at, "product",
                        "product code or category changed: AWS is not told");
    }
    for (size_t i = 0; i < now->dimension_count; i++) {
        const tn_dimension *d = &now->dimensions[i];
        const tn_dimension *before = tni_dimension_of_key(old, d->key.value);
        if (before && !same_meter(d, before)) {
            tn_findings_add(w->findings, TN_CHG_NO_PLACE, d->at, d->label,
                            "label, meter, allowance or includes of '%s' changed: AWS is not told",
                            d->label);
        }
    }
}

void tni_write_update(tni_product_writer *w)
{
    check_ids(w);
    tn_product_check_against(w->product, w->old, w->tables, NULL, w->findings);
    check_model(w);
    tni_write_information(w);
    tni_write_dimensions(w);
    write_updates(w);
    tni_write_delivery(w);
    tni_write_legal_terms(w);
    tni_write_support_terms(w);
    write_prices(w);
    const bool restricts = write_restrictions(w);
    write_visibility(w, restricts);
    say_no_place(w);
}
