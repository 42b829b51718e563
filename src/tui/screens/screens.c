/* The registry of screens, and the command that shows the same as one. */
#include "tui/screens/screens.h"

static const tni_screen *const list[SCREEN_COUNT] = {
    [SCREEN_HOME] = &tni_screen_home,       [SCREEN_DIMENSIONS] = &tni_screen_dimensions,
    [SCREEN_OFFER] = &tni_screen_offer,     [SCREEN_TIMELINE] = &tni_screen_timeline,
    [SCREEN_UPGRADE] = &tni_screen_upgrade, [SCREEN_INVOICES] = &tni_screen_invoices,
    [SCREEN_COMPARE] = &tni_screen_compare, [SCREEN_RENEWALS] = &tni_screen_renewals,
    [SCREEN_CHECKS] = &tni_screen_checks};

const tni_screen *tni_screen_get(tni_screen_id id)
{
    return list[id];
}

bool tni_command_line(const tni_model *m, char *text, size_t size)
{
    const tni_screen *screen = tni_screen_get(m->screen);
    const bool home = m->screen == SCREEN_HOME || !m->draft.document;
    tni_command_words out = {.text = text, .size = size};
    char day[TN_DATE_TEXT];
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
