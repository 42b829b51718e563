/* A tree of JSON values that are read, changed and written back; json_write.h writes in bulk. */
#ifndef TN_FORMAT_JSON_H
#define TN_FORMAT_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tenor/buffer.h"
#include "tenor/status.h"

typedef struct json_t tni_json; /* counted references; free the root */

typedef enum tni_json_kind {
    TNI_JSON_OBJECT,
    TNI_JSON_ARRAY,
    TNI_JSON_TEXT,
    TNI_JSON_WHOLE, /* an integer of 64 bits */
    TNI_JSON_REAL,  /* any other number; passed on to 15 digits, never calculated with */
    TNI_JSON_FLAG,
    TNI_JSON_NULL
} tni_json_kind;

typedef struct tni_json_error {
    uint32_t line, column; /* from 1, column in code points; where reading stopped */
    char text[160];        /* jansson's words */
} tni_json_error;

/* Strict: one value, no duplicate keys, no NUL, valid UTF-8, a BOM is skipped, at most 250,000
 * names. TN_E_SYNTAX fills *fault. */
tn_status tni_json_parse(const char *bytes, size_t length, tni_json_error *fault, tni_json **out);
void tni_json_free(tni_json *json);
/* An answer of AWS, or an array of its pages, each taken until take refuses one. TN_E_SYNTAX: no
 * JSON (*fault says why), no page, or one that was refused. */
typedef bool (*tni_json_take)(void *context, const tni_json *page, bool is_last);
tn_status tni_json_pages(const char *bytes, size_t length, tni_json_take take, void *context,
                         tni_json_error *fault);

tni_json_kind tni_json_kind_of(const tni_json *json);
size_t tni_json_count(const tni_json *json); /* members or elements; 0 for the rest */
/* NULL when there is none, or json is NULL or something else; borrowed. */
tni_json *tni_json_get(const tni_json *object, const char *key);
tni_json *tni_json_at(const tni_json *array, size_t index);
const char *tni_json_get_text(const tni_json *object, const char *key); /* a text member; NULL */
tni_json *tni_json_get_path(tni_json *object, const char *const *keys); /* keys end with NULL */
/* How many elements of a list are looked at: more than AWS takes, and a bound for every loop. */
size_t tni_listed(const tni_json *array);
/* The first of those elements whose member is this text; NULL. */
tni_json *tni_find_listed(const tni_json *array, const char *member, const char *text);
const char *tni_json_text(const tni_json *json);         /* NULL when it is no text */
bool tni_json_whole(const tni_json *json, int64_t *out); /* false when it is no integer */
/* Of a number with a fraction what stands before the point; false: it is none, negative, or beyond
 * 2^53. */
bool tni_json_whole_part(const tni_json *json, int64_t *out);
bool tni_json_flag(const tni_json *json, bool *out); /* false when it is no flag */
/* Members in order: start with a NULL cursor, until it returns false. */
bool tni_json_next(tni_json *object, void **cursor, const char **key, tni_json **value);
bool tni_json_equal(const tni_json *a, const tni_json *b);

/* New values; NULL: no memory (or invalid UTF-8). */
tni_json *tni_json_new_object(void);
tni_json *tni_json_new_array(void);
tni_json *tni_json_new_text(const char *text);
tni_json *tni_json_new_whole(int64_t number);
tni_json *tni_json_copy(const tni_json *json); /* deep */

/* Both take value over, also when they fail (no memory, or value NULL): then false. */
bool tni_json_set(tni_json *object, const char *key, tni_json *value);
bool tni_json_append(tni_json *array, tni_json *value);
void tni_json_remove(tni_json *object, const char *key);
/* Takes an element out; takes one out and puts it in front of where `to` is then. */
void tni_json_remove_at(tni_json *array, size_t index);
bool tni_json_move(tni_json *array, size_t from, size_t to);
/* Puts another value at the index; takes value over, also when it fails. */
bool tni_json_set_at(tni_json *array, size_t index, tni_json *value);

/* Appends the text: indented by two blanks, or compact; keys as they were inserted, or sorted. */
enum { TNI_JSON_COMPACT = 1, TNI_JSON_SORTED = 2 };
tn_status tni_json_print(const tni_json *json, unsigned how, tn_buffer *out);

#endif
