/* What a file is, and what it needs: kind by first section, the product's CSV, the offer's product.
 * Each step adds its findings and goes on as far as it can. */
#include <string.h>

#include "app/workspace/load.h"
#include "app/workspace/price_list.h"
#include "app/workspace/source_file.h"
#include "format/read/read.h"
#include "model/bind/bind.h"
#include "tenor/approval.h"
#include "tenor/ini.h"
#include "tenor/schema.h"

static tni_source_file *load_as(tni_workspace *ws, tni_source_file *d, tni_kind kind,
                                const tn_at *at);

/* The file at a path that d names, loaded; NULL: it cannot be read, which was said. */
static tni_source_file *load_path(tni_workspace *ws, tni_source_file *d, const char *path,
                                  tni_kind kind, const tn_at *at)
{
    tni_source_file *named = tni_source_file_of(ws, path);
    if (named && !named->loaded && !tni_source_file_read(ws, named, d, at)) {
        tni_keep_worst(&d->status, named->status);
        return NULL;
    }
    return named ? load_as(ws, named, kind, at) : NULL;
}

/* What a field names, loaded as that kind; NULL: it cannot be used, which was said. Products stay
 * in the shared workspace; what is said of one goes where what names it says its own. */
static tni_source_file *load_named(tni_workspace *ws, tni_source_file *d,
                                   const tn_field_text *field, const char *subject, tni_kind kind,
                                   bool needed)
{
    tni_workspace *home = ws->shared && kind == TNI_KIND_PRODUCT ? ws->shared : ws;
    const char *path = tni_refer(ws, d, field->value, field->at, subject, needed);
    tn_findings *own = home->findings;
    home->findings = ws->findings;
    tni_source_file *named = path ? load_path(home, d, path, kind, &field->at) : NULL;
    home->findings = own;
    if (!named) {
        return NULL;
    }
    const bool usable =
        named->kind == kind && named->product && (named->offer || kind == TNI_KIND_PRODUCT);
    if (!usable || named->status != TN_OK) {
        tni_keep_worst(&d->status, named->status ? named->status : TN_E_FINDINGS);
        return NULL;
    }
    tn_findings_use_profile(ws->findings, tn_product_profile(named->product));
    return named;
}

/* The policy: an option's, the file's own, the workspace's. */
static void settle_policy(const tni_workspace *ws, const tni_source_file *d, tn_field_text *policy)
{
    const tn_field_text *usual = &d->folder_settings->settings->policy;
    if (ws->options.policy) {
        policy->value = ws->options.policy;
    } else if (!policy->value && usual->value) {
        *policy = *usual;
    }
}

/* The file that names others. */
typedef struct naming {
    tni_workspace *workspace;
    tni_source_file *file;
} naming;

/* Of frozen terms a file gives names alone: one that is gone is no matter, one that cannot be
 * understood is said, and stops nothing. One that is there and cannot be read stops all: what it
 * says is not known. */
static tni_source_file *load_wanted(const naming *n, const tn_field_text *name, const char *subject,
                                    tni_kind kind, bool needed)
{
    const tn_status before = n->file->status;
    if (!name->value) {
        return NULL;
    }
    tni_source_file *named = load_named(n->workspace, n->file, name, subject, kind, needed);
    if (!needed && n->file->status != TN_E_NOMEM && n->file->status != TN_E_READ) {
        n->file->status = before;
    }
    return named;
}

static const tn_product *named_product(void *context, const tn_field_text *name, bool needed)
{
    const naming *n = context;
    tni_source_file *product = load_wanted(n, name, "product", TNI_KIND_PRODUCT, needed);
    n->file->product = product ? product->product : NULL;
    if (product && n->file->kind == TNI_KIND_OFFER) {
        tni_add_rules(n->workspace, product, false);
    }
    return n->file->product;
}

static const tn_offer *named_offer(void *context, const tn_field_text *name, const char *subject,
                                   bool needed)
{
    const naming *n = context;
    const tni_source_file *offer = load_wanted(n, name, subject, TNI_KIND_OFFER, needed);
    if (offer && !n->file->product) { /* the first is the one that the contract is on */
        n->file->product = offer->product;
        n->file->offer = offer->offer;
    }
    return offer ? offer->offer : NULL;
}

