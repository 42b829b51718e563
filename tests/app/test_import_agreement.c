/* Files out of an agreement: offer, product, contract, and what they come to. */
#include "app/with_workspace.h"

#include "app/contract.h"
#include "app/import.h"
#include "tenor/invoice.h"

#define ABOUT                                                                                      \
    "{\"agreementId\": \"agmt-1\", \"acceptanceTime\": \"2027-01-15T08:00:00Z\", "                 \
    "\"acceptor\": {\"accountId\": \"111111111111\"}, \"estimatedCharges\": {\"agreementValue\": " \
    "\"100\"}, \"proposalSummary\": {\"resources\": [{\"id\": \"prod-1111111111111\", \"type\": "  \
    "\"SaaSProduct\"}]}}"
#define TERMS                                                                                      \
    "{\"acceptedTerms\": [{\"configurableUpfrontPricingTerm\": {\"currencyCode\": \"USD\", "       \
    "\"rateCards\": [{\"selector\": {\"type\": \"Duration\", \"value\": \"P12M\"}, \"rateCard\": " \
    "[{\"dimensionKey\": \"a\", \"price\": \"50\"}]}], \"configuration\": {\"selectorValue\": "    \
    "\"P12M\", \"dimensions\": [{\"dimensionKey\": \"a\", \"dimensionValue\": 2}]}}}]}"

static void test_import_agreement__either_order(void **state)
{
    (void)state;
    static const char *const orders[2][2] = {{"x/c.about.json", "x/terms.json"},
                                             {"x/c.terms.json", "x/about.json"}};
    put("x/c.about.json", ABOUT);
    put("x/terms.json", TERMS);
    put("x/c.terms.json", TERMS);
    put("x/about.json", ABOUT);
    for (size_t i = 0; i < 2; i++) {
        tni_made_file made[TNI_MADE_MAX];
        tni_price_table understood;
        size_t count = 0;
        const tni_import_options options = {.into = "w", .more = &orders[i][1], .more_count = 1};
        assert_int_equal(tni_import(&ws, orders[i][0], &options, made, &count, &understood), TN_OK);
        assert_true(count >= 3);
        assert_string_equal(made[count - 1].path, "w/c.contract.ini");
        assert_non_null(strstr(made[count - 1].bytes, "accepted   = 2027-01-15T08:00:00Z\n"));
        assert_non_null(strstr(made[count - 1].bytes, "[item a]\nquantity = 2\n"));
        assert_non_null(strstr(made[count - 1].bytes, "\nproduct    = c.product.ini\n"));
        assert_non_null(strstr(made[count - 1].bytes, "\n[terms]\ncurrency = USD\n"));
        assert_non_null(strstr(made[count - 1].bytes, "\n[price a]\nlist = 50.00\nnet = 50.00\n"));
        assert_int_equal(test_count(ws.findings, TN_IMP_DIFFERS), 0); /* 2 x 50 */
        if (i == 0) {
            tear_down(NULL);
            set_up(NULL);
            put("x/c.terms.json", TERMS);
            put("x/about.json", ABOUT);
        }
    }
}

static void test_import_agreement__terms_alone(void **state)
{
    (void)state;
    tni_made_file made[TNI_MADE_MAX];
    tni_price_table understood;
    size_t count = 0;
    const tni_import_options options = {.into = "w"};
    put("c.json", TERMS);
    put("about.json", ABOUT);
    assert_int_equal(tni_import(&ws, "c.json", &options, made, &count, &understood), TN_OK);
    assert_true(count >= 2);
    assert_true(found(TN_IMP_ACCEPTANCE));
    assert_int_equal(tni_import(&ws, "about.json", &options, made, &count, &understood),
                     TN_E_FINDINGS);
    assert_int_equal(count, 0);
}

/* --ended is the day of agreements that ended before their time, not of the others of a folder. */
static void test_import_agreement__ended(void **state)
{
    (void)state;
    static const struct {
        const char *name, *ahead; /* of the answer: its status */
        bool cancelled;
    } rows[] = {
        {"none", "{", false},
        {"active", "{\"status\": \"ACTIVE\", ", false},
        {"expired", "{\"status\": \"EXPIRED\", ", false},
        {"cancelled", "{\"status\": \"CANCELLED\", ", true},
        {"terminated", "{\"status\": \"TERMINATED\", ", true},
    };
    const tn_date day = {.days = 21062}; /* 2027-09-01 */
    for (size_t i = 0; i < COUNT(rows); i++) {
        tni_made_file made[TNI_MADE_MAX];
        tni_price_table understood;
        size_t count = 0;
        const char *terms = "x/c.terms.json";
        const tni_import_options options = {
            .into = "w", .more = &terms, .more_count = 1, .ended = &day};
        print_message("%s\n", rows[i].name);
        put("x/c.json", tn_arena_format(arena, "%s%s", rows[i].ahead, &ABOUT[1]));
        put(terms, TERMS);
        assert_int_equal(tni_import(&ws, "x/c.json", &options, made, &count, &understood), TN_OK);
        const char *section = strstr(made[count - 1].bytes, "[cancel");
        assert_int_equal(section != NULL, rows[i].cancelled);
        assert_true(!section || strncmp(section, "[cancel 2027-09-01]", 19) == 0);
        tear_down(NULL);
        set_up(NULL);
    }
}

/* --- AWS's published answers ---------------------------------------------------------------- */

static const char every_term[] =
    "IMP-018 ByolPricingTerm\nIMP-018 RecurringPaymentTerm\nIMP-018 FreeTrialPricingTerm\n"
    "IMP-018 CustomerVerificationTerm\nIMP-018 ConfigurableUpfrontPricingTerm\n"
    "IMP-018 FixedUpfrontPricingTerm\nIMP-020 ValidityTerm\n";

