/* A new rater: a grid of hours whose size depends on the contract alone. */
#include "engine/usage/rater.h"

/* 200 dimensions of 144 months are 21 million cells; more than that is no legal contract. */
static const size_t CELLS_MAX = 64u * 1000 * 1000;

/* Bytes; what an arena and its allocator put in front of a block is less than CHUNK_HEADERS. */
enum { CHUNK_MIN = 16 * 1024, CHUNK_MAX = 8 * 1024 * 1024, CHUNK_HEADERS = 128 };

static const char *const reasons[] = {[TN_REJECT_NONE] = "none",
                                      [TN_REJECT_UNKNOWN_DIMENSION] = "unknown-dimension",
                                      [TN_REJECT_NOT_METERED] = "not-metered",
                                      [TN_REJECT_BEFORE_START] = "before-start",
                                      [TN_REJECT_AFTER_END] = "after-end",
                                      [TN_REJECT_TOO_LATE] = "too-late",
                                      [TN_REJECT_DUPLICATE] = "duplicate",
                                      [TN_REJECT_REPEATED] = "repeated",
                                      [TN_REJECT_AFTER_HORIZON] = "after-horizon",
                                      [TN_REJECT_OTHER_CONTRACT] = "other-contract",
                                      [TN_REJECT_BAD_ROW] = "bad-row",
                                      [TN_REJECT_KINDS] = ""};

const char *tn_reject_name(tn_reject reject)
{
    return reasons[reject];
}

void *tni_rater_take(tn_rater *r, size_t count, size_t size)
{
    void *block = tn_arena_take_array(r->arena, count, size);
    if (!block) {
        r->status = TN_E_NOMEM;
    }
    return block;
}

/* Rows are taken many at once, about as many as there are already, up to some megabytes: a contract
 * of which little is metered takes little. Large blocks may lie in huge pages: powers of two fill
 * them. */
uint32_t *tni_rater_row(tn_rater *r)
{
    if (!r->spare_rows) {
        const size_t row = r->hours * sizeof(*r->spare), given = r->given_rows * row;
        const size_t left = r->given_rows < r->meter_count ? r->meter_count - r->given_rows : 1;
        size_t bytes = CHUNK_MIN;
        while (bytes < CHUNK_MAX && bytes <= given && 2 * bytes / row <= left) {
            bytes *= 2;
        }
        size_t rows = (bytes - CHUNK_HEADERS) / row;
        rows = rows < 1 ? 1 : rows < left ? rows : left;
        r->spare = tni_rater_take(r, rows, row);
        if (!r->spare) {
            return NULL;
        }
        r->spare_rows = rows;
        r->given_rows += rows;
    }
    uint32_t *row = r->spare;
    r->spare += r->hours;
    r->spare_rows--;
    return row;
}

/* In how many terms the dimension has a usage price. */
static size_t terms_metered(const tn_life *life, size_t dimension)
{
    size_t count = 0;
    for (size_t i = 0; i < life->term_count; i++) {
        count += life->terms[i].usage_price[dimension].e8 >= 0;
    }
    return count;
}

static void make_meters(tn_rater *r)
{
    const size_t count = r->product->dimension_count;
    r->meter_of = tni_rater_take(r, count, sizeof(*r->meter_of));
    r->meters = tni_rater_take(r, count, sizeof(*r->meters));
    for (size_t i = 0; r->status == TN_OK && i < count; i++) {
        const size_t terms = terms_metered(r->life, i);
        if (terms) {
            r->meter_of[i] = &r->meters[r->meter_count++];
            *r->meter_of[i] = (tni_meter){.dimension = i, .always = terms == r->life->term_count};
        }
    }
}

/* What is changed at the instant it begins is never held: no allowance comes of it. Nothing begins
 * as access ends: ends go before other events of an instant. */
static void make_stretches(tn_rater *r)
{
    const tn_life *life = r->life;
    size_t count = 1;
    for (size_t i = 0; i < life->term_count; i++) {
        count += life->terms[i].holding_count;
    }
    tni_stretch *next = r->stretches = tni_rater_take(r, count, sizeof(*r->stretches));
    for (size_t i = 0; next && i < life->term_count; i++) {
        const tn_term *term = &life->terms[i];
        for (size_t j = 0; j < term->holding_count; j++) {
            const tn_holding *holding = &term->holdings[j];
            const int64_t from = holding->from.seconds;
            if (next > r->stretches && next[-1].from == from) {
                next--;
            }
            *next++ = (tni_stretch){from, term, holding};
        }
    }
    if (next) {
        next->from = INT64_MAX;
    }
}

static void set_limits(tn_rater *r)
{
    const tn_life *life = r->life;
    r->start = life->terms[0].period.start.seconds;
    r->end = life->access_end.seconds + (life->renews ? 0 : TN_HOUR_SECONDS);
    r->stop = life->arrears ? r->end : tn_instant_of(life->horizon).seconds + TN_DAY_SECONDS;
    r->first_hour = r->start - r->start % TN_HOUR_SECONDS;
    r->long_ago = r->first_hour - INT32_MAX;
    r->hours = (size_t)((r->end - r->first_hour + TN_HOUR_SECONDS - 1) / TN_HOUR_SECONDS);
}

tn_status tn_rater_new(const tn_life *life, const tn_allocator *allocator, tn_rater **out)
{
    tn_arena *arena = tn_arena_new(allocator);
    tn_rater *r = arena ? tn_arena_take(arena, sizeof(*r)) : NULL;
    if (!r) {
        tn_arena_free(arena);
        return TN_E_NOMEM;
    }
    *r = (tn_rater){.arena = arena, .life = life, .product = life->product};
    set_limits(r);
    make_meters(r);
    make_stretches(r);
    if (r->status == TN_OK && r->meter_count && r->hours > CELLS_MAX / r->meter_count) {
        r->status = TN_E_RANGE;
    }
    const tn_status status = r->status;
    if (status != TN_OK) {
        tn_rater_free(r);
        return status;
    }
    *out = r;
    return TN_OK;
}

void tn_rater_free(tn_rater *rater)
{
    if (rater) {
        tn_arena_free(rater->arena);
    }
}
