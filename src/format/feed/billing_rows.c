/* Part of billing_reader.h. A row of what AWS billed: its cells, and the document it is a part of.
 * */
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/list.h"
#include "format/feed/billing_reader.h"
#include "format/lines/ini_line.h"

/* ---- cells ---------------------------------------------------------------------------------- */

static bool is(const tn_csv_field *field, const char *word)
{
    return field->length == strlen(word) && memcmp(field->text, word, field->length) == 0;
}

/* A cell without the blanks around it; AWS's feeds write 'null' where nothing is. */
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
        field.length = is(&field, "null") ? 0 : field.length;
    }
    return field;
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

/* The UTC day of 2027-04-11T20:58:00Z, of 2027-04-11 20:58:00.0, or of a time with an offset. */
static bool day_of_time(const char *text, size_t length, tn_date *out)
{
    enum { SECONDS = 19 }; /* as far as these go */
    char whole[40];
    tn_instant at;
    size_t rest = SECONDS;
    if (length < SECONDS || length + 1 > sizeof(whole) || (text[10] != 'T' && text[10] != ' ')) {
        return false;
    }
    if (rest < length && text[rest] == '.') { /* a fraction moves no day */
        do {
            rest++;
        } while (rest < length && tni_is_digit(text[rest]));
    }
    const int size =
        snprintf(whole, sizeof(whole), "%.10sT%.8s%.*s", text, text + 11,
                 rest < length ? (int)(length - rest) : 1, rest < length ? text + rest : "Z");
    if (tn_instant_parse(whole, (size_t)size, &at) != TN_OK) {
        return false;
    }
    *out = tn_instant_date(at);
    return true;
}

/* 2027-04-11, that with a time behind it, or as the dashboard writes it: 04-11-2027. */
static bool read_date(tn_billing_feed_reader *r, const tn_csv_row *row, tni_billed_column which,
                      tn_date *out)
{
    const tn_csv_field field = cell(r, row, which);
    const char *t = field.text;
    char turned[11];
    if (field.length == 10 && (t[2] == '-' || t[2] == '/') && t[5] == t[2]) {
        snprintf(turned, sizeof(turned), "%.4s-%.2s-%.2s", t + 6, t, t + 3);
        t = turned;
    }
    if (field.length == 10 ? tn_date_parse(t, 10, out) == TN_OK
                           : day_of_time(t, field.length, out)) {
        return true;
    }
    bad(r, &field, "a date: YYYY-MM-DD or MM-DD-YYYY");
    return false;
}

/* The first of two columns that says something; false: neither does, or a finding. */
static bool read_optional_date(tn_billing_feed_reader *r, const tn_csv_row *row,
                               tni_billed_column first, tni_billed_column second, tn_date *out)
{
    const tni_billed_column which = cell(r, row, first).length ? first : second;
    return cell(r, row, which).length && read_date(r, row, which, out);
}

#define AMOUNT_FORM "an amount: 1234.50 or -1234.50"

static bool read_amount(tn_billing_feed_reader *r, const tn_csv_row *row, tni_billed_column which,
                        tn_currency currency, tni_exact *out)
{
    const tn_csv_field field = cell(r, row, which);
    *out = (tni_exact){.money = {0, currency}};
    if (field.length == 0) {
        return true;
    }
    if (!tni_billed_amount(field.text, field.length, currency, out)) {
        bad(r, &field, AMOUNT_FORM);
        return false;
    }
    return true;
}

/* That of an event, which is nothing without. */
static bool read_needed_amount(tn_billing_feed_reader *r, const tn_csv_row *row,
                               tn_currency currency, tni_exact *out)
{
    const tn_csv_field field = cell(r, row, TNI_BILLED_AMOUNT);
    if (field.length == 0) {
        bad(r, &field, AMOUNT_FORM);
        return false;
    }
    return read_amount(r, row, TNI_BILLED_AMOUNT, currency, out);
}

bool tni_billed_currency(const tn_billing_feed_reader *r, const char *code, tn_currency *out)
{
    const tn_currency_entry *entry = code ? tn_tables_currency(r->tables, code) : NULL;
    if (entry) {
        *out = entry->currency;
    }
    return entry != NULL;
}

static bool read_currency(tn_billing_feed_reader *r, const tn_csv_row *row, tn_currency *out)
{
    const tn_csv_field field = cell(r, row, TNI_BILLED_CURRENCY);
    const char *code = tn_arena_copy(r->arena, field.text, field.length);
    const bool known = tni_billed_currency(r, code, out);
    if (!known) {
        bad(r, &field, "a currency that AWS bills in: USD EUR GBP AUD CAD INR JPY");
    }
    return known;
}

/* ---- rows ----------------------------------------------------------------------------------- */

