/* One call a noun: bytes become a product, an offer, a contract, rated usage, or findings. */
#include "tenor/books.h"
#include "tenor/read.h"

#include "support/tree.h"
#include "tenor/quote.h"

static const char product_text[] =
    "[product]\ntitle = Log\nproduct_id = prod-1111111111111\ncategory = hosts\npurchase = any\n"
    "currency = USD\ndurations = 12m\ndimensions = log.csv\n"
    "[dimension seats]\nname = Seats\ndescription = A seat\nprice.12m = 120\nincludes.hosts = 2\n";
static const char rows_text[] = "key,name,description,payg,meter\nhosts,Hosts,A host,0.5,gauge\n";
static const char offer_text[] =
    "[offer]\nname = Acme\ndescription = d\nproduct = log.product.ini\nbuyer = Acme\n"
    "buyer_accounts = 111122223333\nduration = 12m\nexpires = 2026-12-31\npublished = 2026-12-01\n"
    "discount = 10%\n[item seats]\nquantity = 5\n";
static const char contract_text[] =
    "[contract]\nid = C-1\noffer = acme.offer.ini\naccepted = 2026-12-15T09:00:00Z\n";

static tn_arena *arena;
static tn_findings *findings;
static const tn_tables *tables;

static int set_up(void **state)
{
    (void)state;
    arena = tn_arena_new(NULL);
    findings = tn_findings_new(arena);
    assert_int_equal(tn_tables_builtin(arena, findings, &tables), TN_OK);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    tn_arena_free(arena);
    return 0;
}

static tn_source source(const char *file, const char *text)
{
    return (tn_source){file, text, strlen(text)};
}

static const tn_product *product(void)
{
    const tn_source ini = source("log.product.ini", product_text),
                    csv = source("log.csv", rows_text);
    const tn_product *out = NULL;
    assert_int_equal(tn_product_read(arena, &ini, &csv, tables, findings, &out), TN_OK);
    return out;
}

static const tn_offer *offer(void)
{
    const tn_source ini = source("acme.offer.ini", offer_text);
    const tn_offer *out = NULL;
    assert_int_equal(tn_offer_read(arena, &ini, product(), tables, findings, &out), TN_OK);
    return out;
}

static void test_tables_builtin__as_in_the_source_tree(void **state)
{
    (void)state;
    const tn_tables *read = test_tables(arena);
    assert_int_equal(tables->currency_count, read->currency_count);
    assert_int_equal(tables->policy_count, read->policy_count);
    assert_int_equal(tables->fees_count, read->fees_count);
    assert_int_equal(tn_findings_count(findings), 0);
}

static void test_read__each_noun(void **state)
{
    (void)state;
    const tn_offer *o = offer();
    const tn_source ini = source("c.contract.ini", contract_text);
    const tn_contract *c = NULL;
    assert_int_equal(o->product->dimension_count, 2);
    assert_int_equal(o->items[0].dimension, 0);
    assert_int_equal(tn_contract_read(arena, &ini, NULL, &o, 1, tables, findings, &c), TN_OK);
    assert_int_equal(tn_findings_of(findings, TN_ERROR), 0);
    assert_ptr_equal(c->offer, o);
    const tn_policy policy = tn_offer_policy(o, tables);
    const tn_life *life =
        tn_books_life(tn_books_new(arena, c, tables, &policy, &(tn_horizon){0}, findings));
    assert_non_null(life);
    const tn_source usage =
        source("u.csv", "dimension,timestamp,quantity\nhosts,2027-01-01T10:00:00Z,12\n");
    const tn_rating *rating = NULL;
    assert_int_equal(tn_usage_read(arena, &usage, life, findings, &rating), TN_OK);
    assert_int_equal(rating->count, 1);
}

/* 5 seats x 120.00 x 0.9 = 540.00 for the year, replaced on its 182nd day by 8 for the rest, at
 * 120.00 each. */
static void test_read__a_contract_that_was_replaced(void **state)
{
    (void)state;
    const tn_source second =
        source("acme-2.offer.ini", "[offer]\nname = Acme 2\ndescription = d\nproduct = p\n"
                                   "buyer = Acme\nbuyer_accounts = 111122223333\n"
                                   "replaces = agmt-1\nend = 2027-12-14\nexpires = 2027-06-30\n"
                                   "published = 2027-06-01\n[item seats]\nprice = 120\n"
                                   "quantity = 8\n");
    const tn_source ini = source("c.contract.ini", "[contract]\nid = C-1\nagreement = agmt-1\n"
                                                   "offer = acme.offer.ini\n"
                                                   "accepted = 2026-12-15T00:00:00Z\n"
                                                   "[replace 2027-06-15]\n"
                                                   "offer = acme-2.offer.ini\n");
    const tn_offer *o = offer(), *other = NULL;
    const tn_contract *c = NULL;
    assert_int_equal(tn_offer_read(arena, &second, o->product, tables, findings, &other), TN_OK);
    const tn_offer *const offers[] = {other, o}; /* in any order */
    assert_int_equal(tn_contract_read(arena, &ini, NULL, offers, 2, tables, findings, &c), TN_OK);
    assert_ptr_equal(c->offer, o);
    assert_ptr_equal(c->events[0].offer, other);
    const tn_policy policy = tn_offer_policy(o, tables);
    const tn_invoices *invoices =
        tn_books_invoices(tn_books_new(arena, c, tables, &policy, &(tn_horizon){0}, findings));
    assert_non_null(invoices);
    assert_int_equal(invoices->life->term_count, 2);
    assert_int_equal(invoices->count, 2);
    assert_int_equal(invoices->documents[0]->total.minor, 54000);
    assert_int_equal(invoices->documents[1]->total.minor, 96000);
}

