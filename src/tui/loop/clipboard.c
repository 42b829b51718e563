/* The clipboard, as far as terminals offer it. */
#include <stdio.h>
#include <string.h>

#include "tui/loop/run.h"

/* To the clipboard by OSC 52, which terminals and tmux understand; others ignore it. */
void tni_term_copy(const char *text)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const size_t length = strlen(text);
    fputs("\033]52;c;", stdout);
    for (size_t i = 0; i < length; i += 3) {
        unsigned bits = 0;
        for (size_t k = 0; k < 3; k++) {
            bits = bits << 8 | (i + k < length ? (unsigned char)text[i + k] : 0U);
        }
        for (size_t k = 0; k < 4; k++) {
            putchar(i + k <= length ? digits[bits >> (18 - 6 * k) & 63] : '=');
        }
    }
    fputs("\a", stdout);
    fflush(stdout);
}
