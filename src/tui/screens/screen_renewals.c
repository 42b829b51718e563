/* Renewals: the terms of every contract up to a horizon with the days by which they are decided,
 * what is invoiced in its months, and the annual value that each quarter puts at stake. */
#include <stdio.h>

#include "tenor/report.h"
#include "tui/screens/screen.h"

enum { TERMS, MONTHS, QUARTERS, WIDE = 90 };

typedef struct term_row {
    const tni_contract_terms *contract;
    int term;
} term_row;

static void cell(const void *context, tn_arena *frame, int row, int column, const char **text,
                 tni_attribute *attribute)
{
    static const char *const keys[] = {NULL,    "kind",   "to",    "decide",
                                       "worth", "change", "state", "from"};
    const term_row *at = (const term_row *)context + row;
    *text = at->contract->id;
    if (column > 0) {
        tn_value value = tni_table_value(at->contract->terms, at->term, keys[column]);
        value = value.kind == TN_V_INSTANT ? tn_value_date(tni_value_day(value)) : value;
        *text = value.kind == TN_V_NONE ? "" : tni_value_text(frame, value);
        if (column == 4 && value.kind == TN_V_MONEY) {
            *text = tn_arena_format(frame, "%s %s", *text, value.as.money.currency.code);
        }
    }
    const tn_value state = tni_table_value(at->contract->terms, at->term, "state");
    *attribute = state.kind == TN_V_TEXT && *state.as.text == 'a' && state.as.text[1] == 's'
                     ? ATTR_DIM
                     : ATTR_PLAIN;
}

/* The terms that are not over; of a contract that is, its last. */
static void terms(const tni_model *m, tn_arena *arena, tni_grid *out)
{
    static const tni_column columns[] = {{"Contract", 10, false}, {"Term", 0, false},
                                         {"Last day", 10, false}, {"Decide by", 10, false},
                                         {"Worth", 14, true},     {"Change", 8, true},
                                         {"State", 10, false},    {"From", 10, false}};
    const tni_renewals *r = &m->renewals.of;
    size_t room = 0, count = 0;
    for (size_t i = 0; i < r->count; i++) {
        room += (size_t)tni_table_rows(r->contracts[i].terms);
    }
    term_row *rows = tn_arena_take_array(arena, room + 1, sizeof(*rows));
    for (size_t i = 0; rows && i < r->count; i++) {
        const tni_contract_terms *c = &r->contracts[i];
        const int all = tni_table_rows(c->terms);
        for (int k = c->first < all ? c->first : all - 1; k >= 0 && k < all; k++) {
            rows[count++] = (term_row){c, k};
        }
    }
    *out =
        (tni_grid){.columns = columns,
                   .column_count = m->columns < WIDE ? 7 : 8,
                   .row_count = (int)count,
                   .cell = cell,
                   .context = rows,
                   .empty = "No contract is understood here: a on 1 Home makes one of an offer."};
    out->right = tn_arena_format(arena, "%d months ahead; v: further", m->renewals.months);
}

/* The totals of all, a currency each. */
static const char *totals(tn_arena *arena, const tn_report *report, const char *first,
                          const char *second)
{
    const tn_table *table = tni_report_table(report, "totals");
    const char *text = NULL;
    for (int i = 0; i < tni_table_rows(table); i++) {
        text = tn_arena_format(arena, "%s%s %s %s  %s %s %s", text ? text : "", text ? "   " : "",
                               table->columns[tn_table_column(table, first)].title,
                               tni_value_text(arena, tni_table_value(table, i, first)),
                               table->columns[tn_table_column(table, second)].title,
                               tni_value_text(arena, tni_table_value(table, i, second)),
                               tni_value_text(arena, tni_table_value(table, i, "currency")));
    }
    return text;
}

