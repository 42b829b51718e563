/* Prices, amounts, percents and whole numbers. */
#include <stdio.h>

#include "model/bind/read.h"

static const tni_expected price_form = {"price", 8, TN_PRICE_MAX_E8, "0 to 100000000",
                                        "digits with at most one point, like 1000.00"};

bool tni_read_price(tni_binder *binder, const tni_position *spot, tn_field_price *out)
{
    tn_price price;
    int places;
    if (!tni_number_read(binder, spot, &price_form, "", &price.e8, &places)) {
        return false;
    }
    *out = (tn_field_price){price, places, true, spot->at};
    return true;
}

bool tni_read_amount(tni_binder *binder, const tni_position *spot, tn_field_price *out)
{
    /* Amounts add up over units, so the limit is what 64 bits of 1e-8 hold: 92 billion. */
    static const tni_expected form = {"amount", 8, INT64_C(9000000000000000000), "0 to 90000000000",
                                      "digits with at most one point, like 1000.00"};
    tn_price amount;
    int places;
    if (!tni_number_read(binder, spot, &form, "", &amount.e8, &places)) {
        return false;
    }
    *out = (tn_field_price){amount, places, true, spot->at};
    return true;
}

bool tni_read_percent(tni_binder *binder, const tni_position *spot, tn_field_percent *out)
{
    static const tni_expected form = {"percent", 4, TN_PERCENT_ALL, "0% to 100%",
                                      "a number and %, like 12.5%"};
    int64_t count;
    int places;
    if (spot->length == 0 || spot->text[spot->length - 1] != '%') {
        tn_finding *finding = tni_bind_fail(binder, spot, TN_MON_PERCENT,
                                            "percent without '%%': found '%.*s'", TNI_SHOW(spot));
        if (tn_decimal_parse(spot->text, spot->length, 4, TN_PERCENT_ALL, &count, NULL) == TN_OK) {
            tn_finding_hint(binder->findings, finding, "write %.*s%%", TNI_SHOW(spot));
            tn_finding_fix(binder->findings, finding, spot->text, spot->length,
                           tn_arena_format(binder->arena, "%.*s%%", TNI_SHOW(spot)));
        }
        return false;
    }
    const tni_position number = tni_position_part(spot, 0, spot->length - 1);
    if (!tni_number_read(binder, &number, &form, "%", &count, &places)) {
        return false;
    }
    *out = (tn_field_percent){{(int32_t)count}, true, spot->at};
    return true;
}

bool tni_read_whole(tni_binder *binder, const tni_position *spot, int64_t min, int64_t max,
                    tn_field_number *out)
{
    char limit[64];
    const int64_t top = max > 0 ? max : TN_METERED_MAX;
    snprintf(limit, sizeof(limit), "%lld to %lld", (long long)min, (long long)top);
    const tni_expected form = {"number", 0, top, limit, "a whole number"};
    int64_t value;
    int places;
    if (!tni_number_read(binder, spot, &form, "", &value, &places)) {
        return false;
    }
    if (value < min) {
        tni_bind_fail(binder, spot, TN_MON_RANGE,
                      "number is out of range: found '%.*s', expected %s", TNI_SHOW(spot), limit);
        return false;
    }
    *out = (tn_field_number){value, true, spot->at};
    return true;
}
