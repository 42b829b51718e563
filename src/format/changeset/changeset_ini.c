/* Lines of our files from values of a change set. */
#include "format/changeset/changeset_ini.h"

#include <string.h>

#include "format/lines/scan.h"
#include "tenor/text.h"

enum { VALUE_MAX = 60000, LABEL_MAX = 30, KEY_COLUMN = 14 };

/* The text as one line that reads back as a value: control characters and line ends as blanks, no
 * comment in it. NULL: nothing is left, or it cannot be. */
static const char *one_line(tn_arena *arena, const char *text)
{
    size_t length = strlen(text), from = 0;
    length = length < VALUE_MAX ? length : VALUE_MAX;
    while (!tn_text_valid(text, length, NULL)) {
        length--; /* not in the middle of a character */
    }
    char *line = tn_arena_copy(arena, text, length);
    for (size_t i = 0; line && i < length; i++) {
        const unsigned char c = (unsigned char)line[i];
        if (c < 0x20 || c == 0x7f) {
            line[i] = ' ';
        } else if (c == ';' && (i == 0 || line[i - 1] == ' ')) {
            line[i] = ',';
        }
    }
    while (line && length && line[length - 1] == ' ') {
        line[--length] = '\0';
    }
    while (line && line[from] == ' ') {
        from++;
    }
    if (!line || !line[from]) {
        return NULL;
    }
    const tni_line whole = {.text = line + from, .length = length - from};
    const tn_code error = tni_line_parse_error(&whole).code;
    const bool fine =
        error == TN_CODE_COUNT || tn_code_get(error)->severity[TN_PROFILE_CONSOLE] != TN_ERROR;
    return fine && whole.text[0] != ';' ? whole.text : NULL;
}

void tni_ini_put_value(tni_ini_writer *w, const char *key, const char *value, const char *comment)
{
    const char *line = value ? one_line(w->arena, value) : NULL;
    if (line) {
        tn_buffer_text(w->out, key);
        tn_buffer_fill(w->out, ' ', KEY_COLUMN - (int)strlen(key));
        tn_buffer_format(w->out, " = %s%s%s\n", line, comment ? " ; " : "", comment ? comment : "");
    }
}

void tni_ini_put(tni_ini_writer *w, const char *key, const char *value)
{
    tni_ini_put_value(w, key, value, NULL);
}

void tni_ini_section(tni_ini_writer *w, const char *kind, const char *label)
{
    tn_buffer_format(w->out, "%s[%s%s%s]\n", w->out->length ? "\n" : "", kind, label ? " " : "",
                     label ? label : "");
}

void tni_ini_make_up(tni_ini_writer *w, const char *what)
{
    if (!w->made_up || !strstr(w->made_up, what)) {
        w->made_up = tn_arena_format(w->arena, "%s%s%s", w->made_up ? w->made_up : "",
                                     w->made_up ? ", " : "", what);
    }
}

void tni_ini_report_made_up(tni_ini_writer *w, const char *file)
{
    if (w->made_up) {
        tn_findings_add(w->findings, TN_CHG_MADE_UP, (tn_at){.file = w->set->source.file}, file,
                        "%s: made up, as a change set does not say it: %s", file, w->made_up);
    }
}

/* Values ----------------------------------------------------------------------------------- */

bool tni_json_price(const tni_json *object, const char *key, tn_price *out)
{
    const char *text = tni_json_get_text(object, key);
    size_t length = text ? strlen(text) : 0;
    if (length && text[length - 1] == '.') {
        length--; /* AWS takes "16." too */
    }
    return length && tn_price_parse(text, length, out, NULL) == TN_OK;
}

bool tni_json_months(const tni_json *object, const char *key, int *out)
{
    const char *text = tni_json_get_text(object, key);
    return text && tn_duration_parse(text, strlen(text), out) == TN_OK;
}

bool tni_json_days(const tni_json *object, const char *key, int64_t *out)
{
    const char *text = tni_json_get_text(object, key);
    const size_t length = text ? strlen(text) : 0;
    return length > 2 && text[0] == 'P' && text[length - 1] == 'D' &&
           tn_whole_parse(text + 1, length - 2, 0, 9999, out) == TN_OK;
}

bool tni_json_date(const tni_json *object, const char *key, tn_date *out)
{
    const char *text = tni_json_get_text(object, key);
    return text && tn_date_parse(text, strlen(text), out) == TN_OK;
}

const char *tni_price_text(tn_arena *arena, tn_price price, int min_places)
{
    char text[TN_DECIMAL_TEXT];
    return tn_arena_text(arena, tn_decimal_format(price.e8, 8, min_places, text));
}