static void test_read__refused_with_a_finding(void **state)
{
    (void)state;
    static const struct {
        const char *noun, *text;
        tn_code code;
    } rows[] = {
        {"product", offer_text, TN_FIL_WRONG_KIND},
        {"product", "", TN_FIL_EMPTY},
        {"product", "[product]\ntitle\n", TN_FIL_NO_SEPARATOR},
        {"product", "[product]\ncurrency = XXX\n", TN_MON_CURRENCY},
        {"offer", product_text, TN_FIL_WRONG_KIND},
        {"offer", "[offer]\nproduct = p\n[item seat]\n", TN_OFR_UNKNOWN},
        {"offer", "[offer]\nproduct = p\ndiscount = 101%\n", TN_MON_RANGE},
        {"contract", offer_text, TN_FIL_WRONG_KIND},
        {"contract", "[contract]\nid = C\naccepted = 2027-01-01\n", TN_CTR_SOURCE},
        {"contract", "[contract]\nid = C\nproduct = p\nduration = 12m\naccepted = 2027-01-01\n",
         TN_FIL_UNREADABLE},
        {"contract", "[contract]\nid = C\noffer = o\naccepted = 2027-01-01\n", TN_FIL_UNREADABLE},
        {"contract",
         "[contract]\nid = C\noffer = acme.offer.ini\naccepted = 2027-01-01\n"
         "[replace 2027-02-01]\noffer = n.offer.ini\n",
         TN_FIL_UNREADABLE},
    };
    const tn_offer *o = offer();
    for (size_t i = 0; i < COUNT(rows); i++) {
        const tn_source ini = source("x.ini", rows[i].text);
        const tn_product *p = NULL;
        const tn_offer *other = NULL;
        const tn_contract *c = NULL;
        tn_findings *list = tn_findings_new(arena);
        const tn_status status =
            *rows[i].noun == 'p'   ? tn_product_read(arena, &ini, NULL, tables, list, &p)
            : *rows[i].noun == 'o' ? tn_offer_read(arena, &ini, o->product, tables, list, &other)
                                   : tn_contract_read(arena, &ini, NULL, &o, 1, tables, list, &c);
        assert_int_equal(status, TN_E_FINDINGS);
        assert_true(!p && !other && !c);
        test_finding(list, rows[i].code);
    }
}

/* Any front part of a file, and any file with one byte changed, is read or refused. */
static void test_read__every_damaged_file_ends_in_a_status(void **state)
{
    (void)state;
    const tn_product *p = product();
    const size_t size = sizeof(offer_text) - 1;
    char bytes[sizeof(offer_text)];
    for (size_t i = 0; i < 2 * size; i++) {
        memcpy(bytes, offer_text, size);
        bytes[i % size] = i < size ? bytes[i] : (char)(bytes[i % size] ^ 0x15);
        tn_arena *own = tn_arena_new(NULL);
        const tn_source ini = {"o.ini", bytes, i < size ? i : size};
        const tn_offer *out = NULL;
        const tn_status status = tn_offer_read(own, &ini, p, tables, tn_findings_new(own), &out);
        assert_true(status == TN_OK || status == TN_E_FINDINGS);
        assert_int_equal(out != NULL, status == TN_OK);
        tn_arena_free(own);
    }
}

static void test_read__each_allocation_fails(void **state)
{
    (void)state;
    const tn_source ini = source("log.product.ini", product_text),
                    csv = source("log.csv", rows_text);
    tn_status status = TN_E_NOMEM;
    for (size_t spare = 0; status != TN_OK && spare < 512 * 1024; spare += 64) {
        test_memory memory;
        tn_arena *small = test_arena_short(&memory, spare);
        tn_findings *list = small ? tn_findings_new(small) : NULL;
        const tn_product *out = NULL;
        status = list ? tn_product_read(small, &ini, &csv, tables, list, &out) : TN_E_NOMEM;
        assert_true(status == TN_OK || status == TN_E_NOMEM);
        assert_int_equal(out != NULL, status == TN_OK);
        tn_arena_free(small);
    }
    assert_int_equal(status, TN_OK);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_tables_builtin__as_in_the_source_tree),
        TEST(test_read__each_noun),
        TEST(test_read__a_contract_that_was_replaced),
        TEST(test_read__refused_with_a_finding),
        TEST(test_read__every_damaged_file_ends_in_a_status),
        TEST(test_read__each_allocation_fails),
    };
    return RUN(tests);
}
