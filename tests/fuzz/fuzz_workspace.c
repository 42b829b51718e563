/* Any texts as product, dimensions, offers, contract, settings and metering records, through
 * everything that can be asked of them: a result or findings, both fit to be shown, JSON that is
 * JSON; books that do not balance are a bug. */
#include "fuzz/files.h"

#include "app/change.h"
#include "app/diff.h"
#include "app/export.h"
#include "app/forecast.h"
#include "app/quote.h"
#include "app/show.h"
#include "app/usage.h"
#include "format/json/json.h"
#include "tenor/ini.h"

static tni_workspace tables_of; /* the built-in tables, read once */
static uint64_t turn;           /* of the forms: which comes first follows from the input */

#ifdef TN_PLANTED /* a file that cannot be understood is taken for a bug of ours */
PLANT(tn_ini_read, tn_status,
      (tn_arena * arena, const char *file, const char *bytes, size_t size, tn_findings *findings,
       tn_tree **out))
{
    const tn_status status = __real_tn_ini_read(arena, file, bytes, size, findings, out);
    return status == TN_E_FINDINGS ? TN_E_BUG : status;
}
#endif

static void expect(tn_status status)
{
    PROMISE(status == TN_OK || status == TN_E_FINDINGS || status == TN_E_READ ||
            status == TN_E_RANGE);
}

static void check_json(const char *bytes, size_t size)
{
    tni_json_error fault = {0};
    tni_json *json = NULL;
    PROMISE(tni_json_parse(bytes, size, &fault, &json) == TN_OK);
    tni_json_free(json);
}

/* In one form, another for each report: all three of all take half of the time. */
static void render(const tn_report *report)
{
    static const tni_result_form forms[] = {TNI_FORM_TEXT, TNI_FORM_CSV, TNI_FORM_JSON};
    const tn_render_options options = {.explain = true};
    if (!report) {
        return;
    }
    const tni_result_form form = forms[turn++ % (sizeof(forms) / sizeof(*forms))];
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    PROMISE(tni_report_bytes(report, form, &options, &out) == TN_OK);
    fuzz_shown(out.bytes, out.length);
    if (form == TNI_FORM_JSON) {
        check_json(out.bytes, out.length);
    }
    tn_buffer_done(&out);
}

static void export(tni_workspace *ws, tni_source_file *file)
{
    for (const tni_export_row *row = tni_export_rows; row->ending; row++) {
        const tni_export_options options = {.internal = true};
        if (row->kind == file->kind && row->content != TNI_CONTENT_WORKBOOK) {
            tn_buffer out;
            tn_buffer_init(&out, NULL);
            expect(tni_export_bytes(ws, file, row, &options, &out));
            fuzz_shown(out.bytes, out.length);
            tn_buffer_done(&out);
        }
    }
}

static void ask_changes(tni_workspace *ws, const tni_source_file *contract)
{
    const char *const set[] = {"basic=2"};
    const tni_change_options options = {.on = "2027-04-11",
                                        .set = set,
                                        .set_count = 1,
                                        .offer = fuzz_path("b.offer.ini"),
                                        .all_policies = true};
    tn_status (*const asks[])(tni_workspace *, const tni_source_file *, const tni_change_options *,
                              tni_planned_change *) = {tni_upgrade, tni_replace, tni_renew};
    for (size_t i = 0; i < sizeof(asks) / sizeof(*asks); i++) {
        tni_planned_change planned = {0};
        const tn_status status = asks[i](ws, contract, &options, &planned);
        expect(status);
        if (status == TN_OK) {
            render(planned.report);
        }
    }
}

static void ask_contract(tni_workspace *ws, const tni_source_file *contract)
{
    const tn_report *report = NULL;
    tn_buffer json;
    expect(tni_invoice(ws, contract, NULL, fuzz_path("usage.csv"), &report));
    render(report);
    report = NULL;
    expect(tni_timeline(ws, contract, NULL, NULL, &report));
    render(report);
    report = NULL;
    expect(tni_usage(ws, contract, NULL, fuzz_path("usage.csv"), &report));
    render(report);
    tn_buffer_init(&json, NULL);
    const tn_status status = tni_entitlements(ws, contract, (tn_instant){1800000000}, &json);
    expect(status);
    if (status == TN_OK) {
        check_json(json.bytes, json.length);
    }
    tn_buffer_done(&json);
    ask_changes(ws, contract);
}

