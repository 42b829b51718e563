/* New files, other names, files that go, and the worked example. */
#include "tui/loop/create.h"

#include <stdio.h>
#include <string.h>

#include "app/accept.h"
#include "app/init.h"
#include "app/new.h"
#include "app/rename.h"
#include "tui/loop/import.h"
#include "tui/loop/open.h"
#include "tui/model/overlay.h"
#include "tui/model/view.h"

static const char *kind_ending(tni_kind kind)
{
    return kind == TNI_KIND_PRODUCT ? ".product.ini"
           : kind == TNI_KIND_OFFER ? ".offer.ini"
                                    : ".contract.ini";
}

/* Where a new file goes: in the folder, with the ending of its kind. */
static const char *new_path(const tni_model *m, tn_arena *arena, const char *name, tni_kind kind)
{
    const char *end = kind_ending(kind);
    const char *full = tn_arena_format(arena, "%s%s", name, tni_path_ends(name, end) ? "" : end);
    return full ? tni_path_join(arena, m->folder, full) : NULL;
}

/* The text of a new file, made of model->wanted_from, or like it: told is what that does not keep.
 * A contract begins on the as-of day. */
static tn_status new_text(tni_model *m, tni_workspace *ws, const char *path, tn_findings *told,
                          tn_buffer *out, const char **reason)
{
    const char *from = m->wanted_from;
    if (m->deed == TNI_FILE_COPY) {
        const tni_new_options wanted = {.from = from, .target = path, .told = told};
        return m->wanted_kind == TNI_KIND_PRODUCT ? tni_new_product(ws, &wanted, out, reason)
                                                  : tni_new_offer(ws, &wanted, out, reason);
    }
    if (m->wanted_kind == TNI_KIND_PRODUCT) {
        static const char *const labels[] = {"basic"};
        static const char *const durations[] = {"1m", "12m"};
        const tni_new_options wanted = {.durations = durations,
                                        .duration_count = 2,
                                        .dimensions = labels,
                                        .dimension_count = 1,
                                        .target = path};
        return tni_new_product(ws, &wanted, out, reason);
    }
    if (!from) {
        *reason = m->wanted_kind == TNI_KIND_OFFER ? "an offer needs a product first"
                                                   : "a contract needs an offer first";
        return TN_E_READ;
    }
    if (m->wanted_kind == TNI_KIND_OFFER) {
        const tni_new_options wanted = {.product = from, .target = path};
        return tni_new_offer(ws, &wanted, out, reason);
    }
    const tni_source_file *offer = tni_workspace_load(ws, from);
    const tn_date *day = offer && offer->folder_settings ? tni_workspace_as_of(ws, offer) : NULL;
    tn_date today;
    char buffer[64];
    if (!day && tni_clock_today(&today) == TN_OK) {
        day = &today;
    }
    const tni_accept_options wanted = {.at = day ? tn_date_format(*day, buffer) : NULL,
                                       .target = path};
    return offer && offer->status == TN_OK && day ? tni_accept(ws, offer, &wanted, out)
                                                  : TN_E_FINDINGS;
}

/* What the copy left out, to be read before it is edited. */
static void show_told(tni_model *m, const tn_findings *told)
{
    if (tn_findings_count(told) == 0 || m->overlay.kind != OVER_NONE) {
        return;
    }
    tni_overlay_begin(m, OVER_TEXT, NULL, "What the copy does not keep");
    for (size_t i = 0; i < tn_findings_count(told); i++) {
        tni_overlay_row(m, tn_findings_get(told, i)->message);
    }
}

static tn_status create(tni_model *m, tni_workspace *ws, const char **reason)
{
    tn_buffer text;
    tn_findings *told = tn_findings_new(ws->arena);
    const char *path = new_path(m, ws->arena, m->wanted, m->wanted_kind);
    tn_buffer_init(&text, NULL);
    tn_status status = path && told ? new_text(m, ws, path, told, &text, reason) : TN_E_NOMEM;
    if (status == TN_OK) {
        status = tni_made_file_save(ws->arena, (tni_made_file){path, text.bytes, text.length},
                                    false, reason);
    }
    if (status == TN_OK) {
        m->screen = tni_kind_screen(m->wanted_kind);
        tni_open_path(m, path);
        tni_show_message(m, ATTR_GOOD, "made %s; fill in what is marked", path);
        show_told(m, told);
    }
    tn_buffer_done(&text);
    return status;
}

/* The file is no longer there: it is not open any more, and Home's cursor is where it was. */
static void drop(tni_model *m, const char *path)
{
    const bool open = m->draft.document && strcmp(m->draft.document->path, path) == 0;
    m->opened = NULL;
    m->left = m->unsaved = NULL;
    if (m->what_if.path && strcmp(m->what_if.path, path) == 0) { /* its path is the draft's */
        m->what_if = (tni_what_if_state){0};
    }
    if (m->usage_of && strcmp(m->usage_of, path) == 0) {
        m->usage = m->usage_of = NULL;
    }
    tni_draft_drop(&m->draft, path);
    if (open) {
        tni_view_at(m, NULL, NULL, 0);
    }
    for (int kind = 0; kind <= TNI_KIND_SETTINGS; kind++) {
        if (m->chain[kind] && strcmp(m->chain[kind], path) == 0) {
            m->chain[kind] = NULL;
        }
    }
    for (size_t i = m->comparison_count; i-- > 0;) {
        if (strcmp(m->comparisons[i], path) == 0) {
            m->comparisons[i] = m->comparisons[--m->comparison_count];
        }
    }
}

