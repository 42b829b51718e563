/* Closed months: rows, the file and back, what has moved since. Figures by hand: 1,600.00 for the
 * 365 days of 2027, January 135.89, February 122.74. */
#include "support/lives.h"
#include "tenor/closing.h"

#define PRODUCT                                                                                    \
    "[product]\ntitle = P\ncategory = users\npurchase = any\ncurrency = USD\ndurations = 12m\n"    \
    "[dimension u]\nname = U\ndescription = U\nprice.12m = 16\npayg = 1\n"
#define CONTRACT(quantity, more)                                                                   \
    "[contract]\nid = C-1\nproduct = p.product.ini\nduration = 12m\naccepted = 2027-01-01\n"       \
    "[item u]\nquantity = " quantity "\n" more

static tn_arena *arena;

static tn_books *books_of(const char *contract)
{
    const test_files files = {.product = PRODUCT, .contract = contract};
    return test_books(arena, &files, "2027-03-02");
}

/* Made of books that are gone when it is used. */
static const tn_closing *closed_of(const char *contract)
{
    static const tn_date end = {20877}; /* 2027-02-28 */
    tn_arena *kept = arena, *scratch = tn_arena_new(NULL);
    tn_closing *closing = tn_arena_take(arena, sizeof(*closing));
    arena = scratch;
    tn_books *books = books_of(contract);
    arena = kept;
    assert_int_equal(tn_closing_add(closing, arena, scratch, books, NULL, end), TN_OK);
    tn_closing_sort(closing);
    tn_arena_free(scratch);
    return closing;
}

static const char *text_of(const tn_closing *closing)
{
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    assert_int_equal(tn_closing_render(arena, closing, &out), TN_OK);
    const char *text = tn_arena_copy(arena, out.bytes, out.length);
    tn_buffer_done(&out);
    return text;
}

/* The digest is FNV-1a of the one line of the invoice without number and description; worked out
 * with Python. */
static void test_closing__rows(void **state)
{
    (void)state;
    assert_string_equal(
        text_of(closed_of(CONTRACT("100", ""))),
        "contract,id,date,due,kind,total,currency,digest\n"
        "C-1,C-1-2027-01-01-contract,2027-01-01,2027-01-01,contract,1600.00,USD,2a572b52cbdd96b7\n"
        "C-1,C-1-2027-01-revenue,2027-01-31,,revenue,135.89,USD,\n"
        "C-1,C-1-2027-02-revenue,2027-02-28,,revenue,122.74,USD,\n");
}

static void compare(const char *was, const char *is, tn_drifts *out)
{
    const char *text = text_of(closed_of(was));
    tn_closing read = {0};
    tn_findings *findings = tn_findings_new(arena);
    assert_int_equal(tn_closing_read(arena, "closed/2027-02.csv", text, strlen(text),
                                     test_tables(arena), findings, &read),
                     TN_OK);
    *out = (tn_drifts){0};
    assert_int_equal(tn_closing_compare(arena, &read, closed_of(is), TN_USAGE_UNPRICED, out),
                     TN_OK);
}

/* 10 units more are 160.00, and in January 13.59, in February 12.27. */
static void test_closing__drift(void **state)
{
    (void)state;
    tn_drifts drifts;
    compare(CONTRACT("100", ""), CONTRACT("100", ""), &drifts);
    assert_int_equal(drifts.count, 0);
    compare(CONTRACT("100", ""), CONTRACT("110", ""), &drifts);
    assert_int_equal(drifts.count, 3);
    assert_string_equal(drifts.items[0].id, "C-1-2027-01-01-contract");
    assert_int_equal(drifts.items[0].difference.minor, 16000);
    assert_int_equal(drifts.items[0].at.line, 2);
    assert_int_equal(drifts.items[1].difference.minor, 1359);
    assert_true(drifts.items[1].is_revenue);
    assert_int_equal(drifts.items[2].difference.minor, 1227);
    compare(CONTRACT("100", ""),
            CONTRACT("100", "[refund 2027-02-10]\napproved = yes\namount = 50\n"), &drifts);
    assert_int_equal(drifts.count, 2); /* the credit note is new, February's revenue is less */
    assert_true(drifts.items[0].is_new && !drifts.items[0].is_revenue);
    assert_int_equal(drifts.items[0].difference.minor, -5000);
    assert_true(drifts.items[1].is_revenue);
    assert_int_equal(drifts.items[1].difference.minor, -5000);
}

