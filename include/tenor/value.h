/**
 * A typed value: what a cell of a report, a named figure, or an operand of a derivation holds.
 * Renderers format it.
 */
#ifndef TENOR_VALUE_H
#define TENOR_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "tenor/date.h"
#include "tenor/decimal.h"
#include "tenor/decls.h"
#include "tenor/money.h"

TN_BEGIN_DECLS

struct tn_table;

typedef enum tn_value_kind {
    TN_V_NONE, /* not known, not applicable: empty cell, JSON null */
    TN_V_TEXT,
    TN_V_FLAG,     /* JSON true/false */
    TN_V_QUANTITY, /* JSON number */
    TN_V_PRICE,
    TN_V_MONEY,
    TN_V_PERCENT,
    TN_V_FRACTION, /* "20/30" */
    TN_V_DATE,     /* as it is; a period's end is exclusive, people are shown the day before */
    TN_V_END_DATE, /* exclusive end: JSON and CSV print it, tables for people show the last day */
    TN_V_INSTANT,
    TN_V_MONTHS, /* "12m" */
    TN_V_TABLE   /* rows below this one (report.h) */
} tn_value_kind;

typedef struct tn_value {
    tn_value_kind kind;
    union {
        const char *text;
        int64_t number; /* flag, quantity, months */
        struct {
            tn_price price;
            tn_currency currency;
        } price;
        tn_money money;
        tn_percent percent;
        tn_fraction fraction;
        tn_date date;
        tn_instant instant;
        const struct tn_table *table;
    } as;
} tn_value;

/** One value of each kind; a text or table is borrowed and must live as long as the value. */
tn_value tn_value_none(void);
tn_value tn_value_text(const char *text); /* borrowed; NULL gives none */
tn_value tn_value_flag(bool flag);
tn_value tn_value_quantity(int64_t quantity);
tn_value tn_value_price(tn_price price, tn_currency currency);
tn_value tn_value_money(tn_money money);
tn_value tn_value_percent(tn_percent percent);
tn_value tn_value_fraction(tn_fraction fraction);
tn_value tn_value_date(tn_date date);
tn_value tn_value_end_date(tn_date exclusive_end);
tn_value tn_value_instant(tn_instant instant);
tn_value tn_value_months(int months);
tn_value tn_value_table(const struct tn_table *table);

TN_END_DECLS

#endif
