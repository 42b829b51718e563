/* New offers: for a product, or like another offer. */
#include <string.h>

#include "app/quote.h"
#include "app/workspace/source_file.h"

#include "app/new_text.h"

enum { EXPIRY_DAYS = 30 };

static const char plain_offer[] =
    "; A private offer, not published yet. 'tenor help files' says what every key means.\n"
    "[offer]\n"
    "name           = New offer\n"
    "; description  = who agreed to this and why; the buyer never sees it\n"
    "product        = product.ini\n"
    "buyer          = Buyer\n"
    "duration       = 12m\n"
    "currency       = USD\n"
    "net_terms      = 30\n"
    "eula           = standard\n";

/* What was asked for; else the product's duration nearest to a year, from below. */
static int usual_months(const tn_product *product, const tni_new_options *w)
{
    int months = 0;
    if (w->duration_count &&
        tn_duration_parse(w->durations[0], strlen(w->durations[0]), &months) == TN_OK) {
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

/* A custom duration takes its list prices from a listed one, which the file says; a listed duration
 * has its own. Nothing is converted between currencies. */
static void set_reference(tni_workspace *ws, tni_new_text *draft, const tni_source_file *d,
                          const tni_new_options *w, int months)
{
    const tn_product *product = d->product;
    const bool has = d->offer && d->offer->reference.set;
    const bool other =
        w->from && !tn_currency_equal(tn_offer_currency(d->offer), product->currency.value);
    int listed = 0;
    bool custom = product->month_count > 0 && !other;
    for (size_t i = 0; i < product->month_count; i++) {
        const int m = product->months[i];
        listed = m == 12 || (listed != 12 && m > listed) ? m : listed;
        custom = custom && m != months;
    }
    if (custom && !has) {
        tni_new_text_set(draft, "offer", "", "reference",
                         tn_arena_format(ws->arena, "%dm", listed));
    } else if (!custom && has) {
        tni_new_text_edit(
            draft,
            &(tn_edit){.verb = TN_EDIT_REMOVE, .kind = "offer", .label = "", .key = "reference"});
    }
}

/* Some weeks after the day to judge from; NULL when there is none: `check` will ask for it. */
static const char *usual_expiry(tni_workspace *ws, const tni_source_file *product)
{
    const tn_date *as_of = tni_workspace_as_of(ws, product);
    tn_date date;
    char text[TN_DATE_TEXT];
    if (!as_of || tn_date_add_days(*as_of, EXPIRY_DAYS, &date) != TN_OK) {
        return NULL;
    }
    return tn_arena_text(ws->arena, tn_date_format(date, text));
}

static void add_item(tni_new_text *draft, const tn_dimension *d, int64_t quantity)
{
    const tn_edit_pair pair = {"quantity",
                               tn_arena_format(draft->arena, "%lld", (long long)quantity)};
    tni_new_text_add(draft, "item", d->label, &pair, 1);
}

/* Every dimension with a contract price once; of tiers the first. */
static void add_usual_items(tni_new_text *draft, const tn_product *product)
{
    const bool one_tier = product->purchase.value == TN_PURCHASE_ONE_TIER;
    bool taken = false;
    for (size_t i = 0; i < product->dimension_count; i++) {
        const tn_dimension *d = &product->dimensions[i];
        if (tn_dimension_is_contract(d) && !(one_tier && taken)) {
            add_item(draft, d, 1);
            taken = true;
        }
    }
}

/* The quantities that --set names; an item that stands already gets a new one. */
static tn_status set_items(tni_workspace *ws, tni_new_text *draft, const tni_source_file *d,
                           const tni_new_options *w)
{
    tn_status status = TN_OK;
    for (size_t i = 0; i < w->set_count; i++) {
        struct tn_what_if_quantity pair;
        const tn_status one = tni_read_set(ws, d->product, w->set[i], &pair);
        if (one != TN_OK) {
            status = status ? status : one;
            continue;
        }
        const tn_offer_item *item =
            w->from && d->offer ? tn_offer_item_for(d->offer, pair.dimension) : NULL;
        if (item) {
            tni_new_text_set(draft, "item", item->label, "quantity",
                             tn_arena_format(ws->arena, "%lld", (long long)pair.quantity));
        } else {
            add_item(draft, &d->product->dimensions[pair.dimension], pair.quantity);
        }
    }
    return status;
}

static void plain(tni_workspace *ws, tni_new_text *draft, const tni_source_file *d, int months)
{
    const char *title = d->product->title.value;
    tni_new_text_set(draft, "offer", "", "name",
                     tn_arena_format(ws->arena, "%s, %d months", title ? title : "Offer", months));
    tni_new_text_set(draft, "offer", "", "expires", usual_expiry(ws, d));
    tni_new_text_set(draft, "offer", "", "duration", tn_arena_format(ws->arena, "%dm", months));
    tni_new_text_set(draft, "offer", "", "currency",
                     d->product->currency.set ? d->product->currency.value.code : NULL);
}

/* The folder's templates, else those of its workspace; NULL: there is no such folder. */
static const char *templates_of(tn_arena *arena, const char *folder)
{
    const char *own = tni_path_join(arena, folder, "templates"), *root = NULL, *reason = "";
    if (own && !tni_path_is_folder(own) &&
        tni_path_workspace(arena, folder, &root, &reason) == TN_OK) {
        own = tni_path_join(arena, root, "templates");
    }
    return own && tni_path_is_folder(own) ? own : NULL;
}

tn_status tni_offer_templates(tn_arena *arena, const char *folder, const char *const **out,
                              size_t *out_count)
{
    const char *templates = templates_of(arena, folder), *const *all = NULL, *reason = "";
    size_t count = 0;
    const tn_status status =
        templates ? tni_dir_list(arena, templates, false, &all, &count, &reason) : TN_OK;
    const char **list = tn_arena_take_array(arena, count + 1, sizeof(*list));
    *out = list;
    *out_count = 0;
    for (size_t i = 0; list && i < count; i++) {
        if (tni_path_ends(all[i], ".offer.ini")) {
            list[(*out_count)++] = all[i];
        }
    }
    return list ? status : TN_E_NOMEM;
}

/* The file to copy: as named; a bare name without a file is a template's, where there are any. */
static const char *source_of(tni_workspace *ws, const tni_new_options *w)
{
    if (!w->from || strpbrk(w->from, "/.") || tni_path_exists(w->from)) {
        return w->from ? w->from : w->product;
    }
    const char *templates = templates_of(ws->arena, ".");
    const char *name = tn_arena_format(ws->arena, "%s.offer.ini", w->from);
    const char *path = templates && name ? tni_path_join(ws->arena, templates, name) : NULL;
    return path ? path : w->from;
}

tn_status tni_new_offer(tni_workspace *ws, const tni_new_options *w, tn_buffer *out,
                        const char **reason)
{
    const tni_kind kind = w->from ? TNI_KIND_OFFER : TNI_KIND_PRODUCT;
    const tni_source_file *d = tni_workspace_load_as(ws, source_of(ws, w), kind);
    if (!d || d->status != TN_OK) {
        return d ? d->status : TN_E_NOMEM;
    }
    const int months =
        w->from && !w->duration_count ? tn_offer_months(d->offer) : usual_months(d->product, w);
    const char *product = w->product || !w->from ? w->product : d->product->file, *path = NULL;
    const tn_status named = tni_name_for(ws, w->target, product, &path);
    if (named != TN_OK) {
        return named;
    }
    tni_new_text draft = w->from ? tni_new_text_begin(ws, d->file.bytes, d->file.size, reason)
                                 : tni_new_text_begin(ws, plain_offer, strlen(plain_offer), reason);
    draft.plain = !w->from;
    if (w->from) {
        tni_new_clone(ws, &draft, d->offer, w, tni_workspace_as_of(ws, d), months);
    } else {
        plain(ws, &draft, d, months);
    }
    tni_new_text_set(&draft, "offer", "", "product", path);
    tni_new_text_values(&draft, "offer", w);
    if (w->duration_count) {
        tni_new_text_set(&draft, "offer", "", "duration", w->durations[0]);
    }
    set_reference(ws, &draft, d, w, months);
    const tn_status status = set_items(ws, &draft, d, w);
    if (!w->from) {
        if (!w->set_count) {
            add_usual_items(&draft, d->product);
        }
        tni_new_text_add(&draft, "renewal", "", (tn_edit_pair[]){{"auto", "no"}}, 1);
    }
    return status ? status : tni_new_text_end(&draft, out);
}
