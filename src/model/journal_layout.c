/* Layouts of journals: headings and what stands below each. */
#include "model/journal_layout.h"

#include <string.h>

static const char *const words[] = {"entry", "date",     "account",  "code",  "name",
                                    "debit", "credit",   "amount",   "words", "line",
                                    "buyer", "contract", "currency", "text",  NULL};
static const char *const dates[] = {"yyyy-mm-dd", "dd/mm/yyyy", "mm/dd/yyyy", NULL};
static const char *const signs[] = {"debit", "credit", NULL};

#define AT(member) offsetof(tn_journal_layout, member)

/* Headings with commas between; they may hold blanks. */
static void read_headings(tni_binder *binder, const tni_position *position, void *target)
{
    tn_field_list *list = &((tn_journal_layout *)target)->columns;
    *list = (tn_field_list){.set = true, .at = position->at};
    for (size_t start = 0, end = 0; start <= position->length; start = end + 1) {
        for (end = start; end < position->length && position->text[end] != ',';) {
            end++;
        }
        const tni_position part = tni_position_part(position, start, end - start);
        tn_field_text *item =
            tn_arena_append(binder->arena, &list->items, &list->count, sizeof(*item));
        char *text = tn_arena_copy(binder->arena, part.text, part.length);
        if (item && text) {
            *item = (tn_field_text){text, part.at};
        }
    }
}

const tn_field_rule tni_layout_fields[TNI_LAYOUT_FIELDS] = {
    {"columns", TN_F_LIST, AT(columns), TN_ESSENTIAL, TN_FIL_LAYOUT, .help = "the headings",
     .read = read_headings},
    {"holds", TN_F_LIST, AT(holds), TN_ESSENTIAL, TN_FIL_LAYOUT,
     .help = "what stands below each: entry, date, account, code, name, debit, credit, amount, "
             "words, line, buyer, contract, currency, text"},
    {"date", TN_F_CHOICE, AT(date), .words = dates, .help = "how a day is written"},
    {"positive", TN_F_CHOICE, AT(positive), .words = signs,
     .help = "what a signed amount is when it has no sign"},
    {"text", TN_F_TEXT, AT(text), .help = "what 'text' stands for"},
    {"rows", TN_F_WHOLE, AT(rows), .min = 1, .max = 1000000, .help = "rows that a file may have"},
    {"digits", TN_F_WHOLE, AT(digits), .min = 1, .max = 18,
     .help = "digits before the point that an amount may have"},
    {"source", TN_F_TEXT, AT(source), .help = "who says so"},
    {"read", TN_F_ID, AT(read), .help = "when that was read"}};

const char *tn_account_name(tn_account account)
{
    static const char *const names[TN_ACCOUNTS] = {"receivable", "revenue", "overage", "deferred",
                                                   "fees",       "credit",  "cash",    "rounding"};
    return names[account];
}

static int word_of(const char *text)
{
    int i = 0;
    while (words[i] && strcmp(words[i], text) != 0) {
        i++;
    }
    return words[i] ? i : -1;
}

static void report(tni_binder *binder, const tn_journal_layout *layout, tn_at at, const char *what,
                   const char *word)
{
    tn_findings_add(binder->findings, TN_FIL_LAYOUT, at,
                    tn_arena_format(binder->arena, "layout %s", layout->name), "%s%s", what, word);
    binder->failures++;
}

/* Every word known; a date, an account, and an amount of one of the two kinds. */
static void read_cells(tni_binder *binder, tn_journal_layout *layout)
{
    const size_t count = layout->holds.count;
    bool has[TN_JOURNAL_CELLS] = {false};
    layout->cells = tn_arena_take_array(binder->arena, count + 1, sizeof(*layout->cells));
    for (size_t i = 0; layout->cells && i < count; i++) {
        const tn_field_text *item = &layout->holds.items[i];
        const int word = word_of(item->value);
        if (word < 0) {
            report(binder, layout, item->at, "a column cannot hold this: ", item->value);
            return;
        }
        layout->cells[i] = (tn_journal_cell)word;
        has[word] = true;
    }
    if (count != layout->columns.count) {
        report(binder, layout, layout->holds.at, "columns and holds are not as many", "");
    } else if (!has[TN_CELL_DATE] ||
               !(has[TN_CELL_ACCOUNT] || has[TN_CELL_CODE] || has[TN_CELL_NAME])) {
        report(binder, layout, layout->holds.at, "no column holds a date, or none an account", "");
    } else if (has[TN_CELL_AMOUNT] == (has[TN_CELL_DEBIT] && has[TN_CELL_CREDIT]) ||
               has[TN_CELL_DEBIT] != has[TN_CELL_CREDIT]) {
        report(binder, layout, layout->holds.at,
               "columns hold debit and credit, or amount, and not both", "");
    }
}

void tni_layout_bind(tni_binder *binder, const tn_section *section, tn_journal_layout *out)
{
    const size_t before = binder->failures;
    *out = (tn_journal_layout){.name = section->label, .at = section->at};
    tni_bind_section(binder, section, tni_layout_fields, TNI_LAYOUT_FIELDS, out);
    if (binder->failures == before) {
        read_cells(binder, out);
    }
}
