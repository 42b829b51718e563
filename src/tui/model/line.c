/* The text line editor. */
#include "tui/model/line.h"

#include <string.h>

#include "tenor/text.h"
#include "tui/model/key.h"

void tni_line_set(tni_typed_line *line, const char *text)
{
    const size_t length = strlen(text);
    line->length = length < TNI_LINE_BYTES ? length : 0;
    memcpy(line->text, text, line->length);
    line->text[line->length] = '\0';
    line->at = line->length;
    line->suggested = false;
}

void tni_line_suggest(tni_typed_line *line, const char *text)
{
    tni_line_set(line, text);
    line->suggested = true;
}

static size_t next(const tni_typed_line *line)
{
    int width;
    const size_t step = tn_text_grapheme(line->text + line->at, line->length - line->at, &width);
    return line->at + step;
}

static size_t previous(const tni_typed_line *line)
{
    size_t last = 0;
    for (size_t at = 0; at < line->at;) {
        int width;
        last = at;
        const size_t step = tn_text_grapheme(line->text + at, line->length - at, &width);
        at += step ? step : 1;
    }
    return last;
}

static bool cut(tni_typed_line *line, size_t from, size_t to)
{
    memmove(line->text + from, line->text + to, line->length - to + 1);
    line->length -= to - from;
    line->at = from;
    return to > from;
}

static bool insert(tni_typed_line *line, int32_t key)
{
    char bytes[4];
    size_t size = 0;
    const uint32_t point = (uint32_t)key;
    if (point < 0x80) {
        bytes[size++] = (char)point;
    } else {
        const int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
        static const unsigned char lead[] = {0, 0xc0, 0xe0, 0xf0};
        bytes[size++] = (char)(lead[more] | point >> 6 * more);
        for (int i = more - 1; i >= 0; i--) {
            bytes[size++] = (char)(0x80 | (point >> 6 * i & 0x3f));
        }
    }
    if (line->length + size >= TNI_LINE_BYTES || !tn_text_valid(bytes, size, NULL)) {
        return false;
    }
    memmove(line->text + line->at + size, line->text + line->at, line->length - line->at + 1);
    memcpy(line->text + line->at, bytes, size);
    line->at += size;
    line->length += size;
    return true;
}

enum { CTRL_A = 1, CTRL_E = 5, CTRL_K = 11, CTRL_U = 21, CTRL_W = 23 };

bool tni_line_key(tni_typed_line *line, int32_t key, bool *out_changed)
{
    *out_changed = false;
    if (line->suggested && key >= ' ' && key < K_FIRST && key != 127) {
        tni_line_set(line, "");
    }
    line->suggested = false;
    switch (key) {
    case K_LEFT:
        line->at = previous(line);
        return true;
    case K_RIGHT:
        line->at = line->at < line->length ? next(line) : line->at;
        return true;
    case K_HOME:
    case CTRL_A:
        line->at = 0;
        return true;
    case K_END:
    case CTRL_E:
        line->at = line->length;
        return true;
    case K_BACKSPACE:
    case 8:
    case 127:
        *out_changed = cut(line, previous(line), line->at);
        return true;
    case K_DELETE:
        *out_changed = line->at < line->length && cut(line, line->at, next(line));
        return true;
    case CTRL_U:
        *out_changed = cut(line, 0, line->at);
        return true;
    case CTRL_K:
        *out_changed = cut(line, line->at, line->length);
        return true;
    case CTRL_W: {
        size_t from = line->at;
        while (from > 0 && line->text[from - 1] == ' ') {
            from--;
        }
        while (from > 0 && line->text[from - 1] != ' ') {
            from--;
        }
        *out_changed = cut(line, from, line->at);
        return true;
    }
    default:
        if (key < ' ' || key >= K_FIRST) {
            return false;
        }
        *out_changed = insert(line, key);
        return true;
    }
}
