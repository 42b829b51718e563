/* Quoting: what an offer is worth, with hypothetical inputs. */
#include "app/quote.h"

#include <string.h>

#include "app/draft/draft.h"
#include "tenor/reports.h"

static tn_status unknown_label(tni_workspace *ws, const tn_product *product, const char *label)
{
    tn_finding *finding =
        tn_findings_add(ws->findings, TN_OFR_UNKNOWN, (tn_at){0}, label,
                        "--set names '%s': the product has no such dimension", label);
    const char **names = tn_arena_take_array(ws->arena, product->dimension_count, sizeof(*names));
    for (size_t i = 0; names && i < product->dimension_count; i++) {
        names[i] = product->dimensions[i].label;
    }
    tn_finding_meant(ws->findings, finding, label, names, names ? product->dimension_count : 0);
    return TN_E_FINDINGS;
}

tn_status tni_read_set(tni_workspace *ws, const tn_product *product, const char *pair,
                       struct tn_what_if_quantity *out)
{
    const char *equals = strrchr(pair, '=');
    char *label = equals ? tn_arena_copy(ws->arena, pair, (size_t)(equals - pair)) : NULL;
    if (!label) {
        return equals ? TN_E_NOMEM : TN_E_SYNTAX;
    }
    const size_t dimension = tn_product_find(product, label);
    if (dimension == TN_NO_DIMENSION) {
        return unknown_label(ws, product, label);
    }
    out->dimension = dimension;
    return tn_whole_parse(equals + 1, strlen(equals + 1), 1, TN_QUANTITY_MAX, &out->quantity);
}

static tn_status find_target(tni_workspace *ws, const tni_source_file *d, const char *target,
                             tn_what_if *what_if, tn_quote_target *out)
{
    tn_price price;
    tn_money money;
    const tn_currency currency = tn_offer_currency(d->offer);
    if (tn_price_parse(target, strlen(target), &price, NULL) != TN_OK ||
        tn_money_from_price(price, currency, &money) != TN_OK) {
        tn_finding_hint(ws->findings,
                        tn_findings_add(ws->findings, TN_OFR_TARGET, (tn_at){0}, "--target",
                                        "'%s' is no amount of %s", target, currency.code),
                        "%s has %d decimals, no separators", currency.code, (int)currency.places);
        return TN_E_FINDINGS;
    }
    const tn_status status =
        tn_quote_find_target(d->offer, ws->tables, what_if, money, ws->findings, out);
    if (status == TN_OK) {
        what_if->has_discount = true;
        what_if->discount = out->discount;
    }
    return status == TN_E_RANGE ? TN_E_FINDINGS : status;
}

/* Supposing a discount where a price stands changes nothing there, which is said. */
static void tell_fixed(tni_workspace *ws, const tn_offer *offer)
{
    const tn_offer_item *first = NULL;
    size_t count = 0;
    for (size_t i = 0; i < offer->item_count; i++) {
        if (offer->items[i].price.set || offer->items[i].discount.set) {
            first = first ? first : &offer->items[i];
            count++;
        }
    }
    if (first) {
        tn_findings_add(ws->findings, TN_OFR_FIXED, first->at, first->label,
                        "the supposed discount does not reach %zu of %zu items, '%s' first: "
                        "it has a %s of its own",
                        count, offer->item_count, first->label,
                        first->price.set ? "price" : "discount");
    }
    if (offer->payments.total.set) {
        tn_findings_add(ws->findings, TN_OFR_FIXED, offer->payments.total.at, "payments",
                        "the agreed total stays, whatever discount is supposed");
    }
}

