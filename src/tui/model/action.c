/* The table of actions. */
#include "tui/model/action.h"

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "tui/model/key.h"

#define BIT(screen) (1U << SCREEN_##screen)
enum {
    ANY = (1U << SCREEN_COUNT) - 1,
    HOME = BIT(HOME),
    UPGRADE = BIT(UPGRADE),
    INVOICES = BIT(INVOICES),
    RENEWALS = BIT(RENEWALS),
    BILLED = BIT(INVOICES) | BIT(TIMELINE) | BIT(RENEWALS)
};
enum { FILES = ANY & ~HOME };

static const tni_action table[ACT_COUNT] = {
    {"none", "", "", 0, NEEDS_NOTHING, "", ""},
#define TN_ACTION(id, group, keys, screens, needs, hint, help)                                     \
    {#id, group, keys, screens, needs, hint, help},
#include "app/actions.def"
#undef TN_ACTION
};

/* Those whose keys a person has chosen; keys NULL: the table's. */
static tni_action bound[ACT_COUNT];

const tni_action *tni_action_get(tni_action_id id)
{
    return bound[id].keys ? &bound[id] : &table[id];
}

void tni_action_bind(tni_action_id id, const char *keys)
{
    bound[id] = table[id];
    bound[id].keys = keys;
}

tni_action_id tni_action_find(const char *name)
{
    for (tni_action_id id = 1; id < ACT_COUNT; id++) {
        const char *own = table[id].name;
        size_t i = 0;
        while (own[i] && (tolower((unsigned char)own[i]) == name[i] ||
                          (own[i] == '_' && (name[i] == ' ' || name[i] == '-')))) {
            i++;
        }
        if (!own[i] && !name[i]) {
            return id;
        }
    }
    return ACT_NONE;
}

static bool has_key(const tni_action *action, int32_t key)
{
    for (const char *at = action->keys; *at;) {
        size_t length = 0;
        if (tni_key_read(at, &length) == key) {
            return true;
        }
        at += length;
        at += *at == ' ';
    }
    return false;
}

tni_action_id tni_action_of(tni_screen_id screen, int32_t key)
{
    tni_action_id found = ACT_NONE;
    for (tni_action_id id = 1; id < ACT_COUNT; id++) {
        const bool fits = (table[id].screens & 1U << screen) && has_key(tni_action_get(id), key);
        if (fits && bound[id].keys) { /* as a person has chosen */
            return id;
        }
        if (fits && (found == ACT_NONE || table[id].screens != ANY)) {
            found = id;
        }
    }
    return found;
}

const char *tni_action_key(tni_action_id id, char *buffer)
{
    size_t length = 0;
    return tni_key_name(tni_key_read(tni_action_get(id)->keys, &length), buffer);
}
