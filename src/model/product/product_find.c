/* Look-ups in a product. */
#include "model/product/product_find.h"

#include <string.h>

#include "base/list.h"

static tn_profile own_profile(const tn_product *product)
{
    return product->profile.set ? (tn_profile)product->profile.value : TN_PROFILE_CONSOLE;
}

tn_profile tn_product_profile(const tn_product *product)
{
    return product->checked.set ? (tn_profile)product->checked.value : own_profile(product);
}

int tn_product_price_places(const tn_product *product, const tn_tables *tables)
{
    return tables->profiles[own_profile(product)].contract_places_max;
}

tn_visibility tn_product_visibility(const tn_product *product)
{
    return product->visibility.set     ? (tn_visibility)product->visibility.value
           : product->product_id.value ? TN_VISIBILITY_PUBLIC
                                       : TN_VISIBILITY_DRAFT;
}

const tn_profile_limits *tn_product_limits(const tn_product *product, const tn_tables *tables)
{
    return &tables->profiles[tn_product_profile(product)];
}

size_t tn_product_find(const tn_product *product, const char *label)
{
    const tn_dimension *named = TNI_NAMED(product->dimensions, product->dimension_count, label);
    named = named ? named : tni_dimension_of_key(product, label);
    return named ? (size_t)(named - product->dimensions) : TN_NO_DIMENSION;
}

const tn_dimension *tni_dimension_of_key(const tn_product *product, const char *key)
{
    for (size_t i = 0; i < product->dimension_count; i++) {
        if (strcmp(product->dimensions[i].key.value, key) == 0) {
            return &product->dimensions[i];
        }
    }
    return NULL;
}

bool tni_product_sells_contracts(const tn_product *product)
{
    for (size_t i = 0; i < product->dimension_count; i++) {
        if (tn_dimension_is_contract(&product->dimensions[i])) {
            return true;
        }
    }
    return false;
}

bool tni_category_has_unit(const tn_category *category, const char *unit)
{
    return TNI_NAMED(category->units, category->unit_count, unit) != NULL;
}

size_t tni_product_resolve(const tn_product *product, const char *label, tn_at at, tn_code unknown,
                           const char *subject, tn_findings *findings)
{
    enum { NAMES_MAX = 512 };
    const size_t found = tn_product_find(product, label);
    if (found != TN_NO_DIMENSION) {
        return found;
    }
    const char *names[NAMES_MAX];
    size_t count = 0;
    for (; count < product->dimension_count && count < NAMES_MAX; count++) {
        names[count] = product->dimensions[count].label;
    }
    tn_finding *finding =
        tn_findings_add(findings, unknown, at, subject, "the product has no dimension '%s'", label);
    tn_finding_suggest(findings, finding, label, names, count);
    return TN_NO_DIMENSION;
}

bool tni_product_lists(const tn_product *product, int64_t months)
{
    for (size_t i = 0; i < product->month_count; i++) {
        if (product->months[i] == months) {
            return true;
        }
    }
    return false;
}

const tn_field_price *tn_dimension_price(const tn_dimension *dimension, int months)
{
    for (size_t i = 0; i < dimension->price_count; i++) {
        if (dimension->prices[i].months == months && dimension->prices[i].price.set) {
            return &dimension->prices[i].price;
        }
    }
    return NULL;
}

bool tn_dimension_is_contract(const tn_dimension *dimension)
{
    return dimension->price_count > 0;
}

bool tn_dimension_is_metered(const tn_dimension *dimension)
{
    return dimension->payg.set;
}

const char *tn_product_unit(const tn_product *product, const tn_tables *tables)
{
    if (product->unit.value) {
        return product->unit.value;
    }
    const tn_category *category =
        product->category.value ? tn_tables_category(tables, product->category.value) : NULL;
    return category ? category->unit : NULL;
}
