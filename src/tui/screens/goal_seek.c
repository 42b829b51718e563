/* Goal seek: what was found, how near it comes, and which way is to be taken. */
#include "tui/screens/goal_seek.h"

#include <stdio.h>
#include <string.h>

#include "tui/model/overlay.h"

/* The ways that are shown, a row each; what does not lead there has no row. */
typedef struct goal {
    tni_workspace ws; /* the view's, with findings of its own */
    const tni_source_file *offer;
    tn_quote_target target;
    const tn_quote *quote;
    tni_target_way ways[3];
    size_t count;
} goal;

/* Priced from what is open, saved or not; the file on the disk is not asked. */
static tn_status seek(tni_model *m, const char *total, goal *out)
{
    const tni_quote_overrides overrides = {.target = total};
    *out = (goal){.ws = m->view.ws, .offer = m->view.document};
    out->ws.arena = m->scratch;
    out->ws.findings = tn_findings_new(m->scratch);
    const tn_status status = out->ws.findings ? tni_quote_target(&out->ws, out->offer, &overrides,
                                                                 &out->target, &out->quote)
                                              : TN_E_NOMEM;
    out->ways[out->count++] = TNI_TARGET_DISCOUNT;
    if (out->target.has_price) {
        out->ways[out->count++] = TNI_TARGET_PRICE;
    }
    if (out->target.missing.minor) {
        out->ways[out->count++] = TNI_TARGET_TOTAL;
    }
    return status;
}

static unsigned take_way(tni_model *m, int choice)
{
    goal g;
    tni_value_edit edits[TNI_TARGET_EDITS];
    size_t count = 0, failed = 0;
    const char *reason = "";
    char name[TNI_STEP_NAME];
    tni_overlay_close(m);
    tn_status status = seek(m, m->wanted, &g);
    if (status == TN_OK && (size_t)choice >= g.count) {
        return 0; /* a note */
    }
    status = status ? status
                    : tni_quote_target_edits(&g.ws, g.offer, &g.target, g.ways[choice], edits,
                                             &count, &reason);
    snprintf(name, sizeof(name), "target %.*s", TNI_NAME, m->wanted);
    status =
        status ? status : tni_draft_set_values(&m->draft, edits, count, name, &failed, &reason);
    if (status != TN_OK) {
        tni_show_message(m, ATTR_ERROR, "%s: %s", name, *reason ? reason : tn_status_text(status));
        return 0;
    }
    tni_show_message(m, ATTR_GOOD, "%s: %s = %s; u takes it back", name, edits[count > 1].key,
                     edits[count > 1].value);
    return EFF_VIEW | EFF_LOG;
}

static void show_way(tni_model *m, const goal *g, tni_target_way way)
{
    const tn_quote_target *t = &g->target;
    char percent[TN_DECIMAL_TEXT], total[64], missing[64], price[TN_DECIMAL_TEXT];
    tn_percent_format(t->discount, percent);
    tn_money_format_grouped(t->total, total);
    tn_money_format_grouped(t->missing, missing);
    if (way == TNI_TARGET_TOTAL) {
        tni_overlay_add(m, "agreed total   %s, the items %s at %s%%",
                        tn_money_format_grouped(t->wanted, price), total, percent);
    } else if (way == TNI_TARGET_PRICE) {
        tni_overlay_add(m, "one price      %s for %s, the others at %s%%: exactly",
                        tn_price_format(t->price, g->quote->currency, price),
                        g->offer->product->dimensions[t->dimension].label, percent);
    } else {
        tni_overlay_add(m,
                        t->missing.minor ? "discount       %s%%: %s, %s short"
                                         : "discount       %s%%: %s, exactly",
                        percent, total, missing);
    }
}

static unsigned show_ways(tni_model *m, const char *total)
{
    goal g;
    const tni_source_file *d = m->view.document;
    if (!d || d->kind != TNI_KIND_OFFER || !m->view.understood) {
        tni_show_message(m, ATTR_WARNING,
                         "no offer that is understood is open or under the cursor");
        return 0;
    }
    snprintf(m->wanted, sizeof(m->wanted), "%s", total);
    const tn_status status = seek(m, m->wanted, &g);
    if (status != TN_OK) {
        const tn_finding *f = NULL;
        for (size_t i = 0; g.ws.findings && i < tn_findings_count(g.ws.findings); i++) {
            const tn_finding *one = tn_findings_get(g.ws.findings, i);
            f = one->severity == TN_ERROR ? one : f;
        }
        tni_show_message(m, ATTR_ERROR, "%s%s%s", f ? f->message : tn_status_text(status),
                         f && *f->hint ? ": " : "", f ? f->hint : "");
        return 0;
    }
    tni_overlay_begin(m, OVER_PICK, take_way,
                      tn_arena_format(m->scratch, "What leads to %s: Enter writes it", total));
    for (size_t i = 0; i < g.count; i++) {
        show_way(m, &g, g.ways[i]);
    }
    for (size_t i = 0; i < tn_findings_count(g.ws.findings); i++) {
        const tn_finding *f = tn_findings_get(g.ws.findings, i);
        if (f->code == TN_OFR_FIXED || f->code == TN_OFR_TARGET) {
            tni_overlay_add(m, "note: %s", f->message);
        }
    }
    return 0;
}

static unsigned take_total(tni_model *m, int choice)
{
    char text[TNI_NAME];
    (void)choice;
    snprintf(text, sizeof(text), "%.*s", TNI_NAME - 1, m->overlay.line.text);
    tni_overlay_close(m);
    return *text ? show_ways(m, text) : 0;
}

unsigned tni_target_ask(tni_model *m)
{
    if (*m->argument) {
        return show_ways(m, m->argument);
    }
    tni_overlay_begin(m, OVER_LINE, take_total, "The total that is wanted: 250000");
    return 0;
}
