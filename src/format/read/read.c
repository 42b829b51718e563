/* Reading, one call a noun: INI and CSV into trees, trees into the model, then its rules. */
#include "format/read/read.h"

#include <string.h>

#include "format/read/embedded.h"
#include "format/read/terms_drift.h"
#include "model/contract/terms.h"
#include "tenor/csv.h"
#include "tenor/ini.h"
#include "tenor/schema.h"
#include "tenor/usage.h"

tn_status tn_tables_builtin(tn_arena *arena, tn_findings *findings, const tn_tables **out)
{
    enum { TREES_MAX = 16 };
    const tn_tree *trees[TREES_MAX];
    size_t count = 0;
    tn_status status = TN_OK;
    for (const struct tni_embedded *e = tni_embedded_tables;
         status == TN_OK && e->name && count < TREES_MAX; e++) {
        tn_tree *tree = NULL;
        status = tn_ini_read(arena, e->name, e->bytes, e->size, findings, &tree);
        trees[count++] = tree;
    }
    status = status ? status : tn_tables_build(arena, trees, count, findings, out);
    return status == TN_E_FINDINGS ? TN_E_BUG : status;
}

/* The worse of two: memory that ran out counts more than findings. */
static tn_status worse(tn_status a, tn_status b)
{
    return a == TN_OK || b == TN_E_NOMEM ? b : a;
}

/* The tree of a file that must be of this kind. With TN_E_FINDINGS there may be one, too, so that
 * the model adds its findings. */
static tn_status read_tree(tn_arena *arena, const tn_source *ini, const char *kind,
                           tn_findings *findings, tn_tree **out)
{
    tn_tree *tree = NULL;
    const tn_status status = tn_ini_read(arena, ini->file, ini->bytes, ini->size, findings, &tree);
    const tn_file_rule *rule = tree ? tn_schema_recognise(tree, findings) : NULL;
    if (!rule) {
        return worse(status, TN_E_FINDINGS);
    }
    if (strcmp(rule->kind, kind) != 0) {
        tn_findings_add(findings, TN_FIL_WRONG_KIND, (tn_at){ini->file, 1, 1}, rule->kind,
                        "'%s' is a file of kind '%s': expected '%s'", ini->file, rule->kind, kind);
        return worse(status, TN_E_FINDINGS);
    }
    *out = tree;
    return status;
}

tn_status tn_product_read(tn_arena *arena, const tn_source *ini, const tn_source *csv,
                          const tn_tables *tables, tn_findings *findings, const tn_product **out)
{
    tn_tree *tree = NULL, *rows = NULL;
    const tn_product *product = NULL;
    tn_status status = read_tree(arena, ini, "product", findings, &tree);
    if (csv) {
        status = worse(status, tn_csv_tree(arena, csv->file, csv->bytes, csv->size, "dimension",
                                           "label", findings, &rows));
    }
    if (tree) {
        status = worse(status, tn_product_build(arena, tree, rows, tables, findings, &product));
    }
    if (status != TN_OK) {
        return status;
    }
    tn_product_check(product, tables, findings);
    *out = product;
    return TN_OK;
}

/* ---- offers and contracts, whoever has what they name ---------------------------------------- */

tn_status tni_offer_from(tn_arena *arena, const tn_tree *tree, const tni_named_files *files,
                         const tn_tables *tables, tn_findings *findings, tn_offer **out)
{
    tn_offer *offer = NULL;
    tn_status status = tn_offer_build(arena, tree, tables, findings, &offer);
    const tn_product *product =
        offer ? files->product(files->context, &offer->product_file, true) : NULL;
    if (!product) {
        return worse(status, TN_E_FINDINGS);
    }
    status = worse(status, tn_offer_bind(offer, product, findings));
    if (status == TN_OK) {
        *out = offer;
    }
    return status;
}

/* What a contract names, as it is today; of replacements event->offer. NULL: gone, where that is no
 * matter, or the status says so. */
