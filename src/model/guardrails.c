/* The keys of [guardrails] and [approver NAME] in tenor.ini, and the readers of their families. */
#include "model/guardrails.h"

#include "base/list.h"

static void read_floor(tni_binder *binder, const tni_position *position, void *target)
{
    tn_guardrails *rails = target;
    const tni_position star = tni_position_star(position);
    tn_field_number months;
    tn_guardrail_floor floor = {0};
    if (tni_read_duration(binder, &star, &months) &&
        tni_read_percent(binder, position, &floor.percent)) {
        floor.months = (int)months.value;
        TNI_LIST_ADD(binder->arena, &rails->floors, &rails->floor_count, floor);
    }
}

static void read_least_total(tni_binder *binder, const tni_position *position, void *target)
{
    tn_guardrails *rails = target;
    tni_position star = tni_position_star(position);
    tn_field_currency currency;
    tn_guardrail_total least = {0};
    static const tn_field_rule of_currency = {.key = "currency", .type = TN_F_CURRENCY};
    star.rule = &of_currency;
    if (tni_field_read(binder, &star, &currency) &&
        tni_read_amount(binder, position, &least.total)) {
        least.currency = currency.value;
        TNI_LIST_ADD(binder->arena, &rails->totals, &rails->total_count, least);
    }
}

#define LIMIT(member) offsetof(tn_guardrails, member)

const tn_field_rule tni_guardrail_fields[TNI_GUARDRAIL_FIELDS] = {
    {"max_discount", TN_F_PERCENT, LIMIT(max_discount),
     .help = "the largest discount, of an item and of the total"},
    {"min_total.*", TN_F_AMOUNT, .star = "USD", .read = read_least_total,
     .help = "the smallest total, by currency"},
    {"max_net_terms", TN_F_WHOLE, LIMIT(max_net_terms), .max = 9999, .unit = "days",
     .help = "the longest net terms"},
    {"max_duration", TN_F_DURATION, LIMIT(max_duration), .help = "the longest agreement"},
    {"min_uplift", TN_F_PERCENT, LIMIT(min_uplift),
     .help = "the smallest uplift of an automatic renewal"},
    {"floor.*", TN_F_PERCENT, .star = "12m", .read = read_floor,
     .help = "the least part of the list price, by duration"}};
