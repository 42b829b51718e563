/* Styles: colours of the terminal's own palette on its own background, as a person likes them. */
#include <string.h>

#include "tui/model/attribute.h"

enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE, OWN = -1 };

static const char *const colors[] = {"black", "red",     "green", "yellow",
                                     "blue",  "magenta", "cyan",  "white"};

static const char *const names[ATTR_COUNT] = {
#define TN_STYLE(id, name) name,
#include "app/styles.def"
#undef TN_STYLE
};

/* Dark is fine on light, too, where yellow and cyan can be read there. */
static const tni_attribute_style dark[ATTR_COUNT] = {
    [ATTR_PLAIN] = {OWN, 0, 0},
    [ATTR_TITLE] = {OWN, TNI_REVERSE, TNI_REVERSE},
    [ATTR_TAB] = {OWN, 0, 0},
    [ATTR_TAB_HERE] = {OWN, TNI_BOLD, TNI_BOLD},
    [ATTR_FRAME] = {OWN, TNI_DIM, 0},
    [ATTR_FOCUS] = {CYAN, 0, TNI_BOLD},
    [ATTR_HEAD] = {OWN, TNI_BOLD, TNI_BOLD},
    [ATTR_SELECTED] = {OWN, TNI_REVERSE, TNI_REVERSE},
    [ATTR_DIM] = {OWN, TNI_DIM, 0},
    [ATTR_ERROR] = {RED, TNI_BOLD, TNI_BOLD},
    [ATTR_WARNING] = {YELLOW, 0, TNI_BOLD},
    [ATTR_GOOD] = {GREEN, 0, 0},
    [ATTR_NEGATIVE] = {RED, 0, 0},
    [ATTR_KEY] = {CYAN, TNI_BOLD, TNI_BOLD},
    [ATTR_FIELD] = {OWN, TNI_UNDERLINE, TNI_UNDERLINE},
    [ATTR_EDIT] = {OWN, TNI_UNDERLINE, TNI_UNDERLINE},
    [ATTR_BAR] = {CYAN, 0, 0},
    [ATTR_MARK] = {CYAN, TNI_BOLD, TNI_BOLD}};

/* What another theme has otherwise. */
static const struct {
    const char *theme;
    tni_attribute attribute;
    tni_attribute_style style;
} others[] = {{"light", ATTR_FOCUS, {BLUE, 0, TNI_BOLD}},
              {"light", ATTR_WARNING, {MAGENTA, 0, TNI_BOLD}},
              {"light", ATTR_KEY, {BLUE, TNI_BOLD, TNI_BOLD}},
              {"light", ATTR_BAR, {BLUE, 0, 0}},
              {"light", ATTR_MARK, {BLUE, TNI_BOLD, TNI_BOLD}},
              {"contrast", ATTR_FRAME, {OWN, 0, 0}},
              {"contrast", ATTR_FOCUS, {OWN, TNI_BOLD, TNI_BOLD}},
              {"contrast", ATTR_DIM, {OWN, 0, 0}},
              {"contrast", ATTR_ERROR, {RED, TNI_BOLD | TNI_REVERSE, TNI_BOLD}},
              {"contrast", ATTR_WARNING, {OWN, TNI_BOLD | TNI_UNDERLINE, TNI_BOLD}},
              {"contrast", ATTR_GOOD, {OWN, TNI_BOLD, 0}},
              {"contrast", ATTR_NEGATIVE, {RED, TNI_BOLD, TNI_BOLD}},
              {"contrast", ATTR_KEY, {OWN, TNI_BOLD, TNI_BOLD}},
              {"contrast", ATTR_BAR, {OWN, TNI_BOLD, 0}},
              {"contrast", ATTR_MARK, {OWN, TNI_BOLD | TNI_UNDERLINE, TNI_BOLD}}};

enum { OTHERS = sizeof(others) / sizeof(*others) };

static tni_attribute_style chosen[ATTR_COUNT];
static bool is_chosen;

const tni_attribute_style *tni_styles(void)
{
    return is_chosen ? chosen : dark;
}

bool tni_style_theme(const char *name)
{
    bool found = strcmp(name, "dark") == 0;
    memcpy(chosen, dark, sizeof(chosen));
    for (int i = 0; i < OTHERS; i++) {
        if (strcmp(others[i].theme, name) == 0) {
            chosen[others[i].attribute] = others[i].style;
            found = true;
        }
    }
    is_chosen = found;
    return found;
}

/* A colour, or how it stands out; false: neither. */
static bool read_word(const char *word, size_t length, tni_attribute_style *out)
{
    static const char *const ways[] = {"bold", "dim", "underline", "reverse", "plain"};
    for (short i = 0; i < 8; i++) {
        if (strlen(colors[i]) == length && strncmp(colors[i], word, length) == 0) {
            out->color = i;
            return true;
        }
    }
    for (unsigned i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
        if (strlen(ways[i]) == length && strncmp(ways[i], word, length) == 0) {
            out->with |= i < 4 ? 1U << i : 0;
            out->mono = out->with;
            return true;
        }
    }
    return false;
}

bool tni_style_set(const char *attribute, const char *words)
{
    tni_attribute_style style = {OWN, 0, 0};
    int at = 0;
    while (at < ATTR_COUNT && strcmp(names[at], attribute) != 0) {
        at++;
    }
    bool known = at < ATTR_COUNT && *words;
    while (known && *words) {
        const size_t length = strcspn(words, " ");
        known = read_word(words, length, &style);
        words += length;
        words += strspn(words, " ");
    }
    if (known && !is_chosen) {
        tni_style_theme("dark");
    }
    if (known) {
        chosen[at] = style;
    }
    return known;
}
