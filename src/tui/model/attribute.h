/* What a part of the screen means. */
#ifndef TN_TUI_ATTRIBUTE_H
#define TN_TUI_ATTRIBUTE_H

#include <stdbool.h>

/* What a cell means; the terminal maps it to colours. Colour only repeats what a sign says. */
typedef enum tni_attribute {
#define TN_STYLE(id, name) ATTR_##id,
#include "app/styles.def"
#undef TN_STYLE
    ATTR_COUNT
} tni_attribute;

enum { TNI_BOLD = 1, TNI_DIM = 2, TNI_UNDERLINE = 4, TNI_REVERSE = 8 };

/* How it looks: one of the terminal's eight colours (-1: its own), with and without colours. */
typedef struct tni_attribute_style {
    short color;
    unsigned with, mono; /* TNI_... */
} tni_attribute_style;

/* The styles of the theme that was chosen, [ATTR_COUNT]. */
const tni_attribute_style *tni_styles(void);
/* "dark", "light", "contrast", and what was said of single ones is forgotten; false: no theme. */
bool tni_style_theme(const char *name);
/* "error" as "red bold"; false: no such attribute, or a word that is none. */
bool tni_style_set(const char *attribute, const char *words);

#endif