static tn_status read_overrides(tni_workspace *ws, const tni_source_file *d,
                                const tni_quote_overrides *overrides, tn_what_if *out,
                                tn_quote_target *out_target)
{
    tn_status status = TN_OK;
    out->quantities =
        tn_arena_take_array(ws->arena, overrides->set_count + 1, sizeof(*out->quantities));
    if (!out->quantities) {
        return TN_E_NOMEM;
    }
    for (size_t i = 0; i < overrides->set_count; i++) {
        const tn_status one = tni_read_set(ws, d->product, overrides->set[i],
                                           &out->quantities[out->quantity_count++]);
        status = status ? status : one;
    }
    if (overrides->discount || overrides->target) {
        tell_fixed(ws, d->offer);
    }
    if (status == TN_OK && overrides->discount) {
        out->has_discount = true;
        status = tn_percent_parse(overrides->discount, strlen(overrides->discount), &out->discount,
                                  NULL);
    }
    if (status == TN_OK && overrides->target) {
        status = find_target(ws, d, overrides->target, out, out_target);
    }
    return status;
}

static tn_status quote_to(tni_workspace *ws, const tni_source_file *d,
                          const tni_quote_overrides *overrides, tn_quote_target *out_target,
                          const tn_quote **out)
{
    tn_what_if what_if = {0};
    if (overrides) {
        const tn_status status = read_overrides(ws, d, overrides, &what_if, out_target);
        if (status != TN_OK) {
            return status;
        }
    }
    return tn_quote_build(ws->arena, d->offer, ws->tables, tni_workspace_as_of(ws, d), &what_if,
                          ws->findings, out);
}

tn_status tni_quote(tni_workspace *ws, const tni_source_file *d,
                    const tni_quote_overrides *overrides, const tn_quote **out)
{
    tn_quote_target target;
    return quote_to(ws, d, overrides, &target, out);
}

tn_status tni_quote_with_report(tni_workspace *ws, const tni_source_file *d, const tn_quote **out,
                                const tn_report **out_report)
{
    const tn_status status = tni_quote(ws, d, NULL, out);
    *out_report = *out ? tn_quote_report(ws->arena, *out, false, ws->findings) : NULL;
    return status;
}

tn_status tni_quotes(tni_workspace *ws, const char *const *paths, size_t count,
                     const tni_quote_overrides *overrides, bool compare, const tn_report **out)
{
    const tn_quote **quotes = tn_arena_take_array(ws->arena, count, sizeof(const tn_quote *));
    tn_status status = quotes ? TN_OK : TN_E_NOMEM;
    tn_quote_target target;
    for (size_t i = 0; quotes && i < count; i++) {
        const tni_source_file *d = tni_workspace_load_as(ws, paths[i], TNI_KIND_OFFER);
        tn_status one = d ? d->status : TN_E_NOMEM;
        if (one == TN_OK) {
            one = quote_to(ws, d, overrides, &target, &quotes[i]);
        }
        status = status == TN_OK || one == TN_E_READ ? one : status;
    }
    if (status == TN_OK && count == 1) {
        tn_report *report = tn_quote_report(ws->arena, quotes[0], compare, ws->findings);
        if (overrides && overrides->target) {
            tn_quote_report_add_target(report, quotes[0], &target);
        }
        *out = report;
    } else if (status == TN_OK) {
        *out = tn_quotes_report(ws->arena, quotes, count, ws->findings);
    }
    return status;
}

tn_status tni_quote_target(tni_workspace *ws, const tni_source_file *d,
                           const tni_quote_overrides *overrides, tn_quote_target *out,
                           const tn_quote **out_quote)
{
    return quote_to(ws, d, overrides, out, out_quote);
}

