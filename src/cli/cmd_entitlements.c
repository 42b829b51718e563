/* tenor entitlements: what GetEntitlements would answer at an instant. */
#include "app/show.h"
#include "cli/cmd.h"

tni_exit tni_cmd_entitlements(tni_run *run)
{
    tni_file_run f;
    tn_instant at;
    tn_buffer text;
    if (!tni_begin_contract(run, 1U << TNI_FORM_JSON, &f)) {
        return run->ended;
    }
    if (!tni_at_instant(run, &f, &at)) {
        return tni_misuse(run, "at which instant? --at TIME, or --as-of DATE");
    }
    tn_buffer_init(&text, NULL);
    const tn_status status = tni_entitlements(&f.workspace, f.file, at, &text);
    return tni_write_buffer(run, &f.workspace, status, &text);
}
