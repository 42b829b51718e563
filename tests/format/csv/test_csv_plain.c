/* Plain lines: which are taken in one pass, where their cells are, and which are left to the long
 * way. */
#include "support/test.h"

#include "format/csv/csv_reader.h"

typedef struct taken {
    tn_csv_reader reader;
    tn_csv_field fields[TN_CSV_COLUMNS_MAX];
    char text[TNI_CSV_TEXT + 16];
    char got[512]; /* "cell@column|cell@column" */
    size_t rows;
    uint32_t line;
    tn_status answer;
} taken;

static taken t;

static tn_status take(void *context, const tn_csv_row *row)
{
    size_t used = 0;
    t.rows++;
    t.line = row->line;
    assert_ptr_equal(context, &t);
    assert_null(row->problem);
    for (size_t i = 0; i < row->count && used < sizeof(t.got); i++) {
        assert_int_equal(strlen(row->fields[i].text), row->fields[i].length);
        assert_int_equal(row->fields[i].line, row->line);
        used += (size_t)snprintf(t.got + used, sizeof(t.got) - used, "%s%s@%u", i ? "|" : "",
                                 row->fields[i].text, row->fields[i].column);
    }
    return t.answer;
}

/* A reader that has read a header of so many columns, on line 6. */
static void begin(size_t columns)
{
    memset(&t, 0, sizeof(t));
    t.reader.sink.row = take;
    t.reader.sink.context = &t;
    t.reader.text = t.text;
    t.reader.fields = t.fields;
    t.reader.columns = columns;
    t.reader.line.number = 6;
}

static bool offer(const char *line)
{
    char *exact = malloc(strlen(line)); /* so that a sanitizer sees reads beyond the end */
    memcpy(exact, line, strlen(line));
    const size_t used = tni_csv_take_plain(&t.reader, exact, strlen(line));
    free(exact);
    assert_true(used == 0 || used == strlen(line));
    return used > 0;
}

