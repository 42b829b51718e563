/* Any bytes as a price list: it becomes a product whose text is understood again, with the same
 * number of dimensions, or findings say why not. */
#include "fuzz/files.h"

#include "app/workspace/price_list.h"
#include "tenor/edit.h"

#define FOLDER "/nonexistent/fuzz/"

static tni_workspace tables_of;

#ifdef TN_PLANTED /* a value in which a comment begins is thought to be fit for a file */
PLANT(tn_edit_plan, tn_status,
      (tn_arena * arena, const char *bytes, size_t size, const tn_edit *edit, tn_splice *out,
       const char **reason))
{
    (void)__real_tn_edit_plan(arena, bytes, size, edit, out, reason);
    return TN_OK;
}
#endif

/* Errors of the text, not of the rules. */
static size_t text_errors(const tn_findings *findings)
{
    size_t count = 0;
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        count += f->severity == TN_ERROR && strncmp(tn_code_get(f->code)->text, "FIL", 3) == 0;
    }
    return count;
}

const long fuzz_runs = 600;

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const tni_price_list_options choices[] = {
        {0},
        {.title = "T", .category = "hosts", .purchase = "one-tier", .currency = "EUR"},
        {.durations = "1m, 12m"}};
    if (!tables_of.arena) {
        PROMISE(tni_workspace_open(tn_arena_new(NULL), &(tni_workspace_options){0}, &tables_of) ==
                TN_OK);
    }
    for (size_t i = 0; i < sizeof(choices) / sizeof(*choices); i++) {
        tni_workspace ws;
        tn_arena *arena = tn_arena_new(NULL);
        tn_buffer out;
        tn_buffer_init(&out, NULL);
        PROMISE(tni_workspace_again(&tables_of, arena, &ws) == TN_OK);
        PROMISE(tni_workspace_put(&ws, FOLDER "l.csv", (const char *)bytes, size));
        tni_price_table understood;
        const tn_status status =
            tni_price_list_product(&ws, FOLDER "l.csv", &choices[i], &understood, &out);
        PROMISE(status == TN_OK || status == TN_E_FINDINGS);
        PROMISE(status == TN_OK || tn_findings_of(ws.findings, TN_ERROR) > 0);
        if (status == TN_OK) {
            const size_t before = text_errors(ws.findings);
            PROMISE(tni_workspace_put(&ws, FOLDER "p.product.ini", out.bytes, out.length));
            const tni_source_file *made = tni_workspace_load(&ws, FOLDER "p.product.ini");
            PROMISE(made && made->kind == TNI_KIND_PRODUCT && made->product);
            PROMISE(text_errors(ws.findings) == before);
        }
        tn_buffer_done(&out);
        tn_arena_free(arena);
    }
    return 0;
}
