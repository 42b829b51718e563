/* Bytes from a terminal to keys, clicks and pastes. */
#include "tui/model/decode.h"

#include <stdlib.h>
#include <string.h>

#include "tui/model/key.h"

enum { BEGUN = 3, OLD_REPORT = 6 }; /* "\033[<", "\033[M" and three bytes */
enum { PASTE_MOST = 1 << 20 };
static const char begin_paste[] = "\033[200~", end_paste[] = "\033[201~";

static void add_event(tni_decoder *d, tni_event event)
{
    if (d->count < sizeof(d->next) / sizeof(*d->next)) {
        d->next[d->count++] = event;
    }
}

static void add_key(tni_decoder *d, int32_t key)
{
    add_event(d, (tni_event){.type = EVENT_KEY, .key = key});
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
    const bool wheel = button == WHEEL_UP || button == WHEEL_DOWN;
    if (!d->deaf && (wheel || button == 0) && row > 0 && row < FAR && column > 0 && column < FAR) {
        add_event(d, (tni_event){.type = wheel ? EVENT_WHEEL : EVENT_CLICK,
                                 .key = button == WHEEL_UP ? K_UP : K_DOWN,
                                 .row = (int)row - 1,
                                 .column = (int)column - 1});
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
    static const char *const starts[] = {"\033", "[", "<M2"};
    if (d->length < BEGUN) {
        return byte && strchr(starts[d->length], (char)byte) != NULL;
    }
    if (d->report[2] == '2') {
        return d->length < sizeof(begin_paste) - 1 && byte == begin_paste[d->length];
    }
    const bool old = d->report[2] == 'M';
    return old ? byte >= ' ' : byte && strchr("0123456789;Mm", (char)byte) != NULL;
}

static void begin_of_paste(tni_decoder *d)
{
    if (!d->pasted.capacity) {
        tn_buffer_init(&d->pasted, NULL);
    }
    tn_buffer_cut(&d->pasted, 0);
    d->pasting = true;
}

static void end_of_paste(tni_decoder *d)
{
    d->pasting = false;
    d->has_paste = true;
}

/* What is longer than anybody pastes is cut. */
static void add_pasted(tni_decoder *d, unsigned char byte)
{
    const size_t tail = sizeof(end_paste) - 1;
    const char c = (char)byte;
    if (d->pasted.length >= PASTE_MOST + tail) {
        tn_buffer_cut(&d->pasted, PASTE_MOST);
    }
    tn_buffer_add(&d->pasted, byte ? &c : " ", 1);
    const size_t length = d->pasted.length;
    if (length >= tail && memcmp(d->pasted.bytes + length - tail, end_paste, tail) == 0) {
        tn_buffer_cut(&d->pasted, length - tail);
        end_of_paste(d);
    }
}

void tni_decoder_paste(tni_decoder *d, const char *bytes, size_t size)
{
    begin_of_paste(d);
    for (size_t i = 0; i < size && d->pasting; i++) {
        add_pasted(d, (unsigned char)bytes[i]);
    }
    end_of_paste(d);
}

void tni_decoder_byte(tni_decoder *d, unsigned char byte)
{
    if (d->pasting) {
        add_pasted(d, byte);
        return;
    }
    if (d->length == 1 && byte >= '1' && byte <= '9') {
        d->length = 0;
        add_key(d, K_ALT_1 + byte - '1');
        return;
    }
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
    } else if (d->length == sizeof(begin_paste) - 1 && strcmp(d->report, begin_paste) == 0) {
        d->length = 0;
        begin_of_paste(d);
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
    if (d->pasting) { /* its end does not come */
        end_of_paste(d);
    }
    d->length = 0;
    d->state = (mbstate_t){0};
}

bool tni_decoder_waits(const tni_decoder *d)
{
    return d->pasting || d->length >= BEGUN;
}

void tni_decoder_done(tni_decoder *d)
{
    tn_buffer_done(&d->pasted);
    *d = (tni_decoder){0};
}

bool tni_decoder_next(tni_decoder *d, tni_event *out)
{
    if (d->count > 0) {
        *out = d->next[0];
        memmove(d->next, d->next + 1, --d->count * sizeof(*d->next));
        return true;
    }
    if (d->has_paste) {
        *out = (tni_event){.type = EVENT_PASTE, .text = d->pasted.length ? d->pasted.bytes : ""};
        d->has_paste = false;
        return true;
    }
    *out = (tni_event){.type = EVENT_NONE};
    return false;
}

bool tni_bytes_are_burst(const char *bytes, size_t size)
{
    enum { BURST = 16 };
    bool ends = false;
    for (size_t i = 0; i < size; i++) {
        const bool end = bytes[i] == '\r' || bytes[i] == '\n';
        if ((unsigned char)bytes[i] < ' ' && !end && bytes[i] != '\t') {
            return false;
        }
        ends = ends || end;
    }
    return size >= BURST && ends;
}

bool tni_bytes_are_cut(const char *bytes, size_t size)
{
    enum { LONGEST = 8 };
    size_t at = size;
    while (at > 0 && size - at < LONGEST && bytes[at - 1] != '\033') {
        at--;
    }
    const size_t rest = size - at;
    return at > 0 && bytes[at - 1] == '\033' &&
           (rest < 2 ? rest == 0 || bytes[at] == '[' || bytes[at] == 'O'
                     : bytes[at] == '[' && (unsigned char)bytes[size - 1] < '@');
}
