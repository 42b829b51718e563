/* JSON trees: the only file that uses jansson. */
#include "format/json/json.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

/* jansson 2.14's reader does not stand a request for memory that fails: it crashes, or loses a byte
 * of a text, or calls the text wrong. So while it reads, such a request leaves the reader, and what
 * it had taken is freed here. */
typedef struct reading {
    json_malloc_t take;
    json_free_t give;
    void **blocks; /* taken and not given back */
    size_t count, capacity;
    jmp_buf out_of_memory;
} reading;

static _Thread_local reading *current;

static void *take_block(size_t size)
{
    reading *r = current;
    if (!r) { /* another thread's reader */
        return malloc(size);
    }
    if (r->count == r->capacity) {
        const size_t capacity = r->capacity ? 2 * r->capacity : 64;
        void **blocks = realloc(r->blocks, capacity * sizeof(*blocks));
        if (!blocks) {
            longjmp(r->out_of_memory, 1);
        }
        r->blocks = blocks;
        r->capacity = capacity;
    }
    void *block = r->take(size);
    if (!block) {
        longjmp(r->out_of_memory, 1);
    }
    r->blocks[r->count++] = block;
    return block;
}

static void give_block(void *block)
{
    reading *r = current;
    for (size_t i = r && block ? r->count : 0; i-- > 0;) { /* most often one of the last */
        if (r->blocks[i] == block) {
            r->blocks[i] = r->blocks[--r->count];
            break;
        }
    }
    if (r) {
        r->give(block);
    } else {
        free(block);
    }
}

static json_t *load(const char *bytes, size_t length, json_error_t *error, bool *out_failed)
{
    reading r = {0};
    json_t *volatile json = NULL;
    json_get_alloc_funcs(&r.take, &r.give);
    current = &r;
    *out_failed = false;
    if (setjmp(r.out_of_memory) == 0) {
        json_set_alloc_funcs(take_block, give_block);
        json = json_loadb(bytes, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, error);
    } else {
        *out_failed = true;
        for (size_t i = 0; i < r.count; i++) {
            r.give(r.blocks[i]);
        }
    }
    current = NULL;
    json_set_alloc_funcs(r.take, r.give);
    free(r.blocks);
    return json;
}

/* AWS's largest answers hold some ten thousand names; a table of many more takes seconds. */
enum { NAMES_MAX = 250000 };

/* The line on which one name too many stands; 0: there are fewer. */
static uint32_t too_many_names(const char *bytes, size_t length)
{
    uint32_t line = 1;
    size_t colons = 0;
    for (size_t i = 0; i < length; i++) {
        line += bytes[i] == '\n';
        colons += bytes[i] == ':';
        if (colons > NAMES_MAX) {
            return line;
        }
    }
    return 0;
}

tn_status tni_json_parse(const char *bytes, size_t length, tni_json_error *fault, tni_json **out)
{
    if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
        bytes += 3;
        length -= 3;
    }
    const uint32_t too_many = too_many_names(bytes, length);
    if (too_many) {
        *fault = (tni_json_error){.line = too_many, .column = 1};
        snprintf(fault->text, sizeof(fault->text), "more than %d names and colons", NAMES_MAX);
        return TN_E_SYNTAX;
    }
    json_error_t error;
    bool failed = false;
    json_t *json = load(bytes, length, &error, &failed);
    if (json) {
        *out = json;
        return TN_OK;
    }
    if (failed) {
        return TN_E_NOMEM;
    }
    fault->line = error.line > 0 ? (uint32_t)error.line : 1;
    fault->column = error.column > 0 ? (uint32_t)error.column : 1;
    snprintf(fault->text, sizeof(fault->text), "%.*s", (int)sizeof(fault->text) - 1, error.text);
    return TN_E_SYNTAX;
}

void tni_json_free(tni_json *json)
{
    json_decref(json);
}

tn_status tni_json_pages(const char *bytes, size_t length, tni_json_take take, void *context,
                         tni_json_error *fault)
{
    tni_json *root = NULL;
    const tn_status status = tni_json_parse(bytes, length, fault, &root);
    if (status != TN_OK) {
        return status;
    }
    const bool many = tni_json_kind_of(root) == TNI_JSON_ARRAY;
    const size_t count = many ? tni_json_count(root) : 1;
    bool ok = count > 0;
    for (size_t i = 0; ok && i < count; i++) {
        ok = take(context, many ? tni_json_at(root, i) : root, i + 1 == count);
    }
    tni_json_free(root);
    return ok ? TN_OK : TN_E_SYNTAX;
}

