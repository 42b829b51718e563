/* [fx DATE] of tenor.ini: rates of exchange, and what an amount comes to at them. */
#include "model/fx.h"

#include <string.h>

#include "base/list.h"
#include "model/bind/field.h"
#include "model/bind/read_number.h"
#include "model/bind/read_time.h"

static void read_rate(tni_binder *binder, const tni_position *position, void *target)
{
    static const tn_field_rule of_currency = {.key = "currency", .type = TN_F_CURRENCY};
    tn_fx_section *section = target;
    tni_position star = tni_position_star(position);
    tn_field_currency from;
    tn_fx_rate rate = {0};
    star.rule = &of_currency;
    if (tni_field_read(binder, &star, &from) && tni_read_rate(binder, position, &rate.rate_e10)) {
        rate.from = from.value;
        TNI_LIST_ADD(binder->arena, &section->rates, &section->rate_count, rate);
    }
}

const tn_field_rule tni_fx_fields[TNI_FX_FIELDS] = {
    {"to", TN_F_CURRENCY, offsetof(tn_fx_section, to), TN_ESSENTIAL, TN_FIL_FX,
     .help = "the currency that the rates lead to"},
    {"*", TN_F_PRICE, .star = "JPY", .read = read_rate, .unit = "of `to` for one unit",
     .help = "what one unit of a currency is in it, up to 10 decimals"}};

void tni_fx_bind(tni_binder *binder, const tn_section *s, tn_fx *out)
{
    const tn_entry entry = {.key = "date", .value = s->label};
    const tni_position position = {.section = s,
                                   .entry = &entry,
                                   .star = "",
                                   .text = s->label,
                                   .length = strlen(s->label),
                                   .at = s->label_at};
    tn_field_date from = {0};
    tni_read_date(binder, &position, &from);
    tn_fx_section *added = TNI_LIST_ADD(binder->arena, &out->sections, &out->count,
                                        (tn_fx_section){.from = from.value});
    if (added) {
        tni_bind_section(binder, s, tni_fx_fields, TNI_FX_FIELDS, added);
    }
}

/* The section in force; NULL: none yet. */
static const tn_fx_section *section_on(const tn_fx *fx, tn_date day, tn_currency to)
{
    const tn_fx_section *found = NULL;
    for (size_t i = 0; i < fx->count; i++) {
        const tn_fx_section *s = &fx->sections[i];
        if (tn_currency_equal(s->to.value, to) && s->from.days <= day.days &&
            (!found || s->from.days > found->from.days)) {
            found = s;
        }
    }
    return found;
}

static tn_status convert(tn_money amount, int64_t rate_e10, tn_currency to, tn_money *out)
{
    tn_i128 above = (tn_i128)amount.minor * rate_e10, below = INT64_C(10000000000);
    for (int i = amount.currency.places; i < to.places; i++) {
        above *= 10;
    }
    for (int i = to.places; i < amount.currency.places; i++) {
        below *= 10;
    }
    out->currency = to;
    return tn_fraction_round((tn_fraction){above, below}, TN_HALF_UP, &out->minor);
}

tn_status tn_fx_convert(const tn_fx *fx, tn_date day, tn_currency to, tn_money amount,
                        tn_money *out)
{
    if (amount.minor == 0 || tn_currency_equal(amount.currency, to)) {
        *out = (tn_money){amount.minor, to};
        return TN_OK;
    }
    const tn_fx_section *s = section_on(fx, day, to);
    for (size_t i = 0; s && i < s->rate_count; i++) {
        if (tn_currency_equal(s->rates[i].from, amount.currency)) {
            return convert(amount, s->rates[i].rate_e10, to, out);
        }
    }
    return TN_E_FINDINGS;
}
