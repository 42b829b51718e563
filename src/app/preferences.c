/* Settings: two files, read as one list of lines. */
#include "app/preferences.h"

#include <ctype.h>

#include "base/list.h"
#include "tenor/ini.h"

typedef struct preference_list {
    tn_arena *arena;
    tni_preference *lines;
    size_t count;
} preference_list;

static void add(preference_list *list, tni_preference line)
{
    TNI_LIST_ADD(list->arena, &list->lines, &list->count, line);
}

static void add_sections(preference_list *list, const tn_tree *tree)
{
    for (const tn_section *x = tree->first; x; x = x->next) {
        add(list, (tni_preference){.section = x->kind, .file = tree->file, .line = x->at.line});
        for (const tn_entry *e = x->first; e; e = e->next) {
            add(list, (tni_preference){x->kind, e->key, e->value, tree->file, e->value_at.line});
        }
    }
}

static void read_file(preference_list *list, const char *path)
{
    tni_file file;
    tn_tree *tree = NULL;
    const char *reason = "";
    tn_findings *findings = path && tni_path_exists(path) ? tn_findings_new(list->arena) : NULL;
    if (!findings) {
        return;
    }
    if (tni_file_read_inside(list->arena, "/", path, TNI_READ_MAX, &file, &reason) != TN_OK) {
        add(list, (tni_preference){.value = reason, .file = path});
        return;
    }
    tn_ini_read(list->arena, path, file.bytes, file.size, findings, &tree);
    for (size_t i = 0; i < tn_findings_count(findings); i++) {
        const tn_finding *f = tn_findings_get(findings, i);
        if (f->code != TN_FIL_EMPTY && f->code != TN_FIL_NO_SECTION) { /* nothing is set there */
            add(list, (tni_preference){.value = f->message, .file = path, .line = f->at.line});
        }
    }
    if (tree) {
        add_sections(list, tree);
    }
}

const tni_preference *tni_preferences_load(tn_arena *arena, const char *folder, size_t *out_count)
{
    preference_list list = {.arena = arena};
    read_file(&list, tni_config_path(arena, "config.ini"));
    read_file(&list, tni_state_path(arena, "panels", folder));
    *out_count = tn_arena_failed(arena) ? 0 : list.count;
    return tn_arena_failed(arena) ? NULL : list.lines;
}

/* An action's id as the key that names it: GO_OFFER is go-offer. */
static const char *action_key(tn_arena *arena, const char *id)
{
    char *key = tn_arena_text(arena, id);
    for (char *c = key; c && *c; c++) {
        *c = *c == '_' ? '-' : (char)tolower((unsigned char)*c);
    }
    return key;
}

const tn_file_rule *tni_preferences_rule(tn_arena *arena)
{
    static const char *const themes[] = {"dark", "light", "contrast", NULL};
    static const tn_field_rule actions[] = {
#define TN_ACTION(id, group, keys, screens, needs, hint, does) {.key = #id, .help = does},
#include "app/actions.def"
#undef TN_ACTION
    };
    static const tn_field_rule colors[] = {
        {.key = "theme", .type = TN_F_CHOICE, .words = themes, .help = "the colours of all"},
#define TN_STYLE(id, name) {.key = name, .help = "a colour and how it stands out: red bold"},
#include "app/styles.def"
#undef TN_STYLE
    };
    static const tn_field_rule panels[] = {
#define TN_SCREEN(id, name)                                                                        \
    {.key = #name ".*", .star = "N.sort, N.columns", .help = "its Nth panel"},
#include "app/screens.def"
#undef TN_SCREEN
    };
    enum { ACTIONS = sizeof(actions) / sizeof(*actions) };
    tn_field_rule *keys = tn_arena_take_array(arena, ACTIONS, sizeof(*keys));
    tn_section_rule *sections = tn_arena_take_array(arena, 3, sizeof(*sections));
    tn_file_rule *rule = tn_arena_take(arena, sizeof(*rule));
    for (size_t i = 0; keys && i < ACTIONS; i++) {
        keys[i] = actions[i];
        keys[i].key = action_key(arena, actions[i].key);
    }
    if (tn_arena_failed(arena)) {
        return NULL;
    }
    sections[0] = (tn_section_rule){"keys", NULL, keys, ACTIONS, "keys of actions"};
    sections[1] =
        (tn_section_rule){"colors", NULL, colors, sizeof(colors) / sizeof(*colors), "looks"};
    sections[2] = (tn_section_rule){"panels", NULL, panels, sizeof(panels) / sizeof(*panels),
                                    "order and columns of panels"};
    *rule = (tn_file_rule){"config", "config.ini", sections, 3,
                           "a person's settings of the terminal program"};
    return rule;
}

void tni_preferences_remember(const char *folder, const char *text, size_t size)
{
    const char *reason = "";
    tn_arena *arena = tn_arena_new(NULL);
    const char *path = arena ? tni_state_path(arena, "panels", folder) : NULL;
    if (path && tni_state_folders(path)) {
        const tni_save save = {
            .path = path, .bytes = text, .size = size, .force = true, .is_private = true};
        (void)tni_file_save(arena, &save, NULL, &reason);
    }
    tn_arena_free(arena);
}
