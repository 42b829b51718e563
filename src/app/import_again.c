/* Part of import.h: an agreement held against the contract that has it already. What an event can
 * tell is proposed as one; of what else differs there are findings, and no file is changed. */
#include <string.h>

#include "app/import.h"
#include "app/workspace/source_file.h"
#include "base/list.h"
#include "format/agreement/agreement.h"

typedef struct again_run {
    tni_workspace *ws;
    const tni_agreement_answers *answers;
    const tni_import_options *options;
    const tni_source_file *contract;
    const tn_life *life;
    const tn_term *term; /* the one that the answers are about */
    tni_import_result *result;
} again_run;

static const char *text_at(const tni_json *object, const char *key)
{
    const char *text = tni_json_get_text(object, key);
    return text ? text : "";
}

static void differs(const again_run *c, const char *subject, const char *aws, const char *ours)
{
    if (strcmp(aws, ours) != 0) {
        tn_findings_add(c->ws->findings, TN_IMP_DIFFERS, c->contract->contract->at, subject,
                        "%s: AWS says %.60s, the contract %.60s", subject, aws,
                        *ours ? ours : "nothing");
    }
}

static bool add_row(const again_run *c, tni_again_row row)
{
    tni_import_result *r = c->result;
    return TNI_LIST_ADD(c->ws->arena, &r->rows, &r->row_count, row) != NULL;
}

/* Nobody tells when: the events stay a proposal without a day. */
static void tell_undated(const again_run *c, const char *section)
{
    tn_findings_add(c->ws->findings, TN_IMP_UNDATED, c->contract->contract->at, section,
                    "the agreement has changed, and its answers do not say when: no [%s] is filed",
                    section);
}

static const char *number(tn_arena *arena, int64_t quantity)
{
    return tn_arena_format(arena, "%lld", (long long)quantity);
}

/* --- what is held --- */

/* Quantities that rose, as options of an upgrade; a smaller one has no event but in a one-tier
 * contract, where another tier takes its place. */
static tn_status compare_held(const again_run *c, const char **set, size_t *out_count)
{
    const tn_product *product = c->life->product;
    const tn_holding *held = &c->term->holdings[c->term->holding_count - 1];
    const bool one_tier = c->term->product->purchase.value == TN_PURCHASE_ONE_TIER;
    const char *when = c->options->on ? c->options->on : "DATE";
    tn_arena *arena = c->ws->arena;
    bool ok = true;
    for (size_t i = 0; i < product->dimension_count && ok; i++) {
        const char *label = product->dimensions[i].label;
        const char *was = number(arena, held->quantity[i]), *now = NULL;
        int64_t quantity = 0;
        if (!tni_agreement_held(c->answers, product->dimensions[i].key.value, &quantity) ||
            quantity == held->quantity[i]) {
            continue;
        }
        now = number(arena, quantity);
        if (quantity > held->quantity[i]) {
            set[*out_count] = tn_arena_format(arena, "%s=%s", label, now ? now : "");
            const char *key = tn_arena_format(arena, "quantity.%s", label);
            ok = was && now && key && set[(*out_count)++] &&
                 add_row(c, (tni_again_row){"upgrade", when, key, was, now});
        } else if (!one_tier && was && now) {
            differs(c, label, now, was);
        }
    }
    return ok ? TN_OK : TN_E_NOMEM;
}

/* What AWS lists as held and the product does not know. */
static void compare_keys(const again_run *c)
{
    const char *key = NULL;
    for (size_t i = 0; (key = tni_agreement_held_key(c->answers, i)); i++) {
        int64_t quantity = 0;
        if (tn_product_find(c->life->product, key) == TN_NO_DIMENSION &&
            tni_agreement_held(c->answers, key, &quantity) && quantity > 0) {
            const char *says = number(c->ws->arena, quantity);
            differs(c, key, says ? says : "", "");
        }
    }
}

/* A day outside the term that the answers are about would be settled by another term, or none. */
static bool is_within(const again_run *c, const char *on)
{
    tn_field_instant when;
    const tn_period *period = &c->term->period;
    if (tni_read_when(on, &when) != TN_OK) {
        return true; /* which the upgrade refuses */
    }
    const bool early = tn_instant_date(when.value).days < tn_instant_date(period->start).days;
    const bool within = !early && when.value.seconds < period->end.seconds;
    if (!within) {
        char first[TN_DATE_TEXT], end[TN_DATE_TEXT];
        tn_findings_add(
            c->ws->findings, early ? TN_CTR_BEFORE_START : TN_CTR_AFTER_END,
            c->contract->contract->at, "--on",
            "the term that AWS's answers are about runs from %s to %s, and %.30s is not "
            "in it",
            tn_date_format(tn_instant_date(period->start), first),
            tn_date_format(tn_instant_date(period->end), end), on);
    }
    return within;
}

