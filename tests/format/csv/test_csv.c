/* The CSV reader: what libcsv lets pass, cuts or swallows has a named outcome here. */
#include "support/test.h"

#include "tenor/csv.h"

/* Rows as one text: "key|name;a|b;" with "!" before a row that has a problem. */
typedef struct heard {
    char text[4096];
    size_t used, rows;
    uint32_t line, columns[8];
} heard;

static tn_status hear(void *context, const tn_csv_row *row)
{
    heard *h = context;
    h->rows++;
    h->line = row->line;
    if (row->problem) {
        h->text[h->used++] = '!';
    }
    for (size_t i = 0; i < row->count && h->used + row->fields[i].length + 2 < sizeof(h->text);
         i++) {
        assert_int_equal(strlen(row->fields[i].text), row->fields[i].length);
        memcpy(h->text + h->used, row->fields[i].text, row->fields[i].length);
        h->used += row->fields[i].length;
        h->text[h->used++] = i + 1 < row->count ? '|' : ';';
        if (i < COUNT(h->columns)) {
            h->columns[i] = row->fields[i].column;
        }
    }
    return TN_OK;
}

typedef struct outcome {
    heard heard;
    char findings[512];
    tn_status status;
    size_t good, bad;
    char hint[256], message[256];
} outcome;

/* Reads in pieces of that many bytes. */
static void read_pieces(const char *bytes, size_t size, size_t piece, bool lenient, outcome *out)
{
    memset(out, 0, sizeof(*out));
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    const tn_csv_sink sink = {hear, hear, &out->heard, .lenient = lenient};
    tn_csv_reader *reader = tn_csv_new(arena, "f.csv", &sink, findings);
    for (size_t at = 0; at < size; at += piece) {
        char *exact = malloc(piece);
        const size_t part = size - at < piece ? size - at : piece;
        memcpy(exact, bytes + at, part);
        tn_csv_push(reader, exact, part);
        free(exact);
    }
    out->status = tn_csv_end(reader);
    out->good = tn_csv_good_rows(reader);
    out->bad = tn_csv_bad_rows(reader);
    tn_findings_sort(findings);
    size_t used = 0;
    for (size_t i = 0; i < tn_findings_count(findings) && used < sizeof(out->findings); i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        used +=
            (size_t)snprintf(out->findings + used, sizeof(out->findings) - used, "%s%s@%u:%u",
                             i ? " " : "", tn_code_get(f->code)->text, f->at.line, f->at.column);
        snprintf(out->hint, sizeof(out->hint), "%s", f->hint);
        snprintf(out->message, sizeof(out->message), "%s", f->message);
    }
    tn_arena_free(arena);
}

static void read_text(const char *text, outcome *out)
{
    read_pieces(text, strlen(text), 100, false, out);
}

static const struct {
    const char *text, *rows, *findings;
} cases[] = {
    {"key,name\na,b\n", "key|name;a|b;", ""},
    {"key,name\r\na,b\r\n", "key|name;a|b;", ""},
    {"\xEF\xBB\xBFkey,name\na,b", "key|name;a|b;", ""},
    {"\xEF\xBB\xBF\"key\",name\na,b", "key|name;a|b;", ""},
    {"sep=,\nkey,name\na,b\n", "key|name;a|b;", ""},
    {" key , name\n a ,\tb \n", "key|name; a |\tb ;", ""}, /* names trimmed, cells not */
    {"k,n\n\"a, b\",\"say \"\"hi\"\"\"\n", "k|n;a, b|say \"hi\";", ""},
    {"k,n\n\"x\ny\",b\nc,d\n", "k|n;x\ny|b;c|d;", ""},
    {"k,n\n\n  \na,b\n,\n\n", "k|n;a|b;", ""}, /* blank lines, empty rows */
    {"k,n\n\"\",x\n", "k|n;|x;", ""},
    {"k\na\n\nb\n", "k;a;b;", ""},
    /* bad rows are named and the others read */
    {"k,n\na\nb,c,d\ne,f\n", "k|n;e|f;", "FIL-030@2:1 FIL-030@3:5"},
    {"k,n\na,b\"c\nd,e\n", "k|n;d|e;", "FIL-035@2:4"},
    {"k,n\n\"a\"b,c\nd,e\n", "k|n;d|e;", "FIL-035@2:4"},
    {"k,n\n\"a\" ,c\nd,e\n", "k|n;d|e;", "FIL-035@2:4"},
    {"k,n\na, \"b\"\nd,e\n", "k|n;d|e;", "FIL-035@2:4"},
    {"k,n\na,\"b\nc,d\ne,f\n", "k|n;", "FIL-034@2:3"},
    {"k,n\na,\"b\nc,\"d\"\ne,f\n", "k|n;c|d;e|f;", "FIL-034@2:3"}, /* read again from line 3 */
    {"k,n\na,\xFF\nd,e\n", "k|n;d|e;", "FIL-004@2:3"},
    {"k,n\na,\x1b[2J\nd,e\n", "k|n;d|e;", "FIL-007@2:3"},
    {"k,n\na,b\rd,e\nf,g\n", "k|n;f|g;", "FIL-006@2:4"},
    {"k,n\né,\"ü\" \nd,e\n", "k|n;d|e;", "FIL-035@2:6"},
    {"k,n\na\xE2\x80\x8B,b\n", "k|n;a\xE2\x80\x8B|b;", "FIL-008@2:2"},
    /* the file cannot be read */
    {"", "", "FIL-001@0:0"},
    {"\xEF\xBB\xBF", "", "FIL-001@0:0"},
    {"\n\n", "", "FIL-032@0:0"},
    {"k;n;p\na;b;1,00\n", "", "FIL-036@1:1"},
    {"k\tn\na\tb\n", "", "FIL-036@1:1"},
    {"basic,Basic,1000\n", "", "FIL-032@1:13"},
    {"k,,n,\n", "", "FIL-032@1:3 FIL-032@1:6"},
    {"k,n,k\n", "", "FIL-031@1:5"},
    {"k,\"n\n", "", "FIL-034@1:3"},
    {"k,n\"\n", "", "FIL-035@1:4"},
    {"k,\xE9\n", "", "FIL-004@1:3"},
    {"k,n\ra,b\r", "", "FIL-006@1:1"},
    {"PK\x03\x04", "", "FIL-003@0:0"},
    {"\xFF\xFEk", "", "FIL-002@0:0"},
};

