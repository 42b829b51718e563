/* Settings of the terminal program: keys, colours, panels. */
#include "tui/loop/preferences.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "app/preferences.h"
#include "tui/loop/layout.h"
#include "tui/model/key.h"
#include "tui/model/overlay.h"
#include "tui/screens/screens.h"

enum { LINES = 12 }; /* of what is wrong: the rest is counted */

/* Settings while they are read. */
typedef struct settings {
    tni_model *m;
    size_t wrong;
    bool asked; /* a question is open, which goes first */
} settings;

static void complain(settings *s, const tni_preference *e, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void complain(settings *s, const tni_preference *e, const char *format, ...)
{
    char text[TNI_MESSAGE];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof(text), format, list);
    va_end(list);
    if (s->wrong++ == 0 && !s->asked) {
        tni_overlay_begin(s->m, OVER_TEXT, NULL, "Settings that were left out");
    }
    if (s->wrong <= LINES && !s->asked) {
        char line[16] = ""; /* none: it is about the whole file */
        if (e->line) {
            snprintf(line, sizeof(line), ":%u", (unsigned)e->line);
        }
        tni_overlay_add(s->m, "%s%s: %s", tni_path_name(e->file), line, text);
    }
}

/* --- keys ------------------------------------------------------------------------------------ */

static void read_keys(settings *s, const tni_preference *e)
{
    const tni_action_id id = tni_action_find(e->key);
    const char *keys = tn_arena_text(s->m->arena, e->value);
    if (id == ACT_NONE) {
        complain(s, e, "no action is called '%s': ':' lists them", e->key);
        return;
    }
    for (const char *at = keys ? keys : ""; *at;) {
        size_t length = 0;
        if (tni_key_read(at, &length) == K_NONE) {
            complain(s, e, "'%.*s' is no key like x, C-x, F2, Enter", (int)length, at);
            return;
        }
        at += length;
        at += strspn(at, " ");
    }
    if (keys && *keys) {
        tni_action_bind(id, keys);
    } else {
        complain(s, e, "'%s' is to have no key", e->key);
    }
}

/* --- colours --------------------------------------------------------------------------------- */

static void read_colors(settings *s, const tni_preference *e)
{
    if (strcmp(e->key, "theme") != 0) { /* behind the theme, wherever that stands */
        return;
    }
    if (!tni_style_theme(e->value)) {
        complain(s, e, "no theme is called '%s': dark, light, contrast", e->value);
    }
}

static void read_color(settings *s, const tni_preference *e)
{
    if (strcmp(e->key, "theme") != 0 && !tni_style_set(e->key, e->value)) {
        complain(s, e, "'%s = %s' is no style like 'error = red bold'", e->key, e->value);
    }
}

/* --- panels ---------------------------------------------------------------------------------- */

/* The name of a screen in settings: its title in small letters. */
static const char *screen_name(tni_screen_id id, char *buffer)
{
    snprintf(buffer, TNI_NAME, "%s", tni_screen_get(id)->title);
    *buffer = (char)tolower((unsigned char)*buffer);
    return buffer;
}

/* "offer.2.sort": of which panel; *what is what stands behind it. NULL: of none. */
static tni_arrangement *panel_of(tni_model *m, const char *key, const char **what)
{
    char name[TNI_NAME];
    for (tni_screen_id id = 0; id < SCREEN_COUNT; id++) {
        const size_t length = strlen(screen_name(id, name));
        const char *at = key + length;
        if (strncmp(key, name, length) == 0 && at[0] == '.' && at[1] >= '1' &&
            at[1] < '1' + TNI_PANELS && at[2] == '.') {
            *what = at + 3;
            return &m->arrangements[id][at[1] - '1'];
        }
    }
    return NULL;
}

