/* Usage files: columns by name, names of dimensions, what is wrong with a row, and the short way
 * through plain lines against the long one. */
#include "format/usage/usages.h"

static void test_usage_feed__columns(void **state)
{
    static const usage_case cases[] = {
        {"the fewest", HEAD "xhosts,2027-03-01T10:00:00Z,12\n",
         "2027-03 xhosts 0.10 used 12 billed 2\n"},
        {"any order, CR LF, a mark, no last line end",
         "\xEF\xBB\xBFquantity,received,timestamp,dimension,contract\r\n"
         "12,,2027-03-01T10:00:00Z,xhosts,C-1\r\n13,2027-03-01T12:00:00Z,2027-03-01T11:00:00Z,"
         "xhosts,C-1",
         "2027-03 xhosts 0.10 used 25 billed 5\n"},
        {"quotes, blanks, offsets, fractions of nothing, leading zeros",
         HEAD "\"xhosts\",\" 2027-03-01T10:00:00.000Z\", 012\n"
              "xhosts ,2027-03-01T20:30:00+09:00,\t13 \n",
         "2027-03 xhosts 0.10 used 25 billed 5\n"},
        {"label and API name",
         HEAD "extra_hosts,2027-03-01T10:00:00Z,12\nxhosts,"
              "2027-03-01T11:00:00Z,12\n",
         "2027-03 xhosts 0.10 used 24 billed 4\n"},
        {"columns missing", "dimensions,time,contract\nxhosts,2027-03-01T10:00:00Z,C-1\n",
         "USE-002 1:1+10 there is no column 'dimensions'\n"
         "USE-001 1:1+0 there is no column 'dimension'\n"
         "USE-001 1:1+0 there is no column 'timestamp'\n"
         "USE-001 1:1+0 there is no column 'quantity'\n"
         "USE-002 1:12+4 there is no column 'time'\n"},
        {"an unknown column, the others are read",
         "dimension,timestamp,quantity,recieved\nsms,2027-03-01T10:00:00Z,2,x\n",
         "2027-03 sms 0.05 used 2 billed 2\nUSE-002 1:30+8 there is no column 'recieved'\n"},
        {"rows of others",
         "contract,dimension,timestamp,quantity\n"
         "C-2,nobody,never,-1\nC-1,sms,2027-03-01T10:00:00Z,2\n"
         "C-10,sms,2027-03-01T10:00:00Z,3\n,sms,2027-03-01T10:00:00Z,3\n",
         "2027-03 sms 0.05 used 2 billed 2\nother-contract 3 of 0\n"
         "USE-013 0:0+0 3 rows of contracts other than 'C-1' left out\n"},
        {"none is ours", "contract,dimension,timestamp,quantity\nC-2,sms,2027-03-01T10:00:00Z,2\n",
         "other-contract 1 of 0\nUSE-013 0:0+0 none of 1 row is of contract 'C-1'\n"},
        {"a header and nothing more", HEAD, ""},
        {"nothing", "", "FIL-001 0:0+0 the file is empty\n"},
        {"blank lines only", "\n\n", "FIL-032 0:0+0 the file has no header\n"},
    };
    (void)state;
    check_all(cases, COUNT(cases));
}

static void test_usage_feed__bad_rows(void **state)
{
    static const usage_case cases[] = {
        {"each kind; the others are rated",
         "dimension,timestamp,quantity,received\nsms,2027-03-01,1,\nsms,2027-03-01T10:00:00Z,1.5,\n"
         "sms,2027-03-01T10:00:00Z,-1,\nsms,2027-03-01T10:00:00Z,2147483648,\n"
         "sms,2027-03-01T10:00:00Z,,\nsms,2027-03-01T10:00:00Z,1,now\nsms,2027-03-01T10:00:00Z\n"
         "sms,2027-03-01T10:00:00Z,7,\n",
         "2027-03 sms 0.05 used 7 billed 7\nbad-row 7 of 0\n"
         "USE-004 2:5+10 found '2027-03-01', expected YYYY-MM-DDTHH:MM:SSZ\n"
         "USE-005 3:26+3 found '1.5', expected a whole number, 0 to 2147483647\n"
         "USE-005 4:26+2 found '-1', expected a whole number, 0 to 2147483647\n"
         "USE-005 5:26+10 found '2147483648', expected a whole number, 0 to 2147483647\n"
         "USE-005 6:26+0 found nothing, expected a whole number, 0 to 2147483647\n"
         "USE-006 7:28+3 found 'now', expected YYYY-MM-DDTHH:MM:SSZ\n"
         "USE-003 8:1+0 the row has 2 columns, the header has 4\n"},
        {"leap seconds and hour 24 are no instants",
         HEAD
         "sms,2027-03-01T23:59:60Z,1\nsms,2027-03-01T24:00:00Z,1\nsms,2027-02-29T10:00:00Z,1\n",
         "bad-row 3 of 0\n"
         "USE-004 2:5+20 found '2027-03-01T23:59:60Z', expected YYYY-MM-DDTHH:MM:SSZ\n"
         "USE-004 3:5+20 found '2027-03-01T24:00:00Z', expected YYYY-MM-DDTHH:MM:SSZ\n"
         "USE-004 4:5+20 found '2027-02-29T10:00:00Z', expected YYYY-MM-DDTHH:MM:SSZ\n"},
        {"bytes that are no text, a quote left open",
         HEAD "sms,2027-03-01T10:00:00Z,1\nsm\xE9,2027-03-01T11:00:00Z,1\n\"sms,1,1\nsms,2,2\n",
         "2027-03 sms 0.05 used 1 billed 1\nbad-row 2 of 0\n"
         "USE-003 3:1+0 invalid UTF-8 \\xe9 at byte 3 of the line\n"
         "USE-003 4:1+0 the quote is not closed; it was read on to line 5\n"},
    };
    (void)state;
    check_all(cases, COUNT(cases));
}

