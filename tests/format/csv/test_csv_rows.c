/* Rows of a CSV: the header's names, the number of columns, other separators. */
#include "support/test.h"

#include "tenor/csv.h"

/* What the sink saw: "=" the header, "!problem" a row that cannot be used, else the cells. */
typedef struct heard {
    char text[1024];
    tn_status answer;
} heard;

static void note(heard *h, const char *before, const tn_csv_row *row)
{
    size_t used = strlen(h->text);
    used += (size_t)snprintf(h->text + used, sizeof(h->text) - used, "%s", before);
    for (size_t i = 0; i < row->count && used < sizeof(h->text); i++) {
        used += (size_t)snprintf(h->text + used, sizeof(h->text) - used, "%s%s", i ? "|" : "",
                                 row->fields[i].text);
    }
    snprintf(h->text + used, sizeof(h->text) - used, "\n");
}

static tn_status take_header(void *context, const tn_csv_row *row)
{
    note(context, "=", row);
    return TN_OK;
}

static tn_status take_row(void *context, const tn_csv_row *row)
{
    heard *h = context;
    if (row->problem) {
        const size_t used = strlen(h->text);
        snprintf(h->text + used, sizeof(h->text) - used, "!%s: ", row->problem);
    }
    note(h, "", row);
    return h->answer;
}

typedef struct outcome {
    heard heard;
    char findings[1024]; /* "CODE line:column message", a line each */
    size_t good, bad;
    tn_status status;
} outcome;

static void read(const char *text, bool lenient, tn_status answer, outcome *out)
{
    memset(out, 0, sizeof(*out));
    out->heard.answer = answer;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    const tn_csv_sink sink = {take_header, take_row, &out->heard, .lenient = lenient};
    tn_csv_reader *reader = tn_csv_new(arena, "f.csv", &sink, findings);
    tn_csv_push(reader, text, strlen(text));
    out->status = tn_csv_end(reader);
    out->good = tn_csv_good_rows(reader);
    out->bad = tn_csv_bad_rows(reader);
    tn_findings_sort(findings);
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        const size_t used = strlen(out->findings);
        snprintf(out->findings + used, sizeof(out->findings) - used, "%s %u:%u %s\n",
                 tn_code_get(f->code)->text, f->at.line, f->at.column, f->message);
    }
    tn_arena_free(arena);
}

static const struct {
    const char *text, *heard, *findings;
    size_t good, bad;
} cases[] = {
    {" name , price_12m\t\nBasic, 1000 \n", "=name|price_12m\nBasic| 1000 \n", "", 1, 0},
    {"a,b\n1,2\n,\n\"\",\"\"\n\n3,\n", "=a|b\n1|2\n3|\n", "", 2, 0}, /* empty rows are none */
    {",,\n\na,b\n1,2\n", "=a|b\n1|2\n", "", 1, 0},                   /* also before the header */
    {"caf\xC3\xA9,\xE6\x95\xB0\n1,2\n", "=caf\xC3\xA9|\xE6\x95\xB0\n1|2\n", "", 1, 0},
    {"a,b\n1\n1,2,3\n4,5\n", "=a|b\n4|5\n",
     "FIL-030 2:1 the row has 1 column, the header has 2\n"
     "FIL-030 3:5 the row has 3 columns, the header has 2\n",
     1, 2},
    {"a,b\n\"x\ny\",2,3\n", "=a|b\n", "FIL-030 3:6 the row has 3 columns, the header has 2\n", 0,
     1}, /* the cell that is too much, behind a line end in quotes */
    {"a,,c\n1,2,3\n", "", "FIL-032 1:3 column 2 of the header has no name\n", 0, 0},
    {"1,b\n", "", "FIL-032 1:1 '1' in the first row is not the name of a column\n", 0, 0},
    {"a,b,a, b\n1,2,3,4\n", "",
     "FIL-031 1:5 'a' names column 1 and again column 3\n"
     "FIL-031 1:8 'b' names column 2 and again column 4\n", /* behind the blank */
     0, 0},
    {"a;b;c\n1;2;3\n", "", "FIL-036 1:1 the columns are separated by ';', expected ','\n", 0, 0},
    {"a\tb\n1\t2\n", "", "FIL-036 1:1 the columns are separated by tabs, expected ','\n", 0, 0},
    {"\"a;b;c\",d\n1,2\n", "=a;b;c|d\n1|2\n", "", 1, 0}, /* inside quotes they are text */
    {"a;b,c\n1,2\n", "=a;b|c\n1|2\n", "", 1, 0},         /* as many commas */
};

