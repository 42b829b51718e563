/* The library as functions of a database. */
#include "format/sql/sql_call.h"

#include <string.h>

#include "format/read/read.h"
#include "format/sql/sql_rows.h"
#include "tenor/batch.h"
#include "tenor/contract_reports.h"
#include "tenor/decimal.h"
#include "tenor/ini.h"
#include "tenor/quote.h"
#include "tenor/read.h"
#include "tenor/reports.h"
#include "tenor/schema.h"

enum { TEXT_MAX = 16 << 20, MONTHS_MAX = 1200, MONTHS = 12 };

enum { PRORATE, CHECK, QUOTE, INVOICES, FORECAST, ENTITLEMENTS };

const tni_sql_function tni_sql_functions[] = {
    [PRORATE] = {"tenor_prorate",
                 "start, end, on, price, quantity, new_price, new_quantity, policy, currency",
                 "numerator, denominator, credit, charge, due, finding"},
    [CHECK] = {"tenor_check", "text",
               "file, line, column, severity, code, subject, message, hint, finding"},
    [QUOTE] = {"tenor_quote", "offer, product",
               "dimension, name, quantity, list_price, net_price, discount_percent, list_amount, "
               "net_amount, finding"},
    [INVOICES] = {"tenor_invoices", "contract, product, until",
                  "contract, id, number, date, due, kind, dimension, description, period_start, "
                  "period_end, quantity, unit_price, fraction, amount, currency, finding"},
    [FORECAST] = {"tenor_forecast", "contract, product, from, months",
                  "contract, month, currency, opening, invoiced, cash, fees, net, revenue, "
                  "overage, deferred, unbilled, unbilled_usage, closing, adjustment, "
                  "revenue_adjustment, assumed, finding"},
    [ENTITLEMENTS] = {"tenor_entitlements", "contract, product, at",
                      "contract, dimension, name, quantity, expires, finding"},
    {NULL, NULL, NULL}};

size_t tni_sql_count(const char *names)
{
    size_t count = *names != '\0';
    for (const char *p = names; (p = strchr(p, ',')); p++) {
        count++;
    }
    return count;
}

/* ---- one call ------------------------------------------------------------------------------- */

typedef struct call {
    tn_arena *arena;
    const tn_tables *tables;
    tni_sql_shared *shared;
    tn_findings *findings;
    const char *columns;
    size_t width; /* columns, `finding` included */
    tni_sql_rows *out;
    tn_status status; /* of the rows */
} call;

static const char **add_row(call *c)
{
    return tni_sql_rows_add(c->arena, c->out);
}

static void add_finding(call *c, const char *text)
{
    const char **row = add_row(c);
    if (row) {
        row[c->width - 1] = text;
    }
}

/* What must be mended, a row each; without an error whatever there is. */
static void add_findings(call *c)
{
    const size_t count = tn_findings_count(c->findings);
    const bool errors = tn_findings_of(c->findings, TN_ERROR) > 0;
    for (size_t i = 0; i < count; i++) {
        const tn_finding *f = tn_findings_get(c->findings, i);
        if (f->severity == TN_ERROR || !errors) {
            add_finding(c, tn_arena_format(c->arena, "%s %s:%u:%u: %s", tn_code_get(f->code)->text,
                                           f->at.file ? f->at.file : "", (unsigned)f->at.line,
                                           (unsigned)f->at.column, f->message));
        }
    }
    if (!count) {
        add_finding(c, "nothing can be computed of these arguments");
    }
}

static void add_report(call *c, const tn_report *report)
{
    if (report) {
        c->status = tni_sql_rows_report(c->arena, report, c->columns, c->out);
    } else {
        add_findings(c);
    }
}

/* ---- arguments ------------------------------------------------------------------------------ */