static void test_plain__cells_and_columns(void **state)
{
    static const struct {
        const char *line;
        size_t columns;
        const char *cells;
    } cases[] = {
        {"a,b\n", 2, "a@1|b@3"},
        {"a,b\r\n", 2, "a@1|b@3"},
        {",b\n", 2, "@1|b@2"},
        {"a,\n", 2, "a@1|@3"},
        {" a , b \n", 2, " a @1| b @5"}, /* blanks are kept */
        {"1234567,1234567,1234567\n", 3, "1234567@1|1234567@9|1234567@17"},
        {"12345678,12345678\n", 2, "12345678@1|12345678@10"}, /* a comma begins a word */
        {",,,,,,,x\n", 8, "@1|@2|@3|@4|@5|@6|@7|x@8"},
        {"123456789012345,1234567890123456\n", 2, "123456789012345@1|1234567890123456@17"},
        {"\"a\",b\n", 2, "a@1|b@5"},
        {"\"a\",\"b\"\r\n", 2, "a@1|b@5"},
        {"a,\"b,c\",\"\",d\n", 4, "a@1|b,c@3|@9|d@12"},
        {"\"\",\"\",x\r\n", 3, "@1|@4|x@7"},
        {"\" a \", b \n", 2, " a @1| b @7"},
        {"~,!#$%&'()*+-./:;<=>?@[\\]^_`{|}\n", 2, "~@1|!#$%&'()*+-./:;<=>?@[\\]^_`{|}@3"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        begin(cases[i].columns);
        if (!offer(cases[i].line)) {
            fail_msg("not taken: %s", cases[i].line);
        }
        assert_string_equal(t.got, cases[i].cells);
        assert_int_equal(t.line, 7);
        assert_int_equal(t.reader.line.number, 7);
        assert_int_equal(t.reader.good_rows, 1);
        assert_int_equal(t.reader.status, TN_OK);
    }
}

static void test_plain__what_is_left_to_the_long_way(void **state)
{
    static const struct {
        const char *line;
        size_t columns;
    } cases[] = {
        {"a,b,c\n", 2},        /* too many cells */
        {"a,b\n", 3},          /* too few */
        {"a\n", 1},            /* one column: a blank line could be a row */
        {"a,b\n", 0},          /* the header itself */
        {"\n", 2},             /* blank */
        {"\r\n", 2},           /* blank */
        {",\n", 2},            /* empty cells only */
        {"a,\"b\"\"c\"\n", 2}, /* a quote inside of quotes */
        {"a,\"b\n", 2},        /* a quote that is open */
        {"a,\"\n", 2},         /* another one */
        {"a,\"b\"c\n", 2},     /* more behind the quotes */
        {"a, \"b\"\n", 2},     /* a blank in front of them */
        {"a,\"b\" \n", 2},     /* and behind */
        {"\"a\",\"b\",\n", 2}, /* too many cells */
        {"\"a,b\"\n", 2},      /* too few */
        {"\"\",\"\"\n", 2},    /* empty cells only */
        {"\"\",\"\"\r\n", 2},  /* the same */
        {"a,b\"", 2},
        {"a,\"b\"", 2},
        {"a,b", 2},
        {"a,b\r", 2},            /* no end */
        {"\"\x01\",\"b\"\n", 2}, /* a control character in quotes */
        {"a,b\"\n", 2},          /* a quote out of place */
        {"a,\tb\n", 2},          /* a tab */
        {"a,b\x7f\n", 2},        /* a control character */
        {"a,b\x01\n", 2},        /* another one */
        {"a\r,b\n", 2},          /* a CR inside */
        {"caf\xC3\xA9,b\n", 2},  /* columns count code points */
        {"aaaaaaaa,b\xFF\n", 2}, /* no UTF-8 */
        {"a,bbbbbbbbbbbbbbbbbbb\x80\n", 2},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        begin(cases[i].columns);
        if (offer(cases[i].line)) {
            fail_msg("taken: %s", cases[i].line);
        }
        assert_int_equal(t.rows, 0);
        assert_int_equal(t.reader.line.number, 6);
        assert_int_equal(t.reader.good_rows, 0);
    }
    begin(2);
    t.reader.first_line = 5; /* inside a row that has line ends in quotes */
    assert_false(offer("a,b\n"));
}

/* Each byte, at each place of a word: taken only when it is printable ASCII and no quote; an LF
 * makes two lines of it, of which the first is taken. */
static void test_plain__every_byte_at_every_place(void **state)
{
    (void)state;
    for (int byte = 0; byte < 256; byte++) {
        for (size_t place = 0; place < 20; place++) {
            char line[32] = "x,xxxxxxxxxxxxxxxxxxxx\n";
            const bool plain = byte >= ' ' && byte < 0x7f && byte != '"' && byte != ',';
            const size_t used = byte == '\n' ? 3 + place : plain ? 23 : 0;
            line[2 + place] = (char)byte;
            begin(2);
            const size_t got = tni_csv_take_plain(&t.reader, line, 23);
            if (got != used && !(byte == '\r' && place == 19)) {
                fail_msg("byte %d at %zu: %zu bytes taken", byte, place, got);
            }
        }
    }
}

/* The cells and problems of a text whose lines come whole, or byte by byte: the long way. */
typedef struct told {
    char text[4096];
    size_t used;
} told;

static void tell(told *to, const char *text)
{
    to->used += (size_t)snprintf(to->text + to->used, sizeof(to->text) - to->used, "%s", text);
    assert_true(to->used < sizeof(to->text));
}

static tn_status tell_row(void *context, const tn_csv_row *row)
{
    char cell[64];
    snprintf(cell, sizeof(cell), "\n%u %s", row->line, row->problem ? row->problem : "");
    tell(context, cell);
    for (size_t i = 0; i < row->count && !row->problem; i++) {
        const tn_csv_field *f = &row->fields[i];
        snprintf(cell, sizeof(cell), "|%.*s@%u:%u", (int)(f->length < 40 ? f->length : 40), f->text,
                 f->line, f->column);
        tell(context, cell);
    }
    return TN_OK;
}

static void read_in_pieces(const char *text, size_t size, size_t piece, bool bare, told *to)
{
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    const tn_csv_sink sink = {
        .row = tell_row, .context = to, .lenient = true, .unterminated = bare};
    tn_csv_reader *r = tn_csv_new(arena, "f.csv", &sink, findings);
    to->used = 0;
    for (size_t i = 0; i < size; i += piece) {
        tn_csv_push(r, text + i, piece < size - i ? piece : size - i);
    }
    tn_csv_end(r);
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        tell(to, tn_findings_get(findings, i)->message);
    }
    tn_arena_free(arena);
}

