/* What contracts entitle to against AWS's answers. */
#include "app/with_workspace.h"

#include "app/portfolio.h"
#include "tenor/render.h"

static const char product[] =
    "[product]\ntitle = P\nproduct_id = prod-1111111111111\ncode = pc\ncategory = users\n"
    "purchase = any\ncurrency = USD\ndurations = 12m\n"
    "[dimension a]\nname = A\ndescription = A\nprice.12m = 50\n"
    "[dimension b]\nname = B\ndescription = B\nprice.12m = 90\n";

/* Two of a, from 2027-01-15 08:00 for a year. */
static const char contract[] = "[contract]\nid = C\nproduct = p.product.ini\nduration = 12m\n"
                               "accepted = 2027-01-15T08:00:00Z\n%s\n[item a]\nquantity = 2\n";

static bool exceptions;

/* The lines of the CSV behind its header, of what is entitled on a day. */
static const char *compared(const char *keys, const char *answer, const char *day, bool all,
                            const char *table)
{
    const char *const paths[] = {"c.contract.ini"};
    const tn_report *report = NULL;
    tni_portfolio p;
    tn_date at;
    tear_down(NULL);
    set_up(NULL);
    assert_int_equal(tn_date_parse(day, 10, &at), TN_OK);
    put("p.product.ini", product);
    put("c.contract.ini", tn_arena_format(arena, contract, keys));
    put("a.json", answer);
    assert_int_equal(tni_portfolio_list(&ws, paths, 1, &p), TN_OK);
    ((tni_portfolio_file *)(uintptr_t)p.list)[0].id = "C"; /* it exists only in memory */
    ((tni_portfolio_file *)(uintptr_t)p.list)[0].read_error = NULL;
    assert_int_equal(
        tni_reconcile_entitlements(&ws, &p, "a.json", tn_instant_of(at), all, &report, &exceptions),
        TN_OK);
    ((tn_report *)(uintptr_t)report)->primary = tn_report_find_table(report, table);
    assert_int_equal(tn_report_render_csv(report, &(tn_render_options){0}, &out), TN_OK);
    const char *end = strchr(out.bytes, '\n');
    return end + 1;
}

#define ONE(more, quantity, expires)                                                               \
    "{\"Entitlements\": [{\"Dimension\": \"a\", " more "\"ExpirationDate\": \"" expires            \
    "\", \"Value\": {\"IntegerValue\": " #quantity "}}]}"
#define END "2028-01-15T08:00:00Z"

static void test_entitlements__quantities(void **state)
{
    (void)state;
    static const char keys[] = "account_id = 111111111111\nlicense_arn = arn:x/lic-1\n";
    static const struct {
        const char *keys, *answer, *day, *row;
    } rows[] = {{"", ONE("", 2, END), "2027-02-01", "C,a,matched,2,2," END "," END "\n"},
                {"", ONE("", 3, END), "2027-02-01", "C,a,differs,2,3," END "," END "\n"},
                {"", ONE("", 2, "2028-01-15T08:00:01Z"), "2027-02-01",
                 "C,a,differs,2,2," END ",2028-01-15T08:00:01Z\n"},
                {"", "{\"Entitlements\": []}", "2027-02-01", "C,a,missing,2,," END ",\n"},
                {"", "{\"Entitlements\": []}", "2028-02-01", ""}, /* over: nothing is held */
                {"", ONE("", 2, END), "2028-02-01", "C,a,differs,0,2,," END "\n"},
                {keys, ONE("\"CustomerAWSAccountId\": \"111111111111\", ", 2, END), "2027-02-01",
                 "C,a,matched,2,2," END "," END "\n"},
                {keys, ONE("\"CustomerAWSAccountId\": \"222222222222\", ", 2, END), "2027-02-01",
                 "C,a,missing,2,," END ",\n,a,unexpected,,2,," END "\n"},
                {keys, ONE("\"LicenseArn\": \"arn:y:lic-1\", \"ProductCode\": \"other\", ", 2, END),
                 "2027-02-01", "C,a,matched,2,2," END "," END "\n"}, /* the licence decides */
                {keys, ONE("\"LicenseArn\": \"arn:x/lic-2\", ", 2, END), "2027-02-01",
                 "C,a,missing,2,," END ",\n,a,unexpected,,2,," END "\n"},
                {"customer = cu\n", ONE("\"CustomerIdentifier\": \"cu\", ", 2, END), "2027-02-01",
                 "C,a,matched,2,2," END "," END "\n"},
                {"customer = cu\n", ONE("\"CustomerIdentifier\": \"cv\", ", 2, END), "2027-02-01",
                 "C,a,missing,2,," END ",\n,a,unexpected,,2,," END "\n"},
                {"", ONE("\"ProductCode\": \"pd\", ", 2, END), "2027-02-01",
                 "C,a,missing,2,," END ",\n,a,unexpected,,2,," END "\n"}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *got = compared(rows[i].keys, rows[i].answer, rows[i].day, true, "entitlements");
        assert_string_equal(got, rows[i].row);
        assert_int_equal(exceptions, *rows[i].row && !strstr(rows[i].row, "matched"));
    }
    assert_string_equal(compared("", ONE("", 2, END), "2027-02-01", false, "entitlements"), "");
}

static void test_entitlements__statuses(void **state)
{
    (void)state;
    static const char answer[] =
        "{\"agreementEntitlements\": [{\"resource\": {\"id\": \"prod-1111111111111\"}, \"type\": "
        "\"AWS::Marketplace::Usage\", \"status\": \"%s\", \"statusReasonCode\": "
        "\"AGREEMENT_ACTIVE\", \"licenseArn\": \"%s\"}]}";
    static const struct {
        const char *status, *license, *day, *row;
    } rows[] = {{"PROVISIONED", "lic-1", "2027-02-01", "C,lic-1,matched,PROVISIONED,PROVISIONED"},
                {"PENDING", "lic-1", "2027-02-01", "C,lic-1,differs,PROVISIONED,PENDING"},
                {"SCHEDULED", "lic-1", "2027-01-01", "C,lic-1,matched,SCHEDULED,SCHEDULED"},
                {"PROVISIONED", "lic-1", "2028-02-01", "C,lic-1,differs,DEPROVISIONED,PROVISIONED"},
                {"PROVISIONED", "lic-2", "2027-02-01", ",lic-2,unexpected,,PROVISIONED"}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        /* the literal is ours */
        const char *text = tn_arena_text(arena, answer);
        tn_buffer one;
        tn_buffer_init(&one, NULL);
        const char *first = strstr(text, "%s"), *second = strstr(first + 2, "%s");
        tn_buffer_add(&one, text, (size_t)(first - text));
        tn_buffer_text(&one, rows[i].status);
        tn_buffer_add(&one, first + 2, (size_t)(second - first - 2));
        tn_buffer_text(&one, rows[i].license);
        tn_buffer_text(&one, second + 2);
        const char *got =
            compared("license_arn = arn:x/lic-1\n", one.bytes, rows[i].day, true, "licenses");
        assert_int_equal(strncmp(got, rows[i].row, strlen(rows[i].row)), 0);
        tn_buffer_done(&one);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_entitlements__quantities),
                                       WITH_WORKSPACE(test_entitlements__statuses)};
    return RUN(tests);
}
