/* New files: every key a person will want to see, with values from options or plain defaults. */
#include <string.h>

#include "app/app.h"
#include "tenor/text.h"

enum { EXPIRY_DAYS = 30 };

static const char * or (const char *value, const char *otherwise)
{
    return value ? value : otherwise;
}

tn_status tni_new_product_text(const tni_new_product *w, tn_buffer *out)
{
    static const char *const usual[] = {"basic"};
    const bool named = w->dimension_count > 0;
    const char *const *labels = named ? w->dimensions : usual;
    const size_t count = named ? w->dimension_count : 1;
    const char *durations = or (w->durations, "1m, 12m");
    tn_buffer_format(out,
                     "[product]\ntitle      = %s\ncategory   = %s\npurchase   = %s\n"
                     "currency   = %s\ndurations  = %s\n"
                     "; product_id = prod-...          from the portal, for a change set\n",
                     or (w->title, "New product"), or (w->category, "units"),
                     or (w->purchase, "any"), or (w->currency, "USD"), durations);
    for (size_t i = 0; i < count; i++) {
        tn_buffer_format(out, "\n[dimension %s]\nname        = %s\ndescription = %s, per unit\n",
                         labels[i], labels[i], labels[i]);
        for (const char *p = durations; *p;) {
            const size_t length = strcspn(p, ", ");
            int months = 0;
            if (length && tn_duration_parse(p, length, &months) == TN_OK) {
                tn_buffer_format(out, "price.%dm%s = %lld.00 ; an example: the whole %d month%s\n",
                                 months, months < 10 ? "   " : "  ",
                                 (months < 12 ? 100LL : 90LL) * months * (long long)(i + 1), months,
                                 months == 1 ? "" : "s");
            }
            p += length + (p[length] != '\0');
        }
    }
    return tn_buffer_status(out);
}

/* The product's path as the new offer writes it: relative to the offer's folder. */
static const char *relative(tn_arena *arena, const char *target, const char *product)
{
    const char *from = target ? tni_path_folder(arena, target) : ".";
    const char *to = tni_path_folder(arena, product);
    if (!from || !to) {
        return NULL;
    }
    if (strcmp(from, to) == 0) {
        return tni_path_name(product);
    }
    const char *path = product;
    if (strcmp(from, ".") != 0 && product[0] != '/' && from[0] != '/') {
        for (const char *p = from; path && p; p = strchr(p + 1, '/')) {
            path = tn_arena_format(arena, "../%s", path);
        }
    }
    return path;
}

/* What was asked for; else the product's duration nearest to a year, from below. */
static int usual_months(const tn_product *product, const char *wanted)
{
    int months = 0;
    if (wanted && tn_duration_parse(wanted, strlen(wanted), &months) == TN_OK) {
        return months;
    }
    for (size_t i = 0; i < product->month_count; i++) {
        const int m = product->months[i];
        if (months == 0 || (m <= 12 && m > months) || (months > 12 && m < months)) {
            months = m;
        }
    }
    return months ? months : 12;
}

/* The last day to accept: as asked, else some weeks after the day to judge from. */
static const char *expiry(tni_workspace *ws, const tni_document *product, const char *wanted)
{
    const tn_date *as_of = tni_workspace_as_of(ws, product);
    tn_date date;
    char text[TN_DATE_TEXT];
    if (wanted || !as_of || tn_date_add_days(*as_of, EXPIRY_DAYS, &date) != TN_OK) {
        return wanted;
    }
    return tn_arena_text(ws->arena, tn_date_format(date, text));
}

static void put_item(const tn_product *product, const tn_dimension *d, int64_t quantity, int months,
                     tn_buffer *out)
{
    tn_buffer_format(out, "\n[item %s]\n", d->label);
    if (quantity) {
        tn_buffer_format(out, "quantity = %lld\n", (long long)quantity);
    }
    char text[TN_DECIMAL_TEXT];
    const tn_field_price *list = tn_dimension_price(d, months);
    if (list) {
        tn_buffer_format(out, "; price  = %s               list price; or discount = 10%%\n",
                         tn_price_format(list->value, product->currency.value, text));
    } else {
        tn_buffer_format(out, "price    = 0\n; a price for %d months is needed here\n", months);
    }
}

static tn_status put_items(tni_workspace *ws, const tn_product *product, const tni_new_offer *w,
                           int months, tn_buffer *out)
{
    const bool one_tier = product->purchase.value == TN_PURCHASE_ONE_TIER;
    bool tier_taken = false;
    tn_status status = TN_OK;
    for (size_t i = 0; i < w->set_count; i++) {
        struct tn_what_if_quantity quantity;
        const tn_status one = tni_read_set(ws, product, w->set[i], &quantity);
        if (one == TN_OK) {
            put_item(product, &product->dimensions[quantity.dimension], quantity.quantity, months,
                     out);
        }
        status = status ? status : one;
    }
    for (size_t i = 0; i < product->dimension_count && !w->set_count; i++) {
        const tn_dimension *d = &product->dimensions[i];
        if (tn_dimension_is_contract(d) && !(one_tier && tier_taken)) {
            put_item(product, d, 1, months, out);
            tier_taken = true;
        }
    }
    return status;
}

tn_status tni_new_offer_text(tni_workspace *ws, const tni_document *d, const tni_new_offer *w,
                             tn_buffer *out)
{
    const tn_product *product = d->product;
    const int months = usual_months(product, w->duration);
    const char *path = relative(ws->arena, w->target, d->path);
    const char *expires = expiry(ws, d, w->expires), *buyer = or (w->buyer, "Buyer");
    if (!path) {
        return TN_E_NOMEM;
    }
    tn_buffer_format(out,
                     "[offer]\nname           = %s\nproduct        = %s\nbuyer          = %s\n",
                     or (w->name, tn_arena_format(ws->arena, "%s - %s", buyer,
                                                  or (product->title.value, "offer"))),
                     path, buyer);
    for (size_t i = 0; i < w->account_count; i++) {
        tn_buffer_format(out, "%s%s", i ? ", " : "buyer_accounts = ", w->accounts[i]);
    }
    tn_buffer_format(out, "%sduration       = %dm\n", w->account_count ? "\n" : "", months);
    if (expires) {
        tn_buffer_format(out, "expires        = %s\n", expires);
    }
    tn_buffer_format(
        out, "currency       = %s\n",
        or (w->currency, product->currency.set ? product->currency.value.code : "USD"));
    if (w->discount) {
        tn_buffer_format(out, "discount       = %s\n", w->discount);
    }
    tn_buffer_text(out, "net_terms      = 30\neula           = standard\n"
                        "; description  = who agreed to this and why; the buyer never sees it\n");
    const tn_status status = put_items(ws, product, w, months, out);
    tn_buffer_text(out, "\n[renewal]\nauto = no\n");
    return status ? status : tn_buffer_status(out);
}