static tn_status find_named(tn_contract *c, const tni_named_files *files,
                            const tn_product **product, const tn_offer **offer)
{
    const bool needed = !c->terms.set;
    tn_status status = TN_OK;
    if (c->offer_file.value) {
        *offer = files->offer(files->context, &c->offer_file, "offer", needed);
    }
    if (c->product_file.value || !c->offer_file.value) {
        *product = files->product(files->context, &c->product_file, needed);
    }
    *product = !*product && *offer ? (*offer)->product : *product;
    if (!*product && needed) {
        return TN_E_FINDINGS;
    }
    for (size_t i = 0; i < c->event_count; i++) {
        tn_event *e = &c->events[i];
        if (e->kind == TN_EVENT_REPLACE) {
            e->offer = files->offer(files->context, &e->offer_file, "replace", !e->terms);
            status = e->offer || e->terms ? status : TN_E_FINDINGS;
        }
    }
    return status;
}

/* That something of it is not frozen was said already. */
static bool is_said(const tn_findings *findings, const tn_contract *c)
{
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        if (f->code == TN_CTR_NOT_FROZEN && f->at.file == c->file) {
            return true;
        }
    }
    return false;
}

/* Terms that are not frozen are said, those that are compared with what files say today. */
static tn_status check_terms(tn_arena *arena, const tn_tree *tree, const tn_contract *c,
                             const tn_contract *today, const tn_tables *tables,
                             tn_findings *findings)
{
    tn_status status = TN_OK;
    if (!c->terms.set && !is_said(findings, c)) {
        tn_findings_add(findings, TN_CTR_NOT_FROZEN, c->at, "contract",
                        "its terms are not frozen: offer and product are read as they are today");
    } else if (c->terms.set && today->product &&
               (today->offer || !c->offer_file.value)) { /* gone: nothing to compare with */
        status = tni_terms_drift(arena, tree, today, NULL, tables, findings);
    }
    for (size_t i = 0; i < c->event_count && status == TN_OK; i++) {
        const tn_event *was = &c->events[i], *e = &today->events[i];
        if (was->terms && e->offer) {
            status = tni_terms_drift(arena, tree, today, e, tables, findings);
        }
    }
    return status;
}

/* What is held, of the dimensions that the product of today has; those that are gone are left out.
 * NULL: no memory. */
static tn_contract_quantity *held_today(tn_arena *arena, const tn_contract *c,
                                        const tn_product *product, size_t *count)
{
    tn_contract_quantity *items = tn_arena_take_array(arena, c->item_count + 1, sizeof(*items));
    *count = 0;
    for (size_t i = 0; items && product && i < c->item_count; i++) {
        items[*count] = c->items[i];
        items[*count].dimension = tn_product_find(product, c->items[i].label);
        *count += items[*count].dimension != TN_NO_DIMENSION;
    }
    return items;
}

/* The contract as it would be without frozen terms. NULL: no memory. */
static tn_contract *unfrozen(tn_arena *arena, const tn_contract *c, const tn_product *product,
                             const tn_offer *offer)
{
    tn_contract *today = tn_arena_take(arena, sizeof(*today));
    tn_event *events = tn_arena_take_array(arena, c->event_count + 1, sizeof(*events));
    size_t held = 0;
    tn_contract_quantity *items = held_today(arena, c, product, &held);
    if (!today || !events || !items) {
        return NULL;
    }
    *today = *c;
    today->product = product;
    today->offer = offer;
    today->events = events;
    for (size_t i = 0; i < c->event_count; i++) {
        events[i] = c->events[i];
    }
    if (c->terms.set) {
        today->items = items;
        today->item_count = offer && tn_offer_has_plan(offer) ? 0 : held;
        today->price_count = 0;
        today->policy = c->policy.value || !offer ? c->policy : offer->policy;
    }
    return today;
}

