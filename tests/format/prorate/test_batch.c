/* The proration calculator and its batches: published amounts, what is wrong with a row, quotes. */
#include "support/tree.h"
#include "tenor/batch.h"

#define HEAD    "id,start,end,on,price,quantity,new_price,new_quantity,policy,currency\n"
#define RESULTS "id,numerator,denominator,credit,charge,due,error\n"

static const tn_currency usd = {"USD", 2};

static tn_calculator *calculator(tn_arena *arena)
{
    const tn_tables *tables = test_tables(arena);
    return tn_calculator_new(arena, tables, tn_tables_policy(tables, "aws"), usd);
}

typedef struct heard {
    char *text;
    size_t used, size;
    tn_status answer;
} heard;

static tn_status hear(void *context, const char *bytes, size_t size)
{
    heard *h = context;
    assert_true(h->used + size < h->size);
    memcpy(h->text + h->used, bytes, size);
    h->used += size;
    h->text[h->used] = '\0';
    return h->answer;
}

static tn_status run(const char *text, size_t size, size_t piece, heard *out, char *codes)
{
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    out->used = 0;
    out->text[0] = codes[0] = '\0';
    tn_batch *batch = tn_batch_new(arena, "b.csv", calculator(arena), hear, out, findings);
    assert_non_null(batch);
    for (size_t at = 0; at < size; at += piece) {
        tn_batch_push(batch, text + at, size - at < piece ? size - at : piece);
    }
    const tn_status status = tn_batch_end(batch);
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        sprintf(codes + strlen(codes), "%s@%u:%u ", tn_code_get(f->code)->text, f->at.line,
                f->at.column);
    }
    tn_arena_free(arena);
    return status;
}

static const struct {
    const char *text, *results, *codes;
} cases[] = {
    {HEAD "a,2018-04-01,2018-05-01,2018-04-11,100,1,100,4,,\n",
     RESULTS "a,20,30,66.67,266.67,200.00,\n", ""},
    {"on,quantity,price,end,start,id\n2018-04-11,3,100,2018-05-01,2018-04-01,a\n",
     RESULTS "a,20,30,200.00,0.00,-200.00,\n", ""},
    {HEAD "jpy,2018-04-01,2018-05-01,2018-04-11,100,1,1000,1,,JPY\n"
          "second,2018-04-01T00:00:00Z,2018-04-02,2018-04-01T18:00:00Z,,,1,1,stripe,\n"
          "none,2018-04-01,2018-05-01,2018-04-11,5,1,7,1,none,EUR\n"
          "half-down,2018-04-01,2018-04-03,2018-04-02,0.01,1,,,\"aws,rounding=half-down\",\n",
     RESULTS "jpy,20,30,67,667,600,\nsecond,21600,86400,0.00,0.25,0.25,\n"
             "none,1,1,0.00,7.00,7.00,\nhalf-down,1,2,0.00,0.00,0.00,\n",
     ""},
    {HEAD "1,2018-02-30,2018-05-01,2018-04-11,100,1,,,,\n"
          "2,2018-04-01,,2018-04-11,100,1,,,,\n"
          "3,2018-04-01,2018-05-01,2018-05-02,100,1,,,,\n"
          "4,2018-04-01,2018-04-01,2018-04-01,100,1,,,,\n"
          "5,2018-04-01,2018-05-01,2018-04-11,-1,1,,,,\n"
          "6,2018-04-01,2018-05-01,2018-04-11,1,0,,,,\n"
          "7,2018-04-01,2018-05-01,2018-04-11,1,1,2,2147483647,,\n"
          "8,2018-04-01,2018-05-01,2018-04-11,,1,2,1,,\n"
          "9,2018-04-01,2018-05-01,2018-04-11,1,1,,,awz,\n"
          "10,2018-04-01,2018-05-01,2018-04-11,1,1,,,,XYZ\n"
          "11,2018-01-31,2018-02-01,2018-01-31,1,1,,,zuora-30-360,\n"
          "12,2018-04-01\n"
          "13,2018-04-01,2018-05-01,2018-05-01,100,1,100,4,,\n",
     RESULTS "1,,,,,,start: '2018-02-30' is no date and no instant\n"
             "2,,,,,,end: '' is no date and no instant\n"
             "3,,,,,,on lies outside start and end\n"
             "4,,,,,,end does not lie after start\n"
             "5,,,,,,\"price: '-1' is no price, 0 to 100000000 with up to 8 places\"\n"
             "6,,,,,,\"quantity: '0' is no quantity, 1 to 2147483646\"\n"
             "7,,,,,,\"new_quantity: '2147483647' is no quantity, 1 to 2147483646\"\n"
             "8,,,,,,quantity without price\n"
             "9,,,,,,policy: 'awz' is no policy\n"
             "10,,,,,,currency: 'XYZ' is no currency\n"
             "11,1,1,1.00,0.00,-1.00,\n"
             "12,,,,,,\"the row has 2 columns, the header has 10\"\n"
             "13,0,30,0.00,0.00,0.00,\n",
     "FIL-082@0:0 "},
    {HEAD "\"a,\"\"b\"\"\nc\",2018-04-01,2018-05-01,2018-04-11,100,1,100,4,,\n"
          "\xC3\xA9 ,2018-04-01,2018-05-01, 2018-04-11 ,100, 1,100,4,aws ,USD\r\n",
     RESULTS "\"a,\"\"b\"\"\nc\",20,30,66.67,266.67,200.00,\n"
             "\xC3\xA9 ,20,30,66.67,266.67,200.00,\n",
     ""},
    {HEAD "30-360,2018-01-31,2018-01-31T12:00:00Z,2018-01-31,1,1,,,killbill-30,\n",
     RESULTS "30-360,,,,,,the period has no length on this basis\n", "FIL-082@0:0 "},
    {HEAD "much,2018-04-01,2018-05-01,2018-04-01,10000000,2147483646,,,,\n"
          "more,2018-04-01,2018-05-01,2018-04-01,100000000,2147483646,,,,\n",
     RESULTS "much,30,30,21474836460000000.00,0.00,-21474836460000000.00,\n"
             "more,,,,,,an amount is out of range\n",
     "FIL-082@0:0 "},
    {HEAD, RESULTS, ""},
    {"id,start,end,price,quantity\n1,2,3,4,5\n", "", "FIL-080@1:1 "},
    {"id,start,end,on,price,quantity,new_prize\na,2018-04-01,2018-05-01,2018-04-11,100,1,9\n",
     RESULTS "a,20,30,66.67,0.00,-66.67,\n", "FIL-081@1:32 "},
};

