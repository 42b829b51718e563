/* Buckets of a metering record's units: read, and compared by their tags. */
#include "tenor/allocation.h"

#include <string.h>

#include "base/list.h"
#include "tenor/decimal.h"

typedef struct slice {
    const char *text;
    size_t length;
} slice;

static slice trim(slice s)
{
    while (s.length && s.text[0] == ' ') {
        s.text++;
        s.length--;
    }
    while (s.length && s.text[s.length - 1] == ' ') {
        s.length--;
    }
    return s;
}

/* What stands before the first such character, without blanks around; *rest is what follows it, or
 * without one has text NULL. */
static slice cut(slice s, char at, slice *rest)
{
    const char *end = s.length ? memchr(s.text, at, s.length) : NULL;
    *rest = (slice){0};
    if (end) {
        *rest = (slice){end + 1, s.length - (size_t)(end - s.text) - 1};
        s.length = (size_t)(end - s.text);
    }
    return trim(s);
}

static bool is_plain(slice s, size_t most)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                " +-=._:/@";
    for (size_t i = 0; i < s.length; i++) {
        if (!memchr(plain, s.text[i], sizeof(plain) - 1)) {
            return false;
        }
    }
    return s.length >= 1 && s.length <= most;
}

static const char *read_tag(slice s, tn_bucket *bucket)
{
    slice value;
    const slice key = cut(s, '=', &value);
    value = trim(value);
    if (bucket->tag_count == TN_BUCKET_TAGS) {
        return "at most 5 tags in a bucket";
    }
    if (!value.text || !is_plain(key, TN_TAG_KEY_MAX) || !is_plain(value, TN_TAG_VALUE_MAX)) {
        return "tags KEY=VALUE, the key of 1 to 100, the value of 1 to 256 letters, digits, "
               "blanks or + - = . _ : / @";
    }
    bucket->tags[bucket->tag_count++] =
        (tn_bucket_tag){key.text, value.text, key.length, value.length};
    return NULL;
}

static const char *read_bucket(slice s, tn_bucket *bucket)
{
    slice tags;
    const slice quantity = cut(s, ' ', &tags);
    *bucket = (tn_bucket){0};
    if (tn_whole_parse(quantity.text, quantity.length, 0, TN_METERED_MAX, &bucket->quantity) !=
        TN_OK) {
        return "buckets QUANTITY KEY=VALUE|KEY=VALUE with ; between them";
    }
    const char *problem = NULL;
    while (!problem && tags.text) {
        const slice tag = cut(tags, '|', &tags);
        problem = read_tag(tag, bucket);
    }
    return problem;
}

const char *tn_buckets_parse(const char *text, size_t length, tn_bucket *list, size_t *count)
{
    slice rest = {text, length};
    size_t found = 0;
    while (rest.text) {
        tn_bucket bucket;
        const slice one = cut(rest, ';', &rest);
        if (found == TN_BUCKETS_MAX) {
            return "at most 2500 buckets";
        }
        const char *problem = read_bucket(one, &bucket);
        if (problem) {
            return problem;
        }
        if (list) {
            list[found] = bucket;
        }
        found++;
    }
    *count = found;
    return NULL;
}

static int by_text(const char *a, size_t a_length, const char *b, size_t b_length)
{
    const int order = memcmp(a, b, a_length < b_length ? a_length : b_length);
    return order ? order : TNI_COMPARE(a_length, b_length);
}

static int by_tag(const void *left, const void *right)
{
    const tn_bucket_tag *a = left, *b = right;
    const int order = by_text(a->key, a->key_length, b->key, b->key_length);
    return order ? order : by_text(a->value, a->value_length, b->value, b->value_length);
}

static int by_tags(const void *left, const void *right)
{
    const tn_bucket *a = left, *b = right;
    int order = TNI_COMPARE(a->tag_count, b->tag_count);
    for (size_t i = 0; !order && i < a->tag_count; i++) {
        order = by_tag(&a->tags[i], &b->tags[i]);
    }
    return order;
}

bool tn_buckets_repeat(tn_bucket *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        tni_list_sort(list[i].tags, list[i].tag_count, sizeof(*list[i].tags), by_tag);
    }
    tni_list_sort(list, count, sizeof(*list), by_tags);
    for (size_t i = 1; i < count; i++) {
        if (by_tags(&list[i - 1], &list[i]) == 0) {
            return true;
        }
    }
    return false;
}