static const tn_source *source_of(call *c, tn_arena *arena, const char *name, const char *text)
{
    tn_source *source = tn_arena_take(arena, sizeof(*source));
    const size_t size = text ? strlen(text) : 0;
    if (size > TEXT_MAX) {
        add_finding(c, "a text is larger than 16 MiB");
        return NULL;
    }
    if (source && text) {
        *source = (tn_source){name, text, size};
    }
    return text ? source : NULL;
}

/* A product that has findings is read again by the next call, which has to tell them, too. */
static const tn_product *read_product(call *c, const char *text)
{
    tni_sql_shared *s = c->shared;
    if (text && s->text && strcmp(s->text, text) == 0) {
        return s->product;
    }
    const size_t told = tn_findings_count(c->findings);
    *s = (tni_sql_shared){.tables = s->tables, .arena = s->arena};
    tn_arena_reset(s->arena);
    const char *kept = text ? tn_arena_text(s->arena, text) : NULL;
    const tn_source *source = source_of(c, s->arena, "product", kept);
    const tn_product *product = NULL;
    if (source) {
        tn_product_read(s->arena, source, NULL, c->tables, c->findings, &product);
    }
    if (product && tn_findings_count(c->findings) == told) {
        s->text = kept;
        s->product = product;
    }
    return product;
}

static bool read_date(call *c, const char *name, const char *text, tn_date *out)
{
    if (text && tn_date_parse(text, strlen(text), out) != TN_OK) {
        add_finding(c, tn_arena_format(c->arena, "%s: '%.40s' is no date YYYY-MM-DD", name, text));
        return false;
    }
    return true;
}

/* The books of a contract's texts; NULL: there are none, which a row says. */
static tn_books *read_books(call *c, const char *const *arguments, const tn_horizon *horizon)
{
    const tn_source *source = source_of(c, c->arena, "contract", arguments[0]);
    const tn_product *product = source ? read_product(c, arguments[1]) : NULL;
    const tn_contract *contract = NULL;
    const tn_status status = source ? tn_contract_read(c->arena, source, product, NULL, 0,
                                                       c->tables, c->findings, &contract)
                                    : TN_E_FINDINGS;
    if (status != TN_OK) {
        return NULL;
    }
    tn_policy policy = *tn_tables_policy(c->tables, "aws");
    if (contract->policy.value) {
        tn_policy_parse(c->tables->policies, c->tables->policy_count, contract->policy.value,
                        &policy, NULL, NULL);
    }
    return tn_books_new(c->arena, contract, c->tables, &policy, horizon, c->findings);
}

/* ---- the functions -------------------------------------------------------------------------- */

static void prorate(call *c, const char *const *a)
{
    const tn_currency_entry *usd = tn_tables_currency(c->tables, "USD");
    tn_calculator *calculator =
        tn_calculator_new(c->arena, c->tables, tn_tables_policy(c->tables, "aws"), usd->currency);
    tn_batch_cell cells[TN_BATCH_COLUMNS] = {{"", 0}};
    char error[TN_CHANGE_ERROR] = "", credit[TN_DECIMAL_TEXT], charge[TN_DECIMAL_TEXT],
         due[TN_DECIMAL_TEXT];
    tn_change change;
    for (int i = 0; i < TNI_SQL_ARGUMENTS; i++) {
        cells[i + 1] = (tn_batch_cell){a[i] ? a[i] : "", a[i] ? strlen(a[i]) : 0};
    }
    if (!calculator || tn_change_read(calculator, cells, &change, error) != TN_OK) {
        add_finding(c, tn_arena_text(c->arena, error));
        return;
    }
    const char **row = add_row(c);
    if (row) {
        row[0] = tn_arena_format(c->arena, "%lld", (long long)change.result.share.counted.num);
        row[1] = tn_arena_format(c->arena, "%lld", (long long)change.result.share.counted.den);
        row[2] = tn_arena_text(c->arena, tn_money_format(change.result.credit, credit));
        row[3] = tn_arena_text(c->arena, tn_money_format(change.result.charge, charge));
        row[4] = tn_arena_text(c->arena, tn_money_format(change.result.due, due));
    }
}

