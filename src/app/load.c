/* What a file is, and what it needs: kind by first section, the product's CSV, the offer's product.
 * Each step adds its findings and goes on as far as it can. */
#include <string.h>

#include "app/workspace.h"
#include "model/read.h"
#include "tenor/csv.h"
#include "tenor/ini.h"
#include "tenor/quote.h"
#include "tenor/schema.h"

/* The worse of two: what cannot be read before what is not understood. */
static void worsen(tni_document *d, tn_status status)
{
    if (d->status == TN_OK || status == TN_E_NOMEM || (status == TN_E_READ)) {
        d->status = status == TN_OK ? d->status : status;
    }
}

/* The path of a file that this one names, kept inside the workspace; NULL after a finding. */
static const char *refer(tni_workspace *ws, tni_document *d, const char *name, tn_at at,
                         const char *subject)
{
    const char *path = NULL, *reason = "";
    const char *from = strcmp(d->path, "-") == 0 ? "./-" : d->path;
    const tn_status status = tni_path_inside(ws->arena, d->home->root, from, name, &path, &reason);
    if (status == TN_OK) {
        return path;
    }
    const bool outside = status == TN_E_RANGE;
    tn_finding *finding =
        tn_findings_add(ws->findings, outside ? TN_FIL_OUTSIDE : TN_FIL_UNREADABLE, at, subject,
                        outside ? "'%s' %s" : "'%s' cannot be read: %s", name, reason);
    if (finding) {
        finding->width = (uint32_t)strlen(name);
    }
    worsen(d, outside ? TN_E_FINDINGS : TN_E_READ);
    return NULL;
}

/* The CSV that a product's `dimensions =` names; NULL when there is none, or it cannot be used. */
static const tn_tree *load_rows(tni_workspace *ws, tni_document *d)
{
    const tn_section *product = tn_tree_find(d->tree, "product", NULL);
    const tn_entry *entry = product ? tn_section_find(product, "dimensions") : NULL;
    if (!entry) {
        return NULL;
    }
    size_t length = tni_comment_start(entry->value, strlen(entry->value));
    while (length && strchr(" \t", entry->value[length - 1])) {
        length--;
    }
    const char *name = tn_arena_copy(ws->arena, entry->value, length);
    const char *path = name && length ? refer(ws, d, name, entry->value_at, "dimensions") : NULL;
    tni_document *rows = path ? tni_document_of(ws, path) : NULL;
    if (!rows) {
        return NULL;
    }
    if (!tni_document_read(ws, rows, &entry->value_at)) {
        worsen(d, rows->status);
        return NULL;
    }
    tn_tree *tree = NULL;
    worsen(d, tn_csv_tree(ws->arena, rows->shown, rows->file.bytes, rows->file.size, "dimension",
                          "label", ws->findings, &tree));
    return tree;
}

/* Whose limits count: the option's, the product's own, the workspace's. */
static const tn_product *with_profile(tni_workspace *ws, const tni_document *d,
                                      const tn_product *product)
{
    const tn_settings *settings = d->home->settings;
    const bool by_default = !product->profile.set && settings->profile.set;
    tn_product *copy =
        ws->wishes.profile || by_default ? tn_arena_take(ws->arena, sizeof(*copy)) : NULL;
    if (!copy) {
        return product;
    }
    *copy = *product;
    copy->profile.set = true;
    copy->profile.value =
        ws->wishes.profile ? (int64_t)*ws->wishes.profile : settings->profile.value;
    return copy;
}

/* Adds to the workspace's list what was not told yet. */
static void tell_rules(tni_workspace *ws, tni_document *d, bool all)
{
    const size_t count = d->rules ? tn_findings_count(d->rules) : 0;
    for (size_t i = 0; i < count; i++) {
        const tn_finding *f = tn_findings_get(d->rules, i);
        const bool is_error = f->severity == TN_ERROR;
        if (is_error ? d->errors_told : d->rest_told || !all) {
            continue;
        }
        tn_finding *copy =
            tn_findings_add(ws->findings, f->code, f->at, f->subject, "%s", f->message);
        if (copy) {
            copy->hint = f->hint;
            copy->width = f->width;
        }
    }
    d->errors_told = true;
    d->rest_told = d->rest_told || all;
}

