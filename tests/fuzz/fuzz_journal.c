/* Any text as a workspace's accounts and layouts, and as its contract: the journal in each layout
 * is a table of whole rows, as many in each, or findings say why not. */
#include "fuzz/files.h"

#include "app/journal.h"
#include "format/json/json.h"
#include "tenor/csv.h"
#include "tenor/ini.h"

static tni_workspace tables_of;

#ifdef TN_PLANTED /* settings that cannot be understood are taken for a bug of ours */
PLANT(tn_ini_read, tn_status,
      (tn_arena * arena, const char *file, const char *bytes, size_t size, tn_findings *findings,
       tn_tree **out))
{
    const tn_status status = __real_tn_ini_read(arena, file, bytes, size, findings, out);
    return status == TN_E_FINDINGS ? TN_E_BUG : status;
}
#endif

typedef struct table {
    size_t columns, rows;
} table;

static tn_status count_row(void *context, const tn_csv_row *row)
{
    table *t = context;
    t->columns = t->columns ? t->columns : row->count;
    PROMISE(row->count == t->columns);
    t->rows++;
    return TN_OK;
}

static void expect(tn_status status)
{
    PROMISE(status == TN_OK || status == TN_E_FINDINGS || status == TN_E_READ);
}

/* Rows of the journal as CSV, its head included; 0: there is none. */
static size_t journal(tni_workspace *ws, const tni_portfolio *p, const char *layout,
                      tni_result_form form)
{
    const tni_journal_options options = {.layout = layout, .internal = true, .form = form};
    table t = {0};
    size_t contracts = 0;
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    const tn_status status = tni_journal(ws, p, &options, &out, &contracts);
    expect(status);
    PROMISE(status == TN_OK || tn_findings_of(ws->findings, TN_ERROR) > 0);
    if (status == TN_OK && layout && form == TNI_FORM_CSV) {
        const tn_csv_sink sink = {
            .row = count_row, .context = &t, .separator = ',', .ragged = true};
        tn_arena *arena = tn_arena_new(NULL);
        expect(tn_csv_read(arena, "j", out.bytes, out.length, &sink, tn_findings_new(arena)));
        tn_arena_free(arena);
    } else if (status == TN_OK && layout) {
        tni_json_error fault = {0};
        tni_json *json = NULL;
        PROMISE(tni_json_parse(out.bytes, out.length, &fault, &json) == TN_OK);
        tni_json_free(json);
    }
    fuzz_shown(out.bytes, status == TN_OK ? out.length : 0);
    tn_buffer_done(&out);
    return t.rows;
}

const long fuzz_runs = 400;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char *const names[] = {"p.product.ini", "a.offer.ini", "c.contract.ini"};
    if (!tables_of.arena) {
        fuzz_folder_begin();
        PROMISE(tni_workspace_open(tn_arena_new(NULL), &(tni_workspace_options){0}, &tables_of) ==
                TN_OK);
    }
    tni_workspace ws;
    tni_portfolio p;
    tn_arena *arena = tn_arena_new(NULL);
    PROMISE(tni_workspace_again(&tables_of, arena, &ws) == TN_OK);
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        const part one = fuzz_part(bytes, size, names[i]);
        PROMISE(!one.at || tni_workspace_put(&ws, fuzz_path(names[i]), one.at, one.size));
    }
    const part settings = fuzz_part(bytes, size, "tenor.ini");
    fuzz_write("tenor.ini", settings.at, settings.size);
    const char *const path = fuzz_path("c.contract.ini");
    if (tni_portfolio_load(&ws, &path, 1, &p) == TN_OK) {
        const size_t first = journal(&ws, &p, "quickbooks", TNI_FORM_CSV);
        const size_t second = journal(&ws, &p, "netsuite", TNI_FORM_CSV);
        PROMISE(!first || !second || first == second);
        journal(&ws, &p, NULL, TNI_FORM_JOURNAL);
        if (tni_journal_layout_known(&ws, &p, "ledger")) {
            journal(&ws, &p, "ledger", TNI_FORM_CSV);
            journal(&ws, &p, "ledger", TNI_FORM_JSON);
        }
    }
    PROMISE(!tn_arena_failed(arena));
    tn_arena_free(arena);
    return 0;
}
