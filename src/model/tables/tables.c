/* Look-ups in the tables. */
#include "tenor/tables.h"

#include <string.h>

const tn_category *tn_tables_category(const tn_tables *tables, const char *name)
{
    for (size_t i = 0; i < tables->category_count; i++) {
        if (strcmp(tables->categories[i].name, name) == 0) {
            return &tables->categories[i];
        }
    }
    return NULL;
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
    for (size_t i = 0; i < tables->policy_count; i++) {
        if (strcmp(tables->policies[i].name, name) == 0) {
            return &tables->policies[i];
        }
    }
    return NULL;
}

bool tn_tables_unit(const tn_tables *tables, const char *unit)
{
    for (size_t i = 0; i < tables->unit_count; i++) {
        if (strcmp(tables->units[i], unit) == 0) {
            return true;
        }
    }
    return false;
}

const tn_words *tn_tables_words(const tn_tables *tables, const char *name)
{
    for (size_t i = 0; i < tables->words_count; i++) {
        if (strcmp(tables->words[i].name, name) == 0) {
            return &tables->words[i];
        }
    }
    return NULL;
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
