/* What test_faults.c asks of several contracts together: months added up, metrics, a journal, each
 * in one currency too; and the terms that acceptance freezes. */
#ifndef TN_TEST_FAULT_SCENES_PORTFOLIO_H
#define TN_TEST_FAULT_SCENES_PORTFOLIO_H

#include "engine/fault_scenes.h"

#include "engine/life/freeze.h"
#include "tenor/forecast.h"
#include "tenor/journal_entries.h"
#include "tenor/metrics.h"

/* Each is lived several times in one answer, so that they are short. */
static const life_case pairs[] = {
    {.what = "in euros from June",
     .product = STORAGE,
     .offer = UPFRONT,
     .other_offer =
         OFFER("replaces = agmt-1\nduration = 2m\ncurrency = EUR\n[item seats]\nprice = 70\n"
               "quantity = 9\n[usage gb]\nprice = 1\n[renewal]\nauto = yes\nuplift = 4%\n"),
     .contract = MINE UP "[replace 2027-12-02]\noffer = b.offer.ini\n",
     .until = "2028-01-31"},
    {.what = "a plan to a total",
     .product = STORAGE,
     .offer = OFFER("start = 2027-01-02\nend = 2027-05-20\n[item seats]\nprice = 20\n"
                    "quantity = 9\n[payments]\nplan = quarterly\ntotal = 100.00\n"),
     .contract = MINE},
};

static inline tn_fx rates_to_dollars(void)
{
    static tn_fx_rate rates[] = {{{"EUR", 2}, INT64_C(11000000000)},
                                 {{"GBP", 2}, INT64_C(13000000000)},
                                 {{"CHF", 2}, INT64_C(12000000000)}};
    static tn_fx_section section = {{0}, {{"USD", 2}, true, {0}}, rates, COUNT(rates)};
    return (tn_fx){&section, 1};
}

static inline void tell_months(const tn_ledger *l)
{
    for (size_t i = 0; i < l->count; i++) {
        const tn_ledger_month *m = &l->months[i];
        const int64_t figures[] = {m->opening.minor, m->invoiced.minor, m->cash.minor,
                                   m->net.minor,     m->revenue.minor,  m->overage.minor,
                                   m->closing.minor, m->assumed,        m->translation.minor};
        for (size_t j = 0; j < COUNT(figures); j++) {
            tell(figures[j]);
        }
    }
}

static inline tn_status tell_forecast(tn_forecast *f)
{
    tn_forecast_sort(f);
    for (size_t i = 0; i < f->count; i++) {
        tell(f->parts[i]->name != NULL);
        tell(f->parts[i]->source != NULL);
        tell_months(&f->parts[i]->ledger);
        tell(f->parts[i]->ledger.total.invoiced.minor);
    }
    return TN_OK;
}

/* Of two contracts different months, each by name and all together. */
static inline tn_status add_up_months(tn_arena *room, tn_books *const *both, tn_findings *list)
{
    static const struct {
        const char *name, *source, *from;
        size_t count;
    } windows[] = {{"B", "b.ini", "2027-01-01", 2}, {"A", "a.ini", "2027-05-01", 3}};
    tn_forecast f = {.arena = room};
    const tn_fx fx = rates_to_dollars();
    const tn_forecast *in_dollars = NULL;
    tn_status status = TN_OK;
    for (size_t i = 0; i < COUNT(windows); i++) {
        const tn_ledger *l = tn_books_ledger(both[i]);
        status = l ? status : tn_books_status(both[i]);
        f.source = windows[i].source;
        for (; l && status == TN_OK; l = l->next) {
            tn_ledger part;
            status = tn_ledger_window(room, l, tn_instant_date(at(windows[i].from)),
                                      windows[i].count, &part);
            status = status ? status : tn_forecast_add(&f, windows[i].name, &part);
            status = status ? status : tn_forecast_add(&f, NULL, &part);
        }
    }
    status = status ? status : tell_forecast(&f);
    status = status ? status : tn_forecast_in(&f, &fx, (tn_currency){"USD", 2}, list, &in_dollars);
    assert_int_equal(status == TN_OK, in_dollars != NULL);
    for (size_t i = 0; in_dollars && i < in_dollars->count; i++) {
        tell_months(&in_dollars->parts[i]->ledger);
    }
    return status;
}