/* What was added last, to the feed's items or to what settles them, is a state of this event. */
static void add_event(tn_billing_feed_reader *r, const tn_csv_row *row, bool is_settled)
{
    TNI_LIST_ADD(r->arena, &r->events, &r->event_count,
                 (tni_event_row){.event = text_of(r, row, TNI_BILLED_EVENT),
                                 .valid = text_of(r, row, TNI_BILLED_VALID),
                                 .updated = text_of(r, row, TNI_BILLED_UPDATED),
                                 .reference = text_of(r, row, TNI_BILLED_REFERENCE),
                                 .is_deleted = cell(r, row, TNI_BILLED_DELETED).length > 0,
                                 .line = row->line,
                                 .is_settled = is_settled,
                                 .at = (is_settled ? r->settled_count : r->feed->count) - 1});
}

static void add(tn_billing_feed_reader *r, const tn_csv_row *row, tn_date date, tni_exact gross,
                tni_exact fee, bool has_fee)
{
    tn_billing_feed *f = r->feed;
    tn_billed *added = tn_arena_append(r->arena, &f->items, &f->count, sizeof(*added));
    if (added) {
        *added = (tn_billed){.at = {r->file, row->line, 1},
                             .event = text_of(r, row, TNI_BILLED_EVENT),
                             .invoice = text_of(r, row, TNI_BILLED_INVOICE),
                             .agreement = text_of(r, row, TNI_BILLED_AGREEMENT),
                             .account = text_of(r, row, TNI_BILLED_ACCOUNT),
                             .product = text_of(r, row, TNI_BILLED_PRODUCT),
                             .date = date,
                             .gross = gross.money,
                             .gross_rest = gross.rest,
                             .has_fee = has_fee,
                             .fee = fee.money,
                             .fee_rest = fee.rest};
        added->has_due = read_optional_date(r, row, TNI_BILLED_DUE, TNI_BILLED_DUE, &added->due);
        add_event(r, row, false);
    }
}

/* What follows a billed document; its amounts get the document's sign when that is known. */
static void add_settled(tn_billing_feed_reader *r, const tn_csv_row *row, tni_settled_row settled,
                        tni_billed_column first, tni_billed_column second)
{
    tni_settled_row *added =
        tn_arena_append(r->arena, &r->settled, &r->settled_count, sizeof(*added));
    if (added) {
        tn_settlement *s = &settled.settlement;
        settled.gross = tni_exact_size(settled.gross);
        settled.fee = tni_exact_size(settled.fee);
        s->has_date = read_optional_date(r, row, first, second, &s->date);
        settled.parent = text_of(r, row, TNI_BILLED_PARENT);
        settled.invoice = text_of(r, row, TNI_BILLED_INVOICE);
        settled.line = row->line;
        *added = settled;
        add_event(r, row, true);
    }
}

/* +1: the seller's share, -1: AWS's; 0: it is no revenue. */
static int share_of(const tn_csv_field *type, bool *is_back)
{
    static const char *const shares[] = {"SELLER_REV_SHARE", "AWS_REV_SHARE"};
    static const char *const endings[] = {"", "_REFUND", "_CREDIT"};
    for (size_t i = 0; i < 6; i++) {
        const size_t length = strlen(shares[i / 3]);
        const tn_csv_field ending = {.text = type->text + length, .length = type->length - length};
        *is_back = i % 3 > 0;
        if (type->length >= length && memcmp(type->text, shares[i / 3], length) == 0 &&
            is(&ending, endings[i % 3])) {
            return i < 3 ? 1 : -1;
        }
    }
    return 0;
}

enum { BILLS = TN_SETTLED_KINDS, NOTHING };

/* What a row does; a file without actions bills, and what names its disbursement is paid out. */
static int action_of(const tn_billing_feed_reader *r, const tn_csv_row *row)
{
    static const struct {
        const char *name;
        int kind;
    } actions[] = {{"INVOICED", BILLS},
                   {"COLLECTED", TN_SETTLED_COLLECTED},
                   {"DISBURSED", TN_SETTLED_DISBURSED},
                   {"FORGIVEN", TN_SETTLED_FORGIVEN}};
    const tn_csv_field action = cell(r, row, TNI_BILLED_ACTION);
    if (r->at[TNI_BILLED_ACTION] == TN_CSV_NONE) {
        return BILLS;
    }
    for (size_t i = 0; i < sizeof(actions) / sizeof(*actions); i++) {
        if (is(&action, actions[i].name)) {
            return actions[i].kind == BILLS && cell(r, row, TNI_BILLED_DISBURSEMENT).length
                       ? TN_SETTLED_DISBURSED
                       : actions[i].kind;
        }
    }
    return NOTHING;
}

