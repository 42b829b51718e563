/* The value under the cursor: typed, stepped, picked. */
#include "tui/loop/typing.h"

#include <stdio.h>
#include <string.h>

#include "tenor/text.h"
#include "tui/loop/cursor.h"
#include "tui/model/choices.h"
#include "tui/model/edits.h"
#include "tui/model/key.h"
#include "tui/model/overlay.h"
#include "tui/screens/cells.h"
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

/* The cursor is on cells, not on rows or fields. */
static bool on_cells(const tni_model *m)
{
    tni_grid grid;
    return tni_screen_grid(tni_screen_now(m), m, m->cursors[m->screen].panel, m->scratch, &grid) &&
           grid.cells;
}

bool tni_on_number(const tni_model *m)
{
    static const bool numbers[TN_F_UPLIFT + 1] = {[TN_F_WHOLE] = true,
                                                  [TN_F_PRICE] = true,
                                                  [TN_F_AMOUNT] = true,
                                                  [TN_F_PERCENT] = true,
                                                  [TN_F_DAYS] = true};
    tni_target t = {0};
    return on_cells(m) && tni_screen_target(tni_screen_now(m), m, &t) && !t.fixed && t.rule &&
           numbers[t.rule->type];
}

/* --- pasting -------------------------------------------------------------------------------- */

/* Line ends as "\n", none at the end; no other control characters but tabs. */
static const char *clean(tn_arena *arena, const char *text)
{
    char *out = tn_arena_take(arena, strlen(text) + 1);
    size_t used = 0;
    for (const char *at = text; out && *at; at++) {
        const bool end = *at == '\r' || *at == '\n';
        if (end && at > text && *at == '\n' && at[-1] == '\r') {
            continue;
        }
        out[used] = end ? '\n' : *at;
        used += (unsigned char)*at >= ' ' || *at == '\t' || end;
    }
    while (used > 0 && out[used - 1] == '\n') {
        used--;
    }
    return out ? tn_arena_copy(arena, out, used) : NULL;
}

/* One line of it, for a field. False: it is longer than any field. */
static bool one_line(tni_model *m, char *text)
{
    for (char *at = text; *at; at++) {
        *at = *at == '\n' || *at == '\t' ? ' ' : *at;
    }
    if (strlen(text) + m->line.length + 1 >= TNI_LINE_BYTES) {
        tni_show_message(m, ATTR_ERROR, "nothing was pasted: %zu bytes are longer than a field",
                         strlen(text));
        return false;
    }
    return true;
}

static unsigned type_text(tni_model *m, const char *text)
{
    unsigned effects = 0;
    for (uint32_t point = 0; *text;) {
        const size_t length = tn_text_decode(text, strlen(text), &point);
        tni_action_id none = ACT_NONE;
        bool changed = false;
        if (m->overlay.kind != OVER_NONE) {
            effects |= tni_overlay_update(m, (int32_t)point, &none);
        } else {
            tni_line_key(&m->line, (int32_t)point, &changed);
        }
        text += length ? length : 1;
    }
    return effects | (m->editing && *m->target.key ? EFF_TRY : 0);
}

unsigned tni_paste(tni_model *m, const char *text)
{
    tni_target t = {0};
    unsigned effects = 0;
    const char *block = clean(m->scratch, text);
    char *line = block ? tn_arena_text(m->scratch, block) : NULL;
    const tni_overlay_kind over = m->overlay.kind;
    const bool typed = over == OVER_LINE || over == OVER_SEARCH || over == OVER_CHOOSE ||
                       over == OVER_PALETTE || over == OVER_HELP;
    if (!line || !*line) {
        tni_show_message(m, ATTR_DIM, "nothing to paste");
        return 0;
    }
    if (typed || (over == OVER_NONE && m->editing)) {
        return one_line(m, line) ? type_text(m, line) : 0;
    }
    if (over != OVER_NONE) {
        tni_show_message(m, ATTR_WARNING, "the pasted text was left out: a question is open");
        return 0;
    }
    if (m->draft.document && tni_cells_paste(m, block, &effects)) {
        return effects;
    }
    m->line.length = 0;
    if (!tni_target_of(m, &t) || t.fixed) {
        tni_show_message(m, ATTR_WARNING, "the pasted text was left out: nothing here takes it");
        return 0;
    }
    return one_line(m, line) ? tni_edit_begin(m, &t, line) | (m->editing ? EFF_TRY : 0) : 0;
}

/* --- stepping and typing -------------------------------------------------------------------- */

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
    const bool file = t.rule && t.rule->type == TN_F_PATH;
    size_t count = 0;
    int at = 0;
    const char *const *words = file ? NULL : tni_choices(m, &t, m->scratch, &count);
    for (size_t i = 0; i < count; i++) {
        at = now && strcmp(words[i], now) == 0 ? (int)i : at;
    }
    if (count) {
        return tni_edit_set(m, &t, words[(size_t)(at + step + (int)count) % count]);
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
        const bool cells = on_cells(m);
        const int across = key == K_TAB ? 1 : key == K_BACK_TAB ? -1 : 0;
        const int down = key == K_DOWN ? 1 : key == K_UP ? -1 : key == K_ENTER && cells ? 1 : 0;
        const unsigned effects =
            tni_edit_set(m, &m->target, tni_typed_value(m, &m->target, m->line.text));
        m->editing = effects == 0;
        if (effects) {
            tni_move(m, cells ? down : down + across, cells ? across : 0);
        }
        return effects;
    }
    tni_line_key(&m->line, key, &changed);
    return changed && *m->target.key ? EFF_TRY : 0; /* another label is tried when it is accepted */
}
