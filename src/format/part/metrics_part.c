/* Part of part.h: metrics, a row per buyer and product, per currency, and per quarter of it. */
#include <string.h>

#include "format/part/part.h"

enum { BUYER, PRODUCT, CURRENCY, QUARTER };
enum { THEN, NOW, RPO, WITHIN, ANNUAL_VALUE, COUNT, AUTOMATIC, NUMBERS };

static void put_total(tn_buffer *out, const tn_metrics_total *t)
{
    tni_part_put_row(&tni_metrics_part,
                     &(tni_part_row){.kind = "remaining",
                                     .texts = {[CURRENCY] = t->currency.code},
                                     .numbers = {[RPO] = t->rpo.minor, [WITHIN] = t->within.minor}},
                     out);
    for (int i = 0; i < TN_METRICS_QUARTERS; i++) {
        const tn_metrics_quarter *q = &t->quarters[i];
        const char number[] = {(char)('0' + i), '\0'}; /* from the day's */
        tni_part_put_row(
            &tni_metrics_part,
            &(tni_part_row){.kind = "renewals",
                            .texts = {[CURRENCY] = t->currency.code, [QUARTER] = number},
                            .numbers = {[ANNUAL_VALUE] = q->annual_value.minor,
                                        [COUNT] = q->count,
                                        [AUTOMATIC] = q->automatic}},
            out);
    }
}

tn_status tni_metrics_part_write(const tn_metrics *m, const tni_part_head *head, tn_buffer *out)
{
    tni_part_head whole = *head;
    char day[TN_DATE_TEXT];
    whole.about = tn_date_format(m->as_of, day);
    tni_part_put_head(&tni_metrics_part, &whole, out);
    for (size_t i = 0; i < m->movement_places; i++) {
        const tn_metrics_movement *v = m->movements[i];
        if (v) {
            tni_part_put_row(
                &tni_metrics_part,
                &(tni_part_row){.kind = "movement",
                                .texts = {v->buyer, v->product, v->now.currency.code, NULL},
                                .numbers = {[THEN] = v->then.minor, [NOW] = v->now.minor}},
                out);
        }
    }
    for (size_t i = 0; i < m->total_count; i++) {
        put_total(out, &m->totals[i]);
    }
    return tn_buffer_status(out);
}

static tn_status begin(tni_part_sums *sums, const tni_part_head *head)
{
    tn_date day;
    const bool fine = tn_date_parse(head->about, strlen(head->about), &day) == TN_OK;
    if (sums->metrics.as_of.days && fine) { /* another part has begun them */
        return day.days == sums->metrics.as_of.days ? TN_OK : TN_E_FINDINGS;
    }
    const tn_status begun =
        fine ? tn_metrics_begin(sums->metrics.arena, day, false, &sums->metrics) : TN_E_FINDINGS;
    return begun == TN_E_RANGE ? TN_E_FINDINGS : begun;
}

static tn_status add(tni_part_sums *sums, const tni_part_row *row, tn_currency currency)
{
    const int64_t *n = row->numbers;
    const char quarter = *row->texts[QUARTER];
    if (strcmp(row->kind, "movement") == 0) {
        const tn_metrics_movement v = {
            row->texts[BUYER], row->texts[PRODUCT], {n[THEN], currency}, {n[NOW], currency}};
        return tn_metrics_add_movement(&sums->metrics, &v);
    }
    if (strcmp(row->kind, "remaining") == 0) {
        return tn_metrics_add_remaining(&sums->metrics, (tn_money){n[RPO], currency},
                                        (tn_money){n[WITHIN], currency});
    }
    const tn_metrics_quarter q = {
        .annual_value = {n[ANNUAL_VALUE], currency}, .count = n[COUNT], .automatic = n[AUTOMATIC]};
    return strcmp(row->kind, "renewals") == 0 && quarter >= '0' &&
                   quarter < '0' + TN_METRICS_QUARTERS
               ? tn_metrics_add_renewals(&sums->metrics, (size_t)(quarter - '0'), &q)
               : TN_E_FINDINGS;
}

const tni_part_format tni_metrics_part = {
    .mark = "metrics-part-1",
    .header = "kind,buyer,product,currency,quarter,then,now,rpo,within_12_months,annual_value,"
              "count,automatic\n",
    .numbers = NUMBERS,
    .begin = begin,
    .add = add};
