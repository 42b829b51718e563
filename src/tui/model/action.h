/* The table of actions, from app/actions.def: which key does what on which screen. */
#ifndef TN_TUI_ACTION_H
#define TN_TUI_ACTION_H

#include <stdint.h>

typedef enum tni_screen_id {
#define TN_SCREEN(id, name) SCREEN_##id,
#include "app/screens.def"
#undef TN_SCREEN
    SCREEN_COUNT
} tni_screen_id;

typedef enum tni_action_id {
    ACT_NONE,
#define TN_ACTION(id, group, keys, screens, needs, hint, help) ACT_##id,
#include "app/actions.def"
#undef TN_ACTION
    ACT_COUNT
} tni_action_id;

typedef enum tni_need { NEEDS_NOTHING, NEEDS_FILE } tni_need;

typedef struct tni_action {
    const char *name, *group, *keys;
    unsigned screens; /* bits of tni_screen_id */
    tni_need needs;
    const char *hint, *help;
} tni_action;

const tni_action *tni_action_get(tni_action_id id);
/* The action of that name, its words tied by blanks or hyphens; ACT_NONE. */
tni_action_id tni_action_find(const char *name);
/* It has these keys instead of its own, and before others that have them, too; NULL: its own again.
 * The text stays the caller's. */
void tni_action_bind(tni_action_id id, const char *keys);
/* What the key does on the screen; ACT_NONE. */
tni_action_id tni_action_of(tni_screen_id screen, int32_t key);
/* Its first key, by name; static. */
const char *tni_action_key(tni_action_id id, char *buffer);

#endif