static void test_plain__as_the_long_way(void **state)
{
    static const char letters[] = "ab,,\"\" \n\n", cells[] = "\",\"";
    unsigned seed = 20270411;
    (void)state;
    for (int round = 0; round < 10000; round++) {
        static told whole, bytes;
        char text[200] = "x,y,z\n";
        size_t size = 6;
        while (size < sizeof(text) - 4) {
            seed = seed * 1103515245 + 12345;
            if (seed >> 16 & 1) {
                text[size++] = letters[(seed >> 17) % (sizeof(letters) - 1)];
            } else {
                memcpy(text + size, cells, 3); /* quotes that fit are seldom by chance */
                size += 3;
            }
        }
        read_in_pieces(text, size, size, round % 2, &whole);
        read_in_pieces(text, size, 1, false, &bytes);
        if (strcmp(whole.text, bytes.text) != 0) {
            fail_msg("%.*s: %s, not %s", (int)size, text, whole.text, bytes.text);
        }
    }
}

static void test_plain__longest_line(void **state)
{
    (void)state;
    char *line = malloc(TN_CSV_ROW_MAX + 2);
    memset(line, 'x', TN_CSV_ROW_MAX + 2);
    line[1] = ',';
    line[TN_CSV_ROW_MAX] = '\n';
    begin(2);
    assert_int_equal(tni_csv_take_plain(&t.reader, line, TN_CSV_ROW_MAX + 1), TN_CSV_ROW_MAX + 1);
    line[TN_CSV_ROW_MAX] = 'x';
    line[TN_CSV_ROW_MAX + 1] = '\n';
    begin(2);
    assert_int_equal(tni_csv_take_plain(&t.reader, line, TN_CSV_ROW_MAX + 2), 0);
    free(line);
}

static tn_status take_in_place(void *context, const tn_csv_row *row)
{
    static const size_t lengths[] = {1, 3, 0};
    const char *at = context;
    for (size_t i = 0; i < row->count; i++) {
        at += i == 1; /* behind its quote */
        assert_ptr_equal(row->fields[i].text, at);
        assert_int_equal(row->fields[i].length, lengths[i]);
        at += lengths[i] + (i == 1) + 1;
    }
    t.rows++;
    return TN_OK;
}

static void test_plain__cells_where_they_were_read(void **state)
{
    static const char line[] = "a,\"b,c\",\r\n";
    (void)state;
    begin(3);
    t.reader.sink = (tn_csv_sink){.row = take_in_place, .context = t.got, .unterminated = true};
    memcpy(t.got, line, sizeof(line));
    assert_int_equal(tni_csv_take_plain(&t.reader, t.got, strlen(line)), strlen(line));
    assert_int_equal(t.rows, 1);
    assert_string_equal(t.got, line);
}

/* Several lines at once, up to the first that is not plain; and none inside a line begun. */
static void test_plain__as_many_lines_as_there_are(void **state)
{
    static const char lines[] = "a,b\nc,d\r\n,e\nf\ng,h\n";
    (void)state;
    begin(2);
    assert_int_equal(tni_csv_take_plain(&t.reader, lines, strlen(lines)),
                     strlen("a,b\nc,d\r\n,e\n"));
    assert_int_equal(t.rows, 3);
    assert_int_equal(t.reader.line.number, 9);
    assert_string_equal(t.got, "@1|e@2");
    begin(2);
    t.reader.pending_size = 1;
    assert_int_equal(tni_csv_take_plain(&t.reader, lines, strlen(lines)), 0);
}

static void test_plain__taker_stops_the_reading(void **state)
{
    (void)state;
    begin(2);
    t.answer = TN_E_RANGE;
    assert_true(offer("a,b\n"));
    assert_int_equal(t.reader.status, TN_E_RANGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain__cells_and_columns),
        cmocka_unit_test(test_plain__what_is_left_to_the_long_way),
        cmocka_unit_test(test_plain__every_byte_at_every_place),
        cmocka_unit_test(test_plain__as_the_long_way),
        cmocka_unit_test(test_plain__longest_line),
        cmocka_unit_test(test_plain__cells_where_they_were_read),
        cmocka_unit_test(test_plain__as_many_lines_as_there_are),
        cmocka_unit_test(test_plain__taker_stops_the_reading),
    };
    return RUN(tests);
}