static void load_offer(tni_workspace *ws, tni_source_file *d)
{
    const tni_named_files files = {&(naming){ws, d}, named_product, named_offer};
    tn_offer *offer = NULL;
    tni_keep_worst(&d->status,
                   tni_offer_from(ws->arena, d->tree, &files, ws->tables, ws->findings, &offer));
    if (offer && d->status == TN_OK) {
        settle_policy(ws, d, &offer->policy);
        d->offer = offer;
    }
}

/* An offer's rules are checked where the offer is the matter; once it is accepted, it is the
 * contract that is judged. */
static void check_offer(tni_workspace *ws, tni_source_file *d)
{
    if (!d->errors_told) {
        d->errors_told = d->rest_told = true;
        tn_findings_use_profile(ws->findings, tn_product_profile(d->product));
        tn_offer_check(d->offer, ws->tables, tni_workspace_as_of(ws, d), ws->findings);
        if (!ws->options.approving) {
            tni_keep_worst(&d->status, tn_offer_check_guardrails(ws->arena, d->offer,
                                                                 d->folder_settings->settings,
                                                                 ws->tables, ws->findings));
        }
    }
}

static void load_contract(tni_workspace *ws, tni_source_file *d)
{
    const tni_named_files files = {&(naming){ws, d}, named_product, named_offer};
    tn_contract *contract = NULL;
    tni_keep_worst(&d->status, tni_contract_from(ws->arena, d->tree, &files, ws->tables,
                                                 ws->findings, &contract));
    if (contract && d->status == TN_OK) {
        settle_policy(ws, d, &contract->policy);
        d->contract = contract;
        d->product = contract->product; /* of frozen terms, or as the file has it */
        d->offer = (tn_offer *)(uintptr_t)contract->offer;
    }
}

static tni_kind kind_of_tree(const tn_tree *tree, tn_findings *findings)
{
    const tn_file_rule *rule = tn_schema_recognise(tree, findings);
    for (tni_kind kind = TNI_KIND_PRODUCT; rule && kind <= TNI_KIND_SETTINGS; kind++) {
        if (strcmp(rule->kind, tni_kind_name(kind)) == 0) {
            return kind;
        }
    }
    return TNI_KIND_UNKNOWN;
}

static tni_kind kind_of(tni_workspace *ws, const tni_source_file *d)
{
    return strcmp(tni_path_name(d->path), "tenor.ini") == 0 ? TNI_KIND_SETTINGS
                                                            : kind_of_tree(d->tree, ws->findings);
}

/* A value without the comment behind it; NULL: no such entry. */
static const char *value_of(tn_arena *arena, const tn_section *section, const char *key)
{
    const tn_entry *entry = section ? tn_section_find(section, key) : NULL;
    if (!entry) {
        return NULL;
    }
    size_t length = tni_comment_start(entry->value, strlen(entry->value));
    while (length && strchr(" \t", entry->value[length - 1])) {
        length--;
    }
    return length ? tn_arena_copy(arena, entry->value, length) : NULL;
}

tn_status tni_identify(tn_arena *arena, const char *bytes, size_t size, tni_identity *out)
{
    tn_findings *quiet = tn_findings_new(arena);
    tn_tree *tree = NULL;
    *out = (tni_identity){.kind = TNI_KIND_UNKNOWN};
    if (!quiet || tn_ini_read(arena, "", bytes, size, quiet, &tree) == TN_E_NOMEM) {
        return TN_E_NOMEM; /* whose file it is, is not known */
    }
    if (!tree) {
        return TN_OK;
    }
    out->kind = kind_of_tree(tree, quiet);
    if (out->kind == TNI_KIND_CONTRACT || out->kind == TNI_KIND_OFFER) {
        const tn_section *first = tn_tree_find(tree, tni_kind_name(out->kind), NULL);
        out->id = out->kind == TNI_KIND_CONTRACT ? value_of(arena, first, "id") : NULL;
        out->agreement =
            out->kind == TNI_KIND_CONTRACT ? value_of(arena, first, "agreement") : NULL;
        out->product = value_of(arena, first, "product");
        out->offer = value_of(arena, first, "offer");
    }
    return tn_arena_failed(arena) ? TN_E_NOMEM : TN_OK;
}

