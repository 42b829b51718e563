/* The published examples built into the program, computed again. */
#include <stdio.h>
#include <string.h>

#include "app/embedded.h"
#include "app/prorate.h"
#include "report/tables/cells.h"
#include "tenor/csv.h"

/* Where an example stands, what is published, and whether it comes out. */
typedef struct example {
    const char *id, *source, *published, *computed;
    bool agrees;
} example;

enum { FIGURES = 3 };

static const char *const figures[FIGURES] = {"credit", "charge", "due"};

typedef struct replay {
    tni_workspace *workspace;
    tn_calculator *calculator;
    size_t column[TN_BATCH_COLUMNS], figure[FIGURES], source;
    example *examples;
    size_t count;
} replay;

static tn_status read_header(void *context, const tn_csv_row *row)
{
    replay *r = context;
    for (int i = 0; i < TN_BATCH_COLUMNS; i++) {
        r->column[i] = tn_csv_column(row, tn_batch_column_name((tn_batch_column)i));
    }
    for (int i = 0; i < FIGURES; i++) {
        r->figure[i] = tn_csv_column(row, figures[i]);
    }
    r->source = tn_csv_column(row, "source");
    return TN_OK;
}

static const char *cell(const tn_csv_row *row, size_t column)
{
    return column < row->count ? row->fields[column].text : "";
}

/* "credit 66.67, due 200.00": what is published, or the same figures as computed. */
static const char *in_words(replay *r, const tn_csv_row *row, const tn_proration *computed)
{
    char words[256] = "";
    const tn_money amounts[FIGURES] = {computed->credit, computed->charge, computed->due};
    for (int i = 0; i < FIGURES; i++) {
        const char *published = cell(row, r->figure[i]);
        char amount[TN_DECIMAL_TEXT];
        const size_t used = strlen(words);
        if (*published) {
            snprintf(words + used, sizeof(words) - used, "%s%s %s", used ? ", " : "", figures[i],
                     computed->share.counted.den ? tn_money_format(amounts[i], amount) : published);
        }
    }
    const char *kept = tn_arena_text(r->workspace->arena, words);
    return kept ? kept : "";
}

static tn_status read_row(void *context, const tn_csv_row *row)
{
    replay *r = context;
    tn_arena *arena = r->workspace->arena;
    tn_batch_cell cells[TN_BATCH_COLUMNS];
    char error[TN_CHANGE_ERROR] = "";
    const tn_change nothing = {.policy = NULL};
    tn_change change = nothing;
    for (int i = 0; i < TN_BATCH_COLUMNS; i++) {
        const char *text = cell(row, r->column[i]);
        cells[i] = (tn_batch_cell){text, strlen(text)};
    }
    example *e = tn_arena_append(arena, &r->examples, &r->count, sizeof(*e));
    if (!e) {
        return TN_E_NOMEM;
    }
    const tn_status status = tn_change_read(r->calculator, cells, &change, error);
    *e = (example){.id = tn_arena_text(arena, cell(row, r->column[TN_BATCH_ID])),
                   .source = tn_arena_text(arena, cell(row, r->source)),
                   .published = in_words(r, row, &nothing.result),
                   .computed = status == TN_OK ? in_words(r, row, &change.result)
                                               : tn_arena_text(arena, error)};
    if (tn_arena_failed(arena)) {
        return TN_E_NOMEM;
    }
    e->agrees = *e->published && strcmp(e->published, e->computed) == 0;
    return TN_OK;
}

static const tn_column columns[] = {
    {.key = "id", .title = "Example", .kind = TN_V_TEXT},
    {.key = "published", .title = "Published", .kind = TN_V_TEXT},
    {.key = "computed", .title = "Computed", .kind = TN_V_TEXT},
    {.key = "agrees", .title = "Agrees", .kind = TN_V_FLAG},
    {.key = "source", .title = "Source", .kind = TN_V_TEXT, .flags = TN_NOT_IN_TEXT}};

static const tn_report *report_of(tn_arena *arena, const replay *r, size_t agree)
{
    tn_report *report = tn_report_new(arena, "Published examples, computed again");
    tn_report_add(report, "examples", "Examples", tn_value_quantity((int64_t)r->count));
    tn_report_add(report, "agree", "Agree", tn_value_quantity((int64_t)agree));
    tn_table *table = TNI_TABLE(report, "list", "Each of them", columns);
    for (size_t i = 0; i < r->count; i++) {
        const example *e = &r->examples[i];
        TNI_ROW(table, NULL, tn_value_text(e->id), tn_value_text(e->published),
                tn_value_text(e->computed), tn_value_flag(e->agrees), tn_value_text(e->source));
    }
    tn_report_note(report, "%zu of %zu published examples agree.", agree, r->count);
    return tni_report_close(report, NULL);
}

tn_status tni_selftest(tni_workspace *ws, const tn_report **out, bool *out_all_agree)
{
    const struct tni_embedded *file = tni_embedded_find("published.csv");
    replay r = {.workspace = ws, .calculator = tni_calculator(ws, NULL)};
    const tn_csv_sink sink = {.header = read_header, .row = read_row, .context = &r};
    size_t agree = 0;
    if (!r.calculator) {
        return TN_E_NOMEM;
    }
    const tn_status status =
        file ? tn_csv_read(ws->arena, file->name, file->bytes, file->size, &sink, ws->findings)
             : TN_E_BUG;
    for (size_t i = 0; i < r.count; i++) {
        agree += r.examples[i].agrees;
    }
    if (status == TN_OK) {
        *out = report_of(ws->arena, &r, agree);
        *out_all_agree = agree == r.count;
    }
    return status == TN_E_FINDINGS ? TN_E_BUG : status;
}