static void check_product(tni_workspace *ws, tni_document *d)
{
    tn_findings *rules = tn_findings_new(ws->arena);
    if (!rules) {
        d->status = TN_E_NOMEM;
        return;
    }
    tn_findings_use_profile(rules, tn_product_profile(d->product));
    tn_product_check(d->product, ws->tables, rules);
    d->rules = rules;
}

static void load_product(tni_workspace *ws, tni_document *d)
{
    const tn_tree *rows = load_rows(ws, d);
    const tn_product *product = NULL;
    worsen(d, tn_product_build(ws->arena, d->tree, rows, ws->tables, ws->findings, &product));
    if (product && d->status == TN_OK) {
        d->product = with_profile(ws, d, product);
        check_product(ws, d);
    }
}

static tni_document *load_as(tni_workspace *ws, const char *path, tni_kind kind);

/* What a field names, loaded as that kind; NULL: it cannot be used, which was said. */
static tni_document *load_named(tni_workspace *ws, tni_document *d, const tn_field_text *field,
                                const char *subject, tni_kind kind)
{
    const char *path = refer(ws, d, field->value, field->at, subject);
    tni_document *named = path ? tni_document_of(ws, path) : NULL;
    if (!named) {
        return NULL;
    }
    if (!named->loaded && !tni_document_read(ws, named, &field->at)) {
        worsen(d, named->status);
        return NULL;
    }
    named = load_as(ws, path, kind);
    const bool usable = named && named->product && (named->offer || kind == TNI_KIND_PRODUCT);
    if (!usable || named->status != TN_OK) {
        worsen(d, !named ? TN_E_NOMEM : named->status ? named->status : TN_E_FINDINGS);
        return NULL;
    }
    tn_findings_use_profile(ws->findings, tn_product_profile(named->product));
    return named;
}

/* The policy: an option's, the file's own, the workspace's. */
static void settle_policy(const tni_workspace *ws, const tni_document *d, tn_field_text *policy)
{
    const tn_field_text *usual = &d->home->settings->policy;
    if (ws->wishes.policy) {
        policy->value = ws->wishes.policy;
    } else if (!policy->value && usual->value) {
        *policy = *usual;
    }
}

static void load_offer(tni_workspace *ws, tni_document *d)
{
    tn_offer *offer = NULL;
    worsen(d, tn_offer_build(ws->arena, d->tree, ws->tables, ws->findings, &offer));
    if (!offer || !offer->product_file.value) {
        return;
    }
    tni_document *product = load_named(ws, d, &offer->product_file, "product", TNI_KIND_PRODUCT);
    if (!product) {
        return;
    }
    d->product = product->product;
    tell_rules(ws, product, false);
    worsen(d, tn_offer_bind(offer, d->product, ws->findings));
    if (d->status != TN_OK) {
        return;
    }
    settle_policy(ws, d, &offer->policy);
    d->offer = offer;
    tn_offer_check(offer, ws->tables, tni_workspace_as_of(ws, d), ws->findings);
}

/* The offers of [replace] events. */
static void load_replacements(tni_workspace *ws, tni_document *d, tn_contract *contract)
{
    for (size_t i = 0; i < contract->event_count; i++) {
        tn_event *event = &contract->events[i];
        if (event->kind == TN_EVENT_REPLACE && event->offer_file.value) {
            const tni_document *offer =
                load_named(ws, d, &event->offer_file, "replace", TNI_KIND_OFFER);
            event->offer = offer ? offer->offer : NULL;
        }
    }
}