tn_status tni_contract_from(tn_arena *arena, const tn_tree *tree, const tni_named_files *files,
                            const tn_tables *tables, tn_findings *findings, tn_contract **out)
{
    tn_contract *c = NULL;
    const tn_product *product = NULL;
    const tn_offer *offer = NULL;
    tn_status status = tn_contract_build(arena, tree, tables, findings, &c);
    if (!c || find_named(c, files, &product, &offer) != TN_OK) {
        return worse(status, TN_E_FINDINGS);
    }
    tn_contract *today = unfrozen(arena, c, product, offer);
    status = worse(status, today ? tni_terms_settle(arena, c, &product, &offer) : TN_E_NOMEM);
    status = worse(status, status ? status : tn_contract_bind(c, product, offer, findings));
    if (status == TN_OK) {
        tn_findings_use_profile(findings, tn_product_profile(product));
        tn_contract_check(c, tables, findings);
        c->policy = c->policy.value         ? c->policy
                    : c->terms.policy.value ? c->terms.policy
                    : offer                 ? offer->policy
                                            : c->policy;
        status = check_terms(arena, tree, c, today, tables, findings);
        *out = c;
    }
    return status;
}

/* What a program has given: a product, and offers by the names they were read under. */
typedef struct given {
    const tn_product *product;
    const tn_offer *const *offers;
    size_t count;
    tn_findings *findings;
} given;

static void report_missing(const given *g, const tn_field_text *name, const char *noun)
{
    if (name->value) { /* else it was reported that there is none */
        tn_findings_add(g->findings, TN_FIL_UNREADABLE, name->at, noun, "%s '%s' was not given",
                        noun, name->value);
    }
}

static const tn_product *given_product(void *context, const tn_field_text *name, bool needed)
{
    const given *g = context;
    if (!g->product && needed) {
        report_missing(g, name, "product");
    }
    return g->product;
}

static const tn_offer *given_offer(void *context, const tn_field_text *name, const char *subject,
                                   bool needed)
{
    const given *g = context;
    (void)subject;
    for (size_t i = 0; name->value && i < g->count; i++) {
        if (strcmp(g->offers[i]->file, name->value) == 0) {
            return g->offers[i];
        }
    }
    if (needed) {
        report_missing(g, name, "offer");
    }
    return NULL;
}

tn_status tn_offer_read(tn_arena *arena, const tn_source *ini, const tn_product *product,
                        const tn_tables *tables, tn_findings *findings, const tn_offer **out)
{
    given g = {.product = product, .findings = findings};
    const tni_named_files files = {&g, given_product, given_offer};
    tn_tree *tree = NULL;
    tn_offer *offer = NULL;
    tn_status status = read_tree(arena, ini, "offer", findings, &tree);
    if (tree) {
        status = worse(status, tni_offer_from(arena, tree, &files, tables, findings, &offer));
    }
    if (status == TN_OK) {
        tn_findings_use_profile(findings, tn_product_profile(product));
        tn_offer_check(offer, tables, NULL, findings);
        *out = offer;
    }
    return status;
}

tn_status tn_contract_read(tn_arena *arena, const tn_source *ini, const tn_product *product,
                           const tn_offer *const *offers, size_t offer_count,
                           const tn_tables *tables, tn_findings *findings, const tn_contract **out)
{
    given g = {product, offers, offer_count, findings};
    const tni_named_files files = {&g, given_product, given_offer};
    tn_tree *tree = NULL;
    tn_contract *contract = NULL;
    tn_status status = read_tree(arena, ini, "contract", findings, &tree);
    if (tree) {
        status = worse(status, tni_contract_from(arena, tree, &files, tables, findings, &contract));
    }
    if (status == TN_OK) {
        *out = contract;
    }
    return status;
}

tn_status tn_usage_read(tn_arena *arena, const tn_source *csv, const tn_life *life,
                        tn_findings *findings, const tn_rating **out)
{
    tn_usage_reader *reader = NULL;
    tn_status status = tn_usage_new(arena, csv->file, life, findings, &reader);
    if (status != TN_OK) {
        return status;
    }
    status = tn_usage_push(reader, csv->bytes, csv->size);
    const tn_status end = tn_usage_end(reader, out);
    return end == TN_OK ? TN_OK : worse(status, end);
}