static tn_status propose_upgrade(const again_run *c)
{
    tni_import_result *r = c->result;
    const size_t most = c->life->product->dimension_count + 1;
    const char **set = tn_arena_take_array(c->ws->arena, most, sizeof(*set));
    size_t count = 0;
    compare_keys(c);
    tn_status status = set ? compare_held(c, set, &count) : TN_E_NOMEM;
    if (status != TN_OK || count == 0) {
        return status;
    }
    if (!c->options->on) {
        tell_undated(c, "upgrade");
        return TN_OK;
    }
    if (!is_within(c, c->options->on)) {
        return TN_E_FINDINGS;
    }
    tni_planned_change change = {0};
    const tni_change_options o = {.on = c->options->on, .set = set, .set_count = count};
    status = tni_upgrade(c->ws, c->contract, &o, &change);
    if (status == TN_OK && change.allowed) {
        r->changes[r->change_count++] = change;
    }
    return status == TN_E_FINDINGS ? TN_OK : status; /* it was said, and is not filed */
}

/* --- what is set, and how it ended --- */

/* Whether the contract renews by itself, by its last setting. */
static bool renews(const again_run *c)
{
    const tn_renewal *renewal =
        c->term->offer ? &c->term->offer->renewal : &c->life->contract->renewal;
    bool on = renewal->set && renewal->automatic.set && renewal->automatic.value;
    for (size_t i = 0; i < c->life->setting_count; i++) {
        on = c->life->settings[i].enabled;
    }
    return on;
}

static tn_status propose_setting(const again_run *c)
{
    static const char *const words[] = {"no", "yes"};
    tni_import_result *r = c->result;
    bool now = false;
    if (!tni_agreement_renews(c->answers, &now) || now == renews(c)) {
        return TN_OK;
    }
    const char *when = c->options->on;
    if (!add_row(c, (tni_again_row){"auto-renew", when ? when : "DATE", "enabled", words[!now],
                                    words[now]})) {
        return TN_E_NOMEM;
    }
    if (!when) {
        tell_undated(c, "auto-renew");
        return TN_OK;
    }
    tn_edit_pair *pair = tn_arena_take(c->ws->arena, sizeof(*pair));
    if (pair) {
        *pair = (tn_edit_pair){"enabled", words[now]};
        r->changes[r->change_count++] = (tni_planned_change){
            .allowed = true, .kind = "auto-renew", .label = when, .pairs = pair, .pair_count = 1};
    }
    return pair ? TN_OK : TN_E_NOMEM;
}

/* The contract says an end of its own: an event, or a renewal that follows. */
static bool has_ended(const again_run *c)
{
    return c->term->end_reason != TN_TERM_END_FULL || (c->term->index + 1 < c->life->term_count &&
                                                       !c->life->terms[c->term->index + 1].assumed);
}

static tn_status propose_end(const again_run *c)
{
    tni_import_result *r = c->result;
    const char *status = tni_agreement_status_text(c->answers), *ended = c->answers->ended;
    if (has_ended(c)) {
        if (strcmp(status, "ACTIVE") == 0 && c->term->end_reason != TN_TERM_END_FULL) {
            differs(c, "status", status, "that it has ended");
        }
        return TN_OK;
    }
    bool cancelled = false;
    const bool known = tni_agreement_status(c->answers, &cancelled);
    if (!cancelled || !ended) {
        tni_agreement_check_status(c->answers);
        if (!known && (*status || ended)) {
            differs(c, "status", *status ? status : "nothing", "that it runs");
        }
        return TN_OK;
    }
    const char *when = tn_arena_text(c->ws->arena, ended);
    const char *now = tn_arena_text(c->ws->arena, status); /* the answers are let go of */
    tni_planned_change change = {0};
    const tni_change_options o = {.on = when};
    if (!when || !now || !add_row(c, (tni_again_row){"cancel", when, "status", "ACTIVE", now})) {
        return TN_E_NOMEM;
    }
    const tn_status planned = tni_cancel(c->ws, c->contract, &o, &change);
    if (planned == TN_OK) {
        r->changes[r->change_count++] = change;
    }
    return planned == TN_E_FINDINGS ? TN_OK : planned;
}

/* --- what was agreed, and cannot change --- */

static const char *price_text(const again_run *c, int64_t e8)
{
    char text[TN_DECIMAL_TEXT];
    return tn_arena_text(c->ws->arena,
                         tn_price_format((tn_price){.e8 = e8}, c->term->currency, text));
}

