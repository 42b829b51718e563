/* JSON written piece by piece, without a tree: brackets, keys and values. */
#ifndef TN_FORMAT_JSON_WRITE_H
#define TN_FORMAT_JSON_WRITE_H

#include <stdint.h>

#include "tenor/buffer.h"

typedef struct tni_json_out {
    tn_buffer *to;
    int depth;
    bool filled; /* the innermost object or array has something in it */
    bool keyed;  /* a key was written, its value is next */
} tni_json_out;

/* bracket is '{' or '['; close with the same one. Indents by two blanks. */
void tni_json_open(tni_json_out *out, char bracket);
void tni_json_close(tni_json_out *out, char bracket);
void tni_json_write_key(tni_json_out *out, const char *key, size_t length);
void tni_json_write_text(tni_json_out *out, const char *text); /* NULL: null; bad UTF-8: U+FFFD */
void tni_json_write_literal(tni_json_out *out, const char *word); /* a number, true, false, null */
/* Members, with a key that is a terminated text. */
void tni_json_pair(tni_json_out *out, const char *key, const char *text);
void tni_json_pair_number(tni_json_out *out, const char *key, int64_t number);
void tni_json_open_pair(tni_json_out *out, const char *key, char bracket);

#endif
