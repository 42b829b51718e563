/* Findings about metering records: where, with which figures, how many are told of one by one, and
 * what the rest comes to. */
#include "format/usage/usages.h"

static void test_findings__rejects(void **state)
{
    static const usage_case cases[] = {
        {"a dimension that does not exist, or is not metered",
         HEAD "xhost,2027-03-01T10:00:00Z,1\nbasic,2027-03-01T10:00:00Z,1\n"
              "\xC3\xA9t\xC3\xA9 ,2027-03-01T10:00:00Z,1\n,2027-03-01T10:00:00Z,1\n",
         "unknown-dimension 3 of 3\nnot-metered 1 of 1 worth 0/1\n"
         "USE-007 2:1+5 the product has no dimension 'xhost'\n"
         "USE-008 3:1+5 'basic' is not metered: it has no pay-as-you-go price\n"
         "USE-007 4:1+3 the product has no dimension '\xC3\xA9t\xC3\xA9'\n"
         "USE-007 5:1+0 the product has no dimension ''\n"},
        {"before and after",
         HEAD "sms,2027-02-28T23:59:59Z,10\nsms,2027-03-20T01:00:00Z,20\n"
              "sms,2027-03-20T00:59:59Z,1\n",
         "2027-03 sms 0.05 used 1 billed 1\nbefore-start 1 of 10 worth 50/1\n"
         "after-end 1 of 20 worth 100/1\n"
         "USE-009 0:0+0 1 record before the start, worth 0.50 USD in all\n"
         "USE-010 0:0+0 1 record later than an hour after the end, worth 1.00 USD in all\n"
         "USE-009 2:5+20 metered at 2027-02-28T23:59:59Z, before the contract starts at "
         "2027-03-01T00:00:00Z\n"
         "USE-010 3:5+20 metered at 2027-03-20T01:00:00Z, later than an hour after the end, "
         "2027-03-20T00:00:00Z\n"},
        {"too late, and twice",
         "received,dimension,timestamp,quantity\n"
         "2027-03-05T10:00:01Z,sms,2027-03-04T10:00:00Z,3\n"
         ",sms,2027-03-04T10:00:00Z,4\n,extra_hosts,2027-03-04T10:00:00Z,4\n"
         ",sms,2027-03-04T10:30:00Z,5\n,sms,2027-03-04T10:40:00Z,4\n",
         "2027-03 xhosts 0.10 used 4 billed 0\n2027-03 sms 0.05 used 4 billed 4\n"
         "too-late 1 of 3 worth 15/1\nduplicate 1 of 5 worth 25/1\nrepeated 1 of 4 worth 20/1\n"
         "USE-011 0:0+0 1 record received too late, worth 0.15 USD in all\n"
         "USE-012 0:0+0 1 record of an hour that has another one, worth 0.25 USD in all\n"
         "USE-011 2:1+20 received at 2027-03-05T10:00:01Z, too late for a record of "
         "2027-03-04T10:00:00Z\n"
         "USE-012 5:27+1 5 units at 2027-03-04T10:30:00Z, but this hour of 'sms' has another "
         "record\n"},
    };
    (void)state;
    check_all(cases, COUNT(cases));
}

