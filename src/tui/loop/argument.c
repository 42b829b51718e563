/* Actions with an argument. */
#include "tui/loop/argument.h"

#include <stdio.h>
#include <string.h>

#include "tui/loop/export.h"
#include "tui/loop/import.h"
#include "tui/loop/layout.h"
#include "tui/model/edits.h"
#include "tui/model/overlay.h"
#include "tui/screens/bulk.h"
#include "tui/screens/goal_seek.h"

/* --- another file ---------------------------------------------------------------------------- */

static unsigned take_file(tni_model *m, int choice)
{
    const tni_file_list *files = &m->file_list;
    const char *path = (size_t)choice < files->count ? files->summaries[choice].path : NULL;
    tni_overlay_close(m);
    m->screen =
        path && tni_screen_kind(m->screen) == TNI_KIND_UNKNOWN ? SCREEN_DIMENSIONS : m->screen;
    return path ? tni_open_file(m, path) : 0;
}

/* Its name is typed; one that only one file has needs no Enter in the command line. */
static unsigned go_to(tni_model *m)
{
    const int *rows;
    tni_overlay_begin(m, OVER_CHOOSE, take_file, "Go to a file: type of its name, Enter");
    for (size_t i = 0; i < m->file_list.count; i++) {
        const tni_file_summary *f = &m->file_list.summaries[i];
        tni_overlay_add(m, "%s%s%s", tni_path_name(f->path), f->name ? "  " : "",
                        f->name ? f->name : "");
    }
    if (m->overlay.count == 0) {
        tni_overlay_close(m);
        tni_show_message(m, ATTR_DIM, "no files here");
        return 0;
    }
    tni_line_set(&m->overlay.line, m->argument);
    return *m->argument && tni_overlay_choices(m, m->scratch, &rows) == 1 ? take_file(m, rows[0])
                                                                          : 0;
}

/* --- values ---------------------------------------------------------------------------------- */

static unsigned discount(tni_model *m)
{
    const tni_source_file *d = m->view.document;
    tni_target t;
    if (!d || d->kind != TNI_KIND_OFFER) {
        tni_show_message(m, ATTR_WARNING, "no offer is open or under the cursor");
        return 0;
    }
    tni_target_set(&t, "offer", "offer", "", "discount");
    if (*m->argument) {
        return tni_edit_set(m, &t, tni_typed_value(m, &t, m->argument));
    }
    m->screen = SCREEN_OFFER;
    m->target = t;
    const unsigned effects = tni_edit_begin(m, &t, NULL);
    return effects | EFF_POINT;
}

static unsigned take_bulk(tni_model *m, int choice)
{
    char text[TNI_NAME];
    (void)choice;
    snprintf(text, sizeof(text), "%.*s", TNI_NAME - 1, m->overlay.line.text);
    tni_overlay_close(m);
    return tni_bulk(m, text);
}

static unsigned bulk(tni_model *m)
{
    if (*m->argument) {
        return tni_bulk(m, m->argument);
    }
    tni_overlay_begin(m, OVER_LINE, take_bulk, "Change cells: +5% *0.9 =4000 12m=10x1m, to 0.5");
    return 0;
}

/* --- the day we judge from ------------------------------------------------------------------- */

static unsigned set_day(tni_model *m, const char *text)
{
    tn_date day;
    if (!tni_read_day(m, text, &day)) {
        tni_show_message(m, ATTR_ERROR, "'%s' is no day like 2027-04-11 or +30d", text);
        return 0;
    }
    char shown[TN_DATE_TEXT];
    m->as_of = day;
    m->options.as_of = m->base.options.as_of = &m->as_of;
    tni_show_message(m, ATTR_GOOD, "as of %s", tn_date_format(day, shown));
    return EFF_VIEW | EFF_LIST;
}

static unsigned take_day(tni_model *m, int choice)
{
    char text[TNI_NAME];
    (void)choice;
    snprintf(text, sizeof(text), "%.*s", TNI_NAME - 1, m->overlay.line.text);
    tni_overlay_close(m);
    return *text ? set_day(m, text) : 0;
}

static unsigned as_of(tni_model *m)
{
    char now[TN_DATE_TEXT] = "";
    const tn_date *day = tni_day(m);
    if (*m->argument) {
        return set_day(m, m->argument);
    }
    tni_overlay_begin(m, OVER_LINE, take_day, "The day we judge from: 2027-04-11, +30d");
    tni_line_suggest(&m->overlay.line, day ? tn_date_format(*day, now) : "");
    return 0;
}

/* --- rows ------------------------------------------------------------------------------------ */

static unsigned find(tni_model *m)
{
    snprintf(tni_arrangement_here(m)->find, TNI_NAME, "%.*s", TNI_NAME - 1, m->argument);
    m->serial++;
    return 0;
}

bool tni_argued(tni_model *m, tni_action_id action, unsigned *effects)
{
    *effects = 0;
    switch ((int)action) {
    case ACT_GOTO:
        return *effects = go_to(m), true;
    case ACT_DISCOUNT:
        return *effects = discount(m), true;
    case ACT_TARGET:
        return *effects = tni_target_ask(m), true;
    case ACT_IMPORT:
        return *effects = tni_import_begin(m), true;
    case ACT_BULK:
        return *effects = bulk(m), true;
    case ACT_AS_OF:
        return *effects = as_of(m), true;
    case ACT_COLUMNS:
        return tni_columns(m, m->argument), true;
    default:
        break;
    }
    if (!*m->argument) {
        return false;
    }
    switch ((int)action) {
    case ACT_SORT:
        return tni_sort_by(m, m->argument), true;
    case ACT_SEARCH:
        return *effects = find(m), true;
    case ACT_EXPORT:
        return *effects = tni_export_as(m, m->argument), true;
    default:
        tni_show_message(m, ATTR_ERROR, "%s is told nothing: '%s' was left out",
                         tni_action_get(action)->help, m->argument);
        return true;
    }
}