#define EVERY_LINE                                                                                 \
    "start = 2007-03-01\nend = 2020-03-01\n", "[price Users]\nlist = 100.00\nnet = 100.00\n",      \
        "[price m5.8xlarge]\npayg = 0.00000001\n\n[item Users]\nquantity = 10\n\n[payments]\n"     \
        "plan = custom\ntotal = 1000.00\n2020-12-01 = 1000.00\n"

/* Each holds the terms of a list of models that exclude each other, but for the first one. */
static const struct published {
    const char *file, *accepted, *value; /* as AWS would sum it up */
    const char *findings;                /* what is no note, in order */
    const char *total;    /* of the first term's documents; NULL: the terms cannot be frozen */
    const char *lines[3]; /* in the contract */
} answers[] = {
    {"auto-renewal.json",
     "1767225600",
     "0",
     "IMP-018 ConfigurableUpfrontPricingTerm\nIMP-018 UsageBasedPricingTerm\n"
     "IMP-018 Dimensions\nIMP-021 terms\n",
     NULL,
     {"[auto-renew 2026-01-01]", "enabled = no\n"}},
    {"dimension-purchased.json",
     "1767225600", /* 2026-01-01 */
     "0.50",
     "",
     "0.50",
     {"[item AdminUsers]\nquantity = 1\n", "duration = 24m\n",
      "[price ReadOnlyUsers]\nlist = 1.00\nnet = 1.00\nlist.24m = 1.00\nlist.36m = 2.00\n"}},
    {"eula.json", "1170288000", "1000.00", every_term, "1000.00", {EVERY_LINE}},
    {"payment-schedule.json", "1170288000", "1000.00", every_term, "1000.00", {EVERY_LINE}},
    {"pricing-each-dimension.json", "1170288000", "1000.00", every_term, "1000.00", {EVERY_LINE}},
};

/* What is found and is no note: "CODE subject" a line. */
static const char *told(void)
{
    char *text = tn_arena_text(arena, "");
    for (size_t i = 0; i < tn_findings_count(ws.findings); i++) {
        const tn_finding *f = tn_findings_get(ws.findings, i);
        if (f->severity != TN_NOTE) {
            text =
                tn_arena_format(arena, "%s%s %s\n", text, tn_code_get(f->code)->text, f->subject);
        }
    }
    return text;
}

/* The documents of the contract among the files that were made. */
static const char *total_of(const tni_made_file *made, size_t count)
{
    tn_books *books = NULL;
    tn_money sum = {0};
    char text[TN_DECIMAL_TEXT];
    tni_workspace saved;
    assert_int_equal(tni_workspace_open(arena, &(tni_workspace_options){0}, &saved), TN_OK);
    for (size_t i = 0; i < count; i++) {
        assert_true(tni_workspace_put(&saved, made[i].path, made[i].bytes, made[i].size));
    }
    const tni_source_file *d = tni_workspace_load(&saved, made[count - 1].path);
    assert_int_equal(d->status, TN_OK);
    assert_int_equal(tni_contract_books(&saved, d, NULL, NULL, &books), TN_OK);
    assert_int_equal(tn_invoices_sum(tn_books_invoices(books), TN_DOCUMENT_KINDS, &sum), TN_OK);
    return tn_arena_text(arena, tn_money_format(sum, text));
}

static void import_published(const struct published *p)
{
    tni_made_file made[TNI_MADE_MAX];
    tni_price_table understood;
    size_t count = 0;
    const char *path =
        tn_arena_format(arena, TN_SOURCE_DIR "/tests/vectors/agreements/%s", p->file);
    const char *const more[] = {path};
    const tni_import_options options = {.into = ".", .more = more, .more_count = 1};
    put("p.json",
        tn_arena_format(arena,
                        "{\"agreementId\": \"agmt-1\", \"acceptanceTime\": %s, \"acceptor\": "
                        "{\"accountId\": \"111111111111\"}, \"status\": \"ACTIVE\", "
                        "\"estimatedCharges\": {\"agreementValue\": \"%s\"}}",
                        p->accepted, p->value));
    assert_int_equal(tni_import(&ws, "p.json", &options, made, &count, &understood), TN_OK);
    assert_string_equal(told(), p->findings);
    for (size_t i = 0; i < COUNT(p->lines) && p->lines[i]; i++) {
        tn_buffer_cut(&out, 0);
        tn_buffer_text(&out, made[count - 1].bytes);
        holds(p->lines[i]);
    }
    assert_true((strstr(made[count - 1].bytes, "[terms]") != NULL) == (p->total != NULL));
    if (p->total) {
        assert_string_equal(total_of(made, count), p->total);
    }
}

static void test_import_agreement__published(void **state)
{
    (void)state;
    const char *const *files = NULL, *reason = "";
    size_t count = 0;
    assert_int_equal(tni_dir_list(arena, TN_SOURCE_DIR "/tests/vectors/agreements", false, &files,
                                  &count, &reason),
                     TN_OK);
    assert_int_equal(count, COUNT(answers)); /* none is left out */
    for (size_t i = 0; i < COUNT(answers); i++) {
        tear_down(NULL);
        set_up(NULL);
        import_published(&answers[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_import_agreement__either_order),
                                       WITH_WORKSPACE(test_import_agreement__terms_alone),
                                       WITH_WORKSPACE(test_import_agreement__ended),
                                       WITH_WORKSPACE(test_import_agreement__published)};
    return RUN(tests);
}
