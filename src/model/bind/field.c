/* Words, ids, paths, lists, and the table of what each type is called, holds and is read by. */
#include "model/bind/field.h"

#include <stdio.h>
#include <string.h>

#include "model/bind/read_number.h"
#include "model/bind/read_time.h"
#include "tenor/text.h"

static bool keep_text(tni_binder *binder, const tni_position *spot, tn_field_text *out)
{
    const char *value = tn_arena_copy(binder->arena, spot->text, spot->length);
    if (!value) {
        return false;
    }
    *out = (tn_field_text){value, spot->at};
    return true;
}

static bool read_text(tni_binder *binder, const tni_position *spot, tn_field_text *out)
{
    const size_t comment = tni_comment_start(spot->text, spot->length);
    if (comment == spot->length || binder->rows) { /* a CSV's cell has no comments */
        return keep_text(binder, spot, out);
    }
    tni_position at = tni_position_part(spot, comment, spot->length - comment);
    tni_bind_fail(binder, &at, TN_FIL_TEXT_COMMENT, "free text contains ' ;': '%.*s'",
                  TNI_SHOW(spot));
    return false;
}

static bool read_id(tni_binder *binder, const tni_position *spot, tn_field_text *out)
{
    const size_t word = (size_t)(strcspn(spot->text, " \t"));
    if (word < spot->length) {
        tni_bind_fail(binder, spot, TN_FIL_ID, "'%s' is one word: found '%.*s'", spot->entry->key,
                      TNI_SHOW(spot));
        return false;
    }
    return keep_text(binder, spot, out);
}

static bool read_path(tni_binder *binder, const tni_position *spot, tn_field_text *out)
{
    const bool drive = spot->length > 1 && spot->text[1] == ':';
    if (*spot->text == '/' || *spot->text == '\\' || *spot->text == '~' || drive) {
        tni_bind_fail(binder, spot, TN_FIL_PATH_ABSOLUTE, "path is not relative: '%.*s'",
                      TNI_SHOW(spot));
        return false;
    }
    return keep_text(binder, spot, out);
}

/* "one-tier, any" into buffer. */
static const char *join(const char *const *words, char *buffer, size_t size)
{
    size_t used = 0;
    *buffer = '\0';
    for (size_t i = 0; words[i] && used < size; i++) {
        used += (size_t)snprintf(buffer + used, size - used, "%s%s", i ? ", " : "", words[i]);
    }
    return buffer;
}

static bool read_word(tni_binder *binder, const tni_position *spot, const char *const *words,
                      tn_field_number *out)
{
    size_t count = 0;
    for (; words[count]; count++) {
        if (strlen(words[count]) == spot->length &&
            memcmp(words[count], spot->text, spot->length) == 0) {
            *out = (tn_field_number){(int64_t)count, true, spot->at};
            return true;
        }
    }
    char all[256], word[96];
    snprintf(word, sizeof(word), "%.*s", TNI_SHOW(spot));
    tn_finding *finding =
        tni_bind_fail(binder, spot, TN_FIL_CHOICE, "unknown word for '%s': found '%s', expected %s",
                      spot->entry->key, word, join(words, all, sizeof(all)));
    const int nearest = tn_text_nearest(word, words, count);
    if (nearest >= 0) {
        tn_finding_hint(binder->findings, finding, "did you mean '%s'?", words[nearest]);
        tn_finding_fix(binder->findings, finding, word, strlen(word), words[nearest]);
    }
    return false;
}

static bool read_choice(tni_binder *binder, const tni_position *spot, tn_field_number *out)
{
    return read_word(binder, spot, spot->rule->words, out);
}

static bool read_flag(tni_binder *binder, const tni_position *spot, tn_field_number *out)
{
    static const char *const words[] = {"no", "yes", NULL};
    return read_word(binder, spot, words, out);
}

static bool read_currency(tni_binder *binder, const tni_position *spot, tn_field_currency *out)
{
    char code[96];
    snprintf(code, sizeof(code), "%.*s", TNI_SHOW(spot));
    for (size_t i = 0; i < binder->currency_count; i++) {
        const tn_currency currency = binder->currencies[i].currency;
        if (strcmp(currency.code, code) == 0) {
            *out = (tn_field_currency){currency, true, spot->at};
            return true;
        }
    }
    tn_finding *finding =
        tni_bind_fail(binder, spot, TN_MON_CURRENCY, "unknown currency: found '%s'", code);
    const char *codes[33] = {NULL};
    for (size_t i = 0; i < binder->currency_count && i < TNI_COUNT(codes) - 1; i++) {
        codes[i] = binder->currencies[i].currency.code;
    }
    char all[256];
    tn_finding_hint(binder->findings, finding, "AWS takes %s", join(codes, all, sizeof(all)));
    return false;
}

/* ---- lists ---- */

static bool read_item(tni_binder *binder, const tni_position *item, tn_field_text *out)
{
    tn_field_number months;
    if (item->length == 0) {
        tni_bind_fail(binder, item, TN_FIL_LIST_EMPTY, "empty item in the list '%s'",
                      item->entry->key);
        return false;
    }
    if (item->rule->type == TN_F_DURATIONS && !tni_read_duration(binder, item, &months)) {
        return false;
    }
    return read_id(binder, item, out);
}

static bool repeated(tni_binder *binder, const tni_position *item, const tn_field_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].value, list->items[list->count].value) == 0) {
            tni_bind_fail(binder, item, TN_FIL_LIST_TWICE, "'%.*s' stands twice in the list '%s'",
                          TNI_SHOW(item), item->entry->key);
            return true;
        }
    }
    return false;
}