/* Rows of more contracts than are written at once, found again by contract; one that is gone. */
static void test_closing__of_many(void **state)
{
    (void)state;
    enum { CONTRACTS = 700, ROWS = 2 };
    tn_closing all = {0};
    const tn_currency usd = {"USD", 2};
    for (int i = CONTRACTS * ROWS; i-- > 0;) {
        tn_closed_row *row = tn_arena_append(arena, &all.rows, &all.count, sizeof(*row));
        *row = (tn_closed_row){.contract = tn_arena_format(arena, "C-%03d", i / ROWS),
                               .id = tn_arena_format(arena, "C-%03d-%d", i / ROWS, i % ROWS),
                               .kind = "revenue",
                               .date = {20877},
                               .total = {i, usd},
                               .digest = ""};
    }
    tn_closing_sort(&all);
    tn_closing read = {0}, nothing = {0};
    tn_findings *findings = tn_findings_new(arena);
    const char *text = text_of(&all);
    assert_int_equal(
        tn_closing_read(arena, "x.csv", text, strlen(text), test_tables(arena), findings, &read),
        TN_OK);
    assert_int_equal(read.count, CONTRACTS * ROWS);
    for (int i = 0; i < CONTRACTS; i++) {
        const tn_closing of = tn_closing_of(&read, tn_arena_format(arena, "C-%03d", i));
        assert_int_equal(of.count, ROWS);
        assert_int_equal(of.rows[1].total.minor, i * ROWS + 1);
    }
    const tn_closing one = tn_closing_of(&read, "C-699");
    tn_drifts drifts = {0};
    assert_int_equal(tn_closing_of(&read, "C-7000").count, 0);
    assert_int_equal(tn_closing_compare(arena, &one, &nothing, TN_USAGE_RATED, &drifts), TN_OK);
    assert_int_equal(drifts.count, ROWS);
    assert_true(drifts.items[0].is_gone);
    assert_int_equal(drifts.items[1].difference.minor, -(699 * ROWS + 1));
}

/* Usage of February, 10.00, is billed on 2 March, after what was closed. Without usage its revenue
 * is not compared; that of January, and less than there is now, has moved. */
static void test_closing__usage_of_the_last_month(void **state)
{
    (void)state;
    static const struct {
        const char *was;
        size_t at;
        int64_t more, earlier; /* in this row, and the one before it */
        tn_closing_usage usage;
        size_t drifts, not_compared;
    } cases[] = {{"more in February", 2, 1000, 0, TN_USAGE_NOT_GIVEN, 0, 1},
                 {"usage is known", 2, 1000, 0, TN_USAGE_RATED, 1, 0},
                 {"no price for usage", 2, 1000, 0, TN_USAGE_UNPRICED, 1, 0},
                 {"less in February", 2, -1000, 0, TN_USAGE_NOT_GIVEN, 1, 0},
                 {"more in January", 1, 1000, 0, TN_USAGE_NOT_GIVEN, 1, 0},
                 {"January, too", 2, 1000, 1, TN_USAGE_NOT_GIVEN, 2, 0}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        const tn_closing *now = closed_of(CONTRACT("100", ""));
        tn_closing was = *closed_of(CONTRACT("100", ""));
        tn_drifts drifts = {0};
        was.rows[cases[i].at].total.minor += cases[i].more;
        was.rows[cases[i].at - 1].total.minor += cases[i].earlier;
        assert_int_equal(tn_closing_compare(arena, &was, now, cases[i].usage, &drifts), TN_OK);
        if (drifts.count != cases[i].drifts || drifts.not_compared != cases[i].not_compared) {
            fail_msg("%s: %zu, %zu", cases[i].was, drifts.count, drifts.not_compared);
        }
    }
}

static void test_closing__no_such_file(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "contract,id\nC-1,x\n",
        "contract,id,date,due,kind,total,currency,digest\nC-1,x,soon,,revenue,1.00,USD,\n",
        "contract,id,date,due,kind,total,currency,digest\nC-1,x,2027-01-31,,revenue,1.0,USD,\n",
        "contract,id,date,due,kind,total,currency,digest\nC-1,x,2027-01-31,,revenue,1.00,XYZ,\n"};
    for (size_t i = 0; i < COUNT(texts); i++) {
        tn_closing read = {0};
        tn_findings *findings = tn_findings_new(arena);
        assert_int_equal(tn_closing_read(arena, "x.csv", texts[i], strlen(texts[i]),
                                         test_tables(arena), findings, &read),
                         TN_E_FINDINGS);
        assert_int_equal(tn_findings_get(findings, 0)->code, TN_FIL_CLOSED);
    }
}

static int set_up(void **state)
{
    (void)state;
    arena = tn_arena_new(NULL);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tn_arena_free(arena);
    return 0;
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_closing__rows), TEST(test_closing__drift), TEST(test_closing__of_many),
        TEST(test_closing__usage_of_the_last_month), TEST(test_closing__no_such_file)};
    return RUN(tests);
}