/* ---- the short way and the long one -------------------------------------------------------- */

/* A cell now and then not as it should be. */
static size_t put_cell(uint64_t *random, char *to, const char *good, bool last)
{
    static const char *const odd[] = {"",   " ",  "x",        "\"\"", "1,2", "2027-03-01T10:00:00Z",
                                      "-1", "\t", "\xC3\xA9", "a\"b", "~",   "\x7f"};
    const char *text = good;
    const int64_t dice = test_between(random, 0, 99);
    if (dice == 0) {
        text = odd[test_between(random, 0, (int64_t)COUNT(odd) - 1)];
    }
    const char *quote = dice == 1 ? "\"" : "", *blank = dice == 2 ? " " : "";
    return (size_t)sprintf(to, "%s%s%s%s%s", quote, blank, text, quote, last ? "" : ",");
}

static size_t put_row(uint64_t *random, char *to)
{
    static const char *const names[] = {"sms", "xhosts", "extra_hosts", "basic", "smss"};
    static const char *const ends[] = {"\n", "\n", "\n", "\r\n", "\n\n"};
    char when[TN_INSTANT_TEXT], received[TN_INSTANT_TEXT] = "", quantity[32];
    const int64_t at =
        test_instant("2027-03-01T00:00:00Z").seconds + test_between(random, -20, 19 * 24 * 4) * 900;
    tn_instant_format((tn_instant){at}, when);
    if (test_between(random, 0, 3)) {
        tn_instant_format((tn_instant){at + test_between(random, 0, 90000)}, received);
    }
    snprintf(quantity, sizeof(quantity), "%lld", (long long)test_between(random, 0, 20));
    const int64_t name = test_between(random, 0, 40);
    size_t used = put_cell(random, to, test_between(random, 0, 9) ? "C-1" : "C-2", false);
    used += put_cell(random, to + used, names[name < 5 ? name : name % 3], false);
    used += put_cell(random, to + used, when, false);
    used += put_cell(random, to + used, quantity, false);
    used += put_cell(random, to + used, received, true);
    return used + (size_t)sprintf(to + used, "%s", ends[test_between(random, 0, 4)]);
}

static void test_usage__short_and_long_way_agree(void **state)
{
    static char text[64 * 1024], whole[64 * 1024], pieces[64 * 1024];
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_life *life = test_life(
        arena, &(test_files){.product = METERED_PRODUCT, .contract = METERED_CONTRACT}, NULL);
    size_t rated = 0;
    for (uint64_t seed = 1; seed <= test_rounds(200); seed++) {
        uint64_t random = seed;
        size_t size = (size_t)sprintf(text, "contract,dimension,timestamp,quantity,received\n");
        for (int i = 0; i < 200; i++) {
            size += put_row(&random, text + size);
        }
        const tn_status one = test_usage(NULL, life, text, size, size, whole, sizeof(whole));
        const size_t piece = (size_t)test_between(&random, 1, 60);
        const tn_status other = test_usage(NULL, life, text, size, piece, pieces, sizeof(pieces));
        const tn_status third = test_usage(NULL, life, text, size, 1, pieces, sizeof(pieces));
        if (one != other || one != third || strcmp(whole, pieces) != 0) {
            fail_msg("seed %llu\n%s\n%s", (unsigned long long)seed, whole, pieces);
        }
        rated += one == TN_OK && strstr(whole, "billed") != NULL;
    }
    assert_true(rated > test_rounds(150));
    tn_arena_free(arena);
}

static void test_usage__memory_runs_out(void **state)
{
    static const char text[] =
        "dimension,timestamp,quantity,received\nsms,2027-03-01T10:00:00Z,1,2027-03-01T11:00:00Z\n"
        "smss,2027-03-01T10:00:00Z,1,\nsms,x,1,\n\"sms\",2027-03-01T12:00:00Z,9,\n";
    char clean[4096], out[4096];
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    const tn_life *life = test_life(
        arena, &(test_files){.product = METERED_PRODUCT, .contract = METERED_CONTRACT}, NULL);
    assert_int_equal(test_usage(NULL, life, text, strlen(text), 999, clean, sizeof(clean)), TN_OK);
    size_t failed = 0, fail_at = 1;
    for (test_memory memory = {0}; fail_at == 1 || memory.requests >= fail_at - 1; fail_at++) {
        memory = (test_memory){.fail_at = fail_at, .for_good = fail_at % 2};
        const tn_allocator allocator = test_allocator(&memory);
        const tn_status status =
            test_usage(&allocator, life, text, strlen(text), 999, out, sizeof(out));
        assert_int_equal(memory.out, 0);
        assert_true(status == TN_E_NOMEM || strcmp(out, clean) == 0);
        failed += status == TN_E_NOMEM;
    }
    assert_true(failed >= 5);
    tn_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_usage_feed__columns),
        cmocka_unit_test(test_usage_feed__bad_rows),
        cmocka_unit_test(test_usage__short_and_long_way_agree),
        cmocka_unit_test(test_usage__memory_runs_out),
    };
    return RUN(tests);
}
