/* A journal in the columns of a bookkeeping program: a row per posting. */
#include <string.h>

#include "report/tables/cells.h"
#include "tenor/contract_reports.h"

typedef struct journal_row {
    tn_arena *arena;
    const tn_journal_layout *layout;
    const tn_journal_entry *entry;
    const tn_posting *posting;
    const char *account; /* as written */
} journal_row;

static tn_value day_cell(const journal_row *r)
{
    char text[TN_DATE_TEXT];
    const tn_civil day = tn_date_civil(r->entry->date);
    switch ((tn_journal_date)r->layout->date.value) {
    case TN_JOURNAL_DAY_FIRST:
        return tn_value_text(
            tn_arena_format(r->arena, "%02d/%02d/%04d", day.day, day.month, day.year));
    case TN_JOURNAL_MONTH_FIRST:
        return tn_value_text(
            tn_arena_format(r->arena, "%02d/%02d/%04d", day.month, day.day, day.year));
    case TN_JOURNAL_YEAR_FIRST:
        break;
    }
    return tn_value_text(tn_arena_text(r->arena, tn_date_format(r->entry->date, text)));
}

/* The number of "2400 Deferred revenue", or what follows it. */
static tn_value account_part(const journal_row *r, bool number)
{
    const size_t length = strcspn(r->account, " ");
    const bool numbered = r->account[length] && r->account[0] >= '0' && r->account[0] <= '9';
    if (number) {
        return tn_value_text(tn_arena_format(r->arena, "%.*s", (int)length, r->account));
    }
    return tn_value_text(numbered ? r->account + length + 1 : r->account);
}

static tn_value amount_cell(const journal_row *r, int sign)
{
    tn_money amount = r->posting->amount;
    if (sign < 0) {
        amount.minor = -amount.minor;
    }
    return tn_value_money(amount);
}

static tn_value words_cell(const journal_row *r, bool of_line)
{
    const tn_journal_entry *e = r->entry;
    const char *mark = e->assumed ? " (assumed)" : "";
    return tn_value_text(of_line ? tn_arena_format(r->arena, "%s: %s %s%s",
                                                   tn_account_name(r->posting->account), e->what,
                                                   e->about, mark)
                                 : tn_arena_format(r->arena, "%s %s%s", e->what, e->about, mark));
}

static tn_value make_cell(const journal_row *r, tn_journal_cell cell)
{
    const bool is_debit = r->posting->amount.minor >= 0;
    switch (cell) {
    case TN_CELL_ENTRY:
        return tn_value_text(r->entry->id);
    case TN_CELL_DATE:
        return day_cell(r);
    case TN_CELL_ACCOUNT:
        return tn_value_text(r->account);
    case TN_CELL_CODE:
    case TN_CELL_NAME:
        return account_part(r, cell == TN_CELL_CODE);
    case TN_CELL_DEBIT:
        return TNI_IF(is_debit, amount_cell(r, 1));
    case TN_CELL_CREDIT:
        return is_debit ? tn_value_none() : amount_cell(r, -1);
    case TN_CELL_AMOUNT:
        return amount_cell(r, r->layout->positive.value ? -1 : 1);
    case TN_CELL_WORDS:
    case TN_CELL_LINE:
        return words_cell(r, cell == TN_CELL_LINE);
    case TN_CELL_BUYER:
        return tn_value_text(r->entry->buyer);
    case TN_CELL_CONTRACT:
        return tn_value_text(r->entry->contract);
    case TN_CELL_CURRENCY:
        return tn_value_text(r->posting->amount.currency.code);
    case TN_CELL_TEXT:
        return tni_cell_text(r->layout->text);
    case TN_JOURNAL_CELLS:
        break;
    }
    return tn_value_none();
}

static tn_column *make_columns(tn_arena *arena, const tn_journal_layout *layout)
{
    tn_column *columns = tn_arena_take_array(arena, layout->columns.count + 1, sizeof(*columns));
    for (size_t i = 0; columns && i < layout->columns.count; i++) {
        const tn_journal_cell cell = layout->cells[i];
        const bool is_money =
            cell == TN_CELL_DEBIT || cell == TN_CELL_CREDIT || cell == TN_CELL_AMOUNT;
        const char *heading = layout->columns.items[i].value;
        columns[i] = (tn_column){
            .key = heading, .title = heading, .kind = is_money ? TN_V_MONEY : TN_V_TEXT};
    }
    return columns;
}

tn_report *tn_journal_report(tn_arena *arena, const tn_journal_entries *entries,
                             const tn_journal_layout *layout, const char *const *accounts,
                             const tn_findings *findings)
{
    const size_t width = layout->columns.count;
    const tn_column *columns = make_columns(arena, layout);
    tn_value *cells = tn_arena_take_array(arena, width + 1, sizeof(*cells));
    tn_report *report = tn_report_new(arena, "Journal");
    if (!columns || !cells || !report) {
        return NULL;
    }
    tn_table *table = tn_report_table(report, "postings", "Postings", columns, width);
    for (size_t i = 0; i < entries->count; i++) {
        const tn_journal_entry *e = &entries->items[i];
        for (size_t j = 0; j < e->posting_count; j++) {
            const tn_posting *p = &e->postings[j];
            const journal_row row = {arena, layout, e, p, accounts[p->account]};
            for (size_t k = 0; k < width && p->amount.minor; k++) {
                cells[k] = make_cell(&row, layout->cells[k]);
            }
            if (p->amount.minor) {
                tn_table_add(table, cells, width, NULL);
            }
        }
    }
    report->primary = table;
    return tni_report_close(report, findings);
}