static void test_cases__rows_and_findings_in_any_pieces(void **state)
{
    (void)state;
    outcome o;
    for (size_t i = 0; i < COUNT(cases); i++) {
        for (size_t piece = 1; piece < 100; piece = piece * 3 + 1) {
            read_pieces(cases[i].text, strlen(cases[i].text), piece, false, &o);
            if (strcmp(o.heard.text, cases[i].rows) || strcmp(o.findings, cases[i].findings)) {
                fail_msg("case %zu by %zu: %s\nrows %s\nfindings %s", i, piece, cases[i].text,
                         o.heard.text, o.findings);
            }
            const bool warned = strncmp(o.findings, "FIL-008", 7) == 0;
            assert_int_equal(o.status, *cases[i].findings && !warned ? TN_E_FINDINGS : TN_OK);
        }
    }
    read_pieces("k,n\na,\0b\nc,d\n", 13, 5, false, &o);
    assert_string_equal(o.findings, "FIL-005@2:3");
    assert_string_equal(o.heard.text, "k|n;c|d;");
    assert_int_equal(o.good, 1);
    assert_int_equal(o.bad, 1);
    assert_int_equal(o.heard.line, 3);
}

static void test_lenient__bad_rows_come_with_their_problem(void **state)
{
    (void)state;
    outcome o;
    const char text[] = "k,n\na\nb,\"c\"d\ne,f\n\xFF,x\ng,\"h\n";
    read_pieces(text, strlen(text), 4, true, &o);
    assert_string_equal(o.heard.text, "k|n;!a;!b;e|f;!!g;");
    assert_string_equal(o.findings, "");
    assert_int_equal(o.status, TN_OK);
    assert_int_equal(o.good, 1);
    assert_int_equal(o.bad, 4);
}

static void test_columns__code_points_of_cells(void **state)
{
    (void)state;
    outcome o;
    read_text("k,n,m\nä,\"ö,\"\"\",ü\n", &o);
    assert_int_equal(o.heard.columns[0], 1);
    assert_int_equal(o.heard.columns[1], 3);
    assert_int_equal(o.heard.columns[2], 10);
    assert_string_equal(o.heard.text, "k|n|m;ä|ö,\"|ü;");
}