static void test_batch_feed__rows(void **state)
{
    static char whole[64 * 1024], pieces[64 * 1024];
    char codes[256];
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        heard one = {.text = whole, .size = sizeof(whole)};
        heard other = {.text = pieces, .size = sizeof(pieces)};
        const size_t size = strlen(cases[i].text);
        const tn_status status = run(cases[i].text, size, size, &one, codes);
        if (strcmp(whole, cases[i].results) != 0 || strcmp(codes, cases[i].codes) != 0) {
            fail_msg("%s\nexpected %s\n%sgot %s\n%s", cases[i].text, cases[i].codes,
                     cases[i].results, codes, whole);
        }
        assert_int_equal(status == TN_OK, codes[0] == '\0' || strstr(codes, "FIL-081") != NULL);
        assert_int_equal(run(cases[i].text, size, 1, &other, codes), status);
        assert_string_equal(pieces, whole);
    }
}

/* More rows than the buffer holds, an id as long as a row may be, and an output that is full. */
static void test_batch_feed__pieces_of_output(void **state)
{
    enum { ROWS = 20000, IDS = 60000 };
    const size_t room = ROWS * 100 + 4 * IDS;
    char *text = malloc(room), *result = malloc(room), codes[256];
    (void)state;
    size_t size = (size_t)sprintf(text, HEAD);
    for (int i = 0; i < ROWS; i++) {
        size += (size_t)sprintf(text + size, "%d,2018-04-01,2018-05-01,2018-04-11,100,1,,,,\n", i);
    }
    text[size++] = '"';
    memset(text + size, '"', IDS);
    size += IDS;
    size += (size_t)sprintf(text + size, "\",2018-04-01,2018-05-01,2018-04-11,100,1,,,,\n");
    heard h = {.text = result, .size = room};
    assert_int_equal(run(text, size, size, &h, codes), TN_OK);
    size_t lines = 0;
    for (const char *at = result; (at = strchr(at, '\n')); at++) {
        lines++;
    }
    assert_int_equal(lines, ROWS + 2);
    assert_non_null(strstr(result, "\n19999,20,30,66.67,0.00,-66.67,\n\"\"\"\""));
    h.answer = TN_E_WRITE;
    assert_int_equal(run(text, size, size, &h, codes), TN_E_WRITE);
    free(text);
    free(result);
}