static void read_panel(settings *s, const tni_preference *e)
{
    const char *what = "";
    tni_arrangement *how = panel_of(s->m, e->key, &what);
    if (how && strcmp(what, "sort") == 0) {
        how->descending = tni_sort_read(e->value, how->sort);
        how->sort_said = true;
    } else if (how && strcmp(what, "columns") == 0) {
        snprintf(how->columns, sizeof(how->columns), "%s", e->value);
        how->columns_said = true;
    } else {
        complain(s, e, "'%s' is no panel's like offer.2.sort, offer.2.columns", e->key);
    }
}

/* --- files ----------------------------------------------------------------------------------- */

static const struct {
    const char *kind;
    void (*read)(settings *s, const tni_preference *e);
} sections[] = {
    {"keys", read_keys}, {"colors", read_colors}, {"colors", read_color}, {"panels", read_panel}};

enum { SECTIONS = sizeof(sections) / sizeof(*sections) };

/* Looks go behind the theme, wherever that stands, so each reader takes all lines. */
static void read_lines(settings *s, const tni_preference *lines, size_t count)
{
    for (int k = 0; k < SECTIONS; k++) {
        for (size_t i = 0; i < count; i++) {
            const tni_preference *e = &lines[i];
            if (e->section && e->key && strcmp(e->section, sections[k].kind) == 0) {
                sections[k].read(s, e);
            }
        }
    }
    for (size_t i = 0; i < count; i++) {
        bool known = false;
        for (int k = 0; k < SECTIONS && lines[i].section; k++) {
            known = known || strcmp(lines[i].section, sections[k].kind) == 0;
        }
        if (!lines[i].section) {
            complain(s, &lines[i], "%s", lines[i].value);
        } else if (!known && !lines[i].key) {
            complain(s, &lines[i], "no section is called '%s': keys, colors, panels",
                     lines[i].section);
        }
    }
}

void tni_preferences_read(tni_model *m)
{
    settings s = {.m = m, .asked = m->overlay.kind != OVER_NONE};
    size_t count = 0;
    tn_arena *arena = tn_arena_new(NULL);
    const tni_preference *lines = arena ? tni_preferences_load(arena, m->folder, &count) : NULL;
    if (lines) {
        read_lines(&s, lines, count);
    }
    for (size_t i = 0; i < count; i++) {
        if (!lines[i].section && !lines[i].line) { /* none of the file is known */
            m->read_error = true;
            tni_show_message(m, ATTR_WARNING, "%s cannot be read: %s", lines[i].file,
                             lines[i].value);
        }
    }
    if (s.wrong && s.asked) {
        tni_show_message(m, ATTR_WARNING, "%zu settings of config.ini were left out", s.wrong);
    } else if (s.wrong > LINES) {
        tni_overlay_add(m, "and %zu more", s.wrong - LINES);
    }
    if (s.wrong && !s.asked) {
        tni_overlay_row(m, "All else holds; 'tenor help rules 5.3' says what may stand there.");
    }
    tn_arena_free(arena);
}

void tni_preferences_keep(tni_model *m)
{
    char name[TNI_NAME];
    tn_buffer out;
    tn_buffer_init(&out, NULL);
    tn_buffer_text(&out, "[panels]\n");
    for (tni_screen_id id = 0; id < SCREEN_COUNT; id++) {
        screen_name(id, name);
        for (int i = 0; i < TNI_PANELS; i++) {
            const tni_arrangement *how = &m->arrangements[id][i];
            if (*how->sort || how->sort_said) { /* "" against one of config.ini */
                tn_buffer_format(&out, "%s.%d.sort = %s%s\n", name, i + 1, how->sort,
                                 how->descending ? " down" : "");
            }
            if (*how->columns || how->columns_said) {
                tn_buffer_format(&out, "%s.%d.columns = %s\n", name, i + 1, how->columns);
            }
        }
    }
    if (m->draft.keeps_history && tn_buffer_status(&out) == TN_OK) {
        tni_preferences_remember(m->folder, out.bytes, out.length);
    }
    tn_buffer_done(&out);
    m->arranged_anew = false;
}
