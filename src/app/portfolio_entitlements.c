/* Part of portfolio.h: what contracts entitle to at an instant, against what AWS answers. */
#include <string.h>

#include "app/portfolio.h"
#include "app/workspace/source_file.h"
#include "base/list.h"
#include "format/agreement/entitlement_answer.h"
#include "report/tables/cells.h"

/* What an item is found by: its licence, its account or its customer. */
typedef struct item_name {
    const char *text;
    tni_entitled *item;
} item_name;

/* The items that are about one contract. */
typedef struct item_list {
    tni_entitled **items;
    size_t count;
} item_list;

typedef struct entitlements_visit {
    tn_arena *arena; /* of the report, which outlives a contract's */
    tni_entitled_list list;
    item_name *names; /* sorted */
    size_t name_count;
    tn_instant at;
    bool all;  /* what matches is listed, too */
    bool only; /* there is one contract: what names nobody is its */
    tn_table *quantities, *statuses;
    size_t contracts, matched, exceptions;
} entitlements_visit;

static const tn_column quantity_columns[] = {
    {.key = "contract", .title = "Contract", .kind = TN_V_TEXT},
    {.key = "dimension", .title = "Dimension", .kind = TN_V_TEXT},
    {.key = "outcome", .title = "Is", .kind = TN_V_TEXT},
    {.key = "quantity", .title = "Quantity", .kind = TN_V_QUANTITY},
    {.key = "aws_quantity", .title = "AWS's", .kind = TN_V_QUANTITY},
    {.key = "expires", .title = "Expires", .kind = TN_V_TEXT},
    {.key = "aws_expires", .title = "AWS's", .kind = TN_V_TEXT},
};

static const tn_column status_columns[] = {
    {.key = "contract", .title = "Contract", .kind = TN_V_TEXT},
    {.key = "license_arn", .title = "Licence", .kind = TN_V_TEXT},
    {.key = "outcome", .title = "Is", .kind = TN_V_TEXT},
    {.key = "status", .title = "Status", .kind = TN_V_TEXT},
    {.key = "aws_status", .title = "AWS's", .kind = TN_V_TEXT},
    {.key = "aws_reason", .title = "AWS's reason", .kind = TN_V_TEXT},
};

static tn_value kept(const entitlements_visit *v, const char *text)
{
    const char *copy = text && *text ? tn_arena_text(v->arena, text) : NULL;
    return copy ? tn_value_text(copy) : tn_value_none();
}

static tn_value instant_cell(const entitlements_visit *v, tn_instant instant)
{
    char text[TN_INSTANT_TEXT];
    return kept(v, tn_instant_format(instant, text));
}

static bool is_listed(entitlements_visit *v, const char *outcome)
{
    const bool matched = strcmp(outcome, "matched") == 0;
    v->matched += matched;
    v->exceptions += !matched;
    return v->all || !matched;
}

/* held < 0: no contract; aws NULL: AWS does not say it. */
static void add_quantity(entitlements_visit *v, const char *outcome, const char *contract,
                         const char *dimension, int64_t held, const tn_term *term,
                         const tni_entitled *aws)
{
    if (is_listed(v, outcome)) {
        TNI_ROW(v->quantities, NULL, kept(v, contract), kept(v, dimension), tn_value_text(outcome),
                TNI_IF(held >= 0, tn_value_quantity(held)),
                TNI_IF(aws, tn_value_quantity(aws->quantity)),
                TNI_IF(term, instant_cell(v, term->period.end)),
                TNI_IF(aws && aws->has_expires, instant_cell(v, aws->expires)));
    }
}

static void add_status(entitlements_visit *v, const char *outcome, const char *contract,
                       const char *license, const char *status, const tni_entitled *aws)
{
    if (is_listed(v, outcome)) {
        TNI_ROW(v->statuses, NULL, kept(v, contract), kept(v, license), tn_value_text(outcome),
                kept(v, status), kept(v, aws->status), kept(v, aws->reason));
    }
}

/* A text of a contract against one of an answer: 1 the same, -1 another, 0 one does not say. */
static int same(const char *ours, const char *aws)
{
    return !ours || !*aws ? 0 : strcmp(ours, aws) == 0 ? 1 : -1;
}

