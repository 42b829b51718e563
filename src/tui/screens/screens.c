/* The registry of screens, and the command that shows the same as one. */
#include "tui/screens/screens.h"

static const tni_screen *const list[SCREEN_COUNT] = {
#define TN_SCREEN(id, name) &tni_screen_##name,
#include "app/screens.def"
#undef TN_SCREEN
};

const tni_screen *tni_screen_get(tni_screen_id id)
{
    return list[id];
}

/* Why the screen has nothing to show, and the key that leads on. */
static void draw_elsewhere(const tni_model *m, tni_surface *s, tni_area a)
{
    const char *wanted = tni_kind_name(tni_screen_kind(m->screen));
    const tni_source_file *d = tni_seen(m)->document;
    tni_draw_frame(s, a, tni_screen_get(m->screen)->title, NULL, true);
    a = tni_area_inside(a);
    if (!m->draft.document || !d) {
        tni_draw_folded(s, a, 0, ATTR_DIM,
                        tn_arena_format(s->frame,
                                        "No file is open. 1 Home: choose %s %s, or a makes one.",
                                        *wanted == 'o' ? "an" : "a", wanted));
        return;
    }
    const char *name = tni_path_name(m->draft.document->path);
    const bool understood = d->kind != TNI_KIND_UNKNOWN && d->kind != TNI_KIND_SETTINGS;
    const bool above = understood && d->kind > tni_screen_kind(m->screen);
    const char *text =
        !understood ? "which is not understood: 9 shows what to mend, 1 the other files."
        : above && d->kind == TNI_KIND_CONTRACT && d->product
            ? "which is on the public listing: 1 shows the other files."
        : above ? "whose file is not understood: 9 shows what to mend."
                : "as none made of it was open before. 1 shows the files: Enter opens the one "
                  "under the cursor, a makes a new one of it.";
    tni_draw_folded(s, a, 0, ATTR_DIM,
                    tn_arena_format(s->frame, "No %s of the %s %s, %s", wanted,
                                    understood ? tni_kind_name(d->kind) : "file", name, text));
}

const tni_screen *tni_screen_now(const tni_model *m)
{
    static const tni_screen elsewhere = {.title = "", .short_title = "", .draw = draw_elsewhere};
    return tni_is_elsewhere(m) ? &elsewhere : list[m->screen];
}

bool tni_command_line(const tni_model *m, char *text, size_t size)
{
    const tni_screen *screen = tni_screen_now(m);
    const bool home =
        m->screen == SCREEN_HOME || m->screen == SCREEN_RENEWALS || !m->draft.document;
    tni_command_words out = {.text = text, .size = size};
    char day[TN_DATE_TEXT];
    if (!screen->verb) {
        return false;
    }
    tni_command_add(&out, "tenor");
    tni_command_add(&out, screen->verb);
    tni_command_add(&out, home ? m->folder : m->draft.document->path);
    if (screen->words && !screen->words(m, &out)) {
        return false;
    }
    tni_command_option(&out, "--policy", m->options.policy);
    tni_command_option(&out, "--as-of",
                       m->options.as_of ? tn_date_format(*m->options.as_of, day) : NULL);
    return true;
}
