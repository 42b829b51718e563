/* The texts of a listing: escapes, keywords, and the rules of AWS for each. */
#include "model/product/listing.h"

#include <string.h>

#include "base/list.h"
#include "model/product/product_fields.h"
#include "model/product/product_rules.h"
#include "tenor/text.h"

static const tn_section_rule *section(void)
{
    return &tni_product_sections[TNI_LISTING_SECTION];
}

/* All of its fields are texts. */
static tn_field_text *field_of(tn_listing *listing, size_t i)
{
    return (tn_field_text *)(void *)((char *)listing + section()->fields[i].offset);
}

static const tn_field_text *text_at(const tn_listing *listing, size_t i)
{
    return (const tn_field_text *)(const void *)((const char *)listing +
                                                 section()->fields[i].offset);
}

/* ---- reading ---- */

static void unescape(tni_binder *binder, tn_field_text *text)
{
    char *value = tn_arena_text(binder->arena, text->value);
    size_t to = 0;
    for (size_t i = 0; value && value[i]; i++) {
        const char next = value[i] == '\\' ? value[i + 1] : '\0';
        if (value[i] == '\\' && next != 'n' && next != '\\') {
            tn_at at = text->at;
            at.column += (uint32_t)tn_text_count(text->value, i);
            tn_findings_add(binder->findings, TN_PRD_LISTING_ESCAPE, at, "listing",
                            "'\\' is followed by neither n nor another one");
            binder->failures++;
            return;
        }
        value[to++] = next == 'n' ? '\n' : value[i];
        i += next != '\0';
    }
    if (value) {
        value[to] = '\0';
        text->value = value;
    }
}

void tni_listing_unescape(tni_binder *binder, tn_listing *listing)
{
    for (size_t i = 0; i < section()->field_count; i++) {
        tn_field_text *text = field_of(listing, i);
        if (text->value && strchr(text->value, '\\')) {
            unescape(binder, text);
        }
    }
}

bool tni_listing_keyword(const char **at, const char **out, size_t *out_length)
{
    const char *from = *at;
    if (!from) {
        return false;
    }
    size_t length = strcspn(from, ",");
    *at = from[length] ? from + length + 1 : NULL;
    while (length && *from == ' ') {
        from++;
        length--;
    }
    while (length && from[length - 1] == ' ') {
        length--;
    }
    *out = from;
    *out_length = length;
    return true;
}

/* ---- rules ---- */

static tn_finding *add(const tni_product_run *run, tn_code code, tn_at at, const char *key,
                       const char *problem)
{
    return tn_findings_add(run->findings, code, at, "listing", "%s %s", key, problem);
}

bool tni_listing_needs(const char *key)
{
    static const char *const needed[TNI_LISTING_NEEDS] = {
        "short_description", "long_description", "highlight.1", "category.1",
        "keywords",          "support",          "logo",        "refund_policy"};
    return TNI_NAMED_IN(needed, key) != NULL;
}

/* AWS asks for them when a listing is released; a draft may still lack them. */
static void check_missing(const tni_product_run *run)
{
    const tn_listing *listing = &run->product->listing;
    const bool draft = tn_product_visibility(run->product) == TN_VISIBILITY_DRAFT;
    for (size_t i = 0; i < section()->field_count; i++) {
        const tn_field_text *text = text_at(listing, i);
        const char *key = section()->fields[i].key;
        if (!text->value && tni_listing_needs(key)) {
            const tn_at at = text->at.line ? text->at : run->product->at;
            tn_finding *f = tn_findings_add(run->findings, TN_PRD_LISTING_MISSING, at, "listing",
                                            "'%s' is missing", key);
            if (f && !draft) {
                f->severity = TN_ERROR;
            }
        }
    }
}

static void check_length(const tni_product_run *run, const tn_field_rule *rule,
                         const tn_field_text *text)
{
    const size_t count = tn_text_count(text->value, strlen(text->value));
    if (rule->max && count > (size_t)rule->max) {
        tn_findings_add(run->findings, TN_PRD_LISTING_LONG, text->at, "listing",
                        "%s is too long: found %zu characters, expected at most %lld", rule->key,
                        count, (long long)rule->max);
    }
    if (strcmp(rule->key, "sku") == 0 && count > 72 && count <= (size_t)rule->max) {
        tn_findings_add(run->findings, TN_PRD_LISTING_SKU, text->at, "listing",
                        "sku has %zu characters: the portal takes 72, a page of AWS says 100",
                        count);
    }
}

