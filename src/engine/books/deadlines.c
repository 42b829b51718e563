/* Collecting deadlines of offers and contracts. */
#include "tenor/deadlines.h"

#include "base/list.h"

static void add_deadline(tn_deadlines *d, tn_deadline deadline)
{
    if (d->has_from && tn_instant_date(deadline.at).days < d->from.days) {
        return;
    }
    TNI_LIST_ADD(d->arena, &d->items, &d->count, deadline);
}

void tn_deadlines_add_offer(tn_deadlines *deadlines, const tn_offer *offer)
{
    if (offer->expires.set) {
        add_deadline(
            deadlines,
            (tn_deadline){.at = {tn_instant_of(offer->expires.value).seconds + TN_DAY_SECONDS - 1},
                          .what = tn_timeline_event_name(TN_HAPPENS_OFFER_EXPIRES),
                          .subject = offer->name.value ? offer->name.value : offer->file,
                          .detail = "last second in which the offer can be accepted"});
    }
}

static bool is_deadline(tn_timeline_event_kind kind)
{
    return kind == TN_HAPPENS_DECISION_DEADLINE || kind == TN_HAPPENS_ADJUSTMENT_DEADLINE ||
           kind == TN_HAPPENS_INVOICE || kind == TN_HAPPENS_ACCESS_ENDS ||
           kind == TN_HAPPENS_METERING_CLOSES;
}

void tn_deadlines_add_timeline(tn_deadlines *deadlines, tn_books *books,
                               const tn_timeline *timeline)
{
    for (size_t i = 0; i < timeline->count; i++) {
        const tn_timeline_event *h = &timeline->items[i];
        if (!is_deadline(h->kind)) {
            continue;
        }
        const char *detail = h->text ? h->text : "";
        if (h->document) {
            detail = tn_document_id(deadlines->arena, h->document);
        }
        add_deadline(deadlines,
                     (tn_deadline){.at = h->at,
                                   .whole_day = h->whole_day || h->document,
                                   .assumed = h->assumed,
                                   .what = tn_timeline_event_name(h->kind),
                                   .subject = tn_books_contract(books)->id.value,
                                   .detail = detail,
                                   .has_amount = h->document != NULL,
                                   .amount = h->document ? h->document->total : (tn_money){0}});
    }
}

static int by_instant(const void *left, const void *right)
{
    const tn_deadline *a = left, *b = right;
    const int order = TNI_COMPARE(a->at.seconds, b->at.seconds);
    return order ? order : TNI_COMPARE(a->order, b->order);
}

void tn_deadlines_sort(tn_deadlines *deadlines)
{
    for (size_t i = 0; i < deadlines->count; i++) {
        deadlines->items[i].order = i;
    }
    tni_list_sort(deadlines->items, deadlines->count, sizeof(tn_deadline), by_instant);
}