/* Counted are all, told of one by one the first five. */
static void test_findings__first_five_then_a_sum(void **state)
{
    static const usage_case cases[] = {
        {"the first five of a kind, then how many",
         HEAD "sms,1,1\nsms,2,1\nsms,3,1\nsms,4,1\nsms,5,1\nsms,6,1\nsms,7,1\n",
         "bad-row 7 of 0\nUSE-004 0:0+0 7 rows in all: not an instant\n"
         "USE-004 2:5+1 found '1', expected YYYY-MM-DDTHH:MM:SSZ\n"
         "USE-004 3:5+1 found '2', expected YYYY-MM-DDTHH:MM:SSZ\n"
         "USE-004 4:5+1 found '3', expected YYYY-MM-DDTHH:MM:SSZ\n"
         "USE-004 5:5+1 found '4', expected YYYY-MM-DDTHH:MM:SSZ\n"
         "USE-004 6:5+1 found '5', expected YYYY-MM-DDTHH:MM:SSZ\n"},
        {"unknown dimensions have no worth",
         HEAD "a,2027-03-01T10:00:00Z,1\nb,2027-03-01T10:00:00Z,1\nc,2027-03-01T10:00:00Z,1\n"
              "d,2027-03-01T10:00:00Z,1\ne,2027-03-01T10:00:00Z,1\nf,2027-03-01T10:00:00Z,1\n",
         "unknown-dimension 6 of 6\nUSE-007 0:0+0 6 records of unknown dimensions\n"
         "USE-007 2:1+1 the product has no dimension 'a'\n"
         "USE-007 3:1+1 the product has no dimension 'b'\n"
         "USE-007 4:1+1 the product has no dimension 'c'\n"
         "USE-007 5:1+1 the product has no dimension 'd'\n"
         "USE-007 6:1+1 the product has no dimension 'e'\n"},
        {"exactly five need no sum", HEAD "sms,1,1\nsms,2,1\nsms,3,1\nsms,4,1\nsms,5,1\n",
         "bad-row 5 of 0\n"
         "USE-004 2:5+1 found '1', expected YYYY-MM-DDTHH:MM:SSZ\n"
         "USE-004 3:5+1 found '2', expected YYYY-MM-DDTHH:MM:SSZ\n"
         "USE-004 4:5+1 found '3', expected YYYY-MM-DDTHH:MM:SSZ\n"
         "USE-004 5:5+1 found '4', expected YYYY-MM-DDTHH:MM:SSZ\n"
         "USE-004 6:5+1 found '5', expected YYYY-MM-DDTHH:MM:SSZ\n"},
        {"kinds are counted apart; half a cent is rounded up",
         "dimension,timestamp,quantity\nxhosts,2027-02-28T10:00:00Z,3\n"
         "sms,2027-02-28T11:00:00Z,3\nsms,2027-03-21T11:00:00Z,1\n",
         "before-start 2 of 6 worth 45/1\nafter-end 1 of 1 worth 5/1\n"
         "USE-009 0:0+0 2 records before the start, worth 0.45 USD in all\n"
         "USE-010 0:0+0 1 record later than an hour after the end, worth 0.05 USD in all\n"
         "USE-009 2:8+20 metered at 2027-02-28T10:00:00Z, before the contract starts at "
         "2027-03-01T00:00:00Z\n"
         "USE-009 3:5+20 metered at 2027-02-28T11:00:00Z, before the contract starts at "
         "2027-03-01T00:00:00Z\n"
         "USE-010 4:5+20 metered at 2027-03-21T11:00:00Z, later than an hour after the end, "
         "2027-03-20T00:00:00Z\n"},
    };
    (void)state;
    check_all(cases, COUNT(cases));
}

/* The hint of the finding at this index. */
static void check_hint(const char *text, const char *until, size_t index, const char *hint,
                       const char *message)
{
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    tn_usage_reader *reader = NULL;
    const tn_rating *rating = NULL;
    const test_files files = {.product = METERED_PRODUCT, .contract = METERED_CONTRACT};
    assert_int_equal(
        tn_usage_new(arena, "u.csv", test_life(arena, &files, until), findings, &reader), TN_OK);
    tn_usage_push(reader, text, strlen(text));
    tn_usage_end(reader, &rating);
    assert_true(index < tn_findings_count(findings));
    const tn_finding *f = tn_findings_get(findings, index);
    assert_string_equal(f->message, message);
    assert_string_equal(f->at.file, "u.csv");
    if (hint) {
        assert_string_equal(f->hint, hint);
    }
    tn_arena_free(arena);
}

static void test_findings__hints(void **state)
{
    (void)state;
    check_hint(HEAD "xhost,2027-03-01T10:00:00Z,1\n", NULL, 0, "did you mean 'xhosts'?",
               "the product has no dimension 'xhost'");
    check_hint(HEAD "sms,2027-02-28T10:00:00Z,1\n", NULL, 1, "",
               "1 record before the start, worth 0.05 USD in all");
    check_hint(HEAD "sms,2027-03-15T10:00:00Z,1\nsms,2027-03-16T10:00:00Z,1\n", "2027-03-10", 0,
               NULL, "2 records later than the last day looked at");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_findings__rejects),
        cmocka_unit_test(test_findings__first_five_then_a_sum),
        cmocka_unit_test(test_findings__hints),
    };
    return RUN(tests);
}
