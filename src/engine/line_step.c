/* How a line's amount came about: made from the figures that the line keeps, when somebody asks. */
#include "engine/derive.h"
#include "tenor/invoice.h"

static tn_value price_of(const tn_line *line)
{
    return tn_value_price(line->unit_price, line->amount.currency);
}

/* quantity x price [x share], then the rounding. */
static void units(tn_arena *arena, tn_step *root, const tn_invoices *invoices, const tn_line *line)
{
    const tn_value none = tn_value_none();
    tn_step *product = tni_derive(arena, root, TN_STEP_PRODUCT, "quantity and unit price",
                                  tn_value_quantity(line->quantity), price_of(line), none);
    if (line->has_share && product) {
        tn_step *share = tni_derive(
            arena, root, TN_STEP_SHARE, tn_basis_name(invoices->policy->basis),
            tn_value_fraction(line->share.counted), none, tn_value_fraction(line->share.used));
        product->in[2] = tn_value_fraction(line->share.used);
        if (line->share.clamped) {
            tni_derive(arena, share, TN_STEP_CLAMP, "held between nothing and all of the period",
                       tn_value_fraction(line->share.counted), none,
                       tn_value_fraction(line->share.used));
        }
    }
    if (line->capped.minor) {
        tni_derive(arena, root, TN_STEP_CLAMP, "a credit never exceeds what was charged",
                   tn_value_money(line->capped), none, tn_value_money(line->amount));
    }
    const bool credit = line->exact.num < 0;
    const tn_fraction size = {credit ? -line->exact.num : line->exact.num, line->exact.den};
    const tn_money rounded = {credit ? -line->amount.minor : line->amount.minor,
                              line->amount.currency};
    tni_derive_rounding(arena, root, size, invoices->policy->rounding, rounded);
    if (credit) {
        tn_step_add(arena, root, TN_STEP_NOTE, "a credit: the sign is put on after rounding");
    }
}

const tn_step *tn_line_step(tn_arena *arena, const tn_invoices *invoices, const tn_line *line)
{
    const char *what = tn_line_kind_name(line->kind);
    tn_step *root = tn_step_add(arena, NULL, TN_STEP_SUM, what);
    if (!root) {
        return NULL;
    }
    root->out = tn_value_money(line->amount);
    switch (line->kind) {
    case TN_LINE_CONTRACT:
    case TN_LINE_RENEWAL:
    case TN_LINE_USAGE:
    case TN_LINE_UPGRADE_CHARGE:
    case TN_LINE_UPGRADE_CREDIT:
        units(arena, root, invoices, line);
        break;
    case TN_LINE_INSTALMENT:
        tn_step_add(arena, root, TN_STEP_NOTE, "a charge of the agreed payment schedule");
        break;
    case TN_LINE_REFUND:
        if (line->reduces) {
            tni_derive(arena, root, TN_STEP_GIVEN, "taken off the invoice",
                       tn_value_text(tn_document_id(arena, invoices, line->reduces)),
                       tn_value_none(), tn_value_money(line->reduces->total));
        }
        break;
    case TN_LINE_ROUNDING:
        tn_step_add(arena, root, TN_STEP_NOTE,
                    "lines are rounded alone, the exact total once: this is the difference");
        break;
    case TN_LINE_KINDS:
        break;
    }
    return root;
}
