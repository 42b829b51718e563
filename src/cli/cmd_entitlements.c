/* tenor entitlements: what GetEntitlements would answer at an instant. */
#include "cli/cmd.h"
#include "tenor/entitlements.h"

tni_exit tni_cmd_entitlements(tni_run *run)
{
    tni_contract_run c;
    tni_exit ended = TNI_EXIT_FINE;
    if (!tni_contract_begin(run, 1U << TNI_FORM_JSON, &c, &ended)) {
        return ended;
    }
    const tn_date *as_of = tni_workspace_as_of(&c.workspace, c.document);
    const char *at = tni_args_value(run->args, OPT_AT);
    tn_field_instant when = {0};
    if (at) {
        tni_read_when(at, &when); /* its form was checked with the options */
    } else if (as_of) {
        when.value = tn_instant_of(*as_of);
    } else {
        return tni_misuse(run, "at which instant? --at TIME, or --as-of DATE");
    }
    tni_books books;
    const tn_date until = tn_instant_date(when.value);
    const tn_status status = tni_contract_books(&c.workspace, c.document, &until, NULL, &books);
    if (status != TN_OK) {
        return tni_put_findings(run, &c.workspace, status);
    }
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    tni_exit put = TNI_EXIT_BUG;
    if (tn_entitlements_render(books.life, when.value, &text) == TN_OK) {
        put = tni_put(run, text.bytes, text.length);
    }
    tn_buffer_done(&text);
    const tni_exit told = tni_put_findings(run, &c.workspace, TN_OK);
    return put == TNI_EXIT_FINE ? told : put;
}
