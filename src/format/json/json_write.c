/* Commas, line ends, indentation and quoting of JSON text. */
#include "format/json/json_write.h"

#include <string.h>

#include "tenor/decimal.h"
#include "tenor/text.h"

/* What goes before a key or a value that has none. */
static void separate(tni_json_out *out)
{
    if (out->keyed) {
        out->keyed = false;
        return;
    }
    tn_buffer_text(out->to, out->filled ? "," : "");
    if (out->depth) {
        tn_buffer_text(out->to, "\n");
        tn_buffer_fill(out->to, ' ', 2 * out->depth);
    }
    out->filled = true;
}

void tni_json_open(tni_json_out *out, char bracket)
{
    separate(out);
    tn_buffer_add(out->to, &bracket, 1);
    out->depth++;
    out->filled = false;
}

void tni_json_close(tni_json_out *out, char bracket)
{
    out->depth--;
    if (out->filled) {
        tn_buffer_text(out->to, "\n");
        tn_buffer_fill(out->to, ' ', 2 * out->depth);
    }
    tn_buffer_text(out->to, bracket == '{' ? "}" : "]");
    out->filled = true;
}

/* Control characters, quotes and backslashes; all else as it is. */
static void put_quoted(tn_buffer *to, const char *text, size_t length)
{
    tn_buffer_text(to, "\"");
    for (size_t at = 0, bytes; at < length; at += bytes) {
        uint32_t code;
        const unsigned char c = (unsigned char)text[at];
        bytes = tn_text_decode(text + at, length - at, &code);
        if (!bytes) {
            tn_buffer_text(to, "\ufffd");
            bytes = 1;
        } else if (c == '"' || c == '\\') {
            tn_buffer_format(to, "\\%c", c);
        } else if (c == '\n' || c == '\t' || c == '\r') {
            tn_buffer_text(to, c == '\n' ? "\\n" : (c == '\t' ? "\\t" : "\\r"));
        } else if (c < 0x20 || c == 0x7f) {
            tn_buffer_format(to, "\\u%04x", c);
        } else {
            tn_buffer_add(to, text + at, bytes);
        }
    }
    tn_buffer_text(to, "\"");
}

void tni_json_write_key(tni_json_out *out, const char *key, size_t length)
{
    separate(out);
    put_quoted(out->to, key, length);
    tn_buffer_text(out->to, ": ");
    out->keyed = true;
}

void tni_json_write_text(tni_json_out *out, const char *text)
{
    separate(out);
    if (text) {
        put_quoted(out->to, text, strlen(text));
    } else {
        tn_buffer_text(out->to, "null");
    }
}

void tni_json_write_literal(tni_json_out *out, const char *word)
{
    separate(out);
    tn_buffer_text(out->to, word);
}

void tni_json_pair(tni_json_out *out, const char *key, const char *text)
{
    tni_json_write_key(out, key, strlen(key));
    tni_json_write_text(out, text);
}

void tni_json_pair_number(tni_json_out *out, const char *key, int64_t number)
{
    char digits[TN_DECIMAL_TEXT];
    tni_json_write_key(out, key, strlen(key));
    tni_json_write_literal(out, tn_decimal_format(number, 0, 0, digits));
}

void tni_json_open_pair(tni_json_out *out, const char *key, char bracket)
{
    tni_json_write_key(out, key, strlen(key));
    tni_json_open(out, bracket);
}
