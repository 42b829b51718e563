/* Part of billing_reader.h. A row of what AWS billed: its cells, and the document it is a part of.
 * */
#include <stdio.h>
#include <string.h>

#include "format/feed/billing_reader.h"
#include "format/lines/ini_line.h"

/* ---- cells ---------------------------------------------------------------------------------- */

static tn_csv_field cell(const tn_billing_feed_reader *r, const tn_csv_row *row,
                         tni_billed_column which)
{
    tn_csv_field field = {.text = "", .line = row->line, .column = 1};
    if (r->at[which] != TN_CSV_NONE) {
        field = row->fields[r->at[which]];
        const size_t from = tni_skip_blanks(field.text, 0, field.length);
        field.text += from;
        field.column += (uint32_t)from;
        field.length = tni_trim_end(field.text, 0, field.length - from);
    }
    return field;
}

static bool is(const tn_csv_field *field, const char *word)
{
    return field->length == strlen(word) && memcmp(field->text, word, field->length) == 0;
}

static const char *text_of(tn_billing_feed_reader *r, const tn_csv_row *row,
                           tni_billed_column which)
{
    const tn_csv_field field = cell(r, row, which);
    return tn_arena_copy(r->arena, field.text, field.length);
}

static void bad(tn_billing_feed_reader *r, const tn_csv_field *field, const char *expected)
{
    tn_finding *finding = tn_findings_add(
        r->findings, TN_FIL_FEED_ROW, (tn_at){r->file, field->line, field->column}, "",
        field->length ? "found '%.*s', expected %s" : "found nothing%.*s, expected %s",
        (int)(field->length < 80 ? field->length : 80), field->text, expected);
    if (finding) {
        finding->width = tni_points(field->text, field->length);
    }
}

/* 2027-04-11, that with a time behind it, or as the dashboard writes it: 04-11-2027. */
static bool read_date(tn_billing_feed_reader *r, const tn_csv_row *row, tn_date *out)
{
    const tn_csv_field field = cell(r, row, TNI_BILLED_DATE);
    const char *t = field.text;
    char turned[11];
    if (field.length == 10 && (t[2] == '-' || t[2] == '/') && t[5] == t[2]) {
        snprintf(turned, sizeof(turned), "%.4s-%.2s-%.2s", t + 6, t, t + 3);
        t = turned;
    }
    const bool dated = field.length == 10 || (field.length > 10 && t[10] == 'T');
    if (dated && tn_date_parse(t, 10, out) == TN_OK) {
        return true;
    }
    bad(r, &field, "a date: YYYY-MM-DD or MM-DD-YYYY");
    return false;
}

static bool read_amount(tn_billing_feed_reader *r, const tn_csv_row *row, tni_billed_column which,
                        tn_currency currency, tn_money *out)
{
    const tn_csv_field field = cell(r, row, which);
    const size_t sign = field.length && field.text[0] == '-';
    int64_t count = 0, minor = 0;
    *out = (tn_money){0, currency};
    if (field.length == 0) {
        return true;
    }
    int64_t unit = 1;
    for (int i = currency.places; i < 8; i++) {
        unit *= 10;
    }
    if (tn_decimal_parse(field.text + sign, field.length - sign, 8, INT64_MAX, &count, NULL) !=
            TN_OK ||
        tn_fraction_round((tn_fraction){count, unit}, TN_HALF_UP, &minor) != TN_OK) {
        bad(r, &field, "an amount: 1234.50 or -1234.50");
        return false;
    }
    out->minor = sign ? -minor : minor;
    return true;
}

static bool read_currency(tn_billing_feed_reader *r, const tn_csv_row *row, tn_currency *out)
{
    const tn_csv_field field = cell(r, row, TNI_BILLED_CURRENCY);
    const char *code = tn_arena_copy(r->arena, field.text, field.length);
    const tn_currency_entry *entry = code ? tn_tables_currency(r->tables, code) : NULL;
    if (entry) {
        *out = entry->currency;
    } else {
        bad(r, &field, "a currency that AWS bills in: USD EUR GBP AUD CAD INR JPY");
    }
    return entry != NULL;
}

