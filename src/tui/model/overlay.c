/* Overlays: their rows, and the keys while one is open. */
#include "tui/model/overlay.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "tui/model/key.h"

void tni_overlay_begin(tni_model *m, tni_overlay_kind kind, tni_answer answer, const char *title)
{
    tni_overlay_close(m);
    m->overlay.arena = tn_arena_new(NULL);
    m->overlay.kind = m->overlay.arena ? kind : OVER_NONE;
    m->overlay.answer = answer;
    m->overlay.title = m->overlay.arena ? tn_arena_text(m->overlay.arena, title) : "";
}

void tni_overlay_ask(tni_model *m, tni_answer answer, const char *title, const char *choices,
                     const char *letters)
{
    tni_overlay_begin(m, OVER_ASK, answer, title);
    m->overlay.text = choices;
    m->overlay.letters = letters;
}

void tni_overlay_row(tni_model *m, const char *text)
{
    tni_overlay *o = &m->overlay;
    const char *copy = o->arena ? tn_arena_text(o->arena, text) : NULL;
    const char **row =
        copy ? tn_arena_append(o->arena, &o->rows, &o->count, sizeof(const char *)) : NULL;
    if (row) {
        *row = copy;
    }
}

void tni_overlay_add(tni_model *m, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text =
        m->overlay.arena ? tn_arena_format_list(m->overlay.arena, format, args) : NULL;
    va_end(args);
    if (text) {
        tni_overlay_row(m, text);
    }
}

void tni_overlay_close(tni_model *m)
{
    tn_arena_free(m->overlay.arena);
    m->overlay = (tni_overlay){0};
}

/* "GO_HOME" -> "go home" */
void tni_action_words(tni_action_id id, char *buffer, size_t size)
{
    const char *name = tni_action_get(id)->name;
    size_t i = 0;
    for (; name[i] && i + 1 < size; i++) {
        buffer[i] = name[i] == '_' ? ' ' : (char)tolower((unsigned char)name[i]);
    }
    buffer[i] = '\0';
}

/* What is typed is one of its keys, or its name. */
static bool is_called(tni_action_id id, const char *typed)
{
    size_t length = 0;
    bool same = tni_action_find(typed) == id;
    for (const char *at = tni_action_get(id)->keys; *at && !same;) {
        tni_key_read(at, &length);
        same = strlen(typed) == length && strncmp(at, typed, length) == 0;
        at += length;
        at += *at == ' ';
    }
    return same;
}

/* Its words hold what is typed, or (letters) its name has those letters in that order. */
static bool is_meant(tni_action_id id, const char *typed, bool letters)
{
    const tni_action *a = tni_action_get(id);
    char words[64], all[256];
    if (!*typed) {
        return true;
    }
    tni_action_words(id, words, sizeof(words));
    if (letters) {
        return tni_holds_letters(words, typed);
    }
    snprintf(all, sizeof(all), "%s %s %s %s", words, a->group, a->keys, a->help);
    return tni_holds(all, typed);
}

static int matching(const tni_model *m, const char *typed, bool letters, tni_action_id *ids)
{
    const bool every = m->overlay.kind == OVER_PALETTE;
    int count = 0, first = 0;
    for (tni_action_id id = 1; id < ACT_COUNT; id++) {
        const bool here = every || (tni_action_get(id)->screens & 1U << m->screen);
        if (here && is_meant(id, typed, letters)) {
            ids[count++] = id;
            if (*typed && is_called(id, typed)) { /* ":q" quits, whatever else has a q */
                memmove(ids + first + 1, ids + first, (size_t)(count - 1 - first) * sizeof(*ids));
                ids[first++] = id;
            }
        }
    }
    return count;
}

/* Where what the action is told begins, behind the blank: the first word names an action, or all of
 * it is in none; NULL: all that is typed is looked for. */
static const char *argument_in(const tni_model *m)
{
    tni_action_id ids[ACT_COUNT];
    char first[TNI_NAME];
    const char *typed = m->overlay.line.text, *blank = strchr(typed, ' ');
    if (!blank || m->overlay.kind != OVER_PALETTE) {
        return NULL;
    }
    snprintf(first, sizeof(first), "%.*s", (int)(blank - typed), typed);
    const bool named = tni_action_find(first) != ACT_NONE;
    return named || matching(m, typed, false, ids) == 0 ? blank + 1 : NULL;
}

int tni_overlay_actions(const tni_model *m, tni_action_id *ids)
{
    char typed[TNI_LINE_BYTES];
    const char *argument = argument_in(m);
    snprintf(typed, sizeof(typed), "%s", m->overlay.line.text);
    if (argument) {
        typed[argument - m->overlay.line.text - 1] = '\0';
    }
    const int count = matching(m, typed, false, ids);
    return count ? count : matching(m, typed, true, ids);
}

int tni_overlay_choices(const tni_model *m, tn_arena *arena, const int **out)
{
    const tni_overlay *o = &m->overlay;
    int *rows = tn_arena_take_array(arena, o->count + 1, sizeof(*rows)), count = 0;
    for (int letters = 0; rows && letters < 2 && count == 0; letters++) {
        for (size_t i = 0; i < o->count; i++) {
            const bool holds = letters ? tni_holds_letters(o->rows[i], o->line.text)
                                       : tni_holds(o->rows[i], o->line.text);
            if (holds) {
                rows[count++] = (int)i;
            }
        }
    }
    *out = rows;
    return count;
}

