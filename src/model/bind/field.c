/* Fields by type: names of the types, layout of their structs, readers of texts, words, lists. */
#include "model/bind/field.h"

#include <string.h>

#include "base/ascii.h"
#include "base/list.h"
#include "model/bind/read_number.h"
#include "model/bind/read_time.h"
#include "tenor/text.h"

static bool copy_text(tni_binder *binder, const tni_position *position, tn_field_text *out)
{
    const char *value = tn_arena_copy(binder->arena, position->text, position->length);
    if (!value) {
        return false;
    }
    *out = (tn_field_text){value, position->at};
    return true;
}

static bool read_text(tni_binder *binder, const tni_position *position, tn_field_text *out)
{
    const size_t comment = tni_comment_start(position->text, position->length);
    if (comment == position->length || binder->rows) { /* a CSV's cell has no comments */
        return copy_text(binder, position, out);
    }
    tni_position at = tni_position_part(position, comment, position->length - comment);
    tni_bind_fail(binder, &at, TN_FIL_TEXT_COMMENT, "free text contains ' ;': '%.*s'",
                  TNI_SHOW(position));
    return false;
}

/* "a b  c" -> "a, b, c" */
static const char *with_commas(tn_arena *arena, const tni_position *position)
{
    const char *text = position->text, *end = text + position->length;
    const char *list = NULL;
    while (text < end) {
        const size_t word = strcspn(text, " ");
        const size_t part = word < (size_t)(end - text) ? word : (size_t)(end - text);
        list =
            tn_arena_format(arena, "%s%s%.*s", list ? list : "", list ? ", " : "", (int)part, text);
        text += part;
        text += strspn(text, " ");
    }
    return list ? list : "";
}

static bool read_id(tni_binder *binder, const tni_position *position, tn_field_text *out)
{
    const size_t word = (size_t)(strcspn(position->text, " \t"));
    if (word < position->length) {
        tn_finding *finding = tni_bind_fail(binder, position, TN_FIL_ID,
                                            position->rule->type == TN_F_LIST ||
                                                    position->rule->type == TN_F_DURATIONS
                                                ? "each item of '%s' is one word: found '%.*s'"
                                                : "'%s' is one word: found '%.*s'",
                                            position->entry->key, TNI_SHOW(position));
        if (memchr(position->text, '\t', position->length)) {
            tn_finding_hint(
                binder->findings, finding, "delete the TAB in column %u",
                (unsigned)(position->at.column +
                           tn_text_count(position->text, strcspn(position->text, "\t"))));
        } else if (position->rule->type == TN_F_LIST || position->rule->type == TN_F_DURATIONS) {
            tn_finding_hint(binder->findings, finding, "write commas between: %s",
                            with_commas(binder->arena, position));
        }
        return false;
    }
    return copy_text(binder, position, out);
}

static bool read_path(tni_binder *binder, const tni_position *position, tn_field_text *out)
{
    const bool drive = position->length > 1 && position->text[1] == ':';
    if (*position->text == '/' || *position->text == '\\' || *position->text == '~' || drive) {
        tni_bind_fail(binder, position, TN_FIL_PATH_ABSOLUTE, "path is not relative: '%.*s'",
                      TNI_SHOW(position));
        return false;
    }
    return copy_text(binder, position, out);
}

/* "one-tier, any" */
static const char *join(tn_arena *arena, const char *const *words)
{
    const char *list = "";
    for (size_t i = 0; list && words[i]; i++) {
        list = tn_arena_format(arena, "%s%s%s", list, i ? ", " : "", words[i]);
    }
    return list ? list : "";
}

static bool read_word(tni_binder *binder, const tni_position *position, const char *const *words,
                      tn_field_number *out)
{
    size_t count = 0;
    for (; words[count]; count++) {
        if (strlen(words[count]) == position->length &&
            memcmp(words[count], position->text, position->length) == 0) {
            *out = (tn_field_number){(int64_t)count, true, position->at};
            return true;
        }
    }
    tn_finding *finding = tni_bind_fail(
        binder, position, TN_FIL_CHOICE, "unknown word for '%s': found '%.*s', expected %s",
        position->entry->key, TNI_SHOW(position), join(binder->arena, words));
    const char *word = tn_arena_copy(binder->arena, position->text, position->length);
    if (word) {
        tn_finding_suggest(binder->findings, finding, word, words, count);
    }
    return false;
}

static bool read_choice(tni_binder *binder, const tni_position *position, tn_field_number *out)
{
    return read_word(binder, position, position->rule->words, out);
}

static bool read_flag(tni_binder *binder, const tni_position *position, tn_field_number *out)
{
    static const char *const words[] = {"no", "yes", NULL};
    return read_word(binder, position, words, out);
}

