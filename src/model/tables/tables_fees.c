/* Listing fees: brackets and surcharges by the day from which they hold. */
#include <string.h>

#include "model/tables/tables_read.h"

typedef struct fees_section {
    tn_field_percent public_fee, renewal, other_currency;
    tn_fees *fees; /* brackets and surcharges go here at once */
    size_t bracket_capacity, surcharge_capacity;
    tni_origin from;
} fees_section;

static bool read_bracket(tni_binder *binder, const tni_position *spot, void *target)
{
    fees_section *section = target;
    tn_fees *fees = section->fees;
    const tni_position star = tni_position_star(spot);
    tn_field_number from;
    tn_field_percent percent;
    if (!tni_read_whole(binder, &star, 0, TN_METERED_MAX, &from) ||
        !tni_read_percent(binder, spot, &percent)) {
        return false;
    }
    tn_fee_bracket *brackets = tn_arena_grow(binder->arena, fees->brackets, fees->bracket_count,
                                             &section->bracket_capacity, sizeof(*brackets));
    if (!brackets) {
        return false;
    }
    fees->brackets = brackets;
    brackets[fees->bracket_count++] = (tn_fee_bracket){from.value * 100, percent.value};
    return true;
}

static bool read_surcharge(tni_binder *binder, const tni_position *spot, void *target)
{
    fees_section *section = target;
    tn_fees *fees = section->fees;
    tn_field_percent percent;
    if (!tni_read_percent(binder, spot, &percent)) {
        return false;
    }
    struct tn_fee_surcharge *all =
        tn_arena_grow(binder->arena, fees->surcharges, fees->surcharge_count,
                      &section->surcharge_capacity, sizeof(*all));
    if (!all) {
        return false;
    }
    fees->surcharges = all;
    all[fees->surcharge_count++] = (struct tn_fee_surcharge){spot->star, percent.value};
    return true;
}

const tn_field_rule tni_fees_fields[TNI_FEES_FIELD_COUNT] = {
    TNI_NEEDED(fees_section, TN_F_PERCENT, public_fee, "public", 0, 0),
    TNI_NEEDED(fees_section, TN_F_PERCENT, renewal, "renewal", 0, 0),
    TNI_NEEDED(fees_section, TN_F_PERCENT, other_currency, "other_currency", 0, 0),
    {.key = "from.*", .type = TN_F_PERCENT, .star = "USD", .read = read_bracket},
    {.key = "surcharge.*", .type = TN_F_PERCENT, .star = "COUNTRY", .read = read_surcharge},
    TNI_ORIGIN(fees_section),
};

static void sort_brackets(tn_fees *fees)
{
    for (size_t i = 1; i < fees->bracket_count; i++) {
        const tn_fee_bracket moving = fees->brackets[i];
        size_t j = i;
        for (; j > 0 && fees->brackets[j - 1].from_minor > moving.from_minor; j--) {
            fees->brackets[j] = fees->brackets[j - 1];
        }
        fees->brackets[j] = moving;
    }
}

void tni_fees_add(tni_tables_builder *b, const tn_section *section)
{
    tn_fees fees = {.source = ""};
    fees_section f = {.fees = &fees};
    tni_bind_section(&b->binder, section, tni_fees_fields, TNI_FEES_FIELD_COUNT, &f);
    if (tn_date_parse(section->label, strlen(section->label), &fees.since) != TN_OK) {
        tni_data_wrong(b, section, "fees are named by the day from which they hold");
        return;
    }
    fees.public_fee = f.public_fee.value;
    fees.renewal = f.renewal.value;
    fees.other_currency = f.other_currency.value;
    fees.source = tni_source(b, &f.from);
    sort_brackets(&fees);
    if (fees.bracket_count == 0 || fees.brackets[0].from_minor != 0) {
        tni_data_wrong(b, section, "no bracket from 0");
    }
    tn_tables *t = b->tables;
    tn_fees *all = tn_arena_grow(b->binder.arena, t->fees, t->fees_count, &b->fees, sizeof(*all));
    if (!all) {
        return;
    }
    t->fees = all;
    size_t i = t->fees_count++;
    for (; i > 0 && all[i - 1].since.days > fees.since.days; i--) {
        all[i] = all[i - 1];
    }
    all[i] = fees;
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