static tn_status rename_it(tni_model *m, tni_workspace *ws, const char **reason)
{
    const char *to = NULL;
    size_t count = 0;
    const tn_status status = tni_rename_file(ws, m->wanted_from, m->wanted, &to, &count, reason);
    if (status == TN_OK) {
        drop(m, m->wanted_from);
        m->opened = tn_arena_text(m->arena, to);
        tni_show_message(
            m, ATTR_GOOD,
            count == 0 ? "it is called %s now, its undo begins anew"
            : count == 1
                ? "it is called %s now, its undo begins anew; %zu file that names it follows"
                : "it is called %s now, its undo begins anew; %zu files that name it follow",
            tni_path_name(to), count);
    }
    return status;
}

static unsigned take_remove(tni_model *m, int choice)
{
    (void)choice;
    tni_overlay_close(m);
    m->deed = TNI_FILE_REMOVE;
    return EFF_CREATE;
}

static tn_status ask_remove(tni_model *m, tni_workspace *ws, const char **reason)
{
    const char *const *names = NULL;
    size_t count = 0;
    const tn_status status = tni_files_naming(ws, m->wanted_from, &names, &count, reason);
    if (status != TN_OK) {
        return status;
    }
    tni_overlay_ask(m, take_remove, "Take this file away?", "y take it away   Esc keep", "y");
    tni_overlay_row(m, m->wanted_from);
    tni_overlay_add(m, "Its bytes are kept beside it, as .%s.removed",
                    tni_path_name(m->wanted_from));
    if (count) {
        tni_overlay_row(m, "These name it, and will not be understood without it:");
    }
    for (size_t i = 0; i < count; i++) {
        tni_overlay_add(m, "  %s", tni_path_name(names[i]));
    }
    return TN_OK;
}

static tn_status remove_it(tni_model *m, tni_workspace *ws, const char **reason)
{
    const char *kept = NULL;
    const tn_status status = tni_remove_file(ws, m->wanted_from, &kept, reason);
    if (status == TN_OK) {
        tni_removed *removed = tn_arena_take(m->arena, sizeof(*removed));
        drop(m, m->wanted_from);
        if (removed) {
            *removed = (tni_removed){m->wanted_from, tn_arena_text(m->arena, kept), m->removed};
            m->removed = removed->kept ? removed : m->removed;
        }
        tni_show_message(m, ATTR_GOOD, "%s is gone, u brings it back; kept as %s",
                         tni_path_name(m->wanted_from), tni_path_name(kept));
    }
    return status;
}

static tn_status restore_it(tni_model *m, tni_workspace *ws, const char **reason)
{
    const tn_status status = tni_restore_file(ws, m->removed->kept, m->removed->path, reason);
    if (status == TN_OK) {
        m->opened = m->removed->path;
        tni_show_message(m, ATTR_GOOD, "%s is back", tni_path_name(m->removed->path));
        m->removed = m->removed->before;
    }
    return status;
}

void tni_create_file(tni_model *m)
{
    static const struct {
        tn_status (*perform)(tni_model *model, tni_workspace *workspace, const char **reason);
        const char *failed;
    } deeds[] = {[TNI_FILE_NEW] = {create, "not made"},
                 [TNI_FILE_COPY] = {create, "not made"},
                 [TNI_FILE_RENAME] = {rename_it, "not renamed"},
                 [TNI_FILE_ASK_REMOVE] = {ask_remove, "not removed"},
                 [TNI_FILE_REMOVE] = {remove_it, "not removed"},
                 [TNI_FILE_RESTORE] = {restore_it, "not brought back"},
                 [TNI_FILE_ASK_IMPORT] = {tni_import_ask, "not imported"},
                 [TNI_FILE_IMPORT] = {tni_import_write, "not imported"}};
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws;
    const char *reason = "";
    tn_status status = arena ? tni_workspace_again(&m->base, arena, &ws) : TN_E_NOMEM;
    const bool opened = status == TN_OK;
    status = opened ? deeds[m->deed].perform(m, &ws, &reason) : status;
    if (status != TN_OK) {
        const tn_finding *f = opened ? tn_findings_get(ws.findings, 0) : NULL;
        tni_show_message(m, ATTR_ERROR, "%s: %s", deeds[m->deed].failed,
                         *reason ? reason
                         : f     ? f->message
                                 : tn_status_text(status));
    }
    tn_arena_free(arena);
}

void tni_write_example(tni_model *m)
{
    tn_arena *arena = tn_arena_new(NULL);
    const char *const *files = NULL, *reason = "";
    const tn_status status =
        arena ? tni_init(arena, m->folder, false, &files, &reason) : TN_E_NOMEM;
    if (status == TN_OK) {
        tni_show_message(m, ATTR_GOOD, "the worked example is here: Enter opens a file");
    } else {
        tni_show_message(m, ATTR_ERROR, "no demo: %s", reason);
    }
    tn_arena_free(arena);
}
