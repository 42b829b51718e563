/* Bytes of a terminal as keys and clicks, whole and cut anywhere. */
#include "tui/desk.h"

#include "tui/model/decode.h"

static const struct {
    const char *bytes, *events; /* keys by name, a click as ROW:COLUMN */
} rows[] = {
    {"", ""},
    {"az\r", "a z Enter "},
    {"\n", "Enter "},
    {"\xe6\x9d\xb1q", "\xe6\x9d\xb1 q "},
    {"\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80 "},
    {"\xffq", "q "},
    {"\xc3q", "q "},
    {"\xc3\xc3\xa9q\xe9\xff", "\xc3\xa9 q "},
    {"\033[<0;1;1M", "0:0 "},
    {"\033[<0;120;43M\033[<0;120;43m", "42:119 "},
    {"\033[<0;1;1M\033[<0;2;2Mq", "0:0 1:1 q "},
    {"\033[<64;9;9M\033[<65;9;9M", "Up@8:8 Down@8:8 "},
    {"\033[<4;3;2M", "1:2 "},                      /* with Shift */
    {"\033[<1;3;2M\033[<2;3;2M\033[<35;3;2M", ""}, /* other buttons, moving */
    {"\033[<0;0;0M", ""},
    {"\033[<;;M\033[<M\033[<0;3M", ""},
    {"\033[<99999999999999999999;1;1M", ""},
    {"\033[<0;99999999999;1Mq", "q "},
    {"\033[<00000000000000000000000000;1;1M", ""}, /* longer than any is */
    {"\033[M !!q", "0:0 q "},
    {"\033[M`!!", "Up@0:0 "},
    {"\033[M \xff\xff", "222:222 "},
    {"\033[<0;1q", "q "},
    {"\033[<0;1\033[<0;1;1M", "0:0 "},
    {"\0331\0339x", "M-1 M-9 x "},
    {"\033[200~a\r\033[Aq\033[201~q", "<a.^[Aq> q "}, /* a paste is no keys, whatever it holds */
    {"\033[200~\033[201~", "<> "},
    {"\033[200~\033[200~s\033[201\033[201~s", "<^[200~s^[201> s "},
    {"\033[<0;1\033[200~x\033[201~", "<x> "},
    {"\033[200~x\033[201~\033[200~\xc3\xa9\033[201~", "<x> <\xc3\xa9> "},
};

static void collect(tni_decoder *d, char *out, size_t size)
{
    tni_event e;
    while (tni_decoder_next(d, &e)) {
        char name[TNI_KEY_NAME], point[8] = "";
        const size_t used = strlen(out);
        if (e.type == EVENT_PASTE) {
            char shown_text[64];
            size_t n = 0;
            for (const char *p = e.text; *p; p++) {
                shown_text[n++] = *p == '\r' ? '.' : *p == '\033' ? '^' : *p;
            }
            shown_text[n] = '\0';
            snprintf(out + used, size - used, "<%s> ", shown_text);
        } else if (e.type == EVENT_WHEEL) {
            snprintf(out + used, size - used, "%s@%d:%d ", tni_key_name(e.key, name), e.row,
                     e.column);
        } else if (e.type == EVENT_CLICK) {
            snprintf(out + used, size - used, "%d:%d ", e.row, e.column);
        } else if (e.key >= 0x80 && e.key < K_FIRST) {
            wchar_t wide[2] = {(wchar_t)e.key, 0};
            assert_true(wcstombs(point, wide, sizeof(point)) < sizeof(point));
            snprintf(out + used, size - used, "%s ", point);
        } else {
            snprintf(out + used, size - used, "%s ", tni_key_name(e.key, name));
        }
    }
}