static bool has_scheme(const char *url, bool or_http)
{
    return strncmp(url, "https://", 8) == 0 || (or_http && strncmp(url, "http://", 7) == 0);
}

/* What an address is, by key; resources may be http, and a text follows theirs. */
static void check_address(const tni_product_run *run, const char *key, const tn_field_text *text)
{
    const bool resource = strncmp(key, "resource.", 9) == 0;
    const bool eula = strcmp(key, "eula") == 0 && strcmp(text->value, "standard") != 0;
    const bool address = resource || eula || strcmp(key, "logo") == 0 ||
                         strcmp(key, "video") == 0 || strcmp(key, "fulfillment_url") == 0;
    const size_t length = strcspn(text->value, " ");
    const char *behind = text->value + length + (text->value[length] == ' ');
    const size_t count = tn_text_count(behind, strlen(behind));
    if (address && (!has_scheme(text->value, resource) ||
                    !strchr(strstr(text->value, "://"), '.') || length > 2048)) {
        add(run, TN_PRD_LISTING_URL, text->at, key,
            resource ? "is no address: expected http:// or https:// and a host, then a text"
                     : "is no address: expected https:// and a host, up to 2048 characters");
    } else if (resource && (count == 0 || count > 500)) {
        add(run, TN_PRD_LISTING_URL, text->at, key,
            "has no text of 1 to 500 characters behind its address");
    }
}

/* The signs beyond ASCII that AWS takes in a refund policy. */
static bool is_refund_sign(uint32_t c)
{
    return c < 0x7f || c == 0xa2 || c == 0xa3 || c == 0xa4 || c == 0xa5 || c == 0xa9 || c == 0xae ||
           c == 0x2122;
}

static void check_characters(const tni_product_run *run, const char *key, const tn_field_text *text)
{
    const bool refund = strcmp(key, "refund_policy") == 0;
    const size_t length = strlen(text->value);
    bool control = false, foreign = false;
    for (size_t i = 0; i < length;) {
        uint32_t c;
        i += tn_text_step(text->value + i, length - i, &c);
        control = control || (c < 0x20 && c != '\n' && c != '\t');
        foreign = foreign || (refund && !is_refund_sign(c));
    }
    if (control || *text->value == '\n' || *text->value == ' ') {
        add(run, TN_PRD_LISTING_CHARACTER, text->at, key,
            control ? "holds a control character" : "begins with a blank or a line end");
    }
    if (foreign) {
        add(run, TN_PRD_LISTING_REFUND, text->at, key,
            "holds a character that AWS does not take there");
    }
    if (tni_trademark_after_blank(text->value)) {
        add(run, TN_PRD_TEXT_TRADEMARK, text->at, key, "has a blank before a trademark sign");
    }
}

static void check_keywords(const tni_product_run *run)
{
    enum { KEYWORDS_MAX = 15, KEYWORD_MAX = 50 };
    const tn_field_text *text = &run->product->listing.keywords;
    const char *at = text->value, *word;
    size_t count = 0, length;
    while (tni_listing_keyword(&at, &word, &length)) {
        count++;
        if (!length || tn_text_count(word, length) > KEYWORD_MAX) {
            tn_findings_add(run->findings, TN_PRD_LISTING_KEYWORD, text->at, "listing",
                            length ? "keyword %zu is longer than 50 characters"
                                   : "keyword %zu is empty",
                            count);
        }
    }
    if (count > KEYWORDS_MAX) {
        tn_findings_add(run->findings, TN_PRD_LISTING_KEYWORD, text->at, "listing",
                        "there are %zu keywords, AWS takes 15", count);
    }
}

void tni_listing_check(const tni_product_run *run)
{
    const tn_listing *listing = &run->product->listing;
    if (!listing->set) {
        return;
    }
    check_missing(run);
    for (size_t i = 0; i < section()->field_count; i++) {
        const tn_field_rule *rule = &section()->fields[i];
        const tn_field_text *text = text_at(listing, i);
        if (text->value) {
            check_length(run, rule, text);
            check_address(run, rule->key, text);
            check_characters(run, rule->key, text);
        }
    }
    check_keywords(run);
}
