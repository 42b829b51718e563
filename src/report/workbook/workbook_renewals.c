/* Renewals of an invoice simulation: its terms, and where the money of each is. */
#include "report/workbook/workbook_invoice.h"

enum { R_NO, R_KIND, R_FROM, R_TO, R_MONTHS, R_WORTH, R_CHANGE, R_DECIDE, R_STATE, RENEWALS };

static const tni_heading renewal_headings[RENEWALS] = {
    {"No.", 6, true},       {"Term", 22, false},        {"From", 16, true},
    {"Last day", 16, true}, {"Duration", 16, true},     {"Worth as agreed", 16, true},
    {"Change", 16, true},   {"Decide until", 16, true}, {"State", 16, false}};

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

static void put_term(tni_invoice_sheets *v, size_t index, uint32_t row, tn_cell *cells)
{
    const tn_life *life = v->invoices->life;
    const tn_term *term = &life->terms[index], *before = index ? term - 1 : NULL;
    const tn_renewal *renewal = term->offer ? &term->offer->renewal : &life->contract->renewal;
    tn_money more;
    tn_percent change;
    cells[R_NO] = tni_cell(tn_value_quantity((int64_t)index + 1));
    cells[R_KIND] = tni_cell(tn_value_text(kind_words(term->kind)));
    cells[R_FROM] = tni_cell(tn_value_date(tn_instant_date(term->period.start)));
    cells[R_TO] =
        tni_cell(tn_value_date(tn_instant_date((tn_instant){term->period.end.seconds - 1})));
    cells[R_MONTHS] = tni_cell(tn_value_months(term->months));
    cells[R_WORTH] = tni_cell_styled(tn_value_money(term->total), TN_STYLE_INPUT);
    if (before && before->total.minor &&
        tn_currency_equal(before->total.currency, term->currency) &&
        tn_money_sub(term->total, before->total, &more) == TN_OK &&
        tn_money_share(more, before->total, &change) == TN_OK) {
        cells[R_CHANGE] = tni_cell_formula(&v->b, TN_STYLE_PLAIN, tn_value_percent(change),
                                           "ROUND((F%u-F%u)/F%u,6)", row, row - 1, row - 1);
    }
    if (renewal->automatic.value || renewal->decision_days.set) {
        cells[R_DECIDE] = tni_cell(tn_value_date(tn_term_deadline(term, renewal)));
    }
    cells[R_STATE] = tni_cell(tn_value_text(state_words(term)));
}

/* Where each term's money is, in exact figures: what is billed is held, ahead, forfeited … */
static void put_books(tni_invoice_sheets *v, tn_sheet *sheet)
{
    static const char *const titles[RENEWALS] = {"No.",        "",         "Billed",
                                                 "Held",       "Ahead",    "Forfeited",
                                                 "Not billed", "Withheld", "Of the policy"};
    tni_sheet_section(&v->b, sheet, "Where the money of each term is, before rounding");
    tn_cell *cells = tni_sheet_next_row(&v->b, sheet, NULL);
    for (unsigned i = 0; cells && i < RENEWALS; i++) {
        cells[i] = tni_cell_styled(tn_value_text(titles[i]), TN_STYLE_HEADER_RIGHT);
    }
    for (size_t i = 0; i < v->invoices->book_count; i++) {
        const tn_conservation *c = &v->invoices->books[i];
        const tn_fraction entries[] = {c->lines,    c->held,   c->ahead, c->forfeited,
                                       c->unbilled, c->capped, c->gap};
        uint32_t row = 0;
        tn_value sum = tni_exact_value(c->lines, v->places);
        cells = tni_sheet_next_row(&v->b, sheet, &row);
        if (!cells) {
            return;
        }
        cells[0] = tni_cell(tn_value_quantity((int64_t)c->term + 1));
        for (unsigned k = 0; k < sizeof(entries) / sizeof(*entries); k++) {
            cells[2 + k] = tni_cell_styled(tni_exact_value(entries[k], v->places), TN_STYLE_INPUT);
        }
        tni_sheet_check(&v->b,
                        tn_arena_format(v->b.arena,
                                        "Term %zu: billed is held, ahead and forfeited, less what "
                                        "is not billed",
                                        c->term + 1),
                        tni_cell_formula(&v->b, TN_STYLE_LINK, sum, "Renewals!C%u", row),
                        tni_cell_formula(&v->b, TN_STYLE_LINK, sum,
                                         "Renewals!D%u+Renewals!E%u+Renewals!F%u-Renewals!G%u+"
                                         "Renewals!H%u+Renewals!I%u",
                                         row, row, row, row, row, row));
    }
}

void tni_invoice_renewals(tni_invoice_sheets *v)
{
    const tn_life *life = v->invoices->life;
    tn_sheet *sheet = tni_sheet_sheet(
        &v->b, "Renewals", tn_arena_format(v->b.arena, "Terms and renewals, %s", v->currency.code),
        renewal_headings, RENEWALS);
    for (size_t i = 0; i < life->term_count; i++) {
        uint32_t row = 0;
        tn_cell *cells = tni_sheet_next_row(&v->b, sheet, &row);
        if (!cells) {
            return;
        }
        put_term(v, i, row, cells);
    }
    put_books(v, sheet);
}