tn_status tni_quote_target_edits(tni_workspace *ws, const tni_source_file *d,
                                 const tn_quote_target *target, tni_target_way way,
                                 tni_value_edit *edits, size_t *out_count, const char **reason)
{
    if (d->offer->published.set) {
        *reason = "the offer is published, its terms are locked";
        return TN_E_FINDINGS;
    }
    if (way == TNI_TARGET_PRICE && !target->has_price) {
        *reason = "no price of one item alone leads to the target";
        return TN_E_FINDINGS;
    }
    char percent[TN_DECIMAL_TEXT], price[TN_DECIMAL_TEXT], total[TN_DECIMAL_TEXT];
    const tn_offer_item *item = tn_offer_item_for(d->offer, target->dimension);
    const char *label = item ? item->label : d->product->dimensions[target->dimension].label;
    size_t count = 0;
    edits[count++] = (tni_value_edit){
        "offer", "", "discount",
        tn_arena_format(ws->arena, "%s%%", tn_percent_format(target->discount, percent))};
    if (way == TNI_TARGET_PRICE) {
        tn_price_format(target->price, tn_offer_currency(d->offer), price);
        edits[count++] = (tni_value_edit){"item", label, "price", tn_arena_text(ws->arena, price)};
    } else if (way == TNI_TARGET_TOTAL) {
        tn_money_format(target->wanted, total);
        edits[count++] = (tni_value_edit){"payments", "", "total", tn_arena_text(ws->arena, total)};
    }
    if (way == TNI_TARGET_PRICE && item && item->discount.set) { /* the price takes its place */
        edits[count++] = (tni_value_edit){"item", label, "discount", ""};
    }
    *out_count = count;
    return tn_arena_failed(ws->arena) ? TN_E_NOMEM : TN_OK;
}

/* As an edit of the file: the section may not be there yet, and "" takes the key away. */
static tn_edit edit_of(const tni_source_file *d, const tni_value_edit *value, tn_edit_pair *pair)
{
    *pair = (tn_edit_pair){value->key, value->value};
    return !*value->value ? (tn_edit){.verb = TN_EDIT_REMOVE,
                                      .kind = value->kind,
                                      .label = value->label,
                                      .key = value->key}
           : tn_tree_find(d->tree, value->kind, value->label)
               ? (tn_edit){.verb = TN_EDIT_SET,
                           .kind = value->kind,
                           .label = value->label,
                           .key = value->key,
                           .value = value->value}
               : (tn_edit){.verb = TN_EDIT_ADD_SECTION,
                           .kind = value->kind,
                           .label = value->label,
                           .pairs = pair,
                           .pair_count = 1};
}

tn_status tni_quote_write_target(tni_workspace *ws, const char *path,
                                 const tni_quote_overrides *overrides, tni_target_way way,
                                 const char **reason)
{
    tni_source_file *d = tni_workspace_load_as(ws, path, TNI_KIND_OFFER);
    tn_quote_target target;
    const tn_quote *quote = NULL;
    tni_value_edit values[TNI_TARGET_EDITS];
    tn_edit_pair pairs[TNI_TARGET_EDITS];
    tn_edit edits[TNI_TARGET_EDITS];
    size_t count = 0;
    tn_status status = !d ? TN_E_NOMEM : d->status;
    if (status != TN_OK || quote_to(ws, d, overrides, &target, &quote) != TN_OK) {
        return status != TN_OK ? status : TN_E_FINDINGS;
    }
    status = tni_quote_target_edits(ws, d, &target, way, values, &count, reason);
    for (size_t i = 0; i < count; i++) {
        edits[i] = edit_of(d, &values[i], &pairs[i]);
    }
    return status ? status : tni_draft_edit_source(d, edits, count, reason);
}

tn_status tni_quotes_beside(tni_workspace *ws, const tn_quote *quote, const char *const *paths,
                            size_t count, const tn_report **out)
{
    const tn_quote **quotes = tn_arena_take_array(ws->arena, count + 1, sizeof(const tn_quote *));
    if (!quotes) {
        return TN_E_NOMEM;
    }
    quotes[0] = quote;
    for (size_t i = 0; i < count; i++) {
        const tni_source_file *d = tni_workspace_load(ws, paths[i]);
        if (d && d->status == TN_OK && d->kind == TNI_KIND_OFFER) {
            tni_quote(ws, d, NULL, &quotes[i + 1]);
        }
    }
    *out = tn_quotes_report(ws->arena, quotes, count + 1, ws->findings);
    return *out ? TN_OK : TN_E_NOMEM;
}