static inline void tell_metrics(const tn_metrics *m)
{
    for (size_t i = 0; i < m->total_count; i++) {
        const tn_metrics_total *t = &m->totals[i];
        const int64_t figures[] = {t->arr.minor,    t->mrr.minor, t->created.minor,
                                   t->churn.minor,  t->nrr.e4,    t->expansion.minor,
                                   t->within.minor, t->grr.e4,    t->contraction.minor,
                                   t->beyond.minor, t->rpo.minor};
        for (size_t j = 0; j < COUNT(figures); j++) {
            tell(figures[j]);
        }
        for (size_t j = 0; j < TN_METRICS_QUARTERS; j++) {
            tell(t->quarters[j].count);
            tell(t->quarters[j].annual_value.minor);
        }
    }
}

static inline tn_status measure(tn_arena *room, tn_books *const *both, tn_findings *list)
{
    const tn_fx fx = rates_to_dollars();
    const tn_metrics *in_dollars = NULL;
    tn_metrics m;
    tn_status status = tn_metrics_begin(room, tn_instant_date(at("2028-01-15")), true, &m);
    for (size_t i = 0; i < 2 && status == TN_OK; i++) {
        tn_arena *scratch = tn_arena_new(NULL);
        status = tn_metrics_add(&m, scratch, both[i]);
        tn_arena_free(scratch);
    }
    const tn_metrics_quarter quarter = {.count = 1, .annual_value = {5, {"CHF", 2}}};
    status =
        status ? status
               : tn_metrics_add_remaining(&m, (tn_money){9, {"GBP", 2}}, (tn_money){4, {"GBP", 2}});
    status = status ? status : tn_metrics_add_renewals(&m, 1, &quarter);
    status = status == TN_OK ? tn_metrics_end(&m) : status;
    if (status == TN_OK) {
        tell_metrics(&m);
        status = tn_metrics_in(room, &m, &fx, (tn_currency){"USD", 2}, list, &in_dollars);
        assert_int_equal(status == TN_OK, in_dollars != NULL);
    }
    if (in_dollars) {
        tell_metrics(in_dollars);
    }
    return status;
}

static inline tn_status enter_journal(tn_arena *room, tn_books *const *both)
{
    tn_journal_entries entries = {.arena = room, .options = {.internal = true}};
    tn_status status = TN_OK;
    for (size_t i = 0; i < 2 && status == TN_OK; i++) {
        status = tn_journal_entries_add(&entries, both[i]);
    }
    tn_journal_entries_sort(&entries);
    for (size_t i = 0; status == TN_OK && i < entries.count; i++) {
        assert_non_null(entries.items[i].id);
        for (size_t j = 0; j < entries.items[i].posting_count; j++) {
            tell(entries.items[i].postings[j].account);
            tell(entries.items[i].postings[j].amount.minor);
        }
    }
    return status;
}

static inline tn_status ask_portfolio(tn_arena *room, const simulated *s, tn_findings *list)
{
    tn_books *const both[] = {books_in(room, s, list), books_in(room, s, list)};
    tn_status status = add_up_months(room, both, list);
    status = status ? status : measure(room, both, list);
    return status ? status : enter_journal(room, both);
}

/* The terms of the contract, and of the replacement in it. */
static inline tn_status freeze(tn_arena *room, const simulated *s, tn_findings *list)
{
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    tn_status status = tni_freeze_write(room, s->contract, NULL, tables, list, &text);
    for (size_t i = 0; status == TN_OK && i < s->contract->event_count; i++) {
        const tn_event *event = &s->contract->events[i];
        if (event->kind == TN_EVENT_REPLACE) {
            status = tni_freeze_write(room, s->contract, event, tables, list, &text);
        }
    }
    for (size_t i = 0; status == TN_OK && i < text.length; i++) {
        tell(text.bytes[i]);
    }
    tn_buffer_done(&text);
    return status;
}

#endif
