/* Lives of contracts from literals, and metering records from a few words. */
#ifndef TN_TEST_LIVES_H
#define TN_TEST_LIVES_H

#include "support/contract.h"
#include "tenor/books.h"

/* Lives the contract of the files under the aws policy; until NULL: the default horizon. Fails the
 * test when there is no life. */
static inline const tn_life *test_life(tn_arena *arena, const test_files *files, const char *until)
{
    const tn_tables *tables = test_tables(arena);
    tn_findings *findings = tn_findings_new(arena);
    tn_horizon horizon = {.has_until = until != NULL};
    if (until) {
        assert_int_equal(tn_date_parse(until, strlen(until), &horizon.until), TN_OK);
    }
    const tn_contract *contract = test_contract(arena, tables, files, findings);
    tn_books *books = contract ? tn_books_new(arena, contract, tables,
                                              tn_tables_policy(tables, "aws"), &horizon, findings)
                               : NULL;
    const tn_life *life = tn_books_life(books);
    if (!life) {
        test_print(findings);
        fail_msg("the contract has no life");
    }
    return life;
}

/* Books of the same. */
static inline tn_books *test_books(tn_arena *arena, const test_files *files, const char *until)
{
    const tn_life *life = test_life(arena, files, until);
    const tn_tables *tables = test_tables(arena);
    const tn_horizon horizon = {.has_until = until != NULL, .until = life->horizon};
    tn_books *books = tn_books_new(arena, life->contract, tables, tn_tables_policy(tables, "aws"),
                                   &horizon, tn_findings_new(arena));
    assert_non_null(tn_books_invoices(books));
    return books;
}

static inline tn_instant test_instant(const char *text)
{
    tn_instant instant = {0};
    if (tn_instant_parse(text, strlen(text), &instant) != TN_OK) {
        fail_msg("'%s' is no instant", text);
    }
    return instant;
}

/* "xhosts 2027-03-01T10:00:00Z 12", a line each; "12 <2027-03-01T11:00:00Z" was received then;
 * "12 *744" is the record of that many hours from then on. An unheard-of name is unknown. */
static inline void test_meter(tn_rater *rater, const tn_product *product, const char *lines)
{
    char name[64], when[64], rest[64];
    long long quantity = 0;
    int read = 0;
    for (const char *at = lines; *at; at += strcspn(at, "\n"), at += *at == '\n') {
        tn_usage_record record = {0};
        if (sscanf(at, "%63s %63s %lld%n", name, when, &quantity, &read) != 3) {
            fail_msg("no record: %.40s", at);
        }
        record.dimension = tn_product_find(product, name);
        record.timestamp = test_instant(when);
        record.quantity = quantity;
        long hours = 1;
        if (sscanf(at + read, "%*1[ ]<%63[^\n]", rest) == 1) {
            record.has_received = true;
            record.received = test_instant(rest);
        } else if (sscanf(at + read, "%*1[ ]*%ld", &hours) != 1) {
            hours = 1;
        }
        for (long i = 0; i < hours; i++, record.timestamp.seconds += TN_HOUR_SECONDS) {
            tn_rater_add(rater, &record);
        }
    }
}

/* "2027-03 xhosts 0.10 used 25 billed 15": a line each. */
static inline void test_rated(const tn_rating *rating, const tn_life *life, char *out, size_t size)
{
    size_t used = 0;
    out[0] = '\0';
    for (size_t i = 0; i < rating->count && used < size; i++) {
        const tn_rated *r = &rating->rated[i];
        const tn_civil c = tn_date_civil(r->month);
        char price[TN_DECIMAL_TEXT];
        used += (size_t)snprintf(out + used, size - used, "%04d-%02d %s %s used %lld billed %lld\n",
                                 c.year, c.month, life->product->dimensions[r->dimension].label,
                                 tn_price_format(r->price, life->terms[r->term].currency, price),
                                 (long long)r->used, (long long)r->billed);
    }
}

/* "before-start 1 of 12 worth 120/1": a line each; the worth in minor units, lowest terms. */
static inline void test_rejects(const tn_rating *rating, char *out, size_t size)
{
    size_t used = 0;
    out[0] = '\0';
    for (int i = 0; i < TN_REJECT_KINDS; i++) {
        const tn_reject_sum *sum = &rating->rejects[i];
        if (!sum->records) {
            continue;
        }
        used += (size_t)snprintf(out + used, size - used, "%s %llu of %lld",
                                 tn_reject_name((tn_reject)i), (unsigned long long)sum->records,
                                 (long long)sum->quantity);
        if (sum->value.den) {
            const tn_fraction value = tn_fraction_reduce(sum->value);
            used += (size_t)snprintf(out + used, size - used, " worth %lld/%lld",
                                     (long long)value.num, (long long)value.den);
        }
        used += (size_t)snprintf(out + used, size - used, "\n");
    }
}

#endif