static void published_row(const test_row *row, void *context)
{
    tn_arena *arena = tn_arena_new(NULL);
    tn_batch_cell cells[TN_BATCH_COLUMNS];
    tn_change change;
    char error[TN_CHANGE_ERROR] = "", amount[TN_DECIMAL_TEXT];
    for (int i = 0; i < TN_BATCH_COLUMNS; i++) {
        const bool there = i != TN_BATCH_CURRENCY;
        const char *text = there ? test_field(row, tn_batch_column_name((tn_batch_column)i)) : "";
        cells[i] = (tn_batch_cell){text, strlen(text)};
    }
    if (tn_change_read(calculator(arena), cells, &change, error) != TN_OK) {
        fail_msg("%s: %s", test_field(row, "id"), error);
    }
    const char *credit = test_field(row, "expected_credit");
    const char *charge = test_field(row, "expected_charge");
    assert_true(*credit || *charge);
    if (*credit) {
        assert_string_equal(tn_money_format(change.result.credit, amount), credit);
    }
    if (*charge) {
        assert_string_equal(tn_money_format(change.result.charge, amount), charge);
    }
    (*(size_t *)context)++;
    tn_arena_free(arena);
}

static void test_change_read__published_amounts(void **state)
{
    size_t rows = 0;
    (void)state;
    test_vectors("proration/published.csv", published_row, &rows);
    assert_int_equal(rows, 30);
}

/* More policies than are kept, one after the other and again: each means what it says. */
static void test_change_read__many_policies(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_calculator *c = calculator(arena);
    static const char *const roundings[] = {"half-even", "half-up", "half-down", "up",
                                            "down",      "ceiling", "floor"};
    for (int round = 0; round < 3; round++) {
        for (int decimals = 0; decimals <= 12; decimals++) {
            for (size_t i = 0; i < COUNT(roundings); i++) {
                char text[128], error[TN_CHANGE_ERROR];
                tn_change change;
                snprintf(text, sizeof(text), "aws,ratio_decimals=%d,rounding=%s", decimals,
                         roundings[i]);
                const tn_batch_cell cells[TN_BATCH_COLUMNS] = {{"", 0},
                                                               {"2018-04-01", 10},
                                                               {"2018-05-01", 10},
                                                               {"2018-04-11", 10},
                                                               {"1", 1},
                                                               {"1", 1},
                                                               {"", 0},
                                                               {"", 0},
                                                               {text, strlen(text)},
                                                               {"", 0}};
                assert_int_equal(tn_change_read(c, cells, &change, error), TN_OK);
                assert_int_equal(change.policy->ratio_decimals, decimals);
                assert_string_equal(tn_rounding_name(change.policy->rounding), roundings[i]);
            }
        }
    }
    char error[TN_CHANGE_ERROR], longest[300];
    tn_change change;
    memset(longest, 'x', sizeof(longest));
    const tn_batch_cell cells[TN_BATCH_COLUMNS] = {{"", 0},
                                                   {"2018-04-01", 10},
                                                   {"2018-05-01", 10},
                                                   {"2018-04-11", 10},
                                                   {"1", 1},
                                                   {"1", 1},
                                                   {"", 0},
                                                   {"", 0},
                                                   {longest, 300},
                                                   {"", 0}};
    assert_int_equal(tn_change_read(c, cells, &change, error), TN_E_SYNTAX);
    tn_arena_free(arena);
}

static void test_batch_new__memory_runs_out(void **state)
{
    (void)state;
    tn_arena *tables = tn_arena_new(NULL);
    tn_calculator *c = calculator(tables);
    size_t failed = 0;
    for (size_t fail_at = 1; fail_at < 30; fail_at++) {
        test_memory memory = {.fail_at = fail_at, .for_good = true};
        const tn_allocator allocator = test_allocator(&memory);
        tn_arena *arena = tn_arena_new(&allocator);
        tn_findings *findings = arena ? tn_findings_new(arena) : NULL;
        heard h = {0};
        tn_batch *batch = findings ? tn_batch_new(arena, "b.csv", c, hear, &h, findings) : NULL;
        failed += batch == NULL;
        if (batch) {
            tn_batch_abandon(batch);
        }
        tn_arena_free(arena);
        assert_int_equal(memory.out, 0);
    }
    assert_true(failed > 3 && failed < 29);
    tn_arena_free(tables);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_batch_feed__rows),
        cmocka_unit_test(test_batch_feed__pieces_of_output),
        cmocka_unit_test(test_change_read__published_amounts),
        cmocka_unit_test(test_change_read__many_policies),
        cmocka_unit_test(test_batch_new__memory_runs_out),
    };
    return RUN(tests);
}
