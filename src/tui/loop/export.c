/* Export: asks for the form and the name, then writes through the same use cases as the command
 * line. */
#include "tui/loop/export.h"

#include <stdio.h>
#include <string.h>

#include "app/changeset.h"
#include "app/export.h"
#include "tui/loop/write_error.h"
#include "tui/model/overlay.h"

/* The choice-th form of this kind, counting those for the buyer and internal ones; NULL after
 * the last. */
static const tni_export_row *row_at(tni_kind kind, int choice, bool *internal)
{
    for (const tni_export_row *row = tni_export_rows; row->ending; row++) {
        for (int own = 0; own < 2 && row->kind == kind; own++) {
            if ((own ? row->internal : row->buyer) && choice-- == 0) {
                *internal = own;
                return row;
            }
        }
    }
    return NULL;
}

static const char *ending_of(const tni_export_row *row, bool internal)
{
    return internal ? row->internal_ending : row->ending;
}

static unsigned take_name(tni_model *m, int choice)
{
    (void)choice;
    return tni_overlay_line(m, EFF_EXPORT);
}

static unsigned take_form(tni_model *m, int choice)
{
    bool internal = false;
    const tni_export_row *row = row_at(m->view.document->kind, choice, &internal);
    m->export_form = choice;
    if (!row) {
        return 0;
    }
    tni_overlay_close(m);
    m->name_question = (tni_name_question){
        .title = "Write it to", .end = ending_of(row, internal), .answer = take_name};
    return EFF_NAME;
}

void tni_export_ask(tni_model *m)
{
    const tni_view *view = &m->view;
    if (!view->document || !view->understood) {
        tni_show_message(m, ATTR_WARNING,
                         "only what is understood can leave: 9 shows what to mend");
        return;
    }
    const size_t errors = tn_findings_of(view->ws.findings, TN_ERROR);
    char title[96];
    snprintf(title, sizeof(title), "Export: %zu errors, %zu warnings%s", errors,
             tn_findings_of(view->ws.findings, TN_WARNING), errors ? ", marked DRAFT" : "");
    tni_overlay_begin(m, OVER_PICK, take_form, title);
    bool internal = false;
    const tni_export_row *row = NULL;
    for (int i = 0; (row = row_at(view->document->kind, i, &internal)); i++) {
        tni_overlay_add(m, "%-15s %s", ending_of(row, internal),
                        internal ? row->internal : row->buyer);
    }
    if (m->overlay.count == 0) {
        tni_overlay_close(m);
        tni_show_message(m, ATTR_DIM, "products, offers and contracts are exported");
    }
}

unsigned tni_export_as(tni_model *m, const char *name)
{
    const tni_view *view = &m->view;
    const size_t length = strlen(name);
    size_t best = 0;
    bool internal = false;
    const tni_export_row *row = NULL;
    const bool can = view->document && view->understood;
    for (int i = 0; can && (row = row_at(view->document->kind, i, &internal)); i++) {
        const char *end = ending_of(row, internal);
        const size_t own = strlen(end);
        if (own > best && own < length && strcmp(name + length - own, end) == 0) {
            best = own;
            m->export_form = i;
        }
    }
    if (best == 0) {
        tni_export_ask(m);
        return 0;
    }
    snprintf(m->wanted, sizeof(m->wanted), "%s", name);
    return EFF_EXPORT;
}

static tn_status write_bytes(tni_model *m, const tni_export_row *row,
                             const tni_export_options *options, const char *path,
                             const char **reason)
{
    tni_view *view = &m->view;
    tn_buffer text;
    tn_buffer_init(&text, NULL);
    tn_status status =
        tni_export_bytes(&view->ws, (tni_source_file *)view->document, row, options, &text);
    status = status ? status : tn_buffer_status(&text);
    if (status == TN_OK) {
        status = tni_made_file_save(view->arena, (tni_made_file){path, text.bytes, text.length},
                                    m->replace, reason);
    } else if (status == TN_E_FINDINGS) {
        *reason = "9 shows what AWS would reject";
        tn_findings_sort(view->ws.findings);
    }
    tn_buffer_done(&text);
    return status;
}

static unsigned take_replace(tni_model *m, int choice)
{
    (void)choice;
    tni_overlay_close(m);
    m->replace = true;
    return EFF_EXPORT;
}

static unsigned take_write_error(tni_model *m, int choice)
{
    tni_overlay_close(m);
    if (choice == 'r') {
        return EFF_EXPORT;
    }
    tni_overlay_begin(m, OVER_LINE, take_name, "Write it to");
    tni_line_suggest(&m->overlay.line, m->wanted);
    return 0;
}

void tni_export(tni_model *m)
{
    tni_view *view = &m->view;
    bool internal = false;
    const tni_export_row *row = row_at(view->document->kind, m->export_form, &internal);
    const tni_export_options options = {.internal = internal,
                                        .quote = view->quote,
                                        .books = view->books,
                                        .render = {.buyer = !internal}};
    const char *reason = "", *path = tni_path_join(view->arena, m->folder, m->wanted);
    m->progress.stopped = false;
    const tn_status status =
        !path || !row ? TN_E_NOMEM
        : row->content == TNI_CONTENT_WORKBOOK
            ? tni_export_workbook(&view->ws, view->document, &options, path, m->replace, &reason)
            : write_bytes(m, row, &options, path, &reason);
    m->replace = false;
    if (m->progress.stopped) {
        tni_show_message(m, ATTR_WARNING, "stopped: %s is as it was", m->wanted);
    } else if (status == TN_E_EXISTS) {
        tni_overlay_ask(m, take_replace, "The file exists", "y replace it   Esc leave it", "y");
        tni_overlay_row(m, path);
    } else if (status == TN_OK) {
        tni_show_message(
            m, ATTR_GOOD, "wrote %s%s%s", path,
            tn_findings_of(m->view.ws.findings, TN_ERROR) ? ", marked DRAFT" : "",
            tni_draft_file_is_changed(m->draft.document) ? ", with what is not saved yet" : "");
    } else {
        const char *why = *reason ? reason : tn_status_text(status);
        if (status == TN_E_WRITE) {
            tni_ask_write_error(m, take_write_error, "The export was not written", path, why,
                                "r try again   o another name   Esc leave it");
        }
        tni_show_message(m, ATTR_ERROR, "%s was not written: %s", m->wanted, why);
    }
}
