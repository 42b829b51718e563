/* The terms of a contract, and the report of a manual renewal: the term that ends beside the one
 * that would begin. */
#include "report/tables/cells.h"
#include "tenor/contract_reports.h"

static const tn_column columns[] = {
    {.key = "dimension", .title = "Dimension", .kind = TN_V_TEXT},
    {.key = "name", .title = "Name", .kind = TN_V_TEXT},
    {.key = "old_quantity", .title = "Qty now", .kind = TN_V_QUANTITY},
    {.key = "quantity", .title = "Qty", .kind = TN_V_QUANTITY},
    {.key = "old_price", .title = "Price now", .kind = TN_V_PRICE},
    {.key = "price", .title = "Price", .kind = TN_V_PRICE},
    {.key = "amount", .title = "Amount", .kind = TN_V_MONEY}};

static tn_value amount_of(const tn_term *term, size_t dimension, int64_t quantity,
                          tn_rounding rounding)
{
    tn_money amount;
    const tn_status status =
        tn_money_amount(term->net_price[dimension], quantity, (tn_fraction){1, 1}, term->currency,
                        rounding, &amount);
    return TNI_IF(quantity && status == TN_OK, tn_value_money(amount));
}

static void add_lines(tn_report *report, const tn_books *books, const tn_term *before,
                      const tn_term *after)
{
    const tn_product *product = tn_books_contract(books)->product;
    const int64_t *old = before->holdings[before->holding_count - 1].quantity;
    const int64_t *now = after->holdings[0].quantity;
    tn_table *table = TNI_TABLE(report, "lines", "Lines", columns);
    for (size_t i = 0; i < product->dimension_count; i++) {
        if (old[i] == 0 && now[i] == 0) {
            continue;
        }
        TNI_ROW(table, NULL, tn_value_text(product->dimensions[i].key.value),
                tn_value_text(product->dimensions[i].name.value), tn_value_quantity(old[i]),
                tn_value_quantity(now[i]),
                tni_cell_term_price(before->net_price[i], before->currency),
                tni_cell_term_price(after->net_price[i], after->currency),
                amount_of(after, i, now[i], tn_books_policy(books)->rounding));
    }
}

static const tn_renewal *renewal_of(const tn_contract *contract, const tn_term *term)
{
    return term->offer ? &term->offer->renewal : &contract->renewal;
}

/* A renewal by hand rises only where an uplift is given; by itself it would by this. */
static void add_uplift(tn_report *report, const tn_contract *contract, const tn_term *before,
                       const tn_term *after)
{
    const tn_renewal *renewal = renewal_of(contract, before);
    const tn_percent uplift = tn_renewal_uplift(renewal);
    const bool given = after->event && after->event->uplift.set;
    tn_report_add(report, "automatic_uplift", "Uplift by itself",
                  TNI_IF(renewal->automatic.value, tn_value_percent(uplift)));
    if (renewal->automatic.value && uplift.e4 && !given) {
        char percent[TN_DECIMAL_TEXT];
        tn_report_note(report,
                       "By itself the agreement would renew with an uplift of %s%%; by hand there "
                       "is none unless it is given.",
                       tn_percent_format(uplift, percent));
    }
}

tn_report *tn_renewal_report(tn_arena *arena, tn_books *books, const tn_term *before,
                             const tn_term *after, const tn_findings *findings)
{
    const char *id = tn_books_contract(books)->id.value;
    tn_report *report = tn_report_new(arena, tn_arena_format(arena, "Renewal: %s", id));
    tn_report_add(report, "contract", "Contract", tn_value_text(id));
    tn_report_add(report, "on", "On", tn_value_date(tn_instant_date(after->period.start)));
    tn_report_add(report, "currency", "Currency", tn_value_text(after->currency.code));
    tn_report_add(report, "duration", "Duration", tn_value_months(after->months));
    tn_report_add(report, "period.start", "Term from", tn_value_instant(after->period.start));
    tn_report_add(report, "period.end", "Term to", tn_value_instant(after->period.end));
    add_lines(report, books, before, after);
    tn_report_add(report, "old_total", "Term that ends", tn_value_money(before->total));
    tn_report_add(report, "total", "New term", tn_value_money(after->total));
    const tn_payment upfront = {.date = tn_instant_date(after->period.start),
                                .amount = after->total};
    tni_table_payments(report, "payments", "Payments",
                       after->has_plan ? after->plan.payments : &upfront,
                       after->has_plan ? after->plan.count : 1, NULL);
    add_uplift(report, tn_books_contract(books), before, after);
    return tni_report_close(report, findings);
}

