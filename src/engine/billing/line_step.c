/* How a line's amount came about: made from the figures that the line keeps, when somebody asks. */
#include "engine/life/worth.h"
#include "engine/proration/derive.h"
#include "engine/proration/exact.h"
#include "tenor/invoice.h"

static tn_value price_of(const tn_line *line)
{
    return tn_value_price(line->unit_price, line->amount.currency);
}

/* quantity x price [x share], then the rounding. */
static void explain_units(tn_arena *arena, tn_step *root, const tn_document *d, const tn_line *line)
{
    const tn_value none = tn_value_none();
    tn_step *product = tni_derive(arena, root, TN_STEP_PRODUCT, "quantity and unit price",
                                  tn_value_quantity(line->quantity), price_of(line), none);
    if (line->share && product) {
        tn_step *share = tni_derive(arena, root, TN_STEP_SHARE, tn_basis_name(d->policy->basis),
                                    tn_value_quantity((int64_t)line->share->counted.num),
                                    tn_value_quantity((int64_t)line->share->counted.den),
                                    tn_value_fraction(line->share->used));
        product->in[2] = tn_value_fraction(line->share->used);
        if (line->share->clamped) {
            tni_derive(arena, share, TN_STEP_CLAMP, "held between nothing and all of the period",
                       tn_value_fraction(line->share->counted), none,
                       tn_value_fraction(line->share->used));
        }
    }
    if (line->capped.minor) {
        tni_derive(arena, root, TN_STEP_GIVEN,
                   "a credit never exceeds what was charged, which takes off", none, none,
                   tn_value_money(line->capped));
    }
    const bool credit = line->exact.num < 0;
    const tn_fraction size = {credit ? -line->exact.num : line->exact.num, line->exact.den};
    const tn_money rounded = {credit ? -line->amount.minor : line->amount.minor,
                              line->amount.currency};
    tni_derive_rounding(arena, root, size, d->policy->rounding, rounded);
    if (credit) {
        tn_step_add(arena, root, TN_STEP_NOTE, "a credit: the sign is put on after rounding");
    }
}

/* What the term charged less the worth of the time used. */
static void explain_unused(tn_arena *arena, tn_step *root, const tn_document *d)
{
    const tn_term *term = &d->life->terms[d->term];
    const tn_rounding mode = d->policy->rounding;
    tn_money worth = {0, term->currency}, back = {0, term->currency};
    tn_fraction used, rest = tni_exact_minor(d->charged_minor);
    if (tni_worth_used(d->life, term, d->policy, d->at, &used) == TN_OK &&
        tni_exact_sub(&rest, used) == TN_OK && tni_exact_round(used, mode, &worth.minor) == TN_OK &&
        tni_exact_round(rest, mode, &back.minor) == TN_OK) {
        tni_derive(arena, root, TN_STEP_DIFFERENCE, "charged less the worth of the time used",
                   tn_value_money((tn_money){d->charged_minor, term->currency}),
                   tn_value_money(worth), tn_value_money(back));
    }
}

/* Why so much goes back, then the invoice that this part of it comes off. */
static void explain_refund(tn_arena *arena, tn_step *root, const tn_document *d,
                           const tn_line *line)
{
    const tn_value none = tn_value_none();
    if (!d->termination || !line->reduces) {
        return;
    }
    if (d->termination->within_48h) {
        tn_step_add(arena, root, TN_STEP_NOTE,
                    "within 48 hours of acceptance: everything charged so far goes back");
    } else if (d->termination->event->amount.set) {
        tn_step_add(arena, root, TN_STEP_NOTE, "the amount that was agreed");
    } else {
        explain_unused(arena, root, d);
    }
    tni_derive(arena, root, TN_STEP_GIVEN,
               tn_arena_format(arena, "taken off %s of", tn_document_id(arena, line->reduces)),
               none, none, tn_value_money(line->reduces->total));
}

const tn_step *tn_line_step(tn_arena *arena, const tn_document *d, const tn_line *line)
{
    const char *what = tn_line_kind_name(line->kind);
    if (line->dimension != TN_NO_DIMENSION && d->life) { /* a calculator has none */
        what = tn_arena_format(arena, "%s of %s", what,
                               d->life->product->dimensions[line->dimension].key.value);
    }
    tn_step *root = tn_step_add(arena, NULL, TN_STEP_GIVEN, what);
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
        explain_units(arena, root, d, line);
        break;
    case TN_LINE_INSTALMENT:
        tn_step_add(arena, root, TN_STEP_NOTE, "a charge of the agreed payment schedule");
        break;
    case TN_LINE_REFUND:
        explain_refund(arena, root, d, line);
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