/* The answer is about the contract: its licence decides, else who bought what. */
static bool is_about(const entitlements_visit *v, const tn_contract *c, const tni_entitled *item)
{
    const tn_field_text *named = item->status ? &c->product->product_id : &c->product->code;
    const int product = same(named->value, item->product);
    const int buyer = same(c->account_id.value, item->account);
    const int customer = same(c->customer.value, item->customer);
    if (c->license_arn.value && *item->license) {
        return tni_same_license(c->license_arn.value, item->license);
    }
    if (product < 0 || buyer < 0 || (buyer == 0 && customer < 0)) {
        return false;
    }
    return buyer > 0 || customer > 0 || (v->only && !*item->account && !*item->customer);
}

/* By the text, then as answered. */
static int by_name(const void *a, const void *b)
{
    const item_name *x = a, *y = b;
    const int order = strcmp(x->text, y->text);
    return order ? order : (x->item > y->item) - (x->item < y->item);
}

static void name_items(entitlements_visit *v)
{
    enum { NAMES = 3 };
    v->names = tn_arena_take_array(v->arena, NAMES * v->list.count + 1, sizeof(*v->names));
    for (size_t i = 0; v->names && i < v->list.count; i++) {
        tni_entitled *item = &v->list.items[i];
        const char *texts[NAMES] = {tni_license_part(item->license), item->account, item->customer};
        for (int k = 0; k < NAMES; k++) {
            if (*texts[k]) {
                v->names[v->name_count++] = (item_name){texts[k], item};
            }
        }
    }
    tni_list_sort(v->names, v->name_count, sizeof(*v->names), by_name);
}

static void add_about(const entitlements_visit *v, tn_arena *arena, const tn_contract *c,
                      tni_entitled *item, item_list *out)
{
    if (!item->claimed && is_about(v, c, item)) {
        TNI_LIST_ADD(arena, &out->items, &out->count, item);
    }
}

/* text NULL: the contract does not say it. */
static void find_named(const entitlements_visit *v, tn_arena *arena, const tn_contract *c,
                       const char *text, item_list *out)
{
    const size_t count = text ? v->name_count : 0;
    size_t i = tni_named_before(v->names, count, sizeof(*v->names), text);
    for (; i < count && strcmp(v->names[i].text, text) == 0; i++) {
        add_about(v, arena, c, v->names[i].item, out);
    }
}

/* Of many contracts and many answers each looks at its own; an item may be found twice. */
static item_list find_items(const entitlements_visit *v, tn_arena *arena, const tn_contract *c)
{
    item_list out = {0};
    for (size_t i = 0; v->only && i < v->list.count; i++) {
        add_about(v, arena, c, &v->list.items[i], &out);
    }
    if (!v->only) {
        const char *license = c->license_arn.value;
        find_named(v, arena, c, license ? tni_license_part(license) : NULL, &out);
        find_named(v, arena, c, c->account_id.value, &out);
        find_named(v, arena, c, c->customer.value, &out);
    }
    return out;
}

static tni_entitled *item_of(const item_list *found, const char *key)
{
    for (size_t i = 0; i < found->count; i++) {
        tni_entitled *item = found->items[i];
        if (!item->status && !item->claimed && strcmp(item->dimension, key) == 0) {
            return item;
        }
    }
    return NULL;
}

/* A contract that holds nothing now leaves an item to one that does: it may be its successor. */
static void compare_quantities(entitlements_visit *v, const tn_contract *c, const tn_life *life,
                               const item_list *found)
{
    const tn_term *term = tn_life_term_at(life, v->at);
    const tn_holding *holding = term ? tn_term_holding_at(term, v->at) : NULL;
    for (size_t i = 0; i < life->product->dimension_count; i++) {
        const char *key = life->product->dimensions[i].key.value;
        const int64_t held = holding ? holding->quantity[i] : 0;
        tni_entitled *item = item_of(found, key);
        if (!item && held > 0) {
            add_quantity(v, "missing", c->id.value, key, held, term, NULL);
        } else if (item && held > 0) {
            const bool ends =
                !item->has_expires || item->expires.seconds == term->period.end.seconds;
            item->claimed = true;
            add_quantity(v, held == item->quantity && ends ? "matched" : "differs", c->id.value,
                         key, held, term, item);
        } else if (item && !item->contract) {
            item->contract = tn_arena_text(v->arena, c->id.value);
        }
    }
}

