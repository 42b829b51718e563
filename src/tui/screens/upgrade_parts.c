/* What a supposed change comes to: figures, a curve over the term, how it came about. */
#include "tui/screens/upgrade_parts.h"

#include "tenor/report.h"
#include "tui/widgets/parts.h"

void tni_upgrade_result(tni_surface *s, tni_area a, const tn_report *change, tn_findings *findings)
{
    static const tni_figure_row figures[] = {
        {"credit", ATTR_PLAIN, NULL},     {"charge", ATTR_PLAIN, NULL},
        {"rounding", ATTR_DIM, NULL},     {"due", ATTR_HEAD, NULL},
        {"range.lowest", ATTR_DIM, NULL}, {"range.highest", ATTR_DIM, NULL}};
    const bool allowed = tni_report_value(change, "allowed").as.number;
    tni_draw_frame(s, a, "Result",
                   change ? tni_value_text(s->frame, tni_report_value(change, "currency")) : NULL,
                   false);
    a = tni_area_inside(a);
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

/* What is due when the change comes in each month of the term, and on the day of the cursor, which
 * is marked. */
void tni_upgrade_curve(const tni_model *m, tni_surface *s, tni_area a, const tni_what_if_point *at,
                       const tn_upgrade *now)
{
    enum { POINTS = 24, MARK = 3 };
    tni_bar bars[POINTS];
    int count = 0, marked = -1;
    int64_t most = 0;
    char text[TN_DATE_TEXT];
    tni_draw_frame(s, a, "Due, by the day it begins", NULL, false);
    a = tni_area_inside(a);
    const tni_area mark = tni_area_split(&a, -MARK);
    const tn_term *term = at->term;
    const int points = a.rows < POINTS ? a.rows : POINTS;
    const int step = points > 0 ? (term->months + points - 1) / points : 0;
    const tn_date start = tn_instant_date(term->period.start);
    for (int i = 0; step > 0 && i < points && i * step < term->months; i++) {
        tn_date day, next;
        tn_money due = {0};
        if (tn_date_add_months(start, i * step, term->anchor_day, &day) != TN_OK ||
            tn_date_add_months(start, (i + 1) * step, term->anchor_day, &next) != TN_OK) {
            break;
        }
        if (i == 0) {
            tn_date_add_days(day, 1, &day);
        }
        const bool here =
            tn_date_days_between(day, at->on) >= 0 && tn_date_days_between(next, at->on) < 0;
        if (here && now && now->priced) {
            due = now->change.due;
        } else if (here || !tni_what_if_due(m, s->frame, day, &due)) {
            continue;
        }
        const char *label = tn_arena_text(s->frame, tn_date_format(here ? at->on : day, text));
        most = due.minor > most ? due.minor : most;
        marked = here ? count : marked;
        bars[count++] = (tni_bar){.label = label ? label : "",
                                  .label_cells = 10,
                                  .figure_cells = 13,
                                  .attribute = here ? ATTR_HEAD : ATTR_DIM,
                                  .figure = tn_value_money(due)};
    }
    for (int i = 0; i < count; i++) {
        bars[i].most = most;
        tni_bar_draw(&bars[i], s, a, i);
    }
    tni_draw_text(s, mark, marked, MARK - 1, 1, ATTR_KEY, "<");
    if (count == 0) {
        tni_draw_text(s, a, 0, 0, a.columns, ATTR_DIM, "no data: nothing changes yet");
    }
}

void tni_upgrade_why(const tn_report *change, tni_surface *s, tni_area a)
{
    const tn_table *lines = tni_report_table(change, "lines");
    int row = 0;
    tni_draw_frame(s, a, "How it came about", "e shows all", false);
    a = tni_area_inside(a);
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
