/* Importing: first what was understood, as `import --dry-run` has it; then, with Enter, the files,
 * read anew, as the same use case makes them. */
#include "tui/loop/import.h"

#include <string.h>

#include "app/import.h"
#include "tenor/render.h"
#include "tui/loop/open.h"
#include "tui/model/overlay.h"

static unsigned wants(tni_model *m, tni_file_deed deed)
{
    tni_overlay_close(m);
    m->deed = deed;
    return EFF_CREATE;
}

static unsigned take_file(tni_model *m, const char *name)
{
    if (!name) {
        tni_show_message(m, ATTR_ERROR, "memory is short");
        return 0;
    }
    name += strspn(name, " ");
    m->wanted_from =
        *name == '/' ? tn_arena_text(m->arena, name) : tni_path_join(m->arena, m->folder, name);
    return *name && m->wanted_from ? wants(m, TNI_FILE_ASK_IMPORT) : 0;
}

static unsigned take_line(tni_model *m, int choice)
{
    (void)choice;
    return take_file(m, tn_arena_text(m->scratch, m->overlay.line.text));
}

unsigned tni_import_begin(tni_model *m)
{
    if (*m->argument) {
        return take_file(m, m->argument);
    }
    tni_overlay_begin(m, OVER_LINE, take_line, "Import: a price list, a change set, an agreement");
    return 0;
}

static unsigned take_answer(tni_model *m, int choice)
{
    (void)choice;
    return wants(m, TNI_FILE_IMPORT);
}

/* Only files: the keys come from standard input, and nobody can end a wait for a pipe. */
static tn_status understand(const tni_model *m, tni_workspace *ws, tni_import_result *r,
                            const char **reason)
{
    if (tni_path_may_wait(m->wanted_from)) {
        *reason = "only a file is imported here";
        return TN_E_READ;
    }
    const char *const paths[] = {m->wanted_from};
    const tni_agreement_files files = {.paths = paths, .count = 1};
    const tni_import_options options = {.into = m->folder};
    return tni_import_one(ws, &files, NULL, &options, r);
}

static void show_lines(tni_model *m, const tn_buffer *text)
{
    for (size_t i = 0; text->bytes && i < text->length;) {
        const size_t length = strcspn(text->bytes + i, "\n");
        tni_overlay_add(m, "%.*s", (int)length, text->bytes + i);
        i += length + 1;
    }
}

tn_status tni_import_ask(tni_model *m, tni_workspace *ws, const char **reason)
{
    enum { FRAME = 6 };
    tni_import_result r = {0};
    tn_buffer text;
    const tn_status status = understand(m, ws, &r, reason); /* else findings say it */
    const bool writes = status == TN_OK && r.made_count > 0;
    tn_buffer_init(&text, NULL);
    const tn_render_options options = {.ascii = m->ascii, .width_cells = m->columns - FRAME};
    const tn_status summed =
        status == TN_E_NOMEM || **reason ? status : tni_import_summary(ws, &r, &options, &text);
    if (summed == TN_OK) {
        tni_overlay_begin(
            m, OVER_TEXT, writes ? take_answer : NULL,
            tn_arena_format(m->scratch,
                            writes ? "Enter: import %s   Esc: do not" : "Nothing to write: %s",
                            tni_path_name(m->wanted_from)));
        for (size_t i = 0; writes && i < r.made_count; i++) {
            tni_overlay_add(m, "+ %s", tni_path_name(r.made[i].path));
        }
        show_lines(m, &text);
    }
    tn_buffer_done(&text);
    return summed;
}

tn_status tni_import_write(tni_model *m, tni_workspace *ws, const char **reason)
{
    tni_import_result r = {0};
    size_t failed = 0;
    tn_status status = understand(m, ws, &r, reason);
    if (status == TN_OK) {
        status = tni_made_files_save(ws->arena, r.made, r.made_count, false, &failed, reason);
        if (status != TN_OK && status != TN_E_NOMEM && failed < r.made_count) {
            const char *text =
                tn_arena_format(ws->arena, "%s: %s", tni_path_name(r.made[failed].path), *reason);
            *reason = text ? text : *reason;
        }
    }
    if (status == TN_OK && r.made_count) {
        tni_show_message(m, ATTR_GOOD,
                         r.made_count == 1 ? "made %s" : "made %s and what goes with it",
                         tni_path_name(r.made[0].path));
    }
    return status;
}