/* What AWS would say of the licence at the instant. */
static const char *status_at(const tn_life *life, tn_instant at)
{
    return tn_life_term_at(life, at)                          ? "PROVISIONED"
           : at.seconds < life->terms[0].period.start.seconds ? "SCHEDULED"
                                                              : "DEPROVISIONED";
}

static void compare_statuses(entitlements_visit *v, const tn_contract *c, const tn_life *life,
                             const item_list *found)
{
    const char *ours = status_at(life, v->at);
    for (size_t i = 0; i < found->count; i++) {
        tni_entitled *item = found->items[i];
        if (item->status && !item->claimed) {
            item->claimed = true;
            add_status(v, strcmp(item->status, ours) == 0 ? "matched" : "differs", c->id.value,
                       item->license, ours, item);
        }
    }
}

static tn_status visit(void *context, tni_workspace *ws, const tni_source_file *d)
{
    entitlements_visit *v = context;
    const tn_date until = tn_instant_date(v->at);
    if (d->kind != TNI_KIND_CONTRACT || d->status != TN_OK) {
        return TN_OK;
    }
    tn_books *books = tni_books_new(ws, d, &until, ws->findings);
    const tn_life *life = books ? tn_books_life(books) : NULL;
    if (!life) {
        return books ? tn_books_status(books) : TN_E_NOMEM;
    }
    const item_list found = find_items(v, ws->arena, d->contract);
    v->contracts++;
    if (v->list.quantities) {
        compare_quantities(v, d->contract, life, &found);
    }
    compare_statuses(v, d->contract, life, &found);
    return tn_arena_failed(v->arena) || tn_arena_failed(ws->arena) ? TN_E_NOMEM : TN_OK;
}

static void add_unclaimed(entitlements_visit *v)
{
    for (size_t i = 0; i < v->list.count; i++) {
        const tni_entitled *item = &v->list.items[i];
        if (!item->claimed && item->status) {
            add_status(v, "unexpected", NULL, item->license, NULL, item);
        } else if (!item->claimed) {
            add_quantity(v,
                         !item->contract      ? "unexpected"
                         : item->quantity > 0 ? "differs"
                                              : "matched",
                         item->contract, item->dimension, item->contract ? 0 : -1, NULL, item);
        }
    }
}

tn_status tni_reconcile_entitlements(tni_workspace *ws, const tni_portfolio *p, const char *path,
                                     tn_instant at, bool all, const tn_report **out,
                                     bool *out_exceptions)
{
    entitlements_visit v = {.arena = ws->arena, .at = at, .all = all};
    tni_source_file *d = tni_source_file_of(ws, path);
    tn_report *report = tn_report_new(ws->arena, "Entitlements");
    *out = NULL;
    if (!d || !report || !tni_source_file_read(ws, d, NULL, NULL)) {
        return d && report ? d->status : TN_E_NOMEM;
    }
    tn_status status =
        tni_entitled_read(ws->arena, d->shown, d->file.bytes, d->file.size, ws->findings, &v.list);
    if (status != TN_OK) {
        return status;
    }
    v.only = !ws->has_several;
    name_items(&v);
    tn_field *matched = tn_report_add(report, "matched", "Matched", tn_value_none());
    tn_field *exceptions = tn_report_add(report, "exceptions", "Exceptions", tn_value_none());
    v.quantities =
        TNI_TABLE(report, "entitlements", all ? "Entitlements" : "Exceptions", quantity_columns);
    v.statuses = TNI_TABLE(report, "licenses", "Licences", status_columns);
    status = tni_portfolio_walk(ws, p, visit, &v);
    add_unclaimed(&v);
    if (status == TN_E_NOMEM || tn_arena_failed(ws->arena)) {
        return TN_E_NOMEM;
    }
    matched->value = tn_value_quantity((int64_t)v.matched);
    exceptions->value = tn_value_quantity((int64_t)v.exceptions);
    report->findings = ws->findings;
    *out = v.contracts ? report : NULL;
    *out_exceptions = v.exceptions > 0;
    return status;
}
