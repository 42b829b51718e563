/* Questions to a life: who holds what when, and until when a renewal can be changed. */
#include "tenor/life.h"

const tn_term *tn_life_term_at(const tn_life *life, tn_instant instant)
{
    size_t low = 0, high = life->term_count; /* the last term that starts at or before it */
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (life->terms[middle].period.start.seconds <= instant.seconds) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == 0) {
        return NULL;
    }
    const tn_term *term = &life->terms[low - 1];
    return instant.seconds < term->ended.seconds ? term : NULL;
}

const tn_holding *tn_term_holding_at(const tn_term *term, tn_instant instant)
{
    const tn_holding *found = &term->holdings[0];
    for (size_t i = 1; i < term->holding_count; i++) {
        if (term->holdings[i].from.seconds <= instant.seconds) {
            found = &term->holdings[i];
        }
    }
    return found;
}

tn_status tn_entitled(const tn_term *term, const int64_t *quantity, size_t dimension, int64_t *out)
{
    const tn_product *product = term->product;
    int64_t sum = quantity[dimension];
    for (size_t i = 0; i < product->dimension_count; i++) {
        const tn_dimension *d = &product->dimensions[i];
        for (size_t j = 0; j < d->include_count; j++) {
            int64_t part = 0;
            if (d->includes[j].dimension == dimension &&
                (__builtin_mul_overflow(d->includes[j].quantity.value, quantity[i], &part) ||
                 __builtin_add_overflow(sum, part, &sum))) {
                return TN_E_RANGE;
            }
        }
    }
    *out = sum;
    return TN_OK;
}

tn_date tn_term_deadline(const tn_term *term, const tn_renewal *renewal)
{
    const tn_date last = tn_instant_date((tn_instant){term->period.end.seconds - 1});
    const int64_t days = renewal && renewal->decision_days.set ? renewal->decision_days.value : 0;
    tn_date deadline = last; /* stays where the calendar has no such day */
    tn_date_add_days(last, -days, &deadline);
    return deadline;
}
