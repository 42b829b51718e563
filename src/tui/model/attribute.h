/* What a part of the screen means. */
#ifndef TN_TUI_ATTRIBUTE_H
#define TN_TUI_ATTRIBUTE_H

/* What a cell means; the terminal maps it to colours. Colour only repeats what a sign says. */
typedef enum tni_attribute {
    ATTR_PLAIN,
    ATTR_TITLE,
    ATTR_TAB,
    ATTR_TAB_HERE,
    ATTR_FRAME,
    ATTR_FOCUS, /* the frame of the panel with the cursor */
    ATTR_HEAD,
    ATTR_SELECTED,
    ATTR_DIM,
    ATTR_ERROR,
    ATTR_WARNING,
    ATTR_GOOD,
    ATTR_NEGATIVE,
    ATTR_KEY,
    ATTR_FIELD,
    ATTR_EDIT,
    ATTR_BAR,
    ATTR_MARK, /* a cell that is marked: "*" in front of it says so too */
    ATTR_COUNT
} tni_attribute;

#endif