/* What a text names is not at hand: what can be said without it is said. */
static const tn_product *no_product(void *context, const tn_field_text *name, bool needed)
{
    (void)context, (void)name, (void)needed;
    return NULL;
}

static const tn_offer *no_offer(void *context, const tn_field_text *name, const char *subject,
                                bool needed)
{
    (void)context, (void)name, (void)subject, (void)needed;
    return NULL;
}

static void check(call *c, const char *const *a)
{
    const tni_named_files nothing = {NULL, no_product, no_offer};
    const tn_source *source = source_of(c, c->arena, "text", a[0]);
    tn_tree *tree = NULL;
    if (!source) {
        add_findings(c);
        return;
    }
    tn_ini_read(c->arena, source->file, source->bytes, source->size, c->findings, &tree);
    const tn_file_rule *rule = tree ? tn_schema_recognise(tree, c->findings) : NULL;
    if (rule && strcmp(rule->kind, "product") == 0) {
        c->findings = tn_findings_new(c->arena);
        read_product(c, a[0]);
    } else if (rule && strcmp(rule->kind, "offer") == 0) {
        tn_offer *offer = NULL;
        tni_offer_from(c->arena, tree, &nothing, c->tables, c->findings, &offer);
    } else if (rule && strcmp(rule->kind, "contract") == 0) {
        tn_contract *contract = NULL;
        tni_contract_from(c->arena, tree, &nothing, c->tables, c->findings, &contract);
    }
    for (size_t i = 0; i < tn_findings_count(c->findings); i++) {
        const tn_finding *f = tn_findings_get(c->findings, i);
        const char **row = add_row(c);
        if (row) {
            row[0] = f->at.file;
            row[1] = tn_arena_format(c->arena, "%u", (unsigned)f->at.line);
            row[2] = tn_arena_format(c->arena, "%u", (unsigned)f->at.column);
            row[3] = tn_severity_name(f->severity);
            row[4] = tn_code_get(f->code)->text;
            row[5] = f->subject;
            row[6] = f->message;
            row[7] = f->hint;
        }
    }
}

static void quote(call *c, const char *const *a)
{
    const tn_product *product = read_product(c, a[1]);
    const tn_source *source = source_of(c, c->arena, "offer", a[0]);
    const tn_offer *offer = NULL;
    const tn_quote *made = NULL;
    if (product && source &&
        tn_offer_read(c->arena, source, product, c->tables, c->findings, &offer) == TN_OK &&
        tn_quote_build(c->arena, offer, c->tables, NULL, NULL, c->findings, &made) == TN_OK) {
        add_report(c, tn_quote_report(c->arena, made, false, c->findings));
    } else {
        add_findings(c);
    }
}

static void invoices(call *c, const char *const *a)
{
    tn_horizon horizon = {.has_until = a[2] != NULL};
    if (!read_date(c, "until", a[2], &horizon.until)) {
        return;
    }
    tn_books *books = read_books(c, a, &horizon);
    if (books && tn_books_invoices(books)) {
        add_report(c, tn_invoice_report(c->arena, books, c->findings));
    } else {
        add_findings(c);
    }
}

static void add_forecast(call *c, tn_books *books, tn_date from, size_t months)
{
    tn_forecast forecast = {.arena = c->arena, .contracts = 1};
    tn_status status = tn_books_ledger(books) ? TN_OK : TN_E_FINDINGS;
    for (const tn_ledger *l = tn_books_ledger(books); l && status == TN_OK; l = l->next) {
        tn_ledger window;
        status = tn_ledger_window(c->arena, l, from, months, &window);
        status = status == TN_OK
                     ? tn_forecast_add(&forecast, tn_books_contract(books)->id.value, &window)
                     : status;
    }
    if (status == TN_OK) {
        add_report(c, tn_forecast_report(c->arena, &forecast, c->findings));
    } else {
        add_findings(c);
    }
}

