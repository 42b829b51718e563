/* Part of usage_reader.h. Findings about metering records: the first few of each kind at their
 * place, then how many there were and what they would have been worth. */
#include <inttypes.h>
#include <stdio.h>

#include "format/lines/scan.h"
#include "format/usage/usage_reader.h"
#include "tenor/money.h"
#include "tenor/text.h"

/* By tn_reject: its code, the column it is about, and what its sum is called. A kind without a
 * code is not reported. */
static const struct {
    bool reported, valued;
    tn_code code;
    tni_usage_column column;
    const char *sum;
} kinds[TN_REJECT_KINDS] = {
    [TN_REJECT_UNKNOWN_DIMENSION] = {true, false, TN_USE_DIMENSION, TNI_USAGE_DIMENSION,
                                     "of unknown dimensions"},
    [TN_REJECT_NOT_METERED] = {true, false, TN_USE_NOT_METERED, TNI_USAGE_DIMENSION,
                               "of dimensions that are not metered"},
    [TN_REJECT_BEFORE_START] = {true, true, TN_USE_BEFORE_START, TNI_USAGE_TIMESTAMP,
                                "before the start"},
    [TN_REJECT_AFTER_END] = {true, true, TN_USE_AFTER_END, TNI_USAGE_TIMESTAMP,
                             "later than an hour after the end"},
    [TN_REJECT_TOO_LATE] = {true, true, TN_USE_TOO_LATE, TNI_USAGE_RECEIVED, "received too late"},
    [TN_REJECT_DUPLICATE] = {true, true, TN_USE_DUPLICATE, TNI_USAGE_QUANTITY,
                             "of an hour that has another one"},
};

void tni_usage_bad(tn_usage_reader *u, tn_code code, tn_at at, const char *message)
{
    tn_rater_skip(u->rater, TN_REJECT_BAD_ROW);
    if (u->bad[code]++ < TN_USAGE_TOLD) {
        tn_findings_add(u->findings, code, at, "", "%s", message);
    }
}

void tni_usage_bad_cell(tn_usage_reader *u, tn_code code, const tn_csv_field *cell,
                        const char *expected)
{
    tn_rater_skip(u->rater, TN_REJECT_BAD_ROW);
    if (u->bad[code]++ >= TN_USAGE_TOLD) {
        return;
    }
    const tn_at at = {u->file, cell->line, cell->column};
    const int shown = (int)(cell->length < 80 ? cell->length : 80);
    tn_finding *finding = tn_findings_add(u->findings, code, at, "",
                                          cell->length ? "found '%.*s', expected %s"
                                                       : "found nothing%.*s, expected %s",
                                          shown, cell->text, expected);
    if (finding) {
        finding->width = tni_points(cell->text, cell->length);
    }
}

/* The dimension that was probably meant. */
static void suggest(tn_usage_reader *u, tn_finding *finding, const char *name)
{
    const tn_product *product = u->life->product;
    const char **names =
        tn_arena_take_array(u->arena, product->dimension_count, sizeof(const char *));
    for (size_t i = 0; names && i < product->dimension_count; i++) {
        names[i] = product->dimensions[i].label;
    }
    tn_finding_meant(u->findings, finding, name, names, names ? product->dimension_count : 0);
}

/* Why, with the figures of this record. */
static tn_finding *explain(tn_usage_reader *u, tn_reject why, tn_at at, const char *name,
                           const tn_usage_record *record)
{
    char when[TN_INSTANT_TEXT], bound[TN_INSTANT_TEXT];
    const tn_code code = kinds[why].code;
    const tn_life *life = u->life;
    tn_instant_format(record->timestamp, when);
    switch (why) {
    case TN_REJECT_UNKNOWN_DIMENSION:
        return tn_findings_add(u->findings, code, at, "", "the product has no dimension '%s'",
                               name);
    case TN_REJECT_NOT_METERED:
        return tn_findings_add(u->findings, code, at, name,
                               "'%s' is not metered: it has no pay-as-you-go price", name);
    case TN_REJECT_BEFORE_START:
        return tn_findings_add(u->findings, code, at, name,
                               "metered at %s, before the contract starts at %s", when,
                               tn_instant_format(life->terms[0].period.start, bound));
    case TN_REJECT_AFTER_END:
        return tn_findings_add(u->findings, code, at, name,
                               "metered at %s, later than an hour after the end, %s", when,
                               tn_instant_format(life->access_end, bound));
    case TN_REJECT_TOO_LATE:
        return tn_findings_add(u->findings, code, at, name,
                               "received at %s, too late for a record of %s",
                               tn_instant_format(record->received, bound), when);
    case TN_REJECT_DUPLICATE:
        return tn_findings_add(u->findings, code, at, name,
                               "%" PRId64 " units at %s, but this hour of '%s' has another record",
                               record->quantity, when, name);
    case TN_REJECT_NONE:
    case TN_REJECT_REPEATED:
    case TN_REJECT_AFTER_HORIZON:
    case TN_REJECT_OTHER_CONTRACT:
    case TN_REJECT_BAD_ROW:
    case TN_REJECT_KINDS:
        break;
    }
    return NULL;
}

