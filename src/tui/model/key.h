/* Keys: a code point, or one of the names below; their names are those of help and of scripts. */
#ifndef TN_TUI_KEY_H
#define TN_TUI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Control keys are 1 ... 26, as a terminal sends them. */
enum {
    K_NONE = 0,
    K_TAB = 9,
    K_ENTER = 13,
    K_ESC = 27,
    K_FIRST = 0x200000,
    K_UP = K_FIRST,
    K_DOWN,
    K_LEFT,
    K_RIGHT,
    K_HOME,
    K_END,
    K_PAGE_UP,
    K_PAGE_DOWN,
    K_INSERT,
    K_DELETE,
    K_BACKSPACE,
    K_BACK_TAB,
    K_SHIFT_LEFT,
    K_SHIFT_RIGHT,
    K_F1,
    K_F12 = K_F1 + 11,
    K_ALT_1, /* Alt with a digit */
    K_ALT_9 = K_ALT_1 + 8,
    K_LAST
};

enum { TNI_KEY_NAME = 16 };

/* What a terminal sends. */
typedef enum tni_event_type {
    EVENT_NONE,
    EVENT_KEY,
    EVENT_SIZE,
    EVENT_CLICK,
    EVENT_WHEEL, /* key: Up or Down */
    EVENT_PASTE,
    EVENT_END
} tni_event_type;

typedef struct tni_event {
    tni_event_type type;
    int32_t key;
    int row, column;  /* of a click, of the wheel */
    const char *text; /* that was pasted, terminated; until the next event is read */
} tni_event;

/* "Up", "C-r", "Enter", "F2", "Space" or a single character; K_NONE: no such key. *length is what
 * the name takes of the text, up to a blank. */
int32_t tni_key_read(const char *text, size_t *length);
/* The name of a key; buffer[TNI_KEY_NAME]. */
const char *tni_key_name(int32_t key, char *buffer);

#endif
