/* Part of part.h: forecasts, a row a month. */
#include <string.h>

#include "base/list.h"
#include "format/part/part.h"

enum { ASSUMED, FIRST_AMOUNT, AMOUNTS = 13 };
enum { SOURCE, NAME, CURRENCY, MONTH };

static tn_money *amount_of(tn_ledger_month *m, size_t index)
{
    tn_money *const all[AMOUNTS] = {&m->opening,
                                    &m->invoiced,
                                    &m->cash,
                                    &m->fees,
                                    &m->net,
                                    &m->revenue,
                                    &m->overage,
                                    &m->deferred,
                                    &m->unbilled,
                                    &m->unbilled_usage,
                                    &m->closing,
                                    &m->adjustment,
                                    &m->revenue_adjustment};
    return all[index];
}

static void put_month(tn_buffer *out, const tn_forecast_part *part, const tn_ledger_month *month)
{
    tn_ledger_month copy = *month;
    char day[TN_DATE_TEXT];
    tni_part_row row = {.kind = part->name ? "named" : "total",
                        .texts = {part->source, part->name, part->ledger.currency.code,
                                  tn_date_format(month->month, day)},
                        .numbers = {month->assumed}};
    for (size_t i = 0; i < AMOUNTS; i++) {
        row.numbers[FIRST_AMOUNT + i] = amount_of(&copy, i)->minor;
    }
    tni_part_put_row(&tni_forecast_part, &row, out);
}

tn_status tni_forecast_part_head(const tn_forecast *f, const tni_part_head *head, tn_buffer *out)
{
    tni_part_head whole = *head;
    whole.about = f->title;
    whole.contracts = f->contracts;
    tni_part_put_head(&tni_forecast_part, &whole, out);
    return tn_buffer_status(out);
}

tn_status tni_forecast_part_rows(const tn_forecast *f, tn_buffer *out)
{
    for (size_t i = 0; i < f->count; i++) {
        const tn_ledger *l = &f->parts[i]->ledger;
        for (size_t m = 0; m < l->count; m++) {
            put_month(out, f->parts[i], &l->months[m]);
        }
    }
    return tn_buffer_status(out);
}

static tn_status begin(tni_part_sums *sums, const tni_part_head *head)
{
    sums->contracts += head->contracts;
    sums->title = *head->about ? head->about : NULL;
    return TN_OK;
}

/* Hands over the months that were read. */
static tn_status end(tni_part_sums *sums)
{
    struct tni_part_months *m = &sums->months;
    const tn_status status =
        m->ledger.count ? sums->take(sums->context, m->source, m->name, &m->ledger) : TN_OK;
    tn_arena_reset(m->arena);
    *m = (struct tni_part_months){.arena = m->arena};
    return status;
}

static bool is_same(const char *kept, const char *text)
{
    return kept && text ? strcmp(kept, text) == 0 : kept == text;
}

/* The month follows the last one that was read, of the same contract or group. */
static bool goes_on(const struct tni_part_months *m, const char *source, const char *name,
                    tn_currency currency, tn_date month)
{
    const tn_ledger *l = &m->ledger;
    tn_date next = {0};
    return l->count && is_same(m->name, name) && is_same(m->source, source) &&
           tn_currency_equal(l->currency, currency) &&
           tn_date_add_months(l->months[l->count - 1].month, 1, 1, &next) == TN_OK &&
           next.days == month.days;
}

static tn_status add(tni_part_sums *sums, const tni_part_row *row, tn_currency currency)
{
    struct tni_part_months *m = &sums->months;
    const char *source = *row->texts[SOURCE] ? row->texts[SOURCE] : NULL;
    const char *name = strcmp(row->kind, "named") == 0 ? row->texts[NAME] : NULL;
    tn_ledger_month month = {.assumed = row->numbers[ASSUMED] != 0};
    if (tn_date_parse(row->texts[MONTH], strlen(row->texts[MONTH]), &month.month) != TN_OK) {
        return TN_E_FINDINGS;
    }
    for (size_t i = 0; i < AMOUNTS; i++) {
        *amount_of(&month, i) = (tn_money){row->numbers[FIRST_AMOUNT + i], currency};
    }
    month.translation.currency = currency;
    if (!goes_on(m, source, name, currency, month.month)) {
        const tn_status taken = end(sums);
        if (taken != TN_OK) {
            return taken;
        }
        m->source = source ? tn_arena_text(m->arena, source) : NULL;
        m->name = name ? tn_arena_text(m->arena, name) : NULL;
        m->ledger.currency = currency;
    }
    TNI_LIST_ADD(m->arena, &m->ledger.months, &m->ledger.count, month);
    return tn_arena_failed(m->arena) ? TN_E_NOMEM : TN_OK;
}

const tni_part_format tni_forecast_part = {
    .mark = "forecast-part-1",
    .header = "kind,source,name,currency,month,assumed,opening,invoiced,cash,fees,net,revenue,"
              "overage,deferred,unbilled,unbilled_usage,closing,adjustment,revenue_adjustment\n",
    .numbers = FIRST_AMOUNT + AMOUNTS,
    .begin = begin,
    .add = add,
    .end = end};
