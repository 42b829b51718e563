/* The list of the folder's files: their order, what each is, what comes. */
#include "tui/desk.h"

static const tni_file_summary *summary_of(const char *name)
{
    for (size_t i = 0; i < desk.file_list.count; i++) {
        if (strcmp(tni_path_name(desk.file_list.summaries[i].path), name) == 0) {
            return &desk.file_list.summaries[i];
        }
    }
    return NULL;
}

static void check(const char *got, const char *want)
{
    assert_string_equal(got ? got : "", want);
}

static void test_file_list__rows(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        tni_kind kind;
        const char *name, *state, *term, *total, *expires, *buyer;
    } rows[] = {
        {"storage.product.ini", TNI_KIND_PRODUCT, "Northwind Data Storage", "2 dim", "1m-24m", "",
         "", ""},
        {"acme.offer.ini", TNI_KIND_OFFER, "Acme KK - Log Monitoring Pro 2027", "draft", "12m",
         "3,600.00 USD", "2026-12-31", "Acme KK"},
        {"acme.contract.ini", TNI_KIND_CONTRACT, "C-0001", "active", "12m", "1,000.00 USD",
         "2027-01-15", "public listing"},
        {"bad.offer.ini", TNI_KIND_OFFER, "bad.offer.ini", "not understood", "", "", "", ""},
        {"late.offer.ini", TNI_KIND_OFFER, "Late", "expired", "12m", "4,000.00 USD", "2026-11-30",
         "Acme KK"},
    };
    static const char bad[] = "[offer]\nname = Bad\nproduct = gone.product.ini\n";
    static const char late[] =
        "[offer]\nname = Late\ndescription = x\nproduct = log-monitoring.product.ini\n"
        "buyer = Acme KK\nbuyer_accounts = 111111111111\nduration = 12m\nexpires = 2026-11-30\n"
        "currency = USD\nnet_terms = 30\neula = standard\n[item pro]\nquantity = 1\n"
        "[usage xhosts]\nprice = 0.1\n[usage xcontainers]\nprice = 0.2\n";
    desk_put(desk_path("bad.offer.ini"), bad, sizeof(bad) - 1);
    desk_put(desk_path("late.offer.ini"), late, sizeof(late) - 1);
    desk_open(NULL);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tni_file_summary *s = summary_of(rows[i].file);
        assert_non_null(s);
        assert_true(s->read);
        assert_int_equal(s->kind, rows[i].kind);
        check(s->name, rows[i].name);
        check(s->state, rows[i].state);
        check(s->term, rows[i].term);
        check(s->total, rows[i].total);
        check(s->expires, rows[i].expires);
        check(s->buyer, rows[i].buyer);
    }
    assert_true(summary_of("bad.offer.ini")->errors > 0);
    assert_int_equal(summary_of("acme.offer.ini")->errors, 0);
    assert_null(summary_of("tenor.ini"));
}

/* Products, offers, contracts, then what its name does not tell; each by name. */
static void test_file_list__order(void **state)
{
    (void)state;
    desk_put(desk_path("aaa.ini"), "[contract]\n", 11);
    desk_open(NULL);
    const tni_file_list *c = &desk.file_list;
    assert_string_equal(tni_path_name(c->summaries[c->count - 1].path), "aaa.ini");
    for (size_t i = 1; i < c->count - 1; i++) {
        const tni_file_summary *a = &c->summaries[i - 1], *b = &c->summaries[i];
        assert_true(a->kind <= b->kind);
        assert_true(a->kind < b->kind || strcmp(a->path, b->path) < 0);
    }
}

/* A few at a time; what comes is listed behind the last, earliest first. */
static void test_file_list__a_few_at_a_time(void **state)
{
    (void)state;
    desk_open(NULL);
    tn_arena_free(desk.file_list.arena); /* as at the start: nothing is known yet */
    desk.file_list = (tni_file_list){0};
    tni_file_list_begin(&desk);
    const size_t count = desk.file_list.count;
    assert_int_equal(desk.file_list.read, 0);
    assert_true(tni_file_list_more(&desk, 2));
    assert_int_equal(desk.file_list.read, 2);
    assert_true(desk.file_list.summaries[1].read);
    assert_false(desk.file_list.summaries[2].read);
    assert_null(desk.file_list.coming);
    assert_true(tni_file_list_more(&desk, count - 3));
    assert_false(tni_file_list_more(&desk, 1));
    assert_false(tni_file_list_more(&desk, 1));
    assert_int_equal(desk.file_list.read, count);
    const tn_table *coming = tni_report_table(desk.file_list.coming, "deadlines");
    assert_true(tni_table_rows(coming) > 1);
    for (int i = 1; i < tni_table_rows(coming); i++) {
        assert_true(tni_value_day(tni_table_value(coming, i - 1, "at")).days <=
                    tni_value_day(tni_table_value(coming, i, "at")).days);
    }
    /* what was known stays until it is read again, also where a file went */
    unlink(desk_path("acme.offer.ini"));
    tni_file_list_begin(&desk);
    assert_int_equal(desk.file_list.count, count - 1);
    for (size_t i = 0; i < desk.file_list.count; i++) {
        const tni_file_summary *s = &desk.file_list.summaries[i];
        assert_true(s->read);
        assert_string_not_equal(tni_path_name(s->path), "acme.offer.ini");
        assert_true(strcmp(tni_path_name(s->path), "acme.contract.ini") != 0 ||
                    strcmp(s->name, "C-0001") == 0);
    }
    desk_fill();
}

static void test_file_list__unsaved_work_is_marked(void **state)
{
    (void)state;
    const tni_target t = {.kind = "offer", .label = "", .key = "discount"};
    desk_open("acme.offer.ini");
    tni_perform(&desk, tni_edit_set(&desk, &t, "25%"));
    tni_file_list_begin(&desk);
    while (tni_file_list_more(&desk, 100)) {
    }
    assert_false(summary_of("acme.offer.ini")->left); /* our own */
    assert_string_equal(summary_of("acme.offer.ini")->total, "3,000.00 USD");
    desk_open(NULL); /* without quitting */
    assert_true(summary_of("acme.offer.ini")->left);
    assert_false(summary_of("tokyo.offer.ini")->left);
    assert_string_equal(summary_of("acme.offer.ini")->total, "3,600.00 USD");
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_DESK(test_file_list__rows),
                                       WITH_DESK(test_file_list__order),
                                       WITH_DESK(test_file_list__a_few_at_a_time),
                                       WITH_DESK(test_file_list__unsaved_work_is_marked)};
    return RUN(tests);
}