static void test_rows__header_and_columns(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        outcome o;
        read(cases[i].text, false, TN_OK, &o);
        if (strcmp(o.heard.text, cases[i].heard) != 0 ||
            strcmp(o.findings, cases[i].findings) != 0) {
            fail_msg("%s\nrows\n%s\nfindings\n%s", cases[i].text, o.heard.text, o.findings);
        }
        assert_int_equal(o.good, cases[i].good);
        assert_int_equal(o.bad, cases[i].bad);
        assert_int_equal(o.status, *cases[i].findings ? TN_E_FINDINGS : TN_OK);
    }
}

static void test_rows__lenient_sinks_get_the_problem(void **state)
{
    (void)state;
    outcome o;
    read("a,b\n1\n2,3\n", true, TN_OK, &o);
    assert_string_equal(o.heard.text, "=a|b\n!the row has 1 columns, the header has 2: 1\n2|3\n");
    assert_string_equal(o.findings, "");
    assert_int_equal(o.status, TN_OK);
    assert_int_equal(o.good, 1);
    assert_int_equal(o.bad, 1);
    read("1,b\n2,3\n", true, TN_OK, &o); /* a header has no lenience */
    assert_int_equal(o.status, TN_E_FINDINGS);
}

static void test_rows__first_other_answer_ends_it(void **state)
{
    (void)state;
    outcome o;
    read("a,b\n\"1\",2\n3,4\n", false, TN_E_RANGE, &o);
    assert_string_equal(o.heard.text, "=a|b\n1|2\n");
    assert_int_equal(o.status, TN_E_RANGE);
}

static void test_rows__too_many_columns(void **state)
{
    (void)state;
    static char text[2048];
    outcome o;
    size_t used = (size_t)snprintf(text, sizeof(text), "a,b\n1");
    for (int i = 1; i < 257; i++) {
        used += (size_t)snprintf(text + used, sizeof(text) - used, ",%d", i % 10);
    }
    snprintf(text + used, sizeof(text) - used, "\n5,6\n");
    read(text, false, TN_OK, &o);
    assert_string_equal(o.findings, "FIL-010 2:1 the row has more than 256 columns\n");
    assert_string_equal(o.heard.text, "=a|b\n5|6\n");
}

static void test_column__by_name(void **state)
{
    (void)state;
    const tn_csv_field fields[] = {{"a", 1, 1, 1}, {"price", 5, 1, 3}};
    const tn_csv_row header = {fields, COUNT(fields), 1, NULL};
    assert_int_equal(tn_csv_column(&header, "a"), 0);
    assert_int_equal(tn_csv_column(&header, "price"), 1);
    assert_true(tn_csv_column(&header, "pric") == TN_CSV_NONE);
    assert_int_equal(tn_csv_column(&header, "Price"), 1); /* in another case */
    assert_true(tn_csv_column(&header, "") == TN_CSV_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows__header_and_columns),
        cmocka_unit_test(test_rows__lenient_sinks_get_the_problem),
        cmocka_unit_test(test_rows__first_other_answer_ends_it),
        cmocka_unit_test(test_rows__too_many_columns),
        cmocka_unit_test(test_column__by_name),
    };
    return RUN(tests);
}
