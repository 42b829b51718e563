/* The registry of screens. */
#include "tui/screens/screen.h"

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