/* --- terms ---------------------------------------------------------------------------------- */

static const tn_column term_columns[] = {
    {"no", "No.", TN_V_QUANTITY, .width_cells = 6},
    {"kind", "Term", TN_V_TEXT, .width_cells = 22},
    {"from", "From", TN_V_DATE, .width_cells = 16},
    {"to", "Access until", TN_V_DATE, .width_cells = 21},
    {"duration", "Duration", TN_V_MONTHS, .width_cells = 16},
    {"worth", "Worth as agreed", TN_V_MONEY, .width_cells = 16, .format = {NULL, TN_STYLE_INPUT}},
    {"change", "Change", TN_V_PERCENT, .width_cells = 16,
     .format = {"ROUND(({worth}-{worth<})/{worth<},6)", TN_STYLE_PLAIN}},
    {"decide", "Decide until", TN_V_DATE, .width_cells = 16},
    {"state", "State", TN_V_TEXT, .width_cells = 16}};

static const char *kind_words(tn_term_kind kind)
{
    static const char *const words[] = {[TN_TERM_FIRST] = "first term",
                                        [TN_TERM_AUTO_RENEWAL] = "automatic renewal",
                                        [TN_TERM_MANUAL_RENEWAL] = "agreed renewal",
                                        [TN_TERM_REPLACEMENT] = "replacement"};
    return words[kind];
}

static const char *state_words(const tn_term *term)
{
    static const char *const words[] = {[TN_TERM_END_FULL] = NULL,
                                        [TN_TERM_END_CANCELLED] = "cancelled",
                                        [TN_TERM_END_REFUNDED] = "refunded",
                                        [TN_TERM_END_REPLACED] = "replaced"};
    return words[term->end_reason] ? words[term->end_reason] : term->assumed ? "assumed" : "agreed";
}

/* What the term is dearer than the one before it. */
static tn_value change_of(const tn_term *term, const tn_term *before)
{
    tn_money more;
    tn_percent change;
    return TNI_IF(before && before->total.minor &&
                      tn_currency_equal(before->total.currency, term->currency) &&
                      tn_money_sub(term->total, before->total, &more) == TN_OK &&
                      tn_money_share(more, before->total, &change) == TN_OK,
                  tn_value_percent(change));
}

tn_table *tn_terms_table(tn_arena *arena, tn_books *books)
{
    const tn_life *life = tn_books_life(books);
    if (!life) {
        return NULL;
    }
    tn_table *table = tn_table_new(arena, term_columns, LENGTH(term_columns));
    for (size_t i = 0; i < life->term_count; i++) {
        const tn_term *term = &life->terms[i];
        const tn_renewal *renewal = renewal_of(life->contract, term);
        const bool decides = renewal->automatic.value || renewal->decision_days.set;
        TNI_ROW(table, NULL, tn_value_quantity((int64_t)i + 1),
                tn_value_text(kind_words(term->kind)),
                tn_value_date(tn_instant_date(term->period.start)), tni_cell_last(term->period.end),
                tn_value_months(term->months), tn_value_money(term->total),
                change_of(term, i ? term - 1 : NULL),
                TNI_IF(decides, tn_value_date(tn_term_deadline(term, renewal))),
                tn_value_text(state_words(term)));
    }
    return table;
}
