/* The report of metrics: programs find rule 4's keys; --explain names each contract's part. */
#include "report/books.h"

#include "tenor/contract_reports.h"

static const life_case year = {
    .what = "a year",
    .product = STORAGE,
    .contract = PUBLIC("12", "2027-01-01") "customer = one\n[item gb]\nquantity = 500\n"};

/* 8,000.00 for 2027; on 1 July 184 of 365 days are left. */
static void test_metrics_report__tables(void **state)
{
    (void)state;
    tn_metrics m;
    assert_int_equal(tn_metrics_begin(arena, tn_instant_date(at("2027-07-01")), true, &m), TN_OK);
    assert_int_equal(tn_metrics_add(&m, arena, books_of(&year)), TN_OK);
    assert_int_equal(tn_metrics_end(&m), TN_OK);
    const tn_report *report = tn_metrics_report(arena, &m, false, NULL);
    expect_report(report,
                  "Metrics\nas_of: 2027-07-01\n[totals]\n"
                  "USD | 8000.00 | 666.67 | 8000.00 | 0.00 | 0.00 | 0.00 | - | - | 4032.88 | "
                  "4032.88 | 0.00\n[renewals]\n2027-Q3 | USD | 0 | 0.00 | 0\n"
                  "2027-Q4 | USD | 1 | 8000.00 | 0\n2028-Q1 | USD | 0 | 0.00 | 0\n"
                  "2028-Q2 | USD | 0 | 0.00 | 0\n");
    const tn_table *parts =
        tn_report_find_table(tn_metrics_report(arena, &m, true, NULL), "contracts");
    expect_table(parts, "C-1 | one | p.product.ini | USD | 0.00 | 8000.00 | 4032.88 | 4032.88 | "
                        "2027-12-31 | false\n");
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    tn_explain_print(parts->rows[0].why, true, &out);
    expect_text(&out, "C-1, the term's worth for a year: 8,000.00 x 12/12 = 8,000.00\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_metrics_report__tables),
    };
    return RUN_LIVES(tests);
}
