/* The words of data/import.ini, folded: headers as fields, amounts as people write them. */
#ifndef TN_FORMAT_IMPORT_WORDS_H
#define TN_FORMAT_IMPORT_WORDS_H

#include "tenor/tables.h"

typedef struct tni_import_words {
    tn_arena *arena;
    const tn_tables *tables;
    struct tni_folded {
        const char *text; /* folded; of a currency sign as amounts are: plain (see below) */
        const char *name; /* of its list: "key", "month", "USD" */
        size_t length;
        int currency; /* index in the tables; -1: none */
    } * items;
    size_t count;
} tni_import_words;

/* NULL: no memory. */
tni_import_words *tni_import_words_new(tn_arena *arena, const tn_tables *tables);

/* The text is one of the list, as tn_text_fold sees both. */
bool tni_import_word(const tni_import_words *words, const char *list, const char *text);

/* A word of total, perhaps with a currency. */
bool tni_import_is_total(const tni_import_words *words, const char *text);

/* The currencies that a sign can mean, a bit each by their place in the tables; 0: it is none. */
uint32_t tni_import_currencies(const tni_import_words *words, const char *sign, size_t length);

/* What a header says. */
typedef struct tni_header {
    const char *field;   /* "key", "price.12m"; NULL: none */
    bool own;            /* it is spelt as in our own files */
    bool money;          /* no field, but a word of money: which price, nobody knows */
    bool several;        /* it names more than one duration */
    uint32_t currencies; /* that its sign can mean, a bit each; all: no sign */
} tni_header;

tn_status tni_header_read(const tni_import_words *words, const char *text, tni_header *out);

/* An amount as it is written. */
enum { TNI_POINT = 1, TNI_COMMA = 2, TNI_AMOUNT_MAX = 64 };
typedef struct tni_amount {
    unsigned readings;             /* TNI_POINT: by a decimal point; TNI_COMMA: by a comma */
    char plain[2][TNI_AMOUNT_MAX]; /* of the two readings, in that order */
    uint32_t currencies;           /* as above */
    bool percent, negative;        /* why it is none */
} tni_amount;

/* readings 0: no amount. "$1,234.50", "1.234,50 €", "¥1,000", "1 000", "12,5". */
tni_amount tni_amount_read(const tni_import_words *words, const char *text);

/* Digits without zeros that do not count, in place: "0100.50" -> "100.5". */
void tni_amount_trim(char *plain);

#endif
