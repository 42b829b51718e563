/* A contract without terms gets them in its file: what is there stays, a second time adds none. */
#include "app/with_workspace.h"

#include "app/freeze.h"

#define PRODUCT                                                                                    \
    "[product]\ntitle = S\nproduct_id = prod-1111111111111\ncategory = data\nunit = GB\n"          \
    "purchase = any\ncurrency = USD\ndurations = 12m\n"                                            \
    "[dimension gb]\nname = G\ndescription = g\nprice.12m = 16\n"
#define CONTRACT                                                                                   \
    "[contract] ; mine\nid = C-1\nproduct = p.product.ini\nduration = 12m\n"                       \
    "accepted = 2026-12-20\n[item gb]\nquantity = 5\n[price gb]\nnet = 15\n"
#define OFFER                                                                                      \
    "[offer]\nname = B\nproduct = p.product.ini\nbuyer = B\nduration = 12m\n"                      \
    "expires = 2027-08-31\npublished = 2027-05-01\nreplaces = agmt-1\n"                            \
    "[item gb]\nprice = %d\nquantity = 5\n"

static tni_source_file *load_contract(const char *path)
{
    tni_workspace again;
    assert_int_equal(tni_workspace_again(&ws, arena, &again), TN_OK);
    ws = again;
    tni_source_file *d = tni_workspace_load_as(&ws, path, TNI_KIND_CONTRACT);
    assert_int_equal(d->status, TN_OK);
    return d;
}

static void test_freeze__keeps_what_is_there(void **state)
{
    (void)state;
    const char *folder = folder_begin(), *reason = "";
    bool written = false;
    folder_file(folder, "p.product.ini", PRODUCT);
    const char *path = folder_file(folder, "c.contract.ini", CONTRACT);
    tni_source_file *d = load_contract(path);
    assert_true(found(TN_CTR_NOT_FROZEN));
    assert_int_equal(tni_freeze_write_file(&ws, d, &written, &reason), TN_OK);
    assert_true(written);
    assert_false(found(TN_CTR_NOT_FROZEN));
    d = load_contract(path);
    assert_int_equal(tn_findings_count(ws.findings), 1); /* 15 where it would be 16 today */
    assert_true(found(TN_CTR_FROZEN_DIFFERS));
    assert_non_null(strstr(d->file.bytes, "[contract] ; mine\n"));
    assert_non_null(strstr(d->file.bytes, "[price gb]\nnet = 15\nlist = 16.00\n"));
    assert_non_null(strstr(d->file.bytes, "[terms]\ncurrency = USD\npurchase = any\n"));
    assert_int_equal(tni_freeze_text(&ws, d, &out), TN_OK);
    assert_int_equal(out.length, 0);
    folder_end(folder);
}

/* Two replacements of one day have terms of their own: later offers move none of them. */
static void test_freeze__two_replacements_of_a_day(void **state)
{
    (void)state;
    const char *folder = folder_begin(), *reason = "";
    bool written = false;
    folder_file(folder, "p.product.ini", PRODUCT);
    for (int i = 0; i < 2; i++) {
        folder_file(folder, i ? "b.offer.ini" : "a.offer.ini",
                    tn_arena_format(arena, OFFER, 17 + i));
    }
    const char *path = folder_file(folder, "c.contract.ini",
                                   CONTRACT "[replace 2027-06-01T10:00:00Z]\noffer = b.offer.ini\n"
                                            "[replace 2027-06-01]\noffer = a.offer.ini\n"
                                            "[upgrade 2027-05-01]\nquantity.gb = 6\n"
                                            "[replace 2027-08-01]\noffer = b.offer.ini\n");
    tni_source_file *d = load_contract(path);
    assert_int_equal(tni_freeze_write_file(&ws, d, &written, &reason), TN_OK);
    assert_false(found(TN_CTR_NOT_FROZEN));
    d = load_contract(path);
    assert_false(found(TN_CTR_NOT_FROZEN));
    assert_int_equal(test_count(ws.findings, TN_CTR_FROZEN_DIFFERS), 1); /* its own price of 15 */
    const tn_event *events = d->contract->events;
    assert_int_equal(d->contract->event_count, 4);
    assert_string_equal(events[0].terms->label, "2027-06-01T10:00:00Z");
    assert_string_equal(events[1].terms->label, "2027-06-01T00:00:00Z");
    assert_string_equal(events[3].terms->label, "2027-08-01");
    assert_int_equal(events[0].terms->prices[0].net.value.e8, 1800000000);
    assert_int_equal(events[1].terms->prices[0].net.value.e8, 1700000000);
    folder_end(folder);
}

/* Whatever the labels are, and whoever came later on that day: nothing differs until a file does,
 * and then of every replacement by it. */
static void test_freeze__differs_under_its_own_label(void **state)
{
    static const struct {
        const char *events;
        size_t count;
    } rows[] = {{"[replace 2027-06-01]\noffer = a.offer.ini\n", 1},
                {"[replace 2027-06-01T10:00:00Z]\noffer = a.offer.ini\n", 1},
                {"[replace 2027-06-01T10:00:00Z]\noffer = a.offer.ini\n"
                 "[replace 2027-06-01]\noffer = a.offer.ini\n",
                 2}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *folder = folder_begin(), *reason = "";
        bool written = false;
        folder_file(folder, "p.product.ini", PRODUCT);
        folder_file(folder, "a.offer.ini", tn_arena_format(arena, OFFER, 15));
        const char *path = folder_file(folder, "c.contract.ini",
                                       tn_arena_format(arena, CONTRACT "%s", rows[i].events));
        tni_source_file *d = load_contract(path);
        assert_int_equal(tni_freeze_write_file(&ws, d, &written, &reason), TN_OK);
        d = load_contract(path);
        assert_int_equal(test_count(ws.findings, TN_CTR_FROZEN_DIFFERS), 1); /* [price gb]: 15 */
        const char *text = d->file.bytes;
        folder_file(folder, "c.contract.ini",
                    tn_arena_format(
                        arena, "%s[replace 2027-06-01T20:00:00Z]\noffer = a.offer.ini\n", text));
        load_contract(path);
        assert_int_equal(test_count(ws.findings, TN_CTR_FROZEN_DIFFERS), 1);
        folder_file(folder, "a.offer.ini", tn_arena_format(arena, OFFER, 14));
        load_contract(path);
        assert_int_equal(test_count(ws.findings, TN_CTR_FROZEN_DIFFERS), 1 + rows[i].count);
        folder_end(folder);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {WITH_WORKSPACE(test_freeze__keeps_what_is_there),
                                       WITH_WORKSPACE(test_freeze__two_replacements_of_a_day),
                                       WITH_WORKSPACE(test_freeze__differs_under_its_own_label)};
    return RUN(tests);
}
