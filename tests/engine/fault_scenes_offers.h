/* What test_faults.c asks of offers: quotes, who approves them, their digest; the calculator. */
#ifndef TN_TEST_FAULT_SCENES_OFFERS_H
#define TN_TEST_FAULT_SCENES_OFFERS_H

#include "engine/fault_scenes.h"
#include "tenor/approval.h"
#include "tenor/quote.h"

static inline tn_status price(tn_arena *room, const simulated *s, tn_findings *list)
{
    const tn_quote *quote = NULL;
    tn_quote_target found = {0};
    const tn_offer *offer = s->contract->offer;
    /* An amount of the file always fits: nobody asks whether it does. */
    tells = !offer->tcv_usd.set && !offer->payments.total.set;
    tn_status status = tn_quote_build(room, offer, tables, NULL, NULL, list, &quote);
    assert_int_equal(status == TN_OK, quote != NULL);
    if (status == TN_OK && offer->discount.set) {
        status = tn_quote_find_target(offer, tables, NULL, (tn_money){400000, quote->currency},
                                      list, &found);
    }
    if (status == TN_OK && tells) {
        tell(found.discount.e4);
        tell(quote->net_total.money.minor);
        tell(quote->fee.minor);
        tell(quote->seller_net.money.minor);
    }
    return status;
}

static inline const tn_settings *rails(void)
{
    const tn_settings *settings = NULL;
    const tn_tree *tree =
        test_tree(arena, "tenor.ini",
                  "[guardrails]\nmax_discount = 5%\nmin_total.USD = 90000\nmin_total.EUR = 9\n"
                  "max_net_terms = 9\nmax_duration = 6m\nmin_uplift = 9%\nfloor.12m = 99%\n"
                  "[approver vp]\nmax_discount = 90%\nmin_total.USD = 1\nmax_duration = 36m\n"
                  "min_uplift = 0%\nfloor.12m = 1%\nmax_net_terms = 90\n");
    assert_int_equal(tn_settings_build(arena, tree, tables, tn_findings_new(arena), &settings),
                     TN_OK);
    return settings;
}

static inline tn_status approve(tn_arena *room, const simulated *s, tn_findings *list)
{
    const tn_offer *offer = s->contract->offer;
    char digest[TN_DIGEST_TEXT] = "";
    tn_approver_level level = 0;
    tn_status status = tn_offer_digest(offer, tables, digest);
    status = status ? status : tn_offer_approver_needed(room, offer, s->rails, tables, &level);
    status = status ? status : tn_offer_check_guardrails(room, offer, s->rails, tables, list);
    tells = false; /* a discount that does not fit is not known: the last approver decides */
    return status;
}

/* The calculator: 1 of 100 -> 4 of 100, two thirds of a month are left. */
static inline tn_status prorate(tn_arena *room, const simulated *s, tn_findings *list)
{
    (void)list;
    const tn_document *document = NULL;
    const tn_change change = {.period = {at("2027-01-01"), at("2027-02-01")},
                              .on = at("2027-01-11"),
                              .from = {true, {INT64_C(10000000000)}, 1},
                              .to = {true, {INT64_C(10000000000)}, 4},
                              .currency = {"USD", 2},
                              .policy = &s->policy};
    tn_status status = tn_change_document(room, &change, &document);
    assert_int_equal(status == TN_OK, document != NULL);
    for (size_t i = 0; status == TN_OK && i < document->line_count; i++) {
        tell(document->lines[i].amount.minor);
        status = tn_line_step(room, document, &document->lines[i]) ? TN_OK : TN_E_NOMEM;
    }
    return status;
}

#endif
