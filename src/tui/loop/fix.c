/* Suggested fixes: the word of a finding's line that gives way to another, as one change each. */
#include <string.h>

#include "tui/screens/screen.h"

unsigned tni_fix(tni_model *m, const tn_finding *f)
{
    char name[TNI_STEP_NAME];
    const tn_status status = tni_draft_fix(&m->draft, f, name);
    if (status == TN_E_RANGE) {
        tni_say(m, ATTR_DIM,
                "no word alone mends this; e explains the rule, Enter goes to the field");
        return 0;
    }
    if (status != TN_OK) {
        tni_say(m, ATTR_ERROR, "memory is short");
        return 0;
    }
    tni_say(m, ATTR_GOOD, "%s; u takes it back", name);
    return EFF_VIEW | EFF_JOURNAL;
}

/* Each fix is made on the file as the one before left it, so each line has one at most. */
unsigned tni_fix_all(tni_model *m)
{
    size_t count = 0;
    const tn_finding *last = NULL;
    for (size_t i = m->look.arena ? tn_findings_count(m->look.ws.findings) : 0; i-- > 0;) {
        const tn_finding *f = tn_findings_get(m->look.ws.findings, i);
        const bool again = last && last->at.line == f->at.line && f->at.file &&
                           strcmp(last->at.file, f->at.file) == 0;
        if (!again && tni_draft_can_fix(&m->draft, f) && tni_fix(m, f)) {
            last = f;
            count++;
        }
    }
    if (count == 0) {
        tni_say(m, ATTR_DIM, "nothing here has a fix of its own");
        return 0;
    }
    tni_say(m, ATTR_GOOD,
            count == 1 ? "1 fix made; u takes it back" : "%zu fixes made; u takes them back",
            count);
    return EFF_VIEW | EFF_JOURNAL;
}
