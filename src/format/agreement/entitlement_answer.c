/* Answers about entitlements: pages of GetEntitlements, and GetAgreementEntitlements, whose
 * registration tokens are secrets and are not read. */
#include "format/agreement/entitlement_answer.h"

#include <string.h>

#include "base/list.h"
#include "format/agreement/agreement.h"
#include "format/json/json_place.h"

typedef struct entitled_reader {
    tn_arena *arena;
    tni_json_source source;
    tn_findings *findings;
    tni_entitled_list *list;
    size_t number; /* of the one that is being read, over all pages */
    /* where it stands: in the index-th element of the page-th list of this name */
    const char *member;
    size_t page, index, pages, status_pages;
} entitled_reader;

static void refuse_at(const entitled_reader *r, tn_at at, const char *expected)
{
    tn_findings_add(r->findings, TN_IMP_ENTITLEMENT, at, "", "entitlement %zu: expected %s",
                    r->number, expected);
}

static void refuse(const entitled_reader *r, const char *expected)
{
    refuse_at(r, tni_json_place_element(&r->source, r->member, r->page, r->index), expected);
}

static const char *text_of(const entitled_reader *r, const tni_json *object, const char *key)
{
    const char *text = tni_json_get_text(object, key);
    return tn_arena_text(r->arena, text ? text : "");
}

static bool add_item(const entitled_reader *r, tni_entitled item)
{
    return TNI_LIST_ADD(r->arena, &r->list->items, &r->list->count, item) != NULL;
}

static bool add_quantity(const entitled_reader *r, const tni_json *from)
{
    tni_entitled item = {.product = text_of(r, from, "ProductCode"),
                         .dimension = text_of(r, from, "Dimension"),
                         .customer = text_of(r, from, "CustomerIdentifier"),
                         .account = text_of(r, from, "CustomerAWSAccountId"),
                         .license = text_of(r, from, "LicenseArn")};
    const tni_json *expires = tni_json_get(from, "ExpirationDate");
    const tni_json *whole = tni_json_get(tni_json_get(from, "Value"), "IntegerValue");
    item.has_expires = tni_agreement_time(expires, &item.expires);
    if (!whole || !tni_json_whole(whole, &item.quantity) || item.quantity < 0) {
        refuse(r, "a whole number as IntegerValue");
        return true;
    }
    if (expires && tni_json_kind_of(expires) != TNI_JSON_NULL && !item.has_expires) {
        refuse(r, "a time as ExpirationDate");
        return true;
    }
    return add_item(r, item);
}

static bool add_status(const entitled_reader *r, const tni_json *from)
{
    const char *type = tni_json_get_text(from, "type");
    tni_entitled item = {.product = text_of(r, tni_json_get(from, "resource"), "id"),
                         .license = text_of(r, from, "licenseArn"),
                         .status = text_of(r, from, "status"),
                         .reason = text_of(r, from, "statusReasonCode"),
                         .dimension = "",
                         .customer = "",
                         .account = ""};
    if (!type || strcmp(type, "AWS::Marketplace::Usage") != 0) {
        refuse(r, "the type AWS::Marketplace::Usage: another one has no home here");
        return true;
    }
    return add_item(r, item);
}

static bool read_answer(void *context, const tni_json *answer, bool is_last)
{
    entitled_reader *r = context;
    const tni_json *quantities = tni_json_get(answer, "Entitlements");
    const tni_json *statuses = tni_json_get(answer, "agreementEntitlements");
    const tni_json *next = tni_json_get(answer, quantities ? "NextToken" : "nextToken");
    const tni_json *items = quantities ? quantities : statuses;
    bool ok = items && tni_json_kind_of(items) == TNI_JSON_ARRAY;
    r->member = quantities ? "Entitlements" : "agreementEntitlements";
    r->page = quantities ? r->pages++ : r->status_pages++;
    for (size_t i = 0; ok && i < tni_json_count(items); i++) {
        r->number++;
        r->index = i;
        ok = quantities ? add_quantity(r, tni_json_at(items, i))
                        : add_status(r, tni_json_at(items, i));
    }
    r->list->quantities |= quantities != NULL;
    r->list->statuses |= statuses != NULL;
    if (ok && is_last && tni_json_text(next)) {
        refuse_at(r, tni_json_place(&r->source, NULL, tni_json_text(next)),
                  "the next page behind it: it has a token of one");
    }
    return ok;
}

tn_status tni_entitled_read(tn_arena *arena, const char *file, const char *bytes, size_t size,
                            tn_findings *findings, tni_entitled_list *out)
{
    tni_json_error error = {0};
    *out = (tni_entitled_list){0};
    unsigned places = TNI_JSON_PLACES;
    entitled_reader r = {
        .arena = arena, .source = {file, bytes, size, &places}, .findings = findings, .list = out};
    const tn_status status = tni_json_pages(bytes, size, read_answer, &r, &error);
    if (tn_arena_failed(arena)) {
        return TN_E_NOMEM;
    }
    if (status == TN_E_SYNTAX) {
        tn_findings_add(findings, TN_IMP_ENTITLEMENT, (tn_at){file, error.line, error.column}, "",
                        "no answer of GetEntitlements or GetAgreementEntitlements%s%s",
                        *error.text ? ": " : "", error.text);
        return TN_E_FINDINGS;
    }
    return status;
}

const char *tni_license_part(const char *arn)
{
    const char *part = arn;
    for (const char *p = arn; *p; p++) {
        part = *p == '/' || *p == ':' ? p + 1 : part;
    }
    return part;
}

bool tni_same_license(const char *left, const char *right)
{
    return strcmp(tni_license_part(left), tni_license_part(right)) == 0;
}