/* rest: after which byte nothing more is there for a while. */
static void check(size_t row, size_t rest)
{
    tni_decoder d = {.length = 0};
    char got[256] = "";
    const char *bytes = rows[row].bytes;
    for (size_t i = 0; bytes[i]; i++) {
        tni_decoder_byte(&d, (unsigned char)bytes[i]);
        collect(&d, got, sizeof(got));
        if (i == rest) {
            tni_decoder_rest(&d);
            collect(&d, got, sizeof(got));
        }
    }
    tni_decoder_done(&d);
    if (strcmp(got, rows[row].events) != 0) {
        fail_msg("row %zu, cut at %zu: %s", row, rest, got);
    }
}

static void test_decoder__table(void **state)
{
    (void)state;
    setlocale(LC_CTYPE, "C.UTF-8");
    for (size_t i = 0; i < COUNT(rows); i++) {
        for (size_t k = 0; k <= strlen(rows[i].bytes); k++) {
            const char *b = rows[i].bytes;
            const bool begins = b[k] == '\033' || (k > 0 && b[k - 1] == '\033');
            if (!begins) { /* there an Esc is a key of its own */
                check(i, k);
            }
        }
    }
}

/* An Esc that nothing follows is the key. */
static void test_decoder__esc(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *at_once, *later;
    } cases[] = {{"\033", "", "Esc "},       {"\033[", "", "Esc [ "},      {"\033q", "Esc q ", ""},
                 {"\033[q", "Esc [ q ", ""}, {"\033\033", "Esc ", "Esc "}, {"\033[<0;1", "", ""}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        tni_decoder d = {.length = 0};
        char got[64] = "";
        for (const char *p = cases[i].bytes; *p; p++) {
            tni_decoder_byte(&d, (unsigned char)*p);
        }
        collect(&d, got, sizeof(got));
        assert_string_equal(got, cases[i].at_once);
        got[0] = '\0';
        tni_decoder_rest(&d);
        collect(&d, got, sizeof(got));
        assert_string_equal(got, cases[i].later);
        assert_true(tni_decoder_waits(&d) == (strlen(cases[i].bytes) > 3));
        tni_decoder_drop(&d);
        assert_false(tni_decoder_waits(&d));
    }
}

/* What comes in one read: a line of text is a paste, keys that wait are none. */
static void test_decoder__burst(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        bool burst, cut;
    } cases[] = {{"# Read me\nq\rs\rq\r", true, false},
                 {"q\rs\r", false, false},
                 {"0123456789abcde\r", true, false},
                 {"0123456789abcd\r", false, false},
                 {"0123456789abcdefghij", false, false},
                 {"a\tb\tc\n1\t2\t3\n1\t20", true, false},
                 {"\033OB\033OB\033OB\033OB\033OB\r", false, false},
                 {"jjjjjjjjjjjjjjjjjjj\x12\r", false, false},
                 {"j\033", false, true},
                 {"\033[", false, true},
                 {"\033O", false, true},
                 {"\033[20", false, true},
                 {"\033[A", false, false},
                 {"\033q", false, false},
                 {"\033[200~", false, false}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        const size_t size = strlen(cases[i].bytes);
        assert_int_equal(tni_bytes_are_burst(cases[i].bytes, size), cases[i].burst);
        assert_int_equal(tni_bytes_are_cut(cases[i].bytes, size), cases[i].cut);
    }
    tni_decoder d = {.length = 0};
    tni_event e;
    tni_decoder_paste(&d, "a\0b\n", 4);
    assert_true(tni_decoder_next(&d, &e));
    assert_int_equal(e.type, EVENT_PASTE);
    assert_string_equal(e.text, "a b\n");
    assert_false(tni_decoder_next(&d, &e));
    /* one whose end does not come is over when nothing more does */
    for (const char *p = "\033[200~lost"; *p; p++) {
        tni_decoder_byte(&d, (unsigned char)*p);
    }
    assert_true(tni_decoder_waits(&d));
    tni_decoder_drop(&d);
    assert_true(tni_decoder_next(&d, &e));
    assert_string_equal(e.text, "lost");
    tni_decoder_done(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_decoder__table),
                                       cmocka_unit_test(test_decoder__esc),
                                       cmocka_unit_test(test_decoder__burst)};
    return RUN(tests);
}
