/* What a supposed change comes to: figures, a curve over the term, how it came about. */
#include "tui/screens/upgrade_parts.h"

#include <string.h>

#include "tenor/report.h"
#include "tui/screens/what_if.h"
#include "tui/widgets/parts.h"
#include "tui/widgets/table.h"

void tni_upgrade_result(tni_surface *s, tni_area a, const tn_report *change, tn_findings *findings)
{
    static const struct {
        const char *key, *title;
        tni_attribute attribute;
    } figures[] = {{"credit", "Credit for what is unused", ATTR_PLAIN},
                   {"charge", "Charge for the rest", ATTR_PLAIN},
                   {"rounding", "Rounding", ATTR_DIM},
                   {"due", "Due", ATTR_HEAD},
                   {"range.lowest", "Lowest of all policies", ATTR_DIM},
                   {"range.highest", "Highest of all policies", ATTR_DIM}};
    const tn_value due = tni_report_value(change, "due");
    const bool priced = due.kind == TN_V_MONEY;
    const bool allowed = change && tni_report_value(change, "allowed").as.number;
    tni_draw_frame(s, a, "Result",
                   change ? tni_value_text(s->frame, tni_report_value(change, "currency")) : NULL,
                   false);
    a = tni_area_inside(a);
    int row = 0;
    if (!change) {
        tni_draw_folded(s, a, 0, ATTR_DIM,
                        "Nothing changes yet: j to a dimension, then l for one more of it, L for "
                        "ten, = to type.");
        return;
    }
    for (size_t i = 0; priced && i < sizeof(figures) / sizeof(*figures); i++) {
        tn_value value = tni_report_value(change, figures[i].key);
        if (i == 0 && value.as.money.minor > 0) { /* a credit goes back to the buyer */
            value.as.money.minor = -value.as.money.minor;
        }
        tni_draw_text(s, a, row, 0, a.columns - 16, ATTR_PLAIN, figures[i].title);
        tni_draw_right(s, a, row++, a.columns - 16, 16,
                       tni_value_attribute(value, figures[i].attribute),
                       tni_value_text(s->frame, value));
    }
    tni_draw_text(s, a, row++, 0, a.columns, allowed ? ATTR_GOOD : ATTR_ERROR,
                  allowed ? "allowed; A writes it into the contract" : "not allowed:");
    for (size_t i = 0; !allowed && i < tn_findings_count(findings); i++) {
        row += tni_draw_folded(s, a, row, ATTR_ERROR, tn_findings_get(findings, i)->message);
    }
}

/* The day of a point: the cursor's own, where that lies before the next one. */
static tn_date point_day(tn_date day, tn_date next, tn_date on, bool *here)
{
    *here = tn_date_days_between(day, on) >= 0 && tn_date_days_between(next, on) < 0;
    return *here ? on : day;
}

/* What is due when the change comes in each month of the term, and on the day of the cursor, which
 * is marked. */
void tni_upgrade_curve(const tni_model *m, tni_surface *s, tni_area a, const tn_term *term,
                       tn_date on, const tn_upgrade *now)
{
    enum { POINTS = 24 };
    tn_money due[POINTS];
    tn_date days[POINTS];
    int count = 0;
    int64_t most = 0;
    char day[64], money[64];
    tni_draw_frame(s, a, "Due, by the day it begins", NULL, false);
    a = tni_area_inside(a);
    const int points = a.rows < POINTS ? a.rows : POINTS;
    const int step = points > 0 ? (term->months + points - 1) / points : 0;
    const tn_date start = tn_instant_date(term->period.start);
    int marked = -1;
    for (int i = 0; step > 0 && i < points && i * step < term->months; i++) {
        tn_date next;
        bool here = false;
        if (tn_date_add_months(start, i * step, term->anchor_day, &days[count]) != TN_OK ||
            tn_date_add_months(start, (i + 1) * step, term->anchor_day, &next) != TN_OK) {
            break;
        }
        if (i == 0) {
            tn_date_add_days(days[count], 1, &days[count]);
        }
        days[count] = point_day(days[count], next, on, &here);
        if (here && now && now->priced) {
            due[count] = now->change.due;
        }
        if (here ? now && now->priced : tni_what_if_due(m, s->frame, days[count], &due[count])) {
            most = due[count].minor > most ? due[count].minor : most;
            marked = here ? count : marked;
            count++;
        }
    }
    for (int i = 0; i < count; i++) {
        const bool here = i == marked;
        tni_draw_text(s, a, i, 0, 10, here ? ATTR_HEAD : ATTR_DIM, tn_date_format(days[i], day));
        tni_draw_right(s, a, i, 11, 13, here ? ATTR_HEAD : ATTR_PLAIN,
                       tn_money_format_grouped(due[i], money));
        tni_draw_bar(s, a, i, 25, a.columns - 28, due[i].minor, most);
        if (here) {
            tni_draw_text(s, a, i, a.columns - 1, 1, ATTR_KEY, "<");
        }
    }
    if (count == 0) {
        tni_draw_text(s, a, 0, 0, a.columns, ATTR_DIM, "no data: nothing changes yet");
    }
}

void tni_upgrade_why(const tn_report *change, tni_surface *s, tni_area a)
{
    const tn_table *lines = change ? tn_report_find_table(change, "lines") : NULL;
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