static bool read_list(tni_binder *binder, const tni_position *spot, tn_field_list *out)
{
    size_t commas = 0;
    for (size_t i = 0; i < spot->length; i++) {
        commas += spot->text[i] == ',';
    }
    tn_field_list list = {.set = true, .at = spot->at};
    list.items = tn_arena_take_array(binder->arena, commas + 1, sizeof(*list.items));
    bool fine = list.items != NULL;
    for (size_t start = 0; list.items && start <= spot->length;) {
        size_t end = start;
        while (end < spot->length && spot->text[end] != ',') {
            end++;
        }
        const tni_position item = tni_position_part(spot, start, end - start);
        const bool good =
            read_item(binder, &item, &list.items[list.count]) && !repeated(binder, &item, &list);
        list.count += good;
        fine = fine && good;
        start = end + 1;
    }
    if (fine) {
        *out = list;
    }
    return fine;
}

/* ---- the table of types ---- */

typedef struct type_info {
    const char *words;
    size_t at, set; /* offsets in the field's struct; NO_SET: set when its pointer is */
} type_info;

#define NO_SET      ((size_t)-1)
#define HOLDS(type) offsetof(type, at), offsetof(type, set)
#define HOLDS_TEXT  offsetof(tn_field_text, at), NO_SET

static const type_info types[TN_FIELD_TYPE_COUNT] = {
    [TN_F_TEXT] = {"free text", HOLDS_TEXT},
    [TN_F_ID] = {"word without blanks", HOLDS_TEXT},
    [TN_F_PATH] = {"file, relative to this one", HOLDS_TEXT},
    [TN_F_CHOICE] = {"word", HOLDS(tn_field_number)},
    [TN_F_FLAG] = {"yes or no", HOLDS(tn_field_number)},
    [TN_F_WHOLE] = {"whole number", HOLDS(tn_field_number)},
    [TN_F_DURATION] = {"duration (12m)", HOLDS(tn_field_number)},
    [TN_F_DURATIONS] = {"list of durations (1m, 12m)", HOLDS(tn_field_list)},
    [TN_F_LIST] = {"list", HOLDS(tn_field_list)},
    [TN_F_PRICE] = {"price (1000.00)", HOLDS(tn_field_price)},
    [TN_F_AMOUNT] = {"amount (1000.00)", HOLDS(tn_field_price)},
    [TN_F_PERCENT] = {"percent (12.5%)", HOLDS(tn_field_percent)},
    [TN_F_DATE] = {"date (2027-04-11)", HOLDS(tn_field_date)},
    [TN_F_INSTANT] = {"date or time (2027-04-11T10:00:00Z)", HOLDS(tn_field_instant)},
    [TN_F_CURRENCY] = {"currency (USD)", HOLDS(tn_field_currency)},
    [TN_F_DAYS] = {"days (30d)", HOLDS(tn_field_number)},
    [TN_F_UPLIFT] = {"uplift (5% or 3%..7%)", HOLDS(tn_field_percent)},
};

const char *tn_field_type_words(tn_field_type type)
{
    return types[type].words;
}

bool tni_field_is_set(tn_field_type type, const void *field, tn_at *out_at)
{
    const char *bytes = field;
    memcpy(out_at, bytes + types[type].at, sizeof(*out_at));
    if (types[type].set == NO_SET) {
        return ((const tn_field_text *)field)->value != NULL;
    }
    return *(const bool *)(const void *)(bytes + types[type].set);
}

void tni_field_locate(tn_field_type type, void *field, tn_at at)
{
    memcpy((char *)field + types[type].at, &at, sizeof(at));
}

static bool read_by_type(tni_binder *binder, const tni_position *spot, void *field)
{
    const tn_field_rule *rule = spot->rule;
    switch (rule->type) {
    case TN_F_TEXT:
        return read_text(binder, spot, field);
    case TN_F_ID:
        return read_id(binder, spot, field);
    case TN_F_PATH:
        return read_path(binder, spot, field);
    case TN_F_CHOICE:
        return read_choice(binder, spot, field);
    case TN_F_FLAG:
        return read_flag(binder, spot, field);
    case TN_F_WHOLE:
        return tni_read_whole(binder, spot, rule->min, rule->max, field);
    case TN_F_DURATION:
        return tni_read_duration(binder, spot, field);
    case TN_F_DURATIONS:
    case TN_F_LIST:
        return read_list(binder, spot, field);
    case TN_F_PRICE:
        return tni_read_price(binder, spot, field);
    case TN_F_AMOUNT:
        return tni_read_amount(binder, spot, field);
    case TN_F_PERCENT:
    case TN_F_UPLIFT: /* a range has a reader of its own; without one it is a percent */
        return tni_read_percent(binder, spot, field);
    case TN_F_DATE:
        return tni_read_date(binder, spot, field);
    case TN_F_INSTANT:
        return tni_read_instant(binder, spot, field);
    case TN_F_CURRENCY:
        return read_currency(binder, spot, field);
    case TN_F_DAYS:
        return tni_read_days(binder, spot, field);
    case TN_FIELD_TYPE_COUNT:
        break;
    }
    return false;
}

bool tni_field_read(tni_binder *binder, const tni_position *spot, void *field)
{
    if (read_by_type(binder, spot, field)) {
        return true;
    }
    tni_field_locate(spot->rule->type, field, spot->at);
    return false;
}
