/* Part of batch.h. One change from its texts: what `prorate` computes, for one and for a million.
 * */
#include <stdio.h>
#include <string.h>

#include "format/lines/ini_line.h"
#include "tenor/batch.h"
#include "tenor/text.h"

enum { POLICIES = 64, POLICY_TEXT = 192 };

/* A policy's text and what it means: files repeat a few of them in every row. */
typedef struct known_policy {
    char text[POLICY_TEXT];
    size_t length;
    tn_policy policy;
} known_policy;

struct tn_calculator {
    const tn_tables *tables;
    const tn_policy *policy;
    tn_currency currency;
    known_policy known[POLICIES]; /* by a hash of the text; length 0: none */
};

static const char *const names[TN_BATCH_COLUMNS + 1] = {"id",
                                                        "start",
                                                        "end",
                                                        "on",
                                                        "price",
                                                        "quantity",
                                                        "new_price",
                                                        "new_quantity",
                                                        "policy",
                                                        "currency",
                                                        [TN_BATCH_COLUMNS] = ""};

const char *tn_batch_column_name(tn_batch_column column)
{
    return names[column];
}

tn_calculator *tn_calculator_new(tn_arena *arena, const tn_tables *tables, const tn_policy *policy,
                                 tn_currency currency)
{
    tn_calculator *c = tn_arena_take(arena, sizeof(*c));
    if (c) {
        c->tables = tables;
        c->policy = policy;
        c->currency = currency;
    }
    return c;
}

static tn_batch_cell trimmed(tn_batch_cell cell)
{
    const size_t from = tni_skip_blanks(cell.text, 0, cell.length);
    cell.text += from;
    cell.length = tni_trim_end(cell.text, 0, cell.length - from);
    return cell;
}

static tn_status wrong(char *error, tn_batch_column column, tn_batch_cell cell, const char *what)
{
    const int shown = (int)(cell.length < 40 ? cell.length : 40);
    snprintf(error, TN_CHANGE_ERROR, "%s: '%.*s' is no %s", names[column], shown, cell.text, what);
    return TN_E_SYNTAX;
}

static tn_status refuse(char *error, const char *why)
{
    snprintf(error, TN_CHANGE_ERROR, "%s", why);
    return TN_E_RANGE;
}

static tn_status read_when(const tn_batch_cell *cells, tn_batch_column column, tn_instant *out,
                           char *error)
{
    const tn_batch_cell cell = cells[column];
    tn_date date;
    if (tn_date_parse(cell.text, cell.length, &date) == TN_OK) {
        *out = tn_instant_of(date);
        return TN_OK;
    }
    return tn_instant_parse(cell.text, cell.length, out) == TN_OK
               ? TN_OK
               : wrong(error, column, cell, "date and no instant");
}

/* Price and quantity: the columns stand side by side. */
static tn_status read_side(const tn_batch_cell *cells, tn_batch_column price, tn_configuration *out,
                           char *error)
{
    const tn_batch_column quantity = (tn_batch_column)(price + 1);
    const tn_batch_cell unit = cells[price], count = cells[quantity];
    *out = (tn_configuration){.present = unit.length > 0, .quantity = 1};
    if (!unit.length && count.length) {
        snprintf(error, TN_CHANGE_ERROR, "%s without %s", names[quantity], names[price]);
        return TN_E_SYNTAX;
    }
    if (unit.length && tn_price_parse(unit.text, unit.length, &out->price, NULL) != TN_OK) {
        return wrong(error, price, unit, "price, 0 to 100000000 with up to 8 places");
    }
    if (count.length &&
        tn_whole_parse(count.text, count.length, 1, TN_QUANTITY_MAX, &out->quantity) != TN_OK) {
        return wrong(error, quantity, count, "quantity, 1 to 2147483646");
    }
    return TN_OK;
}

static tn_status read_policy(tn_calculator *c, tn_batch_cell cell, const tn_policy **out,
                             char *error)
{
    *out = c->policy;
    if (!cell.length) {
        return TN_OK;
    }
    known_policy *known = &c->known[tn_text_hash(cell.text, cell.length) % POLICIES];
    if (known->length != cell.length || memcmp(known->text, cell.text, cell.length) != 0) {
        char text[POLICY_TEXT];
        tn_policy policy;
        snprintf(text, sizeof(text), "%.*s", (int)(cell.length < POLICY_TEXT ? cell.length : 1),
                 cell.text);
        if (strlen(text) != cell.length ||
            tn_policy_parse(c->tables->policies, c->tables->policy_count, text, &policy, NULL,
                            NULL) != TN_OK) {
            return wrong(error, TN_BATCH_POLICY, cell, "policy");
        }
        *known = (known_policy){.length = cell.length, .policy = policy};
        memcpy(known->text, text, cell.length);
    }
    *out = &known->policy;
    return TN_OK;
}

static tn_status read_currency(const tn_calculator *c, tn_batch_cell cell, tn_currency *out,
                               char *error)
{
    *out = c->currency;
    if (!cell.length) {
        return TN_OK;
    }
    for (size_t i = 0; i < c->tables->currency_count; i++) {
        const tn_currency known = c->tables->currencies[i].currency;
        if (strlen(known.code) == cell.length && memcmp(known.code, cell.text, cell.length) == 0) {
            *out = known;
            return TN_OK;
        }
    }
    return wrong(error, TN_BATCH_CURRENCY, cell, "currency");
}

/* Why tn_prorate could not. */
static tn_status compute(tn_change *change, char *error)
{
    tn_share share;
    if (change->period.end.seconds <= change->period.start.seconds) {
        return refuse(error, "end does not lie after start");
    }
    if (!tn_period_has(change->period, change->on) &&
        change->on.seconds != change->period.end.seconds) {
        return refuse(error, "on lies outside start and end");
    }
    const tn_status status = tn_prorate(change->period, change->on, change->from, change->to,
                                        change->currency, change->policy, &change->result);
    if (status == TN_OK) {
        return TN_OK;
    }
    return refuse(error, tn_share_left(change->period, change->on, 0, change->policy, &share)
                             ? "the period has no length on this basis"
                             : "an amount is out of range");
}

static tn_status read_cells(tn_calculator *c, const tn_batch_cell *cells, tn_change *out,
                            char *error)
{
    tn_status status = read_when(cells, TN_BATCH_START, &out->period.start, error);
    status = status ? status : read_when(cells, TN_BATCH_END, &out->period.end, error);
    status = status ? status : read_when(cells, TN_BATCH_ON, &out->on, error);
    status = status ? status : read_side(cells, TN_BATCH_PRICE, &out->from, error);
    status = status ? status : read_side(cells, TN_BATCH_NEW_PRICE, &out->to, error);
    status = status ? status : read_policy(c, cells[TN_BATCH_POLICY], &out->policy, error);
    return status ? status : read_currency(c, cells[TN_BATCH_CURRENCY], &out->currency, error);
}

/* Blanks at the ends of cells are so rare that they are looked for only when one cannot be read. */
tn_status tn_change_read(tn_calculator *c, const tn_batch_cell *cells, tn_change *out,
                         char error[TN_CHANGE_ERROR])
{
    tn_change change;
    tn_batch_cell bare[TN_BATCH_COLUMNS];
    tn_status status = read_cells(c, cells, &change, error);
    if (status != TN_OK) {
        for (size_t i = 0; i < TN_BATCH_COLUMNS; i++) {
            bare[i] = trimmed(cells[i]);
        }
        status = read_cells(c, bare, &change, error);
    }
    status = status ? status : compute(&change, error);
    if (status == TN_OK) {
        *out = change;
    }
    return status;
}
