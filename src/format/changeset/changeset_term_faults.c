/* Part of changeset.h: prices, charges and currencies that cannot be read, so that no sum lacks one
 * in silence. */
#include <string.h>

#include "base/list.h"
#include "format/changeset/changeset_ini.h"

typedef struct fault_search {
    tn_arena *arena;
    const char *type; /* of the term */
    tni_term_fault *items;
    size_t count;
} fault_search;

/* word: where to look, behind the term's type; NULL: at the type. */
static void add(fault_search *s, const char *word, const char *message)
{
    const tni_term_fault item = {s->type, word, message};
    TNI_LIST_ADD(s->arena, &s->items, &s->count, item);
}

static const char *said(const char *text)
{
    return text ? text : "";
}

static void search_card(fault_search *s, const tni_json *card)
{
    for (size_t i = 0; i < tni_listed(card); i++) {
        const tni_json *rate = tni_json_at(card, i);
        const char *key = tni_json_get_text(rate, "DimensionKey"),
                   *text = tni_json_get_text(rate, "Price");
        tn_price price;
        if (!key || !tni_is_key(key)) {
            add(s, key,
                tn_arena_format(s->arena,
                                "the price of '%.60s' is not read: no API name, which is letters, "
                                "digits and _ . -",
                                said(key)));
        } else if (!tni_json_price(rate, "Price", &price)) {
            add(s, text ? text : key,
                tn_arena_format(s->arena,
                                "the price '%.40s' of '%.60s' is not read: no decimal text",
                                said(text), key));
        } else if (tni_find_listed(card, "DimensionKey", key) != rate) {
            add(s, key,
                tn_arena_format(s->arena, "a second price of '%.60s' is not read: %.40s", key,
                                text));
        }
    }
}

/* The day of a text that begins with one. */
static bool is_day(const char *text)
{
    tn_date day;
    return text && strlen(text) >= 10 && (!text[10] || text[10] == 'T') &&
           tn_date_parse(text, 10, &day) == TN_OK;
}

/* An earlier charge is of the same day. */
static bool is_repeated(const tni_json *schedule, size_t index, const char *date)
{
    for (size_t i = 0; i < index; i++) {
        const char *other = tni_json_get_text(tni_json_at(schedule, i), "ChargeDate");
        if (other && strncmp(other, date, 10) == 0) {
            return true;
        }
    }
    return false;
}

static void search_schedule(fault_search *s, const tni_json *schedule)
{
    for (size_t i = 0; i < tni_listed(schedule); i++) {
        const tni_json *charge = tni_json_at(schedule, i);
        const char *date = tni_json_get_text(charge, "ChargeDate"),
                   *amount = tni_json_get_text(charge, "ChargeAmount");
        tn_price price;
        const char *why = !is_day(date)                                     ? "no date"
                          : !tni_json_price(charge, "ChargeAmount", &price) ? "no decimal text"
                          : is_repeated(schedule, i, date) ? "another charge is of that day"
                                                           : NULL;
        if (why) {
            add(s, date ? date : amount,
                tn_arena_format(s->arena, "the charge of '%.40s' on '%.40s' is not read: %s",
                                said(amount), said(date), why));
        }
    }
}

tn_status tni_check_currencies(const tni_json *terms, const tn_tables *tables,
                               const tni_json_source *source, tn_findings *findings)
{
    for (size_t i = 0; i < tni_listed(terms); i++) {
        const char *code = tni_json_get_text(tni_json_at(terms, i), "CurrencyCode");
        if (code && !tn_tables_currency(tables, code)) {
            tn_findings_add(findings, TN_CHG_UNKNOWN_CURRENCY,
                            tni_json_place(source, "CurrencyCode", code), "CurrencyCode",
                            "'%.10s' is no currency that is known here", code);
            return TN_E_FINDINGS;
        }
    }
    return TN_OK;
}

tn_status tni_changeset_check_currencies(const tn_changeset *set, const tn_tables *tables,
                                         tn_findings *findings)
{
    const tni_json *changes = tni_json_get(set->root, "ChangeSet");
    tn_status status = TN_OK;
    for (size_t i = 0; status == TN_OK && i < tni_listed(changes); i++) {
        const tni_json *details = tni_json_get(tni_json_at(changes, i), "DetailsDocument");
        status =
            tni_check_currencies(tni_json_get(details, "Terms"), tables, &set->source, findings);
    }
    return status;
}

tn_status tni_term_faults(tn_arena *arena, const tni_json *terms, const tni_term_fault **out,
                          size_t *out_count)
{
    fault_search s = {.arena = arena};
    for (size_t i = 0; i < tni_listed(terms); i++) {
        const tni_json *term = tni_json_at(terms, i);
        const tni_json *cards = tni_json_get(term, "RateCards");
        s.type = said(tni_json_get_text(term, "Type"));
        for (size_t k = 0; k < tni_listed(cards); k++) {
            search_card(&s, tni_json_get(tni_json_at(cards, k), "RateCard"));
        }
        search_schedule(&s, tni_json_get(term, "Schedule"));
    }
    *out = s.items;
    *out_count = s.count;
    return tn_arena_failed(arena) ? TN_E_NOMEM : TN_OK;
}
