/* Words of price lists, and headers made of them. */
#include "format/spreadsheet/import_words.h"

#include <string.h>

#include "format/csv/csv_tree.h"
#include "tenor/date.h"
#include "tenor/schema.h"
#include "tenor/text.h"

static int currency_index(const tn_tables *tables, const char *code)
{
    const tn_currency_entry *found = tn_tables_currency(tables, code);
    const ptrdiff_t index = found ? found - tables->currencies : 32;
    return index < 32 ? (int)index : -1;
}

tni_import_words *tni_import_words_new(tn_arena *arena, const tn_tables *tables)
{
    tni_import_words *words = tn_arena_take(arena, sizeof(*words));
    size_t total = 0;
    for (size_t i = 0; i < tables->words_count; i++) {
        total += tables->words[i].count;
    }
    if (!words) {
        return NULL;
    }
    *words = (tni_import_words){.arena = arena, .tables = tables};
    words->items = tn_arena_take_array(arena, total, sizeof(*words->items));
    for (size_t i = 0; words->items && i < tables->words_count; i++) {
        const tn_words *list = &tables->words[i];
        for (size_t k = 0; k < list->count; k++) {
            const char *text = tn_text_fold(arena, list->items[k], strlen(list->items[k]));
            if (!text) {
                return NULL;
            }
            words->items[words->count++] = (struct tni_folded){text, list->name, strlen(text),
                                                               currency_index(tables, list->name)};
        }
    }
    return words->items ? words : NULL;
}

static const struct tni_folded *find(const tni_import_words *words, const char *list,
                                     const char *folded)
{
    for (size_t i = 0; i < words->count; i++) {
        if (strcmp(words->items[i].name, list) == 0 && strcmp(words->items[i].text, folded) == 0) {
            return &words->items[i];
        }
    }
    return NULL;
}

bool tni_import_word(const tni_import_words *words, const char *list, const char *text)
{
    const char *folded = tn_text_fold(words->arena, text, strlen(text));
    return folded && *folded && find(words, list, folded);
}

bool tni_import_is_total(const tni_import_words *words, const char *text)
{
    const char *folded = tn_text_fold(words->arena, text, strlen(text));
    for (size_t i = 0; folded && i < words->count; i++) {
        const struct tni_folded *w = &words->items[i];
        if (strcmp(w->name, "total") != 0 || strncmp(folded, w->text, w->length) != 0) {
            continue;
        }
        const char *rest = folded + w->length;
        bool currency = !*rest;
        for (size_t k = 0; k < words->count && !currency; k++) {
            currency = words->items[k].currency >= 0 && strcmp(words->items[k].text, rest) == 0;
        }
        if (currency) {
            return true;
        }
    }
    return false;
}

/* --- headers --- */

/* The field of our own files that a header names as they do; NULL. */
static const char *own_field(const tni_import_words *words, const char *text)
{
    const tn_section_rule *rule = tn_file_rule_section(tn_schema_file("product"), "dimension");
    char *key = tni_csv_key(words->arena, text, strlen(text));
    for (size_t i = 0; key && text[i]; i++) { /* ours are written as we write them */
        if (text[i] >= 'A' && text[i] <= 'Z' && key[i] != text[i]) {
            return NULL;
        }
    }
    if (!key || strcmp(key, "label") == 0) {
        return key;
    }
    const tn_field_rule *field = tn_section_rule_field(rule, key);
    int months = 0;
    if (!field || strcmp(field->key, key) == 0 || strcmp(field->star, "12m") != 0) {
        return field ? key : NULL;
    }
    const char *star = strchr(key, '.') + 1;
    return tn_duration_parse(star, strlen(star), &months) == TN_OK
               ? tn_arena_format(words->arena, "%.*s%dm", (int)(star - key), key, months)
               : NULL;
}

/* A header of a price, word by word: what it names. */
typedef struct price_words {
    int months, durations;
    uint32_t currencies;
    bool whole; /* every word is known */
} price_words;

/* The longest known word at text; NULL. */
static const struct tni_folded *word_at(const tni_import_words *words, const char *text)
{
    static const char *const lists[] = {"month", "year", "monthly", "yearly", "price"};
    const struct tni_folded *best = NULL;
    for (size_t i = 0; i < words->count; i++) {
        const struct tni_folded *w = &words->items[i];
        bool fits = w->currency >= 0;
        for (size_t k = 0; k < sizeof(lists) / sizeof(*lists) && !fits; k++) {
            fits = strcmp(w->name, lists[k]) == 0;
        }
        if (fits && w->length && (!best || w->length > best->length) &&
            strncmp(text, w->text, w->length) == 0) {
            best = w;
        }
    }
    return best;
}

