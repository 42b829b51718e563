/* Parts of screens: findings beside what they are about, amounts, reports as lines. */
#ifndef TN_TUI_PARTS_H
#define TN_TUI_PARTS_H

#include "tui/model/model.h"
#include "tui/widgets/surface.h"

tni_attribute tni_severity_attribute(tn_severity severity);
/* Of a count of errors and warnings. */
tni_attribute tni_counts_attribute(size_t errors, size_t warnings);
bool tni_edits(const tni_model *model, const char *kind, const char *label, const char *key);
/* The findings about a section (label NULL: about everything), worst first, folded. */
void tni_findings_draw(const tni_model *model, tni_surface *surface, tni_area area,
                       const char *kind, const char *label);
/* The worst finding about a section, or a row of the CSV; NULL. */
const tn_finding *tni_worst_of(const tni_model *model, const char *kind, const char *label);
/* The worst finding about a key of a section; NULL. */
const tn_finding *tni_finding_about(const tni_model *model, const char *kind, const char *label,
                                    const char *key);
int tni_limit_of(const tni_model *model, const char *kind, const char *key);
/* Lines of text from a row on, folded, with a hanging indent; returns the row behind them. */
int tni_draw_lines(tni_surface *surface, tni_area area, int row, const char *text);

/* A hint as it is said inside the program: of --as-of the command ":as-of". */
const char *tni_hint(tn_arena *frame, const char *hint);

#endif
