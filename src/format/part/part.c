/* Reading parts: their rows, and which table they are of. */
#include "format/part/part.h"

#include <string.h>

#include "tenor/csv.h"
#include "tenor/decimal.h"

enum { KIND, FIRST_TEXT, FIRST_NUMBER = FIRST_TEXT + TNI_PART_TEXTS, SHARDS_MAX = 1000000 };
enum { OPTIONS = 0, ABOUT = 1, SHARD = 3, ERRORS = 0, CONTRACTS = 1, BUYER = 2 }; /* of the head */

static const tni_part_format *const formats[] = {&tni_forecast_part, &tni_metrics_part};

struct tni_part_reader {
    tn_arena *arena; /* of what the head says */
    tn_csv_reader *csv;
    const char *file;
    const tn_tables *tables;
    tn_findings *findings;
    tni_part_head *head;
    tni_part_sums *sums;
    const tni_part_format *format; /* NULL: its first row was not read yet */
    size_t columns;
};

static tn_status refuse(const tni_part_reader *r, uint32_t line, const char *why)
{
    tn_findings_add(r->findings, TN_FIL_PART, (tn_at){r->file, line, 1}, "part", "%s", why);
    return TN_E_FINDINGS;
}

static tn_status refuse_file(const tni_part_reader *r, uint32_t line)
{
    return refuse(r, line, "this is no part that --shard wrote");
}

static tn_status take_header(void *context, const tn_csv_row *row)
{
    tni_part_reader *r = context;
    r->columns = row->count;
    return strcmp(row->fields[KIND].text, "kind") == 0 ? TN_OK : refuse_file(r, row->line);
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

static tn_status take_head(tni_part_reader *r, const tn_csv_row *row)
{
    const tn_csv_field *texts = &row->fields[FIRST_TEXT], *numbers = &row->fields[FIRST_NUMBER];
    int64_t shard = 0, shards = 0, contracts = 0;
    const tni_part_format *format = NULL;
    for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
        const bool it = strcmp(row->fields[KIND].text, formats[i]->mark) == 0;
        format = it && r->columns == FIRST_NUMBER + formats[i]->numbers ? formats[i] : format;
    }
    const char *at = format ? texts[SHARD].text : "", *slash = strchr(at, '/');
    if (!slash || tn_whole_parse(at, (size_t)(slash - at), 1, SHARDS_MAX, &shard) ||
        tn_whole_parse(slash + 1, strlen(slash + 1), shard, SHARDS_MAX, &shards) ||
        !read_minor(&numbers[CONTRACTS], &contracts) || contracts < 0) {
        return refuse_file(r, row->line);
    }
    *r->head = (tni_part_head){.options = tn_arena_text(r->arena, texts[OPTIONS].text),
                               .about = tn_arena_text(r->arena, texts[ABOUT].text),
                               .shard = (uint32_t)shard,
                               .shards = (uint32_t)shards,
                               .contracts = (size_t)contracts,
                               .is_metrics = format == &tni_metrics_part,
                               .buyer = numbers[BUYER].text[0] == '1',
                               .errors = numbers[ERRORS].text[0] == '1'};
    r->format = format;
    if (tn_arena_failed(r->arena)) {
        return TN_E_NOMEM;
    }
    const tn_status begun = format->begin(r->sums, r->head);
    return begun == TN_E_FINDINGS ? refuse_file(r, row->line) : begun;
}

static tn_status take_row(void *context, const tn_csv_row *row)
{
    tni_part_reader *r = context;
    tni_part_row read = {.kind = row->fields[KIND].text};
    if (!r->format) {
        return r->columns > FIRST_NUMBER + BUYER ? take_head(r, row) : refuse_file(r, row->line);
    }
    for (size_t i = 0; i < TNI_PART_TEXTS; i++) {
        read.texts[i] = row->fields[FIRST_TEXT + i].text;
    }
    for (size_t i = 0; i < r->format->numbers; i++) {
        if (!read_minor(&row->fields[FIRST_NUMBER + i], &read.numbers[i])) {
            return refuse(r, row->line, "an amount is whole minor units");
        }
    }
    const tn_currency_entry *currency = tn_tables_currency(r->tables, read.texts[2]);
    const tn_status added =
        currency ? r->format->add(r->sums, &read, currency->currency) : TN_E_FINDINGS;
    return added == TN_E_FINDINGS
               ? refuse(r, row->line, "a row has a currency, and a month or a quarter")
               : added;
}

tni_part_reader *tni_part_new(tn_arena *arena, const char *file, const tn_tables *tables,
                              tn_findings *findings, tn_arena *head_arena, tni_part_head *head,
                              tni_part_sums *sums)
{
    tni_part_reader *r = tn_arena_take(arena, sizeof(*r));
    const tn_csv_sink sink = {.header = take_header, .row = take_row, .context = r};
    if (r) {
        *r = (tni_part_reader){.arena = head_arena,
                               .csv = tn_csv_new(arena, file, &sink, findings),
                               .file = file,
                               .tables = tables,
                               .findings = findings,
                               .head = head,
                               .sums = sums};
    }
    return r && r->csv ? r : NULL;
}

tn_status tni_part_push(tni_part_reader *r, const char *bytes, size_t size)
{
    return tn_csv_push(r->csv, bytes, size);
}

tn_status tni_part_end(tni_part_reader *r)
{
    const tn_status status = tn_csv_end(r->csv);
    if (status == TN_OK && !r->format) {
        return refuse(r, 1, "there is no part in it");
    }
    return status == TN_OK && r->format->end ? r->format->end(r->sums) : status;
}

void tni_part_abandon(tni_part_reader *r)
{
    tn_csv_abandon(r->csv);
}