static void compare_price(const again_run *c, bool usage, const char *key, const tn_price *ours)
{
    int64_t aws = 0;
    if (tni_agreement_price(c->answers, usage, key, &aws) && aws != ours->e8) {
        const char *says = price_text(c, aws), *has = price_text(c, ours->e8);
        if (says && has) {
            differs(c, key, says, ours->e8 < 0 ? "" : has);
        }
    }
}

static void compare_currency(const again_run *c)
{
    for (size_t i = 0; i < tni_json_count(c->answers->terms); i++) {
        const char *code = tni_agreement_currency_of(c->answers, i);
        if (code && strcmp(code, c->term->currency.code) != 0) {
            differs(c, "currency", code, c->term->currency.code);
            return;
        }
    }
}

/* Charges by their day; each list may lack one of the other's. */
static void compare_charges(const again_run *c)
{
    const tn_schedule *plan = &c->term->plan;
    size_t count = 0, found = 0;
    int64_t e8 = 0;
    tn_date day;
    char date[TN_DATE_TEXT], ours[TN_DECIMAL_TEXT];
    for (; tni_agreement_charge(c->answers, count, &day, &e8); count++) {
        const char *says = price_text(c, e8), *has = "";
        for (size_t i = 0; i < plan->count; i++) {
            if (plan->payments[i].date.days == day.days) {
                has = tn_money_format(plan->payments[i].amount, ours);
                found++;
            }
        }
        differs(c, tn_date_format(day, date), says ? says : "", has);
    }
    if (count && found < plan->count) {
        const char *says = number(c->ws->arena, (int64_t)count),
                   *has = number(c->ws->arena, (int64_t)plan->count);
        differs(c, "charges", says ? says : "", has ? has : "");
    }
}

static void compare_agreed(const again_run *c)
{
    const tn_contract *contract = c->life->contract;
    const tni_json *about = c->answers->about, *acceptor = tni_json_get(about, "acceptor");
    char aws[TN_INSTANT_TEXT], ours[TN_INSTANT_TEXT];
    tn_instant when;
    int days = 0;
    if (tni_agreement_time(tni_json_get(about, "acceptanceTime"), &when)) {
        differs(c, "accepted", tn_instant_format(when, aws),
                tn_instant_format(contract->accepted.value, ours));
    }
    if (contract->account_id.value && *text_at(acceptor, "accountId")) {
        differs(c, "account_id", text_at(acceptor, "accountId"), contract->account_id.value);
    }
    if (tni_agreement_net_terms(c->answers, &days) && days != c->term->net_terms) {
        const char *says = number(c->ws->arena, days),
                   *has = number(c->ws->arena, c->term->net_terms);
        differs(c, "net_terms", says ? says : "", has ? has : "");
    }
    compare_currency(c);
    compare_charges(c);
    for (size_t i = 0; i < c->life->product->dimension_count; i++) {
        const char *key = c->life->product->dimensions[i].key.value;
        compare_price(c, false, key, &c->term->net_price[i]);
        compare_price(c, true, key, &c->term->usage_price[i]);
    }
}

/* The term that ends on AWS's day, which may be the last day instead; else the first. */
static const tn_term *term_of(const again_run *c)
{
    tn_instant end;
    char aws[TN_DATE_TEXT], ours[TN_DATE_TEXT];
    if (!tni_agreement_time(tni_json_get(c->answers->about, "endTime"), &end)) {
        return c->life->terms;
    }
    const int32_t day = tn_instant_date(end).days;
    for (size_t i = 0; i < c->life->term_count; i++) {
        const int32_t other = tn_instant_date(c->life->terms[i].period.end).days;
        if (other == day || other == day + 1) {
            return &c->life->terms[i];
        }
    }
    differs(c, "endTime", tn_date_format(tn_instant_date(end), aws),
            tn_date_format(tn_instant_date(c->life->terms->period.end), ours));
    return c->life->terms;
}

