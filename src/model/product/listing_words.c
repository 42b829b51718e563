/* Words that AWS or its reviewers do not want in a listing, that stand where a decision should, or
 * that change nothing. What they are is a table. */
#include "model/product/listing_words.h"

#include "base/ascii.h"
#include "model/common_rules.h"
#include "model/product/listing.h"

/* Where words are looked for. */
enum { IN_TITLE = 1, IN_DIMENSIONS = 2, IN_LISTING = 4, IN_ALL = 7 };

static const struct word_rule {
    tn_code code;
    int where;
    const char *words;
} rules[] = {
    {TN_PRD_WORD_PRIVATE, IN_DIMENSIONS, "private|custom|do not buy|do not purchase"},
    {TN_PRD_WORD_SERVICE, IN_DIMENSIONS,
     "consult*|training|professional service*|onboarding|hardware"},
    {TN_PRD_WORD_CHANNEL, IN_ALL,
     "azure|google cloud|gcp|oracle cloud|alibaba cloud|ibm cloud|free trial"},
    {TN_PRD_WORD_CLAIM, IN_TITLE, "certified|original|free"},
    {TN_PRD_PLACEHOLDER, IN_ALL, TNI_PLACEHOLDERS},
};

static void check_words(const tni_product_run *run, const tn_field_text *text, const char *subject,
                        int where)
{
    for (size_t i = 0; text->value && i < sizeof(rules) / sizeof(*rules); i++) {
        size_t length = 0;
        const char *at =
            rules[i].where & where ? tni_find_word(text->value, rules[i].words, &length) : NULL;
        if (at) {
            tn_findings_add(run->findings, rules[i].code, text->at, subject, "it says '%.*s'",
                            (int)length, at);
        }
    }
}

static bool is_same(const char *a, size_t length, const char *b)
{
    size_t i = 0;
    while (b && i < length && b[i] && tni_lower(a[i]) == tni_lower(b[i])) {
        i++;
    }
    return b && length && i == length && !b[i];
}

/* Names of seller, product and categories are searched without being listed. */
static void check_keywords(const tni_product_run *run)
{
    const tn_product *p = run->product;
    const char *at = p->listing.keywords.value, *word;
    size_t length;
    while (tni_listing_keyword(&at, &word, &length)) {
        bool known = is_same(word, length, p->title.value);
        for (int i = 0; i < TN_LISTED_MAX; i++) {
            known = known || is_same(word, length, p->listing.categories[i].value);
        }
        if (known) {
            tn_findings_add(run->findings, TN_PRD_KEYWORD_IDLE, p->listing.keywords.at, "listing",
                            "keyword '%.*s' is the title or a category", (int)length, word);
        }
    }
}

/* A product for GovCloud alone says so in its title. */
static void check_govcloud(const tni_product_run *run, const tn_field_text *texts, size_t count)
{
    static const char govcloud[] = "govcloud";
    const char *title = run->product->title.value;
    size_t length;
    for (size_t i = 0; i < count && title && !tni_find_word(title, govcloud, &length); i++) {
        if (texts[i].value && tni_find_word(texts[i].value, govcloud, &length)) {
            tn_findings_add(run->findings, TN_PRD_GOVCLOUD, texts[i].at, "listing",
                            "it says GovCloud, and the title does not");
            return;
        }
    }
}

void tni_listing_words(const tni_product_run *run)
{
    const tn_product *p = run->product;
    const tn_listing *l = &p->listing;
    const tn_field_text texts[] = {l->short_description, l->long_description,   l->highlights[0],
                                   l->highlights[1],     l->highlights[2],      l->support,
                                   l->keywords,          l->usage_instructions, l->refund_policy};
    const size_t count = sizeof(texts) / sizeof(*texts);
    check_words(run, &p->title, "product", IN_TITLE);
    for (size_t i = 0; i < p->dimension_count; i++) {
        const tn_dimension *d = &p->dimensions[i];
        check_words(run, &d->name, d->label, IN_DIMENSIONS);
        check_words(run, &d->description, d->label, IN_DIMENSIONS);
    }
    for (size_t i = 0; i < count; i++) {
        check_words(run, &texts[i], "listing", IN_LISTING);
    }
    check_keywords(run);
    check_govcloud(run, texts, count);
}
