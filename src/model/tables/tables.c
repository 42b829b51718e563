/* Look-ups in the tables. */
#include "tenor/tables.h"

#include <string.h>

#include "base/list.h"

const tn_category *tn_tables_category(const tn_tables *tables, const char *name)
{
    return TNI_NAMED(tables->categories, tables->category_count, name);
}

const tn_currency_entry *tn_tables_currency(const tn_tables *tables, const char *code)
{
    for (size_t i = 0; i < tables->currency_count; i++) {
        if (strcmp(tables->currencies[i].currency.code, code) == 0) {
            return &tables->currencies[i];
        }
    }
    return NULL;
}

const tn_policy *tn_tables_policy(const tn_tables *tables, const char *name)
{
    return TNI_NAMED(tables->policies, tables->policy_count, name);
}

bool tn_tables_unit(const tn_tables *tables, const char *unit)
{
    return TNI_NAMED(tables->units, tables->unit_count, unit) != NULL;
}

const tn_words *tn_tables_words(const tn_tables *tables, const char *name)
{
    return TNI_NAMED(tables->words, tables->words_count, name);
}

const tn_fees *tn_tables_fees(const tn_tables *tables, tn_date day)
{
    const tn_fees *found = &tables->fees[0];
    for (size_t i = 1; i < tables->fees_count; i++) {
        if (tables->fees[i].since.days <= day.days) {
            found = &tables->fees[i];
        }
    }
    return found;
}
