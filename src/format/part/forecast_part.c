/* Parts of forecasts as CSV: a row that says what it is part of, then a row a month. */
#include "format/part/forecast_part.h"

#include <stdlib.h>
#include <string.h>

#include "tenor/csv.h"
#include "tenor/decimal.h"

#define MARK "forecast-part-1"

enum { KIND, SOURCE, NAME, CURRENCY, MONTH, ASSUMED, FIRST_AMOUNT, AMOUNTS = 13 };
enum { COLUMNS = FIRST_AMOUNT + AMOUNTS };

static const char header[] =
    "kind,source,name,currency,month,assumed,opening,invoiced,cash,fees,net,revenue,overage,"
    "deferred,unbilled,unbilled_usage,closing,adjustment,revenue_adjustment\n";

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

static void put_text(tn_buffer *out, const char *text)
{
    tn_buffer_add(out, "\"", 1);
    for (const char *p = text ? text : ""; *p; p++) {
        tn_buffer_add(out, "\"\"", *p == '"' ? 2 : 0);
        tn_buffer_add(out, p, *p == '"' ? 0 : 1);
    }
    tn_buffer_add(out, "\",", 2);
}

static void put_month(tn_buffer *out, const tn_forecast_part *part, const tn_ledger_month *month)
{
    tn_ledger_month copy = *month;
    char day[TN_DATE_TEXT];
    put_text(out, part->name ? "named" : "total");
    put_text(out, part->source);
    put_text(out, part->name);
    tn_buffer_format(out, "%s,%s,%d", part->ledger.currency.code, tn_date_format(month->month, day),
                     month->assumed);
    for (size_t i = 0; i < AMOUNTS; i++) {
        tn_buffer_format(out, ",%lld", (long long)amount_of(&copy, i)->minor);
    }
    tn_buffer_add(out, "\n", 1);
}

tn_status tni_forecast_part_write(const tn_forecast *f, const tni_part_head *head, tn_buffer *out)
{
    tn_buffer_add(out, header, sizeof(header) - 1);
    put_text(out, MARK);
    put_text(out, head->options);
    put_text(out, f->title);
    tn_buffer_format(out, ",%u/%u,%d,%zu,%d", (unsigned)head->shard, (unsigned)head->shards,
                     head->errors, f->contracts, head->buyer);
    for (int i = 2; i < AMOUNTS; i++) {
        tn_buffer_add(out, ",0", 2);
    }
    tn_buffer_add(out, "\n", 1);
    for (size_t i = 0; i < f->count; i++) {
        const tn_ledger *l = &f->parts[i]->ledger;
        for (size_t m = 0; m < l->count; m++) {
            put_month(out, f->parts[i], &l->months[m]);
        }
    }
    return tn_buffer_status(out);
}

typedef struct part_reader {
    tn_arena *arena;
    const char *file;
    const tn_tables *tables;
    tn_findings *findings;
    tni_part_head *head;
    tn_forecast *sum;
    bool has_head;
} part_reader;

static tn_status refuse(const part_reader *r, uint32_t line, const char *why)
{
    tn_findings_add(r->findings, TN_FIL_PART, (tn_at){r->file, line, 1}, "part", "%s", why);
    return TN_E_FINDINGS;
}

static tn_status take_header(void *context, const tn_csv_row *row)
{
    const part_reader *r = context;
    return row->count == COLUMNS && strcmp(row->fields[KIND].text, "kind") == 0
               ? TN_OK
               : refuse(r, row->line, "this is no part that --shard wrote");
}

/* "-12" */
static bool read_minor(const tn_csv_field *cell, int64_t *out)
{
    const bool minus = cell->text[0] == '-';
    const bool fine =
        tn_whole_parse(cell->text + minus, cell->length - minus, 0, INT64_MAX, out) == TN_OK;
    *out = minus ? -*out : *out;
    return fine;
}

static tn_status take_head(part_reader *r, const tn_csv_row *row)
{
    const tn_csv_field *f = row->fields;
    int64_t shard = 0, shards = 0, contracts = 0;
    const char *slash = strchr(f[MONTH].text, '/');
    if (strcmp(f[KIND].text, MARK) != 0 || !slash ||
        tn_whole_parse(f[MONTH].text, (size_t)(slash - f[MONTH].text), 1, 1000000, &shard) ||
        tn_whole_parse(slash + 1, strlen(slash + 1), shard, 1000000, &shards) ||
        !read_minor(&f[FIRST_AMOUNT], &contracts) || contracts < 0) {
        return refuse(r, row->line, "this is no part that --shard wrote");
    }
    *r->head = (tni_part_head){.options = tn_arena_text(r->arena, f[SOURCE].text),
                               .shard = (uint32_t)shard,
                               .shards = (uint32_t)shards,
                               .buyer = f[FIRST_AMOUNT + 1].text[0] == '1',
                               .errors = f[ASSUMED].text[0] == '1'};
    r->sum->contracts += (size_t)contracts;
    r->sum->title = f[NAME].length ? tn_arena_text(r->arena, f[NAME].text) : NULL;
    r->has_head = true;
    return tn_arena_failed(r->arena) ? TN_E_NOMEM : TN_OK;
}

static tn_status take_row(void *context, const tn_csv_row *row)
{
    part_reader *r = context;
    const tn_csv_field *f = row->fields;
    tn_ledger_month month = {.assumed = f[ASSUMED].text[0] == '1'};
    if (!r->has_head) {
        return take_head(r, row);
    }
    const tn_currency_entry *currency = tn_tables_currency(r->tables, f[CURRENCY].text);
    if (!currency || tn_date_parse(f[MONTH].text, f[MONTH].length, &month.month) != TN_OK) {
        return refuse(r, row->line, "a row has a currency and a month");
    }
    for (size_t i = 0; i < AMOUNTS; i++) {
        tn_money *amount = amount_of(&month, i);
        amount->currency = currency->currency;
        if (!read_minor(&f[FIRST_AMOUNT + i], &amount->minor)) {
            return refuse(r, row->line, "an amount is whole minor units");
        }
    }
    const bool named = strcmp(f[KIND].text, "named") == 0;
    month.translation.currency = currency->currency;
    const tn_ledger one = {.currency = currency->currency, .months = &month, .count = 1};
    r->sum->source = f[SOURCE].text;
    return tn_forecast_add(r->sum, named ? f[NAME].text : NULL, &one);
}

tn_status tni_forecast_part_read(tn_arena *arena, const tn_source *file, const tn_tables *tables,
                                 tn_findings *findings, tni_part_head *head, tn_forecast *sum)
{
    part_reader r = {.arena = arena,
                     .file = file->file,
                     .tables = tables,
                     .findings = findings,
                     .head = head,
                     .sum = sum};
    const tn_csv_sink sink = {.header = take_header, .row = take_row, .context = &r};
    const tn_status status =
        tn_csv_read(arena, file->file, file->bytes, file->size, &sink, findings);
    sum->source = NULL;
    return status == TN_OK && !r.has_head ? refuse(&r, 1, "there is no part in it") : status;
}