unsigned tni_overlay_line(tni_model *m, unsigned effects)
{
    snprintf(m->wanted, sizeof(m->wanted), "%s", m->overlay.line.text);
    tni_overlay_close(m);
    return *m->wanted ? effects : 0;
}

static tni_action_id picked_action(const tni_model *m)
{
    tni_action_id ids[ACT_COUNT];
    const int count = tni_overlay_actions(m, ids);
    return m->overlay.kind == OVER_PALETTE && count > 0 ? ids[tni_clamp(m->overlay.cursor, count)]
                                                        : ACT_NONE;
}

/* Rows that the cursor may be on; of a text those that may be the first on the screen. */
static int row_count(const tni_model *m)
{
    enum { AROUND = 4 }; /* the box leaves a row above and below, and has a frame */
    tni_action_id ids[ACT_COUNT];
    const bool actions = m->overlay.kind == OVER_HELP || m->overlay.kind == OVER_PALETTE;
    const int *rows;
    const int count = actions                          ? tni_overlay_actions(m, ids)
                      : m->overlay.kind == OVER_CHOOSE ? tni_overlay_choices(m, m->scratch, &rows)
                                                       : (int)m->overlay.count;
    const int hidden = count - (m->rows - AROUND);
    return m->overlay.kind != OVER_TEXT ? count : hidden > 0 ? hidden + 1 : 1;
}

/* Help and palette take letters to search; moving there is for arrows. */
static unsigned list_key(tni_model *m, int32_t key, tni_action_id *out_action)
{
    tni_overlay *o = &m->overlay;
    const bool typed = o->kind == OVER_HELP || o->kind == OVER_PALETTE || o->kind == OVER_CHOOSE;
    const int count = row_count(m), page = 10;
    const int step = key == K_UP || (!typed && key == 'k')          ? -1
                     : key == K_DOWN || (!typed && key == 'j')      ? 1
                     : key == K_PAGE_UP                             ? -page
                     : key == K_PAGE_DOWN || (!typed && key == ' ') ? page
                     : key == K_HOME || (!typed && key == 'g')      ? -count
                     : key == K_END || (!typed && key == 'G')       ? count
                                                                    : 0;
    bool changed = false;
    if (step) {
        o->cursor = tni_clamp(tni_clamp(o->cursor, count) + step, count);
    } else if (key == K_ENTER) {
        if (o->kind == OVER_PICK && o->count > 0) { /* memory was short: there may be no row */
            return o->answer(m, tni_clamp(o->cursor, count));
        }
        if (o->kind == OVER_CHOOSE) {
            const int *rows;
            const int left = tni_overlay_choices(m, m->scratch, &rows);
            return left ? o->answer(m, rows[tni_clamp(o->cursor, left)]) : 0;
        }
        if (o->kind == OVER_TEXT && o->answer) {
            return o->answer(m, 0);
        }
        *out_action = picked_action(m);
        const char *argument = argument_in(m);
        argument = argument ? argument + strspn(argument, " ") : "";
        snprintf(m->argument, sizeof(m->argument), "%s", argument);
        tni_overlay_close(m);
    } else if (typed && tni_line_key(&o->line, key, &changed)) {
        o->cursor = changed ? 0 : o->cursor;
    } else if (key == 'q') {
        tni_overlay_close(m);
    }
    return 0;
}

/* The search begins anew with every key, and is over with Esc. */
static unsigned search_key(tni_model *m, int32_t key)
{
    bool changed = false;
    char *find = tni_arrangement_here(m)->find;
    if (key == K_ENTER) {
        tni_overlay_close(m);
        return 0;
    }
    tni_line_key(&m->overlay.line, key, &changed);
    if (changed) {
        snprintf(find, TNI_NAME, "%.*s", TNI_NAME - 1, m->overlay.line.text);
        m->serial++;
    }
    return 0;
}

unsigned tni_overlay_update(tni_model *m, int32_t key, tni_action_id *out_action)
{
    tni_overlay *o = &m->overlay;
    bool changed = false;
    *out_action = ACT_NONE;
    if (key == K_ESC || key == 3) {
        if (o->kind == OVER_SEARCH) {
            tni_arrangement_here(m)->find[0] = '\0';
            m->serial++;
        } else {
            m->quitting = false;
        }
        tni_overlay_close(m);
        return 0;
    }
    if (o->kind == OVER_SEARCH) {
        return search_key(m, key);
    }
    if (o->kind == OVER_ASK) {
        const char *letter =
            key > 0 && key < 127 && o->letters ? strchr(o->letters, (char)key) : NULL;
        return letter ? o->answer(m, *letter) : 0;
    }
    if (o->kind == OVER_LINE) {
        if (key == K_ENTER) {
            return o->answer(m, 0);
        }
        tni_line_key(&o->line, key, &changed);
        return 0;
    }
    return list_key(m, key, out_action);
}