static bool read_currency(tni_binder *binder, const tni_position *position, tn_field_currency *out)
{
    for (size_t i = 0; i < binder->currency_count; i++) {
        const tn_currency currency = binder->currencies[i].currency;
        if (strlen(currency.code) == position->length &&
            memcmp(currency.code, position->text, position->length) == 0) {
            *out = (tn_field_currency){currency, true, position->at};
            return true;
        }
    }
    tn_finding *finding = tni_bind_fail(binder, position, TN_MON_CURRENCY,
                                        "unknown currency: found '%.*s'", TNI_SHOW(position));
    const char **codes =
        tn_arena_take_array(binder->arena, binder->currency_count + 1, sizeof(*codes));
    char *upper = tn_arena_copy(binder->arena, position->text, position->length);
    if (!codes || !upper) {
        return false;
    }
    for (size_t i = 0; i < binder->currency_count; i++) {
        codes[i] = binder->currencies[i].currency.code;
    }
    const char *all = join(binder->arena, codes);
    for (char *c = upper; *c; c++) {
        *c = tni_upper(*c);
    }
    for (size_t i = 0; codes[i]; i++) {
        if (strcmp(codes[i], upper) == 0) {
            tn_finding_hint(binder->findings, finding, "did you mean %s? AWS takes %s", upper, all);
            tn_finding_fix(binder->findings, finding, position->text, position->length, upper);
            return false;
        }
    }
    tn_finding_hint(binder->findings, finding, "AWS takes %s", all);
    return false;
}

/* ---- lists ---- */

/* "1m 12m": several with blanks between, where commas belong. */
static bool are_durations(const tni_position *item)
{
    size_t words = 0;
    for (size_t at = 0; at < item->length;) {
        int months;
        const char *blank = memchr(item->text + at, ' ', item->length - at);
        const size_t end = blank ? (size_t)(blank - item->text) : item->length;
        if (end > at && tn_duration_parse(item->text + at, end - at, &months) != TN_OK) {
            return false;
        }
        words += end > at;
        at = end + 1;
    }
    return words > 1;
}

static bool read_item(tni_binder *binder, const tni_position *item, tn_field_text *out)
{
    tn_field_number months;
    if (item->length == 0) {
        tni_bind_fail(binder, item, TN_FIL_LIST_EMPTY, "empty item in the list '%s'",
                      item->entry->key);
        return false;
    }
    if (item->rule->type == TN_F_DURATIONS && !are_durations(item) &&
        !tni_read_duration(binder, item, &months)) {
        return false;
    }
    return read_id(binder, item, out);
}

static bool is_repeated(tni_binder *binder, const tni_position *item, const tn_field_list *list,
                        const char *value)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].value, value) == 0) {
            tni_bind_fail(binder, item, TN_FIL_LIST_TWICE, "'%.*s' stands twice in the list '%s'",
                          TNI_SHOW(item), item->entry->key);
            return true;
        }
    }
    return false;
}

static bool read_list(tni_binder *binder, const tni_position *position, tn_field_list *out)
{
    tn_field_list list = {.set = true, .at = position->at};
    bool fine = true;
    for (size_t start = 0; start <= position->length;) {
        size_t end = start;
        while (end < position->length && position->text[end] != ',') {
            end++;
        }
        const tni_position item = tni_position_part(position, start, end - start);
        tn_field_text text;
        fine = read_item(binder, &item, &text) && !is_repeated(binder, &item, &list, text.value) &&
               TNI_LIST_ADD(binder->arena, &list.items, &list.count, text) && fine;
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
    size_t at, set; /* offsets in the field's struct; BY_POINTER: set when value is not NULL */
} type_info;

#define BY_POINTER  ((size_t)-1)
#define HOLDS(type) offsetof(type, at), offsetof(type, set)
#define HOLDS_TEXT  offsetof(tn_field_text, at), BY_POINTER

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
    if (types[type].set == BY_POINTER) {
        return ((const tn_field_text *)field)->value != NULL;
    }
    return *(const bool *)(const void *)(bytes + types[type].set);
}

void tni_field_locate(tn_field_type type, void *field, tn_at at)
{
    memcpy((char *)field + types[type].at, &at, sizeof(at));
}

static bool read_by_type(tni_binder *binder, const tni_position *position, void *field)
{
    const tn_field_rule *rule = position->rule;
    switch (rule->type) {
    case TN_F_TEXT:
        return read_text(binder, position, field);
    case TN_F_ID:
        return read_id(binder, position, field);
    case TN_F_PATH:
        return read_path(binder, position, field);
    case TN_F_CHOICE:
        return read_choice(binder, position, field);
    case TN_F_FLAG:
        return read_flag(binder, position, field);
    case TN_F_WHOLE:
        return tni_read_whole(binder, position, rule->min, rule->max, field);
    case TN_F_DURATION:
        return tni_read_duration(binder, position, field);
    case TN_F_DURATIONS:
    case TN_F_LIST:
        return read_list(binder, position, field);
    case TN_F_PRICE:
        return tni_read_price(binder, position, field);
    case TN_F_AMOUNT:
        return tni_read_amount(binder, position, field);
    case TN_F_PERCENT:
    case TN_F_UPLIFT: /* a range has a reader of its own; without one it is a percent */
        return tni_read_percent(binder, position, field);
    case TN_F_DATE:
        return tni_read_date(binder, position, field);
    case TN_F_INSTANT:
        return tni_read_instant(binder, position, field);
    case TN_F_CURRENCY:
        return read_currency(binder, position, field);
    case TN_F_DAYS:
        return tni_read_days(binder, position, field);
    case TN_FIELD_TYPE_COUNT:
        break;
    }
    return false;
}

bool tni_field_read(tni_binder *binder, const tni_position *position, void *field)
{
    if (read_by_type(binder, position, field)) {
        return true;
    }
    tni_field_locate(position->rule->type, field, position->at);
    return false;
}
