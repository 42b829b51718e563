/* Part of billing_reader.h. Rows of what AWS billed that are not compared: counted and told. */
#include <string.h>

#include "base/list.h"
#include "format/feed/billing_reader.h"

enum { KINDS_MAX = 40 }; /* what a file invents beyond these is one kind */

static tni_left_rows *left_of(tn_billing_feed_reader *r, const char *what, uint32_t line,
                              bool is_settled)
{
    if (r->left_count >= KINDS_MAX) {
        what = "others";
        is_settled = false;
    }
    for (size_t i = 0; i < r->left_count; i++) {
        tni_left_rows *left = &r->left[i];
        if (left->is_settled == is_settled && strcmp(left->what, what) == 0) {
            left->line = line < left->line ? line : left->line;
            return left;
        }
    }
    return TNI_LIST_ADD(r->arena, &r->left, &r->left_count,
                        (tni_left_rows){.what = what, .line = line, .is_settled = is_settled});
}

void tni_billed_leave(tn_billing_feed_reader *r, const char *what, uint32_t line,
                      const tni_exact *settled)
{
    tni_left_rows *left = what ? left_of(r, what, line, settled != NULL) : NULL;
    r->feed->left_out++;
    if (left && left->is_settled && settled) {
        left->sum.money.currency = settled->money.currency;
        if (tni_exact_add(&left->sum, *settled) != TN_OK) {
            left->sum.money.minor = INT64_MAX;
        }
    }
    if (left) {
        left->count++;
    }
}

void tni_billed_tell_left(const tn_billing_feed_reader *r)
{
    char sum[TN_DECIMAL_TEXT];
    for (size_t i = 0; i < r->left_count; i++) {
        const tni_left_rows *left = &r->left[i];
        const tn_at at = {r->file, left->line, 1};
        const char *rows = left->count == 1 ? "row" : "rows";
        if (left->is_settled) {
            tn_findings_add(r->findings, TN_FIL_FEED_UNSETTLED, at, "",
                            "%s: %zu %s of %s, for invoices that are not in the file", left->what,
                            left->count, rows, tn_money_format_grouped(left->sum.money, sum));
        } else {
            tn_findings_add(r->findings, TN_FIL_FEED_LEFT, at, "", "%s: %zu %s, not compared",
                            left->what, left->count, rows);
        }
    }
}
