/* Answers about an agreement: which one it is, times, the offer and the contract they make. */
#include "format/agreement/agreements.h"

#define ADJUSTMENT "{\"agreementId\": \"agmt-1\", \"billingAdjustmentRequestId\": \"ba-1\"}"

static bool is_agreement(const char *text)
{
    tni_agreement_kind kind;
    const char *id = NULL;
    assert_int_equal(tni_agreement_look(arena, text, strlen(text), &kind, &id), TN_OK);
    return kind == TNI_AGREEMENT_ANSWER;
}

static void test_agreement_look__by_its_members(void **state)
{
    (void)state;
    assert_true(is_agreement(ABOUT));
    assert_true(is_agreement("[" ABOUT "]"));
    assert_true(is_agreement(TERMS));
    assert_false(is_agreement("{\"ChangeSet\": []}"));
    assert_false(is_agreement("key,name"));
    assert_false(is_agreement("{"));
    assert_false(is_agreement(ADJUSTMENT));
}

static void test_agreement_add__either_order_and_once(void **state)
{
    (void)state;
    assert_int_equal(add("{\"x\": 1}"), TN_E_FINDINGS);
    assert_int_equal(add("{"), TN_E_FINDINGS);
    assert_int_equal(add(ADJUSTMENT), TN_E_FINDINGS);
    assert_int_equal(add(TERMS), TN_OK);
    assert_int_equal(add(ABOUT), TN_OK);
    assert_int_equal(add(ABOUT), TN_E_FINDINGS);
    assert_int_equal(test_count(a.findings, TN_IMP_AGREEMENT), 3);
    assert_int_equal(test_count(a.findings, TN_CHG_JSON), 1);
    assert_int_equal(tni_json_count(a.terms), 2); /* two terms in one element */
}

static void test_agreement_time__forms(void **state)
{
    (void)state;
    static const struct {
        const char *json, *time; /* NULL: none */
    } rows[] = {{"1570570843.644", "2019-10-08T21:40:43Z"},
                {"1570570843", "2019-10-08T21:40:43Z"},
                {"\"2019-10-08T21:40:43.644Z\"", "2019-10-08T21:40:43Z"},
                {"\"2019-10-08T21:40:43Z\"", "2019-10-08T21:40:43Z"},
                {"\"9999-01-01T00:00:00Z\"", NULL},
                {"null", NULL},
                {"\"soon\"", NULL},
                {"1e300", NULL}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[TN_INSTANT_TEXT];
        tn_instant at;
        tni_json_error error;
        tni_json *json = NULL;
        const char *array = tn_arena_format(arena, "[%s]", rows[i].json);
        assert_int_equal(tni_json_parse(array, strlen(array), &error, &json), TN_OK);
        const bool read = tni_agreement_time(tni_json_at(json, 0), &at);
        assert_int_equal(read, rows[i].time != NULL);
        if (read) {
            assert_string_equal(tn_instant_format(at, text), rows[i].time);
        }
        tni_json_free(json);
    }
}

/* EventBridge's event that an agreement ended: its status counts, and its time where --ended says
 * none; it is of this agreement. */
static void test_agreement__event_of_its_end(void **state)
{
    (void)state;
    static const struct {
        const char *event, *day; /* the day of --ended */
        tn_status status;
        const char *ended;
        bool cancelled;
        size_t undated;
    } rows[] = {
        {ENDED("CANCELLED", ""), NULL, TN_OK, "2027-09-01T10:36:03Z", true, 0},
        {ENDED("TERMINATED", ", \"endTime\": \"2027-08-31T00:00:00Z\""), NULL, TN_OK,
         "2027-08-31T00:00:00Z", true, 0},
        {ENDED("CANCELLED", ""), "2027-08-30", TN_OK, "2027-08-30", true, 0},
        {ENDED("EXPIRED", ""), NULL, TN_OK, "2027-09-01T10:36:03Z", false, 0},
        {ENDED("REPLACED", ""), NULL, TN_OK, "2027-09-01T10:36:03Z", false, 1},
        {"{\"detail-type\": \"Purchase Agreement Ended - Proposer\", \"detail\": {\"agreement\": "
         "{\"status\": \"CANCELLED\"}}}",
         NULL, TN_OK, NULL, true, 1},
        {"{\"detail-type\": \"Purchase Agreement Ended - Manufacturer\", \"detail\": "
         "{\"agreement\": {\"id\": \"agmt-2\", \"status\": \"CANCELLED\"}}}",
         NULL, TN_E_FINDINGS, NULL, true, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tni_agreement_answers fresh = {.arena = arena,
                                             .findings = tn_findings_new(arena),
                                             .tables = a.tables,
                                             .ended = rows[i].day};
        const char *id = NULL;
        bool cancelled = false;
        tni_agreement_done(&a);
        a = fresh;
        tni_agreement_kind kind;
        assert_int_equal(
            tni_agreement_look(arena, rows[i].event, strlen(rows[i].event), &kind, &id), TN_OK);
        assert_int_equal(kind, TNI_AGREEMENT_BESIDE);
        assert_int_equal(add(rows[i].event), TN_OK);
        assert_int_equal(add(ABOUT), TN_OK);
        assert_int_equal(tni_agreement_settle(&a), rows[i].status);
        assert_true(tni_agreement_status(&a, &cancelled));
        assert_int_equal(cancelled, rows[i].cancelled);
        assert_int_equal(a.ended != NULL, rows[i].ended != NULL);
        assert_true(!a.ended || strcmp(a.ended, rows[i].ended) == 0);
        tni_agreement_check_status(&a);
        assert_int_equal(test_count(a.findings, TN_IMP_STATUS),
                         rows[i].undated + (rows[i].status != TN_OK));
    }
    assert_int_equal(add(rows[0].event), TN_E_FINDINGS); /* one is there */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        EACH(test_agreement_look__by_its_members), EACH(test_agreement_add__either_order_and_once),
        EACH(test_agreement_time__forms), EACH(test_agreement__event_of_its_end)};
    return RUN(tests);
}