static void take_event(tn_billing_feed_reader *r, const tn_csv_row *row)
{
    bool is_back = false;
    const tn_csv_field type = cell(r, row, TNI_BILLED_TYPE);
    const int share = share_of(&type, &is_back), action = action_of(r, row);
    tn_date date;
    tn_currency currency;
    tni_exact amount;
    if (share == 0 || action == NOTHING) {
        const tn_csv_field did = cell(r, row, TNI_BILLED_ACTION);
        tni_billed_leave(r,
                         tn_arena_format(r->arena, "%.*s%s%.*s",
                                         (int)(did.length < 40 ? did.length : 40), did.text,
                                         did.length ? " " : "",
                                         (int)(type.length < 60 ? type.length : 60), type.text),
                         row->line, NULL);
        return;
    }
    if (!read_currency(r, row, &currency) ||
        (action == BILLS && !read_date(r, row, TNI_BILLED_DATE, &date)) ||
        !read_needed_amount(r, row, currency, &amount)) {
        return;
    }
    const tni_exact zero = {.money = {0, currency}};
    if (action == BILLS) {
        add(r, row, date, share > 0 ? amount : zero, share > 0 ? zero : tni_exact_negated(amount),
            share < 0);
        return;
    }
    add_settled(r, row,
                (tni_settled_row){.settlement = {.kind = (tn_settled)action},
                                  .gross = share > 0 ? amount : zero,
                                  .fee = share > 0 ? zero : amount,
                                  .is_back = is_back},
                TNI_BILLED_ACTED, TNI_BILLED_VALID);
}

/* amount x part / (part + rest), half-up; all of it, exactly, where nothing is left. */
static tni_exact share_paid(tni_exact amount, int64_t part, int64_t rest)
{
    tni_exact paid = {.money = amount.money};
    if (rest == 0 || part + rest == 0) {
        return amount;
    }
    const tn_fraction exact =
        tn_fraction_make((tn_i128)amount.money.minor * part, (tn_i128)part + rest);
    return tn_fraction_round(exact, TN_HALF_UP, &paid.money.minor) == TN_OK ? paid : amount;
}

/* The dashboard tells net amounts: of what a part was collected, that part of the gross was. */
static void take_collected(tn_billing_feed_reader *r, const tn_csv_row *row, tni_exact gross,
                           tni_exact back)
{
    const tn_currency currency = gross.money.currency;
    tni_exact collected, rest, out;
    tni_settled_row settled = {.settlement = {.kind = TN_SETTLED_COLLECTED},
                               .fee = {.money = {0, currency}}};
    if (r->at[TNI_BILLED_COLLECTED] == TN_CSV_NONE ||
        !read_amount(r, row, TNI_BILLED_COLLECTED, currency, &collected) ||
        !read_amount(r, row, TNI_BILLED_UNCOLLECTED, currency, &rest) ||
        !read_amount(r, row, TNI_BILLED_PAID_OUT, currency, &out)) {
        return;
    }
    settled.gross = share_paid(gross, collected.money.minor, rest.money.minor);
    if (!tni_exact_is_zero(collected) && !tni_exact_is_zero(settled.gross)) {
        add_settled(r, row, settled, TNI_BILLED_COLLECTED_ON, TNI_BILLED_COLLECTED_ON);
    }
    if (!tni_exact_is_zero(collected) && !tni_exact_is_zero(back)) {
        settled.gross = back;
        settled.is_back = true;
        add_settled(r, row, settled, TNI_BILLED_COLLECTED_ON, TNI_BILLED_COLLECTED_ON);
    }
    if (!tni_exact_is_zero(out)) {
        settled.settlement.kind = TN_SETTLED_DISBURSED;
        settled.gross = out;
        settled.is_back = tni_exact_is_zero(gross);
        add_settled(r, row, settled, TNI_BILLED_PAID_OUT_ON, TNI_BILLED_PAID_OUT_ON);
    }
}

/* The dashboard counts refunds as positive amounts in columns of their own. */
static void take_revenue(tn_billing_feed_reader *r, const tn_csv_row *row)
{
    tn_date date;
    tn_currency currency;
    tni_exact gross, back, fee, fee_back;
    if (!read_currency(r, row, &currency) || !read_date(r, row, TNI_BILLED_DATE, &date) ||
        !read_amount(r, row, TNI_BILLED_REVENUE, currency, &gross) ||
        !read_amount(r, row, TNI_BILLED_REFUND, currency, &back) ||
        !read_amount(r, row, TNI_BILLED_FEE, currency, &fee) ||
        !read_amount(r, row, TNI_BILLED_FEE_REFUND, currency, &fee_back)) {
        return;
    }
    if (!tni_exact_is_zero(gross)) {
        add(r, row, date, gross, fee, r->at[TNI_BILLED_FEE] != TN_CSV_NONE);
    }
    if (!tni_exact_is_zero(back)) {
        back = tni_exact_negated(tni_exact_size(back));
        fee_back = tni_exact_negated(tni_exact_size(fee_back));
        add(r, row, date, back, fee_back, r->at[TNI_BILLED_FEE_REFUND] != TN_CSV_NONE);
    }
    if (tni_exact_is_zero(gross) && tni_exact_is_zero(back)) {
        tni_billed_leave(r, "neither revenue nor refund", row->line, NULL);
    }
    take_collected(r, row, gross, back);
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
