/* The names of dimensions in metering records, labels and API names, in a table of hashes. */
#include <string.h>

#include "format/lines/scan.h"
#include "format/usage/usage_reader.h"

tni_usage_name *tni_usage_place(const tn_usage_reader *u, const char *text, size_t length)
{
    const size_t front = length < 8 ? length : 8;
    uint64_t head = 0;
    for (size_t i = 0; i < front; i++) {
        head = head << 8 | (unsigned char)text[i];
    }
    uint64_t hash = head;
    for (size_t i = front; i < length; i++) {
        hash = (hash ^ (unsigned char)text[i]) * UINT64_C(1099511628211); /* FNV */
    }
    size_t at = (hash * UINT64_C(0x9e3779b97f4a7c15) >> 32) & u->name_mask;
    for (;; at = (at + 1) & u->name_mask) {
        tni_usage_name *place = &u->names[at];
        if (!place->text) {
            place->head = head;
            return place;
        }
        if (place->head == head && place->length == length &&
            tni_usage_same(place->text + front, text + front, length - front)) {
            return place;
        }
    }
}

static void add_name(tn_usage_reader *u, const char *text, size_t dimension)
{
    const size_t length = strlen(text);
    tni_usage_name *place = tni_usage_place(u, text, length);
    if (!place->text) { /* a label goes before the API name of another */
        place->text = text;
        place->length = (uint32_t)length;
        place->points = tni_points(text, length);
        place->dimension = (uint32_t)dimension;
    }
}

bool tni_usage_make_names(tn_usage_reader *u)
{
    const tn_product *product = u->life->product;
    size_t places = 8;
    while (places < 4 * product->dimension_count) {
        places *= 2;
    }
    u->names = tn_arena_take_array(u->arena, places, sizeof(*u->names));
    u->name_mask = places - 1;
    for (size_t i = 0; u->names && i < product->dimension_count; i++) {
        add_name(u, product->dimensions[i].label, i);
    }
    for (size_t i = 0; u->names && i < product->dimension_count; i++) {
        add_name(u, product->dimensions[i].key.value, i);
    }
    return u->names != NULL;
}
