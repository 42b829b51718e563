/* Sorting, hiding, sizing. */
#include "tui/loop/layout.h"

#include <stdio.h>
#include <string.h>

#include "tui/loop/cursor.h"
#include "tui/model/overlay.h"
#include "tui/screens/marks.h"
#include "tui/widgets/columns.h"

/* --- rows ------------------------------------------------------------------------------------ */

/* By the column under the cursor: up, down, not at all. A list of rows has no column under the
 * cursor: there each turn goes on to the next. */
void tni_sort_here(tni_model *m)
{
    tni_marks at;
    tni_arrangement *how = tni_arrangement_here(m);
    if (!tni_marks_begin(m, &at) || at.grid.column_count == 0) {
        tni_show_message(m, ATTR_DIM, "nothing to sort here");
        return;
    }
    int column = at.column;
    for (int i = 0; i < at.grid.column_count && !at.grid.cells && *how->sort; i++) {
        const bool here = strcmp(at.grid.columns[i].title, how->sort) == 0;
        column = here ? (how->descending ? i + 1 : i) : column;
    }
    const bool over = column >= at.grid.column_count;
    const char *title = over ? "" : at.grid.columns[column].title;
    const bool same = *title && strcmp(how->sort, title) == 0;
    snprintf(how->sort, TNI_NAME, "%s", same && how->descending ? "" : title);
    how->descending = same && !how->descending;
    m->serial++;
    m->arranged_anew = true;
    tni_show_message(m, ATTR_DIM, *how->sort ? "by %s, %s" : "in their own order", how->sort,
                     how->descending ? "down" : "up");
}

bool tni_sort_read(const char *text, char *title)
{
    const size_t length = strlen(text);
    const bool down = length > 5 && strcmp(text + length - 5, " down") == 0;
    snprintf(title, TNI_NAME, "%.*s", (int)(down ? length - 5 : length), text);
    return down;
}

/* By the column whose title is, or else holds, the first word; "down" may follow. */
void tni_sort_by(tni_model *m, const char *text)
{
    tni_marks at;
    tni_arrangement *how = tni_arrangement_here(m);
    char title[TNI_NAME];
    const bool down = tni_sort_read(text, title);
    for (int exact = 1; exact >= 0 && tni_marks_begin(m, &at); exact--) {
        for (int i = 0; i < at.grid.column_count; i++) {
            const char *own = at.grid.columns[i].title;
            if (*own && tni_holds(own, title) && (!exact || strlen(own) == strlen(title))) {
                snprintf(how->sort, TNI_NAME, "%s", own);
                how->descending = down;
                m->serial++;
                m->arranged_anew = true;
                tni_show_message(m, ATTR_DIM, "by %s, %s", own, down ? "down" : "up");
                return;
            }
        }
    }
    tni_show_message(m, ATTR_ERROR, "no column here is called '%s'", title);
}

/* --- columns --------------------------------------------------------------------------------- */

/* Cursors stay on columns that are shown. */
static void show_anew(tni_model *m)
{
    m->serial++;
    m->arranged_anew = true;
    tni_move(m, 0, 0);
}

/* The column that a row of the question is about: the first says what a row is and stays, and what
 * has no title cannot be said of. column_count: there is none. */
static int column_asked(const tni_grid *grid, int row)
{
    int i = 1;
    while (i < grid->column_count && (!*grid->columns[i].title || row-- > 0)) {
        i++;
    }
    return i;
}

static void ask_columns(tni_model *m, int row);

/* Shows the column that was picked, or hides it, and goes on asking. */
static unsigned take_column(tni_model *m, int choice)
{
    tni_marks at;
    tni_overlay_close(m);
    const int i = tni_marks_begin(m, &at) ? column_asked(&at.grid, choice) : 0;
    if (i > 0 && i < at.grid.column_count) {
        const bool hidden = at.grid.hidden >> i & 1U;
        tni_columns_say(tni_arrangement_here(m)->columns, at.grid.columns[i].title,
                        hidden ? 0 : -1);
        show_anew(m);
        ask_columns(m, choice);
    }
    return 0;
}

static void ask_columns(tni_model *m, int row)
{
    tni_marks at;
    if (!tni_marks_begin(m, &at) || column_asked(&at.grid, 0) >= at.grid.column_count) {
        tni_show_message(m, ATTR_DIM, "no columns here");
        return;
    }
    tni_overlay_begin(m, OVER_PICK, take_column, "Columns: Enter shows or hides");
    for (int n = 0, i; (i = column_asked(&at.grid, n)) < at.grid.column_count; n++) {
        tni_overlay_add(m, "%c %s", at.grid.hidden >> i & 1U ? ' ' : '*', at.grid.columns[i].title);
    }
    m->overlay.cursor = row;
}

void tni_columns(tni_model *m, const char *text)
{
    tni_marks at;
    tni_arrangement *how = tni_arrangement_here(m);
    if (!*text) {
        ask_columns(m, 0);
        return;
    }
    if (!tni_marks_begin(m, &at)) {
        tni_show_message(m, ATTR_DIM, "no columns here");
        return;
    }
    uint32_t hidden = 0, fixed = 0;
    int widths[TNI_COLUMNS] = {0};
    tni_columns_read(text, at.grid.columns, at.grid.column_count, &hidden, &fixed, widths);
    const bool all = strcmp(text, "all") == 0;
    if (!all && !hidden && !fixed && !strchr(text, '+')) {
        tni_show_message(m, ATTR_ERROR, "'%s': say -TITLE, +TITLE, TITLE WIDTH, or all", text);
        return;
    }
    for (int i = 0; i < at.grid.column_count && i < TNI_COLUMNS; i++) {
        const char *title = at.grid.columns[i].title;
        const bool hide = hidden >> i & 1U, size = fixed >> i & 1U;
        if (hide || size || all || tni_columns_names(text, title)) {
            tni_columns_say(how->columns, title, hide ? -1 : size ? widths[i] : 0);
        }
    }
    show_anew(m);
    tni_show_message(m, ATTR_DIM, *how->columns ? "columns: %s" : "all columns are shown%s",
                     how->columns);
}

void tni_column_width(tni_model *m, int by)
{
    tni_marks at;
    tni_arrangement *how = tni_arrangement_here(m);
    if (!tni_marks_begin(m, &at) || !at.grid.cells || !at.grid.widths) {
        tni_show_message(m, ATTR_DIM, "no column under the cursor: ':columns Name 30' sizes one");
        return;
    }
    const int now = at.grid.widths[at.column], least = at.grid.columns[at.column].width;
    const bool fixed = at.grid.fixed >> at.column & 1U;
    const int width = (!fixed && now < least ? least : now) + by;
    if (width >= TNI_WIDTH_LEAST && width <= TNI_WIDTH_MOST &&
        tni_columns_say(how->columns, at.grid.columns[at.column].title, width)) {
        show_anew(m);
        tni_show_message(m, ATTR_DIM, "columns: %s", how->columns);
    }
}