static tn_status compare(again_run *c)
{
    const size_t before = tn_findings_count(c->ws->findings);
    tni_import_result *r = c->result;
    tn_findings *quiet = tn_findings_new(c->ws->arena); /* check tells what the file breaks */
    tn_books *books = quiet ? tni_books_new(c->ws, c->contract, NULL, quiet) : NULL;
    c->life = books ? tn_books_life(books) : NULL;
    if (!c->life) {
        return books ? tn_books_status(books) : TN_E_NOMEM;
    }
    tn_status status = tni_agreement_check_terms(c->answers);
    if (status != TN_OK) {
        return status;
    }
    c->term = term_of(c);
    tni_agreement_check_held(c->answers);
    status = propose_upgrade(c);
    status = status ? status : propose_setting(c);
    status = status ? status : propose_end(c);
    compare_agreed(c);
    status = status || !r->change_count ? status : tni_import_try_events(c->ws, r);
    if (status != TN_OK) {
        return status;
    }
    const bool more = tn_findings_count(c->ws->findings) > before;
    r->outcome = r->row_count ? TNI_IMPORT_CHANGED : more ? TNI_IMPORT_DIFFERS : TNI_IMPORT_SAME;
    return status;
}

/* --- one agreement, new or not --- */

static const char *path_of(const tni_held_agreements *held, const tni_agreement_answers *a)
{
    const char *id = text_at(a->about, "agreementId");
    const size_t at = tni_named_before(held->list, held->count, sizeof(*held->list), id);
    return *id && at < held->count && strcmp(held->list[at].agreement, id) == 0
               ? held->list[at].path
               : NULL;
}

static tn_status again(tni_workspace *ws, const char *path, const tni_import_options *options,
                       const tni_agreement_answers *a, tni_import_result *out)
{
    again_run c = {.ws = ws, .answers = a, .options = options, .result = out};
    c.contract = out->contract = tni_workspace_load_as(ws, path, TNI_KIND_CONTRACT);
    if (!c.contract || c.contract->status != TN_OK) {
        return c.contract ? c.contract->status : TN_E_NOMEM;
    }
    return compare(&c);
}

/* Its answers are read once: where a contract holds it, it is compared, else it becomes files. */
static tn_status import_answers(tni_workspace *ws, const tni_import_options *options,
                                const char *first, const tni_held_agreements *held,
                                tni_import_result *out)
{
    tni_held_agreements own = {0};
    tni_agreement_answers a = {.arena = ws->arena, .findings = ws->findings, .tables = ws->tables};
    const tni_source_file *product = NULL;
    tn_status status = held ? TN_OK : tni_import_held(ws, options->into, &own);
    status = status ? status : tni_import_answers(ws, first, options, &a);
    const char *path = status == TN_OK ? path_of(held ? held : &own, &a) : NULL;
    if (path) {
        status = again(ws, path, options, &a, out);
    } else {
        status = status ? status : tni_import_product(ws, options, &product);
        if (status == TN_OK) {
            status =
                tni_import_agreement(ws, first, options, product, &a, out->made, &out->made_count);
            out->outcome = status == TN_OK ? TNI_IMPORT_NEW : TNI_IMPORT_REFUSED;
        }
    }
    tni_agreement_done(&a);
    return status;
}

static tn_status import_one(tni_workspace *ws, const tni_agreement_files *files,
                            const tni_held_agreements *held, const tni_import_options *options,
                            tni_import_result *out)
{
    tni_import_options own = *options;
    tni_source_file *d = tni_source_file_of(ws, files->paths[0]);
    own.more = files->paths + 1;
    own.more_count = files->count - 1;
    *out = (tni_import_result){.name = files->name, .outcome = TNI_IMPORT_REFUSED};
    if (!d || !tni_source_file_read(ws, d, NULL, NULL)) {
        return d ? d->status : TN_E_NOMEM;
    }
    if (files->twice) {
        tn_finding *f = tn_findings_add(ws->findings, TN_IMP_AGREEMENT, (tn_at){.file = d->shown},
                                        "", "agreement %.64s is that of '%.60s' already",
                                        files->agreement, files->twice);
        tn_finding_hint(ws->findings, f,
                        "keep all answers about an agreement under one name, before the first dot");
        return TN_E_FINDINGS;
    }
    bool agreement = files->is_agreement;
    if (!options->one && !agreement && tni_import_is_agreement(ws, d, &own, &agreement) != TN_OK) {
        return TN_E_NOMEM;
    }
    if (agreement) {
        return import_answers(ws, &own, d->path, held, out);
    }
    const tn_status status =
        tni_import(ws, d->path, &own, out->made, &out->made_count, &out->understood);
    out->outcome = status == TN_OK ? TNI_IMPORT_NEW : TNI_IMPORT_REFUSED;
    return status;
}

tn_status tni_import_one(tni_workspace *ws, const tni_agreement_files *files,
                         const tni_held_agreements *held, const tni_import_options *options,
                         tni_import_result *out)
{
    const tn_status status = import_one(ws, files, held, options, out);
    return tn_arena_failed(ws->arena) ? TN_E_NOMEM : status; /* what was made may lack something */
}
