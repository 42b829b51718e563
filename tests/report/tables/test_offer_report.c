/* The report of an offer draft, section by section; what is internal is not for a buyer. */
#include "engine/quotes.h"
#include "report/reports.h"
#include "tenor/reports.h"

#define DRAFT                                                                                      \
    OFFER "duration = 12m\neula = standard\n[item unencrypted]\nquantity = 3\n"                    \
          "[renewal]\nauto = no\n"

static void test_offer_report__sections(void **state)
{
    (void)state;
    const quoted q = quote_of(STORAGE, DRAFT);
    expect_report(tn_offer_report(q.arena, q.quote, true, NULL),
                  "Private offer: Acme\n"
                  "[information_list]\n"
                  "Offer | Acme\n"
                  "Product | Data storage\n"
                  "Product ID | prod-1\n"
                  "Currency | USD\n"
                  "information.name: Acme\n"
                  "information.product: Data storage\n"
                  "information.product_id: prod-1\n"
                  "information.currency: USD\n"
                  "information.url: -\n"
                  "[buyers_list]\n"
                  "Buyer | Acme KK\n"
                  "AWS accounts | 111111111111\n"
                  "buyers.buyer: Acme KK\n"
                  "buyers.accounts: 111111111111\n"
                  "buyers.country: -\n"
                  "buyers.countries: -\n"
                  "buyers.contact: -\n"
                  "[dates_list]\n"
                  "Accept until (23:59:59 UTC) | 2026-12-31\n"
                  "Duration | 12m\n"
                  "dates.expires: 2026-12-31\n"
                  "dates.duration: 12m\n"
                  "dates.start: -\n"
                  "dates.end: -\n"
                  "dates.published: -\n"
                  "[prices]\n"
                  "unencrypted | Unencrypted | 3 | 16.00 | 16.00 | 0 | 48.00 | 48.00\n"
                  "[usage]\n"
                  "unencrypted | Unencrypted | 0.10 | 0.10\n"
                  "encrypted | Encrypted | 0.11 | 0.11\n"
                  "[payment_terms_list]\n"
                  "Plan | upfront\n"
                  "Dates assume acceptance on | 2026-12-31\n"
                  "payment_terms.plan: upfront\n"
                  "payment_terms.net_terms: -\n"
                  "payment_terms.dates_assume: 2026-12-31\n"
                  "[payments]\n"
                  "2026-12-31 | 48.00\n"
                  "[renewal_list]\n"
                  "Renews by itself | no\n"
                  "renewal.auto: no\n"
                  "renewal.uplift: -\n"
                  "renewal.uplift_max: -\n"
                  "renewal.uplift_default: -\n"
                  "renewal.max_renewals: -\n"
                  "renewal.decision: -\n"
                  "renewal.adjustment: -\n"
                  "[legal_list]\n"
                  "EULA | standard\n"
                  "legal.eula: standard\n"
                  "legal.replaces: -\n"
                  "legal.po: -\n"
                  "[totals_list]\n"
                  "List total | 48.00\n"
                  "Discount | 0.00\n"
                  "Total contract value | 48.00\n"
                  "Per month | 4.00\n"
                  "totals.list_total: 48.00\n"
                  "totals.discount_total: 0.00\n"
                  "totals.net_total: 48.00\n"
                  "totals.monthly_equivalent: 4.00\n");
    tn_arena_free(q.arena);
}

/* The CSV: a row per figure. */
static void test_offer_report__rows_of_the_csv(void **state)
{
    (void)state;
    const quoted q = quote_of(STORAGE, DRAFT);
    expect_table(tn_offer_report(q.arena, q.quote, false, NULL)->primary,
                 "information | - | name | Acme\n"
                 "information | - | description | For 2027\n"
                 "information | - | product | Data storage\n"
                 "information | - | product_id | prod-1\n"
                 "information | - | purpose | new\n"
                 "information | - | currency | USD\n"
                 "buyers | - | buyer | Acme KK\n"
                 "buyers | - | accounts | 111111111111\n"
                 "dates | - | expires | 2026-12-31\n"
                 "dates | - | duration | 12m\n"
                 "prices | unencrypted | name | Unencrypted\n"
                 "prices | unencrypted | quantity | 3\n"
                 "prices | unencrypted | list_price | 16.00\n"
                 "prices | unencrypted | net_price | 16.00\n"
                 "prices | unencrypted | discount_percent | 0\n"
                 "prices | unencrypted | list_amount | 48.00\n"
                 "prices | unencrypted | net_amount | 48.00\n"
                 "usage | unencrypted | name | Unencrypted\n"
                 "usage | unencrypted | list_price | 0.10\n"
                 "usage | unencrypted | net_price | 0.10\n"
                 "usage | encrypted | name | Encrypted\n"
                 "usage | encrypted | list_price | 0.11\n"
                 "usage | encrypted | net_price | 0.11\n"
                 "payment_terms | - | plan | upfront\n"
                 "payment_terms | - | dates_assume | 2026-12-31\n"
                 "payments | 2026-12-31 | amount | 48.00\n"
                 "renewal | - | auto | no\n"
                 "legal | - | eula | standard\n"
                 "totals | - | list_total | 48.00\n"
                 "totals | - | discount_total | 0.00\n"
                 "totals | - | net_total | 48.00\n"
                 "totals | - | monthly_equivalent | 4.00\n"
                 "totals | - | listing_fee_percent | 3\n"
                 "totals | - | listing_fee | 1.44\n"
                 "totals | - | seller_net | 46.56\n");
    tn_arena_free(q.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_offer_report__sections),
        cmocka_unit_test(test_offer_report__rows_of_the_csv),
    };
    return RUN(tests);
}
