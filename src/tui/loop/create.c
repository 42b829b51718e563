/* New files and the worked example. */
#include "tui/loop/create.h"

#include <stdio.h>
#include <string.h>

#include "app/accept.h"
#include "app/init.h"
#include "app/new.h"
#include "tui/loop/open.h"
#include "tui/model/overlay.h"

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
    const size_t length = strlen(name), tail = strlen(end);
    const bool has = length > tail && strcmp(name + length - tail, end) == 0;
    const char *full = tn_arena_format(arena, "%s%s", name, has ? "" : end);
    return full ? tni_path_join(arena, m->folder, full) : NULL;
}

/* The text of a new file, made of model->wanted_from; a contract begins on the as-of day. */
static tn_status new_text(tni_model *m, tni_workspace *ws, const char *path, tn_buffer *out,
                          const char **reason)
{
    const char *from = m->wanted_from;
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

void tni_create_file(tni_model *m)
{
    tn_arena *arena = tn_arena_new(NULL);
    tni_workspace ws;
    tn_buffer text;
    const char *reason = "", *path = NULL;
    tn_buffer_init(&text, NULL);
    tn_status status = arena ? tni_workspace_again(&m->base, arena, &ws) : TN_E_NOMEM;
    if (status == TN_OK) {
        path = new_path(m, arena, m->wanted, m->wanted_kind);
        status = path ? new_text(m, &ws, path, &text, &reason) : TN_E_NOMEM;
    }
    if (status == TN_OK) {
        status = tni_made_file_save(arena, (tni_made_file){path, text.bytes, text.length}, false,
                                    &reason);
    }
    if (status == TN_OK) {
        m->screen = tni_kind_screen(m->wanted_kind);
        tni_open_path(m, path);
        tni_show_message(m, ATTR_GOOD, "made %s; fill in what is marked", path);
    } else {
        const tn_finding *f = arena && ws.findings ? tn_findings_get(ws.findings, 0) : NULL;
        tni_show_message(m, ATTR_ERROR, "not made: %s",
                         *reason ? reason
                         : f     ? f->message
                                 : tn_status_text(status));
    }
    tn_buffer_done(&text);
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