/* An INI file says what it is; of a table only its name does. */
static bool is_table(const char *path)
{
    const char *dot = strrchr(tni_path_name(path), '.');
    return dot && (strcmp(dot, ".csv") == 0 || strcmp(dot, ".CSV") == 0);
}

static void load(tni_workspace *ws, tni_source_file *d)
{
    tn_profile profile = TN_PROFILE_CONSOLE;
    d->folder_settings = tni_folder_settings_of(ws, d->path);
    if (!d->folder_settings) {
        d->status = TN_E_NOMEM;
        return;
    }
    if (d->kind == TNI_KIND_SETTINGS) { /* its own settings, loaded by the line above */
        return;
    }
    if (ws->options.profile) {
        profile = *ws->options.profile;
    } else if (d->folder_settings->settings->profile.set) {
        profile = (tn_profile)d->folder_settings->settings->profile.value;
    }
    tn_findings_use_profile(ws->findings, profile);
    if (!tni_source_file_read(ws, d, NULL, NULL)) {
        return;
    }
    tni_keep_worst(&d->status, d->folder_settings->status); /* what it settles is not known */
    if (is_table(d->path)) {
        d->kind = TNI_KIND_PRICES;
        tni_load_price_list(ws, d);
        return;
    }
    tn_tree *tree = NULL;
    tni_keep_worst(&d->status, tn_ini_read(ws->arena, d->shown, d->file.bytes, d->file.size,
                                           ws->findings, &tree));
    d->tree = tree;
    d->kind = tree ? kind_of(ws, d) : TNI_KIND_UNKNOWN;
    switch (d->kind) {
    case TNI_KIND_PRODUCT:
        tni_load_product(ws, d);
        break;
    case TNI_KIND_OFFER:
        load_offer(ws, d);
        break;
    case TNI_KIND_CONTRACT:
        load_contract(ws, d);
        break;
    case TNI_KIND_SETTINGS:
    case TNI_KIND_PRICES:
        break;
    case TNI_KIND_UNKNOWN:
        tni_keep_worst(&d->status, TN_E_FINDINGS);
        break;
    }
}

/* d NULL: no memory. */
static tni_source_file *load_once(tni_workspace *ws, tni_source_file *d)
{
    if (d && !d->loaded) {
        d->loaded = true;
        load(ws, d);
        if (tn_arena_failed(ws->arena)) { /* what was left out may look as if it was not there */
            d->status = TN_E_NOMEM;
        }
    }
    return d;
}

/* at: where another file names it; NULL: the person did. */
static tni_source_file *load_as(tni_workspace *ws, tni_source_file *d, tni_kind kind,
                                const tn_at *at)
{
    load_once(ws, d);
    if (d && d->kind != kind && d->kind != TNI_KIND_UNKNOWN) {
        const tn_at here = {.file = d->shown, .line = 1, .column = 1};
        tn_findings_add(ws->findings, TN_FIL_WRONG_KIND, at ? *at : here, tni_kind_name(d->kind),
                        "'%s' is a file of kind '%s': expected '%s'", d->shown,
                        tni_kind_name(d->kind), tni_kind_name(kind));
        if (!at) {
            tni_keep_worst(&d->status, TN_E_FINDINGS);
        }
    }
    return d;
}

/* The severity of what is told is that of the document's own profile. */
static tni_source_file *tell_all(tni_workspace *ws, tni_source_file *d)
{
    if (d && d->kind == TNI_KIND_PRODUCT && d->product) {
        tn_findings_use_profile(ws->findings, tn_product_profile(d->product));
        tni_add_rules(ws, d, true);
    } else if (d && d->kind == TNI_KIND_OFFER && d->offer) {
        check_offer(ws, d);
    }
    return d;
}

tni_source_file *tni_workspace_load(tni_workspace *ws, const char *path)
{
    return tell_all(ws, load_once(ws, tni_source_file_of(ws, path)));
}

tni_source_file *tni_workspace_load_as(tni_workspace *ws, const char *path, tni_kind kind)
{
    return tell_all(ws, load_as(ws, tni_source_file_of(ws, path), kind, NULL));
}