bool tni_is_key(const char *text)
{
    return text[0] && text[strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                        "0123456789_.-")] == '\0';
}

const char *tni_label(tn_arena *arena, const char *key, size_t index)
{
    if (!tni_is_key(key)) {
        return tn_arena_format(arena, "dimension-%zu", index + 1);
    }
    return strlen(key) <= LABEL_MAX ? key : tn_arena_format(arena, "%.20s-%zu", key, index + 1);
}

/* What is sold ----------------------------------------------------------------------------- */

tni_json *tni_details_term(const tn_changeset *set, const char *change, const char *term)
{
    const tni_json *terms = tni_json_get(tni_change_details(set, TNI_OFFER, change), "Terms");
    return tni_find_listed(terms, "Type", term);
}

tni_sold tni_sold_of(const tn_changeset *set)
{
    static const char change[] = "UpdatePricingTerms";
    tni_sold s = {.choice = tni_details_term(set, change, "ConfigurableUpfrontPricingTerm"),
                  .fixed = tni_details_term(set, change, "FixedUpfrontPricingTerm"),
                  .usage = tni_details_term(set, change, "UsageBasedPricingTerm")};
    const tni_json *plan =
        tni_details_term(set, "UpdatePaymentScheduleTerms", "PaymentScheduleTerm");
    const tni_json *validity = tni_details_term(set, "UpdateValidityTerms", "ValidityTerm");
    const tni_json *card = tni_json_at(tni_json_get(s.choice, "RateCards"), 0);
    const tni_json *any = s.choice ? s.choice : s.fixed ? s.fixed : s.usage ? s.usage : plan;
    const char *several =
        tni_json_get_text(tni_json_get(card, "Constraints"), "MultipleDimensionSelection");
    s.rates = tni_json_get(card, "RateCard");
    s.grants = tni_json_get(s.fixed, "Grants");
    s.overage = tni_json_get(tni_json_at(tni_json_get(s.usage, "RateCards"), 0), "RateCard");
    s.schedule = tni_json_get(plan, "Schedule");
    s.currency = tni_json_get_text(any, "CurrencyCode");
    s.one_tier = several && strcmp(several, "Disallowed") == 0;
    const tni_json *chosen = tni_json_get(card, "Selector");
    s.months = 0; /* prices by duration are not read where a fixed price stands */
    if (s.fixed || !tni_json_months(chosen, "Value", &s.months)) {
        (void)(tni_json_months(s.fixed, "Duration", &s.months) ||
               tni_json_months(validity, "AgreementDuration", &s.months) ||
               tni_json_months(chosen, "Value", &s.months));
    }
    return s;
}

tn_price tni_sold_total(const tni_sold *sold)
{
    tn_price total = {0}, charge;
    if (!tni_json_count(sold->schedule)) { /* what is paid at once; 0 stands beside a schedule */
        const bool paid = tni_json_price(sold->fixed, "Price", &charge) && charge.e8 > 0;
        return paid ? charge : (tn_price){-1};
    }
    for (size_t i = 0; i < tni_listed(sold->schedule); i++) {
        const bool read = tni_json_price(tni_json_at(sold->schedule, i), "ChargeAmount", &charge);
        if (!read || charge.e8 > INT64_MAX - total.e8) { /* a sum may be more than one charge */
            return (tn_price){-1};
        }
        total.e8 += charge.e8;
    }
    return total;
}

bool tni_sold_price(const tni_sold *sold, size_t i, tn_price *out)
{
    enum { PLACES_UNIT = 100000 }; /* contract prices have three decimals */
    int64_t quantity = 0;
    if (!sold->grants) {
        return tni_json_price(tni_json_at(sold->rates, i), "Price", out);
    }
    const tn_price total = tni_sold_total(sold);
    if (tni_json_count(sold->grants) != 1 || total.e8 < 0 ||
        !tni_json_whole(tni_json_get(tni_json_at(sold->grants, 0), "MaxQuantity"), &quantity) ||
        quantity < 1 || total.e8 % quantity || total.e8 / quantity % PLACES_UNIT ||
        total.e8 / quantity > TN_PRICE_MAX_E8) {
        return false;
    }
    out->e8 = total.e8 / quantity;
    return true;
}

const char *tni_fit_title(tn_arena *arena, const char *text)
{
    size_t length = 0, left = strlen(text);
    while (left) {
        const size_t next = tn_text_grapheme(text + length, left, NULL);
        if (tn_text_count(text, length + next) > TNI_TITLE_MAX) {
            break;
        }
        length += next;
        left -= next;
    }
    return left ? tn_arena_copy(arena, text, length) : text;
}
