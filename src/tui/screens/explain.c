/* The derivation of a number as an overlay. */
#include "tui/screens/explain.h"

#include <stdio.h>
#include <string.h>

#include "app/change.h"
#include "tenor/render.h"
#include "tui/model/overlay.h"
#include "tui/screens/what_if.h"

static void over_lines(tni_model *m, const char *text)
{
    while (text && *text) {
        const size_t length = strcspn(text, "\n");
        tni_overlay_add(m, "%.*s", length ? (int)length : 1, length ? text : " ");
        text += length + (text[length] == '\n');
    }
}

void tni_overlay_step(tni_model *m, const char *title, const tn_step *step)
{
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    if (step) {
        tn_explain_print(step, m->ascii, &out);
    }
    tni_overlay_begin(m, OVER_TEXT, NULL, title);
    over_lines(m, out.bytes);
    if (m->overlay.count == 0) {
        tni_overlay_row(m, "as it stands in the file");
    }
    tn_buffer_done(&out);
}

void tni_explain_upgrade(tni_model *m)
{
    tni_what_if_point at;
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    tn_findings *findings = tn_findings_new(m->scratch);
    const tn_upgrade *u = findings && tni_what_if_at(m, &at)
                              ? tni_what_if(m, m->scratch, at.on, findings, NULL)
                              : NULL;
    if (u) {
        const tn_render_options options = {.explain = true, .ascii = m->ascii, .width_cells = 74};
        tni_upgrade_text(m->scratch, u, findings, &options, &out);
    }
    tni_overlay_begin(m, OVER_TEXT, NULL, "The change, every policy, and how it came about");
    over_lines(m, out.bytes ? out.bytes : "nothing changes yet");
    tn_buffer_done(&out);
}