tni_json_kind tni_json_kind_of(const tni_json *json)
{
    switch (json_typeof(json)) {
    case JSON_OBJECT:
        return TNI_JSON_OBJECT;
    case JSON_ARRAY:
        return TNI_JSON_ARRAY;
    case JSON_STRING:
        return TNI_JSON_TEXT;
    case JSON_INTEGER:
        return TNI_JSON_WHOLE;
    case JSON_REAL:
        return TNI_JSON_REAL;
    case JSON_TRUE:
    case JSON_FALSE:
        return TNI_JSON_FLAG;
    case JSON_NULL:
        return TNI_JSON_NULL;
    }
    return TNI_JSON_NULL;
}

size_t tni_json_count(const tni_json *json)
{
    return json_is_object(json) ? json_object_size(json) : json_array_size(json);
}

tni_json *tni_json_get(const tni_json *object, const char *key)
{
    return json_object_get(object, key);
}

tni_json *tni_json_at(const tni_json *array, size_t index)
{
    return json_array_get(array, index);
}

const char *tni_json_text(const tni_json *json)
{
    return json_string_value(json);
}

bool tni_json_whole(const tni_json *json, int64_t *out)
{
    if (!json_is_integer(json)) {
        return false;
    }
    *out = json_integer_value(json);
    return true;
}

bool tni_json_whole_part(const tni_json *json, int64_t *out)
{
    const double number = json_is_real(json) ? json_real_value(json) : -1;
    if (!(number >= 0 && number <= 0x1p53)) {
        return false;
    }
    *out = (int64_t)number;
    return true;
}

bool tni_json_flag(const tni_json *json, bool *out)
{
    if (!json_is_boolean(json)) {
        return false;
    }
    *out = json_is_true(json);
    return true;
}

bool tni_json_next(tni_json *object, void **cursor, const char **key, tni_json **value)
{
    *cursor = *cursor ? json_object_iter_next(object, *cursor) : json_object_iter(object);
    if (!*cursor) {
        return false;
    }
    *key = json_object_iter_key(*cursor);
    *value = json_object_iter_value(*cursor);
    return true;
}

bool tni_json_equal(const tni_json *a, const tni_json *b)
{
    return json_equal(a, b);
}

tni_json *tni_json_new_object(void)
{
    return json_object();
}

tni_json *tni_json_new_array(void)
{
    return json_array();
}

tni_json *tni_json_new_text(const char *text)
{
    return json_string(text);
}

tni_json *tni_json_new_whole(int64_t number)
{
    return json_integer(number);
}

tni_json *tni_json_copy(const tni_json *json)
{
    return json_deep_copy(json);
}

bool tni_json_set(tni_json *object, const char *key, tni_json *value)
{
    return json_object_set_new(object, key, value) == 0;
}

bool tni_json_append(tni_json *array, tni_json *value)
{
    return json_array_append_new(array, value) == 0;
}

void tni_json_remove(tni_json *object, const char *key)
{
    json_object_del(object, key);
}

void tni_json_remove_at(tni_json *array, size_t index)
{
    json_array_remove(array, index);
}

bool tni_json_move(tni_json *array, size_t from, size_t to)
{
    json_t *value = json_incref(json_array_get(array, from));
    json_array_remove(array, from);
    return json_array_insert_new(array, to, value) == 0;
}

bool tni_json_set_at(tni_json *array, size_t index, tni_json *value)
{
    return json_array_set_new(array, index, value) == 0;
}

static int append(const char *bytes, size_t length, void *buffer)
{
    tn_buffer_add(buffer, bytes, length);
    return tn_buffer_status(buffer) == TN_OK ? 0 : -1;
}

tn_status tni_json_print(const tni_json *json, unsigned how, tn_buffer *out)
{
    const size_t before = out->length;
    const size_t flags = JSON_ENCODE_ANY | JSON_REAL_PRECISION(15) |
                         (how & TNI_JSON_COMPACT ? JSON_COMPACT : JSON_INDENT(2)) |
                         (how & TNI_JSON_SORTED ? JSON_SORT_KEYS : 0U);
    if (tn_buffer_status(out) != TN_OK || json_dump_callback(json, append, out, flags) != 0) {
        tn_buffer_cut(out, before);
        return TN_E_NOMEM;
    }
    return TN_OK;
}

const char *tni_json_get_text(const tni_json *object, const char *key)
{
    return tni_json_text(tni_json_get(object, key));
}

size_t tni_listed(const tni_json *array)
{
    enum { LIST_MAX = 1000 };
    const size_t count = tni_json_count(array);
    return count < LIST_MAX ? count : LIST_MAX;
}

tni_json *tni_find_listed(const tni_json *array, const char *member, const char *text)
{
    for (size_t i = 0; i < tni_listed(array); i++) {
        const char *its = tni_json_get_text(tni_json_at(array, i), member);
        if (its && strcmp(its, text) == 0) {
            return tni_json_at(array, i);
        }
    }
    return NULL;
}

tni_json *tni_json_get_path(tni_json *object, const char *const *keys)
{
    for (; object && *keys; keys++) {
        object = tni_json_get(object, *keys);
    }
    return object;
}
