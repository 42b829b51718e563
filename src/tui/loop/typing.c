/* The value under the cursor: typed, stepped, picked. */
#include "tui/loop/typing.h"

#include <stdio.h>
#include <string.h>

#include "tui/loop/cursor.h"
#include "tui/model/edits.h"
#include "tui/model/key.h"
#include "tui/screens/screens.h"

bool tni_target_of(tni_model *m, tni_target *out)
{
    return m->draft.document && tni_screen_target(tni_screen_now(m), m, out);
}

unsigned tni_edit_target(tni_model *m, const char *text)
{
    tni_target target = {0};
    if (!tni_target_of(m, &target)) {
        tni_show_message(m, ATTR_DIM, "nothing to edit under the cursor");
        return 0;
    }
    if (target.fixed) {
        tni_show_message(m, ATTR_WARNING, "%s", target.fixed);
        return 0;
    }
    return tni_edit_begin(m, &target, text);
}

/* The next word of a choice, the next whole number. */
unsigned tni_step_value(tni_model *m, int step)
{
    tni_target t = {0};
    if (!tni_target_of(m, &t) || !m->view.arena) {
        return 0;
    }
    if (t.fixed) {
        tni_show_message(m, ATTR_WARNING, "%s", t.fixed);
        return 0;
    }
    const char *now = tni_source_value(m->view.document, m->view.arena, t.kind, t.label, t.key);
    static const char *const flag[] = {"no", "yes", NULL};
    const bool is_flag = t.rule && t.rule->type == TN_F_FLAG;
    const char *const *words = is_flag ? flag : t.rule ? t.rule->words : NULL;
    int count = 0, at = 0;
    for (; words && words[count]; count++) {
        at = now && strcmp(words[count], now) == 0 ? count : at;
    }
    if (count) {
        return tni_edit_set(m, &t, words[(at + step + count) % count]);
    }
    int64_t number = 0;
    char text[32];
    const bool absent = !now;
    if (!t.rule || t.rule->type != TN_F_WHOLE ||
        (!absent && tn_whole_parse(now, strlen(now), 0, TN_QUANTITY_MAX, &number) != TN_OK)) {
        tni_show_message(m, ATTR_DIM, "+ and - change choices and whole numbers; = types a value");
        return 0;
    }
    number += step;
    if (number < (t.rule->min > 0 ? t.rule->min : 0)) {
        return 0;
    }
    snprintf(text, sizeof(text), "%lld", (long long)number);
    return tni_edit_set(m, &t, text);
}

unsigned tni_edit_key(tni_model *m, int32_t key)
{
    bool changed = false;
    if (key == K_ESC || key == 3) {
        m->editing = false;
        tni_show_message(m, ATTR_DIM, "as it was");
        return EFF_VIEW;
    }
    if (key == K_ENTER || key == K_TAB || key == K_DOWN || key == K_UP || key == K_BACK_TAB) {
        const unsigned effects = tni_edit_set(m, &m->target, m->line.text);
        m->editing = effects == 0;
        if (effects && key != K_ENTER) {
            tni_move(m, key == K_UP || key == K_BACK_TAB ? -1 : 1, 0);
        }
        return effects;
    }
    tni_line_key(&m->line, key, &changed);
    return changed && *m->target.key ? EFF_TRY : 0; /* another label is tried when it is accepted */
}
