/* Bytes from a terminal to keys and clicks. */
#include "tui/model/decode.h"

#include <stdlib.h>
#include <string.h>

#include "tui/model/key.h"

enum { BEGUN = 3, OLD_REPORT = 6 }; /* "\033[<", "\033[M" and three bytes */

static void add_key(tni_decoder *d, int32_t key)
{
    if (d->count < sizeof(d->keys) / sizeof(*d->keys)) {
        d->keys[d->count++] = key;
    }
}

/* A part of a character. Bytes that are invalid in the encoding are left out; a byte that
 * interrupts a character begins the next one. */
static void add_character(tni_decoder *d, char byte)
{
    wchar_t wide = 0;
    const bool begun = !mbsinit(&d->state);
    size_t used = mbrtowc(&wide, &byte, 1, &d->state);
    if (used == (size_t)-1) {
        d->state = (mbstate_t){0};
        used = begun ? mbrtowc(&wide, &byte, 1, &d->state) : used;
    }
    if (used == (size_t)-1) {
        d->state = (mbstate_t){0};
    } else if (used == 1) {
        add_key(d, wide == L'\n' ? K_ENTER : (int32_t)wide);
    }
}

/* A button that went down, or the wheel; buttons as the terminal numbers them. */
static void add_report(tni_decoder *d, long button, long column, long row)
{
    enum { KEYS_HELD = 4 + 8 + 16, WHEEL_UP = 64, WHEEL_DOWN, FAR = 10000 };
    button &= ~KEYS_HELD;
    if (d->deaf) {
        return;
    }
    if (button == WHEEL_UP || button == WHEEL_DOWN) {
        add_key(d, button == WHEEL_UP ? K_UP : K_DOWN);
    } else if (button == 0 && row > 0 && row < FAR && column > 0 && column < FAR) {
        d->click = (tni_event){.type = EVENT_CLICK, .row = (int)row - 1, .column = (int)column - 1};
    }
}

/* "\033[<BUTTON;COLUMN;ROW" and M for down, m for up. */
static void read_report(tni_decoder *d)
{
    long number[3] = {0};
    char *at = d->report + BEGUN;
    for (int i = 0; i < 3; i++) {
        number[i] = strtol(at, &at, 10);
        at += *at == ';';
    }
    if (*at == 'M') {
        add_report(d, number[0], number[1], number[2]);
    }
}

/* The bytes kept are no report: they are keys, unless a report was interrupted. */
static void give_back(tni_decoder *d)
{
    for (size_t i = 0; i < d->length && d->length < BEGUN; i++) {
        add_key(d, i ? d->report[i] : K_ESC);
    }
    d->length = 0;
}

/* The byte goes on with the report. */
static bool continues(const tni_decoder *d, unsigned char byte)
{
    static const char *const starts[] = {"\033", "[", "<M"};
    if (d->length < BEGUN) {
        return byte && strchr(starts[d->length], (char)byte) != NULL;
    }
    const bool old = d->report[2] == 'M';
    return old ? byte >= ' ' : byte && strchr("0123456789;Mm", (char)byte) != NULL;
}

void tni_decoder_byte(tni_decoder *d, unsigned char byte)
{
    if (!continues(d, byte)) {
        give_back(d);
        if (!continues(d, byte)) {
            add_character(d, (char)byte);
            return;
        }
    }
    d->state = (mbstate_t){0};
    if (d->length + 1 < TNI_REPORT_BYTES) { /* longer than any report: all of it is left out */
        d->report[d->length++] = (char)byte;
        d->report[d->length] = '\0';
    }
    if (d->length == OLD_REPORT && d->report[2] == 'M') {
        const unsigned char *b = (const unsigned char *)d->report + BEGUN;
        add_report(d, b[0] - ' ', b[1] - ' ', b[2] - ' ');
        d->length = 0;
    } else if (d->length > BEGUN && d->report[2] == '<' && (byte == 'M' || byte == 'm')) {
        read_report(d);
        d->length = 0;
    }
}

void tni_decoder_rest(tni_decoder *d)
{
    if (d->length < BEGUN) {
        give_back(d);
    }
}

void tni_decoder_drop(tni_decoder *d)
{
    d->length = 0;
    d->state = (mbstate_t){0};
}

bool tni_decoder_waits(const tni_decoder *d)
{
    return d->length >= BEGUN;
}

bool tni_decoder_next(tni_decoder *d, tni_event *out)
{
    if (d->count > 0) {
        *out = (tni_event){.type = EVENT_KEY, .key = d->keys[0]};
        memmove(d->keys, d->keys + 1, --d->count * sizeof(*d->keys));
        return true;
    }
    *out = d->click;
    d->click = (tni_event){.type = EVENT_NONE};
    return out->type != EVENT_NONE;
}