/* A number counts the unit that follows it at once. */
static bool take_word(const struct tni_folded *w, int number, price_words *p)
{
    if (w->currency >= 0) {
        return number < 0;
    }
    const bool month = strcmp(w->name, "month") == 0, year = strcmp(w->name, "year") == 0;
    if (month || year) {
        p->months = (number < 0 ? 1 : number) * (year ? 12 : 1);
        p->durations++;
        return number != 0;
    }
    if (strcmp(w->name, "price") != 0) {
        p->months = strcmp(w->name, "monthly") == 0 ? 1 : 12;
        p->durations++;
    }
    return number < 0;
}

/* All currencies that a sign, found by its folded text, can mean. */
static uint32_t currencies_of(const tni_import_words *words, const char *text, size_t length)
{
    uint32_t mask = 0;
    for (size_t i = 0; i < words->count; i++) {
        const struct tni_folded *w = &words->items[i];
        if (w->currency >= 0 && w->length == length && strncmp(w->text, text, length) == 0) {
            mask |= UINT32_C(1) << w->currency;
        }
    }
    return mask;
}

uint32_t tni_import_currencies(const tni_import_words *words, const char *sign, size_t length)
{
    const char *folded = tn_text_fold(words->arena, sign, length);
    return folded ? currencies_of(words, folded, strlen(folded)) : 0;
}

static price_words read_price_words(const tni_import_words *words, const char *folded)
{
    price_words p = {.currencies = UINT32_MAX, .whole = true};
    int number = -1;
    for (const char *at = folded; *at && p.whole;) {
        if (*at >= '0' && *at <= '9') {
            p.whole = number < 0;
            for (number = 0; *at >= '0' && *at <= '9'; at++) {
                number = number < 1000 ? number * 10 + (*at - '0') : number;
            }
            continue;
        }
        const struct tni_folded *w = word_at(words, at);
        p.whole = w && take_word(w, number, &p);
        number = -1;
        if (w && w->currency >= 0) {
            p.currencies &= currencies_of(words, at, w->length);
        }
        at += w ? w->length : 0;
    }
    p.whole &= number < 0 && *folded;
    return p;
}

/* "Includes xhosts" -> "includes.xhosts"; NULL. */
static const char *includes_field(const tni_import_words *words, const char *text)
{
    const char *blank = strchr(text, ' ');
    const char *first = blank ? tn_arena_copy(words->arena, text, (size_t)(blank - text)) : NULL;
    return first && tni_import_word(words, "includes", first)
               ? tn_arena_format(words->arena, "includes.%s", blank + 1)
               : NULL;
}

static bool says_money(const tni_import_words *words, const char *folded)
{
    for (size_t i = 0; i < words->count; i++) {
        if (strcmp(words->items[i].name, "money") == 0 && strstr(folded, words->items[i].text)) {
            return true;
        }
    }
    return false;
}

tn_status tni_header_read(const tni_import_words *words, const char *text, tni_header *out)
{
    static const char *const fields[] = {"key",  "label", "name",      "description",
                                         "payg", "meter", "allowance", "currency"};
    *out = (tni_header){.field = own_field(words, text), .currencies = UINT32_MAX};
    const char *folded = tn_text_fold(words->arena, text, strlen(text));
    if (!folded || tn_arena_failed(words->arena)) {
        return TN_E_NOMEM;
    }
    out->own = out->field != NULL;
    for (size_t i = 0; !out->field && i < sizeof(fields) / sizeof(*fields); i++) {
        out->field = find(words, fields[i], folded) ? fields[i] : NULL;
    }
    if (!out->field) {
        const price_words p = read_price_words(words, folded);
        out->several = p.durations > 1;
        out->currencies = p.currencies;
        if (p.whole && p.durations == 1 && p.months >= 1 && p.months <= TN_DURATION_MAX) {
            out->field = tn_arena_format(words->arena, "price.%dm", p.months);
        }
    }
    if (!out->field) {
        out->field = includes_field(words, text);
    }
    out->money = !out->field && says_money(words, folded);
    return tn_arena_failed(words->arena) ? TN_E_NOMEM : TN_OK;
}
