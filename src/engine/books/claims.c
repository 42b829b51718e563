/* Part of reconcile.h: whose billed documents are. Documents of one agreement, account and product
 * are one party. For each combination of these three that contracts name, parties stand in groups
 * of equal values: all of a group are as like to a contract as each other, so that the first
 * contract that comes to a group settles it, and no group is looked at twice. */
#include "engine/books/claims.h"

#include <string.h>

#include "base/list.h"
#include "tenor/text.h"

enum { FIELDS = 3, MASKS = 1 << FIELDS };

#define NOBODY SIZE_MAX

typedef struct party {
    const char *texts[FIELDS];
    int likeness; /* of its owner; -1: it has none */
    size_t owner;
    struct party *next[MASKS]; /* in its group */
} party;

typedef struct group {
    party *first;
    bool settled;
} group;

typedef struct owned {
    size_t owner, billed;
} owned;

struct tn_claims {
    tn_arena *arena;
    const tn_billing_feed *feed;
    party *parties;
    size_t count, places; /* places: of each table, a power of two */
    size_t *party_of;     /* [feed->count] */
    group *groups[MASKS]; /* hash tables, made when first needed */
    owned *sorted;        /* by owner, once settled */
    size_t *billed;       /* the same, what is billed alone */
    size_t left;
};

static uint64_t hash_of(const char *const *texts, unsigned mask)
{
    uint64_t hash = 0;
    for (unsigned i = 0; mask >> i; i++) {
        hash = hash * 31 + (mask >> i & 1 ? tn_text_hash(texts[i], strlen(texts[i])) : 0);
    }
    return hash;
}

static bool is_same(const char *const *a, const char *const *b, unsigned mask)
{
    bool same = true;
    for (unsigned i = 0; mask >> i && same; i++) {
        same = !(mask >> i & 1) || strcmp(a[i], b[i]) == 0;
    }
    return same;
}

/* Where the group of these texts is, or would be put. */
static group *group_of(const tn_claims *c, const char *const *texts, unsigned mask)
{
    for (size_t at = (size_t)hash_of(texts, mask);; at++) {
        group *g = &c->groups[mask][at & (c->places - 1)];
        if (!g->first || is_same(g->first->texts, texts, mask)) {
            return g;
        }
    }
}

static tn_status make_groups(tn_claims *c, unsigned mask)
{
    c->groups[mask] = tn_arena_take_array(c->arena, c->places, sizeof(group));
    for (size_t i = 0; c->groups[mask] && i < c->count; i++) {
        group *g = group_of(c, c->parties[i].texts, mask);
        c->parties[i].next[mask] = g->first;
        g->first = &c->parties[i];
    }
    return c->groups[mask] ? TN_OK : TN_E_NOMEM;
}

tn_claims *tni_claims_new(tn_arena *arena, const tn_billing_feed *feed)
{
    tn_claims *c = tn_arena_take(arena, sizeof(*c));
    size_t places = 4;
    while (places < 2 * feed->count) {
        places *= 2;
    }
    party *parties = tn_arena_take_array(arena, feed->count, sizeof(*parties));
    size_t *party_of = tn_arena_take_array(arena, feed->count, sizeof(*party_of));
    if (tn_arena_failed(arena)) {
        return NULL;
    }
    *c = (tn_claims){
        .arena = arena, .feed = feed, .parties = parties, .places = places, .party_of = party_of};
    if (make_groups(c, MASKS - 1) != TN_OK) {
        return NULL;
    }
    for (size_t i = 0; i < feed->count; i++) {
        const tn_billed *b = &feed->items[i];
        const char *const texts[] = {b->agreement, b->account, b->product};
        group *g = group_of(c, texts, MASKS - 1);
        if (!g->first) {
            g->first = &parties[c->count++];
            *g->first = (party){.texts = {texts[0], texts[1], texts[2]}, .likeness = -1};
        }
        party_of[i] = (size_t)(g->first - parties);
    }
    return c;
}

static void claim(party *p, int likeness, size_t index)
{
    if (likeness > p->likeness) {
        p->likeness = likeness;
        p->owner = index;
    }
}

/* Nothing is denied; how many texts agree, -1: one is another. */
static int likeness_of(const char *const *ours, const party *p)
{
    int sum = 0;
    for (int i = 0; i < FIELDS && sum >= 0; i++) {
        const bool both = ours[i] && *p->texts[i];
        sum = !both ? sum : strcmp(ours[i], p->texts[i]) == 0 ? sum + 1 : -1;
    }
    return sum;
}

tn_status tni_claims_add(tn_claims *c, const tn_contract *contract, size_t index)
{
    const char *const ours[] = {contract->agreement.value, contract->account_id.value,
                                contract->product->product_id.value};
    unsigned mask = 0;
    for (unsigned i = 0; i < FIELDS; i++) {
        mask |= (unsigned)(ours[i] != NULL) << i;
    }
    for (size_t i = 0; i < c->count && index == 0; i++) { /* it may be the only one */
        claim(&c->parties[i], likeness_of(ours, &c->parties[i]), index);
    }
    if (mask && !c->groups[mask] && make_groups(c, mask) != TN_OK) {
        return TN_E_NOMEM;
    }
    for (unsigned agree = 1; agree < MASKS; agree++) { /* these agree, the rest is not given */
        const char *texts[FIELDS];
        group *g = NULL;
        int likeness = 0;
        for (unsigned i = 0; i < FIELDS; i++) {
            texts[i] = agree >> i & 1 && ours[i] ? ours[i] : "";
            likeness += (int)(agree >> i & 1);
        }
        g = (agree & mask) == agree ? group_of(c, texts, mask) : NULL;
        for (party *p = g && !g->settled ? g->first : NULL; p && index; p = p->next[mask]) {
            claim(p, likeness, index);
        }
        if (g && g->first && index) {
            g->settled = true;
        }
    }
    return TN_OK;
}

static int by_owner(const void *left, const void *right)
{
    const owned *a = left, *b = right;
    const int order = TNI_COMPARE(a->owner, b->owner);
    return order ? order : TNI_COMPARE(a->billed, b->billed);
}

tn_status tni_claims_settle(tn_claims *c, size_t contracts)
{
    const size_t count = c->feed->count;
    c->sorted = tn_arena_take_array(c->arena, count, sizeof(*c->sorted));
    c->billed = tn_arena_take_array(c->arena, count, sizeof(*c->billed));
    if (tn_arena_failed(c->arena)) {
        return TN_E_NOMEM;
    }
    for (size_t i = 0; i < count; i++) {
        const party *p = &c->parties[c->party_of[i]];
        const bool claimed = p->likeness > 0 || (p->likeness == 0 && contracts == 1);
        c->sorted[i] = (owned){claimed ? p->owner : NOBODY, i};
        c->left += !claimed;
    }
    tni_list_sort(c->sorted, count, sizeof(*c->sorted), by_owner);
    for (size_t i = 0; i < count; i++) {
        c->billed[i] = c->sorted[i].billed;
    }
    return TN_OK;
}

const size_t *tni_claims_of(const tn_claims *c, size_t index, size_t *out_count)
{
    size_t low = 0, high = c->feed->count, end;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (c->sorted[middle].owner < index) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (end = low; end < c->feed->count && c->sorted[end].owner == index;) {
        end++;
    }
    *out_count = end - low;
    return &c->billed[low];
}

size_t tni_claims_left(const tn_claims *c)
{
    return c->left;
}