tni_usage_column tni_usage_column_of(tn_reject why)
{
    return kinds[why].column;
}

void tni_usage_reject(tn_usage_reader *u, tn_reject why, const char *name,
                      const tn_usage_record *record, tni_usage_position position)
{
    if (!kinds[why].reported || u->reported[why]++ >= TN_USAGE_TOLD) {
        return;
    }
    tn_finding *finding =
        explain(u, why, (tn_at){u->file, position.line, position.column}, name, record);
    if (finding) {
        finding->width = position.width;
    }
    if (why == TN_REJECT_UNKNOWN_DIMENSION) {
        suggest(u, finding, name);
    }
}

/* ---- sums ---------------------------------------------------------------------------------- */

static const char *plural(uint64_t count)
{
    return count == 1 ? "" : "s";
}

/* What the records would have been worth, ", 12.30 USD in all"; "" where that is not known. */
static const char *worth(const tn_usage_reader *u, const tn_reject_sum *sum)
{
    char text[TN_DECIMAL_TEXT];
    const tn_currency currency = u->life->terms[0].currency;
    tn_money amount = {.currency = currency};
    if (sum->value.den == 0) {
        return "";
    }
    if (tn_fraction_round(sum->value, TN_HALF_UP, &amount.minor) != TN_OK) {
        tn_findings_add(u->findings, TN_CTR_RANGE, (tn_at){.file = u->file}, "",
                        "what the records set aside are worth is beyond 64 bits of minor units");
        return "";
    }
    const char *made = tn_arena_format(u->arena, ", worth %s %s in all",
                                       tn_money_format(amount, text), currency.code);
    return made ? made : "";
}

static void add_sum(tn_usage_reader *u, tn_code code, const char *message)
{
    tn_finding *finding =
        tn_findings_add(u->findings, code, (tn_at){.file = u->file}, "", "%s", message);
    if (finding) {
        finding->hint = ""; /* it stands under the first of them */
    }
}

static void sum_up_bad(tn_usage_reader *u)
{
    static const tn_code codes[] = {TN_USE_ROW, TN_USE_TIMESTAMP, TN_USE_QUANTITY, TN_USE_RECEIVED,
                                    TN_USE_ALLOCATION};
    char message[128];
    for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++) {
        const uint64_t count = u->bad[codes[i]];
        if (count > TN_USAGE_TOLD) {
            snprintf(message, sizeof(message), "%" PRIu64 " rows in all: %s", count,
                     tn_code_get(codes[i])->title);
            add_sum(u, codes[i], message);
        }
    }
}

void tni_usage_sum_up(tn_usage_reader *u, const tn_rating *rating)
{
    char message[256];
    sum_up_bad(u);
    for (int i = 0; i < TN_REJECT_KINDS; i++) {
        const tn_reject_sum *sum = &rating->rejects[i];
        const char *value = sum->records ? worth(u, sum) : "";
        if (kinds[i].reported && sum->records &&
            (kinds[i].valued || sum->records > TN_USAGE_TOLD)) {
            snprintf(message, sizeof(message), "%" PRIu64 " record%s %s%s", sum->records,
                     plural(sum->records), kinds[i].sum, value);
            add_sum(u, kinds[i].code, message);
        }
    }
    const uint64_t others = rating->rejects[TN_REJECT_OTHER_CONTRACT].records;
    const uint64_t behind = rating->rejects[TN_REJECT_AFTER_HORIZON].records;
    if (others && !u->of_several) { /* else who has all contracts tells what none of them has */
        tn_finding *finding = tn_findings_add(
            u->findings, TN_USE_OTHER_CONTRACT, (tn_at){.file = u->file}, "",
            others == rating->records ? "none of %" PRIu64 " row%s is of contract '%s'"
                                      : "%" PRIu64 " row%s of contracts other than '%s' left out",
            others, plural(others), u->contract);
        if (finding && others == rating->records) {
            finding->severity = TN_WARNING;
        }
    }
    if (behind) {
        snprintf(message, sizeof(message), "%" PRIu64 " record%s later than the last day looked at",
                 behind, plural(behind));
        tn_findings_add(u->findings, TN_USE_AFTER_HORIZON, (tn_at){.file = u->file}, "", "%s",
                        message);
    }
}