/* Every month of the horizon. */
static void months(const tni_model *m, tn_arena *arena, tni_grid *out)
{
    static const tni_column columns[] = {{"Month", 7, false},
                                         {"", 3, false},
                                         {"Invoiced", 12, true},
                                         {"Revenue", 12, true},
                                         {"Bars", 0, false}};
    static const char *const keys[] = {"month", "currency", "invoiced", "revenue", "invoiced"};
    tni_grid_begin(out, tni_report_table(m->renewals.of.forecast, "months"), columns, keys, 5);
    out->foot = totals(arena, m->renewals.of.forecast, "invoiced", "revenue");
    out->bars = true;
    out->right = "dim: assumed";
}

static void quarters(const tni_model *m, tn_arena *arena, tni_grid *out)
{
    static const tni_column columns[] = {{"Quarter", 7, false},  {"", 3, false},
                                         {"Due", 4, true},       {"Auto", 4, true},
                                         {"At stake", 12, true}, {"Bars", 0, false}};
    static const char *const keys[] = {"quarter",   "currency",     "count",
                                       "automatic", "annual_value", "annual_value"};
    tni_grid_begin(out, tni_report_table(m->renewals.of.metrics, "renewals"), columns, keys, 6);
    out->foot = totals(arena, m->renewals.of.metrics, "arr", "mrr");
    out->bars = true;
    out->empty = "as_of in tenor.ini says from which day quarters count";
}

/* Months have what terms leave of the rows; where both are long, those of a year. */
static void draw(const tni_model *m, tni_surface *s, tni_area a)
{
    enum { AROUND = 4, YEAR = TNI_HORIZON + AROUND, LEAST = 6 }; /* a frame, a head, a total */
    const tni_renewals *r = &m->renewals.of;
    const int wanted = tni_table_rows(tni_report_table(r->forecast, "months")) + AROUND;
    tni_grid grid = {0};
    terms(m, s->frame, &grid);
    const int left = a.rows - grid.row_count - AROUND + 1, most = a.rows - LEAST;
    int rows = left > YEAR ? left : YEAR;
    rows = rows < wanted ? rows : wanted;
    tni_area low = tni_area_cut(&a, -(rows < most ? rows : most));
    tni_screen_panel(&tni_screen_renewals, TERMS, m, s, a, "Terms of every contract", NULL);
    tni_screen_panel(&tni_screen_renewals, MONTHS, m, s,
                     tni_area_split(&low, low.columns * 11 / 20), "By month", NULL);
    tni_screen_panel(&tni_screen_renewals, QUARTERS, m, s, low, "At stake by quarter", NULL);
}

static const char *file(const tni_model *m, tni_action_id action)
{
    tni_grid grid;
    (void)action;
    const int row = m->cursors[SCREEN_RENEWALS].panel == TERMS
                        ? tni_screen_row(&tni_screen_renewals, m, TERMS)
                        : -1;
    if (row < 0 || !tni_screen_grid(&tni_screen_renewals, m, TERMS, m->scratch, &grid)) {
        return NULL;
    }
    return ((const term_row *)grid.context)[row].contract->path;
}

/* Enter goes to the Timeline of the contract under the cursor. */
static bool act(tni_model *m, tni_action_id action, unsigned *effects)
{
    if (action == ACT_HORIZON) {
        tni_renewals_view *r = &m->renewals;
        r->months = r->months >= TNI_HORIZON_MAX ? TNI_HORIZON : r->months + TNI_HORIZON;
        *effects = 0;
        return true;
    }
    const char *path = action == ACT_OPEN ? file(m, action) : NULL;
    if (path) {
        m->screen = SCREEN_TIMELINE;
        *effects = tni_open_file(m, path);
    }
    return action == ACT_OPEN;
}

static bool words(const tni_model *m, tni_command_words *out)
{
    char text[16];
    snprintf(text, sizeof(text), "%d", m->renewals.months);
    tni_command_option(out, "--months", m->renewals.months > TNI_HORIZON ? text : NULL);
    return true;
}

const tni_screen tni_screen_renewals = {
    .title = "Renewals",
    .short_title = "Renew",
    .panels = 3,
    .panel =
        {[TERMS] = {.list = terms}, [MONTHS] = {.list = months}, [QUARTERS] = {.list = quarters}},
    .draw = draw,
    .act = act,
    .file = file,
    .verb = "forecast",
    .words = words};
