/* Constructors of typed values. */
#include "tenor/value.h"

tn_value tn_value_none(void)
{
    return (tn_value){.kind = TN_V_NONE};
}

tn_value tn_value_text(const char *text)
{
    return text ? (tn_value){.kind = TN_V_TEXT, .as.text = text} : tn_value_none();
}

tn_value tn_value_flag(bool flag)
{
    return (tn_value){.kind = TN_V_FLAG, .as.number = flag};
}

tn_value tn_value_quantity(int64_t quantity)
{
    return (tn_value){.kind = TN_V_QUANTITY, .as.number = quantity};
}

tn_value tn_value_price(tn_price price, tn_currency currency)
{
    return (tn_value){.kind = TN_V_PRICE, .as.price = {price, currency}};
}

tn_value tn_value_money(tn_money money)
{
    return (tn_value){.kind = TN_V_MONEY, .as.money = money};
}

tn_value tn_value_percent(tn_percent percent)
{
    return (tn_value){.kind = TN_V_PERCENT, .as.percent = percent};
}

tn_value tn_value_fraction(tn_fraction fraction)
{
    return (tn_value){.kind = TN_V_FRACTION, .as.fraction = fraction};
}

tn_value tn_value_date(tn_date date)
{
    return (tn_value){.kind = TN_V_DATE, .as.date = date};
}

tn_value tn_value_end_date(tn_date exclusive_end)
{
    return (tn_value){.kind = TN_V_END_DATE, .as.date = exclusive_end};
}

tn_value tn_value_instant(tn_instant instant)
{
    return (tn_value){.kind = TN_V_INSTANT, .as.instant = instant};
}

tn_value tn_value_months(int months)
{
    return (tn_value){.kind = TN_V_MONTHS, .as.number = months};
}

tn_value tn_value_table(const struct tn_table *table)
{
    return (tn_value){.kind = TN_V_TABLE, .as.table = table};
}
