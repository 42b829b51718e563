/* Reading, one call a noun: INI and CSV into trees, trees into the model, then its rules. */
#include "tenor/read.h"

#include <string.h>

#include "format/read/embedded.h"
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
    if (status == TN_OK) {
        status = tn_tables_build(arena, trees, count, findings, out);
    }
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

tn_status tn_offer_read(tn_arena *arena, const tn_source *ini, const tn_product *product,
                        const tn_tables *tables, tn_findings *findings, const tn_offer **out)
{
    tn_tree *tree = NULL;
    tn_offer *offer = NULL;
    tn_status status = read_tree(arena, ini, "offer", findings, &tree);
    if (tree) {
        status = worse(status, tn_offer_build(arena, tree, tables, findings, &offer));
    }
    if (offer) {
        status = worse(status, tn_offer_bind(offer, product, findings));
    }
    if (status != TN_OK) {
        return status;
    }
    tn_findings_use_profile(findings, tn_product_profile(product));
    tn_offer_check(offer, tables, NULL, findings);
    *out = offer;
    return TN_OK;
}

/* What the contract's file names is what the caller has. */
static tn_status check_given(const tn_contract *contract, const tn_offer *offer,
                             tn_findings *findings)
{
    const bool by_offer = contract->offer_file.value != NULL;
    tn_status status = TN_OK;
    if (by_offer != (offer != NULL)) {
        tn_findings_add(findings, TN_CTR_SOURCE, contract->at, "contract",
                        by_offer ? "the contract is on an offer, and none was given"
                                 : "the contract is a public purchase, and an offer was given");
        status = TN_E_FINDINGS;
    }
    for (size_t i = 0; i < contract->event_count; i++) {
        const tn_event *event = &contract->events[i];
        if (event->kind == TN_EVENT_REPLACE && !event->offer) {
            tn_findings_add(findings, TN_FIL_UNREADABLE, event->offer_file.at, "replace",
                            "the replacement offer '%s' was not given", event->offer_file.value);
            status = TN_E_FINDINGS;
        }
    }
    return status;
}

tn_status tn_contract_read(tn_arena *arena, const tn_source *ini, const tn_product *product,
                           const tn_offer *offer, const tn_tables *tables, tn_findings *findings,
                           const tn_contract **out)
{
    tn_tree *tree = NULL;
    tn_contract *contract = NULL;
    tn_status status = read_tree(arena, ini, "contract", findings, &tree);
    if (tree) {
        status = worse(status, tn_contract_build(arena, tree, tables, findings, &contract));
    }
    if (contract) {
        status = worse(status, check_given(contract, offer, findings));
        status = worse(status, tn_contract_bind(contract, product, offer, findings));
    }
    if (status != TN_OK) {
        return status;
    }
    tn_findings_use_profile(findings, tn_product_profile(product));
    tn_contract_check(contract, tables, findings);
    if (!contract->policy.value && offer) {
        contract->policy = offer->policy;
    }
    *out = contract;
    return TN_OK;
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
