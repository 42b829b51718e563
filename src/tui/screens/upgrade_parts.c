/* What a supposed change comes to: figures, a curve over the term, how it came about. */
#include "tui/screens/upgrade_parts.h"

#include "tui/widgets/parts.h"

void tni_upgrade_price(const tni_model *m, tn_arena *frame)
{
    tni_what_if_point at;
    const tn_report *report = NULL;
    tn_findings *findings = tn_findings_new(frame);
    if (findings && tni_what_if_at(m, &at)) {
        tni_what_if(m, frame, at.on, findings, &report);
    }
    *m->priced = (tni_priced_change){report, findings};
}

void tni_upgrade_result(const tni_model *m, tni_surface *s, tni_area a)
{
    static const tni_figure_row figures[] = {
        {"credit", ATTR_PLAIN, NULL},     {"charge", ATTR_PLAIN, NULL},
        {"rounding", ATTR_DIM, NULL},     {"due", ATTR_HEAD, NULL},
        {"range.lowest", ATTR_DIM, NULL}, {"range.highest", ATTR_DIM, NULL}};
    const tn_report *change = m->priced->report;
    const tn_findings *findings = m->priced->findings;
    const bool allowed = tni_report_value(change, "allowed").as.number;
    if (!change) {
        tni_draw_folded(s, a, 0, ATTR_DIM,
                        "Nothing changes yet: j to a dimension, then l for one more of it, L for "
                        "ten, = to type.");
        return;
    }
    int row = tni_figures_draw(change, figures, 6, s, a);
    tni_draw_text(s, a, row++, 0, a.columns, allowed ? ATTR_GOOD : ATTR_ERROR,
                  allowed ? "allowed; A writes it into the contract" : "not allowed:");
    for (size_t i = 0; !allowed && i < tn_findings_count(findings); i++) {
        row += tni_draw_folded(s, a, row, ATTR_ERROR, tn_findings_get(findings, i)->message);
    }
}

/* The point of the day of the cursor stands out. */
static void point_cell(const void *context, tn_arena *frame, int row, int column, const char **text,
                       tni_attribute *attribute)
{
    (void)frame;
    (void)column;
    (void)text;
    *attribute = row == *(const int *)context ? ATTR_HEAD : *attribute;
}

/* The day of a month's point: its first, of the term's first the one after, of that with the
 * cursor's day that one. False: there is none. */
static bool point_of(const tni_what_if_point *at, int month, tn_date *out)
{
    const tn_term *term = at->term;
    const tn_date start = tn_instant_date(term->period.start);
    tn_date next;
    if (tn_date_add_months(start, month, term->anchor_day, out) != TN_OK ||
        tn_date_add_months(start, month + 1, term->anchor_day, &next) != TN_OK) {
        return false;
    }
    if (tn_date_days_between(*out, at->on) >= 0 && tn_date_days_between(next, at->on) < 0) {
        *out = at->on;
    } else if (month == 0) {
        tn_date_add_days(*out, 1, out);
    }
    return true;
}

void tni_upgrade_curve_list(const tni_model *m, tn_arena *arena, tni_grid *out)
{
    static const tni_column columns[] = {{"Day", 10, false}, {"Due", 13, true}, {"Bars", 0, false}};
    static const char *const keys[] = {"at", "due", "due"};
    const tn_table *table = NULL;
    tni_what_if_point at = {0};
    int *here = tn_arena_take(arena, sizeof(*here)), count = 0;
    const int months = here && tni_what_if_at(m, &at) ? at.term->months : 0;
    tn_date *days = tn_arena_take_array(arena, (size_t)months + 1, sizeof(*days));
    while (days && count < months && point_of(&at, count, &days[count])) {
        count++;
    }
    if (count) {
        table = tni_what_if_curve(m, arena, days, (size_t)count);
    }
    tni_grid_begin(out, table, columns, keys, 3);
    for (int i = 0; i < tni_table_rows(table); i++) {
        const tn_date day = tni_table_value(table, i, "at").as.date;
        out->led = tn_date_days_between(day, at.on) == 0 ? i + 1 : out->led;
    }
    if (here) {
        *here = out->led - 1;
        out->cell = point_cell;
    }
    out->context = here;
    out->bars = true;
    out->noun = "month";
    out->empty = "no data: nothing changes yet";
}

void tni_upgrade_why(const tni_model *m, tni_surface *s, tni_area a)
{
    const tn_table *lines = tni_report_table(m->priced->report, "lines");
    int row = 0;
    for (int i = 0; i < tni_table_rows(lines); i++) {
        tn_buffer out;
        tn_buffer_init(&out, NULL);
        if (lines->rows[i].why) {
            tn_explain_print(lines->rows[i].why, s->ascii, &out);
        }
        row = tni_draw_lines(s, a, row, out.bytes ? out.bytes : "");
        tn_buffer_done(&out);
    }
}