static void ask_portfolio(tni_workspace *ws)
{
    const char *const paths[] = {fuzz_path("a.offer.ini"), fuzz_path("c.contract.ini")};
    const tni_reconcile_options options = {.actual = fuzz_path("actual.csv"), .matched = true};
    const tn_report *report = NULL;
    tni_portfolio portfolio;
    bool exceptions = false;
    if (tni_portfolio_load(ws, paths, 2, &portfolio) == TN_OK) {
        const tn_forecast *forecast = NULL;
        const tni_forecast_options months = {.totals = true};
        expect(tni_forecast(ws, &portfolio, &months, &forecast));
        report = forecast ? tni_forecast_report(ws, forecast, NULL) : NULL;
        render(report);
        report = NULL;
        tni_spool *rows = tni_spool_new(ws, TNI_FORM_TEXT);
        expect(tni_deadlines(ws, &portfolio, NULL, false, rows, &report));
        render(report);
        tni_spool_free(rows);
        report = NULL;
        expect(tni_reconcile(ws, &portfolio, &options, &report, &exceptions));
        render(report);
    }
}

static void ask(tni_workspace *ws, const char *path)
{
    tni_source_file *file = tni_workspace_load(ws, path);
    const tn_report *report = NULL;
    PROMISE(file != NULL);
    expect(file->status);
    if (file->status != TN_OK) {
        return;
    }
    expect(tni_show(ws, file, &report));
    render(report);
    export(ws, file);
    if (file->kind == TNI_KIND_CONTRACT) {
        ask_contract(ws, file);
    } else if (file->kind == TNI_KIND_OFFER) {
        const tni_quote_overrides overrides = {.target = "5000.00"};
        const tn_quote *quote = NULL;
        report = NULL;
        expect(tni_quote(ws, file, &overrides, &quote));
        expect(tni_quotes(ws, &path, 1, &(tni_quote_overrides){0}, true, &report));
        render(report);
    }
}

/* The one file that is read from the disk: written when it is another one than before. */
static void write_settings(part settings)
{
    static char last[4096];
    static size_t length = sizeof(last) + 1;
    if (settings.size != length || settings.size > sizeof(last) ||
        (length && memcmp(last, settings.at, length) != 0)) {
        fuzz_write("tenor.ini", settings.at, settings.size);
        length = settings.size;
        if (length && length <= sizeof(last)) {
            memcpy(last, settings.at, length);
        }
    }
}

const long fuzz_runs = 60;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char *const names[] = {"p.product.ini",  "p.csv",     "a.offer.ini", "b.offer.ini",
                                        "c.contract.ini", "usage.csv", "actual.csv"};
    static const char *const asked[] = {"p.product.ini", "a.offer.ini", "b.offer.ini",
                                        "c.contract.ini"};
    if (!tables_of.arena) {
        fuzz_folder_begin();
        PROMISE(tni_workspace_open(tn_arena_new(NULL), &(tni_workspace_options){0}, &tables_of) ==
                TN_OK);
    }
    tni_workspace ws;
    tn_arena *arena = tn_arena_new(NULL);
    turn = tn_text_hash((const char *)bytes, size);
    PROMISE(tni_workspace_again(&tables_of, arena, &ws) == TN_OK);
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        const part p = fuzz_part(bytes, size, names[i]);
        PROMISE(!p.at || tni_workspace_put(&ws, fuzz_path(names[i]), p.at, p.size));
    }
    write_settings(fuzz_part(bytes, size, "tenor.ini"));
    for (size_t i = 0; i < sizeof(asked) / sizeof(*asked); i++) {
        ask(&ws, fuzz_path(asked[i]));
    }
    const tn_report *differences = NULL;
    expect(tni_diff(&ws, fuzz_path("a.offer.ini"), fuzz_path("b.offer.ini"), NULL, &differences));
    render(differences);
    ask_portfolio(&ws);
    tn_buffer said;
    tn_buffer_init(&said, NULL);
    PROMISE(tni_findings_bytes(&ws, TNI_FORM_TEXT, &(tn_render_options){0}, &said) == TN_OK);
    fuzz_shown(said.bytes, said.length);
    PROMISE(!tn_arena_failed(arena));
    tn_buffer_done(&said);
    tn_arena_free(arena);
    return 0;
}