static void test_limits__at_and_one_past(void **state)
{
    (void)state;
    static char text[300 * 1024];
    static const struct {
        const char *head;
        const char *fill;
        size_t count;
        const char *tail, *findings;
    } rows[] = {
        {"k,n\na,", "x", 65532, "\nc,d\n", ""},
        {"k,n\na,", "x", 65533, "\nc,d\n", "FIL-009@2:1"},
        {"k,n\na,\"", "x\n", 32000, "\"\nc,d\n", ""},
        {"k,n\na,\"", "x\n", 60000, "\"\nc,d\n", "FIL-034@2:3"},
        {"k", ",x", 0, "\n", ""},
        {"k,n\n", "x,", 254, "x\n", "FIL-030@2:5"},
        {"k,n\n", "x,", 256, "x\n", "FIL-010@2:1"},
        {"k,n\n", "x", 200000, "", "FIL-009@2:1"}, /* an endless line */
        {"k,n\na,b\n\"", "x", 200000, "", "FIL-009@3:1"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t used = strlen(rows[i].head);
        memcpy(text, rows[i].head, used);
        for (size_t n = 0; n < rows[i].count; n++, used += strlen(rows[i].fill)) {
            memcpy(text + used, rows[i].fill, strlen(rows[i].fill));
        }
        strcpy(text + used, rows[i].tail);
        outcome o;
        read_pieces(text, strlen(text), 1000, false, &o);
        if (!strstr(o.findings, rows[i].findings) || (!*rows[i].findings && *o.findings)) {
            fail_msg("row %zu: %s", i, o.findings);
        }
    }
}

static void test_memory__a_stream_of_a_million_rows_takes_none(void **state)
{
    (void)state;
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    static heard h;
    const tn_csv_sink sink = {.row = hear, .context = &h};
    tn_csv_reader *reader = tn_csv_new(arena, "f.csv", &sink, findings);
    static const char row[] = "C0018512,storage_gb_hours,2026-03-01T00:00:00Z,707351\n";
    static char piece[sizeof(row) * 1000];
    for (size_t i = 0; i < 1000; i++) {
        memcpy(piece + i * (sizeof(row) - 1), row, sizeof(row) - 1);
    }
    tn_csv_push(reader, "contract,dimension,timestamp,quantity\n", 38);
    const size_t before = tn_arena_size(arena);
    for (size_t i = 0; i < 1000; i++) {
        assert_int_equal(tn_csv_push(reader, piece, (sizeof(row) - 1) * 1000), TN_OK);
    }
    assert_int_equal(tn_arena_size(arena), before);
    assert_int_equal(tn_csv_end(reader), TN_OK);
    assert_int_equal(tn_csv_good_rows(reader), 1000000);
    assert_int_equal(h.line, 1000001);
    tn_arena_free(arena);
}

static void test_hints__say_what_to_write(void **state)
{
    (void)state;
    outcome o;
    read_text("key;name;price_12m\na;b;\"$1,000.00\"\n", &o);
    assert_non_null(strstr(o.hint, "comma delimited"));
    read_text("key,name\na,\x83\x8D\x83\x4F\n", &o);
    assert_non_null(strstr(o.hint, "Shift-JIS"));
    assert_non_null(strstr(o.hint, "CSV UTF-8"));
    read_text("k,n\na,\"b\nc,\"d\"\n", &o);
    assert_string_equal(o.message, "the quote is not closed; it was read on to line 3");
}

/* csv-spectrum, by python's csv module: the differences are ours on purpose. */
static const struct {
    const char *name, *rows, *findings;
} spectrum[] = {
    {"comma_in_quotes", "first|last|address|city|zip;John|Doe|120 any st.|Anytown, WW|08123;", ""},
    {"empty", "a|b|c;1||;2|3|4;", ""},
    {"empty_crlf", "a|b|c;1||;2|3|4;", ""},
    {"escaped_quotes", "a|b;1|ha \"ha\" ha;3|4;", ""},
    {"json", "key|val;1|{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]};", ""},
    /* a quote in the middle of a text: refused, said where */
    {"location_coordinates", "Contact Phone Number|Location Coordinates|Cities|Counties;",
     "FIL-035@2:22"},
    {"newlines", "a|b|c;1|2|3;Once upon \na time|5|6;7|8|9;", ""},
    {"newlines_crlf", "a|b|c;1|2|3;Once upon \r\na time|5|6;7|8|9;", ""},
    {"quotes_and_newlines", "a|b;1|ha \n\"ha\" \nha;3|4;", ""},
    {"simple", "a|b|c;1|2|3;", ""},
    {"simple_crlf", "a|b|c;1|2|3;", ""},
    {"utf8", "a|b|c;1|2|3;4|5|ʤ;", ""},
};

static void test_spectrum__agrees_but_for_named_differences(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(spectrum); i++) {
        char path[128];
        size_t size = 0;
        outcome o;
        snprintf(path, sizeof(path), "tests/vectors/csv/csv-spectrum/csvs/%s.csv",
                 spectrum[i].name);
        char *bytes = test_read(path, &size);
        read_pieces(bytes, size, 7, false, &o);
        free(bytes);
        assert_string_equal(o.heard.text, spectrum[i].rows);
        assert_string_equal(o.findings, spectrum[i].findings);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases__rows_and_findings_in_any_pieces),
        cmocka_unit_test(test_lenient__bad_rows_come_with_their_problem),
        cmocka_unit_test(test_columns__code_points_of_cells),
        cmocka_unit_test(test_limits__at_and_one_past),
        cmocka_unit_test(test_memory__a_stream_of_a_million_rows_takes_none),
        cmocka_unit_test(test_hints__say_what_to_write),
        cmocka_unit_test(test_spectrum__agrees_but_for_named_differences),
    };
    return RUN(tests);
}
