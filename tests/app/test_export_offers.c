/* Several offers as one page, table or workbook: for one buyer, or for ourselves. */
#include "app/with_workspace.h"

#include "app/export.h"

static const char *const pair[] = {SAMPLES "acme.offer.ini", SAMPLES "tokyo.offer.ini"};
static const char *const twice[] = {SAMPLES "acme.offer.ini", SAMPLES "acme.offer.ini"};

static void test_export_offers__one_buyer(void **state)
{
    (void)state;
    const tni_export_options options = {.render = {.buyer = true}};
    assert_int_equal(tni_export_offers(&ws, twice, 2, TNI_FORM_HTML, &options, &out), TN_OK);
    holds("<th>Acme KK - Log Monitoring Pro 2027</th>\n<th>Acme KK - Log Monitoring Pro 2027</th>");
    holds("<td data-offer=\"Acme KK - Log Monitoring Pro 2027\">3,600.00 USD</td>\n"
          "<td data-offer=\"Acme KK - Log Monitoring Pro 2027\">3,600.00 USD</td>");
    lacks("Seller");
    tn_buffer_cut(&out, 0);
    assert_int_equal(tni_export_offers(&ws, pair, 2, TNI_FORM_HTML, &options, &out), TN_E_FINDINGS);
    assert_true(found(TN_OFR_BUYERS));
    assert_int_equal(out.length, 0);
}

static void test_export_offers__for_ourselves(void **state)
{
    (void)state;
    tni_export_options options = {.internal = true};
    assert_int_equal(tni_export_offers(&ws, pair, 2, TNI_FORM_CSV, &options, &out), TN_OK);
    holds(",listing_fee,seller_net\n");
    assert_false(found(TN_OFR_BUYERS));
    tn_buffer_cut(&out, 0);
    options = (tni_export_options){.render = {.buyer = true}};
    assert_int_equal(tni_export_offers(&ws, twice, 2, TNI_FORM_CSV, &options, &out), TN_OK);
    lacks("listing_fee");
    /* an offer that is none */
    const char *const wrong[] = {SAMPLES "acme.offer.ini", SAMPLES "storage.product.ini"};
    const char *reason = "";
    assert_int_equal(tni_export_offers_workbook(&ws, wrong, 2, &options, "x.xlsx", false, &reason),
                     TN_E_FINDINGS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_export_offers__one_buyer),
                                       WITH_WORKSPACE(test_export_offers__for_ourselves)};
    return RUN(tests);
}
