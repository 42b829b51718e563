/* What a copy of an offer does not keep: it is a draft for another deal, and its days, ids and
 * counts were the first one's. What is left out or new is told, each at the place it came from. */

#include "app/new_text.h"
#include "base/list.h"

/* The copy at work. */
typedef struct cloning {
    tni_workspace *ws;
    tni_new_text *draft;
    const tn_offer *offer;
    const tni_new_options *options;
    int months; /* of the copy */
} cloning;

static bool is_given(const cloning *c, const char *key)
{
    return TNI_NAMED(c->options->values, c->options->value_count, key) != NULL;
}

static void tell_left(const cloning *c, tn_at at, const char *key, const char *why)
{
    if (c->options->told) {
        tn_findings_add(c->options->told, TN_OFR_NOT_COPIED, at, "offer",
                        "the copy has no '%s': %s", key, why);
    }
}

static void leave_out(const cloning *c, const char *section, const char *key, tn_at at,
                      const char *why)
{
    tni_new_text_edit(c->draft,
                      &(tn_edit){.verb = TN_EDIT_REMOVE, .kind = section, .label = "", .key = key});
    tell_left(c, at, key, why);
}

/* Before the day to judge from, where that is known. */
static bool is_past(const tn_date *as_of, const tn_field_date *day)
{
    return day->set && as_of && day->value.days < as_of->days;
}

/* Keys that name this one offer, its agreement, or what its buyer gave it. */
static void drop_ids(const cloning *c)
{
    const tn_offer *o = c->offer;
    const struct {
        const char *key;
        bool set;
        tn_at at;
        const char *why;
    } rows[] = {
        {"published", o->published.set, o->published.at, "it is a draft again"},
        {"replaces", o->replaces.value != NULL, o->replaces.at, "it replaces no agreement yet"},
        {"po", o->po.value != NULL, o->po.at, "the purchase order was the first offer's"},
        {"url", o->url.value != NULL, o->url.at, "its page at AWS is another one"},
        {"extra", o->extra.value != NULL, o->extra.at, "what an import kept aside is not copied"},
        {"buyer_accounts",
         o->buyer_accounts.count > 0 && is_given(c, "buyer") && !is_given(c, "buyer_accounts"),
         o->buyer_accounts.at, "the buyer is another one: give --account"}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        if (rows[i].set) {
            leave_out(c, "offer", rows[i].key, rows[i].at, rows[i].why);
        }
    }
    if (o->approval.set) {
        tni_new_text_edit(
            c->draft, &(tn_edit){.verb = TN_EDIT_REMOVE_SECTION, .kind = "approval", .label = ""});
        tell_left(c, o->approval.at, "[approval]", "nobody has approved it");
    }
}

static void drop_days(const cloning *c, const tn_date *as_of, bool other_duration)
{
    const tn_offer *o = c->offer;
    const bool start_past = is_past(as_of, &o->start);
    char months[TN_DURATION_TEXT];
    if (is_past(as_of, &o->expires) && !is_given(c, "expires")) {
        leave_out(c, "offer", "expires", o->expires.at, "that day has passed");
    }
    if (c->months && !o->duration.set) {
        tni_new_text_set(c->draft, "offer", "", "duration",
                         tn_arena_text(c->ws->arena, tn_duration_format(c->months, months)));
    }
    if (start_past) {
        leave_out(c, "offer", "start", o->start.at, "that day has passed");
    }
    if (o->end.set && (start_past || other_duration || o->replaces.value)) {
        leave_out(c, "offer", "end", o->end.at, "it follows from start and duration");
    }
    if (o->payments.first.set && (start_past || is_past(as_of, &o->payments.first))) {
        leave_out(c, "payments", "first", o->payments.first.at, "that day has passed");
    }
}

/* Charges as written are of one deal: they are days and amounts. */
static void drop_charges(const cloning *c, const tn_date *as_of, bool other_duration)
{
    static const int steps[] = {[TN_PLAN_MONTHLY] = 1,
                                [TN_PLAN_QUARTERLY] = 3,
                                [TN_PLAN_ANNUAL] = 12,
                                [TN_PLAN_CUSTOM] = 0};
    const tn_payments *p = &c->offer->payments;
    const int step = p->plan.set ? steps[p->plan.value] : 0;
    bool past = false;
    for (size_t i = 0; i < p->custom_count; i++) {
        past = past || is_past(as_of, &p->custom[i].date);
    }
    if (p->custom_count && (past || other_duration)) {
        tni_new_text_edit(
            c->draft, &(tn_edit){.verb = TN_EDIT_REMOVE_SECTION, .kind = "payments", .label = ""});
        tell_left(c, p->at, "[payments]", "its charges were for other days");
    } else if (p->count.set && step && (p->count.value - 1) * step >= c->months) {
        leave_out(c, "payments", "count", p->count.at, "so many charges do not fit the duration");
    }
    if (p->total.set && other_duration && !p->custom_count) {
        leave_out(c, "payments", "total", p->total.at, "it was agreed for another duration");
    }
}

void tni_new_clone(tni_workspace *ws, tni_new_text *draft, const tn_offer *offer,
                   const tni_new_options *options, const tn_date *as_of, int months)
{
    const cloning c = {ws, draft, offer, options, months};
    const bool other_duration = months != tn_offer_months(offer);
    drop_ids(&c);
    drop_days(&c, as_of, other_duration);
    drop_charges(&c, as_of, other_duration);
}
