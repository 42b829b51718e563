/* Names of keys. */
#include "tui/model/key.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tenor/text.h"

static const struct {
    const char *name;
    int32_t key;
} names[] = {{"Up", K_UP},
             {"Down", K_DOWN},
             {"Left", K_LEFT},
             {"Right", K_RIGHT},
             {"Home", K_HOME},
             {"End", K_END},
             {"PgUp", K_PAGE_UP},
             {"PgDn", K_PAGE_DOWN},
             {"Ins", K_INSERT},
             {"Del", K_DELETE},
             {"BSpace", K_BACKSPACE},
             {"S-Tab", K_BACK_TAB},
             {"S-Left", K_SHIFT_LEFT},
             {"S-Right", K_SHIFT_RIGHT},
             {"Tab", K_TAB},
             {"Enter", K_ENTER},
             {"Esc", K_ESC},
             {"Space", ' '}};

enum { NAMES = sizeof(names) / sizeof(*names) };

int32_t tni_key_read(const char *text, size_t *length)
{
    size_t word = strcspn(text, " \t\n");
    *length = word;
    for (size_t i = 0; i < NAMES && word > 1; i++) { /* of one letter most keys are */
        const char *name = names[i].name;
        if (name[0] == text[0] && strlen(name) == word && memcmp(text, name, word) == 0) {
            return names[i].key;
        }
    }
    if (word == 3 && text[0] == 'C' && text[1] == '-' && text[2] >= 'a' && text[2] <= 'z') {
        return text[2] - 'a' + 1;
    }
    if (word == 3 && text[0] == 'M' && text[1] == '-' && text[2] >= '1' && text[2] <= '9') {
        return K_ALT_1 + text[2] - '1';
    }
    if (word >= 2 && word <= 3 && text[0] == 'F' && text[1] >= '1' && text[1] <= '9') {
        const int number = word == 2 ? text[1] - '0' : 10 * (text[1] - '0') + text[2] - '0';
        return number >= 1 && number <= 12 ? K_F1 + number - 1 : K_NONE;
    }
    uint32_t point = 0;
    return tn_text_decode(text, word, &point) == word && word ? (int32_t)point : K_NONE;
}

const char *tni_key_name(int32_t key, char *buffer)
{
    for (size_t i = 0; i < NAMES; i++) {
        if (names[i].key == key) {
            return names[i].name;
        }
    }
    if (key >= 1 && key <= 26) {
        snprintf(buffer, TNI_KEY_NAME, "C-%c", 'a' + (char)key - 1);
    } else if (key >= K_F1 && key <= K_F12) {
        snprintf(buffer, TNI_KEY_NAME, "F%d", (int)(key - K_F1) + 1);
    } else if (key >= K_ALT_1 && key <= K_ALT_9) {
        snprintf(buffer, TNI_KEY_NAME, "M-%d", (int)(key - K_ALT_1) + 1);
    } else if (key > ' ' && key < 0x7f) {
        snprintf(buffer, TNI_KEY_NAME, "%c", (char)key);
    } else {
        snprintf(buffer, TNI_KEY_NAME, "U+%04X", (unsigned)key);
    }
    return buffer;
}