static void load_contract(tni_workspace *ws, tni_document *d)
{
    tn_contract *contract = NULL;
    worsen(d, tn_contract_build(ws->arena, d->tree, ws->tables, ws->findings, &contract));
    if (!contract || (!contract->offer_file.value && !contract->product_file.value)) {
        return;
    }
    const bool by_offer = contract->offer_file.value != NULL;
    const tni_document *source =
        by_offer ? load_named(ws, d, &contract->offer_file, "offer", TNI_KIND_OFFER)
                 : load_named(ws, d, &contract->product_file, "product", TNI_KIND_PRODUCT);
    if (!source) {
        return;
    }
    load_replacements(ws, d, contract);
    d->product = source->product;
    d->offer = source->offer;
    worsen(d, tn_contract_bind(contract, d->product, d->offer, ws->findings));
    if (d->status == TN_OK) {
        if (!contract->policy.value && d->offer) {
            contract->policy = d->offer->policy;
        }
        settle_policy(ws, d, &contract->policy);
        d->contract = contract;
    }
}

static tni_kind kind_of(tni_workspace *ws, const tni_document *d)
{
    if (strcmp(tni_path_name(d->path), "tenor.ini") == 0) {
        return TNI_KIND_SETTINGS;
    }
    const tn_file_rule *rule = tn_schema_recognise(d->tree, ws->findings);
    for (tni_kind kind = TNI_KIND_PRODUCT; rule && kind <= TNI_KIND_SETTINGS; kind++) {
        if (strcmp(rule->kind, tni_kind_name(kind)) == 0) {
            return kind;
        }
    }
    return TNI_KIND_UNKNOWN;
}

static void load(tni_workspace *ws, tni_document *d)
{
    tn_profile profile = TN_PROFILE_CONSOLE;
    d->home = tni_home_of(ws, d->path);
    if (!d->home) {
        d->status = TN_E_NOMEM;
        return;
    }
    if (d->kind == TNI_KIND_SETTINGS) { /* it was its own home */
        return;
    }
    if (ws->wishes.profile) {
        profile = *ws->wishes.profile;
    } else if (d->home->settings->profile.set) {
        profile = (tn_profile)d->home->settings->profile.value;
    }
    tn_findings_use_profile(ws->findings, profile);
    if (!tni_document_read(ws, d, NULL)) {
        return;
    }
    tn_tree *tree = NULL;
    worsen(d, tn_ini_read(ws->arena, d->shown, d->file.bytes, d->file.size, ws->findings, &tree));
    d->tree = tree;
    d->kind = tree ? kind_of(ws, d) : TNI_KIND_UNKNOWN;
    switch (d->kind) {
    case TNI_KIND_PRODUCT:
        load_product(ws, d);
        break;
    case TNI_KIND_OFFER:
        load_offer(ws, d);
        break;
    case TNI_KIND_CONTRACT:
        load_contract(ws, d);
        break;
    case TNI_KIND_SETTINGS:
        break;
    case TNI_KIND_UNKNOWN:
        worsen(d, TN_E_FINDINGS);
        break;
    }
}

static tni_document *load_once(tni_workspace *ws, const char *path)
{
    tni_document *d = tni_document_of(ws, path);
    if (d && !d->loaded) {
        d->loaded = true;
        load(ws, d);
    }
    return d;
}

static tni_document *load_as(tni_workspace *ws, const char *path, tni_kind kind)
{
    tni_document *d = load_once(ws, path);
    if (d && d->kind != kind && d->kind != TNI_KIND_UNKNOWN) {
        tn_findings_add(ws->findings, TN_FIL_WRONG_KIND, (tn_at){.file = d->shown, .line = 1},
                        tni_kind_name(d->kind), "this is a file of kind '%s': expected '%s'",
                        tni_kind_name(d->kind), tni_kind_name(kind));
        worsen(d, TN_E_FINDINGS);
    }
    return d;
}

/* The severity of what is told is that of the document's own profile. */
static tni_document *tell_all(tni_workspace *ws, tni_document *d)
{
    if (d && d->kind == TNI_KIND_PRODUCT && d->product) {
        tn_findings_use_profile(ws->findings, tn_product_profile(d->product));
        tell_rules(ws, d, true);
    }
    return d;
}

tni_document *tni_workspace_load(tni_workspace *ws, const char *path)
{
    return tell_all(ws, load_once(ws, path));
}

tni_document *tni_workspace_load_as(tni_workspace *ws, const char *path, tni_kind kind)
{
    return tell_all(ws, load_as(ws, path, kind));
}