static void forecast(call *c, const char *const *a)
{
    int64_t months = MONTHS;
    tn_date from = {0};
    tn_horizon horizon = {.has_until = true, .has_as_of = a[2] != NULL};
    if (!read_date(c, "from", a[2], &from)) {
        return;
    }
    if (a[3] && tn_whole_parse(a[3], strlen(a[3]), 1, MONTHS_MAX, &months) != TN_OK) {
        add_finding(c, "months: expected 1 to 1200");
        return;
    }
    if (!a[2]) { /* where the contract begins */
        const tn_horizon plain = {0};
        tn_books *first = read_books(c, a, &plain);
        const tn_life *life = first ? tn_books_life(first) : NULL;
        if (!life) {
            add_findings(c);
            return;
        }
        from = tn_instant_date(life->terms[0].period.start);
        c->findings = tn_findings_new(c->arena);
    }
    horizon.as_of = from;
    if (tn_date_add_months(tn_month_of(from), (int)months, 1, &horizon.until) != TN_OK) {
        add_finding(c, "the last month would be after 9998");
        return;
    }
    horizon.until.days++; /* the 2nd, when the last month's usage is invoiced */
    tn_books *books = c->findings ? read_books(c, a, &horizon) : NULL;
    if (books) {
        add_forecast(c, books, from, (size_t)months);
    } else {
        add_findings(c);
    }
}

static bool read_at(call *c, const char *text, tn_instant *out)
{
    tn_date day;
    if (text && tn_instant_parse(text, strlen(text), out) == TN_OK) {
        return true;
    }
    if (text && tn_date_parse(text, strlen(text), &day) == TN_OK) {
        *out = tn_instant_of(day);
        return true;
    }
    add_finding(c, "at: expected a date, or an instant YYYY-MM-DDTHH:MM:SSZ");
    return false;
}

static void entitlements(call *c, const char *const *a)
{
    tn_instant at;
    char end[TN_INSTANT_TEXT];
    if (!read_at(c, a[2], &at)) {
        return;
    }
    const tn_horizon horizon = {.has_until = true, .until = tn_instant_date(at)};
    tn_books *books = read_books(c, a, &horizon);
    const tn_life *life = books ? tn_books_life(books) : NULL;
    if (!life) {
        add_findings(c);
        return;
    }
    const tn_term *term = tn_life_term_at(life, at);
    const tn_holding *held = term ? tn_term_holding_at(term, at) : NULL;
    for (size_t i = 0; held && i < life->product->dimension_count; i++) {
        const char **row = held->quantity[i] > 0 ? add_row(c) : NULL;
        if (row) {
            row[0] = tn_books_contract(books)->id.value;
            row[1] = life->product->dimensions[i].key.value;
            row[2] = life->product->dimensions[i].name.value;
            row[3] = tn_arena_format(c->arena, "%lld", (long long)held->quantity[i]);
            row[4] = tn_arena_text(c->arena, tn_instant_format(term->period.end, end));
        }
    }
}

tn_status tni_sql_call(tn_arena *arena, tni_sql_shared *shared, size_t function,
                       const char *const *arguments, tni_sql_rows *out)
{
    static void (*const bodies[])(call * c, const char *const *arguments) = {
        [PRORATE] = prorate,   [CHECK] = check,       [QUOTE] = quote,
        [INVOICES] = invoices, [FORECAST] = forecast, [ENTITLEMENTS] = entitlements};
    call c = {.arena = arena,
              .tables = shared->tables,
              .shared = shared,
              .findings = tn_findings_new(arena),
              .columns = tni_sql_functions[function].columns,
              .width = tni_sql_count(tni_sql_functions[function].columns),
              .out = out};
    *out = (tni_sql_rows){0};
    if (c.findings) {
        bodies[function](&c, arguments);
    }
    return tn_arena_failed(arena) || tn_arena_failed(shared->arena) ? TN_E_NOMEM : c.status;
}