/* ---- rows ----------------------------------------------------------------------------------- */

static void add(tn_billing_feed_reader *r, const tn_csv_row *row, tn_date date, tn_money gross,
                tn_money fee, bool has_fee)
{
    tn_billing_feed *f = r->feed;
    tn_billed *added = tn_arena_append(r->arena, &f->items, &f->count, sizeof(*added));
    if (added) {
        *added = (tn_billed){.at = {r->file, row->line, 1},
                             .invoice = text_of(r, row, TNI_BILLED_INVOICE),
                             .agreement = text_of(r, row, TNI_BILLED_AGREEMENT),
                             .account = text_of(r, row, TNI_BILLED_ACCOUNT),
                             .product = text_of(r, row, TNI_BILLED_PRODUCT),
                             .date = date,
                             .gross = gross,
                             .has_fee = has_fee,
                             .fee = fee};
    }
}

/* +1: the seller's share, -1: AWS's; 0: it bills nothing. */
static int share_of(const tn_billing_feed_reader *r, const tn_csv_row *row)
{
    static const struct {
        const char *type;
        int share;
    } types[] = {{"SELLER_REV_SHARE", 1},        {"SELLER_REV_SHARE_REFUND", 1},
                 {"SELLER_REV_SHARE_CREDIT", 1}, {"AWS_REV_SHARE", -1},
                 {"AWS_REV_SHARE_REFUND", -1},   {"AWS_REV_SHARE_CREDIT", -1}};
    const tn_csv_field action = cell(r, row, TNI_BILLED_ACTION),
                       type = cell(r, row, TNI_BILLED_TYPE);
    if (r->at[TNI_BILLED_ACTION] != TN_CSV_NONE && !is(&action, "INVOICED")) {
        return 0;
    }
    for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++) {
        if (is(&type, types[i].type)) {
            return types[i].share;
        }
    }
    return 0;
}

static void take_event(tn_billing_feed_reader *r, const tn_csv_row *row)
{
    const int share = share_of(r, row);
    tn_date date;
    tn_currency currency;
    tn_money amount;
    if (share == 0) {
        r->feed->left_out++;
    } else if (read_currency(r, row, &currency) && read_date(r, row, &date) &&
               read_amount(r, row, TNI_BILLED_AMOUNT, currency, &amount)) {
        const tn_money zero = {0, currency}, fee = {-amount.minor, currency};
        add(r, row, date, share > 0 ? amount : zero, share > 0 ? zero : fee, share < 0);
    }
}

/* The dashboard counts refunds as positive amounts in columns of their own. */
static void take_revenue(tn_billing_feed_reader *r, const tn_csv_row *row)
{
    tn_date date;
    tn_currency currency;
    tn_money gross, back, fee, fee_back;
    if (!read_currency(r, row, &currency) || !read_date(r, row, &date) ||
        !read_amount(r, row, TNI_BILLED_REVENUE, currency, &gross) ||
        !read_amount(r, row, TNI_BILLED_REFUND, currency, &back) ||
        !read_amount(r, row, TNI_BILLED_FEE, currency, &fee) ||
        !read_amount(r, row, TNI_BILLED_FEE_REFUND, currency, &fee_back)) {
        return;
    }
    if (gross.minor) {
        add(r, row, date, gross, fee, r->at[TNI_BILLED_FEE] != TN_CSV_NONE);
    }
    if (back.minor) {
        back.minor = back.minor > 0 ? -back.minor : back.minor;
        fee_back.minor = fee_back.minor > 0 ? -fee_back.minor : fee_back.minor;
        add(r, row, date, back, fee_back, r->at[TNI_BILLED_FEE_REFUND] != TN_CSV_NONE);
    }
    r->feed->left_out += !gross.minor && !back.minor;
}

tn_status tni_billed_row(void *context, const tn_csv_row *row)
{
    tn_billing_feed_reader *r = context;
    r->feed->rows++;
    if (r->layout == TNI_BILLED_EVENTS) {
        take_event(r, row);
    } else {
        take_revenue(r, row);
    }
    return tn_arena_failed(r->arena) ? TN_E_NOMEM : TN_OK;
}
