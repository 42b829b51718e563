/* Calendars: what RFC 5545 asks of lines, text and UIDs. */
#include "support/memory.h"
#include "support/test.h"
#include "tenor/ics.h"

static const tn_currency usd = {"USD", 2};

static tn_deadline decision(int64_t day, const char *subject)
{
    return (tn_deadline){.at = {day * TN_DAY_SECONDS},
                         .whole_day = true,
                         .what = "decision-deadline",
                         .subject = subject,
                         .detail = "last day"};
}

static tn_deadline invoice(int64_t day, const char *subject, const char *id)
{
    return (tn_deadline){.at = {day * TN_DAY_SECONDS + 3600},
                         .whole_day = true,
                         .what = "invoice",
                         .subject = subject,
                         .detail = id,
                         .has_amount = true,
                         .amount = {123456, usd}};
}

static void render(tn_deadline *items, size_t count, tn_buffer *out)
{
    const tn_deadlines deadlines = {.items = items, .count = count};
    tn_buffer_init(out, NULL);
    assert_int_equal(tn_ics_render(&deadlines, out), TN_OK);
    tn_buffer_add(out, "", 1);
}

static void test_ics_render__a_day_and_an_instant(void **state)
{
    (void)state;
    tn_deadline items[] = {
        decision(0, "C-1"),
        {.at = {86399}, .what = "offer-expires", .subject = "A, B; C\\D", .detail = "one\ntwo"}};
    tn_buffer out;
    render(items, COUNT(items), &out);
    assert_string_equal(out.bytes,
                        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Tenor//Deadlines//EN\r\n"
                        "BEGIN:VEVENT\r\nUID:19700101T000000Z-decision-deadline-C-1\r\n"
                        "DTSTAMP:19700101T000000Z\r\nDTSTART;VALUE=DATE:19700101\r\n"
                        "SUMMARY:C-1: decision-deadline\r\nDESCRIPTION:last day\r\nEND:VEVENT\r\n"
                        "BEGIN:VEVENT\r\nUID:19700101T235959Z-offer-expires-A\\, B\\; C\\\\D\r\n"
                        "DTSTAMP:19700101T235959Z\r\nDTSTART:19700101T235959Z\r\n"
                        "SUMMARY:A\\, B\\; C\\\\D: offer-expires\r\nDESCRIPTION:one\\ntwo\r\n"
                        "END:VEVENT\r\nEND:VCALENDAR\r\n");
    tn_buffer_done(&out);
}

/* No line has more than 75 bytes, no character is cut, and unfolding gives the text back. */
static void test_ics_render__folds(void **state)
{
    (void)state;
    char subject[400] = "";
    for (int i = 0; i < 60; i++) {
        strcat(subject, "\u20ac\u00e9x");
    }
    tn_deadline items[] = {decision(0, subject)};
    tn_buffer out;
    render(items, COUNT(items), &out);
    char unfolded[2048];
    size_t used = 0, width = 0;
    for (const char *p = out.bytes; *p; p++) {
        width = *p == '\n' ? 0 : width + 1;
        assert_true(width <= 76); /* with the CR */
        assert_true(width != 1 || ((unsigned char)*p & 0xC0) != 0x80);
        if (strncmp(p, "\r\n ", 3) == 0) {
            p += 2;
            width = 1;
            assert_true(((unsigned char)p[1] & 0xC0) != 0x80);
        } else {
            unfolded[used++] = *p;
        }
    }
    unfolded[used] = '\0';
    assert_non_null(strstr(unfolded, subject));
    tn_buffer_done(&out);
}

static bool has(const tn_buffer *out, const char *line)
{
    return strstr(out->bytes, line) != NULL;
}

/* Importing the file again after something was added must not double what was there. */
static void test_ics_render__uids_stay(void **state)
{
    (void)state;
    tn_deadline few[] = {decision(9, "C-1"), invoice(9, "C-1", "C-1-1970-01-10-contract")};
    tn_deadline more[] = {decision(8, "C-0"), few[0], few[1],
                          invoice(9, "C-1", "C-1-1970-01-10-upgrade"), few[1]};
    static const char *const uids[] = {
        "\r\nUID:19700110T000000Z-decision-deadline-C-1\r\n",
        "\r\nUID:19700110T010000Z-invoice-C-1-1970-01-10-contract\r\n"};
    tn_buffer out;
    render(few, COUNT(few), &out);
    assert_true(has(&out, uids[0]) && has(&out, uids[1]));
    assert_true(has(&out, "\r\nSUMMARY:C-1: invoice 1234.56 USD\r\n"));
    tn_buffer_done(&out);
    render(more, COUNT(more), &out);
    assert_true(has(&out, uids[0]) && has(&out, uids[1]));
    assert_true(has(&out, "\r\nUID:19700110T010000Z-invoice-C-1-1970-01-10-upgrade\r\n"));
    assert_true(has(&out, "\r\nUID:19700110T010000Z-invoice-C-1-1970-01-10-contract-2\r\n"));
    tn_buffer_done(&out);
}

/* Without memory a calendar is refused, and never short of a line. */
static bool render_with(const tn_allocator *allocator, void *context)
{
    tn_deadline items[] = {decision(9, "C-1"), invoice(9, "C-1", "C-1-1970-01-10-contract")};
    const tn_deadlines deadlines = {.items = items, .count = COUNT(items)};
    tn_buffer out;
    tn_buffer_init(&out, allocator);
    const tn_status status = tn_ics_render(&deadlines, &out);
    if (status == TN_OK) {
        assert_int_equal(out.length, *(const size_t *)context);
    } else {
        assert_int_equal(status, TN_E_NOMEM);
    }
    tn_buffer_done(&out);
    return status == TN_OK;
}

static void test_ics_render__every_request_failing(void **state)
{
    (void)state;
    tn_deadline items[] = {decision(9, "C-1"), invoice(9, "C-1", "C-1-1970-01-10-contract")};
    tn_buffer out;
    render(items, COUNT(items), &out);
    size_t length = out.length - 1; /* the NUL */
    tn_buffer_done(&out);
    assert_true(test_every_allocation(render_with, &length) > 10);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ics_render__a_day_and_an_instant),
        cmocka_unit_test(test_ics_render__folds),
        cmocka_unit_test(test_ics_render__uids_stay),
        cmocka_unit_test(test_ics_render__every_request_failing),
    };
    return RUN(tests);
}
