/* lives [COUNT]: how long a contract's life takes, its invoices included, without reading or
 * printing: a month renewed 36 times, upgraded three times. Prints microseconds of processor time
 * per life for COUNT/100, COUNT/10 and COUNT lives (100000), each in an arena of its own; exits 1
 * above 7 or where a life costs more the more there are. */
#include "support/lives.h"

#include <malloc.h>
#include <time.h>

#include "tenor/invoice.h"

static const char product[] =
    "[product]\ntitle = Data storage\nproduct_id = prod-1\ncategory = data\nunit = GB\n"
    "purchase = any\ncurrency = USD\ndurations = 1m\n"
    "[dimension plain]\nname = Plain\ndescription = Gigabytes\nprice.1m = 1.50\npayg = 0.1\n"
    "[dimension encrypted]\nname = Encrypted\ndescription = Gigabytes at rest\nprice.1m = 1.55\n";
static const char contract[] =
    "[contract]\nid = C-1\nproduct = p.product.ini\nduration = 1m\n"
    "accepted = 2027-01-31T09:30:00Z\nsetup = new\n[renewal]\nauto = yes\nuplift = 1%\n"
    "[item plain]\nquantity = 500\n[upgrade 2027-06-11]\nquantity.plain = 600\n"
    "[upgrade 2028-03-05T10:00:00Z]\nquantity.encrypted = 10\n"
    "[upgrade 2029-07-07]\nquantity.plain = 700\nquantity.encrypted = 20\n";

typedef struct scene {
    const tn_contract *contract;
    const tn_tables *tables;
    const tn_policy *policy;
    tn_horizon horizon;
} scene;

/* A life and its invoices; false when it is not the one that is meant. */
static bool live(const scene *s)
{
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    tn_books *books = tn_books_new(arena, s->contract, s->tables, s->policy, &s->horizon, findings);
    const tn_invoices *invoices = tn_books_invoices(books);
    const bool good = invoices && invoices->life->term_count == 37 && invoices->count == 40;
    tn_arena_free(arena);
    return good;
}

/* Microseconds per life: the best of three, as a busy machine is no slow program. */
static double measure(const scene *s, long count)
{
    double best = 0;
    for (int round = 0; round < 3; round++) {
        const clock_t from = clock();
        for (long i = 0; i < count; i++) {
            if (!live(s)) {
                fail_msg("this is another life");
            }
        }
        const double took = (double)(clock() - from) * 1e6 / CLOCKS_PER_SEC / (double)count;
        best = round == 0 || took < best ? took : best;
    }
    return best;
}

int main(int argc, char **argv)
{
    const long count = argc > 1 ? atol(argv[1]) : 100000;
    mallopt(M_TRIM_THRESHOLD, 64 << 20); /* giving the heap back after each life is no part of it */
    tn_arena *arena = tn_arena_new(NULL);
    tn_findings *findings = tn_findings_new(arena);
    const tn_tables *tables = test_tables(arena);
    scene s = {.tables = tables,
               .policy = tn_tables_policy(tables, "aws"),
               .contract =
                   test_contract(arena, tables,
                                 &(test_files){.product = product, .contract = contract}, findings),
               .horizon = {.has_until = true}};
    if (!s.contract || tn_date_parse("2030-02-27", 10, &s.horizon.until) != TN_OK) {
        return 2;
    }
    const double few = measure(&s, count / 100), some = measure(&s, count / 10);
    const double many = measure(&s, count);
    const bool good = many <= 7 && many <= few * 1.5;
    printf("%.1f us a life of 37 terms, 3 upgrades and 40 invoices (%ld of them; %.1f of %ld, %.1f "
           "of %ld): %s\n",
           many, count, some, count / 10, few, count / 100, good ? "ok" : "MISSED");
    tn_arena_free(arena);
    return good ? 0 : 1;
}
